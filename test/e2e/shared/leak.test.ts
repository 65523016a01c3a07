import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { packageName, type Execution } from '../../../scripts/lib/n8n.mts';
import { freePort } from '../../../scripts/lib/ports.mts';
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

/**
 * Where a secret or a person's number may stand: the credential, encrypted; in n8n's copy of what the user's own nodes
 * gave (here nothing: the number is put together from two parts inside the node's parameters); in the request to the
 * vendor; and in the output of Get with "Show Full Number". Nowhere else, whatever happens.
 */
const KEY = 'test_LeakProbeKey7f3a9c1e55d2';
const TOKEN = 'LeakProbeToken_b1946ac92492d';
const NUMBER = '={{ "900101" + "1234567" }}';
/** What the control puts where it can be found: else a search that finds nothing shows nothing. */
const PLANTED_KEY = 'test_PlantedKey0c52a1d97be4';
const PLANTED_NUMBER = '={{ "910202" + "2345678" }}';

const base64 = (text: string) =>
	Buffer.from(text)
		.toString('base64')
		.replace(/.{0,3}=*$/, '');
const secrets = {
	key: [KEY, base64(`${KEY}:`)],
	token: [TOKEN, base64(`${TOKEN}:`)],
	number: ['900101123456', '900101-123456', base64('9001011234567')],
};
const planted = { key: [PLANTED_KEY], number: ['9102022345678'] };
type Needles = Record<string, string[]>;

let world: World;
let vendor: Server;
let credential: Reference;
let chatty: Reference;
let unreachable: Reference;

const chattyUrl = () => `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;

/** A vendor that says everything it was told, and more. */
function startChattyVendor(): Promise<Server> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const url = new URL(request.url ?? '', 'http://127.0.0.1');
			const told = `900101-1234567 9001011234567 900101 1234567 ${KEY} ${TOKEN} ${request.headers.authorization}`;
			const answer = (status: number, body: object) =>
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			const asked = url.searchParams.get('clientReferenceId');
			if (asked === 'talkative')
				answer(200, { issuanceKey: 'A'.repeat(32), clientReferenceId: asked, message: `처리되었습니다 ${told}` });
			else if (request.method === 'GET')
				answer(404, { code: 'NOT_FOUND', message: `존재하지 않는 요청자 관리번호입니다. ${told}` });
			else
				answer(url.pathname.includes('issue') ? 422 : 500, {
					code: 'INVALID_NUMBER',
					message: `사업자등록번호가 올바르지 않습니다: ${told} ${Buffer.concat(chunks)}`,
				});
		});
	});
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
	[world, vendor] = await Promise.all([startWorld({ env: { N8N_LOG_LEVEL: 'debug' } }), startChattyVendor()]);
	const create = async (name: string, baseUrl: string) =>
		await world.client.createCredential(
			'boltaApi',
			{ apiKey: KEY, environment: 'test', webhookToken: TOKEN, baseUrl },
			name,
		);
	credential = await create('sandbox', world.sandbox.bolta.url);
	chatty = await create('chatty', chattyUrl());
	unreachable = await create('unreachable', `http://127.0.0.1:${await freePort()}`);
});
afterAll(async () => {
	vendor?.close();
	await world?.close();
});

type Ended = Execution & { workflowData: { name: string } };

async function run(
	name: string,
	given: Reference,
	parameters: Record<string, unknown>,
	more: object = {},
): Promise<Ended> {
	const nodes = [manualTrigger(), ...rowsAsItems([row(1)]), bolta('Bolta', given, parameters, more)];
	const { id } = await world.client.createWorkflow(
		workflow(name, nodes, [
			['Start', 'Rows'],
			['Rows', 'Row'],
			['Row', 'Bolta'],
		]),
	);
	return (await world.client.run(id, 'Start')) as Ended;
}

const person = (changes: object = {}, options: object = {}) =>
	issueForm({ ...options }, { recipientNumber: NUMBER, ...changes });
const asJson = (text: string) => ({ recipientSource: 'json', recipientJson: text });

