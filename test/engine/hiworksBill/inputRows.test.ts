import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { documentItem } from '../support/hiworksBill';
import {
	CONTINUE,
	create,
	fromJson,
	ledger,
	line,
	party,
	sent,
	wireProblems,
	type More,
} from '../support/hiworksBillRun';
import { byReference, rows, told } from '../support/reports';
import { rowsOf } from '../support/sheetRows';

const sandbox = withSandbox();
beforeEach(() => sandbox.hiworksBill.reset());
afterEach(() => expect(wireProblems(sandbox)).toEqual([]));

const row = rowsOf(documentItem);

/** Three documents whose rows stand mixed. */
const MIXED = [row(2, 0), row(0, 0), row(2, 1), row(1, 0), row(0, 1), row(2, 2)];

const run = async (input: IDataObject[], fields: INodeParameters = {}, more: More = {}) =>
	await create(
		sandbox,
		input,
		{ itemSource: 'rows', ...fields },
		{ ...more, options: { itemsInFlight: 1, ...more.options } },
	);

describe('Items from input rows', () => {
	it('become one document for each reference id, in order of first appearance, paired to the first of their rows', async () => {
		const result = await run(MIXED);
		expect(
			result.outputs[0]?.map(({ json, pairedItem }) => [json.referenceId, json.supplyCost, json.tax, pairedItem]),
		).toEqual([
			['order-2', 6_000, 600, [{ item: 0 }]],
			['order-0', 3_000, 300, [{ item: 1 }]],
			['order-1', 1_000, 100, [{ item: 3 }]],
		]);
		expect(sent(sandbox).map(({ items }) => items.map(({ subject }: IDataObject) => subject))).toEqual([
			['2-0', '2-1', '2-2'],
			['0-0', '0-1'],
			['1-0'],
		]);
	});

	it.each(['', undefined, null, ' '])('need a reference id each, and %j is none', async (referenceId) => {
		const { error } = await run([row(0, 0), row(0, 1, { referenceId: referenceId as string })]);
		expect(error?.message).toBe('Reference ID [item 1]: expected a reference ID: input rows are put together by it');
		expect(ledger(sandbox)).toEqual([]);
	});

	it('must agree on what is said of the document: rows and field are named', async () => {
		const { error } = await run([row(0, 0), row(1, 0), row(0, 1, { recipientName: '다른 상호' })]);
		expect(error?.message).toBe(
			'Recipient Name [items 0 and 2]: expected the same value in all rows of one document, found two',
		);
	});

	it('may write an equal value differently', async () => {
		expect(
			rows(await run([row(0, 0), row(0, 1, { recipientNumber: '8888888888', writeDate: '2026. 1. 31.' })])),
		).toHaveLength(1);
		expect(sent(sandbox)[0]?.items).toHaveLength(2);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fail as one document where one row is bad; no part of it is sent (%s)',
		async (onError) => {
			const result = await run([...MIXED.slice(0, 5), row(2, 2, { supplyCost: 'x' })], {}, { onError });
			const failed =
				(onError === 'continueErrorOutput' ? result.outputs[1] : result.outputs[0])?.filter(
					({ json }) => json.error !== undefined,
				) ?? [];
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json.error).toMatchObject({ message: expect.stringContaining('Row: Supply Cost [item 5]') });
			expect(failed[0]?.json.error).toMatchObject({ outcome: 'notSent', referenceId: 'order-2', itemIndex: 0 });
			expect(failed[0]?.pairedItem).toEqual([{ item: 0 }]);
			expect(byReference(result)['order-0']).toMatchObject({ status: 'created' });
			expect(ledger(sandbox).map(({ recipientName }) => recipientName)).toEqual(['구매자 0', '구매자 1']);
		},
	);

	it('are 99 at most to one document', async () => {
		const result = await run([...Array.from({ length: 100 }, (_, number) => row(0, number)), row(1, 0)], {}, CONTINUE);
		expect(rows(result)[0]?.error?.message).toContain('at most 99 items');
		expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', referenceId: 'order-0' });
		expect(rows(result)[1]).toMatchObject({ referenceId: 'order-1', status: 'created' });
	});

	it('name the column that goes by a name of the vendor', async () => {
		const { error } = await run([row(0, 0, { supplyCost: undefined, supplyPrice: 1_000 })]);
		expect(error?.message).toContain('the name "supplyCost" for what is called "supplyPrice" here');
	});

	it('that failed when they were sent are one error item, paired to all of them', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '200errorEnvelope', match: { route: 'createInvoice', nth: 1 } }]);
		const result = await run(MIXED, {}, { onError: 'continueErrorOutput' });
		expect(result.outputs[1]?.map(({ json, pairedItem }) => [(json.error as IDataObject).outcome, pairedItem])).toEqual(
			[['rejected', [{ item: 0 }]]],
		);
		expect(result.outputs[0]).toHaveLength(2);
	});
});

describe('Items from JSON', () => {
	it('with parties from JSON make the same document as the form', async () => {
		const bySheet = {
			supplier: party({ number: '2200000002' }),
			recipient: party(),
			items: [line({ date: '2026-01-30', quantity: 2, unitPrice: '5000' })],
		};
		expect(
			(await create(sandbox, [documentItem(0, bySheet)], fromJson('supplier', 'recipient', 'items'))).error,
		).toBeUndefined();
		await create(sandbox, [documentItem(0)], {
			supplierSource: 'form',
			supplierName: '상호',
			supplierRepresentative: '대표',
			supplierEmail: 'a@example.com',
			supplierDetails: {},
			recipientName: '상호',
			recipientRepresentative: '대표',
			recipientEmail: 'a@example.com',
			items: {
				item: [
					{ name: '품목', date: '2026-01-30', quantity: '2', unitPrice: '5,000', supplyCost: '10,000', tax: '1000원' },
				],
			},
		});
		const [byJson, byForm] = sent(sandbox);
		expect(byJson).toEqual(byForm);
		expect(byJson?.items).toEqual([
			{
				month: '01',
				day: '30',
				subject: '품목',
				unit: '',
				quantity: '2',
				unitPrice: '5000',
				supplyPrice: '10000',
				tax: '1000',
				description: '',
			},
		]);
	});

	it.each([
		['no JSON', '[{', 'Items JSON [item 0]: expected well-formed JSON'],
		['no list', { name: '품목' }, 'Items JSON [item 0]: expected a JSON array of objects'],
		['a name of the vendor', [{ subject: '품목' }], 'Items JSON 1: subject [item 0]: expected the name "name" instead'],
		['an unknown name', [line(), line({ colour: 'red' })], 'Items JSON 2: colour [item 0]: expected only the names'],
		['a line without name', [line({ name: undefined })], 'Items JSON 1: Name [item 0]: expected a value'],
		['nothing', '', 'Items JSON [item 0]: expected a value'],
	])('%s is refused', async (_, items, message) => {
		expect(
			(await create(sandbox, [documentItem(0, { items: items as never })], fromJson('items'))).error?.message,
		).toContain(message);
		expect(ledger(sandbox)).toEqual([]);
	});
});
