import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { hiworksOrg } from '../engine/support/hiworksOrg';
import { LIST } from './hiworksFields';
import {
	DUTY,
	DUTY_CHANGES,
	existing,
	LEVELS,
	LOG_IN as LOG_IN_FIELDS,
	LOG_OUT as LOG_OUT_FIELDS,
	MEMBER as MEMBER_FIELDS,
	MEMBER_CHANGES,
	MEMBER_LINK,
	MEMBER_REMOVAL,
	ORGANIZATION,
	ORGANIZATION_CHANGES,
	POSITION_CHANGES,
	TOKEN as TOKEN_FIELDS,
} from './hiworksOrgFields';
import type { ChangingOperation, NodeUnderTest, OperationRow } from './row';

const expr = (name: string) => `={{ $json.${name} }}`;
const KEY = { externalKey: expr('key') };
const NAMED = { ...KEY, name: expr('name') };
const RENAMED = { ...KEY, changes: { name: expr('name') } };
const MEMBER = { ...NAMED, userId: expr('user'), password: 's3cret-pass', details: {} };
/** What goes together in one call otherwise. */
const ALONE = { options: { rowsPerCall: 1 } };
const ITEMS: [IDataObject, IDataObject] = [
	{ key: 'a', name: '가', user: 'user-a', parent: '' },
	{ key: 'b', name: '나', user: 'user-b', parent: 'a' },
];

/** Each item is about a record of its own. */
const KEYED = { differ: 'externalKey' };
const SIGNED = { differ: 'temporaryKey', good: { address: 'https://example.com/' } };
/**
 * Of the same fields as what creates or changes one record: what is new and what is there need other ones, and of
 * positions a run takes thirty.
 */
const APART = { fieldsApart: true } as const;

type Arrange = ChangingOperation['arrange'];

/** Two records that are not there yet. */
const anew =
	(fields: INodeParameters): Arrange =>
	async () => ({ fields, input: ITEMS });

/** Two records that are there, under other names. */
const there =
	(fields: INodeParameters): Arrange =>
	async ({ hiworksOrg: org }) => {
		const named = ITEMS.map(({ key }) => ({ extKey: String(key), name: `옛 ${String(key)}`, order: '1' }));
		org.setChart({
			positions: named,
			duties: named,
			organizations: named.map(({ extKey, name }) => ({ extKey, name })),
			members: named.map(({ extKey, name }) => ({ extKey, user_id: `user-${extKey}`, user_name: name })),
		});
		return { fields, input: ITEMS };
	};

/** It can be read back. A key that is taken, or gone, is refused; values may be set again. */
const readable = { policy: 'readBack', lost: 'recovered' } as const;
const refusedLater = { ...readable, again: 'rejected', effectsInAll: 1 } as const;
const setAgain = { ...readable, again: 'done', effectsInAll: 2 } as const;
/** What stands as it shall is not sent. */
const unchangedLater = { ...readable, again: 'done', effectsInAll: 1, plans: true } as const;

const ranks = (['position', 'duty'] as const).flatMap((resource): ChangingOperation[] => {
	const [one, many] = resource === 'position' ? ['Position', 'Positions'] : ['Duty', 'Duties'];
	const rank = { ...NAMED, order: '1', ...ALONE };
	return [
		{
			name: `${resource}.create`,
			...(resource === 'position' ? APART : { fields: DUTY, ...KEYED }),
			route: `create${many}`,
			...refusedLater,
			arrange: anew(rank),
		},
		{
			name: `${resource}.update`,
			fields: resource === 'position' ? POSITION_CHANGES : DUTY_CHANGES,
			...KEYED,
			route: `update${many}`,
			...setAgain,
			arrange: there({ ...RENAMED, ...ALONE }),
		},
		{
			name: `${resource}.upsert`,
			...(resource === 'position' ? APART : { fields: DUTY, ...KEYED }),
			route: `create${many}`,
			...unchangedLater,
			arrange: anew(rank),
		},
		{
			name: `${resource}.upsert`,
			variant: 'of what is there',
			...APART,
			route: `update${many}`,
			...unchangedLater,
			arrange: there(rank),
		},
		{
			name: `${resource}.delete`,
			fields: existing(one),
			...KEYED,
			route: `delete${one}`,
			...refusedLater,
			arrange: there(KEY),
		},
	];
});

