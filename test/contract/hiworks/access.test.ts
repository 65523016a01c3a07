/** Who may call the emulated office, how often, and how it says no. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HiworksSettings } from '../../../sandbox/index.ts';
import { ACCOUNTING, json as jsonType, token, withHiworks } from '../support/hiworksOffice.ts';

const { sandbox, call, get, sms, notify, draft, exchange, renew, send } = withHiworks();

const hiworks = () => sandbox.hiworks;
const closed = (operation: string, status: number, body: unknown) =>
	hiworks().contract.answerProblems(operation, status, body, true);
const users = (headers: Record<string, string>) => send('/hrm/v2/users', { key: '', headers });

describe('tokens', () => {
	test.each<[string, Record<string, string>]>([
		['none', {}],
		['without the word', { Authorization: 'office-token' }],
		['another word', { Authorization: 'Basic office-token' }],
		['two spaces', { Authorization: 'Bearer  office-token' }],
		['nothing behind the word', { Authorization: 'Bearer ' }],
		['one that nobody has', { Authorization: 'Bearer other' }],
		['in the header of the Bill API', { 'Office-Authorization': 'office-token' }],
	])('bearer: %s is refused, in either way', async (_name, authorization) => {
		hiworks().configure({ officeTokens: ['office-token'] });
		const headers = { ...jsonType, ...authorization };
		const answer = await send('/office/v2/notify', { method: 'POST', key: '', headers, body: '{}' });
		expect([answer.status, answer.json, closed('sendNotification', 401, answer.json)]).toEqual([
			401,
			{ code: 'ERR', message: expect.any(String) },
			[],
		]);
		hiworks().configure({ refusal: '200' });
		expect(await users(headers)).toMatchObject({ status: 200, text: '{"code":"EXPIRED"}' });
		expect((await send(`${ACCOUNTING}/account`, { key: '', headers })).json).toEqual({
			code: 'EXPIRED',
			msg: expect.any(String),
		});
	});

	test('bearer: a known one is taken, and any where all are known', async () => {
		expect((await users({ ...jsonType, Authorization: 'Bearer whatever' })).json).toHaveLength(3);
		hiworks().configure({ officeTokens: ['office-token'] });
		expect((await users({ ...jsonType, ...token })).json).toHaveLength(3);
		expect((await users({ ...jsonType, Authorization: 'bearer office-token' })).json).toHaveLength(3);
	});

	test.each<[string, () => ReturnType<typeof get>]>([
		['office.accounting', () => get(`${ACCOUNTING}/account`)],
		['office.accounting', () => get(`${ACCOUNTING}/spending_report?fixed_date=202605`)],
		['office.sms', () => sms()],
	])('scope-accounting, scope-sms: without %s', async (scope, ask) => {
		hiworks().configure({ scopes: ['office.other'] });
		const { status, json } = await ask();
		expect([status, json]).toEqual([200, expect.objectContaining({ code: 'ERR' })]);
		expect(json.message ?? json.msg).toContain(scope);
		expect((await notify()).json.code).toBe('SUC');
		hiworks().configure({ scopes: [scope] });
		expect((await ask()).json.code).toBe('SUC');
	});

	test('pages need none', async () => {
		for (const path of ['/open/auth/authform?client_id=a&access_type=online', '/example/sms/popup/write']) {
			expect(await send(path, { key: '' })).toMatchObject({
				status: 200,
				text: expect.stringMatching(/^<!DOCTYPE html>/),
			});
		}
		expect((await send('/open/auth/authform?client_id=a', { key: '' })).json).toMatchObject({ code: 'ERR' });
	});
});

describe('the deprecated sign-in', () => {
	const me = (accessToken: string) => get('/user/v2/me', { headers: { Authorization: `Bearer ${accessToken}` } });
	beforeEach(() =>
		hiworks().configure({
			accessTokens: [],
			refreshTokens: [],
			authCodes: ['code'],
			client: { id: 'client', secret: 'secret' },
		}),
	);

	test('refresh-offline, token-hour: gives a pair, and another for it, once', async () => {
		const first = await exchange();
		expect([first.status, first.json, closed('createAccessToken', 200, first.json)]).toEqual([
			200,
			{
				code: 'SUC',
				msg: '',
				data: {
					access_token: expect.stringMatching(/^[0-9a-z]{32}$/),
					refresh_token: expect.stringMatching(/^[0-9a-z]{32}$/),
					office_no: '123456',
					user_no: '1231234',
				},
			},
			[],
		]);
		const { access_token: access, refresh_token: refresh } = first.json.data;
		expect((await me(access)).json).toEqual({ no: '1231234', user_id: 'admin', name: '홍길동' });
		hiworks().configure({ clockOffsetMs: 3_599_000 });
		expect((await me(access)).status).toBe(200);
		hiworks().configure({ clockOffsetMs: 3_601_000 });
		expect((await me(access)).status).toBe(401);
		const second = (await renew(refresh)).json.data;
		expect(second.refresh_token).not.toBe(refresh);
		expect((await me(second.access_token)).status).toBe(200);
		expect(await renew(refresh)).toMatchObject({
			status: 401,
			json: { code: 'EXPIRED', msg: expect.any(String) },
		});
		expect((await renew(second.refresh_token)).json.code).toBe('SUC');
	});

	test('refresh-offline: online gives no refresh token', async () => {
		const { json } = await exchange({ access_type: 'online' });
		expect(Object.keys(json.data).sort()).toEqual(['access_token', 'office_no', 'user_no']);
	});

	test.each<[string, () => ReturnType<typeof exchange>]>([
		['another client', () => exchange({ client_id: 'x' })],
		['another secret', () => exchange({ client_secret: 'x' })],
		['an unknown code', () => exchange({ auth_code: 'x' })],
		['an unknown refresh token', () => renew('x')],
		['an access token for one', async () => renew((await exchange()).json.data.access_token)],
	])('refuses %s', async (_name, ask) => {
		expect(await ask()).toMatchObject({ status: 401, json: { msg: expect.any(String) } });
	});

	test('takes a code once', async () => {
		expect((await exchange()).json.code).toBe('SUC');
		expect((await exchange()).json.code).toBe('EXPIRED');
	});

	test.each([
		[{ access_type: undefined }],
		[{ access_type: 'forever' }],
		[{ grant_type: 'password' }],
		[{ client_id: '' }],
		[{ refresh_token: 'x' }],
		[{ auth_code: undefined }],
		[{ scope: 'x' }],
	])('refuses the form %j', async (changes) => {
		expect(await exchange(changes)).toMatchObject({
			status: 200,
			json: { code: 'ERR', msg: expect.stringContaining('body') },
		});
	});

	test('knows access tokens and refresh tokens from elsewhere, and drops unknown keys of neither form', async () => {
		expect((await me('mine')).status).toBe(401);
		hiworks().configure({ accessTokens: ['mine'], refreshTokens: ['old'], strictKeys: false });
		expect([(await me('mine')).status, (await renew('old')).json.code, (await renew('old')).json.code]).toEqual([
			200,
			'SUC',
			'EXPIRED',
		]);
		hiworks().configure({ accessTokens: null, refreshTokens: null });
		expect([(await me('any')).status, (await renew('any')).json.code]).toEqual([200, 'SUC']);
	});

	test('shows no secret in the log', async () => {
		hiworks().configure({ client: { id: 'client', secret: 'topsecret' } });
		await exchange({ client_secret: 'topsecret' });
		await get('/hrm/v2/users');
		expect(JSON.stringify(hiworks().requests())).not.toMatch(/topsecret|office-token/);
		expect(hiworks().requests()[0]!.body).toContainEqual({
			name: 'client_secret',
			filename: null,
			contentType: null,
			size: 9,
		});
	});
});

describe('Content-Type', () => {
	test.each([
		'/user/v2/me',
		'/approval/v2/documents/1',
		`${ACCOUNTING}/customer`,
		'/hrm/v2/users',
		'/office/v2/sms/usage?user_id=admin',
		'/kakao/v2/balance?filter[user_id]=a',
	])('content-type-get: %s without it', async (path) => {
		hiworks().configure({ errorsWithStatus200: false });
		for (const headers of [{}, { 'Content-Type': 'text/plain' }] as Array<Record<string, string>>) {
			const { status, json } = await send(path, { key: '', headers: { ...token, ...headers } });
			expect([status, json.code]).toEqual([200, 'ERR']);
		}
		expect(hiworks().remaining()).toBe(1_000);
	});

	test.each<[string, Record<string, string>]>([
		['none', {}],
		['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
		['another charset', { 'Content-Type': 'application/json; charset=euc-kr' }],
	])('content-type-json-office: %s', async (_name, headers) => {
		const ask = () =>
			send('/office/v2/notify', {
				method: 'POST',
				key: '',
				headers: { ...token, ...headers },
				body: JSON.stringify({ user_list: ['admin'], message: 'x', link: 'https://example.com/' }),
			});
		expect(await ask()).toMatchObject({ status: 200, json: { code: 'ERR' } });
		hiworks().configure({ errorsWithStatus200: false });
		expect(await ask()).toMatchObject({ status: 400, json: { code: 'ERR' } });
		expect(hiworks().notifications()).toEqual([]);
	});
});

describe("the day's calls", () => {
	test('quota-daily: successes count, failures and the sign-in do not', async () => {
		await notify();
		await get('/hrm/v2/users');
		await call('DELETE', `${ACCOUNTING}/account`, { account_code: 'x' });
		expect(hiworks().remaining()).toBe(997);
		await notify({ link: 'x' });
		hiworks().configure({ senders: [] });
		await sms();
		await exchange();
		await get('/user/v2/me');
		await send('/example/sms/popup/write', { key: '' });
		expect(hiworks().remaining()).toBe(997);
	});

	test('quota-daily: none left, until the next day in Seoul', async () => {
		hiworks().configure({ dailyLimit: 10, callsUsed: 9 });
		await notify();
		expect(await draft()).toMatchObject({ status: 429, json: { code: 'ERR', message: expect.any(String) } });
		expect(hiworks().approvals()).toEqual([]);
		hiworks().configure({ clockOffsetMs: 86_400_000 });
		expect((await draft()).json.code).toBe('SUC');
	});

	test('are told in headers only where that is wanted', async () => {
		expect((await notify()).headers).not.toHaveProperty('x-ratelimit-remaining');
		hiworks().configure({ rateHeaders: true });
		expect((await notify()).headers).toMatchObject({ 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '998' });
		hiworks().configure({ officeTokens: [] });
		expect((await notify()).headers).not.toHaveProperty('x-ratelimit-remaining');
	});
});

test.each<[Partial<HiworksSettings>, number]>([
	[{}, 200],
	[{ errorsWithStatus200: false }, 400],
])('code-decides: with %j a malformed call comes with %d', async (settings, status) => {
	hiworks().configure(settings);
	for (const body of [
		'',
		'{',
		'[]',
		'null',
		'"x"',
		'{"list":5}',
		'{"list":[null]}',
		'{"account_code":5}',
		'{"user_list":5}',
		'{"data":5}',
		'{"ref_key":{}}',
		'{"list":[{"account_code":7}]}',
	]) {
		for (const [method, path] of [
			['POST', `${ACCOUNTING}/account`],
			['DELETE', `${ACCOUNTING}/account`],
			['POST', '/office/v2/notify'],
			['POST', '/office/v2/sms/send'],
			['PUT', '/office/v2/sms/reserve'],
			['POST', '/kakao/v2/messages/'],
			['POST', '/office/approval/documents'],
			['PUT', `${ACCOUNTING}/spending_report`],
		] as const) {
			const answer = await send(path, { method, key: '', headers: { ...token, ...jsonType }, body });
			expect([method, path, body, answer.status, answer.json?.code]).toEqual([method, path, body, status, 'ERR']);
		}
	}
});

test('unknown keys are dropped when the sandbox is not strict', async () => {
	hiworks().configure({ strictKeys: false });
	expect((await notify({ title: 'x' })).json.code).toBe('SUC');
	expect(
		(
			await call('POST', `${ACCOUNTING}/account`, {
				list: [{ account_code: 'a', account_name: 'b', ext_key: 'c', use_flag: 'N' }],
			})
		).json,
	).toEqual([{ account_code: 'a', account_name: 'b', ext_key: 'c', code: 'SUC', msg: expect.any(String) }]);
});

test('the organisation sync and the sign-on from outside are not here', async () => {
	expect(await get('/office/org/position')).toMatchObject({ status: 404, json: { code: 'ERR' } });
	expect(await call('POST', '/office/sso/validate', {})).toMatchObject({ status: 404 });
	expect(await call('DELETE', '/hrm/v2/users')).toMatchObject({ status: 405 });
});

test('every rule of the contract is named where it is applied, or has a reason not to be', () => {
	const folder = join(__dirname, '../../../sandbox/hiworks');
	const code = [...globSync('office/**/*.ts', { cwd: folder }), 'bill/quota.ts']
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
	const { contract } = hiworks();
	const described = [
		...[...contract.operations.values()].map(({ definition }) => definition),
		contract.document.webhooks.approvalStateChanged.get,
	];
	const rules = described.flatMap(
		(definition) => (definition['x-rules'] ?? []).map(({ id }: { id: string }) => id) as string[],
	);
	const isNamed = (id: string) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(code);
	// A text may be left out in practice, and the schema follows the table.
	const inSchemas = ['approval-contents-optional'];
	// There is nothing to play: what is not said, and what sends nothing.
	const notPlayed = ['callback-restore-silent', 'mail-no-bulk'];
	expect(new Set(rules).size).toBe(52);
	expect([...new Set(rules)].filter((id) => !isNamed(id)).sort()).toEqual([...inSchemas, ...notPlayed].sort());
});
