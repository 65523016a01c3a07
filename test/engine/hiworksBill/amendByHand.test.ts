/**
 * Sheets that somebody made: what goes out is what was given, and what does not fit the reason is refused with the
 * rule.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { plainBuyer } from '../support/hiworksBill';
import { amend, CAUSE, withOriginals, type More } from '../support/hiworksBillAmend';
import { rows } from '../support/reports';

const { sandbox, original, callsOf, lastSent, sheetsMade } = withOriginals();

const DAY = '2026-05-27';
const recipient = {
	number: '888-88-88888',
	name: '구매자',
	representative: '이대표',
	contacts: [{ email: 'buyer@example.com' }],
};
const half = (supplyCost: number, tax: number | undefined, changes: IDataObject = {}) => ({
	writeDate: DAY,
	taxKind: 'taxable',
	supplierNumber: '220-00-00002',
	recipient,
	items: [{ name: '품목', supplyCost, ...(tax !== undefined && { tax }) }],
	...changes,
});
const MINUS = half(-10_000, -1_000);
const PLUS = half(10_000, 1_000);

interface Given {
	negative?: IDataObject;
	positive?: IDataObject;
	fields?: INodeParameters;
}

async function byHand(
	reason: string,
	{ negative, positive, fields = {} }: Given,
	options: INodeParameters = {},
	more: More = {},
) {
	const { issueId } = await original();
	const result = await amend(
		sandbox.hiworksBill.url,
		{
			reason,
			sheetSource: 'hand',
			originalApprovalNumber: issueId,
			negativeJson: negative ? JSON.stringify(negative) : '',
			positiveJson: positive ? JSON.stringify(positive) : '',
			...fields,
		},
		{ options, ...more },
	);
	return { issueId, result };
}

const REMARK = { remark: '2026-05-27' };
const RIGHT: Array<[reason: string, code: string, Given]> = [
	['clericalError', '01', { negative: MINUS, positive: half(9_000, 900) }],
	['supplyCostChange', '02', { negative: half(-5, 0, { writeDate: CAUSE }) }],
	['supplyCostChange', '02', { positive: half(500, 50, { writeDate: CAUSE }) }],
	['return', '03', { negative: half(-3_000, -300, { writeDate: CAUSE, ...REMARK }) }],
	['termination', '04', { negative: half(-10_000, -1_000, { writeDate: CAUSE, ...REMARK }) }],
	[
		'localLetterOfCredit',
		'05',
		{ negative: half(-4_000, -400, REMARK), positive: half(4_000, 0, { taxKind: 'zeroRated', ...REMARK }) },
	],
	['duplicateIssuance', '06', { negative: MINUS }],
];

describe.each(RIGHT)('%s (%s) by hand', (reason, code, given) => {
	it('goes out as given', async () => {
		const { issueId, result } = await byHand(reason, given);
		expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
		const { amendment, negative, positive, ...rest } = lastSent();
		expect([amendment, rest]).toEqual([{ originalIssueId: issueId, modifyType: code }, {}]);
		for (const [name, sheet] of Object.entries({ negative, positive })) {
			const meant = given[name as 'negative' | 'positive'] as ReturnType<typeof half> | undefined;
			expect(sheet === undefined).toBe(meant === undefined);
			if (!sheet || !meant) continue;
			const { supplyCost, tax = 0 } = meant.items[0]!;
			const day = meant.writeDate.slice(5).split('-');
			expect(sheet).toEqual({
				information: {
					issueDate: meant.writeDate,
					memo: '',
					bookNo: '',
					serial: '',
					description: (meant as IDataObject).remark ?? '',
					totalSupplyPrice: String(supplyCost),
					totalTax: String(tax),
				},
				invoiceType: {
					transactionType: 'S',
					purposeType: 'C',
					taxType: meant.taxKind === 'taxable' ? 'A' : 'B',
					typeCode: 'M',
				},
				invoicer: '220-00-00002',
				invoicee: plainBuyer('구매자'),
				items: [
					{
						month: day[0],
						day: day[1],
						subject: '품목',
						unit: '',
						supplyPrice: String(supplyCost),
						tax: String(tax),
						description: '',
					},
				],
			});
		}
		expect(
			rows(result).map(({ documentId, sheet, originalDocumentId, reason: told }) => [
				documentId,
				sheet,
				originalDocumentId,
				told,
			]),
		).toEqual(sheetsMade().map(({ documentId, side }) => [documentId, side, null, reason]));
		// Nothing is read but what was made, and only where there is something to look for.
		expect(callsOf('getInvoice').length).toBe(
			['03', '04'].includes(code) || (given.negative && given.positive) ? sheetsMade().length : 0,
		);
	});
});

it('Sheets take everything that a document has', async () => {
	const supplier = {
		number: '2200000002',
		branch: '0001',
		name: '공급자',
		representative: '김대표',
		contacts: [{ email: 'supplier@example.com', name: '담당', phone: '02-0000-0001', mobile: '010-0000-0001' }],
	};
	const more = {
		supplierNumber: undefined,
		supplier,
		purpose: 'receipt',
		remark: '비고',
		memo: '메모',
		bookNumber: '1',
		serialNumber: '2',
		cash: -11_000,
		uncollected: 0,
	};
	const { result } = await byHand(
		'duplicateIssuance',
		{ negative: { ...MINUS, ...more } },
		{ markForRecovery: true },
		{ input: [{}] },
	);
	expect(result.error).toBeUndefined();
	const { information, invoiceType, invoicer } = lastSent().negative!;
	expect(information).toEqual({
		issueDate: DAY,
		memo: '메모 [n8n-1-0-0]',
		bookNo: '1',
		serial: '2',
		description: '비고',
		cash: '-11000',
		uncollected: '0',
		totalSupplyPrice: '-10000',
		totalTax: '-1000',
	});
	expect([invoiceType.purposeType, invoicer]).toEqual([
		'R',
		expect.objectContaining({
			companyNumber: '220-00-00002',
			taxNumber: '0001',
			primaryContact: { name: '담당', email: 'supplier@example.com', cell: '010-0000-0001', phone: '02-0000-0001' },
		}),
	]);
});

it.each([
	['vatComputed', -9_009, [-9_009, -900]],
	['splitFromTotal', -11_000, [-10_000, -1_000]],
])('Amounts %s', async (mode, given, [supplyCost, tax]) => {
	const { result } = await byHand('return', { negative: half(given, undefined, REMARK) }, { amounts: mode });
	expect(rows(result)[0]).toMatchObject({ supplyCost, tax });
});

it.each([
	['amended', 'N'],
	['original', 'B'],
])('Bills under type code %s are %s', async (amendmentTypeCode, typeCode) => {
	const { negativeJson } = { negativeJson: JSON.stringify(half(-10_000, undefined, { taxKind: 'taxExempt' })) };
	const bill = await original({ typeCode: 'B' });
	const result = await amend(
		sandbox.hiworksBill.url,
		{
			reason: 'duplicateIssuance',
			sheetSource: 'hand',
			originalApprovalNumber: bill.issueId,
			negativeJson,
			positiveJson: '',
		},
		{ options: { amendmentTypeCode } },
	);
	expect(result.error).toBeUndefined();
	expect(lastSent().negative?.invoiceType).toMatchObject({ typeCode, taxType: 'B' });
});

it('The approval number may have hyphens', async () => {
	const { issueId } = await original();
	const [number] = [`${issueId.slice(0, 8)}-${issueId.slice(8, 16)}-${issueId.slice(16)}`];
	await amend(sandbox.hiworksBill.url, {
		reason: 'duplicateIssuance',
		sheetSource: 'hand',
		originalApprovalNumber: number,
		negativeJson: JSON.stringify(MINUS),
		positiveJson: '',
	});
	expect(lastSent().amendment.originalIssueId).toBe(issueId);
});

it('Write dates may differ where the write date was wrong', async () => {
	const { result } = await byHand(
		'clericalError',
		{ negative: MINUS, positive: half(10_000, 1_000, { writeDate: '2026-05-20' }) },
		{ writeDateWasWrong: true },
	);
	expect(result.error).toBeUndefined();
	expect([lastSent().negative, lastSent().positive].map((sheet) => sheet?.information.issueDate)).toEqual([
		DAY,
		'2026-05-20',
	]);
});

it.each<[string, string, Given, string[]]>([
	['of the write date of the original', 'duplicateIssuance', { negative: MINUS }, []],
	[
		'of another write date',
		'duplicateIssuance',
		{ negative: half(-10_000, -1_000, { writeDate: '2026-05-20' }) },
		['The write date 2026-05-20 is not that of the original, 2026-05-27, as its approval number has it'],
	],
	[
		'of a cause before the original, and long ago',
		'return',
		{ negative: half(-3_000, -300, { writeDate: '2026-05-20', ...REMARK }) },
		[
			'The deadline for this amendment (2026-06-10) has passed; late issue is subject to a penalty',
			'The cause date 2026-05-20 is before the write date 2026-05-27 of the original; is it the right original?',
		],
	],
])('A sheet by hand %s is taken, with what is worth a look', async (_, reason, given, warnings) => {
	const { result } = await byHand(reason, given, { dryRun: true });
	expect(rows(result).map((row) => row.warnings)).toEqual([warnings]);
});

it('A line that adds up the others is refused', async () => {
	const items = ['의자', '책상', '합계'].map((name, index) => ({ name, supplyCost: index < 2 ? -5_000 : -10_000 }));
	const { result } = await byHand('duplicateIssuance', { negative: { ...MINUS, items } });
	expect(result.error?.message).toContain(
		'Negative Sheet: Items, line 3: Name [item 0]: expected the lines alone, without their total',
	);
	expect(callsOf('createAmendment')).toEqual([]);
});

const ZERO = { taxKind: 'zeroRated' };
const WRONG: Array<[rule: string, reason: string, Given]> = [
	[
		'for reason 01 (기재사항 착오정정): a negative and a positive sheet, found "a negative sheet only"',
		'clericalError',
		{ negative: MINUS },
	],
	[
		'for reason 01 (기재사항 착오정정): a negative and a positive sheet, found "a positive sheet only"',
		'clericalError',
		{ positive: PLUS },
	],
	[
		'a negative sheet whose total is not above 0 won, found 11,000 won',
		'clericalError',
		{ negative: PLUS, positive: PLUS },
	],
	[
		'a positive sheet whose total is not below 0 won, found -11,000 won',
		'clericalError',
		{ negative: MINUS, positive: MINUS },
	],
	[
		'the same write date in both, 2026-05-27, found "2026-05-20"',
		'clericalError',
		{ negative: MINUS, positive: half(10_000, 1_000, { writeDate: '2026-05-20' }) },
	],
	[
		'two tax invoices (세금계산서) or two bills (계산서), found "one of each"',
		'clericalError',
		{ negative: MINUS, positive: half(10_000, undefined, { taxKind: 'taxExempt' }) },
	],
	[
		'for reason 02 (공급가액 변동): either a negative or a positive sheet, found "both"',
		'supplyCostChange',
		{ negative: MINUS, positive: PLUS },
	],
	['either a negative or a positive sheet, found "none"', 'supplyCostChange', {}],
	['a negative sheet whose total is below 0 won, found 11,000 won', 'supplyCostChange', { negative: PLUS }],
	['a positive sheet whose total is above 0 won, found -11,000 won', 'supplyCostChange', { positive: MINUS }],
	['for reason 03 (환입): a negative sheet only, found "both"', 'return', { negative: MINUS, positive: PLUS }],
	['for reason 03 (환입): a total that is not above 0 won, found 11,000 won', 'return', { negative: PLUS }],
	[
		'for reason 04 (계약의 해제): a negative sheet only, found "a positive sheet only"',
		'termination',
		{ positive: PLUS },
	],
	[
		"for reason 03 (환입): the original's write date in the remark (비고), found nothing",
		'return',
		{ negative: MINUS },
	],
	[
		"for reason 04 (계약의 해제): the original's write date in the remark (비고), found nothing",
		'termination',
		{ negative: MINUS },
	],
	['for reason 05 (내국신용장 사후개설): a negative and a positive sheet', 'localLetterOfCredit', { negative: MINUS }],
	[
		'a taxable negative sheet, found "zeroRated"',
		'localLetterOfCredit',
		{ negative: half(-10_000, 0, ZERO), positive: half(10_000, 0, { ...ZERO, ...REMARK }) },
	],
	[
		'a zero-rated positive sheet, found "taxable"',
		'localLetterOfCredit',
		{ negative: MINUS, positive: half(10_000, 1_000, REMARK) },
	],
	[
		'a supply cost of -9,000 won in the negative sheet, as much as the positive one has, found -10,000 won',
		'localLetterOfCredit',
		{ negative: MINUS, positive: half(9_000, 0, { ...ZERO, ...REMARK }) },
	],
	[
		'a positive sheet whose supply cost is above 0 won, found -10,000 won',
		'localLetterOfCredit',
		{ negative: MINUS, positive: half(-10_000, 0, { ...ZERO, ...REMARK }) },
	],
	[
		'the same write date in both',
		'localLetterOfCredit',
		{ negative: MINUS, positive: half(10_000, 0, { ...ZERO, ...REMARK, writeDate: '2026-05-20' }) },
	],
	[
		"the letter of credit's opening date in the remark (비고) of the positive sheet, found nothing",
		'localLetterOfCredit',
		{ negative: MINUS, positive: half(10_000, 0, ZERO) },
	],
	['for reason 06 (착오에 의한 이중발급): a negative sheet only, found "none"', 'duplicateIssuance', {}],
	[
		'Negative Sheet: Supplier [item 0]: expected either supplierNumber or supplier',
		'duplicateIssuance',
		{ negative: { ...MINUS, supplierNumber: undefined } },
	],
	[
		'Negative Sheet: Write Date [item 0]: expected a date not after today (',
		'duplicateIssuance',
		{ negative: { ...MINUS, writeDate: '2026-06-16' } },
	],
	['Negative Sheet: Items: Tax [item 0]: expected a tax of ', 'duplicateIssuance', { negative: half(-10_000, -900) }],
	[
		'Negative Sheet JSON: "description" [item 0]: expected the name "remark" instead',
		'duplicateIssuance',
		{ negative: { ...MINUS, description: 'x' } },
	],
	[
		'Negative Sheet JSON: Items JSON, line 1: "supplyPrice" [item 0]: expected the name "supplyCost" instead',
		'duplicateIssuance',
		{ negative: { ...MINUS, items: [{ name: 'a', supplyPrice: -10, tax: -1 }] } },
	],
	[
		'Payment [item 0]: expected payment amounts that add up to -11,000 won, supply cost and tax, found -1 won',
		'duplicateIssuance',
		{ negative: { ...MINUS, cash: -1 } },
	],
	[
		'Original Approval Number [item 0]: expected an NTS approval number of 24 characters, found "4711"',
		'duplicateIssuance',
		{ negative: MINUS, fields: { originalApprovalNumber: '4711' } },
	],
];

it.each(WRONG)('%s: %s is refused', async (rule, reason, given) => {
	const { result } = await byHand(reason, given);
	expect(result.error?.message).toContain(rule);
	expect(callsOf('createAmendment')).toEqual([]);
	// On continue the item says that it was not sent.
	const { result: continued } = await byHand(reason, given, {}, { onError: 'continueRegularOutput' });
	expect(rows(continued)[0]).toMatchObject({ error: { outcome: 'notSent', code: 'INVALID', itemIndex: 0 } });
	expect(rows(continued)[0]?.error?.message).toContain(rule);
});
