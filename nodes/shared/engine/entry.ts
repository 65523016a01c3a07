import type { Failure } from '../errors/failure';
import type { Step } from '../errors/invalid';
import type { Fields, Read } from '../fields/fields';
import type { Words } from '../words/say';
import type { Output } from './operation';

/** A unit on its way through the two passes. */
export interface Entry {
	itemIndexes: number[];
	fields: Partial<Read<Fields>>;
	/** Where a person finds it: `item 3`, `row 12` of a sheet. */
	place: Words;
	/** Of a sheet: the cell that an error is about, by the path that the form has to it. */
	cellAt?(path: readonly Step[]): Words | undefined;
	problems: Words[];
	/** Of a sheet: what a person should know of it. */
	warnings?: readonly Words[];
	failure?: Failure;
	prepared?: unknown;
	/** Whether this try came to send it. */
	isBegun?: true;
	output?: Output;
}
