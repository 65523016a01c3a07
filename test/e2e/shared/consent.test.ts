import type { Fault } from '../../../sandbox/index.ts';
import {
	executeByCommandLine,
	outputOf,
	type Execution,
	type WorkflowJson,
	type WorkflowNode,
} from '../../../scripts/lib/n8n.mts';
import {
	bolta,
	issueForm,
	manualTrigger,
	node,
	row,
	rowsAsItems,
	runByTestWebhook,
	runByWebhook,
	webhook,
	workflow,
	type Reference,
} from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

/** A live key issues legal documents: only what was published on purpose may do so without the option that says so. */
const world = withBorrowedWorld('bolta');
let live: Reference;
let number = 0;

beforeAll(async () => {
	live = await createCredential({ apiKey: 'live_consent_key', environment: 'live' });
});

const createCredential = async (data: object) =>
	await world.client.createCredential('boltaApi', { baseUrl: world.sandbox.bolta.url, ...data });

interface Settings {
	options?: Record<string, unknown>;
	more?: Partial<WorkflowNode>;
	credential?: Reference;
	/** Changes to the form. */
	form?: Record<string, unknown>;
	/** Between the triggers and the rows. */
	before?: WorkflowNode;
}

/** Two documents over 22,033 won, whatever starts the workflow. */
function issuing(path: string, { options, more, credential = live, form, before }: Settings = {}): WorkflowJson {
	const first = before?.name ?? 'Rows';
	const nodes = [
		manualTrigger(),
		webhook(path),
		node('Called', 'executeWorkflowTrigger', { inputSource: 'passthrough' }, { typeVersion: 1.1 }),
		...(before ? [before] : []),
		...rowsAsItems([row(1), row(2)]),
		bolta('Issue', credential, issueForm(options, form), more),
		node('After', 'noOp'),
		node('On error', 'noOp'),
	];
	return workflow(path, nodes, [
		['Start', first],
		['Webhook', first],
		['Called', first],
		...(before ? [[before.name, 'Rows'] as [string, string]] : []),
		['Rows', 'Row'],
		['Row', 'Issue'],
		['Issue', 'After'],
		['Issue', 'On error', 1],
	]);
}

async function create(settings?: Settings): Promise<{ id: string; path: string }> {
	const path = `consent-${++number}`;
	const { id } = await world.client.createWorkflow(issuing(path, settings));
	return { id, path };
}

async function publish(settings?: Settings): Promise<{ id: string; path: string }> {
	const created = await create(settings);
	await world.client.activate(created.id);
	return created;
}

const nodesThatRan = (execution: Execution) => Object.keys(execution.data.resultData.runData);
const issuedLive = () => world.sandbox.bolta.ledger('live').map(({ clientReferenceId }) => clientReferenceId);
const sends = () => world.sandbox.bolta.requests().filter(({ method }) => method === 'POST');

function expectRefused(execution: Execution): void {
	expect(sends()).toEqual([]);
	expect(issuedLive()).toEqual([]);
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.lastNodeExecuted).toBe('Issue');
	expect(nodesThatRan(execution)).not.toContain('After');
	const { message, description } = execution.data.resultData.error ?? { message: '' };
	expect(message).toBe('2 documents over 22,033 won would have gone out with legal effect; nothing was sent');
	expect(description).toContain('"Also When Run by Hand or by an Agent"');
	expect(description).toContain('"Dry Run"');
}

function expectIssued(execution: Execution): void {
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(issuedLive().sort()).toEqual(['order-1', 'order-2']);
	expect(outputOf(execution, 'After').map(({ json }) => json.referenceId)).toEqual(['order-1', 'order-2']);
}

