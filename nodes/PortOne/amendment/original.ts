import { notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import type { AmendedLine } from '../../shared/invoice/amendmentFields';
import { isDay } from '../../shared/korea/day';
import type { Original } from '../../shared/korea/sheet';
import type { TaxKind } from '../../shared/korea/vat';
import type { Words } from '../../shared/words/say';
import type { ReadCompany, ReadInvoice, ReadItem } from '../api/schemas';
import { PURPOSE_TYPES, TAXATION_TYPES, type PortOneParty, type Sheet } from '../invoice/body';
import { fromDecimal } from '../invoice/decimal';
import type { Notes, PortOnePurpose } from '../invoice/fields';
import { say } from '../words';

/** An issued document, as far as an amendment repeats it. */
export interface OriginalDocument extends Original<AmendedLine> {
	id: string;
	issuanceType: Sheet['issuanceType'];
	purpose: PortOnePurpose;
	supplier: PortOneParty;
	recipient: PortOneParty;
	remark: string | undefined;
	notes: Partial<Notes>;
	warnings: Words[];
}

const keyOf = <K extends string>(table: Readonly<Record<K, string>>, value: unknown): K | undefined =>
	(Object.keys(table) as K[]).find((key) => table[key] === value);

/** @throws Failure when the document cannot be amended, or not be read in full */
export function readOriginal(read: ReadInvoice): OriginalDocument {
	if (read.status !== 'SENDING_COMPLETED') {
		throw notSent(
			say`The invoice ${read.id} is ${read.status}: only one that the National Tax Service has can be amended`,
			say`Wait until it is SENDING_COMPLETED. One that is issued but not sent yet can be canceled by "Cancel Issuance" and made again.`,
			'B2B_TAX_INVOICE_STATUS_NOT_SENDING_COMPLETED',
		);
	}
	try {
		const { writeDate, items, remarks } = read;
		if (!writeDate || !isDay(writeDate)) throw new Invalid(say`a write date`);
		const taxKind = keyOf<TaxKind>(TAXATION_TYPES, read.taxationType);
		if (taxKind === undefined) throw new Invalid(say`a tax kind`);
		const [remark, secondRemark, thirdRemark] = remarks ?? [];
		const recipient = partyOf(read.recipient);
		const further = (read.additionalContacts ?? []).flatMap(({ email, name, phoneNumber }) =>
			email ? [{ email, name: name ?? undefined, phone: phoneNumber ?? undefined }] : [],
		);
		return {
			id: read.id,
			issuanceType: read.issuanceType === 'REVERSE' ? 'REVERSE' : 'NORMAL',
			taxKind,
			writeDate,
			purpose: keyOf<PortOnePurpose>(PURPOSE_TYPES, read.purposeType) ?? 'none',
			supplier: partyOf(read.supplier),
			recipient: { ...recipient, contacts: [...recipient.contacts, ...further] },
			lines: (items ?? []).map((item) => lineOf(item, writeDate)),
			remark,
			notes: {
				secondRemark,
				thirdRemark,
				serialNumber: read.serialNumber || undefined,
				bookVolume: read.bookVolume ?? undefined,
				bookIssue: read.bookIssue ?? undefined,
			},
			warnings: read.documentModificationType === 'MODIFICATION' ? [say`The original is itself an amendment`] : [],
		};
	} catch (error) {
		throw error instanceof Invalid ? unreadable(read.id, error) : error;
	}
}

const unreadable = (id: string, { message }: Invalid) =>
	notSent(
		say`PortOne's answer about ${id} lacks something that an amendment repeats: ${message}`,
		say`Make the amendment in the console of PortOne.`,
		'ORIGINAL_INCOMPLETE',
	);

function lineOf(
	{ purchaseDate, name, spec, quantity, unitCostAmount, supplyCostAmount, taxAmount, remark }: ReadItem,
	writeDate: string,
): AmendedLine {
	if (!name || supplyCostAmount === undefined || supplyCostAmount === null)
		throw new Invalid(say`name and supply cost of a line`);
	return {
		date: purchaseDate && isDay(purchaseDate) ? purchaseDate : writeDate,
		name,
		specification: spec || undefined,
		quantity: quantity ? fromDecimal(quantity) : undefined,
		unitPrice: unitCostAmount ? fromDecimal(unitCostAmount) : undefined,
		supplyCost: BigInt(supplyCostAmount),
		tax: BigInt(taxAmount ?? 0),
		remark: remark || undefined,
	};
}

function partyOf(company: ReadCompany | null | undefined): PortOneParty {
	const { brn, name, representativeName, contact } = company ?? {};
	if (!brn || !name || !representativeName || !contact?.email)
		throw new Invalid(say`number, name, representative and contact of a party`);
	return {
		number: brn,
		branch: company?.taxRegistrationId || undefined,
		name,
		representative: representativeName,
		address: company?.address || undefined,
		businessType: company?.businessType || undefined,
		businessItem: company?.businessClass || undefined,
		contacts: [
			{
				email: contact.email,
				name: contact.name || undefined,
				phone: contact.phoneNumber || undefined,
				mobile: contact.mobilePhoneNumber || undefined,
				department: contact.department || undefined,
			},
		],
	};
}
