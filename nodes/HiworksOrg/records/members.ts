import type { Failure } from '../../shared/errors/failure';
import type { Read } from '../../shared/fields/fields';
import type { Client } from '../../shared/http/client';
import { samePhone } from '../../shared/korea/phone';
import { sameText } from '../../shared/korea/textForm';
import { rewritten } from '../../shared/words/foreign';
import * as api from '../api/member';
import type { detailFields } from './fields';
import type { RecordCall } from './rows';

/** What Hiworks takes of a member beside ids, organizations, position and duty. */
export type Details = Partial<Read<typeof detailFields>>;

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

const BIRTHDAY_TYPES = { solar: 'S', lunar: 'M' } as const;

export const detailsOnWire = ({
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
	const { data } = await client.read(client.request(api.listMembers, { query: { extKey: externalKey } }));
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

/** What Hiworks reads back of a member, beside its organizations. */
export const READABLE = ['name', 'email', 'phone', 'cell'] as const;

/** What it does not, beside its state. */
export const UNREADABLE = [
	'positionKey',
	'dutyKey',
	'employeeNumber',
	'birthday',
	'birthdayType',
	'zipCode',
	'address',
	'introduction',
] as const;

/** Whether two values of a member mean the same: phones by their digits, all else as it reads. */
export const sameValue = (name: (typeof READABLE)[number], a: string, b: string) =>
	name === 'phone' || name === 'cell' ? samePhone(a, b) : sameText(a, b);

/** Whether what can be read of a member stands so. */
export function matches(wanted: { name?: string | undefined } & Details, found: StoredMember | undefined): boolean {
	return (
		found !== undefined &&
		READABLE.every((name) => wanted[name] === undefined || sameValue(name, wanted[name], found[name]))
	);
}

/** No vendor text may repeat a password. */
function withoutPasswords(failure: Failure, rows: readonly NewMember[]): Failure {
	const hide = (text: string) => rows.reduce((shown, { password }) => shown.replaceAll(password, '***'), text);
	return failure.with({
		title: rewritten(failure.message, hide),
		what: rewritten(failure.what, hide),
		description: rewritten(failure.advice, hide),
		vendorMessage: failure.vendorMessage && hide(failure.vendorMessage),
	});
}

export const memberCreation: RecordCall<NewMember> = {
	action: ['member', 'create'],
	remembered: ({ password: _password, ...row }) => row,
	request: (client, open) => client.request(api.createMembers, { body: { user_list: open.map(newOnWire) } }),
	shown: withoutPasswords,
	async look(client) {
		const stored = new Map((await readMembers(client)).map((one) => [one.externalKey, one]));
		return (row) => matches(row, stored.get(row.externalKey));
	},
};

const idOnWire = ({ userId, externalKey }: MemberId) => ({ user_id: userId, extKey: externalKey });

export const memberRemoval: RecordCall<MemberId> = {
	action: ['member', 'delete'],
	request: (client, open) => client.request(api.deleteMembers, { body: { delete_user_list: open.map(idOnWire) } }),
	async look(client) {
		const stored = new Set((await readMembers(client)).map(({ externalKey }) => externalKey));
		return ({ externalKey }) => !stored.has(externalKey);
	},
};

/** Gives members that Hiworks has already a key of ours; where it shall choose one, nothing tells of a lost call. */
export const memberLink: RecordCall<{ userId: string; externalKey?: string | undefined }> = {
	action: ['member', 'linkExisting'],
	request: (client, open) =>
		client.request(api.linkMembers, {
			body: { user_list: open.map(({ userId, externalKey }) => ({ user_id: userId, extKey: externalKey })) },
		}),
	async look(client, asked) {
		if (asked.every(({ externalKey }) => externalKey === undefined)) return () => undefined;
		const stored = new Map((await readMembers(client)).map((one) => [one.externalKey, one.userId]));
		return ({ userId, externalKey }) => {
			if (externalKey === undefined) return undefined;
			const owner = stored.get(externalKey);
			// Hiworks may read a user ID back empty, as in its own example.
			return owner === '' ? undefined : owner === userId;
		};
	},
	nameOf: ({ userId }) => userId,
};
