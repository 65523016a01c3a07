import type { IDataObject } from 'n8n-workflow';

import type { SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { plainLine } from '../../shared/korea/textForm';
import type { ListCall } from '../../shared/once/changeAll';
import type { ReadBackRows } from '../../shared/once/rowPolicy';
import { rewritten } from '../../shared/words/foreign';
import type { AnsweredRow, Column, Register } from '../api/accounting';
import { notAnswered, refused } from './answers';
import { columnsOf, isDone, joinCodes, readAll, type RowChange } from './rows';
import { shownRecord } from './shown';

/** A change of one record, from one item. */
export interface Prepared {
	/** Left out: nothing is to be done. */
	change?: RowChange | undefined;
	output: IDataObject;
}

/** Hiworks' words about a row; empty where it has none. */
type Answered = string;

/** Bank accounts stand in outputs, never in errors: the vendor's words may repeat what was sent. */
function withoutAccounts(changes: readonly RowChange[]): (text: string) => string {
	const accounts = changes.flatMap((change) =>
		change.kind === 'delete' ? [] : [(change.kind === 'create' ? change.row : change.values).accountNumber ?? ''],
	);
	return (text) =>
		accounts
			.filter((account) => account.length >= 4)
			.reduce((shown, account) => shown.replaceAll(account, '***'), text);
}

/** One call for changes of one kind. */
function requestFor(register: Register, changes: readonly RowChange[], client: Client) {
	const written = (values: Partial<Record<Column, string>>, prefix = '') =>
		Object.fromEntries(
			columnsOf(register).flatMap(([column, names]) =>
				values[column] === undefined ? [] : [[`${prefix}${names.write}`, values[column]]],
			),
		);
	const [first] = changes;
	if (first?.kind === 'delete') {
		const codes = changes.flatMap((change) => (change.kind === 'delete' ? [change.code] : []));
		return client.request(register.remove, { body: { [register.columns.code?.write ?? '']: joinCodes(codes) } });
	}
	if (first?.kind === 'create') {
		const list = changes.flatMap((change) => (change.kind === 'create' ? [written(change.row)] : []));
		return client.request(register.create, { body: { list } });
	}
	const list = changes.flatMap((change) =>
		change.kind === 'update'
			? [{ ...written({ [change.selector.column]: change.selector.value }), ...written(change.values, 'm_') }]
			: [],
	);
	return client.request(register.update, { body: { list } });
}

/** The code that a person finds a record by; of a change the key that it has now. */
const codeOf = (change: RowChange): string =>
	change.kind === 'create' ? change.row.code : change.kind === 'delete' ? change.code : change.selector.value;

const keyOf = (change: RowChange): string =>
	change.kind === 'update'
		? `${change.selector.column}/${plainLine(change.selector.value)}`
		: `code/${plainLine(change.kind === 'delete' ? change.code : change.row.code)}`;

/** An answered row shows the key it was found by: the old one, where a change gives it a new one. */
function keysOf({ columns }: Register, kind: RowChange['kind'] | undefined, row: AnsweredRow): string[] {
	const wanted: Array<'code' | 'externalKey'> = kind === 'update' ? ['code', 'externalKey'] : ['code'];
	return wanted.flatMap((column) => {
		const value = row[columns[column]?.write ?? ''];
		return typeof value === 'string' || typeof value === 'number' ? [`${column}/${plainLine(String(value))}`] : [];
	});
}

/** Changes of one kind, `size` in a call. */
export function changeCall(
	register: Register,
	size: number,
	client: Client,
): ListCall<RowChange, AnsweredRow[], Answered> {
	return {
		size,
		request: (changes) => requestFor(register, changes, client),
		results(answered, changes) {
			const hide = withoutAccounts(changes);
			// By key, never by position: the order of the answer is not promised.
			const byKey = new Map(
				answered.flatMap((row) => keysOf(register, changes[0]?.kind, row).map((key) => [key, row] as const)),
			);
			return changes.map((change) => {
				const row = byKey.get(keyOf(change));
				if (!row) return notAnswered();
				const words = hide(client.redact((row.msg ?? row.message ?? '').trim()));
				return row.code === 'SUC' ? words : refused(row.code, words);
			});
		},
		shown(failure, changes) {
			const hide = withoutAccounts(changes);
			return failure.with({
				title: rewritten(failure.message, hide),
				what: rewritten(failure.what, hide),
				vendorMessage: failure.vendorMessage && hide(failure.vendorMessage),
			});
		},
	};
}

/**
 * The list tells what took effect; the rest is sent once more. Hiworks refuses to make a code twice, also where a
 * gateway does so: what the list has was made, whatever a refusal says.
 */
export const readByList = (
	register: Register,
	client: Client,
	afterRefusal: ReadBackRows<RowChange, Answered>['afterRefusal'],
): ReadBackRows<RowChange, Answered> => ({
	kind: 'readBack',
	async look() {
		const stored = await readAll(register, client);
		return (change) => isDone(change, stored);
	},
	found: () => '',
	sendAgain: true,
	afterRefusal,
});

/** Sends the changes of many items in one call. @returns what became of each, in their order */
export async function changeEach(
	register: Register,
	prepared: readonly Prepared[],
	{ client, once }: SendingRun,
	rowsPerCall: number,
): Promise<Array<IDataObject | Failure>> {
	const places = prepared.flatMap(({ change }, place) => (change ? [place] : []));
	const changes = prepared.flatMap(({ change }) => change ?? []);
	const ends = await once.of(...places).changeAll(
		changes,
		{ ...changeCall(register, rowsPerCall, client), content: (change) => [register.value, change], nameOf: codeOf },
		// What is refused because it is not there was never deleted by us, for all that is known.
		readByList(register, client, changes[0]?.kind === 'delete' ? false : 'duplicate'),
	);
	const endOf = new Map(changes.map((change, index) => [change, ends[index]]));
	return prepared.map(({ change, output }) => {
		if (!change) return { ...shownRecord(output), message: null, duplicate: false, recovered: false };
		const end = endOf.get(change) ?? notAnswered();
		if (end instanceof Failure) return end;
		const { result, duplicate, recovered } = end;
		return { ...shownRecord(output), message: result || null, duplicate, recovered };
	});
}
