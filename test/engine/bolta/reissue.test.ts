import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { withBolta } from '../support/operations';
import { byReference, rows, told } from '../support/reports';
import { closedPort } from '../support/standIn';

const { sandbox, documents, posts } = withBolta();

const run = async (input: IDataObject[], options = {}, more = {}) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({ itemsInFlight: 25, ...options }, more),
		input,
		onError: 'continueRegularOutput',
	});

const onWire = (referenceId: string, failedKey: string) =>
	`${referenceId}~${createHash('sha256').update(failedKey).digest('hex').slice(0, 8)}`;
const keyOf = (referenceId: string) => documents(referenceId)[0]?.issuanceKey ?? '';

/** The keys of two attempts at order-0 that failed, one after the other. */
async function twoFailed(): Promise<[first: string, second: string]> {
	const failing = ['order-0'];
	sandbox.bolta.configure({ failReferenceIds: failing });
	await run([invoiceItem(0)]);
	const first = keyOf('order-0');
	sandbox.bolta.configure({ failReferenceIds: [...failing, onWire('order-0', first)] });
	await run([invoiceItem(0, { failedIssuanceKey: first })]);
	return [first, keyOf(onWire('order-0', first))];
}

describe('Failed Issuance Key', () => {
	it('sends a new attempt under an id of its own, once', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await run([invoiceItem(0)]);
		const failed = keyOf('order-0');
		const retried = invoiceItem(0, { failedIssuanceKey: failed });
		const [row] = rows(await run([retried]));
		expect(row).toMatchObject({ referenceId: 'order-0', status: 'accepted', duplicate: false, recovered: false });
		const [again] = rows(await run([retried]));
		expect(again).toMatchObject({
			referenceId: 'order-0',
			issuanceKey: row?.issuanceKey,
			status: 'issued',
			duplicate: true,
		});
		const wire = onWire('order-0', failed);
		expect(sandbox.bolta.ledger('test').map(({ clientReferenceId, state }) => [clientReferenceId, state])).toEqual([
			['order-0', 'failed'],
			[wire, 'issued'],
		]);
		expect(
			sandbox.bolta.requests().find(({ referenceId, method }) => method === 'POST' && referenceId === wire)?.headers[
				'bolta-client-reference-id'
			],
		).toBe(wire);

		const [status] = rows(
			await bolta(sandbox.bolta.url, {
				parameters: {
					resource: 'taxInvoice',
					operation: 'getStatus',
					referenceId: 'order-0',
					options: { failedIssuanceKey: failed },
				},
				input: [{}],
			}),
		);
		expect(status).toMatchObject({ referenceId: 'order-0', issuanceKey: row?.issuanceKey, status: 'issued' });
	});

	it('names a third attempt after the second', async () => {
		const [, second] = await twoFailed();
		expect(rows(await run([invoiceItem(0, { failedIssuanceKey: second })]))[0]).toMatchObject({
			duplicate: false,
			status: 'accepted',
		});
		expect(sandbox.bolta.ledger('test').map(({ state }) => state)).toEqual(['failed', 'failed', 'issued']);
	});

	it.each([
		['issued', 'issued'],
		['on its way', 'accepted'],
	])('of an attempt that others followed names the last one, which is %s', async (state, status) => {
		const [first, second] = await twoFailed();
		if (state === 'on its way') sandbox.bolta.configure({ issueDelayMs: 600_000 });
		await run([invoiceItem(0, { failedIssuanceKey: second })]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: first })]));
		expect(row).toMatchObject({ duplicate: true, issuanceKey: keyOf(onWire('order-0', second)), status });
		expect(posts()).toBe(3);
	});

	it('is an error where Bolta knows no first attempt; nothing is sent', async () => {
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: 'ANY' })]));
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'NO_EARLIER_REQUEST', referenceId: 'order-0' });
		expect(row?.error?.message).toContain('"order-0"');
		expect(posts()).toBe(0);
	});

	it('returns the invoice of the plain id, and sends nothing, where that was issued', async () => {
		await run([invoiceItem(0)]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: 'OTHER' })]));
		expect(row).toMatchObject({ duplicate: true, status: 'issued', issuanceKey: keyOf('order-0') });
		expect(posts()).toBe(1);
	});

	it('returns the invoice under the failed key, and sends nothing, where that was issued after all', async () => {
		// The plain id stands for a failed attempt, the key for a later one that was issued.
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await run([invoiceItem(0)]);
		await run([invoiceItem(0, { failedIssuanceKey: keyOf('order-0') })]);
		const later = sandbox.bolta.ledger('test')[1]?.issuanceKey ?? '';
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: later })]));
		expect(row).toMatchObject({ duplicate: true, status: 'issued', issuanceKey: later });
		expect(posts()).toBe(2);
	});

	it('is an error where the invoice under it is another', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await run([invoiceItem(0), invoiceItem(1)]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: keyOf('order-1') })]));
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'REFERENCE_ID_USED' });
		expect(posts()).toBe(2);
	});

	it.each(['order-1', 'nobody'])(
		'is an error where it is that of %s: the own one may be on its way still',
		async (other) => {
			sandbox.bolta.configure({ issueDelayMs: 600_000 });
			await run([invoiceItem(0), invoiceItem(1)]);
			const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: keyOf(other) || 'UNKNOWN' })]));
			expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'OTHER_FAILED_KEY', referenceId: 'order-0' });
			expect(row?.error?.message).toContain(keyOf('order-0'));
			expect(posts()).toBe(2);
		},
	);

	it.each([
		['the plain id', 'getByClientReferenceId'],
		['the earlier invoice', 'getTaxInvoice'],
	])('sends nothing where %s cannot be read', async (_, route) => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await run([invoiceItem(0)]);
		sandbox.bolta.setFaults([{ kind: '500', match: { route } }]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: keyOf('order-0') })], { lookUpFirst: false }));
		expect(told(row)).toMatchObject({ outcome: 'notSent', httpStatus: 500 });
		expect(posts()).toBe(1);
	});

	it('sends nothing where nobody listens', async () => {
		const result = await bolta(await closedPort(), {
			parameters: issueForm(),
			input: [invoiceItem(0, { failedIssuanceKey: 'ANY' })],
			onError: 'continueRegularOutput',
		});
		expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED' });
	});

	it('is protected like a first send when answers are lost', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'], usedId: 'notChecked' });
		await run([invoiceItem(0)]);
		const failed = keyOf('order-0');
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST' } }]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: failed })]));
		expect(row).toMatchObject({ recovered: true, issuanceKey: keyOf(onWire('order-0', failed)) });
		expect(documents(onWire('order-0', failed))).toHaveLength(1);
	});

	it('names an unknown outcome by the id that Bolta got', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await run([invoiceItem(0)]);
		const failed = keyOf('order-0');
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { method: 'POST' } }]);
		const [row] = rows(await run([invoiceItem(0, { failedIssuanceKey: failed })]));
		expect(told(row)).toMatchObject({ outcome: 'unknown', referenceId: 'order-0' });
		expect(row?.error?.description).toContain(`"${onWire('order-0', failed)}"`);
	});
});

