import { Failure } from '../../shared/errors/failure';
import type { Words } from '../../shared/words/say';
import { changeRecords, type Changing, type Ended } from '../records/rows';
import { memberUpdate, type MemberChange } from '../records/updateMember';
import { say } from '../words';
import { organizationCalls } from './organizationCalls';
import type { Membership, MemberValues } from './step';

type Call = Omit<MemberChange, 'externalKey' | 'newExternalKey'>;

interface Wanted {
	values: MemberValues;
	organizations?: Membership | undefined;
}

/** What a call has changed, as a person looks for it. */
function effectsOf({ fromOrganizationKey: from, toOrganizationKey: to, addOrganizationKey: added, ...values }: Call) {
	const names = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name]));
	return [
		...(names.length > 0 ? [say`${names.join(', ')} changed`] : []),
		...(to === undefined ? [] : [say`organization ${to} instead of ${from ?? ''}`]),
		...(added === undefined ? [] : [say`organization ${added} added`]),
	];
}

/** What failed later, or cannot be done, must not hide what was done. */
export const inPart = (failure: Failure, done: readonly Words[]): Failure =>
	failure.with({
		outcome: 'unknown',
		nothing: undefined,
		title: say`A part of it is done: ${done.join('; ')}. The rest is not, for all that is known: ${failure.message}`,
	});

/** Changes a member: one call, more only where it enters several organizations at once. */
export async function changeMember(
	externalKey: string,
	{ values, organizations }: Wanted,
	changing: Changing,
): Promise<Ended[]> {
	const [first = {}, ...more] = organizations ? organizationCalls(organizations).calls : [];
	let ended: Ended[] = [];
	let recovered = false;
	const done: Words[] = [];
	for (const call of [{ ...values, ...first }, ...more]) {
		const change = { externalKey, ...call };
		ended = await changeRecords([change], memberUpdate(change), changing, 'planned');
		const [end] = ended;
		if (end instanceof Failure) return [done.length > 0 ? inPart(end, done) : end];
		recovered ||= end?.recovered ?? false;
		done.push(...effectsOf(call));
	}
	return ended.map((end) => (end instanceof Failure ? end : { ...end, recovered }));
}
