/** Broken sheets of invoices, with each vendor: nothing is sent, and the error names heading, place and remedy. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { COLUMNS, GOOD, NAMES, vendorsOf, without } from '../support/invoiceSheets';

const sandbox = withSandbox();
const VENDORS = vendorsOf(sandbox);

const REMEDY = 'fill it, or leave the column out and set it in the node';

/** What is wrong, the rows, what the error says. */
const BROKEN: Array<[string, IDataObject[], ...string[]]> = [
	[
		'a number of nine digits',
		[{ ...GOOD, 사업자번호: 123_456_789 }],
		'"사업자번호" [item 0]: expected a business registration number of 10 digits',
	],
	['a number that is text', [{ ...GOOD, 사업자번호: '모름' }], '"사업자번호" [item 0]'],
	['no number', [{ ...GOOD, 사업자번호: '' }], '"사업자번호" [item 0]: expected a value'],
	['no name', [{ ...GOOD, 거래처명: ' ' }], '"거래처명" [item 0]: expected a value'],
	['no representative', [{ ...GOOD, 대표자: null }], '"대표자" [item 0]: expected a value'],
	['no e-mail', [{ ...GOOD, 이메일: '' }], '"이메일" [item 0]: expected a value'],
	['a mistyped e-mail', [{ ...GOOD, 이메일: 'buyer@' }], '"이메일" [item 0]: expected one e-mail address'],
	['two e-mails in one cell', [{ ...GOOD, 이메일: 'a@example.com, b@example.com' }], '"이메일" [item 0]'],
	['a second e-mail that is none', [{ ...GOOD, 이메일2: 'x' }], '"이메일2" [item 0]'],
	['no write date', [{ ...GOOD, 작성일자: '' }], '"작성일자" [item 0]: expected a value', REMEDY],
	[
		'a day that is none',
		[{ ...GOOD, 작성일자: '2026-02-30' }],
		'"작성일자" [item 0]: expected a date such as 2026-01-31',
	],
	['a year of two digits', [{ ...GOOD, 작성일자: '26.10.31' }], '"작성일자" [item 0]', 'all four digits'],
	[
		'a day still to come',
		[{ ...GOOD, 작성일자: '2099-01-01' }],
		'"작성일자" [item 0]: expected a write date not after today',
	],
	[
		'an amount with a fraction',
		[{ ...GOOD, 공급가액: 10_000.5 }],
		'"공급가액" [item 0]: expected a whole number of won',
	],
	['an amount in words', [{ ...GOOD, 공급가액: '만원' }], '"공급가액" [item 0]'],
	[
		'grouping that is wrong',
		[{ ...GOOD, 공급가액: '1,00' }],
		'"공급가액" [item 0]: expected a whole number of won, found "1,00"',
	],
	['no amount', [{ ...GOOD, 공급가액: '', 세액: '' }], '"공급가액" [item 0]'],
	['a tax that does not fit', [{ ...GOOD, 세액: 2_000 }], '"세액" [item 0]: expected a tax of '],
	['a tax on some lines only', [GOOD, { ...GOOD, 세액: '' }], '"세액" [item 1]'],
	[
		'a tax on every other line',
		[GOOD, { ...GOOD, 세액: '' }, GOOD, { ...GOOD, 세액: '' }],
		'"세액" [item 1]: expected a tax in every line',
		'"세액" [item 3]: expected a tax in every line',
	],
	['a quantity in words', [{ ...GOOD, 수량: '두 개' }], '"수량" [item 0]: expected a number'],
	[
		'a row that adds up the others',
		[GOOD, { ...GOOD, 품목: '합 계' }],
		'"품목" [item 1]: expected the lines alone, without their total',
	],
	[
		'a document of a row that adds up the others',
		[GOOD, { ...GOOD, 주문번호: 'total', 품목: '합 계' }],
		'"품목" [item 1]: expected an item, not the total of other rows: leave the row out, or name the item otherwise',
	],
	['no item name', [{ ...GOOD, 품목: '' }], '"품목" [item 0]: expected a value'],
	['an unknown tax kind', [{ ...GOOD, 과세유형: '03' }], '"과세유형" [item 0]: expected 01 or 과세'],
	['no tax kind in its column', [{ ...GOOD, 과세유형: '' }], '"과세유형" [item 0]: expected a value', REMEDY],
	['an unknown purpose', [{ ...GOOD, '영수/청구': '3' }], '"영수/청구" [item 0]: expected 01 or 영수'],
	['no purpose in its column', [{ ...GOOD, '영수/청구': '' }], '"영수/청구" [item 0]: expected a value', REMEDY],
	['no reference ID', [{ ...GOOD, 주문번호: '' }], '"주문번호" [item 0]: expected a value'],
	[
		'other names under one ID',
		[GOOD, { ...GOOD, 거래처명: '다른 회사' }],
		'"거래처명" [item 0 and item 1]: expected the same value',
	],
	[
		'other dates under one ID',
		[GOOD, { ...GOOD, 작성일자: '2026-10-30' }],
		'"작성일자" [item 0 and item 1]: expected the same value',
	],
	[
		'another number under one ID',
		[GOOD, { ...GOOD, 사업자번호: '2208162517' }],
		'"사업자번호" [item 0 and item 1]: expected the same value',
	],
	[
		'another number under one ID, in full-width digits',
		[
			{ ...GOOD, 사업자번호: '８８８８８８８８８８' },
			{ ...GOOD, 사업자번호: '２２０８１６２５１７' },
		],
		'"사업자번호" [item 0 and item 1]: expected the same value',
	],
	[
		'orders whose numbers the sheet wrote short',
		[
			{ ...GOOD, 주문번호: '2.02601E+11' },
			{ ...GOOD, 주문번호: '2.02601E+11', 품목: '펜' },
		],
		'"주문번호" [item 0]: expected ',
	],
	[
		'a name that a formula did not find',
		[{ ...GOOD, 거래처명: '#N/A' }],
		'"거래처명" [item 0]: expected a value: a formula of the sheet has failed',
	],
	[
		'a formula that failed in an item',
		[{ ...GOOD, 품목: '#REF!' }],
		'"품목" [item 0]: expected a value: a formula of the sheet has failed',
	],
	['two columns of names', [{ ...GOOD, 상호: '또 하나' }], 'not both "거래처명" and "상호"', 'Column Names'],
	['two columns of amounts', [{ ...GOOD, 'Supply Cost': 1 }], 'not both "공급가액" and "Supply Cost"'],
	['two columns of IDs', [{ ...GOOD, 전표번호: '1' }], 'not both "주문번호" and "전표번호"'],
	[
		'no column of the number',
		[without('사업자번호')],
		'The sheet lacks columns: Recipient Number',
		'거래처사업자번호',
		'The sheet has: 주문번호',
	],
	[
		'no column of names',
		[without('거래처명', '대표자')],
		'The sheet lacks columns: Recipient Name, Recipient Representative',
	],
	[
		'no column of amounts',
		[without('공급가액', '세액')],
		'The sheet lacks columns: Item Supply Cost',
		'공급가',
		'a total with VAT in it (합계금액',
		'quantity (수량) and unit price (단가)',
	],
	[
		'an amount of which nobody knows what is in it',
		[{ ...without('공급가액', '세액'), '공급가액(부가세, 봉사료 포함)': 11_000 }],
		'The sheet lacks columns: Item Supply Cost',
		'The sheet has: ',
		'공급가액(부가세, 봉사료 포함)',
	],
	[
		'an amount in other money',
		[{ ...without('공급가액', '세액'), '공급가액(USD)': 11_000 }],
		'The sheet lacks columns: Item Supply Cost',
	],
	[
		'amounts with VAT beside such without',
		[{ ...without('공급가액', '세액'), '공급가액(VAT 포함)': 11_000, '공급가액(VAT 별도)': 10_000 }],
		'not both "공급가액(VAT 포함)" and "공급가액(VAT 별도)"',
	],
	[
		'the list of Hometax, whose names stand there twice',
		[{ ...without('거래처명'), 공급자사업자등록번호: '220-00-00002', 상호: '우리', 상호_1: '구매' }],
		'not both "상호" and "상호_1"',
		'Column Names',
	],
	['amounts that stand there twice', [{ ...GOOD, 공급가액_1: 5 }], 'not both "공급가액" and "공급가액_1"'],
	['no column of items', [without('품목')], 'The sheet lacks columns: Item Name', '품명'],
	['no column of IDs where rows are lines', [without('주문번호')], 'The sheet lacks columns: Reference ID', '전표번호'],
	['no column that is known at all', [{ a: 1, b: 2 }], 'The sheet lacks'],
	[
		'a total that does not add up',
		[{ ...GOOD, 합계: 12_000 }],
		'"합계" [item 0]: expected a total of 11,000 won, supply cost and tax',
	],
	[
		'a total beside quantity and price, without a supply cost',
		[{ ...GOOD, 공급가액: '', 세액: '', 수량: 1, 단가: 20_000, 합계: 11_000 }],
		'"공급가액" [item 0]: expected a supply cost beside the total',
	],
	[
		'a total of the document that does not',
		[{ ...GOOD, '공급가액 합계': 1 }],
		'"공급가액 합계" [item 0]: expected a total of 1 won',
	],
	['fewer lines than it says', [{ ...GOOD, 품목수: 2 }], '"품목수" [item 0]: expected 2 lines'],
	['rows that a person numbered', [{ ...GOOD, row_number: 7, 공급가액: 'x' }], '"공급가액" [row 7]'],
	[
		'a company that is not ours',
		[{ ...GOOD, 공급자등록번호: '1010000002', 공급자상호: '남', 공급자성명: '남', 공급자이메일: 'a@example.com' }],
		'expected the company of the credential',
	],
	['a foreigner whose number stands nowhere', [{ ...GOOD, 사업자번호: '9999999999999', 비고: '' }], 'expected'],
	[
		'a control character',
		[{ ...GOOD, 품목: 'a\u0001b' }],
		'"품목" [item 0]: expected text without the invisible character U+0001',
	],
];

