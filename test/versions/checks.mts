/** What users need of the package, one check each: it throws when that does not work. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
	executeByCommandLine,
	outputOf,
	packageName,
	type Execution,
	type WorkflowJson,
} from '../../scripts/lib/n8n.mts';
import { inProject, readJson } from '../../scripts/lib/project.mjs';
import { HIWORKS } from '../e2e/support/hiworks.ts';
import { untilAsked, untilExecutions } from '../e2e/support/polling.ts';
import { runByWebhook, untilWaiting } from '../e2e/support/workflows.ts';
import { boltaData, ROWS, triggerPath, WEBHOOK_TOKEN, webhookPath, type Name } from './workflows.mts';
import type { World } from './world.mts';

export interface Check {
	name: string;
	korean: string;
	/** From which version n8n can do it: an older one may fail. */
	since?: string;
	/** Gives what the table is to say instead of a tick. */
	run(world: World): Promise<string | void>;
}

const manifest = readJson(inProject('package.json')) as { n8n: { nodes: string[]; credentials: string[] } };
/** `dist/nodes/Bolta/BoltaTrigger.node.js`: boltaTrigger. */
const nameIn = (file: string) =>
	path
		.basename(file)
		.replace(/^\w/, (letter) => letter.toLowerCase())
		.replace(/\..*/, '');
const nodeNames = manifest.n8n.nodes.map((file) => `${packageName}.${nameIn(file)}`);
const credentialNames = manifest.n8n.credentials.map(nameIn);

interface Type {
	name: string;
	version: number | number[];
	iconUrl?: string | { light: string; dark: string };
	supportedNodes?: string[];
}

const nodeTypes = async ({ client }: World) => await client.get<Type[]>('/types/nodes.json');
const lackingIn = (types: Type[], names: string[]) => names.filter((name) => !types.some((type) => type.name === name));

async function loads(world: World): Promise<void> {
	const [nodes, credentials] = [await nodeTypes(world), await world.client.get<Type[]>('/types/credentials.json')];
	assert.deepEqual([lackingIn(nodes, nodeNames), lackingIn(credentials, credentialNames)], [[], []]);
	const own = [
		...nodes.filter(({ name }) => nodeNames.includes(name)),
		...credentials.filter(({ name }) => credentialNames.includes(name)),
	];
	const icons = own.flatMap(({ iconUrl = '' }) =>
		typeof iconUrl === 'string' ? [iconUrl] : [iconUrl.light, iconUrl.dark],
	);
	for (const icon of icons)
		assert.equal((await fetch(`${world.n8n.url}/${icon}`)).headers.get('content-type'), 'image/svg+xml', icon);
}

/**
 * The examples are made with the n8n that the project stands on; an older one may lack a version of one of its own
 * nodes.
 */
async function examples(world: World): Promise<string> {
	const types = await nodeTypes(world);
	const isThere = ({ type, typeVersion }: WorkflowJson['nodes'][number]) =>
		types.some(({ name, version }) => name === type && [version].flat().includes(typeVersion));
	const files = readdirSync(inProject('examples')).filter((file) => file.endsWith('.json'));
	const lacking = files.filter((file) => !(readJson(inProject('examples', file)) as WorkflowJson).nodes.every(isThere));
	if (lacking.length > 0) console.info(`It lacks a node, or a version of one, of ${lacking.join(', ')}`);
	return `${files.length - lacking.length} / ${files.length}`;
}

async function credentialTest({ client, sandbox, bolta }: World): Promise<void> {
	sandbox.bolta.configure({ keys: [boltaData(sandbox).apiKey] });
	const test = async (apiKey?: string) => await client.testCredential('boltaApi', boltaData(sandbox, apiKey), bolta.id);
	assert.equal((await test()).status, 'OK');
	assert.deepEqual(await test('test_another_key'), { status: 'Error', message: 'Bolta does not accept this API key' });
}

async function lists({ client, office }: World): Promise<void> {
	const { results } = await client.call<{ results: Array<{ value: string }> }>(
		'POST',
		'/dynamic-node-parameters/resource-locator-results',
		{
			path: 'parameters.userId',
			nodeTypeAndVersion: { name: HIWORKS, version: 1 },
			methodName: 'searchUsers',
			currentNodeParameters: { resource: 'sms', operation: 'send' },
			credentials: { hiworksOfficeApi: office },
			filter: '철수',
		},
	);
	assert.deepEqual(
		results.map(({ value }) => value),
		['kcs'],
	);
}

// ── Runs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const json = (execution: Execution, name: string, output?: number) =>
	outputOf(execution, name, output).map((item) => item.json);
