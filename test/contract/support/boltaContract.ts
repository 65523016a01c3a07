/** The endpoints that the Bolta node knows, beside what the contract and the documented examples say of each. */
import type { z } from 'zod';

import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';
import { loadContract } from '../../../sandbox/contract.ts';
import examples from '../../../sandbox/contracts/bolta.json';
import document from '../../../sandbox/contracts/bolta.openapi.json';
import type { JsonObject } from '../../../sandbox/json.ts';
import { endpointsOf } from '../../operations/endpoints.ts';

export const contract = loadContract(document);
export const schemas = contract.document.components.schemas as Record<string, JsonObject>;

export const endpoints = endpointsOf('Bolta');

export const operationOf = ({ method, path: template }: AnyEndpoint) =>
	[...contract.operations.values()].find((operation) => operation.method === method && operation.path === template);

export interface Example {
	title: string;
	value: unknown;
}

export const documented = (of: AnyEndpoint) =>
	Object.entries(examples.endpoints as JsonObject).filter(
		([, { method, path: template }]) => method === of.method && template === of.path,
	);
export const inOpenApi = (content: JsonObject | undefined): Example[] =>
	Object.entries((content?.['application/json']?.examples ?? {}) as JsonObject).map(([title, { value }]) => ({
		title,
		value,
	}));

export const requestExamples = (of: AnyEndpoint): Example[] => [
	...inOpenApi(operationOf(of)?.definition.requestBody?.content),
	...documented(of).flatMap(([title, { request }]) => (request ? [{ title, value: request as unknown }] : [])),
];

export const problemsOf = (schema: z.ZodTypeAny, value: unknown) =>
	schema.safeParse(value).error?.issues.map(({ path: way }) => way.join('.')) ?? [];
