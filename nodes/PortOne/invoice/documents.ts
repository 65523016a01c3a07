import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../shared/errors/failure';
import { makesDocumentsByKey, type KeyedDocument, type KeyedOrder, type Sending } from '../../shared/invoice/documents';
import { differencesBetween, OUTCOMES, type Differences } from '../../shared/invoice/found';
import { sheetContent, type InvoiceOutput } from '../../shared/invoice/output';
import { contentDigest } from '../../shared/invoice/referenceId';
import { volumeOf } from '../../shared/invoice/sheet';
import { sameText } from '../../shared/korea/textForm';
import type { Words } from '../../shared/words/say';
import type { ReadInvoice } from '../api/readSchemas';
import { portOne } from '../vendor';
import { say } from '../words';
import { PURPOSE_TYPES, remarksOf, TAXATION_TYPES, type PortOneSheet } from './body';
import { fromDecimal } from './decimal';
import { documentKeyOf } from './invoiceKey';
import { findByKey } from './lookUp';
import { draftingSide, readOutput } from './output';
import { isDone, isUnderWay, notThere, type Goal } from './states';

/** A document whose key is that of the side that makes it: PortOne is asked by it. */
export interface PortOneDocument extends KeyedDocument<{ taxInvoice: ReadInvoice }> {
	sheet: PortOneSheet;
	/** The original that it amends; PortOne's id. */
	originalId?: string;
}

export interface PortOneOrder extends KeyedOrder<PortOneDocument> {
	goal: Goal;
	simplify: boolean;
}

/** @param extra what is known of it beside what it says */
export const toDocument = (
	paper: Omit<PortOneDocument, 'content' | 'volume' | 'says'>,
	warnings: readonly Words[],
	extra: IDataObject = {},
): PortOneDocument => ({
	...paper,
	volume: volumeOf(paper.sheet),
	says: contentDigest(paper.sheet),
	content: {
		...sheetContent(paper.sheet),
		...extra,
		documentKey: paper.key,
		warnings: [...warnings, ...keyWarnings(paper.key)],
	},
});

/** PortOne says that nothing limits the length; the provider behind it is said to take 24. */
const USUAL_KEY_LENGTH = 24;

const keyWarnings = (key: string): Words[] =>
	key.length > USUAL_KEY_LENGTH
		? [say`The document key "${key}" has ${key.length} characters; more than ${USUAL_KEY_LENGTH} may be refused`]
		: [];

/** How every operation that makes invoices does so. */
export const makesInvoices = makesDocumentsByKey<
	PortOneDocument,
	PortOneOrder,
	Sending,
	{ taxInvoice: ReadInvoice },
	ReadInvoice
>({
	idName: 'taxInvoiceId',
	made: say`saved as a draft, not issued`,
	vendor: portOne.name,
	policy({ sheet, key }, { client }) {
		const side = draftingSide(sheet.issuanceType);
		const { number } = sheet[side];
		const documentKey = documentKeyOf(side, number, key);
		return {
			content: ['document', documentKey],
			look: async (manner) => await findByKey(client, documentKey, manner),
			mayMeanUsed: saysUsed,
			saysUsed,
			// PortOne refuses a document key that it has, so a send that is still on its way cannot make a second one.
			provesAbsence: true,
			advice: say`Use "Get" with the document key "${number}/${key}", or look in PortOne's console, also in the other mode (Test or Live). If PortOne does not have it, try again with the same reference ID; it will not be issued twice.`,
		};
	},
	accept: ({ taxInvoice }) => taxInvoice,
	differences,
	check(read, { key }, { goal }, how) {
		if (isDone(goal, read) || isUnderWay(goal, read)) return;
		const outcome =
			how !== 'sent' && how !== 'kept' ? OUTCOMES[how] : read.status.endsWith('_FAILED') ? 'rejected' : 'unknown';
		throw notThere(read, say`The document with the key "${key}"`, outcome);
	},
	output: (read, known, { sheet }, order) => merged(read, known, sheet, order),
});

