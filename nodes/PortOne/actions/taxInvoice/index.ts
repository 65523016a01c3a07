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
		issueImmediately,
		createDraft,
		updateDraft,
		issueDraft,
		get,
		getAll,
		getPdf,
		amend,
		cancelIssuance,
		sendToNts,
		getPopupUrl,
		getPrintUrl,
		downloadSheet,
		remove,
	],
	default: 'issueImmediately',
};
