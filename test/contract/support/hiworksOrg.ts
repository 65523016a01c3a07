/** The organisation sync and sign-on of Hiworks as a test calls them. */
import type { SandboxOptions } from '../../../sandbox/index.ts';
import { send, type Sent } from './client.ts';
import { call, get } from './hiworksOffice.ts';
import { withCalls } from './vendorCalls.ts';

export const ORG = '/office/org';
export const SSO = '/office/sso/validate';
export const menu = (name = 'main') => `https://api.hiworks.com${SSO}/${name}`;

export const positions = (url: string, method: string, rows: object[], more: object = {}) =>
	call(url, method, `${ORG}/position`, { ...more, position_list: rows });
export const duties = (url: string, method: string, rows: object[]) =>
	call(url, method, `${ORG}/duty`, { duty_list: rows });
export const organization = (url: string, method: string, body: object) =>
	call(url, method, `${ORG}/organization`, body);
export const addMembers = (url: string, rows: object[], sent?: Sent) =>
	call(url, 'POST', `${ORG}/member`, { user_list: rows }, sent);
export const changeMember = (url: string, body: object) => call(url, 'PUT', `${ORG}/member`, body);
export const removeMembers = (url: string, rows: object[]) =>
	call(url, 'DELETE', `${ORG}/member`, { delete_user_list: rows });
export const link = (url: string, rows: object[]) => call(url, 'POST', `${ORG}/memberlink`, { user_list: rows });
export const remove = (url: string, kind: 'position' | 'duty' | 'organization', extKey: string) =>
	call(url, 'DELETE', `${ORG}/${kind}`, { extKey });
/** What is read. */
export const rows = async (url: string, kind: string, query = 'extKey=') =>
	(await get(url, `${ORG}/${kind}?${query}`)).json.data;

export const title = (extKey: string, changes: object = {}) => ({
	name: `이름 ${extKey}`,
	extKey,
	order: '1',
	...changes,
});
export const change = (extKey: string, changes: object = {}) => ({ extKey, modifyExtKey: extKey, ...changes });
export const person = (extKey: string, changes: object = {}) => ({
	user_id: `user-${extKey}`,
	user_name: `사람 ${extKey}`,
	user_pass: 'pass-word-of-a-test',
	extKey,
	...changes,
});

export const temporaryKey = async (url: string): Promise<string> =>
	(await call(url, 'POST', `${SSO}/tmpkey`)).json.data.tmp_key;
export const logIn = (url: string, tmp_key: string, changes: object = {}) =>
	call(url, 'POST', SSO, { partner_id: 'partner', tmp_key, rd_url: menu(), ...changes });
export const logOut = (url: string, tmp_key: string, changes: object = {}) =>
	call(url, 'POST', `${SSO}/logout`, { tmp_key, rd_url: menu(), ...changes });
export const userBehind = (
	linkUrl: string,
	token: string,
	headers: Record<string, string> = { 'Content-Type': 'application/json' },
) => send(linkUrl, `/v4/tokens/${token}`, { key: '', headers });

/** The vendor of a test file, with the calls above and those of all of Hiworks. */
export const withHiworksOrg = (settings?: SandboxOptions['hiworksOrg']) =>
	withCalls(
		'hiworksOrg',
		{
			...{ positions, duties, organization, addMembers, changeMember, removeMembers, link, remove, rows },
			...{ temporaryKey, logIn, logOut, call, get, send },
		},
		settings && { hiworksOrg: settings },
	);
