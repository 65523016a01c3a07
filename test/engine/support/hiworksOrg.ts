import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { executeOperation, type Execution, type Result } from './engine';

export const LINK_TOKEN = 'synthetic-link-token';
export const ACCOUNT_TOKEN = 'synthetic-account-token';

export interface Seen {
	method: string;
	/** Path and query. */
	url: string;
	headers: IncomingMessage['headers'];
	text: string;
	body: any;
}

/**
 * What happens to a call instead of what it asks for. `lost`: it takes effect, its answer never comes. `cut`: it never
 * arrives.
 */
export type Fault = 'lost' | 'cut' | { status: number; body?: unknown; headers?: Record<string, string> };

interface StoredMember {
	user_id: string;
	user_name: string;
	extKey: string;
	email: string;
	phone: string;
	cell: string;
	organizations: Set<string>;
	/** Everything that is never read back. */
	hidden: Record<string, string>;
}

export interface Office {
	url: string;
	position: Map<string, { name: string; extKey: string; order: string; level: string }>;
	duty: Map<string, { name: string; extKey: string; order: string }>;
	organization: Map<string, { name: string; extKey: string; parent: string | undefined }>;
	member: Map<string, StoredMember>;
	requests: Seen[];
	/** Changes only. */
	changes(): Seen[];
	/** Asked before each call; `index` counts from 0. */
	fault: (seen: Seen, index: number) => Fault | undefined;
	/** How a member's organizations are shown: Hiworks does not document it. */
	shownAs: 'keys' | 'names' | 'objects' | 'nothing';
	reset(): void;
	close(): Promise<void>;
}

class Refused extends Error {}
const refuse = (message: string): never => {
	throw new Refused(message);
};
const text = (value: unknown) => (typeof value === 'string' ? value : refuse('not a text'));
const SUC = { code: 'SUC', message: '' };
const MOST_POSITIONS = 30;

/**
 * The organization sync and SSO of Hiworks, stateful, true to contracts/hiworks.openapi.json: only the documented
 * fields are answered.
 */
