/** What the demo makes ready: every example finds its credentials, its files and what it is about. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sandbox } from '../../../sandbox/index.ts';
import { makeDemoFiles } from '../../../scripts/lib/demoFiles.mts';
import { inOrder, type Example } from '../../../scripts/lib/demoRuns.mts';
import { demoCredentials, fillSandbox } from '../../../scripts/lib/demoWorld.mts';
import { packageName, root, type WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { startRelay } from '../../../scripts/lib/relay.mts';
import type { SandboxAddresses } from '../../../scripts/lib/sandbox.mts';
import { withSandbox } from '../../support/sandbox.ts';
import { withReceiver } from '../support/receiver.ts';

const secrets = { apiKey: 'test_of_the_demo', token: 'token-of-the-demo', webhookToken: 'hook-of-the-demo' };

/** Nobody asks it here. */
const MODEL = 'http://127.0.0.1:9/v1';

const sandbox = withSandbox();
const addressesOf = ({ bolta, hiworksBill, hiworks, hiworksOrg, portOne, control }: Sandbox): SandboxAddresses => ({
	bolta: bolta.url,
	hiworksBill: hiworksBill.url,
	hiworks: hiworks.url,
	hiworksOrg: hiworksOrg.url,
	hiworksLink: hiworksOrg.linkUrl,
	portOne: portOne.url,
	control: control.url,
});

const folder = path.join(root, 'examples');
const examples = readdirSync(folder).map((file): Example => {
	const workflow = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as WorkflowJson;
	return { file, workflow };
});

beforeAll(async () => await fillSandbox(addressesOf(sandbox), secrets));

test.each(examples.map((example) => [example.file, example] as const))(
	'%s finds each credential that it names',
	(_, { workflow }) => {
		const made = demoCredentials(secrets, addressesOf(sandbox), MODEL).map(({ type, id, name }) => ({
			[type]: { id, name },
		}));
		const named = workflow.nodes.flatMap(({ credentials }) => (credentials ? [credentials] : []));
		expect(named.length).toBeGreaterThan(0);
		for (const credential of named) expect(made).toContainEqual(credential);
	},
);

test('there is a credential of every type that the package has', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		n8n: { credentials: string[] };
	};
	const types = demoCredentials(secrets, addressesOf(sandbox), MODEL).map(({ type }) => type.toLowerCase());
	const files = n8n.credentials.map((file) => path.basename(file, '.credentials.js').toLowerCase());
	expect(types).toEqual(expect.arrayContaining(files));
});

test('each form finds its files, and no other example has any', async () => {
	const forms = examples.filter(({ workflow: { nodes } }) => nodes.some(({ type }) => type.endsWith('.formTrigger')));
	const files = await makeDemoFiles(addressesOf(sandbox));
	expect(Object.keys(files).sort()).toEqual(forms.map(({ file }) => file).sort());
	for (const { file, workflow } of forms) {
		const { formFields } = workflow.nodes.find(({ type }) => type.endsWith('.formTrigger'))?.parameters as {
			formFields: { values: object[] };
		};
		expect(files[file]).toHaveLength(formFields.values.length);
	}
});

test('vendors took what was there before, under the keys that examples name', () => {
	const vendors = [sandbox.bolta, sandbox.hiworksBill, sandbox.hiworks, sandbox.portOne];
	expect(vendors.flatMap((vendor) => vendor.requests().flatMap(({ problems }) => problems))).toEqual([]);
	const all = JSON.stringify(examples);
	const keys = [
		...sandbox.bolta.ledger().map(({ issuanceKey }) => issuanceKey),
		...sandbox.hiworksBill.ledger().map(({ documentId }) => documentId),
	];
	expect(keys).toHaveLength(6);
	for (const key of keys) expect(all).toContain(key);
	expect(sandbox.hiworksBill.ledger().map(({ declareStatusCode }) => declareStatusCode)).toEqual([
		'SUC001',
		'SUC001',
		'',
		'SUC001',
	]);
});

test('what others need is run before them, what waits for an event at the end', () => {
	const order = inOrder(examples).map(({ file }) => file);
	expect(order.slice(0, 2)).toEqual(['issue-tax-invoices-from-rows.json', 'month-end-issue-from-a-sheet.json']);
	const byEvent = examples.filter(({ workflow: { nodes } }) =>
		nodes.some(({ type }) => type === `${packageName}.boltaTrigger`),
	);
	expect(order.slice(-byEvent.length).sort()).toEqual(byEvent.map(({ file }) => file).sort());
	expect([...order].sort()).toEqual(examples.map(({ file }) => file).sort());
});

describe('events of Bolta', () => {
	const receiver = withReceiver();

	test.each([
		[[200, 404], 200],
		[[404, 200], 200],
		[[404, 401], 401],
		[[404, 404], 404],
	])('of receivers that answer %j the relay tells %i, and hands on what came', async (answers, status) => {
		receiver.answers = [...answers];
		const relay = await startRelay([`${receiver.url}/a?token=x`, `${receiver.url}/b?token=x`]);
		try {
			const headers = { 'content-type': 'application/json' };
			expect((await fetch(relay.url, { method: 'POST', headers, body: '{"a":"가"}' })).status).toBe(status);
			expect(receiver.received.map(({ url, bytes }) => [url, bytes.toString()]).sort()).toEqual([
				['/a?token=x', '{"a":"가"}'],
				['/b?token=x', '{"a":"가"}'],
			]);
			// As the console asks before it saves an address.
			expect((await fetch(relay.url)).status).toBe(200);
		} finally {
			await relay.close();
		}
	});

	test('a receiver that is gone does not keep it from the others', async () => {
		const relay = await startRelay(['http://127.0.0.1:1/', `${receiver.url}/b`]);
		try {
			expect((await fetch(relay.url, { method: 'POST', body: '{}' })).status).toBe(200);
			expect(receiver.received).toHaveLength(1);
		} finally {
			await relay.close();
		}
	});
});
