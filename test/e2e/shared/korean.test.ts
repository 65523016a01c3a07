import { outputOf, packageName } from '../../../scripts/lib/n8n.mts';
import { bolta, issueForm, manualTrigger, row, rowsAsItems, workflow, type Reference } from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

/** n8n on a Korean machine: what the editor shows of the nodes, and what a run tells. */
let world: World;
let credential: Reference;

beforeAll(async () => {
	world = await startWorld({ ui: true, env: { LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8' } });
	credential = await world.client.createCredential('boltaApi', {
		apiKey: 'test_korean_key',
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
		customerKey: '',
	});
});
afterAll(async () => {
	await world?.close();
});

async function issue(number: string) {
	const today = issueForm({}, { writeDateSource: 'today' });
	const nodes = [manualTrigger(), ...rowsAsItems([row(1, { number })]), bolta('Issue', credential, today)];
	const links = nodes.slice(1).map(({ name }, index): [string, string] => [nodes[index]!.name, name]);
	const { id } = await world.client.createWorkflow(workflow('Korean', nodes, links));
	const execution = await world.client.run(id, 'Start');
	return { execution, ran: execution.data.resultData.runData.Issue?.at(-1) };
}

interface Described {
	name: string;
	displayName: string;
	properties: Array<{ name: string; displayName: string; options?: Array<{ name: string; value: string }> }>;
}

it('shows the nodes in Korean', async () => {
	const types = await world.client.get<Described[]>('/types/nodes.json');
	const { properties } = types.find(({ name }) => name === `${packageName}.bolta`)!;
	const shown = (name: string) => properties.find((one) => one.name === name)!;
	expect(shown('writeDateSource').displayName).toBe('작성일자 방식');
	expect(shown('recipientNumber').displayName).toBe('공급받는자 등록번호');
	const operations = properties.filter(({ name }) => name === 'operation').flatMap(({ options = [] }) => options);
	expect(operations.find(({ value }) => value === 'issue')?.name).toBe('발행');
});

it('tells in Korean what is accepted, and what is wrong', async () => {
	const { execution, ran } = await issue('888-88-88888');
	expect(outputOf(execution, 'Issue')[0]?.json).toMatchObject({ status: 'accepted' });
	expect(ran?.hints).toMatchObject([{ message: expect.stringMatching(/^1건 중 1건: 접수되었으나 /), type: 'info' }]);

	const refused = await issue('123-45');
	expect(refused.execution.status).toBe('error');
	expect(refused.ran?.error?.message).toMatch(/^공급받는자 등록번호 \[아이템 0\]: /);
	expect(world.sandbox.bolta.ledger('test')).toHaveLength(1);
});
