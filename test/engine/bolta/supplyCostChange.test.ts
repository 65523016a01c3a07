import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator, withBolta, type More } from '../support/operations';
import { rows } from '../support/reports';

const { sandbox, run, issued, calls, made, wireProblems } = withBolta();
afterEach(() => expect(wireProblems()).toEqual([]));

const ROUTE = 'amendChangeSupplyCost';
const change = async (key: string, fields: INodeParameters, more: More = {}) =>
	await run('taxInvoice.amendSupplyCostChange', { issuanceKey: locator(key), date: '2026-02-10', ...fields }, more);
const byJson = (lines: IDataObject[], more: INodeParameters = {}): INodeParameters => ({
	changeSource: 'json',
	itemsJson: JSON.stringify(lines),
	...more,
});
const sentItems = () => made().map(({ body }) => body.items as IDataObject[]);

describe('Differences', () => {
	it.each([
		['up, as given', {}, [{ supplyCost: '1000', tax: '100' }], [[1_000, 100]]],
		['down, as given', {}, [{ supplyCost: -1000, tax: '-100' }], [[-1_000, -100]]],
		[
			'in both directions',
			{},
			[
				{ supplyCost: 3000, tax: 300 },
				{ supplyCost: '-1,000', tax: -100 },
			],
			[
				[3_000, 300],
				[-1_000, -100],
			],
		],
		['down, tax computed by itself', {}, [{ supplyCost: '-1005' }], [[-1_005, -100]]],
		['down, tax computed', { amounts: 'vatComputed' }, [{ supplyCost: '-1005' }], [[-1_005, -100]]],
		['down, split from the total', { amounts: 'splitFromTotal' }, [{ supplyCost: '-1100' }], [[-1_000, -100]]],
	])('%s', async (_, fields, lines, expected) => {
		const key = await issued();
		const [row] = rows(
			await change(
				key,
				byJson(
					lines.map((line) => ({ name: '단가 조정', ...line })),
					fields,
				),
			),
		);
		expect(sentItems()).toEqual([
			expected.map(([supplyCost, tax]) => ({ date: '2026-02-10', name: '단가 조정', supplyCost, tax })),
		]);
		const [supplyCost, tax] = [0, 1].map((column) => expected.reduce((sum, amounts) => sum + amounts[column]!, 0)) as [
			number,
			number,
		];
		expect(row).toMatchObject({ supplyCost, tax, total: supplyCost + tax });
	});

	it('from the form, with all that a line has', async () => {
		const key = await issued();
		const item = {
			date: '2026-02-09',
			name: '품목',
			specification: '개',
			quantity: '2',
			unitPrice: '-500',
			supplyCost: '-1000',
			tax: '-100',
			remark: '합의',
		};
		expect((await change(key, { changeSource: 'form', items: { item: [item] } })).error).toBeUndefined();
		expect(sentItems()).toEqual([
			[
				{
					date: '2026-02-09',
					name: '품목',
					specification: '개',
					quantity: 2,
					unitPrice: -500,
					supplyCost: -1_000,
					tax: -100,
					description: '합의',
				},
			],
		]);
	});

	it.each([
		['taxExempt', '', null, { supplyCost: '-1000' }, { supplyCost: '-1000', tax: '-100' }],
		['zeroRated', '0', 0, { supplyCost: '-1000' }, { supplyCost: '-1000', tax: '-100' }],
		['taxable', '1000', -100, { supplyCost: '-1000', tax: '-100' }, { supplyCost: '-1000' }],
	])('keep the tax kind of the original: %s', async (taxKind, tax, sent, good, bad) => {
		const key = await issued({ taxKind, supplyCost: '10000', tax });
		const { error } = await change(key, byJson([{ name: '단가 조정', ...bad }], { amounts: 'asGiven' }));
		expect(error?.message).toContain('Items, line 1: Tax [item 0]');
		expect(calls(ROUTE)).toEqual([]);
		expect((await change(key, byJson([{ name: '단가 조정', ...good }]))).error).toBeUndefined();
		expect(sentItems()[0]?.[0]).toMatchObject({ supplyCost: -1_000, tax: sent });
	});

	it('keep it also where Bolta does not tell it', async () => {
		sandbox.bolta.configure({ generation: 1 });
		const options = { customerKey: 'customer_bf8paz' };
		for (const [taxKind, tax, sent] of [
			['taxExempt', '', null],
			['zeroRated', '0', 0],
			['taxable', '1000', -100],
		] as const) {
			const key = await issued({ referenceId: taxKind, taxKind, supplyCost: '10000', tax }, { options });
			const fields = byJson([{ name: '단가 조정', supplyCost: -1000 }], { amounts: 'vatComputed' });
			const { error } = await change(key, fields, { options });
			expect(error).toBeUndefined();
			expect(sentItems().at(-1)?.[0]?.tax).toBe(sent);
		}
	});

	it.each([
		[
			'that come to nothing',
			[
				{ supplyCost: 1000, tax: 100 },
				{ supplyCost: -1000, tax: -100 },
			],
			'Items [item 0]: expected a change: the differences add up to 0',
		],
		['without a line', [], 'Items [item 0]: expected at least one line'],
		['with a tax that does not fit', [{ supplyCost: -1000, tax: 100 }], 'Items: Tax [item 0]: expected a tax of '],
		[
			'of 17 lines',
			Array.from({ length: 17 }, () => ({ supplyCost: 10, tax: 1 })),
			'Items [item 0]: expected at most 16 lines',
		],
		[
			'with a name too long',
			[{ name: '가'.repeat(101), supplyCost: 10, tax: 1 }],
			'Items, line 1: Name [item 0]: expected at most 100 characters',
		],
		['under the wire names', [{ supplyCost: 10, tax: 1, description: 'x' }], 'the name "remark" instead'],
	])('%s are refused', async (_, lines, message) => {
		const { error } = await change(await issued(), byJson(lines.map((line) => ({ name: '단가 조정', ...line }))));
		expect(error?.message).toContain(message);
		expect(calls(ROUTE)).toEqual([]);
	});
});

