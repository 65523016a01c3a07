import { headingOf } from '../../../../nodes/shared/columns/heading';
import { matchColumns, namesOf, type Meanings } from '../../../../nodes/shared/columns/meaning';
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
	['품목 beats 적요', ['품목', '적요'], { 품목: 'itemName' }, ['적요']],
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
])('two columns of one meaning are named: %s and %s', (first, second) => {
	expect(() => match([first, second])).toThrow(`not both "${first}" and "${second}"`);
	// Column Names settles it.
	const means = String(Object.values(match([second]))[0]);
	expect(match([first, second], forward, [{ column: second, means }])).toMatchObject({
		[second]: means,
		notUsed: [first],
	});
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
