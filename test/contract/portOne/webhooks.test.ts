/**
 * What PortOne tells of by itself: events, signed, told again until they are taken; and deliveries of a test's own
 * making.
 */
import { createHmac } from 'node:crypto';
import { signatureHeaders } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { until } from '../support/client.ts';
import { BUYER, CALL, contract, control, keys, SELLER, withPortOne } from '../support/portOne.ts';
import { CUT, withReceiver, type Delivery } from '../support/receiver.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW, ISSUE, REQUEST, CANCEL_REQUEST, REFUSE, CANCEL_ISSUANCE, SEND } = CALL;

const receiver = withReceiver();
/** In which something would come, if it came. */
const pause = () =>
	new Promise((resolve) => {
		setTimeout(resolve, 40);
	});
const TOKEN = 'token-of-the-receiver';
const KEY = Buffer.from('key of a test, thirty-two bytes.');
const SECRET = `whsec_${KEY.toString('base64')}`;

const { sandbox, made, step } = withPortOne({ resultDelayMs: 1_000_000_000 });
beforeEach(() =>
	sandbox.portOne.configure({ webhookUrl: `${receiver.url}/hook?token=${TOKEN}`, webhookRetryMs: [1, 1, 1, 1] }),
);

const bodies = () => receiver.received.map(({ bytes }) => JSON.parse(bytes.toString()) as JsonObject);
const types = () => bodies().map(({ type }) => type as string);
const DAYS = 2_000_000_000;
const settled = (count: number) =>
	until(
		() => sandbox.portOne.webhooks().filter(({ status, error }) => status !== null || error !== null).length >= count,
	);

describe('events', () => {
	/** What each step tells of; a number is a wait. */
	test.each<[string, 'NORMAL' | 'REVERSE', string | null, Array<[string | number, string | null]>]>([
		[
			DRAFT,
			'NORMAL',
			null,
			[
				[ISSUE, 'Issued'],
				[CANCEL_ISSUANCE, 'IssuanceCancelled'],
			],
		],
		[
			ISSUE_NOW,
			'NORMAL',
			'Issued',
			[
				[SEND, null],
				[DAYS, 'SendingCompleted'],
			],
		],
		[
			DRAFT,
			'REVERSE',
			null,
			[
				[REQUEST, 'Requested'],
				[CANCEL_REQUEST, 'RequestCancelled'],
				['deleteB2bTaxInvoice', null],
			],
		],
		[REQUEST_NOW, 'REVERSE', 'Requested', [[REFUSE, 'Refused']]],
		[
			REQUEST_NOW,
			'REVERSE',
			'Requested',
			[
				[ISSUE, 'Issued'],
				[SEND, null],
				[DAYS, 'SendingCompleted'],
			],
		],
	])('of %s %s: %s, then %j', async (call, type, first, steps) => {
		const { id } = await made(call, type);
		const wanted = [first].flatMap((event) => event ?? []);
		for (const [next, event] of steps) {
			// Two at once could overtake each other on the way.
			await settled(wanted.length);
			if (typeof next === 'number') sandbox.portOne.advance(next);
			else await step(next, id);
			if (event) wanted.push(event);
		}
		await settled(wanted.length);
		expect(types()).toEqual(wanted.map((event) => `TaxInvoice.${event}`));
		for (const body of bodies()) {
			const definition = contract.document.webhooks[body.type].post;
			expect(contract.validator(definition.requestBody.content['application/json'].schema, true)(body)).toEqual([]);
			expect(body.data).toEqual({
				taxInvoiceId: id,
				supplierDocumentKey: 'S-1',
				recipientDocumentKey: 'R-1',
				status: definition['x-expected-status'],
				supplierBrn: SELLER,
				totalAmount: 1100,
				totalSupplyAmount: 1000,
				totalTaxAmount: 100,
			});
		}
		expect(receiver.received.map(({ method, url: target }) => [method, target])).toEqual(
			wanted.map(() => ['POST', `/hook?token=${TOKEN}`]),
		);
	});

	test('there is none for a failed transmission, nor for a draft', async () => {
		sandbox.portOne.configure({ ntsResultCodes: { [BUYER]: 'ERR001' } });
		await made(DRAFT, 'NORMAL', keys(2));
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		await step(SEND, id);
		sandbox.portOne.advance(DAYS);
		sandbox.portOne.resend(id);
		await settled(2);
		expect(new Set(types())).toEqual(new Set(['TaxInvoice.Issued', 'TaxInvoice.Manual']));
	});

	test.each([
		['at the wish of a caller', null],
		['by itself', 0],
	])('the result of what is sent %s is told once, in real time', async (_how, autoSendAfterMs) => {
		sandbox.portOne.configure({ resultDelayMs: 20, autoSendAfterMs });
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		if (autoSendAfterMs === null) await step(SEND, id);
		await settled(2);
		expect(types().sort()).toEqual(['TaxInvoice.Issued', 'TaxInvoice.SendingCompleted']);
		sandbox.portOne.advance(DAYS);
		sandbox.portOne.advance(DAYS);
		sandbox.portOne.resend(id);
		await settled(3);
		expect(types().filter((type) => type === 'TaxInvoice.SendingCompleted')).toHaveLength(1);
	});

	test('an invoice can be told of again from the console', async () => {
		const { id } = await made(DRAFT, 'NORMAL', { recipientDocumentKey: undefined }, { query: { test: true } });
		expect(await control(sandbox.control.url, 'POST', 'resend', { taxInvoiceId: id })).toMatchObject({ status: 200 });
		await settled(1);
		expect(bodies()).toMatchObject([{ type: 'TaxInvoice.Manual', data: { taxInvoiceId: id, status: 'DRAFTED' } }]);
		expect(bodies()[0]!.data).not.toHaveProperty('recipientDocumentKey');
		await step('deleteB2bTaxInvoice', id, { query: { test: true } });
		for (const taxInvoiceId of ['nobody', id])
			expect(await control(sandbox.control.url, 'POST', 'resend', { taxInvoiceId })).toMatchObject({
				status: 400,
				json: { error: expect.stringContaining(taxInvoiceId) },
			});
	});

	test('nobody is told without an address, not even later', async () => {
		const { webhookUrl } = sandbox.portOne.settings;
		sandbox.portOne.configure({ webhookUrl: null });
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		sandbox.portOne.configure({ webhookUrl });
		sandbox.portOne.resend(id);
		await settled(1);
		expect(types()).toEqual(['TaxInvoice.Manual']);
	});
});

