import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({});
