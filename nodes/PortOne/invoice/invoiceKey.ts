import { Invalid } from '../../shared/errors/invalid';
import { asText, withAllDigits, type Field } from '../../shared/fields/field';
import { parseBusinessNumber } from '../../shared/korea/partyNumber';
import { plainNumber } from '../../shared/korea/textForm';
import type { ReadInvoice } from '../api/readSchemas';
import { say } from '../words';
import { draftingSide } from './output';

type KeyType = 'SUPPLIER' | 'RECIPIENT' | 'TAX_INVOICE_ID';

/** What names an invoice: PortOne's id, or a document key with the business number of its owner. */
export interface InvoiceKey {
	taxInvoiceKey: string;
	/** Always sent: what it means left out differs from call to call. */
	taxInvoiceKeyType: KeyType;
	brn?: string;
}

/** An invoice by the document key that a side gave it. */
export const documentKeyOf = (side: 'supplier' | 'recipient', brn: string, key: string): InvoiceKey => ({
	taxInvoiceKey: key,
	taxInvoiceKeyType: side === 'supplier' ? 'SUPPLIER' : 'RECIPIENT',
	brn,
});

/** An invoice by PortOne's own id. */
export const byId = ({ id }: { id: string }): InvoiceKey => ({
	taxInvoiceKey: id,
	taxInvoiceKeyType: 'TAX_INVOICE_ID',
});

const isBusinessNumber = (text: string | null | undefined): text is string => /^\d{10}$/.test(text ?? '');

/**
 * How a body names an invoice that was read: by a document key with the business number of its owner, that of the side
 * that makes it first; where none is known, by PortOne's id. The text of a body's key type can be read as if only the
 * two document keys were meant (PortOne OpenAPI, UpdateB2bTaxInvoiceDraftBody, B2bTaxInvoiceModificationCreateBody): a
 * document key is right in both readings.
 */
export function inBody(read: ReadInvoice): InvoiceKey {
	const keys = (['supplier', 'recipient'] as const).flatMap((side) => {
		const [key, brn] = [read[`${side}DocumentKey`], read[side]?.brn];
		return key && isBusinessNumber(brn) ? [documentKeyOf(side, brn, key)] : [];
	});
	return (draftingSide(read.issuanceType) === 'recipient' ? keys.at(-1) : keys[0]) ?? byId(read);
}

/** Path and query with which a call names an invoice. */
export const callFor = ({ taxInvoiceKey, taxInvoiceKeyType, brn }: InvoiceKey) => ({
	path: { taxInvoiceKey },
	query: { taxInvoiceKeyType, ...(brn !== undefined && { brn }) },
});

const SIDES: Readonly<Record<string, 'supplier' | 'recipient'>> = {
	supplierDocumentKey: 'supplier',
	recipientDocumentKey: 'recipient',
};

const byDocumentKey = (side: string, name: string) => ({
	displayName: `By ${side}'s Document Key`,
	name,
	type: 'string' as const,
	placeholder: 'e.g. 2200000002/ORDER-2026-0001',
	hint: `Business number of the ${side.toLowerCase()}, a slash, and the document key`,
});

/** Which invoice, by one of its names: from the latest ones, by PortOne's id, or by a document key. */
export const invoiceKey = (
	description = 'The tax invoice: chosen from the list, named by the ID of PortOne, or by a document key',
): Field<InvoiceKey> => ({
	kind: 'id',
	property: {
		displayName: 'Tax Invoice',
		description,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTaxInvoices', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. the taxInvoiceId of another step' },
			byDocumentKey('Supplier', 'supplierDocumentKey'),
			byDocumentKey('Recipient', 'recipientDocumentKey'),
		],
	},
	read: (given) => {
		const { mode, value } =
			typeof given === 'object' && given !== null && 'value' in given
				? (given as { mode?: unknown; value: unknown })
				: { mode: 'id', value: given };
		const text = withAllDigits(asText(value));
		const side = SIDES[String(mode)];
		return side ? readDocumentKey(side, text) : byId({ id: readId(text) });
	},
});

function readId(text: string): string {
	if (!/^[\x21-\x7E]{1,200}$/.test(text) || /[/\\]/.test(text) || text === '.' || text === '..') {
		throw new Invalid(
			say`the ID of a tax invoice at PortOne; a document key needs the business number before it, and its own way of naming`,
			text,
		);
	}
	return text;
}

function readDocumentKey(side: 'supplier' | 'recipient', text: string): InvoiceKey {
	const [, number, key] = /^([\d\s-]+)\/([A-Za-z0-9_-]{1,200})$/.exec(plainNumber(text)) ?? [];
	if (number === undefined || key === undefined) {
		throw new Invalid(
			side === 'supplier'
				? say`the business number of the supplier, a slash, and the document key of letters, digits, - and _, such as 2200000002/ORDER-1`
				: say`the business number of the recipient, a slash, and the document key of letters, digits, - and _, such as 2200000002/ORDER-1`,
			text,
		);
	}
	return documentKeyOf(side, parseBusinessNumber(number), key);
}
