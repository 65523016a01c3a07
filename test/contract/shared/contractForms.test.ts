/**
 * What Hiworks's contract needed the checking of requests to learn, on a small document made for it: nothing here is of
 * a vendor.
 */
import { loadContract } from '../../../sandbox/contract.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const inner = { type: 'object', properties: { kind: { type: 'string' }, note: { type: 'string' } } };
const contract = loadContract(
	{
		servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
		paths: {
			'/forms': {
				servers: [{ url: 'https://a.example' }],
				post: {
					operationId: 'sendForm',
					'x-required-headers': { 'Content-Type': 'multipart/form-data' },
					requestBody: {
						required: true,
						content: { 'multipart/form-data': { schema: { $ref: '#/components/schemas/Form' } } },
					},
					responses: {
						'200': { content: { 'application/octet-stream': {} } },
						'4XX': json({ type: 'object', required: ['errors'] }),
						'2XX': { description: '' },
					},
				},
			},
			'/checks/{number}': {
				servers: [{ url: 'https://a.example' }],
				post: {
					operationId: 'check',
					'x-required-headers': { 'Content-Type': 'application/json', 'X-Kind': 'plain' },
					parameters: [{ name: 'number', in: 'path', required: true, schema: { $ref: '#/components/schemas/Digits' } }],
					responses: {},
				},
				put: {
					operationId: 'decide',
					requestBody: json({ $ref: '#/components/schemas/Decision' }),
					responses: { '200': json({ $ref: '#/components/schemas/Open' }) },
				},
			},
			'/elsewhere': { servers: [{ url: 'https://b.example' }], get: { operationId: 'elsewhere', responses: {} } },
			'/everywhere': { get: { operationId: 'everywhere', responses: {} } },
		},
		components: {
			schemas: {
				Digits: { type: 'string', pattern: '^[0-9]{3}$' },
				Form: {
					type: 'object',
					required: ['file'],
					properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string', maxLength: 3 } },
					additionalProperties: false,
				},
				Open: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
				Decision: {
					type: 'object',
					properties: { inner, other: { anyOf: [{ $ref: '#/components/schemas/Open' }, { type: 'null' }] } },
					allOf: [
						{
							if: {
								properties: { inner: { properties: { kind: { const: 'x' } }, required: ['kind'] } },
								required: ['inner'],
							},
							then: { properties: { inner: { properties: { note: { minLength: 2 } } } } },
						},
					],
				},
			},
		},
	},
	{ server: 'https://a.example' },
);

function read(
	method: string,
	target: string,
	headers: Record<string, string>,
	body: string | Buffer = '',
	unknownKeys: 'refuse' | 'drop' = 'refuse',
) {
	const match = contract.match(method, target);
	if (typeof match !== 'object') throw new Error('no such operation');
	return contract.read(
		match,
		{ method, target, rawHeaders: Object.entries(headers).flat(), body: Buffer.from(body as string) },
		unknownKeys,
	);
}

const problems = (...given: Parameters<typeof read>) =>
	read(...given).problems.map(({ where, message }) => `${where}: ${message}`);

test('only the operations of one host are there', () => {
	expect([...contract.operations.keys()]).toEqual(['sendForm', 'check', 'decide', 'everywhere']);
	expect(contract.match('GET', '/elsewhere')).toBeUndefined();
});

test('headers that cannot be declared are demanded, with a body or without', () => {
	const right = { 'Content-Type': 'Application/JSON; charset=utf-8', 'X-Kind': 'plain' };
	expect(problems('POST', '/checks/123', right)).toEqual([]);
	expect(problems('POST', '/checks/123', {})).toEqual([
		'content-type: Content-Type must be application/json',
		'header: X-Kind must be plain',
	]);
	expect(problems('POST', '/checks/123', { ...right, 'Content-Type': 'text/plain' })).toEqual([
		'content-type: Content-Type must be application/json',
	]);
	expect(problems('POST', '/checks/123', { ...right, 'X-Kind': 'Plain' })).toEqual(['header: X-Kind must be plain']);
	// One fault, told once.
	expect(problems('POST', '/forms', {}, 'x')).toEqual(['content-type: Content-Type must be multipart/form-data']);
});

test('a parameter in the path is held against the schema it refers to', () => {
	const headers = { 'Content-Type': 'application/json', 'X-Kind': 'plain' };
	expect(problems('POST', '/checks/12-', headers)).toEqual(['path: /number must match pattern "^[0-9]{3}$"']);
});

test('conditions see the same object as the rest of the schema, and are not closed', () => {
	const decide = (body: object, unknownKeys: 'refuse' | 'drop' = 'refuse') =>
		read('PUT', '/checks/123', { 'Content-Type': 'application/json' }, JSON.stringify(body), unknownKeys);
	const messages = (body: object) => decide(body).problems.map(({ message }) => message);
	expect(messages({ inner: { kind: 'x', note: 'ab' } })).toEqual([]);
	expect(messages({ inner: { kind: 'x', note: 'a' } })).toContain('/inner/note must NOT have fewer than 2 characters');
	expect(messages({ inner: { kind: 'y', note: 'a' } })).toEqual([]);
	expect(messages({ inner: { kind: 'x', note: 'ab', more: 1 } })).toEqual([
		'/inner must NOT have additional properties (more)',
	]);
	expect(messages({ other: { a: 'a', more: 1 } })).toContain('/other must NOT have additional properties (more)');
	expect(decide({ inner: { kind: 'x', note: 'ab', more: 1 } }, 'drop')).toMatchObject({
		body: { inner: { kind: 'x', note: 'ab' } },
		problems: [],
	});
	expect(decide({ inner: { kind: 'x', note: 'ab', more: 1 } }, 'drop').body).toEqual({
		inner: { kind: 'x', note: 'ab' },
	});
});