describe('a delivery', () => {
	test.each<[string, number[], Array<number | null>]>([
		['is over when it is taken', [], [200]],
		['is taken with any 2xx', [204], [204]],
		['comes again after an error', [500, 404], [500, 404, 200]],
		['after a redirect', [302], [302, 200]],
		['after a cut connection', [CUT], [null, 200]],
		['five times at most', [500, 500, 500, 500, 500, 500], [500, 500, 500, 500, 500]],
	])('%s', async (_what, given, statuses) => {
		receiver.answers = given;
		await made(ISSUE_NOW, 'NORMAL');
		await settled(statuses.length);
		const deliveries = sandbox.portOne.webhooks();
		expect(deliveries.map(({ status, attempt }) => [status, attempt])).toEqual(
			statuses.map((status, index) => [status, index + 1]),
		);
		expect(new Set(receiver.received.map(({ bytes }) => bytes.toString())).size).toBe(1);
		// A later one proves that nothing more came of the first.
		receiver.answers = [];
		sandbox.portOne.resend(sandbox.portOne.ledger()[0]!.id);
		await settled(statuses.length + 1);
		expect(receiver.received).toHaveLength(statuses.length + 1);
	});

	test('waits before it comes again, and is given up where the waits or the address end', async () => {
		sandbox.portOne.configure({ webhookRetryMs: [] });
		receiver.answers = [500];
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		await settled(1);
		sandbox.portOne.configure({ webhookRetryMs: [1_000_000] });
		receiver.answers = [500];
		sandbox.portOne.resend(id);
		await settled(2);
		expect(receiver.received).toHaveLength(2);
		sandbox.portOne.configure({ webhookRetryMs: [1] });
		receiver.answers = [500];
		receiver.onReceived = () => sandbox.portOne.configure({ webhookUrl: null });
		sandbox.portOne.resend(id);
		await settled(3);
		await pause();
		expect(sandbox.portOne.webhooks()).toHaveLength(3);
	});

	test('where nobody is: the error is noted', async () => {
		sandbox.portOne.configure({ webhookUrl: 'http://127.0.0.1:1/hook', webhookRetryMs: [1] });
		await made(ISSUE_NOW, 'NORMAL');
		await settled(2);
		expect(sandbox.portOne.webhooks().map(({ status, error }) => [status, error])).toEqual([
			[null, 'ECONNREFUSED'],
			[null, 'ECONNREFUSED'],
		]);
	});

	test("is shown without the receiver's token", async () => {
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		await settled(1);
		const { json, text } = await control(sandbox.control.url, 'GET', 'webhooks');
		expect(json).toEqual([
			{
				type: 'TaxInvoice.Issued',
				taxInvoiceId: id,
				to: expect.stringMatching(/^127\.0\.0\.1:\d+\/hook$/),
				body: bodies()[0],
				attempt: 1,
				sentAt: expect.any(Number),
				status: 200,
				error: null,
			},
		]);
		expect(text).not.toContain(TOKEN);
	});

	test('is cut, with those that wait, when everything is reset', async () => {
		receiver.answers = [500];
		sandbox.portOne.configure({ webhookRetryMs: [20] });
		await made(ISSUE_NOW, 'NORMAL');
		await settled(1);
		const { webhookUrl } = sandbox.portOne.settings;
		sandbox.portOne.reset();
		sandbox.portOne.configure({ webhookUrl });
		expect(sandbox.portOne.webhooks()).toEqual([]);
		await pause();
		expect(receiver.received).toHaveLength(1);
	});
});

/** As Standard Webhooks says it, in words of its own. */
function isSigned({ headers, bytes }: Delivery, key: Buffer): boolean {
	const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
	return (
		signature ===
		`v1,${createHmac('sha256', key)
			.update(Buffer.concat([Buffer.from(`${id}.${timestamp}.`), bytes]))
			.digest('base64')}`
	);
}

