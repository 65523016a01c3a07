import type { IWebhookFunctions } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { confirm } from '../../../nodes/Bolta/trigger/confirm';
import { errorOf } from '../shared/korea/support';

const KEY = '8D529FAD3EBAE050B79CE943CCC7CEDE';
const CREDENTIALS = { apiKey: 'test_key', environment: 'test', baseUrl: 'http://127.0.0.1:1' };
const PARTY = { identificationNumber: '2200000002' };
const READ = { issuanceKey: KEY, invoice: { date: '2026-01-31', supplier: PARTY, supplied: PARTY, items: [] } };

const streamOf = (text: string) => Readable.from([Buffer.from(text)]);

type Answer = { statusCode: number; body?: unknown; after?: number; headers?: object } | 'never';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Asks with these answers of Bolta's, one after the other; the last one stays. */
async function ask(answers: Answer[], credentials = CREDENTIALS) {
	const begun = Date.now();
	// The clock of the tests counts each wait of nothing as a millisecond.
	const elapsed = () => Math.round((Date.now() - begun) / 100) * 100;
	const at: number[] = [];
	let cut = 0;
	const helpers = {
		async httpRequestWithAuthentication(this: { getExecutionCancelSignal(): AbortSignal }, type: string) {
			expect(type).toBe('boltaApi');
			const answer = answers[Math.min(at.length, answers.length - 1)];
			at.push(elapsed());
			const signal = this.getExecutionCancelSignal();
			return await new Promise((resolve, reject) => {
				signal.addEventListener('abort', () => {
					cut++;
					reject(new Error('canceled'));
				});
				if (answer === undefined || answer === 'never') return;
				const { statusCode, body = '', headers = {}, after = 0 } = answer;
				setTimeout(
					() =>
						resolve({ statusCode, headers, body: streamOf(typeof body === 'string' ? body : JSON.stringify(body)) }),
					after,
				);
			});
		},
	};
	const asked = confirm({ helpers } as unknown as IWebhookFunctions, credentials, KEY).then(
		(confirmation) => ({ confirmation, took: elapsed() }),
		(error: unknown) => ({ error, took: elapsed() }),
	);
	await jest.advanceTimersByTimeAsync(10_000);
	return { ...(await asked), at, cut };
}

const NOT_FOUND: Answer = { statusCode: 404 };
const FAULT: Answer = { statusCode: 500 };
const FOUND: Answer = { statusCode: 200, body: READ };

describe('confirm', () => {
	it.each<[string, Answer[], object, number[], number]>([
		['at once', [FOUND], { outcome: 'issued', invoice: READ }, [0], 0],
		['at the second time', [NOT_FOUND, FOUND], { outcome: 'issued' }, [0, 1000], 1000],
		['at the third time', [NOT_FOUND, FAULT, FOUND], { outcome: 'issued' }, [0, 1000, 2800], 2800],
		['after a fault', [FAULT, FOUND], { outcome: 'issued' }, [0, 1000], 1000],
		['never', [NOT_FOUND], { outcome: 'notIssued' }, [0, 1000, 2800], 2800],
		['faults only', [FAULT], { outcome: 'unavailable' }, [0, 1000, 2800], 2800],
		['at last a fault', [NOT_FOUND, NOT_FOUND, FAULT], { outcome: 'unavailable' }, [0, 1000, 2800], 2800],
		['at last not known', [FAULT, FAULT, NOT_FOUND], { outcome: 'notIssued' }, [0, 1000, 2800], 2800],
		['a refused key', [{ statusCode: 401 }], { outcome: 'unavailable', final: true }, [0], 0],
		['an answer that is none', [{ statusCode: 200, body: {} }], { outcome: 'unavailable' }, [0, 1000, 2800], 2800],
		['no answer', ['never'], { outcome: 'unavailable', why: 'Bolta did not answer within 4 s' }, [0], 4000],
		[
			'no answer the last time: the one before counts',
			[NOT_FOUND, NOT_FOUND, 'never'],
			{ outcome: 'notIssued' },
			[0, 1000, 2800],
			4000,
		],
		['slow answers', [{ ...NOT_FOUND, after: 1500 }], { outcome: 'notIssued' }, [0, 1500, 3000], 4000],
		['a slow good answer', [{ ...FOUND, after: 3900 }], { outcome: 'issued' }, [0], 3900],
		[
			'too many requests, for long',
			[{ statusCode: 429, headers: { 'retry-after': '30' } }],
			{ outcome: 'unavailable' },
			[0],
			4000,
		],
		[
			'too many requests, for short',
			[{ statusCode: 429, headers: { 'retry-after': '2' } }, FOUND],
			{ outcome: 'issued' },
			[0, 2000],
			2000,
		],
	])('%s', async (_, answers, expected, times, took) => {
		const { at, ...result } = await ask(answers);
		expect(result).toMatchObject({ confirmation: expected, took });
		expect(at).toEqual(times);
	});

	it('ends a request that is still under way', async () => {
		expect(await ask(['never'])).toMatchObject({ cut: 1 });
	});

	it('does not quote the key', async () => {
		const { confirmation } = (await ask([
			{ statusCode: 401, body: { code: 'X', message: 'test_key 900101-1234567' } },
		])) as { confirmation: { why: string } };
		expect(confirmation.why).toContain('*** 900101-1******');
	});

	it('says where a credential contradicts itself', async () => {
		const result = await ask([FOUND], { ...CREDENTIALS, environment: 'live' });
		expect(
			errorOf(() => {
				throw (result as { error: unknown }).error;
			}).path,
		).toEqual(['The Bolta credential', 'Environment']);
		expect(result.at).toEqual([]);
	});
});