const organizations: ChangingOperation[] = [
	{
		name: 'organization.create',
		fields: ORGANIZATION,
		...KEYED,
		route: 'createOrganization',
		...refusedLater,
		arrange: anew(NAMED),
	},
	{
		name: 'organization.update',
		fields: ORGANIZATION_CHANGES,
		...KEYED,
		route: 'updateOrganization',
		...setAgain,
		arrange: there(RENAMED),
	},
	{
		name: 'organization.upsert',
		...APART,
		route: 'createOrganization',
		...unchangedLater,
		// Parents go first, in whichever order the items come; so the second stands under the first.
		arrange: anew({ ...NAMED, parentKey: expr('parent') }),
	},
	{
		name: 'organization.upsert',
		variant: 'of what is there',
		...APART,
		route: 'updateOrganization',
		...unchangedLater,
		// Parents go first here too.
		arrange: there({ ...NAMED, parentKey: expr('parent') }),
	},
	{
		name: 'organization.delete',
		fields: existing('Organization'),
		...KEYED,
		route: 'deleteOrganization',
		...refusedLater,
		arrange: there(KEY),
	},
];

const members: ChangingOperation[] = [
	{
		name: 'member.create',
		fields: MEMBER_FIELDS,
		...KEYED,
		route: 'createMembers',
		...refusedLater,
		arrange: anew({ ...MEMBER, ...ALONE }),
	},
	{
		name: 'member.update',
		fields: MEMBER_CHANGES,
		...KEYED,
		route: 'updateMember',
		...setAgain,
		arrange: there(RENAMED),
	},
	{
		name: 'member.upsert',
		...APART,
		route: 'createMembers',
		...unchangedLater,
		arrange: anew({ ...MEMBER, ...ALONE }),
	},
	{
		name: 'member.update',
		variant: 'into an organization',
		...APART,
		route: 'updateMember',
		...setAgain,
		arrange: there({ ...KEY, changes: { addOrganizationKey: 'a' } }),
	},
	{
		name: 'member.upsert',
		variant: 'of what is there',
		...APART,
		route: 'updateMember',
		...unchangedLater,
		arrange: there({ ...MEMBER, ...ALONE }),
	},
	{
		name: 'member.delete',
		fields: MEMBER_REMOVAL,
		...KEYED,
		route: 'deleteMembers',
		...refusedLater,
		arrange: there({ ...KEY, userId: expr('user'), ...ALONE }),
	},
	{
		name: 'member.linkExisting',
		fields: MEMBER_LINK,
		differ: 'userId',
		route: 'linkMembers',
		...refusedLater,
		async arrange({ hiworksOrg: org }) {
			org.configure({
				unlinkedUsers: ITEMS.map(({ user, name }) => ({ user_id: String(user), user_name: String(name) })),
			});
			return { fields: { ...KEY, userId: expr('user'), ...ALONE }, input: ITEMS };
		},
	},
];

const charted = (
	route: string,
	list: 'positions' | 'duties' | 'organizations' | 'members',
	prepare: (fields: INodeParameters) => Arrange,
	variant?: string,
): ChangingOperation => ({
	name: 'orgChart.sync',
	...APART,
	...(variant && { variant }),
	route,
	...readable,
	together: true,
	again: 'done',
	effectsInAll: 2,
	async arrange(sandbox) {
		const { fields } = await prepare({ chartSource: 'object', chartJson: expr('chart'), ...ALONE })(sandbox);
		const records = ITEMS.map(({ key, name, user }) => ({
			externalKey: key,
			name,
			...(list === 'members' && { userId: user, password: 's3cret-pass' }),
			...(/positions|duties/.test(list) && { order: '1' }),
		}));
		return { fields, input: [{ chart: { [list]: records } as IDataObject }] };
	},
});

