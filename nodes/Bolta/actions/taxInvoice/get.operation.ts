import { flag } from '../../../shared/fields/fields';
import { simplify } from '../../../shared/invoice/documentFields';
import { isPersonNumber } from '../../../shared/korea/partyNumber';
import { get as getEndpoint } from '../../api/taxInvoice';
import { issuanceKey } from '../../invoice/issuanceKey';
import { explainNotIssued } from '../../invoice/lookUp';
import { acceptedOutput, issuedContent } from '../../invoice/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get tax invoice',
	description: 'Read an issued tax invoice with its NTS approval number (국세청승인번호)',
	fields: {
		issuanceKey: issuanceKey(),
	},
	options: {
		showFullNumber: flag({
			displayName: 'Show Full Number',
			description:
				'Whether to add the full resident number of a recipient who is a person, as recipientFullNumber. n8n stores what a node outputs.',
		}),
		simplify,
	},

	prepare: ({ fields: { issuanceKey: key, options: given } }, { client }) => ({
		key,
		request: client.request(getEndpoint, { path: { issuanceKey: key } }),
		...given,
	}),

	async send({ key, request, simplify: simplified, showFullNumber }, { client }) {
		const read = await client.read(request).catch(explainNotIssued);
		return {
			...acceptedOutput(null, key, null),
			...issuedContent(read, { simplify: simplified }),
			...(showFullNumber && {
				recipientFullNumber: isPersonNumber(read.invoice.supplied.identificationNumber)
					? read.invoice.supplied.identificationNumber
					: null,
			}),
		};
	},
});
