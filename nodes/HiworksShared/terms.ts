import type { Dictionary } from '../shared/words/dictionary';

/** Korean terms of its forms that both editions show. */
export const terms: Dictionary = {};
