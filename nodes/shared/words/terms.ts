import type { Dictionary } from './dictionary';

/** Korean terms that the forms of several vendors show in both editions. */
export const terms: Dictionary = {};
