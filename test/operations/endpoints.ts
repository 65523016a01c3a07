/** The endpoints that the nodes know, and which of them an operation of a contract is. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { AnyEndpoint } from '../../nodes/shared/http/endpoint';
import { loadContract } from '../../sandbox/contract.ts';
import bolta from '../../sandbox/contracts/bolta.openapi.json';
import hiworks from '../../sandbox/contracts/hiworks.openapi.json';
import portOne from '../../sandbox/contracts/portone.openapi.json';
import type { OperationRow } from './row';

export interface NamedEndpoint {
	name: string;
	endpoint: AnyEndpoint;
}

/** Endpoints in a module of api/, also those that stand within a list of records. */
function endpointsIn(value: unknown, name: string, depth = 0): NamedEndpoint[] {
	if (typeof value !== 'object' || value === null || depth > 3) return [];
	if ('method' in value && 'path' in value && 'effect' in value) return [{ name, endpoint: value as AnyEndpoint }];
	return Object.entries(value).flatMap(([key, inner]) =>
		endpointsIn(inner, [name, key].filter(Boolean).join('.'), depth + 1),
	);
}

/** Every endpoint that stands in the folder's api/: a new one is there without being listed. */
export function endpointsOf(folder: string): NamedEndpoint[] {
	const api = path.resolve(__dirname, '../../nodes', folder, 'api');
	return readdirSync(api).flatMap((file) => endpointsIn(jest.requireActual(path.join(api, file)), ''));
}

/** Names of path parameters are nobody's but ours. */
const callOf = ({ method, path: template }: { method: string; path: string }) =>
	`${method} ${template.replace(/\{\w+\}/g, '{}')}`;

const CALLS = new Map(
	[bolta, hiworks, portOne]
		.flatMap((document) => [...loadContract(document).operations.values()])
		.map((operation) => [operation.id, callOf(operation)]),
);

/** The endpoint of the call that a row names. */
export const endpointOf = (folder: string, { route = '' }: Pick<OperationRow, 'route'>): AnyEndpoint | undefined =>
	endpointsOf(folder).find(({ endpoint }) => callOf(endpoint) === CALLS.get(route))?.endpoint;

/** Rows of what has legal effect. */
export const bindingRows = ({ folder, operations }: { folder: string; operations: readonly OperationRow[] }) =>
	operations.filter((row) => endpointOf(folder, row)?.effect === 'binding');
