import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Vendor } from '../../../nodes/shared/engine/vendor';
import { columnOrder } from '../../../nodes/shared/fields/outputOrder';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { operationsOf } from './engine';

/** As n8n keeps it: JSON. */
const asKept = (given: readonly IDataObject[]) => JSON.parse(JSON.stringify(given)) as IDataObject[];

/** Outputs as n8n keeps them, by `resource.operation`. */
export class Outputs {
	readonly #kept = new Map<string, IDataObject[]>();

	/** @returns the first of what was given */
	keep(name: string, given: readonly IDataObject[]): IDataObject {
		const kept = asKept(given);
		this.#kept.set(name, [...this.of(name), ...kept]);
		return kept[0] ?? {};
	}

	of(name: string): readonly IDataObject[] {
		return this.#kept.get(name) ?? [];
	}
}

/** Objects inside, too, have nothing more; what has no properties in the schema is the vendor's own. */
const closed = (schema: unknown): unknown => {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
	return 'required' in schema ? { ...inside, additionalProperties: false } : inside;
};

/**
 * Holds real outputs to their schema: they fit, and have nothing more, in the order of the columns; and the schema has
 * no key that none of them has.
 * @param alike how many of them, from the first, have their columns as they stand in the schema
 */
export function expectFit(file: string, outputs: readonly IDataObject[], alike = 1): void {
	const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
	const validate = new Ajv2020({ strict: false, allErrors: true }).compile(closed(schema) as object);
	const given = asKept(outputs);
	expect(given).not.toEqual([]);
	for (const json of given) expect([validate(json), validate.errors]).toEqual([true, null]);
	// A table shows some four columns, before the first run and after it.
	for (const keys of [schema.properties, ...given].map(Object.keys)) expect(keys).toEqual(columnOrder(keys));
	for (const json of given.slice(0, alike))
		expect(Object.keys(json)).toEqual(Object.keys(schema.properties).filter((key) => key in json));
	expect(Object.keys(schema.properties).filter((key) => !given.some((json) => key in json))).toEqual([]);
}

/**
 * What rows put out that the table holds, with their fields and with those of each further run, and the calls of those
 * that change nothing by which something was done at the vendor.
 */
async function runRow(
	{ run, host }: NodeUnderTest,
	{ name, arrange, outputs: further = [], ...row }: OperationRow,
	sandbox: ReturnType<typeof withSandbox>,
): Promise<{ all: IDataObject[]; changed: string[] }> {
	const all: IDataObject[] = [];
	const changed: string[] = [];
	for (const { options: given, ...more } of [{}, ...further]) {
		host(sandbox).reset();
		const { fields, input } = await arrange(sandbox);
		host(sandbox).clearRequests();
		const options = { ...('options' in row ? row.options : {}), ...(given as INodeParameters) };
		const { outputs, error } = await run(sandbox, name, { ...fields, ...more }, { input, options });
		if (error) throw new Error(`${name}: ${error.message}`, { cause: error });
		all.push(...(outputs[0] ?? []).map(({ json }) => json));
		const effects = host(sandbox)
			.requests()
			.filter(({ effect }) => effect);
		if (row.policy === undefined) changed.push(...effects.map(({ route }) => `${name}: ${route}`));
	}
	return { all, changed };
}

/** What a vendor says of itself, found by its folder. */
const vendorOf = (folder: string): Vendor =>
	Object.values(
		jest.requireActual<Record<string, Vendor>>(path.resolve(__dirname, '../../../nodes', folder, 'vendor')),
	).find(({ credentialType }) => credentialType !== undefined)!;

const addressesIn = (value: unknown): string[] =>
	typeof value === 'string'
		? /^https?:/.test(value)
			? [value]
			: []
		: typeof value === 'object' && value !== null
			? Object.values(value).flatMap(addressesIn)
			: [];

/**
 * Holds what each operation of a node puts out to what the editor shows of it before the first run: that which the rows
 * of its table give, and `further`, which runs what no row does.
 */
export function describeOutputs(tested: NodeUnderTest, further?: (outputs: Outputs) => Promise<void>): Outputs {
	const folder = path.resolve(__dirname, '../../../nodes', tested.folder, '__schema__/v1.0.0');
	const schemas = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length).replaceAll(path.sep, '.'));
	const outputs = new Outputs();
	const changedByReading: string[] = [];

	describe('What the editor shows of outputs before the first run', () => {
		const sandbox = withSandbox();
		beforeAll(async () => {
			for (const row of tested.operations) {
				const { all, changed } = await runRow(tested, row, sandbox);
				outputs.keep(row.name, all);
				changedByReading.push(...changed);
			}
			await further?.(outputs);
		});

		it.each(schemas)('%s: the real outputs fit, and have nothing more', (name) => {
			expectFit(path.join(folder, `${name.replace('.', path.sep)}.json`), outputs.of(name));
		});

		it('no key that an error tells of what was done opens an address by which a person acts', () => {
			const { resultKeys = [] } = vendorOf(tested.folder);
			const opened = tested.operations.flatMap(({ name }) =>
				// What a dry run shows is a call of ours, which needs the credential.
				outputs.of(name).flatMap(({ request: _request, ...json }) => {
					const told = resultKeys.flatMap((key) => (json[key] ? [String(json[key])] : []));
					return addressesIn(json).filter((address) => told.some((key) => address.includes(key)));
				}),
			);
			expect(opened).toEqual([]);
		});

		it('nothing was done at the vendor by what has no policy, whatever the effect that its endpoint claims', () => {
			expect(changedByReading).toEqual([]);
		});

		it('has each operation of the node, and no other', async () => {
			expect(schemas.sort()).toEqual((await operationsOf(tested.node)).sort());
		});
	});
	return outputs;
}
