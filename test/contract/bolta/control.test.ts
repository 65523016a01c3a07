/** The control routes, the log and the announcements of results. */
import { Agent } from 'node:http';
import { startSandbox } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { withBolta } from '../support/bolta.ts';
import { basic, invoice, issue as issueAt, lookUp as lookUpAt, send as sendAt, until } from '../support/client.ts';
import { withReceiver } from '../support/receiver.ts';

const { sandbox, read, send, issue, lookUp } = withBolta({ seed: 5 });

const control = (method: string, path: string, body?: unknown) =>
	sendAt(sandbox.control.url, path, {
		method,
		key: '',
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});

describe('control routes', () => {
	test('show the ledger, whole or by mode', async () => {
		await issue('a', invoice(), { key: 'test_a' });
		await issue('b', invoice(), { key: 'live_a' });
		expect((await control('GET', '/bolta/ledger')).json).toEqual(sandbox.bolta.ledger());
		expect((await control('GET', '/bolta/ledger?mode=live')).json).toEqual([
			expect.objectContaining({ clientReferenceId: 'b', mode: 'live' }),
		]);
		expect((await control('GET', '/bolta/ledger?mode=test')).json).toHaveLength(1);
		expect(await control('GET', '/bolta/ledger?mode=x')).toMatchObject({ status: 400 });
	});

	test('merge settings and show them without keys and secrets', async () => {
		const changed = await control('PUT', '/bolta/settings', {
			usedId: 'replay',
			keys: ['test_secret'],
			webhookUrl: 'http://127.0.0.1:9/hook?token=secret',
		});
		expect(changed).toMatchObject({ status: 200, json: { usedId: 'replay', seed: 5, generation: 3 } });
		const shown = await control('GET', '/bolta/settings');
		expect(shown.json).toEqual(changed.json);
		expect(shown.text).not.toContain('secret');
		expect(sandbox.bolta.settings).toMatchObject({ usedId: 'replay', keys: ['test_secret'] });
	});

	test.each([
		[{ usedID: '400' }],
		[{ generation: 4 }],
		[{ failRate: 2 }],
		[{ latencyMs: -1 }],
		[{ issueDelayMs: 1e12 }],
		[{ customers: [{ customerKey: 'a' }] }],
		[{ webhookUrl: 'http://example.com/' }],
		[{ webhookUrl: 'http://127.0.0.1.example.com/' }],
		[{ webhookUrl: 'https://127.0.0.1/' }],
		[{ webhookUrl: 'x' }],
	])('refuse the settings %j and change nothing', async (settings) => {
		const before = structuredClone(sandbox.bolta.settings);
		expect(await control('PUT', '/bolta/settings', { seed: 6, ...settings })).toMatchObject({
			status: 400,
			json: { error: expect.any(String) },
		});
		expect(sandbox.bolta.settings).toEqual(before);
	});

	test('set faults and customers', async () => {
		expect(await control('PUT', '/bolta/faults', [{ kind: '403', match: { nth: 1 } }])).toMatchObject({ status: 200 });
		expect(await lookUp('a')).toMatchObject({ status: 403 });
		expect(await control('PUT', '/bolta/faults', [{ kind: 'nonsense' }])).toMatchObject({ status: 400 });
		const customer = {
			customerKey: 'c1',
			identificationNumber: '1234567891',
			organizationName: '가',
			representativeName: '나',
		};
		expect(await control('PUT', '/bolta/customers', [customer])).toMatchObject({ status: 200 });
		expect((await send('/v1/customers/c1')).json).toMatchObject(customer);
	});

	test('choose the key of a document, for the first with its reference id', async () => {
		const key = '1'.padStart(32, '0');
		expect(await control('PUT', '/bolta/settings', { issuanceKeys: { 'order-7': key } })).toMatchObject({
			status: 200,
		});
		expect((await issue('order-7')).json.issuanceKey).toBe(key);
		expect((await read(key)).json).toMatchObject({ issuanceKey: key });
		for (const other of ['order-8', 'constructor'])
			expect((await issue(other)).json.issuanceKey).toMatch(/^(?!0{31})[0-9A-F]{32}$/);
		expect(await control('PUT', '/bolta/settings', { issuanceKeys: { a: 'no-key' } })).toMatchObject({ status: 400 });
	});

	test('reset to how it was started, or keep the settings', async () => {
		const change = async () => {
			await control('PUT', '/bolta/settings', { usedId: '409', seed: 6 });
			await control('PUT', '/bolta/faults', [{ kind: '500', match: { method: 'GET' } }]);
			await issue('a');
		};
		await change();
		expect(await control('POST', '/bolta/reset?keepSettings=true')).toMatchObject({ status: 200 });
		expect([sandbox.bolta.ledger(), sandbox.bolta.requests(), sandbox.bolta.settings.usedId]).toEqual([[], [], '409']);
		expect(await lookUp('a')).toMatchObject({ status: 400 });
		await change();
		await control('POST', '/bolta/reset');
		expect([
			sandbox.bolta.ledger(),
			sandbox.bolta.requests(),
			sandbox.bolta.settings.usedId,
			sandbox.bolta.settings.seed,
		]).toEqual([[], [], '400', 5]);
	});
});

