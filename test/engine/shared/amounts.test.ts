/** Supply cost and tax of lines with no choice made of how they come about: in each vendor that makes documents. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import { create } from '../support/hiworksBillRun';
import { invoice, portOne } from '../support/portOne';
import { rows } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => {
	for (const host of [sandbox.bolta, sandbox.hiworksBill, sandbox.portOne]) host.reset();
	moveCalendar('2026-02-05T03:00:00Z');
});
afterEach(() => moveCalendar());

const VENDORS = {
	bolta: async (fields: INodeParameters) =>
		await bolta(sandbox.bolta.url, { parameters: issueForm({}, fields), input: [invoiceItem(0)] }),
	hiworksBill: async (fields: INodeParameters) => await create(sandbox, undefined, fields),
	portOne: async (fields: INodeParameters) =>
		await portOne(
			sandbox.portOne.url,
			'taxInvoice.issueImmediately',
			invoice('order-0', { writeDate: '2026-01-31', ...fields }),
		),
};

const issue = async (vendor: keyof typeof VENDORS, lines: IDataObject[]) =>
	await VENDORS[vendor]({
		itemSource: 'json',
		itemsJson: JSON.stringify(lines.map((line, index) => ({ name: `품목 ${index + 1}`, ...line }))),
	});

describe.each(['bolta', 'hiworksBill', 'portOne'] as const)('Amounts of themselves: %s', (vendor) => {
	it.each<[string, IDataObject[], supplyCost: number, tax: number, computed: string[]]>([
		['tax of no line: computed', [{ supplyCost: 10_005 }, { supplyCost: '10,005', tax: '' }], 20_010, 2_001, []],
		['tax of all lines: as it stands', [{ supplyCost: 10_000, tax: 1_009 }], 10_000, 1_009, []],
		[
			'no supply cost: quantity × unit price, cut',
			[
				{ quantity: '2.5', unitPrice: '333' },
				{ supplyCost: 1_000, quantity: 3, unitPrice: 7 },
			],
			1_832,
			183,
			['line 1 (832 won)'],
		],
	])('%s', async (_title, lines, supplyCost, tax, computed) => {
		const [row] = rows(await issue(vendor, lines));
		expect(row).toMatchObject({ supplyCost, tax, total: supplyCost + tax });
		expect(row?.warnings?.filter((warning) => warning.startsWith('Supply cost'))).toEqual(
			computed.map((line) => `Supply cost computed as quantity × unit price, cut to the won: ${line}`),
		);
	});

	it.each<[string, IDataObject[], ...string[]]>([
		[
			'tax of some lines',
			[{ supplyCost: 1_000, tax: 100 }, { supplyCost: 1_000 }, { supplyCost: 1_000 }],
			'Items, line 2: Tax [item 0]: expected a tax in every line, or in none to have it computed (lines without tax: 2 of 3)',
			'Items, line 3: Tax [item 0]: expected a tax in every line',
		],
		[
			'neither supply cost nor price',
			[{ supplyCost: 1_000 }, { quantity: 2 }],
			'Items, line 2: Supply Cost [item 0]: expected an amount, or a quantity and a unit price to compute it from',
		],
	])('%s: refused, and nothing is sent', async (_title, lines, ...messages) => {
		const { error } = await issue(vendor, lines);
		for (const message of messages) expect(`${error?.message}\n${error?.description}`).toContain(message);
		expect(sandbox[vendor].requests()).toEqual([]);
	});
});

it.each(['hiworksBill', 'portOne'] as const)(
	'reckons with the decimals of a unit price exactly: %s',
	async (vendor) => {
		const [row] = rows(await issue(vendor, [{ quantity: 100, unitPrice: '1.15' }]));
		expect(row).toMatchObject({ supplyCost: 115, tax: 11 });
	},
);
