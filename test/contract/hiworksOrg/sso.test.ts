/** Signing on into Hiworks, redirect tokens out of it, and who may ask for what. */
import { MENUS } from '../../../sandbox/hiworks/org/settings.ts';
import { get as getAt, json } from '../support/hiworksOffice.ts';
import { menu, ORG, SSO, userBehind, withHiworksOrg } from '../support/hiworksOrg.ts';

const org = () => sandbox.hiworksOrg;
const ERR = { code: 'ERR', message: expect.any(String) };

const { sandbox, temporaryKey, logIn, logOut, call, get, send } = withHiworksOrg();

describe('tokens', () => {
	test.each<[string, Record<string, string>]>([
		['none', {}],
		['without the word', { Authorization: 'link' }],
		['two spaces', { Authorization: 'Bearer  link' }],
		['one that nobody has', { Authorization: 'Bearer other' }],
	])('bearer: %s is refused, in either way', async (_name, headers) => {
		org().configure({ linkTokens: ['link'], accountTokens: ['account'] });
		const ask = () =>
			Promise.all([
				send(`${ORG}/duty?extKey`, { key: '', headers: { ...json, ...headers } }),
				send(`${SSO}/tmpkey`, { method: 'POST', key: '', headers: { ...json, ...headers } }),
			]);
		for (const answer of await ask()) expect([answer.status, answer.json]).toEqual([401, ERR]);
		org().configure({ refusal: '200' });
		for (const answer of await ask()) expect([answer.status, answer.json.code]).toEqual([200, 'EXPIRED']);
		expect(org().sso()).toEqual([]);
	});

	test('token-kinds: each family has its own', async () => {
		org().configure({ linkTokens: ['link'], accountTokens: ['account'] });
		const asks = (token: string) =>
			Promise.all([
				get(`${ORG}/duty?extKey`, { headers: { Authorization: `Bearer ${token}` } }),
				call('POST', `${SSO}/tmpkey`, undefined, { headers: { Authorization: `Bearer ${token}` } }),
			]);
		expect((await asks('link')).map(({ status }) => status)).toEqual([200, 401]);
		expect((await asks('account')).map(({ status }) => status)).toEqual([401, 200]);
	});

	test('content-type-json-office, content-type-get-sent: demanded of every call', async () => {
		for (const [method, path] of [
			['GET', `${ORG}/member?extKey=`],
			['POST', `${SSO}/tmpkey`],
		] as const) {
			expect((await send(path, { method, key: '', headers: { Authorization: 'Bearer x' } })).json).toEqual(ERR);
		}
		expect((await userBehind(org().linkUrl, 'sample-token', {})).status).toBe(400);
		org().configure({ errorsWithStatus200: false });
		expect((await send(`${ORG}/member?extKey=`, { key: '', headers: { Authorization: 'Bearer x' } })).status).toBe(400);
	});
});

