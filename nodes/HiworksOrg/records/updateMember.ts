import type { z } from 'zod';

import { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import * as api from '../api/member';
import { say } from '../words';
import {
	detailsOnWire,
	matches,
	readMember,
	readMembers,
	UNREADABLE,
	type Details,
	type StoredMember,
} from './members';
import { withOrganizations, type OfficeMember } from './memberships';
import { readOrganizations } from './organizations';
import type { RecordCall } from './rows';

export interface MemberChange extends Details {
	/** The one it has now. */
	externalKey: string;
	newExternalKey?: string | undefined;
	name?: string | undefined;
	fromOrganizationKey?: string | undefined;
	toOrganizationKey?: string | undefined;
	addOrganizationKey?: string | undefined;
	positionKey?: string | undefined;
	dutyKey?: string | undefined;
	active?: boolean | undefined;
	activeMemo?: string | undefined;
}

const changeOnWire = (change: MemberChange): z.input<typeof api.memberChange> => ({
	extKey: change.externalKey,
	user_name: change.name,
	modifyExtKey: change.newExternalKey,
	orgExtKey: change.fromOrganizationKey,
	modifyOrgExtKey: change.toOrganizationKey,
	addOrgExtKey: change.addOrganizationKey,
	modifyPositionExtKey: change.positionKey,
	modifyDutyExtKey: change.dutyKey,
	...detailsOnWire(change),
	active: change.active === undefined ? undefined : change.active ? 'Y' : 'N',
	active_memo: change.activeMemo,
});

/** Whether all that is sent is read back, so that it can be told whether it took effect. */
const isReadable = (change: MemberChange) =>
	[...UNREADABLE, 'active' as const, 'activeMemo' as const].every((name) => change[name] === undefined);

/** The part of a change that moves the member. */
const placesOf = ({ fromOrganizationKey, toOrganizationKey, addOrganizationKey }: MemberChange) => ({
	fromOrganizationKey,
	toOrganizationKey,
	addOrganizationKey,
});

const isEmpty = (part: object) => Object.values(part).every((value) => value === undefined);

/**
 * Changes one member. Where it is uncertain the member is read: values may be set twice, but where it is in
 * its organizations already, that part is not sent a second time.
 */
export function memberUpdate(change: MemberChange): RecordCall<MemberChange> {
	let open = change;
	return {
		action: ['member', 'update'],
		request: (client) => client.request(api.updateMember, { body: changeOnWire(open) }),
		async look(client) {
			const found = await readBack(change, client);
			open = withoutDone(change, found);
			const isThere = matches(change, found) && isEmpty(placesOf(open));
			return () => (isThere ? (isReadable(change) ? true : undefined) : false);
		},
		mayRepeat: () => open.newExternalKey === undefined && isEmpty(placesOf(open)),
	};
}

type Found = StoredMember & Partial<Pick<OfficeMember, 'organizationKeys'>>;

/** What can be read of the member, its organizations where the change concerns them. */
async function readBack(change: MemberChange, client: Client): Promise<Found | undefined> {
	const key = change.newExternalKey ?? change.externalKey;
	if (isEmpty(placesOf(change))) return await readMember(client, key);
	const organizations = await readOrganizations(client);
	const members = withOrganizations(await readMembers(client), organizations);
	const found = members.find(({ externalKey }) => externalKey === key);
	// Where no member at all shows an organization, nothing can be concluded.
	const areShown = members.some((member) => member.organizations.length > 0);
	if (found && !(areShown && found.organizationKeys)) throw organizationsUnreadable();
	return found;
}

function withoutDone(change: MemberChange, found: Found | undefined): MemberChange {
	const { fromOrganizationKey: from, toOrganizationKey: to, addOrganizationKey: added } = change;
	const isIn = (key: string | undefined) => key !== undefined && (found?.organizationKeys ?? []).includes(key);
	return {
		...change,
		...(isIn(to) && !isIn(from) && { fromOrganizationKey: undefined, toOrganizationKey: undefined }),
		...(isIn(added) && { addOrganizationKey: undefined }),
	};
}

const organizationsUnreadable = () =>
	new Failure({
		outcome: null,
		title: say`The organizations of the member cannot be read`,
		description: say`Hiworks does not document how it shows them.`,
	});
