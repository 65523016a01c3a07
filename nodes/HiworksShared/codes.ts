import { Invalid } from '../shared/errors/invalid';
import { choice, count, insideLocator, optional, withAllDigits, type Field, type Read } from '../shared/fields/fields';
import { say } from './words';

/** What may be a code: a number may have lost leading zeros on its way, as 007 became 7. */
export type GivenCode = string | number;

/** The same field, where a number comes through as one: what becomes of it depends on an option. */
export const orNumber = (field: Field<string>): Field<GivenCode> => ({
	...field,
	read(value) {
		const given = insideLocator(value);
		return typeof given === 'number' && Number.isSafeInteger(given) ? given : withAllDigits(field.read(value));
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

/**
 * A code that came as a number, as text.
 * @param isPaddable whether codes of its kind have one length
 * @throws Invalid where it may have been another one
 */
export function codeFrom(
	number: number,
	{ codesAsNumbers, codeDigits }: Partial<CodeOptions>,
	isPaddable = true,
): string {
	const written = String(number);
	if (codesAsNumbers === 'asWritten') return written;
	if (codesAsNumbers === 'pad' && isPaddable) {
		if (codeDigits === undefined)
			throw new Invalid(say`the option "Code Digits", which says to what length numbers are padded with zeros`);
		return written.padStart(codeDigits, '0');
	}
	throw new Invalid(
		say`text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"`,
	);
}
