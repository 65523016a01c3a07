/** The emulated Bolta over real HTTP: what it refuses, what it keeps, what it answers. */
import { connect } from 'node:net';
import type { BoltaSettings } from '../../../sandbox/index.ts';
import { withBolta } from '../support/bolta.ts';
import { invoice, item, party } from '../support/client.ts';

const { sandbox, send, issue, lookUp, read } = withBolta();

const answerProblems = (operation: string, status: number, body: unknown) =>
	sandbox.bolta.contract.answerProblems(operation, status, body, true);

/** Refused, in the documented shape, with nothing kept. A request that was in order leaves no problem in the log. */
async function expectRefusal(
	answer: Promise<{ status: number; json: any }>,
	status: number,
	message: RegExp,
	inOrder = false,
) {
	const { status: answered, json } = await answer;
	expect([answered, json]).toEqual([status, { code: expect.any(String), message: expect.stringMatching(message) }]);
	expect(sandbox.bolta.ledger()).toEqual([]);
	expect(sandbox.bolta.requests().at(-1)).toMatchObject({
		status,
		effect: false,
		problems: inOrder ? [] : expect.arrayContaining([expect.anything()]),
	});
}

describe('the way of a document', () => {
	test('is accepted, found by its reference id and read back with the documented fields', async () => {
		const before = sandbox.bolta.now();
		const accepted = await issue(
			'order-1',
			invoice({ supplied: { ...party('9001011234567'), managers: [{ email: 'a@example.com' }] } }),
		);
		expect(accepted).toMatchObject({ status: 200, json: { issuanceKey: expect.stringMatching(/^[0-9A-F]{32}$/) } });
		expect(answerProblems('issueTaxInvoice', 200, accepted.json)).toEqual([]);
		const { issuanceKey } = accepted.json;

		const found = await lookUp('order-1');
		expect(found).toMatchObject({ status: 200, json: { issuanceKey, clientReferenceId: 'order-1' } });
		expect(answerProblems('getByClientReferenceId', 200, found.json)).toEqual([]);

		const { status, json } = await read(issuanceKey);
		expect(status).toBe(200);
		expect(answerProblems('getTaxInvoice', 200, json)).toEqual([]);
		expect(json).toMatchObject({
			issuanceKey,
			ntsTransactionId: expect.stringMatching(/^\d{24}$/),
			issuedAt: expect.stringMatching(/\+09:00$/),
		});
		const nothing = { taxRegistrationId: null, address: null, businessItem: null, businessType: null };
		expect(json.invoice).toEqual({
			date: '2026-05-27',
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			description: null,
			supplier: { ...party(), ...nothing, manager: { email: 'supplier@example.com', name: null, telephone: null } },
			supplied: {
				...party('9001011234567'),
				...nothing,
				managers: [{ email: 'a@example.com', name: null, telephone: null }],
			},
			items: [{ ...item(), unitPrice: null, quantity: null, specification: null, description: null }],
		});
		const [entry] = sandbox.bolta.ledger();
		expect(entry).toMatchObject({
			issuanceKey,
			clientReferenceId: 'order-1',
			customerKey: null,
			mode: 'test',
			state: 'issued',
			cause: null,
		});
		expect(entry!.acceptedAt).toBeGreaterThanOrEqual(before);
	});

	test('keys are the same for the same order of documents', async () => {
		const run = async () => [(await issue('a')).json.issuanceKey, (await issue('b')).json.issuanceKey];
		const first = await run();
		sandbox.bolta.reset();
		expect(await run()).toEqual(first);
		expect(first[0]).not.toBe(first[1]);
	});

	test('a reference id is optional', async () => {
		expect(await issue(null)).toMatchObject({ status: 200 });
		expect(await issue(null)).toMatchObject({ status: 200 });
		expect(sandbox.bolta.ledger().map(({ clientReferenceId }) => clientReferenceId)).toEqual([null, null]);
	});

	test("can be read only when it is issued, by the vendor's clock", async () => {
		sandbox.bolta.configure({ issueDelayMs: 3_600_000 });
		const { issuanceKey } = (await issue('slow')).json;
		expect(sandbox.bolta.ledger()[0]).toMatchObject({ state: 'accepted', issuedAt: null, ntsTransactionId: null });
		expect(await read(issuanceKey)).toMatchObject({ status: 404, text: '' });
		expect(await lookUp('slow')).toMatchObject({ status: 200 });
		sandbox.bolta.configure({ emptyNotFound: false });
		expect(await read(issuanceKey)).toMatchObject({ status: 404, json: { code: 'INVALID_REQUEST' } });
		sandbox.bolta.configure({ clockOffsetMs: 3_600_001 });
		expect(sandbox.bolta.ledger()[0]).toMatchObject({ state: 'issued' });
		expect(await read(issuanceKey)).toMatchObject({ status: 200 });
	});

	test('fails for chosen ids, and then can never be read though it is known', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['bad'] });
		const { issuanceKey } = (await issue('bad')).json;
		await issue('good');
		expect(sandbox.bolta.ledger().map(({ state }) => state)).toEqual(['failed', 'issued']);
		expect(sandbox.bolta.ledger()[0]!.cause).toEqual({
			code: 'NOT_FOUND_CERTIFICATE',
			message: '공동인증서가 없습니다.',
		});
		expect(await read(issuanceKey)).toMatchObject({ status: 404 });
		expect(await lookUp('bad')).toMatchObject({ status: 200, json: { issuanceKey } });
	});

	test('fails at a rate, for ids that the seed alone decides', async () => {
		const failed = async (seed: number, ids: string[]) => {
			sandbox.bolta.reset();
			sandbox.bolta.configure({ failRate: 0.5, seed });
			for (const id of ids) await issue(id);
			return sandbox.bolta
				.ledger()
				.filter(({ state }) => state === 'failed')
				.map(({ clientReferenceId }) => clientReferenceId)
				.sort();
		};
		const ids = Array.from({ length: 40 }, (_, index) => `order-${index}`);
		const first = await failed(1, ids);
		expect(first.length).toBeGreaterThan(5);
		expect(first.length).toBeLessThan(35);
		expect(await failed(1, [...ids].reverse())).toEqual(first);
		expect(await failed(2, ids)).not.toEqual(first);
	});

	test("shows persons' numbers masked when it is told to", async () => {
		const { issuanceKey } = (
			await issue(
				'person',
				invoice({ supplied: { ...party('9001011234567'), managers: [{ email: 'a@example.com' }] } }),
			)
		).json;
		expect((await read(issuanceKey)).json.invoice.supplied.identificationNumber).toBe('9001011234567');
		sandbox.bolta.configure({ maskPersonNumbers: true });
		const masked = (await read(issuanceKey)).json.invoice;
		expect([masked.supplied.identificationNumber, masked.supplier.identificationNumber]).toEqual([
			'900101-1******',
			'1234567891',
		]);
	});
});

