import { issue } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';
import { say } from '../../words';

export const approveRequest = transition({
	value: 'approveRequest',
	name: 'Approve Request',
	action: 'Approve reverse issuance with legal effect that only an amendment takes back',
	description:
		"Of legal effect in live mode. As the supplier, issue what the recipient asked for (역발행 승인). PortOne wants the invoice to have the supplier's document key.",
	endpoint: issue,
	goal: 'issued',
	by: 'supplier',
	only: { issuanceType: 'REVERSE', otherwise: say`"Issue Draft" issues it.` },
	tells: ['emailSubject', 'memo'],
});