describe('the log', () => {
	test('tells what came and what was answered, and no key', async () => {
		await issue('order-1', invoice(), { key: 'test_topsecret' });
		await lookUp('order-1', { key: 'live_topsecret' });
		await send('/v1/nothing', { key: 'test_topsecret' });
		const { json, text } = await control('GET', '/bolta/requests');
		expect(json).toEqual([
			expect.objectContaining({
				number: 1,
				method: 'POST',
				path: '/v1/taxInvoices/issue',
				route: 'issueTaxInvoice',
				mode: 'test',
				referenceId: 'order-1',
				body: invoice(),
				status: 200,
				effect: true,
				problems: [],
				fault: null,
				headers: expect.objectContaining({
					'bolta-client-reference-id': 'order-1',
					'content-type': 'application/json',
				}),
			}),
			expect.objectContaining({
				number: 2,
				path: '/v1/taxInvoices/issue/status',
				query: { clientReferenceId: 'order-1' },
				mode: 'live',
				status: 400,
				effect: false,
			}),
			expect.objectContaining({ number: 3, path: '/v1/nothing', route: null, status: 404 }),
		]);
		for (const secret of ['topsecret', basic('test_topsecret').slice(6), basic('live_topsecret').slice(6)])
			expect(text).not.toContain(secret);
		for (const record of json) expect(record.answeredAt).toBeGreaterThanOrEqual(record.receivedAt);
	});

	test('leaves bodies out when it is told to', async () => {
		sandbox.bolta.configure({ logBodies: false });
		await issue('a');
		expect(sandbox.bolta.requests()[0]!.body).toBeUndefined();
		expect(sandbox.bolta.ledger()[0]!.body).toEqual(invoice());
	});

	test('counts, and begins anew when it is cleared', async () => {
		await issue('a');
		await lookUp('a');
		await lookUp('a');
		const records = sandbox.bolta.requests();
		const { json } = await control('GET', '/bolta/stats');
		expect(json).toMatchObject({
			count: 3,
			inFlight: 0,
			firstReceivedAt: records[0]!.receivedAt,
			lastAnsweredAt: records[2]!.answeredAt,
			byRoute: {
				issueTaxInvoice: { count: 1, peakInFlight: 1 },
				getByClientReferenceId: { count: 2, firstReceivedAt: records[1]!.receivedAt },
			},
		});
		expect(await control('DELETE', '/bolta/requests')).toMatchObject({ status: 200 });
		expect(sandbox.bolta.stats()).toEqual({
			count: 0,
			firstReceivedAt: null,
			lastAnsweredAt: null,
			peakInFlight: 0,
			inFlight: 0,
			byRoute: {},
		});
		expect(sandbox.bolta.ledger()).toHaveLength(1);
	});

	test('knows how many were under way at once', async () => {
		sandbox.bolta.setFaults([{ kind: 'noAnswer', match: { method: 'POST' } }]);
		const clients = [1, 2, 3].map(() => new AbortController());
		const answers = clients.map(({ signal }, index) =>
			issue(`a${index}`, invoice(), { signal }).catch(() => undefined),
		);
		await until(() => sandbox.bolta.stats().inFlight === 3);
		await lookUp('x');
		for (const client of clients) client.abort();
		await Promise.all(answers);
		await until(() => sandbox.bolta.stats().inFlight === 0);
		expect(sandbox.bolta.stats()).toMatchObject({
			peakInFlight: 4,
			byRoute: { issueTaxInvoice: { peakInFlight: 3 }, getByClientReferenceId: { peakInFlight: 1 } },
		});
		sandbox.bolta.setFaults([]);
		for (let index = 0; index < 20; index += 1) await lookUp('x');
		expect(sandbox.bolta.stats().byRoute.getByClientReferenceId).toMatchObject({ count: 21, peakInFlight: 1 });
	});
});