/** What PortOne tells, over what was known before. */
function merged(
	read: ReadInvoice,
	known: InvoiceOutput,
	{ writeDate }: PortOneSheet,
	{ simplify }: PortOneOrder,
): InvoiceOutput {
	const told = readOutput(read, { simplify });
	const all = Object.entries({ ...known, ...told }).map(([name, value]) => [name, value ?? known[name] ?? null]);
	const isFound = known.duplicate === true || known.recovered === true;
	const earlierDate =
		isFound && read.writeDate && read.writeDate !== writeDate
			? [say`Made earlier with the write date ${read.writeDate}; today it would be ${writeDate}`]
			: [];
	return {
		...(Object.fromEntries(all) as InvoiceOutput),
		referenceId: known.referenceId,
		warnings: [...known.warnings, ...earlierDate, ...told.warnings],
	};
}

/** What differs between a document and what PortOne has under its key. */
function differences({ sheet, originalId }: PortOneDocument, read: ReadInvoice): Differences {
	const purpose = Object.entries(PURPOSE_TYPES).find(([, type]) => type === read.purposeType)?.[0];
	const { legal, others } = differencesBetween(sheet, {
		supplier: knownParty(sheet.supplier, read.supplier, []),
		recipient: knownParty(
			sheet.recipient,
			read.recipient,
			sheet.useCounterpartyAdditionalContacts ? undefined : (read.additionalContacts ?? []),
		),
		sameTaxKind: read.taxationType === TAXATION_TYPES[sheet.taxKind],
		sameRemark: sameText(remarksOf(sheet).join(' '), read.remarks?.join(' ')),
		writeDate: read.writeDate,
		purpose,
		lines: (read.items ?? []).map(
			({ purchaseDate, name, spec, quantity, unitCostAmount, supplyCostAmount, taxAmount, remark }) => ({
				date: purchaseDate,
				name,
				specification: spec,
				quantity: quantity ? fromDecimal(quantity) : undefined,
				unitPrice: unitCostAmount ? fromDecimal(unitCostAmount) : undefined,
				supplyCost: BigInt(supplyCostAmount ?? 0),
				tax: BigInt(taxAmount ?? 0),
				remark,
			}),
		),
	});
	return {
		legal: [
			...(read.issuanceType && read.issuanceType !== sheet.issuanceType ? [say`issuance type`] : []),
			...((read.modification?.originalTaxInvoiceId ?? undefined) === originalId ? [] : [say`original`]),
			...legal,
		],
		others,
	};
}

/**
 * A party as PortOne has it. Of a counterparty the sheet knows the number alone: its book may have changed since.
 * @param further contacts; undefined where PortOne's book has added its own
 */
function knownParty(
	{ counterpartyId, branch }: PortOneSheet['supplier'],
	company: ReadInvoice['supplier'],
	further: ReadInvoice['additionalContacts'],
) {
	const number = company?.brn ?? '';
	if (counterpartyId !== undefined) return { number, branch };
	const { taxRegistrationId, name, representativeName, address, businessType, businessClass, contact } = company ?? {};
	return {
		number,
		branch: taxRegistrationId,
		name,
		representative: representativeName,
		...(contact &&
			further && {
				details: {
					address,
					businessType,
					businessItem: businessClass,
					contacts: [
						{
							email: contact.email,
							name: contact.name,
							phone: contact.phoneNumber,
							mobile: contact.mobilePhoneNumber ?? null,
						},
						...further.map(({ email, name: person, phoneNumber }) => ({ email, name: person, phone: phoneNumber })),
					],
				},
			}),
	};
}

const saysUsed = ({ code }: Failure) =>
	code === 'B2B_ID_ALREADY_EXISTS' || /_DOCUMENT_KEY_ALREADY_USED$/.test(code ?? '');
