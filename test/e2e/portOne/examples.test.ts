import { failedTransmission } from '../../support/transmissions.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { json, ran } from '../support/executions.ts';
import { seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { withBorrowedWorld, readPortOneExamples } from '../support/world.ts';

/** Every example of PortOne, imported as it is into one real n8n and run there. */
const world = withBorrowedWorld('portOne');

const ACCOUNT = { id: 'portOneAccount1', name: 'PortOne account' };
const SECRET = 'examples-v2-api-secret-1';
const examples = readPortOneExamples();

const { workflowOf, run } = withExamples(world, examples, () => [
	{
		...ACCOUNT,
		type: 'portOneApi',
		data: {
			apiSecret: SECRET,
			environment: 'test',
			baseUrl: world.sandbox.portOne.url,
			webhookToken: '',
			webhookSecret: '',
		},
	},
]);

const requests = (route: string) => world.sandbox.portOne.requests().filter((request) => request.route === route);
const problems = () => world.sandbox.portOne.requests().flatMap((request) => request.problems);

async function call(method: string, path: string, body?: object): Promise<void> {
	const response = await fetch(`${world.sandbox.portOne.url}${path}`, {
		method,
		headers: { authorization: `PortOne ${SECRET}`, ...(body && { 'content-type': 'application/json' }) },
		...(body && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(await response.text());
}

describeFiles(examples, { type: 'portOneApi', credential: ACCOUNT, client: () => world.client });

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'portone-failed-transmissions.json',
		'portone-settle-partners-monthly.json',
	]);
});

it.each(examples.map(({ file }) => file))('the schedule or trigger of %s can be published', async (file) => {
	await world.client.activate(workflowOf(file).id);
	await world.client.deactivate(workflowOf(file).id);
});

describe('portone-settle-partners-monthly.json', () => {
	const FILE = 'portone-settle-partners-monthly.json';
	const [MONTHLY, DAILY] = ['On the 2nd at 09:00', 'Every day at 10:00'];
	const key = (partner: string) => `${seoulMonth(-1)}-${partner}`;

	it('asks each partner once, and reminds those who have not approved', async () => {
		const execution = await run(FILE, MONTHLY);
		expect(
			json(execution, 'Requested').map(({ referenceId, status, total, writeDate }) => [
				referenceId,
				status,
				total,
				String(writeDate).slice(0, 7),
			]),
		).toEqual([
			[key('P001'), 'requested', 1_320_000, seoulMonth(-1)],
			[key('P002'), 'requested', 385_000, seoulMonth(-1)],
			[key('P003'), 'requested', 88_000, seoulMonth(-1)],
		]);
		expect(ran(execution, 'Not requested')).toEqual([false]);
		expect(problems()).toEqual([]);

		const again = await run(FILE, MONTHLY);
		expect(json(again, 'Requested').map(({ duplicate }) => duplicate)).toEqual([true, true, true]);
		expect(requests('requestB2bTaxInvoiceReverseIssuance')).toHaveLength(3);

		const approved = world.sandbox.portOne
			.ledger('test')
			.find(({ recipientDocumentKey }) => recipientDocumentKey === key('P001'));
		await call('POST', `/b2b/tax-invoices/${approved!.id}/issue?test=true`, {});
		const reminders = json(await run(FILE, DAILY), 'Reminder');
		expect(reminders.map(({ referenceId }) => referenceId).sort()).toEqual([key('P002'), key('P003')]);
		expect(reminders.find(({ referenceId }) => referenceId === key('P002'))).toMatchObject({
			number: '7777777770',
			subject: expect.stringContaining('385,000원'),
			text: expect.stringContaining('발행기한: '),
		});
	});

	it('lists those that cannot be asked, and asks the others', async () => {
		world.sandbox.portOne.configure({ unconnectedNumbers: ['7777777770'] });
		const execution = await run(FILE, MONTHLY);
		expect(json(execution, 'Requested')).toHaveLength(2);
		expect(json(execution, 'Not requested')).toEqual([
			{
				partner: 'P002',
				name: '남산상사',
				outcome: 'rejected',
				why: expect.stringContaining('B2B_COUNTERPARTY_NTS_NOT_CONNECTED'),
				whatToDo: expect.stringContaining('Mend the cause'),
			},
		]);
	});

	it('a lost answer asks nobody twice', async () => {
		world.sandbox.portOne.setFaults([
			{ kind: 'resetAfter', match: { route: 'requestB2bTaxInvoiceReverseIssuance', nth: 2 } },
		]);
		const execution = await run(FILE, MONTHLY);
		expect(
			json(execution, 'Requested')
				.map(({ recovered }) => recovered)
				.sort(),
		).toEqual([false, false, true]);
		expect(world.sandbox.portOne.ledger('test')).toHaveLength(3);
	});

	it('nobody is reminded when all have approved', async () => {
		expect(ran(await run(FILE, DAILY), 'Reminder')).toEqual([false]);
	});
});

describe('portone-failed-transmissions.json', () => {
	const FILE = 'portone-failed-transmissions.json';

	it('tells of the latest failed transmission, and how to send it again', async () => {
		await failedTransmission(world.sandbox, 'F-1', { writeDate: `${seoulMonth(-1)}-28` });
		const second = await failedTransmission(world.sandbox, 'F-2', { writeDate: `${seoulMonth(-1)}-28` });
		expect(json(await run(FILE, 'A transmission failed'), 'Tell people here')).toEqual([
			expect.objectContaining({
				taxInvoiceId: second,
				referenceId: 'F-2',
				ntsResultCode: 'ERR007',
				total: 11_000,
				text: expect.stringMatching(`한강물산 11,000원.*${second}`),
			}),
		]);
		expect(problems()).toEqual([]);
	});
});
