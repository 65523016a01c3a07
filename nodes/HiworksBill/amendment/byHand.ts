import type { Run } from '../../shared/engine/operation';
import { inside, Invalid } from '../../shared/errors/invalid';
import { amendmentWarnings } from '../../shared/invoice/amendmentWarnings';
import { computedWarnings, lineAmounts, type LineAmounts } from '../../shared/invoice/amounts';
import type { OwnCompany } from '../../shared/invoice/defaultSupplier';
import { causeDate, given } from '../../shared/invoice/sheet';
import { DATED_BY_CAUSE, type AmendmentReason } from '../../shared/korea/amendmentSheets';
import { checkSheets } from '../../shared/korea/checkSheets';
import { isDay } from '../../shared/korea/day';
import type { Words } from '../../shared/words/say';
import type { BillSheet } from '../invoice/body';
import { say } from '../words';
import { typeCodeOf, type AmendInput, type HandMadeSheet } from './fields';
import type { Amendment } from './fromOriginal';

/**
 * The documents of an amendment as somebody made them.
 * @throws Invalid where they do not fit the reason, or are of another company than the credential
 */
export function amendmentByHand(fields: AmendInput, { now }: Run, company: OwnCompany): Amendment {
	const { reason, negativeJson, positiveJson, options } = fields;
	const read = (name: string, json: HandMadeSheet | undefined) =>
		json &&
		inside(name, () => {
			const sheet = toSheet(json, options, now);
			return { sheet, maker: company.maker(sheet.supplier, say`Supplier`) };
		});
	const negative = read(say`Negative Sheet`, negativeJson);
	const positive = read(say`Positive Sheet`, positiveJson);
	const sheets = { negative: negative?.sheet, positive: positive?.sheet };
	checkSheets(reason, sheets, { writeDateWasWrong: options.writeDateWasWrong });
	const approvalNumber = given(fields.originalApprovalNumber);
	return {
		sheets: [
			...(negative ? [{ name: 'negative' as const, ...negative }] : []),
			...(positive ? [{ name: 'positive' as const, ...positive }] : []),
		],
		warnings: [
			...[negative, positive].flatMap((made) => computedWarnings(made?.sheet.lines ?? [])),
			...warningsAbout(reason, approvalNumber, sheets.negative ?? sheets.positive, now),
		],
		approvalNumber,
		preview: {},
	};
}

/** An approval number begins with the write date of its document (NTS result code ERR006). */
function warningsAbout(
	reason: AmendmentReason,
	approvalNumber: string,
	sheet: BillSheet | undefined,
	now: Date,
): Words[] {
	const original = approvalNumber.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
	if (sheet === undefined || !isDay(original)) return [];
	const cause = DATED_BY_CAUSE.has(reason) ? sheet.writeDate : undefined;
	return [
		...amendmentWarnings({ reason, original, cause }, now),
		...(cause === undefined && sheet.writeDate !== original
			? [say`The write date ${sheet.writeDate} is not that of the original, ${original}, as its approval number has it`]
			: []),
	];
}

function toSheet(given: HandMadeSheet, options: AmendInput['options'], now: Date): BillSheet {
	const { taxKind, purpose, supplierNumber, supplier, recipient, items, remark } = given;
	const { memo, bookNumber, serialNumber, cash, check, draft, uncollected } = given;
	const writeDate = causeDate('Write Date', given.writeDate, now);
	if ((supplierNumber === undefined) === (supplier === undefined))
		throw new Invalid(say`either supplierNumber or supplier`).within(say`Supplier`);
	const amounts = lineAmounts(items, taxKind, options.amounts);
	return {
		typeCode: typeCodeOf(taxKind, options),
		taxKind,
		writeDate,
		relativeDate: false,
		purpose,
		supplier: supplier ?? { number: supplierNumber ?? '', branch: undefined },
		recipient,
		lines: items.map((line, index) => ({
			...line,
			date: line.date ?? writeDate,
			...(amounts[index] as LineAmounts),
		})),
		remark,
		payment: { cash, check, draft, uncollected },
		notes: { memo, bookNumber, serialNumber },
	};
}
