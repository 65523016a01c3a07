import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Sandbox } from '../../../sandbox/index.ts';
import type { WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { createForm, hiworks, hiworksBill } from '../support/hiworks.ts';
import { agentWorkflow, asTool, mcpWorkflow, startModel, type Model } from '../support/model.ts';
import { BOLTA, node, runByWebhook, type Reference } from '../support/workflows.ts';
import { borrowWorld, type BorrowedWorld } from '../support/world.ts';

/** Nodes as tools of agents and of MCP clients in the real n8n: what is asked for once is done once. */
let world: BorrowedWorld;
let model: Model;
let modelCredential: Reference;
let office: Reference;
let bill: Reference;
let bolta: Reference;
let number = 0;

beforeAll(async () => {
	[world, model] = await Promise.all([borrowWorld(), startModel()]);
	const { client, sandbox } = world;
	modelCredential = await client.createCredential('openAiApi', { apiKey: 'synthetic', url: model.url });
	office = await client.createCredential('hiworksOfficeApi', {
		officeToken: 'office-token-synthetic-1',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: sandbox.hiworks.url,
	});
	bill = await client.createCredential('hiworksBillApi', {
		officeToken: 'bill-token-synthetic-1',
		billToken: 'bill-access-synthetic-1',
		allowEasySign: false,
		resellerCode: '',
		baseUrl: sandbox.hiworksBill.url,
	});
	bolta = await client.createCredential('boltaApi', {
		apiKey: 'test_agents_key',
		environment: 'test',
		baseUrl: sandbox.bolta.url,
	});
});
afterAll(async () => {
	await model?.close();
	await world?.close();
});
beforeEach(() => {
	world.sandbox.hiworks.reset();
	world.sandbox.hiworksBill.reset();
	world.sandbox.bolta.reset();
});

const fromModel = (name: string) => `={{ $fromAI('${name}', '${name}', 'string') }}`;

interface Tool {
	node(): WorkflowNode;
	/** What the model gives. */
	args: Record<string, unknown>;
	host(sandbox: Sandbox): Sandbox['hiworks'] | Sandbox['hiworksBill'] | Sandbox['bolta'];
	route: string;
}

const TOOLS: Record<string, Tool> = {
	SMS: {
		node: () =>
			hiworks('Tool', office, 'sms.send', {
				sender: '02-000-1234',
				receiver: '010-0000-0000',
				message: fromModel('message'),
				smsType: 'S',
			}),
		args: { message: '입금을 확인했습니다' },
		host: (sandbox) => sandbox.hiworks,
		route: 'sendSms',
	},
	'a document of Hiworks Bill': {
		node: () =>
			hiworksBill(
				'Tool',
				bill,
				createForm(
					{},
					{
						referenceId: fromModel('order'),
						recipientNumber: '888-88-88888',
						recipientName: '구매 주식회사',
						itemSource: 'json',
						itemsJson: fromModel('items'),
					},
				),
			),
		args: { order: 'ORDER-1', items: '[{ "name": "용역", "supplyCost": 10000, "tax": 1000 }]' },
		host: (sandbox) => sandbox.hiworksBill,
		route: 'createInvoice',
	},
	'an accounting customer': {
		node: () =>
			hiworks('Tool', office, 'accountingCustomer.create', {
				code: fromModel('code'),
				name: '구매 주식회사',
				externalKey: 'erp-1',
				businessNumber: '888-88-88888',
				bankName: '국민은행',
				accountNumber: '110-222-333444',
				accountHolder: '구매 주식회사',
			}),
		args: { code: 'C0001' },
		host: (sandbox) => sandbox.hiworks,
		route: 'createCustomers',
	},
	'a customer of Bolta': {
		node: () =>
			node(
				'Tool',
				BOLTA,
				{
					resource: 'customer',
					operation: 'create',
					number: '888-88-88888',
					name: fromModel('name'),
					representative: '이구매',
				},
				{ credentials: { boltaApi: bolta } },
			),
		args: { name: '구매 주식회사' },
		host: (sandbox) => sandbox.bolta,
		route: 'createCustomer',
	},
};

const hostOf = ({ host }: Tool) => host(world.sandbox);
const effectsOf = (tool: Tool) =>
	hostOf(tool)
		.requests()
		.filter(({ route, effect }) => route === tool.route && effect);
/** The answer is lost after the effect: n8n sees a failed node, whose tool may be called again. */
const loseFirst = (tool: Tool) =>
	hostOf(tool).setFaults([{ kind: 'resetAfter', match: { route: tool.route, nth: 1 } }]);

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

/** The older agent calls tools within itself, each try a run of its own. */
const AGENTS = Object.entries(TOOLS).map(([name, tool]) => ({
	name,
	tool,
	versions: name === 'SMS' ? [3.1, 2.2] : [3.1],
}));

describe.each(AGENTS)('$name', ({ tool, versions }) => {
	const publish = async (
		...given: Parameters<typeof agentWorkflow> extends [unknown, unknown, ...infer R] ? R : never
	) => {
		const path = `agent-${++number}`;
		const { id } = await world.client.createWorkflow(agentWorkflow(path, modelCredential, ...given));
		await world.client.activate(id);
		return { id, path };
	};

	describe.each(versions)('Agent %d', (version) => {
		it('is made once though the tool is tried again after a lost answer', async () => {
			loseFirst(tool);
			model.script([{ call: tool.args }, { say: 'ok' }]);
			const { id, path } = await publish(asTool(tool.node(), RETRY), { version });
			await runByWebhook(world.client, id, path);
			expect(effectsOf(tool)).toHaveLength(1);
		});

		it('is made once though the model calls it again', async () => {
			model.script([{ call: tool.args }, { call: tool.args }, { say: 'ok' }]);
			const { id, path } = await publish(asTool(tool.node()), { version });
			await runByWebhook(world.client, id, path);
			expect(model.toolResults()).toHaveLength(2);
			expect(effectsOf(tool)).toHaveLength(1);
		});

		it('is made once though the agent is tried again', async () => {
			model.script([{ call: tool.args }, 'fails', { call: tool.args }, { say: 'ok' }]);
			const { id, path } = await publish(asTool(tool.node()), { version, agent: RETRY });
			await runByWebhook(world.client, id, path);
			expect(effectsOf(tool)).toHaveLength(1);
		});

		it('is made once though the execution is tried again', async () => {
			model.script([{ call: tool.args }, 'fails', { call: tool.args }, { say: 'ok' }]);
			const { id, path } = await publish(asTool(tool.node()), { version });
			const failed = await runByWebhook(world.client, id, path);
			expect(failed.status).toBe('error');
			const again = await world.client.retryExecution(failed.id);
			expect(again.status).toBe('success');
			expect(effectsOf(tool)).toHaveLength(1);
		});
	});

	it('is made once though the tool is tried again within an MCP call', async () => {
		loseFirst(tool);
		const path = `mcp-${++number}`;
		const { id } = await world.client.createWorkflow(mcpWorkflow(path, asTool(tool.node(), RETRY)));
		await world.client.activate(id);
		const client = new McpClient({ name: 'test', version: '1.0.0' });
		await client.connect(new StreamableHTTPClientTransport(new URL(`${world.client.url}/mcp/${path}`)) as Transport);
		const { tools } = await client.listTools();
		await client.callTool({ name: tools[0]?.name ?? '', arguments: tool.args });
		await client.close();
		expect(effectsOf(tool)).toHaveLength(1);
	});
});
