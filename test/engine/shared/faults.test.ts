/** Whatever meets the sending of a document, what became of it is told truly: with each vendor that makes them. */
import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { TIME_LIMIT } from '../support/clock';
import type { Result } from '../support/engine';
import { ISSUING, itemsOf, sendsOf } from '../support/issuing';
import { byReference, rows, told, type Told } from '../support/reports';
import { sendingFaults } from '../support/sendingFaults';

const sandbox = withSandbox();
const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** What an error says beside what happened. */
const ADVICE: Record<string, { unknown: RegExp; words: Record<string, string> }> = {
	Bolta: { unknown: /Get Status by Reference ID/, words: {} },
	Hiworks: {
		unknown:
			/^It was not sent again\. Hiworks knows no number.*look for recipient 구매자 \d+, write date 2026-01-31 and total [\d,]+ won/,
		words: { '503html-always': 'The outcome is unknown: Hiworks answered with HTTP 503, maintenance (점검 중)' },
	},
};

describe.each(ISSUING)('%s', (_title, issuing) => {
	const { vendor, route, idName, status, codes, item, issue, host, documents } = issuing;
	const advice = ADVICE[vendor]!;
	const idsOf = (referenceId: string) =>
		documents(sandbox).flatMap((document) => (document.referenceId === referenceId ? [document.id] : []));
	beforeEach(() => host(sandbox).reset());

	const meetings = sendingFaults(issuing);
	const names = Object.keys(meetings);
	const expectedOf = (name: string) => meetings[name]![vendor as 'Bolta' | 'Hiworks'];
	const failed = names.filter((name) => typeof expectedOf(name).told === 'object');
	const paired = (some: string[]) => some.map((name) => [name, [{ item: names.indexOf(name) }]]);
	const branch = ({ outputs }: Result, index: number) =>
		(outputs[index] ?? []).map(({ json, pairedItem }) => [
			json.referenceId ?? (json.error as unknown as Told).referenceId,
			pairedItem,
		]);

	// All in one execution, so that their waits overlap; each fault meets the document of its name only.
	const sendAll = async (onError: 'continueRegularOutput' | 'continueErrorOutput') => {
		host(sandbox).setFaults(
			names.map((name): Fault => {
				const { fault, attempt } = meetings[name]!;
				return { ...fault, match: { route, referenceIds: [name], ...(attempt && { attempt }) } };
			}),
		);
		const input = names.map((referenceId, n) => item(n, { referenceId }));
		const options = { timeout: TIME_LIMIT, itemsInFlight: names.length };
		return { input, result: await issue(sandbox, input, { onError, options }) };
	};

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'tells what became of each document, whatever meets its sending (%s)',
		async (onError) => {
			const { input, result } = await sendAll(onError);
			expect(result.error).toBeUndefined();
			expect(names.map((name) => [name, sendsOf(issuing, sandbox, name), idsOf(name).length])).toEqual(
				names.map((name) => [name, expectedOf(name).sends, expectedOf(name).documents]),
			);

			const found = byReference(result);
			for (const [index, name] of names.entries()) {
				const { told: expected } = expectedOf(name);
				const row = found[name];
				if (typeof expected === 'string') {
					const recovered = expected === 'recovered';
					const made = { recovered, duplicate: false, [idName]: idsOf(name)[0], total: 11_000 + 11 * index };
					expect({ name, row }).toMatchObject({ name, row: made });
					continue;
				}
				const facts = { ...expected, referenceId: name, itemIndex: index };
				expect({ name, told: told(row) }).toMatchObject({ name, told: facts });
				// The title says it in the vendor's own words, and the description what to do.
				const words = [expected.vendorMessage, expected.outcome === 'rejected' && expected.code, advice.words[name]];
				for (const word of words) if (word) expect(row?.error?.message).toContain(word);
				expect(row?.error?.description).toMatch(
					expected.outcome === 'unknown' ? advice.unknown : /try again|Check the key/,
				);
			}

			if (onError === 'continueRegularOutput') {
				expect(branch(result, 0)).toEqual(paired(names));
				for (const { json } of result.outputs[0] ?? [])
					if (json.error !== undefined) expect(Object.keys(json).sort()).toEqual(['error', 'message']);
				return;
			}
			expect(branch(result, 0)).toEqual(paired(names.filter((name) => !failed.includes(name))));
			expect(branch(result, 1)).toEqual(paired(failed));
			for (const { json, pairedItem } of result.outputs[1] ?? []) {
				// n8n itself puts the columns of the input item beside the keys of the failure on this branch.
				const { item: index = -1 } = (pairedItem as Array<{ item: number }>)[0] ?? {};
				expect(json).toEqual({ ...input[index], error: json.error, message: json.message });
			}
		},
	);

	it.each([
		['401empty', 401, null, null, ' and gave no reason (HTTP 401)'],
		['403', 403, codes[403], 'Forbidden.', `: Forbidden. (${codes[403]}, HTTP 403)`],
	] as const)('starts nothing more after %s', async (kind, httpStatus, code, vendorMessage, words) => {
		host(sandbox).setFaults([{ kind, match: { route, referenceIds: ['order-1'] } }]);
		const [made, refused, ...rest] = rows(
			await issue(sandbox, itemsOf(issuing, 4), { ...CONTINUE, options: { itemsInFlight: 1 } }),
		);
		expect(made).toMatchObject({ status });
		const facts = { outcome: 'rejected', httpStatus, code, vendorMessage, referenceId: 'order-1', itemIndex: 1 };
		expect(told(refused)).toEqual(facts);
		expect(refused?.error?.message).toBe(`${vendor} refused the credential${words}`);
		const notStarted = { outcome: 'notSent', code: 'NOT_STARTED', httpStatus: null, vendorMessage: null };
		expect(rest.map((row) => told(row))).toEqual(
			[2, 3].map((n) => ({ ...notStarted, referenceId: `order-${n}`, itemIndex: n })),
		);
		expect([sendsOf(issuing, sandbox), documents(sandbox).length]).toEqual([2, 1]);
	});

	it('names, where it stops, what was done, what failed too and what was not started', async () => {
		host(sandbox).setFaults([
			{ kind: '429', retryAfter: 100, match: { route, referenceIds: ['order-1'] } },
			{ kind: '200errorEnvelope', ms: 50, match: { route, referenceIds: ['order-2'] } },
			{ kind: 'latency', ms: 150, match: { route, referenceIds: ['order-0'] } },
		]);
		const { error, outputs } = await issue(sandbox, itemsOf(issuing, 6), { options: { itemsInFlight: 3 } });
		expect(outputs).toEqual([]);
		// In flight with the first failure were two more: one ended well, one did not.
		expect(error?.message).toBe(
			`${vendor} refused the request: Too many requests. (${codes[429]}, HTTP 429) [item 1 (order-1)]`,
		);
		expect(error?.description?.split('\n')).toEqual([
			expect.stringContaining('Lower "Items in Flight"'),
			'Already done (1):',
			`item 0 (order-0) → ${idsOf('order-0')[0]}`,
			`Also failed: item 2 (order-2): ${vendor} refused the request: 일시적인 오류가 발생했습니다. (${codes[500]}, HTTP 200)`,
			'Not started: 3',
		]);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(error?.httpCode).toBe('429');
		expect(sendsOf(issuing, sandbox)).toBe(3);
	});

	it('says so where nothing else was done', async () => {
		host(sandbox).setFaults([{ kind: '429', retryAfter: 100, match: { route } }]);
		const { error } = await issue(sandbox, itemsOf(issuing, 2), { options: { itemsInFlight: 1 } });
		expect(error?.description).toContain('Nothing else was done.');
		expect(error?.description).toContain('Not started: 1');
	});
});
