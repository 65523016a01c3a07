/** The checking of requests by any OpenAPI document, on a small one made for it: nothing here is of a vendor. */
import { loadContract } from '../../../sandbox/contract.ts';
import { handlerOf } from '../../../sandbox/handlerOf.ts';
import type { JsonObject } from '../../../sandbox/json.ts';

const Named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const contract = loadContract({
	paths: {
		'/things/{id}': {
			get: {
				operationId: 'getThing',
				parameters: [{ $ref: '#/components/parameters/Id' }],
				responses: { '4XX': { description: '' }, '200': { description: '' } },
			},
		},
		'/things/new': { get: { operationId: 'getNew', responses: {} } },
		'/things': {
			parameters: [
				{ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
				{ name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
			],
			get: {
				operationId: 'listThings',
				parameters: [{ name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } }],
				responses: {},
			},
			post: {
				operationId: 'addThing',
				requestBody: {
					content: {
						'application/json': {
							schema: {
								type: 'object',
								properties: {
									named: { $ref: '#/components/schemas/Named' },
									either: { anyOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 1 } } }] },
								},
							},
						},
					},
				},
				responses: {},
			},
		},
		'/things:count': { get: { operationId: 'countThings', responses: {} } },
	},
	components: {
		schemas: { Named },
		parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } },
	},
});

const nameOf = (method: string, target: string) => {
	const match = contract.match(method, target);
	return typeof match === 'object' ? match.operation.id : match;
};

function read(
	method: string,
	target: string,
	{ headers = [] as string[], body = undefined as unknown, unknownKeys = 'refuse' as 'refuse' | 'drop' } = {},
) {
	const match = contract.match(method, target);
	if (typeof match !== 'object') throw new Error('no such operation');
	const json = body === undefined ? [] : ['content-type', 'application/json'];
	const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
	return contract.read(match, { method, target, rawHeaders: [...headers, ...json], body: bytes }, unknownKeys);
}

const problems = (...given: Parameters<typeof read>) =>
	read(...given).problems.map(({ where, message }) => `${where}: ${message}`);

test.each([
	['GET', '/things/1', 'getThing'],
	['GET', '/things/new', 'getNew'],
	['GET', '/things?page=1', 'listThings'],
	['GET', '/things:count', 'countThings'],
	['DELETE', '/things/1', 'wrongVerb'],
	['GET', '/things/1/2', undefined],
	['GET', '/thingsXcount', undefined],
	['GET', '/things/..', undefined],
	['GET', '/things/%2E', undefined],
	['GET', '/things/...', 'getThing'],
])('%s %s is %s', (method, target, name) => {
	expect(nameOf(method, target)).toBe(name);
});

test('parameters are read by their schema and handed on as they were sent', () => {
	const trace = ['X-Trace', 'a'];
	expect(read('GET', '/things/12')).toMatchObject({ path: { id: '12' }, problems: [] });
	expect(problems('GET', '/things/x')).toEqual(['path: /id must be integer']);
	expect(problems('GET', '/things?page=0', { headers: trace })).toEqual(['query: /page must be >= 1']);
	expect(read('GET', '/things?tag=a&tag=b%26&page=2', { headers: trace })).toMatchObject({
		query: { tag: ['a', 'b&'], page: '2' },
		problems: [],
	});
	expect(problems('GET', '/things?page=1&page=2', { headers: trace })).toEqual(['query: /page must be integer']);
});

test('headers are found whatever their case, and counted', () => {
	expect(problems('GET', '/things', { headers: ['x-TRACE', 'a'] })).toEqual([]);
	expect(problems('GET', '/things')).toEqual(["header: / must have required property 'x-trace'"]);
	expect(problems('GET', '/things', { headers: ['X-Trace', 'a', 'x-trace', 'b'] })).toEqual([
		'header: /x-trace must be string',
	]);
});

test('unknown keys are refused or dropped, also behind references; members of a composition stay open', () => {
	const body = { named: { name: 'a', other: 1 }, either: { a: 2, b: 1 }, more: 1 };
	expect(problems('POST', '/things', { body }).sort()).toEqual([
		'body: / must NOT have additional properties (more)',
		'body: /named must NOT have additional properties (other)',
	]);
	expect(read('POST', '/things', { body, unknownKeys: 'drop' })).toMatchObject({
		body: { named: { name: 'a' }, either: { a: 2, b: 1 } },
		sentBody: body,
		problems: [],
	});
	expect((read('POST', '/things', { body, unknownKeys: 'drop' }).body as JsonObject).named).not.toHaveProperty('other');
	expect(problems('POST', '/things', { body: { named: {} }, unknownKeys: 'drop' })).toEqual([
		"body: /named must have required property 'name'",
	]);
});

test('an answer is held against its status, a range of them, or none', () => {
	expect(contract.answerProblems('getThing', 404, undefined)).toEqual([]);
	expect(contract.answerProblems('getThing', 200, {})).toEqual(['there must be no body']);
	expect(contract.answerProblems('getThing', 500, undefined)).toEqual(['status 500 is not in the contract']);
});

it('an operation that nothing plays is named', () => {
	expect(handlerOf({ getThing: 1 }, 'getThing')).toBe(1);
	expect(() => handlerOf({ getThing: 1 }, 'addThing')).toThrow('addThing is in the contract, but no handler');
});
