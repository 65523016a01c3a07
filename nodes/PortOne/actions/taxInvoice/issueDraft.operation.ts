import { issue } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';
import { say } from '../../words';

export const issueDraft = transition({
	value: 'issueDraft',
	name: 'Issue Draft',
	action: 'Issue draft of tax invoice with legal effect that only an amendment takes back',
	description: 'Of legal effect in live mode. Issue a draft (정발행 승인).',
	endpoint: issue,
	goal: 'issued',
	by: 'supplier',
	only: {
		issuanceType: 'NORMAL',
		otherwise: say`"Request Draft" asks the supplier to issue it, and "Approve Request" issues it as the supplier.`,
	},
	tells: ['emailSubject', 'memo'],
});
