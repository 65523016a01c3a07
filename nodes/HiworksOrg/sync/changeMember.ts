import { Failure } from '../../shared/errors/failure';
import { changeRecords, type Changing, type Ended } from '../records/rows';
import { memberUpdate } from '../records/updateMember';
import { organizationCalls } from './organizationCalls';
import type { Membership, MemberValues } from './step';

interface Wanted {
	values: MemberValues;
	organizations?: Membership | undefined;
}

/** Changes a member: one call, more only where it enters several organizations at once. */
export async function changeMember(
	externalKey: string,
	{ values, organizations }: Wanted,
	changing: Changing,
): Promise<Ended[]> {
	const [first = {}, ...more] = organizations ? organizationCalls(organizations).calls : [];
	let ended: Ended[] = [];
	let recovered = false;
	for (const call of [{ ...values, ...first }, ...more]) {
		const change = { externalKey, ...call };
		ended = await changeRecords([change], memberUpdate(change), changing, 'planned');
		const [end] = ended;
		if (end instanceof Failure) return ended;
		recovered ||= end?.recovered ?? false;
	}
	return ended.map((end) => (end instanceof Failure ? end : { ...end, recovered }));
}
