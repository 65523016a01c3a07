/** What people who do this job met: amounts and numbers, in every node that makes invoices. Dry runs show it. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../../support/bolta';
import { moveCalendar } from '../../support/clock';
import { createForm, documentItem, hiworksBill } from '../../support/hiworksBill';
import { invoice, portOne } from '../../support/portOne';
import { rows } from '../../support/reports';

const sandbox = withSandbox();
beforeEach(() => moveCalendar('2026-02-05T03:00:00Z'));
afterEach(() => moveCalendar());

interface Given {
	supplyCost?: number;
	tax?: string;
	recipientNumber?: string;
	options?: IDataObject;
}
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const DRY = { dryRun: true };

const VENDORS = {
	bolta: async ({ options, ...item }: Given) =>
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ ...DRY, ...options }),
			input: [invoiceItem(0, item)],
			...CONTINUE,
		}),
	hiworksBill: async ({ options, ...item }: Given) =>
		await hiworksBill(sandbox.hiworksBill.url, {
			parameters: createForm({ ...DRY, ...options }),
			input: [documentItem(0, item)],
			...CONTINUE,
		}),
	portOne: async ({ options, supplyCost = 10_000, tax = '1000', recipientNumber = '888-88-88888' }: Given) =>
		await portOne(
			sandbox.portOne.url,
			'taxInvoice.issueImmediately',
			invoice('order-0', {
				writeDate: '2026-01-31',
				recipientNumber,
				itemsJson: JSON.stringify([{ name: '용역', supplyCost, tax }]),
				options: { ...DRY, ...options },
			}),
			CONTINUE,
		),
};

describe.each(Object.entries(VENDORS))('%s', (vendor, make) => {
	const SPLITS: Array<[amounts: string, total: number, supplyCost: number, tax: number]> = [
		['splitFromTotal', 1_000, 909, 91],
		['splitFromTotal', 10_000, 9_091, 909],
		['splitFromTotal', 5_000_000, 4_545_455, 454_545],
		['splitFromTotal', -5_000_000, -4_545_455, -454_545],
		['splitSupplyCostCut', 10_000, 9_090, 910],
		['splitSupplyCostCut', -10_000, -9_090, -910],
		['splitTaxCut', 1_000, 910, 90],
		['splitTaxCut', -1_000, -910, -90],
	];
	// Bolta issues no negative invoice; its amendments do it (supplyCostChange.test.ts).
	const splits = SPLITS.filter(([, total]) => vendor !== 'bolta' || total > 0);

	it.each(splits)('split-rounding: %s of %d', async (amounts, total, supplyCost, tax) => {
		const [row] = rows(await make({ supplyCost: total, tax: '', options: { amounts } }));
		expect(row).toMatchObject({ status: 'dryRun', supplyCost, tax, total });
	});

	it.each([false, true])('corporate-number: refused, whatever else is checked (%s)', async (requireChecksum) => {
		const [row] = rows(await make({ recipientNumber: '110111-0000010', options: { requireChecksum } }));
		expect(row?.error?.message).toContain('looks like a corporate number (법인등록번호)');
		expect(JSON.stringify(row)).not.toContain('0000010');
	});
});

// PortOne takes no numbers of persons at all.
it.each(['bolta', 'hiworksBill'] as const)(
	'corporate-number: a warning where it may be a person, %s',
	async (vendor) => {
		const [both, person] = await Promise.all(
			['110111-3000009', '110111-3000008'].map(async (recipientNumber) =>
				rows(await VENDORS[vendor]({ recipientNumber })),
			),
		);
		expect(both?.[0]).toMatchObject({ status: 'dryRun', warnings: [expect.stringContaining('corporate number')] });
		expect(person?.[0]).toMatchObject({ status: 'dryRun', warnings: [] });
	},
);
