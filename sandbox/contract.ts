/**
 * An OpenAPI document turned into checks: which operation a request means, and what is wrong with it.
 * Everything is judged as it came over the wire: the path before decoding, headers as bytes, the body before parsing.
 * Nothing in here knows a vendor; what a schema cannot say is the business of the vendor's own rules.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { close } from './closed.ts';
import type { JsonObject } from './json.ts';
import { describePart, readMultipart, type Part } from './multipart.ts';
import { decode, readHeaders, readJson, readQuery, type Problem, type RawRequest } from './wire.ts';

export type { Part, Problem, RawRequest };

export interface Parameter extends JsonObject {
	name: string;
	in: 'path' | 'query' | 'header';
	required?: boolean;
	schema: JsonObject;
}

export interface Operation {
	id: string;
	method: string;
	path: string;
	parameters: Parameter[];
	definition: JsonObject;
}

export interface ReadRequest {
	operation: Operation;
	path: Record<string, string>;
	query: Record<string, string | string[]>;
	/** Parameters of the query that are JSON, read. */
	queryJson: Record<string, unknown>;
	/** By lower-case name; a header sent twice has two values. */
	headers: Map<string, string[]>;
	/** As the vendor takes it: without what was dropped. Of multipart/form-data a list of `Part`. */
	body: unknown;
	/** As it was sent; of a file its name and size. */
	sentBody: unknown;
	problems: Problem[];
}

export interface Match {
	operation: Operation;
	segments: string[];
}

