import { changeColumns } from '../../../../nodes/Bolta/amendment/columns';
import { amendColumns } from '../../../../nodes/HiworksBill/amendment/columns';
import { headingOf } from '../../../../nodes/shared/columns/heading';
import { matchColumns } from '../../../../nodes/shared/columns/matchColumns';
import type { Meanings } from '../../../../nodes/shared/columns/meaning';
import { namesOf } from '../../../../nodes/shared/columns/names';
import { invoiceMeanings } from '../../../../nodes/shared/invoice/columnMeanings';
import { hometaxHeadings } from '../../../engine/support/hometaxSheet';
import fc from '../../../support/properties';

const forward = invoiceMeanings({ counterparty: 'recipient', mobile: true, department: true });
const reverse = invoiceMeanings({ counterparty: 'supplier' });

const match = (
	headings: string[],
	meanings: Meanings = forward,
	chosen: Array<{ column: string; means: string }> = [],
) => {
	const keys = new Map(headings.map((heading) => [heading, heading]));
	const { columns, notUsed } = matchColumns(keys, namesOf(meanings), meanings, chosen);
	return { ...Object.fromEntries(columns.map(({ key, meaning, line = '' }) => [key, `${meaning}${line}`])), notUsed };
};

it.each([
	['공급자 등록번호\n("-" 없이 입력)', '공급자등록번호', undefined],
	['공급받는자 \n종사업장번호', '공급받는자종사업장번호', undefined],
	['공급가액(VAT 포함)', '공급가액', 'with'],
	['공급가액 (부가세별도)', '공급가액', 'without'],
	['금액［부가가치세 포함］', '금액', 'with'],
	['단가(원)', '단가', undefined],
	['영수(01),\n청구(02)', '영수,청구', undefined],
	['Recipient Number', 'recipientnumber', undefined],
	['공급가액'.normalize('NFD'), '공급가액', undefined],
	['\uFEFF작성\u00A0일자 *', '작성일자', undefined],
])('the heading %j is compared as %s', (heading, plain, vat) => {
	expect(headingOf(heading)).toEqual({ plain, vat });
});

/** What a bracket with a word of VAT says; what is clear to nobody is no amount. */
const BRACKETS: Record<'with' | 'without' | 'unclear', string[]> = {
	with: [
		'VAT 포함',
		'VAT포함',
		'부가세 10% 포함',
		'VAT 10% 포함',
		'VAT: 포함',
		'VAT-포함',
		'vat.포함',
		'V.A.T 포함',
		'부가세\n포함',
		'부가세가 포함된 금액',
		'부가세포함가격',
		'부가가치세액 포함',
		'세금 포함',
		'세포함',
		'포함 VAT',
		'VAT included',
		'incl. VAT',
		'inc VAT',
		'with VAT',
		'공급가액+세액',
	],
	without: [
		'VAT 별도',
		'부가세 10% 별도',
		'VAT: 제외',
		'VAT 미포함',
		'VAT 불포함',
		'VAT 포함 안함',
		'부가세 포함되지 않음',
		'별도 VAT',
		'VAT excluded',
		'excl. VAT',
		'ex VAT',
		'VAT not included',
		'without VAT',
	],
	unclear: [
		'VAT',
		'VAT 10%',
		'부가세',
		'VAT 포함 여부',
		'VAT 포함 전',
		'부가세, 봉사료 포함',
		'VAT 별도, 배송비 포함',
		'배송비 별도, VAT 포함',
		'VAT 8% 포함',
		'세전',
		'세후',
		'+VAT',
		'포함',
		'10% 포함',
		'USD',
		'$',
		'￥',
		'EUR',
		'달러',
		'외화',
		'천원',
		'단위: 백만원',
	],
};
const AMOUNTS: Array<[heading: string, Record<'with' | 'without' | 'unclear', string | undefined>]> = [
	['공급가액', { with: 'itemTotal', without: 'itemSupplyCost', unclear: undefined }],
	['Supply Cost', { with: 'itemTotal', without: 'itemSupplyCost', unclear: undefined }],
	['합계금액', { with: 'itemTotal', without: 'itemSupplyCost', unclear: undefined }],
	['금액', { with: 'itemTotal', without: 'itemSupplyCost', unclear: undefined }],
	['공급가액 합계', { with: 'expectedTotal', without: 'expectedSupplyCost', unclear: undefined }],
	['문서 합계금액', { with: 'expectedTotal', without: 'expectedSupplyCost', unclear: undefined }],
	['단가', { with: undefined, without: 'itemUnitPrice', unclear: undefined }],
	['현금', { with: 'cash', without: undefined, unclear: undefined }],
	['공급가액3', { with: 'itemTotal3', without: 'itemSupplyCost3', unclear: undefined }],
];

it.each(AMOUNTS)('what %s means, a bracket says', (heading, means) => {
	for (const [said, brackets] of Object.entries(BRACKETS))
		for (const bracket of brackets)
			for (const text of [`${heading}(${bracket})`, `[${bracket}] ${heading}`, `${heading}\n（ ${bracket} ）`])
				expect([text, match([text])]).toEqual([
					text,
					means[said as keyof typeof means] === undefined
						? { notUsed: [headingOf(text) && text.replace('\n', ' ').replace(/\s+/g, ' ')] }
						: { [text]: means[said as keyof typeof means], notUsed: [] },
				]);
});

