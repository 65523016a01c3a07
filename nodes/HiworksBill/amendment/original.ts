import { notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import { checkLinesOf, readInFull, type IssuedSheet } from '../../shared/invoice/amendment';
import type { AmendedLine } from '../../shared/invoice/amendmentFields';
import type { Party } from '../../shared/invoice/partyFields';
import { parseApprovalNumber } from '../../shared/korea/approvalNumber';
import { isDay } from '../../shared/korea/day';
import { everyText } from '../../shared/korea/everyText';
import { parseNumber } from '../../shared/korea/number';
import { isPersonNumber, samePartyNumber } from '../../shared/korea/partyNumber';
import { plainLines } from '../../shared/korea/textForm';
import { parseWon } from '../../shared/korea/won';
import type { ReadDocument, ReadParty } from '../api/readSchemas';
import type { BillSheet, BillSupplier } from '../invoice/body';
import { say } from '../words';
import { typeCodeOf, type AmendInput } from './fields';

/** An issued document, as far as an amendment repeats it. */
export interface OriginalDocument extends IssuedSheet<BillSheet> {
	approvalNumber: string;
}

/**
 * @throws Failure when the document cannot be amended, or not be read in full; Invalid when the full number is needed
 */
export function readOriginal(documentId: string, read: ReadDocument, options: AmendInput['options']): OriginalDocument {
	const { information, invoiceType, invoicer, invoicee, items, amendment, status } = everyText(read, plainLines);
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
	const { issueId } = status;
	const original = readInFull(
		say`Hiworks'`,
		documentId,
		say`Make the sheets by hand ("Sheet Source").`,
		(): Omit<OriginalDocument, 'warnings'> => {
			const { issueDate = '' } = information;
			if (!issueDate || !isDay(issueDate)) throw new Invalid(say`a write date`);
			const isBill = invoiceType.typeCode === 'B' || invoiceType.typeCode === 'N';
			const lines = items.map((item) => lineOf(item, issueDate));
			checkLinesOf(lines, { supplyCost: wonOf(information.totalSupplyPrice), tax: wonOf(information.totalTax) });
			const taxKind = isBill ? 'taxExempt' : invoiceType.taxType === 'B' ? 'zeroRated' : 'taxable';
			return {
				approvalNumber: parseApprovalNumber(issueId),
				sheet: {
					typeCode: typeCodeOf(taxKind, options),
					taxKind,
					writeDate: issueDate,
					relativeDate: false,
					purpose: invoiceType.purposeType === 'R' ? 'receipt' : 'claim',
					supplier: supplierOf(invoicer),
					recipient: partyOf(invoicee),
					lines,
					remark: information.description || undefined,
					payment: {},
					notes: { bookNumber: information.bookNo || undefined, serialNumber: information.serial || undefined },
				},
			};
		},
	);
	const recipient = withFullNumber(original.sheet.recipient, options.recipientFullNumber);
	const changedBefore = amendment?.originalIssueId || invoiceType.typeCode === 'M' || invoiceType.typeCode === 'N';
	return {
		approvalNumber: original.approvalNumber,
		sheet: { ...original.sheet, recipient },
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
}

const wonOf = (told: string | null | undefined) => (told ? parseWon(told) : undefined);

function lineOf(
	{ month, day, subject, unit, quantity, unitPrice, supplyPrice, tax, description }: ReadDocument['items'][number],
	writeDate: string,
): AmendedLine {
	const date = `${writeDate.slice(0, 4)}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
	if (!isDay(date)) throw new Invalid(say`a date of each line`);
	return {
		date,
		name: subject ?? '',
		specification: unit || undefined,
		quantity: numberOf(quantity),
		unitPrice: numberOf(unitPrice),
		supplyCost: parseWon(supplyPrice ?? ''),
		tax: parseWon(tax ?? ''),
		remark: description || undefined,
	};
}

const numberOf = (told: string | null | undefined) => (told ? parseNumber(told) : undefined);

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

/**
 * All of the supplier where Hiworks tells it; else by the number, from which Hiworks fills in the rest: the branch it
 * does not know.
 */
function supplierOf(read: ReadParty): BillSupplier {
	const party = partyOf(read);
	const [contact] = party.contacts;
	if (contact) return { ...party, contacts: [contact] };
	if (party.branch) throw new Invalid(say`a contact of the supplier, who has the branch number ${party.branch}`);
	return { number: party.number, branch: undefined };
}

function withFullNumber(recipient: Party, fullNumber: string | undefined): Party {
	if (!recipient.number.includes('*')) return recipient;
	if (fullNumber === undefined || !isPersonNumber(fullNumber) || !samePartyNumber(fullNumber, recipient.number)) {
		throw new Invalid(
			say`all 13 digits of the recipient's number, of which Hiworks shows only a part, in the options`,
		).within('Recipient Full Number');
	}
	return { ...recipient, number: fullNumber };
}
