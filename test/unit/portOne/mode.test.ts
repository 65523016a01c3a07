/** Test and live are two books of one host: no call leaves without saying which it means. */
import type { IExecuteFunctions } from 'n8n-workflow';

import * as attachment from '../../../nodes/PortOne/api/attachment';
import * as bulkBatch from '../../../nodes/PortOne/api/bulkBatch';
import * as company from '../../../nodes/PortOne/api/company';
import * as counterparty from '../../../nodes/PortOne/api/counterparty';
import * as taxInvoice from '../../../nodes/PortOne/api/taxInvoice';
import { portOne } from '../../../nodes/PortOne/vendor';
import { createClient } from '../../../nodes/shared/http/client';
import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';

const endpoints = Object.entries<AnyEndpoint>({
	...attachment,
	...bulkBatch,
	...company,
	...counterparty,
	...taxInvoice,
});

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
	const isSearch = ['listInvoices', 'downloadSheet'].includes(name);

	it.each<[string, Record<string, string>]>([
		['without more', {}],
		['with more', isSearch ? { requestBody: '{"pageSize":1}' } : { brn: '2200000002' }],
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
