import { isKnown, namesOf } from '../../../../nodes/shared/columns/names';
import { readSheet } from '../../../../nodes/shared/columns/sheet';
import { invoiceMeanings } from '../../../../nodes/shared/invoice/columnMeanings';

const meanings = invoiceMeanings({ counterparty: 'recipient' });
const names = namesOf(meanings);
const read = (rows: Array<Record<string, unknown>>) =>
	readSheet(
		rows.map((json) => ({ json: json as never })),
		(name) => isKnown(name, names, meanings),
	);

it('takes keys as headings, whichever rows have them, but for the number of the row', () => {
	const { keys, rows, blankRows } = read([
		{ row_number: 2, 품목: '노트' },
		{ row_number: 3, 품목: '펜', 공급가액: 1000 },
	]);
	expect([...keys.keys()]).toEqual(['품목', '공급가액']);
	expect(rows.map(({ place, itemIndex }) => [place, itemIndex])).toEqual([
		['row 2', 0],
		['row 3', 1],
	]);
	expect(blankRows).toBe(0);
});

it('takes the number of a row as text too, as a table in between gives it', () => {
	expect(
		read([
			{ row_number: '7', 품목: 'a' },
			{ row_number: 'x', 품목: 'b' },
		]).rows.map(({ place }) => place),
	).toEqual(['row 7', 'item 1']);
});

it('numbers equal headings below guidance as those of a first row', () => {
	const { keys } = read([{ a: '상호', b: '품목', c: '공급가액', d: '상호', e: '상호' }, { a: 'x' }]);
	expect([...keys.values()]).toEqual(['상호', '품목', '공급가액', '상호_1', '상호_2']);
});

it('names rows by their item where the sheet tells no number', () => {
	expect(read([{ 품목: 'a' }, { 품목: 'b' }]).rows.map(({ place }) => place)).toEqual(['item 0', 'item 1']);
});

it('skips rows without anything in them, and counts them', () => {
	const { rows, blankRows } = read([
		{ 품목: '노트' },
		{ 품목: '', 공급가액: null },
		{ row_number: 9, 품목: ' \u200B' },
		{ 품목: '펜' },
	]);
	expect(rows.map(({ itemIndex }) => itemIndex)).toEqual([0, 3]);
	expect(blankRows).toBe(2);
});

it('finds the headings of a form below its guidance', () => {
	const guide = '엑셀 업로드 양식(전자세금계산서-일반(영세율))';
	const { keys, rows } = read([
		{ [guide]: '주의: 업로드 전에 확인하세요' },
		{},
		{ [guide]: '작성일자', __EMPTY: '공급받는자\n상호', __EMPTY_1: '품목1', __EMPTY_2: '공급가액1', __EMPTY_3: '' },
		{ [guide]: 20261110, __EMPTY: '구매자', __EMPTY_1: '노트', __EMPTY_2: 1000, __EMPTY_3: 'x' },
	]);
	expect([...keys]).toEqual([
		[guide, '작성일자'],
		['__EMPTY', '공급받는자\n상호'],
		['__EMPTY_1', '품목1'],
		['__EMPTY_2', '공급가액1'],
	]);
	expect(rows.map(({ itemIndex }) => itemIndex)).toEqual([3]);
});

it('finds headings in two rows, of which a merged cell has its name in the upper one', () => {
	const { keys, rows } = read([
		{ 과세유형: '', 공급받는자: '등록번호', __EMPTY: '상호', 품목: '품명', __EMPTY_1: '공급가액', __EMPTY_2: '' },
		{ 과세유형: '면세', 공급받는자: '888-88-88888', __EMPTY: '구매자', 품목: '노트', __EMPTY_1: 1000 },
	]);
	expect([...keys.values()]).toEqual(['과세유형', '등록번호(공급받는자)', '상호(공급받는자)', '품명', '공급가액']);
	expect(rows).toHaveLength(1);
	const titled = read([
		{ '11월': '과세유형', __EMPTY: '작성일자', __EMPTY_1: '비고', __EMPTY_2: '공급받는자', __EMPTY_4: '품목' },
		{ __EMPTY_2: '등록번호', __EMPTY_3: '상호', __EMPTY_4: '품명', __EMPTY_5: '공급가액', __EMPTY_6: '세액' },
		{ '11월': '면세', __EMPTY_2: '888-88-88888' },
	]);
	expect([...titled.keys.values()].slice(0, 4)).toEqual(['과세유형', '작성일자', '비고', '등록번호(공급받는자)']);
	expect(titled.rows.map(({ itemIndex }) => itemIndex)).toEqual([2]);
});

it('takes no row of data for headings, whatever stands in it', () => {
	const { keys } = read([{ 품목: '단가', 비고: '품목', 규격: '수량' }]);
	expect([...keys.keys()]).toEqual(['품목', '비고', '규격']);
});
