import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { REASON_CODES, REASONS_WITH_REMARK, type AmendmentReason } from './amendmentSheets';
import type { LegalSheet, LegalLine, LegalSheets } from './legalSheet';
import { sumAmounts, totalOf } from './vat';
import { formatWon } from './won';
import { say } from './words';

/** As in the law's table (VAT Act Enforcement Decree art. 70), for messages. */
const REASON_NAMES: Readonly<Record<AmendmentReason, string>> = {
	clericalError: '기재사항 착오정정',
	supplyCostChange: '공급가액 변동',
	return: '환입',
	termination: '계약의 해제',
	localLetterOfCredit: '내국신용장 사후개설',
	duplicateIssuance: '착오에 의한 이중발급',
};

/** Throws where the rule does not hold. */
type Demand = (holds: boolean, rule: Words, found?: unknown) => void;

/**
 * For sheets written by hand: whether number, signs, write dates, tax kinds and remarks fit the reason (VAT Act
 * Enforcement Decree art. 70; Hiworks collection, Amendment). Whether they fit the original, and whether the tax is
 * right, is not looked at.
 *
 * @param options `writeDateWasWrong`: the error of reason 01 was the write date itself, so the sheets may differ in it
 * @throws Invalid naming the rule
 */
export function checkSheets(
	reason: AmendmentReason,
	{ negative, positive }: LegalSheets<LegalLine>,
	options: { writeDateWasWrong: boolean },
): void {
	const demand: Demand = (holds, rule, found) => {
		if (!holds) throw new Invalid(say`for reason ${REASON_CODES[reason]} (${REASON_NAMES[reason]}): ${rule}`, found);
	};
	if (reason === 'clericalError' || reason === 'localLetterOfCredit') {
		if (negative === undefined || positive === undefined)
			return demand(false, say`a negative and a positive sheet`, shown(negative, positive));
		if (reason === 'clericalError') checkCorrection(negative, positive, options.writeDateWasWrong, demand);
		else checkZeroRating(negative, positive, demand);
	} else if (reason === 'supplyCostChange') checkSupplyCostChange(negative, positive, demand);
	else {
		if (negative === undefined || positive !== undefined)
			return demand(false, say`a negative sheet only`, shown(negative, positive));
		demand(totalOf(negative.lines) <= 0n, say`a total that is not above 0 won`, totalOf(negative.lines));
		if (REASONS_WITH_REMARK.has(reason))
			demand(hasRemark(negative), say`the original's write date in the remark (비고)`, negative.remark ?? '');
	}
}

function checkCorrection(
	negative: LegalSheet<LegalLine>,
	positive: LegalSheet<LegalLine>,
	writeDateWasWrong: boolean,
	demand: Demand,
): void {
	demand(totalOf(negative.lines) <= 0n, say`a negative sheet whose total is not above 0 won`, totalOf(negative.lines));
	demand(totalOf(positive.lines) >= 0n, say`a positive sheet whose total is not below 0 won`, totalOf(positive.lines));
	demand(
		writeDateWasWrong || negative.writeDate === positive.writeDate,
		say`the same write date in both, ${negative.writeDate}`,
		positive.writeDate,
	);
	const bills = [negative, positive].filter(({ taxKind }) => taxKind === 'taxExempt');
	demand(bills.length !== 1, say`two tax invoices (세금계산서) or two bills (계산서)`, say`one of each`);
}

function checkSupplyCostChange(
	negative: LegalSheet<LegalLine> | undefined,
	positive: LegalSheet<LegalLine> | undefined,
	demand: Demand,
): void {
	demand(
		(negative === undefined) !== (positive === undefined),
		say`either a negative or a positive sheet`,
		shown(negative, positive),
	);
	if (negative !== undefined)
		demand(totalOf(negative.lines) < 0n, say`a negative sheet whose total is below 0 won`, totalOf(negative.lines));
	if (positive !== undefined)
		demand(totalOf(positive.lines) > 0n, say`a positive sheet whose total is above 0 won`, totalOf(positive.lines));
}

function checkZeroRating(negative: LegalSheet<LegalLine>, positive: LegalSheet<LegalLine>, demand: Demand): void {
	demand(negative.taxKind === 'taxable', say`a taxable negative sheet`, negative.taxKind);
	demand(positive.taxKind === 'zeroRated', say`a zero-rated positive sheet`, positive.taxKind);
	const taxed = positive.lines.find(({ tax }) => tax !== 0n);
	demand(taxed === undefined, say`no tax in the positive sheet`, taxed?.tax);
	const [taken, given] = [sumAmounts(negative.lines).supplyCost, sumAmounts(positive.lines).supplyCost];
	demand(given > 0n, say`a positive sheet whose supply cost is above 0 won`, given);
	demand(
		taken === -given,
		say`a supply cost of ${formatWon(-given)} in the negative sheet, as much as the positive one has`,
		taken,
	);
	demand(
		negative.writeDate === positive.writeDate,
		say`the same write date in both, ${negative.writeDate}`,
		positive.writeDate,
	);
	demand(
		hasRemark(positive),
		say`the letter of credit's opening date in the remark (비고) of the positive sheet`,
		positive.remark ?? '',
	);
}

function hasRemark({ remark = '' }: LegalSheet<LegalLine>): boolean {
	return remark.trim() !== '';
}

function shown(negative: unknown, positive: unknown): Words {
	if (negative !== undefined && positive !== undefined) return say`both`;
	return negative !== undefined
		? say`a negative sheet only`
		: positive !== undefined
			? say`a positive sheet only`
			: say`none`;
}
