import { HiworksOrgApi } from '../../../credentials/HiworksOrgApi.credentials';
import { HiworksSsoApi } from '../../../credentials/HiworksSsoApi.credentials';
import { HiworksOrg } from '../../../nodes/HiworksOrg/HiworksOrg.node';

const request = { url: 'https://api.hiworks.com/x', headers: { Accept: 'application/json' } };
type Authenticate = (
	credentials: Record<string, string>,
	options: typeof request,
) => Promise<{ headers: Record<string, string> }>;

describe.each([
	[
		'link token',
		new HiworksOrgApi(),
		{ linkToken: 'synthetic-token', baseUrl: 'https://api.hiworks.com' },
		'linkToken',
	],
	[
		'account token',
		new HiworksSsoApi(),
		{
			accountToken: 'synthetic-token',
			baseUrl: 'https://api.hiworks.com',
			linkBaseUrl: 'https://link-api.hiworks.com',
		},
		'accountToken',
	],
] as const)('%s', (_name, credential, values, token) => {
	const authenticate = credential.authenticate as Authenticate;

	it('travels after Bearer, once, whether or not it was pasted with it', async () => {
		for (const given of ['synthetic-token', ' Bearer synthetic-token ']) {
			expect((await authenticate({ ...values, [token]: given }, request)).headers).toEqual({
				Accept: 'application/json',
				Authorization: 'Bearer synthetic-token',
			});
		}
	});

	it.each([
		{ [token]: '' },
		{ [token]: '토큰' },
		{ baseUrl: 'http://api.hiworks.com' },
		{ baseUrl: 'https://api.hiworks.com/path' },
	])('goes nowhere with %j', async (wrong) => {
		await expect(authenticate({ ...values, ...wrong }, request)).rejects.toThrow('expected');
	});

	it('has defaults for all its addresses', () => {
		const initial = Object.fromEntries(credential.properties.map(({ name, default: value }) => [name, value]));
		expect(initial).toMatchObject(Object.fromEntries(Object.entries(values).filter(([name]) => name !== token)));
	});
});

it('the node asks for the credential of its resource', () => {
	const { description } = new HiworksOrg();
	const resources = description.properties
		.find(({ name }) => name === 'resource')
		?.options?.map((option) => 'value' in option && option.value);
	const [org, sso] = description.credentials ?? [];
	expect(
		[...(org?.displayOptions?.show?.resource ?? []), ...(sso?.displayOptions?.show?.resource ?? [])].sort(),
	).toEqual(resources?.toSorted());
	expect(sso?.displayOptions?.show?.resource).toEqual(['sso']);
});

it('has the agreed operations', () => {
	const { properties } = new HiworksOrg().description;
	const operations = Object.fromEntries(
		properties
			.filter(({ name }) => name === 'operation')
			.map(({ displayOptions, options = [] }) => [
				displayOptions?.show?.resource?.[0],
				options.map((option) => ('value' in option ? option.value : '')),
			]),
	);
	expect(operations).toEqual({
		position: ['getAll', 'upsert', 'create', 'update', 'delete'],
		duty: ['getAll', 'upsert', 'create', 'update', 'delete'],
		organization: ['getAll', 'upsert', 'create', 'update', 'delete'],
		member: ['getAll', 'get', 'upsert', 'create', 'update', 'linkExisting', 'delete'],
		orgChart: ['sync'],
		sso: ['getUserByToken', 'logIn', 'logOut', 'getTemporaryKey'],
	});
	expect(
		properties.some(({ name, displayOptions }) => name === 'level' && displayOptions?.show?.resource?.[0] === 'duty'),
	).toBe(false);
});
