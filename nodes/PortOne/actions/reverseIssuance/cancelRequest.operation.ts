import { cancelRequest as endpoint } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';

export const cancelRequest = transition({
	value: 'cancelRequest',
	name: 'Cancel Request',
	action: 'Cancel request for reverse issuance irreversibly',
	description: 'As the recipient, take back a request that the supplier has not answered (역발행 요청 취소)',
	endpoint,
	goal: 'requestCancelled',
	by: 'recipient',
	tells: ['memo'],
});
