import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Columns } from '../columns/columns';
import type { Failure } from '../errors/failure';
import { count, toProperties, type Field, type Fields, type Read } from '../fields/fields';
import type { Client, Wait } from '../http/client';
import type { ChangingEffect, HarmlessEffect } from '../http/endpoint';
import type { Once } from '../once/once';
import type { Words } from '../words/say';
import type { Vendor } from './vendor';

/** One thing to do: an item, or several that belong together. */
export interface Unit<F extends Fields> {
	/** Of the first item. Those that belong together agree on them but for the grouping's `ownFields`. */
	fields: Read<F>;
	/** The input items it comes from, in order of appearance. */
	itemIndexes: readonly number[];
	/** Where a person finds it: `item 3`, `row 12` of a sheet. */
	place: Words;
	/** Whether rows of a sheet say it, by their columns. */
	fromSheet: boolean;
	/** What a person should know of the rows of a sheet; of items there is none. */
	warnings: readonly Words[];
}

/** An output with files. */
export class WithBinary {
	readonly json: IDataObject;
	readonly binary: IBinaryKeyData;

	constructor(json: IDataObject, binary: IBinaryKeyData) {
		this.json = json;
		this.binary = binary;
	}
}

/** What one execution of a node shares. */
export interface Run {
	context: IExecuteFunctions;
	client: Client;
	/** As the user filled it in, secrets included: never put any of it into an output or an error. */
	credentials: Readonly<Record<string, unknown>>;
	/** Scheme and host of the vendor. */
	baseUrl: string;
	/** Tells the credential's account from others; kept with executions, it says nothing of the key. */
	account: string;
	/** Whether what the credential does has legal effect. */
	live: boolean;
	/** How many units the run has, those included that cannot be sent. */
	units: number;
	/** Tells in sight of the run, above its output, what a person must not miss. */
	tell(words: Words): void;
	/** The moment the run began: all its items agree on what "today" is. */
	now: Date;
	/** Seconds until a call without answer is given up. */
	timeout: number;
	/** Calls under way at once. */
	itemsInFlight: number;
	/** How time passes between two tries; left out: by the clock. */
	wait?: Wait | undefined;
}

/**
 * What sending shares beside that: nothing of the first pass can change anything, and nothing of legal effect passes a
 * door of which nobody was asked for consent.
 */
export interface SendingRun<in E extends ChangingEffect = HarmlessEffect> extends Run {
	/** The door for what is being sent. */
	once: Once<E>;
}

/** The same in an operation that has `binding`. */
export type BindingRun = SendingRun<ChangingEffect>;

/** What the first item says. It may lack what could not be read, but for options: these are the defaults then. */
export type First<F extends Fields> = Partial<Read<F>> & Pick<Read<F>, keyof F & 'options'>;

/** How items of a form find together. `fields` may lack what could not be read. */
export interface Grouping<F extends Fields> {
	/** Items with one key are one unit; undefined: the item stands for itself. */
	keyOf(fields: Partial<Read<F>>): string | undefined;
	/** Fields that may differ between the items of a unit. */
	ownFields: ReadonlyArray<keyof F & string>;
	/** Why it does no harm if some of them are missing. */
	partIsHarmless: string;
}

/**
 * One operation: what the user sees and what happens. `P` is what the first pass makes of a unit, `S` what the
 * units of a run share.
 *
 * The first pass reads and checks all units; only then `send` is called for each. See run.ts.
 */
