import { showFullNumber, simplify } from '../../../shared/invoice/documentFields';
import { refuseAnother } from '../../../shared/invoice/found';
import { isPersonNumber } from '../../../shared/korea/partyNumber';
import { get as getEndpoint } from '../../api/taxInvoice';
import { issuanceKey } from '../../invoice/issuanceKey';
import { explainNotIssued } from '../../invoice/lookUp';
import { acceptedOutput, issuedContent } from '../../invoice/output';
import { bolta, operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get tax invoice',
	description: 'Read an issued tax invoice with its NTS approval number (국세청승인번호)',
	fields: {
		issuanceKey: issuanceKey(),
	},
	options: { showFullNumber, simplify },

	prepare: ({ fields: { issuanceKey: key, options: given } }, { client }) => ({
		key,
		request: client.request(getEndpoint, { path: { issuanceKey: key } }),
		...given,
	}),

	async send({ key, request, simplify: simplified, showFullNumber: shows }, { client }) {
		const read = await client.read(request).catch(explainNotIssued);
		refuseAnother(bolta.name, key, read.issuanceKey);
		return {
			...acceptedOutput(null, key, null),
			...issuedContent(read, { simplify: simplified }),
			...(shows && {
				recipientFullNumber: isPersonNumber(read.invoice.supplied.identificationNumber)
					? read.invoice.supplied.identificationNumber
					: null,
			}),
		};
	},
});
