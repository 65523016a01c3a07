import { showFullNumber, simplify } from '../../../shared/invoice/documentFields';
import { isPersonNumber } from '../../../shared/korea/partyNumber';
import { getInvoice } from '../../api/invoice';
import { documentId } from '../../invoice/documentId';
import { readOutput } from '../../invoice/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get invoice',
	description:
		'Read a document with its state, its NTS approval number (국세청승인번호) once it is issued, and its files',
	fields: {
		documentId: documentId(),
	},
	options: { showFullNumber, simplify },
	prepare: ({ fields: { documentId: key, options: given } }, { client }) => ({
		key,
		given,
		request: client.request(getInvoice, { path: { documentId: key } }),
	}),
	async send({ key, given, request }, { client }) {
		const { data } = await client.read(request);
		const number = data.invoicee.companyNumber ?? '';
		return {
			...readOutput(key, data, given),
			...(given.showFullNumber && { recipientFullNumber: isPersonNumber(number) ? number : null }),
		};
	},
});
