import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { byReference, rows, told } from '../support/reports';
import { rowsOf } from '../support/sheetRows';
import { posts } from '../support/vendor';

const sandbox = withSandbox();
beforeEach(() => sandbox.bolta.reset());

const row = rowsOf(invoiceItem);

/** Three invoices whose rows stand mixed. */
const MIXED = [row(2, 0), row(0, 0), row(2, 1), row(1, 0), row(0, 1), row(2, 2)];

const run = async (input: IDataObject[], more = {}, onError?: 'continueRegularOutput' | 'continueErrorOutput') =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({ itemsInFlight: 3 }, { itemSource: 'rows', ...more }),
		input,
		...(onError && { onError }),
	});

describe('Items from input rows', () => {
	it('become one invoice for each reference id, in order of first appearance, paired to the first of their rows', async () => {
		// The first is answered last.
		sandbox.bolta.setFaults([{ kind: 'latency', ms: 60, match: { referenceIds: ['order-2'] } }]);
		const result = await run(MIXED);
		expect(
			result.outputs[0]?.map(({ json, pairedItem }) => [json.referenceId, json.supplyCost, json.tax, pairedItem]),
		).toEqual([
			['order-2', 6_000, 600, [{ item: 0 }]],
			['order-0', 3_000, 300, [{ item: 1 }]],
			['order-1', 1_000, 100, [{ item: 3 }]],
		]);
		const lines = Object.fromEntries(
			sandbox.bolta
				.ledger('test')
				.map(({ clientReferenceId, body }) => [
					clientReferenceId,
					body.items.map(({ name }: { name: string }) => name),
				]),
		);
		expect(lines).toEqual({ 'order-0': ['0-0', '0-1'], 'order-1': ['1-0'], 'order-2': ['2-0', '2-1', '2-2'] });
	});

	it('are not sent again by another run, whatever the order of invoices', async () => {
		await run(MIXED);
		const again = await run([row(1, 0), row(0, 0), row(2, 0), row(2, 1), row(0, 1), row(2, 2)]);
		expect(rows(again).map(({ referenceId, duplicate }) => [referenceId, duplicate])).toEqual([
			['order-1', true],
			['order-0', true],
			['order-2', true],
		]);
		expect(posts(sandbox)).toBe(3);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fail as one invoice where one row is bad; no part of it is sent (%s)',
		async (onError) => {
			const result = await run([...MIXED.slice(0, 5), row(2, 2, { supplyCost: 'x' })], {}, onError);
			expect(byReference(result)['order-0']).toMatchObject({ status: 'accepted' });
			const failed =
				(onError === 'continueErrorOutput' ? result.outputs[1] : result.outputs[0])?.filter(
					({ json }) => json.error !== undefined,
				) ?? [];
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json.error).toMatchObject({ message: expect.stringContaining('Row: Supply Cost [item 5]') });
			expect(failed[0]?.json.error).toMatchObject({ outcome: 'notSent', referenceId: 'order-2', itemIndex: 0 });
			expect(failed[0]?.pairedItem).toEqual([{ item: 0 }]);
			expect(
				sandbox.bolta
					.ledger('test')
					.map(({ clientReferenceId }) => clientReferenceId)
					.sort(),
			).toEqual(['order-0', 'order-1']);
		},
	);

	it('must agree on what is said of the document: rows and field are named', async () => {
		const { error } = await run([row(0, 0), row(1, 0), row(0, 1, { recipientName: '다른 상호' })]);
		expect(error?.message).toBe(
			'Recipient Name [items 0 and 2]: expected the same value in all rows of one document, found two',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('may write an equal value differently', async () => {
		const result = await run([row(0, 0), row(0, 1, { recipientNumber: '8888888888', writeDate: '2026. 1. 31.' })]);
		expect(rows(result)).toHaveLength(1);
		expect(sandbox.bolta.ledger('test')[0]?.body.items).toHaveLength(2);
	});

	it('need a reference id each, of their own', async () => {
		const { error } = await run([row(0, 0), row(0, 1, { referenceId: '' })]);
		expect(error?.message).toContain('Reference ID [item 1]');
		const derived = await run([row(0, 0)], { referenceIdSource: 'derived' });
		expect(derived.error?.message).toContain('Reference ID [item 0]: expected your own reference ID');
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('more than 16 to one invoice fail it', async () => {
		const result = await run(
			[...Array.from({ length: 17 }, (_, line) => row(0, line)), row(1, 0)],
			{},
			'continueRegularOutput',
		);
		expect(rows(result)[0]?.error?.message).toContain('at most 16 items');
		expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', referenceId: 'order-0' });
		expect(rows(result)[1]).toMatchObject({ referenceId: 'order-1', status: 'accepted' });
	});

	it('name the column that goes by a name of the vendor', async () => {
		const { error } = await run([row(0, 0, { supplyCost: undefined, supplyPrice: 1_000 })]);
		expect(error?.message).toContain('the name "supplyCost" for what is called "supplyPrice" here');
	});

	it('are named by their first when the vendor refuses the invoice', async () => {
		sandbox.bolta.setFaults([{ kind: '429', retryAfter: 100, match: { method: 'POST', referenceIds: ['order-0'] } }]);
		const { error } = await run(MIXED);
		expect(error?.message).toContain('[item 1 (order-0)]');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	it('that failed when they were sent are one error item, paired to the first of them', async () => {
		sandbox.bolta.setFaults([{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['order-2'] } }]);
		const result = await run(MIXED, {}, 'continueErrorOutput');
		expect(result.outputs[1]?.map(({ json, pairedItem }) => [(json.error as IDataObject).outcome, pairedItem])).toEqual(
			[['rejected', [{ item: 0 }]]],
		);
	});
});
