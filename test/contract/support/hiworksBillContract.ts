/**
 * The Bill API of Hiworks: the vendor's documented examples, and the endpoints that the node knows, beside the
 * contract.
 */

import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';
import { loadContract, type Operation } from '../../../sandbox/contract.ts';
import collection from '../../../sandbox/contracts/hiworks.json';
import document from '../../../sandbox/contracts/hiworks.openapi.json';
import { SERVER } from '../../../sandbox/hiworks/bill/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { endpointsOf } from '../../operations/endpoints.ts';

export { SERVER };
export const contract = loadContract(document, { server: SERVER });
export const schemas = contract.document.components.schemas as Record<string, JsonObject>;

export const endpoints = endpointsOf('HiworksBill');

/** Names of path parameters are nobody's but ours. */
const shape = (template: string) => template.replace(/\{\w+\}/g, '{}');
export const operationOf = ({ method, path: template }: AnyEndpoint): Operation | undefined =>
	[...contract.operations.values()].find(
		(operation) => operation.method === method && shape(operation.path) === shape(template),
	);

export interface Answer {
	name: string;
	status: number | null;
	body: JsonObject;
}

export interface Documented {
	index: number;
	title: string;
	method: string;
	/** As documented: with names in braces. */
	url: string;
	headers: Record<string, string>;
	body: JsonObject | undefined;
	form: JsonObject[] | undefined;
	answers: Answer[];
}

/** The requests of "세금계산서 API"; `index` is their place in hiworks.json. */
export const documented: Documented[] = (collection as JsonObject[])
	.map(
		(entry, index) =>
			({
				index,
				title: entry.path.at(-1) as string,
				method: entry.method,
				url: entry.url,
				headers: entry.headers,
				body: entry.body,
				form: entry.form,
				answers: entry.responses,
			}) as Documented,
	)
	.filter(({ url }) => url.startsWith(SERVER));

/** Answers without a status are 200, or 400 where they are errors. */
export const statusOf = ({ status, body }: Answer): number => status ?? (body.errors ? 400 : 200);
export const isGood = (answer: Answer) => statusOf(answer) === 200;

export const documentedFor = (endpoint: AnyEndpoint) =>
	documented.filter(
		({ method, url }) =>
			method === endpoint.method &&
			shape(
				url
					.slice(SERVER.length)
					.replace(/\{\{.+?\}\}/g, '{}')
					.replaceAll('{}', '{x}'),
			) === shape(endpoint.path),
	);

/** The value with another key in every object. */
export function withKey(value: unknown, key: string, added: unknown): unknown {
	if (Array.isArray(value)) return value.map((member) => withKey(member, key, added));
	if (typeof value !== 'object' || value === null) return value;
	return {
		...Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withKey(member, key, added)])),
		[key]: added,
	};
}

/** Every object in a value. */
export const objectsIn = (value: unknown): JsonObject[] =>
	typeof value === 'object' && value !== null
		? [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)]
		: [];
