import { notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import type { Party } from '../../shared/invoice/partyFields';
import { isDay } from '../../shared/korea/day';
import { isPersonNumber, samePartyNumber } from '../../shared/korea/personNumber';
import type { Original } from '../../shared/korea/sheet';
import { parseWon } from '../../shared/korea/won';
import type { Words } from '../../shared/words/say';
import type { ReadDocument, ReadParty } from '../api/schemas';
import type { BillSupplier } from '../invoice/body';
import type { BillLine, Notes } from '../invoice/fields';
import { say } from '../words';
import { parseApprovalNumber } from './fields';

export type OriginalLine = BillLine & { date: string; supplyCost: bigint; tax: bigint };

/** An issued document, as far as an amendment repeats it. */
export interface OriginalDocument extends Original<OriginalLine> {
	approvalNumber: string;
	/** Bills and tax invoices are amended under codes of their own. */
	isBill: boolean;
	purpose: 'claim' | 'receipt';
	supplier: BillSupplier;
	recipient: Party;
	remark: string | undefined;
	notes: Partial<Notes>;
	warnings: Words[];
}

/**
 * @param fullNumber of a recipient whose number Hiworks shows only in part
 * @throws Failure when the document cannot be amended, or not be read in full; Invalid when the full number is needed
 */
export function readOriginal(documentId: string, read: ReadDocument, fullNumber: string | undefined): OriginalDocument {
	const { information, invoiceType, invoicer, invoicee, items, amendment, status } = read;
	if (invoiceType.typeCode === 'D')
		throw notSent(
			say`The document ${documentId} is a statement (거래명세서)`,
			say`Only tax invoices and bills are amended.`,
			'ORIGINAL_IS_STATEMENT',
		);
	if (!status.issueId) {
		throw notSent(
			say`The document ${documentId} has no approval number: it is not issued`,
			say`Only an issued document can be amended. Delete it and make it again instead.`,
			'ORIGINAL_NOT_ISSUED',
		);
	}
	try {
		const { issueDate = '' } = information;
		if (!issueDate || !isDay(issueDate)) throw new Invalid(say`a write date`);
		const isBill = invoiceType.typeCode === 'B' || invoiceType.typeCode === 'N';
		const changedBefore = amendment?.originalIssueId || invoiceType.typeCode === 'M' || invoiceType.typeCode === 'N';
		return {
			approvalNumber: parseApprovalNumber(status.issueId),
			isBill,
			taxKind: isBill ? 'taxExempt' : invoiceType.taxType === 'B' ? 'zeroRated' : 'taxable',
			writeDate: issueDate,
			purpose: invoiceType.purposeType === 'R' ? 'receipt' : 'claim',
			supplier: supplierOf(invoicer),
			recipient: withFullNumber(partyOf(invoicee), fullNumber),
			lines: items.map((item) => lineOf(item, issueDate)),
			remark: information.description || undefined,
			notes: { bookNumber: information.bookNo || undefined, serialNumber: information.serial || undefined },
			warnings: [
				...(changedBefore
					? [
							amendment?.originalIssueId
								? say`The original is itself an amendment of ${amendment.originalIssueId}`
								: say`The original is itself an amendment`,
						]
					: []),
				...(status.declareStatus === '4'
					? []
					: [say`The tax office has not confirmed the original yet; it may refuse the amendment (ERR011)`]),
			],
		};
	} catch (error) {
		throw error instanceof Invalid && error.path[0] !== RECIPIENT_FULL_NUMBER ? unreadable(documentId, error) : error;
	}
}

const RECIPIENT_FULL_NUMBER = 'Recipient Full Number';

const unreadable = (documentId: string, { message }: Invalid) =>
	notSent(
		say`Hiworks' answer about ${documentId} lacks something that an amendment repeats: ${message}`,
		say`Make the sheets by hand ("Sheet Source").`,
		'ORIGINAL_INCOMPLETE',
	);

function lineOf(
	{ month, day, subject, unit, quantity, unitPrice, supplyPrice, tax, description }: ReadDocument['items'][number],
	writeDate: string,
): OriginalLine {
	return {
		date: `${writeDate.slice(0, 4)}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`,
		name: subject ?? '',
		specification: unit || undefined,
		quantity: numberOf(quantity),
		unitPrice: numberOf(unitPrice),
		supplyCost: parseWon(supplyPrice ?? ''),
		tax: parseWon(tax ?? ''),
		remark: description || undefined,
	};
}

const numberOf = (text: string | null | undefined) =>
	text && Number.isFinite(Number(text)) ? Number(text) : undefined;

function partyOf({
	companyNumber,
	taxNumber,
	companyName,
	ceoName,
	companyAddress,
	bizType,
	bizClassification,
	primaryContact,
	secondaryContact,
}: ReadParty): Party {
	if (!companyNumber || !companyName || !ceoName) throw new Invalid(say`number, name and representative of a party`);
	return {
		number: companyNumber.replaceAll('-', ''),
		branch: taxNumber || undefined,
		name: companyName,
		representative: ceoName,
		address: companyAddress || undefined,
		businessType: bizType || undefined,
		businessItem: bizClassification || undefined,
		contacts: [primaryContact, secondaryContact].flatMap((contact) =>
			contact?.email
				? [
						{
							email: contact.email,
							name: contact.name || undefined,
							phone: contact.phone || undefined,
							mobile: contact.cell || undefined,
						},
					]
				: [],
		),
	};
}

/** All of the supplier where Hiworks tells it; else by the number, from which Hiworks fills in the rest. */
function supplierOf(read: ReadParty): BillSupplier {
	const party = partyOf(read);
	return party.contacts.length === 1 ? party : { number: party.number, branch: undefined };
}

function withFullNumber(recipient: Party, fullNumber: string | undefined): Party {
	if (!recipient.number.includes('*')) return recipient;
	if (fullNumber === undefined || !isPersonNumber(fullNumber) || !samePartyNumber(fullNumber, recipient.number)) {
		throw new Invalid(
			say`all 13 digits of the recipient's number, of which Hiworks shows only a part, in the options`,
		).within(RECIPIENT_FULL_NUMBER);
	}
	return { ...recipient, number: fullNumber };
}
