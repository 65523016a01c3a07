/** Sheets of invoices, with each vendor: in each shape they ask for what the form would. */
import type { Arbitrary } from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import fc from '../../support/properties';
import { withSandbox } from '../../support/sandbox.ts';
import { full } from '../support/clock';
import { hometaxRow, type HometaxDocument } from '../support/hometaxSheet';
import {
	bodiesOf,
	byReference,
	COLUMNS,
	GOOD,
	NAMES,
	vendorsOf,
	without,
	type VendorOfSheets,
} from '../support/invoiceSheets';
import { OURS } from '../support/ownCompany';
import { portOne } from '../support/portOne';

const sandbox = withSandbox();

const VENDORS = vendorsOf(sandbox);

const ofPortOne = (operation: string): VendorOfSheets => ({
	run: async (input, { options = {}, ...fields } = {}) =>
		await portOne(sandbox.portOne.url, operation, { ...fields, options }, { credential: OURS, input }),
	kind: (taxKind) => ({ taxKind }),
});

/** All that take sheets of new invoices. */
const MAKING: Record<string, VendorOfSheets> = {
	...VENDORS,
	'PortOne drafts': ofPortOne('taxInvoice.createDraft'),
	'PortOne requests': ofPortOne('reverseIssuance.requestImmediately'),
};

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
	branch: string;
	contact: string;
	isPaid: boolean;
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
	branch: fc.constantFrom('', '0007'),
	contact: fc.constantFrom('', '홍길동'),
	isPaid: fc.boolean(),
	lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

const DOCUMENTS = fc.sample(document, { numRuns: full ? 400 : 40, seed: 20_261_129 }).map((one, index): Meant => ({
	...one,
	referenceId: `order-${index}`,
	lines: one.lines.map((each) => ({ ...each, tax: one.taxKind === 'taxable' ? each.supplyCost / 10 : 0 })),
}));

/** All that is to be paid. */
const sumOf = ({ lines }: Meant) => lines.reduce((sum, { supplyCost, tax }) => sum + supplyCost + tax, 0);

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
		종사업장번호: one.branch && [one.branch, 7][way % 2],
		담당자: one.contact,
		현금: one.isPaid ? sumOf(one) : '',
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

/** The same of the supplier, as one who requests an invoice fills it in. */
const ofSupplier = (form: INodeParameters): INodeParameters =>
	Object.fromEntries(Object.entries(form).map(([name, value]) => [name.replace('recipient', 'supplier'), value]));

async function fromForm(
	name: string,
	documents: Meant[],
	{ more = {}, keyOf }: { more?: INodeParameters; keyOf?: typeof byReference } = {},
): Promise<Record<string, unknown>> {
	const { run, kind } = MAKING[name]!;
	const bodies = {};
	for (const secondEmail of ['', 'second@example.com'])
		for (const taxKind of ['taxable', 'zeroRated', 'taxExempt'] as const) {
			const same = documents.filter((one) => one.taxKind === taxKind && one.secondEmail === secondEmail);
			if (same.length === 0) continue;
			const input = same.map(({ lines, ...one }) => ({
				...one,
				cash: one.isPaid ? sumOf({ lines, ...one }) : '',
				items: lines.map((each) => ({
					date: day(each),
					name: each.name,
					...(each.specification && { specification: each.specification }),
					quantity: each.quantity,
					supplyCost: each.supplyCost,
					...(taxKind === 'taxable' && { tax: each.tax }),
				})),
			}));
			const recipientDetails = {
				branch: '={{ $json.branch }}',
				contactName: '={{ $json.contact }}',
				...(secondEmail && { furtherContacts: { contact: [{ email: secondEmail }] } }),
			};
			const payment = name === 'Bolta' ? {} : { payment: { cash: '={{ $json.cash }}' } };
			const form = { ...FORM, recipientDetails };
			const options = { dryRun: true };
			const fields = name === 'PortOne requests' ? ofSupplier(form) : form;
			Object.assign(
				bodies,
				bodiesOf(await run(input, { ...fields, ...payment, ...kind(taxKind), ...more, options }), keyOf),
			);
		}
	return bodies;
}

