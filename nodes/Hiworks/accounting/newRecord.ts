import type { SendingRun } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import { optional, options, type Field } from '../../shared/fields/fields';
import type { Words } from '../../shared/words/say';
import type { Column, Register } from '../api/accounting';
import { say } from '../words';
import { countedColumns, shownAs } from './counted';
import { column, labelOf } from './fields';
import { columnNames, MAY_LACK, type Row } from './rows';

/**
 * Values that stand in where a new record lacks one: Hiworks calls all columns of a new customer necessary (필수), many
 * have no bank account, and its documents name no empty value.
 */
export type StandIns = Partial<Readonly<Record<Column, string | undefined>>>;

const forNewRecords = options({
	displayName: 'For New Records',
	description:
		'Hiworks wants bank account and business number of every new customer. What stands here is sent for those that have none.',
	placeholder: 'Add value',
	fields: Object.fromEntries(MAY_LACK.map((name) => [name, optional(column(name))])) as Readonly<
		Record<(typeof MAY_LACK)[number], Field<string | undefined>>
	>,
});

/** A field that a list has whose records may lack something; of the others it is read as undefined. */
export const newRecordFields = (register: Register) =>
	(register.columns.bankName ? { forNewRecords } : {}) as Readonly<{ forNewRecords: Field<StandIns | undefined> }>;

/** A record as it is created. */
export interface NewRecord {
	row: Row;
	/** What stood in for a missing value. */
	filled: Column[];
	/** What it lacks all the same. */
	missing: Column[];
}

/** Hiworks wants every column of a new record; the external key is the code where there is none. */
export function newRecord(register: Register, given: Row, standIns: StandIns = {}): NewRecord {
	const row = { ...given, externalKey: given.externalKey ?? given.code };
	// What a sheet would take away, a new record has not.
	const lacking = columnNames(register).filter((name) => !row[name]);
	const filled = lacking.filter((name) => standIns[name] !== undefined);
	return {
		row: { ...row, ...Object.fromEntries(filled.map((name) => [name, standIns[name]])) },
		filled,
		missing: lacking.filter((name) => !filled.includes(name)),
	};
}

/** @throws Invalid */
export function requireComplete({ missing }: NewRecord): void {
	const [first] = missing;
	if (first)
		throw new Invalid(
			say`a value: Hiworks wants ${missing.map(shownAs).join(', ')} of a new record; where it has none, give one by "For New Records"`,
		).within(labelOf(first));
}

/** What stood in for something, as the plan tells it. */
export const filledFrom = (filled: readonly Column[]): Words | null =>
	filled.length === 0 ? null : say`From For New Records: ${filled.map(shownAs).join(', ')}`;

/** Tells in sight of the run how many new records lack what. */
export function tellNewRecords({ tell }: Pick<SendingRun, 'tell'>, records: readonly NewRecord[]): void {
	const [filled, missing] = [
		countedColumns(records.flatMap((record) => record.filled)),
		countedColumns(records.flatMap((record) => record.missing)),
	];
	if (filled) tell(say`New records that got a value of For New Records: ${filled}.`);
	if (missing) tell(say`New records that lack a value: ${missing}. One can be given by For New Records.`);
}
