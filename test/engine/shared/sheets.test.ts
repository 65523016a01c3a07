/** Sheets of invoices, with each vendor: in each shape they ask for what the form would. */
import type { Arbitrary } from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import fc from '../../support/properties';
import { withSandbox } from '../../support/sandbox.ts';
import { full } from '../support/clock';
import { hometaxRow, type HometaxDocument } from '../support/hometaxSheet';
import { bodiesOf, COLUMNS, GOOD, NAMES, vendorsOf, without, type VendorOfSheets } from '../support/invoiceSheets';

const sandbox = withSandbox();

const VENDORS = vendorsOf(sandbox);

// ---- The same document in each shape ----

interface Line {
	day: number;
	name: string;
	specification: string;
	quantity: number;
	supplyCost: number;
	tax: number;
}
interface Meant {
	referenceId: string;
	taxKind: 'taxable' | 'zeroRated' | 'taxExempt';
	purpose: 'claim' | 'receipt';
	name: string;
	remark: string;
	secondEmail: string;
	lines: Line[];
}

const line: Arbitrary<Line> = fc.record({
	day: fc.integer({ min: 1, max: 28 }),
	name: fc.constantFrom('노트', '펜 A-1', 'USB 허브(4포트)', '자문료'),
	specification: fc.constantFrom('', 'A4', '1.5m'),
	quantity: fc.integer({ min: 1, max: 99 }),
	supplyCost: fc.integer({ min: 1, max: 9_999_999 }).map((won) => won * 10),
	tax: fc.constant(0),
});

