/** What a test can see of the emulated organisation sync and do to it: faults, control routes, settings. */
import type { Fault } from '../../../sandbox/index.ts';
import { send as sendAt, until } from '../support/client.ts';
import { json as jsonType, token } from '../support/hiworksOffice.ts';
import { ORG, person, title, userBehind, withHiworksOrg } from '../support/hiworksOrg.ts';

const org = () => sandbox.hiworksOrg;
const control = (method: string, path: string, body?: unknown) =>
	sendAt(sandbox.control.url, `/hiworks-org/${path}`, {
		method,
		key: '',
		...(body === undefined ? {} : { headers: jsonType, body: JSON.stringify(body) }),
	});

const {
	sandbox,
	temporaryKey,
	positions,
	duties,
	organization,
	addMembers,
	changeMember,
	removeMembers,
	link,
	remove,
	logIn,
	get,
	send,
} = withHiworksOrg({ seed: 5 });

describe('faults', () => {
	const add = (key = 'a') => organization('POST', { extKey: key, name: key });
	const failureOf = (call: Promise<{ status: number }>) =>
		call.then(
			({ status }) => status,
			(error: NodeJS.ErrnoException) => error.code ?? 'gone',
		);

	test.each<[Fault, unknown, number]>([
		[{ kind: 'resetBefore' }, 'ECONNRESET', 0],
		[{ kind: 'resetAfter' }, 'ECONNRESET', 1],
		[{ kind: '500' }, 500, 0],
		[{ kind: '503html' }, 503, 0],
		[{ kind: '401empty' }, 401, 0],
		[{ kind: '429' }, 429, 0],
		[{ kind: 'truncatedJson' }, 200, 1],
		[{ kind: 'redirect' }, 302, 0],
		[{ kind: '200errorEnvelope' }, 200, 0],
	])('%j', async (fault, outcome, made) => {
		org().setFaults([fault]);
		expect([await failureOf(add()), org().chart().organizations.length]).toEqual([outcome, made]);
	});

	test('200withoutKey leaves out what an answer is read for', async () => {
		org().setFaults([{ kind: '200withoutKey' }]);
		const answers = [
			await add(),
			await get(`${ORG}/member?extKey=`),
			await userBehind(org().linkUrl, 'sample-token'),
			await addMembers([person('a')]),
		];
		expect(answers.map(({ json }) => json)).toEqual([
			{ message: '' },
			{ code: 'SUC', message: '' },
			{},
			{ message: '' },
		]);
		const keyless = await send('/office/sso/validate/tmpkey', {
			method: 'POST',
			key: '',
			headers: { ...jsonType, ...token },
		});
		expect(keyless.json).toEqual({ code: 'SUC', message: '', data: {} });
		org().configure({ temporaryKeyAs: 'top' });
		expect(
			(await send('/office/sso/validate/tmpkey', { method: 'POST', key: '', headers: { ...jsonType, ...token } })).json,
		).toEqual({ code: 'SUC', message: '' });
	});

	test('no answer at all, the work done', async () => {
		org().setFaults([{ kind: 'noAnswer', effect: true, times: 1 }]);
		const client = new AbortController();
		const lost = addMembers([person('a')], { signal: client.signal }).catch(() => 'gone');
		await until(() => org().chart().members.length === 1);
		client.abort();
		expect(await lost).toBe('gone');
	});

	test('hit a key: of a list the first, of a call its own', async () => {
		const hits = async (key: string, asks: Array<() => Promise<{ status: number }>>) => {
			org().setFaults([{ kind: '500', match: { referenceIds: [key] } }]);
			const statuses: boolean[] = [];
			for (const ask of asks) statuses.push((await ask()).status === 500);
			return statuses;
		};
		const asks = (key: string) => [
			() => positions('POST', [title(key), title('z')]),
			() => duties('POST', [title(key), title('z')]),
			() => add(key),
			() => addMembers([person(key), person('z')]),
			() => changeMember({ extKey: key }),
			() => removeMembers([{ user_id: 'z', extKey: key }]),
			() => link([{ user_id: 'z', extKey: key }]),
			() => remove('duty', key),
			() => get(`${ORG}/member?extKey=${key}`),
			() => logIn(key),
			() => userBehind(org().linkUrl, key),
		];
		expect(new Set(await hits('x', asks('x')))).toEqual(new Set([true]));
		expect(new Set(await hits('z', asks('y')))).toEqual(new Set([false]));
		expect(await hits('u', [() => link([{ user_id: 'u' }])])).toEqual([true]);
	});
});