export async function startOffice(): Promise<Office> {
	const office: Office = {
		url: '',
		position: new Map(),
		duty: new Map(),
		organization: new Map(),
		member: new Map(),
		requests: [],
		shownAs: 'keys',
		fault: () => undefined,
		changes: () => office.requests.filter(({ method, url }) => method !== 'GET' && url.startsWith('/office/org/')),
		reset() {
			for (const map of [office.position, office.duty, office.organization, office.member]) map.clear();
			office.requests.length = 0;
			office.fault = () => undefined;
			office.shownAs = 'keys';
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => answer(office, request, response, Buffer.concat(chunks).toString()));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	office.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return office;
}

function answer(office: Office, request: IncomingMessage, response: ServerResponse, body: string): void {
	const seen: Seen = {
		method: request.method ?? '',
		url: request.url ?? '',
		headers: request.headers,
		text: body,
		body: body === '' ? undefined : JSON.parse(body),
	};
	const fault = office.fault(seen, office.requests.length);
	office.requests.push(seen);
	if (fault === 'cut') return void response.destroy();
	const {
		status,
		body: said,
		headers,
	} = typeof fault === 'object' ? { headers: {}, ...fault } : { headers: {}, ...handle(office, seen) };
	if (fault === 'lost') return void response.destroy();
	response.writeHead(status, { 'Content-Type': 'application/json', 'X-RateLimit-Remaining': '900', ...headers });
	response.end(said === undefined ? '' : typeof said === 'string' ? said : JSON.stringify(said));
}

function handle(
	office: Office,
	{ method, url, headers, body }: Seen,
): { status: number; body?: unknown; headers?: Record<string, string> } {
	const { pathname, searchParams } = new URL(url, 'http://x');
	if (pathname.startsWith('/v4/tokens/')) {
		const token = decodeURIComponent(pathname.slice('/v4/tokens/'.length));
		if (token !== 'user-token-1') return { status: 404, body: { code: 'NOT_FOUND', message: `no token ${token}` } };
		return {
			status: 200,
			body: { data: { 'user-no': '1001', 'user-id': 'gildong', 'user-name': '홍길동', 'employee-no': '0012' } },
		};
	}
	const sso = pathname.startsWith('/office/sso/');
	if (headers.authorization !== `Bearer ${sso ? ACCOUNT_TOKEN : LINK_TOKEN}`)
		return { status: 401, body: { code: 'ERR', message: `bad token ${headers.authorization}` } };
	if (headers['content-type'] !== 'application/json')
		return { status: 415, body: { code: 'ERR', message: 'Content-Type' } };
	if (pathname === '/office/sso/validate/tmpkey')
		return { status: 200, body: { code: 'SUC', data: { tmp_key: 'tmp-1' } } };
	if (pathname === '/office/sso/validate') return { status: 302, headers: { Location: body.rd_url } };
	if (pathname === '/office/sso/validate/logout')
		return { status: 200, body: '<html>bye</html>', headers: { 'Content-Type': 'text/html' } };
	try {
		const found =
			/^\/office\/org\/(position|duty|organization|member|memberlink)$/.exec(pathname)?.[1] ?? refuse('no such path');
		const data = OPERATIONS[`${method} ${found}`]?.(office, body, searchParams.get('extKey') ?? '');
		return { status: 200, body: Array.isArray(data) ? { ...SUC, data } : SUC };
	} catch (error) {
		// A failure may come with HTTP 200; what went before it in the list stays done.
		if (error instanceof Refused) return { status: 200, body: { code: 'ERR', message: error.message } };
		throw error;
	}
}

type Handler = (office: Office, body: any, extKey: string) => unknown[] | void;

const rank = (kind: 'position' | 'duty'): Record<string, Handler> => ({
	[`POST ${kind}`]: (office, body) => {
		for (const { name, extKey, order } of body[`${kind}_list`]) {
			if (office[kind].has(extKey)) refuse(`${extKey} exists`);
			if (kind === 'position' && office.position.size >= MOST_POSITIONS) refuse('too many');
			office[kind].set(text(extKey), { name: text(name), extKey, order: text(order), level: body.level ?? '' });
		}
	},
	[`PUT ${kind}`]: (office, body) => {
		for (const { extKey, modifyExtKey, name, order } of body[`${kind}_list`]) {
			const old = office[kind].get(extKey) ?? refuse(`${extKey} is not there`);
			if (modifyExtKey !== extKey && office[kind].has(modifyExtKey)) refuse(`${modifyExtKey} exists`);
			office[kind].delete(extKey);
			office[kind].set(text(modifyExtKey), {
				level: '',
				...old,
				...(name && { name }),
				...(order && { order }),
				...(body.level && { level: body.level }),
				extKey: modifyExtKey,
			});
		}
	},
	[`DELETE ${kind}`]: (office, { extKey }) => void (office[kind].delete(extKey) || refuse(`${extKey} is not there`)),
	[`GET ${kind}`]: (office, _body, key) =>
		[...office[kind].values()]
			.filter(({ extKey }) => key === '' || extKey === key)
			.map(({ extKey, name, order }) => ({ extKey, name, order })),
});

const DETAILS = [
	'positionExtKey',
	'dutyExtKey',
	'company_num',
	'birthday',
	'birthday_type',
	'zip_code',
	'address',
	'introduce',
	'active',
	'active_memo',
];

/** Position and duty must be there; under the names that changing calls use as well. */
function hiddenOf(office: Office, { modifyPositionExtKey, modifyDutyExtKey, ...body }: any): Record<string, string> {
	const given = {
		...body,
		...(modifyPositionExtKey && { positionExtKey: modifyPositionExtKey }),
		...(modifyDutyExtKey && { dutyExtKey: modifyDutyExtKey }),
	};
	if (given.positionExtKey && !office.position.has(given.positionExtKey)) refuse(`no position ${given.positionExtKey}`);
	if (given.dutyExtKey && !office.duty.has(given.dutyExtKey)) refuse(`no duty ${given.dutyExtKey}`);
	return Object.fromEntries(
		DETAILS.filter((name) => given[name] !== undefined).map((name) => [name, text(given[name])]),
	);
}

const OPERATIONS: Record<string, Handler> = {
	...rank('position'),
	...rank('duty'),
	'POST organization': (office, { extKey, parentExtKey, name }) => {
		if (office.organization.has(extKey)) refuse(`${extKey} exists`);
		if (parentExtKey !== undefined && !office.organization.has(parentExtKey)) refuse(`no parent ${parentExtKey}`);
		office.organization.set(text(extKey), { extKey, name: text(name), parent: parentExtKey });
	},
	'PUT organization': (office, { extKey, name, modifyExtKey = extKey }) => {
		const old = office.organization.get(extKey) ?? refuse(`${extKey} is not there`);
		office.organization.delete(extKey);
		office.organization.set(modifyExtKey, { ...old, ...(name && { name }), extKey: modifyExtKey });
	},
	'DELETE organization': (office, { extKey }) => {
		if ([...office.organization.values()].some(({ parent }) => parent === extKey))
			refuse(`${extKey} has organizations under it`);
		if (!office.organization.delete(extKey)) refuse(`${extKey} is not there`);
		for (const { organizations } of office.member.values()) organizations.delete(extKey);
	},
	'GET organization': (office, _body, key) =>
		[...office.organization.values()]
			.filter(({ extKey }) => key === '' || extKey === key)
			.map(({ extKey, name }) => ({ extKey, name, regDate: '2026-01-05' })),
	'POST member': (office, { user_list }) => {
		for (const {
			user_id,
			user_name,
			user_pass,
			extKey,
			orgExtKey,
			email = '',
			phone = '',
			cell = '',
			...rest
		} of user_list) {
			if (office.member.has(extKey) || [...office.member.values()].some((one) => one.user_id === user_id))
				refuse(`${user_id} exists (${user_pass})`);
			if (orgExtKey && !office.organization.has(orgExtKey)) refuse(`no organization ${orgExtKey}`);
			office.member.set(text(extKey), {
				user_id: text(user_id),
				user_name: text(user_name),
				extKey,
				email,
				phone,
				cell,
				organizations: new Set(orgExtKey ? [orgExtKey] : []),
				hidden: { user_pass: text(user_pass), active: 'Y', ...hiddenOf(office, rest) },
			});
		}
	},
	'PUT member': (
		office,
		{ extKey, user_name, modifyExtKey = extKey, orgExtKey, modifyOrgExtKey, addOrgExtKey, email, phone, cell, ...rest },
	) => {
		const old = office.member.get(extKey) ?? refuse(`${extKey} is not there`);
		for (const key of [modifyOrgExtKey, addOrgExtKey])
			if (key && (!office.organization.has(key) || old.organizations.has(key))) refuse(`cannot enter ${key}`);
		if ((orgExtKey === undefined) !== (modifyOrgExtKey === undefined)) refuse('half a move');
		if (orgExtKey && !old.organizations.delete(orgExtKey)) refuse(`is not in ${orgExtKey}`);
		for (const key of [modifyOrgExtKey, addOrgExtKey]) if (key) old.organizations.add(key);
		Object.assign(old, {
			...(user_name && { user_name }),
			...(email && { email }),
			...(phone && { phone }),
			...(cell && { cell }),
			extKey: modifyExtKey,
		});
		Object.assign(old.hidden, hiddenOf(office, rest));
		office.member.delete(extKey);
		office.member.set(modifyExtKey, old);
	},
	'DELETE member': (office, { delete_user_list }) => {
		for (const { user_id, extKey } of delete_user_list) {
			if (office.member.get(extKey)?.user_id !== user_id) refuse(`${user_id} is not ${extKey}`);
			office.member.delete(extKey);
		}
	},
	'GET member': (office, _body, key) =>
		[...office.member.values()]
			.filter(({ extKey }) => key === '' || extKey === key)
			.map(({ hidden: _hidden, organizations, ...one }) => ({ ...one, organizations: shown(office, organizations) })),
	'POST memberlink': (office, { user_list }) => {
		for (const { user_id, extKey } of user_list) {
			const found = [...office.member.values()].find((one) => one.user_id === user_id) ?? refuse(`no ${user_id}`);
			office.member.delete(found.extKey);
			found.extKey = extKey ?? '';
			office.member.set(found.extKey, found);
		}
	},
};

function shown(office: Office, organizations: Set<string>): unknown[] {
	const name = (key: string) => office.organization.get(key)?.name ?? '';
	if (office.shownAs === 'nothing') return [];
	return [...organizations].map((key) =>
		office.shownAs === 'keys' ? key : office.shownAs === 'names' ? name(key) : { extKey: key, name: name(key) },
	);
}

/** Runs an operation of the Hiworks Org node, `resource.operation`. */
export async function hiworksOrg(
	baseUrl: string,
	name: string,
	fields: INodeParameters,
	execution: Partial<Omit<Execution, 'node' | 'credentials'>> & { credential?: IDataObject } = {},
): Promise<Result> {
	const { credential, ...rest } = execution;
	const credentials = {
		hiworksOrgApi: { linkToken: LINK_TOKEN, baseUrl, ...credential },
		hiworksSsoApi: { accountToken: ACCOUNT_TOKEN, baseUrl, linkBaseUrl: baseUrl, ...credential },
	} as unknown as Execution['credentials'];
	const used = name.startsWith('sso.') ? 'hiworksSsoApi' : 'hiworksOrgApi';
	const node = { node: 'hiworksOrg', credentials: { [used]: credentials[used]! } };
	return await executeOperation(node, name, fields, rest);
}

/**
 * What comes out of the node in an execution: outputs, errors and its memory; not its parameters, which n8n keeps
 * anyway.
 */
export function kept({ outputs, error, run: { data } }: Result): string {
	const seen = new Set<unknown>();
	return JSON.stringify(
		[
			outputs,
			error?.message,
			error?.description,
			error?.stack,
			error,
			data.resultData.runData.Node,
			data.executionData?.contextData,
		],
		(key, value: unknown) => {
			if (key === 'node' || typeof value !== 'object' || value === null) return key === 'node' ? undefined : value;
			if (seen.has(value)) return undefined;
			seen.add(value);
			return value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value;
		},
	);
}