/** A heading with the place of its cell, or, of the sheet as a whole, headings. */
const PLACE = /"[^"]+" \[(?:item|row) \d+|not both "[^"]+" and "|The sheet has: ./;
const REMEDIES = /Correct it and try again|fill it, or|leave .* out|Column Names|cannot be sent as they stand/;

describe.each(NAMES)(`${BROKEN.length} broken sheets send nothing: %s`, (name) => {
	const { run } = VENDORS[name]!;
	it.each(BROKEN)('%s', async (_what, rows, ...says) => {
		for (const host of [sandbox.bolta, sandbox.hiworksBill, sandbox.portOne]) host.reset();
		const { error } = await run(rows, { dataFrom: 'columns', options: {} });
		const said = `${error?.message}\n${error?.description}`;
		for (const part of says) expect(said).toContain(part);
		expect(said).toMatch(PLACE);
		expect(said).toMatch(REMEDIES);
		// One fault is told once.
		if (said.includes('expected a date')) expect(said).not.toContain('expected a value');
		expect(
			[sandbox.bolta, sandbox.hiworksBill, sandbox.portOne].flatMap((host) =>
				host.requests().filter(({ method }) => method !== 'GET'),
			),
		).toEqual([]);
	});
});

describe.each(NAMES)('Amounts that are not in single won, as the sheet says above its headings: %s', (name) => {
	const headings = Object.keys(GOOD);
	const asRow = (cells: unknown[]) =>
		Object.fromEntries(
			headings.map((_, index) => [index === 0 ? '10월 청구' : `__EMPTY_${index}`, cells[index] ?? null]),
		);
	const below = (...guide: unknown[]) => [asRow(guide), asRow(headings), asRow(Object.values(GOOD))] as IDataObject[];
	it.each(['(단위: 천원)', '단위 : 백만원', '[단위:USD]', '(금액 단위:천원, VAT 별도)'])('%s', async (unit) => {
		for (const rows of [below(null, unit), [{ ...GOOD, [unit]: '' }]]) {
			const { error } = await VENDORS[name]!.run(rows, COLUMNS);
			expect(error?.message).toContain(`expected amounts in won, found "${unit}"`);
		}
	});
	it.each(['(단위: 원)', '단위: 개, 천원 미만 절사', '예산(단위: 천원)'])('not %s', async (unit) => {
		const { error } = await VENDORS[name]!.run(below(null, unit), COLUMNS);
		expect(error).toBeUndefined();
	});
});

describe.each(NAMES)('What a column says of VAT in the amounts beside it: %s', (name) => {
	const row = (cells: IDataObject) => ({ ...GOOD, 공급가액: '', 세액: '', ...cells });
	const without = (names: string[], cells: IDataObject) =>
		Object.fromEntries(Object.entries(row(cells)).filter(([heading]) => !names.includes(heading)));
	const run = async (cells: IDataObject, names: string[] = []) =>
		await VENDORS[name]!.run([without(names, cells)] as IDataObject[], COLUMNS);

	it.each<[string, IDataObject, string[]]>([
		['부가세 포함여부', { 공급가액: 11_000, '부가세 포함여부': 'Y' }, ['세액']],
		['VAT포함', { 공급가액: 11_000, VAT포함: 'O' }, []],
		['부가세포함여부', { 공급가액: 11_000, 부가세포함여부: '포함' }, []],
		['부가세 별도여부', { 공급가액: 11_000, '부가세 별도여부': false }, []],
		['부가세포함여부', { 합계금액: 11_000, 부가세포함여부: '별도' }, ['공급가액', '세액']],
	])('%s of %j is refused where the amounts are read otherwise', async (heading, cells, names) => {
		const { error } = await run(cells, names);
		expect(error?.message).toContain(`expected amounts as "${heading}" [item 0] says of them`);
	});

	it.each<[string, IDataObject, string[]]>([
		['no', { 공급가액: 10_000, '부가세 포함여부': 'N' }, ['세액']],
		['yes, of a total', { 합계금액: 11_000, 부가세포함여부: 'Y' }, ['공급가액', '세액']],
		['yes, beside a tax that stands apart', { 공급가액: 10_000, 세액: 1_000, 부가세포함여부: 'Y' }, []],
		['nothing', { 공급가액: 10_000, 부가세포함여부: '' }, []],
	])('%s is no hindrance', async (_what, cells, names) => {
		expect((await run(cells, names)).error?.message).toBeUndefined();
	});
});

describe.each(NAMES)('A column that speaks of what the node says too, in words that are not known: %s', (name) => {
	const { run } = VENDORS[name]!;
	const UNKNOWN: Array<[string, string, unknown, ...string[]]> = [
		['세금계산서 발급 예정일', 'Write Date', '2026-09-30', '작성일자'],
		['매출 발생일', 'Write Date', 46_295, '작성일자'],
		['과세/면세 여부', 'Tax Kind', '면세'],
		['영세율 적용', 'Tax Kind', 'Y'],
		['청구 또는 영수', 'Purpose', '영수'],
	];

	it.each(UNKNOWN)('"%s" is not left out unseen', async (heading, label, cell, ...names) => {
		const input = [{ ...without(...names), [heading]: cell }] as IDataObject[];
		const { error } = await run(input, COLUMNS);
		expect(error?.message).toMatch(new RegExp(`^Data From: expected a heading of the ${label} .*"${heading}"`));
		const columnNames = { name: [{ column: heading, means: 'notUsed' }] };
		const { outputs } = await run(input, { ...COLUMNS, columnNames });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'dryRun', columnsNotUsed: [] });
	});

	it.each(['거래처 등록일', '발행메일', '계약일', '거래처 메일', '매출처 생일', '계산서 파일'])(
		'"%s" is none',
		async (heading) => {
			const { error, outputs } = await run([{ ...without('작성일자'), [heading]: 'x' }], COLUMNS);
			expect(error?.message).toBeUndefined();
			expect(outputs[0]![0]!.json).toMatchObject({ columnsNotUsed: [heading] });
		},
	);

	it('says nothing where all its cells are empty', async () => {
		const { error } = await run([{ ...without('작성일자'), '세금계산서 발행 완료일': '' }], COLUMNS);
		expect(error?.message).toBeUndefined();
	});

	it('is known where a column says it', async () => {
		const { outputs } = await run([{ ...GOOD, 과세유형: '과세', '매출 발생일': 'x', 과세표준신고: 'x' }], COLUMNS);
		expect(outputs[0]![0]!.json).toMatchObject({ columnsNotUsed: ['매출 발생일', '과세표준신고'] });
	});
});

