import type { IDataObject } from 'n8n-workflow';

/** The headings of Hometax's form for bulk issue of tax invoices, as programs that write it have them. */
const DOCUMENT = [
	'전자(세금)계산서종류\n(01:일반, 02:영세율)',
	'작성일자',
	'공급자 등록번호\n("-" 없이 입력)',
	'공급자 \n종사업장번호',
	'공급자 상호',
	'공급자 성명',
	'공급자 사업장주소',
	'공급자 업태',
	'공급자 종목',
	'공급자 이메일',
	'공급받는자 등록번호\n("-" 없이 입력)',
	'공급받는자 \n종사업장번호',
	'공급받는자 상호 ',
	'공급받는자 성명',
	'공급받는자 사업장주소',
	'공급받는자 업태',
	'공급받는자 종목',
	'공급받는자 이메일1',
	'공급받는자 이메일2',
	'공급가액\n합계',
	'세액\n합계',
	'비고',
];
const LINE = [
	'일자{n}\n(2자리, 작성년월 제외)',
	'품목{n}',
	'규격{n}',
	'수량{n}',
	'단가{n}',
	'공급가액{n}',
	'세액{n}',
	'품목비고{n}',
];
const PAYMENT = ['현금', '수표', '어음', '외상미수금', '영수(01),\n청구(02)'];

/** All 59 columns, from A to BG; tax-exempt: the 54 of the form for bills, which has none of tax. */
export const hometaxHeadings = ({ taxExempt = false } = {}): string[] => {
	const all = [
		...DOCUMENT,
		...[1, 2, 3, 4].flatMap((n) => LINE.map((name) => name.replace('{n}', String(n)))),
		...PAYMENT,
	];
	return taxExempt ? all.filter((name) => !name.startsWith('세액')) : all;
};

export interface HometaxLine {
	day?: unknown;
	name: string;
	specification?: string;
	quantity?: unknown;
	unitPrice?: unknown;
	supplyCost: unknown;
	tax?: unknown;
	remark?: string;
}

export interface HometaxDocument {
	kind?: unknown;
	writeDate: unknown;
	recipientNumber: unknown;
	recipientName: string;
	branch?: unknown;
	secondEmail?: string;
	remark?: string;
	lines: HometaxLine[];
	totals: [supplyCost: unknown, tax?: unknown];
	payment?: unknown[];
	purpose?: unknown;
}

/** A row of the form, as sheet readers give it: empty cells are left out. */
export function hometaxRow(document: HometaxDocument, { taxExempt = false } = {}): IDataObject {
	const { kind = taxExempt ? '05' : '01', lines, totals, payment = ['', '', '', ''], purpose = '02' } = document;
	const line = (given?: HometaxLine) => [
		given?.day,
		given?.name,
		given?.specification,
		given?.quantity,
		given?.unitPrice,
		given?.supplyCost,
		...(taxExempt ? [] : [given?.tax]),
		given?.remark,
	];
	const cells = [
		kind,
		document.writeDate,
		'2200000002',
		document.branch,
		'공급자 주식회사',
		'김대표',
		'서울특별시 중구 세종대로 1',
		'서비스',
		'소프트웨어',
		'supplier@example.com',
		document.recipientNumber,
		undefined,
		document.recipientName,
		'이대표',
		'부산광역시 해운대구 1',
		'도소매',
		'사무용품',
		'tax@example.com',
		document.secondEmail,
		totals[0],
		...(taxExempt ? [] : [totals[1]]),
		document.remark,
		...[0, 1, 2, 3].flatMap((n) => line(lines[n])),
		...payment,
		purpose,
	];
	return Object.fromEntries(
		hometaxHeadings({ taxExempt }).flatMap((name, index) =>
			cells[index] === undefined || cells[index] === '' ? [] : [[name, cells[index]]],
		),
	) as IDataObject;
}