const document: Arbitrary<Omit<Meant, 'referenceId'>> = fc.record({
	taxKind: fc.constantFrom('taxable', 'taxable', 'zeroRated', 'taxExempt'),
	purpose: fc.constantFrom('claim', 'receipt'),
	name: fc.constantFrom('구매 주식회사', '한빛 상사', '㈜가나'),
	remark: fc.constantFrom('', '11월분'),
	secondEmail: fc.constantFrom('', 'second@example.com'),
	lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

const DOCUMENTS = fc.sample(document, { numRuns: full ? 400 : 40, seed: 20_261_129 }).map((one, index): Meant => ({
	...one,
	referenceId: `order-${index}`,
	lines: one.lines.map((each) => ({ ...each, tax: one.taxKind === 'taxable' ? each.supplyCost / 10 : 0 })),
}));

const day = (line: Line) => `2026-10-${String(line.day).padStart(2, '0')}`;

/** Values as sheets write them: the n-th way. */
const written = {
	won: (amount: number, way: number): unknown =>
		[amount, String(amount), amount.toLocaleString('en'), `${amount.toLocaleString('en')}원`, `${amount}.00`][way % 5],
	// 46326 is 31 October 2026 in Excel's count.
	writeDate: (way: number): unknown =>
		['2026-10-31', 20261031, '20261031', '2026. 10. 31.', 46_326, '2026년 10월 31일'][way % 6],
	number: (way: number): unknown => ['888-88-88888', 8_888_888_888, '8888888888'][way % 3],
	text: (text: string, way: number) => (way % 2 ? text.normalize('NFD') : ` ${text}`),
};

const TAX_KINDS = { taxable: ['01', 1, '과세'], zeroRated: ['02', 2, '영세율'], taxExempt: ['05', 5, '면세'] };
const PURPOSES = { receipt: ['01', 1, '영수'], claim: ['02', 2, '청구'] };

const documentCells = (one: Meant, way: number): IDataObject =>
	({
		주문번호: one.referenceId,
		과세유형: TAX_KINDS[one.taxKind][way % 3],
		작성일자: written.writeDate(way),
		'영수(01),\n청구(02)': PURPOSES[one.purpose][way % 3],
		사업자번호: written.number(way),
		거래처명: written.text(one.name, way),
		대표자: '이대표',
		이메일: 'buyer@example.com',
		이메일2: one.secondEmail,
		비고: one.remark,
	}) as IDataObject;

const lineCells = (each: Line, way: number, taxed: boolean, number: number | '' = ''): IDataObject =>
	({
		[number === '' ? '품목일자' : `일자${number}`]:
			number === '' ? day(each) : [each.day, `0${each.day}`.slice(-2)][way % 2],
		[`품목${number}`]: written.text(each.name, way),
		[`규격${number}`]: each.specification,
		[`수량${number}`]: way % 2 ? each.quantity : String(each.quantity),
		[`공급가액${number}`]: written.won(each.supplyCost, way),
		...(taxed && { [`세액${number}`]: written.won(each.tax, way + 1) }),
	}) as IDataObject;

/** Lines below each other, those of one document mixed with others'. */
const longRows = (documents: Meant[]): IDataObject[] =>
	documents
		.flatMap((one, n) =>
			one.lines.map((each, place) => ({
				at: place * documents.length + n,
				row: { ...documentCells(one, n), ...lineCells(each, n + place, true) },
			})),
		)
		.toSorted((a, b) => a.at - b.at)
		.map(({ row }) => row);

/** Lines side by side. */
const wideRows = (documents: Meant[]): IDataObject[] =>
	documents.map((one, n) => ({
		...documentCells(one, n + 1),
		...Object.assign({}, ...one.lines.map((each, place) => lineCells(each, n, true, place + 1))),
	}));

/** The form, with what the items of the run say. */
const FORM: INodeParameters = {
	referenceIdSource: 'given',
	referenceId: '={{ $json.referenceId }}',
	writeDateSource: 'date',
	writeDate: '2026-10-31',
	purpose: '={{ $json.purpose }}',
	recipientSource: 'form',
	recipientNumber: '888-88-88888',
	recipientName: '={{ $json.name }}',
	recipientRepresentative: '이대표',
	recipientEmail: 'buyer@example.com',
	itemSource: 'json',
	itemsJson: '={{ $json.items }}',
	remark: '={{ $json.remark }}',
};

async function fromForm({ run, kind }: VendorOfSheets, documents: Meant[]): Promise<Record<string, unknown>> {
	const bodies = {};
	for (const secondEmail of ['', 'second@example.com'])
		for (const taxKind of ['taxable', 'zeroRated', 'taxExempt'] as const) {
			const same = documents.filter((one) => one.taxKind === taxKind && one.secondEmail === secondEmail);
			if (same.length === 0) continue;
			const input = same.map(({ lines, ...one }) => ({
				...one,
				items: lines.map((each) => ({
					date: day(each),
					name: each.name,
					...(each.specification && { specification: each.specification }),
					quantity: each.quantity,
					supplyCost: each.supplyCost,
					...(taxKind === 'taxable' && { tax: each.tax }),
				})),
			}));
			const details = secondEmail ? { furtherContacts: { contact: [{ email: secondEmail }] } } : {};
			const options = { dryRun: true };
			Object.assign(
				bodies,
				bodiesOf(await run(input, { ...FORM, ...kind(taxKind), recipientDetails: details, options })),
			);
		}
	return bodies;
}

describe.each(NAMES)(`${DOCUMENTS.length} generated documents: %s`, (name) => {
	const vendor = VENDORS[name]!;
	let meant: Record<string, unknown>;
	beforeAll(async () => {
		meant = await fromForm(vendor, DOCUMENTS);
		expect(Object.keys(meant)).toHaveLength(DOCUMENTS.length);
	});

	it.each([
		['long', longRows],
		['wide', wideRows],
	])('a %s sheet asks for what the form would', async (_shape, rowsOf) => {
		const bodies = bodiesOf(await vendor.run(rowsOf(DOCUMENTS), COLUMNS));
		for (const { referenceId } of DOCUMENTS)
			expect([referenceId, bodies[referenceId]]).toEqual([referenceId, meant[referenceId]]);
		expect(Object.keys(bodies)).toHaveLength(DOCUMENTS.length);
	});
});

// ---- The Hometax form ----

const HOMETAX: HometaxDocument = {
	writeDate: 20261031,
	recipientNumber: 8_888_888_888,
	recipientName: '구매 주식회사',
	lines: [{ day: 5, name: '노트', quantity: 2, unitPrice: 5_000, supplyCost: 10_000, tax: 1_000 }],
	totals: [10_000, 1_000],
};

describe.each(NAMES)('The Hometax form: %s', (name) => {
	const { run } = VENDORS[name]!;

	it('is read whole: nothing of it is left out but what the vendor has no place for', async () => {
		const { outputs, error } = await run(
			[hometaxRow({ ...HOMETAX, branch: 1, secondEmail: 'b@example.com' })],
			COLUMNS,
		);
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'dryRun',
			supplyCost: 10_000,
			tax: 1_000,
			columnsNotUsed: [],
			columns: { 품목1: 'itemName1', 작성일자: 'writeDate' },
		});
		expect(JSON.stringify(outputs[0]![0]!.json.request)).toContain('0001');
	});

	it.each([
		[
			'its total of supply costs',
			{ totals: [10_001, 1_000] },
			'"공급가액 합계" [item 0]: expected a total of 10,001 won',
		],
		['its total of taxes', { totals: [10_000, 999] }, '"세액 합계" [item 0]: expected a total of 999 won'],
	] as const)('must agree with %s', async (_what, change, message) => {
		const { error } = await run(
			[hometaxRow({ ...HOMETAX, ...(change as unknown as Partial<HometaxDocument>) })],
			COLUMNS,
		);
		expect(error?.message).toContain(message);
	});

	it('of bills has no tax and makes tax-exempt ones', async () => {
		const { lines, ...rest } = HOMETAX;
		const bill = { ...rest, kind: 5, lines: lines.map(({ tax: _tax, ...one }) => one), totals: [10_000] as [number] };
		const result = await run([hometaxRow(bill, { taxExempt: true })], COLUMNS);
		expect(bodiesOf(result)).toBeDefined();
		expect(result.outputs[0]![0]!.json).toMatchObject({ supplyCost: 10_000, tax: 0, columnsNotUsed: [] });
	});
});