describe('generations', () => {
	const { taxType: _taxType, ...withoutTaxType } = invoice();
	const configure = (generation: BoltaSettings['generation']) => sandbox.bolta.configure({ generation });

	test('1 demands Customer-Key and loses taxType', async () => {
		configure(1);
		await expectRefusal(issue('a'), 400, /Customer-Key/);
		const headers = { 'Customer-Key': 'customer_bf8paz' };
		const { json, status } = await issue('a', invoice(), { headers });
		expect(status).toBe(200);
		expect((await read(json.issuanceKey)).json.invoice).not.toHaveProperty('taxType');
		expect(sandbox.bolta.ledger()[0]).toMatchObject({
			customerKey: 'customer_bf8paz',
			body: expect.not.objectContaining({ taxType: expect.anything() }),
		});
		// What was sent stays visible in the log.
		expect(sandbox.bolta.requests()[1]!.body).toMatchObject({ taxType: 'TAXABLE' });
		expect(await issue('b', withoutTaxType, { headers })).toMatchObject({ status: 200 });
	});

	test('2 demands Supplier-Key and taxType', async () => {
		configure(2);
		const headers = { 'Supplier-Key': 'supplier-1' };
		await expectRefusal(issue('a', invoice(), { headers: { 'Customer-Key': 'customer_bf8paz' } }), 400, /Supplier-Key/);
		await expectRefusal(issue('a', withoutTaxType, { headers }), 400, /taxType/);
		const { json } = await issue('a', invoice(), { headers });
		expect((await read(json.issuanceKey)).json.invoice.taxType).toBe('TAXABLE');
	});

	test('3 demands taxType and no header', async () => {
		configure(3);
		await expectRefusal(issue('a', withoutTaxType), 400, /taxType/);
		expect(await issue('a')).toMatchObject({ status: 200 });
	});
});