export interface Contract {
	document: JsonObject;
	operations: Map<string, Operation>;
	/** `wrongVerb`: the path is known, the method is not. `undefined`: the path is not in the document. */
	match(method: string, target: string): Match | 'wrongVerb' | undefined;
	/** Keys that the contract does not name are refused, or dropped from the body that is handed on. */
	read(match: Match, request: RawRequest, unknownKeys: 'refuse' | 'drop'): ReadRequest;
	/** What is wrong with an answer; a Buffer is a file. `closed`: keys that the contract does not name are wrong too. */
	answerProblems(operationId: string, status: number, body: unknown, closed?: boolean): string[];
	/** Follows a local `$ref`. */
	resolve(node: JsonObject): JsonObject;
	/** A check of any schema of the document, given as a node of it. */
	validator(schema: JsonObject, closed?: boolean): (data: unknown) => string[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
function describe(errors: ErrorObject[] | null | undefined): string[] {
	return (errors ?? []).map(({ instancePath, message, params }) => {
		const key = (params as JsonObject).additionalProperty;
		return `${instancePath || '/'} ${message}${key === undefined ? '' : ` (${key})`}`;
	});
}

/**
 * Made when first needed and shared by all contracts: to make one takes longer than what most tests check by it, and so
 * does to optimize what it generates.
 */
const lazily = (options: object) => {
	let made: Ajv2020 | undefined;
	return () => {
		if (made) return made;
		made = new Ajv2020({ strict: false, allErrors: true, code: { optimize: false }, ...options });
		formats.default(made);
		return made;
	};
};
const plain = lazily({});
const dropping = lazily({ removeAdditional: true });
const coercing = lazily({ coerceTypes: true });

/** What was needed of a document: for all sandboxes of a process each check is compiled once. */
const neededOf = new WeakMap<JsonObject, { compiled: Map<string, ValidateFunction>; closedComponents?: JsonObject }>();

/** By which name every ajv knows the components of a document. */
const names = new Map<JsonObject, string>();

/** Refers to the components of a document, which ajv is given once, so that it compiles each of them once. */
function referring(schema: JsonObject, components: JsonObject, ajv: Ajv2020): JsonObject {
	const text = JSON.stringify(schema);
	if (!text.includes('"$ref"')) return schema;
	const name = names.get(components) ?? `document${names.size}`;
	names.set(components, name);
	if (!(name in ajv.schemas)) ajv.addSchema({ components }, name);
	return JSON.parse(text.replaceAll('"$ref":"#/', `"$ref":"${name}#/`)) as JsonObject;
}

/** `server`: only the operations of this host, `families`: only those of these x-families; without them all. */
export function loadContract(
	document: JsonObject,
	{ server, families }: { server?: string; families?: string[] } = {},
): Contract {
	const needed = neededOf.get(document) ?? { compiled: new Map<string, ValidateFunction>() };
	neededOf.set(document, needed);
	const compileWith = (ajv: Ajv2020, schema: JsonObject, closed: boolean): ValidateFunction => {
		if (!closed) return ajv.compile(referring(schema, document.components, ajv));
		needed.closedComponents ??= { schemas: close(document.components.schemas) };
		return ajv.compile(referring(close(schema), needed.closedComponents, ajv));
	};

	const resolve = (node: JsonObject): JsonObject => {
		if (typeof node.$ref !== 'string') return node;
		const steps = node.$ref
			.slice(2)
			.split('/')
			.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
		return resolve(steps.reduce((parent: JsonObject, step) => parent[step], document));
	};

	const compile = (name: string, ajv: () => Ajv2020, schema: () => JsonObject, closed: boolean) => {
		let validate = needed.compiled.get(name);
		if (!validate) {
			validate = compileWith(ajv(), schema(), closed);
			needed.compiled.set(name, validate);
		}
		return validate;
	};

	const operations = new Map<string, Operation>();
	const routes: Array<{ pattern: RegExp; names: string[]; verbs: Map<string, Operation> }> = [];
	for (const [path, item] of Object.entries(document.paths as JsonObject)) {
		const servers = (item.servers ?? document.servers ?? []) as Array<{ url: string }>;
		if (server !== undefined && !servers.some(({ url }) => url === server)) continue;
		const verbs = new Map<string, Operation>();
		for (const method of METHODS) {
			const definition = item[method];
			if (!definition || (families && !families.includes(definition['x-family']))) continue;
			const parameters = [...(item.parameters ?? []), ...(definition.parameters ?? [])].map(resolve) as Parameter[];
			const operation = {
				id: definition.operationId as string,
				method: method.toUpperCase(),
				path,
				parameters,
				definition,
			};
			verbs.set(operation.method, operation);
			operations.set(operation.id, operation);
		}
		if (families && verbs.size === 0) continue;
		const names = [...path.matchAll(/\{(.+?)\}/g)].map((found) => found[1]!);
		const pattern = new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{.+?\}/g, '([^/]*)')}$`);
		routes.push({ pattern, names, verbs });
	}
	// A literal path wins over a template that fits too.
	routes.sort((left, right) => left.names.length - right.names.length);

	function match(method: string, target: string): Match | 'wrongVerb' | undefined {
		const path = target.split('?', 1)[0]!;
		// What a dot segment means is settled before any service sees it; a request with one has lost its way.
		if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)) return undefined;
		let pathKnown = false;
		for (const { pattern, verbs } of routes) {
			const found = pattern.exec(path);
			if (!found) continue;
			const operation = verbs.get(method);
			if (operation) return { operation, segments: found.slice(1) };
			pathKnown = true;
		}
		return pathKnown ? 'wrongVerb' : undefined;
	}

	function checkParameters(
		operation: Operation,
		where: Parameter['in'],
		values: JsonObject,
		closed: boolean,
		problems: Problem[],
	) {
		const validate = compile(
			`${operation.id} ${where} ${closed}`,
			coercing,
			() => {
				const named = operation.parameters.filter((parameter) => parameter.in === where);
				const key = (parameter: Parameter) => (where === 'header' ? parameter.name.toLowerCase() : parameter.name);
				return {
					type: 'object',
					properties: Object.fromEntries(named.map((parameter) => [key(parameter), parameter.schema ?? {}])),
					required: named.filter(({ required }) => required).map(key),
					additionalProperties: !closed,
				};
			},
			false,
		);
		if (!validate(values)) for (const message of describe(validate.errors)) problems.push({ where, message });
	}

	function read({ operation, segments }: Match, request: RawRequest, unknownKeys: 'refuse' | 'drop'): ReadRequest {
		const problems: Problem[] = [];
		const [, ...queryParts] = request.target.split('?');
		const query = readQuery(queryParts.join('?'), problems);
		const headers = readHeaders(request.rawHeaders);
		const path: Record<string, string> = {};
		[...operation.path.matchAll(/\{(.+?)\}/g)].forEach(([, name], index) => {
			const value = decode(segments[index]!);
			if (value === undefined) problems.push({ where: 'path', message: 'percent-encoding is broken' });
			path[name!] = value ?? '';
		});
		const single: JsonObject = {};
		for (const [name, values] of headers) single[name] = values.length === 1 ? values[0] : values;
		// Validation turns "3" into 3 where the schema says so; what is handed on stays as it was sent.
		checkParameters(operation, 'path', { ...path }, false, problems);
		checkParameters(operation, 'query', { ...query }, unknownKeys === 'refuse', problems);
		checkParameters(operation, 'header', single, false, problems);
		const queryJson = readQueryJson(operation, query, unknownKeys, problems);
		checkRequiredHeaders(operation, headers, problems);
		const { body, sentBody } = readBody(operation, request.body, headers, unknownKeys, problems);
		return { operation, path, query, queryJson, headers, body, sentBody, problems };
	}

	/** A parameter with `content` instead of a schema is JSON in the query. */
	function readQueryJson(
		operation: Operation,
		query: ReadRequest['query'],
		unknownKeys: 'refuse' | 'drop',
		problems: Problem[],
	): Record<string, unknown> {
		const read: Record<string, unknown> = {};
		for (const { name, in: where, content } of operation.parameters) {
			const text = query[name];
			if (where !== 'query' || !content?.['application/json'] || text === undefined) continue;
			const before = problems.length;
			const value = readJson(Buffer.from(String(text)), problems);
			read[name] = value;
			if (problems.length > before) continue;
			const validate = compile(
				`${operation.id} ${name} ${unknownKeys}`,
				unknownKeys === 'drop' ? dropping : plain,
				() => content['application/json'].schema,
				true,
			);
			if (!validate(value)) for (const message of describe(validate.errors)) problems.push({ where: 'query', message });
		}
		return read;
	}

	/** OpenAPI cannot declare Content-Type as a parameter, and cannot demand it where there is no body. */
	function checkRequiredHeaders(operation: Operation, headers: Map<string, string[]>, problems: Problem[]) {
		for (const [name, wanted] of Object.entries(
			(operation.definition['x-required-headers'] ?? {}) as Record<string, string>,
		)) {
			const sent = headers.get(name.toLowerCase())?.join(',') ?? '';
			const isType = name.toLowerCase() === 'content-type';
			const value = isType ? sent.split(';', 1)[0]!.trim().toLowerCase() : sent;
			if (value !== wanted)
				problems.push({ where: isType ? 'content-type' : 'header', message: `${name} must be ${wanted}` });
		}
	}

	function readBody(
		operation: Operation,
		bytes: Buffer,
		headers: Map<string, string[]>,
		unknownKeys: 'refuse' | 'drop',
		problems: Problem[],
	): { body?: unknown; sentBody?: unknown } {
		const expected = operation.definition.requestBody && resolve(operation.definition.requestBody);
		if (bytes.length === 0 || !expected) {
			if (bytes.length === 0 && expected?.required) problems.push({ where: 'body', message: 'is missing' });
			if (bytes.length > 0) problems.push({ where: 'body', message: 'there must be none' });
			return {};
		}
		const [type, ...settings] = (headers.get('content-type')?.join(',') ?? '')
			.split(';')
			.map((part) => part.trim().toLowerCase());
		const charset = settings.find((setting) => setting.startsWith('charset='));
		if (!Object.hasOwn(expected.content, type!) || (charset && !/^charset="?utf-8"?$/.test(charset))) {
			const message = `must be ${Object.keys(expected.content).join(' or ')} in UTF-8`;
			if (!problems.some(({ where }) => where === 'content-type')) problems.push({ where: 'content-type', message });
			return {};
		}
		if (type === 'multipart/form-data')
			return readForm(
				operation,
				bytes,
				headers.get('content-type')![0]!,
				expected.content[type].schema,
				unknownKeys,
				problems,
			);
		if (type !== 'application/json') return { body: bytes, sentBody: bytes };
		const before = problems.length;
		const sentBody = readJson(bytes, problems);
		if (problems.length > before) return { body: sentBody, sentBody };
		const body = unknownKeys === 'drop' ? structuredClone(sentBody) : sentBody;
		const validate = compile(
			`${operation.id} body ${unknownKeys}`,
			unknownKeys === 'drop' ? dropping : plain,
			() => expected.content[type].schema,
			true,
		);
		if (!validate(body)) for (const message of describe(validate.errors)) problems.push({ where: 'body', message });
		return { body, sentBody };
	}

	/**
	 * The schema of a form names its parts; one of format binary, or a list of such, is a file or several, and a file has
	 * a name of its own.
	 */
	function readForm(
		operation: Operation,
		bytes: Buffer,
		header: string,
		schema: JsonObject,
		unknownKeys: 'refuse' | 'drop',
		problems: Problem[],
	): { body?: Part[]; sentBody?: unknown } {
		const parts = readMultipart(bytes, header, problems);
		if (!parts) return {};
		const sentBody = parts.map(describePart);
		const { properties = {} } = resolve(schema);
		const values: JsonObject = {};
		for (const { name, filename, bytes: content } of parts) {
			const isList = properties[name]?.type === 'array';
			const isFile = (isList ? properties[name].items : properties[name])?.format === 'binary';
			if (isFile && !filename) problems.push({ where: 'body', message: `/${name} must be a file with a name` });
			const value = isFile ? '' : content.toString('utf8');
			values[name] = name in values ? [values[name], value].flat() : isList ? [value] : value;
		}
		// Each of several shapes would drop the keys of the others.
		const drops = unknownKeys === 'drop' && !resolve(schema).oneOf;
		const validate = compile(`${operation.id} form ${unknownKeys}`, drops ? dropping : plain, () => schema, true);
		if (!validate(values)) for (const message of describe(validate.errors)) problems.push({ where: 'body', message });
		return { body: parts.filter(({ name }) => name in values), sentBody };
	}

	function validator(schema: JsonObject, closed = false): (data: unknown) => string[] {
		let validate: ValidateFunction | undefined;
		return (data) => {
			validate ??= compileWith(plain(), schema, closed);
			return validate(data) ? [] : describe(validate.errors);
		};
	}

	function answerProblems(operationId: string, status: number, body: unknown, closed = false): string[] {
		const { responses } = operations.get(operationId)!.definition;
		const found = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
		if (!found) return [`status ${status} is not in the contract`];
		const response = resolve(found);
		const schema = response.content?.['application/json']?.schema;
		if (Buffer.isBuffer(body))
			return Object.keys(response.content ?? {}).some((type) => type !== 'application/json')
				? []
				: ['there must be no file'];
		if (body === undefined) return !schema || response['x-may-be-empty'] ? [] : ['the body is missing'];
		if (!schema) return ['there must be no body'];
		const validate = compile(`${operationId} ${status} ${closed}`, plain, () => schema, closed);
		return validate(body) ? [] : describe(validate.errors);
	}

	return { document, operations, match, read, answerProblems, resolve, validator };
}
