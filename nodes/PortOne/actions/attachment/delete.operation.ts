import { operation, runFields } from '../../../shared/engine/operation';
import { id, options } from '../../../shared/fields/fields';
import { deleteAttachment, listAttachments } from '../../api/attachment';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete attachment',
	description: 'Remove a file from a draft',
	fields: {
		invoice: invoiceKey('The draft'),
		attachmentId: id({
			displayName: 'Attachment',
			description: 'The ID that Get Many gives',
			placeholder: 'e.g. the attachmentId of another step',
			most: 200,
			locator: true,
			inPath: true,
		}),
		options: options({ displayName: 'Options', fields: runFields }),
	},
	prepare({ fields: { invoice, attachmentId } }, run) {
		const { path, query } = callFor(invoice);
		return {
			invoice,
			attachmentId,
			request: requestFor(run, deleteAttachment, { path: { ...path, attachmentId }, query }),
		};
	},
	async send({ invoice, attachmentId, request }, run) {
		const change = {
			send: async () => void (await sendChange(run.client, request)),
			async lookUp(manner?: { patient: boolean }) {
				const { attachments } = await run.client.send(requestFor(run, listAttachments, callFor(invoice)), manner);
				return attachments.some(({ id: known }) => known === attachmentId) ? undefined : 'gone';
			},
			afterwards: 'List the attachments by "Get Many": what is deleted is not there.',
		};
		const ended = await changeOnce(change, run.client);
		return { deleted: true, attachmentId, recovered: 'known' in ended };
	},
});
