import { readdirSync } from 'node:fs';
import path from 'node:path';
import { outputOf, packageName } from '../../../scripts/lib/n8n.mts';
import { listenersOf, processesOf } from '../support/listeners.ts';
import { readExamples, startWorld, withCredential, type World } from '../support/world.ts';

/** The way of every user: install the package, make a credential, test it, import an example, execute it. */
let world: World;

const KEY = 'test_smoke_key';

beforeAll(async () => {
	world = await startWorld({ isFirst: true, sandbox: { bolta: { keys: [KEY] } } });
});
afterAll(async () => {
	await world?.close();
});
beforeEach(() => world.sandbox.bolta.reset({ keepSettings: true }));

const credentialData = (apiKey: string) => ({
	apiKey,
	environment: 'test',
	baseUrl: world.sandbox.bolta.url,
	customerKey: '',
});

describe('the package', () => {
	it('holds what a user needs and nothing else', () => {
		const allowed = ['CHANGELOG.md', 'LICENSE', 'README.ko.md', 'README.md', 'dist', 'package.json'];
		const installed = readdirSync(path.join(world.home, '.n8n', 'nodes', 'node_modules', packageName));
		expect(allowed).toEqual(expect.arrayContaining(installed));
	});
});

describe('the credential', () => {
	it('is well with a key that Bolta knows', async () => {
		const result = await world.client.testCredential('boltaApi', credentialData(KEY));
		expect(result).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it('says so when Bolta does not know the key', async () => {
		const result = await world.client.testCredential('boltaApi', credentialData('test_another_key'));
		expect(result).toEqual({ status: 'Error', message: 'Bolta does not accept this API key' });
	});
});

describe('the first example', () => {
	it('issues one invoice per order and reads each back', async () => {
		const example = readExamples().find(({ file }) => file === 'issue-tax-invoices-from-rows.json');
		const credential = await world.client.createCredential('boltaApi', credentialData(KEY));
		const { id } = await world.client.createWorkflow(withCredential(example!.workflow, 'boltaApi', credential));

		const execution = await world.client.run(id, 'Start');
		expect(execution.status).toBe('success');

		const issued = outputOf(execution, 'Issue').map(({ json }) => json);
		const ledger = world.sandbox.bolta.ledger('test');
		expect(issued).toHaveLength(3);
		expect(ledger.map(({ clientReferenceId }) => clientReferenceId).sort()).toEqual(
			issued.map(({ referenceId }) => referenceId).sort(),
		);

		const byKey = new Map(ledger.map((entry) => [entry.issuanceKey, entry]));
		for (const { json } of outputOf(execution, 'Read back')) {
			const entry = byKey.get(String(json.issuanceKey));
			expect(json).toMatchObject({
				status: 'issued',
				ntsApprovalNumber: entry?.ntsTransactionId,
				total: Number(json.supplyCost) + Number(json.tax),
			});
		}
	});

	it('executed again issues nothing again', async () => {
		const example = readExamples().find(({ file }) => file === 'issue-tax-invoices-from-rows.json');
		const credential = await world.client.createCredential('boltaApi', credentialData(KEY));
		const { id } = await world.client.createWorkflow(
			withCredential({ ...example!.workflow, id: 'again1' }, 'boltaApi', credential),
		);

		const first = await world.client.run(id, 'Start');
		const second = await world.client.run(id, 'Start');
		expect(world.sandbox.bolta.ledger('test')).toHaveLength(3);
		expect(outputOf(second, 'Issue').map(({ json }) => json.duplicate)).toEqual([true, true, true]);
		const keys = (execution: typeof first) => outputOf(execution, 'Issue').map(({ json }) => json.issuanceKey);
		expect(keys(second)).toEqual(keys(first));
	});
});

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('what is open to the network', () => {
	onLinux('n8n, its broker and the sandbox listen on this machine only', () => {
		const { n8n, sandbox } = world;
		expect(listenersOf(processesOf(n8n.pid)).sort()).toEqual(
			[`127.0.0.1:${n8n.port}`, `127.0.0.1:${n8n.brokerPort}`].sort(),
		);

		const ownListeners = listenersOf([process.pid]);
		const { bolta, hiworks, hiworksBill, hiworksOrg, portOne, control } = sandbox;
		const urls = [
			...[bolta, hiworks, hiworksBill, hiworksOrg, portOne, control].map(({ url }) => url),
			hiworksOrg.linkUrl,
		];
		expect(ownListeners.sort()).toEqual(urls.map((url) => new URL(url).host).sort());
		expect(ownListeners.every((address) => address.startsWith('127.0.0.1:'))).toBe(true);
	});
});
