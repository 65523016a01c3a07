import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItems, issueForm } from '../support/bolta';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => sandbox.bolta.reset());

const LIVE = { apiKey: 'live_synthetic_key', environment: 'live' };
const ALSO_BY_HAND = 'alsoWhenRunByHand';

const run = async (
	mode: WorkflowExecuteMode,
	{
		options = {},
		input = invoiceItems(3),
		credential = LIVE,
		...more
	}: Record<string, never> | Record<string, unknown> = {},
) =>
	await bolta(sandbox.bolta.url, {
		mode,
		parameters: issueForm(options as INodeParameters),
		input: input as never,
		credential: credential as never,
		...more,
	});

const issued = () => sandbox.bolta.ledger('live').length;

describe('A live key', () => {
	it.each(['trigger', 'webhook', 'chat', 'cli', 'error', 'integrated', 'internal'] as const)(
		'issues when nobody pressed a button (%s)',
		async (mode) => {
			expect((await run(mode)).error).toBeUndefined();
			expect([issued(), sandbox.bolta.ledger('test').length]).toEqual([3, 0]);
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
			expect([sandbox.bolta.requests(), outputs]).toEqual([[], []]);
		},
	);

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails each item by hand, on %s too',
		async (onError) => {
			const result = await run('manual', { onError });
			expect(rows(result).map((row) => [told(row).outcome, told(row).code])).toEqual(
				Array.from({ length: 3 }, () => ['notSent', 'CONSENT_MISSING']),
			);
			expect(sandbox.bolta.requests()).toEqual([]);
		},
	);

	it('counts only what could be sent', async () => {
		const [first, second, third] = invoiceItems(3);
		const result = await run('manual', {
			onError: 'continueRegularOutput',
			input: [first, { ...second, recipientNumber: '1' }, third],
		});
		expect(rows(result)[0]?.error?.message).toContain('2 documents over 22,022 won');
		expect(told(rows(result)[1])).toMatchObject({ code: 'INVALID' });
	});

	it('sends by hand with the option, as a fixed value', async () => {
		expect((await run('manual', { options: { [ALSO_BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['an expression', '={{ true }}'],
		['what an agent fills in', "={{ $fromAI('consent', '', 'boolean') }}"],
		['a text', 'true'],
		['false', false],
		['nothing', undefined],
	])('sends nothing by hand where the option is %s', async (_, value) => {
		const { error } = await run('manual', { options: value === undefined ? {} : { [ALSO_BY_HAND]: value } });
		expect(error).toBeDefined();
		expect(sandbox.bolta.requests()).toEqual([]);
		expect(issued()).toBe(0);
	});

	it("sends nothing as an agent's tool, in whatever mode, without the option", async () => {
		for (const mode of ['trigger', 'webhook', 'chat', 'integrated', 'manual'] as const) {
			const { error } = await run(mode, { asTool: true });
			expect(error?.message).toContain('3 documents over 33,033 won would have gone out');
		}
		expect(sandbox.bolta.requests()).toEqual([]);
		expect((await run('chat', { asTool: true, options: { [ALSO_BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['manual', 0],
		['trigger', 3],
	] as const)('on Retry counts as what the first try was (%s)', async (mode, sent) => {
		// The first try fails before anything is sent: by missing consent, or because the status cannot be had.
		sandbox.bolta.setFaults([{ kind: '403', match: { method: 'GET' }, times: 5 }]);
		const first = await run(mode);
		expect(first.error).toBeDefined();
		expect(issued()).toBe(0);
		sandbox.bolta.setFaults([]);
		const second = await run('manual', { retryOf: first.run });
		expect(second.error === undefined).toBe(sent > 0);
		if (sent === 0) expect(second.error?.message).toContain('would have gone out');
		expect(issued()).toBe(sent);
		if (sent > 0) return;
		// A retry of the retry is still by hand; the option, set meanwhile, lets it go.
		const third = await run('manual', { retryOf: second.run });
		expect(third.error?.message).toContain('would have gone out');
		expect((await run('manual', { retryOf: third.run, options: { [ALSO_BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it('on Retry of a run of which nothing is known is taken for one by hand', async () => {
		expect((await run('retry')).error?.message).toContain('would have gone out');
	});

	it.each(['get', 'getStatus'])('reads by hand without the option (%s)', async (operation) => {
		await run('trigger');
		const [document] = sandbox.bolta.ledger('live');
		const { error, outputs } = await bolta(sandbox.bolta.url, {
			mode: 'manual',
			parameters: {
				resource: 'taxInvoice',
				operation,
				issuanceKey: { __rl: true, mode: 'id', value: document?.issuanceKey } as never,
				referenceId: String(document?.clientReferenceId),
				options: {},
			},
			input: [{}],
			credential: LIVE,
		});
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject({ issuanceKey: document?.issuanceKey, status: 'issued' });
	});

	it('shows a dry run by hand, and sends nothing', async () => {
		const result = await run('manual', { options: { dryRun: true } });
		expect(rows(result).map(({ status, issuanceKey }) => [status, issuanceKey])).toEqual(
			Array.from({ length: 3 }, () => ['dryRun', null]),
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});

describe('A test key', () => {
	it('needs no consent, by hand or as a tool', async () => {
		expect((await run('manual', { credential: {} })).error).toBeUndefined();
		sandbox.bolta.reset();
		expect((await run('chat', { credential: {}, asTool: true })).error).toBeUndefined();
		expect([issued(), sandbox.bolta.ledger('test').length]).toEqual([0, 3]);
	});
});

describe('A credential that contradicts itself', () => {
	it.each([
		['a live key in the test environment', { apiKey: 'live_synthetic_key' }, 'Environment'],
		['a test key in the live environment', { environment: 'live' }, 'Environment'],
		['a key of neither kind', { apiKey: 'synthetic_key' }, 'API Key'],
		['no key', { apiKey: '' }, 'API Key'],
		['http to another machine', { baseUrl: 'http://xapi.example' }, 'an address such as'],
		['http to a name that only looks local', { baseUrl: 'http://localhost.example' }, 'an address such as'],
		['a path', { baseUrl: 'https://xapi.example/v1' }, 'an address such as'],
		['a query', { baseUrl: 'https://xapi.example?a=b' }, 'an address such as'],
		['user info', { baseUrl: 'http://someone:synthetic-password@127.0.0.1:9' }, 'an address such as'],
		['another protocol', { baseUrl: 'ftp://127.0.0.1' }, 'an address such as'],
		['no address', { baseUrl: '' }, 'an address such as'],
	])('sends nothing and says what is wrong: %s', async (_, credential, named) => {
		const stopped = await run('trigger', { credential });
		expect(stopped.error?.message).toContain('The Bolta credential');
		expect(stopped.error?.message).toContain(named);
		const continued = await run('trigger', { credential, onError: 'continueErrorOutput' });
		expect(continued.error).toBeUndefined();
		expect(continued.outputs[1]?.map(({ json }) => (json.error as never as { outcome: string }).outcome)).toEqual([
			'notSent',
			'notSent',
			'notSent',
		]);
		for (const { error, outputs } of [stopped, continued])
			expect(JSON.stringify([error?.message, error?.description, error?.stack, outputs])).not.toMatch(
				/synthetic-password|synthetic_key/,
			);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it.each(['', '/'])('takes http on this machine, with "%s" behind it, and spaces around the key', async (ending) => {
		const { error } = await run('trigger', {
			credential: { apiKey: ' test_synthetic_key ', baseUrl: `${sandbox.bolta.url}${ending}` },
		});
		expect(error).toBeUndefined();
		expect(sandbox.bolta.ledger('test')).toHaveLength(3);
	});
});
