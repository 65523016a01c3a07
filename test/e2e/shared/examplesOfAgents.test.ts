import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sandbox } from '../../../sandbox/index.ts';
import { root, type CredentialToImport, type WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { press, questionOf, untilReply, writeInChat, type Question, type Talk } from '../support/chat.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { prepareExamples, withExamples } from '../support/imported.ts';
import { startModel, type Model, type Turn } from '../support/model.ts';
import { readAgentExamples, startWorld, withBorrowedWorld, type World } from '../support/world.ts';

/** Agents and MCP clients, by the examples as they stand: what a person said yes to is issued, and nothing else. */
const world = withBorrowedWorld('bolta', 'portOne');
let model: Model;
beforeAll(async () => {
	model = await startModel();
});
afterAll(async () => await model.close());

const BOLTA = { id: 'boltaAccount1', name: 'Bolta account' };
const OPENAI = { id: 'openAiAccount1', name: 'OpenAI account' };
const PORTONE = { id: 'portOneAccount1', name: 'PortOne account' };
const HEADER = { id: 'mcpHeader1', name: 'MCP header' };
const SECRET = 'examples-v2-api-secret-3';
const KEY = { name: 'x-questions', value: 'examples-header-value-1' };

const credentials = ({ bolta, portOne }: Pick<Sandbox, 'bolta' | 'portOne'>): CredentialToImport[] => [
	{
		...BOLTA,
		type: 'boltaApi',
		data: {
			apiKey: 'test_agent_examples',
			environment: 'test',
			baseUrl: bolta.url,
			customerKey: '',
			webhookToken: '',
		},
	},
	{ ...OPENAI, type: 'openAiApi', data: { apiKey: 'synthetic', url: model.url } },
	{
		...PORTONE,
		type: 'portOneApi',
		data: { apiSecret: SECRET, environment: 'test', baseUrl: portOne.url, webhookToken: '', webhookSecret: '' },
	},
	{ ...HEADER, type: 'httpHeaderAuth', data: KEY },
];
const examples = readAgentExamples();
const { workflowOf } = withExamples(world, examples, () => credentials(world.sandbox));

describeFiles(examples, {
	type: 'boltaApi',
	credential: BOLTA,
	more: { openAiApi: OPENAI, portOneApi: PORTONE, httpHeaderAuth: HEADER },
	client: () => world.client,
});

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'agent-invoice-after-approval.json',
		'mcp-questions-about-invoices.json',
	]);
});

const AGENT = 'agent-invoice-after-approval.json';
const ASK = 'Ask a person';
const webhookId = () => String(workflowOf(AGENT).nodes.find(({ name }) => name === 'Chat')?.webhookId);

const DOCUMENT = {
	writeDate: new Date().toISOString().slice(0, 8) + '01',
	recipientNumber: '888-88-88888',
	recipientName: '한강물산',
	recipientRepresentative: '김하나',
	recipientEmail: 'buyer@example.com',
	items: '소프트웨어 사용료 | 300000 | 30000',
};
/** The same document, and what the dry run said of its amounts. */
const ISSUED = { ...DOCUMENT, supplyCost: '300000', tax: '30000', total: '330000' };
const OTHER = {
	...DOCUMENT,
	items: '소프트웨어 사용료 | 900000 | 90000',
	supplyCost: '900000',
	tax: '90000',
	total: '990000',
};
const check: Turn = { call: DOCUMENT, tool: 'Check_the_invoice' };
const issue = (toolParameters: object, more: object = {}) => ({
	call: { toolParameters, hitlParameters: {}, ...more },
	tool: 'Issue_the_invoice',
});
const done: Turn = { say: 'done' };

const totals = ({ bolta }: Pick<Sandbox, 'bolta'> = world.sandbox) =>
	bolta.ledger('test').map(({ body }) => {
		const items = body.items as Array<{ supplyCost: number; tax: number }>;
		return items.reduce((sum, { supplyCost, tax }) => sum + supplyCost + tax, 0);
	});

const ended = async (id: string) => await untilReply(world.client, id, 'Reply');

