/** What has legal effect waits for consent where a person or an agent starts it: every way to it, and one closely. */
import type { IDataObject, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { bindingRows } from '../../operations/endpoints.ts';
import { NODES } from '../../operations/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { withCredential } from '../support/credential';
import { ISSUING, itemsOf, type Issuing } from '../support/issuing';
import type { More } from '../support/operations';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();

const BY_HAND: INodeParameters = { alsoWhenRunByHand: true };

/** A binding sending of three documents, unless there is other input. */
const binding =
	(issuing: Issuing) =>
	async (mode: WorkflowExecuteMode, { options, input = itemsOf(issuing, 3), credential, ...more }: More = {}) =>
		await issuing.issue(sandbox, input, {
			mode,
			credential: credential ?? issuing.binding.credential,
			options: { ...issuing.binding.options, ...options },
			...more,
		});

describe.each(ISSUING)('With legal effect: %s', (_title, issuing) => {
	const { host, item, idName, documents } = issuing;
	const run = binding(issuing);
	const requests = () => host(sandbox).requests();
	const issued = () => documents(sandbox, 'binding').length;
	beforeEach(() => host(sandbox).reset());

	it.each(['trigger', 'webhook', 'chat', 'cli', 'error', 'integrated', 'internal'] as const)(
		'issues when nobody pressed a button (%s)',
		async (mode) => {
			const result = await run(mode);
			expect(result.error).toBeUndefined();
			expect(issued()).toBe(3);
			expect(rows(result)[0]).toMatchObject({ status: 'accepted' });
		},
	);

	it.each(['manual', 'evaluation'] as const)(
		'sends nothing by hand, and says what would have gone out (%s)',
		async (mode) => {
			const { error, outputs } = await run(mode);
			expect(error?.message).toBe(
				'3 documents over 33,033 won would have gone out with legal effect; nothing was sent',
			);
			expect(error?.description).toContain('"Also When Run by Hand or by an Agent"');
			expect(error?.description).toContain('"Dry Run"');
			expect([requests(), outputs]).toEqual([[], []]);
		},
	);

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails each item by hand, on %s too',
		async (onError) => {
			const result = await run('manual', { onError });
			expect(rows(result).map((row) => [told(row).outcome, told(row).code])).toEqual(
				Array.from({ length: 3 }, () => ['notSent', 'CONSENT_MISSING']),
			);
			expect(requests()).toEqual([]);
		},
	);

	it('counts only what could be sent', async () => {
		const result = await run('manual', {
			onError: 'continueRegularOutput',
			input: [item(0), item(1, { recipientNumber: '1' }), item(2)],
		});
		expect(rows(result)[0]?.error?.message).toContain('2 documents over 22,022 won');
		expect(told(rows(result)[1])).toMatchObject({ code: 'INVALID' });
	});

	it('sends by hand with the option, as a fixed value', async () => {
		expect((await run('manual', { options: BY_HAND })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['an expression', '={{ true }}'],
		['what an agent fills in', "={{ $fromAI('consent', '', 'boolean') }}"],
		['a text', 'true'],
		['false', false],
		['nothing', undefined],
	])('sends nothing by hand where the option is %s', async (_, value) => {
		const { error } = await run('manual', { options: value === undefined ? {} : { alsoWhenRunByHand: value } });
		expect(error).toBeDefined();
		expect([requests(), issued()]).toEqual([[], 0]);
	});

	it("sends nothing as an agent's tool, in whatever mode, without the option", async () => {
		for (const mode of ['trigger', 'webhook', 'chat', 'integrated', 'manual'] as const) {
			const { error } = await run(mode, { asTool: true });
			expect(error?.message).toContain('3 documents over 33,033 won would have gone out');
		}
		expect(requests()).toEqual([]);
		expect((await run('chat', { asTool: true, options: BY_HAND })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['manual', 0],
		['trigger', 3],
	] as const)('on Retry counts as what the first try was (%s)', async (mode, sent) => {
		// The first try fails before anything is sent: by missing consent, or because the vendor throttles.
		host(sandbox).setFaults([{ kind: '429', retryAfter: 100 }]);
		const first = await run(mode);
		expect([first.error === undefined, issued()]).toEqual([false, 0]);
		host(sandbox).setFaults([]);
		const second = await run('manual', { retryOf: first.run });
		expect([second.error === undefined, issued()]).toEqual([sent > 0, sent]);
		if (sent > 0) return;
		expect(second.error?.message).toContain('would have gone out');
		// A retry of the retry is still by hand; the option, set meanwhile, lets it go.
		const third = await run('manual', { retryOf: second.run });
		expect(third.error?.message).toContain('would have gone out');
		expect((await run('manual', { retryOf: third.run, options: BY_HAND })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it('on Retry of a run of which nothing is known is taken for one by hand', async () => {
		expect((await run('retry')).error?.message).toContain('would have gone out');
	});

	it('shows a dry run by hand, and sends nothing', async () => {
		const result = await run('manual', { options: { dryRun: true } });
		expect(rows(result).map((row) => [row.status, row[idName]])).toEqual(
			Array.from({ length: 3 }, () => ['dryRun', null]),
		);
		expect(requests()).toEqual([]);
	});
});

const BINDING = NODES.flatMap((node) => bindingRows(node).map((row) => [node.node, row.name, node, row] as const));

it('stands in the table', () => {
	expect(BINDING.map(([node]) => node)).toEqual(expect.arrayContaining(['bolta', 'portOneB2b']));
});

describe.each(BINDING)('With legal effect by its endpoint: %s %s', (_node, _name, node, { name, route, arrange }) => {
	const credential = node.live!;
	const requests = () => node.host(sandbox).requests();

	it.each([
		['by hand', { mode: 'manual' }],
		['called by an agent', { mode: 'chat', asTool: true }],
	] as const)('%s sends nothing without the option, and all with it', async (_title, manner) => {
		node.host(sandbox).reset();
		const { fields, input } = await withCredential(credential, async () => await arrange(sandbox));
		const run = async (options: INodeParameters) => {
			node.host(sandbox).clearRequests();
			return await node.run(sandbox, name, fields, { input, credential, options, ...manner });
		};
		const { error } = await run({});
		expect(error?.message).toMatch(/^2 documents over [1-9][\d,]* won would have gone out/);
		// To know what an item is about, the node may read.
		expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);
		expect((await run(BY_HAND)).error).toBeUndefined();
		expect(requests().filter((request) => request.route === route && request.effect)).toHaveLength(2);
	});
});

const ADDRESSES: Array<[string, IDataObject, string]> = [
	['http to another machine', { baseUrl: 'http://xapi.example' }, 'an address such as'],
	['http to a name that only looks local', { baseUrl: 'http://localhost.example' }, 'an address such as'],
	['a path', { baseUrl: 'https://xapi.example/v1' }, 'an address such as'],
	['a query', { baseUrl: 'https://xapi.example?a=b' }, 'an address such as'],
	['user info', { baseUrl: 'http://someone:synthetic-secret@127.0.0.1:9' }, 'an address such as'],
	['another protocol', { baseUrl: 'ftp://127.0.0.1' }, 'an address such as'],
	['no address', { baseUrl: '' }, 'an address such as'],
];
const CONTRADICTIONS: Record<string, Array<[string, IDataObject, string]>> = {
	Bolta: [
		['a live key in the test environment', { apiKey: 'live_synthetic-secret' }, 'Environment'],
		['a test key in the live environment', { apiKey: 'test_synthetic-secret', environment: 'live' }, 'Environment'],
		['a key of neither kind', { apiKey: 'synthetic-secret' }, 'API Key'],
		['no key', { apiKey: '' }, 'API Key'],
	],
	Hiworks: [
		['no office token', { officeToken: '' }, 'Office Token'],
		['no bill token', { billToken: ' ' }, 'Bill Access Token'],
		['a token with "Bearer"', { officeToken: 'Bearer synthetic-secret' }, 'without "Bearer"'],
		['a token with letters that no header carries', { billToken: 'synthetic-secret-토큰' }, 'Bill Access Token'],
	],
};

describe.each(ISSUING)('A credential that contradicts itself: %s', (_title, issuing) => {
	const { vendor, host } = issuing;
	beforeEach(() => host(sandbox).reset());

	it.each([...CONTRADICTIONS[vendor]!, ...ADDRESSES])(
		'sends nothing and says what is wrong: %s',
		async (_, credential, named) => {
			const stopped = await binding(issuing)('trigger', { credential });
			expect(stopped.error?.message).toContain(`The ${vendor} credential`);
			expect(stopped.error?.message).toContain(named);
			const continued = await binding(issuing)('trigger', { credential, onError: 'continueErrorOutput' });
			expect(continued.error).toBeUndefined();
			expect(rows(continued).map((row) => told(row).outcome)).toEqual(['notSent', 'notSent', 'notSent']);
			for (const { error, outputs } of [stopped, continued])
				expect(JSON.stringify([error?.message, error?.description, error?.stack, outputs])).not.toContain(
					'synthetic-secret',
				);
			expect(host(sandbox).requests()).toEqual([]);
		},
	);
});