describe('by hand', () => {
	it('Execute Workflow is refused', async () => {
		const { id } = await create();
		const execution = await world.client.run(id, 'Start');
		expect(execution.mode).toBe('manual');
		expectRefused(execution);
	});

	it('is refused with the error output too: every item is there, none is sent', async () => {
		const { id } = await create({ more: { onError: 'continueErrorOutput' } });
		const execution = await world.client.run(id, 'Start');
		expect(sends()).toEqual([]);
		expect(execution.status).toBe('success');
		expect(nodesThatRan(execution)).not.toContain('After');
		expect(outputOf(execution, 'On error').map(({ json }) => json)).toEqual(
			['order-1', 'order-2'].map((referenceId, itemIndex) => ({
				...row(itemIndex + 1),
				message: expect.stringContaining('"Also When Run by Hand or by an Agent"'),
				error: {
					description: expect.stringContaining('"Also When Run by Hand or by an Agent"'),
					message: '2 documents over 22,033 won would have gone out with legal effect; nothing was sent',
					outcome: 'notSent',
					code: 'CONSENT_MISSING',
					vendorMessage: null,
					httpStatus: null,
					referenceId,
					itemIndex,
				},
			})),
		);
	});

	it('is refused when the node continues on the same output: the items carry the error', async () => {
		const { id } = await create({ more: { onError: 'continueRegularOutput' } });
		const execution = await world.client.run(id, 'Start');
		expect(sends()).toEqual([]);
		const items = outputOf(execution, 'After').map(({ json }) => json);
		expect(items).toHaveLength(2);
		for (const { error, issuanceKey } of items) {
			expect(error).toMatchObject({ message: expect.stringContaining('2 documents over 22,033 won') });
			expect(issuanceKey).toBeUndefined();
		}
	});

	it('is refused at every try of Retry On Fail', async () => {
		const { id } = await create({ more: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 } });
		expectRefused(await world.client.run(id, 'Start'));
	});

	it('a test webhook is refused', async () => {
		const { id, path } = await create();
		const execution = await runByTestWebhook(world.client, id, path);
		expect(execution.mode).toBe('manual');
		expectRefused(execution);
	});

	it('the option does not count as an expression: n8n does not even evaluate it', async () => {
		const { id } = await create({ options: { alsoWhenRunByHand: '={{ true }}' } });
		const execution = await world.client.run(id, 'Start');
		expect(sends()).toEqual([]);
		expect(nodesThatRan(execution)).not.toContain('After');
		expect(execution.data.resultData.error?.description).toContain(
			'Also When Run by Hand or by an Agent [item 0]: expected true or false, found "{{ true }}"',
		);
	});

	it.each(['=true', 'true'])('the option does not count as the text %s', async (text) => {
		const { id } = await create({ options: { alsoWhenRunByHand: text } });
		expectRefused(await world.client.run(id, 'Start'));
	});

	it('is issued with the option as a fixed value', async () => {
		const { id } = await create({ options: { alsoWhenRunByHand: true } });
		expectIssued(await world.client.run(id, 'Start'));
	});

	it('a dry run works', async () => {
		const { id } = await create({ options: { dryRun: true } });
		const execution = await world.client.run(id, 'Start');
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'After').map(({ json }) => [json.status, json.total])).toEqual([
			['dryRun', 11_011],
			['dryRun', 11_022],
		]);
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it('a test key needs no consent', async () => {
		const credential = await createCredential({ apiKey: 'test_consent_key', environment: 'test' });
		const { id } = await create({ credential });
		expect((await world.client.run(id, 'Start')).status).toBe('success');
		expect(world.sandbox.bolta.ledger('test')).toHaveLength(2);
		expect(issuedLive()).toEqual([]);
	});
});

describe('published', () => {
	it('a production webhook issues', async () => {
		const { id, path } = await publish();
		const execution = await runByWebhook(world.client, id, path);
		expect(execution.mode).toBe('webhook');
		expectIssued(execution);
	});

	it('n8n execute issues', async () => {
		const { id } = await create();
		expectIssued(await executeByCommandLine(world.home, id));
	});

	it('a sub-workflow that a production webhook calls issues', async () => {
		const child = await publish();
		const parent = workflow(
			'parent',
			[
				webhook('parent'),
				node(
					'Call',
					'executeWorkflow',
					{ workflowId: { __rl: true, mode: 'id', value: child.id }, options: {} },
					{ typeVersion: 1.2 },
				),
			],
			[['Webhook', 'Call']],
		);
		const { id } = await world.client.createWorkflow(parent);
		await world.client.activate(id);
		const execution = await runByWebhook(world.client, id, 'parent');
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Call').map(({ json }) => json.referenceId)).toEqual(['order-1', 'order-2']);
		expect(issuedLive().sort()).toEqual(['order-1', 'order-2']);
	});

	it('a sub-workflow called by hand cannot be told apart, as the option says', async () => {
		const child = await publish();
		const parent = workflow(
			'parent by hand',
			[
				manualTrigger(),
				node(
					'Call',
					'executeWorkflow',
					{ workflowId: { __rl: true, mode: 'id', value: child.id }, options: {} },
					{ typeVersion: 1.2 },
				),
			],
			[['Start', 'Call']],
		);
		const { id } = await world.client.createWorkflow(parent);
		expect((await world.client.run(id, 'Start')).status).toBe('success');
		const [called] = await world.client.executions(child.id);
		expect(called?.mode).toBe('integrated');
		expect(issuedLive()).toHaveLength(2);
	});
});

