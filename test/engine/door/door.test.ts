/**
 * The law of the house, for every operation that changes something: an answer that was lost after the effect is told
 * truly, n8n's Retry On Fail has no second effect, and another execution does as the policy says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';
import { startSandbox, type RequestRecord, type Sandbox } from '../../../sandbox/index.ts';
import { hurry } from '../support/clock';
import { rows, told, type Row } from '../support/reports';
import { boltaNode } from './bolta';
import { portOneNode } from './portOne';
import type { ChangingOperation, NodeUnderTest } from './row';

hurry();

const NODES: readonly NodeUnderTest[] = [boltaNode, portOneNode];
const ONE_BY_ONE = { itemsInFlight: 1 };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const effects = (requests: readonly RequestRecord[], route: string) =>
	requests.filter((request) => request.route === route && request.effect);

/** How an item was told. */
const state = (row: Row | undefined): string => {
	const failed = told(row);
	if (failed) return String(failed.outcome);
	return row?.recovered ? 'recovered' : row?.duplicate ? 'duplicate' : 'done';
};

/** Endpoints in a module of api/, also those that stand within a list of records. */
function endpointsIn(value: unknown, depth = 0): AnyEndpoint[] {
	if (typeof value !== 'object' || value === null || depth > 2) return [];
	if ('method' in value && 'path' in value && 'effect' in value) return [value as AnyEndpoint];
	return Object.values(value).flatMap((inner) => endpointsIn(inner, depth + 1));
}

describe.each(NODES)('$node', ({ folder, operations, run, host }) => {
	const api = path.resolve(__dirname, '../../../nodes', folder, 'api');
	const reached = new Set<string>();
	afterEach(() => {
		for (const { method, path: target, effect } of host(sandbox).requests())
			if (effect) reached.add(`${method} ${target}`);
	});

	const schemas = path.resolve(__dirname, '../../../nodes', folder, '__schema__/v1.0.0');

	/** Operations whose outputs say `duplicate` and `recovered`. */
	const changing = () =>
		readdirSync(schemas, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.filter((file) => {
				const { required = [] } = JSON.parse(readFileSync(path.join(schemas, file), 'utf8')) as { required?: string[] };
				return required.includes('duplicate') && required.includes('recovered');
			})
			.map((file) => file.replace(/\.json$/, '').replaceAll(path.sep, '.'));

	it('has every changing operation in the table', () => {
		expect([...new Set(operations.map(({ name }) => name))].sort()).toEqual(changing().sort());
	});

	const titled = operations.map((row) => [row.variant ? `${row.name} ${row.variant}` : row.name, row] as const);

	describe.each(titled)('%s', (_title, row: ChangingOperation) => {
		const { name, route, policy, lost, again, effectsInAll, arrange } = row;
		beforeEach(() => host(sandbox).reset());

		it('tells truly of an answer that was lost after the effect', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			host(sandbox).setFaults([{ kind: 'resetAfter', match: { route, nth: 1 } }]);
			const result = await run(sandbox, name, fields, { input, options: ONE_BY_ONE, ...CONTINUE });
			expect(rows(result).map(state)).toEqual([lost, 'done']);
			// What does no harm a second time is sent again.
			expect(effects(host(sandbox).requests(), route)).toHaveLength(policy === 'repeatable' ? 3 : 2);
		});

		it('has no second effect in a second try', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			// The second item stops the first try: by then the first is done.
			host(sandbox).setFaults([{ kind: '401empty', match: { route, nth: 2 } }]);
			const result = await run(sandbox, name, fields, { input, options: ONE_BY_ONE, retryOnFail: { maxTries: 2 } });
			expect(result.error).toBeUndefined();
			const [first, second] = rows(result).map(state);
			expect([['done', 'duplicate'].includes(first!), second]).toEqual([true, 'done']);
			expect(effects(host(sandbox).requests(), route)).toHaveLength(2);
		});

		it('is not overwritten where a second try is refused', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			// Nothing can be read, so that the first try ends uncertain; then the vendor refuses the second. What does no
			// harm a second time is sent three times in each try.
			const refused = policy === 'repeatable' ? [2, 3, 4, 5, 6] : [2, 3, 4, 5];
			host(sandbox).setFaults([
				{ kind: 'resetAfter', match: { route, nth: 1 } },
				{ kind: '500', match: { route, nth: refused } },
			]);
			const result = await run(sandbox, name, fields, {
				input: input.slice(0, 1),
				options: ONE_BY_ONE,
				retryOnFail: { maxTries: 2 },
				...CONTINUE,
			});
			expect(['recovered', 'done', 'unknown']).toContain(state(rows(result)[0]));
			expect(effects(host(sandbox).requests(), route)).toHaveLength(1);
		});

		it(`tells of another execution: ${again}`, async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			const once = async () =>
				rows(await run(sandbox, name, fields, { input: input.slice(0, 1), options: ONE_BY_ONE, ...CONTINUE })).map(
					state,
				);
			expect([await once(), await once()]).toEqual([['done'], [again]]);
			expect(effects(host(sandbox).requests(), route)).toHaveLength(effectsInAll);
		});
	});

	it('reaches every endpoint that changes something', () => {
		const endpoints = readdirSync(api).flatMap((file) => endpointsIn(jest.requireActual(path.join(api, file))));
		const changes = endpoints.filter(({ effect }) => effect !== 'read');
		expect(changes.length).toBeGreaterThan(0);
		const isReached = ({ method, path: template }: AnyEndpoint) => {
			const pattern = new RegExp(`^${method} ${template.replace(/\{\w+\}/g, '[^/]+')}$`);
			return [...reached].some((request) => pattern.test(request));
		};
		expect(
			changes.filter((one) => !isReached(one)).map(({ method, path: template }) => `${method} ${template}`),
		).toEqual([]);
	});
});
