import { oneOf, sheetDay } from '../columns/cells';
import type { Meaning, MeaningOf, Meanings } from '../columns/meaning';
import { Invalid } from '../errors/invalid';
import { ownNumber } from '../fields/name';
import { parseDay } from '../korea/day';
import { plainLine, plainNumber } from '../korea/textForm';
import { partyMeanings } from './partyMeanings';
import { paymentMeanings } from './paymentMeanings';
import { say } from './words';

/** A day, or as the Hometax form has it the day of the month of the write date alone: `5`, `05`. @throws Invalid */
function lineDay(cell: unknown, cells: (meaning: string) => unknown): string {
	const text = typeof cell === 'number' || typeof cell === 'string' ? plainNumber(String(cell)) : '';
	if (!/^\d{1,2}$/.test(text)) return sheetDay(cell);
	// The day of the cause becomes the write date of an amendment.
	const writeDate = cells('writeDate') ?? cells('causeDate');
	if (writeDate === undefined)
		throw new Invalid(say`a whole date: a day of the month alone needs a column of the write date`, cell);
	return parseDay(`${sheetDay(writeDate).slice(0, 7)}-${text.padStart(2, '0')}`);
}

/** `01` or 과세, `02` or 영세율, `05` or 면세. @throws Invalid */
export const readTaxKind = oneOf(
	{
		taxable: ['01', '1', '과세', '일반', '세금계산서', '전자세금계산서', 'taxable'],
		zeroRated: ['02', '2', '영세율', '영세', 'zero-rated'],
		taxExempt: ['05', '5', '면세', '계산서', '전자계산서', 'tax-exempt'],
	},
	() => new Invalid(say`01 or 과세, 02 or 영세율, 05 or 면세`),
);

const readPurpose = oneOf(
	{ receipt: ['01', '1', '영수'], claim: ['02', '2', '청구'], none: ['없음'] },
	() => new Invalid(say`01 or 영수, 02 or 청구`),
);

const LINE = { ofLine: true } as const;

type LineMeaning =
	| 'itemDate'
	| 'itemName'
	| 'itemSpecification'
	| 'itemQuantity'
	| 'itemUnitPrice'
	| 'itemSupplyCost'
	| 'itemTax'
	| 'itemTotal'
	| 'itemRemark';

/** Columns of a line: side by side they have numbers. `itemTotal` has VAT in it. */
export const lineMeanings: { readonly [Name in LineMeaning]: MeaningOf<Name> } = {
	itemDate: {
		label: 'Item Date',
		korean: '품목일자',
		headings: ['공급일자', '월일'],
		numbered: ['일자', 'Date'],
		to: ['date'],
		shownAt: ['Date'],
		read: lineDay,
		...LINE,
	},
	itemName: {
		label: 'Item Name',
		korean: '품목',
		headings: ['품목명', '품명', '품목이름', '품명및규격', '품목및규격', '상품명', '제품명'],
		bare: ['내역', '적요', '거래내역', '공급내역', '청구내역', '거래내용'],
		numbered: ['Name'],
		to: ['name'],
		shownAt: ['Name'],
		...LINE,
	},
	itemSpecification: {
		label: 'Specification',
		korean: '규격',
		headings: ['품목규격', 'itemSpecification'],
		to: ['specification'],
		// 1.5 is a size as well; a sheet shows 15 digits of it.
		read: (cell) => (typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : cell),
		...LINE,
	},
	itemQuantity: {
		label: 'Quantity',
		korean: '수량',
		headings: ['품목수량'],
		to: ['quantity'],
		toldAs: ['Supply Cost'],
		...LINE,
	},
	itemUnitPrice: {
		label: 'Unit Price',
		korean: '단가',
		headings: ['품목단가'],
		to: ['unitPrice'],
		toldAs: ['Supply Cost'],
		amount: { vat: 'without', twin: null },
		...LINE,
	},
	itemSupplyCost: {
		label: 'Item Supply Cost',
		korean: '공급가액',
		headings: ['공급가', '공급금액', '과세표준', '품목공급가액', 'Supply Cost'],
		to: ['supplyCost'],
		shownAt: ['Supply Cost'],
		amount: { vat: 'without', twin: 'itemTotal' },
		...LINE,
	},
	itemTax: {
		label: 'Item Tax',
		korean: '세액',
		headings: ['부가세', '부가가치세', '부가세액', 'VAT', '품목세액', 'Tax'],
		to: ['tax'],
		shownAt: ['Tax'],
		amount: { vat: 'itself' },
		...LINE,
	},
	itemTotal: {
		label: 'Item Total',
		korean: '합계',
		headings: ['합계금액', '합계액', '총액', '총금액', '공급대가', '품목합계'],
		to: ['total'],
		shownAt: ['Supply Cost'],
		toldAs: ['Tax'],
		amount: { vat: 'with', twin: 'itemSupplyCost' },
		apart: true,
		...LINE,
	},
	itemRemark: { label: 'Item Remark', korean: '품목비고', to: ['remark'], shownAt: ['Remark'], ...LINE },
};

/** How the columns of a vendor's invoices differ. */
export interface InvoiceSheets {
	/** Whose number, name … a column without a side has. */
	counterparty: 'recipient' | 'supplier';
	mobile?: boolean;
	department?: boolean;
	/** Whether the vendor takes how the money is paid: the columns of the Hometax form for it are known in any case. */
	payment?: boolean;
	/** Whether its documents get a number of one's own. Left out: they do. */
	numbered?: boolean;
	/** What only this vendor's sheets can have. */
	more?: Meanings;
}

