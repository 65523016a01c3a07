import { cancelIssuance as endpoint } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';

export const cancelIssuance = transition({
	value: 'cancelIssuance',
	name: 'Cancel Issuance',
	action: 'Cancel issuance of tax invoice irreversibly with legal effect',
	description:
		'Of legal effect in live mode. Cancel an issued invoice that has not been sent to the National Tax Service yet (발행 취소); after that it needs an amendment.',
	endpoint,
	goal: 'issuanceCancelled',
	by: 'supplier',
	tells: ['memo'],
});
