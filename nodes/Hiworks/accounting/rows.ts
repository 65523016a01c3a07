import type { Client } from '../../shared/http/client';
import { plainNumber, sameText } from '../../shared/korea/textForm';
import type { Column, Register } from '../api/accounting';

/** A record as an ERP means it; what is not given is not compared. */
export type Row = { code: string } & Partial<Record<Exclude<Column, 'code'>, string>>;

/** What a customer may have none of. */
export const MAY_LACK = ['businessNumber', 'bankName', 'accountNumber', 'accountHolder'] as const;

export const mayLack = (name: Column): boolean => (MAY_LACK as readonly Column[]).includes(name);

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
	/** `number`: Hiworks' own of it, where it was read; another record may get its code. */
	| { kind: 'delete'; code: string; number?: string };

/** The columns that a list has, with their names on the wire. */
export const columnsOf = ({ columns }: Register) =>
	Object.entries(columns) as Array<[Column, { write: string; read: string }]>;

/** The same without the names on the wire. */
export const columnNames = ({ columns }: Register) => Object.keys(columns) as Column[];

/** Everything in the list, in one call. */
export async function readAll(register: Register, client: Client): Promise<StoredRow[]> {
	const { data } = await client.read(client.request(register.list, {}));
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

const digitsOf = (value: string) => plainNumber(value).replace(/\D/g, '');

/** Whether two values of a column mean the same: business numbers by their digits, all else as it reads. */
export function sameValue(column: string, a: string, b: string): boolean {
	return column === 'businessNumber' && digitsOf(a) !== '' ? digitsOf(a) === digitsOf(b) : sameText(a, b);
}

/** Codes are joined with commas, so a code with one would be two. */
export const joinCodes = (codes: readonly string[]) => codes.join(', ');

/**
 * Whether a change has taken effect, by what Hiworks has now. undefined: a record that got another key cannot be told
 * from the one that has its old key by now.
 */
export function isDone(change: RowChange, stored: readonly StoredRow[]): boolean | undefined {
	if (change.kind === 'delete')
		return !stored.some(
			({ values, number }) => sameText(values.code, change.code) && (change.number ?? number) === number,
		);
	// A new record is switched on.
	if (change.kind === 'create') return stored.some(({ values, active }) => active && hasAll(values, change.row));
	const { column, value } = change.selector;
	const isThere = stored.some(({ values }) => hasAll(values, { [column]: value, ...change.values }));
	const getsOther = !sameText(change.values[column] ?? value, value);
	return isThere && getsOther && stored.some(({ values }) => sameText(values[column], value)) ? undefined : isThere;
}

const hasAll = (values: Readonly<Record<string, string>>, wanted: Readonly<Partial<Record<Column, string>>>) =>
	Object.entries(wanted).every(([column, value]) => sameValue(column, value, values[column] ?? ''));
