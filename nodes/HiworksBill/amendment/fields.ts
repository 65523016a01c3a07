import { choice, count, date, flag, json, jsonRows, number, optional, options, rows, text, when, won, type Conditions, type Read } from '../../shared/fields';
import { Invalid } from '../../shared/invalid';
import { amountsField, documentFields, remark, taxKind } from '../../shared/invoice/documentFields';
import { itemAliases, itemFieldsWithDecimals, lineJson, lineRows } from '../../shared/invoice/lineFields';
import { recipientJson, recipientNumber, supplierJson, supplierNumber } from '../../shared/invoice/partyFields';
import type { AmendmentReason } from '../../shared/korea/amendmentSheets';
import { attachments } from '../invoice/attachments';
import { documentId } from '../invoice/documentId';
import { contacts, noteFields, paymentFields, referenceId } from '../invoice/fields';
import { sendingOptions } from '../invoice/options';

/** 24 characters, hyphens allowed. @throws Invalid */
export function parseApprovalNumber(text: string): string {
	const plain = text.replace(/[-\s]/g, '');
	if (!/^\d{8}[0-9A-Za-z]{16}$/.test(plain)) throw new Invalid('an NTS approval number of 24 characters', text);
	return plain;
}

const returnedFields = {
	line: count({ displayName: 'Line', description: 'Which line of the original, counted from 1', least: 1, most: 99, default: 1 }),
	supplyCost: optional(won({ displayName: 'Supply Cost', description: 'How much of its supply cost (공급가액) was returned, in won and with the sign of the line; empty: all of it' })),
	tax: optional(won({ displayName: 'Tax', description: 'How much of its tax (세액); empty: all of it, or 10 % of a part' })),
	quantity: optional(number({ displayName: 'Quantity', description: 'How many were returned' })),
};

