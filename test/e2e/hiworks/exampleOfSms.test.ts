import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../../../sandbox/index.ts';
import { outputOf, type Execution } from '../../../scripts/lib/n8n.mts';
import { deleteTables } from '../support/dataTables.ts';
import { messageOf, release, settle, smsExample, smsRows, SMS_TRIGGER, type Message } from '../support/smsExample.ts';
import type { Reference } from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

/**
 * The example of text messages in the real n8n: whatever ends a run, nobody gets one twice, and what nobody knows is
 * told.
 */
const full = process.env.TEST_SIZE === 'full';
let world: World;
let credential: Reference;

beforeAll(async () => {
	world = await startWorld({ code: true });
	credential = await world.client.createCredential('hiworksOfficeApi', {
		officeToken: 'office-token-synthetic',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: world.sandbox.hiworks.url,
	});
});
afterAll(async () => {
	await world?.close();
});
beforeEach(async () => {
	world.sandbox.hiworks.reset();
	await deleteTables(world.client);
});

// ── Runs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const make = async (messages?: Message[]) =>
	(await world.client.createWorkflow(smsExample({ credential, messages }))).id;

function expectSuccess(execution: Execution): Execution {
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
}

const run = async (workflowId: string) => expectSuccess(await world.client.run(workflowId, SMS_TRIGGER));

const some = (count: number) => Array.from({ length: count }, (_, n) => messageOf(n));
const numberOf = (n: number) => messageOf(n).receiver.replaceAll('-', '');
const receivers = () => world.sandbox.hiworks.receivers();
const eachOnce = (...ns: number[]) => Object.fromEntries(ns.map((n) => [numberOf(n), 1]));
const sends = () => world.sandbox.hiworks.requests().filter(({ route }) => route === 'sendSms');
const faults = (...list: Fault[]) => world.sandbox.hiworks.setFaults(list);
const states = async () => (await smsRows(world.client)).map(({ key, state, mayBeOut }) => [key, state, mayBeOut]);
const sent = (n: number) => [messageOf(n).key, 'sent', true];
const asked = (execution: Execution) => outputOf(execution, 'To ask for').map(({ json }) => [json.key, json.state]);
const mails = () => world.sandbox.hiworks.mails();

/** n8n is in the middle of the n-th send. */
async function untilSending(count: number): Promise<void> {
	for (const end = Date.now() + 20_000; Date.now() < end; await wait(20)) if (sends().length >= count) return;
	throw new Error(`there were no ${count} sends`);
}

// ── Tests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

it('as it is: sends each once and makes its own table; the second run sends nothing', async () => {
	const id = await make();
	const execution = await run(id);
	expect(receivers()).toEqual({ '01000002001': 1, '01000002002': 1, '01000002003': 1 });
	const rows = await smsRows(world.client);
	expect(rows.map(({ key, state, mayBeOut, refKey, why }) => [key.slice(8), state, mayBeOut, refKey, why])).toEqual(
		world.sandbox.hiworks.sms().map(({ refkey }, n) => [`미납 안내 C-00${n + 1}`, 'sent', true, refkey, '']),
	);
	expect(asked(execution)).toEqual([]);

	await run(id);
	expect(sends()).toHaveLength(3);
	expect(await smsRows(world.client)).toEqual(rows);
	expect([mails(), world.sandbox.hiworks.requests().flatMap(({ problems }) => problems)]).toEqual([[], []]);
});

