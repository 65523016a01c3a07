import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RequestRecord, Sandbox } from '../../sandbox/index.ts';
import type { Execution, Result } from '../engine/support/engine';
import type { Tested } from '../engine/support/mutations';

/** Fields by their path. */
export type Fields = Record<string, Tested>;

/** What of an operation all tests that go through the table need. */
interface Row {
	/** `<resource>.<operation>` */
	name: string;
	/** Which way of it this is, where the ways have policies of their own: each has a row. */
	variant?: string;
	/** The contract's operation that it calls; the last one that changes something, where several calls are made. */
	route: string | undefined;
	/** Fields beside those of `arrange`, each a further run: to put out whatever the operation can. */
	outputs?: readonly INodeParameters[];
	/** Where the vendor's fields are tested one by one: every field by its path, its kind and its limits. */
	fields?: Fields;
	/** What the good item has beside what `arrange` gives. */
	good?: IDataObject;
	/** Path of the field in which items of a run must differ: each gets its own value there. */
	differ?: string;
	/** A whole document, whose fields the vendor's own tests vary: here each would have to fit all others. */
	fieldsApart?: true;
	/** Items that ask the same share a call: what of an item says what it asks for. */
	sharesCalls?(item: IDataObject): string;
}

/** An operation that changes nothing. */
export interface ReadingOperation extends Row {
	policy?: undefined;
	lost?: undefined;
	again?: undefined;
	effectsInAll?: undefined;
	/** Prepares the sandbox, and gives what items need to be read. */
	arrange(sandbox: Sandbox): Promise<Arranged<[IDataObject, ...IDataObject[]]>>;
}

/** How an operation that changes something keeps it from happening twice, and how it tells of it. */
export interface ChangingOperation extends Row {
	route: string;
	policy: 'lookUp' | 'readBack' | 'remember' | 'repeatable';
	/** What is told of a call whose answer was lost after its effect. */
	lost: 'recovered' | 'done' | 'unknown';
	/** What is told of the same item in another execution. */
	again: 'duplicate' | 'done' | 'rejected' | 'notSent';
	/** Effects at the vendor after that other execution: 1, unless the vendor makes it a second time. */
	effectsInAll: 1 | 2;
	/**
	 * Effects at the vendor in the other cases, where a second one does no harm and every send has one: those of both
	 * items after a lost answer (2) and after a second try (2), that of the one whose second try is refused (1).
	 */
	effects?: { lost: number; secondTry: number; refused: number };
	/** Options of the node by which each item is a call of its own, where items go together. */
	options?: INodeParameters;
	/** Items are one plan, whose rows tell what failed: the run does not fail, and n8n does not try it again. */
	failsInRows?: boolean;
	/** Calls that only prepare it: what they leave at the vendor is no effect of it, however often it is there. */
	prepares?: readonly string[];
	/** It makes up for a difference that was read: nothing is remembered, a later try plans anew. */
	plans?: true;
	/**
	 * One item is a plan of both things to do, one call each. It puts out how each of them ended, and last the new state,
	 * for the sake of which it never fails as a whole: what was not done, another execution does.
	 */
	together?: true;
	/**
	 * Prepares the sandbox for two things to do, and gives what two items need for it. Their calls go one by one: with
	 * `rowsPerCall: 1` where rows go together.
	 */
	arrange(sandbox: Sandbox): Promise<Arranged<[IDataObject, IDataObject] | [plan: IDataObject]>>;
}

interface Arranged<Input> {
	fields: INodeParameters;
	input: Input;
}

/** A row of the table: there is one at least for each operation of a node. */
export type OperationRow = ReadingOperation | ChangingOperation;

/** Rows of what changes something. */
export const changing = (rows: readonly OperationRow[]): ChangingOperation[] =>
	rows.filter((row): row is ChangingOperation => row.policy !== undefined);

/** Lets what is read stand as it is: nothing needs to be prepared. */
export const asItIs = (fields: INodeParameters = {}, item: IDataObject = {}) => ({
	arrange: async () => ({ fields, input: [item] as [IDataObject] }),
});

/** A node, and how it is run in these tests. */
export interface NodeUnderTest {
	/** As n8n knows it. */
	node: string;
	/** Its folder below nodes/. */
	folder: string;
	operations: readonly OperationRow[];
	/** Of the credential, what nobody may see. */
	secrets: IDataObject;
	/** What of the credential gives legal effect to what can have it. */
	live?: IDataObject;
	run(
		sandbox: Sandbox,
		name: string,
		fields: INodeParameters,
		more: Partial<Omit<Execution, 'node' | 'credentials' | 'parameters'>> & {
			options?: INodeParameters;
			/** Of the credential, what is other than usual. */
			credential?: IDataObject;
		},
	): Promise<Result>;
	/** The vendor's side of the sandbox. */
	host(sandbox: Sandbox): {
		url: string;
		reset(): void;
		setFaults(faults: object[]): void;
		requests(): RequestRecord[];
		clearRequests(): void;
	};
}

/** The fields of each operation, where they are tested one by one. */
export const fieldsByOperation = ({ operations }: Pick<NodeUnderTest, 'operations'>): Record<string, Fields> =>
	Object.fromEntries(operations.flatMap(({ name, fields }) => (fields ? [[name, fields]] : [])));
