import { listFields } from '../../../shared/fields/listFields';
import { maskedOrNull } from '../../../shared/korea/maskPersonNumbers';
import { listAttachments } from '../../api/attachment';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many attachments',
	description: 'List the files attached to a tax invoice. PortOne has no call that downloads them.',
	fields: { invoice: invoiceKey(), ...listFields },
	prepare: ({ fields: { invoice, limit } }, { client }) => ({
		limit,
		request: client.request(listAttachments, callFor(invoice)),
	}),
	async send({ limit, request }, { client }) {
		const { attachments } = await client.read(request);
		return attachments.slice(0, limit).map(({ id, name, attachedAt }) => ({
			attachmentId: id,
			name: maskedOrNull(name),
			attachedAt: attachedAt ?? null,
		}));
	},
});