describe('a used reference id', () => {
	const other = invoice({ purpose: 'RECEIPT' });
	const reordered = () => {
		const { items, ...rest } = invoice();
		return { items, ...rest, description: null };
	};
	test.each<[BoltaSettings['usedId'], number, number, number]>([
		['400', 400, 400, 1],
		['409', 409, 409, 1],
		['replay', 200, 400, 1],
		['notChecked', 200, 200, 3],
	])('%s: same content %d, other content %d', async (usedId, same, different, documents) => {
		sandbox.bolta.configure({ usedId, statusLagMs: 3_600_000 });
		const { issuanceKey } = (await issue('order-1')).json;
		const [again, changed] = [await issue('order-1', reordered()), await issue('order-1', other)];
		expect([again.status, changed.status]).toEqual([same, different]);
		if (usedId === 'replay') expect(again.json.issuanceKey).toBe(issuanceKey);
		if (usedId === '409') expect(again.json.code).toBe('IDEMPOTENCY_CONFLICT');
		if (usedId === 'notChecked') expect(again.json.issuanceKey).not.toBe(issuanceKey);
		expect(sandbox.bolta.ledger()).toHaveLength(documents);
		expect(sandbox.bolta.requests().map(({ effect }) => effect)).toEqual([true, documents === 3, documents === 3]);
		sandbox.bolta.configure({ statusLagMs: 0 });
		expect((await lookUp('order-1')).json.issuanceKey).toBe(issuanceKey);
	});

	test('is not used up by a request that was refused', async () => {
		expect(await issue('order-1', invoice({ date: '2999-01-01' }))).toMatchObject({ status: 400 });
		expect(await issue('order-1')).toMatchObject({ status: 200 });
	});
});

describe('the look-up by reference id', () => {
	test('does not know an unknown id', async () => {
		await expectRefusal(lookUp('nobody'), 400, /존재하지 않는/, true);
		sandbox.bolta.configure({ unknownReferenceStatus: 404 });
		await expectRefusal(lookUp('nobody'), 404, /존재하지 않는/, true);
	});

	test('learns of an accepted document late', async () => {
		sandbox.bolta.configure({ statusLagMs: 5_000_000 });
		await issue('order-1');
		expect(await lookUp('order-1')).toMatchObject({ status: 400 });
		sandbox.bolta.configure({ clockOffsetMs: 5_000_001 });
		expect(await lookUp('order-1')).toMatchObject({ status: 200 });
	});

	test('breaks when the id comes as a header', async () => {
		const headers = { 'Bolta-Client-Reference-Id': 'order-1' };
		await expectRefusal(send('/v1/taxInvoices/issue/status', { headers }), 500, /Internal/);
		await expectRefusal(send('/v1/taxInvoices/issue/status'), 400, /clientReferenceId/);
	});
});

test('customers are read, and only those that exist', async () => {
	const answer = await send('/v1/customers/customer_bf8paz');
	expect(answer).toMatchObject({
		status: 200,
		json: { customerKey: 'customer_bf8paz', identificationNumber: '1234567891' },
	});
	expect(answerProblems('getCustomer', 200, answer.json)).toEqual([]);
	expect(await send('/v1/customers/nobody')).toMatchObject({ status: 404 });
	const customer = { customerKey: 'nobody', ...party(), ownNote: 'not documented' };
	sandbox.bolta.configure({ customers: [customer] });
	expect((await send('/v1/customers/nobody')).json).toEqual({
		customerKey: 'nobody',
		...party(),
		taxRegistrationId: null,
		certificate: null,
	});
});

test('paths outside the contract, other methods and operations not emulated yet are told apart', async () => {
	await expectRefusal(send('/v1/nothing'), 404, /path/);
	await expectRefusal(send('/v1/taxInvoices/..'), 404, /path/);
	await expectRefusal(send('/v1/taxInvoices/%2e%2e'), 404, /path/);
	await expectRefusal(send('/v1/taxInvoices/'), 400, /path/);
	await expectRefusal(send('/v1/taxInvoices/%zz'), 400, /path/);
	await expectRefusal(send('/v1/taxInvoices/KEY', { method: 'DELETE' }), 405, /method/);
	const notEmulated = await send('/v1/cashReceipts/status?clientReferenceId=a');
	expect(notEmulated).toMatchObject({
		status: 501,
		json: { code: 'SANDBOX_NOT_EMULATED', message: expect.stringContaining('getCashReceiptStatus') },
	});
});

test("nobody but this machine's 127.0.0.1 can connect", async () => {
	for (const address of [sandbox.bolta.url, sandbox.control.url]) {
		const { hostname, port } = new URL(address);
		const reached = (host: string) =>
			new Promise<boolean>((resolve) => {
				const socket = connect({ host, port: Number(port), timeout: 2_000 });
				const end = (result: boolean) => () => {
					socket.destroy();
					resolve(result);
				};
				socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
			});
		expect(hostname).toBe('127.0.0.1');
		expect(await reached('127.0.0.1')).toBe(true);
		// Another loopback address would answer if the host listened on all of them.
		expect(await reached('127.0.0.2')).toBe(false);
		expect(await reached('::1')).toBe(false);
	}
});
