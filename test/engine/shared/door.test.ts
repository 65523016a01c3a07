/**
 * The law of the house, for every operation that changes something: an answer that was lost after the effect is told
 * truly, n8n's Retry On Fail has no second effect, and another execution does as the policy says.
 */
import type { INodeParameters } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyEndpoint } from '../../../nodes/shared/http/endpoint';
import { NODES } from '../../operations/index.ts';
import { changing, type ChangingOperation } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import type { Result } from '../support/engine';
import { rows, stateOf } from '../support/reports';

/** Effects of a change that happens once. */
const ONCE = { lost: 2, secondTry: 2, refused: 1 };
const ONE_BY_ONE = { itemsInFlight: 1 };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

const sandbox = withSandbox();

/** The policies of what left an execution and was not forgotten. */
function policiesOf({ run }: Result): string[] {
	const { contextData = {} } = run.data.executionData ?? {};
	const { leavings = {} } = (contextData['node:Node'] ?? {}) as { leavings?: Record<string, { policy: string }> };
	return [...new Set(Object.values(leavings).map(({ policy }) => policy))];
}

/** Endpoints in a module of api/, also those that stand within a list of records. */
function endpointsIn(value: unknown, depth = 0): AnyEndpoint[] {
	if (typeof value !== 'object' || value === null || depth > 2) return [];
	if ('method' in value && 'path' in value && 'effect' in value) return [value as AnyEndpoint];
	return Object.values(value).flatMap((inner) => endpointsIn(inner, depth + 1));
}