describe.each(NAMES)('What neither a column nor the node says is one error: %s', (name) => {
	const { run } = VENDORS[name]!;
	const rows = [GOOD, { ...GOOD, 주문번호: 'order-2' }];
	it.each([
		['our own company', { supplierSource: 'form' }, {}, ['columns: Supplier Number, Supplier Name', '공급자상호']],
		[
			'a part of the company in the sheet',
			{ supplierSource: 'form' },
			{ 공급자등록번호: '101-00-00002', '공급자 상호': '남' },
			['columns: Supplier Representative, Supplier Email', '공급자대표자'],
		],
		[
			'the write date',
			{ writeDateSource: 'date', writeDate: '' },
			{ 작성일자: undefined },
			['columns: Write Date', '판매일자'],
		],
	])('%s', async (_what, node, cells, says) => {
		const input = rows.map((row) =>
			Object.fromEntries(Object.entries({ ...row, ...cells }).filter(([, cell]) => cell !== undefined)),
		);
		const { error } = await run(input as IDataObject[], { ...COLUMNS, ...node });
		const said = `${error?.message}\n${error?.description}`;
		for (const part of [...says, 'The sheet has: 주문번호', 'Or set it once in the node']) expect(said).toContain(part);
		expect(said).not.toContain('[item');
	});
});