describe('the signature', () => {
	const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

	test('is that of the example of Standard Webhooks', () => {
		const bytes = Buffer.from('{"test": 2432232314}');
		expect(
			signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', bytes, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330),
		).toEqual({
			'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
			'webhook-timestamp': '1614265330',
			'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
		});
	});

	test.each([[SECRET], [SECRET.slice('whsec_'.length)]])(
		'is made of id, time and bytes with %s',
		async (webhookSecret) => {
			sandbox.portOne.configure({ webhookSecret });
			await made(ISSUE_NOW, 'NORMAL');
			await settled(1);
			const [delivery] = receiver.received;
			expect([
				isSigned(delivery!, KEY),
				isSigned(delivery!, Buffer.from('another')),
				isSigned({ ...delivery!, bytes: Buffer.from('{}') }, KEY),
			]).toEqual([true, false, false]);
			expect(Math.abs(Number(delivery!.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(300);
			expect(delivery!.headers).toMatchObject({
				'content-type': 'application/json',
				'content-length': String(delivery!.bytes.length),
			});
		},
	);

	test('of a delivery that comes again has the same id; of another event another', async () => {
		sandbox.portOne.configure({ webhookSecret: SECRET });
		receiver.answers = [500];
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		await settled(2);
		sandbox.portOne.resend(id);
		await settled(3);
		const [first, again, other] = receiver.received.map(({ headers }) => headers['webhook-id']);
		expect([again === first, other === first, receiver.received.every((delivery) => isSigned(delivery, KEY))]).toEqual([
			true,
			false,
			true,
		]);
	});

	test('is not there without a secret', async () => {
		await made(ISSUE_NOW, 'NORMAL');
		await settled(1);
		expect(names.filter((name) => name in receiver.received[0]!.headers)).toEqual([]);
	});
});

describe("a delivery of a test's own", () => {
	const sendEvent = (sending: unknown) => control(sandbox.control.url, 'POST', 'webhooks', sending);

	test('is sent as it is, signed, and answered', async () => {
		sandbox.portOne.configure({ webhookSecret: SECRET });
		const body = { type: 'TaxInvoice.Issued', data: { taxInvoiceId: 'inv' } };
		expect(await sendEvent({ body })).toMatchObject({
			status: 200,
			json: { status: 200, error: null, text: 'answer 200' },
		});
		expect([bodies(), isSigned(receiver.received[0]!, KEY)]).toEqual([[body], true]);
		expect(sandbox.portOne.webhooks()).toMatchObject([
			{ type: 'TaxInvoice.Issued', taxInvoiceId: 'inv', attempt: 1, status: 200 },
		]);
		receiver.answers = [403];
		expect((await sendEvent({ text: '{"type":' })).json).toMatchObject({ status: 403 });
		expect(receiver.received[1]!.bytes.toString()).toBe('{"type":');
		expect(sandbox.portOne.webhooks()[1]).toMatchObject({ type: null, taxInvoiceId: null, attempt: 1 });
		// It is not told again.
		expect(receiver.received).toHaveLength(2);
	});

	test('can be signed with another secret, or not at all, or have other headers', async () => {
		sandbox.portOne.configure({ webhookSecret: SECRET });
		const other = Buffer.from('another key of a test');
		await sendEvent({ body: {}, secret: other.toString('base64') });
		await sendEvent({ body: {}, secret: null });
		await sendEvent({ body: {}, headers: { 'webhook-timestamp': '1', 'webhook-id': null, 'x-added': 'yes' } });
		expect([isSigned(receiver.received[0]!, other), receiver.received[1]!.headers['webhook-signature']]).toEqual([
			true,
			undefined,
		]);
		expect(receiver.received[2]!.headers).toMatchObject({
			'webhook-timestamp': '1',
			'x-added': 'yes',
			'webhook-signature': expect.any(String),
		});
		expect(receiver.received[2]!.headers).not.toHaveProperty('webhook-id');
	});

	test.each<[object, string]>([
		[{ token: null }, '/hook'],
		[{ token: 'wrong' }, '/hook?token=wrong'],
		[{ more: '1' }, `/hook?token=${TOKEN}&more=1`],
	])('with the query %j goes to %s', async (query, target) => {
		await sendEvent({ body: {}, query });
		expect(receiver.received[0]!.url).toBe(target);
	});

	test.each<[unknown]>([
		[{}],
		[{ body: {}, text: '' }],
		[{ body: {}, unknown: 1 }],
		[{ text: 7 }],
		[{ body: {}, headers: { a: 1 } }],
		[{ body: {}, secret: 7 }],
		[{ body: {}, query: [] }],
	])('%j is none', async (sending) => {
		expect(await sendEvent(sending)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
		expect(receiver.received).toEqual([]);
	});

	test('needs an address', async () => {
		sandbox.portOne.configure({ webhookUrl: null });
		expect(await sendEvent({ body: {} })).toMatchObject({
			status: 400,
			json: { error: expect.stringContaining('webhookUrl') },
		});
	});
});