const problemOf = ({ data: { resultData } }: Execution) => resultData.error?.message ?? '';

/** Executes it as the editor does. */
const run = async ({ client, ids }: World, name: Name) => await client.run(ids[name], 'Start');

/** Not by its status: the command line of n8n 2.0.0 prints what has ended as running. */
function succeeded(execution: Execution): Execution {
	assert.equal(problemOf(execution), '');
	return execution;
}

const ORDERS = ROWS.map(({ order }) => order);
const TOTALS = [11_011, 11_022, 11_033];
const inLedger = ({ sandbox }: World) =>
	sandbox.bolta
		.ledger('test')
		.map(({ clientReferenceId }) => clientReferenceId)
		.sort();

/** Each invoice stands in Bolta's ledger once, and went out of the node with the row it came from. */
function issuedAll(world: World, execution: Execution, duplicate = false): void {
	const issued = json(succeeded(execution), 'Issue');
	const seen = issued.map((invoice) => [invoice.referenceId, invoice.status, invoice.total, invoice.duplicate]);
	assert.deepEqual(
		seen,
		ORDERS.map((order, n) => [order, duplicate ? 'issued' : 'accepted', TOTALS[n], duplicate]),
	);
	assert.deepEqual(inLedger(world), ORDERS);
}

const issue = async (world: World) => issuedAll(world, await run(world, 'issue'));

async function duplicate(world: World): Promise<void> {
	issuedAll(world, await run(world, 'issue'));
	issuedAll(world, await run(world, 'issue'), true);
}

const WRONG_NUMBER =
	'Recipient Number [item 1]: expected a business registration number of 10 digits or a resident or foreigner number of 13, found "123-45"';

async function errorText(world: World): Promise<void> {
	const execution = await run(world, 'wrong');
	assert.deepEqual([execution.status, problemOf(execution), inLedger(world)], ['error', WRONG_NUMBER, []]);
}

async function errorOutput(world: World): Promise<void> {
	const execution = succeeded(await run(world, 'parted'));
	assert.deepEqual(
		json(execution, 'Issue').map(({ referenceId }) => referenceId),
		['order-1', 'order-3'],
	);
	const failed = json(execution, 'Issue', 1).map(({ error }) => {
		const { message, outcome, itemIndex } = error as Record<string, unknown>;
		return [message, outcome, itemIndex];
	});
	assert.deepEqual(failed, [[WRONG_NUMBER, 'notSent', 1]]);
}

async function dryRun(world: World): Promise<void> {
	const tried = json(succeeded(await run(world, 'dryRun')), 'Issue');
	assert.deepEqual(
		[tried.map(({ status, total }) => [status, total]), inLedger(world)],
		[TOTALS.map((total) => ['dryRun', total]), []],
	);
}

async function pdf(world: World): Promise<void> {
	const items = outputOf(succeeded(await run(world, 'pdf')), 'PDF') as Array<{
		binary?: Record<string, { mimeType: string }>;
	}>;
	assert.deepEqual(
		items.map(({ binary }) => binary?.data?.mimeType),
		['application/pdf'],
	);
}

async function byWebhook(world: World): Promise<void> {
	await world.client.activate(world.ids.byWebhook);
	issuedAll(world, await runByWebhook(world.client, world.ids.byWebhook, webhookPath));
}

const byCommandLine = async (world: World) =>
	issuedAll(world, await executeByCommandLine(world.home, world.ids.issue, {}, world.runtime));

/** What n8n's interface does not promise: the node sees how the workflow is wired. */
async function part(world: World): Promise<void> {
	const { hiworks: vendor } = world.sandbox;
	vendor.setRecords('department', [
		{ code: 'C1', name: '본사' },
		{ code: 'C2', name: '지점' },
	]);
	const said = problemOf(await run(world, 'part'));
	assert.match(said, /^The records may be a part of the list: it stands in or behind a loop/);
	assert.equal(vendor.lists().department.length, 2);
}

// ── Calls of vendors ────────────────────────────────────────────────────────────────────────────────────────────────

/** What `read` gives, as soon as that is something. */
async function soon<T>(what: string, read: () => Promise<T | undefined> | T | undefined): Promise<T> {
	for (const end = Date.now() + 20_000; Date.now() < end; await wait(50)) {
		const found = await read();
		if (found !== undefined) return found;
	}
	throw new Error(`${what}: not within 20 seconds`);
}

