import { Invalid } from '../../shared/errors/invalid';
import { choice, count, insideLocator, optional, type Field, type Read } from '../../shared/fields/fields';
import type { Column } from '../api/accounting';
import { say } from '../words';

/** What may be a code: a number may have lost leading zeros on its way, as 007 became 7. */
export type GivenCode = string | number;

/** The same field, where a number comes through as one: what becomes of it depends on an option. */
export const orNumber = (field: Field<string>): Field<GivenCode> => ({
	...field,
	read(value) {
		const given = insideLocator(value);
		return typeof given === 'number' && Number.isSafeInteger(given) ? given : field.read(value);
	},
});

export const codeOptions = {
	codeDigits: optional(
		count({
			displayName: 'Code Digits',
			description: 'How long codes and external keys are that are padded with zeros',
			least: 1,
			most: 20,
			default: 3,
		}),
	),
	codesAsNumbers: choice({
		displayName: 'Codes Given as Numbers',
		description: 'What becomes of a code that is a number, 7 where 007 may have been meant',
		choices: {
			asWritten: { name: 'As Written', description: 'The number 7 is the code 7' },
			pad: {
				name: 'Pad With Zeros',
				description:
					'To the length in Code Digits: the number 7 is the code 007. Bank accounts have no common length and are refused.',
			},
			refuse: { name: 'Refuse', description: 'Nothing is sent: the column has to be text' },
		},
		default: 'refuse',
	}),
};

export type CodeOptions = Pick<Read<typeof codeOptions>, 'codesAsNumbers' | 'codeDigits'>;

/** Digits of a business number and of a person's: with all of them there, none was lost. */
const WHOLE_NUMBER = /^(?:\d{10}|\d{13})$/;

/**
 * A code as text. A bank account is not quoted.
 * @throws Invalid where it is a number and may have been another one
 */
export function asCode(column: Column, given: GivenCode, { codesAsNumbers, codeDigits }: CodeOptions): string {
	if (typeof given === 'string') return given;
	const written = String(given);
	if (column === 'businessNumber') {
		if (WHOLE_NUMBER.test(written)) return written;
		throw new Invalid(say`a business number of 10 digits, as text: a number has lost its leading zeros`);
	}
	if (codesAsNumbers === 'asWritten') return written;
	if (codesAsNumbers === 'pad' && column !== 'accountNumber') {
		if (codeDigits === undefined)
			throw new Invalid(say`the option "Code Digits", which says to what length numbers are padded with zeros`);
		return written.padStart(codeDigits, '0');
	}
	throw new Invalid(
		say`text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"`,
	);
}
