import { Invalid } from '../../shared/errors/invalid';
import { flag, text, withAllDigits, type Field } from '../../shared/fields/fields';
import { encodedId } from '../../shared/invoice/encodedId';
import { say } from '../words';

/** PortOne OpenAPI, B2bTaxInvoiceInput. */
const TRAVELS = /^[A-Za-z0-9_-]{1,200}$/;

/** A document key as PortOne takes it. */
export const documentKey = (displayName: string, description: string): Field<string> =>
	text({
		displayName,
		description,
		placeholder: 'e.g. ORDER-2026-0001',
		parse: (key) => {
			if (!TRAVELS.test(withAllDigits(key)))
				throw new Invalid(say`1 to 200 letters of the English alphabet, digits, - and _`, key);
			return key;
		},
	});

/** The user's own number of a document. Signs that cannot travel are the option's to write. */
export const ownReferenceId = (description: string): Field<string> =>
	text({ displayName: 'Reference ID', description, placeholder: 'e.g. ORDER-2026-0001', parse: withAllDigits });

export const encodeReferenceId = flag({
	displayName: 'Encode Reference ID',
	description:
		'Whether spaces, Korean letters and other signs of a reference ID that a document key (문서번호) cannot have are sent as _ and hexadecimal digits: 2026/11/27 -1 as 2026_2F11_2F27_20-1. An _ is sent as _5F. The output has the ID as you gave it, and as documentKey the other.',
});

export interface EncodesIds {
	encodeReferenceId?: boolean;
}

/** It counts once, from the first item: of ids in two forms, two could become one. */
export const encodesIds = ({ options }: { options: EncodesIds }): boolean => options.encodeReferenceId === true;

/**
 * A reference ID as PortOne gets it as a document key.
 * @param encodes whether the user wants signs encoded that cannot travel
 * @throws Invalid where it cannot travel
 */
export function travelling(referenceId: string, encodes: boolean): string {
	const sent = encodes ? encodedId(referenceId, { escape: '_', others: /[^A-Za-z0-9-]+/g }) : referenceId;
	if (TRAVELS.test(sent)) return sent;
	throw new Invalid(
		encodes
			? say`at most 200 signs when encoded (a Korean letter is 9), here ${sent.length}`
			: say`1 to 200 letters of the English alphabet, digits, - and _; the option Encode Reference ID sends others in a fixed form`,
		referenceId,
	).within('Reference ID');
}
