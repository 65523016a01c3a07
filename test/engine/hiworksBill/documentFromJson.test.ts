import { documentItem } from '../support/hiworksBill';
import { fromJson, line, party, withBill } from '../support/hiworksBillRun';

const { create, ledger, sent, wireProblems } = withBill();
afterEach(() => expect(wireProblems()).toEqual([]));

describe('Items from JSON', () => {
	it('with parties from JSON make the same document as the form', async () => {
		const bySheet = {
			supplier: party({ number: '2200000002' }),
			recipient: party(),
			items: [line({ date: '2026-01-30', quantity: 2, unitPrice: '5000' })],
		};
		expect(
			(await create([documentItem(0, bySheet)], fromJson('supplier', 'recipient', 'items'))).error,
		).toBeUndefined();
		await create([documentItem(0)], {
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
		const [byJson, byForm] = sent();
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
		[
			'a name of the vendor',
			[{ subject: '품목' }],
			'Items JSON, line 1: "subject" [item 0]: expected the name "name" instead',
		],
		[
			'an unknown name',
			[line(), line({ colour: 'red' })],
			'Items JSON, line 2: "colour" [item 0]: expected only the names',
		],
		['a line without name', [line({ name: undefined })], 'Items JSON, line 1: Name [item 0]: expected a value'],
		['nothing', '', 'Items JSON [item 0]: expected a value'],
	])('%s is refused', async (_, items, message) => {
		expect((await create([documentItem(0, { items: items as never })], fromJson('items'))).error?.message).toContain(
			message,
		);
		expect(ledger()).toEqual([]);
	});
});
