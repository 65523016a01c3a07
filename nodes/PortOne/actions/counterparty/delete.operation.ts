import { readBack } from '../../../shared/once/policy';
import { deleteCounterparty } from '../../api/counterparty';
import { counterpartyId } from '../../counterparty/fields';
import { findCounterparty } from '../../counterparty/find';
import { operation } from '../../vendor';
import { say } from '../../words';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete counterparty irreversibly',
	description: 'Remove a counterparty (거래처 삭제). Open invoices with it stand in the way.',
	fields: { counterpartyId },
	prepare: ({ fields: { counterpartyId: key } }, { client }) => ({
		key,
		request: client.request(deleteCounterparty, { path: { counterpartyId: key } }),
	}),
	async send({ key, request }, { client, once }) {
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				// Another may have been made under its ID since.
				keeps: true,
				look: async (manner) => ((await findCounterparty(key, client, manner)) ? undefined : 'deleted'),
				advice: say`Read it by "Get": what is deleted is not found. Running this item again is safe.`,
			}),
			() => 'deleted',
		);
		return { deleted: true, counterpartyId: key, duplicate, recovered };
	},
});