/** A failed run keeps where it stood; n8n's Retry goes on from there, in a mode of its own. */
describe('Retry', () => {
	const CUSTOMER = '/v1/customers/customer_bf8paz';
	const fetchFirst = (): WorkflowNode =>
		node(
			'Fetch',
			'httpRequest',
			{
				url: world.sandbox.bolta.url + CUSTOMER,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'boltaApi',
				options: {},
			},
			{ typeVersion: 4.2, credentials: { boltaApi: live } },
		);
	/** What fails at the first try, and works at the second. */
	const failures: Array<[string, Fault, () => Settings, string]> = [
		[
			'in an earlier node',
			{ kind: '403', times: 1, match: { route: 'getCustomer' } },
			() => ({ before: fetchFirst() }),
			'Fetch',
		],
		[
			'in the node before it asks for consent',
			{ kind: '403', times: 1, match: { route: 'getCustomer' } },
			() => ({ form: { supplierSource: 'customerKey', options: { customerKey: 'customer_bf8paz' } } }),
			'Issue',
		],
		['in the node while sending', { kind: '403', times: 2, match: { method: 'POST' } }, () => ({}), 'Issue'],
	];

	it('of a manual run that was refused is refused', async () => {
		const { id } = await create();
		const refused = await world.client.run(id, 'Start');
		const retry = await world.client.retryExecution(refused.id);
		expect(retry.mode).toBe('retry');
		expectRefused(retry);
	});

	it('of a manual run that was refused is refused when the trigger was published since', async () => {
		const { id, path } = await create();
		const refused = await world.client.run(id, 'Start');
		await world.client.activate(id);
		expectRefused(await world.client.retryExecution(refused.id, true));
		// And the retry of a retry.
		const [latest] = await world.client.executions(id);
		expectRefused(await world.client.retryExecution(latest?.id ?? '', true));
		expectIssued(await runByWebhook(world.client, id, path));
	});

	it.each(failures.slice(0, 2))('of a manual run that failed %s is refused', async (_, fault, settings, failing) => {
		const { id } = await create(settings());
		world.sandbox.bolta.setFaults([fault]);
		const failed = await world.client.run(id, 'Start');
		expect(failed.data.resultData.lastNodeExecuted).toBe(failing);
		expect(failed.data.resultData.error?.message).not.toContain('legal effect');
		expectRefused(await world.client.retryExecution(failed.id));
	});

	it.each(failures)('of a production run that failed %s issues', async (_, fault, settings, failing) => {
		const { id, path } = await publish(settings());
		world.sandbox.bolta.setFaults([fault]);
		const failed = await runByWebhook(world.client, id, path);
		expect(failed.status).toBe('error');
		expect(failed.data.resultData.lastNodeExecuted).toBe(failing);
		expect(issuedLive()).toEqual([]);
		const retry = await world.client.retryExecution(failed.id);
		expect(retry.mode).toBe('retry');
		expectIssued(retry);
	});

	it('of a production run that succeeded is not offered by n8n', async () => {
		const { id, path } = await publish();
		const { id: executionId } = await runByWebhook(world.client, id, path);
		await expect(world.client.retryExecution(executionId)).rejects.toThrow(
			'The execution succeeded, so it cannot be retried',
		);
		expect(issuedLive()).toHaveLength(2);
	});
});

describe('a live key under the environment Test', () => {
	it('is an error on this machine; nothing is sent', async () => {
		const credential = await createCredential({ apiKey: 'live_consent_key', environment: 'test' });
		const { id, path } = await publish({ credential });
		const execution = await runByWebhook(world.client, id, path);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toContain(
			'expected the environment "Live", because the API key begins with live_',
		);
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});
});
