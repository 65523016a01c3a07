import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { moveCalendar } from '../support/clock';
import { documentItem, documentItems, plainBuyer } from '../support/hiworksBill';
import { CONTINUE, first, fromJson, line, withBill } from '../support/hiworksBillRun';
import { DOCUMENT_KEYS } from '../support/operations';
import { contentOf, JUST_SENT, rows, told } from '../support/reports';

const { sandbox, create, calls, ledger, sent, wireProblems } = withBill();
afterEach(() => {
	moveCalendar();
	expect(wireProblems()).toEqual([]);
});

const items = async (
	lines: IDataObject[],
	changes: IDataObject = {},
	fields: INodeParameters = {},
	options: INodeParameters = {},
) => await create([documentItem(0, { items: lines, ...changes })], { ...fromJson('items'), ...fields }, { options });

describe('Create', () => {
	it('gives the keys of all vendors, an item for each document, paired', async () => {
		const result = await create(documentItems(3));
		expect(result.error).toBeUndefined();
		expect(
			result.outputs[0]?.map(({ json, pairedItem }) => [json.referenceId, json.documentId, json.total, pairedItem]),
		).toEqual(
			[0, 1, 2].map((n) => [
				`order-${n}`,
				ledger().find(({ recipientName }) => recipientName === `구매자 ${n}`)?.documentId,
				11_000 + 11 * n,
				[{ item: n }],
			]),
		);
		const keys = DOCUMENT_KEYS.map((key) => (key === 'issuanceKey' ? 'documentId' : key));
		expect(Object.keys(first(result)).sort()).toEqual([...keys, 'callsRemaining', 'easySignMessage'].sort());
		expect(first(result)).toMatchObject({
			status: 'created',
			...JUST_SENT,
			...contentOf(0),
			easySignMessage: null,
		});
		// The day is long past.
		expect(first(result).warnings).toEqual([
			'The deadline for issuing (2026-02-10) has passed; late issue is subject to a penalty',
		]);
	});

	it('sends what the smallest form says, texts that are not there empty, and nothing else', async () => {
		await create();
		expect(sent()).toEqual([
			{
				information: {
					issueDate: '2026-01-31',
					memo: '',
					bookNo: '',
					serial: '',
					description: '',
					totalSupplyPrice: '10000',
					totalTax: '1000',
				},
				invoiceType: { transactionType: 'S', purposeType: 'C', taxType: 'A', typeCode: 'A' },
				invoicer: '220-00-00002',
				invoicee: plainBuyer('구매자 0'),
				items: [
					{ month: '01', day: '31', subject: '품목 0', unit: '', supplyPrice: '10000', tax: '1000', description: '' },
				],
			},
		]);
		expect(calls('createInvoice')[0]?.headers).not.toHaveProperty('x-reseller-code');
	});

	it.each([
		['taxableInvoice', {}, ['A', 'A', '1000']],
		['zeroRatedInvoice', {}, ['A', 'B', '0']],
		['taxExemptBill', {}, ['B', 'B', '0']],
		['statement', { taxKind: 'taxable' }, ['D', 'A', '1000']],
		['statement', { taxKind: 'zeroRated' }, ['D', 'B', '0']],
		['statement', { taxKind: 'taxExempt' }, ['D', 'B', '0']],
		// A tax kind left over from a statement counts for nothing else.
		['taxableInvoice', { taxKind: 'taxExempt' }, ['A', 'A', '1000']],
	])('%s %j', async (document, fields, [typeCode, taxType, totalTax]) => {
		const result = await create(
			[documentItem(0, { document, tax: totalTax === '0' ? '' : '1000' })],
			fields as INodeParameters,
		);
		expect(first(result)).toMatchObject({ status: 'created', tax: Number(totalTax), total: 10_000 + Number(totalTax) });
		expect(ledger()).toMatchObject([{ typeCode, taxType, totalSupplyPrice: '10000', totalTax }]);
	});

	it.each([
		['claim', 'C'],
		['receipt', 'R'],
	])('purpose %s', async (purpose, purposeType) => {
		await create([documentItem(0, { purpose })]);
		expect(sent()[0]?.invoiceType.purposeType).toBe(purposeType);
	});

	it.each([
		['today in Seoul, where it is tomorrow already', { writeDateSource: 'today' }, '2026-02-10'],
		['the last day of the previous month', { writeDateSource: 'lastDayOfPreviousMonth' }, '2026-01-31'],
		['a day as people write it', { writeDate: '2026. 1. 5.' }, '2026-01-05'],
	])('write date: %s', async (_, fields, day) => {
		moveCalendar('2026-02-09T15:00:30Z');
		expect(first(await create([documentItem(0)], fields))).toMatchObject({ writeDate: day, warnings: [] });
		expect(sent()[0]).toMatchObject({
			information: { issueDate: day },
			items: [{ month: day.slice(5, 7), day: day.slice(8) }],
		});
	});

	it.each([
		['taxableInvoice', ['The deadline for issuing (2026-02-10) has passed; late issue is subject to a penalty']],
		['statement', []],
	])('a deadline is told of what the law has one for: %s', async (document, warnings) => {
		moveCalendar('2026-02-11T03:00:00Z');
		expect(first(await create([documentItem(0, { document })])).warnings).toEqual(warnings);
	});

	it('a write date that is still to come in Seoul is refused', async () => {
		moveCalendar('2026-02-09T14:59:30Z');
		const { error } = await create([documentItem(0, { writeDate: '2026-02-10' })]);
		expect(error?.message).toBe(
			'Write Date [item 0]: expected a write date not after today (2026-02-09 in Seoul), found "2026-02-10"',
		);
	});

	it('sends the reseller code where the credential has one', async () => {
		await create([documentItem(0)], {}, { credential: { resellerCode: ' R-1 ' } });
		expect(ledger()).toMatchObject([{ resellerCode: 'R-1' }]);
	});
});

