/**
 * n8n is killed in the middle of issuing, started again, and the same workflow is run again.
 *
 * What this cannot show: where used ids are not checked, a request that is on its way while n8n dies, and takes effect
 * only after the next run has looked its id up, doubles the invoice. The sandbox takes a request the moment it arrives,
 * and n8n needs seconds to start; a vendor that takes longer than that is beyond what any client can see.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { draw } from '../../../sandbox/faults.ts';
import type { BoltaSettings } from '../../../sandbox/index.ts';
import { outputOf, type Execution } from '../../../scripts/lib/n8n.mts';
import { bolta, issueForm, manualTrigger, row, rowsAsItems, workflow } from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

const full = process.env.TEST_SIZE === 'full';
const SEED = 20_261_120;
const ROUNDS = full ? 20 : 1;
const INVOICES = 50;
const IN_FLIGHT = 10;
const LOST = 0.1;
const ERRORS = 0.05;
/** Sending takes a few seconds then, as with the real Bolta, and most kills meet requests on their way. */
const LATENCY_MS = full ? 400 : 150;
/** The last kills of the full size may meet a run that has ended. */
const BEYOND_THE_END = 1.1;
/** A run that meets an error it cannot settle stops; the next one goes on from there. */
const MOST_RUNS = 10;
const RUN_TIMEOUT_MS = 120_000;

const USED_ID: Array<BoltaSettings['usedId']> = ['notChecked', '400'];
const rows = Array.from({ length: INVOICES }, (_, n) => row(n));
const orders = rows.map(({ order }) => order).sort();

let world: World;
let workflowId: string;
/** How many milliseconds a run takes that nobody kills; of the full size. */
let length = 0;

beforeAll(async () => {
	world = await startWorld();
	const data = { apiKey: 'test_bolta_key', environment: 'test', baseUrl: world.sandbox.bolta.url };
	const credential = await world.client.createCredential('boltaApi', data);
	const nodes = [
		manualTrigger(),
		...rowsAsItems(rows),
		bolta('Issue', credential, issueForm({ itemsInFlight: IN_FLIGHT })),
	];
	({ id: workflowId } = await world.client.createWorkflow(
		workflow('Issuing', nodes, [
			['Start', 'Rows'],
			['Rows', 'Row'],
			['Row', 'Issue'],
		]),
	));
	if (!full) return;
	prepare(-1);
	const start = Date.now();
	await world.client.run(workflowId, 'Start', RUN_TIMEOUT_MS);
	length = Date.now() - start;
	console.info(`a run that nobody kills takes ${(length / 1000).toFixed(1)} s`);
});

const totals = { kills: 0, unanswered: 0, doubles: 0, losses: 0, furtherRuns: 0, answersLost: 0, errors: 0 };
const phases: Record<string, number> = {};

afterAll(async () => {
	console.info(`${ROUNDS} rounds of ${INVOICES} invoices, seed ${SEED}: ${JSON.stringify({ ...totals, phases })}`);
	await world?.close();
});

const ledger = () => world.sandbox.bolta.ledger('test');

function prepare(round: number): void {
	world.sandbox.bolta.reset();
	world.sandbox.bolta.configure({
		usedId: USED_ID[Math.abs(round) % USED_ID.length],
		seed: SEED + round,
		latencyMs: LATENCY_MS,
	});
	world.sandbox.bolta.setFaults([
		{ kind: 'resetAfter', match: { rate: LOST } },
		{ kind: '500', match: { rate: ERRORS } },
	]);
}

/** As a user would: until the run ends well. */
async function runAgain(): Promise<{ runs: number; last: Execution; stops: string[] }> {
	const stops: string[] = [];
	for (;;) {
		const last = await world.client.run(workflowId, 'Start', RUN_TIMEOUT_MS);
		if (last.status === 'success') return { runs: stops.length + 1, last, stops };
		stops.push(last.data.resultData.error?.message ?? last.status);
		if (stops.length === MOST_RUNS) return { runs: stops.length, last, stops };
	}
}

const sendsOf = () => world.sandbox.bolta.requests().filter(({ method }) => method === 'POST');

/**
 * Until n8n is to be killed in a run that begins now. In the full size one moment in each equal part of the time, so
 * that no part of a run is spared; the first is over before the first look-up is answered, so before anything is sent.
 * The small size has no time to watch a whole run first: it counts what is on its way.
 * @returns the moment, as people read it
 */
