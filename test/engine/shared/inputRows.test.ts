/** Rows of a sheet that are the lines of one document, by its reference ID. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { ISSUING, sendsOf } from '../support/issuing';
import type { More } from '../support/operations';
import { byReference, rows, told } from '../support/reports';
import { rowsOf } from '../support/sheetRows';

const sandbox = withSandbox();

describe.each(ISSUING)('Rows of one document: %s', (_title, issuing) => {
	const { host, item, issue, documents, mostLines, route, status } = issuing;
	beforeEach(() => host(sandbox).reset());
	afterEach(() =>
		expect(
			host(sandbox)
				.requests()
				.flatMap(({ problems }) => problems),
		).toEqual([]),
	);

	const row = rowsOf(item);

	/** Three documents whose rows stand mixed. */
	const MIXED = [row(2, 0), row(0, 0), row(2, 1), row(1, 0), row(0, 1), row(2, 2)];

	const run = async (input: IDataObject[], more: More = {}, fields: INodeParameters = {}) =>
		await issue(sandbox, input, { options: { itemsInFlight: 3 }, ...more }, { dataFrom: 'columns', ...fields });

	it('become one document for each reference id, in order of first appearance, paired to the first of their rows', async () => {
		// The first is answered last.
		host(sandbox).setFaults([{ kind: 'latency', ms: 60, match: { route, referenceIds: ['order-2'] } }]);
		const result = await run(MIXED);
		expect(
			result.outputs[0]?.map(({ json, pairedItem }) => [json.referenceId, json.supplyCost, json.tax, pairedItem]),
		).toEqual([
			['order-2', 6_000, 600, [{ item: 0 }]],
			['order-0', 3_000, 300, [{ item: 1 }]],
			['order-1', 1_000, 100, [{ item: 3 }]],
		]);
		expect(Object.fromEntries(documents(sandbox).map(({ referenceId, lines }) => [referenceId, lines]))).toEqual({
			'order-0': ['0-0', '0-1'],
			'order-1': ['1-0'],
			'order-2': ['2-0', '2-1', '2-2'],
		});
	});

	it.each(['', undefined, null, ' '])('need a reference id each, and %j is none', async (referenceId) => {
		const { error } = await run([row(0, 0), row(0, 1, { referenceId })]);
		expect(error?.message).toBe(
			'"referenceId" [item 1]: expected a value, found an empty cell: fill it, or leave the row out',
		);
		expect(host(sandbox).requests()).toEqual([]);
	});

	it('must agree on what is said of the document: rows and field are named', async () => {
		const { error } = await run([row(0, 0), row(1, 0), row(0, 1, { recipientName: '다른 상호' })]);
		expect(error?.message).toBe(
			'"recipientName" [item 0 and item 2]: expected the same value in all rows of one document, found two',
		);
		expect(host(sandbox).requests()).toEqual([]);
	});

	it('may write an equal value differently', async () => {
		const result = await run([row(0, 0), row(0, 1, { recipientNumber: '8888888888', writeDate: '2026. 1. 31.' })]);
		expect(rows(result)).toHaveLength(1);
		expect(documents(sandbox)[0]?.lines).toHaveLength(2);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fail as one document where one row is bad; no part of it is sent (%s)',
		async (onError) => {
			const result = await run([...MIXED.slice(0, 5), row(2, 2, { supplyCost: 'x' })], { onError });
			const failed = (result.outputs[onError === 'continueErrorOutput' ? 1 : 0] ?? []).filter(
				({ json }) => json.error !== undefined,
			);
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json.error).toMatchObject({
				message: expect.stringContaining('"supplyCost" [item 5]'),
				outcome: 'notSent',
				referenceId: 'order-2',
				itemIndex: 0,
			});
			expect(failed[0]?.pairedItem).toEqual([{ item: 0 }]);
			expect(byReference(result)['order-0']).toMatchObject({ status });
			expect(
				documents(sandbox)
					.map(({ recipientName }) => recipientName)
					.sort(),
			).toEqual(['구매자 0', '구매자 1']);
		},
	);

	it('more than a document may have fail it', async () => {
		const many = Array.from({ length: mostLines + 1 }, (_, number) => row(0, number));
		const result = await run([...many, row(1, 0)], { onError: 'continueRegularOutput' });
		expect(rows(result)[0]?.error?.message).toContain(`at most ${mostLines} lines`);
		expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', referenceId: 'order-0' });
		expect(rows(result)[1]).toMatchObject({ referenceId: 'order-1', status });
	});

	it('are named by their first when the vendor refuses the document', async () => {
		host(sandbox).setFaults([{ kind: '429', retryAfter: 100, match: { route, referenceIds: ['order-0'] } }]);
		const { error } = await run(MIXED);
		expect(error?.message).toContain('[item 1 (order-0)]');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	it('that failed when they were sent are one error item, paired to the first of them', async () => {
		host(sandbox).setFaults([{ kind: '200errorEnvelope', match: { route, referenceIds: ['order-2'] } }]);
		const result = await run(MIXED, { onError: 'continueErrorOutput' });
		expect(result.outputs[1]?.map(({ json, pairedItem }) => [(json.error as IDataObject).outcome, pairedItem])).toEqual(
			[['rejected', [{ item: 0 }]]],
		);
		expect([result.outputs[0]?.length, sendsOf(issuing, sandbox)]).toEqual([2, 3]);
	});
});
