import type { Fault } from '../../../sandbox/index.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { BEYOND_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import { withBolta } from '../support/operations';
import { byReference, told } from '../support/reports';

const { sandbox, posts } = withBolta();

describe('Issue', () => {
	it('sends nothing where the look-up before cannot be had, whatever met it, and sends where it can be had after all', async () => {
		const meets: Record<string, Omit<Fault, 'match'>> = {
			'429': { kind: '429' },
			'500': { kind: '500' },
			'503html': { kind: '503html' },
			resetBefore: { kind: 'resetBefore' },
			resetAfter: { kind: 'resetAfter' },
			noAnswer: { kind: 'noAnswer' },
			latency: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
			'200errorEnvelope': { kind: '200errorEnvelope' },
			truncatedJson: { kind: 'truncatedJson' },
			redirect: { kind: 'redirect' },
			'408': { kind: '408' },
		};
		// An envelope is the vendor's own no, which asking again does not change.
		const passing = Object.keys(meets)
			.filter((name) => name !== '200errorEnvelope')
			.map((name) => `${name}-passes`);
		const names = [...Object.keys(meets), ...passing];
		// The answers that these break are those about an id that is known, so each look-up finds one.
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ lookUpFirst: false, itemsInFlight: 25 }),
			input: names.map((referenceId, n) => invoiceItem(n, { referenceId })),
		});
		sandbox.bolta.clearRequests();
		sandbox.bolta.setFaults(
			names.map((name): Fault => {
				const [kind = '', passes] = name.split('-');
				return {
					...(meets[kind] as Fault),
					match: { route: 'getByClientReferenceId', referenceIds: [name], ...(passes && { attempt: [1, 2] }) },
				};
			}),
		);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ timeout: TIME_LIMIT, itemsInFlight: names.length }),
			input: names.map((referenceId, n) => invoiceItem(n, { referenceId })),
			onError: 'continueRegularOutput',
		});
		expect(posts()).toBe(0);
		const found = byReference(result);
		for (const name of Object.keys(meets)) {
			expect({ name, told: told(found[name]) }).toMatchObject({ told: { outcome: 'notSent' } });
			expect(found[name]?.error?.message).toContain(
				'Not sent, because Bolta could not be asked whether it was issued before.',
			);
		}
		for (const name of passing)
			expect({ name, row: found[name] }).toMatchObject({ row: { duplicate: true, status: 'issued' } });
	});
});
