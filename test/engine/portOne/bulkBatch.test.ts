/** Batches of invoices that were made in PortOne's console. */
import type { PortOneSettings } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const bulkBatches: PortOneSettings['bulkBatches'] = [
	{
		id: 'bulk_1',
		name: '11월 9001011234567',
		status: 'IN_PROGRESS',
		stats: { ISSUED: { count: 3, amountSum: 3_300_000 }, ISSUE_FAILED: { count: 1, amountSum: 0 } },
	},
	{ id: 'bulk_2', status: 'DRAFT_PENDING', stats: {} },
];
const sandbox = withSandbox({ portOne: { bulkBatches } });
beforeEach(() => sandbox.portOne.reset());

const get = async (fields: object, more = {}) =>
	await portOne(
		sandbox.portOne.url,
		'bulkBatch.get',
		{ bulkTaxInvoiceId: '={{ $json.id }}', ...fields },
		{ input: bulkBatches.map(({ id }) => ({ id })), ...more },
	);

it('says how many invoices are in which state', async () => {
	const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/);
	const always = {
		issuanceType: 'NORMAL',
		sourceType: 'SHEET',
		createdAt: time,
		statusUpdatedAt: time,
		scheduledAt: null,
		requestedAt: null,
	};
	expect(jsonOf(await get({}))).toEqual([
		{
			...always,
			bulkTaxInvoiceId: 'bulk_1',
			name: '11월 900101-1******',
			vendorStatus: 'IN_PROGRESS',
			invoices: 4,
			total: 3_300_000,
			stats: [
				{ vendorStatus: 'ISSUED', count: 3, total: 3_300_000 },
				{ vendorStatus: 'ISSUE_FAILED', count: 1, total: 0 },
			],
		},
		{
			...always,
			bulkTaxInvoiceId: 'bulk_2',
			name: null,
			vendorStatus: 'DRAFT_PENDING',
			invoices: 0,
			total: 0,
			stats: [],
		},
	]);
});

it('gives the whole answer where it is not simplified, without numbers of persons', async () => {
	const [first] = jsonOf(await get({ options: { simplify: false } }));
	expect(first).toMatchObject({
		bulkTaxInvoiceId: 'bulk_1',
		batch: { id: 'bulk_1', totalInvoiceCount: 4, stats: bulkBatches[0]!.stats },
	});
	expect(JSON.stringify(first)).not.toContain('9001011234567');
});

it('that does not exist stops only its own item', async () => {
	const { outputs } = await get(
		{},
		{ input: [{ id: 'bulk_1' }, { id: 'bulk_9' }, { id: 'a/b' }], onError: 'continueErrorOutput' },
	);
	expect(outputs[0]).toHaveLength(1);
	expect(outputs[1]!.map(({ json }) => json)).toMatchObject([
		{ error: { code: 'B2B_BULK_TAX_INVOICE_NOT_FOUND', outcome: 'rejected' } },
		{ error: { message: expect.stringContaining('Bulk Batch [item 2]: expected'), outcome: 'notSent' } },
	]);
	expect(sandbox.portOne.requests()).toHaveLength(2);
});

it('is read again where the answer is lost', async () => {
	sandbox.portOne.setFaults([
		{ kind: '500', match: { nth: 1 } },
		{ kind: 'resetBefore', match: { nth: 3 } },
	]);
	expect(jsonOf(await get({ options: { itemsInFlight: 1 } })).map(({ bulkTaxInvoiceId }) => bulkTaxInvoiceId)).toEqual([
		'bulk_1',
		'bulk_2',
	]);
	expect(sandbox.portOne.requests()).toHaveLength(4);
});
