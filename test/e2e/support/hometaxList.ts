import { day } from './hometaxForm.ts';
import { workbook, type Format } from './workbooks.ts';

const HEADINGS = [
	...[
		'작성일자',
		'승인번호',
		'발급일자',
		'전송일자',
		'공급자사업자등록번호',
		'종사업장번호',
		'상호',
		'대표자명',
		'주소',
	],
	...['공급받는자사업자등록번호', '종사업장번호', '상호', '대표자명', '주소', '합계금액', '공급가액', '세액'],
	...['전자세금계산서분류', '전자세금계산서종류', '발급유형', '비고', '영수/청구 구분', '공급자 이메일'],
	...['공급받는자 이메일1', '공급받는자 이메일2', '품목일자', '품목명', '품목규격', '품목수량', '품목단가'],
	...['품목공급가액', '품목세액', '품목비고'],
];

const row = ([승인번호, total]: readonly [approvalNumber: string, total: unknown]) =>
	HEADINGS.map((heading) => ({ 승인번호, 합계금액: total, 작성일자: day(1), 상호: '한강물산' })[heading] ?? '');

/** The list of issued invoices (매출 전자세금계산서 목록조회) as Hometax exports it: a row for each item of an invoice. */
export const hometaxList = (
	rows: ReadonlyArray<readonly [approvalNumber: string, total: unknown]>,
	format: Format,
): Buffer =>
	workbook([['매출 전자세금계산서 목록조회'], ...[2, 3, 4, 5].map(() => ['']), HEADINGS, ...rows.map(row)], format);
