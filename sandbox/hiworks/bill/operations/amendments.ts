/** Amended documents: one or two of their own that say by how much another one was wrong. */
import type { JsonObject } from '../../../json.ts';
import {
	amendedType,
	isBillForCredit,
	problemsOfCodes,
	problemsOfReason,
	problemsOfSheets,
	twoDigits,
} from '../amendmentRules.ts';
import type { Sheet } from '../ledger.ts';
import { keptSheet, problemsOfSheet } from '../rules.ts';
import { accept, refuseRequest, type Handler } from './common.ts';

const createAmendment: Handler = (request, bill) => {
	const { settings, ledger } = bill;
	const { data } = request.body as JsonObject;
	const { negative, positive } = data;
	const { originalIssueId } = data.amendment;
	const modifyType = twoDigits(data.amendment.modifyType);
	const asked = { modifyType, negative, positive };
	const sides = (['negative', 'positive'] as const).filter((side) => data[side] !== undefined);
	// amend-original
	const original = ledger.findIssued(originalIssueId);
	const problems = sides.flatMap((side) => problemsOfSheet(data[side], `${side}.`, settings));
	if (!original && settings.unknownOriginal === 'refused')
		problems.push('amendment.originalIssueId: 당초 승인번호에 해당하는 문서를 찾을 수 없습니다.');
	problems.push(...problemsOfSheets(asked, original), ...problemsOfCodes(asked, settings));
	const unfit = problemsOfReason(asked, original);
	if (settings.unfitAmendment === 'refused') problems.push(...unfit);
	if (problems.length > 0) return refuseRequest(request, problems);

	// amend-original, amend-05, and what the tax office says of amounts that do not fit the reason.
	const flaw = !original ? 'ERR011' : isBillForCredit(asked) ? 'ERR999' : unfit.length > 0 ? 'ERR007' : null;
	const drafts = sides.map((side) => {
		const sheet: Sheet = keptSheet(data[side]);
		// read-mn
		sheet.invoiceType.typeCode = amendedType(sheet.invoiceType.typeCode);
		// amend-description: whether the client's own remark survives is not said.
		if (settings.amendmentRemark === 'replaced') sheet.information.description = originalIssueId;
		return {
			kind: 'amendment',
			side,
			sheet,
			amendment: { originalIssueId, modifyType },
			original: original?.documentId ?? null,
			flaw,
		} as const;
	});
	// amend-ids
	return accept(request, drafts, bill, (ids) => (settings.amendmentIds === 'nested' ? [ids] : ids));
};

export const amendments = { createAmendment };