describe('control routes', () => {
	const chart = {
		positions: [{ extKey: 'p', name: '직위', order: '1', level: '9' }],
		duties: [{ extKey: 'd', name: '직무', order: '' }],
		organizations: [
			{ extKey: 'b', name: '아래', parentExtKey: 'a', regDate: '2020-01-01' },
			{ extKey: 'a', name: '위', parentExtKey: '', regDate: '2019-01-01' },
		],
		members: [
			{
				user_id: 'u',
				user_name: '이름',
				extKey: 'm',
				passwordGiven: true,
				orgExtKeys: ['b', 'a'],
				positionExtKey: 'p',
				dutyExtKey: 'd',
				email: '',
				phone: '',
				cell: '',
				company_num: '1',
				birthday: '',
				birthday_type: '',
				zip_code: '',
				address: '',
				introduce: '',
				active: 'N',
				active_memo: '파견',
			},
		],
	};

	test('set the chart and show all of it', async () => {
		expect(await control('PUT', 'chart', chart)).toMatchObject({ status: 200 });
		expect((await control('GET', 'chart')).json).toEqual(chart);
		expect(org().chart()).toEqual(chart);
		expect((await control('GET', 'suspended')).json).toEqual(['u']);
		await control('PUT', 'chart', {});
		expect(org().chart()).toEqual({ positions: [], duties: [], organizations: [], members: [] });
	});

	test.each<[string, object]>([
		['an unknown parent', { organizations: [{ extKey: 'a', name: 'A', parentExtKey: 'x' }] }],
		[
			'a circle',
			{
				organizations: [
					{ extKey: 'a', name: 'A', parentExtKey: 'b' },
					{ extKey: 'b', name: 'B', parentExtKey: 'a' },
				],
			},
		],
		[
			'a key twice',
			{
				duties: [
					{ extKey: 'a', name: 'A' },
					{ extKey: 'a', name: 'B' },
				],
			},
		],
		[
			'a user twice',
			{
				members: [
					{ user_id: 'a', extKey: 'a' },
					{ user_id: 'a', extKey: 'b' },
				],
			},
		],
		['an unknown position', { members: [{ user_id: 'a', extKey: 'a', positionExtKey: 'p' }] }],
		['an unknown organisation', { members: [{ user_id: 'a', extKey: 'a', orgExtKeys: ['o'] }] }],
		['a password', { members: [{ user_id: 'a', extKey: 'a', user_pass: 'x' }] }],
		['a misspelt part', { position: [] }],
	])('refuse a chart with %s and change nothing', async (_name, given) => {
		org().setChart(chart as any);
		expect(await control('PUT', 'chart', given)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
		expect(org().chart()).toEqual(chart);
		await organization('POST', { extKey: 'later', name: '뒤' });
		expect(
			org()
				.chart()
				.organizations.map(({ extKey }) => extKey),
		).toEqual(['b', 'a', 'later']);
	});

	test('show what else is kept, without passwords and tokens', async () => {
		await control('PUT', 'settings', {
			linkTokens: ['office-token', 'secret-a'],
			unlinkedUsers: [{ user_id: 'old', user_name: '옛' }],
			dailyLimit: 3,
			callsUsed: 1,
		});
		await addMembers([person('a')]);
		await addMembers([person('b', { user_pass: 'pass-word-of-a-test', pass_word: 'pass-word-of-a-test' })]);
		const key = await temporaryKey();
		const shown = await Promise.all(
			['chart', 'requests', 'settings', 'unlinked', 'sso', 'quota', 'stats'].map((path) => control('GET', path)),
		);
		expect(shown.map(({ json }) => json).slice(2)).toEqual([
			expect.objectContaining({
				linkTokens: ['…', '…'],
				accountTokens: null,
				redirectTokens: [{ token: '…', user: expect.objectContaining({ 'user-id': 'admin' }) }],
			}),
			[{ user_id: 'old', user_name: '옛' }],
			[{ tmpKey: key, state: 'made', partnerId: null, rdUrl: null }],
			{ remaining: 0 },
			expect.objectContaining({ count: 3 }),
		]);
		expect(shown[1]!.json[0]).toMatchObject({
			route: 'createMembers',
			referenceId: 'a',
			effect: true,
			body: { user_list: [{ user_id: 'user-a', user_pass: true }] },
		});
		const all = shown.map(({ text }) => text).join(' ');
		for (const secret of ['pass-word-of-a-test', 'secret-a', 'office-token', 'sample-token'])
			expect([secret, all.includes(secret)]).toEqual([secret, false]);
		expect(shown[0]!.json.members).toEqual([expect.objectContaining({ passwordGiven: true })]);
	});

	test('quota-daily: no limit unless a test sets one; failures do not count', async () => {
		expect([org().remaining(), (await control('GET', 'quota')).json]).toEqual([null, { remaining: null }]);
		org().configure({ dailyLimit: 1, rateHeaders: true });
		await remove('duty', 'x');
		expect(org().remaining()).toBe(1);
		expect((await duties('POST', [title('x')])).headers['x-ratelimit-remaining']).toBe('0');
		expect((await duties('POST', [title('y')])).status).toBe(429);
		expect(org().chart().duties).toHaveLength(1);
	});

	test.each([
		[{ listFailure: 'none' }],
		[{ deletingUsedOrganizations: 'Y' }],
		[{ organizationsAs: 'names' }],
		[{ unlinkedUsers: [{ user_id: 'a' }] }],
		[{ redirectTokens: [{ token: 'a' }] }],
		[{ linktokens: [] }],
		[{ ssoAnswer: '302' }],
		[{ menus: 'mail' }],
		[{ positionMax: -1 }],
		[{ latencyMs: 1e12 }],
		[{ dailyLimit: '3' }],
	])('refuse the settings %j and change nothing', async (settings) => {
		const before = structuredClone(org().settings);
		expect(await control('PUT', 'settings', { seed: 6, ...settings })).toMatchObject({ status: 400 });
		expect(org().settings).toEqual(before);
	});

	test('clear the log, set faults, and reset, and leave the other vendors alone', async () => {
		await sendAt(sandbox.hiworks.url, '/nothing', { key: '' });
		await duties('POST', [title('x')]);
		await temporaryKey();
		await userBehind(org().linkUrl, 'sample-token');
		await control('DELETE', 'requests');
		expect(org().requests()).toEqual([]);
		await control('PUT', 'faults', [{ kind: '403' }]);
		expect((await duties('POST', [title('y')])).status).toBe(403);
		await control('PUT', 'settings', { positionMax: 1 });
		await control('POST', 'reset?keepSettings=true');
		expect([org().chart().duties, org().sso(), org().settings.positionMax]).toEqual([[], [], 1]);
		expect((await userBehind(org().linkUrl, 'sample-token')).status).toBe(200);
		await control('POST', 'reset');
		expect([org().settings.positionMax, org().settings.seed]).toEqual([30, 5]);
		expect(sandbox.hiworks.requests()).toHaveLength(1);
	});
});

test('strictKeys: false drops what the contract does not name', async () => {
	org().configure({ strictKeys: false });
	expect((await organization('POST', { extKey: 'a', name: 'A', memo: 'x' })).json.code).toBe('SUC');
	expect(org().requests()[0]).toMatchObject({ problems: [], body: { memo: 'x' } });
});
