import { id } from '../../../shared/fields/fields';
import { readBack } from '../../../shared/once/policy';
import { deleteAttachment, listAttachments } from '../../api/attachment';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { operation } from '../../vendor';
import { say } from '../../words';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete attachment irreversibly',
	description: 'Remove a file from a draft',
	fields: {
		invoice: invoiceKey('The draft'),
		attachmentId: id({
			displayName: 'Attachment',
			description: 'The ID that Get Many gives',
			placeholder: 'e.g. the attachmentId of another step',
			locator: true,
			inPath: true,
		}),
	},
	prepare({ fields: { invoice, attachmentId } }, { client }) {
		const { path, query } = callFor(invoice);
		return {
			invoice,
			attachmentId,
			request: client.request(deleteAttachment, { path: { ...path, attachmentId }, query }),
		};
	},
	async send({ invoice, attachmentId, request }, { client, once }) {
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				async look(manner) {
					const { attachments } = await client.read(client.request(listAttachments, callFor(invoice)), manner);
					return attachments.some(({ id: known }) => known === attachmentId) ? undefined : 'deleted';
				},
				advice: say`List the attachments by "Get Many": what is deleted is not there. Running this item again is safe.`,
			}),
			() => 'deleted',
		);
		return { deleted: true, attachmentId, duplicate, recovered };
	},
});
