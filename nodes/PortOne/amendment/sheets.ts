import { changeOf } from '../../shared/invoice/amendmentFields';
import type { AmendedLine } from '../../shared/invoice/amendmentFields';
import { lateAmendmentWarnings } from '../../shared/invoice/invoice';
import { amendmentSheets } from '../../shared/korea/amendmentSheets';
import type { Sheet as LegalSheet } from '../../shared/korea/sheet';
import type { Words } from '../../shared/words/say';
import type { Sheet } from '../invoice/body';
import type { AmendInput } from './fields';
import type { OriginalDocument } from './original';

export interface NamedSheet {
	name: 'negative' | 'positive';
	sheet: Sheet;
}

/**
 * The documents that amend an original, by the law, in the order in which they are sent.
 * @throws Invalid naming the rule that is broken
 */
export function sheetsOf(
	original: OriginalDocument,
	fields: AmendInput,
	now: Date,
): { sheets: NamedSheet[]; warnings: Words[] } {
	const { reason, corrections, options: chosen } = fields;
	const change = changeOf(original, fields, chosen.amounts, now);
	const { negative, positive } = amendmentSheets<AmendedLine>(original, change);
	const keepsRemark = reason === 'clericalError' || reason === 'duplicateIssuance';
	const remark = chosen.remark ?? (keepsRemark ? original.remark : undefined);

	const sheet = (
		{ taxKind, writeDate, lines, remark: legal }: LegalSheet<AmendedLine>,
		changes: Partial<Sheet> = {},
	): Sheet => ({
		issuanceType: original.issuanceType,
		taxKind,
		purpose: original.purpose,
		writeDate,
		relativeDate: false,
		supplier: original.supplier,
		recipient: original.recipient,
		lines: lines.map((line) => ({ ...line, ownDate: true })),
		remark: [legal, remark].filter(Boolean).join(' ') || undefined,
		payment: {},
		notes: original.notes,
		sendSms: false,
		useCounterpartyAdditionalContacts: false,
		...changes,
	});
	const { recipientJson, remark: correctRemark } = corrections ?? {};
	const corrected = {
		...(recipientJson && { recipient: recipientJson }),
		...(correctRemark !== undefined && { remark: correctRemark }),
	};
	return {
		sheets: [
			...(negative ? [{ name: 'negative' as const, sheet: sheet(negative) }] : []),
			...(positive ? [{ name: 'positive' as const, sheet: sheet(positive, corrected) }] : []),
		],
		warnings: 'date' in change ? lateAmendmentWarnings(change.date, now) : [],
	};
}