it.each(['변경 후 공급가액', '변경 전 공급가액', '내국신용장 금액'])('%s has no twin with VAT in it', (heading) => {
	const meanings = { ...changeColumns.meanings, ...amendColumns.meanings };
	for (const bracket of [...BRACKETS.with, ...BRACKETS.unclear])
		expect(match([`${heading}(${bracket})`], meanings).notUsed).toHaveLength(1);
	for (const bracket of BRACKETS.without) expect(match([`${heading}(${bracket})`], meanings).notUsed).toEqual([]);
});

it.each([
	['공급가액 VAT포함', 'itemTotal'],
	['VAT포함 공급가액', 'itemTotal'],
	['부가세 별도 금액', 'itemSupplyCost'],
	['공급가액(원)', 'itemSupplyCost'],
	['공급가액(₩)', 'itemSupplyCost'],
	['공급가액("," 제외)', 'itemSupplyCost'],
	['세액(VAT)', 'itemTax'],
	['세액(10%)', 'itemTax'],
	['공급가액 VAT포함여부', undefined],
	['VAT 포함 공급가액(VAT 별도)', undefined],
	['세액(VAT 포함)', undefined],
])('%s means %s', (heading, meaning) => {
	expect(Object.values(match([heading]))[0]).toEqual(meaning ?? [heading]);
});

it('knows each column of the Hometax form, both forms of it, and leaves none out', () => {
	for (const taxExempt of [false, true]) {
		const headings = hometaxHeadings({ taxExempt });
		expect(headings).toHaveLength(taxExempt ? 54 : 59);
		expect(match(headings).notUsed).toEqual([]);
		// Some programs write them on one line, without spaces and hints.
		expect(match(headings.map((heading) => headingOf(heading).plain)).notUsed).toEqual([]);
	}
	expect(match(hometaxHeadings())).toMatchObject({
		'일자3\n(2자리, 작성년월 제외)': 'itemDate3',
		'공급받는자 이메일2': 'recipientSecondEmail',
		'세액\n합계': 'expectedTax',
		외상미수금: 'uncollected',
	});
});

it.each<[string, string[], Record<string, string>, string[]]>([
	[
		'bare names mean the counterparty',
		['거래처명', '사업자번호', '대표자', '이메일'],
		{
			거래처명: 'recipientName',
			사업자번호: 'recipientNumber',
			대표자: 'recipientRepresentative',
			이메일: 'recipientEmail',
		},
		[],
	],
	[
		'names of a side beat bare ones',
		['공급받는자 상호', '거래처명', '공급자 상호'],
		{
			'공급받는자 상호': 'recipientName',
			'공급자 상호': 'supplierName',
		},
		['거래처명'],
	],
	['품목 beats 적요, which is the remark then', ['품목', '적요'], { 품목: 'itemName', 적요: 'remark' }, []],
	['side by side too', ['품목1', '적요'], { 품목1: 'itemName1', 적요: 'remark' }, []],
	['비고 beats 적요', ['품목', '적요', '비고'], { 품목: 'itemName', 비고: 'remark' }, ['적요']],
	['내역 beside 품목 is nothing', ['품목', '내역'], { 품목: 'itemName' }, ['내역']],
	[
		'Date is as bare as 일자',
		['Date', 'Name1', 'Date1'],
		{ Date: 'writeDate', Name1: 'itemName1', Date1: 'itemDate1' },
		[],
	],
	['적요 alone is the item', ['적요'], { 적요: 'itemName' }, []],
	['작성일자 beats 일자', ['작성일자', '판매일자'], { 작성일자: 'writeDate' }, ['판매일자']],
	['VAT in it: a total', ['공급가액(VAT 포함)'], { '공급가액(VAT 포함)': 'itemTotal' }, []],
	['VAT not in it: the supply cost', ['금액(VAT 별도)'], { '금액(VAT 별도)': 'itemSupplyCost' }, []],
	['VAT not in a total: the supply cost', ['합계금액(VAT 별도)'], { '합계금액(VAT 별도)': 'itemSupplyCost' }, []],
	[
		'the totals of a document by what they say of VAT',
		['총합계(부가세 별도)', '공급가액 합계(VAT 포함)'],
		{ '총합계(부가세 별도)': 'expectedSupplyCost', '공급가액 합계(VAT 포함)': 'expectedTotal' },
		[],
	],
	['an amount that says nothing of VAT is none', ['금액'], {}, ['금액']],
	[
		'a unit price with VAT is none of an invoice',
		['단가(부가세 포함)', '수량'],
		{ 수량: 'itemQuantity' },
		['단가(부가세 포함)'],
	],
	[
		'lines side by side',
		['품목1', '품목2', '공급가액 2', '품목'],
		{
			품목1: 'itemName1',
			품목2: 'itemName2',
			'공급가액 2': 'itemSupplyCost2',
		},
		['품목'],
	],
	[
		'flat names',
		['recipientNumber', 'itemSupplyCost', 'itemTax'],
		{
			recipientNumber: 'recipientNumber',
			itemSupplyCost: 'itemSupplyCost',
			itemTax: 'itemTax',
		},
		[],
	],
])('%s', (_title, headings, meant, notUsed) => {
	expect(match(headings)).toEqual({ ...meant, notUsed });
});

