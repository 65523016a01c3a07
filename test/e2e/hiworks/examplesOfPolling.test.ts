import { dataTables, deleteTables } from '../support/dataTables.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { json, ran } from '../support/executions.ts';
import { seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { withBorrowedWorld, readPollingExamples } from '../support/world.ts';

/**
 * Every example of the Hiworks Trigger, imported as it is into one real n8n, published, and executed with the latest
 * record as it is told. That polls start it, polling.test.ts shows.
 */
const world = withBorrowedWorld('hiworks', 'hiworksBill');

const OFFICE = { id: 'hiworksOfficeAccount1', name: 'Hiworks Office account' };
const BILL = { id: 'hiworksBillAccount1', name: 'Hiworks Bill account' };
const examples = readPollingExamples();

const { workflowOf, run } = withExamples(world, examples, () => {
	const officeToken = 'office-token';
	const bill = { officeToken, billToken: 'bill-token', allowEasySign: false, baseUrl: world.sandbox.hiworksBill.url };
	return [
		{ ...OFFICE, type: 'hiworksOfficeApi', data: { officeToken, userId: 'admin', baseUrl: world.sandbox.hiworks.url } },
		{ ...BILL, type: 'hiworksBillApi', data: bill },
	];
});

const notices = () => world.sandbox.hiworks.notifications().map(({ message }) => message);

describeFiles(examples, {
	type: 'hiworksOfficeApi',
	credential: OFFICE,
	more: { hiworksBillApi: BILL },
	client: () => world.client,
});

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'hiworks-approved-expense-to-table.json',
		'hiworks-new-customer-checked.json',
		'hiworks-person-left-checklist.json',
	]);
});

it.each(examples.map(({ file }) => file))('%s can be published, which starts nothing', async (file) => {
	const { id } = workflowOf(file);
	await world.client.activate(id);
	await world.client.deactivate(id);
	expect(await world.client.executions(id)).toEqual([]);
});

describe('hiworks-approved-expense-to-table.json', () => {
	const FILE = 'hiworks-approved-expense-to-table.json';
	const line = (number: string, price: string) => ({
		document_no: '7001',
		document_code: '지결-7001',
		register_name: '김하나',
		fixed_date: `${seoulMonth(0)}-28`,
		number,
		price,
	});

	beforeEach(async () => {
		await deleteTables(world.client);
		world.sandbox.hiworks.configure({ spending: [line('1', '12000'), line('2', '8000')] });
	});

	it('tells accounting and notes a row; what comes again is not told again', async () => {
		const execution = await run(FILE);
		expect(notices()).toEqual(['지결-7001 김하나: 20,000원, 2건']);
		expect(json(execution, 'Note')).toMatchObject([{ documentCode: '지결-7001', totalPrice: 20_000, lineCount: 2 }]);
		expect((await dataTables(world.client)).map(({ name }) => name)).toEqual(['Hiworks approved expenses']);
		const again = await run(FILE);
		expect(ran(again, 'Not noted yet', 'Tell accounting')).toEqual([true, false]);
		expect(notices()).toHaveLength(1);
	});
});

describe('hiworks-new-customer-checked.json', () => {
	const FILE = 'hiworks-new-customer-checked.json';
	const NUMBER = '888-88-88888';
	const setCustomer = (company_num = NUMBER) =>
		world.sandbox.hiworks.setRecords('customer', [{ code: 'E-001', name: '한강물산', company_num }]);

	it('an active business is fine; a closed one, one that cannot be checked and one without number are told', async () => {
		setCustomer();
		const fine = await run(FILE);
		expect([json(fine, 'Fine').length, notices()]).toEqual([1, []]);
		world.sandbox.hiworksBill.setBusiness('8888888888', { statusCode: '03', endDate: '20260131' });
		await run(FILE);
		world.sandbox.hiworksBill.configure({ billTokens: [] });
		await run(FILE);
		setCustomer('');
		await run(FILE);
		expect(notices()).toEqual([
			expect.stringMatching(/^E-001 한강물산: closed/),
			expect.stringMatching(/^E-001 한강물산: .*Hiworks/),
			'E-001 한강물산: 사업자등록번호 없음',
		]);
	});
});

describe('hiworks-person-left-checklist.json', () => {
	it('the administrator gets the list of what to switch off', async () => {
		const execution = await run('hiworks-person-left-checklist.json');
		const [{ name }] = json(execution, 'When a person has left') as [{ name: string }];
		expect(json(execution, 'When a person has left')).toMatchObject([{ event: 'left' }]);
		expect(notices()).toEqual([expect.stringContaining(name)]);
		expect(notices()[0]).toMatch(/하이웍스.*\n□ 메일/);
	});
});
