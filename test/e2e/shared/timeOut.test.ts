import {
	bolta,
	issueForm,
	row,
	rowsAsItems,
	startByWebhook,
	webhook,
	workflow,
	type Reference,
} from '../support/workflows.ts';
import { borrowWorld, type BorrowedWorld } from '../support/world.ts';

/** An execution that n8n ends by its time limit while a document is on its way. */
let world: BorrowedWorld;
let credential: Reference;

beforeAll(async () => {
	world = await borrowWorld();
	credential = await world.client.createCredential('boltaApi', {
		apiKey: 'test_time_out_key',
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
	});
});
afterAll(async () => await world?.close());

it('is told with all that was done, and a new run sends the rest alone', async () => {
	const { client, sandbox } = world;
	const path = 'time-out';
	const rows = [1, 2, 3].map((n) => row(n, { order: `time-out-${n}` }));
	const { id } = await client.createWorkflow({
		...workflow(
			path,
			[webhook(path), ...rowsAsItems(rows), bolta('Issue', credential, issueForm({ itemsInFlight: 1 }))],
			[
				['Webhook', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Issue'],
			],
		),
		settings: { executionTimeout: 3 },
	});
	await client.activate(id);
	sandbox.bolta.setFaults([{ kind: 'noAnswer', match: { route: 'issueTaxInvoice', nth: 2 } }]);
	const run = async () => await client.waitFor(await startByWebhook(client, id, `${client.url}/webhook/${path}`));

	const ended = await run();
	expect(ended.status).toBe('canceled');
	// n8n saves an execution in the moment in which it ends it: what the node says in the same tick is in it.
	const { message, description } = { message: '', description: '', ...ended.data.resultData.error };
	expect(message).toContain('the execution was stopped while the request was on its way');
	expect(description).toMatch(/Already done \(1\):\nitem 0 \(time-out-1\)/);
	expect(description).toContain('Not started: 1');
	const sent = () => sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId);
	expect(sent()).toEqual(['time-out-1']);

	sandbox.bolta.setFaults([]);
	expect((await run()).status).toBe('success');
	expect(sent()).toEqual(['time-out-1', 'time-out-2', 'time-out-3']);
});