describe('announcements of results', () => {
	const receiver = withReceiver();
	const hook = () => `${receiver.url}/hook?token=secret`;
	const bodies = () => receiver.received.map(({ bytes }) => JSON.parse(bytes.toString()) as JsonObject);

	test('come for issued and failed documents, as the contract has them', async () => {
		sandbox.bolta.configure({ webhookUrl: hook(), webhookDelayMs: 1, issueDelayMs: 1, failReferenceIds: ['bad'] });
		const keys = [(await issue('good')).json.issuanceKey, (await issue('bad')).json.issuanceKey];
		await until(() => sandbox.bolta.webhooks().filter(({ status }) => status === 200).length === 2);
		expect(receiver.received.map(({ method, url: path }) => [method, path])).toEqual([
			['POST', '/hook?token=secret'],
			['POST', '/hook?token=secret'],
		]);
		const told = keys.map((key) => bodies().find(({ data }) => data.issuanceKey === key)!);
		expect(told.map(({ eventType }) => eventType)).toEqual([
			'TAX_INVOICE_ISSUANCE_SUCCESS',
			'TAX_INVOICE_ISSUANCE_FAILURE',
		]);
		expect(told[1]!.data.cause).toEqual({ code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' });
		for (const body of told) {
			const { schema } =
				sandbox.bolta.contract.document.webhooks[body.eventType].post.requestBody.content['application/json'];
			expect(sandbox.bolta.contract.validator(schema, true)(body)).toEqual([]);
		}
		const { json, text } = await control('GET', '/bolta/webhooks');
		expect(json).toHaveLength(2);
		expect(text).not.toContain('secret');
		expect(await read(keys[0])).toMatchObject({ status: 200 });
	});

	test('are noted with what came of them', async () => {
		receiver.status = 503;
		sandbox.bolta.configure({ webhookUrl: hook() });
		await issue('a');
		await until(() => sandbox.bolta.webhooks()[0]?.status === 503);
		sandbox.bolta.configure({ webhookUrl: 'http://127.0.0.1:1/' });
		await issue('b');
		await until(() => sandbox.bolta.webhooks()[1]?.error === 'ECONNREFUSED');
		expect(receiver.received).toHaveLength(1);
	});
});

describe('closing', () => {
	test('ends open and waiting connections', async () => {
		const other = await startSandbox();
		const agent = new Agent({ keepAlive: true });
		await sendAt(other.bolta.url, '/v1/nothing', { agent });
		await sendAt(other.control.url, '/bolta/stats', { agent, key: '' });
		other.bolta.setFaults([{ kind: 'noAnswer' }]);
		const waiting = issueAt(other.bolta.url, 'a').catch((error: NodeJS.ErrnoException) => error.code);
		await until(() => other.bolta.requests().at(-1)?.fault === 'noAnswer');
		await other.close();
		expect(await waiting).toBe('ECONNRESET');
		expect(await lookUpAt(other.bolta.url, 'a').catch((error: NodeJS.ErrnoException) => error.code)).toBe(
			'ECONNREFUSED',
		);
		agent.destroy();
	});
});
