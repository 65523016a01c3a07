/**
 * n8n is killed in the middle of issuing, and started again while the vendor does not show yet what it has taken. What
 * is run again meets used reference IDs under which nothing is found: no document may come twice, and none that stands
 * may be told as rejected.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { outputOf, packageName, type Execution, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import {
	bolta,
	issueForm,
	manualTrigger,
	node,
	row,
	rowsAsItems,
	workflow,
	type Reference,
} from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

const INVOICES = 12;
const IN_FLIGHT = 4;
const LATENCY_MS = 150;
/** Longer than n8n takes to start, and than what a run waits for a used reference ID to show (33 s). */
const NEVER_MS = 3_600_000;
const RUN_TIMEOUT_MS = 120_000;
const rows = Array.from({ length: INVOICES }, (_, n) => row(n));
const orders = rows.map(({ order }) => order);

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(async () => await world?.close());

interface Vendor {
	lag(milliseconds: number): void;
	/** The reference IDs of all that stands there. */
	ledger(): string[];
	node(): Promise<WorkflowNode>;
}

const credentialOf = async (type: string, data: object): Promise<Reference> =>
	await world.client.createCredential(type, { environment: 'test', ...data });
const options = { itemsInFlight: IN_FLIGHT };
const goesOn = { onError: 'continueRegularOutput' };

const vendors: Record<string, Vendor> = {
	Bolta: {
		lag: (statusLagMs) =>
			world.sandbox.bolta.configure({ statusLagMs, latencyMs: LATENCY_MS, issueDelayMs: statusLagMs, usedId: '409' }),
		ledger: () => world.sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId ?? ''),
		node: async () => {
			const credential = await credentialOf('boltaApi', { apiKey: 'test_bolta_key', baseUrl: world.sandbox.bolta.url });
			return bolta('Issue', credential, issueForm(options), goesOn);
		},
	},
	PortOne: {
		lag: (keyLagMs) => world.sandbox.portOne.configure({ keyLagMs, latencyMs: LATENCY_MS }),
		ledger: () => world.sandbox.portOne.ledger('test').map(({ supplierDocumentKey }) => String(supplierDocumentKey)),
		node: async () => {
			const portOneApi = await credentialOf('portOneApi', {
				apiSecret: 'v2-api-secret-synthetic',
				baseUrl: world.sandbox.portOne.url,
			});
			return node(
				'Issue',
				`${packageName}.portOneB2b`,
				{ resource: 'taxInvoice', ...issueForm(options), operation: 'issueImmediately' },
				{ credentials: { portOneApi }, ...goesOn },
			);
		},
	},
};

/** Each item's reference ID by what was told of it: the code of an error, or `done`. */
function toldOf(execution: Execution): Record<string, string[]> {
	const told: Record<string, string[]> = {};
	const note = (what: string, id: unknown) => (told[what] ??= []).push(String(id));
	for (const { json } of outputOf(execution, 'Issue')) {
		const { outcome, code, referenceId } = (json.error ?? {}) as Record<string, unknown>;
		if (json.error === undefined) note('done', json.referenceId);
		else note(outcome === undefined ? JSON.stringify(json) : `${String(outcome)} ${String(code)}`, referenceId);
	}
	return told;
}

// A minute each: with `npm run test:full`.
const WAYS = ['Retry of n8n', 'a new execution'];
(process.env.TEST_SIZE === 'full' ? it : it.skip).each(
	Object.keys(vendors).flatMap((name) => WAYS.map((how): [string, string] => [name, how])),
)(
	'%s, %s: while nothing shows what stands is open, and found once it shows; none is there twice',
	async (name, how) => {
		const { lag, ledger, node: issue } = vendors[name]!;
		world.sandbox.bolta.reset();
		world.sandbox.portOne.reset();
		lag(NEVER_MS);
		const links: Array<[string, string]> = [
			['Start', 'Rows'],
			['Rows', 'Row'],
			['Row', 'Issue'],
		];
		const { id } = await world.client.createWorkflow({
			...workflow(`Issuing ${name}`, [manualTrigger(), ...rowsAsItems(rows), await issue()], links),
			// Without it n8n has nothing of a killed execution to retry.
			settings: { executionOrder: 'v1', saveExecutionProgress: true },
		});
		const killed = await world.client.start(id, 'Start');
		while (ledger().length < IN_FLIGHT) await wait(5);
		expect(await world.n8n.kill('SIGKILL')).toBe(137);
		const taken = ledger();
		expect(taken.length).toBeLessThan(INVOICES);
		await world.restart();

		const runAgain = async () =>
			how === 'Retry of n8n'
				? await world.client.retryExecution(killed)
				: await world.client.run(id, 'Start', RUN_TIMEOUT_MS);
		const told = toldOf(await runAgain());
		expect(ledger().sort()).toEqual([...orders].sort());
		expect(told).toEqual({ done: expect.any(Array), 'unknown REFERENCE_ID_USED': expect.any(Array) });
		expect(told['unknown REFERENCE_ID_USED']?.sort()).toEqual(taken.sort());

		lag(0);
		const after = toldOf(await runAgain());
		expect(after.done?.sort()).toEqual([...orders].sort());
		expect(Object.keys(after)).toEqual(['done']);
		expect(ledger().sort()).toEqual([...orders].sort());
	},
	300_000,
);
