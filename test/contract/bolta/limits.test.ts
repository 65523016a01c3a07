/** The limits of what the Bolta node sends against those of the contract, place by place. */
import { z } from 'zod';

import { invoiceBody } from '../../../nodes/Bolta/api/schemas';
import { stricterLimits } from '../../../nodes/Bolta/api/stricterLimits';
import type { JsonObject } from '../../../sandbox/json.ts';
import { contract, endpoints, operationOf, problemsOf, schemas } from '../support/boltaContract.ts';

/** What a schema says of the values at one place, in words that both languages have. */
type Facts = Record<string, unknown>;

const NO_ASTRAL = '^[^\\u{D800}-\\u{DFFF}\\u{10000}-\\u{10FFFF}]*$';

/** What was seen on the way, place by place. */
function walkZod(
	schema: z.ZodTypeAny,
	place: string,
	found: Map<string, Facts>,
	facts: Facts = { required: true, null: false },
): void {
	const { _def: definition } = schema;
	if (schema instanceof z.ZodOptional) return walkZod(schema.unwrap(), place, found, { ...facts, required: false });
	if (schema instanceof z.ZodNullable) return walkZod(schema.unwrap(), place, found, { ...facts, null: true });
	if (schema instanceof z.ZodEffects) {
		const isDate = schema.safeParse('2026-01-31').success && !schema.safeParse('2026-02-30').success;
		return walkZod(schema.innerType(), place, found, { ...facts, format: isDate ? 'date' : 'unknown' });
	}
	if (schema instanceof z.ZodObject) {
		found.set(place, { ...facts, type: 'object', unknownKeys: definition.unknownKeys });
		for (const [key, member] of Object.entries(schema.shape as Record<string, z.ZodTypeAny>))
			walkZod(member, `${place}.${key}`, found);
		return;
	}
	if (schema instanceof z.ZodArray) {
		found.set(place, {
			...facts,
			type: 'array',
			minItems: definition.minLength?.value,
			maxItems: definition.maxLength?.value,
		});
		return walkZod(schema.element, `${place}[]`, found);
	}
	if (schema instanceof z.ZodEnum)
		return void found.set(place, { ...facts, type: 'string', enum: [...schema.options].sort() });
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
			...facts,
			type: 'string',
			minLength: value('min'),
			maxLength: most === Infinity ? undefined : most,
			anyCharacter: !patterns.includes(NO_ASTRAL),
			...(isMail ? { format: 'email' } : { pattern: own[0] }),
		});
	}
	if (schema instanceof z.ZodNumber) {
		const isInteger = checks.some(({ kind }) => kind === 'int');
		return void found.set(place, {
			...facts,
			type: isInteger ? 'integer' : 'number',
			minimum: least > Number.MIN_SAFE_INTEGER ? least : undefined,
		});
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
		for (const [key, member] of Object.entries(schema.properties as JsonObject))
			walkContract(member, `${place}.${key}`, found, schema.required?.includes(key) ?? false);
	} else if (type === 'array') {
		found.set(place, { ...facts, minItems, maxItems });
		walkContract(schema.items, `${place}[]`, found);
	} else if (schema.enum) found.set(place, { ...facts, enum: [...schema.enum].sort() });
	else
		found.set(place, {
			...facts,
			minLength,
			maxLength,
			minimum,
			format,
			pattern: format === 'date' ? undefined : schema.pattern,
		});
}

const OURS = ['unknownKeys', 'anyCharacter'];

/** The places of both schemas, and `place fact: node's → contract's` of what differs. */
function compare(body: z.ZodTypeAny, schema: JsonObject) {
	const node = new Map<string, Facts>();
	walkZod(body, 'body', node);
	const vendor = new Map<string, Facts>();
	walkContract(schema, 'body', vendor);
	const differences = [...node].flatMap(([place, facts]) => {
		const others = vendor.get(place) ?? {};
		return [...new Set([...Object.keys(facts), ...Object.keys(others)])]
			.filter((fact) => !OURS.includes(fact) && JSON.stringify(facts[fact]) !== JSON.stringify(others[fact]))
			.map((fact) => `${place} ${fact}: ${JSON.stringify(facts[fact])} → ${JSON.stringify(others[fact])}`);
	});
	return { node, vendor, differences };
}

type Deliberate = readonly [reason: string, difference: RegExp, count: number];

const LEFT_OUT = 'Optional and empty is left out, never null';
const TAX_IS_TOLD: Deliberate = [
	'A tax is always told: null is tax-exempt',
	/^body\.items\[\]\.tax required: true → false$/,
	1,
];
const SPELLING: Deliberate = [
	'Another spelling of the same pattern',
	/identificationNumber pattern: "\^\\\\d\{10\}\$" → "\^\\\\d\{3\}\\\\d\{2\}\\\\d\{5\}\$"$/,
	1,
];

const OF_AN_INVOICE: readonly Deliberate[] = [
	[LEFT_OUT, /^body\.(?!items\[\]\.tax).* null: false → true$/, 17],
	[
		'A text is never empty: it is left out',
		/^body\.(supplier\.manager|supplied\.managers\[\])\.(email|name|telephone) minLength: 1 → undefined$/,
		6,
	],
	[
		'The same of lines and remark',
		/^body\.(items\[\]\.(specification|description)|description) minLength: 1 → undefined$/,
		3,
	],
	TAX_IS_TOLD,
	[
		'An invoice knows no negative amounts (amendments do), nor a tax against its supply cost',
		/^body\.items\[\]\.tax minimum: 0 → undefined$/,
		1,
	],
	SPELLING,
	['The pattern says it', /^body\.(supplier|supplied)\.taxRegistrationId (minLength|maxLength): undefined → 4$/, 4],
];
const OF_A_PARTY: readonly Deliberate[] = [
	[LEFT_OUT, /^body\.taxRegistrationId null: false → true$/, 1],
	SPELLING,
	['The pattern says it', /^body\.taxRegistrationId (minLength|maxLength): undefined → 4$/, 2],
];

