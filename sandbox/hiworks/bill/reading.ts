/** A document as it is read: all documented fields and no others. What was not given is an empty text. */
import type { JsonObject } from '../../json.ts';
import { seoulTime } from '../../seoul.ts';
import type { StoredFile } from './files.ts';
import type { DocumentStatus, Entry } from './ledger.ts';
import { digitsOf } from './rules.ts';
import type { HiworksBillSettings } from './settings.ts';

const pick = (from: JsonObject, names: string[], otherwise = '') =>
	Object.fromEntries(names.map((name) => [name, from[name] ?? otherwise]));

function showNumber(number: string, { maskPersonNumbers, companyNumberAs }: HiworksBillSettings): string {
	const digits = digitsOf(number);
	// A foreigner's thirteen nines are nobody's number.
	if (digits.length === 13)
		return maskPersonNumbers && digits !== '9999999999999'
			? digits.replace(/^(\d{6})(\d)\d{6}$/, '$1-$2******')
			: number;
	if (companyNumberAs === 'sent') return number;
	return companyNumberAs === 'digits' ? digits : digits.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');
}

const readParty = (party: JsonObject, settings: HiworksBillSettings) => ({
	companyNumber: showNumber(party.companyNumber, settings),
	...pick(party, ['taxNumber', 'ceoName', 'companyName', 'companyAddress', 'bizType', 'bizClassification']),
	primaryContact: pick(party.primaryContact, ['name', 'email', 'cell', 'phone']),
});

export function readDocument(
	entry: Entry,
	status: DocumentStatus,
	files: StoredFile[],
	settings: HiworksBillSettings,
): JsonObject {
	const {
		sheet: { information, invoiceType, invoicer, invoicee, items },
		amendment,
		original,
		signed,
	} = entry;
	// A notice goes out with the signature. read-mail-status: R is taken as not read.
	const mail = {
		readStatus: 'R',
		sendDate: signed ? seoulTime(signed.at).slice(0, 19).replace('T', ' ') : '',
		sendResultCode: signed ? '0' : '',
		sendResultMessage: '',
	};
	return {
		information: {
			...pick(information, ['issueDate', 'memo', 'bookNo', 'serial', 'description']),
			...pick(information, ['cash', 'check', 'draft', 'uncollected', 'totalSupplyPrice', 'totalTax'], '0'),
		},
		invoiceType: pick(invoiceType, ['typeCode', 'transactionType', 'purposeType', 'taxType']),
		invoicee: {
			...readParty(invoicee, settings),
			partyTypeCode: invoicee.partyTypeCode,
			...(invoicee.secondaryContact && {
				secondaryContact: pick(invoicee.secondaryContact, ['name', 'email', 'cell', 'phone']),
			}),
		},
		invoicer: readParty(invoicer, settings),
		items: items.map((item) =>
			pick(item, ['month', 'day', 'subject', 'unit', 'quantity', 'unitPrice', 'supplyPrice', 'tax', 'description']),
		),
		amendment: amendment ?? {},
		// read-mail-key
		[settings.mailKey]: mail,
		status,
		linkedDocument: { amendmentOriginal: original ?? '', statementPair: '' },
		files: files.map(({ id, name, bytes }) => ({
			id,
			type: 'DOCUMENT',
			name,
			size: settings.fileSizeAs === 'string' ? String(bytes.length) : bytes.length,
		})),
	};
}
