import { getPopupUrl as endpoint } from '../../api/taxInvoice';
import { linkOperation } from '../../invoice/linkOperation';

export const getPopupUrl = linkOperation({
	value: 'getPopupUrl',
	name: 'Get Popup URL',
	action: 'Get popup URL of tax invoice',
	description:
		'Get an address at which a person sees the invoice. Use it at once: how long it works is not documented.',
	endpoint,
	menu: true,
});
