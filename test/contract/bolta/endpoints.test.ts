/** What the Bolta node knows of the API against the contract: addresses, standings, and the documented examples. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { bolta } from '../../../nodes/Bolta/vendor';
import type { AnyEndpoint, Standing } from '../../../nodes/shared/http/endpoint';
import { promisedKey } from '../../../sandbox/bolta/operations/index.ts';
import examples from '../../../sandbox/contracts/bolta.json';
import type { JsonObject } from '../../../sandbox/json.ts';
import {
	contract,
	documented,
	endpoints,
	inOpenApi,
	operationOf,
	problemsOf,
	requestExamples,
	type Example,
} from '../support/boltaContract.ts';

const STANDINGS: Record<string, Standing> = {
	official: 'documented',
	'code-only': 'seenInPublicCode',
	'title+code': 'seenInPublicCode',
	unconfirmed: 'unconfirmed',
};

/** The key without which an answer is worth nothing, as the sandbox leaves it out; of a list, of each member. */
const promisedOf = (endpoint: AnyEndpoint) => promisedKey(operationOf(endpoint)!.id);

describe('Endpoints', () => {
	it.each(endpoints)('$name has its method and path in the contract, and its standing', ({ endpoint }) => {
		const operation = operationOf(endpoint);
		expect(operation).toBeDefined();
		expect(endpoint.standing).toBe(STANDINGS[operation!.definition['x-standing']]);
		expect(endpoint.body !== undefined).toBe(operation!.definition.requestBody !== undefined);
	});

	it('wait for what is being made where the contract answers 202, and nowhere else', () => {
		expect(
			endpoints.filter(
				({ endpoint }) => (endpoint.pending ?? false) !== '202' in operationOf(endpoint)!.definition.responses,
			),
		).toEqual([]);
	});
});

// ── Examples ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What Bolta's documents show as null, the node leaves out; only a tax is told by null. */
function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, member]) =>
			member === null && name !== 'tax' ? [] : [[name, withoutNulls(member)]],
		),
	);
}

describe('Request examples', () => {
	const requests = endpoints.flatMap(({ name, endpoint }) =>
		endpoint.body
			? requestExamples(endpoint).map(({ title, value }) => ({ name, title, value, schema: endpoint.body! }))
			: [],
	);

	const NULLS = [
		'supplier.taxRegistrationId',
		'supplier.address',
		'supplier.manager.telephone',
		'supplied.taxRegistrationId',
		'supplied.address',
		'supplied.businessType',
		'supplied.businessItem',
		'supplied.managers.0.telephone',
		'items.0.unitPrice',
		'items.0.quantity',
		'items.0.specification',
		'items.0.description',
		'description',
	];
	// A line without a tax could be tax-exempt or forgotten: the node always says which.
	const NO_TAX = ['items.0.tax'];
	const FULL = [
		'supplied.taxRegistrationId',
		'supplied.managers.1.name',
		'supplied.managers.1.telephone',
		'items.1.specification',
		'items.1.description',
	];

	/** Places of an example that the node does not take as they are; all others it sends as they stand. */
	const DIFFERENT: Record<string, string[]> = {
		'issue minimal': NO_TAX,
		'issue full': FULL,
		'issue taxInvoices.issue.gen1': NULLS,
		'issue taxInvoices.issue.gen3': NULLS,
		'issue taxInvoices.issue.taxFree': NULLS,
		'requestReverse minimal': NO_TAX,
		'requestReverse full': FULL,
		'requestReverse taxInvoices.issueRequest': NULLS,
		'changeSupplyCost minimal': NO_TAX,
	};

	it('are there for every body, and those that differ are', () => {
		const titles = requests.map(({ name, title }) => `${name} ${title}`);
		expect(Object.keys(DIFFERENT).filter((title) => !titles.includes(title))).toEqual([]);
		const withBody = endpoints.filter(({ endpoint }) => endpoint.body).map(({ name }) => name);
		expect([...new Set(requests.map(({ name }) => name))]).toEqual(withBody);
		expect(requests.length).toBeGreaterThanOrEqual(20);
	});

	it.each(requests)(
		'$name $title is what the node sends, but for what it leaves out',
		({ name, title, value, schema }) => {
			const different = DIFFERENT[`${name} ${title}`] ?? [];
			expect(problemsOf(schema, value).sort()).toEqual([...different].sort());
			expect(problemsOf(schema, withoutNulls(value))).toEqual(title === 'minimal' ? different : []);
		},
	);

	it.each(requests)('$name $title with an unknown key is refused at every level', ({ value, schema }) => {
		const good = withoutNulls(value) as JsonObject;
		for (const item of good.items ?? []) item.tax ??= null;
		expect(schema.safeParse(good).success).toBe(true);
		const places = (body: unknown): JsonObject[] =>
			typeof body === 'object' && body !== null
				? [...(Array.isArray(body) ? [] : [body]), ...Object.values(body).flatMap(places)]
				: [];
		places(good).forEach((_, index) => {
			const body = structuredClone(good);
			places(body)[index]!.unknown = 1;
			expect([index, schema.safeParse(body).success]).toEqual([index, false]);
		});
	});
});

