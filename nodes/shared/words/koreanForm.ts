import type { Dictionary } from './dictionary';

/** What the forms of several vendors say, in Korean. */
export const koreanForm = (): Dictionary => ({});
