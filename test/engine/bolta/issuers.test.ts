import type { Sandbox } from '../../../sandbox/index.ts';
import { CERTIFIED } from '../support/bolta';
import { searchList } from '../support/engine';
import { locator, run as runAt, withBolta, type More } from '../support/operations';
import { rows, told } from '../support/reports';
import { standIn } from '../support/standIn';

const { sandbox, run, calls, wireProblems } = withBolta();
afterEach(() => expect(wireProblems()).toEqual([]));

const issuers = (count: number) =>
	Array.from({ length: count }, (_, n) => ({
		issuerId: `issuer_${n}`,
		identificationNumber: `1${String(n).padStart(9, '0')}`,
		organizationName: `상호 ${count - n}`,
		representativeName: '대표',
	}));
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const boltaApi = (changes = {}) => ({
	boltaApi: {
		apiKey: 'test_synthetic_key',
		environment: 'test',
		baseUrl: sandbox.bolta.url,
		customerKey: '',
		...changes,
	},
});

describe('Get Many', () => {
	const list = async (fields: { returnAll?: boolean; limit?: number }, more: More = {}) =>
		await run('issuer.getAll', fields, more);

	it.each(['array', 'issuers', 'data'] as const)('reads a list in whatever shape (%s)', async (issuerListShape) => {
		sandbox.bolta.configure({ issuerListShape });
		const { outputs } = await list({ returnAll: true });
		expect(outputs[0]).toEqual([
			{
				json: {
					issuerId: 'issuer_k2m9qa',
					...CERTIFIED,
				},
				pairedItem: [{ item: 0 }],
			},
		]);
	});

	it('gives as many as asked for', async () => {
		sandbox.bolta.configure({ issuers: issuers(60) });
		const count = async (fields: Parameters<typeof list>[0]) => rows(await list(fields)).length;
		expect([
			await count({ returnAll: true }),
			await count({ returnAll: false, limit: 7 }),
			await count({ returnAll: false }),
			await count({ returnAll: true, limit: 7 }),
		]).toEqual([60, 7, 50, 60]);
		const { outputs } = await list({ returnAll: false, limit: 2 }, { input: [{}, {}] });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.issuerId, pairedItem])).toEqual([
			['issuer_0', [{ item: 0 }]],
			['issuer_1', [{ item: 0 }]],
			['issuer_0', [{ item: 1 }]],
			['issuer_1', [{ item: 1 }]],
		]);
	});

	it('of no issuers gives nothing', async () => {
		sandbox.bolta.configure({ issuers: [] });
		const { outputs, error } = await list({ returnAll: true });
		expect([error, outputs[0] ?? []]).toEqual([undefined, []]);
	});

	it('tells what is wrong, and reads again what may pass', async () => {
		expect((await list({ returnAll: false, limit: 0 })).error?.message).toContain('Limit [item 0]');
		sandbox.bolta.setFaults([{ kind: '500', match: { route: 'listIssuers' }, times: 2 }]);
		expect(rows(await list({ returnAll: true }))).toHaveLength(1);
		sandbox.bolta.setFaults([{ kind: '200withoutKey', match: { route: 'listIssuers' } }]);
		const [row] = rows(await list({ returnAll: true }, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: null });
		expect(row?.error?.message).toContain('Reading did not work');
		sandbox.bolta.setFaults([]);
		sandbox.bolta.configure({ generation: 1, servedOperations: 'partiesByGeneration' });
		expect(told(rows(await list({ returnAll: true }, CONTINUE))[0])).toMatchObject({
			code: 'NOT_FOUND',
			httpStatus: 404,
		});
	});
});

describe('Get Certificate Registration URL', () => {
	const get = async (issuerId = 'issuer_k2m9qa', more: More = {}) =>
		await run('issuer.getCertificateUrl', { issuerId: locator(issuerId) }, more);
	const verbs = () => sandbox.bolta.requests().map(({ method }) => method);

	it.each([
		['POST', ['POST']],
		['GET', ['POST', 'GET']],
	] as const)('finds the verb that is served (%s)', async (issuerCertificateVerb, asked) => {
		sandbox.bolta.configure({ issuerCertificateVerb });
		const { outputs } = await get();
		expect(outputs[0]).toEqual([
			{
				json: { issuerId: 'issuer_k2m9qa', url: expect.stringMatching(/\/bolta\/certificates\//) },
				pairedItem: [{ item: 0 }],
			},
		]);
		expect(verbs()).toEqual(asked);
	});

	it('finds it behind a 404 too', async () => {
		const vendor = await standIn(({ method }) =>
			method === 'POST' ? { status: 404 } : { status: 200, body: { url: 'https://example.com/page' } },
		);
		const result = await runAt({ bolta: { url: vendor.url } } as Sandbox, 'issuer.getCertificateUrl', {
			issuerId: locator('issuer_1'),
		});
		await vendor.close();
		expect(rows(result)).toEqual([{ issuerId: 'issuer_1', url: 'https://example.com/page' }]);
		expect(vendor.requests).toEqual([
			'POST /v1/issuers/issuer_1/certificates/url',
			'GET /v1/issuers/issuer_1/certificates/url',
		]);
	});

	it.each(['POST', 'GET'] as const)(
		'of an issuer that Bolta does not know says so, whichever verb is served (%s)',
		async (issuerCertificateVerb) => {
			sandbox.bolta.configure({ issuerCertificateVerb });
			expect(told(rows(await get('issuer_unknown', CONTINUE))[0])).toMatchObject({
				outcome: 'rejected',
				code: 'INVALID_REQUEST',
				vendorMessage: '발급자를 찾을 수 없습니다.',
				httpStatus: 404,
			});
		},
	);

	it('asks by no other verb where the first was refused for a reason', async () => {
		sandbox.bolta.setFaults([{ kind: '403' }]);
		expect(told(rows(await get(undefined, CONTINUE))[0])).toMatchObject({ httpStatus: 403 });
		expect(verbs()).toEqual(['POST']);
	});
});

describe('The list in the editor', () => {
	it('has the issuers by name, those that are searched for', async () => {
		sandbox.bolta.configure({ issuers: issuers(3) });
		const all = await searchList('bolta', 'searchIssuers', boltaApi());
		expect(all.results).toEqual([
			{ name: '상호 1 1000000002', value: 'issuer_2' },
			{ name: '상호 2 1000000001', value: 'issuer_1' },
			{ name: '상호 3 1000000000', value: 'issuer_0' },
		]);
		expect(
			(await searchList('bolta', 'searchIssuers', boltaApi(), '상호 2')).results.map(({ value }) => value),
		).toEqual(['issuer_1']);
		expect(
			(await searchList('bolta', 'searchIssuers', boltaApi(), '1000000000')).results.map(({ value }) => value),
		).toEqual(['issuer_0']);
		expect((await searchList('bolta', 'searchIssuers', boltaApi(), 'nobody')).results).toEqual([]);
	});

	it('tells why there is none, without the key', async () => {
		sandbox.bolta.configure({ keys: ['test_another'] });
		const refused = await searchList('bolta', 'searchIssuers', boltaApi()).catch((error: Error) => error);
		expect(refused).toMatchObject({ message: expect.stringContaining('Bolta refused the credential') });
		expect(String((refused as Error).stack)).not.toContain('test_synthetic_key');
		await expect(searchList('bolta', 'searchIssuers', boltaApi({ environment: 'live' }))).rejects.toThrow(
			'the environment "Test"',
		);
		expect(calls('listIssuers')).toHaveLength(1);
	});
});