const OUR_COLUMNS = {
	공급자등록번호: OURS.supplierNumber,
	'공급자 종사업장번호': '0001',
	'공급자 상호': '우리 회사',
	'공급자 성명': '이대표',
	'공급자 이메일': 'sheet@example.com',
	'공급자 담당자': '김담당',
};
const OUR_FORM: INodeParameters = {
	supplierSource: 'form',
	supplierNumber: OURS.supplierNumber,
	supplierName: '우리 회사',
	supplierRepresentative: '이대표',
	supplierEmail: 'sheet@example.com',
	supplierDetails: {
		branch: '0001',
		contactName: '김담당',
		// What the sheet does not have of the same company is the credential's.
		address: OURS.supplierAddress,
		businessType: OURS.supplierBusinessType,
		businessItem: OURS.supplierBusinessItem,
	},
};
const withUs = (rows: IDataObject[]) => rows.map((row) => ({ ...row, ...OUR_COLUMNS }));
/** Of our own company, which requests, no second e-mail is asked for. */
const asked = (name: string) =>
	name === 'PortOne requests' ? DOCUMENTS.map((one) => ({ ...one, secondEmail: '' })) : DOCUMENTS;
const short = (documents: Meant[]) => documents.map((one) => ({ ...one, lines: one.lines.slice(0, 1) }));

describe.each(Object.keys(MAKING))(`${DOCUMENTS.length} generated documents: %s`, (name) => {
	const { run } = MAKING[name]!;
	const documents = asked(name);

	const SHAPES: Array<[string, IDataObject[], INodeParameters, Meant[], INodeParameters]> = [
		['long', longRows(documents), {}, documents, {}],
		['wide', wideRows(documents), {}, documents, {}],
		['of which each row is a document', longRows(short(documents)), { eachRowIs: 'document' }, short(documents), {}],
		...(name === 'PortOne requests'
			? []
			: [['with our own company', withUs(longRows(documents)), {}, documents, OUR_FORM] as (typeof SHAPES)[number]]),
	];
	it.each(SHAPES)('a sheet %s asks for what the form would', async (_shape, input, fields, meant, more) => {
		const wanted = await fromForm(name, meant, { more });
		expect(Object.keys(wanted)).toHaveLength(documents.length);
		for (const said of ['0007', '홍길동', '11월분']) expect(JSON.stringify(wanted)).toContain(said);
		const bodies = bodiesOf(await run(input, { ...COLUMNS, ...fields }));
		for (const { referenceId } of documents)
			expect([referenceId, bodies[referenceId]]).toEqual([referenceId, wanted[referenceId]]);
		expect(Object.keys(bodies)).toHaveLength(documents.length);
	});
});