describe.each(NODES)('$node', ({ folder, operations, run, host }) => {
	const rowsOfChanges = changing(operations);
	const api = path.resolve(__dirname, '../../../nodes', folder, 'api');
	const reached = new Set<string>();
	afterEach(() => {
		for (const { method, path: target, effect } of host(sandbox).requests())
			if (effect) reached.add(`${method} ${target}`);
	});

	const schemas = path.resolve(__dirname, '../../../nodes', folder, '__schema__/v1.0.0');

	/** Operations whose outputs say `duplicate` and `recovered`. */
	const tellingOfIt = () =>
		readdirSync(schemas, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.filter((file) => {
				const { required = [] } = JSON.parse(readFileSync(path.join(schemas, file), 'utf8')) as { required?: string[] };
				return required.includes('duplicate') && required.includes('recovered');
			})
			.map((file) => file.replace(/\.json$/, '').replaceAll(path.sep, '.'));

	it('has every changing operation in the table', () => {
		expect([...new Set(rowsOfChanges.map(({ name }) => name))].sort()).toEqual(tellingOfIt().sort());
	});

	const titled = rowsOfChanges.map((row) => [[row.name, row.variant].filter(Boolean).join(' '), row] as const);

	describe.each(titled)('%s', (_title, operation: ChangingOperation) => {
		const {
			name,
			route,
			policy,
			plans,
			lost,
			again,
			effectsInAll,
			effects: inCases = ONCE,
			together,
			arrange,
		} = operation;
		const failsInRows = together ?? operation.failsInRows ?? false;
		const options = { ...ONE_BY_ONE, ...operation.options };
		beforeEach(() => host(sandbox).reset());

		/** Whatever changed something at the vendor, by whichever of its endpoints. */
		const effects = () =>
			host(sandbox)
				.requests()
				.filter((request) => request.effect && !operation.prepares?.includes(request.route ?? ''));

		/** How each thing to do was told. */
		const states = (result: Result): string[] => {
			const all = rows(result);
			if (!together) return all.map(stateOf);
			expect(all.at(-1)).toHaveProperty('state');
			return all.slice(0, -1).map((row) => {
				expect(row.recovered).toBe(row.outcome === 'recovered');
				return String(row.outcome);
			});
		};

		it('tells truly of an answer that was lost after the effect', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			host(sandbox).setFaults([{ kind: 'resetAfter', match: { route, nth: 1 } }]);
			const result = await run(sandbox, name, fields, { input, options, ...CONTINUE });
			expect(states(result)).toEqual([lost, 'done']);
			expect(effects()).toHaveLength(inCases.lost);
		});

		it('has no second effect in a second try', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			// The second item stops the first try: by then the first is done.
			host(sandbox).setFaults([{ kind: '401empty', match: { route, nth: 2 } }]);
			const once = async () => await run(sandbox, name, fields, { input, options, retryOnFail: { maxTries: 2 } });
			// Where nothing fails the run, a person starts the second try.
			if (failsInRows) expect(states(await once())).toEqual(['done', 'rejected']);
			const result = await once();
			expect(result.error).toBeUndefined();
			if (together) expect(states(result)).toEqual(['done']);
			else {
				const [first, second] = states(result);
				expect([['done', 'duplicate'].includes(first!), second]).toEqual([true, 'done']);
			}
			expect(effects()).toHaveLength(inCases.secondTry);
		});

		if (lost === 'unknown')
			it('is not sent again by a second try where it stays unknown', async () => {
				const { fields, input } = await arrange(sandbox);
				host(sandbox).clearRequests();
				host(sandbox).setFaults([{ kind: 'resetAfter', match: { route, nth: 1 } }]);
				const retryOnFail = { maxTries: 2 };
				const result = await run(sandbox, name, fields, {
					input: input.slice(0, 1),
					options,
					retryOnFail,
					...CONTINUE,
				});
				expect(states(result)).toEqual(['unknown']);
				expect(
					host(sandbox)
						.requests()
						.filter((request) => request.route === route),
				).toHaveLength(1);
			});

		if (!failsInRows)
			it('leaves as its policy says, and is told as unknown by a later try that does not come to it', async () => {
				const tried = await arrange(sandbox);
				host(sandbox).clearRequests();
				await run(sandbox, name, tried.fields, { input: tried.input, options });
				const second = host(sandbox).requests().indexOf(effects()[1]!) + 1;
				host(sandbox).reset();
				const { fields, input } = await arrange(sandbox);
				// The first is done; the answer to the second is lost, and from then on nothing can be asked.
				host(sandbox).setFaults([
					{ kind: 'resetAfter', match: { route, nth: 2 } },
					{ kind: '500', match: { nth: Array.from({ length: 60 }, (_, later) => second + 1 + later) } },
				]);
				const failed = await run(sandbox, name, fields, { input, options });
				expect(failed.error).toBeDefined();
				expect(policiesOf(failed)).toEqual(plans ? [] : [policy]);
				const later = async (more: { options?: INodeParameters } = {}) =>
					states(await run(sandbox, name, fields, { input, options, retryOf: failed.run, ...CONTINUE, ...more }));
				// A refused key stops it at the first item; a wrong option before anything is read.
				host(sandbox).setFaults([{ kind: '401empty' }]);
				expect((await later())[1]).toBe('unknown');
				expect((await later({ options: { ...options, timeout: 0 } }))[1]).toBe('unknown');
			});

		// What Single Sign On answers is handed on as it comes: it may well be a page.
		if (!name.startsWith('sso.'))
			it('does not take a page for a yes', async () => {
				const { fields, input } = await arrange(sandbox);
				host(sandbox).clearRequests();
				host(sandbox).setFaults([{ kind: '200html', match: { route, nth: 1 } }]);
				const result = await run(sandbox, name, fields, { input: input.slice(0, 1), options, ...CONTINUE });
				const [first] = states(result);
				// Where the vendor shows that it has nothing of it, it may be sent again.
				expect(first === 'unknown' || effects().length > 0).toBe(true);
			});

		it('is not overwritten where a second try is refused', async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			// Where it is sent again, the first try ends uncertain; then the vendor refuses the second.
			host(sandbox).setFaults([
				{ kind: 'resetAfter', match: { route, nth: 1 } },
				{ kind: '500', match: { route, nth: [2, 3] } },
				{ kind: '401empty', match: { route, nth: [4, 5, 6] } },
			]);
			const result = await run(sandbox, name, fields, {
				input: input.slice(0, 1),
				options,
				retryOnFail: { maxTries: 2 },
				...CONTINUE,
			});
			expect(['recovered', 'done', 'unknown']).toContain(states(result)[0]);
			expect(effects()).toHaveLength(inCases.refused);
		});

		it(`tells of another execution: ${again}`, async () => {
			const { fields, input } = await arrange(sandbox);
			host(sandbox).clearRequests();
			const once = async () =>
				states(await run(sandbox, name, fields, { input: input.slice(0, 1), options, ...CONTINUE }));
			// Of a plan that was carried out nothing is left to do.
			expect([await once(), await once()]).toEqual(together ? [['done', 'done'], []] : [['done'], [again]]);
			expect(effects()).toHaveLength(effectsInAll);
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
