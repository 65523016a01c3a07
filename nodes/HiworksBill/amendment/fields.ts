import type { WithOptions } from '../../shared/engine/operation';
import {
	choice,
	date,
	flag,
	json,
	optional,
	options,
	text,
	when,
	won,
	type Conditions,
	type Read,
} from '../../shared/fields/fields';
import { changeFields, correctionFields, corrections, reasonField } from '../../shared/invoice/amendmentFields';
import { amountsField, purpose, remark, taxKind } from '../../shared/invoice/documentFields';
import { itemFieldsWithDecimals, lineJson } from '../../shared/invoice/lineFields';
import { recipientJson, recipientNumber, supplierJson, supplierNumber } from '../../shared/invoice/partyFields';
import { paymentFields } from '../../shared/invoice/payment';
import type { AmendmentReason } from '../../shared/korea/amendmentSheets';
import { parseApprovalNumber } from '../../shared/korea/approvalNumber';
import { attachments } from '../invoice/attachments';
import type { BillSheet } from '../invoice/body';
import { documentId } from '../invoice/documentId';
import { contacts, noteFields, referenceId, sendingOptions } from '../invoice/fields';

/** A whole sheet, for those who make both halves themselves. */
const sheetFields = {
	writeDate: date({ displayName: 'Write Date' }),
	purpose,
	taxKind,
	supplierNumber: optional(supplierNumber),
	supplier: optional(supplierJson(contacts.contact)),
	recipient: recipientJson(contacts.contact),
	items: lineJson(itemFieldsWithDecimals),
	remark,
	...noteFields,
	...paymentFields,
};

export type HandMadeSheet = Read<typeof sheetFields>;

const sheetJson = (displayName: string, description: string) =>
	optional(
		json({
			displayName,
			description: `${description} Keys: writeDate, taxKind, supplierNumber (or supplier), recipient, items, and if you like ${['purpose', 'remark', ...Object.keys(noteFields), ...Object.keys(paymentFields)].join(', ')}.`,
			placeholder:
				'e.g. { "writeDate": "2026-01-31", "supplierNumber": "2200000002", "recipient": { … }, "items": [ … ] }',
			fields: sheetFields,
			aliases: {
				issueDate: 'writeDate',
				description: 'remark',
				invoicer: 'supplier',
				invoicee: 'recipient',
				bookNo: 'bookNumber',
				serial: 'serialNumber',
			},
		}),
	);

const fromOriginal = (...reasons: AmendmentReason[]): Conditions => ({
	sheetSource: ['original'],
	...(reasons.length > 0 && { reason: reasons }),
});

export const amendFields = {
	referenceId,
	reason: reasonField(),
	sheetSource: choice({
		displayName: 'Sheet Source',
		description: 'Where the documents of the amendment come from',
		choices: {
			hand: {
				name: 'By Hand',
				description: 'You give the negative and the positive one as JSON; only whether they fit the reason is checked',
			},
			original: {
				name: 'From the Original',
				description: 'The original is read from Hiworks and the law does the rest',
			},
		},
		default: 'original',
	}),
	documentId: when(fromOriginal(), documentId('The ID of the issued document to amend')),
	openingDate: when(
		fromOriginal('localLetterOfCredit'),
		date({
			displayName: 'Opening Date',
			description: 'Day on which the local letter of credit was opened (내국신용장 개설일)',
		}),
	),
	letterOfCreditAmount: when(
		fromOriginal('localLetterOfCredit'),
		won({
			displayName: 'Letter of Credit Amount',
			description: 'How much of the supply cost of the original the letter covers, in won',
		}),
	),
	...changeFields(fromOriginal),
	corrections: when(
		fromOriginal('clericalError'),
		options({
			...corrections,
			fields: {
				...correctionFields(contacts.contact),
				taxKind: choice({
					displayName: 'Tax Kind',
					description: 'Taxable and zero-rated can be mistaken for each other; a tax invoice does not become a bill',
					choices: { original: 'As in the Original', taxable: 'Taxable (과세)', zeroRated: 'Zero-Rated (영세율)' },
					default: 'original',
					readsBrackets: true,
				}),
			},
		}),
	),
	originalApprovalNumber: when(
		{ sheetSource: ['hand'] },
		text({
			displayName: 'Original Approval Number',
			description: 'NTS approval number (국세청승인번호) of the document to amend, 24 characters',
			placeholder: 'e.g. 202601311000000012345678',
			parse: parseApprovalNumber,
		}),
	),
	negativeJson: when(
		{ sheetSource: ['hand'] },
		sheetJson('Negative Sheet JSON', 'The document that takes back (부의 세금계산서), amounts with minus.'),
	),
	positiveJson: when(
		{ sheetSource: ['hand'] },
		sheetJson('Positive Sheet JSON', 'The document that stands instead (정의 세금계산서).'),
	),
	attachments,
};

export const amendOptions = {
	amounts: amountsField,
	amendmentTypeCode: choice({
		displayName: 'Amendment Type Code',
		description: "Hiworks' documents say both: M and N on the page of the amendment, A and B in the table of types",
		choices: { amended: 'M and N', original: 'A and B' },
		default: 'amended',
	}),
	recipientFullNumber: optional({
		...recipientNumber,
		property: {
			...recipientNumber.property,
			displayName: 'Recipient Full Number',
			description: "All 13 digits of a person's number, where Hiworks shows the original's only in part",
		},
	}),
	remark: optional(
		text<string>({
			displayName: 'Remark',
			description:
				'Remark (비고) besides what the law wants there. Hiworks may put the approval number of the original in its place.',
		}),
	),
	writeDateWasWrong: flag({
		displayName: 'Write Date Was Wrong',
		description: 'Whether sheets made by hand for a clerical error may have different write dates',
	}),
	...sendingOptions,
};

export type AmendInput = Read<WithOptions<typeof amendFields, typeof amendOptions>>;

/** The type code of an amendment: bills and tax invoices have codes of their own. */
export function typeCodeOf(
	taxKind: BillSheet['taxKind'],
	{ amendmentTypeCode }: AmendInput['options'],
): BillSheet['typeCode'] {
	const isBill = taxKind === 'taxExempt';
	return amendmentTypeCode === 'amended' ? (isBill ? 'N' : 'M') : isBill ? 'B' : 'A';
}
