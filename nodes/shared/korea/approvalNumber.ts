import { Invalid } from '../errors/invalid';
import { withoutSeparators } from './partyNumber';
import { expectedNumber } from './textForm';
import { say } from './words';

/**
 * Reads an NTS approval number (국세청승인번호): a string of 24 characters; dashes of every kind, such as Hometax writes
 * between 8-8-8, and white space are dropped.
 * @throws Invalid for anything else, a number too: it has 24 digits, of which only 15 are kept
 */
export function parseApprovalNumber(value: unknown): string {
	if (typeof value === 'number')
		throw new Invalid(
			say`an NTS approval number of 24 characters as text: as a number it has lost its last digits (make the column text and fill it in again)`,
		);
	const plain = withoutSeparators(value);
	if (!/^\d{8}[0-9A-Za-z]{16}$/.test(plain))
		throw new Invalid(expectedNumber(say`an NTS approval number of 24 characters`, value), value);
	return plain;
}
