import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withVendor } from '../../support/sandbox.ts';
import { bolta, invoiceItem as anyInvoice, issueForm } from '../support/bolta';
import type { Execution, Result } from '../support/engine';
import { DOCUMENT_KEYS } from '../support/operations';
import { contentOf, JUST_SENT, type Row } from '../support/reports';

const sandbox = withVendor('bolta');

const run = async (parameters: INodeParameters, input: IDataObject[], more: Partial<Execution> = {}) =>
	await bolta(sandbox.bolta.url, { parameters, input, ...more });
const continuing = { onError: 'continueRegularOutput' } as const;
const ledger = () => sandbox.bolta.ledger('test');
const posts = () => sandbox.bolta.requests().filter(({ method }) => method === 'POST');
const jsons = ({ outputs }: Result): Row[] => (outputs[0] ?? []).map(({ json }) => json as Row);
/** What is said of each item. */
const messagesOf = async (parameters: INodeParameters, input: IDataObject[]) =>
	jsons(await run(parameters, input, continuing)).map(({ error }) => error?.message);
const said = ({ error }: Result) => `${error?.message}\n${error?.description}`;

/**
 * Nobody's numbers, with check digits that fit: the fourth and fifth digit are never 00 in a number that was given out.
 */
const SUPPLIER_NUMBER = '1010000002';
const RECIPIENT_NUMBER = '1010000017';

const invoiceItem = (n: number, changes: IDataObject = {}): IDataObject =>
	anyInvoice(n, { supplierNumber: SUPPLIER_NUMBER, recipientNumber: '101-00-00017', ...changes });

/** A line as JSON, or the columns of one in an input row. */
const line = (n: number, changes: IDataObject = {}): IDataObject => ({
	name: `품목 ${n}`,
	supplyCost: 10_000,
	tax: 1000,
	...changes,
});

const PARTY = {
	number: '101-00-00017',
	name: '구매자',
	representative: '이대표',
	contacts: [{ email: 'buyer@example.com', name: '담당', phone: '01000001234' }],
};
const SUPPLIER = {
	number: SUPPLIER_NUMBER,
	name: '공급자',
	representative: '김대표',
	contacts: [{ email: 'supplier@example.com' }],
};

const fromJson = (options: INodeParameters = {}, more: INodeParameters = {}) =>
	issueForm(options, {
		supplierSource: 'json',
		supplierJson: '={{ $json.supplier }}',
		recipientSource: 'json',
		recipientJson: '={{ $json.recipient }}',
		itemSource: 'json',
		itemsJson: '={{ $json.lines }}',
		...more,
	});

const jsonItem = (n: number, changes: IDataObject = {}): IDataObject =>
	invoiceItem(n, { supplier: SUPPLIER, recipient: PARTY, lines: [line(n)], ...changes });