/** What is in the wrong column of a sheet ends up in fields that quote what they cannot read. */
const wrongPlaces: Array<[string, Record<string, unknown>]> = [
	['number of 12 digits', { recipientNumber: '={{ "900101" + "123456" }}' }],
	['number of 14 digits', { recipientNumber: '={{ "900101" + "12345678" }}' }],
	['number of 12 digits, hyphenated', { recipientNumber: '={{ "900101-" + "123456" }}' }],
	['supplier number', { supplierNumber: NUMBER }],
	['write date', { writeDateSource: 'date', writeDate: NUMBER }],
	['e-mail', { recipientEmail: NUMBER }],
	['phone', { recipientDetails: { contactPhone: NUMBER } }],
	['branch', { recipientDetails: { branch: NUMBER } }],
	['supply cost', { items: { item: [{ name: 'x', supplyCost: '={{ "900101-" + "1234567" }}', tax: '1' }] } }],
	['tax', { items: { item: [{ name: 'x', supplyCost: '1000', tax: '={{ "900101-" + "1234567" }}' }] } }],
	[
		'quantity',
		{ items: { item: [{ name: 'x', supplyCost: '1000', tax: '100', quantity: '={{ "900101-" + "1234567" }}' }] } },
	],
	['line date', { items: { item: [{ name: 'x', supplyCost: '1000', tax: '100', date: NUMBER }] } }],
	['reference id', { referenceId: '={{ "900101-" + "1234567 김" }}' }],
	['key in JSON', asJson('={{ { ["900101" + "1234567"]: 1 } }}')],
	['JSON that is none', asJson('={{ "{ \\"number\\": \\"900101" + "1234567\\", " }}')],
	[
		'JSON cut in the middle of the number',
		asJson('={{ "{ \\"representative\\": \\"김\\", \\"number\\": \\"900101" + "1234567\\" " }}'),
	],
	['text instead of JSON', asJson('={{ "\\"900101-" + "1234567\\"" }}')],
];

const outcomes = (execution: Execution) => {
	const [item] = execution.data.resultData.runData.Bolta?.at(-1)?.data?.main[0] ?? [];
	const failure = item?.json.error as { outcome?: string } | undefined;
	return execution.data.resultData.error ? 'error' : (failure?.outcome ?? item?.json.status);
};

