import type { Dictionary } from './dictionary';

/** What several rooms say. */
export const common = (): Dictionary => ({});