describe('Amounts', () => {
	it.each([
		[
			'asGiven',
			[
				['10000', '1000'],
				['20000', '2005'],
			],
			[
				['10000', '1000'],
				['20000', '2005'],
			],
		],
		[
			'vatComputed',
			[
				['10005', ''],
				['10005', ''],
			],
			[
				['10005', '1001'],
				['10005', '1000'],
			],
		],
		[
			'splitFromTotal',
			[
				['11000', ''],
				['1000', ''],
			],
			[
				['10000', '1000'],
				['909', '91'],
			],
		],
	])('%s', async (amounts, given, made) => {
		expect(
			(
				await items(
					given.map(([supplyCost, tax]) => line({ supplyCost, tax })),
					{},
					{},
					{ amounts },
				)
			).error,
		).toBeUndefined();
		expect(sent()[0]?.items.map(({ supplyPrice, tax }: IDataObject) => [supplyPrice, tax])).toEqual(made);
	});

	it.each([
		['a tax that is computed', { amounts: 'vatComputed' }, {}, 'Items, line 1: Tax [item 0]: expected an empty Tax'],
		[
			'no tax where it is to be given',
			{ amounts: 'asGiven' },
			{ tax: '' },
			'Items, line 1: Tax [item 0]: expected a tax',
		],
		[
			'a tax that is no tenth',
			{},
			{ tax: '1011' },
			'Items: Tax [item 0]: expected a tax of 1,000 won, 10 % of the supply cost 10,000 won (within 10 won), found 1,011 won',
		],
		[
			'a tax on a bill',
			{},
			{ document: 'taxExemptBill' },
			'Items, line 1: Tax [item 0]: expected no tax on a tax-exempt invoice',
		],
		[
			'another total than expected',
			{ expectedTotal: '11001' },
			{},
			'Expected Total [item 0]: expected a total of 11,001 won, found 11,000 won',
		],
		[
			'a mistyped number',
			{ requireChecksum: true },
			{ recipientNumber: '888-88-88889' },
			'Recipient Number [item 0]: expected a valid business registration number (its check digit does not fit: is it mistyped?)',
		],
	])('%s is refused', async (_, options, changes, message) => {
		const { error } = await create([documentItem(0, changes)], {}, { options });
		expect(error?.message).toContain(message);
		expect(ledger()).toEqual([]);
	});

	it('takes the expected total as people write it', async () => {
		expect((await create([documentItem(0)], {}, { options: { expectedTotal: '₩11,000' } })).error).toBeUndefined();
	});

	it.each([
		['999999999999999999', '999999999999999999'],
		['-999999999999999999', '-999999999999999999'],
		['9007199254740991', 9_007_199_254_740_991],
		['-20000', -20_000],
	])('%s won travel as digits, and come out as text where a number would be another', async (supplyCost, shown) => {
		const result = await items([line({ supplyCost, tax: '' })], { document: 'taxExemptBill' });
		expect(first(result)).toMatchObject({ supplyCost: shown, tax: 0, total: shown });
		expect(sent()[0]).toMatchObject({
			information: { totalSupplyPrice: supplyCost, totalTax: '0' },
			items: [{ supplyPrice: supplyCost, tax: '0' }],
		});
	});

	it('a total of 19 digits is refused', async () => {
		const { error } = await items(
			[line({ supplyCost: '999999999999999999', tax: '' }), line({ supplyCost: '1', tax: '' })],
			{ document: 'taxExemptBill' },
		);
		expect(error?.message).toBe('Total Supply Cost [item 0]: expected whole won of at most 18 digits');
	});

	it('keeps signs, also of lines that cancel each other', async () => {
		expect(first(await items([line({ supplyCost: '-10000', tax: '-1000' })]))).toMatchObject({
			supplyCost: -10_000,
			tax: -1_000,
			total: -11_000,
		});
		expect(first(await items([line(), line({ supplyCost: '-10000', tax: '-1000' })]))).toMatchObject({
			supplyCost: 0,
			tax: 0,
			total: 0,
		});
	});
});

