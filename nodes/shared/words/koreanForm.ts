import type { Dictionary } from './dictionary';
import { amendment } from './forms/amendment';
import { document } from './forms/document';
import { items } from './forms/items';
import { operations } from './forms/operations';
import { parties } from './forms/parties';
import { polling } from './forms/polling';
import { sheet } from './forms/sheet';
import { trigger } from './forms/trigger';

/** What the forms of several vendors say, in Korean. */
export const koreanForm = (): Dictionary => ({
	...operations(),
	...sheet(),
	...document(),
	...parties(),
	...items(),
	...amendment(),
	...trigger(),
	...polling(),
});
