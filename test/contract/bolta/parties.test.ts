/** Customers, issuers and their certificates; and which of them there are in which generation. */
import type { BoltaSettings } from '../../../sandbox/index.ts';
import { withBolta } from '../support/bolta.ts';
import { invoice, open, party, post as postAt, send as sendAt, type Sent } from '../support/client.ts';

const { sandbox, issue, send, post } = withBolta();

const DEFAULT = 'customer_bf8paz';
const answerProblems = (operation: string, status: number, body: unknown) =>
	sandbox.bolta.contract.answerProblems(operation, status, body, true);
const later = (milliseconds: number) =>
	sandbox.bolta.configure({ clockOffsetMs: sandbox.bolta.settings.clockOffsetMs + milliseconds });
const certificate = { issuedAt: '2026-01-01T00:00:00', expiresAt: '2027-01-01T00:00:00' };
const control = (path: string, body: object) => postAt(sandbox.control.url, path, body, null, { key: '' });

/** The answer, which fits the contract. */
async function fitting(operation: string, answer: Promise<{ status: number; json: any; text: string }>, status = 200) {
	const { status: answered, json, text } = await answer;
	expect([answered, answerProblems(operation, answered, text === '' ? undefined : json)]).toEqual([status, []]);
	return json;
}

const createCustomer = (body: object = party('2208162517'), sent?: Sent) => post('/v1/customers', body, null, sent);
const createIssuer = (body: object = party('2208162517'), sent?: Sent) => post('/v1/issuers', body, null, sent);
const read = (key: string, sent?: Sent) => send(`/v1/customers/${key}`, sent);
const history = (key: string) =>
	fitting('getCustomerCertificateHistory', send(`/v1/customers/${key}/certificates/latestHistory`));
const list = (sent?: Sent) => fitting('listIssuers', send('/v1/issuers', sent));

describe('customers', () => {
	test('are registered, read back by the same key only, and have no certificate yet', async () => {
		const created = await fitting(
			'createCustomer',
			createCustomer({ ...party('2208162517'), taxRegistrationId: '0001' }),
		);
		expect(created).toEqual({
			customerKey: expect.stringMatching(/^customer_[0-9a-z]{6}$/),
			...party('2208162517'),
			taxRegistrationId: '0001',
			certificate: null,
		});
		expect(await fitting('getCustomer', read(created.customerKey))).toEqual(created);
		expect(await read(created.customerKey, { key: 'test_other' })).toMatchObject({ status: 404 });
		// Those of the settings are everybody's.
		expect(await read(DEFAULT, { key: 'test_other' })).toMatchObject({ status: 200 });
		expect(sandbox.bolta.parties().at(-1)).toMatchObject({
			kind: 'customer',
			key: created.customerKey,
			account: 'test-1',
			details: { taxRegistrationId: '0001' },
		});
		expect(sandbox.bolta.requests()[0]).toMatchObject({ effect: true, route: 'createCustomer' });
	});

	test.each<[string, object, RegExp]>([
		['no number', { ...party(), identificationNumber: undefined }, /identificationNumber/],
		["a person's number", party('9001011234567'), /identificationNumber/],
		['branch 0000', { ...party(), taxRegistrationId: '0000' }, /taxRegistrationId/],
		['a name too long', { ...party(), representativeName: 'é'.repeat(51) }, /representativeName/],
		['an unknown key', { ...party(), email: 'a@example.com' }, /email/],
	])('with %s are refused', async (_name, body, message) => {
		const before = sandbox.bolta.parties();
		expect((await fitting('createCustomer', createCustomer(body), 400)).message).toMatch(message);
		expect((await fitting('createIssuer', createIssuer(body), 400)).message).toMatch(message);
		expect(sandbox.bolta.parties()).toEqual(before);
	});

	test.each<[BoltaSettings['duplicateParty'], number, boolean]>([
		['another', 200, false],
		['same', 200, true],
		['409', 409, false],
	])('registered twice, %s', async (duplicateParty, status, same) => {
		sandbox.bolta.configure({ duplicateParty });
		const [first, branch] = [
			await fitting('createCustomer', createCustomer()),
			await fitting('createCustomer', createCustomer({ ...party('2208162517'), taxRegistrationId: '0001' })),
		];
		expect(branch.customerKey).not.toBe(first.customerKey);
		const again = await fitting(
			'createCustomer',
			createCustomer({ ...party('2208162517'), organizationName: '다른 상호' }),
			status,
		);
		expect(again.customerKey === first.customerKey).toBe(same);
		const issuer = await fitting('createIssuer', createIssuer());
		expect((await fitting('createIssuer', createIssuer(), status)).issuerId === issuer.issuerId).toBe(same);
		// Nobody else's.
		await fitting('createCustomer', createCustomer(undefined, { key: 'test_other' }));
	});

	test('are forgotten by a reset', async () => {
		const { customerKey } = (await createCustomer()).json;
		sandbox.bolta.reset({ keepSettings: true });
		expect(await read(customerKey)).toMatchObject({ status: 404 });
		expect((await createCustomer()).json.customerKey).toBe(customerKey);
	});
});