describe(AGENT, () => {
	let first = true;
	/** The person writes, the model does as it is told, and a question is there. */
	async function until(turns: Turn[]): Promise<Question & { id: string; talk: Talk }> {
		model.script(turns);
		if (first) await world.client.activate(workflowOf(AGENT).id);
		first = false;
		const talk = await writeInChat(world.client, webhookId(), '한강물산에 사용료 30만원 발행해 줘');
		return { ...(await questionOf(world.client, talk.executionId, ASK)), id: talk.executionId, talk };
	}
	const next = async (id: string, earlier?: Question) => await questionOf(world.client, id, ASK, earlier);

	it('shows what the dry run found, waits, issues it after a yes and tells the agent', async () => {
		const { id, text, yes, talk } = await until([check, issue(ISSUED), done]);
		const page = talk.open();
		const [dryRun] = JSON.parse(model.toolResults()[0] ?? '') as Array<Record<string, unknown>>;
		expect(dryRun).toMatchObject({ status: 'dryRun', supplyCost: 300_000, tax: 30_000, total: 330_000 });
		expect(text).toContain('- 공급받는자: 한강물산 (888-88-88888), 대표자 김하나');
		expect(text).toContain('- 공급가액 300,000원, 세액 30,000원, 합계 330,000원');
		expect(text).toContain(DOCUMENT.items);
		expect(totals()).toEqual([]);

		await press(yes);
		expect((await world.client.waitFor(id)).status).toBe('success');
		await page.closed;
		expect(page.shown.at(-1)).toBe('done');
		expect(totals()).toEqual([330_000]);
		const [issued] = JSON.parse(model.toolResults()[1] ?? '') as Array<Record<string, unknown>>;
		expect(issued).toMatchObject({ referenceId: dryRun?.referenceId, status: 'accepted', total: 330_000 });
	});

	it('issues nothing after a no, and tells the agent', async () => {
		const { id, no } = await until([issue(ISSUED), done]);
		await press(no);
		await ended(id);
		expect(totals()).toEqual([]);
		expect(model.toolResults()).toEqual([expect.stringContaining('User rejected the tool call')]);
	});

	it.each<[string, object, string]>([
		['a total that is not that of the lines', { total: '330,001' }, 'Expected Total'],
		['a supply cost and a tax that are not', { supplyCost: '330000', tax: '0' }, 'Expected Supply Cost'],
		['lines that it changed without their amounts', { items: OTHER.items }, 'Expected Supply Cost'],
	])('issues nothing after a yes to %s', async (_, changes, named) => {
		const { id, yes } = await until([issue({ ...ISSUED, ...changes }), done]);
		await press(yes);
		await ended(id);
		expect(totals()).toEqual([]);
		expect(model.toolResults()).toEqual([expect.stringContaining(named)]);
	});

	it('issues nothing of what the model changes after the yes, even after another yes', async () => {
		const asked = await until([issue(ISSUED), issue(OTHER), done]);
		const { id } = asked;
		await press(asked.yes);
		const again = await next(id, asked);
		expect(again.text).toContain('합계 990,000원');
		// So an old button answers a new question: only the reference ID keeps this from being another invoice.
		expect(again.yes).toBe(asked.yes);
		await press(again.yes);
		await ended(id);
		expect(totals()).toEqual([330_000]);
		expect(model.toolResults()[1]).toContain('chat-');
		expect(model.toolResults()[1]).not.toContain('"accepted"');
	});

	/** n8n 2.41 asks about the first, and takes what the model wrote for the answer about the others. */
	it.each<[string, object]>([
		['as they are', {}],
		['the second with an answer of its own', { approved: true }],
	])('issues of two calls at once, %s, only what was asked about', async (_, more) => {
		const { id, text, yes } = await until([{ calls: [issue(ISSUED), issue(OTHER, more)] }, done]);
		expect(text).toContain('합계 330,000원');
		await press(yes);
		await ended(id);
		expect(totals()).toEqual([330_000]);
	});

	it('issues once though the answer is lost and the agent is tried again', async () => {
		world.sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: 'issueTaxInvoice', nth: 1 } }]);
		const { id, yes } = await until([issue(ISSUED), 'fails', issue(ISSUED), done]);
		await press(yes);
		expect(await ended(id)).toBe('error');
		expect(totals()).toEqual([330_000]);
		const { id: retried } = await world.client.call<{ id: string }>('POST', `/executions/${id}/retry`, {
			loadWorkflow: false,
		});
		const again = await next(retried);
		expect(again.text).toContain('합계 330,000원');
		await press(again.yes);
		await ended(retried);
		expect(totals()).toEqual([330_000]);
		expect(model.toolResults().at(-1)).toContain('"duplicate":true');
	});

	it.each(['docs/agents.md', 'docs/agents.ko.md'])('is shown to the model as %s quotes it', async (page) => {
		await until([issue(ISSUED)]);
		const quoted = /```json\n(.*?)\n```/s.exec(readFileSync(path.join(root, page), 'utf8'))?.[1] ?? '';
		const shown = model.tools().map((tool) => tool.function);
		expect(shown.find(({ name }) => name === 'Check_the_invoice')).toMatchObject(JSON.parse(quoted) as object);
		const { toolParameters, hitlParameters } = shown.find(({ name }) => name === 'Issue_the_invoice')?.parameters
			.properties as Record<string, { properties: object }>;
		expect(Object.keys(toolParameters?.properties ?? {})).toEqual(Object.keys(ISSUED));
		expect(hitlParameters?.properties).toEqual({});
	});

	it('is closed to who is no user of this n8n', async () => {
		const url = `${world.client.url}/webhook/${webhookId()}/chat`;
		const body = JSON.stringify({ action: 'sendMessage', sessionId: 's', chatInput: '발행' });
		const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
		expect(response.status).toBe(401);
	});
});

