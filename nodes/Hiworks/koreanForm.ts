import type { Dictionary } from '../shared/words/dictionary';
import { accounting } from './forms/accounting';
import { approval } from './forms/approval';
import { messages } from './forms/messages';
import { office } from './forms/office';
import { trigger } from './forms/trigger';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({
	...office(),
	...accounting(),
	...approval(),
	...messages(),
	...trigger(),
});