describe('forms', () => {
	const type = { 'Content-Type': 'multipart/form-data; boundary=b' };
	const part = (head: string, text: string | Buffer) =>
		Buffer.concat([
			Buffer.from(`--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
			Buffer.from(text as string),
			Buffer.from('\r\n'),
		]);
	const file = (text: string | Buffer = 'x') => part('name="file"; filename="가 %22나%22.txt"', text);
	const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from('--b--\r\n')]);

	test('are read into parts, byte by byte', () => {
		const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
		const withType = Buffer.from(
			file(bytes).toString('latin1').replace('txt"\r\n', 'txt"\r\ncontent-type: image/png\r\n'),
			'latin1',
		);
		const request = read('POST', '/forms', type, form(withType, part('name="note"', '메모')));
		expect(request.problems).toEqual([]);
		expect(request.body).toEqual([
			{ name: 'file', filename: '가 "나".txt', contentType: 'image/png', bytes },
			{ name: 'note', filename: null, contentType: null, bytes: Buffer.from('메모') },
		]);
		expect(request.sentBody).toEqual([
			{ name: 'file', filename: '가 "나".txt', contentType: 'image/png', size: 8 },
			{ name: 'note', filename: null, contentType: null, size: 6 },
		]);
		expect(problems('POST', '/forms', { 'Content-Type': 'Multipart/Form-Data; Boundary="b"' }, form(file('')))).toEqual(
			[],
		);
	});

	test.each<[string, Buffer | string, string]>([
		['no body', '', 'body: is missing'],
		['no parts', form(), "body: / must have required property 'file'"],
		['another part', form(file(), part('name="other"', 'x')), 'body: / must NOT have additional properties (other)'],
		[
			'a part that breaks its schema',
			form(file(), part('name="note"', 'xxxx')),
			'body: /note must NOT have more than 3 characters',
		],
		['the file twice', form(file(), file()), 'body: /file must be string'],
		['a file without a name', form(part('name="file"', 'x')), 'body: /file must be a file with a name'],
		['a part without a name', form(part('filename="a"', 'x')), 'body: a part has no name'],
		['a part without a head', Buffer.from('--b\r\nx\r\n--b--\r\n'), 'body: a part has no name'],
		[
			'a part of another disposition',
			Buffer.from(form(file()).toString().replace('form-data', 'attachment')),
			'body: a part has no name',
		],
		[
			'another boundary',
			Buffer.from(form(file()).toString().replaceAll('--b', '--c')),
			'body: does not begin with its boundary',
		],
		['no end', file(), 'body: has no closing boundary'],
		[
			'words after a boundary',
			Buffer.from(`--b x\r\n${form(file()).toString()}`),
			'body: a boundary is not the end of its line',
		],
	])('with %s: refused', (_name, body, problem) => {
		expect(problems('POST', '/forms', type, body)).toEqual([problem]);
	});

	test('without a boundary: refused', () => {
		expect(problems('POST', '/forms', { 'Content-Type': 'multipart/form-data' }, form(file()))).toEqual([
			'content-type: multipart/form-data needs a boundary',
		]);
	});

	test('parts that the contract does not name are dropped where that is wanted', () => {
		const { body, problems: found } = read('POST', '/forms', type, form(part('name="other"', 'x'), file()), 'drop');
		expect([found, (body as Array<{ name: string }>).map(({ name }) => name)]).toEqual([[], ['file']]);
	});
});

test('answers may be files, and may be told by a range of statuses', () => {
	expect(contract.answerProblems('sendForm', 200, Buffer.from('x'))).toEqual([]);
	expect(contract.answerProblems('sendForm', 200, {})).toEqual(['there must be no body']);
	expect(contract.answerProblems('sendForm', 404, Buffer.from('x'))).toEqual(['there must be no file']);
	expect(contract.answerProblems('sendForm', 404, { errors: [] })).toEqual([]);
	expect(contract.answerProblems('sendForm', 404, {})).toEqual(["/ must have required property 'errors'"]);
	expect(contract.answerProblems('sendForm', 204, undefined)).toEqual([]);
	expect(contract.answerProblems('sendForm', 500, undefined)).toEqual(['status 500 is not in the contract']);
	// Open for clients; a check that asks for closed ones sees more.
	expect(contract.answerProblems('decide', 200, { a: 'x', b: 1 })).toEqual([]);
	expect(contract.answerProblems('decide', 200, { a: 'x', b: 1 }, true)).toEqual([
		'/ must NOT have additional properties (b)',
	]);
});
