/**
 * The rules of amended documents (수정 세금계산서), each named where it is applied. How many sheets a reason needs says the
 * schema.
 */
import type { JsonObject } from '../../json.ts';
import type { Entry } from './ledger.ts';
import type { HiworksBillSettings } from './settings.ts';

const KINDS: Record<string, string> = { A: 'M', M: 'M', B: 'N', N: 'N' };

/** amend-type-code: M and N, or A and B, are sent; M or N is read. A statement (D) has none. */
export const amendedType = (typeCode: string): string | undefined => KINDS[typeCode];

/** amend-two-digits. */
export const twoDigits = (modifyType: string) => modifyType.padStart(2, '0');

interface Asked {
	modifyType: string;
	negative?: JsonObject;
	positive?: JsonObject;
}

const totals = ({ information }: JsonObject) => ({
	supply: BigInt(information.totalSupplyPrice),
	tax: BigInt(information.totalTax),
});

/** amend-signs, amend-original-kind: what can be said without looking at the reason. */
export function problemsOfSheets({ negative, positive }: Asked, original: Entry | undefined): string[] {
	const problems: string[] = [];
	const [less, more] = [negative && totals(negative), positive && totals(positive)];
	if (less && (less.supply > 0n || less.tax > 0n))
		problems.push('negative.information: 부(-)의 세금계산서 금액은 0보다 클 수 없습니다.');
	if (more && (more.supply < 0n || more.tax < 0n))
		problems.push('positive.information: 정(+)의 세금계산서 금액은 0보다 작을 수 없습니다.');
	const codes = [negative, positive]
		.filter((sheet) => sheet !== undefined)
		.map(({ invoiceType }) => invoiceType.typeCode as string);
	if (new Set(codes).size > 1) problems.push('positive.invoiceType.typeCode: 두 문서의 종류가 다릅니다.');
	if (original) {
		const kind = amendedType(original.sheet.invoiceType.typeCode);
		if (kind !== amendedType(codes[0]!)) problems.push('invoiceType.typeCode: 원본 문서의 종류와 맞지 않습니다.');
	}
	return problems;
}

/** amend-type-code */
export function problemsOfCodes({ negative, positive }: Asked, { amendmentTypeCodes }: HiworksBillSettings): string[] {
	const sheets = [negative, positive].filter((sheet) => sheet !== undefined);
	return amendmentTypeCodes === 'all' ||
		sheets.every(({ invoiceType }) => amendmentTypeCodes.includes(invoiceType.typeCode))
		? []
		: ['invoiceType.typeCode: 문서 종류를 확인해 주세요.'];
}

const UNFIT_AMOUNT = '수정 사유에 적합하지 않은 금액입니다.';
const UNFIT_DATE = '작성일자는 당초 세금계산서 작성일자와 같아야 합니다.';

/**
 * amend-01 to amend-06: whether dates and amounts fit the reason. The day on which something happened (02, 03, 04) is
 * the client's to know, and 06 may also cancel one of several deliveries: those are held only against what they cannot
 * be.
 */
export function problemsOfReason({ modifyType, negative, positive }: Asked, original: Entry | undefined): string[] {
	const problems: string[] = [];
	if (modifyType === '05') {
		const [less, more] = [totals(negative!), totals(positive!)];
		if (more.supply !== -less.supply || more.tax !== 0n) problems.push(`positive.information: ${UNFIT_AMOUNT}`);
		for (const [side, { information }] of Object.entries({ negative: negative!, positive: positive! })) {
			if (!/\S/.test(information.description ?? ''))
				problems.push(`${side}.information.description: 내국 신용장 개설일이 필요합니다.`);
		}
	}
	if (!original) return problems;
	const { information } = original.sheet;
	const whole = totals(original.sheet);
	const less = negative && totals(negative);
	if (less && ['01', '04'].includes(modifyType) && (less.supply !== -whole.supply || less.tax !== -whole.tax))
		problems.push(`negative.information: ${UNFIT_AMOUNT}`);
	if (less && ['03', '05', '06'].includes(modifyType) && (-less.supply > whole.supply || -less.tax > whole.tax))
		problems.push(`negative.information: ${UNFIT_AMOUNT}`);
	const sameDay = { '01': [negative], '05': [negative, positive], '06': [negative] }[modifyType] ?? [];
	if (sameDay.some((sheet) => sheet!.information.issueDate !== information.issueDate))
		problems.push(`information.issueDate: ${UNFIT_DATE}`);
	return problems;
}

/** amend-05: a bill cannot be amended for a letter of credit; only the tax office says so. */
export const isBillForCredit = ({ modifyType, negative }: Asked) =>
	modifyType === '05' && amendedType(negative!.invoiceType.typeCode) === 'N';