it('drafts of PortOne are updated by a sheet as by the form', async () => {
	const few = DOCUMENTS.slice(0, 8);
	sandbox.portOne.reset();
	const made = await MAKING['PortOne drafts']!.run(longRows(few), { dataFrom: 'columns' });
	expect([made.error?.message, made.error?.description]).toEqual([undefined, undefined]);
	const idOf = new Map(made.outputs[0]!.map(({ json }) => [json.referenceId, json.taxInvoiceId as string]));
	const rows = longRows(few).map(({ 주문번호: number, ...row }) => ({
		...row,
		taxInvoiceId: idOf.get(String(number)),
	}));
	const byId = ({ taxInvoiceId }: IDataObject) => String(taxInvoiceId);
	MAKING['PortOne updates'] = ofPortOne('taxInvoice.updateDraft');
	const changed = few.map((one) => ({ ...one, name: '바뀐 상사', id: idOf.get(one.referenceId) }));
	const more = { invoice: { __rl: true, mode: 'id', value: '={{ $json.id }}' } };
	const wanted = await fromForm('PortOne updates', changed, { more, keyOf: byId });
	const input = rows.map((row) => ({ ...row, 거래처명: '바뀐 상사', 관리번호: 'x' }));
	const result = await MAKING['PortOne updates'].run(input, COLUMNS);
	expect(bodiesOf(result, byId)).toEqual(wanted);
	expect(Object.keys(wanted)).toHaveLength(few.length);
	// The reference ID of a draft stays: no column is said to change it.
	expect(result.outputs[0]![0]!.json.columnsNotUsed).toEqual(['관리번호']);
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

	it('have their names in two rows, where a cell is merged with the one below it', async () => {
		const above = { 주문번호: '', 과세유형: '', 작성일자: '', 공급받는자: '사업자번호', __EMPTY: '거래처명' };
		const more = { __EMPTY_1: '대표자', __EMPTY_2: '이메일', 품목: '품명', __EMPTY_3: '공급가액' };
		const values = ['order-1', '면세', '2026-10-31', '888-88-88888', '구매', '이대표', 'b@example.com', '노트', 1000];
		const headings = { ...above, ...more };
		const row = Object.fromEntries(Object.keys(headings).map((key, index) => [key, values[index] ?? null]));
		const [made] = await dry([headings, row], VENDORS[name]!.kind('taxable'));
		expect(made).toMatchObject({ columns: { 작성일자: 'writeDate', 과세유형: 'taxKind', 품명: 'itemName' } });
		expect(made).toMatchObject({ writeDate: '2026-10-31', supplyCost: 1000, tax: 0 });
	});

	it('belong to the side that stands above them', async () => {
		const row = (cells: unknown[]) => {
			const keys = ['공급자', '__EMPTY', '공급받는자', '__EMPTY_1', '__EMPTY_2', '__EMPTY_3', '품목', '__EMPTY_4'];
			return Object.fromEntries(keys.flatMap((key, index) => (cells[index] ? [[key, cells[index]]] : [])) as never);
		};
		const DAY = { 작성일자: '2026-10-31' };
		const sides = [
			row(['등록번호', '상호', '등록번호', '상호', '대표자', '이메일', '품명', '공급가액']),
			{
				...row(['220-00-00002', '우리 주식회사', '888-88-88888', '구매', '이대표', 'b@example.com', '노트', 1000]),
				...DAY,
			},
		];
		const whole = { eachRowIs: 'document' };
		expect((await dry(sides, whole))[0]).toMatchObject({
			recipientNumber: '8888888888',
			columns: { '등록번호(공급자)': 'supplierNumber', '등록번호(공급받는자)': 'recipientNumber' },
		});
		const titled = [{ '11월': null }, { __EMPTY: '공급자', __EMPTY_3: '품목' }].concat([
			{ __EMPTY: '등록번호', __EMPTY_1: '상호', __EMPTY_2: '대표자', __EMPTY_3: '품명', __EMPTY_4: '공급가액' },
			{ __EMPTY: '220-00-00002', __EMPTY_1: '우리', __EMPTY_2: '김대표', __EMPTY_3: '노트', __EMPTY_4: '1000' },
		] as never[]);
		const { error } = await run(titled, { ...COLUMNS, ...whole });
		expect(error?.message).toMatch(/^The sheet lacks columns: Recipient Number, Recipient Name/);
	});

	it('belong to the side that they name, whatever stands above, and to none where that has a value beside it', async () => {
		const sheet = (...rows: unknown[][]) =>
			rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [index ? `__EMPTY_${index}` : '11월', cell])));
		const buyer = ['등록번호', '상호', '대표자', '이메일'];
		const rest = ['품목', '공급가액', '작성일자'];
		const values = ['888-88-88888', '구매', '이대표', 'b@example.com'];
		const whole = { eachRowIs: 'document' };
		const line = ['노트', 1000, '2026-10-31'];
		for (const own of ['공급자 등록번호', 'Supplier Number']) {
			// The cell above is merged over four columns: nothing in the sheet tells where it ends.
			const rows = sheet(['공급받는자'], [...buyer, own, ...rest], [...values, '111-11-11119', ...line]);
			const { error } = await run(rows as never, { ...COLUMNS, ...whole });
			expect(error?.message).toMatch(/^The sheet lacks columns: Supplier/);
		}
		const others = ['거래처사업자번호', '거래처명', '공급받는자 대표자', '공급받는자 이메일'];
		const left = sheet(
			['공급자'],
			['등록번호', '상호', ...others, ...rest],
			['220-00-00002', '우리 주식회사', ...values, ...line],
		);
		const beside = sheet(['공급자', '우리 주식회사', '220-00-00002'], [...buyer, ...rest], [...values, ...line]);
		for (const rows of [left, beside])
			expect(await dry(rows as never, whole)).toMatchObject([
				{ supplierNumber: '2200000002', recipientNumber: '8888888888', recipientName: '구매' },
			]);
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

	it('are one line of each row beside 품목, also where remarks have numbers', async () => {
		const [one] = await dry([{ ...GOOD, 적요1: '가', 적요2: '나' }]);
		const [other] = await dry([GOOD]);
		expect(one!.request).toEqual(other!.request);
		expect(one!.columnsNotUsed).toEqual(['적요1', '적요2']);
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

	it.each([
		['거래처명', '고객사'],
		['대표자', '대표'],
		['이메일', '담당자 E-mail'],
		['이메일', '세금계산서 이메일'],
		['품목', '상품명'],
		['공급가액', '공급금액'],
		['작성일자', '발행일'],
		['작성일자', '세금계산서 작성일'],
	])('may call %s %s', async (known, heading) => {
		const [usual] = await dry([GOOD]);
		const [made] = await dry([{ ...without(known), [heading]: GOOD[known] }]);
		expect(made!.request).toEqual(usual!.request);
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

it('two rows that say the same are refused by a vendor without a key of ours, where each row is a document', async () => {
	const { run } = VENDORS['Hiworks Bill']!;
	const rows = [GOOD, { ...GOOD, 품목: '다른 것' }, { ...GOOD, 품목: ' 품목 ' }].map(
		({ 주문번호: _none, ...row }) => row,
	);
	const [same] = [{ ...rows[0] }];
	const fields = { ...COLUMNS, eachRowIs: 'document' };
	const { error } = await run([...rows, same], fields);
	expect(error?.message).toMatch(/^item 0 and item 3 say the same: leave one out/);
	// Told apart by a number of one's own, or as lines of one document, they are meant.
	const numbered = [GOOD, { ...GOOD, 주문번호: 'order-2' }];
	expect((await run(numbered, fields)).error).toBeUndefined();
	expect((await run([GOOD, GOOD], COLUMNS)).error).toBeUndefined();
});

it('an invoice of an item that is called a total is made where no other row is none', async () => {
	const { run } = VENDORS.Bolta!;
	const total = (order: string) => ({ ...GOOD, 주문번호: order, 품목: '합계' });
	const fields = { ...COLUMNS, eachRowIs: 'document' };
	expect((await run([total('order-1'), total('order-2')], fields)).error).toBeUndefined();
	const { error } = await run([{ ...total('order-3'), 공급가액: 20_000, 세액: 2_000 }, GOOD], fields);
	expect(error?.message).toContain('"품목" [item 0]: expected an item, not the total of other rows');
});

it('two rows that say the same are told in words, where each row is an invoice', async () => {
	const rows = [without('주문번호'), without('주문번호')];
	const { error } = await VENDORS.Bolta!.run(rows, { dataFrom: 'columns', eachRowIs: 'document', options: {} });
	expect(error?.description).toContain('item 0 and item 1 say the same: if both are meant, give each a Reference ID');
});