/** What the output warns of, by how it is paid. */
const WARNED: Array<[what: string, payment: unknown[], Bolta: string[]]> = [
	['parts of it', [1_000, '', '', '10,000'], ['Payment parts do not travel with Bolta: 현금, 외상미수금']],
	['zeros', [0, '0', 0, 0], []],
	['nothing', ['', '', '', ''], []],
];

describe.each(NAMES)('How it is paid, in the Hometax form: %s', (name) => {
	it.each(WARNED)('%s', async (_what, payment, warned) => {
		const other = { ...HOMETAX, writeDate: 20261030, payment: [11_000, '', '', ''] };
		const { outputs, error } = await VENDORS[name]!.run(
			[hometaxRow({ ...HOMETAX, payment }), hometaxRow(other)],
			COLUMNS,
		);
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		const ofPayment = outputs[0]!.map(({ json }) =>
			(json.warnings as string[]).filter((warning) => warning.startsWith('Payment parts')),
		);
		const isBolta = name === 'Bolta';
		expect(ofPayment).toEqual(isBolta ? [warned, ['Payment parts do not travel with Bolta: 현금']] : [[], []]);
		expect(JSON.stringify(outputs[0]![1]!.json.request).includes('11000')).toBe(!isBolta);
		expect((outputs[0]![0]!.json.columnsNotUsed as string[]).includes('현금')).toBe(isBolta);
	});
});

// ---- What is not a fault ----

