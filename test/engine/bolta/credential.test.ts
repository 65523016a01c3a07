import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { withBolta } from '../support/operations';
import { rows, told } from '../support/reports';

const { sandbox, posts } = withBolta();

const sent = () => sandbox.bolta.requests().filter(({ method }) => method === 'POST');

describe('Generations of Bolta', () => {
	it.each([1, 3] as const)('%d: issues, finds again, and compares', async (generation) => {
		sandbox.bolta.configure({ generation, strictKeys: generation === 3 });
		const parameters = issueForm({ waitForCompletion: 5 });
		const credential = { customerKey: 'customer_bf8paz' };
		const input = [
			invoiceItem(0),
			invoiceItem(1, { taxKind: 'zeroRated', tax: '0' }),
			invoiceItem(2, { taxKind: 'taxExempt', tax: '' }),
		];
		const first = await bolta(sandbox.bolta.url, { parameters, credential, input });
		expect(first.error).toBeUndefined();
		expect(rows(first).map(({ status, tax }) => [status, tax])).toEqual([
			['issued', 1_000],
			['issued', 0],
			['issued', 0],
		]);
		expect(sent().map(({ headers, body }) => [headers['customer-key'], (body as { taxType: string }).taxType])).toEqual(
			[
				['customer_bf8paz', 'TAXABLE'],
				['customer_bf8paz', 'ZERO_RATE'],
				['customer_bf8paz', 'TAX_FREE'],
			],
		);
		// The older generation loses taxType without a word.
		expect(sandbox.bolta.ledger('test').map(({ body }) => body.taxType)).toEqual(
			generation === 1 ? [undefined, undefined, undefined] : ['TAXABLE', 'ZERO_RATE', 'TAX_FREE'],
		);
		expect(sandbox.bolta.ledger('test').map(({ body }) => body.items[0].tax)).toEqual([1_000, 0, null]);

		const again = await bolta(sandbox.bolta.url, { parameters, credential, input, onError: 'continueRegularOutput' });
		expect(rows(again).map(({ duplicate, status }) => [duplicate, status])).toEqual([
			[true, 'issued'],
			[true, 'issued'],
			[true, 'issued'],
		]);
		expect(sent()).toHaveLength(3);
	});

	it('1: without a customer key the vendor says what is missing', async () => {
		sandbox.bolta.configure({ generation: 1 });
		const { error } = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: [invoiceItem(0)] });
		expect(error?.message).toBe(
			'Bolta refused the request: Customer-Key 헤더가 필요합니다. (INVALID_REQUEST, HTTP 400) [item 0 (order-0)]',
		);
	});

	it("1: the node's customer key goes before the credential's", async () => {
		sandbox.bolta.configure({ generation: 1 });
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ customerKey: '={{ $json.key }}' }),
			credential: { customerKey: 'customer_default' },
			input: [invoiceItem(0, { key: 'customer_own' }), invoiceItem(1, { key: '' })],
		});
		expect(
			sandbox.bolta
				.ledger('test')
				.map(({ clientReferenceId, customerKey }) => [clientReferenceId, customerKey])
				.sort(),
		).toEqual([
			['order-0', 'customer_own'],
			['order-1', 'customer_default'],
		]);
	});

	it('3: taxType left out is refused by the vendor; for a zero-rated invoice by us', async () => {
		const refused = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ leaveOutTaxType: true }),
			input: [invoiceItem(0)],
		});
		expect(refused.error?.message).toContain('taxType');
		const local = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ leaveOutTaxType: true }),
			input: [invoiceItem(1, { taxKind: 'zeroRated', tax: '0' })],
		});
		expect(local.error?.message).toContain('Leave Out taxType [item 0]');
		expect([posts('order-0'), posts('order-1')]).toEqual([1, 0]);
	});
});

