import { Failure } from '../../../shared/errors/failure';
import { id, optional } from '../../../shared/fields/fields';
import { getStatus as getStatusEndpoint } from '../../api/taxInvoice';
import { readIssued, saysUnknownReference } from '../../invoice/lookUp';
import { acceptedOutput, issuedContent } from '../../invoice/output';
import { ofAttempt, ownReferenceId, percentEncodeReferenceId, travelling } from '../../invoice/referenceId';
import { operation } from '../../vendor';
import { say } from '../../words';

/** An id of which a failed attempt is already a part may be as long as a header. */
const MOST = 255;

export const getStatus = operation({
	value: 'getStatus',
	name: 'Get Status by Reference ID',
	action: 'Get tax invoice status by reference ID',
	description: 'Find out whether Bolta accepted, and already issued, the tax invoice with your reference ID',
	fields: {
		referenceId: ownReferenceId(
			{ description: 'Your own number for the invoice', placeholder: 'e.g. your order number' },
			MOST,
		),
	},
	options: {
		failedIssuanceKey: optional(
			id({
				displayName: 'Failed Issuance Key',
				description: 'The one given when the invoice was sent again: asks for that attempt',
				inPath: true,
			}),
		),
		percentEncodeReferenceId,
	},

	prepare: (
		{
			fields: {
				referenceId,
				options: { failedIssuanceKey, percentEncodeReferenceId: encodes },
			},
		},
		{ client },
	) => ({
		referenceId,
		request: client.request(getStatusEndpoint, {
			query: { clientReferenceId: ofAttempt(travelling(referenceId, encodes, MOST), failedIssuanceKey) },
		}),
	}),

	async send({ referenceId, request }, { client }) {
		const { issuanceKey, message } = await client.read(request).catch(explainUnknown);
		const issued = await readIssued(client, issuanceKey);
		return {
			...acceptedOutput(referenceId, issuanceKey, message ? client.redact(message) : null),
			...(issued && issuedContent(issued)),
		};
	},
});

function explainUnknown(error: unknown): never {
	if (error instanceof Failure && saysUnknownReference(error)) {
		throw error.with({
			description: say`Bolta knows no request with this reference ID: it was never sent with this API key, or not accepted.`,
		});
	}
	throw error;
}
