import { day } from './hometaxForm.ts';
import { table, workbook } from './workbooks.ts';

/** Sales and customers as Ecount (이카운트) exports them: a title above the headings, a total below. */

/** The number of a slip, as it stands in the list. */
export const slip = (n: number) => `${day(20).replaceAll('-', '/')} -${n}`;

const sale = (n: number, code: string, 품목명: string, 공급가액: number) => ({
	'일자-No.': slip(n),
	거래처코드: code,
	품목명,
	수량: 1,
	단가: 공급가액,
	공급가액,
	부가세: 공급가액 / 10,
	적요: '정기',
});

const SALES = ['일자-No.', '거래처코드', '품목명', '규격', '수량', '단가', '공급가액', '부가세', '적요'];

/** Three slips; the customer of the third is not in the list of customers. */
export const ecountSales = (): Buffer =>
	workbook([
		['회사명 : 한빛소프트랩 / 판매현황'],
		...table(SALES, [
			sale(1, '00001', '사용료', 300_000),
			sale(1, '00001', '유지보수', 50_000),
			sale(2, '00002', '교육', 120_000),
			sale(3, '00009', '컨설팅', 10_000),
			{ 품목명: '합계', 공급가액: 480_000, 부가세: 48_000 },
		]),
	]);

export const ecountCustomers = (): Buffer =>
	workbook([
		['회사명 : 한빛소프트랩 / 거래처리스트'],
		['거래처코드', '거래처명', '사업자등록번호', '대표자명', 'Email', '주소'],
		['00001', '한강물산', '888-88-88888', '김하나', 'hangang@example.com', '서울'],
		['00002', '남산상사', '777-77-77770', '이두리', 'namsan@example.com', '서울'],
	]);
