import { signatureHeaders, type Fault } from '../../../sandbox/index.ts';
import { outputOf, packageName, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { expectIcons } from '../support/checks.ts';
import { errorOf, expectSuccess, json, runRows } from '../support/executions.ts';
import { issueForm, manualTrigger, node, rowsAsItems, workflow, type Reference } from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

/** PortOne B2B and its trigger in the real n8n. */
const world = withBorrowedWorld('portOne');
let credential: Reference;

const PORTONE = `${packageName}.portOneB2b`;
const TRIGGER = `${packageName}.portOneB2bTrigger`;
const STATUS_TRIGGER = `${packageName}.portOneB2bStatusTrigger`;
const API_SECRET = 'v2-api-secret-synthetic-9';
const TOKEN = 'portone-token-7';
const WEBHOOK_SECRET = Buffer.from('a synthetic webhook secret').toString('base64');

beforeAll(async () => {
	credential = await world.client.createCredential('portOneApi', portOneApi());
});

const portOneApi = (changes: object = {}) => ({
	apiSecret: API_SECRET,
	environment: 'test',
	baseUrl: world.sandbox.portOne.url,
	webhookToken: TOKEN,
	webhookSecret: WEBHOOK_SECRET,
	...changes,
});
const requests = (route?: string) =>
	world.sandbox.portOne.requests().filter((request) => route === undefined || request.route === route);
const faults = (...list: Fault[]) => world.sandbox.portOne.setFaults(list);
const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });

const portOne = (
	name: string,
	resource: string,
	operation: string,
	parameters: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
) =>
	node(
		name,
		PORTONE,
		{ options: {}, ...parameters, resource, operation },
		{ credentials: { portOneApi: credential }, ...more },
	);

const form = (changes: Record<string, unknown> = {}) => ({
	...issueForm(),
	recipientName: '한강물산',
	items: {
		item: [
			{
				name: '유지보수',
				quantity: '1.5',
				unitPrice: '10000',
				supplyCost: '={{ $json.supplyCost }}',
				tax: '={{ $json.tax }}',
			},
		],
	},
	...changes,
});
const row = (n: number) => ({ order: `ORDER-${n}`, number: '888-88-88888', supplyCost: 15_000, tax: 1_500 });
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n + 1));

const run = async (rows: object[], ...nodes: WorkflowNode[]) => await runRows(world.client, rows, ...nodes);

const issue = (changes: Record<string, unknown> = {}, more: Partial<WorkflowNode> = {}) =>
	portOne('Issue', 'taxInvoice', 'issueImmediately', form(changes), more);
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

describe('the package in n8n', () => {
	it('has both nodes, the tool variant, the credential type and all icons', async () => {
		interface Described {
			name: string;
			iconUrl?: { light: string; dark: string };
			supportedNodes?: string[];
			codex?: { alias?: string[] };
		}
		const [types, credentials] = await Promise.all([
			world.client.get<Described[]>('/types/nodes.json'),
			world.client.get<Described[]>('/types/credentials.json'),
		]);
		const nodes = [PORTONE, TRIGGER, STATUS_TRIGGER].map((name) => types.find((type) => type.name === name));
		expect(nodes[0]?.codex?.alias).toEqual(expect.arrayContaining(['전자세금계산서', '포트원', '역발행']));
		expect(types.some(({ name }) => name === `${PORTONE}Tool`)).toBe(true);
		const own = credentials.find(({ name }) => name === 'portOneApi');
		expect(own?.supportedNodes?.filter((name) => !name.endsWith('Tool'))).toEqual([PORTONE, STATUS_TRIGGER, TRIGGER]);
		await expectIcons(world, ...nodes, own);
	});

	it('serves what the editor shows of outputs before the first run', async () => {
		const schema = await world.client.get<{ properties: object }>(
			`/schemas/${PORTONE}/1.0.0/taxInvoice/issueImmediately.json`,
		);
		expect(Object.keys(schema.properties)).toEqual(
			expect.arrayContaining(['taxInvoiceId', 'referenceId', 'duplicate', 'recovered']),
		);
	});
});