describe('certificates of customers', () => {
	test('are registered on a page by their owner; the page lives five minutes', async () => {
		const { url: address } = await fitting(
			'getCustomerCertificateUrl',
			send(`/v1/customers/${DEFAULT}/certificates/url`),
		);
		expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/bolta\/certificates\/.+/);
		expect(await open(address)).toMatchObject({ status: 200, json: { kind: 'customer', key: DEFAULT } });
		expect(await history(DEFAULT)).toEqual({ latestHistory: null });
		later(5 * 60_000);
		expect(await open(address)).toMatchObject({ status: 410 });
		expect(await open(`${address}x`)).toMatchObject({ status: 404 });
	});

	test('come by the control route, leave a history for 30 seconds, and go', async () => {
		const { customerKey } = (await createCustomer()).json;
		expect(await history(customerKey)).toEqual({ latestHistory: null });
		expect(await control('/bolta/certificates', { customerKey, certificate })).toMatchObject({
			status: 200,
			json: { kind: 'customer', key: customerKey, details: { certificate } },
		});
		expect((await fitting('getCustomer', read(customerKey))).certificate).toEqual(certificate);
		expect(await history(customerKey)).toEqual({
			latestHistory: {
				identifier: expect.any(String),
				customerKey,
				occurredAt: expect.stringMatching(/\+09:00$/),
				code: expect.any(String),
				message: expect.any(String),
			},
		});
		later(30_000);
		expect(await history(customerKey)).toEqual({ latestHistory: null });
		sandbox.bolta.configure({ historyReadableMs: null });
		expect((await history(customerKey)).latestHistory).not.toBeNull();
		expect(await send(`/v1/customers/${customerKey}/certificates`, { method: 'DELETE' })).toMatchObject({
			status: 200,
			text: '',
		});
		expect((await fitting('getCustomer', read(customerKey))).certificate).toBeNull();
		expect(sandbox.bolta.requests().at(-2)).toMatchObject({
			route: 'deleteCustomerCertificate',
			effect: true,
			status: 200,
		});
	});

	test('that cannot be registered leave the one there is, and a history', async () => {
		const failure = { code: 'SOME_CODE', message: '비밀번호가 다릅니다.' };
		sandbox.bolta.attemptCertificate({ customerKey: DEFAULT, failure });
		expect((await read(DEFAULT)).json.certificate).toEqual(certificate);
		expect((await history(DEFAULT)).latestHistory).toMatchObject(failure);
		sandbox.bolta.attemptCertificate({ customerKey: DEFAULT });
		const renewed = (await read(DEFAULT)).json.certificate;
		expect(Date.parse(renewed.expiresAt)).toBeGreaterThan(Date.parse(renewed.issuedAt));
	});

	test('are removed twice without complaint, and return with the settings', async () => {
		const path = `/v1/customers/${DEFAULT}/certificates`;
		for (const effect of [true, false]) {
			expect(await send(path, { method: 'DELETE' })).toMatchObject({ status: 200, text: '' });
			expect(sandbox.bolta.requests().at(-1)).toMatchObject({ effect });
		}
		expect((await read(DEFAULT)).json.certificate).toBeNull();
		expect(
			await send(path, { method: 'DELETE', body: '{}', headers: { 'Content-Type': 'application/json' } }),
		).toMatchObject({ status: 400 });
		sandbox.bolta.configure({ customers: sandbox.bolta.settings.customers });
		expect((await read(DEFAULT)).json.certificate).toEqual(certificate);
	});

	test('are for customers that exist', async () => {
		for (const [operation, method, path] of [
			['getCustomerCertificateUrl', 'GET', '/url'],
			['getCustomerCertificateHistory', 'GET', '/latestHistory'],
			['deleteCustomerCertificate', 'DELETE', ''],
		] as const)
			await fitting(operation, send(`/v1/customers/nobody/certificates${path}`, { method }), 404);
		const issuers = sandbox.bolta.settings.issuers[0]!.issuerId;
		await fitting('getCustomerCertificateUrl', send(`/v1/customers/${issuers}/certificates/url`), 404);
	});

	test.each([
		[{}],
		[{ customerKey: 'nobody' }],
		[{ issuerId: DEFAULT }],
		[{ customerKey: DEFAULT, issuerId: 'a' }],
		[{ customerKey: DEFAULT, expired: true }],
		[{ customerKey: DEFAULT, certificate: {} }],
	])('%j registers nothing', async (attempt) => {
		expect(await control('/bolta/certificates', attempt)).toMatchObject({
			status: 400,
			json: { error: expect.any(String) },
		});
		expect(await history(DEFAULT)).toEqual({ latestHistory: null });
	});

	test('decide over live documents, when they are needed', async () => {
		sandbox.bolta.configure({ certificateNeeded: true });
		const { customerKey } = (await createCustomer(undefined, { key: 'live_key' })).json;
		const one = () =>
			issue(null, invoice({ supplier: { ...party('2208162517'), manager: { email: 'a@example.com' } } }), {
				key: 'live_key',
			});
		await one();
		sandbox.bolta.attemptCertificate({ customerKey });
		await one();
		expect(sandbox.bolta.ledger().map(({ state }) => state)).toEqual(['failed', 'issued']);
	});
});