/** An answer as poor as the contract allows. */
function reduced(schemaNode: JsonObject, value: unknown, manner: 'leave out' | 'null'): unknown {
	const schema = contract.resolve(schemaNode);
	if (Array.isArray(value)) return value.map((member) => reduced(schema.items, member, manner));
	if (typeof value !== 'object' || value === null || !schema.properties) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, member]) => {
			const own = schema.properties[key] as JsonObject;
			if (manner === 'leave out' && !schema.required?.includes(key)) return [];
			return [
				[key, manner === 'null' && contract.validator(own)(null).length === 0 ? null : reduced(own, member, manner)],
			];
		}),
	);
}

/** Changes the object, or each of a list; an empty answer stays empty. */
function each(value: unknown, change: (member: JsonObject) => JsonObject): unknown {
	if (Array.isArray(value)) return value.map(change);
	return typeof value === 'object' && value !== null ? change(value as JsonObject) : undefined;
}

/** Links of the examples in which words in angle brackets stand for what a real one has. */
const PLACEHOLDERS: Record<string, string> = {
	'taxInvoices.issueRequest.grant': 'url',
	'taxInvoices.pdf': 'downloadUrl',
	'customers.certificates.url': 'url',
	'issuers.certificates.url': 'url',
};
const made = (title: string, value: unknown) =>
	each(value, (member) =>
		PLACEHOLDERS[title] && member[PLACEHOLDERS[title]]
			? { ...member, [PLACEHOLDERS[title]]: 'https://example.com/page' }
			: member,
	);