async function untilMoment(round: number): Promise<string> {
	const chance = draw(SEED, 'kill', round);
	if (!full) {
		const count = 1 + Math.floor(chance * INVOICES);
		while (sendsOf().length < count) await wait(5);
		return `send ${count}`;
	}
	const milliseconds = round === 0 ? chance * LATENCY_MS : ((round + chance) / ROUNDS) * length * BEYOND_THE_END;
	await wait(milliseconds);
	return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Kills n8n in the middle of a run. */
async function killIn(round: number) {
	const moment = untilMoment(round);
	const executionId = await world.client.start(workflowId, 'Start');
	const killedAfter = await moment;
	const sends = sendsOf();
	const sent = new Set(sends.map(({ referenceId }) => referenceId)).size;
	// Counted before the kill, by which all of them end.
	const unanswered = sends.filter(({ status }) => status === null).length;
	const accepted = ledger().length;
	expect(await world.n8n.kill('SIGKILL')).toBe(137);
	return { executionId, killedAfter, accepted, sent, unanswered };
}

function phaseOf(sent: number, status: Execution['status']): string {
	if (status === 'success' || status === 'error') return 'after the run';
	if (sent === 0) return 'before sending';
	return sent < INVOICES ? 'while sending' : 'while asking and sending again';
}

describe(`${INVOICES} invoices, 10 % of answers lost after the effect, 5 % errors, seed ${SEED}`, () => {
	it.each(Array.from({ length: ROUNDS }, (_, round) => [round, USED_ID[round % USED_ID.length]] as const))(
		'round %i, used ids %s: killed, started and run again, each invoice stands in the ledger once',
		async (round, usedId) => {
			prepare(round);
			const { executionId, killedAfter, accepted, sent, unanswered } = await killIn(round);
			totals.kills += 1;
			totals.unanswered += unanswered;

			await world.restart();
			const { status } = await world.client.getExecution(executionId);
			const phase = phaseOf(sent, status);
			phases[phase] = (phases[phase] ?? 0) + 1;
			const landed = ledger().length - accepted;
			const { runs, last, stops } = await runAgain();
			totals.furtherRuns += runs - 1;

			const ids = ledger().map(({ clientReferenceId }) => clientReferenceId);
			const kept = new Set(ids);
			const [doubles, losses] = [ids.length - kept.size, orders.filter((order) => !kept.has(order)).length];
			totals.doubles += doubles;
			totals.losses += losses;
			const requests = world.sandbox.bolta.requests();
			totals.answersLost += requests.filter(({ fault, effect }) => fault === 'resetAfter' && effect).length;
			totals.errors += requests.filter(({ fault }) => fault === '500').length;
			const results = outputOf(last, 'Issue').map(({ json }) => json);
			const duplicates = results.filter(({ duplicate }) => duplicate).length;
			console.info(
				`round ${round}, used ids ${usedId}: killed after ${killedAfter}, ${phase} (run ${status}): ${sent} of ${INVOICES} sent, ${accepted} in the ledger, ` +
					`${unanswered} sends unanswered, ${landed} landed after the kill; ${runs} runs to the end, ${duplicates} met as sent before; ${doubles} doubles, ${losses} losses` +
					stops.map((message) => `\n  ended early: ${message}`).join(''),
			);

			expect({ doubles, losses, ended: last.status }).toEqual({ doubles: 0, losses: 0, ended: 'success' });
			// What the last run tells is what stands there.
			const stored = new Map(
				ledger().map(({ clientReferenceId, issuanceKey, body }) => [
					clientReferenceId,
					[issuanceKey, body.items[0].supplyCost],
				]),
			);
			expect(results.map(({ issuanceKey, supplyCost }) => [issuanceKey, supplyCost])).toEqual(
				rows.map(({ order }) => stored.get(order)),
			);
		},
		full ? 600_000 : 120_000,
	);

	if (full) {
		it('kills fell before, while and after the invoices were first sent', () => {
			expect(phases).toMatchObject({
				'before sending': expect.any(Number),
				'while sending': expect.any(Number),
				'while asking and sending again': expect.any(Number),
			});
		});
	}
});
