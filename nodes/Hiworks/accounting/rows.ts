import { notStarted, Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import type { Column, Register } from '../api/accounting';

/** A record as an ERP means it; what is not given is not compared. */
export type Row = { code: string } & Partial<Record<Exclude<Column, 'code'>, string>>;

/** A record as Hiworks has it. */
export interface StoredRow {
	values: Record<string, string>;
	/** A record that is switched off in Hiworks cannot be switched on through the API. */
	active: boolean;
	number: string;
	updatedAt: string;
}

/** How a record is found. */
export interface Selector {
	column: 'code' | 'externalKey';
	value: string;
}

/** One thing to do with one record. */
export type RowChange =
	| { kind: 'create'; row: Row }
	| { kind: 'update'; selector: Selector; values: Partial<Record<Column, string>> }
	| { kind: 'delete'; code: string };

const columnsOf = ({ columns }: Register) =>
	Object.entries(columns) as Array<[Column, { write: string; read: string }]>;

/** Everything in the list, in one call. */
export async function readAll(register: Register, client: Client): Promise<StoredRow[]> {
	const { data } = await client.call(register.list, {});
	return data.map((read) => ({
		values: Object.fromEntries(
			columnsOf(register).map(([column, names]) => [
				column,
				String((read as Record<string, unknown>)[names.read] ?? ''),
			]),
		),
		active: read.use_flag !== 'N',
		number: read.no,
		updatedAt: read.updatedate,
	}));
}

/** Codes are joined with commas, so a code with one would be two. */
export const joinCodes = (codes: readonly string[]) => codes.join(', ');

export const refused = (code: string, message: string) =>
	new Failure({
		outcome: 'rejected',
		title: `Hiworks refused the row: ${message || 'it gave no reason'} (${code})`,
		description: 'Correct what the message names and run this row again.',
		code,
		vendorMessage: message || undefined,
		httpStatus: 200,
	});

export const notAnswered = () =>
	new Failure({
		outcome: 'unknown',
		title: 'The outcome is unknown: Hiworks answered without this row',
		description: 'Look in Hiworks whether it took effect before you send it again.',
	});

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

/** Sends changes of one kind in one call. @returns what became of each: its words, or why not */
async function send(
	register: Register,
	changes: readonly RowChange[],
	client: Client,
): Promise<Array<string | Failure>> {
	const [{ kind } = { kind: 'create' as const }] = changes;
	const hide = withoutAccounts(changes);
	const answered = await exchange(register, kind, changes, client).catch((error: unknown) => {
		if (error instanceof Failure)
			return error.with({
				title: hide(error.message),
				vendorMessage: error.vendorMessage && hide(error.vendorMessage),
			});
		throw error;
	});
	if (answered instanceof Failure) return changes.map(() => answered);
	// By key, never by position: the order of the answer is not promised.
	const byKey = new Map(answered.flatMap((row) => keysOf(register, kind, row).map((key) => [key, row] as const)));
	return changes.map((change) => {
		const row = byKey.get(keyOf(change));
		if (!row) return notAnswered();
		const words = hide(client.redact((row.msg ?? row.message ?? '').trim()));
		return row.code === 'SUC' ? words : refused(row.code, words);
	});
}

async function exchange(register: Register, kind: RowChange['kind'], changes: readonly RowChange[], client: Client) {
	const written = (values: Partial<Record<Column, string>>, prefix = '') =>
		Object.fromEntries(
			columnsOf(register).flatMap(([column, names]) =>
				values[column] === undefined ? [] : [[`${prefix}${names.write}`, values[column]]],
			),
		);
	const codeName = register.columns.code?.write ?? '';
	if (kind === 'delete') {
		return await client.call(register.remove, {
			body: { [codeName]: joinCodes(changes.flatMap((change) => (change.kind === 'delete' ? [change.code] : []))) },
		});
	}
	if (kind === 'create') {
		return await client.call(register.create, {
			body: {
				list: changes.flatMap((change) =>
					change.kind === 'create' ? [written(change.row) as Record<string, string>] : [],
				),
			},
		});
	}
	const list = changes.flatMap((change) =>
		change.kind === 'update'
			? [{ ...written({ [change.selector.column]: change.selector.value }), ...written(change.values, 'm_') }]
			: [],
	);
	return await client.call(register.update, { body: { list } });
}

const keyOf = (change: RowChange): string =>
	change.kind === 'update'
		? `${change.selector.column}/${change.selector.value}`
		: `code/${change.kind === 'delete' ? change.code : change.row.code}`;

/** An answered row shows the key it was found by: the old one, where a change gives it a new one. */
function keysOf({ columns }: Register, kind: RowChange['kind'], row: Record<string, unknown>): string[] {
	const wanted: Array<'code' | 'externalKey'> = kind === 'update' ? ['code', 'externalKey'] : ['code'];
	return wanted.flatMap((column) => {
		const value = row[columns[column]?.write ?? ''];
		return typeof value === 'string' || typeof value === 'number' ? [`${column}/${String(value).trim()}`] : [];
	});
}

/** Whether a change has taken effect, by what Hiworks has now. */
export function isDone(change: RowChange, stored: readonly StoredRow[]): boolean {
	if (change.kind === 'delete') return !stored.some(({ values }) => values.code === change.code);
	const wanted: Partial<Record<Column, string>> =
		change.kind === 'create' ? change.row : { [change.selector.column]: change.selector.value, ...change.values };
	return stored.some(({ values }) => Object.entries(wanted).every(([column, value]) => values[column] === value));
}

const isUnknown = (result: string | Failure) => result instanceof Failure && result.outcome === 'unknown';

const isStop = (result: string | Failure): result is Failure => result instanceof Failure && result.stopsRun;

/** Sends changes of one kind, `size` in a call, one call after the other; after a refused key nothing more. */
async function sendAll(
	register: Register,
	changes: readonly RowChange[],
	size: number,
	client: Client,
): Promise<Array<string | Failure>> {
	const results: Array<string | Failure> = [];
	for (let start = 0; start < changes.length; start += size) {
		const chunk = changes.slice(start, start + size);
		const stop = results.find(isStop);
		results.push(...(stop ? chunk.map(() => notStarted(stop)) : await send(register, chunk, client)));
	}
	return results;
}

/**
 * Makes changes of one kind, `size` in a call. Where an answer is lost the list is read once: what took effect is done,
 * the rest is sent once more. Nothing is created twice.
 */
export async function applyChanges(
	register: Register,
	changes: readonly RowChange[],
	size: number,
	client: Client,
): Promise<Array<{ failure?: Failure; message: string; recovered: boolean }>> {
	const results = await sendAll(register, changes, size, client);
	const lost = results.flatMap((result, index) => (isUnknown(result) ? [index] : []));
	const stored =
		lost.length === 0 || results.some(isStop) ? undefined : await readAll(register, client).catch(() => undefined);
	const open = stored && lost.filter((index) => !isDone(changes[index] as RowChange, stored));
	const recovered = new Set(open && lost.filter((index) => !open.includes(index)));
	for (const index of recovered) results[index] = '';
	if (open) {
		const again = await sendAll(
			register,
			open.map((index) => changes[index] as RowChange),
			size,
			client,
		);
		for (const [place, index] of open.entries()) results[index] = again[place] as string | Failure;
	}
	return results.map((result, index) =>
		result instanceof Failure
			? { failure: result, message: '', recovered: false }
			: { message: result, recovered: recovered.has(index) },
	);
}
