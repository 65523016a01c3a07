/** What the Hiworks Bill node knows of the API against the contract: addresses, standings, examples, answers. */
import { checkHeaders } from '../../../nodes/HiworksBill/api/business';
import { hiworksBill } from '../../../nodes/HiworksBill/vendor';
import type { AnyEndpoint, Standing } from '../../../nodes/shared/http/endpoint';
import { promisedKey } from '../../../sandbox/hiworks/bill/operations/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { problemsOf } from '../support/boltaContract.ts';
import {
	contract,
	documented,
	documentedFor,
	endpoints,
	isGood,
	objectsIn,
	operationOf,
	statusOf,
	withKey,
} from '../support/hiworksBillContract.ts';

const STANDINGS: Record<string, Standing> = {
	documented: 'documented',
	observed: 'seenInPublicCode',
	unconfirmed: 'unconfirmed',
};

/** The way to the key without which an answer is worth nothing, as the sandbox leaves it out. */
const promisedOf = (endpoint: AnyEndpoint) => promisedKey(operationOf(endpoint)!.id);
const isFile = (name: string) => name === 'downloadAttachment';

describe('Endpoints', () => {
	it('are found, and are all that the contract has', () => {
		expect(endpoints.map(({ endpoint }) => operationOf(endpoint)?.id).sort()).toEqual(
			[...contract.operations.keys()].sort(),
		);
	});

	it.each(endpoints)('$name has its method and path in the contract, and its standing', ({ endpoint }) => {
		const { definition } = operationOf(endpoint)!;
		expect(endpoint.standing).toBe(STANDINGS[definition['x-standing']]);
		expect(endpoint.body !== undefined).toBe(definition.requestBody !== undefined);
		expect(endpoint.multipart ?? false).toBe('multipart/form-data' in (definition.requestBody?.content ?? {}));
		expect(endpoint.path.match(/\{\w+\}/g) ?? []).toHaveLength(endpoint.path.split('{').length - 1);
	});

	it('take as done what the contract calls done beside 2XX', () => {
		for (const { name, endpoint } of endpoints) {
			const done = Object.keys(operationOf(endpoint)!.definition.responses)
				.filter((status) => /^3\d\d$/.test(status))
				.map(Number);
			expect([name, [...(endpoint.alsoDone ?? [])].sort()]).toEqual([name, done.sort()]);
			expect('202' in operationOf(endpoint)!.definition.responses).toBe(endpoint.pending ?? false);
		}
	});

	it('name their content where the collection does, and nowhere else', () => {
		expect(hiworksBill.jsonOnEveryCall ?? false).toBe(false);
		for (const { name, endpoint } of endpoints) {
			const demanded = operationOf(endpoint)!.definition['x-required-headers']?.['Content-Type'];
			const ofBody = endpoint.body && (endpoint.multipart ? 'multipart/form-data' : 'application/json');
			// One call by POST has no body, and names its content all the same.
			const named = name === 'checkBusiness' ? checkHeaders['Content-Type'] : ofBody;
			expect([name, named]).toEqual([name, demanded]);
		}
	});
});

// ── Requests ────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('Request examples', () => {
	const requests = endpoints.flatMap(({ name, endpoint }) =>
		endpoint.body && !endpoint.multipart
			? documentedFor(endpoint).map(({ index, title, body }) => ({
					name,
					index,
					title,
					value: body!,
					schema: endpoint.body!,
				}))
			: [],
	);

	/** Example → places that the node's schema does not take, each with the reason. */
	const DIFFERENT: Record<number, Record<string, string>> = {
		34: {},
		35: {},
		36: {},
		37: {},
		38: {},
		57: {},
		39: {
			'data.amendment.originalIssueId': 'a sentence stands for the number',
			'data.amendment.modifyType': 'two digits by the table',
		},
	};

	it('are all there', () => {
		expect(requests.map(({ index }) => index).sort((a, b) => a - b)).toEqual(Object.keys(DIFFERENT).map(Number));
	});

	it.each(requests)('[$index] $title is what $name takes, but for the exceptions', ({ index, value, schema }) => {
		expect(problemsOf(schema, value).sort()).toEqual(Object.keys(DIFFERENT[index]!).sort());
	});

	const mended = ({ index, value }: { index: number; value: JsonObject }): JsonObject =>
		index === 39
			? { data: { ...value.data, amendment: { originalIssueId: '202101014100000000000001', modifyType: '01' } } }
			: structuredClone(value);

	it.each(requests)(
		'[$index] $title with an unknown key is refused at every level, by node and contract',
		({ schema, ...example }) => {
			const value = mended(example);
			expect(problemsOf(schema, value)).toEqual([]);
			const { definition } = operationOf(endpoints.find(({ name }) => name === example.name)!.endpoint)!;
			const inContract = contract.validator(definition.requestBody.content['application/json'].schema, true);
			expect(inContract(value)).toEqual([]);
			const places = objectsIn(value).filter((place) => !Array.isArray(place));
			expect(places.length).toBeGreaterThanOrEqual(example.index === 57 ? 2 : 8);
			for (const [index] of places.entries()) {
				const body = structuredClone(value);
				objectsIn(body).filter((place) => !Array.isArray(place))[index]!.unknown = 1;
				expect([index, problemsOf(schema, body).length > 0, inContract(body).length > 0]).toEqual([index, true, true]);
			}
		},
	);
});

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An answer as poor as the contract allows. */
function reduced(node: JsonObject, value: unknown, manner: 'leave out' | 'null'): unknown {
	const schema = contract.resolve(node);
	if (Array.isArray(value)) return schema.items ? value.map((member) => reduced(schema.items, member, manner)) : value;
	if (typeof value !== 'object' || value === null || !schema.properties) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, member]) => {
			const own = (schema.properties[key] ?? {}) as JsonObject;
			if (manner === 'leave out' && !schema.required?.includes(key)) return [];
			return [
				[key, manner === 'null' && contract.validator(own)(null).length === 0 ? null : reduced(own, member, manner)],
			];
		}),
	);
}

