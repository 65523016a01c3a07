import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({});
