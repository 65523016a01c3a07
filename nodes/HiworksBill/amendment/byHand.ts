import { inside, Invalid } from '../../shared/errors/invalid';
import { lineAmounts } from '../../shared/invoice/amounts';
import { causeDate, given } from '../../shared/invoice/invoice';
import { checkSheets } from '../../shared/korea/checkSheets';
import type { Sheet } from '../invoice/body';
import { say } from '../words';
import type { AmendInput, HandMadeSheet } from './fields';
import type { Halves } from './fromOriginal';

/** The documents of an amendment as somebody made them. @throws Invalid where they do not fit the reason */
export function halvesByHand(fields: AmendInput, now: Date): Halves {
	const { reason, negativeJson, positiveJson, options: chosen } = fields;
	const sheet = (name: string, half: HandMadeSheet | undefined) =>
		half && inside(name, () => toSheet(half, chosen, now));
	const halves = { negative: sheet('Negative Sheet', negativeJson), positive: sheet('Positive Sheet', positiveJson) };
	checkSheets(reason, legalParts(halves), { writeDateWasWrong: chosen.writeDateWasWrong });
	return { ...halves, warnings: [] };
}

const legalParts = ({ negative, positive }: Pick<Halves, 'negative' | 'positive'>) => ({
	negative: negative && { ...negative, lines: [...negative.lines] },
	positive: positive && { ...positive, lines: [...positive.lines] },
});

function toSheet(half: HandMadeSheet, { amounts: mode, amendmentTypeCode }: AmendInput['options'], now: Date): Sheet {
	const {
		taxKind,
		purpose,
		supplierNumber,
		supplier,
		recipient,
		remark,
		memo,
		bookNumber,
		serialNumber,
		cash,
		check,
		draft,
		uncollected,
	} = half;
	const writeDate = causeDate('Write Date', half.writeDate, now);
	const lines = half.items;
	if ((supplierNumber === undefined) === (supplier === undefined))
		throw new Invalid(say`either supplierNumber or supplier`).within('Supplier');
	const amounts = lineAmounts(lines, taxKind, mode);
	const isBill = taxKind === 'taxExempt';
	return {
		typeCode: amendmentTypeCode === 'amended' ? (isBill ? 'N' : 'M') : isBill ? 'B' : 'A',
		taxKind,
		writeDate,
		purpose,
		supplier: supplier ?? { number: given(supplierNumber), branch: undefined },
		recipient,
		lines: lines.map((line, index) => ({
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