describe(`${AGENT}, while nobody answers`, () => {
	const begin = async ({ client }: Pick<World, 'client'>, id: string, written: string) => {
		const { executionId } = await writeInChat(client, id, written);
		return { executionId, asked: await questionOf(client, executionId, ASK) };
	};

	/** As who imports it might set it, against the note. */
	const limited = (): WorkflowJson => {
		const { id: _, ...workflow } = structuredClone(workflowOf(AGENT));
		const values = { limitType: 'afterTimeInterval', resumeAmount: 1 / 60, resumeUnit: 'minutes' };
		for (const one of workflow.nodes) {
			if (one.webhookId) one.webhookId = `limited-${one.id}`;
			if (one.name === ASK) one.parameters.options = { limitWaitTime: { values } };
		}
		return workflow;
	};

	it('has no time limit: when one is over, n8n takes what the model wrote for the answer', async () => {
		const ask = workflowOf(AGENT).nodes.find(({ name }) => name === ASK);
		expect(ask?.parameters.options).toEqual({});
		const { id } = await world.client.createWorkflow(limited());
		await world.client.activate(id);
		model.script([issue(ISSUED), issue(OTHER, { approved: true })]);
		const late = await begin(world, 'limited-chat', '기한이 지나면');
		const forged = await begin(world, 'limited-chat', '모델이 답하면');
		expect(totals()).toEqual([]);
		await ended(late.executionId);
		await ended(forged.executionId);
		// Red once n8n asks the person alone: then the note and docs/agents need not warn of it.
		expect(totals()).toEqual([990_000]);
	});

	/** At its start n8n may take what waits for crashed, by its log of events: that ends without a document. */
	it('issues after a restart of n8n only what n8n takes the yes to, each once', async () => {
		const own = await startWorld();
		try {
			await prepareExamples(own.client, examples, credentials(own.sandbox));
			await own.client.activate(workflowOf(AGENT).id);
			model.script(Array.from({ length: 5 }, () => issue(ISSUED)));
			const waiting = [];
			for (let n = 0; n < 5; n++) waiting.push(await begin(own, webhookId(), '한강물산 30만원'));
			await own.n8n.stop();
			await own.restart();

			expect(totals(own.sandbox)).toEqual([]);
			const taken: boolean[] = [];
			for (const { executionId, asked } of waiting) {
				const yes = asked.yes.replace(/^https?:\/\/[^/]+/, own.client.url);
				const isTaken = await press(yes).then(
					() => true,
					() => false,
				);
				if (isTaken) await untilReply(own.client, executionId, 'Reply');
				taken.push(isTaken);
			}
			expect(totals(own.sandbox)).toEqual(taken.filter(Boolean).map(() => 330_000));
		} finally {
			await own.close();
		}
	});
});