it('bare names mean the supplier where the recipient asks for the invoice', () => {
	expect(match(['상호', '공급받는자 상호'], reverse)).toMatchObject({
		상호: 'supplierName',
		'공급받는자 상호': 'recipientName',
	});
});

it.each([
	['상호', '거래처명'],
	['공급가액', 'Supply Cost'],
	['전표번호', '주문번호'],
	['공급가액(VAT포함)', '합계금액'],
	// Equal headings, as sheet readers number them.
	['상호', '상호_1'],
	['공급가액', '공급가액_1'],
	['상호(공급받는자)', '공급받는자 상호'],
])('two columns of one meaning are named: %s and %s', (first, second) => {
	expect(() => match([first, second])).toThrow(`not both "${first}" and "${second}"`);
	// Column Names settles it.
	const means = String(Object.values(match([first]))[0]);
	expect(match([first, second], forward, [{ column: second, means }])).toMatchObject({
		[second]: means,
		notUsed: [first],
	});
});

it('the list of Hometax, whose names stand there twice, is no invoice of somebody else', () => {
	expect(() => match(['공급자사업자등록번호', '상호', '공급받는자사업자등록번호', '상호_1'])).toThrow(
		'not both "상호" and "상호_1"',
	);
});

it('amounts with VAT beside such without are refused, unless Column Names says what one means', () => {
	const both = ['공급가액(VAT 포함)', '공급가액(VAT 별도)'];
	expect(() => match(both)).toThrow('not both "공급가액(VAT 포함)" and "공급가액(VAT 별도)"');
	expect(() => match(['금액2(VAT 포함)', '공급가액2(VAT 별도)', '합계2(VAT 포함)'])).toThrow();
	expect(match(['공급가액', '합계금액']).notUsed).toEqual([]);
	expect(match(both, forward, [{ column: both[0]!, means: 'itemTotal' }]).notUsed).toEqual([]);
});

it.each([
	['상호(공급자)', 'supplierName'],
	['등록번호(공급자)', 'supplierNumber'],
	['대표자(공급자)', 'supplierRepresentative'],
	['[공급자] 상호', 'supplierName'],
	['공급자 상호(공급자)', 'supplierName'],
	['상호(공급받는자)', 'recipientName'],
	['상호(공급자용 이름)', 'supplierName'],
	['비고(외국인은 공급받는자 여권번호)', 'remark'],
	['거래처명(공급자)', undefined],
	['상호(공급자/공급받는자)', undefined],
])('the side in a bracket counts: %s means %s', (heading, meaning) => {
	expect(Object.values(match([heading]))[0]).toEqual(meaning ?? [heading]);
});

it.each([
	[['품목', '규격2', '공급가액'], ['규격2']],
	[['품목', '공급가액', '공급가액2'], ['공급가액2']],
	[['품목1', '공급가액1', '공급가액'], ['공급가액']],
])('one number makes no lines side by side: of %j is not used %j', (headings, notUsed) => {
	expect(match(headings).notUsed).toEqual(notUsed);
});

it('a column that Column Names speaks of must be there', () => {
	expect(() => match(['품목'], forward, [{ column: '없는 열', means: 'itemName' }])).toThrow('which has 품목');
});

it.each([
	['forward', forward],
	['reverse', reverse],
])('%s: no name means two things', (_title, meanings) => {
	const seen = new Map<string, string>();
	for (const [meaning, { label, korean, headings = [], bare = [] }] of Object.entries(meanings)) {
		for (const name of [meaning, label, korean, ...headings, ...bare]) {
			const { plain } = headingOf(name);
			expect([name, seen.get(plain) ?? meaning]).toEqual([name, meaning]);
			seen.set(plain, meaning);
		}
	}
});

it('a heading is the same in every form of the text', () => {
	const names = Object.values(forward).flatMap(({ korean, headings = [] }) => [korean, ...headings]);
	const dressed = fc
		.tuple(
			fc.constantFrom(...names),
			fc.constantFrom('', ' ', '\n', '\u00A0', '\u200B', '\t'),
			fc.constantFrom('', '(필수)', '\n("-" 없이 입력)', ' *'),
			fc.boolean(),
		)
		.map(([name, gap, hint, decomposed]) => ({
			name,
			text: (decomposed ? (part: string) => part.normalize('NFD') : String)(
				`${gap}${[...name].join(gap)}${hint}${gap}`,
			),
		}));
	fc.assert(
		fc.property(dressed, ({ name, text }) => {
			expect(headingOf(text).plain).toBe(headingOf(name).plain);
		}),
	);
});
