import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';

const nodes = path.resolve(__dirname, '../../../nodes');

/** The folders of nodes/ that have endpoints. */
export const VENDOR_FOLDERS = readdirSync(nodes).filter((folder) =>
	readdirSync(path.join(nodes, folder), { withFileTypes: true }).some(({ name }) => name === 'api'),
);

const isEndpoint = (value: object): value is AnyEndpoint => 'standing' in value && 'effect' in value;

/** Endpoints stand in a module by themselves, or in a table. */
function endpointsIn(value: unknown): AnyEndpoint[] {
	if (typeof value !== 'object' || value === null || value instanceof z.ZodType) return [];
	return isEndpoint(value) ? [value] : Object.values(value).flatMap(endpointsIn);
}

/** All that a vendor's `api/` has, found by the folder. */
export const endpointsOf = (folder: string): AnyEndpoint[] => {
	const api = path.join(nodes, folder, 'api');
	const modules = readdirSync(api).map((file) => jest.requireActual<object>(path.join(api, file)));
	return [...new Set(modules.flatMap(endpointsIn))];
};
