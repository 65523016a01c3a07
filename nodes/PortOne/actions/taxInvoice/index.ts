import type { Resource } from '../../../shared/engine/operation';
import { amend } from './amend.operation';
import { cancelIssuance } from './cancelIssuance.operation';
import { createDraft } from './createDraft.operation';
import { remove } from './delete.operation';
import { downloadSheet } from './downloadSheet.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getPdf } from './getPdf.operation';
import { getPopupUrl } from './getPopupUrl.operation';
import { getPrintUrl } from './getPrintUrl.operation';
import { issueDraft } from './issueDraft.operation';
import { issueImmediately } from './issueImmediately.operation';
import { sendToNts } from './sendToNts.operation';
import { updateDraft } from './updateDraft.operation';

export const taxInvoice: Resource = {
	value: 'taxInvoice',
	name: 'Tax Invoice',
	operations: [
		amend,
		cancelIssuance,
		createDraft,
		remove,
		downloadSheet,
		get,
		getAll,
		getPdf,
		getPopupUrl,
		getPrintUrl,
		issueDraft,
		issueImmediately,
		sendToNts,
		updateDraft,
	],
	default: 'issueImmediately',
};