it('an answer that is lost: unknown, told by mail, and not sent again until a person has looked', async () => {
	faults(
		{ kind: 'resetAfter', match: { referenceIds: [numberOf(1)] } },
		{ kind: 'resetBefore', match: { referenceIds: [numberOf(3)] } },
	);
	const id = await make(some(5));
	const unknown = [1, 3].map((n) => [messageOf(n).key, 'unknown']);
	expect(asked(await run(id))).toEqual(unknown);
	expect(receivers()).toEqual(eachOnce(0, 1, 2, 4));
	expect(
		(await smsRows(world.client)).map(({ state, mayBeOut, why }) => [
			state,
			mayBeOut,
			why.startsWith('The outcome is unknown'),
		]),
	).toEqual([0, 1, 2, 3, 4].map((n) => (n % 2 === 0 ? ['sent', true, false] : ['unknown', true, true])));
	const [mail, ...others] = mails();
	expect([mail?.userId, mail?.to, mail?.subject, others]).toEqual([
		'admin',
		'billing@example.com',
		expect.stringContaining('문자 2건'),
		[],
	]);
	expect(mail?.content).toMatch(
		new RegExp(
			`\nunknown · ${messageOf(1).key} · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d · The outcome is unknown.*\nunknown · ${messageOf(3).key} · `,
		),
	);
	expect(mail?.content).not.toContain('010-0000');

	faults();
	expect(asked(await run(id))).toEqual(unknown);
	expect(sends()).toHaveLength(5);
	expect(mails()).toHaveLength(2);

	// A person finds the one in Hiworks and not the other.
	await settle(world.client, messageOf(1).key);
	await release(world.client, messageOf(3).key);
	expect(asked(await run(id))).toEqual([]);
	expect(receivers()).toEqual(eachOnce(0, 1, 2, 3, 4));
	expect(sends()).toHaveLength(6);
	expect(mails()).toHaveLength(2);
});

it('one that is refused: rejected with the reason, and sent by the next run once that is mended', async () => {
	world.sandbox.hiworks.configure({ failingReceivers: [numberOf(0)] });
	const mended = some(3);
	const wrong = mended.map((message, n) => (n === 1 ? { ...message, receiver: 'none' } : message));
	const execution = await run(await make(wrong));
	expect(asked(execution)).toEqual([0, 1].map((n) => [messageOf(n).key, 'rejected']));
	expect(
		(await smsRows(world.client)).map(({ state, mayBeOut, receiver, why }) => [state, mayBeOut, receiver, why]),
	).toEqual([
		['rejected', false, messageOf(0).receiver, expect.stringContaining('문자 발송에 실패했습니다.')],
		['rejected', false, 'none', expect.stringContaining('Receiver Number')],
		['sent', true, messageOf(2).receiver, ''],
	]);
	expect(mails()[0]?.content).toContain('문자 발송에 실패했습니다.');

	world.sandbox.hiworks.configure({ failingReceivers: [] });
	expect(asked(await run(await make(mended)))).toEqual([]);
	expect(receivers()).toEqual(eachOnce(0, 1, 2));
	expect((await smsRows(world.client)).map(({ state, receiver, why }) => [state, receiver, why])).toEqual(
		[0, 1, 2].map((n) => ['sent', messageOf(n).receiver, '']),
	);
});

it('while Hiworks refuses the credential nothing is held back', async () => {
	world.sandbox.hiworks.configure({ officeTokens: ['another'] });
	const id = await make(some(3));
	const execution = await world.client.run(id, SMS_TRIGGER);
	// The mail cannot go either.
	expect(execution.data.resultData.lastNodeExecuted).toBe('Mail the list');
	expect((await states()).map(([, ...state]) => state)).toEqual([0, 1, 2].map(() => ['rejected', false]));

	world.sandbox.hiworks.configure({ officeTokens: null });
	await run(id);
	expect(receivers()).toEqual(eachOnce(0, 1, 2));
});

it('a key that comes twice in the rows is sent once', async () => {
	await run(await make([...some(2), messageOf(0, { message: '다른 내용' }), messageOf(2)]));
	expect(receivers()).toEqual(eachOnce(0, 1, 2));
	expect(await states()).toEqual([0, 1, 2].map(sent));
});

