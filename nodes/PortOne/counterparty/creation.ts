import type { IDataObject } from 'n8n-workflow';

import type { SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import type { ChangeRequest } from '../../shared/http/client';
import { samePartyNumber } from '../../shared/korea/partyNumber';
import { sameText } from '../../shared/korea/textForm';
import { lookUp, readBack } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import type { ReadCounterparty } from '../api/counterparty';
import { say } from '../words';
import { type CounterpartyContent } from './fields';
import { counterpartiesOf, findCounterparty } from './find';
import { contentOf, counterpartyOutput } from './output';

/** A counterparty to be made. */
interface Creation {
	number: string;
	content: CounterpartyContent;
	request: ChangeRequest<{ counterparty: ReadCounterparty }>;
	simplify: boolean;
}

/**
 * Makes one under an ID of the user's, which PortOne accepts once.
 * @throws Failure, also where an earlier run or somebody else made one
 */
export async function createById(
	counterpartyId: string,
	{ number, content, request, simplify }: Creation,
	{ client, once }: SendingRun,
): Promise<IDataObject> {
	const { result, duplicate, recovered } = await once.change(
		request,
		// Read back rather than looked up: a later try of this execution has to know that it was this one that made it.
		readBack<ReadCounterparty>({
			record: number,
			content: ['counterparty', counterpartyId],
			named: counterpartyId,
			look: async (manner) => await findCounterparty(counterpartyId, client, manner),
			mayMeanDone: ({ code }) => code === 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
			advice: say`Use "Get" with the ID "${counterpartyId}". Running this item again is safe.`,
		}),
		({ counterparty }) => counterparty,
	);
	const differing = differences(result, number, content);
	if (duplicate || (recovered && differing.length > 0)) {
		throw new Failure({
			outcome: recovered ? 'unknown' : 'rejected',
			title:
				differing.length > 0
					? say`PortOne has a counterparty with the ID "${counterpartyId}" already, with ${differing.map((name) => say`another ${name}`).join(', ')}`
					: say`PortOne has a counterparty with the ID "${counterpartyId}" already`,
			description: say`Use "Update" to change it, or another ID.`,
			code: 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
			httpStatus: 409,
		});
	}
	return { ...counterpartyOutput(result, simplify), duplicate, recovered };
}

/** Makes one to which PortOne gives an ID: its number and what it says tell it from those that were there before. */
export async function createByNumber(
	{ number, content, request, simplify }: Creation,
	{ client, once }: SendingRun,
): Promise<IDataObject> {
	const { result, duplicate, recovered } = await once.change(
		request,
		lookUp<IDataObject>({
			record: number,
			before: async () => (await counterpartiesOf(number, client)).map(({ id }) => id),
			async look({ before, patient }) {
				const alike = (await counterpartiesOf(number, client, { patient })).filter(
					(one) => !before.includes(one.id) && differences(one, number, content).length === 0,
				);
				const [found, ...others] = alike;
				return found && others.length === 0 ? counterpartyOutput(found, simplify) : undefined;
			},
			first: false,
			mayMeanUsed: () => false,
			provesAbsence: false,
			advice: say`Look with "Get Many" whether PortOne has a counterparty with the number ${number} before you try again; with a Counterparty ID of your own it would be safe.`,
		}),
		({ counterparty }) => counterpartyOutput(counterparty, simplify),
	);
	return { ...result, duplicate, recovered };
}

/** Only what was given is compared: the rest PortOne may have looked up. */
function differences(read: ReadCounterparty, number: string, content: CounterpartyContent): Words[] {
	const stored = contentOf(read);
	const names = {
		name: say`name`,
		representative: say`representative`,
		address: say`address`,
		businessType: say`business type`,
		businessItem: say`business item`,
	} as const;
	const other = Object.entries(names).filter(
		([key]) =>
			content[key as keyof typeof names] !== undefined &&
			!sameText(content[key as keyof typeof names], stored[key as keyof typeof names]),
	);
	return [...(samePartyNumber(read.brn, number) ? [] : [say`number`]), ...other.map(([, name]) => name)];
}
