/** Approval in the emulated office: drafts, what people make of them, and the callbacks that tell of it. */
import type { Decision, HiworksSettings } from '../../../sandbox/index.ts';
import { open, send, until } from '../support/client.ts';
import { withHiworks } from '../support/hiworksOffice.ts';
import { SILENCE, withReceiver } from '../support/receiver.ts';

const receiver = withReceiver();
const { sandbox, draft, get } = withHiworks();

const hiworks = () => sandbox.hiworks;
const hook = (path = '/hook') => `${receiver.url}${path}`;
const drafted = async (changes: object = {}) =>
	(await draft({ callback_url: hook(), ...changes })).json.data.approval_key as string;
const submitted = async (changes: object = {}) => hiworks().submit(await drafted(changes));
const stateOf = async (approvalId: string) => (await get(`/approval/v2/documents/${approvalId}`)).json;
const parametersOf = (address: string) =>
	Object.fromEntries(new URLSearchParams(address.slice(address.indexOf('?') + 1)));

describe('a draft', () => {
	test('approval-two-checks: has a key and the address of a page', async () => {
		const { status, json } = await draft({
			state: '0123456789abcdef0123456789abcdef.주문-1',
			files: [{ file_name: '견적.pdf', file: Buffer.from('내용').toString('base64') }],
		});
		expect([status, hiworks().contract.answerProblems('createApprovalDraft', 200, json, true)]).toEqual([200, []]);
		const { approval_key: approvalKey, login_url: loginUrl } = json.data;
		expect([approvalKey, loginUrl]).toEqual([
			expect.stringMatching(/^[0-9a-f]{32}$/),
			`${sandbox.control.url}/hiworks/popup/approval/${approvalKey}`,
		]);
		expect(hiworks().approvals()).toEqual([
			{
				approvalKey,
				loginUrl,
				formId: 'form-1',
				subject: '지출 결의',
				contents: '<p>본문</p>',
				callbackUrl: 'http://127.0.0.1:1/callback',
				modifyContents: 'N',
				modifyFiles: 'N',
				requestHash: '0123456789abcdef0123456789abcdef.주문-1',
				files: [{ name: '견적.pdf', size: 6 }],
				state: 'draft',
				approvalId: null,
				approvalCode: null,
			},
		]);
	});

	test('is another one each time, even of the same content', async () => {
		expect(await drafted()).not.toBe(await drafted());
	});

	test('approval-user-finishes: cannot be read or decided, and tells nobody anything', async () => {
		const key = await drafted();
		await expect(hiworks().decide(key, 'complete')).rejects.toThrow('is draft');
		await expect(hiworks().sendCallback(key)).rejects.toThrow('was not submitted');
		expect(await stateOf('1234567')).toMatchObject({ code: 'ERR' });
		expect([receiver.received, hiworks().callbacks()]).toEqual([[], []]);
	});

	test.each<[string, object]>([
		['no form', { form_id: undefined }],
		['a blank subject', { subject: ' ' }],
		['approval-contents-optional: no contents', { contents: undefined }],
		['a callback address without a host', { callback_url: 'example.com' }],
		['another flag', { modify_files_flag: 'y' }],
		['a file that is not base64', { files: [{ file_name: 'a', file: '내용' }] }],
		['approval-files-array: no array', { files: { 0: { file_name: 'a', file: 'YQ==' } } }],
		['a file without a name', { files: [{ file: 'YQ==' }] }],
		['an unknown key', { user_id: 'admin' }],
	])('with %s is refused', async (_name, changes) => {
		expect((await draft(changes)).json).toMatchObject({ code: 'ERR', message: expect.stringContaining('body') });
		expect(hiworks().approvals()).toEqual([]);
	});

	test('is submitted by a person on its page', async () => {
		const key = await drafted();
		const page = `${sandbox.control.url}/hiworks/popup/approval/${key}`;
		const form = await open(page);
		expect([form.status, form.headers['content-type'], form.text]).toEqual([
			200,
			'text/html;charset=UTF-8',
			expect.stringContaining('<form method="post">'),
		]);
		expect(hiworks().approvals()[0]!.state).toBe('draft');
		const done = await open(page, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
		expect([done.status, done.text]).toEqual([200, expect.stringContaining('QW-테스트-근무-')]);
		expect([hiworks().approvals()[0]!.state, receiver.received.length]).toEqual(['progress', 1]);
		expect((await open(page)).text).not.toContain('<form');
		expect((await open(page, { method: 'POST' })).status).toBe(400);
		expect((await open(`${page}x`)).status).toBe(404);
	});
});

describe('a document', () => {
	test('approval-state-echo: tells of itself, as the contract has it', async () => {
		const { approvalKey, approvalId, approvalCode, callbacks } = await submitted({ state: 'hash.주문 1&2' });
		expect([approvalId, approvalCode]).toEqual([
			expect.stringMatching(/^\d{7}$/),
			expect.stringMatching(/^QW-테스트-근무-\d{4}-0001$/),
		]);
		const parameters = {
			office_id: '123456',
			approval_key: approvalKey,
			approval_id: approvalId,
			approval_code: approvalCode,
			state: 'progress',
			request_hash: 'hash.주문 1&2',
		};
		expect(receiver.received).toEqual([
			expect.objectContaining({ method: 'GET', url: expect.stringMatching(/^\/hook\?office_id=123456&approval_key=/) }),
		]);
		expect(parametersOf(receiver.received[0]!.url)).toEqual(parameters);
		expect(callbacks).toEqual([
			{
				approvalKey,
				parameters,
				to: hook().slice(7),
				status: 200,
				error: null,
				text: 'answer 200',
				sentAt: expect.any(Number),
			},
		]);
		expect(hiworks().callbacks()).toEqual(callbacks);
		const { parameters: named } = hiworks().contract.document.webhooks.approvalStateChanged.get;
		expect(Object.keys(parameters)).toEqual(named.map(({ name }: { name: string }) => name));
		for (const { name, schema } of named)
			expect([name, hiworks().contract.validator(schema)(parameters[name as keyof typeof parameters])]).toEqual([
				name,
				[],
			]);
	});

	test.each<[Decision]>([['complete'], ['rejected'], ['canceled'], ['cancelled'], ['deleted']])(
		'callback-spelling: is decided: %s',
		async (decision) => {
			const { approvalKey, approvalId } = await submitted();
			expect(await stateOf(approvalId!)).toEqual({
				data: { type: 'documents', id: approvalId, attributes: { state: 'progress' } },
			});
			expect((await hiworks().decide(approvalKey, decision)).state).toBe(decision);
			expect(parametersOf(receiver.received[1]!.url)).toMatchObject({
				state: decision,
				approval_id: approvalId,
				request_hash: '',
			});
			expect(await stateOf(approvalId!)).toEqual({
				data: { type: 'documents', id: approvalId, attributes: { state: decision } },
			});
			await expect(hiworks().decide(approvalKey, 'complete')).rejects.toThrow(`is ${decision}`);
			await expect(hiworks().submit(approvalKey)).rejects.toThrow('was submitted');
		},
	);

	test('callback-canceled: that is withdrawn is sent back where the office keeps such', async () => {
		hiworks().configure({ withdrawnAs: 'rejected' });
		const { approvalKey } = await submitted();
		await hiworks().decide(approvalKey, 'canceled');
		expect([parametersOf(receiver.received[1]!.url).state, hiworks().approvals()[0]!.state]).toEqual([
			'rejected',
			'rejected',
		]);
	});

	test('that is decided can still be deleted, once', async () => {
		const { approvalKey } = await submitted();
		await hiworks().decide(approvalKey, 'complete');
		await hiworks().decide(approvalKey, 'deleted');
		expect(receiver.received.map(({ url: address }) => parametersOf(address).state)).toEqual([
			'progress',
			'complete',
			'deleted',
		]);
		await expect(hiworks().decide(approvalKey, 'deleted')).rejects.toThrow('is deleted');
	});

	test('approval-id, approval-own-only: is read by its id, and by nothing else', async () => {
		const { approvalKey, approvalCode } = await submitted();
		for (const other of [approvalKey, encodeURIComponent(approvalCode!), '7654321'])
			expect(await stateOf(other)).toMatchObject({ code: 'ERR', message: expect.any(String) });
		hiworks().configure({ errorsWithStatus200: false });
		expect((await get('/approval/v2/documents/7654321')).status).toBe(404);
	});

	test.each<[HiworksSettings['stateReading'], object]>([
		['true', { status: 200, json: { data: { attributes: { state: 'complete' } } } }],
		['stale', { status: 200, json: { data: { attributes: { state: 'progress' } } } }],
		['unreachable', { status: 503, text: '' }],
	])('is read as it is, or not: %s', async (stateReading, answer) => {
		hiworks().configure({ stateReading });
		const { approvalKey, approvalId } = await submitted();
		await hiworks().decide(approvalKey, 'complete');
		expect(await get(`/approval/v2/documents/${approvalId}`)).toMatchObject(answer);
	});

	test('that nobody drafted cannot be decided', async () => {
		await expect(hiworks().submit('x')).rejects.toThrow('there is no approval x');
		await expect(hiworks().decide('x', 'complete')).rejects.toThrow('there is no approval x');
		const { approvalKey } = await submitted();
		await expect(hiworks().decide(approvalKey, 'approved' as Decision)).rejects.toThrow('decision');
	});
});

describe('callbacks', () => {
	test.each<[HiworksSettings['callbackAppend'], string, RegExp]>([
		['?', '/hook', /^\/hook\?office_id=123456&/],
		['?', '/hook?token=a', /^\/hook\?token=a\?office_id=123456&/],
		['smart', '/hook', /^\/hook\?office_id=123456&/],
		['smart', '/hook?token=a', /^\/hook\?token=a&office_id=123456&/],
	])('callback-append: %s to %s', async (callbackAppend, path, sent) => {
		hiworks().configure({ callbackAppend });
		await submitted({ callback_url: hook(path) });
		expect(receiver.received[0]!.url).toMatch(sent);
		expect(hiworks().callbacks()[0]).toMatchObject({ to: hook(path).slice(7), status: 200 });
	});

	test('are noted with what came of them', async () => {
		receiver.status = 404;
		expect((await submitted()).callbacks).toEqual([
			expect.objectContaining({ status: 404, error: null, text: 'answer 404' }),
		]);
		expect((await submitted({ callback_url: 'http://127.0.0.1:1/' })).callbacks).toEqual([
			expect.objectContaining({ status: null, error: 'ECONNREFUSED' }),
		]);
	});

	test.each(['https://example.com/callback', 'http://127.0.0.1.example.com/', 'https://127.0.0.1/'])(
		'never leave this machine: %s',
		async (address) => {
			expect((await submitted({ callback_url: address })).callbacks).toEqual([
				expect.objectContaining({ status: null, error: 'not on loopback', to: address.replace(/^https?:\/\//, '') }),
			]);
		},
	);

	test('come again and late where that is wanted, with the state of then', async () => {
		hiworks().configure({ repeatCallbacks: 2, callbackDelayMs: 5 });
		const key = await drafted();
		const first = hiworks().submit(key);
		expect(receiver.received).toEqual([]);
		const second = hiworks().decide(key, 'complete');
		expect([(await first).callbacks.length, (await second).callbacks.length]).toEqual([3, 3]);
		const states = receiver.received.map(({ url: address }) => parametersOf(address).state);
		expect(states.toSorted()).toEqual(['complete', 'complete', 'complete', 'progress', 'progress', 'progress']);
	});

	test("of the test's own making: repeated, forged, or without a parameter", async () => {
		const { approvalKey } = await submitted({ state: 'mine' });
		await hiworks().decide(approvalKey, 'complete');
		await hiworks().sendCallback(approvalKey);
		expect(receiver.received[2]).toEqual(receiver.received[1]);
		expect(
			await hiworks().sendCallback(approvalKey, { request_hash: 'forged', approval_code: null, more: 'x' }),
		).toMatchObject({ status: 200, text: 'answer 200' });
		expect(parametersOf(receiver.received[3]!.url)).toEqual({
			office_id: '123456',
			approval_key: approvalKey,
			approval_id: expect.any(String),
			state: 'complete',
			request_hash: 'forged',
			more: 'x',
		});
		await expect(hiworks().sendCallback(approvalKey, { state: 5 as never })).rejects.toThrow('changes');
		expect(hiworks().approvals()[0]!.state).toBe('complete');
	});

	test('end with a reset: those under way, and those that wait', async () => {
		receiver.status = SILENCE;
		const waiting = submitted();
		await until(() => receiver.received.length === 1);
		hiworks().reset();
		expect((await waiting).callbacks).toEqual([expect.objectContaining({ status: null, error: 'ECONNRESET' })]);
		hiworks().configure({ callbackDelayMs: 600_000 });
		const late = hiworks().submit(await drafted());
		hiworks().reset();
		expect([(await late).callbacks, hiworks().callbacks(), receiver.received.length]).toEqual([[], [], 1]);
	});

	test('are asked for by the control routes', async () => {
		const post = (path: string, body: object) =>
			send(sandbox.control.url, `/hiworks/${path}`, {
				method: 'POST',
				key: '',
				body: JSON.stringify(body),
				headers: { 'Content-Type': 'application/json' },
			});
		const approvalKey = await drafted();
		expect(await post('approvals/submit', { approvalKey })).toMatchObject({
			status: 200,
			json: { state: 'progress', callbacks: [{ status: 200 }] },
		});
		expect(await post('approvals/decide', { approvalKey, decision: 'complete' })).toMatchObject({
			status: 200,
			json: { state: 'complete', approvalId: expect.any(String) },
		});
		expect(await post('callbacks/send', { approvalKey })).toMatchObject({
			status: 200,
			json: { parameters: { state: 'complete' } },
		});
		expect(await post('callbacks/send', { approvalKey, changes: { state: 'deleted' } })).toMatchObject({
			json: { parameters: { state: 'deleted' } },
		});
		const shown = async (path: string) => (await send(sandbox.control.url, `/hiworks/${path}`, { key: '' })).json;
		expect([await shown('callbacks'), await shown('approvals')]).toEqual([
			hiworks().callbacks(),
			hiworks().approvals(),
		]);
		expect(hiworks().callbacks()).toHaveLength(4);
		for (const [path, body] of [
			['approvals/submit', { approvalKey: 'x' }],
			['approvals/decide', { approvalKey, decision: 'x' }],
			['callbacks/send', { approvalKey: 'x' }],
		] as const) {
			expect(await post(path, body)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
		}
	});
});