describe('into Hiworks', () => {
	test('sso-order: a key, in, out; each once', async () => {
		const key = await temporaryKey();
		expect((await logOut(key)).json).toEqual(ERR);
		expect((await logIn('no-such-key')).json).toEqual(ERR);
		const answer = await logIn(key, { rd_url: menu('mail') });
		expect([answer.status, answer.text, answer.headers.location]).toEqual([302, '', menu('mail')]);
		expect((await logIn(key)).json).toEqual(ERR);
		expect(org().sso()).toEqual([{ tmpKey: key, state: 'loggedIn', partnerId: 'partner', rdUrl: menu('mail') }]);
		expect((await logOut(key)).headers.location).toBe(menu());
		for (const again of [await logOut(key), await logIn(key)]) expect(again.json).toEqual(ERR);
		expect(org().sso()).toEqual([{ tmpKey: key, state: 'loggedOut', partnerId: 'partner', rdUrl: menu() }]);
	});

	test('sso-answers: each of the ways that are thought of', async () => {
		org().configure({ ssoAnswer: '200', temporaryKeyAs: 'top' });
		const { json: given } = await call('POST', `${SSO}/tmpkey`);
		expect(given).toEqual({ code: 'SUC', message: '', tmp_key: expect.stringMatching(/^[0-9a-f]{32}$/) });
		for (const answer of [await logIn(given.tmp_key), await logOut(given.tmp_key)])
			expect([answer.status, answer.json, answer.headers.location]).toEqual([
				200,
				{ code: 'SUC', message: '' },
				undefined,
			]);
		expect(await temporaryKey().catch(() => 'elsewhere')).toBe('elsewhere');
		expect(
			new Set(
				org()
					.sso()
					.map(({ tmpKey }) => tmpKey),
			).size,
		).toBe(2);
	});

	test('sso-menus: the thirteen, and what else a test lets through', async () => {
		expect(MENUS).toHaveLength(13);
		for (const name of MENUS)
			expect([name, (await logIn(await temporaryKey(), { rd_url: menu(name) })).status]).toEqual([name, 302]);
		const key = await temporaryKey();
		for (const rd_url of [menu('other'), menu('Mail'), menu('mail/1'), 'https://example.com/', 'mail', ''])
			expect([rd_url, (await logIn(key, { rd_url })).json]).toEqual([rd_url, ERR]);
		org().configure({ menus: ['mail'] });
		expect((await logIn(key)).json).toEqual(ERR);
		org().configure({ menus: null });
		expect((await logIn(key, { rd_url: 'https://example.com/' })).headers.location).toBe('https://example.com/');
	});

	test('a customer id that nobody has', async () => {
		org().configure({ partnerIds: ['known'] });
		const key = await temporaryKey();
		expect((await logIn(key)).json).toEqual(ERR);
		expect((await logIn(key, { partner_id: 'known' })).status).toBe(302);
	});
});

describe('out of Hiworks', () => {
	const user = { 'user-no': '7', 'user-id': 'id', 'user-name': '이름', 'employee-no': 'E7' };
	beforeEach(() => org().configure({ redirectTokens: [{ token: 'a b', user }] }));

	test('sso-token-once: who it is, without a credential, once', async () => {
		const first = await userBehind(org().linkUrl, 'a%20b');
		expect([
			first.status,
			first.json,
			org().linkContract.answerProblems('getUserByToken', 200, first.json, true),
		]).toEqual([200, { data: user }, []]);
		const second = await userBehind(org().linkUrl, 'a%20b');
		expect([second.status, second.json, org().linkContract.answerProblems('getUserByToken', 404, second.json)]).toEqual(
			[404, ERR, []],
		);
		expect((await userBehind(org().linkUrl, 'x')).status).toBe(404);
		org().configure({ tokensOnce: false });
		expect((await userBehind(org().linkUrl, 'a%20b')).status).toBe(200);
		expect(
			org()
				.requests()
				.map(({ problems }) => problems),
		).toEqual([[], [], [], []]);
	});

	test('a credential that should not be there is noted', async () => {
		expect((await userBehind(org().linkUrl, 'a%20b', { ...json, Authorization: 'Bearer account' })).status).toBe(200);
		expect(org().requests()[0]!.problems).toEqual([{ where: 'header', message: 'Authorization is not for this host' }]);
	});

	test('each host has its own paths, and one log', async () => {
		expect((await userBehind(org().url, 'a%20b')).status).toBe(404);
		expect((await getAt(org().linkUrl, `${ORG}/duty?extKey`)).status).toBe(404);
		expect((await get('/hrm/v2/users')).status).toBe(404);
		expect(
			org()
				.requests()
				.map(({ path, problems }) => [path, problems[0]?.where]),
		).toEqual([
			['/v4/tokens/a%20b', 'path'],
			[`${ORG}/duty`, 'path'],
			['/hrm/v2/users', 'path'],
		]);
	});
});
