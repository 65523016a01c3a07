/**
 * What the contract's schemas cannot say of one sheet: its x-rules, each named where it is applied. Every broken one is
 * told, by the field it is about. What only the tax office judges stands in taxOffice.ts.
 */
import type { ReadRequest } from '../../contract.ts';
import type { JsonObject } from '../../json.ts';
import type { Sheet } from './ledger.ts';
import type { HiworksBillSettings } from './settings.ts';

export const digitsOf = (number: string) => number.replace(/\D/g, '');

/** raw-tokens: both travel without a scheme; whoever sends "Bearer …" sends a token that nobody has. */
export function refuseTokens(
	{ headers }: ReadRequest,
	{ officeTokens, billTokens }: HiworksBillSettings,
): string | undefined {
	const isGood = (name: string, known: string[] | null) => {
		const sent = headers.get(name);
		const value = sent?.length === 1 ? sent[0]! : '';
		return value !== '' && !/^bearer\b/i.test(value) && (known === null || known.includes(value));
	};
	if (!isGood('office-authorization', officeTokens)) return 'Office-Authorization: 유효하지 않은 토큰입니다.';
	if (!isGood('bill-access-authorization', billTokens)) return 'Bill-Access-Authorization: 유효하지 않은 토큰입니다.';
	return undefined;
}

const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);

/** totals-supply, totals-tax, payment-split, item-date. The schema has seen to the form of amounts and dates. */
function problemsOfContent({ information, items }: JsonObject, { zeroPaymentCounts }: HiworksBillSettings): string[] {
	const problems: string[] = [];
	const { totalSupplyPrice, totalTax, issueDate } = information;
	if (sum(items.map((item: JsonObject) => item.supplyPrice)) !== BigInt(totalSupplyPrice)) {
		problems.push('information.totalSupplyPrice: 총 공급가액이 항목의 공급가액 합계와 일치하지 않습니다.');
	}
	if (sum(items.map((item: JsonObject) => item.tax)) !== BigInt(totalTax)) {
		problems.push('information.totalTax: 총 세액이 항목의 세액 합계와 일치하지 않습니다.');
	}
	const given = [information.cash, information.check, information.draft, information.uncollected];
	const payments = given.map((amount) => amount ?? '0');
	const isGiven = (amount: string | undefined) =>
		amount !== undefined && amount !== '' && (zeroPaymentCounts || BigInt(amount) !== 0n);
	if (given.some(isGiven) && sum(payments) !== BigInt(totalSupplyPrice) + BigInt(totalTax)) {
		problems.push(
			'information.cash, check, draft, uncollected: 결제 수단의 합이 총 공급가액과 총 세액의 합과 일치하지 않습니다.',
		);
	}
	for (const [index, { month, day }] of items.entries()) {
		if (`${month}-${day}` > issueDate.slice(5))
			problems.push(`items.${index}.month, day: 항목의 날짜가 작성일자 이후입니다. (선발행 오류)`);
	}
	return problems;
}

/** invoicer-registered. */
function problemsOfInvoicer({ invoicer }: JsonObject, { registeredNumbers }: HiworksBillSettings): string[] {
	const [field, number] =
		typeof invoicer === 'string' ? ['invoicer', invoicer] : ['invoicer.companyNumber', invoicer.companyNumber];
	return registeredNumbers === null || registeredNumbers.includes(digitsOf(number))
		? []
		: [`${field}: 오피스에 등록되지 않은 사업자 번호입니다.`];
}

/** What is wrong with a sheet of a request that fits its schema; `place`: where it stands in the request. */
export function problemsOfSheet(sheet: JsonObject, place: string, settings: HiworksBillSettings): string[] {
	return [...problemsOfContent(sheet, settings), ...problemsOfInvoicer(sheet, settings)].map(
		(problem) => `${place}${problem}`,
	);
}

/** invoicer-mapped: what the office has on record of a supplier that was given by number only. */
const registered = (companyNumber: string): JsonObject => ({
	companyNumber,
	taxNumber: '',
	companyName: '등록된 상호',
	companyAddress: '서울특별시 등록구 등록로 1',
	ceoName: '등록된 대표',
	bizType: '서비스',
	bizClassification: '소프트웨어 개발업',
	primaryContact: { name: '등록된 담당자', email: 'registered@example.com', cell: '', phone: '02-0000-0000' },
});

/** A sheet as it is kept: invoicer-mapped, sales-only, party-default, book-no-dash. */
export function keptSheet({ information, invoiceType, invoicer, invoicee, items }: JsonObject): Sheet {
	return {
		information: { ...information, bookNo: information.bookNo || '-' },
		invoiceType: { ...invoiceType, transactionType: invoiceType.transactionType ?? 'S' },
		invoicer: typeof invoicer === 'string' ? registered(invoicer) : invoicer,
		invoicee: { ...invoicee, partyTypeCode: invoicee.partyTypeCode ?? '01' },
		items,
	};
}
