import type { BoltaSettings, RequestRecord } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { full, ledgerTime } from '../support/clock';
import { rows, told } from '../support/reports';

// In its stated size this test keeps real time: waits of 1, 3 and 9 seconds, lag of 5.
const INVOICES = full ? 200 : 24;
const SEED = 20_260_131;
const LOST = 0.2;
const MOST_ROUNDS = 6;

const sandbox = withSandbox();

const items = Array.from({ length: INVOICES }, (_, n) => invoiceItem(n));

/** Reference ids that were sent after an effect for them, with no status look-up in between. */
function sentBlindly(requests: RequestRecord[]): string[] {
	const unasked = new Set<string>();
	return requests.flatMap(({ method, route, referenceId, effect }) => {
		const id = referenceId ?? '';
		if (route === 'getByClientReferenceId') unasked.delete(id);
		if (method !== 'POST') return [];
		const blind = unasked.has(id);
		if (effect) unasked.add(id);
		return blind ? [id] : [];
	});
}

describe.each(['400', '409', 'replay', 'notChecked'] satisfies Array<BoltaSettings['usedId']>)(
	`${INVOICES} invoices, 20 %% of answers lost after the effect, seed ${SEED}, used ids %s`,
	(usedId) => {
		it.each([
			[0, 0],
			[5, 0],
			// Sends that never arrived make second sends, which must not meet a first one unseen.
			[5, 0.3],
		])(
			'look-up lag %d s, %f of the sends lost before the effect: each stands in the ledger once, under the key that was told',
			async (lag, lostBefore) => {
				sandbox.bolta.reset();
				sandbox.bolta.configure({ usedId, seed: SEED, statusLagMs: ledgerTime(lag) });
				sandbox.bolta.setFaults([
					{ kind: 'resetAfter', match: { rate: LOST } },
					...(lostBefore > 0 ? [{ kind: 'resetBefore', match: { method: 'POST', rate: lostBefore } } as const] : []),
				]);

				let open = items;
				let rounds = 0;
				const keys = new Map<string, string>();
				const outcomes: Record<string, number> = {};
				const count = (name: string) => (outcomes[name] = (outcomes[name] ?? 0) + 1);
				// As a user would: what did not end well is run again, as it is.
				for (; open.length > 0 && rounds < MOST_ROUNDS; rounds++) {
					const result = await bolta(sandbox.bolta.url, {
						parameters: issueForm({ itemsInFlight: 50 }),
						input: open,
						onError: 'continueRegularOutput',
					});
					for (const row of rows(result)) {
						if (row.error === undefined) keys.set(row.referenceId as string, row.issuanceKey as string);
						count(
							row.error === undefined
								? row.recovered
									? 'recovered'
									: row.duplicate
										? 'duplicate'
										: 'plain'
								: String(told(row).outcome),
						);
					}
					open = open.filter(({ referenceId }) => !keys.has(referenceId as string));
				}

				const ledger = sandbox.bolta.ledger('test');
				const requests = sandbox.bolta.requests();
				const asked = requests.filter(
					({ route, status, referenceId, number }) =>
						route === 'getByClientReferenceId' &&
						status === 400 &&
						requests.some(
							(earlier) => earlier.effect && earlier.referenceId === referenceId && earlier.number < number,
						),
				);
				const sends = requests.filter(({ method }) => method === 'POST').length;
				const lost = requests.filter(
					({ method, fault, effect }) => method === 'POST' && fault === 'resetAfter' && effect,
				).length;
				console.info(
					`used ids ${usedId}, lag ${lag} s, ${lostBefore} lost before: ${rounds} rounds, ${sends} sends, ${lost} answers lost after the effect, ${asked.length} look-ups in the lag, ${JSON.stringify(outcomes)}`,
				);

				expect(open).toEqual([]);
				expect(lost).toBeGreaterThan(0);
				// On a busy machine a lag may have passed before anybody looks; where there is none, nobody meets one.
				if (lag === 0) expect(asked).toEqual([]);
				if (lostBefore > 0) expect(sends).toBeGreaterThan(INVOICES);
				expect(ledger.map(({ clientReferenceId }) => clientReferenceId).sort()).toEqual(
					items.map(({ referenceId }) => referenceId).sort(),
				);
				expect(sentBlindly(requests)).toEqual([]);
				const expected = items.map(({ referenceId, recipientName, supplyCost, tax }) => [
					keys.get(referenceId as string),
					recipientName,
					Number(supplyCost),
					Number(tax),
				]);
				const kept = new Map(
					ledger.map(({ issuanceKey, body }) => [
						issuanceKey,
						[issuanceKey, body.supplied.organizationName, body.items[0].supplyCost, body.items[0].tax],
					]),
				);
				expect(expected.map(([key]) => kept.get(key as string))).toEqual(expected);
			},
			full ? 600_000 : 60_000,
		);
	},
);