// ---- Every cell ----

/** A row with all that a sheet of invoices can say. */
const WHOLE: IDataObject = {
	...GOOD,
	과세유형: '01',
	'영수/청구': '청구',
	...Object.fromEntries(
		['', '공급자 '].flatMap((side) => [
			[`${side}종사업장번호`, '0001'],
			[`${side}사업장주소`, '서울'],
			[`${side}업태`, '서비스'],
			[`${side}종목`, '개발'],
			[`${side}담당자`, '홍'],
			[`${side}담당자전화번호`, '02-000-0000'],
		]),
	),
	공급자등록번호: '2200000002',
	'공급자 상호': '우리',
	'공급자 성명': '김',
	'공급자 이메일': 'u@example.com',
	이메일2: 'c@example.com',
	비고: '비고',
	품목일자: '2026-10-30',
	규격: 'A4',
	수량: 1,
	단가: 10_000,
	품목비고: 'x',
	'공급가액 합계': 10_000,
	'세액 합계': 1_000,
	'문서 합계금액': 11_000,
	품목수: 1,
	현금: 11_000,
};
const WRONG = ['x'.repeat(3000), '가'.repeat(120), '!', 0, -5, 1e15, 'a\u0001', true, '😀', '#REF!', 99_999, '<b>', ''];

/** Amounts of which one does not fit the others: the error is at one of them. */
const TOGETHER = ['공급가액', '세액', '품목'];

describe.each(NAMES)('What is wrong in a cell is told with its heading and place: %s', (name) => {
	const { run } = VENDORS[name]!;
	it('of all columns', async () => {
		const { error } = await run([WHOLE], COLUMNS);
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	});

	it.each(Object.keys(WHOLE))('%s', async (heading) => {
		let refused = 0;
		for (const wrong of WRONG) {
			const { error } = await run([{ ...WHOLE, [heading]: wrong }], COLUMNS);
			if (!error) continue;
			refused++;
			const said = `${error.message}\n${error.description}`;
			if (!TOGETHER.includes(heading))
				expect([wrong, said]).toEqual([wrong, expect.stringContaining(`"${heading}" [item 0]`)]);
			for (const [line] of said.matchAll(/^.*\[item 0\].*$/gm)) expect(line).toMatch(/^"[^"]+" \[item 0\]/);
		}
		if (name !== 'Bolta' || heading !== '현금') expect(refused).toBeGreaterThan(0);
	});
});