describe('secrets and the numbers of persons', () => {
	const executions: Ended[] = [];

	it('go through everything that can happen', async () => {
		world.sandbox.bolta.setFaults([
			{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['lost-stop', 'lost-continue'] } },
			{
				kind: '503html',
				match: { route: 'getByClientReferenceId', referenceIds: ['lost-stop', 'lost-continue'], attempt: [2, 3, 4] },
			},
		]);
		const continues = { onError: 'continueRegularOutput' };
		const issued = await run(
			'issued',
			credential,
			person({ referenceId: 'issued' }, { simplify: false, waitForCompletion: 5 }),
		);
		expect(outcomes(issued)).toBe('issued');
		const issuanceKey = world.sandbox.bolta.ledger('test')[0]?.issuanceKey;
		const get = (options: object) => ({
			operation: 'get',
			issuanceKey: { __rl: true, mode: 'id', value: issuanceKey },
			options,
		});
		const stopAndContinue: Array<[string, Reference, Record<string, unknown>, string]> = [
			['rejected', chatty, person({ referenceId: 'rejected' }), 'rejected'],
			['unreachable', unreachable, person({ referenceId: 'unreachable' }), 'notSent'],
			['read refused', chatty, get({}), 'error'],
			...wrongPlaces.map(([name, changes]): [string, Reference, Record<string, unknown>, string] => [
				name,
				credential,
				person({ referenceId: 'wrong-place', ...changes }),
				'notSent',
			]),
		];
		const all: Array<[Promise<Ended>, string]> = [
			[run('again', credential, person({ referenceId: 'issued' }, { simplify: false })), 'issued'],
			[run('used for something else', credential, person({ referenceId: 'issued', purpose: 'receipt' })), 'error'],
			[run('dry run', credential, person({ referenceId: 'dry' }, { dryRun: true })), 'dryRun'],
			[
				run(
					'dry run of JSON',
					credential,
					issueForm(
						{ dryRun: true },
						{
							referenceId: 'dry',
							...asJson(
								'={{ { number: "900101-" + "1234567", name: "김하나 900101-" + "1234567", representative: "김하나", contacts: [{ email: "buyer@example.com" }] } }}',
							),
						},
					),
				),
				'dryRun',
			],
			[run('get', credential, get({ simplify: false })), 'issued'],
			[run('status', credential, { operation: 'getStatus', referenceId: 'issued' }), 'issued'],
			[run('talkative status', chatty, { operation: 'getStatus', referenceId: 'talkative' }), 'accepted'],
			[run('talkative duplicate', chatty, person({ referenceId: 'talkative' })), 'accepted'],
			[run('lost, stop', credential, person({ referenceId: 'lost-stop' })), 'error'],
			[run('lost, continue', credential, person({ referenceId: 'lost-continue' }), continues), 'unknown'],
			...stopAndContinue.flatMap(([name, given, parameters, outcome]): Array<[Promise<Ended>, string]> => [
				[run(`${name}, stop`, given, parameters), 'error'],
				...(outcome === 'error'
					? []
					: [[run(`${name}, continue`, given, parameters, continues), outcome] as [Promise<Ended>, string]]),
			]),
		];
		const ended: Array<[string, string, string]> = [];
		for (const [running, expected] of all) {
			const execution = await running;
			executions.push(execution);
			ended.push([execution.workflowData.name, String(outcomes(execution)), expected]);
		}
		expect(ended.filter(([, outcome, expected]) => outcome !== expected)).toEqual([]);
		await world.client.testCredential('boltaApi', {
			apiKey: KEY,
			environment: 'test',
			webhookToken: TOKEN,
			baseUrl: chattyUrl(),
		});
	});

	it('stand in no execution', () => {
		expect(executions.length).toBeGreaterThan(40);
		expect(
			executions.flatMap((execution) => find(secrets, execution.workflowData.name, JSON.stringify(execution))),
		).toEqual([]);
	});

	it('stand in no file and no table of n8n, while it runs and after', async () => {
		expect(searchFiles(secrets)).toEqual([]);

		const nodes = [
			manualTrigger(),
			node(
				'Plant',
				'set',
				{ mode: 'raw', jsonOutput: JSON.stringify({ planted: PLANTED_KEY }), options: {} },
				{ typeVersion: 3.4 },
			),
			bolta(
				'Issue',
				credential,
				issueForm(
					{},
					{
						referenceId: 'planted',
						recipientNumber: PLANTED_NUMBER,
						recipientName: 'x',
						items: { item: [{ name: 'x', supplyCost: '10', tax: '1' }] },
					},
				),
			),
			bolta('Get', credential, {
				operation: 'get',
				issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.issuanceKey }}' },
				options: { showFullNumber: true },
			}),
		];
		const { id } = await world.client.createWorkflow(
			workflow('planted', nodes, [
				['Start', 'Plant'],
				['Plant', 'Issue'],
				['Issue', 'Get'],
			]),
		);
		expect((await world.client.run(id, 'Start')).status).toBe('success');
		await fetch(`${world.n8n.url}/webhook/${PLANTED_KEY}`, { method: 'POST' });
		await world.n8n.stop();

		expect([...searchFiles(secrets), ...searchTables(secrets)]).toEqual([]);
		const found = [...searchFiles(planted), ...searchTables(planted)].map(
			({ what, where }) => `${what} in ${where.replace(/-wal$/, '')}`,
		);
		expect(found).toEqual(
			expect.arrayContaining([
				'key in n8n.log',
				'key in .n8n/database.sqlite',
				'number in .n8n/database.sqlite',
				'key in table execution_data',
				'number in table execution_data',
			]),
		);
	});
});

interface Hit {
	what: string;
	where: string;
	/** What stands around it. */
	text: string;
}

function find(needles: Needles, where: string, text: string): Hit[] {
	return Object.entries(needles).flatMap(([what, forms]) =>
		forms
			.map((form) => text.indexOf(form))
			.filter((position) => position >= 0)
			.map((position) => ({ what, where, text: text.slice(Math.max(0, position - 160), position + 60) })),
	);
}

/** Every file that n8n wrote, byte by byte: log, database with its write-ahead log, event log, binary data. */
function searchFiles(needles: Needles): Hit[] {
	const files = readdirSync(world.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const own = files
		.map(({ parentPath, name }) => path.relative(world.home, path.join(parentPath, name)))
		.filter((name) => !name.includes(packageName));
	expect(own).toEqual(expect.arrayContaining(['n8n.log', '.n8n/database.sqlite', '.n8n/n8nEventLog.log']));
	return own.flatMap((name) => find(needles, name, readFileSync(path.join(world.home, name), 'latin1')));
}

/** Every cell: a long text is spread over pages of the file, and a search by bytes could miss it. */
function searchTables(needles: Needles): Hit[] {
	const database = new DatabaseSync(path.join(world.home, '.n8n', 'database.sqlite'), { readOnly: true });
	const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as Array<{
		name: string;
	}>;
	const hits = tables.flatMap(({ name }) =>
		find(needles, `table ${name}`, JSON.stringify(database.prepare(`select * from "${name}"`).all())),
	);
	database.close();
	return hits;
}