describe('Supplier from customer key', () => {
	const CUSTOMERS = [
		{
			customerKey: 'customer_a',
			identificationNumber: '2200000002',
			organizationName: '가 상호',
			representativeName: '가대표',
			taxRegistrationId: '0003',
		},
		{
			customerKey: 'customer_b',
			identificationNumber: '1234567891',
			organizationName: '나 상호',
			representativeName: '나대표',
			taxRegistrationId: null,
		},
	];
	const parameters = issueForm(
		{ customerKey: '={{ $json.key }}' },
		{
			supplierSource: 'customerKey',
			supplierDetails: { contactName: '담당', address: '주소' },
		},
	);
	const customerReads = () => sandbox.bolta.requests().filter(({ route }) => route === 'getCustomer');
	beforeEach(() => sandbox.bolta.configure({ customers: CUSTOMERS }));

	it('reads each key once, before anything is sent', async () => {
		const input = invoiceItems(6).map((item, n) => ({ ...item, key: n % 2 === 0 ? 'customer_a' : 'customer_b' }));
		const result = await bolta(sandbox.bolta.url, { parameters, input });
		expect(result.error).toBeUndefined();
		expect(customerReads().map(({ path }) => path)).toEqual(['/v1/customers/customer_a', '/v1/customers/customer_b']);
		expect(sandbox.bolta.requests().findIndex(({ route }) => route !== 'getCustomer')).toBe(2);
		const [first] = sandbox.bolta.ledger('test').filter(({ clientReferenceId }) => clientReferenceId === 'order-0');
		expect(first?.body.supplier).toEqual({
			identificationNumber: '2200000002',
			organizationName: '가 상호',
			representativeName: '가대표',
			taxRegistrationId: '0003',
			address: '주소',
			manager: { email: 'supplier@example.com', name: '담당' },
		});
		expect(rows(result).map(({ supplierNumber }) => supplierNumber)).toEqual([
			'2200000002',
			'1234567891',
			'2200000002',
			'1234567891',
			'2200000002',
			'1234567891',
		]);
	});

	it('sends nothing where one key is not known, and names it on continue', async () => {
		const input = [
			invoiceItem(0, { key: 'customer_a' }),
			invoiceItem(1, { key: 'customer_none' }),
			invoiceItem(2, { key: 'customer_none' }),
		];
		const stopped = await bolta(sandbox.bolta.url, { parameters, input });
		expect(stopped.error?.message).toContain('2 of 3 cannot be sent');
		expect(posts()).toBe(0);
		const result = await bolta(sandbox.bolta.url, { parameters, input, onError: 'continueRegularOutput' });
		expect(rows(result).map((row) => row.status ?? told(row).httpStatus)).toEqual(['accepted', 404, 404]);
		expect(customerReads().filter(({ path }) => path.endsWith('customer_none'))).toHaveLength(2);
	});

	it.each([
		['500', 500],
		['503html', 503],
		['401empty', 401],
		['resetBefore', null],
	] as const)('that cannot be read means that the invoice was not sent (%s)', async (kind, httpStatus) => {
		sandbox.bolta.setFaults([{ kind, match: { route: 'getCustomer' } }]);
		const result = await bolta(sandbox.bolta.url, {
			parameters,
			input: [invoiceItem(0, { key: 'customer_a' })],
			onError: 'continueRegularOutput',
		});
		expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', httpStatus, referenceId: 'order-0' });
		expect(posts()).toBe(0);
	});

	it('starts nothing more where the credential is refused', async () => {
		sandbox.bolta.setFaults([{ kind: '401empty', match: { route: 'getCustomer' } }]);
		const input = invoiceItems(4).map((item, n) => ({ ...item, key: `customer_${n}` }));
		const result = await bolta(sandbox.bolta.url, { parameters, input, onError: 'continueRegularOutput' });
		expect(rows(result).map((row) => [told(row).code, told(row).httpStatus])).toEqual([
			[null, 401],
			['NOT_STARTED', null],
			['NOT_STARTED', null],
			['NOT_STARTED', null],
		]);
		expect(sandbox.bolta.requests()).toHaveLength(1);
	});

	it('needs a key', async () => {
		const { error } = await bolta(sandbox.bolta.url, { parameters, input: [invoiceItem(0, { key: '' })] });
		expect(error?.message).toContain('Customer Key [item 0]');
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it.each(['.', '..', '../issuers', 'a\\b'])('refuses a key that would name another address: %s', async (key) => {
		const { options: _options, ...others } = parameters;
		for (const execution of [
			{ parameters, input: [invoiceItem(0, { key })] },
			{ parameters: { ...others, options: {} }, input: [invoiceItem(0)], credential: { customerKey: key } },
		]) {
			const { error } = await bolta(sandbox.bolta.url, execution);
			expect(error?.message).toContain('[item 0]');
			expect(sandbox.bolta.requests()).toEqual([]);
		}
	});
});

describe('Dry run', () => {
	it('shows the request and the warnings, sends nothing, and masks numbers of persons', async () => {
		const input = [invoiceItem(0, { recipientNumber: '900101-1234567', supplierNumber: '2200000003' })];
		const result = await bolta(sandbox.bolta.url, { parameters: issueForm({ dryRun: true }), input });
		const [row] = rows(result);
		expect(row).toMatchObject({
			status: 'dryRun',
			issuanceKey: null,
			duplicate: false,
			recipientNumber: '900101-1******',
			total: 11_000,
			request: {
				method: 'POST',
				url: `${sandbox.bolta.url}/v1/taxInvoices/issue`,
				headers: { 'Bolta-Client-Reference-Id': 'order-0' },
				body: {
					supplied: { identificationNumber: '900101-1******' },
					supplier: { identificationNumber: '2200000003' },
				},
			},
		});
		expect(row?.warnings).toContainEqual(expect.stringContaining("check digit of the supplier's number"));
		expect(JSON.stringify(result.outputs)).not.toMatch(/1234567|Authorization|synthetic/);
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});