describe('credential test', () => {
	const test = async (changes?: object) => await world.client.testCredential('portOneApi', portOneApi(changes));

	it.each([
		['test', 'test'],
		['live', 'live'],
	])('passes, by one call that changes nothing, in %s mode', async (environment, mode) => {
		expect(await test({ environment })).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(requests().map(({ route, mode: asked, effect, problems }) => ({ route, asked, effect, problems }))).toEqual([
			{ route: 'getB2bTaxInvoices', asked: mode, effect: false, problems: [] },
		]);
	});

	it('fails with a wrong secret, without the product, and on other trouble', async () => {
		world.sandbox.portOne.configure({ secrets: ['another'] });
		expect(await test()).toEqual({ status: 'Error', message: 'PortOne does not accept this API secret' });
		world.sandbox.portOne.reset();
		world.sandbox.portOne.configure({ b2bEnabled: false });
		expect(await test()).toEqual({ status: 'Error', message: expect.stringContaining('B2B product is not enabled') });
		world.sandbox.portOne.reset();
		for (const kind of ['500', '200html'] as const) {
			faults({ kind });
			expect((await test()).status).toBe('Error');
		}
	});

	it('a secret that no header can carry sends nothing', async () => {
		expect(await test({ apiSecret: '비밀' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('an API secret of letters, digits and signs'),
		});
		expect(requests()).toEqual([]);
	});
});

describe('tax invoices', () => {
	it('rows become invoices, sent once however often they run', async () => {
		const first = expectSuccess(await run(rows(5), issue(), node('After', 'noOp')));
		expect(
			json(first, 'After').map(({ referenceId, status, duplicate, total }) => [referenceId, status, duplicate, total]),
		).toEqual(rows(5).map(({ order }) => [order, 'issued', false, 16_500]));
		const second = expectSuccess(await run(rows(5), issue()));
		expect(json(second, 'Issue').map(({ duplicate }) => duplicate)).toEqual(Array(5).fill(true));
		expect(world.sandbox.portOne.ledger('test')).toHaveLength(5);
		expect(requests().flatMap(({ problems }) => problems)).toEqual([]);
		expect(world.sandbox.portOne.ledger('test')[0]!.invoice.items[0].quantity).toEqual({ value: 15, scale: 1 });
	});

	it('lost answers and Retry On Fail issue nothing twice', async () => {
		faults(
			{ kind: 'resetAfter', match: { route: 'issueB2bTaxInvoiceImmediately', rate: 0.5 } },
			{ kind: '500', match: { route: 'getB2bTaxInvoice', rate: 0.3 } },
		);
		const execution = await run(rows(12), issue({}, RETRY));
		const issued = world.sandbox.portOne.ledger('test').map(({ supplierDocumentKey }) => supplierDocumentKey);
		expect(new Set(issued).size).toBe(issued.length);
		faults();
		expectSuccess(await run(rows(12), issue()));
		expect(world.sandbox.portOne.ledger('test')).toHaveLength(12);
		expect(JSON.stringify(execution)).not.toContain(API_SECRET);
	});

	it('what cannot be sent names field and item, and nothing is sent', async () => {
		const execution = await run([row(1), { ...row(2), number: '900101-1234567' }], issue());
		expect(errorOf(execution).message).toContain(
			'Recipient Number [item 1]: expected a business registration number of 10 digits: PortOne takes no numbers of persons',
		);
		expect(requests()).toEqual([]);
	});

	it("PortOne's own words reach the error branch", async () => {
		world.sandbox.portOne.configure({ refusals: { issueB2bTaxInvoiceImmediately: 'B2B_SUPPLIER_NOT_FOUND' } });
		const { id } = await world.client.createWorkflow(
			workflow(
				'Branch',
				[
					manualTrigger(),
					...rowsAsItems(rows(1)),
					issue({}, { onError: 'continueErrorOutput' }),
					node('Good', 'noOp'),
					node('Bad', 'noOp'),
				],
				[
					['Start', 'Rows'],
					['Rows', 'Row'],
					['Row', 'Issue'],
					['Issue', 'Good'],
					['Issue', 'Bad', 1],
				],
			),
		);
		const execution = expectSuccess(await world.client.run(id, 'Start'));
		expect(json(execution, 'Bad')).toEqual([
			expect.objectContaining({
				error: expect.objectContaining({
					message: expect.stringContaining('B2B_SUPPLIER_NOT_FOUND'),
					outcome: 'rejected',
					code: 'B2B_SUPPLIER_NOT_FOUND',
					httpStatus: 404,
				}),
			}),
		]);
	});

	it('in live mode nothing goes out by hand', async () => {
		const live = await world.client.createCredential('portOneApi', portOneApi({ environment: 'live' }), 'Live');
		const execution = await run(rows(3), issue({}, { credentials: { portOneApi: live } }));
		expect(errorOf(execution).message).toContain(
			'3 documents over 49,500 won would have gone out with legal effect; nothing was sent',
		);
		expect(world.sandbox.portOne.ledger('live')).toEqual([]);
	});

	it('a request, approved by its key, sent, and amended', async () => {
		const request = portOne(
			'Request',
			'reverseIssuance',
			'requestImmediately',
			form({ recipientSource: 'form', options: { otherDocumentKey: '={{ "S-" + $json.order }}' } }),
		);
		const approve = portOne('Approve', 'reverseIssuance', 'approveRequest', {
			invoice: locator('={{ $json.supplierNumber + "/" + $json.supplierDocumentKey }}', 'supplierDocumentKey'),
		});
		const send = portOne('Send', 'taxInvoice', 'sendToNts', { invoice: locator('={{ $json.taxInvoiceId }}') });
		const execution = expectSuccess(await run(rows(2), request, approve, send));
		expect(json(execution, 'Send').map(({ status, issuanceType }) => [status, issuanceType])).toEqual([
			['issued', 'REVERSE'],
			['issued', 'REVERSE'],
		]);
		world.sandbox.portOne.advance(2_000);
		const original = world.sandbox.portOne.ledger('test')[0]!.id;
		const amend = portOne('Amend', 'taxInvoice', 'amend', {
			referenceId: 'A-1',
			original: locator(original),
			reason: 'clericalError',
			makes: 'draft',
			corrections: { itemsJson: '[{ "name": "유지보수", "supplyCost": 14000, "tax": 1400 }]' },
		});
		expect(
			json(expectSuccess(await run([{}], amend)), 'Amend').map(({ total, documentKey }) => [total, documentKey]),
		).toEqual([
			[-16_500, 'A-1-1'],
			[15_400, 'A-1-2'],
		]);
	});

	it('files travel as binary data', async () => {
		const file = node(
			'File',
			'convertToFile',
			{ operation: 'toText', sourceProperty: 'order', options: { fileName: 'contract.txt' } },
			{ typeVersion: 1.1 },
		);
		const draft = portOne('Draft', 'taxInvoice', 'createDraft', { ...form(), issuanceType: 'normal' });
		expectSuccess(await run(rows(1), draft));
		const { id } = world.sandbox.portOne.ledger('test')[0]!;
		expectSuccess(await run(rows(1), file, portOne('Upload', 'attachment', 'upload', { invoice: locator(id) })));
		expect(world.sandbox.portOne.ledger('test')[0]!.attachments).toEqual(['contract.txt']);
		expect(String(world.sandbox.portOne.files()[0]!.bytes)).toBe('ORDER-1');
		const pdf = expectSuccess(await run(rows(1), portOne('PDF', 'taxInvoice', 'getPdf', { invoice: locator(id) })));
		expect(outputOf(pdf, 'PDF')[0]).toMatchObject({
			json: { taxInvoiceKey: id },
			binary: { data: { mimeType: 'application/pdf' } },
		});
	});
});

describe('the trigger', () => {
	let number = 0;
	interface Listening {
		id: string;
		url: string;
	}

	async function publish(options: Record<string, unknown> = {}, own = credential): Promise<Listening> {
		const webhookId = `00000000-0000-4000-9000-${String(++number).padStart(12, '0')}`;
		const trigger = node('Trigger', TRIGGER, { options }, { webhookId, credentials: { portOneApi: own } });
		const { id } = await world.client.createWorkflow(
			workflow(`PortOne trigger ${number}`, [trigger, node('After', 'noOp')], [['Trigger', 'After']]),
		);
		await world.client.activate(id);
		return { id, url: `${world.n8n.url}/webhook/${webhookId}/webhook` };
	}

	/** Executions of a workflow that were started, at their end. */
	async function started({ id }: Listening, count: number): Promise<Array<Record<string, any>>> {
		for (const end = Date.now() + 10_000; Date.now() < end;) {
			const all = await world.client.executions(id);
			if (all.length >= count)
				return await Promise.all(all.map(async (one) => json(await world.client.waitFor(one.id), 'Trigger')[0]!));
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error('Nothing was started');
	}

	async function post(
		url: string,
		body: object | string,
		headers: Record<string, string> = {},
	): Promise<{ status: number; text: string }> {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
		return { status: response.status, text: await response.text() };
	}

	async function issued(): Promise<{ id: string; event: object }> {
		expectSuccess(await run([{ ...row(1), order: `T-${++number}` }], issue()));
		const { id, supplierDocumentKey } = world.sandbox.portOne.ledger('test').at(-1)!;
		return {
			id,
			event: {
				type: 'TaxInvoice.Issued',
				timestamp: new Date().toISOString(),
				data: {
					taxInvoiceId: id,
					supplierDocumentKey,
					status: 'ISSUED',
					supplierBrn: '2200000002',
					totalAmount: 16_500,
					totalSupplyAmount: 15_000,
					totalTaxAmount: 1_500,
				},
			},
		};
	}

	it('starts the workflow by what PortOne itself sends, once for each event', async () => {
		const listening = await publish();
		world.sandbox.portOne.configure({ webhookUrl: `${listening.url}?token=${TOKEN}`, webhookSecret: WEBHOOK_SECRET });
		const { id } = await issued();
		const [event] = await started(listening, 1);
		expect(event).toMatchObject({
			event: 'taxInvoiceIssued',
			taxInvoiceId: id,
			status: 'issued',
			confirmed: true,
			signatureVerified: true,
			dedupeKey: expect.stringMatching(`^TaxInvoice.Issued/${id}/ISSUED/`),
			total: 16_500,
			recipientName: '한강물산',
		});
		world.sandbox.portOne.resend(id);
		expect((await started(listening, 2)).map((one) => one.event).sort()).toEqual([
			'taxInvoiceIssued',
			'taxInvoiceManual',
		]);
		expect(world.sandbox.portOne.webhooks().map(({ status }) => status)).toEqual([200, 200]);
	});

	it('refuses a wrong token, a wrong signature and another sender; a repeat is dropped', async () => {
		const listening = await publish();
		const { event } = await issued();
		const url = `${listening.url}?token=${TOKEN}`;
		expect((await post(listening.url, event)).status).toBe(401);
		expect((await post(`${listening.url}?token=other`, event)).status).toBe(401);
		const signed = signatureHeaders(WEBHOOK_SECRET, Buffer.from(JSON.stringify(event)), 'msg_1');
		expect((await post(url, { ...event, timestamp: 'changed' }, signed)).status).toBe(401);
		expect(await post(url, event, signed)).toEqual({ status: 200, text: JSON.stringify({ result: 'emitted' }) });
		const { 'webhook-id': _, ...half } = signed;
		expect((await post(url, event, half)).status).toBe(401);
		// With another signature, and without one, it is the same event.
		for (const headers of [signed, signatureHeaders(WEBHOOK_SECRET, Buffer.from(JSON.stringify(event)), 'msg_2'), {}]) {
			expect(await post(url, event, headers)).toEqual({
				status: 200,
				text: JSON.stringify({ result: 'ignored', reason: 'duplicate' }),
			});
		}
		expect(await started(listening, 1)).toHaveLength(1);
		const closed = await publish({ allowedSenders: '52.78.5.241' });
		expect((await post(`${closed.url}?token=${TOKEN}`, event)).status).toBe(403);
		const strict = await publish({ requireSignature: true });
		expect((await post(`${strict.url}?token=${TOKEN}`, event)).status).toBe(401);
		expect(
			(
				await post(
					`${strict.url}?token=${TOKEN}`,
					event,
					signatureHeaders(WEBHOOK_SECRET, Buffer.from(JSON.stringify(event))),
				)
			).status,
		).toBe(200);
	});

	it('an event that PortOne does not confirm: started or dropped, as the option says, and so while it cannot be asked', async () => {
		const event = {
			type: 'TaxInvoice.Issued',
			timestamp: '2026-01-31T00:00:00Z',
			data: { taxInvoiceId: 'inv_unknown', status: 'ISSUED', supplierBrn: '2200000002' },
		};
		const open = await publish();
		expect((await post(`${open.url}?token=${TOKEN}`, event)).text).toContain('emitted');
		expect((await started(open, 1))[0]).toMatchObject({
			confirmed: false,
			taxInvoiceId: 'inv_unknown',
			status: 'issued',
		});
		const dropping = await publish({ unconfirmed: 'drop' });
		expect((await post(`${dropping.url}?token=${TOKEN}`, event)).text).toContain('not confirmed');
		faults({ kind: '500', match: { route: 'getB2bTaxInvoice' } });
		const refusing = await publish({ unavailable: 'refuse' });
		expect((await post(`${refusing.url}?token=${TOKEN}`, event)).status).toBe(503);
		expect(await world.client.executions(refusing.id)).toEqual([]);
		expect((await post(`${dropping.url}?token=${TOKEN}`, event)).text).toContain('emitted');
		expect((await started(dropping, 1))[0]).toMatchObject({
			confirmed: null,
			status: 'issued',
			warnings: [expect.stringContaining('could not be asked')],
		});
	});

	it('a person who opens the URL sees whether the token is right', async () => {
		const { url } = await publish();
		expect(await (await fetch(`${url}?token=${TOKEN}`)).json()).toEqual({
			message: 'PortOne B2B Trigger is listening',
			token: 'right',
		});
		expect(await (await fetch(url)).json()).toMatchObject({ token: 'missing or wrong' });
	});
});