describe('Response examples', () => {
	const answers = endpoints.flatMap(({ name, endpoint }) => {
		const responses = operationOf(endpoint)?.definition.responses ?? {};
		const all: Array<Example & { status: string }> = [
			...Object.entries(responses as JsonObject).flatMap(([status, node]) =>
				inOpenApi(contract.resolve(node).content).map((example) => ({ ...example, status })),
			),
			...documented(endpoint).flatMap(([title, entry]) =>
				(entry.responses as JsonObject[]).map(({ httpStatus, body }) => ({
					title,
					value: body as unknown,
					status: String(httpStatus),
				})),
			),
		];
		return all.map((example) => ({ name, endpoint, ...example }));
	});
	const good = answers
		.filter(({ status }) => status === '200')
		.map((example) => ({ ...example, value: made(example.title, example.value) }));
	const bad = answers.filter(({ status, value }) => !['200', '202'].includes(status) && value !== null);

	it('are enough', () => {
		expect([good.length >= 30, bad.length >= 150]).toEqual([true, true]);
		expect(new Set(good.map(({ name }) => name)).size).toBe(endpoints.length);
	});

	it('have no other links that are none than those of the exceptions', () => {
		const list = readFileSync(path.resolve(__dirname, '../../../sandbox/contracts/bolta.exceptions.md'), 'utf8');
		const listed = [...list.matchAll(/^\| (\S+) response \d+ \(200\) \| \/(\w+) must match format "uri"/gm)].map(
			([, title, key]) => [title, key],
		);
		expect(Object.entries(PLACEHOLDERS).sort()).toEqual(listed.sort());
	});

	it.each(good)('$name reads $title', ({ endpoint, value }) => {
		const given = each(value, (member) => ({ ...member, newKey: { of: 'Bolta' } }));
		const parsed = endpoint.response.safeParse(given);
		// Nothing is lost, not even what came later.
		expect([parsed.success, parsed.data]).toEqual([true, given]);
		expect(bolta.readError(value, true)).toBeUndefined();
	});

	it.each(good)(
		'$name reads $title with only what the contract demands, and with null wherever it allows that',
		({ endpoint, value }) => {
			const { content, ...rest } = operationOf(endpoint)!.definition.responses[200] as JsonObject;
			if (rest['x-may-be-empty']) expect(endpoint.response.safeParse(undefined).success).toBe(true);
			if (!content) return expect(value).toBeUndefined();
			const { schema } = content['application/json'];
			expect(endpoint.response.safeParse(reduced(schema, value, 'leave out')).error?.issues ?? []).toEqual([]);
			expect(endpoint.response.safeParse(reduced(schema, value, 'null')).error?.issues ?? []).toEqual([]);
		},
	);

	it.each(good.filter(({ endpoint }) => promisedOf(endpoint)))(
		'$name does not take $title without what it promises',
		({ endpoint, value }) => {
			const rest = each(value, ({ [promisedOf(endpoint)!]: _promised, ...others }) => others);
			expect(endpoint.response.safeParse(rest).success).toBe(false);
		},
	);

	it.each(good.filter(({ endpoint, value }) => value && !promisedOf(endpoint)))(
		'$name, which promises nothing, takes $title without any of its keys',
		({ endpoint, value }) => {
			expect(endpoint.response.safeParse(each(value, () => ({}))).success).toBe(true);
		},
	);

	it.each(endpoints)('an empty answer of $name counts only where the contract allows it', ({ endpoint }) => {
		expect(endpoint.response.safeParse(undefined).success).toBe(
			operationOf(endpoint)!.definition.responses[200]['x-may-be-empty'] ?? false,
		);
	});

	it('of a list stand bare or under two names', () => {
		const { endpoint } = endpoints.find(({ name }) => name === 'listIssuers')!;
		const list = [{ issuerId: 'issuer_1' }];
		expect([list, { issuers: list }, { data: list }].map((answer) => endpoint.response.safeParse(answer).data)).toEqual(
			[list, list, list],
		);
		expect(
			[{}, { issuers: null }, { data: {} }, { items: list }, null, 'text'].filter(
				(answer) => endpoint.response.safeParse(answer).success,
			),
		).toEqual([]);
	});

	it.each(answers.filter(({ status }) => status === '202'))(
		'$name has neither an answer nor an error in $title (202)',
		({ endpoint, value }) => {
			expect(endpoint.response.safeParse(value).success).toBe(false);
			expect(bolta.readError(value, true)).toBeUndefined();
		},
	);

	it.each(bad)('$name has no answer in $title ($status), but its words', ({ endpoint, value }) => {
		// What promises nothing is told from an error by its words alone.
		if (promisedOf(endpoint)) expect(endpoint.response.safeParse(value).success).toBe(false);
		expect(bolta.readError(value, false)).toEqual({
			code: expect.stringMatching(/^[A-Z_]+$/),
			message: expect.any(String),
		});
		expect(bolta.readError(value, true)).toEqual(bolta.readError(value, false));
	});

	it.each((examples.errorBodies as JsonObject[]).map(({ body }) => [JSON.stringify(body), body]))(
		'the error body %s is understood, also with HTTP 200',
		(_, body) => {
			const words = body === null ? undefined : { code: '<string>', message: '<string>' };
			expect(bolta.readError(body, false)).toEqual(words && { ...words, code: expect.any(String) });
			expect(bolta.readError(body, true)).toEqual(words && { ...words, code: expect.any(String) });
		},
	);
});