const charts = [
	charted('createDuties', 'duties', anew),
	charted('createPositions', 'positions', anew, 'of positions'),
	charted('createOrganization', 'organizations', anew, 'of organizations'),
	charted('createMembers', 'members', anew, 'of members'),
	charted('updateDuties', 'duties', there, 'of duties that are there'),
	charted('updateOrganization', 'organizations', there, 'of organizations that are there'),
	charted('updateMember', 'members', there, 'of members that are there'),
];

const LOG_OUT = { temporaryKey: expr('temporaryKey'), destination: 'menu', menu: 'main' };
const LOG_IN = { ...LOG_OUT, partnerId: 'partner' };
/** Nobody can be asked who is logged in; a key is good once. */
const onceForKey = { policy: 'remember', lost: 'unknown', again: 'rejected', effectsInAll: 1 } as const;

/** Two temporary keys. */
async function temporaryKeys({ hiworksOrg: { url, sso } }: Sandbox): Promise<[IDataObject, IDataObject]> {
	await hiworksOrg(url, 'sso.getTemporaryKey', {}, { input: [{}, {}] });
	const [first, second] = sso().map(({ tmpKey }) => ({ temporaryKey: tmpKey }));
	return [first!, second!];
}

const signOn: ChangingOperation[] = [
	{
		name: 'sso.getTemporaryKey',
		fields: {},
		route: 'createSsoTemporaryKey',
		policy: 'repeatable',
		lost: 'done',
		again: 'done',
		effectsInAll: 2,
		// Every send makes a key, which nobody uses: one more for each time that the first item is sent again.
		effects: { lost: 3, secondTry: 3, refused: 1 },
		arrange: anew({}),
	},
	{
		name: 'sso.logIn',
		fields: LOG_IN_FIELDS,
		...SIGNED,
		route: 'ssoLogin',
		...onceForKey,
		arrange: async (sandbox) => ({ fields: LOG_IN, input: await temporaryKeys(sandbox) }),
	},
	{
		name: 'sso.logOut',
		fields: LOG_OUT_FIELDS,
		...SIGNED,
		route: 'ssoLogout',
		...onceForKey,
		async arrange(sandbox) {
			const input = await temporaryKeys(sandbox);
			await hiworksOrg(sandbox.hiworksOrg.url, 'sso.logIn', LOG_IN, { input });
			return { fields: LOG_OUT, input };
		},
	},
];

const TOKEN = {
	token: 'user-token-1',
	user: { 'user-no': '1001', 'user-id': 'gildong', 'user-name': '홍길동', 'employee-no': '0012' },
};
const RETURN_ALL = { returnAll: true };
const reads: OperationRow[] = [
	{ name: 'position.getAll', fields: LEVELS, route: 'listPositions', arrange: there(RETURN_ALL) },
	{ name: 'duty.getAll', fields: LIST, route: 'listDuties', arrange: there(RETURN_ALL) },
	{ name: 'organization.getAll', fields: LEVELS, route: 'listOrganizations', arrange: there(RETURN_ALL) },
	{ name: 'member.getAll', fields: LIST, route: 'listMembers', arrange: there(RETURN_ALL) },
	{ name: 'member.get', fields: existing('Member'), route: 'listMembers', arrange: there(KEY) },
	{
		name: 'sso.getUserByToken',
		fields: TOKEN_FIELDS,
		route: 'getUserByToken',
		async arrange({ hiworksOrg: org }) {
			org.configure({ redirectTokens: [TOKEN] });
			return { fields: { token: TOKEN.token }, input: [{}] };
		},
	},
];

export const hiworksOrgNode: NodeUnderTest = {
	node: 'hiworksOrg',
	folder: 'HiworksOrg',
	operations: [...ranks, ...organizations, ...members, ...charts, ...signOn, ...reads],
	secrets: { linkToken: 'link-Xq7synthetic0Secret', accountToken: 'account-Zk3synthetic0Secret' },
	/** Options among the fields are those of the row. */
	run: async ({ hiworksOrg: { url, linkUrl } }, name, { options: own, ...fields }, { options, ...more }) =>
		await hiworksOrg(
			url,
			name,
			{ ...fields, options: { ...(own as INodeParameters), ...options } },
			{ ...more, credential: { linkBaseUrl: linkUrl, ...more.credential } },
		),
	host: ({ hiworksOrg: org }) => org,
};