describe('Payment', () => {
	const pay = async (payment: INodeParameters, lines = [line()]) => await items(lines, {}, { payment });
	const information = () => sent()[0]?.information;

	it.each([
		['one part', { cash: '11000' }],
		['two parts', { check: '1000', uncollected: '10000' }],
		['a part and a zero', { draft: '11000', cash: '0' }],
		// Zeros count as not given, whatever the total.
		['all zeros', { cash: '0', check: '0', draft: '0', uncollected: '0' }],
		['nothing', {}],
	])('%s goes as given', async (_, payment: INodeParameters) => {
		expect((await pay(payment)).error).toBeUndefined();
		const { cash, check, draft, uncollected } = information();
		expect(JSON.parse(JSON.stringify({ cash, check, draft, uncollected }))).toEqual(payment);
	});

	it('of a negative document is negative', async () => {
		expect((await pay({ cash: '-11000' }, [line({ supplyCost: '-10000', tax: '-1000' })])).error).toBeUndefined();
		expect(information().cash).toBe('-11000');
	});

	it.each([
		['too little', { cash: '10999' }, '10,999'],
		['too much', { cash: '11000', uncollected: '1' }, '11,001'],
		['parts that cancel each other', { cash: '5', check: '-5' }, '0'],
	])('%s is refused', async (_, payment, sum) => {
		const { error } = await pay(payment);
		expect(error?.message).toBe(
			`Payment [item 0]: expected payment amounts that add up to 11,000 won, supply cost and tax, found ${sum} won`,
		);
	});
});

describe('Lines', () => {
	it('are 99 at most', async () => {
		const many = (count: number) => Array.from({ length: count }, (_, n) => line({ name: `품목 ${n}` }));
		expect(first(await items(many(99)))).toMatchObject({ supplyCost: 990_000 });
		expect(sent()[0]?.items).toHaveLength(99);
		const { error } = await items(many(100));
		expect(error?.message).toBe('Items [item 0]: expected at most 99 lines');
		expect((await items([])).error?.message).toBe('Items [item 0]: expected at least one line');
		expect(ledger()).toHaveLength(1);
	});

	it('have a day of their own, or the write date', async () => {
		await items([line({ date: '2026-01-05' }), line()]);
		expect(sent()[0]?.items.map(({ month, day }: IDataObject) => `${month}-${day}`)).toEqual(['01-05', '01-31']);
	});

	it.each([
		['after the write date', '2026-02-01', 'a date not after the write date 2026-01-31'],
		[
			'in another year',
			'2025-12-31',
			'a date in the year of the write date 2026-01-31, because Hiworks takes only month and day',
		],
	])('of a day %s are refused', async (_, date, expected) => {
		const { error } = await items([line(), line({ date })]);
		expect(error?.message).toBe(`Items, line 2: Date [item 0]: expected ${expected}, found "${date}"`);
	});

	it('take two decimals in quantity and unit price, with sign', async () => {
		await items([
			line({ quantity: '1,234.25', unitPrice: '0.5', specification: 'EA', remark: '비고' }),
			line({ quantity: -3, unitPrice: -0.25 }),
			line({ quantity: '1.10' }),
		]);
		expect(sent()[0]?.items).toMatchObject([
			{ quantity: '1234.25', unitPrice: '0.5', unit: 'EA', description: '비고' },
			{ quantity: '-3', unitPrice: '-0.25' },
			{ quantity: '1.1' },
		]);
		expect(sent()[0]?.items[2]).not.toHaveProperty('unitPrice');
	});

	it.each([
		['quantity', 'Quantity', 1.005],
		['unitPrice', 'Unit Price', '0.125'],
		['quantity', 'Quantity', 1e-7],
	])('%s with more decimals is refused', async (key, named, value) => {
		const { error } = await items([line(), line({ [key]: value })]);
		expect(error?.message).toBe(`Items, line 2: ${named} [item 0]: expected a number with at most 2 decimals`);
	});
});