function without(value: unknown, [key = '', ...rest]: string[]): unknown {
	if (Array.isArray(value)) return value.map((member) => without(member, [key, ...rest]));
	const { [key]: inner, ...others } = value as JsonObject;
	return rest.length > 0 ? { ...others, [key]: without(inner, rest) } : others;
}

describe('Answers', () => {
	const answers = endpoints.flatMap(({ name, endpoint }) => {
		const inContract = Object.entries(operationOf(endpoint)!.definition.responses as JsonObject).flatMap(
			([status, node]) =>
				Object.entries((contract.resolve(node).content?.['application/json']?.examples ?? {}) as JsonObject).map(
					([title, { value }]) => ({
						title: `${title} (contract)`,
						status: Number(status) || 418,
						value: value as JsonObject,
					}),
				),
		);
		const inCollection = documentedFor(endpoint).flatMap(({ index, answers: given }) =>
			given.map((answer) => ({ title: `${answer.name} [${index}]`, status: statusOf(answer), value: answer.body })),
		);
		return [...inContract, ...inCollection].map((answer) => ({ name, endpoint, ...answer }));
	});
	const good = answers.filter(({ status }) => status === 200);
	const promising = good.filter(({ endpoint }) => promisedOf(endpoint));
	const bad = answers.filter(({ status }) => status >= 400);

	it('are enough', () => {
		expect(answers).toHaveLength(good.length + bad.length);
		expect(good.length).toBeGreaterThanOrEqual(documented.flatMap((example) => example.answers.filter(isGood)).length);
		expect([...new Set(promising.map(({ name }) => name))].sort()).toEqual(
			endpoints
				.filter(({ endpoint }) => promisedOf(endpoint))
				.map(({ name }) => name)
				.sort(),
		);
	});

	it.each(good)('$name reads $title, and loses nothing', ({ name, endpoint, value }) => {
		const given = withKey(value, 'newKey', { of: 'Hiworks' }) as JsonObject;
		const parsed = endpoint.response.safeParse(given);
		// The ids of an amendment may stand one array deeper; they come out flat.
		const expected =
			name.startsWith('create') && given.data.documentId
				? { ...given, data: { ...given.data, documentId: given.data.documentId.flat() } }
				: given;
		expect([parsed.error?.issues, parsed.data]).toEqual([undefined, expected]);
		expect(hiworksBill.readError(value, true)).toBeUndefined();
	});

	it.each(good)(
		'$name reads $title with only what the contract demands, and with null wherever it allows that',
		({ endpoint, value }) => {
			const { schema } = operationOf(endpoint)!.definition.responses['200'].content['application/json'];
			for (const manner of ['leave out', 'null'] as const)
				expect(endpoint.response.safeParse(reduced(schema, value, manner)).error?.issues ?? []).toEqual([]);
		},
	);

	it.each(promising)('$name does not take $title without what it promises', ({ endpoint, value }) => {
		expect(endpoint.response.safeParse(without(value, promisedOf(endpoint)!.split('.'))).success).toBe(false);
	});

	it.each(endpoints.filter(({ name, endpoint }) => promisedOf(endpoint) ?? isFile(name)))(
		'an empty answer of $name is none',
		({ endpoint }) => {
			for (const nothing of [undefined, null, '', {}, { data: null }, [], 'text'])
				expect(endpoint.response.safeParse(nothing).success).toBe(false);
		},
	);

	it('a deletion promises nothing', () => {
		const { endpoint } = endpoints.find(({ name }) => name === 'deleteInvoice')!;
		for (const nothing of [undefined, '', {}]) expect(endpoint.response.safeParse(nothing).success).toBe(true);
	});

	it.each(bad)('$name has no answer in $title ($status), but its words', ({ endpoint, value }) => {
		if (promisedOf(endpoint)) expect(endpoint.response.safeParse(value).success).toBe(false);
		const [{ title, message }] = value.errors as [{ title: string; message: string }];
		expect(hiworksBill.readError(value, false)).toEqual({ code: title, message: message || title });
		expect(hiworksBill.readError(value, true)).toEqual(hiworksBill.readError(value, false));
	});
});
