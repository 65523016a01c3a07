import { codeFrom, type CodeOptions, type GivenCode } from '../../HiworksShared/codes';
import { Invalid } from '../../shared/errors/invalid';
import type { Column } from '../api/accounting';
import { say } from '../words';

/** Digits of a business number and of a person's: with all of them there, none was lost. */
const WHOLE_NUMBER = /^(?:\d{10}|\d{13})$/;

/**
 * A code as text. A bank account is not quoted, and has no common length.
 * @throws Invalid where it is a number and may have been another one
 */
export function asCode(column: Column, given: GivenCode, options: CodeOptions): string {
	if (typeof given === 'string') return given;
	if (column !== 'businessNumber') return codeFrom(given, options, column !== 'accountNumber');
	if (WHOLE_NUMBER.test(String(given))) return String(given);
	throw new Invalid(say`a business number of 10 digits, as text: a number has lost its leading zeros`);
}