describe('mcp-questions-about-invoices.json', () => {
	const FILE = 'mcp-questions-about-invoices.json';
	const OCTOBER = { from: '2026-10-01', until: '2026-10-31' };

	const address = () => new URL(`${world.client.url}/mcp/invoice-questions`);
	async function connect(header: string): Promise<McpClient> {
		const client = new McpClient({ name: 'test', version: '1.0.0' });
		const requestInit = { headers: { [KEY.name]: header } };
		await client.connect(new StreamableHTTPClientTransport(address(), { requestInit }) as Transport);
		return client;
	}
	async function call(route: string, body?: object): Promise<void> {
		const response = await fetch(`${world.sandbox.portOne.url}${route}?test=true`, {
			method: 'POST',
			headers: { authorization: `PortOne ${SECRET}`, ...(body && { 'content-type': 'application/json' }) },
			...(body && { body: JSON.stringify(body) }),
		});
		if (!response.ok) throw new Error(await response.text());
	}
	const company = (brn: string, name: string) => ({
		brn,
		name,
		representativeName: '대표',
		contact: { email: 'a@example.com' },
	});
	async function issued(key: string, writeDate: string): Promise<string> {
		await call('/b2b/tax-invoices/issue-immediately', {
			taxInvoice: {
				taxationType: 'TAXABLE',
				issuanceType: 'NORMAL',
				writeDate,
				purposeType: 'INVOICE',
				totalSupplyAmount: 10_000,
				totalTaxAmount: 1_000,
				totalAmount: 11_000,
				supplierDocumentKey: key,
				supplier: company('2200000002', '한빛소프트랩'),
				recipient: company('8888888888', '한강물산'),
				items: [],
			},
		});
		return world.sandbox.portOne.ledger('test').at(-1)!.id;
	}

	let client: McpClient;
	let isPublished = false;
	beforeEach(async () => {
		if (!isPublished) await world.client.activate(workflowOf(FILE).id);
		isPublished = true;
		client = await connect(KEY.value);
	});
	afterEach(async () => await client.close());
	const ask = async (name: string, given: Record<string, unknown>) => {
		const { content } = (await client.callTool({ name, arguments: given })) as { content: Array<{ text: string }> };
		return content.map(({ text }) => text).join('');
	};

	it('answers which invoices of October are not transmitted', async () => {
		const [sent, waits, later] = [
			await issued('O-1', '2026-10-05'),
			await issued('O-2', '2026-10-20'),
			await issued('N-1', '2026-11-02'),
		];
		await call(`/b2b/tax-invoices/${sent}/send-to-nts`);
		world.sandbox.portOne.advance(2_000);
		const answer = await ask('Invoices_not_transmitted', OCTOBER);
		expect(answer).toContain(waits);
		expect(answer).not.toContain(sent);
		expect(answer).not.toContain(later);
		expect(await ask('Invoices_of_a_period', OCTOBER)).toContain(sent);
	});

	it('has only tools that read: each is called, asks its vendor, and changes nothing there', async () => {
		const taxInvoiceId = await issued('O-3', '2026-10-20');
		const given: Record<string, unknown> = { ...OCTOBER, taxInvoiceId, referenceId: 'O-3' };
		const { tools } = await client.listTools();
		const own = workflowOf(FILE).nodes.filter(({ type }) => type.endsWith('Tool'));
		expect(tools.map(({ name }) => name).sort()).toEqual(own.map(({ name }) => name.replaceAll(' ', '_')).sort());
		const { bolta, portOne } = world.sandbox;
		for (const { name, inputSchema } of tools) {
			const before = [bolta, portOne].map((vendor) => vendor.requests().length);
			const keys = Object.keys(inputSchema.properties ?? {});
			await ask(name, Object.fromEntries(keys.map((key) => [key, given[key]])));
			const asked = [bolta, portOne].flatMap((vendor, index) => vendor.requests().slice(before[index]));
			expect([name, asked.length > 0, asked.filter(({ effect }) => effect)]).toEqual([name, true, []]);
		}
	});

	it('is closed without the header', async () => {
		await expect(connect('another value')).rejects.toThrow();
	});
});
