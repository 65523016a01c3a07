import { requestDraft as endpoint } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';
import { say } from '../../words';

export const requestDraft = transition({
	value: 'requestDraft',
	name: 'Request Draft',
	action: 'Request issuance of reverse draft with legal effect once the supplier approves',
	description: 'As the recipient, ask the supplier to issue a draft (역발행 요청)',
	endpoint,
	goal: 'requested',
	by: 'recipient',
	only: { issuanceType: 'REVERSE', otherwise: say`"Issue Draft" issues it.` },
	tells: [],
});
