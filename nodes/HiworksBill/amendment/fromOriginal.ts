import { changeOf } from '../../shared/invoice/amendmentFields';
import { lateAmendmentWarnings } from '../../shared/invoice/invoice';
import { amendmentSheets } from '../../shared/korea/amendmentSheets';
import { FOREIGNER_WITHOUT_NUMBER } from '../../shared/korea/personNumber';
import type { Sheet as LegalSheet } from '../../shared/korea/sheet';
import type { Words } from '../../shared/words/say';
import type { Sheet } from '../invoice/body';
import type { AmendInput } from './fields';
import type { OriginalDocument, OriginalLine } from './original';

/** The one or two documents of an amendment. */
export interface Halves {
	negative: Sheet | undefined;
	positive: Sheet | undefined;
	warnings: Words[];
}

/** The documents that amend an original, by the law. @throws Invalid naming the rule that is broken */
export function halvesFrom(original: OriginalDocument, fields: AmendInput, now: Date): Halves {
	const { reason, corrections, options: chosen } = fields;
	const change = changeOf(original, fields, chosen.amounts, now);
	const { negative, positive } = amendmentSheets<OriginalLine>(original, change);
	const { recipientJson: correctRecipient, remark: correctRemark } = corrections ?? {};
	const typeCode = chosen.amendmentTypeCode === 'amended' ? (original.isBill ? 'N' : 'M') : original.isBill ? 'B' : 'A';
	// A foreigner is known by the remark alone.
	const keepsRemark =
		reason === 'clericalError' ||
		reason === 'duplicateIssuance' ||
		original.recipient.number === FOREIGNER_WITHOUT_NUMBER;
	const remark = chosen.remark ?? (keepsRemark ? original.remark : undefined);

	/** `own`: the lines are the user's, whose dates are not changed behind their back. */
	const sheet = (
		legal: LegalSheet<OriginalLine> | undefined,
		own: boolean,
		changes: Partial<Sheet> = {},
	): Sheet | undefined =>
		legal && {
			typeCode,
			taxKind: legal.taxKind,
			writeDate: legal.writeDate,
			purpose: original.purpose,
			supplier: original.supplier,
			recipient: original.recipient,
			lines: own ? legal.lines : legal.lines.map((line) => ({ ...line, date: fitting(line.date, legal.writeDate) })),
			remark: [legal.remark, remark].filter(Boolean).join(' ') || undefined,
			payment: {},
			notes: original.notes,
			...changes,
		};
	return {
		negative: sheet(negative, reason === 'supplyCostChange'),
		positive: sheet(positive, reason === 'supplyCostChange' || corrections?.itemsJson !== undefined, {
			...(correctRecipient && { recipient: correctRecipient }),
			...(correctRemark !== undefined && { remark: correctRemark }),
		}),
		warnings: 'date' in change ? lateAmendmentWarnings(change.date, now) : [],
	};
}

/**
 * Hiworks takes month and day of a line only, and none after the write date: lines of another time get the write date.
 */
const fitting = (date: string, writeDate: string) =>
	date <= writeDate && date.slice(0, 4) === writeDate.slice(0, 4) ? date : writeDate;
