import { CERTIFIED } from '../support/bolta';
import { locator, withBolta, type More } from '../support/operations';
import { rows, told } from '../support/reports';

const { sandbox, run, calls, wireProblems } = withBolta();
afterEach(() => expect(wireProblems()).toEqual([]));

const CONTINUE = { onError: 'continueRegularOutput' } as const;
const PARTY = {
	number: '={{ $json.number }}',
	name: '={{ $json.name }}',
	representative: '대표',
	branch: '={{ $json.branch }}',
};
const FIRST = { number: '220-00-00002', name: '상호', branch: '0001' };
const SECOND = { number: '888-88-88888', name: '둘째', branch: '' };
const CUSTOMER = 'customer_bf8paz';
const registered = (kind: 'customer' | 'issuer') =>
	sandbox.bolta.parties().filter((party) => party.kind === kind && party.account !== null);
const ofCustomer = async (operation: string, key = CUSTOMER, more: More = {}) =>
	await run(`customer.${operation}`, { customerKey: locator(key) }, more);

describe.each([
	{ resource: 'customer', kind: 'customer', route: 'createCustomer', keyName: 'customerKey' },
	{ resource: 'issuer', kind: 'issuer', route: 'createIssuer', keyName: 'issuerId' },
] as const)('Create of a $kind', ({ resource, kind, route, keyName }) => {
	const create = async (more: More = {}) => await run(`${resource}.create`, PARTY, { input: [FIRST, SECOND], ...more });

	it('registers each, and says what Bolta has', async () => {
		const { outputs, error } = await create();
		expect(error).toBeUndefined();
		const [first, second] = registered(kind).sort((one, other) =>
			String(one.details.identificationNumber).localeCompare(String(other.details.identificationNumber)),
		);
		expect(first?.details).toMatchObject({
			identificationNumber: '2200000002',
			organizationName: '상호',
			representativeName: '대표',
			taxRegistrationId: '0001',
		});
		expect(second?.details).toMatchObject({ identificationNumber: '8888888888', organizationName: '둘째' });
		expect(second?.details).not.toHaveProperty('taxRegistrationId', expect.anything());
		expect(outputs[0]).toEqual([
			{
				json: {
					duplicate: false,
					recovered: false,
					[keyName]: first?.key,
					number: '2200000002',
					branch: kind === 'customer' ? '0001' : null,
					name: '상호',
					representative: '대표',
					certificateIssuedAt: null,
					certificateExpiresAt: null,
				},
				pairedItem: [{ item: 0 }],
			},
			{
				json: {
					duplicate: false,
					recovered: false,
					[keyName]: second?.key,
					number: '8888888888',
					branch: null,
					name: '둘째',
					representative: '대표',
					certificateIssuedAt: null,
					certificateExpiresAt: null,
				},
				pairedItem: [{ item: 1 }],
			},
		]);
	});

	it('with a wrong input registers nothing', async () => {
		const { error } = await create({ input: [FIRST, { ...SECOND, number: '1', branch: '1' }] });
		expect(error?.message).toContain('Number [item 1]');
		expect((await create({ input: [{ ...FIRST, name: '가'.repeat(101) }] })).error?.message).toContain(
			'Name [item 0]: expected at most 100 characters',
		);
		expect((await create({ input: [{ ...FIRST, branch: '0000' }] })).error?.message).toContain(
			'Branch Number [item 0]',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('tells a refusal with code and words', async () => {
		sandbox.bolta.configure({ duplicateParty: '409' });
		await create({ input: [FIRST] });
		const [row] = rows(await create({ input: [FIRST], ...CONTINUE }));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			code: 'CONFLICT',
			vendorMessage: '이미 등록된 사업자입니다.',
			httpStatus: 409,
		});
		expect(registered(kind)).toHaveLength(1);
	});

	it.each(['resetBefore', 'resetAfter', '500', '200withoutKey', 'truncatedJson', '408'] as const)(
		'is never sent again after an unknown outcome (%s)',
		async (fault) => {
			sandbox.bolta.setFaults([{ kind: fault, match: { route } }]);
			const [row] = rows(await create({ input: [FIRST], ...CONTINUE }));
			expect(calls(route)).toHaveLength(1);
			// Only issuers can be listed.
			const isListed = kind === 'issuer' && registered('issuer').length === 1;
			if (isListed)
				expect(row).toMatchObject({ issuerId: registered('issuer')[0]?.key, number: '2200000002', recovered: true });
			else expect(told(row)).toMatchObject({ outcome: 'unknown' });
			// What was there before is read first.
			expect(calls('listIssuers')).toHaveLength(kind === 'issuer' ? (isListed ? 2 : 4) : 0);
			if (fault === 'resetAfter') expect(isListed).toBe(kind === 'issuer');
		},
	);

	it('stays unknown where the list cannot be had', async () => {
		sandbox.bolta.setFaults([
			{ kind: 'resetAfter', match: { route } },
			{ kind: '500', match: { route: 'listIssuers', nth: Array.from({ length: 12 }, (_, index) => index + 2) } },
		]);
		expect(told(rows(await create({ input: [FIRST], ...CONTINUE }))[0])).toMatchObject({ outcome: 'unknown' });
	});

	it('needs no consent, with a live key by hand too', async () => {
		const { error } = await create({
			mode: 'manual',
			credential: { apiKey: 'live_synthetic_key', environment: 'live' },
		});
		expect(error).toBeUndefined();
		expect(registered(kind)).toHaveLength(2);
	});
});

describe('Create of an issuer whose answer was lost', () => {
	const branch = { ...FIRST, branch: '0002' };
	const create = async (input: Array<typeof FIRST>) =>
		await run('issuer.create', PARTY, { input, onError: 'continueErrorOutput' });

	it('is not told by another place of business of the same number that was there before', async () => {
		await create([FIRST]);
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { route: 'createIssuer' } }]);
		const { outputs } = await create([branch]);
		expect(outputs[1]).toMatchObject([{ json: { error: { outcome: 'unknown' } } }]);
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: 'createIssuer' } }]);
		const [[made] = []] = (await create([branch])).outputs;
		expect(made?.json).toMatchObject({ issuerId: registered('issuer')[1]?.key, recovered: true });
	});

	it('is not told by another business that the run made meanwhile', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { route: 'createIssuer', nth: 2 } }]);
		const { outputs } = await create([FIRST, { ...SECOND, branch: '0001' }]);
		expect(outputs[1]).toMatchObject([{ json: { error: { outcome: 'unknown' } } }]);
		expect(registered('issuer')).toHaveLength(1);
	});

	it('is not told by another place of business that the run made', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { route: 'createIssuer', nth: 1 } }]);
		const { outputs } = await create([FIRST, branch]);
		expect(outputs[0]).toMatchObject([
			{ json: { issuerId: registered('issuer')[0]?.key, recovered: false }, pairedItem: [{ item: 1 }] },
		]);
		expect(outputs[1]).toMatchObject([{ json: { error: { outcome: 'unknown' } } }]);
	});
});

