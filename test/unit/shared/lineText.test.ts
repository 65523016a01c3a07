/** Lines as simple text: the same as the JSON of the same values, and an error that names line and column. */
import { lineJson, itemFields, itemFieldsWithDecimals } from '../../../nodes/shared/invoice/lineFields';
import fc from '../../support/properties';
import { errorOf } from './korea/support';

const field = lineJson(itemFields);
const read = (text: unknown) => field.read(text);
const problem = (text: string) => {
	const { path, message } = errorOf(() => read(text));
	return `${path.join(' / ')} | ${message}`;
};

const ONE = [{ name: '소프트웨어 사용료', supplyCost: 300_000n, tax: 30_000n }];

it.each<[string, string]>([
	['plain', '소프트웨어 사용료 | 300000 | 30000'],
	['as on paper', '  소프트웨어  사용료 |300,000원| 30,000 \n\n'],
	['with headings', '품목 | 공급가액 | 세액\n소프트웨어 사용료 | 300000 | 30000'],
	['with headings of a sheet in another order', '부가세 | 품명 | 공급가\n30000 | 소프트웨어 사용료 | 300000'],
	['with names of fields', 'name|supplyCost|tax\n소프트웨어 사용료|300000|30000'],
	['as a table', '| 품목 | 공급가액 | 세액 |\n|---|---:|---:|\n| 소프트웨어 사용료 | 300,000 | 30,000 |\n'],
	['with full-width bars and other line ends', '\u{FEFF}품목｜공급가액｜세액\r\n소프트웨어 사용료｜300000｜30000\r\n'],
])('reads a line: %s', (_, text) => {
	expect(read(text)).toMatchObject(ONE);
});

it('reads an empty tax, one that is left out, and what a heading says', () => {
	expect(read('가 | 1000\n나 | 2000 |')).toMatchObject([
		{ name: '가', supplyCost: 1_000n, tax: undefined },
		{ name: '나', supplyCost: 2_000n, tax: undefined },
	]);
	expect(read('품목 | 규격 | 수량 | 단가 | 비고\n가 | EA | 3 | 500 | 급함')).toMatchObject([
		{ name: '가', specification: 'EA', quantity: 3, unitPrice: 500n, remark: '급함', supplyCost: undefined },
	]);
});

it.each<[string, string, string]>([
	['an amount', '가 | 1000 | 100\n나 | 천 원 | 100', '1 / Supply Cost | expected a whole number of won'],
	['an amount below headings', '품목 | 세액 | 공급가액\n가 | 백 | 1000', '1 / Tax | expected a whole number of won'],
	[
		'the line of the text, empty ones counted',
		'가 | 1000\n\n\n나 | x',
		'3 / Supply Cost | expected a whole number of won',
	],
	['no name', ' | 1000 | 100\n가 | 1000', '0 / Name | expected a value'],
	[
		'a bar too many',
		'가 | 나 | 1000 | 100',
		'0 | expected 2–3 values with | between them and none in them (품목 | 공급가액 | 세액), not 4',
	],
	['a bar too few', '가 | 1000\n나 2000', '1 | expected 2–3 values with |'],
	['a value too few for the headings', '품목 | 수량 | 단가\n가 | 3', '1 | expected 3 values with |'],
	['no name in a table', '|품목|공급가액|세액|\n| | 1000 | 100 |', '1 / Name | expected a value'],
	['a value too few in a table', '|품목|공급가액|세액|\n| 1000 | 100 |', '1 | expected 3 values with |'],
	['a frame without headings', '| 가 | 1000 | 100 |', '0 | expected 2–3 values with |'],
	['a column twice', '품목 | 공급가액 | 공급가\n가 | 1 | 1', '0 | expected each column once, found "공급가"'],
	[
		'a heading that is none of a line',
		'품목 | 공급가액 | 담당자\n가 | 1 | 1',
		'0 / Supply Cost | expected a whole number of won',
	],
	[
		'a total, which has VAT in it',
		'품목 | 공급가액(VAT 포함)\n가 | 1100',
		'0 / Supply Cost | expected a whole number of won',
	],
])('names line and column: %s', (_, text, expected) => {
	expect(problem(text)).toContain(expected);
});

it.each(['', '가', '{ "name": "가|나" }', '["가|나"]', '"가|나"'])('leaves %p to JSON', (text) => {
	expect(problem(text)).not.toContain('between them');
});

/** Without bars, and without signs that an invoice has no place for. */
const name = fc
	.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'가나다abc019 ()/.,-"\'{}[]:') })
	.filter((text) => /[가나다a-c]/.test(text) && !/^\s*["[{]/.test(text));
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const line = fc.record({ name, supplyCost: amount, tax: fc.option(amount, { nil: undefined }) });

it('is the same as the JSON of the same values, with headings and without', () => {
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean(), (lines, headed, framed) => {
			const frame = (cells: unknown[]) => (headed && framed ? `| ${cells.join(' | ')} |` : cells.join(' | '));
			const rows = lines.map((one) => frame([one.name, one.supplyCost, one.tax ?? '']));
			const text = [...(headed ? [frame(['품목', '공급가액', '세액'])] : []), ...rows].join('\n');
			for (const fields of [itemFields, itemFieldsWithDecimals]) {
				const either = lineJson(fields);
				expect(either.read(text)).toEqual(either.read(JSON.stringify(lines)));
			}
		}),
	);
});

it('reads any text, or says what is wrong with it', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'가1|｜\n -:,품목"{ ') }), (text) => {
			try {
				expect(read(text)).toEqual(expect.any(Array));
			} catch (error) {
				expect(error).toHaveProperty('expected');
			}
		}),
	);
});