describe.each(NAMES)('Columns: %s', (name) => {
	const { run } = VENDORS[name]!;
	const dry = async (rows: IDataObject[], fields: INodeParameters = {}) =>
		(await run(rows, { ...COLUMNS, ...fields })).outputs[0]!.map(({ json }) => json);

	it('skip empty rows, and tell what was not used', async () => {
		const result = await run(
			[
				{ ...GOOD, 내부메모: 'x' },
				{ 주문번호: ' ', 품목: '' },
			],
			COLUMNS,
		);
		expect(result.outputs[0]).toHaveLength(1);
		expect(result.outputs[0]![0]!.json).toMatchObject({
			columnsNotUsed: ['내부메모'],
			columns: { 거래처명: 'recipientName' },
		});
		expect(JSON.stringify(result.run.data.resultData.runData.Node![0]!.hints)).toContain(
			'Columns not used: 내부메모. Empty rows skipped: 1.',
		);
	});

	it('say that nothing but empty rows came', async () => {
		const { outputs, run: ran } = await run([{ 품목: '', 공급가액: ' ' }, { 품목: null }], COLUMNS);
		expect(outputs).toEqual([[]]);
		expect(ran.data.resultData.runData.Node![0]!.hints).toMatchObject([{ message: 'Empty rows skipped: 2.' }]);
	});

	it('compute the tax where no line has one', async () => {
		expect(await dry([without('세액')])).toMatchObject([{ supplyCost: 10_000, tax: 1_000 }]);
	});

	it.each([
		['합계금액', { 합계금액: 11_000 }],
		['공급가액(VAT 포함)', { '공급가액(VAT 포함)': '11,000' }],
		['금액(부가세 포함)', { '금액(부가세 포함)': 11_000 }],
	])('split a total: %s', async (_heading, cell) => {
		expect(await dry([{ ...without('공급가액', '세액'), ...cell }])).toMatchObject([
			{ supplyCost: 10_000, tax: 1_000 },
		]);
	});

	it.each(['합계금액(VAT 별도)', '총액(부가세 제외)'])(
		'take a total without VAT as the supply cost: %s',
		async (heading) => {
			expect(await dry([{ ...without('공급가액', '세액'), [heading]: 11_000 }])).toMatchObject([
				{ supplyCost: 11_000, tax: 1_100 },
			]);
		},
	);

	it('take the tax from a total beside the supply cost', async () => {
		expect(await dry([{ ...without('세액'), 합계: 11_001 }])).toMatchObject([{ supplyCost: 10_000, tax: 1_001 }]);
	});

	it('compute the supply cost from quantity and unit price', async () => {
		expect(await dry([{ ...without('공급가액', '세액'), 수량: 3, 단가: 1_000 }])).toMatchObject([
			{ supplyCost: 3_000, tax: 300 },
		]);
	});

	it('win over what is set once in the node', async () => {
		const [one] = await dry([{ ...GOOD, '영수/청구': '영수' }], { purpose: 'claim', writeDateSource: 'today' });
		const [other] = await dry([GOOD], { purpose: 'receipt', writeDateSource: 'lastDayOfPreviousMonth' });
		const [claim] = await dry([GOOD], { purpose: 'claim' });
		expect(one).toMatchObject({ writeDate: '2026-10-31' });
		expect(one!.request).toEqual(other!.request);
		expect(one!.request).not.toEqual(claim!.request);
	});

	it('are named by the user where nothing names them', async () => {
		const { 품목: item, ...rest } = GOOD;
		const named = { columnNames: { name: [{ column: '무엇을', means: 'itemName' }] } };
		expect(await dry([{ ...rest, 무엇을: item }], named)).toMatchObject([{ columns: { 무엇을: 'itemName' } }]);
	});

	it('fail the rows of their own document alone', async () => {
		const rows = [GOOD, { ...GOOD, 주문번호: 'order-2', 공급가액: 'x' }];
		const result = await run(rows, COLUMNS, { onError: 'continueErrorOutput' });
		expect(result.outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[[{ item: 0 }]],
			[[{ item: 1 }]],
		]);
	});
});

it('two rows that say the same are told in words, where each row is an invoice', async () => {
	const rows = [without('주문번호'), without('주문번호')];
	const { error } = await VENDORS.Bolta!.run(rows, { dataFrom: 'columns', eachRowIs: 'document', options: {} });
	expect(error?.description).toContain('item 0 and item 1 say the same: if both are meant, give each a Reference ID');
});
