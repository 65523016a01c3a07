import { inside, Invalid } from '../../shared/errors/invalid';
import { lineAmounts } from '../../shared/invoice/amounts';
import { causeDate, given } from '../../shared/invoice/sheet';
import { checkSheets } from '../../shared/korea/checkSheets';
import type { BillSheet } from '../invoice/body';
import { say } from '../words';
import { typeCodeOf, type AmendInput, type HandMadeSheet } from './fields';
import type { Amendment } from './fromOriginal';

/** The documents of an amendment as somebody made them. @throws Invalid where they do not fit the reason */
export function amendmentByHand(fields: AmendInput, now: Date): Amendment {
	const { reason, negativeJson, positiveJson, options } = fields;
	const read = (name: string, sheet: HandMadeSheet | undefined) =>
		sheet && inside(name, () => toSheet(sheet, options, now));
	const negative = read('Negative Sheet', negativeJson);
	const positive = read('Positive Sheet', positiveJson);
	checkSheets(reason, { negative, positive }, { writeDateWasWrong: options.writeDateWasWrong });
	return {
		sheets: [
			...(negative ? [{ name: 'negative' as const, sheet: negative }] : []),
			...(positive ? [{ name: 'positive' as const, sheet: positive }] : []),
		],
		warnings: [],
		approvalNumber: given(fields.originalApprovalNumber),
		preview: {},
	};
}

function toSheet(given: HandMadeSheet, options: AmendInput['options'], now: Date): BillSheet {
	const { taxKind, purpose, supplierNumber, supplier, recipient, items, remark } = given;
	const { memo, bookNumber, serialNumber, cash, check, draft, uncollected } = given;
	const writeDate = causeDate('Write Date', given.writeDate, now);
	if ((supplierNumber === undefined) === (supplier === undefined))
		throw new Invalid(say`either supplierNumber or supplier`).within('Supplier');
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
			supplyCost: amounts[index]?.supplyCost ?? 0n,
			tax: amounts[index]?.tax ?? 0n,
		})),
		remark,
		payment: { cash, check, draft, uncollected },
		notes: { memo, bookNumber, serialNumber },
	};
}
