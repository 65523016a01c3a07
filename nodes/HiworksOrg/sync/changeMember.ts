import { asFailure } from '../../shared/engine/report';
import { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { matches, readMembers, sendMemberChange } from '../records/members';
import { readOrganizations } from '../records/organizations';
import type { RowResult } from '../records/rows';
import { withOrganizations } from './office';
import { organizationCalls } from './planMembers';
import type { Membership, MemberValues } from './step';

interface Wanted {
	values: MemberValues;
	organizations?: Membership | undefined;
}

/**
 * Changes a member: one call, more only where it enters several organizations at once. When an answer is lost the
 * member is read, and what is still missing is sent once more: values may be set twice, an organization is not left
 * twice.
 */
export async function changeMember(externalKey: string, wanted: Wanted, client: Client): Promise<RowResult> {
	try {
		await send(externalKey, wanted, client);
		return { recovered: false };
	} catch (error) {
		const failure = asFailure(error);
		if (failure.outcome !== 'unknown') return { failure, recovered: false };
		const left = await stillMissing(externalKey, wanted, client).catch(() => undefined);
		if (left === undefined) return { failure, recovered: false };
		if (left === 'nothing') return { recovered: true };
		return await send(externalKey, left, client).then(
			() => ({ recovered: false }),
			(second: unknown) => ({ failure: asFailure(second), recovered: false }),
		);
	}
}

async function send(externalKey: string, { values, organizations }: Wanted, client: Client): Promise<void> {
	const { calls } = organizations ? organizationCalls(organizations) : { calls: [] };
	const [first = {}, ...more] = calls;
	await sendMemberChange({ externalKey, ...values, ...first }, client);
	for (const call of more) await sendMemberChange({ externalKey, ...call }, client);
}

async function stillMissing(
	externalKey: string,
	{ values, organizations }: Wanted,
	client: Client,
): Promise<Wanted | 'nothing'> {
	const stored = organizations ? await readOrganizations(client) : [];
	const [found] = withOrganizations(
		(await readMembers(client, externalKey)).filter((one) => one.externalKey === externalKey),
		stored,
	);
	const { name: _name, email: _email, phone: _phone, cell: _cell, ...unreadable } = values;
	if (organizations && !found?.organizationKeys)
		throw new Failure({
			outcome: 'unknown',
			title: 'The outcome is unknown',
			description: 'Its organizations cannot be read.',
		});
	const open = organizations && { now: found?.organizationKeys ?? [], wanted: organizations.wanted };
	const entered = !open || organizationCalls(open).calls.length === 0;
	const isSet = matches(values, found) && Object.values(unreadable).every((value) => value === undefined);
	return isSet && entered ? 'nothing' : { values, organizations: entered ? undefined : open };
}
