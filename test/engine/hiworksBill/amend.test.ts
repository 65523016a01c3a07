/** The six reasons from the original: what stands on the wire, and what comes out. */
import type { INodeParameters } from 'n8n-workflow';

import { CAUSE, repeated, takenBack, withOriginals, type Changes, type WireSheet } from '../support/hiworksBillAmend';
import { rows } from '../support/reports';

const { original, amendFrom, callsOf, lastSent, sheetsMade } = withOriginals();

type Lines = WireSheet['items'];
type Half = readonly [items: Lines, information?: Record<string, string>, invoiceType?: Record<string, string>];

interface Case {
	reason: string;
	code: string;
	fields: INodeParameters;
	/** Made of the original's lines. */
	negative?: (items: Lines) => Half;
	positive?: (items: Lines) => Half;
}

const REMARK = { description: '원본 비고' };
const less = (items: Lines) => items.map(takenBack);
const untaxed = (items: Lines) => items.map((line) => ({ ...line, tax: '0' }));
const LETTER = { description: '2026-06-05' };
/** Of a part that the letter covers nobody knows which goods they are: one line, of the write date. */
const covered = (supplyPrice: string, tax: string): Lines => [
	{ month: '05', day: '27', subject: '품목 1 외 1건', unit: 'EA', supplyPrice, tax, description: '줄 비고' },
];

const CASES: Case[] = [
	{
		reason: 'clericalError',
		code: '01',
		fields: { corrections: { remark: '바른 비고' } },
		negative: (items) => [less(items), REMARK],
		positive: (items) => [items, { description: '바른 비고' }],
	},
	{
		reason: 'supplyCostChange',
		code: '02',
		fields: {
			causeDate: CAUSE,
			changeSource: 'form',
			items: { item: [{ name: '단가 조정', supplyCost: '-1,000', tax: '-100' }] },
		},
		negative: () => [
			[{ month: '06', day: '10', subject: '단가 조정', unit: '', supplyPrice: '-1000', tax: '-100', description: '' }],
			{ issueDate: CAUSE },
		],
	},
	{
		reason: 'supplyCostChange',
		code: '02',
		fields: {
			causeDate: CAUSE,
			changeSource: 'json',
			itemsJson:
				'[{ "date": "2026-06-01", "name": "추가", "quantity": 2, "unitPrice": 0.5, "supplyCost": 1000, "tax": 100 }]',
		},
		positive: () => [
			[
				{
					month: '06',
					day: '01',
					subject: '추가',
					unit: '',
					quantity: '2',
					unitPrice: '0.5',
					supplyPrice: '1000',
					tax: '100',
					description: '',
				},
			],
			{ issueDate: CAUSE },
		],
	},
	{
		reason: 'return',
		code: '03',
		fields: { causeDate: CAUSE, returnSource: 'everything' },
		negative: (items) => [less(items), { issueDate: CAUSE, description: '2026-05-27' }],
	},
	{
		reason: 'termination',
		code: '04',
		fields: { causeDate: CAUSE },
		negative: (items) => [less(items), { issueDate: CAUSE, description: '2026-05-27' }],
	},
	{
		reason: 'localLetterOfCredit',
		code: '05',
		fields: { openingDate: '2026-06-05', letterOfCreditAmount: '10,000' },
		negative: (items) => [less(items), LETTER],
		positive: (items) => [untaxed(items), LETTER, { taxType: 'B' }],
	},
	{
		reason: 'localLetterOfCredit',
		code: '05',
		fields: { openingDate: '2026-06-05', letterOfCreditAmount: '4005' },
		negative: () => [covered('-4005', '-400'), LETTER],
		positive: () => [covered('4005', '0'), LETTER, { taxType: 'B' }],
	},
	{ reason: 'duplicateIssuance', code: '06', fields: {}, negative: (items) => [less(items), REMARK] },
];

async function check(
	{ reason, code, fields, negative, positive }: Case,
	changes: Changes = {},
	invoiceType: Record<string, string> = {},
	options: INodeParameters = {},
) {
	const document = await original(changes);
	const result = await amendFrom(document, reason, fields, { options });
	expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
	const half = (make: Case['negative']) => {
		if (!make) return undefined;
		const [items, information, type] = make(document.sheet.items);
		return repeated(document, items, information, { ...type, ...invoiceType });
	};
	const expected = {
		amendment: { originalIssueId: document.issueId, modifyType: code },
		negative: half(negative),
		positive: half(positive),
	};
	expect(lastSent()).toEqual(JSON.parse(JSON.stringify(expected)));
	expect(document.issueId).toHaveLength(24);
	return { document, result };
}

