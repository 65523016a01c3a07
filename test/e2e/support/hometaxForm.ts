import { hometaxHeadings, hometaxRow, type HometaxDocument } from '../../engine/support/hometaxSheet.ts';
import { seoulMonth } from './hiworks.ts';
import { table, workbook, type Cells, type Format } from './workbooks.ts';

/** The form of Hometax for bulk issue as a file, with all that people do to it. */

const month = seoulMonth(-1);
/** A day of last month. */
export const day = (n: number) => `${month}-${String(n).padStart(2, '0')}`;
const compact = (n: number) => day(n).replaceAll('-', '');
/** As Excel counts it. */
const serial = (n: number) => (Date.parse(day(n)) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** A document of the form, and what is to stand in its invoice at Bolta. */
type Case = [written: HometaxDocument, means: object];

export const TAXABLE: Case[] = [
	// All of it text, with the zeros that belong there.
	[
		{
			writeDate: compact(11),
			recipientNumber: '8888888888',
			recipientName: '한강물산',
			branch: '0001',
			secondEmail: 'second@example.com',
			lines: [
				{
					day: '05',
					name: '사용료',
					specification: '월',
					quantity: '2',
					unitPrice: '150000',
					supplyCost: '300000',
					tax: '30000',
					remark: '연간',
				},
			],
			totals: ['300000', '30000'],
		},
		{
			date: day(11),
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			supplier: {
				identificationNumber: '2200000002',
				taxRegistrationId: '0001',
				organizationName: '공급자 주식회사',
			},
			supplied: {
				identificationNumber: '8888888888',
				managers: [{ email: 'tax@example.com' }, { email: 'second@example.com' }],
			},
			items: [
				{
					date: day(5),
					name: '사용료',
					specification: '월',
					quantity: 2,
					unitPrice: 150_000,
					supplyCost: 300_000,
					tax: 30_000,
					description: '연간',
				},
			],
		},
	],
	// All of it numbers: the zeros of kind, branch, day and purpose are lost. Four lines side by side, and payment.
	[
		{
			kind: 1,
			writeDate: Number(compact(12)),
			recipientNumber: 7_777_777_770,
			recipientName: '남산상사',
			branch: 1,
			lines: [1, 2, 3, 4].map((n) => ({
				day: n,
				name: `품목 ${n}`,
				quantity: 1,
				unitPrice: 10_000 * n,
				supplyCost: 10_000 * n,
				tax: 1_000 * n,
			})),
			totals: [100_000, 10_000],
			payment: [110_000, 0, 0, 0],
			purpose: 1,
		},
		{
			date: day(12),
			purpose: 'RECEIPT',
			taxType: 'TAXABLE',
			supplier: { taxRegistrationId: '0001' },
			supplied: { identificationNumber: '7777777770', managers: [{ email: 'tax@example.com' }] },
			items: [1, 2, 3, 4].map((n) => ({ date: day(n), name: `품목 ${n}`, supplyCost: 10_000 * n, tax: 1_000 * n })),
		},
	],
	// A foreigner, whose passport stands in the remark; a write date that Excel counts; zero-rated.
	[
		{
			kind: '02',
			writeDate: serial(13),
			recipientNumber: 9_999_999_999_999,
			recipientName: '외국인',
			remark: 'M00000000',
			lines: [{ day: '13', name: '수출 대행', supplyCost: 1_000_000, tax: 0 }],
			totals: [1_000_000, 0],
		},
		{
			date: day(13),
			taxType: 'ZERO_RATE',
			description: 'M00000000',
			supplied: { identificationNumber: '9999999999999' },
			items: [{ date: day(13), supplyCost: 1_000_000, tax: 0 }],
		},
	],
	// Two lines, and the second one without a day; a write date as people type it.
	[
		{
			writeDate: day(14),
			recipientNumber: '555-55-55553',
			recipientName: '북한산업',
			lines: [
				{ day: 14, name: '교육', quantity: 3, unitPrice: 99_999, supplyCost: 299_997, tax: 29_999 },
				{ name: '교재', supplyCost: 100_000, tax: 10_000 },
			],
			totals: [399_997, 39_999],
		},
		{
			date: day(14),
			supplied: { identificationNumber: '5555555553' },
			items: [
				{ date: day(14), name: '교육', quantity: 3, unitPrice: 99_999, supplyCost: 299_997, tax: 29_999 },
				{ name: '교재', supplyCost: 100_000, tax: 10_000 },
			],
		},
	],
];

/** On the form for bills, which has no columns of tax. */
export const EXEMPT: Case[] = [
	[
		{
			kind: 5,
			writeDate: compact(15),
			recipientNumber: '8888888888',
			recipientName: '한강물산',
			lines: [{ day: 15, name: '도서', quantity: 1, unitPrice: 20_000, supplyCost: 20_000 }],
			totals: [20_000],
		},
		{
			date: day(15),
			taxType: 'TAX_FREE',
			items: [{ date: day(15), name: '도서', supplyCost: 20_000, tax: null }],
		},
	],
];

/** The form as Hometax gives it: guidance in rows 1 to 5, headings in row 6. */
export function hometaxForm(documents: HometaxDocument[], format: Format, { taxExempt = false } = {}): Buffer {
	const headings = hometaxHeadings({ taxExempt });
	const guide: Cells[] = [1, 2, 3, 4, 5].map((n) => [`★ 주의사항 ${n}: 주황색으로 표시된 항목은 필수입니다.`]);
	const rows = documents.map((one) => hometaxRow(one, { taxExempt }));
	return workbook([...guide, ...table(headings, rows)], format, '엑셀업로드양식');
}
