import { refuseRequest as endpoint } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';

export const refuseRequest = transition({
	value: 'refuseRequest',
	name: 'Refuse Request',
	action: 'Refuse request for reverse issuance irreversibly',
	description:
		"As the supplier, refuse a request (역발행 거부). PortOne wants the invoice to have the supplier's document key.",
	endpoint,
	goal: 'requestRefused',
	by: 'supplier',
	tells: ['memo'],
});
