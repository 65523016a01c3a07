/** What a sheet lacks is called on a Korean machine as Korean sheets and the Korean form call it. */
import { amendColumns } from '../../../../nodes/HiworksBill/amendment/columns';
import { readColumns } from '../../../../nodes/shared/columns/readColumns';

jest.mock('../../../../nodes/shared/words/language', () => ({ speaksKorean: () => true }));

const ROW = { row_number: 2, '당초 문서 ID': '1' };
const LINE = { 품목: '노트', 공급가액: 1000 };

it.each([
	['lines that came back, without their numbers', { ...ROW, ...LINE, 수정사유: '03' }, '당초 품목 순번 [2행]: '],
	['no line', { ...ROW, 수정사유: '02' }, '공급가액 [2행]: '],
	[
		'a total for what came back',
		{ ...ROW, 수정사유: '03', 품목: '노트', 합계: 1100, '당초 품목 순번': 1 },
		'"합계" [2행]: ',
	],
	['nothing to correct', { ...ROW, 수정사유: '01' }, '"수정사유" [2행]: '],
])('%s', (_, row, told) => {
	const beside = { credentials: {}, parameter: () => undefined };
	const { groups, unitOf } = readColumns([{ json: row }], amendColumns, { columnNames: [] }, beside);
	const { problems } = unitOf(groups[0] ?? []);
	expect(problems).toEqual([expect.stringContaining(told)]);
	expect(problems[0]).not.toMatch(/[A-Za-z]{3}/);
});