/** A whole sheet, for those who make both halves themselves. */
const sheetFields = {
	writeDate: date({ displayName: 'Write Date' }),
	purpose: documentFields.purpose,
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
export type Returned = Read<typeof returnedFields>;

const sheetJson = (displayName: string, description: string) =>
	optional(
		json({
			displayName,
			description: `${description} Keys: writeDate, taxKind, supplierNumber (or supplier), recipient, items, and if you like ${['purpose', 'remark', ...Object.keys(noteFields), ...Object.keys(paymentFields)].join(', ')}.`,
			placeholder: 'e.g. { "writeDate": "2026-01-31", "supplierNumber": "2200000002", "recipient": { … }, "items": [ … ] }',
			fields: sheetFields,
			aliases: { issueDate: 'writeDate', description: 'remark', invoicer: 'supplier', invoicee: 'recipient', bookNo: 'bookNumber', serial: 'serialNumber' },
		}),
	);

const fromOriginal = (...reasons: AmendmentReason[]): Conditions => ({ sheetSource: ['original'], ...(reasons.length > 0 && { reason: reasons }) });

export const amendFields = {
	referenceId,
	reason: choice<AmendmentReason>({
		displayName: 'Reason',
		description: 'Reason of the amendment (수정 사유). How many documents it takes, their signs and dates follow from it.',
		choices: {
			clericalError: { name: '01 Clerical Error (기재사항 착오정정)', description: 'The original in full negative, and the correct one' },
			supplyCostChange: { name: '02 Supply Cost Change (공급가액 변동)', description: 'One document with the difference, more or less' },
			return: { name: '03 Return (환입)', description: 'One negative document of what was returned' },
			termination: { name: '04 Contract Termination (계약의 해제)', description: 'The original in full negative, with the day of the termination' },
			localLetterOfCredit: { name: '05 Local Letter of Credit (내국신용장 사후개설)', description: 'What the letter covers becomes zero-rated' },
			duplicateIssuance: { name: '06 Duplicate Issuance (착오에 의한 이중발급)', description: 'The original in full negative, with its date' },
		},
		default: 'clericalError',
	}),
	sheetSource: choice({
		displayName: 'Sheet Source',
		description: 'Where the documents of the amendment come from',
		choices: {
			hand: { name: 'By Hand', description: 'You give the negative and the positive one as JSON; only whether they fit the reason is checked' },
			original: { name: 'From the Original', description: 'The original is read from Hiworks and the law does the rest' },
		},
		default: 'original',
	}),
	documentId: when(fromOriginal(), documentId('The ID of the issued document to amend')),
	causeDate: when(
		fromOriginal('supplyCostChange', 'return', 'termination'),
		date({ displayName: 'Cause Date', description: 'Day on which the supply cost changed, the goods came back or the contract ended; it becomes the write date (작성일자)' }),
	),
	openingDate: when(fromOriginal('localLetterOfCredit'), date({ displayName: 'Opening Date', description: 'Day on which the local letter of credit was opened (내국신용장 개설일)' })),
	letterOfCreditAmount: when(
		fromOriginal('localLetterOfCredit'),
		won({ displayName: 'Letter of Credit Amount', description: 'How much of the supply cost of the original the letter covers, in won' }),
	),
	changeSource: when(
		fromOriginal('supplyCostChange'),
		choice({ displayName: 'Change Source', description: 'Where the differences come from', choices: { form: 'From the Form', json: 'From JSON' }, default: 'form' }),
	),
	items: when({ ...fromOriginal('supplyCostChange'), changeSource: ['form'] }, lineRows(itemFieldsWithDecimals, 'The differences, plus or minus')),
	itemsJson: when({ ...fromOriginal('supplyCostChange'), changeSource: ['json'] }, lineJson(itemFieldsWithDecimals, 'differences', '{ "name": "…", "supplyCost": -10000, "tax": -1000 }')),
	returnSource: when(
		fromOriginal('return'),
		choice({
			displayName: 'Returned',
			description: 'What came back',
			choices: { everything: 'Everything', form: 'Lines From the Form', json: 'Lines From JSON' },
			default: 'everything',
		}),
	),
	returned: when(
		{ ...fromOriginal('return'), returnSource: ['form'] },
		rows({ displayName: 'Returned Items', description: 'Lines of the original, as far as they were returned', group: 'item', groupName: 'Item', buttonText: 'Add Item', fields: returnedFields }),
	),
	returnedJson: when(
		{ ...fromOriginal('return'), returnSource: ['json'] },
		jsonRows({
			displayName: 'Returned Items JSON',
			description: 'An array of objects with the keys line (counted from 1), and if you like supplyCost, tax, quantity',
			placeholder: 'e.g. [{ "line": 1, "supplyCost": 10000 }]',
			fields: returnedFields,
			aliases: itemAliases,
		}),
	),
	corrections: when(
		fromOriginal('clericalError'),
		options({
			displayName: 'Corrections',
			description: 'What is different in the correct document. All else stays as in the original.',
			placeholder: 'Add correction',
			fields: {
				correctWriteDate: optional(date({ displayName: 'Correct Write Date', description: 'Only where the write date itself was wrong; both documents keep the date of the original otherwise' })),
				itemsJson: optional({ ...lineJson(itemFieldsWithDecimals) }),
				recipientJson: optional(recipientJson(contacts.contact)),
				remark,
				taxKind: choice({
					displayName: 'Tax Kind',
					description: 'Taxable and zero-rated can be mistaken for each other; a tax invoice does not become a bill',
					choices: { original: 'As in the Original', taxable: 'Taxable (과세)', zeroRated: 'Zero-Rated (영세율)' },
					default: 'original',
				}),
			},
		}),
	),
	originalApprovalNumber: when(
		{ sheetSource: ['hand'] },
		text({ displayName: 'Original Approval Number', description: 'NTS approval number (국세청승인번호) of the document to amend, 24 characters', placeholder: 'e.g. 202601311000000012345678', parse: parseApprovalNumber }),
	),
	negativeJson: when({ sheetSource: ['hand'] }, sheetJson('Negative Sheet JSON', 'The document that takes back (부의 세금계산서), amounts with minus.')),
	positiveJson: when({ sheetSource: ['hand'] }, sheetJson('Positive Sheet JSON', 'The document that stands instead (정의 세금계산서).')),
	attachments,
	options: options({
		displayName: 'Options',
		fields: {
			amounts: amountsField,
			amendmentTypeCode: choice({
				displayName: 'Amendment Type Code',
				description: "Hiworks' documents say both: M and N on the page of the amendment, A and B in the table of types",
				choices: { amended: 'M and N', original: 'A and B' },
				default: 'amended',
			}),
			recipientFullNumber: optional({ ...recipientNumber, property: { ...recipientNumber.property, displayName: 'Recipient Full Number', description: "All 13 digits of a person's number, where Hiworks shows the original's only in part" } }),
			remark: optional(text<string>({ displayName: 'Remark', description: 'Remark (비고) besides what the law wants there. Hiworks may put the approval number of the original in its place.' })),
			writeDateWasWrong: flag({ displayName: 'Write Date Was Wrong', description: 'Whether sheets made by hand for a clerical error may have different write dates' }),
			...sendingOptions,
		},
	}),
};

export type AmendInput = Read<typeof amendFields>;