export interface Operation<F extends Fields, P, S> {
	/** camelCase, never changed once shipped. */
	value: string;
	/** Title Case, without the resource. */
	name: string;
	/** Sentence case, with the resource. */
	action: string;
	description: string;
	fields: F;
	/** Whose operation it is. */
	vendor: Vendor;
	/** Options that count once, for all items of a run: their names, and labels. */
	ofRun: ReadonlyArray<readonly [name: string, label: string]>;
	/**
	 * It calls nothing that the vendor counts: its outputs do not say how many calls are left, and of options it has
	 * its own alone.
	 */
	callsNothing?: true;
	/** How items find together into one unit. */
	group?: Grouping<F>;
	/** How rows of a sheet become what the form would hold. */
	columns?: Columns;
	/**
	 * Where it cannot work as a tool of an agent, with these fields or ever: why, and what to use instead. Files of the
	 * input are refused without it, see binaryInput.ts.
	 */
	notAsTool?(fields: Partial<Read<F>>): Words | undefined;
	/** What the units share. @throws Invalid or Failure where none of them can be done */
	begin?(first: First<F>, run: Run): S;
	/**
	 * First pass: checks a unit and makes of it all that sending needs. May read from the vendor, never changes anything
	 * there.
	 * @throws Invalid or Failure
	 */
	prepare(unit: Unit<F>, run: Run, shared: S): P | Promise<P>;
	/** The reference ID: two units of a run must not have the same. undefined where a unit has none. */
	identity?(prepared: P): string | undefined;
	/** What the identity is called, where it is no reference ID. */
	identityName?: string;
	/** What would get legal effect: the amounts of the documents in won. Empty or absent: nothing needs consent. */
	binding?(prepared: readonly P[], run: Run, shared: S): bigint[];
	/** What has still to happen where an output has one of these as its `status`, which is not the end yet. */
	waits?: Readonly<Record<string, Words>>;
	/** One call for each unit. @throws Failure */
	send?(prepared: P, run: BindingRun, shared: S): Promise<Output>;
	/** Instead of `send`: one call for many units. */
	batch?: Batch<P, S>;
	/** After all were sent; may complete the outputs in place. Its failures are not failures of the items. */
	finish?(sent: ReadonlyArray<{ prepared: P; output: IDataObject }>, run: Run, shared: S): Promise<void>;
}

/** What becomes of a unit: an item, several, or one with files. */
export type Output = IDataObject | IDataObject[] | WithBinary;

export interface Batch<P, S, E extends ChangingEffect = ChangingEffect> {
	/** Units that one call takes, at most. Left out: all of the run. */
	size?(shared: S): number;
	/** @returns what became of each unit, in their order; @throws Failure true of them all, of which none was sent */
	send: (prepared: readonly P[], run: SendingRun<E>, shared: S) => Promise<Array<Output | Failure>>;
}

export type AnyOperation = Operation<Fields, unknown, unknown>;

/** What an operation shows: its fields, and behind them its options with those of every run. */
export type WithOptions<F extends Fields, O extends Fields> = F & { options: Field<Read<O & typeof runFields>> };

/** A resource and its operations. */
export interface Resource {
	/** camelCase, never changed once shipped. */
	value: string;
	/** Title Case. */
	name: string;
	/** In the order of use, unofficial ones last: as the editor and the creator show them. */
	operations: readonly AnyOperation[];
	/** The operation a new node begins with. */
	default: string;
}

/** Settings that every operation's options offer. They are read once, from the first item. */
export const runFields = {
	itemsInFlight: count({
		displayName: 'Items in Flight',
		description: 'How many items are sent at the same time, at most',
		least: 1,
		most: 100,
		default: 5,
	}),
	timeout: count({
		displayName: 'Timeout',
		description: 'Seconds to wait for an answer before the outcome counts as unknown',
		least: 1,
		most: 600,
		default: 60,
	}),
} satisfies Record<string, Field<number>>;

const FIXED_CHOICE = { type: 'options', noDataExpression: true } as const;

/**
 * The properties of a node: resource (`initial` at first), operation, and each operation's fields. Nothing of it is
 * written twice.
 */
export function toNodeProperties(resources: readonly Resource[], initial: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			...FIXED_CHOICE,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: initial,
		},
		...resources.map((resource): INodeProperties => ({
			displayName: 'Operation',
			name: 'operation',
			...FIXED_CHOICE,
			displayOptions: { show: { resource: [resource.value] } },
			options: resource.operations.map(({ name, value, action, description }) => ({
				name,
				value,
				action,
				description,
			})),
			default: resource.default,
		})),
		...resources.flatMap((resource) =>
			resource.operations.flatMap(({ value, fields }) =>
				toProperties(fields, { resource: [resource.value], operation: [value] }),
			),
		),
	];
}