describe.each(CASES)('$reason ($code) with $fields', (one) => {
	it('sends what the law makes of the original', async () => {
		const { document, result } = await check(one);
		const made = sheetsMade();
		const outputs = rows(result);
		expect(outputs).toHaveLength([one.negative, one.positive].filter(Boolean).length);
		for (const [index, row] of outputs.entries()) {
			const {
				documentId,
				side,
				sheet: { information },
			} = made[index]!;
			const [supplyCost, tax] = [Number(information.totalSupplyPrice), Number(information.totalTax)];
			expect(row).toEqual({
				referenceId: null,
				documentId,
				status: 'created',
				vendorStatus: null,
				ntsApprovalNumber: null,
				issuedAt: null,
				writeDate: information.issueDate,
				supplierNumber: '2200000002',
				recipientNumber: '8888888888',
				recipientName: '구매자 주식회사',
				supplyCost,
				tax,
				total: supplyCost + tax,
				warnings: [],
				duplicate: false,
				recovered: false,
				sheet: side,
				reason: one.reason,
				originalApprovalNumber: document.issueId,
				originalDocumentId: document.documentId,
				easySignMessage: null,
				callsRemaining: expect.any(Number),
			});
			expect(result.outputs[0]![index]!.pairedItem).toEqual([{ item: 0 }]);
		}
		expect(made.map(({ original: amended }) => amended)).toEqual(outputs.map(() => document.documentId));
		expect(callsOf('createAmendment')).toHaveLength(1);
	});

	it('does so under A and B where the option says so', async () => {
		await check(one, {}, { typeCode: 'A' }, { amendmentTypeCode: 'original' });
	});

	it('keeps purpose and number of the supplier', async () => {
		await check(one, { purposeType: 'R' });
		expect(lastSent()[one.negative ? 'negative' : 'positive']!.invoiceType).toMatchObject({
			purposeType: 'R',
			transactionType: 'S',
		});
		// A supplier given by number is read back in full, as the office has it on record.
		const document = await original({ invoicer: '220-00-00002' });
		await amendFrom(document, one.reason, one.fields);
		expect(lastSent()[one.negative ? 'negative' : 'positive']!.invoicer).toMatchObject({
			companyNumber: '220-00-00002',
			companyName: '등록된 상호',
		});
	});
});

describe('Bills (계산서)', () => {
	const untaxedFields = (one: Case): INodeParameters => ({
		...one.fields,
		...(one.fields.items && { items: { item: [{ name: '단가 조정', supplyCost: '-1000' }] } }),
		...(one.fields.itemsJson && {
			itemsJson: '[{ "date": "2026-06-01", "name": "추가", "quantity": 2, "unitPrice": 0.5, "supplyCost": 1000 }]',
		}),
	});
	const ofBill = (make: Case['negative']): Case['negative'] =>
		make &&
		((items) => {
			const [lines, ...more] = make(items);
			return [untaxed(lines), ...more];
		});

	it.each(CASES.filter(({ code }) => code !== '05'))('are amended under N, without tax: $reason', async (one) => {
		await check(
			{ ...one, fields: untaxedFields(one), negative: ofBill(one.negative), positive: ofBill(one.positive) },
			{ typeCode: 'B' },
		);
		const { negative, positive } = lastSent();
		for (const sheet of [negative, positive])
			if (sheet)
				expect([sheet.invoiceType, sheet.information.totalTax]).toEqual([
					expect.objectContaining({ typeCode: 'N', taxType: 'B' }),
					'0',
				]);
		await amendFrom(await original({ typeCode: 'B' }), one.reason, untaxedFields(one), {
			options: { amendmentTypeCode: 'original' },
		});
		expect((lastSent().negative ?? lastSent().positive)!.invoiceType.typeCode).toBe('B');
	});

	it.each(CASES.filter(({ code }) => code !== '05'))('zero-rated invoices stay zero-rated: $reason', async (one) => {
		await check(
			{ ...one, fields: untaxedFields(one), negative: ofBill(one.negative), positive: ofBill(one.positive) },
			{ taxType: 'B' },
		);
		expect((lastSent().negative ?? lastSent().positive)!.invoiceType).toMatchObject({
			typeCode: 'M',
			taxType: 'B',
		});
	});
});