describe('JSON input', () => {
	const body = {
		supplier: {
			identificationNumber: '1010000002',
			organizationName: '공급자',
			manager: { email: 'supplier@example.com' },
		},
		supplied: {
			identificationNumber: RECIPIENT_NUMBER,
			managers: [{ email: 'buyer@example.com', name: '담당', telephone: '010-0000-1234' }],
		},
		items: [{ name: '품목 0', supplyCost: 10_000, tax: 1000 }],
	};

	it('is taken as data, as text, and with text in data', async () => {
		const { error } = await run(fromJson(), [
			jsonItem(0),
			jsonItem(1, {
				supplier: JSON.stringify(SUPPLIER),
				recipient: JSON.stringify(PARTY),
				lines: JSON.stringify([line(0)]),
			}),
			jsonItem(2, { recipient: { ...PARTY, contacts: JSON.stringify(PARTY.contacts) }, lines: [line(0)] }),
		]);
		expect(error).toBeUndefined();
		expect(ledger().map((entry) => entry.body)).toMatchObject([body, body, body]);
	});

	it('may be typed into the node, with expressions in it', async () => {
		const recipientJson = `=${JSON.stringify({ ...PARTY, name: '{{ $json.recipientName }}' })}`;
		const { error } = await run(
			fromJson({}, { recipientJson, supplierJson: JSON.stringify(SUPPLIER), itemsJson: JSON.stringify([line(0)]) }),
			[jsonItem(0)],
		);
		expect(error).toBeUndefined();
		expect(ledger()[0]?.body.supplied).toMatchObject({ organizationName: '구매자 0' });
	});

	// By the vendors' documents, not by what the node knows.
	const PARTY_NAMES = {
		Bolta: {
			identificationNumber: 'number',
			taxRegistrationId: 'branch',
			organizationName: 'name',
			representativeName: 'representative',
			manager: 'contacts',
			managers: 'contacts',
		},
		Hiworks: {
			companyNumber: 'number',
			taxNumber: 'branch',
			companyName: 'name',
			companyAddress: 'address',
			ceoName: 'representative',
			bizType: 'businessType',
			bizClassification: 'businessItem',
			primaryContact: 'contacts',
			secondaryContact: 'contacts',
		},
		PortOne: {
			brn: 'number',
			taxRegistrationId: 'branch',
			representativeName: 'representative',
			businessClass: 'businessItem',
			contact: 'contacts',
			additionalContacts: 'contacts',
			ceoName: 'representative',
		},
		'other case': { Number: 'number', businesstype: 'businessType' },
	};
	const CONTACT_NAMES = {
		Bolta: { telephone: 'phone' },
		Hiworks: { cell: 'phone' },
		PortOne: { phoneNumber: 'phone', mobilePhoneNumber: 'phone' },
		'other case': { EMAIL: 'email' },
	};
	const LINE_NAMES = {
		Bolta: { description: 'remark' },
		Hiworks: { subject: 'name', unit: 'specification', supplyPrice: 'supplyCost', description: 'remark' },
		PortOne: {
			purchaseDate: 'date',
			spec: 'specification',
			unitCostAmount: 'unitPrice',
			supplyCostAmount: 'supplyCost',
			taxAmount: 'tax',
		},
		'other case': { SupplyCost: 'supplyCost' },
	};
	const pairs = (names: Record<string, object>) =>
		Object.entries(names).flatMap(([vendor, keys]) =>
			Object.entries(keys as Record<string, string>).map(([key, meant]) => ({ vendor, key, meant })),
		);

	it('names the key that was meant', async () => {
		const cases = [
			...pairs(PARTY_NAMES).flatMap(({ key, meant }) => [
				{ key, meant, where: 'Recipient JSON', item: { recipient: { ...PARTY, [key]: 'x' } } },
				{ key, meant, where: 'Supplier JSON', item: { supplier: { ...SUPPLIER, [key]: 'x' } } },
			]),
			...pairs(CONTACT_NAMES).map(({ key, meant }) => ({
				key,
				meant,
				where: 'Recipient JSON: Contacts, entry 1',
				item: { recipient: { ...PARTY, contacts: [{ email: 'a@example.com', [key]: 'x' }] } },
			})),
			...pairs(LINE_NAMES).map(({ key, meant }) => ({
				key,
				meant,
				where: 'Items JSON, line 2',
				item: { lines: [line(0), line(1, { [key]: 'x' })] },
			})),
		];
		const messages = await messagesOf(
			fromJson(),
			cases.map(({ item }, n) => jsonItem(n, item)),
		);
		expect(messages).toEqual(
			cases.map(({ key, meant, where }, n) => `${where}: "${key}" [item ${n}]: expected the name "${meant}" instead`),
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('lists its names where none was meant', async () => {
		const keys = ['memo', '__proto__', 'constructor', 'toString'];
		const withKey = (key: string) => JSON.stringify({ ...PARTY }).replace('{', `{${JSON.stringify(key)}: 1,`);
		const result = await run(
			fromJson(),
			keys.map((key, n) => jsonItem(n, { recipient: withKey(key) })),
			continuing,
		);
		const names = 'number, branch, address, businessType, businessItem, name, representative, contacts';
		expect(jsons(result).map(({ error }) => error?.message)).toEqual(
			keys.map((key, n) => `Recipient JSON: "${key}" [item ${n}]: expected only the names ${names}`),
		);
	});

	it('has one contact of the supplier and at least one of the recipient', async () => {
		const two = [{ email: 'a@example.com' }, { email: 'b@example.com' }];
		const messages = await messagesOf(fromJson(), [
			jsonItem(0, { supplier: { ...SUPPLIER, contacts: two } }),
			jsonItem(1, { recipient: { ...PARTY, contacts: [] } }),
			jsonItem(2, { recipient: { ...PARTY, contacts: two } }),
		]);
		expect(messages).toEqual([
			'Supplier Contacts [item 0]: expected exactly one contact',
			'Recipient Contacts [item 1]: expected at least one contact',
			undefined,
		]);
	});

	it('has 1 to 16 lines', async () => {
		const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n));
		const messages = await messagesOf(
			fromJson(),
			[0, 16, 17].map((count) => jsonItem(count, { lines: lines(count) })),
		);
		expect(messages).toEqual([
			'Items [item 0]: expected at least one line',
			undefined,
			'Items [item 2]: expected at most 16 lines',
		]);
	});

	it('tells nothing of a text that is no JSON, which may hold a number of a person', async () => {
		const result = await run(fromJson(), [jsonItem(0, { recipient: '{ "number": "900101-1000000", }' })]);
		expect(result.error?.message).toBe('Recipient JSON [item 0]: expected well-formed JSON');
		expect(JSON.stringify(result.error)).not.toContain('1000000');
	});
});

describe('Supplier from customer key', () => {
	const fromKey = (customerKey: string) => issueForm({ customerKey }, { supplierSource: 'customerKey' });
	const customers = [
		{
			customerKey: 'customer_bf8paz',
			identificationNumber: '1010000002',
			organizationName: '고객',
			representativeName: '고객대표',
			taxRegistrationId: '0007',
		},
		{
			customerKey: 'customer_2',
			identificationNumber: '1010000017',
			organizationName: '고객 2',
			representativeName: '고객대표 2',
		},
	];

	it('reads each customer once, and only the form says contact and details', async () => {
		sandbox.bolta.configure({ customers });
		const { error } = await run(
			{ ...fromKey('={{ $json.key }}'), supplierDetails: { branch: '={{ $json.branch }}', contactName: '담당' } },
			[
				invoiceItem(0, { key: 'customer_bf8paz', branch: '' }),
				invoiceItem(1, { key: 'customer_2', branch: '' }),
				invoiceItem(2, { key: 'customer_bf8paz', branch: '0001' }),
			],
		);
		expect(error).toBeUndefined();
		expect(
			sandbox.bolta
				.requests()
				.filter(({ route }) => route === 'getCustomer')
				.map(({ path }) => path),
		).toEqual(['/v1/customers/customer_bf8paz', '/v1/customers/customer_2']);
		const supplier = {
			organizationName: '고객',
			representativeName: '고객대표',
			identificationNumber: '1010000002',
			manager: { email: 'supplier@example.com', name: '담당' },
		};
		expect(ledger().map(({ body, customerKey }) => ({ customerKey, ...body.supplier }))).toEqual(
			expect.arrayContaining([
				{ customerKey: 'customer_bf8paz', ...supplier, taxRegistrationId: '0007' },
				{ customerKey: 'customer_bf8paz', ...supplier, taxRegistrationId: '0001' },
				{
					customerKey: 'customer_2',
					...supplier,
					identificationNumber: '1010000017',
					organizationName: '고객 2',
					representativeName: '고객대표 2',
				},
			]),
		);
	});

	it('takes the key of the credential where the node has none', async () => {
		const input = [invoiceItem(0)];
		expect((await run(fromKey(''), input)).error?.message).toBe(
			'Options: Customer Key [item 0]: expected a customer key, here or in the credential, to read the supplier by',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
		expect(
			(await run(fromKey(''), input, { credential: { customerKey: 'customer_bf8paz' } } as Partial<Execution>)).error,
		).toBeUndefined();
		expect(ledger()).toMatchObject([
			{ customerKey: 'customer_bf8paz', body: { supplier: { organizationName: '공급자 상호' } } },
		]);
	});

	it('sends nothing for a customer that Bolta does not know', async () => {
		const result = await run(
			fromKey('={{ $json.key }}'),
			[invoiceItem(0, { key: 'customer_0' }), invoiceItem(1, { key: 'customer_bf8paz' })],
			continuing,
		);
		expect(jsons(result)).toMatchObject([{ error: { httpStatus: 404, itemIndex: 0 } }, { status: 'accepted' }]);
		expect(posts()).toHaveLength(1);
	});
});

describe('Amounts', () => {
	type Line = Record<string, unknown>;
	const VAT = { amounts: 'vatComputed' };
	const SPLIT = { amounts: 'splitFromTotal' };
	const taxed = (supplyCost: unknown, tax: unknown): Line => ({ name: 'a', supplyCost, tax });
	const cost = (...costs: unknown[]): Line[] => costs.map((supplyCost) => ({ name: '품목', supplyCost }));

	it.each<[string, string, INodeParameters, Line[], string]>([
		['as given', 'taxable', {}, [taxed(1000, 100), taxed('2,000', '200원')], '1000+100 2000+200'],
		['as given, 10 won off', 'taxable', {}, [taxed(1000, 110)], '1000+110'],
		[
			'as given, 10 won off the other way, over two lines',
			'taxable',
			{},
			[taxed(1000, 0), taxed(1000, 190)],
			'1000+0 1000+190',
		],
		[
			'VAT computed, with nothing lost by cutting each line',
			'taxable',
			VAT,
			cost(333, 333, 334),
			'333+33 333+33 334+34',
		],
		['VAT computed, cut for the document', 'taxable', VAT, cost(9, 9), '9+1 9+0'],
		['split', 'taxable', SPLIT, cost(11_000), '10000+1000'],
		['split, each line adding up', 'taxable', SPLIT, cost(100, 100, 100), '91+9 91+9 91+9'],
		['zero-rated, without tax', 'zeroRated', {}, cost(1000), '1000+0'],
		['zero-rated, with 0', 'zeroRated', {}, [taxed(1000, '₩0')], '1000+0'],
		['zero-rated, split', 'zeroRated', SPLIT, cost(1100), '1100+0'],
		['tax-exempt, without tax', 'taxExempt', {}, cost(1000), '1000+null'],
		['tax-exempt, with 0', 'taxExempt', {}, [taxed(1000, 0)], '1000+null'],
		['tax-exempt, VAT computed', 'taxExempt', VAT, cost(1000), '1000+null'],
		['with the total that was expected', 'taxable', { expectedTotal: '₩1,100' }, [taxed(1000, 100)], '1000+100'],
		[
			'computed, with the total that was expected',
			'taxable',
			{ ...VAT, expectedTotal: '1,100' },
			cost(1000),
			'1000+100',
		],
		[
			'split, with the total that was expected',
			'taxable',
			{ ...SPLIT, expectedTotal: '1,100' },
			cost(1100),
			'1000+100',
		],
		['tax-exempt, with the total that was expected', 'taxExempt', { expectedTotal: '1000' }, cost(1000), '1000+null'],
	])('%s', async (_title, taxKind, options, lines, sent) => {
		const result = await run(fromJson(options), [jsonItem(0, { taxKind, lines: lines as IDataObject[] })]);
		expect(said(result)).toBe('undefined\nundefined');
		const amounts: Array<[number, number | null]> = ledger()[0]?.body.items.map((item: IDataObject) => [
			item.supplyCost,
			item.tax,
		]);
		expect(amounts.map((pair) => pair.map(String).join('+')).join(' ')).toBe(sent);
		const [supplyCost, tax] = [0, 1].map((part) => amounts.reduce((sum, pair) => sum + (pair[part] ?? 0), 0)) as [
			number,
			number,
		];
		expect(jsons(result)).toMatchObject([{ supplyCost, tax, total: supplyCost + tax }]);
	});

	it.each<[string, string, INodeParameters, Line[], string]>([
		[
			'no tax',
			'taxable',
			{ amounts: 'asGiven' },
			cost(1000),
			'Items, line 1: Tax [item 0]: expected a tax, or the option "Amounts" set to "Automatic"',
		],
		[
			'a tax 11 won off',
			'taxable',
			{},
			[taxed(1000, 111)],
			'Items: Tax [item 0]: expected a tax of 100 won, 10 % of the supply cost 1,000 won (within 10 won), found 111 won',
		],
		['a negative tax', 'taxable', {}, [taxed(10, -1)], 'Items, line 1: Tax [item 0]: expected at least 0 won'],
		['no supply cost', 'taxable', {}, [taxed(0, 0)], 'Items, line 1: Supply Cost [item 0]: expected at least 1 won'],
		[
			'a tax that is computed too',
			'taxable',
			VAT,
			[...cost(1000), taxed(1000, 100)],
			'Items, line 2: Tax [item 0]: expected an empty Tax, because "Amounts" computes it from the supply costs, found 100 won',
		],
		[
			'a tax that is split off too',
			'taxable',
			SPLIT,
			[taxed(1100, 0)],
			'Items, line 1: Tax [item 0]: expected an empty Tax, because "Amounts" computes it from the supply costs, found 0 won',
		],
		['a tax that is computed too, zero-rated', 'zeroRated', VAT, [taxed(1000, 0)], 'Items, line 1: Tax [item 0]'],
		[
			'a total of which nothing is left',
			'taxable',
			{ amounts: 'splitSupplyCostCut' },
			cost(1),
			'Items, line 1: Supply Cost [item 0]: expected at least 1 won',
		],
		[
			'tax on zero-rated',
			'zeroRated',
			{},
			[taxed(1000, 100)],
			'Items, line 1: Tax [item 0]: expected no tax on a zero-rated invoice, found 100 won',
		],
		[
			'tax on tax-exempt',
			'taxExempt',
			{},
			[taxed(1000, 100)],
			'Items, line 1: Tax [item 0]: expected no tax on a tax-exempt invoice, found 100 won',
		],
		[
			'another total',
			'taxable',
			{ expectedTotal: '1,101' },
			[taxed(1000, 100)],
			'Expected Total [item 0]: expected a total of 1,101 won, found 1,100 won',
		],
		[
			'a sum that no JSON number keeps',
			'taxable',
			VAT,
			cost('8,000,000,000,000,000', '8,000,000,000,000,001'),
			'Items [item 0]: expected an amount within',
		],
	])('%s is refused', async (_title, taxKind, options, lines, error) => {
		const result = await run(fromJson(options), [jsonItem(0, { taxKind, lines: lines as IDataObject[] })]);
		expect(result.error?.message).toContain(error);
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});

describe('Dates', () => {
	it('come as programs have them, too: by the day in Seoul', async () => {
		const dates = [
			"={{ DateTime.fromISO('2026-01-31T00:30:00+09:00') }}",
			"={{ DateTime.fromISO('2026-01-30T15:00:00Z').setZone('America/New_York') }}",
			"={{ new Date('2026-01-31T14:59:59Z') }}",
			"={{ DateTime.fromISO('2026-01-31T12:00:00+09:00').toISO() }}",
		];
		for (const writeDate of dates) {
			const { error } = await run(issueForm({}, { writeDate }), [invoiceItem(0)]);
			expect([writeDate, error?.message, ledger()[0]?.body.date]).toEqual([writeDate, undefined, '2026-01-31']);
			sandbox.bolta.reset();
		}
	});
});

describe('Leave Out taxType', () => {
	it('sends none, for a Bolta that drops or refuses it', async () => {
		sandbox.bolta.configure({ generation: 1 });
		const { error } = await run(issueForm({ leaveOutTaxType: '={{ $json.out }}', customerKey: 'customer_bf8paz' }), [
			invoiceItem(0, { out: true }),
			invoiceItem(1, { out: false }),
		]);
		expect(error).toBeUndefined();
		const bodies = new Map(posts().map(({ referenceId, body }) => [referenceId, body as IDataObject]));
		expect(bodies.get('order-0')).not.toHaveProperty('taxType');
		expect(bodies.get('order-1')).toHaveProperty('taxType', 'TAXABLE');
	});

	it('is refused for zero-rated invoices, which nothing else marks', async () => {
		const result = await run(issueForm({ leaveOutTaxType: true }), [invoiceItem(0, { taxKind: 'zeroRated', tax: 0 })]);
		expect(result.error?.message).toContain(
			'Leave Out taxType [item 0]: expected the option "Leave Out taxType" switched off',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});

describe('Checks that only warn', () => {
	const MISTYPED = [
		"The check digit of the supplier's number does not fit; is it mistyped?",
		"The check digit of the recipient's number does not fit; is it mistyped?",
	];
	/** Today in Seoul: its deadline is ahead. */
	const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

	it('has nothing to say of an ordinary invoice', async () => {
		expect(jsons(await run(fromJson({}, { writeDateSource: 'today' }), [jsonItem(0)]))).toMatchObject([
			{ warnings: [] },
		]);
	});

	it('warns of wrong check digits, or refuses them', async () => {
		const mistyped = {
			supplier: { ...SUPPLIER, number: '1010000003' },
			recipient: { ...PARTY, number: '1010000004' },
			writeDate: today(),
		};
		const person = { recipient: { ...PARTY, number: '900101-1000000' }, writeDate: today() };
		expect(jsons(await run(fromJson(), [jsonItem(0, mistyped), jsonItem(1, person)]))).toMatchObject([
			{ warnings: MISTYPED },
			{ warnings: [] },
		]);

		sandbox.bolta.reset();
		const messages = await messagesOf(fromJson({ requireChecksum: true }), [
			jsonItem(0, mistyped),
			jsonItem(1, { recipient: mistyped.recipient }),
			jsonItem(2, person),
		]);
		expect(messages).toEqual([
			'Supplier Number [item 0]: expected a valid business registration number (its check digit does not fit: is it mistyped?), found "1010000003"',
			'Recipient Number [item 1]: expected a valid business registration number (its check digit does not fit: is it mistyped?), found "1010000004"',
			undefined,
		]);
	});

	it('warns of late item dates, of the deadline, and of lengths that some documents forbid', async () => {
		const lines = [
			line(0, { date: '2026-02-01' }),
			line(1, { date: '2026-01-31' }),
			line(2, { date: '2026-03-01', name: '가'.repeat(81) }),
			line(3),
			line(4),
			line(5),
		];
		const result = await run(fromJson(), [jsonItem(0, { lines })]);
		expect(jsons(result)).toMatchObject([
			{
				warnings: [
					'2 of the item dates are after the write date 2026-01-31',
					'The deadline for issuing (2026-02-10) has passed; late issue is subject to a penalty',
					"Item Name: 81, while some versions of Bolta's documents allow only 80",
					"Number of items: 6, while some versions of Bolta's documents allow only 5",
				],
			},
		]);
	});
});

const OUTPUT_KEYS = DOCUMENT_KEYS.filter((key) => !['duplicate', 'recovered'].includes(key));

/** What an output says of the first invoice where it is to a person. */
const OF_A_PERSON = { ...contentOf(0), supplierNumber: SUPPLIER_NUMBER, recipientNumber: '900101-1******' };

describe('Dry Run', () => {
	it('shows the request that would be sent, and sends nothing', async () => {
		const changes = { recipientNumber: '900101-1000000' };
		const form = (options: INodeParameters) => issueForm({ ...options, customerKey: 'customer_bf8paz' });
		const dry = await run(form({ dryRun: true }), [invoiceItem(0, changes)]);
		expect(dry.error).toBeUndefined();
		expect(sandbox.bolta.requests()).toEqual([]);

		await run(form({}), [invoiceItem(0, changes)]);
		const [sent] = posts();
		expect(ledger()[0]?.body.supplied.identificationNumber).toBe('9001011000000');
		const body = structuredClone(sent?.body) as { supplied: IDataObject };
		body.supplied.identificationNumber = '900101-1******';
		expect(jsons(dry)).toEqual([
			{
				referenceId: 'order-0',
				issuanceKey: null,
				status: 'dryRun',
				...JUST_SENT,
				...OF_A_PERSON,
				warnings: [expect.stringContaining('deadline')],
				request: {
					method: 'POST',
					url: `${sandbox.bolta.url}/v1/taxInvoices/issue`,
					headers: {
						Accept: 'application/json',
						'Content-Type': 'application/json',
						'Bolta-Client-Reference-Id': 'order-0',
						'Customer-Key': 'customer_bf8paz',
					},
					body,
				},
			},
		]);
	});

	it('counts for the run by its first item', async () => {
		const result = await run(issueForm({ dryRun: '={{ $json.dry }}' }), [
			invoiceItem(0, { dry: true }),
			invoiceItem(1, { dry: false }),
		]);
		expect(jsons(result).map(({ status }) => status)).toEqual(['dryRun', 'dryRun']);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('refuses what cannot be sent, too', async () => {
		const result = await run(issueForm({ dryRun: true }), [invoiceItem(0, { recipientEmail: 'nobody' })]);
		expect(result.error?.message).toBe(
			'Recipient Email [item 0]: expected one e-mail address such as name@example.com, without a name around it, found "nobody"',
		);
	});
});

describe('Derived reference ID', () => {
	const FORM: INodeParameters = {
		referenceIdSource: 'derived',
		supplierDetails: { branch: '={{ $json.supplierBranch }}', address: '={{ $json.address }}' },
		recipientDetails: { branch: '={{ $json.recipientBranch }}', contactName: '={{ $json.contactName }}' },
		items: {
			item: [
				{
					name: '={{ $json.itemName }}',
					supplyCost: '={{ $json.supplyCost }}',
					tax: '={{ $json.tax }}',
					date: '={{ $json.date }}',
					quantity: '={{ $json.quantity }}',
					unitPrice: '={{ $json.unitPrice }}',
					remark: '={{ $json.note }}',
				},
			],
		},
		remark: '={{ $json.remark }}',
	};
	const BASE: IDataObject = {
		supplierBranch: '',
		recipientBranch: '',
		address: '',
		contactName: '',
		date: '',
		quantity: '',
		unitPrice: '',
		note: '',
		remark: '',
		customerKey: '',
	};
	const derive = async (items: IDataObject[]) =>
		jsons(
			await run(
				issueForm({ dryRun: true, customerKey: '={{ $json.customerKey }}' }, FORM),
				items.map((changes) => invoiceItem(0, { ...BASE, ...changes })),
				continuing,
			),
		).map(({ referenceId, error }) => error?.message ?? referenceId);
	const ONE: IDataObject = { quantity: '2', date: '2026-01-30', supplierBranch: '0001', recipientBranch: '0002' };

	it('is the same for ever', async () => {
		// Stands in Bolta's records: an id that changes with a version of ours would let an invoice out twice.
		expect(await derive([ONE])).toEqual(['d7v4u3j4z34lepdkr2endwi6']);
	});

	it('is another one for each difference of legal content', async () => {
		const different: IDataObject[] = [
			ONE,
			{ ...ONE, supplierNumber: '1010000003' },
			{ ...ONE, recipientNumber: '1010000003' },
			{ ...ONE, recipientNumber: '900101-1000000' },
			{ ...ONE, recipientNumber: '900102-1000000' },
			{ ...ONE, supplierBranch: '0003' },
			{ ...ONE, recipientBranch: '0003' },
			{ ...ONE, supplierBranch: '' },
			{ ...ONE, purpose: 'receipt' },
			{ ...ONE, writeDate: '2026-01-30' },
			{ ...ONE, taxKind: 'zeroRated', tax: 0 },
			{ ...ONE, taxKind: 'taxExempt', tax: 0 },
			{ ...ONE, date: '2026-01-29' },
			{ ...ONE, itemName: '다른 품목' },
			{ ...ONE, quantity: '3' },
			{ ...ONE, quantity: '' },
			{ ...ONE, supplyCost: '10,001' },
			{ ...ONE, tax: '1,001' },
		];
		const ids = await derive(different);
		expect(ids.filter((id) => !/^d[a-z2-7]{23}$/.test(String(id)))).toEqual([]);
		expect(new Set(ids).size).toBe(different.length);
	});

	it('is the same whatever else differs, and however it is written', async () => {
		const [id] = await derive([ONE]);
		const same: IDataObject[] = [
			{ recipientName: '다른 이름' },
			{ supplierName: '다른 이름' },
			{ recipientEmail: 'other@example.com' },
			{ supplierRepresentative: '박대표' },
			{ address: '서울' },
			{ contactName: '담당' },
			{ unitPrice: '5000' },
			{ note: '줄 비고' },
			{ remark: '비고' },
			{ customerKey: 'customer_bf8paz' },
			{ supplierNumber: 1_010_000_002 },
			{ writeDate: '2026. 1. 31.' },
			{ supplyCost: '₩10,000' },
			{ quantity: 2 },
			{ date: '20260130' },
			{ referenceId: 'order-9' },
		];
		for (const changes of same) expect([changes, await derive([{ ...ONE, ...changes }])]).toEqual([changes, [id]]);
	});

	it('does not tell the number of a person', async () => {
		const [one, other] = await Promise.all([
			derive([{ recipientNumber: '900101-1000000' }]),
			derive([{ recipientNumber: '900101-1999999' }]),
		]);
		expect(one).toEqual(other);
	});

	it('takes no "today", but the last day of the previous month', async () => {
		const input = [invoiceItem(0, BASE)];
		const result = await run(issueForm({}, { ...FORM, writeDateSource: 'today' }), input);
		expect(result.error?.message).toMatch(/^Write Date Source \[item 0\]: expected another way than Today/);
		expect(sandbox.bolta.requests()).toEqual([]);
		expect(
			(await run(issueForm({}, { ...FORM, writeDateSource: 'lastDayOfPreviousMonth' }), input)).error,
		).toBeUndefined();
		expect(ledger()).toHaveLength(1);
	});

	it('makes two equal rows an error that names both', async () => {
		const result = await run(issueForm({}, FORM), [invoiceItem(0, BASE), invoiceItem(1, BASE), invoiceItem(0, BASE)]);
		expect(said(result)).toContain(
			'item 0 and item 2 say the same: if both are meant, give each a Reference ID of its own',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('is what Bolta gets, and keeps a second run from issuing again', async () => {
		const [first, second] = [
			await run(issueForm({}, FORM), [invoiceItem(0, BASE)]),
			await run(issueForm({}, FORM), [invoiceItem(0, BASE)]),
		].map((result) => jsons(result)[0]);
		expect(ledger()).toHaveLength(1);
		expect(ledger()[0]?.clientReferenceId).toBe(first?.referenceId);
		expect(second).toMatchObject({ duplicate: true, referenceId: first?.referenceId, issuanceKey: first?.issuanceKey });
	});
});

describe('Outputs', () => {
	const PERSON = { recipientNumber: '900101-1000000' };
	const keysOf = (result: Result) => {
		expect(said(result)).toBe('undefined\nundefined');
		return jsons(result).map((json) => Object.keys(json).sort());
	};
	const issueOne = async (options: INodeParameters = {}) => await run(issueForm(options), [invoiceItem(0, PERSON)]);
	const read = async (operation: string, fields: INodeParameters) =>
		await run({ resource: 'taxInvoice', operation, ...fields }, [{}]);

	it.each<[string, INodeParameters, string[]]>([
		['a dry run', { dryRun: true }, [...DOCUMENT_KEYS, 'request']],
		['an accepted invoice', {}, DOCUMENT_KEYS],
		['an accepted invoice, not simplified', { simplify: false }, DOCUMENT_KEYS],
		['an issued invoice', { waitForCompletion: 1 }, DOCUMENT_KEYS],
		['an issued invoice, not simplified', { waitForCompletion: 1, simplify: false }, [...DOCUMENT_KEYS, 'invoice']],
	])('of Issue: %s', async (_, options, keys) => {
		const result = await issueOne(options);
		expect(keysOf(result)).toEqual([[...keys].sort()]);
		expect(result.outputs[0]?.[0]?.error).toBeUndefined();
	});

	it('of Issue: what was issued is told from what was accepted', async () => {
		const [accepted] = jsons(await issueOne());
		expect(accepted).toMatchObject({ status: 'accepted', ntsApprovalNumber: null, issuedAt: null });
		sandbox.bolta.reset();
		const [issued] = jsons(await issueOne({ waitForCompletion: 1 }));
		const [entry] = ledger();
		expect(issued).toMatchObject({
			status: 'issued',
			ntsApprovalNumber: entry?.ntsTransactionId,
			issuedAt: entry?.issuedAt,
			total: 11_000,
			recipientNumber: '900101-1******',
		});
	});

	it('of Issue: a duplicate has the same keys', async () => {
		await issueOne();
		const result = await issueOne();
		expect(keysOf(result)).toEqual([[...DOCUMENT_KEYS].sort()]);
		expect(jsons(result)).toMatchObject([{ duplicate: true, recovered: false, status: 'issued' }]);
	});

	it('of Get', async () => {
		const [issued] = jsons(await issueOne());
		const [entry] = ledger();
		const issuanceKey = { __rl: true, mode: 'id', value: String(issued?.issuanceKey) };
		const content = {
			referenceId: null,
			issuanceKey: entry?.issuanceKey,
			status: 'issued',
			vendorStatus: null,
			ntsApprovalNumber: entry?.ntsTransactionId,
			issuedAt: entry?.issuedAt,
			...OF_A_PERSON,
			warnings: [],
		};
		expect(Object.keys(content).sort()).toEqual([...OUTPUT_KEYS].sort());
		expect(jsons(await read('get', { issuanceKey }))).toEqual([content]);
		// The same as a plain expression gives it.
		expect(jsons(await read('get', { issuanceKey: String(issued?.issuanceKey) }))).toEqual([content]);

		const whole = jsons(await read('get', { issuanceKey, options: { simplify: false } }));
		expect(whole).toEqual([
			{
				...content,
				invoice: expect.objectContaining({
					date: '2026-01-31',
					items: [expect.objectContaining({ supplyCost: 10_000 })],
				}),
			},
		]);
		expect(JSON.stringify(whole)).toContain('"identificationNumber":"900101-1******"');
		expect(JSON.stringify(whole)).not.toContain('9001011');

		expect(jsons(await read('get', { issuanceKey, options: { showFullNumber: true } }))).toEqual([
			{ ...content, recipientFullNumber: '9001011000000' },
		]);
	});

	it('of Get Status', async () => {
		sandbox.bolta.configure({ issueDelayMs: 60_000 });
		await issueOne();
		const accepted = await read('getStatus', { referenceId: 'order-0' });
		expect(keysOf(accepted)).toEqual([[...OUTPUT_KEYS].sort()]);
		expect(jsons(accepted)).toMatchObject([
			{
				referenceId: 'order-0',
				issuanceKey: ledger()[0]?.issuanceKey,
				status: 'accepted',
				vendorStatus: expect.stringContaining('처리'),
				total: null,
			},
		]);

		sandbox.bolta.configure({ clockOffsetMs: 120_000 });
		const issued = await read('getStatus', { referenceId: 'order-0' });
		expect(keysOf(issued)).toEqual([[...OUTPUT_KEYS].sort()]);
		expect(jsons(issued)).toMatchObject([
			{ status: 'issued', total: 11_000, ntsApprovalNumber: ledger()[0]?.ntsTransactionId },
		]);
	});

	it('of a tax-exempt invoice have the tax 0', async () => {
		const result = await run(issueForm({ waitForCompletion: 1 }), [invoiceItem(0, { taxKind: 'taxExempt', tax: '' })]);
		expect(jsons(result)).toMatchObject([{ status: 'issued', supplyCost: 10_000, tax: 0, total: 10_000 }]);
	});

	it('of an invoice that failed are an error item, with its two keys only', async () => {
		const result = await run(issueForm(), [invoiceItem(0, { supplyCost: 'x' }), invoiceItem(1)], continuing);
		expect(jsons(result).map((json) => Object.keys(json).sort())).toEqual([
			['error', 'message'],
			[...DOCUMENT_KEYS].sort(),
		]);
		expect(Object.keys(jsons(result)[0]?.error as object).sort()).toEqual([
			'code',
			'description',
			'httpStatus',
			'itemIndex',
			'message',
			'outcome',
			'referenceId',
			'vendorMessage',
		]);
	});
});
