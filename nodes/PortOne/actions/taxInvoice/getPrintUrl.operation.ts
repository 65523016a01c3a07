import { getPrintUrl as endpoint } from '../../api/taxInvoice';
import { linkOperation } from '../../invoice/linkOperation';

export const getPrintUrl = linkOperation({
	value: 'getPrintUrl',
	name: 'Get Print URL',
	action: 'Get print URL of tax invoice',
	description:
		'Get an address at which a person prints the invoice. Use it at once: how long it works is not documented.',
	endpoint,
	menu: false,
});
