import { sendToNts as endpoint } from '../../api/taxInvoice';
import { transition } from '../../invoice/transition';

export const sendToNts = transition({
	value: 'sendToNts',
	name: 'Send to NTS',
	action: 'Send tax invoice to the tax office irreversibly with legal effect',
	description:
		'Of legal effect in live mode. Send an issued invoice to the National Tax Service now (국세청 즉시 전송), instead of when PortOne does so by itself.',
	endpoint,
	goal: 'sent',
	by: 'supplier',
	tells: [],
});
