import type { IDataObject } from 'n8n-workflow';

import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { withBolta } from '../support/operations';
import { rows } from '../support/reports';
import { rowsOf } from '../support/sheetRows';

const { sandbox, posts } = withBolta();

const row = rowsOf(invoiceItem);

/** Three invoices whose rows stand mixed. */
const MIXED = [row(2, 0), row(0, 0), row(2, 1), row(1, 0), row(0, 1), row(2, 2)];

const run = async (input: IDataObject[], more = {}) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({ itemsInFlight: 3 }, { dataFrom: 'columns', ...more }),
		input,
	});

describe('Rows of one document', () => {
	it('are not sent again by another run, whatever the order of invoices', async () => {
		await run(MIXED);
		const again = await run([row(1, 0), row(0, 0), row(2, 0), row(2, 1), row(0, 1), row(2, 2)]);
		expect(rows(again).map(({ referenceId, duplicate }) => [referenceId, duplicate])).toEqual([
			['order-1', true],
			['order-0', true],
			['order-2', true],
		]);
		expect(posts()).toBe(3);
	});
});