describe('The reference id', () => {
	const lines = (supplyCost = -1000) => byJson([{ name: '단가 조정', supplyCost, tax: supplyCost / 10 }]);
	const ids = () => made().map(({ clientReferenceId }) => clientReferenceId);

	it('is the own one, where there is one', async () => {
		const key = await issued();
		const [row] = rows(await change(key, { ...lines(), referenceId: 'change-1' }));
		expect([row?.referenceId, ids()]).toEqual(['change-1', ['change-1']]);
		// Under one id another change is another document.
		const { error } = await change(key, { ...lines(-2000), referenceId: 'change-1' });
		expect(error?.message).toMatch(/The reference ID "change-1" was used for something else: .* another lines/);
		expect(made()).toHaveLength(1);
	});

	it("is not that of the same change to another recipient's invoice", async () => {
		const others = await issued({ referenceId: 'order-1', recipientNumber: '777-77-77770' });
		await change(await issued(), { ...lines(), referenceId: 'change-1' });
		const { error } = await change(others, { ...lines(), referenceId: 'change-1' });
		expect(error?.message).toMatch(/"change-1" was used for something else: .* another recipient number/);
		expect(made()).toHaveLength(1);
	});

	it('is otherwise derived from original, date and lines', async () => {
		const keys = [await issued(), await issued({ referenceId: 'order-1' })];
		for (const fields of [lines(), lines(-2000), { ...lines(), date: '2026-02-11' }]) await change(keys[0]!, fields);
		await change(keys[1]!, lines());
		expect(new Set(ids()).size).toBe(4);
		await change(keys[0]!, { ...lines(), date: '2026. 2. 11.' });
		expect(made()).toHaveLength(4);
	});
});

describe('A new total', () => {
	const total = (
		currentSupplyCost: number,
		currentTax: number,
		newSupplyCost: number,
		newTax: number,
	): INodeParameters => ({
		changeSource: 'newTotal',
		itemName: '단가 변경',
		currentSupplyCost: String(currentSupplyCost),
		currentTax: String(currentTax),
		newSupplyCost: String(newSupplyCost),
		newTax: String(newTax),
	});

	it.each([
		[total(10_000, 1_000, 12_000, 1_200), 2_000, 200],
		[total(12_000, 1_200, 10_000, 1_000), -2_000, -200],
		[total(10_000, 1_000, 10_000, 1_005), 0, 5],
	])('is sent as one line with the difference', async (fields, supplyCost, tax) => {
		const key = await issued();
		expect((await change(key, fields)).error).toBeUndefined();
		expect(sentItems()).toEqual([[{ date: '2026-02-10', name: '단가 변경', supplyCost, tax }]]);
	});

	it.each([
		['that is the old one', total(10_000, 1_000, 10_000, 1_000), 'expected a change: the differences add up to 0'],
		['whose tax does not fit', total(10_000, 1_000, 12_000, 1_000), 'Items: Tax [item 0]'],
	])('%s is refused', async (_, fields, message) => {
		const { error } = await change(await issued(), fields);
		expect(error?.message).toContain(message);
		expect(calls(ROUTE)).toEqual([]);
	});

	it('as a dry run shows original, stated and new', async () => {
		const key = await issued();
		const [row] = rows(await change(key, total(12_000, 1_200, 9_000, 900), { options: { dryRun: true } }));
		expect(row).toMatchObject({
			status: 'dryRun',
			supplyCost: -3_000,
			tax: -300,
			total: -3_300,
			original: { issuanceKey: key, supplyCost: 10_000, tax: 1_000, total: 11_000 },
			statedCurrent: { supplyCost: 12_000, tax: 1_200, total: 13_200 },
			new: { supplyCost: 9_000, tax: 900, total: 9_900 },
			request: { body: { date: '2026-02-10', items: [{ supplyCost: -3_000, tax: -300 }] } },
		});
		expect(calls(ROUTE)).toEqual([]);
	});

	it('of a tax-exempt invoice has no tax', async () => {
		const key = await issued({ taxKind: 'taxExempt', tax: '' });
		expect((await change(key, total(10_000, 0, 9_000, 0))).error).toBeUndefined();
		expect(sentItems()[0]?.[0]).toMatchObject({ supplyCost: -1_000, tax: null });
	});
});
