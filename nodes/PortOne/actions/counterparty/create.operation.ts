import { operation } from '../../../shared/engine/operation';
import { Failure } from '../../../shared/errors/failure';
import { id, optional, options } from '../../../shared/fields/fields';
import { onWire } from '../../../shared/http/client';
import { given } from '../../../shared/invoice/invoice';
import { inUserWords } from '../../../shared/invoice/userWords';
import { onceInExecution } from '../../../shared/once/onceInExecution';
import { createCounterparty, type ReadCounterparty } from '../../api/counterparty';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import {
	contentOf,
	COUNTERPARTY_WORDS,
	counterpartyOutput,
	createFields,
	inputOf,
	lookUpOptions,
	lookUps,
	type CounterpartyContent,
} from '../../counterparty/fields';
import { counterpartiesOf, findCounterparty } from '../../counterparty/find';

const ownId = optional(
	id({
		displayName: 'Counterparty ID',
		description:
			'Your own ID, such as the code in the ERP. PortOne accepts each once; without it PortOne makes one, and a counterparty whose answer was lost is not made again.',
		placeholder: 'e.g. partner-0001',
		most: 200,
		inPath: true,
	}),
);

const fields = {
	counterpartyId: ownId,
	...createFields,
	options: options({ displayName: 'Options', fields: lookUpOptions }),
};

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create counterparty',
	description: 'Register a counterparty (거래처 등록)',
	fields,

	prepare({ fields: read, itemIndexes: [itemIndex = 0] }, run) {
		const { number, ...content } =
			read.source === 'json' ? given(read.counterpartyJson) : { number: given(read.number), ...given(read.details) };
		const body = {
			counterpartyId: read.counterpartyId,
			counterparty: inputOf(number, content),
			options: lookUps(read.options),
		};
		return {
			counterpartyId: read.counterpartyId,
			number,
			content,
			itemIndex,
			simplify: read.options.simplify,
			request: inUserWords(COUNTERPARTY_WORDS, () => requestFor(run, createCounterparty, { body })),
		};
	},

	identity: ({ counterpartyId }) => counterpartyId,
	identityName: 'Counterparty ID',

	async send({ counterpartyId, number, content, itemIndex, request, simplify }, run) {
		const made = async () => (await sendChange(run.client, request)).counterparty;
		if (counterpartyId === undefined) {
			return await onceInExecution(run.context, itemIndex, onWire(request), async () => {
				try {
					return { ...counterpartyOutput(await made(), simplify), recovered: false };
				} catch (error) {
					const alike =
						error instanceof Failure && error.outcome === 'unknown'
							? await counterpartiesOf(number, run).catch(() => [])
							: [];
					const [found, ...others] = alike.filter((one) => differences(one, number, content).length === 0);
					return await (found && others.length === 0
						? { ...counterpartyOutput(found, simplify), recovered: true }
						: Promise.reject(error as Error));
				}
			});
		}
		const change = {
			send: made,
			lookUp: async (manner?: { patient: boolean }) => await findCounterparty(counterpartyId, run, manner),
			mayMeanDone: ({ code }: Failure) => code === 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
			afterwards: `Use "Get" with the ID "${counterpartyId}".`,
		};
		const ended = await changeOnce(change, run.client);
		if ('answer' in ended) return { ...counterpartyOutput(ended.answer, simplify), recovered: false };
		const differing = differences(ended.known, number, content);
		if (ended.how !== 'afterLoss' || differing.length > 0) {
			throw new Failure({
				outcome: ended.how === 'afterLoss' ? 'unknown' : 'rejected',
				title: `PortOne has a counterparty with the ID "${counterpartyId}" already${differing.length > 0 ? `, with another ${differing.join(', another ')}` : ''}`,
				description: 'Use "Update" to change it, or another ID.',
				code: 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
				httpStatus: 409,
			});
		}
		return { ...counterpartyOutput(ended.known, simplify), recovered: true };
	},
});

/** Only what was given is compared: the rest PortOne may have looked up. */
function differences(read: ReadCounterparty, number: string, content: CounterpartyContent): string[] {
	const stored = contentOf(read);
	const names = {
		name: 'name',
		representative: 'representative',
		address: 'address',
		businessType: 'business type',
		businessItem: 'business item',
	} as const;
	const other = Object.entries(names).filter(
		([key]) =>
			content[key as keyof typeof names] !== undefined &&
			content[key as keyof typeof names] !== stored[key as keyof typeof names],
	);
	return [...(read.brn === number ? [] : ['number']), ...other.map(([, name]) => name)];
}
