import { operation, runFields } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { deleteCounterparty } from '../../api/counterparty';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import { counterpartyId } from '../../counterparty/fields';
import { findCounterparty } from '../../counterparty/find';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete counterparty',
	description: 'Remove a counterparty (거래처 삭제). Open invoices with it stand in the way.',
	fields: { counterpartyId, options: options({ displayName: 'Options', fields: runFields }) },
	prepare: ({ fields: { counterpartyId: key } }, run) => ({
		key,
		request: requestFor(run, deleteCounterparty, { path: { counterpartyId: key } }),
	}),
	async send({ key, request }, run) {
		const change = {
			send: async () => void (await sendChange(run.client, request)),
			lookUp: async (manner?: { patient: boolean }) =>
				(await findCounterparty(key, run, manner)) ? undefined : 'gone',
			afterwards: 'Read it by "Get": what is deleted is not found.',
		};
		const ended = await changeOnce(change, run.client);
		return { deleted: true, counterpartyId: key, recovered: 'known' in ended };
	},
});
