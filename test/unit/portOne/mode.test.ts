/** Test and live are two books of one host: no call leaves without saying which it means. */
import type { IExecuteFunctions } from 'n8n-workflow';

import { portOne } from '../../../nodes/PortOne/vendor';
import { createClient } from '../../../nodes/shared/http/client';
import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';
import contract from '../../../sandbox/contracts/portone.json';
import { endpointsOf } from '../shared/endpoints';

const endpoints = endpointsOf('PortOne').map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

/** By method and path. Where a search takes no `test` beside it, the mode stands inside. */
const PARAMETERS = new Map(
	contract.map(({ method, path, query }) => [`${method} ${path}`, query.map(({ name }) => name)]),
);

function queryOf(endpoint: AnyEndpoint, live: boolean, query: Record<string, string>): Record<string, string> {
	const client = createClient({
		context: {} as IExecuteFunctions,
		vendor: portOne,
		baseUrl: 'https://portone.example',
		live,
		timeout: 1,
		redact: (text) => text,
		credentials: undefined,
	});
	const path = Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']));
	// What is sent as the body has no say in it.
	const { url } = client.request(endpoint.body ? { ...endpoint, body: undefined } : endpoint, { path, query });
	return Object.fromEntries(new URL(url).searchParams);
}

it('there are calls of every kind', () => {
	expect(endpoints.length).toBeGreaterThan(30);
	expect(new Set(endpoints.map(([, { effect }]) => effect))).toEqual(new Set(['read', 'create', 'change', 'binding']));
});

describe.each(endpoints)('%s', (name, endpoint) => {
	const parameters = PARAMETERS.get(name) ?? [];
	const isSearch = !parameters.includes('test');

	it('takes a mode', () => {
		expect(parameters).toContain(isSearch ? 'requestBody' : 'test');
	});

	it.each<[string, Record<string, string>]>([
		['without more', {}],
		['with more', parameters.includes('requestBody') ? { requestBody: '{"pageSize":1}' } : { brn: '2200000002' }],
	])('says test in test mode, %s', (_what, query) => {
		const search = JSON.parse(query.requestBody ?? '{}') as object;
		expect(queryOf(endpoint, false, query)).toEqual(
			isSearch ? { requestBody: JSON.stringify({ ...search, test: true }) } : { ...query, test: 'true' },
		);
	});

	it('says nothing in live mode', () => {
		const query = { requestBody: '{"pageSize":1}' };
		expect(queryOf(endpoint, true, query)).toEqual(query);
	});
});

it('each change has an idempotency key of its own', () => {
	const keys = [1, 2, 3].map(() => portOne.changeHeaders?.()['Idempotency-Key']);
	expect(new Set(keys).size).toBe(3);
	for (const key of keys) expect(key).toMatch(/^"[0-9a-f-]{36}"$/);
});
