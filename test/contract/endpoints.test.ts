/** What the Bolta node knows of the API against the contract: addresses, standings, schemas and limits. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import { invoiceBody } from '../../nodes/Bolta/api/taxInvoice';
import { stricterLimits } from '../../nodes/Bolta/api/stricterLimits';
import { bolta } from '../../nodes/Bolta/api/vendor';
import type { AnyEndpoint, Standing } from '../../nodes/shared/endpoint';
import document from '../../sandbox/contracts/bolta.openapi.json';
import examples from '../../sandbox/contracts/bolta.json';
import { loadContract, type JsonObject } from '../../sandbox/contract.ts';

const contract = loadContract(document);
const schemas = contract.document.components.schemas as Record<string, JsonObject>;

const API = path.resolve(__dirname, '../../nodes/Bolta/api');
const isEndpoint = (value: unknown): value is AnyEndpoint => typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

/** Every endpoint that stands in the folder: a new one is checked without being listed here. */
const endpoints = readdirSync(API).flatMap((file) =>
	Object.entries(jest.requireActual<Record<string, unknown>>(path.join(API, file))).flatMap(([name, endpoint]) => (isEndpoint(endpoint) ? [{ name, endpoint }] : [])),
);

const operationOf = ({ method, path: template }: AnyEndpoint) => [...contract.operations.values()].find((operation) => operation.method === method && operation.path === template);

const STANDINGS: Record<string, Standing> = { official: 'documented', 'code-only': 'seenInPublicCode', 'title+code': 'seenInPublicCode', unconfirmed: 'unconfirmed' };

describe('Endpoints', () => {
	it('are found', () => {
		expect(endpoints.map(({ name }) => name)).toEqual(expect.arrayContaining(['get', 'getCustomer', 'getStatus', 'issue']));
	});

	it.each(endpoints)('$name has its method and path in the contract, and its standing', ({ endpoint }) => {
		const operation = operationOf(endpoint);
		expect(operation).toBeDefined();
		expect(endpoint.standing).toBe(STANDINGS[operation!.definition['x-standing']]);
		expect(endpoint.effect === 'read').toBe(endpoint.method === 'GET');
		expect(endpoint.body !== undefined).toBe(operation!.definition.requestBody !== undefined);
	});
});

// ── Examples ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Example {
	title: string;
	value: unknown;
}

const documented = (of: AnyEndpoint) => Object.entries(examples.endpoints as JsonObject).filter(([, { method, path: template }]) => method === of.method && template === of.path);
const inOpenApi = (content: JsonObject | undefined): Example[] => Object.entries((content?.['application/json']?.examples ?? {}) as JsonObject).map(([title, { value }]) => ({ title, value }));

const requestExamples = (of: AnyEndpoint): Example[] => [
	...inOpenApi(operationOf(of)?.definition.requestBody?.content),
	...documented(of).flatMap(([title, { request }]) => (request ? [{ title, value: request as unknown }] : [])),
];

const problemsOf = (schema: z.ZodTypeAny, value: unknown) => schema.safeParse(value).error?.issues.map(({ path: way }) => way.join('.')) ?? [];

/** What Bolta's documents show as null, the node leaves out; only a tax is told by null. */
function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === null && name !== 'tax' ? [] : [[name, withoutNulls(member)]])));
}