describe('Customer', () => {
	it('is read with its certificate', async () => {
		const { outputs } = await ofCustomer('get');
		expect(outputs[0]).toEqual([
			{
				json: {
					customerKey: CUSTOMER,
					...CERTIFIED,
				},
				pairedItem: [{ item: 0 }],
			},
		]);
	});

	it('gets the page for its certificate', async () => {
		const { outputs } = await ofCustomer('getCertificateUrl');
		expect(outputs[0]).toEqual([
			{
				json: {
					customerKey: CUSTOMER,
					url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/bolta\/certificates\//),
				},
				pairedItem: [{ item: 0 }],
			},
		]);
	});

	it('has a history of its last attempt, or null', async () => {
		const none = { customerKey: CUSTOMER, occurredAt: null, code: null, message: null };
		expect(rows(await ofCustomer('getCertificateHistory'))).toEqual([none]);
		sandbox.bolta.attemptCertificate({
			customerKey: CUSTOMER,
			failure: { code: 'EXPIRED', message: '만료된 인증서입니다. 900101-1234567' },
		});
		expect(rows(await ofCustomer('getCertificateHistory'))).toEqual([
			{
				customerKey: CUSTOMER,
				occurredAt: expect.any(String),
				code: 'EXPIRED',
				message: '만료된 인증서입니다. 900101-1******',
			},
		]);
		sandbox.bolta.configure({ historyReadableMs: 0 });
		expect(rows(await ofCustomer('getCertificateHistory'))).toEqual([none]);
	});

	it('loses its certificate', async () => {
		const { outputs } = await ofCustomer('deleteCertificate');
		expect(outputs[0]).toEqual([
			{ json: { deleted: true, duplicate: false, recovered: false }, pairedItem: [{ item: 0 }] },
		]);
		expect(rows(await ofCustomer('get'))[0]).toMatchObject({ certificateIssuedAt: null, certificateExpiresAt: null });
		expect(calls('deleteCustomerCertificate')).toMatchObject([{ method: 'DELETE', body: undefined }]);
	});

	it.each([
		['resetAfter', 1, { recovered: true }],
		['resetBefore', 2, { recovered: false }],
		['503html', 2, { recovered: false }],
	] as const)('is read back after %s', async (kind, count, { recovered }) => {
		sandbox.bolta.setFaults([{ kind, match: { route: 'deleteCustomerCertificate' }, times: 1 }]);
		expect(rows(await ofCustomer('deleteCertificate', CUSTOMER, CONTINUE))).toEqual([
			{ deleted: true, duplicate: false, recovered },
		]);
		expect(calls('deleteCustomerCertificate')).toHaveLength(count);
	});

	it('keeps, with Retry On Fail, a certificate that it has registered since', async () => {
		const { customerKey } = rows(await run('customer.create', PARTY, { input: [SECOND] }))[0] as {
			customerKey: string;
		};
		sandbox.bolta.attemptCertificate({ customerKey });
		const route = 'deleteCustomerCertificate';
		sandbox.bolta.setFaults([
			{ kind: '403', match: { route, nth: 2 } },
			{ kind: 'latency', ms: 300, match: { route, nth: 2 } },
		]);
		const deleting = run(
			'customer.deleteCertificate',
			{ customerKey: '={{ $json.key }}' },
			{
				input: [{ key: CUSTOMER }, { key: customerKey }],
				options: { itemsInFlight: 1 },
				retryOnFail: { maxTries: 2 },
			},
		);
		while (calls(route).length < 2) await new Promise((resolve) => setImmediate(resolve));
		sandbox.bolta.attemptCertificate({ customerKey: CUSTOMER });
		expect(rows(await deleting)).toMatchObject([{ deleted: true }, { deleted: true }]);
		expect(rows(await ofCustomer('get'))[0]).toMatchObject({ certificateExpiresAt: expect.any(String) });
	});

	it('is not taken for rid of it where Bolta refuses, or cannot be asked', async () => {
		const route = 'deleteCustomerCertificate';
		sandbox.bolta.setFaults([{ kind: '200errorEnvelope', match: { route } }]);
		expect(told(rows(await ofCustomer('deleteCertificate', CUSTOMER, CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
		});
		sandbox.bolta.setFaults([
			{ kind: 'resetAfter', match: { route } },
			{ kind: '500', match: { route: 'getCustomer' } },
		]);
		expect(told(rows(await ofCustomer('deleteCertificate', CUSTOMER, CONTINUE))[0])).toMatchObject({
			outcome: 'unknown',
		});
	});

	it.each(['get', 'getCertificateUrl', 'getCertificateHistory', 'deleteCertificate'])(
		'that Bolta does not know is told with its words (%s)',
		async (operation) => {
			expect(told(rows(await ofCustomer(operation, 'customer_unknown', CONTINUE))[0])).toMatchObject({
				outcome: 'rejected',
				code: 'INVALID_REQUEST',
				vendorMessage: '고객을 찾을 수 없습니다.',
				httpStatus: 404,
			});
			expect((await ofCustomer(operation, '..')).error?.message).toContain('Customer Key [item 0]');
		},
	);
});