describe.each([
	['had taken the message', true],
	['had not', false],
])('killed while Hiworks %s', (_, effect) => {
	it('that one stays as it was and is told; the next run sends the others', async () => {
		faults({ kind: 'noAnswer', effect, match: { referenceIds: [numberOf(2)] } });
		const id = await make(some(5));
		await world.client.start(id, SMS_TRIGGER);
		await untilSending(3);
		expect(await world.n8n.kill('SIGKILL')).toBe(137);
		await world.restart();
		const killed = [messageOf(2).key, 'sending', true];
		expect(await states()).toEqual([sent(0), sent(1), killed]);

		faults();
		for (const _run of ['next', 'and the one after']) {
			expect(asked(await run(id))).toEqual([killed.slice(0, 2)]);
			expect(receivers()).toEqual(eachOnce(...[0, 1, 2, 3, 4].filter((n) => effect || n !== 2)));
			expect(await states()).toEqual([sent(0), sent(1), killed, sent(3), sent(4)]);
		}
		expect(mails().map(({ content }) => content.includes(`\nsending · ${messageOf(2).key} · `))).toEqual([true, true]);

		await (effect ? settle : release)(world.client, messageOf(2).key);
		expect(asked(await run(id))).toEqual([]);
		expect(receivers()).toEqual(eachOnce(0, 1, 2, 3, 4));
		expect(sends()).toHaveLength(effect ? 5 : 6);
	});
});

it('stopped by hand in the middle: that one is told, and not sent again, even by Retry', async () => {
	faults({ kind: 'noAnswer', effect: true, match: { referenceIds: [numberOf(1)] } });
	const id = await make(some(3));
	const executionId = await world.client.start(id, SMS_TRIGGER);
	await untilSending(2);
	await world.client.stopExecution(executionId);
	expect((await world.client.waitFor(executionId)).status).toBe('canceled');
	expect(await states()).toEqual([sent(0), [messageOf(1).key, 'sending', true]]);

	faults();
	// This n8n has nothing to go on with; another may.
	await world.client.retryExecution(executionId).catch(() => undefined);
	expect(asked(await run(id))).toEqual([[messageOf(1).key, 'sending']]);
	expect(receivers()).toEqual(eachOnce(0, 1, 2));
	expect(sends()).toHaveLength(3);
});

describe.each(
	full
		? [
				[1, 2],
				[30, 2],
				[30, 3],
			]
		: [
				[1, 2],
				[10, 2],
			],
)('%i messages', (count, runs) => {
	it(`${runs} runs at once: each message by one of them`, async () => {
		world.sandbox.hiworks.configure({ latencyMs: 100 });
		const id = await make(some(count));
		const ids = await Promise.all(Array.from({ length: runs }, async () => await world.client.start(id, SMS_TRIGGER)));
		for (const executionId of ids) expectSuccess(await world.client.waitFor(executionId));
		expect(receivers()).toEqual(eachOnce(...some(count).map((_, n) => n)));
		expect((await states()).sort()).toEqual(
			some(count)
				.map((_, n) => sent(n))
				.sort(),
		);
		expect(sends()).toHaveLength(count);
	});
});

it('a message whose mark is gone while the others are sent is told once more, and sent by the next run', async () => {
	faults(
		{ kind: 'resetBefore', times: 1, match: { referenceIds: [numberOf(0)] } },
		{ kind: 'latency', ms: 2_000, match: { referenceIds: [numberOf(2)] } },
	);
	const id = await make(some(3));
	const executionId = await world.client.start(id, SMS_TRIGGER);
	await untilSending(3);
	await release(world.client, messageOf(0).key);
	expect(asked(expectSuccess(await world.client.waitFor(executionId)))).toEqual([[messageOf(0).key, 'unknown']]);
	expect(receivers()).toEqual(eachOnce(1, 2));

	await release(world.client, messageOf(0).key);
	expect(asked(await run(id))).toEqual([]);
	expect(receivers()).toEqual(eachOnce(0, 1, 2));
	expect(await states()).toEqual([1, 2, 0].map(sent));
});
