import type { Dictionary } from '../shared/words/dictionary';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({});
