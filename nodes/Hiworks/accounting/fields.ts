import { codeOptions, orNumber, type CodeOptions, type GivenCode } from '../../HiworksShared/codes';
import { inside, Invalid } from '../../shared/errors/invalid';
import { choice, clearable, count, ofRun, optional, options, text, type Field } from '../../shared/fields/fields';
import { plainNumber } from '../../shared/korea/textForm';
import type { Column, Register } from '../api/accounting';
import { say } from '../words';
import { asCode } from './codes';
import { columnNames, mayLack, type Row } from './rows';

/** Codes travel joined by commas. @throws Invalid */
function code(value: string): string {
	if (value.includes(',')) throw new Invalid(say`a code without a comma`, value);
	return value;
}

const plain = (value: string) => value;

/** What came out masked, as an account in a dry run, must not be written back. @throws Invalid */
function inFull(value: string): string {
	const number = plainNumber(value);
	if (number.includes('*')) throw new Invalid(say`a number in full: this one is masked`, value);
	return number;
}

interface ColumnTexts {
	displayName: string;
	description: string;
	parse: (value: string) => string;
}

const COLUMNS: Readonly<Record<Column, ColumnTexts>> = {
	code: {
		displayName: 'Code',
		description: 'The code in your ERP and in Hiworks (코드), as text: a number has lost its leading zeros',
		parse: code,
	},
	name: { displayName: 'Name', description: 'What people see (이름)', parse: plain },
	externalKey: {
		displayName: 'External Key',
		description: 'A key of your own (외부키); empty for a new record: the code',
		parse: code,
	},
	businessNumber: {
		displayName: 'Business Number',
		description: 'Business registration number (사업자등록번호); hyphens do not matter',
		parse: inFull,
	},
	bankName: { displayName: 'Bank Name', description: 'Bank (은행명)', parse: plain },
	accountNumber: { displayName: 'Account Number', description: 'Bank account (계좌번호), as text', parse: inFull },
	accountHolder: { displayName: 'Account Holder', description: 'Holder of the bank account (예금주)', parse: plain },
};

/** What is told apart sign by sign, and may come as a number. */
const ARE_CODES: readonly Column[] = ['code', 'externalKey', 'businessNumber', 'accountNumber'];

/** One column of a record, as text. */
export const column = (name: Column): Field<string> => text({ ...COLUMNS[name], textOnly: ARE_CODES.includes(name) });

/** As the form shows it. */
export const labelOf = (name: Column): string => COLUMNS[name].displayName;

/** The same as an item gives it. */
function given(name: Column): Field<GivenCode> {
	const field = mayLack(name) ? clearable(column(name)) : column(name);
	return ARE_CODES.includes(name) ? orNumber(field) : field;
}

/** A record as the fields of an item give it. */
type GivenRow = Partial<Record<Column, GivenCode | undefined>>;

type RowFields = Record<Column, Field<GivenCode | undefined>>;

/** The columns of a record; but for `required` ones they may be left out. */
export const rowFields = (register: Register, required: readonly Column[]) =>
	Object.fromEntries(
		columnNames(register).map((name) => [name, required.includes(name) ? given(name) : optional(given(name))]),
	) as RowFields;

/** New values of a record; what is left out stays. */
export const changeFields = (register: Register) =>
	options({
		displayName: 'Changes',
		description: 'What becomes different; all else stays',
		placeholder: 'Add change',
		fields: rowFields(register, []),
	});

export const matchBy = choice({
	displayName: 'Match By',
	description: 'How records are told apart',
	choices: { code: 'Code', externalKey: 'External Key' },
	default: 'code',
});

/** An existing record, chosen from the list or named. */
export const existing = (register: Register, displayName: string, description: string) =>
	orNumber(
		text({
			displayName,
			description,
			placeholder: 'e.g. 001',
			parse: code,
			textOnly: true,
			searchMethod: searchMethodOf(register),
		}),
	);

/** Name of the method of the node that lists the records. */
export const searchMethodOf = ({ value }: Register) => `search${value.charAt(0).toUpperCase()}${value.slice(1)}`;

export const batchOptions = {
	rowsPerCall: count({
		displayName: 'Rows per Call',
		description: 'How many records go in one call, at most',
		least: 1,
		most: 1000,
		default: 100,
	}),
};

/** The same of what has codes. */
export const listOptions = { ...codeOptions, ...batchOptions };

const emptyCells = ofRun(
	choice({
		displayName: 'Empty Cells',
		description:
			'What an empty cell of a sheet does to what Hiworks has of a customer: its documents do not say that an empty value clears. A name, a code or an external key always stays.',
		choices: {
			clear: { name: 'Clear', description: 'An empty value is sent' },
			leave: { name: 'Leave', description: 'What is stored stays' },
		},
		default: 'leave',
	}),
);

/** The same where records change; of a list whose records may lack something, what an empty cell does. */
export const changeOptions = (register: Register) =>
	({ ...listOptions, ...(register.columns.bankName && { emptyCells }) }) as typeof listOptions;

/** A record from the fields of an item. @throws Invalid */
export const rowOf = (register: Register, fields: GivenRow, codes: CodeOptions): Row =>
	Object.fromEntries(
		columnNames(register).flatMap((name) => {
			const value = fields[name];
			return value === undefined ? [] : [[name, inside(labelOf(name), () => asCode(name, value, codes))]];
		}),
	) as Row;
