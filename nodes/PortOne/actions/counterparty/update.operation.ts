import { Invalid } from '../../../shared/errors/invalid';

import { given } from '../../../shared/invoice/sheet';
import { everyText } from '../../../shared/korea/everyText';
import { plainLines } from '../../../shared/korea/textForm';
import { readBack, repeatable } from '../../../shared/once/policy';
import { getCounterparty, updateCounterparty } from '../../api/counterparty';
import { isSameContent } from '../../calls/sameContent';
import { inputOf, lookUpOptions, lookUps, updateFields, type CounterpartyContent } from '../../counterparty/fields';
import { contentOf, counterpartyOutput } from '../../counterparty/output';
import { operation } from '../../vendor';
import { say } from '../../words';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update counterparty',
	description:
		'Change a counterparty (거래처 수정). It is read first and sent as a whole, because whether PortOne keeps what is left out is not documented.',
	fields: updateFields,
	options: lookUpOptions,

	async prepare({ fields: { counterpartyId, source, fieldsToSet, counterpartyJson, options: chosen } }, { client }) {
		const changes: CounterpartyContent = source === 'json' ? given(counterpartyJson) : given(fieldsToSet);
		const set = Object.entries(changes).filter(([, value]) => value !== undefined);
		const looksUp = lookUps(chosen);
		if (set.length === 0 && !looksUp) throw new Invalid(say`at least one field to set`).within('Fields to Set');
		const stored = await client.read(client.request(getCounterparty, { path: { counterpartyId } }));
		const content: CounterpartyContent = {
			...everyText(contentOf(stored), plainLines),
			...Object.fromEntries(set),
		};
		const counterparty = inputOf(stored.brn, content);
		// Further contacts go only when PortOne is told that there are none.
		const body = {
			counterparty: { ...(changes.contacts && { additionalContacts: [] }), ...counterparty },
			options: looksUp,
		};
		return {
			counterpartyId,
			content,
			looksUp: looksUp !== undefined,
			/** The same in every try, whatever others changed in between. */
			change: ['updateCounterparty', counterpartyId, Object.fromEntries(set), looksUp ?? null],
			simplify: chosen.simplify,
			request: client.request(updateCounterparty, { path: { counterpartyId }, body }),
		};
	},

	async send({ counterpartyId, content, looksUp, change, simplify, request }, { client, once }) {
		const common = {
			content: change,
			keeps: true,
			advice: say`Use "Get" with the ID "${counterpartyId}". Running this item again is safe.`,
		};
		const { result, duplicate, recovered } = await once.change(
			request,
			looksUp
				? // What a look-up brought does not show beforehand, so nothing that is read tells whether it was done.
					repeatable('the counterparty is sent as a whole: the same once more changes nothing', common)
				: readBack({
						...common,
						async look(manner) {
							const read = await client.read(client.request(getCounterparty, { path: { counterpartyId } }), manner);
							return isSameContent(content, contentOf(read)) ? counterpartyOutput(read, simplify) : undefined;
						},
					}),
			({ counterparty }) => counterpartyOutput(counterparty, simplify),
		);
		return { ...result, duplicate, recovered };
	},
});