/** What is other than the contract on purpose, by the body's endpoint. */
const DELIBERATE: Record<string, readonly Deliberate[]> = {
	issue: OF_AN_INVOICE,
	requestReverse: OF_AN_INVOICE,
	changeSupplyCost: [
		[LEFT_OUT, /^body\.items\[\]\.(unitPrice|quantity|specification|description) null: false → true$/, 4],
		[
			'A text is never empty: it is left out',
			/^body\.items\[\]\.(specification|description) minLength: 1 → undefined$/,
			2,
		],
		TAX_IS_TOLD,
	],
	createCustomer: OF_A_PARTY,
	createIssuer: OF_A_PARTY,
};

const bodies = endpoints.flatMap(({ name, endpoint }) =>
	endpoint.body ? [{ name, endpoint, body: endpoint.body }] : [],
);

it('Every body that differs is there', () => {
	const names = bodies.map(({ name }) => name);
	expect(Object.keys(DELIBERATE).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(bodies)('The schema of the body of $name', ({ name, endpoint, body }) => {
	const { content } = operationOf(endpoint)!.definition.requestBody as JsonObject;
	const { node, vendor, differences } = compare(body, content['application/json'].schema);
	const deliberate = DELIBERATE[name] ?? [];

	it('has the places of the contract, and no others', () => {
		expect([...node.keys()].sort()).toEqual([...vendor.keys()].sort());
		expect(node.size).toBeGreaterThan(1);
	});

	it('differs from the contract only on purpose', () => {
		const unexplained = differences.filter((difference) => !deliberate.some(([, pattern]) => pattern.test(difference)));
		expect(unexplained).toEqual([]);
		const explained = deliberate.map(([reason, pattern]) => [
			reason,
			differences.filter((difference) => pattern.test(difference)).length,
		]);
		expect(explained).toEqual(deliberate.map(([reason, , count]) => [reason, count]));
	});

	it('takes no key that it does not know', () => {
		expect([...node].filter(([, { type, unknownKeys }]) => type === 'object' && unknownKeys !== 'strict')).toEqual([]);
	});

	it('refuses characters above U+FFFF in every text that a user writes', () => {
		const free = [...node].filter(
			([, facts]) => facts.anyCharacter && facts.pattern === undefined && facts.format !== 'date',
		);
		expect(free).toEqual([]);
	});
});

describe('E-mail addresses', () => {
	it('takes no e-mail address that the contract refuses, and refuses only those without a real top-level domain', () => {
		const inContract = contract.validator(schemas.SupplierManager!);
		const inNode = (email: string) =>
			problemsOf(invoiceBody, { supplier: { manager: { email } } }).every(
				(place) => place !== 'supplier.manager.email',
			);
		const addresses = [
			'a@example.com',
			'A.B+c_d-e@sub.example.co.kr',
			"o'neil@example.com",
			'1@1.kr',
			'a@xn--example.com',
			'a@b.c',
			'a@b',
			'a',
			'',
			'a@',
			'@example.com',
			'a b@example.com',
			'a..b@example.com',
			'.a@example.com',
			'a.@example.com',
			'a@-example.com',
			'a@example-.com',
			'a@example..com',
			'a@example.com.',
			'주문@example.com',
			'a@예시.한국',
			'a@exam_ple.com',
			'a@example.com\n',
			'a\u0007@example.com',
			'"a b"@example.com',
			'a@[127.0.0.1]',
			'a@example.c-m',
			'a@example.12',
			'a@b@example.com',
			'a@example,com',
			'<a@example.com>',
			'a;b@example.com',
			'a😀@example.com',
			`${'a'.repeat(300)}@example.com`,
		];
		const judged = addresses.map((email) => ({
			email,
			node: inNode(email),
			contract: inContract({ email }).length === 0,
		}));
		expect(judged.filter((one) => one.node !== one.contract)).toEqual([
			{ email: 'a@b.c', node: false, contract: true },
		]);
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
		const most = ((schema['x-stricter'] ?? []) as JsonObject[]).flatMap(({ schema: stricter }) =>
			(stricter.maxLength ?? stricter.maxItems) ? [stricter.maxLength ?? stricter.maxItems] : [],
		);
		return [
			...(most.length > 0 ? [[place, Math.min(...most)] as [string, number]] : []),
			...Object.entries((schema.properties ?? {}) as JsonObject).flatMap(([key, member]) =>
				inContract(member, `${place}.${key}`),
			),
			...(schema.items ? inContract(schema.items, `${place}[]`) : []),
		];
	}

	it('are warned of, each as the contract has it', () => {
		const warned = stricterLimits.flatMap(({ field, most }) =>
			(PLACES[field] ?? [`unknown: ${field}`]).map((place) => [place, most]),
		);
		expect(Object.fromEntries(warned)).toEqual(Object.fromEntries(inContract(schemas.IssueInvoiceRequest!, 'body')));
	});
});