describe('issuers', () => {
	test('are registered and listed, to the key that registered them', async () => {
		const created = await fitting('createIssuer', createIssuer({ ...party('2208162517'), taxRegistrationId: null }));
		expect(created).toEqual({
			issuerId: expect.stringMatching(/^issuer_[0-9a-z]{6}$/),
			...party('2208162517'),
			certificate: null,
		});
		const [given, ...own] = await list();
		expect(given).toMatchObject({ issuerId: 'issuer_k2m9qa', certificate });
		expect(own).toEqual([created]);
		expect(await list({ key: 'test_other' })).toEqual([given]);
		sandbox.bolta.attemptCertificate({ issuerId: created.issuerId, certificate });
		expect((await list())[1].certificate).toEqual(certificate);
	});

	test('are none when there are none', async () => {
		sandbox.bolta.configure({ issuers: [] });
		expect(await list()).toEqual([]);
	});

	test('are those of the settings', async () => {
		expect(
			await sendAt(sandbox.control.url, '/bolta/issuers', {
				method: 'PUT',
				key: '',
				body: JSON.stringify([{ issuerId: 'i1', ...party() }]),
				headers: { 'Content-Type': 'application/json' },
			}),
		).toMatchObject({ status: 200 });
		expect(await list()).toEqual([{ issuerId: 'i1', ...party(), certificate: null }]);
		expect(() => sandbox.bolta.configure({ issuers: [{ issuerId: 'i1' } as never] })).toThrow(/issuers/);
		expect((await sendAt(sandbox.control.url, '/bolta/parties', { key: '' })).json).toEqual(sandbox.bolta.parties());
	});

	test.each<['issuers' | 'data']>([['issuers'], ['data']])('can be listed under the name "%s"', async (shape) => {
		const bare = await list();
		sandbox.bolta.configure({ issuerListShape: shape });
		expect((await send('/v1/issuers')).json).toEqual({ [shape]: bare });
	});

	test.each([
		['POST', 'GET'],
		['GET', 'POST'],
	] as const)('are given their certificate page by %s, not by %s', async (served, other) => {
		sandbox.bolta.configure({ issuerCertificateVerb: served });
		const ask = (method: string, id = 'issuer_k2m9qa') => send(`/v1/issuers/${id}/certificates/url`, { method });
		const [servedOperation, otherOperation] = ['createIssuerCertificateUrl', 'getIssuerCertificateUrl'].sort((left) =>
			left.startsWith(served === 'POST' ? 'create' : 'get') ? -1 : 1,
		);
		const refused = await ask(other);
		expect(refused).toMatchObject({ status: 405, headers: { allow: served } });
		expect(answerProblems(otherOperation!, 405, refused.json)).toEqual([]);
		const { url: address } = await fitting(servedOperation!, ask(served));
		expect(await open(address)).toMatchObject({ status: 200, json: { kind: 'issuer', key: 'issuer_k2m9qa' } });
		await fitting(servedOperation!, ask(served, 'nobody'), 404);
		expect(sandbox.bolta.requests().flatMap(({ problems }) => problems)).toEqual([]);
	});

	test('and customers meet the same faults', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', times: 1, match: { method: 'POST' } }, { kind: '200withoutKey' }]);
		await expect(createIssuer()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect((await send('/v1/issuers')).json).toEqual([
			expect.not.objectContaining({ issuerId: expect.anything() }),
			{ ...party('2208162517'), certificate: null },
		]);
		expect((await createCustomer()).json).toEqual({
			...party('2208162517'),
			taxRegistrationId: null,
			certificate: null,
		});
		expect((await send(`/v1/customers/${DEFAULT}/certificates/url`)).json).toEqual({});
		expect(await send(`/v1/customers/${DEFAULT}/certificates`, { method: 'DELETE' })).toMatchObject({
			status: 200,
			text: '',
		});
		sandbox.bolta.setFaults([{ kind: '403', match: { attempt: 2 } }]);
		const statuses = [];
		for (const number of ['1234567891', '2208162517', '1234567891'])
			statuses.push((await createIssuer(party(number))).status);
		expect(statuses).toEqual([200, 200, 403]);
	});
});

