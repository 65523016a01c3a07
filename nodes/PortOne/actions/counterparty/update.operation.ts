import { Invalid } from '../../../shared/errors/invalid';
import { given } from '../../../shared/invoice/sheet';
import { everyText } from '../../../shared/korea/everyText';
import { plainLines } from '../../../shared/korea/textForm';
import { beforeSending, readBack, repeatable } from '../../../shared/once/policy';
import { updateCounterparty, type ReadCounterparty } from '../../api/counterparty';
import { isSameContent } from '../../calls/sameContent';
import { inputOf, lookUpOptions, lookUps, updateFields, type CounterpartyContent } from '../../counterparty/fields';
import { readCounterparty } from '../../counterparty/find';
import { contentOf, counterpartyOutput } from '../../counterparty/output';
import { operation, portOne } from '../../vendor';
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
		const read = async (manner?: { patient: boolean }) => await readCounterparty(counterpartyId, client, manner);
		const changed = (stored: ReadCounterparty): CounterpartyContent => ({
			...everyText(contentOf(stored), plainLines),
			...Object.fromEntries(set),
		});
		const requestFor = (stored: ReadCounterparty) => {
			const counterparty = inputOf(stored.brn, changed(stored));
			// Of the first contact nothing says that there is none: it would stay, told as removed.
			if (!counterparty.contact && stored.contact) throw new Invalid(say`at least one contact`).within('Contacts');
			// Further contacts go only when PortOne is told that there are none.
			const body = {
				counterparty: { ...(changes.contacts && { additionalContacts: [] }), ...counterparty },
				options: looksUp,
			};
			return client.request(updateCounterparty, { path: { counterpartyId }, body });
		};
		requestFor(await read());
		return {
			counterpartyId,
			read,
			changed,
			requestFor,
			looksUp: looksUp !== undefined,
			/** The same in every try, whatever others changed in between. */
			change: ['updateCounterparty', counterpartyId, Object.fromEntries(set), looksUp ?? null],
			simplify: chosen.simplify,
		};
	},

	async send({ counterpartyId, read, changed, requestFor, looksUp, change, simplify }, { once }) {
		const common = {
			record: counterpartyId,
			keeps: true,
			advice: say`Use "Get" with the ID "${counterpartyId}". Running this item again is safe.`,
		};
		const policy = looksUp
			? // What a look-up brought does not show beforehand, so nothing that is read tells whether it was done.
				repeatable('the counterparty is sent as a whole: the same once more changes nothing', common)
			: readBack({
					...common,
					async look(manner) {
						const stored = await read(manner);
						return isSameContent(changed(stored), contentOf(stored)) ? counterpartyOutput(stored, simplify) : undefined;
					},
				});
		// Read anew just before it leaves: what others, or other items, have changed since the first pass stays.
		const make = async () => requestFor(await beforeSending(portOne.name, read(), say`what it has now`));
		const { result, duplicate, recovered } = await once.change(
			make,
			{ ...policy, content: change },
			({ counterparty }) => counterpartyOutput(counterparty, simplify),
		);
		return { ...result, duplicate, recovered };
	},
});
