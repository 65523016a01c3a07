import { notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import { checkLinesOf, readInFull, type IssuedSheet } from '../../shared/invoice/amendment';
import type { AmendedLine } from '../../shared/invoice/amendmentFields';
import { isDay } from '../../shared/korea/day';
import { everyText } from '../../shared/korea/everyText';
import { plainLines } from '../../shared/korea/textForm';
import type { TaxKind } from '../../shared/korea/vat';
import type { ReadCompany, ReadInvoice, ReadItem } from '../api/readSchemas';
import { PURPOSE_TYPES, TAXATION_TYPES, type PortOneParty, type PortOneSheet } from '../invoice/body';
import { fromDecimal } from '../invoice/decimal';
import type { PortOnePurpose } from '../invoice/fields';
import { say } from '../words';

const keyOf = <K extends string>(table: Readonly<Record<K, string>>, value: unknown): K | undefined =>
	(Object.keys(table) as K[]).find((key) => table[key] === value);

/**
 * @param keepsRemarks whether those beside the first stay: else one would move into the place that is left
 * @throws Failure when the document cannot be amended, or not be read in full
 */
export function readOriginal(told: ReadInvoice, keepsRemarks: boolean): IssuedSheet<PortOneSheet> {
	const read = everyText(told, plainLines);
	if (read.status !== 'SENDING_COMPLETED') {
		throw notSent(
			say`The invoice ${read.id} is ${read.status}: only one that the National Tax Service has can be amended`,
			say`Wait until it is SENDING_COMPLETED. One that is issued but not sent yet can be canceled by "Cancel Issuance" and made again.`,
			'B2B_TAX_INVOICE_STATUS_NOT_SENDING_COMPLETED',
		);
	}
	return readInFull(say`PortOne's`, read.id, say`Make the amendment in the console of PortOne.`, () => {
		const { writeDate, items, remarks } = read;
		if (!writeDate || !isDay(writeDate)) throw new Invalid(say`a write date`);
		const taxKind = keyOf<TaxKind>(TAXATION_TYPES, read.taxationType);
		if (taxKind === undefined) throw new Invalid(say`a tax kind`);
		const [remark, secondRemark, thirdRemark] = remarks ?? [];
		const recipient = partyOf(read.recipient);
		const lines = (items ?? []).map((item) => lineOf(item, writeDate));
		checkLinesOf(lines, { supplyCost: wonOf(read.totalSupplyAmount), tax: wonOf(read.totalTaxAmount) });
		const further = (read.additionalContacts ?? []).flatMap(({ email, name, phoneNumber }) =>
			email ? [{ email, name: name ?? undefined, phone: phoneNumber ?? undefined }] : [],
		);
		return {
			sheet: {
				issuanceType: read.issuanceType === 'REVERSE' ? 'REVERSE' : 'NORMAL',
				taxKind,
				writeDate,
				relativeDate: false,
				purpose: keyOf<PortOnePurpose>(PURPOSE_TYPES, read.purposeType) ?? 'none',
				supplier: partyOf(read.supplier),
				recipient: { ...recipient, contacts: [...recipient.contacts, ...further] },
				lines,
				remark,
				payment: {},
				notes: {
					...(keepsRemarks && { secondRemark, thirdRemark }),
					serialNumber: read.serialNumber || undefined,
					bookVolume: read.bookVolume ?? undefined,
					bookIssue: read.bookIssue ?? undefined,
				},
				sendSms: false,
				useCounterpartyAdditionalContacts: false,
			},
			warnings: read.documentModificationType === 'MODIFICATION' ? [say`The original is itself an amendment`] : [],
		};
	});
}

const wonOf = (told: ReadInvoice['totalAmount']) => (told === null || told === undefined ? undefined : BigInt(told));

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