describe('operations of other generations', () => {
	const paths: Array<[string, string]> = [
		['GET', `/v1/customers/${DEFAULT}`],
		['GET', '/v1/issuers'],
		['GET', '/v1/taxInvoices/X/issueRequest/grant'],
		['POST', '/v1/taxInvoices/X/amend/doubleIssuance'],
		['GET', '/v1/taxInvoiceIssueDueDates?date=2026-05-27'],
	];
	const served = async (
		servedOperations: BoltaSettings['servedOperations'],
		generation: BoltaSettings['generation'],
	) => {
		sandbox.bolta.configure({ servedOperations, generation });
		const answers = [];
		for (const [method, path] of paths)
			answers.push(
				(await send(path, { method, headers: { 'Supplier-Key': 'supplier-1', 'Customer-Key': DEFAULT } })).json
					?.code !== 'NOT_FOUND',
			);
		return answers;
	};

	test('are there or not, as it is set', async () => {
		expect(await served('all', 3)).toEqual([true, true, true, true, true]);
		expect(await served('partiesByGeneration', 1)).toEqual([true, false, true, true, true]);
		expect(await served('partiesByGeneration', 3)).toEqual([false, true, true, true, true]);
		expect(await served('asSeen', 1)).toEqual([true, false, true, false, false]);
		expect(await served('asSeen', 2)).toEqual([false, false, false, true, false]);
		expect(await served('asSeen', 3)).toEqual([false, true, false, false, true]);
		await fitting('getCustomer', read(DEFAULT), 404);
		expect(sandbox.bolta.requests().flatMap(({ problems }) => problems)).toEqual([]);
		// Who may not ask is not told what there is.
		expect(await read(DEFAULT, { key: '' })).toMatchObject({ status: 401, text: '' });
	});
});
