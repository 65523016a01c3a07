/** What stands where a name does and is none: no legal document goes out with it, however it came. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bodiesOf, COLUMNS, GOOD, NAMES, vendorsOf } from '../support/invoiceSheets';
import { ISSUING } from '../support/issuing';
import { invoice, portOne } from '../support/portOne';

const sandbox = withSandbox();
const VENDORS = vendorsOf(sandbox);

const NONE = ['-', '.', '?', '※', '0', '없음', '(없음)', '해당 없음', '해당사항없음', '미정', '미상', 'N/A', 'None'];
const REAL = ['없음상사', '미정 주식회사', '3M', '나', 'NA', '(주)-', '0원상회'];

describe.each(NAMES)('A sheet: %s', (vendor) => {
	const { run } = VENDORS[vendor]!;
	describe.each(['거래처명', '대표자', '품목'])('%s', (column) => {
		it('is refused where it is no name', async () => {
			const rows = NONE.map((none, index): IDataObject => ({ ...GOOD, 주문번호: `order-${index}`, [column]: none }));
			const { error } = await run(rows, COLUMNS);
			const told = `${error?.message} ${error?.description}`;
			for (const [index, none] of NONE.entries())
				expect(told).toContain(
					`"${column}" [item ${index}]: expected the name itself: so people write that there is none, found "${none}"`,
				);
		});

		it('is read where it is one', async () => {
			const rows = REAL.map((real, index): IDataObject => ({ ...GOOD, 주문번호: `order-${index}`, [column]: real }));
			let document = 0;
			const bodies = bodiesOf(await run(rows, COLUMNS), () => String(document++));
			for (const [index, real] of REAL.entries()) expect(JSON.stringify(bodies[index])).toContain(`"${real}"`);
		});
	});
});

describe.each(NAMES)('Orders without a number are not one invoice: %s', (vendor) => {
	it.each(NONE)('%s', async (none) => {
		const row = { ...GOOD, 주문번호: none };
		const { error } = await VENDORS[vendor]!.run([row, { ...row, 품목: '펜' }], COLUMNS);
		expect(error?.message).toBe(
			`"주문번호" [item 0]: expected a number of its own: so people write that there is none, found "${none}"`,
		);
	});
});

describe('A reference ID of a form', () => {
	const REFUSED = 'Reference ID: expected a number of its own: so people write that there is none, found "N/A"';
	it('Bolta', async () => {
		const { error } = await ISSUING[0]![1].issue(sandbox, [ISSUING[0]![1].item(0, { referenceId: 'N/A' })]);
		expect(error?.message).toBe(REFUSED.replace(':', ' [item 0]:'));
	});
	it('PortOne', async () => {
		const fields = invoice('N/A', { writeDate: '2026-01-31' });
		const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', fields);
		expect(error?.message).toBe(REFUSED.replace(':', ' [item 0]:'));
	});
});

describe.each(ISSUING)('A form: %s', (_vendor, { item, issue, documents }) => {
	it.each(['recipientName', 'recipientRepresentative', 'itemName'])('%s', async (field) => {
		const { error } = await issue(sandbox, [item(0, { [field]: '-' })]);
		expect(error?.message).toContain('expected the name itself');
		expect(documents(sandbox)).toEqual([]);
	});
});
