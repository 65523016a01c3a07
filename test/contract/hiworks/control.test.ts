/** Faults in the words of the Hiworks office, and the routes by which a test looks into it from another process. */
import { startSandbox, type Fault } from '../../../sandbox/index.ts';
import { send, until } from '../support/client.ts';
import { fileHead } from '../support/hiworksBill.ts';
import { ACCOUNTING, draft as draftAt, sms as smsAt, withHiworks } from '../support/hiworksOffice.ts';

const { sandbox, call, get, mail, notify, alimtalk, exchange, sms, draft } = withHiworks({ seed: 5 });

const hiworks = () => sandbox.hiworks;
const control = (method: string, path: string, body?: unknown) =>
	send(sandbox.control.url, `/hiworks/${path}`, {
		method,
		key: '',
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});
const accounts = (method: string, ...codes: string[]) =>
	call(
		method,
		`${ACCOUNTING}/account`,
		method === 'DELETE'
			? { account_code: codes.join(', ') }
			: {
					list: codes.map((code) => ({
						account_code: code,
						...(method === 'PUT' ? { m_account_name: 'x' } : { account_name: code, ext_key: code }),
					})),
				},
	);

describe('faults', () => {
	const failure = { code: 'ERR', message: expect.any(String) };

	test.each<[Fault, object, number]>([
		[{ kind: '429' }, { status: 429, headers: { 'retry-after': '1' }, json: failure }, 0],
		[{ kind: '500' }, { status: 500, json: failure }, 0],
		[{ kind: '503html' }, { status: 503, text: expect.stringMatching(/^<!DOCTYPE html>/) }, 0],
		[{ kind: '401empty' }, { status: 401, text: '' }, 0],
		[{ kind: '403' }, { status: 403, json: failure }, 0],
		[{ kind: '408' }, { status: 408, json: failure }, 0],
		[{ kind: 'redirect' }, { status: 302, headers: { location: '/redirected' } }, 0],
		[{ kind: '200errorEnvelope' }, { status: 200, json: failure }, 0],
		[{ kind: '200withoutKey' }, { status: 200, json: { code: 'SUC', result: { success: 1 } } }, 1],
		[{ kind: 'truncatedJson' }, { status: 200, json: undefined, text: expect.stringMatching(/^\{"code":"SUC"/) }, 1],
	])('%j', async (fault, answer, messages) => {
		hiworks().setFaults([fault]);
		const received = await sms();
		expect(received).toMatchObject(answer);
		if (fault.kind === '200withoutKey') expect(received.json.result).not.toHaveProperty('refkey');
		expect([hiworks().sms().length, hiworks().remaining()]).toEqual([messages, 1_000 - messages]);
		expect(hiworks().requests()[0]).toMatchObject({ fault: fault.kind, effect: messages === 1 });
	});

	test.each<[Fault['kind'], number]>([
		['resetBefore', 0],
		['resetAfter', 1],
	])('%s', async (kind, messages) => {
		hiworks().setFaults([{ kind }]);
		await expect(sms()).rejects.toThrow();
		expect([hiworks().sms().length, hiworks().requests()[0]!.status]).toEqual([messages, 'reset']);
	});

	test('an answer without the key it promises, whatever it is', async () => {
		hiworks().setRecords('account', [{ code: 'b', name: 'b' }]);
		hiworks().configure({ spending: [{ document_no: '1', fixed_date: '2026-05-01' }], accessTokens: null });
		const approvalKey = (await draft()).json.data.approval_key;
		const { approvalId } = await hiworks().submit(approvalKey);
		const refkey = (await sms({ send_date: '2099-01-01 00:00:00' })).json.result.refkey;
		await alimtalk();
		hiworks().setFaults([{ kind: '200withoutKey' }]);
		const reserve = (method: string, more: object = {}) =>
			call(method, '/office/v2/sms/reserve', { user_id: 'admin', ref_key: refkey, ...more });
		const asked: Array<[string, () => Promise<{ status: number; json: any }>]> = [
			['createAccounts', () => accounts('POST', 'a')],
			['updateAccounts', () => accounts('PUT', 'a')],
			['deleteAccounts', () => accounts('DELETE', 'a')],
			['listAccounts', () => get(`${ACCOUNTING}/account`)],
			['listSpendingReport', () => get(`${ACCOUNTING}/spending_report?fixed_date=202605`)],
			[
				'updateSpendingReport',
				() => call('PUT', `${ACCOUNTING}/spending_report`, { list: [{ document_no: '1', m_alias: 'x' }] }),
			],
			['createApprovalDraft', () => draft()],
			['getApprovalDocument', () => get(`/approval/v2/documents/${approvalId}`)],
			['getOrgChart', () => get('/hrm/v2/organizations')],
			['listUsers', () => get('/hrm/v2/users')],
			['getMe', () => get('/user/v2/me')],
			['createAccessToken', () => exchange()],
			['sendNotification', () => notify()],
			['sendMail', () => mail()],
			['sendSms', () => sms()],
			['getSmsBalance', () => get('/office/v2/sms/count?user_id=admin')],
			['getSmsUsage', () => get('/office/v2/sms/usage?user_id=admin')],
			['getSmsResult', () => get(`/office/v2/sms/result?user_id=admin&ref_key=${refkey}`)],
			['updateSmsReservation', () => reserve('PUT', { send_date: '2099-01-02 00:00:00' })],
			['cancelSmsReservation', () => reserve('DELETE')],
			['sendAlimtalk', () => alimtalk()],
			['getAlimtalkBalance', () => get('/kakao/v2/balance?filter[user_id]=a')],
			['getAlimtalkMessage', () => get('/kakao/v2/messages/1001')],
		];
		for (const [operation, ask] of asked) {
			const { status, json } = await ask();
			expect([operation, hiworks().requests().at(-1)]).toEqual([
				operation,
				expect.objectContaining({ route: operation, fault: '200withoutKey', problems: [] }),
			]);
			expect([operation, status < 300 && json.code !== 'ERR']).toEqual([operation, true]);
			const { contract } = hiworks();
			// Of what is guessed the contract demands nothing.
			if (operation !== 'getSmsResult')
				expect([operation, contract.answerProblems(operation, status, json)]).not.toEqual([operation, []]);
			else expect(json).toEqual({ code: 'SUC', message: '' });
		}
	});

	const isHit = async (fault: Fault, calls: Array<() => Promise<{ status: number }>>) => {
		hiworks().setFaults([fault]);
		const hits: boolean[] = [];
		for (const ask of calls) hits.push((await ask()).status === 500);
		return hits;
	};

	test('hit whom or what a request is about', async () => {
		const approvalId = (await hiworks().submit((await draft({ subject: 'x' })).json.data.approval_key)).approvalId;
		const refkey = (await sms({ receiver: '0100' })).json.result.refkey;
		const { id } = (await alimtalk({ to: '8210999999' })).json.data;
		const about = async (referenceIds: string[], calls: Array<() => Promise<{ status: number }>>) =>
			expect(await isHit({ kind: '500', match: { referenceIds } }, calls)).toEqual(
				calls.map((_ask, index) => index > 0),
			);
		const reservation = (method: string, ref_key: string) =>
			call(method, '/office/v2/sms/reserve', { user_id: 'admin', ref_key, send_date: '2099-01-01 00:00:00' });
		await about(
			['x'],
			[() => draft(), () => draft({ subject: 'x' }), () => get(`/approval/v2/documents/${approvalId}`)],
		);
		await about(
			['0100'],
			[
				() => sms(),
				() => sms({ receiver: '0100' }),
				() => get(`/office/v2/sms/result?user_id=a&ref_key=${refkey}`),
				() => reservation('PUT', refkey),
				() => reservation('DELETE', refkey),
			],
		);
		await about(
			['8210999999'],
			[() => alimtalk(), () => alimtalk({ to: '8210999999' }), () => get(`/kakao/v2/messages/${id}`)],
		);
		await about(['a@example.com'], [() => mail(), () => mail({ to: 'a@example.com' })]);
		await about(['kcs'], [() => notify(), () => notify({ user_list: ['kcs', 'admin'] })]);
		await about(
			['a'],
			[
				() => accounts('POST', 'b', 'a'),
				() => accounts('POST', 'a', 'b'),
				() => accounts('PUT', 'a'),
				() => accounts('DELETE', 'a', 'b'),
				() => get(`${ACCOUNTING}/department?code=a`),
			],
		);
		await about(
			['202605', '7', 'k'],
			[
				() => get(`${ACCOUNTING}/spending_report?fixed_date=202606`),
				() => get(`${ACCOUNTING}/spending_report?fixed_date=202605`),
				() => call('PUT', `${ACCOUNTING}/spending_report`, { list: [{ document_no: '7', m_alias: '' }] }),
				() => call('PUT', `${ACCOUNTING}/account`, { list: [{ ext_key: 'k', m_account_name: 'x' }] }),
			],
		);
	});

	test('hit the nth attempt at the same receiver, and a route', async () => {
		const calls = ['0101', '0102', '0101', '0103'].map((receiver) => () => sms({ receiver }));
		expect(await isHit({ kind: '500', match: { attempt: 2 } }, calls)).toEqual([false, false, true, false]);
		expect(await isHit({ kind: '500', match: { route: 'sendNotification' } }, [() => sms(), () => notify()])).toEqual([
			false,
			true,
		]);
	});
});

describe('control routes', () => {
	test('show everything that is kept', async () => {
		await sms();
		await alimtalk();
		await notify();
		await mail({}, [{ head: fileHead('첨부.txt'), bytes: '내용' }]);
		await accounts('POST', 'a');
		const { json: mails } = await control('GET', 'mails');
		expect(mails).toEqual([
			expect.objectContaining({
				to: 'to@example.com',
				files: [
					{ name: '첨부.txt', contentType: 'text/plain', size: 6, base64: Buffer.from('내용').toString('base64') },
				],
			}),
		]);
		const shown = await Promise.all(
			['sms', 'sms/receivers', 'alimtalk', 'notifications', 'lists', 'spending', 'quota'].map(
				async (path) => (await control('GET', path)).json,
			),
		);
		expect(shown).toEqual([
			hiworks().sms(),
			{ '01000002222': 1 },
			hiworks().alimtalk(),
			hiworks().notifications(),
			hiworks().lists(),
			hiworks().spending(),
			{ remaining: 995 },
		]);
		expect(hiworks().lists()).toEqual({
			department: [],
			customer: [],
			account: [expect.objectContaining({ code: 'a' })],
		});
	});

	test('set a list, and switch a record off', async () => {
		expect(
			await control('PUT', 'lists/customer', [
				{ code: 'a', name: '가', company_num: '888-88-88888', use_flag: 'N', no: '77' },
				{ code: 'b', name: '나' },
			]),
		).toMatchObject({ status: 200 });
		expect(hiworks().lists().customer).toEqual([
			expect.objectContaining({ no: '77', code: 'a', company_num: '888-88-88888', use_flag: 'N' }),
			{
				basic_info_no: '123123',
				no: '78',
				code: 'b',
				name: '나',
				company_num: '',
				bank_name: '',
				account_num: '',
				account_holder: '',
				use_flag: 'Y',
				ext_key: '',
				updatedate: expect.any(String),
			},
		]);
		expect(await control('PUT', 'lists/customer/use-flag', { code: 'b', useFlag: 'N' })).toMatchObject({ status: 200 });
		expect((await get(`${ACCOUNTING}/customer`)).json.data.map((record: any) => record.use_flag)).toEqual(['N', 'N']);
		for (const [path, body] of [
			['lists/other', []],
			['lists/customer', [{ code: 'a' }]],
			['lists/customer', [{ code: 'a', name: 'a', no: 'x' }]],
			['lists/customer', [{ code: 'a', name: 'a', customer_name: 'x' }]],
			['lists/customer/use-flag', { code: 'b', useFlag: 'X' }],
			['lists/customer/use-flag', { code: 'x', useFlag: 'Y' }],
		] as const) {
			expect([path, (await control('PUT', path, body)).status]).toEqual([path, 400]);
		}
		expect(hiworks().lists().customer).toHaveLength(2);
	});

	test('merge settings and show them without tokens', async () => {
		const changed = await control('PUT', 'settings', {
			dailyLimit: 3,
			officeTokens: ['secret-a', 'secret-b'],
			accessTokens: ['secret-c'],
			authCodes: ['secret-d'],
			refreshTokens: ['secret-e'],
			client: { id: 'client', secret: 'secret-f' },
		});
		expect(changed).toMatchObject({
			status: 200,
			json: {
				dailyLimit: 3,
				seed: 5,
				officeTokens: ['…', '…'],
				accessTokens: ['…'],
				client: { id: 'client', secret: '…' },
			},
		});
		const shown = await control('GET', 'settings');
		expect(shown.json).toEqual(changed.json);
		expect(shown.text).not.toContain('secret-');
		expect(hiworks().settings.officeTokens).toEqual(['secret-a', 'secret-b']);
	});

	test.each([
		[{ dailylimit: 1 }],
		[{ refusal: 'HTTP 401' }],
		[{ rowOrder: 'random' }],
		[{ successStatus: '201' }],
		[{ spending: [{ price: '1' }] }],
		[{ spending: [{ document_no: '1', memo: 'x' }] }],
		[{ spending: [{ document_no: '1', fixed_date: '202605' }] }],
		[{ callbackAppend: '&' }],
		[{ callbackDelayMs: 1e12 }],
		[{ repeatCallbacks: -1 }],
		[{ stateReading: 'false' }],
		[{ users: [{ no: '1' }] }],
		[{ organization: { name: 'x' } }],
		[{ smsBalance: { shared: 1 } }],
		[{ templates: { a: 1 } }],
		[{ client: { id: 'x' } }],
		[{ officeNo: 'x' }],
		[{ unknownUsers: 'taken' }],
		[{ alimtalkIdAs: 'text' }],
	])('refuse the settings %j and change nothing', async (settings) => {
		const before = structuredClone(hiworks().settings);
		expect(await control('PUT', 'settings', { seed: 6, ...settings })).toMatchObject({
			status: 400,
			json: { error: expect.any(String) },
		});
		expect(hiworks().settings).toEqual(before);
	});

	test('show and clear the log, count, set faults, and reset', async () => {
		await sms();
		const { json, text } = await control('GET', 'requests');
		expect(json).toEqual([
			expect.objectContaining({
				number: 1,
				method: 'POST',
				path: '/office/v2/sms/send',
				route: 'sendSms',
				mode: null,
				referenceId: '01000002222',
				status: 200,
				effect: true,
				problems: [],
				body: expect.objectContaining({ message: '본문' }),
			}),
		]);
		expect(text).not.toContain('office-token');
		expect((await control('GET', 'stats')).json).toMatchObject({
			count: 1,
			inFlight: 0,
			byRoute: { sendSms: { count: 1 } },
		});
		await control('DELETE', 'requests');
		expect(hiworks().requests()).toEqual([]);
		await control('PUT', 'faults', [{ kind: '403' }]);
		expect(await sms()).toMatchObject({ status: 403 });
		await control('PUT', 'settings', { dailyLimit: 7 });
		await control('POST', 'reset?keepSettings=true');
		expect([hiworks().sms(), hiworks().requests(), hiworks().remaining()]).toEqual([[], [], 7]);
		await Promise.all([
			sms(),
			alimtalk(),
			notify(),
			mail(),
			accounts('POST', 'a'),
			draft(),
			call('PUT', `${ACCOUNTING}/spending_report`, { list: [{ document_no: '1231233', m_alias: 'x' }] }),
		]);
		expect(hiworks().spending()[0]!.line.alias).toBe('x');
		await control('POST', 'reset');
		expect([
			hiworks().sms(),
			hiworks().alimtalk(),
			hiworks().notifications(),
			hiworks().mails(),
			hiworks().lists().account,
			hiworks().approvals(),
			hiworks().spending()[0]!.line.alias,
		]).toEqual([[], [], [], [], [], [], 'test1']);
		expect([hiworks().settings.dailyLimit, hiworks().settings.seed, hiworks().remaining()]).toEqual([1_000, 5, 1_000]);
	});

	test('leave the other vendors alone', async () => {
		await send(sandbox.bolta.url, '/v1/nothing');
		await send(sandbox.hiworksBill.url, '/v4/office-files', { key: '' });
		await control('POST', 'reset');
		expect([sandbox.bolta.requests().length, sandbox.hiworksBill.requests().length]).toEqual([1, 1]);
		sandbox.bolta.reset();
		sandbox.hiworksBill.reset();
	});
});

test('an answer that comes late has been worked for on arrival', async () => {
	hiworks().configure({ latencyMs: 600_000, logBodies: false });
	const client = new AbortController();
	const answer = sms({}, { signal: client.signal }).catch(() => 'gone');
	await until(() => hiworks().sms().length === 1);
	client.abort();
	expect([await answer, hiworks().requests()[0]!.body]).toEqual(['gone', undefined]);
});

test('closing ends its connections and callbacks too', async () => {
	const other = await startSandbox();
	other.hiworks.configure({ callbackDelayMs: 600_000 });
	const told = other.hiworks.submit((await draftAt(other.hiworks.url)).json.data.approval_key);
	other.hiworks.setFaults([{ kind: 'noAnswer', effect: true }]);
	const waiting = smsAt(other.hiworks.url).catch((error: NodeJS.ErrnoException) => error.code);
	await until(() => other.hiworks.sms().length === 1);
	await other.close();
	expect([await waiting, (await told).callbacks]).toEqual(['ECONNRESET', []]);
	expect(await smsAt(other.hiworks.url).catch((error: NodeJS.ErrnoException) => error.code)).toBe('ECONNREFUSED');
});