describe('Memo', () => {
	it.each([
		['a mark', {}, { markForRecovery: true }, '[order-0]'],
		['a memo and a mark', { notes: { memo: '메모' } }, { markForRecovery: true }, '메모 [order-0]'],
		['a mark without reference id', { referenceId: '' }, { markForRecovery: true }, '[n8n-1-0-0]'],
		['a memo alone', { notes: { memo: '메모' } }, {}, '메모'],
		['nothing', {}, {}, ''],
	])('%s', async (_, fields, options, memo) => {
		await create([documentItem(0)], fields, { options });
		expect(ledger()).toMatchObject([{ memo }]);
	});

	it('books and serial numbers go along', async () => {
		await create([documentItem(0)], {
			notes: { bookNumber: '1권 2호', serialNumber: '26-001' },
			remark: '비고',
		});
		expect(sent()[0]?.information).toMatchObject({ bookNo: '1권 2호', serial: '26-001', description: '비고' });
	});
});

describe('What cannot be sent', () => {
	it('is all told at once, by field and item, and nothing is sent', async () => {
		const input = documentItems(4).map((item, n) =>
			n === 1 ? { ...item, supplyCost: '1,00' } : n === 3 ? { ...item, recipientEmail: 'nobody' } : item,
		);
		const { error, outputs } = await create(input);
		expect(error?.message).toBe('2 of 4 cannot be sent as they stand; nothing was sent');
		expect(error?.description?.split('\n')).toEqual([
			'Items, line 1: Supply Cost [item 1]: expected a whole number of won, found "1,00"',
			'Recipient Email [item 3]: expected one e-mail address such as name@example.com, without a name around it, found "nobody"',
		]);
		expect([sandbox.hiworksBill.requests(), outputs]).toEqual([[], []]);
		const continued = rows(await create(input, {}, CONTINUE));
		expect(continued.map((row) => (row.error ? told(row) : row.status))).toEqual([
			'created',
			{
				outcome: 'notSent',
				code: 'INVALID',
				httpStatus: null,
				vendorMessage: null,
				referenceId: 'order-1',
				itemIndex: 1,
			},
			'created',
			{
				outcome: 'notSent',
				code: 'INVALID',
				httpStatus: null,
				vendorMessage: null,
				referenceId: 'order-3',
				itemIndex: 3,
			},
		]);
	});

	it('two documents with one reference id: both are named', async () => {
		const { error } = await create([documentItem(0), documentItem(1, { referenceId: 'order-0' })]);
		expect(error?.description).toContain(
			'Reference ID [item 0 and item 1]: expected a different one for each document, found "order-0" twice',
		);
		// Those without any are no twins.
		expect(
			(await create([documentItem(0, { referenceId: '' }), documentItem(0, { referenceId: '' })])).error,
		).toBeUndefined();
		expect(ledger()).toHaveLength(2);
	});

	it('a dry run shows the request and sends nothing', async () => {
		const row = first(await create([documentItem(0)], {}, { options: { dryRun: true, markForRecovery: true } }));
		expect(row).toMatchObject({
			status: 'dryRun',
			documentId: null,
			total: 11_000,
			attachments: [],
			request: {
				method: 'POST',
				url: `${sandbox.hiworksBill.url}/v4/invoices`,
				body: { data: { information: { memo: '[order-0]' } } },
			},
		});
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});
});