async function trigger(world: World): Promise<void> {
	const { client, sandbox, n8n, ids } = world;
	await client.activate(ids.trigger);
	sandbox.bolta.configure({ webhookUrl: `${n8n.url}/webhook/${triggerPath}/webhook?token=${WEBHOOK_TOKEN}` });
	assert.equal((await sandbox.bolta.probeWebhook()).accepted, true);
	issuedAll(world, await run(world, 'issue'));
	await soon('Three deliveries', () =>
		sandbox.bolta.webhooks().filter(({ status }) => status === 200).length === 3 ? true : undefined,
	);
	const started = await soon('Three executions', async () => {
		const found = await client.executions(ids.trigger);
		return found.length === 3 && found.every(({ status }) => status === 'success') ? found : undefined;
	});
	const events = await Promise.all(
		started.map(async ({ id }) => json(await client.getExecution(id), 'After')[0] ?? {}),
	);
	assert.deepEqual(
		events.map(({ issuanceKey }) => issuanceKey).sort(),
		sandbox.bolta
			.ledger('test')
			.map(({ issuanceKey }) => issuanceKey)
			.sort(),
	);
	// Somebody else's call starts nothing.
	assert.equal(
		(await fetch(`${n8n.url}/webhook/${triggerPath}/webhook?token=wrong`, { method: 'POST', body: '{}' })).status,
		401,
	);
	assert.equal((await client.executions(ids.trigger)).length, 3);
}

async function polling({ client, sandbox, ids }: World): Promise<void> {
	const setCustomers = (count: number) =>
		sandbox.hiworks.setRecords(
			'customer',
			Array.from({ length: count }, (_, n) => ({ no: String(n + 1), code: `C${n}`, name: `거래처 ${n}` })),
		);
	setCustomers(3);
	await client.activate(ids.polling);
	await untilAsked(() => sandbox.hiworks.requests());
	setCustomers(4);
	const [told] = await untilExecutions(client, ids.polling, 1);
	await client.deactivate(ids.polling);
	assert.deepEqual(
		told?.map(({ event, code, repeated }) => [event, code, repeated]),
		[['created', 'C3', false]],
	);
}

async function waitForDecision({ client, sandbox, ids }: World): Promise<void> {
	const executionId = await client.start(ids.approval, 'Start');
	await untilWaiting(client, executionId);
	const approvalKey = sandbox.hiworks.approvals()[0]?.approvalKey ?? '';
	await sandbox.hiworks.submit(approvalKey);
	await sandbox.hiworks.decide(approvalKey, 'complete');
	const execution = succeeded(await client.waitFor(executionId));
	const [decided] = json(execution, 'After');
	assert.deepEqual(
		[decided?.decision, decided?.approved, decided?.confirmed, decided?.state],
		['approved', true, true, 'order-1'],
	);
}

export const checks: Check[] = [
	{
		name: `Package loads: ${nodeNames.length} nodes, ${credentialNames.length} credential types`,
		korean: `패키지 로드: 노드 ${nodeNames.length}개, 자격 증명 ${credentialNames.length}종`,
		run: loads,
	},
	// An older one takes every answer for a good one, even that to a wrong key.
	{ name: 'Test button of the credential', korean: '자격 증명의 테스트 버튼', since: '2.11', run: credentialTest },
	{ name: 'Lists in the editor', korean: '편집기의 목록 선택', run: lists },
	{ name: 'Issue, by hand', korean: '발행(수동 실행)', run: issue },
	{ name: 'Issue, published, by a webhook', korean: '발행(게시된 워크플로, 웹훅)', run: byWebhook },
	{ name: 'Issue, by n8n execute', korean: '발행(n8n execute)', run: byCommandLine },
	{ name: 'The same again: duplicate, nothing sent', korean: '다시 실행하면 duplicate, 재전송 없음', run: duplicate },
	{ name: 'Dry run', korean: '시험 실행(Dry Run)', run: dryRun },
	{ name: 'Text of an error', korean: '오류 문구', run: errorText },
	{ name: 'Error output', korean: '오류 출력', run: errorOutput },
	{ name: 'A part of a list in a loop: refused', korean: '반복문 안의 일부 목록은 거부', run: part },
	{ name: 'PDF as a file', korean: 'PDF 파일 출력', run: pdf },
	{ name: 'Bolta Trigger', korean: 'Bolta Trigger', run: trigger },
	{ name: 'Hiworks Trigger', korean: 'Hiworks Trigger', run: polling },
	{ name: 'Wait for Decision (Hiworks)', korean: '결재 대기(Hiworks)', run: waitForDecision },
	{ name: 'Examples whose nodes it has', korean: '노드가 모두 있는 예제', run: examples },
];
