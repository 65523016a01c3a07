/** Members (구성원): made, linked and deleted in lists, changed one by one, and read with less than is known of them. */
import type { JsonObject } from '../../../json.ts';
import { BLANK_DETAILS, type Chart, type Details, type Member, type Organization } from '../chart.ts';
import type { Keyed, Named } from '../keyed.ts';
import type { HiworksOrgSettings } from '../settings.ts';
import { applyOne, applyRows, asText, isFree, readRows, TAKEN, UNKNOWN, type Handler, type Verdict } from './common.ts';

const USER_TAKEN = '이미 등록된 아이디입니다.';
const USER_UNKNOWN = '존재하지 않는 아이디입니다.';

const detailsOf = (row: JsonObject): Partial<Details> =>
	Object.fromEntries(
		Object.keys(BLANK_DETAILS)
			.filter((name) => row[name] !== undefined)
			.map((name) => [name, row[name]]),
	);

/** An empty key names nothing; undefined: one that nobody has. */
const named = <T extends Named>(part: Keyed<T>, extKey: unknown): T | null | undefined =>
	asText(extKey) === '' ? null : part.get(asText(extKey));

const createMembers: Handler = ({ body }, hiworks) =>
	applyRows((body as JsonObject).user_list, hiworks, (row) => {
		const { chart } = hiworks;
		if (chart.hasUser(row.user_id)) return USER_TAKEN;
		if (!isFree(chart.members, row.extKey)) return TAKEN;
		const [organization, position, duty] = [
			named(chart.organizations, row.orgExtKey),
			named(chart.positions, row.positionExtKey),
			named(chart.duties, row.dutyExtKey),
		];
		if (organization === undefined || position === undefined || duty === undefined) return UNKNOWN;
		chart.members.add({
			...BLANK_DETAILS,
			...detailsOf(row),
			user_id: row.user_id,
			user_name: row.user_name,
			extKey: row.extKey,
			passwordGiven: true,
			organizations: organization ? [organization] : [],
			position,
			duty,
			active: 'Y',
			active_memo: '',
		});
		return undefined;
	});

/**
 * Where a member belongs after a change. modifyOrgExtKey takes the place of orgExtKey, which the member must have;
 * addOrgExtKey comes to what is there. There is no field by which a membership ends.
 */
function organizationsAfter(
	member: Member,
	row: JsonObject,
	{ organizations }: Chart,
): readonly Organization[] | undefined {
	const [from, to, more] = [
		named(organizations, row.orgExtKey),
		named(organizations, row.modifyOrgExtKey),
		named(organizations, row.addOrgExtKey),
	];
	if (from === undefined || to === undefined || more === undefined) return undefined;
	if ((from && !member.organizations.includes(from)) || (to && !from)) return undefined;
	const replaced = to ? member.organizations.map((held) => (held === from ? to : held)) : member.organizations;
	return [...new Set(more ? [...replaced, more] : replaced)];
}

/** An empty key changes nothing: the documented example sends them so. */
const updateMember: Handler = ({ body }, hiworks) =>
	applyOne(body as JsonObject, hiworks, (row): Verdict => {
		const { chart } = hiworks;
		const member = chart.members.get(row.extKey);
		if (!member) return UNKNOWN;
		const extKey = asText(row.modifyExtKey) || row.extKey;
		if (!isFree(chart.members, extKey, member)) return TAKEN;
		const [position, duty] = [
			named(chart.positions, row.modifyPositionExtKey),
			named(chart.duties, row.modifyDutyExtKey),
		];
		const organizations = organizationsAfter(member, row, chart);
		if (position === undefined || duty === undefined || organizations === undefined) return UNKNOWN;
		chart.members.rename(member, extKey);
		Object.assign(member, detailsOf(row), {
			organizations,
			position: position ?? member.position,
			duty: duty ?? member.duty,
			user_name: row.user_name ?? member.user_name,
			active: row.active ?? member.active,
			active_memo: row.active_memo ?? member.active_memo,
		});
		return undefined;
	});

const deleteMembers: Handler = ({ body }, hiworks) =>
	applyRows((body as JsonObject).delete_user_list, hiworks, (row) => {
		const member = hiworks.chart.members.get(row.extKey);
		if (member?.user_id !== row.user_id) return '아이디와 외부키가 일치하는 구성원이 없습니다.';
		hiworks.chart.members.remove(member!);
		return undefined;
	});

const linkMembers: Handler = ({ body }, hiworks) =>
	applyRows((body as JsonObject).user_list, hiworks, (row) => {
		const { chart, settings } = hiworks;
		const user = chart.unlinked().find(({ user_id }) => user_id === row.user_id);
		if (!user) return USER_UNKNOWN;
		const extKey = row.extKey ?? (settings.linkWithoutKey === 'userIdIsKey' ? row.user_id : undefined);
		if (extKey === undefined) return '외부키가 없습니다.';
		if (!isFree(chart.members, extKey)) return TAKEN;
		chart.members.add({
			...BLANK_DETAILS,
			...user,
			extKey,
			passwordGiven: false,
			organizations: [],
			position: null,
			duty: null,
			active: 'Y',
			active_memo: '',
		});
		chart.markLinked(user.user_id);
		return undefined;
	});

function shownOrganizations({ organizations }: Member, { organizationsAs }: HiworksOrgSettings): unknown[] {
	if (organizationsAs === 'empty') return [];
	return organizations.map(({ extKey, name }) => (organizationsAs === 'keys' ? extKey : { extKey, name }));
}

/** member-all. Neither position, duty, active nor address is read; users that are not linked are not there. */
const listMembers: Handler = ({ query }, { chart, settings }) =>
	readRows(chart.members, query.extKey, settings, (members) =>
		members.map((member) => ({
			user_id: settings.userIdRead ? member.user_id : '',
			user_name: member.user_name,
			extKey: member.extKey,
			email: member.email,
			phone: member.phone,
			cell: member.cell,
			organizations: shownOrganizations(member, settings),
		})),
	);

export const members = { createMembers, updateMember, deleteMembers, linkMembers, listMembers };
