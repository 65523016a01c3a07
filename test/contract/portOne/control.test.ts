/**
 * The routes by which a test in another process looks into the sandbox of PortOne, and its log, which keeps no secret.
 */
import { startSandbox } from '../../../sandbox/index.ts';
import { send as sendAt, until } from '../support/client.ts';
import {
	askRaw as askRawAt,
	CALL,
	control as controlOf,
	keys,
	known,
	made as madeAt,
	outcome,
	SECRET,
	SELLER,
	sheet,
	withPortOne,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;
const { sandbox, ask, make, step, read, upload, askRaw, made, send } = withPortOne({ seed: 5 });

const control = (method: string, path: string, body?: unknown) => controlOf(sandbox.control.url, method, path, body);
const TEST = { query: { test: true } };

describe('control routes', () => {
	test('show the ledger, whole or by mode', async () => {
		const live = await made(DRAFT, 'NORMAL', keys('live'));
		const inTest = await made(ISSUE_NOW, 'NORMAL', keys('test'), TEST);
		await step('deleteB2bTaxInvoice', live.id);
		expect((await control('GET', 'ledger')).json).toEqual(sandbox.portOne.ledger());
		expect((await control('GET', 'ledger')).json).toEqual([
			{
				id: inTest.id,
				mode: 'test',
				status: 'ISSUED',
				issuanceType: 'NORMAL',
				supplierDocumentKey: 'S-test',
				recipientDocumentKey: 'R-test',
				isDeleted: false,
				invoice: inTest,
				attachments: [],
			},
			{
				id: live.id,
				mode: 'live',
				status: 'DRAFTED',
				issuanceType: 'NORMAL',
				supplierDocumentKey: 'S-live',
				recipientDocumentKey: 'R-live',
				isDeleted: true,
				invoice: { ...live, deletedAt: expect.any(String) },
				attachments: [],
			},
		]);
		for (const [mode, { id }] of [
			['test', inTest],
			['live', live],
		] as const)
			expect((await control('GET', `ledger?mode=${mode}`)).json).toMatchObject([{ id, mode }]);
		expect(await control('GET', 'ledger?mode=x')).toMatchObject({
			status: 400,
			json: { error: 'mode is test or live' },
		});
	});

	test('show the counterparties of a mode', async () => {
		await control('PUT', 'settings', { counterparties: [known('cp', SELLER, { partnerId: 'p' })] });
		const shown = { id: 'cp', brn: SELLER, companyName: '회사 cp', partnerId: 'p', ntsConnectionStatus: 'CONNECTED' };
		expect((await control('GET', 'counterparties?mode=test')).json).toMatchObject([{ ...shown, isForTest: true }]);
		expect((await control('GET', 'counterparties?mode=live')).json).toMatchObject([{ ...shown, isForTest: false }]);
		for (const query of ['', '?mode=', '?mode=x'])
			expect(await control('GET', `counterparties${query}`)).toMatchObject({ status: 400 });
	});

	test('show the files', async () => {
		const fileId = await upload('계약서.pdf', '내용');
		await ask('createB2bFileUploadUrl', { body: { fileName: 'empty' } });
		expect((await control('GET', 'files')).json).toEqual([
			{ fileId, name: '계약서.pdf', type: 'application/pdf', size: 6, base64: Buffer.from('내용').toString('base64') },
			{ fileId: expect.any(String), name: 'empty', size: null, base64: null },
		]);
	});

	test('register a certificate', async () => {
		sandbox.portOne.configure({ counterparties: [known('cp', SELLER)] });
		const certificate = { expiredAt: '2099-01-01T00:00:00Z', isValid: true };
		expect(await control('POST', 'certificate', { mode: 'live', counterpartyId: 'cp', ...certificate })).toMatchObject({
			status: 200,
		});
		const isValid = async (query: object) =>
			outcome(await ask('validateB2bCounterpartyCertificate', { path: { brn: SELLER }, query: { ...query } }));
		expect([await isValid({}), await isValid({ test: true })]).toEqual([200, 'B2B_CERTIFICATE_UNREGISTERED']);
		for (const wrong of [
			{ counterpartyId: 'nobody' },
			{ mode: 'x' },
			{ mode: undefined },
			{ isValid: 'yes' },
			{ expiredAt: undefined },
			{ more: 1 },
		]) {
			expect([
				wrong,
				(await control('POST', 'certificate', { mode: 'live', counterpartyId: 'cp', ...certificate, ...wrong })).status,
			]).toEqual([wrong, 400]);
		}
	});

	test('move the clock on', async () => {
		const hour = 3_600_000;
		const before = sandbox.portOne.now();
		expect(await control('POST', 'advance', { milliseconds: hour })).toMatchObject({ status: 200 });
		const { draftedAt } = await made(DRAFT, 'NORMAL');
		expect(Date.parse(draftedAt) - before).toBeGreaterThanOrEqual(hour);
		expect(sandbox.portOne.settings.clockOffsetMs).toBe(hour);
		for (const milliseconds of ['1', null, undefined])
			expect((await control('POST', 'advance', { milliseconds })).status).toBe(400);
		expect(sandbox.portOne.settings.clockOffsetMs).toBe(hour);
	});

	test('merge settings and show them without secrets', async () => {
		const changed = await control('PUT', 'settings', {
			secrets: ['secret-a', 'secret-b'],
			webhookSecret: 'secret-c',
			webhookUrl: 'http://127.0.0.1:9/hook?token=secret-d',
			deletedKeys: 'used',
		});
		expect(changed).toMatchObject({
			status: 200,
			json: {
				secrets: ['…', '…'],
				webhookSecret: '…',
				webhookUrl: 'http://127.0.0.1:9/hook',
				deletedKeys: 'used',
				seed: 5,
				totalCount: 'total',
			},
		});
		const shown = await control('GET', 'settings');
		expect([shown.json, shown.text.includes('secret-')]).toEqual([changed.json, false]);
		expect(sandbox.portOne.settings).toMatchObject({ secrets: ['secret-a', 'secret-b'], webhookSecret: 'secret-c' });
		expect(await control('PUT', 'settings', { secrets: null, webhookSecret: null, webhookUrl: null })).toMatchObject({
			json: { secrets: null, webhookSecret: null, webhookUrl: null, deletedKeys: 'used' },
		});
	});

	test.each<[object]>([
		[{ deletedkeys: 'used' }],
		[{ deletedKeys: 'gone' }],
		[{ deletedReads: 'x' }],
		[{ totalCount: 1 }],
		[{ updateLeavesOut: 'x' }],
		[{ secrets: 'x' }],
		[{ b2bEnabled: 'yes' }],
		[{ seed: 0.5 }],
		[{ latencyMs: -1 }],
		[{ resultDelayMs: 1e13 }],
		[{ unconnectedNumbers: ['123-45-67891'] }],
		[{ ntsResultCode: 'success' }],
		[{ ntsResultCodes: { 123: 'SUC001' } }],
		[{ ntsResultCodes: { [SELLER]: 'x' } }],
		[{ upstreamFailures: { rate: 2, effect: true } }],
		[{ upstreamFailures: { rate: 1 } }],
		[{ refusals: { [DRAFT]: 'NONSENSE' } }],
		[{ refusals: { nonsense: 'FORBIDDEN' } }],
		[{ counterparties: [{ id: 'a' }] }],
		[{ counterparties: [known('cp', '1')] }],
		[{ counterparties: [{ ...known('cp', SELLER), ntsConnectionStatus: 'x' }] }],
		[{ companies: { 1: { businessStatus: 'CLOSED', taxationType: 'NORMAL' } } }],
		[{ companies: { [SELLER]: { businessStatus: 'closed', taxationType: 'NORMAL' } } }],
		[{ bulkBatches: [{ id: 'a' }] }],
		[{ webhookUrl: 'http://example.com/' }],
		[{ webhookUrl: 'https://127.0.0.1/' }],
		[{ webhookUrl: 'x' }],
		[{ webhookRetryMs: [-1] }],
		[{ webhookRetryMs: 5 }],
	])('refuse the settings %j and change nothing', async (settings) => {
		const before = structuredClone(sandbox.portOne.settings);
		expect(await control('PUT', 'settings', { seed: 6, ...settings })).toMatchObject({
			status: 400,
			json: { error: expect.any(String) },
		});
		expect(sandbox.portOne.settings).toEqual(before);
	});

	test('show and clear the log, count, set faults', async () => {
		await made(DRAFT, 'NORMAL');
		await ask('getB2bTaxInvoices');
		await ask('getB2bTaxInvoices');
		expect((await control('GET', 'stats')).json).toMatchObject({
			count: 3,
			inFlight: 0,
			byRoute: { [DRAFT]: { count: 1 }, getB2bTaxInvoices: { count: 2 } },
		});
		await control('DELETE', 'requests');
		expect([sandbox.portOne.requests(), sandbox.portOne.ledger().length]).toEqual([[], 1]);
		expect(await control('PUT', 'faults', [{ kind: '403', match: { route: DRAFT } }])).toMatchObject({ status: 200 });
		expect([(await make(DRAFT, 'NORMAL')).status, outcome(await ask('getB2bTaxInvoices'))]).toEqual([403, 200]);
		expect(await control('PUT', 'faults', [{ kind: 'nonsense' }])).toMatchObject({ status: 400 });
	});

	test('reset to how it was started, or keep the settings', async () => {
		const change = async () => {
			await control('PUT', 'settings', {
				deletedKeys: 'used',
				seed: 6,
				counterparties: [known('cp', SELLER)],
				webhookUrl: 'http://127.0.0.1:1/',
			});
			await made(ISSUE_NOW, 'NORMAL', {}, { headers: { 'Idempotency-Key': '"key-of-a-test-0001"' } });
			await made(DRAFT, 'NORMAL', keys(2), TEST);
			await ask('deleteB2bCounterparty', { path: { counterpartyId: 'cp' } });
			await upload();
			await control('POST', 'advance', { milliseconds: 1_000 });
			await control('PUT', 'faults', [{ kind: '500' }]);
		};
		const state = () => [
			sandbox.portOne.ledger(),
			sandbox.portOne.requests(),
			sandbox.portOne.files(),
			sandbox.portOne.webhooks(),
			sandbox.portOne.counterparties('live').length,
		];
		await change();
		expect(await control('POST', 'reset?keepSettings=true')).toMatchObject({ status: 200 });
		expect([state(), sandbox.portOne.settings.deletedKeys, sandbox.portOne.settings.seed]).toEqual([
			[[], [], [], [], 1],
			'used',
			6,
		]);
		await change();
		await control('POST', 'reset');
		expect([
			state(),
			sandbox.portOne.settings.deletedKeys,
			sandbox.portOne.settings.seed,
			sandbox.portOne.settings.clockOffsetMs,
		]).toEqual([[[], [], [], [], 0], 'free', 5, 0]);
		expect(
			outcome(await make(ISSUE_NOW, 'NORMAL', keys(3), { headers: { 'Idempotency-Key': '"key-of-a-test-0001"' } })),
		).toBe(200);
	});

	test('leave the other vendors alone', async () => {
		await sendAt(sandbox.bolta.url, '/v1/nothing');
		await control('POST', 'reset');
		expect(sandbox.bolta.requests()).toHaveLength(1);
		expect(sandbox.portOne.requests()).toEqual([]);
		sandbox.bolta.reset();
	});
});

describe('the log', () => {
	test('tells what came and what was answered, and no secret', async () => {
		const { id } = await made(
			DRAFT,
			'NORMAL',
			{},
			{ ...TEST, headers: { 'Idempotency-Key': '"key-of-a-test-0001"', Cookie: 'a=b' } },
		);
		await step('issueB2bTaxInvoice', id);
		await ask('getB2bTaxInvoices', { query: { requestBody: { test: true } } });
		await send('/unknown', { key: '', headers: { Authorization: `PortOne ${SECRET}` } });
		await send('/b2b/tax-invoices', {
			key: '',
			method: 'DELETE',
			headers: { Authorization: `PortOne ${SECRET}` },
		});
		await send('/b2b/tax-invoices', { key: '' });
		const { json, text } = await control('GET', 'requests');
		expect(json).toEqual([
			expect.objectContaining({
				number: 1,
				method: 'POST',
				path: '/b2b/tax-invoices/draft',
				route: DRAFT,
				mode: 'test',
				referenceId: 'S-1',
				query: { test: 'true' },
				body: { taxInvoice: sheet('NORMAL') },
				status: 200,
				effect: true,
				problems: [],
				fault: null,
				headers: expect.objectContaining({
					'idempotency-key': '"key-of-a-test-0001"',
					'content-type': 'application/json',
				}),
			}),
			expect.objectContaining({
				number: 2,
				path: `/b2b/tax-invoices/${id}/issue`,
				mode: 'live',
				status: 404,
				effect: false,
				referenceId: id,
			}),
			expect.objectContaining({
				number: 3,
				route: 'getB2bTaxInvoices',
				mode: 'test',
				query: { requestBody: '{"test":true}' },
				status: 200,
				effect: false,
				referenceId: null,
			}),
			expect.objectContaining({
				number: 4,
				path: '/unknown',
				route: null,
				mode: null,
				status: 404,
				problems: [{ where: 'path', message: 'the contract does not have this path' }],
			}),
			expect.objectContaining({
				number: 5,
				route: null,
				status: 405,
				problems: [{ where: 'path', message: 'the contract does not have this method here' }],
			}),
			expect.objectContaining({ number: 6, route: 'getB2bTaxInvoices', mode: null, status: 401 }),
		]);
		expect([
			text.includes(SECRET),
			json.some(({ headers }: { headers: object }) => 'authorization' in headers),
		]).toEqual([false, false]);
	});

	test('leaves bodies out when it is told to', async () => {
		sandbox.portOne.configure({ logBodies: false });
		const { id } = await made(DRAFT, 'NORMAL');
		expect(sandbox.portOne.requests()[0]!.body).toBeUndefined();
		expect((await read(id)).supplierDocumentKey).toBe('S-1');
	});

	test('has files and links too', async () => {
		const fileId = await upload();
		const { id } = await made(DRAFT, 'NORMAL');
		const { json } = await step('getB2bTaxInvoicePdfDownloadUrl', id);
		const { origin, pathname } = new URL(json.url);
		await sendAt(origin, pathname, { key: '' });
		const records = sandbox.portOne.requests();
		expect(records.map(({ route, method, status, effect }) => [route, method, status, effect])).toEqual([
			['createB2bFileUploadUrl', 'POST', 200, true],
			['uploadFile', 'PUT', 200, true],
			[DRAFT, 'POST', 200, true],
			['getB2bTaxInvoicePdfDownloadUrl', 'GET', 200, false],
			['openLink', 'GET', 200, false],
		]);
		expect(records[1]).toMatchObject({ path: `/uploads/${fileId}`, query: {} });
	});
});

test('latency: the work is done on arrival, the answer waits', async () => {
	sandbox.portOne.configure({ latencyMs: 600_000 });
	const client = new AbortController();
	const answer = askRaw(DRAFT, { body: { taxInvoice: sheet('NORMAL') } }, { signal: client.signal }).catch(
		(error: NodeJS.ErrnoException) => error.code,
	);
	await until(() => sandbox.portOne.ledger().length === 1);
	expect(sandbox.portOne.requests()[0]).toMatchObject({ status: null, effect: true });
	client.abort();
	expect(await answer).toBe('ABORT_ERR');
});

test('closing ends its connections, its waits and its port', async () => {
	const other = await startSandbox({
		portOne: { resultDelayMs: 1_000_000, webhookUrl: 'http://127.0.0.1:1/', webhookRetryMs: [1_000_000] },
	});
	await madeAt(other.portOne.url, ISSUE_NOW, 'NORMAL');
	other.portOne.setFaults([{ kind: 'noAnswer', effect: true }]);
	const asked = () =>
		askRawAt(other.portOne.url, DRAFT, { body: { taxInvoice: sheet('NORMAL', keys(2)) } }).catch(
			(error: NodeJS.ErrnoException) => error.code,
		);
	const waiting = asked();
	await until(() => other.portOne.ledger().length === 2);
	await other.close();
	expect([await waiting, await asked()]).toEqual(['ECONNRESET', 'ECONNREFUSED']);
});
