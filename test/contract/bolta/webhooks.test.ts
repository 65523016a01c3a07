/** Events that a test makes itself, and the console's look at an address. */
import examples from '../../../sandbox/contracts/bolta.json';
import type { JsonObject } from '../../../sandbox/json.ts';
import { withBolta } from '../support/bolta.ts';
import { post, until } from '../support/client.ts';
import { SILENCE, withReceiver } from '../support/receiver.ts';

const receiver = withReceiver();
const { sandbox } = withBolta();
beforeEach(() => sandbox.bolta.configure({ webhookUrl: `${receiver.url}/hook?token=secret` }));

const control = (path: string, body?: object) =>
	post(sandbox.control.url, `/bolta/webhooks/${path}`, body, null, { key: '' });
const sendEvent = (sending: object) => control('send', sending);

describe("an event of the test's own", () => {
	test.each(Object.entries(examples.webhooks as JsonObject))('%s, as documented', async (eventType, { payload }) => {
		expect(await sendEvent({ body: payload })).toMatchObject({
			status: 200,
			json: { status: 200, error: null, text: 'answer 200' },
		});
		expect(receiver.received).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: '/hook?token=secret',
				headers: expect.objectContaining({ 'content-type': 'application/json' }),
			}),
		]);
		expect(JSON.parse(receiver.received[0]!.bytes.toString())).toEqual(payload);
		expect(sandbox.bolta.webhooks()).toEqual([
			expect.objectContaining({
				eventType,
				issuanceKey: payload.data.issuanceKey,
				body: payload,
				status: 200,
				error: null,
			}),
		]);
	});

	test.each<[object, string | Buffer]>([
		[{ text: '{"eventType":' }, '{"eventType":'],
		[{ text: '' }, ''],
		[{ base64: '/w==' }, Buffer.from([0xff])],
		[{ body: null }, 'null'],
		[{ body: [1] }, '[1]'],
		[{ body: 'text' }, '"text"'],
		[{ body: { eventType: 7, data: 'x' } }, '{"eventType":7,"data":"x"}'],
	])('or what is none: %j', async (sending, bytes) => {
		expect(await sendEvent(sending)).toMatchObject({ status: 200, json: { status: 200 } });
		expect(receiver.received[0]!.bytes).toEqual(Buffer.from(bytes));
		expect(sandbox.bolta.webhooks()[0]).toMatchObject({ eventType: null, issuanceKey: null });
	});

	test('longer than most would take', async () => {
		expect(await sendEvent({ body: { eventType: 'x'.repeat(2 ** 21) } })).toMatchObject({ json: { status: 200 } });
		expect(receiver.received[0]!.bytes.length).toBeGreaterThan(2 ** 21);
	});

	test('with headers and query of its choice, and without the usual ones', async () => {
		await sendEvent({
			body: {},
			headers: { 'X-Forwarded-For': '43.201.136.252', 'Content-Type': 'text/plain', 'x-token': 'a' },
			query: { token: 'wrong', more: '1 & 2' },
		});
		await sendEvent({ body: {}, headers: { 'content-type': null }, query: { token: null } });
		expect(receiver.received.map(({ url }) => url)).toEqual(['/hook?token=wrong&more=1+%26+2', '/hook']);
		expect(receiver.received[0]!.headers).toMatchObject({
			'x-forwarded-for': '43.201.136.252',
			'content-type': 'text/plain',
			'x-token': 'a',
		});
		expect(receiver.received[1]!.headers).not.toHaveProperty('content-type');
	});

	test('refused, or not taken at all', async () => {
		receiver.status = 403;
		expect((await sendEvent({ body: {} })).json).toEqual({ status: 403, error: null, text: 'answer 403' });
		sandbox.bolta.configure({ webhookUrl: 'http://127.0.0.1:1/' });
		expect((await sendEvent({ body: {} })).json).toEqual({ status: null, error: 'ECONNREFUSED', text: '' });
		expect(sandbox.bolta.webhooks().map(({ status, error }) => [status, error])).toEqual([
			[403, null],
			[null, 'ECONNREFUSED'],
		]);
	});

	test('given up by a reset, when nobody answers', async () => {
		receiver.status = SILENCE;
		const answer = sandbox.bolta.sendWebhook({ body: {} });
		await until(() => receiver.received.length === 1);
		sandbox.bolta.reset();
		expect(await answer).toEqual({ status: null, error: 'ECONNRESET', text: '' });
	});

	test.each<[object]>([[{}], [{ body: {}, text: '' }], [{ body: {}, header: {} }], [{ body: {}, headers: { a: 1 } }]])(
		'not set up as %j',
		async (sending) => {
			expect(await sendEvent(sending)).toMatchObject({
				status: 400,
				json: { error: expect.stringContaining('event') },
			});
			expect(receiver.received).toEqual([]);
		},
	);

	test('only where there is an address', async () => {
		sandbox.bolta.configure({ webhookUrl: null });
		expect(await sendEvent({ body: {} })).toMatchObject({
			status: 400,
			json: { error: expect.stringContaining('webhookUrl') },
		});
		expect(await control('probe')).toMatchObject({ status: 400 });
	});
});

describe('saving an address in the console', () => {
	test.each([
		[200, true],
		[204, false],
		[302, false],
		[405, false],
	])('that answers GET with %d', async (status, accepted) => {
		receiver.status = status;
		expect(await control('probe')).toMatchObject({ status: 200, json: { accepted, status, error: null } });
		expect(receiver.received.map(({ method, url, bytes }) => [method, url, bytes.length])).toEqual([
			['GET', '/hook?token=secret', 0],
		]);
		expect(sandbox.bolta.webhooks()).toEqual([]);
	});

	test('where nobody is', async () => {
		sandbox.bolta.configure({ webhookUrl: 'http://127.0.0.1:1/' });
		expect((await control('probe')).json).toEqual({ accepted: false, status: null, error: 'ECONNREFUSED' });
	});
});
