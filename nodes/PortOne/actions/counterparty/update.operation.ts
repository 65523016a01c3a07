import { operation } from '../../../shared/engine/operation';
import { Invalid } from '../../../shared/errors/invalid';
import { options } from '../../../shared/fields/fields';
import { given } from '../../../shared/invoice/invoice';
import { inUserWords } from '../../../shared/invoice/userWords';
import { getCounterparty, updateCounterparty, type ReadCounterparty } from '../../api/counterparty';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import {
	contentOf,
	COUNTERPARTY_WORDS,
	counterpartyOutput,
	inputOf,
	lookUpOptions,
	lookUps,
	updateFields,
	type CounterpartyContent,
} from '../../counterparty/fields';

const fields = { ...updateFields, options: options({ displayName: 'Options', fields: lookUpOptions }) };

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update counterparty',
	description:
		'Change a counterparty (거래처 수정). It is read first and sent as a whole, because whether PortOne keeps what is left out is not documented.',
	fields,

	async prepare({ fields: { counterpartyId, source, fieldsToSet, counterpartyJson, options: chosen } }, run) {
		const changes: CounterpartyContent = source === 'json' ? given(counterpartyJson) : given(fieldsToSet);
		const set = Object.entries(changes).filter(([, value]) => value !== undefined);
		const looksUp = lookUps(chosen);
		if (set.length === 0 && !looksUp) throw new Invalid('at least one field to set').within('Fields to Set');
		const stored = await run.client.send(requestFor(run, getCounterparty, { path: { counterpartyId } }));
		const counterparty = inputOf(stored.brn, { ...contentOf(stored), ...Object.fromEntries(set) });
		// Further contacts go only when PortOne is told that there are none.
		const body = {
			counterparty: { ...(changes.contacts && { additionalContacts: [] }), ...counterparty },
			options: looksUp,
		};
		return {
			counterpartyId,
			simplify: chosen.simplify,
			request: inUserWords(COUNTERPARTY_WORDS, () =>
				requestFor(run, updateCounterparty, { path: { counterpartyId }, body }),
			),
		};
	},

	async send({ counterpartyId, simplify, request }, run) {
		const change = {
			send: async () => (await sendChange(run.client, request)).counterparty,
			// The same data once more change nothing, so there is nothing to look up.
			lookUp: async () => undefined,
			afterwards: `Use "Get" with the ID "${counterpartyId}".`,
		};
		const ended = await changeOnce<ReadCounterparty, ReadCounterparty>(change, run.client);
		return counterpartyOutput('answer' in ended ? ended.answer : ended.known, simplify);
	},
});
