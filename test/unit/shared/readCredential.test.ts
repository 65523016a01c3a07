import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { readCredential } from '../../../nodes/shared/webhook/readCredential';

/** Calls to one trigger at the same moment, and how often n8n reads its credential for them. */

interface Place {
	mode?: string;
	workflow?: string;
	node?: string;
	credential?: string;
}

/** What n8n has stored, and each read of it, which ends when it is told to. */
function n8n(stored: ICredentialDataDecryptedObject = { webhookToken: 'old' }) {
	const ends: Array<(error?: Error) => void> = [];
	let reads = 0;
	const call = async ({ mode = 'webhook', workflow = 'w', node = 'n', credential = 'c' }: Place = {}) => {
		const context = {
			getMode: () => mode,
			getWorkflow: () => ({ id: workflow }),
			getNode: () => ({ id: node, credentials: { boltaApi: { id: credential, name: 'Bolta' } } }),
			async getCredentials() {
				reads++;
				const found = { ...stored };
				return await new Promise((resolve, reject) => {
					ends.push((error) => (error ? reject(error) : resolve(found)));
				});
			},
		} as unknown as IWebhookFunctions;
		return await readCredential(context, 'boltaApi');
	};
	/** Ends the reads that are under way. */
	const end = async (error?: Error) => {
		ends.splice(0).forEach((one) => one(error));
		await new Promise(setImmediate);
	};
	return { call, end, stored, reads: () => reads };
}

it('calls that come while it is read share the next read, which begins after they came', async () => {
	const { call, end, stored, reads } = n8n();
	const first = call();
	const others = Array.from({ length: 100 }, async () => await call());
	stored.webhookToken = 'new';
	await end();
	expect(await first).toEqual({ webhookToken: 'old' });
	const later = call();
	await end();
	expect(await Promise.all(others)).toEqual(others.map(() => ({ webhookToken: 'new' })));
	await end();
	expect([await later, reads()]).toEqual([{ webhookToken: 'new' }, 3]);
});

it('none sees what another does to its own', async () => {
	const { call, end } = n8n();
	void call();
	const others = [call(), call()] as const;
	await end();
	await end();
	(await others[0]).webhookToken = 'changed';
	expect(await others[1]).toEqual({ webhookToken: 'old' });
});

it.each<[string, Place]>([
	['another workflow', { workflow: 'x' }],
	['another node', { node: 'm' }],
	['another credential', { credential: 'd' }],
	['a test', { mode: 'manual' }],
])('%s shares nothing', async (_, place) => {
	const { call, end, reads } = n8n();
	const both = [call(), call(place)];
	expect(reads()).toBe(2);
	await end();
	await Promise.all(both);
});

it('a read that fails is tried again, three times in all; then all that shared it fail, and the next reads anew', async () => {
	const { call, end, reads } = n8n();
	const saved = call();
	await end(new Error('operation timed out'));
	await end();
	expect([await saved, reads()]).toEqual([{ webhookToken: 'old' }, 2]);

	const lost = [call(), call()];
	const told = Promise.all(lost.map(async (one) => await one.catch((error: Error) => error.message)));
	for (let n = 0; n < 6; n++) await end(new Error('gone'));
	expect([await told, reads()]).toEqual([['gone', 'gone'], 8]);
	const next = call();
	await end();
	expect(await next).toEqual({ webhookToken: 'old' });
});

it('a read that never ends holds the others up for 10 seconds only', async () => {
	jest.useFakeTimers({ doNotFake: ['setImmediate'] });
	try {
		const { call, reads } = n8n();
		void call();
		void call();
		await jest.advanceTimersByTimeAsync(9_900);
		expect(reads()).toBe(1);
		await jest.advanceTimersByTimeAsync(200);
		expect(reads()).toBe(2);
	} finally {
		jest.useRealTimers();
	}
});