/** A day of selling or of the invoice, in other words; 메일, 파일 and 요일 are no days. */
const WRITE_DATE =
	/(?:작성|발행|발급|매출(?!처)|판매(?!처)|거래(?!처)|계산서|전표|invoice|issue).*(?:(?<![메파요])일|일시|일자|날짜|date)$|^(?:일시|[년연]월일)$/;

/** One's own number of a document. */
export const referenceId: Meaning = {
	label: 'Reference ID',
	korean: '관리번호',
	headings: ['전표번호', '문서번호', '주문번호', '주문 번호'],
	read: (cell) => {
		ownNumber(plainLine(String(cell)));
		return cell;
	},
};

/** How many lines a document has: rows may be missing. */
export const linesExpected: Meaning = {
	label: 'Lines Expected',
	korean: '품목수',
	headings: ['줄수', '품목 수', '품목 수 확인'],
};

/**
 * What the columns of Korean sheets of invoices mean: the form for bulk issue of Hometax (홈택스 일괄발급 양식, its columns 1 to
 * 59), and the names that exports of ERPs use.
 */
export const invoiceMeanings = ({
	counterparty,
	mobile = false,
	department = false,
	payment = true,
	numbered = true,
	more = {},
}: InvoiceSheets): Meanings => ({
	...(numbered && { referenceId }),
	taxKind: {
		label: 'Tax Kind',
		korean: '과세유형',
		headings: [
			...['전자(세금)계산서종류', '전자세금계산서종류', '전자계산서종류', '세금계산서종류', '계산서종류'],
			...['과세구분', '과세여부', '과면세', '과면세구분', '과세/면세', '면세여부'],
		],
		near: /과세|면세|영세/,
		// As the form asks for it where each tax kind has a document of its own.
		toldAs: ['Document'],
		read: readTaxKind,
	},
	writeDate: {
		label: 'Write Date',
		korean: '작성일자',
		headings: ['작성일', '작성날짜', '세금계산서작성일', '세금계산서작성일자', '계산서작성일', '계산서작성일자'],
		bare: [
			...['일자', '날짜', '판매일자', '판매일', '전표일자', '거래일자', '거래일', '매출일자', '매출일', 'Date'],
			...[
				'발행일자',
				'발행일',
				'발급일자',
				'발급일',
				'세금계산서일자',
				'세금계산서발행일',
				'계산서일자',
				'계산서발행일',
			],
		],
		near: WRITE_DATE,
		read: sheetDay,
	},
	purpose: {
		label: 'Purpose',
		korean: '영수/청구',
		headings: [
			...['영수,청구', '영수·청구', '영수청구', '청구/영수', '청구영수'],
			...['영수/청구구분', '영수청구구분', '청구구분'],
		],
		near: /영수.*청구|청구.*영수/,
		read: readPurpose,
	},
	...partyMeanings({
		name: 'supplier',
		label: 'Supplier',
		korean: '공급자',
		isCounterparty: counterparty === 'supplier',
		mobile,
		department,
	}),
	...partyMeanings({
		name: 'recipient',
		label: 'Recipient',
		korean: '공급받는자',
		isCounterparty: counterparty === 'recipient',
		mobile,
		department,
	}),
	recipientSecondEmail: {
		label: 'Recipient Second Email',
		korean: '공급받는자 이메일2',
		headings: ['공급받는자 추가 담당자 이메일'],
		bare: ['이메일2', '추가 담당자 이메일'],
		ofSide: true,
		to: ['recipientDetails', 'furtherContacts'],
		shownAt: ['Recipient Details', 'Further Contacts'],
		toldAs: ['Recipient Second Contact', 'Recipient Contacts 2', 'Recipient Further Contacts'],
		read: (cell) => ({ contact: [{ email: cell }] }),
	},
	expectedSupplyCost: {
		label: 'Expected Supply Cost',
		korean: '공급가액 합계',
		headings: ['총공급가액', '공급가액계', '공급가액 합계 확인'],
		to: ['options', 'expectedSupplyCost'],
		shownAt: ['Options', 'Expected Supply Cost'],
		amount: { vat: 'without', twin: 'expectedTotal' },
	},
	expectedTax: {
		label: 'Expected Tax',
		korean: '세액 합계',
		headings: ['총세액', '세액계', '세액 합계 확인'],
		to: ['options', 'expectedTax'],
		shownAt: ['Options', 'Expected Tax'],
		amount: { vat: 'itself' },
	},
	expectedTotal: {
		label: 'Expected Total',
		korean: '문서 합계금액',
		headings: ['총합계', '총합계금액', '합계 금액 확인'],
		to: ['options', 'expectedTotal'],
		shownAt: ['Options', 'Expected Total'],
		amount: { vat: 'with', twin: 'expectedSupplyCost' },
	},
	linesExpected: { ...linesExpected, to: ['options', 'linesExpected'], shownAt: ['Options', 'Lines Expected'] },
	...lineMeanings,
	remark: { label: 'Remark', korean: '비고', headings: ['메모'], otherwise: ['적요'] },
	...paymentMeanings(payment),
	...more,
});