describe('Request examples', () => {
	const { endpoint: issue } = endpoints.find(({ name }) => name === 'issue')!;
	const requests = requestExamples(issue);

	it('are all there', () => {
		expect(requests.map(({ title }) => title)).toEqual(['minimal', 'full', 'taxFree', 'taxInvoices.issue.gen1', 'taxInvoices.issue.gen3', 'taxInvoices.issue.taxFree']);
	});

	const NULLS = [
		'supplier.taxRegistrationId', 'supplier.address', 'supplier.manager.telephone', 'supplied.taxRegistrationId', 'supplied.address', 'supplied.businessType', 'supplied.businessItem',
		'supplied.managers.0.telephone', 'items.0.unitPrice', 'items.0.quantity', 'items.0.specification', 'items.0.description', 'description',
	];

	it.each<[string, string[]]>([
		// A line without a tax could be tax-exempt or forgotten: the node always says which.
		['minimal', ['items.0.tax']],
		['full', ['supplied.taxRegistrationId', 'supplied.managers.1.name', 'supplied.managers.1.telephone', 'items.1.specification', 'items.1.description']],
		['taxFree', []],
		['taxInvoices.issue.gen1', NULLS],
		['taxInvoices.issue.gen3', NULLS],
		['taxInvoices.issue.taxFree', NULLS],
	])('%s is what the node sends, but for what it leaves out', (title, different) => {
		const { value } = requests.find((one) => one.title === title)!;
		expect(problemsOf(invoiceBody, value).sort()).toEqual([...different].sort());
		expect(problemsOf(invoiceBody, withoutNulls(value))).toEqual(title === 'minimal' ? ['items.0.tax'] : []);
	});

	it('with an unknown key are refused at every level', () => {
		const { value } = requests.find(({ title }) => title === 'full')!;
		const good = withoutNulls(value) as JsonObject;
		const places = (body: JsonObject) => [body, body.supplier, body.supplier.manager, body.supplied, body.supplied.managers[1], body.items[1]];
		places(good).forEach((_, index) => {
			const body = structuredClone(good);
			places(body)[index].unknown = 1;
			expect([index, invoiceBody.safeParse(body).success]).toEqual([index, false]);
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
			return [[key, manner === 'null' && contract.validator(own)(null).length === 0 ? null : reduced(own, member, manner)]];
		}),
	);
}

describe('Response examples', () => {
	const answers = endpoints.flatMap(({ name, endpoint }) => {
		const responses = operationOf(endpoint)?.definition.responses ?? {};
		const all: Array<Example & { status: string }> = [
			...Object.entries(responses as JsonObject).flatMap(([status, node]) => inOpenApi(contract.resolve(node).content).map((example) => ({ ...example, status }))),
			...documented(endpoint).flatMap(([title, entry]) => (entry.responses as JsonObject[]).map(({ httpStatus, body }) => ({ title, value: body as unknown, status: String(httpStatus) }))),
		];
		return all.map((example) => ({ name, endpoint, ...example }));
	});
	const good = answers.filter(({ status }) => status === '200');
	const bad = answers.filter(({ status, value }) => status !== '200' && value !== null);

	it('are enough', () => {
		expect([good.length >= 9, bad.length >= 20]).toEqual([true, true]);
		expect(new Set(good.map(({ name }) => name)).size).toBe(endpoints.length);
	});

	it.each(good)('$name reads $title', ({ endpoint, value }) => {
		const parsed = endpoint.response.safeParse({ ...(value as object), newKey: { of: 'Bolta' } });
		// Nothing is lost, not even what came later.
		expect([parsed.success, parsed.data]).toEqual([true, { ...(value as object), newKey: { of: 'Bolta' } }]);
		expect(bolta.readError(value, true)).toBeUndefined();
	});

	it.each(good)('$name reads $title with only what the contract demands, and with null wherever it allows that', ({ endpoint, value }) => {
		const schema = operationOf(endpoint)!.definition.responses[200].content['application/json'].schema as JsonObject;
		expect(endpoint.response.safeParse(reduced(schema, value, 'leave out')).error?.issues ?? []).toEqual([]);
		expect(endpoint.response.safeParse(reduced(schema, value, 'null')).error?.issues ?? []).toEqual([]);
	});

	it.each(good)('$name does not take $title without what it promises', ({ endpoint, value }) => {
		const key = operationOf(endpoint)!.id === 'getCustomer' ? 'organizationName' : 'issuanceKey';
		const { [key]: _promised, ...rest } = value as JsonObject;
		expect(endpoint.response.safeParse(rest).success).toBe(false);
	});

	it.each(bad)('$name has no answer in $title ($status), but its words', ({ endpoint, value }) => {
		expect(endpoint.response.safeParse(value).success).toBe(false);
		expect(bolta.readError(value, false)).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
	});

	it.each((examples.errorBodies as JsonObject[]).map(({ body }) => [JSON.stringify(body), body]))('the error body %s is understood, also with HTTP 200', (_, body) => {
		const words = body === null ? undefined : { code: '<string>', message: '<string>' };
		expect(bolta.readError(body, false)).toEqual(words && { ...words, code: expect.any(String) });
		expect(bolta.readError(body, true)).toEqual(words && { ...words, code: expect.any(String) });
	});
});

// ── Limits ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a schema says of the values at one place, in words that both languages have. */
type Facts = Record<string, unknown>;

const NO_ASTRAL = '^[^\\u{D800}-\\u{DFFF}\\u{10000}-\\u{10FFFF}]*$';

/** What was seen on the way, place by place. */
function walkZod(schema: z.ZodTypeAny, place: string, found: Map<string, Facts>, facts: Facts = { required: true, null: false }): void {
	const { _def: definition } = schema;
	if (schema instanceof z.ZodOptional) return walkZod(schema.unwrap(), place, found, { ...facts, required: false });
	if (schema instanceof z.ZodNullable) return walkZod(schema.unwrap(), place, found, { ...facts, null: true });
	if (schema instanceof z.ZodEffects) {
		const isDate = schema.safeParse('2026-01-31').success && !schema.safeParse('2026-02-30').success;
		return walkZod(schema.innerType(), place, found, { ...facts, format: isDate ? 'date' : 'unknown' });
	}
	if (schema instanceof z.ZodObject) {
		found.set(place, { ...facts, type: 'object', unknownKeys: definition.unknownKeys });
		for (const [key, member] of Object.entries(schema.shape as Record<string, z.ZodTypeAny>)) walkZod(member, `${place}.${key}`, found);
		return;
	}
	if (schema instanceof z.ZodArray) {
		found.set(place, { ...facts, type: 'array', minItems: definition.minLength?.value, maxItems: definition.maxLength?.value });
		return walkZod(schema.element, `${place}[]`, found);
	}
	if (schema instanceof z.ZodEnum) return void found.set(place, { ...facts, type: 'string', enum: [...schema.options].sort() });
	const checks = (definition.checks ?? []) as Array<{ kind: string; value?: number; regex?: RegExp }>;
	const value = (kind: string) => checks.find((check) => check.kind === kind)?.value;
	// A number that is "safe" has a bound already.
	const least = Math.max(...checks.flatMap((check) => (check.kind === 'min' ? [check.value!] : [])), -Infinity);
	if (schema instanceof z.ZodString) {
		const patterns = checks.flatMap(({ regex }) => (regex ? [regex.source] : []));
		const own = patterns.filter((pattern) => pattern !== NO_ASTRAL);
		const isMail = schema.safeParse('a@example.com').success && !schema.safeParse('a.example.com').success;
		const most = value('max');
		return void found.set(place, {
			...facts, type: 'string', minLength: value('min'), maxLength: most === Infinity ? undefined : most, anyCharacter: !patterns.includes(NO_ASTRAL),
			...(isMail ? { format: 'email' } : { pattern: own[0] }),
		});
	}
	if (schema instanceof z.ZodNumber) {
		const isInteger = checks.some(({ kind }) => kind === 'int');
		return void found.set(place, { ...facts, type: isInteger ? 'integer' : 'number', minimum: least > Number.MIN_SAFE_INTEGER ? least : undefined });
	}
	throw new Error(`${place}: a kind of schema that this test does not know`);
}

function walkContract(node: JsonObject, place: string, found: Map<string, Facts>, required = true): void {
	const schema = contract.resolve(node);
	const types = ([] as string[]).concat(schema.type);
	const type = types.find((one) => one !== 'null')!;
	const { minLength, maxLength, minItems, maxItems, minimum, format } = schema;
	const facts: Facts = { required, null: types.includes('null'), type };
	if (type === 'object') {
		found.set(place, facts);
		for (const [key, member] of Object.entries(schema.properties as JsonObject)) walkContract(member, `${place}.${key}`, found, schema.required?.includes(key) ?? false);
	} else if (type === 'array') {
		found.set(place, { ...facts, minItems, maxItems });
		walkContract(schema.items, `${place}[]`, found);
	} else if (schema.enum) found.set(place, { ...facts, enum: [...schema.enum].sort() });
	else found.set(place, { ...facts, minLength, maxLength, minimum, format, pattern: format === 'date' ? undefined : schema.pattern });
}

const node = new Map<string, Facts>();
walkZod(invoiceBody, 'body', node);
const vendor = new Map<string, Facts>();
walkContract(schemas.IssueInvoiceRequest!, 'body', vendor);

const OURS = ['unknownKeys', 'anyCharacter'];

/** `place fact: node's → contract's`. */
const differences = [...node].flatMap(([place, facts]) => {
	const others = vendor.get(place) ?? {};
	return [...new Set([...Object.keys(facts), ...Object.keys(others)])]
		.filter((fact) => !OURS.includes(fact) && JSON.stringify(facts[fact]) !== JSON.stringify(others[fact]))
		.map((fact) => `${place} ${fact}: ${JSON.stringify(facts[fact])} → ${JSON.stringify(others[fact])}`);
});

const DELIBERATE: ReadonlyArray<readonly [reason: string, difference: RegExp, count: number]> = [
	['Optional and empty is left out, never null', /^body\.(?!items\[\]\.tax).* null: false → true$/, 17],
	['A text is never empty: it is left out', /^body\.(supplier\.manager|supplied\.managers\[\])\.(email|name|telephone) minLength: 1 → undefined$/, 6],
	['The same of lines and remark', /^body\.(items\[\]\.(specification|description)|description) minLength: 1 → undefined$/, 3],
	['A tax is always told: null is tax-exempt', /^body\.items\[\]\.tax required: true → false$/, 1],
	['Issue knows no negative amounts (amendments will), nor a tax against its supply cost', /^body\.items\[\]\.tax minimum: 0 → undefined$/, 1],
	['Another spelling of the same pattern', /^body\.supplier\.identificationNumber pattern: "\^\\\\d\{10\}\$" → "\^\\\\d\{3\}\\\\d\{2\}\\\\d\{5\}\$"$/, 1],
	['The pattern says it', /^body\.(supplier|supplied)\.taxRegistrationId (minLength|maxLength): undefined → 4$/, 4],
];

describe('The schema of the body', () => {
	it('has the places of the contract, and no others', () => {
		expect([...node.keys()].sort()).toEqual([...vendor.keys()].sort());
		expect(node.size).toBeGreaterThan(35);
	});

	it('differs from the contract only on purpose', () => {
		const unexplained = differences.filter((difference) => !DELIBERATE.some(([, pattern]) => pattern.test(difference)));
		expect(unexplained).toEqual([]);
		const explained = DELIBERATE.map(([reason, pattern]) => [reason, differences.filter((difference) => pattern.test(difference)).length]);
		expect(explained).toEqual(DELIBERATE.map(([reason, , count]) => [reason, count]));
	});

	it('takes no key that it does not know', () => {
		expect([...node].filter(([, { type, unknownKeys }]) => type === 'object' && unknownKeys !== 'strict')).toEqual([]);
	});

	it('refuses characters above U+FFFF in every text that a user writes', () => {
		const free = [...node].filter(([, facts]) => facts.anyCharacter && facts.pattern === undefined && facts.format !== 'date');
		expect(free).toEqual([]);
	});

	it('takes no e-mail address that the contract refuses, and refuses only those without a real top-level domain', () => {
		const inContract = contract.validator(schemas.SupplierManager!);
		const inNode = (email: string) => problemsOf(invoiceBody, { supplier: { manager: { email } } }).every((place) => place !== 'supplier.manager.email');
		const addresses = [
			'a@example.com', 'A.B+c_d-e@sub.example.co.kr', "o'neil@example.com", '1@1.kr', 'a@xn--example.com', 'a@b.c', 'a@b', 'a', '', 'a@', '@example.com', 'a b@example.com', 'a..b@example.com',
			'.a@example.com', 'a.@example.com', 'a@-example.com', 'a@example-.com', 'a@example..com', 'a@example.com.', '주문@example.com', 'a@예시.한국', 'a@exam_ple.com', 'a@example.com\n', 'a\u0007@example.com',
			'"a b"@example.com', 'a@[127.0.0.1]', 'a@example.c-m', 'a@example.12', 'a@b@example.com', 'a@example,com', '<a@example.com>', 'a;b@example.com', 'a😀@example.com', `${'a'.repeat(300)}@example.com`,
		];
		const judged = addresses.map((email) => ({ email, node: inNode(email), contract: inContract({ email }).length === 0 }));
		expect(judged.filter((one) => one.node !== one.contract)).toEqual([{ email: 'a@b.c', node: false, contract: true }]);
		expect(judged.filter((one) => one.node).length).toBeGreaterThan(5);
	});
});

describe('Limits that only some sources state', () => {
	const PLACES: Record<string, string[]> = {
		'Name of a party': ['body.supplier.organizationName', 'body.supplied.organizationName'],
		Representative: ['body.supplier.representativeName', 'body.supplied.representativeName'],
		Address: ['body.supplier.address', 'body.supplied.address'],
		'E-mail': ['body.supplier.manager.email', 'body.supplied.managers[].email'],
		'Contact Name': ['body.supplier.manager.name', 'body.supplied.managers[].name'],
		'Item Name': ['body.items[].name'],
		Specification: ['body.items[].specification'],
		'Item Remark': ['body.items[].description'],
		Remark: ['body.description'],
		'Number of items': ['body.items'],
		'Number of recipient contacts': ['body.supplied.managers'],
	};

	/** Lengths and counts; other kinds of stricter fragments (patterns, types) are no lengths. */
	function inContract(start: JsonObject, place: string): Array<[string, number]> {
		const schema = contract.resolve(start);
		const most = ((schema['x-stricter'] ?? []) as JsonObject[]).flatMap(({ schema: stricter }) => (stricter.maxLength ?? stricter.maxItems ? [stricter.maxLength ?? stricter.maxItems] : []));
		return [
			...(most.length > 0 ? [[place, Math.min(...most)] as [string, number]] : []),
			...Object.entries((schema.properties ?? {}) as JsonObject).flatMap(([key, member]) => inContract(member, `${place}.${key}`)),
			...(schema.items ? inContract(schema.items, `${place}[]`) : []),
		];
	}

	it('are warned of, each as the contract has it', () => {
		const warned = stricterLimits.flatMap(({ field, most }) => (PLACES[field] ?? [`unknown: ${field}`]).map((place) => [place, most]));
		expect(Object.fromEntries(warned)).toEqual(Object.fromEntries(inContract(schemas.IssueInvoiceRequest!, 'body')));
	});
});
