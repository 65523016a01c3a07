import type { z } from 'zod';

import { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import * as api from '../api/member';
import { applyRows, type RowResult } from './rows';

/** What Hiworks takes of a member beside ids, organizations, position and duty. */
export interface Details {
	email?: string | undefined;
	phone?: string | undefined;
	cell?: string | undefined;
	employeeNumber?: string | undefined;
	birthday?: string | undefined;
	birthdayType?: 'solar' | 'lunar' | undefined;
	zipCode?: string | undefined;
	address?: string | undefined;
	introduction?: string | undefined;
}

export interface NewMember extends Details {
	externalKey: string;
	userId: string;
	name: string;
	/** Goes to Hiworks and nowhere else. */
	password: string;
	organizationKey?: string | undefined;
	positionKey?: string | undefined;
	dutyKey?: string | undefined;
}

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

/** An entry of a member's organizations. Its shape is not documented: a text may be a key or a name. */
export interface StoredMembership {
	externalKey: string | null;
	name: string | null;
}

/** What Hiworks reads back: not position, duty, state, employee number, birthday, address. */
export interface StoredMember {
	externalKey: string;
	userId: string;
	name: string;
	email: string;
	phone: string;
	cell: string;
	organizations: StoredMembership[];
}

export interface MemberId {
	userId: string;
	externalKey: string;
}

interface Manner {
	again?: boolean;
}

const BIRTHDAY_TYPES = { solar: 'S', lunar: 'M' } as const;

const detailsOnWire = ({
	email,
	phone,
	cell,
	employeeNumber,
	birthday,
	birthdayType,
	zipCode,
	address,
	introduction,
}: Details) => ({
	email,
	phone,
	cell,
	company_num: employeeNumber,
	birthday,
	birthday_type: birthdayType && BIRTHDAY_TYPES[birthdayType],
	zip_code: zipCode,
	address,
	introduce: introduction,
});

const newOnWire = (member: NewMember) => ({
	user_id: member.userId,
	user_name: member.name,
	user_pass: member.password,
	extKey: member.externalKey,
	orgExtKey: member.organizationKey,
	positionExtKey: member.positionKey,
	dutyExtKey: member.dutyKey,
	...detailsOnWire(member),
});

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

/** Texts, or objects with a key and a name under some known name; anything else is shown as nameless. */
function membership(entry: unknown): StoredMembership {
	if (typeof entry === 'string') return { externalKey: entry, name: entry };
	if (typeof entry !== 'object' || entry === null) return { externalKey: null, name: null };
	const values = new Map<string, unknown>(Object.entries(entry));
	const textAt = (...names: string[]) =>
		names.map((name) => values.get(name)).find((value): value is string => typeof value === 'string' && value !== '') ??
		null;
	return { externalKey: textAt('extKey', 'orgExtKey'), name: textAt('name', 'orgName', 'org_name') };
}

/** All members, or those with a key; in one call. */
export async function readMembers(client: Client, externalKey = ''): Promise<StoredMember[]> {
	const { data } = await client.call(api.listMembers, { query: { extKey: externalKey } });
	return data.map(({ user_id: userId, user_name: name, extKey, email, phone, cell, organizations }) => ({
		externalKey: extKey,
		userId,
		name,
		email,
		phone,
		cell,
		organizations: (organizations ?? []).map(membership),
	}));
}

/** The one with a key: what comes back beside it is left aside. */
export const readMember = async (client: Client, externalKey: string) =>
	(await readMembers(client, externalKey)).find((one) => one.externalKey === externalKey);

/** Whether what can be read of a member stands so. */
export function matches(wanted: { name?: string | undefined } & Details, found: StoredMember | undefined): boolean {
	return (
		found !== undefined &&
		([wanted.name, wanted.email, wanted.phone, wanted.cell] as const).every(
			(value, index) => value === undefined || value === [found.name, found.email, found.phone, found.cell][index],
		)
	);
}

/** No vendor text may repeat a password. */
function withoutPasswords(failure: Failure, passwords: readonly string[]): Failure {
	const hide = (text: string) => passwords.reduce((shown, password) => shown.replaceAll(password, '***'), text);
	return failure.with({
		title: hide(failure.message),
		description: hide(failure.description),
		vendorMessage: failure.vendorMessage && hide(failure.vendorMessage),
	});
}

export async function createMembers(rows: readonly NewMember[], client: Client, manner?: Manner): Promise<RowResult[]> {
	const results = await applyRows(
		rows,
		{
			async send(open) {
				await client.call(api.createMembers, { body: { user_list: open.map(newOnWire) } }).catch((error: unknown) => {
					throw error instanceof Failure
						? withoutPasswords(
								error,
								open.map(({ password }) => password),
							)
						: error;
				});
			},
			async look() {
				const stored = new Map((await readMembers(client)).map((one) => [one.externalKey, one]));
				return (row) => matches(row, stored.get(row.externalKey));
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		manner,
	);
	return results;
}

/** What is sent beside this is read back, so it can be told whether it took effect. */
const isReadBack = ({
	externalKey: _externalKey,
	newExternalKey: _newExternalKey,
	name: _name,
	email: _email,
	phone: _phone,
	cell: _cell,
	...rest
}: MemberChange) => Object.values(rest).every((value) => value === undefined);

export async function updateMember(change: MemberChange, client: Client): Promise<RowResult[]> {
	return await applyRows([change], {
		send: async () => await sendMemberChange(change, client),
		async look() {
			const found = await readMember(client, change.newExternalKey ?? change.externalKey);
			return () => (matches(change, found) ? (isReadBack(change) ? true : undefined) : false);
		},
		nameOf: ({ externalKey }) => externalKey,
	});
}

/** One call. @throws Failure */
export async function sendMemberChange(change: MemberChange, client: Client): Promise<void> {
	await client.call(api.updateMember, { body: changeOnWire(change) });
}

export async function removeMembers(rows: readonly MemberId[], client: Client, manner?: Manner): Promise<RowResult[]> {
	return await applyRows(
		rows,
		{
			async send(open) {
				await client.call(api.deleteMembers, {
					body: { delete_user_list: open.map(({ userId, externalKey }) => ({ user_id: userId, extKey: externalKey })) },
				});
			},
			async look() {
				const stored = new Set((await readMembers(client)).map(({ externalKey }) => externalKey));
				return ({ externalKey }) => !stored.has(externalKey);
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		manner,
	);
}

/** Gives members that Hiworks has already a key of ours. */
export async function linkMembers(
	rows: ReadonlyArray<{ userId: string; externalKey?: string | undefined }>,
	client: Client,
): Promise<RowResult[]> {
	return await applyRows(rows, {
		async send(open) {
			await client.call(api.linkMembers, {
				body: { user_list: open.map(({ userId, externalKey }) => ({ user_id: userId, extKey: externalKey })) },
			});
		},
		async look() {
			const stored = new Map((await readMembers(client)).map((one) => [one.externalKey, one]));
			return ({ userId, externalKey }) =>
				externalKey === undefined ? undefined : stored.get(externalKey)?.userId === userId;
		},
		nameOf: ({ userId }) => userId,
	});
}