describe('An asynchronous failure of 1 of 50', () => {
	it('is not reported issued by another run, and is mended by one with the failed key in its row alone', async () => {
		const sheet = invoiceItems(50);
		sandbox.bolta.configure({ failReferenceIds: ['order-17'] });
		expect(rows(await run(sheet)).every(({ status }) => status === 'accepted')).toBe(true);
		const failed = keyOf('order-17');

		const again = byReference(await run(sheet));
		expect(Object.values(again).filter(({ status, duplicate }) => status === 'issued' && duplicate)).toHaveLength(49);
		expect(again['order-17']).toMatchObject({
			status: 'accepted',
			duplicate: true,
			issuanceKey: failed,
			ntsApprovalNumber: null,
		});
		expect(again['order-17']?.warnings?.join()).toContain('Failed Issuance Key');
		expect(posts()).toBe(50);

		const mended = sheet.map((item) =>
			item.referenceId === 'order-17' ? { ...item, failedIssuanceKey: failed } : item,
		);
		const third = byReference(await run(mended, { waitForCompletion: 5 }));
		expect(Object.values(third).every(({ status }) => status === 'issued')).toBe(true);
		expect(third['order-17']).toMatchObject({ duplicate: false, supplyCost: 10_170, recipientName: '구매자 17' });

		const states = sandbox.bolta.ledger('test').map(({ state }) => state);
		expect(states.filter((state) => state === 'issued')).toHaveLength(50);
		expect(states.filter((state) => state === 'failed')).toHaveLength(1);
		expect(byReference(await run(mended))['order-17']).toMatchObject({ status: 'issued', duplicate: true });
		expect(posts()).toBe(51);
	});
});
