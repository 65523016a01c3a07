import type { BoltaSettings } from '../../../sandbox/index.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { withBolta } from '../support/operations';
import { byReference, rows, told } from '../support/reports';
import { closedPort, standIn } from '../support/standIn';
import { showingAfter } from '../support/vendor';

const { sandbox, documents, lookUps, posts } = withBolta();

const issue = async (items: Array<Record<string, unknown>>, options = {}, more = {}) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({ itemsInFlight: 50, ...options }, more),
		input: items as never,
		onError: 'continueRegularOutput',
	});

const USED_ID_MODES: Array<BoltaSettings['usedId']> = ['400', '409', 'replay', 'notChecked'];

describe('Before sending', () => {
	it('asks for the status of the id once, then sends', async () => {
		await issue([invoiceItem(0)]);
		expect(sandbox.bolta.requests().map(({ method, route, status }) => [method, route, status])).toEqual([
			['GET', 'getByClientReferenceId', 400],
			['POST', 'issueTaxInvoice', 200],
		]);
	});

	it('does not ask where Look Up Before Issuing is off', async () => {
		await issue([invoiceItem(0)], { lookUpFirst: false });
		expect(sandbox.bolta.requests().map(({ method }) => method)).toEqual(['POST']);
	});

	it('sends nothing that an earlier run had sent, and says so', async () => {
		const [first] = rows(await issue([invoiceItem(0)]));
		sandbox.bolta.clearRequests();
		const [again] = rows(await issue([invoiceItem(0)]));
		expect(posts()).toBe(0);
		expect(again).toMatchObject({
			duplicate: true,
			recovered: false,
			status: 'issued',
			issuanceKey: first?.issuanceKey,
			ntsApprovalNumber: expect.stringMatching(/^\d{24}$/),
			supplyCost: 10_000,
			tax: 1_000,
		});
		expect(again?.warnings?.join()).not.toContain('Accepted earlier');
	});

	it('reports an earlier one that cannot be read yet as accepted, with a warning', async () => {
		sandbox.bolta.configure({ issueDelayMs: 600_000 });
		await issue([invoiceItem(0)]);
		const [again] = rows(await issue([invoiceItem(0)]));
		expect(again).toMatchObject({ duplicate: true, status: 'accepted', ntsApprovalNumber: null });
		expect(again?.warnings).toContainEqual(
			'Accepted earlier, not issued yet. If Bolta reported a failure, mend its cause and give its key as Failed Issuance Key.',
		);
		expect(posts()).toBe(1);
	});

	it('sends nothing where the status cannot be had', async () => {
		sandbox.bolta.setFaults([{ kind: '500', match: { route: 'getByClientReferenceId' } }]);
		const [row] = rows(await issue([invoiceItem(0)]));
		expect(told(row)).toMatchObject({ outcome: 'notSent', httpStatus: 500, code: 'INTERNAL_SERVER_ERROR' });
		expect(row?.error?.message).toContain('could not be asked whether it was issued before');
		expect([lookUps('order-0'), posts()]).toEqual([3, 0]);
	});

	it('takes 404 for an unknown id too', async () => {
		sandbox.bolta.configure({ unknownReferenceStatus: 404 });
		expect(rows(await issue([invoiceItem(0)]))[0]).toMatchObject({ status: 'accepted', duplicate: false });
	});

	it('sends nothing where nobody listens, and says that nothing was sent', async () => {
		const baseUrl = await closedPort();
		for (const lookUpFirst of [true, false]) {
			const result = await bolta(baseUrl, {
				parameters: issueForm({ lookUpFirst }),
				input: [invoiceItem(0)],
				onError: 'continueRegularOutput',
			});
			expect(told(rows(result)[0])).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED', httpStatus: null });
			expect(rows(result)[0]?.error?.message).toContain('ECONNREFUSED');
		}
	});
});

it.each([{ code: 'SUCCESS' }, { error: {} }, { error: { code: 'X', message: '일부 실패' } }])(
	'An answer that has a key and speaks of an error, %j, is no refusal: Bolta is asked',
	async (said) => {
		let sent = false;
		const vendor = await standIn(({ method }) => {
			if (method === 'POST') {
				sent = true;
				return { status: 200, body: { issuanceKey: 'A', ...said } };
			}
			return sent
				? { status: 200, body: { issuanceKey: 'A' } }
				: { status: 400, body: { code: 'INVALID_REQUEST', message: '존재하지 않는 요청' } };
		});
		const parameters = issueForm();
		const [row] = rows(await bolta(vendor.url, { parameters, input: [invoiceItem(0)] }));
		await vendor.close();
		expect(row).toMatchObject({ issuanceKey: 'A', recovered: true, duplicate: false });
	},
);

describe('If Already Issued: fail', () => {
	it('makes a duplicate an error', async () => {
		await issue([invoiceItem(0)]);
		const [row] = rows(await issue([invoiceItem(0), invoiceItem(1)], { ifAlreadyIssued: 'fail' }));
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'ALREADY_ISSUED' });
		expect(documents('order-0')).toHaveLength(1);
		expect(documents('order-1')).toHaveLength(1);
	});

	it('lets an own answer that was lost and found again be a success', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST' } }]);
		expect(rows(await issue([invoiceItem(0)], { ifAlreadyIssued: 'fail' }))[0]).toMatchObject({
			recovered: true,
			duplicate: false,
		});
	});

	it.each(USED_ID_MODES.slice(0, 2))('fails without looking first where Bolta answers %s', async (usedId) => {
		sandbox.bolta.configure({ usedId });
		await issue([invoiceItem(0)]);
		const [row] = rows(await issue([invoiceItem(0)], { ifAlreadyIssued: 'fail', lookUpFirst: false }));
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'ALREADY_ISSUED' });
		expect(documents('order-0')).toHaveLength(1);
	});
});

describe('A used id without looking first', () => {
	it.each(USED_ID_MODES)('where Bolta answers %s', async (usedId) => {
		sandbox.bolta.configure({ usedId });
		const [first] = rows(await issue([invoiceItem(0)]));
		sandbox.bolta.clearRequests();
		const [again] = rows(await issue([invoiceItem(0)], { lookUpFirst: false }));
		expect(posts()).toBe(1);
		// Without a look-up only a vendor that checks ids keeps from doubling: that is what the option costs.
		expect(documents('order-0')).toHaveLength(usedId === 'notChecked' ? 2 : 1);
		if (usedId === 'notChecked') expect(again).toMatchObject({ duplicate: false, status: 'accepted' });
		else expect(again?.issuanceKey).toBe(first?.issuanceKey);
		if (usedId === '400' || usedId === '409')
			expect(again).toMatchObject({ duplicate: true, recovered: false, status: 'issued' });
	});

	it.each([2, 4])('finds an earlier one though the first %d looks fail', async (failing) => {
		sandbox.bolta.configure({ usedId: '409' });
		await issue([invoiceItem(0)]);
		sandbox.bolta.clearRequests();
		const attempt = Array.from({ length: failing }, (_, index) => index + 1);
		sandbox.bolta.setFaults([{ kind: '500', match: { route: 'getByClientReferenceId', attempt } }]);
		expect(rows(await issue([invoiceItem(0)], { lookUpFirst: false }))[0]).toMatchObject({ duplicate: true });
		expect([lookUps('order-0'), posts()]).toEqual([failing + 1, 1]);
	});

	it("ends as the vendor's rejection where the id is not known after all", async () => {
		sandbox.bolta.configure({ keys: null, generation: 1 });
		const [row] = rows(await issue([invoiceItem(0)], { lookUpFirst: false }));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			httpStatus: 400,
			code: 'INVALID_REQUEST',
			vendorMessage: 'Customer-Key 헤더가 필요합니다.',
		});
		expect(row?.error?.message).toBe(
			'Bolta refused the request: Customer-Key 헤더가 필요합니다. (INVALID_REQUEST, HTTP 400)',
		);
		expect([lookUps('order-0'), posts()]).toEqual([3, 1]);
	});

	it('ends as the rejection of a 200 with the error envelope', async () => {
		sandbox.bolta.setFaults([{ kind: '200errorEnvelope', match: { method: 'POST' } }]);
		const [row] = rows(await issue([invoiceItem(0)], { lookUpFirst: false }));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			httpStatus: 200,
			code: 'INTERNAL_SERVER_ERROR',
			vendorMessage: '일시적인 오류가 발생했습니다.',
		});
		expect([lookUps('order-0'), posts(), documents('order-0').length]).toEqual([3, 1, 0]);
	});
});

describe('After an unknown outcome', () => {
	it.each([1, 2, 3])('finds what took effect when it shows at look-up %d', async (asked) => {
		sandbox.bolta.configure({ usedId: 'notChecked' });
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST' } }]);
		const result = await showingAfter(
			sandbox,
			'order-0',
			asked - 1,
			async () => await issue([invoiceItem(0)], { lookUpFirst: false }),
		);
		expect(rows(result)[0]).toMatchObject({ recovered: true, duplicate: false, status: 'issued' });
		expect([lookUps('order-0'), posts(), documents('order-0').length]).toEqual([asked, 1, 1]);
	});

	it('sends again what Bolta does not know, at most twice', async () => {
		sandbox.bolta.setFaults([
			{ kind: 'resetBefore', match: { method: 'POST', referenceIds: ['order-0'], attempt: [1] } },
			{ kind: 'resetBefore', match: { method: 'POST', referenceIds: ['order-1'], attempt: [1, 2] } },
			{ kind: 'resetBefore', match: { method: 'POST', referenceIds: ['order-2'] } },
		]);
		const found = byReference(await issue([0, 1, 2].map((n) => invoiceItem(n))));
		expect([0, 1, 2].map((n) => posts(`order-${n}`))).toEqual([2, 3, 3]);
		// One look-up before, three after each unknown answer.
		expect([0, 1, 2].map((n) => lookUps(`order-${n}`))).toEqual([4, 7, 10]);
		expect(found['order-0']).toMatchObject({ status: 'accepted', recovered: false, duplicate: false });
		expect(found['order-1']).toMatchObject({ status: 'accepted', recovered: false, duplicate: false });
		expect(told(found['order-2'])).toMatchObject({ outcome: 'unknown', referenceId: 'order-2' });
		expect(found['order-2']?.message).toContain('Get Status by Reference ID');
		expect(found['order-2']?.message).toContain('"order-2"');
	});

	it('stays unknown where the status cannot be had, and sends nothing again', async () => {
		sandbox.bolta.setFaults([
			{ kind: 'resetAfter', match: { method: 'POST' } },
			{ kind: '503html', match: { route: 'getByClientReferenceId', attempt: [2, 3, 4] } },
		]);
		const [row] = rows(await issue([invoiceItem(0)]));
		expect(told(row)).toMatchObject({ outcome: 'unknown' });
		expect([lookUps('order-0'), posts(), documents('order-0').length]).toEqual([4, 1, 1]);
	});

	it.each(USED_ID_MODES)(
		'where Bolta answers %s to the second send, whose first shows later than in 13 seconds',
		async (usedId) => {
			sandbox.bolta.configure({ usedId });
			sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST', attempt: [1] } }]);
			// Three look-ups after the first send, and one at once after the second.
			const [row] = rows(
				await showingAfter(sandbox, 'order-0', 4, async () => await issue([invoiceItem(0)], { lookUpFirst: false })),
			);
			expect(posts()).toBe(2);
			if (usedId === 'notChecked') {
				// The stated end of the promise: a lag beyond 13 seconds at a vendor that does not check ids.
				expect(documents('order-0')).toHaveLength(2);
				return;
			}
			expect(documents('order-0')).toHaveLength(1);
			expect(row).toMatchObject({
				recovered: usedId !== 'replay',
				duplicate: false,
				issuanceKey: documents('order-0')[0]?.issuanceKey,
			});
		},
	);

	it.each(['400', '409'] as const)(
		"stays unknown, with the vendor's words, where %s meets the second send and no look-up finds the first",
		async (usedId) => {
			sandbox.bolta.configure({ usedId });
			sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST', attempt: [1] } }]);
			const [row] = rows(
				await showingAfter(
					sandbox,
					'order-0',
					Infinity,
					async () => await issue([invoiceItem(0)], { lookUpFirst: false }),
				),
			);
			expect(told(row)).toMatchObject({
				outcome: 'unknown',
				httpStatus: Number(usedId),
				vendorMessage: '이미 사용된 요청자 관리번호입니다.',
			});
			expect(row?.error?.message).toContain('이미 사용된 요청자 관리번호입니다.');
			expect([posts(), documents('order-0').length]).toEqual([2, 1]);
		},
	);

	it('starts nothing more where the key is refused by then', async () => {
		sandbox.bolta.setFaults([
			{ kind: 'resetBefore', match: { method: 'POST' } },
			{ kind: '401empty', match: { route: 'getByClientReferenceId' } },
		]);
		const [first, second] = rows(
			await issue([invoiceItem(0), invoiceItem(1)], { itemsInFlight: 1, lookUpFirst: false }),
		);
		expect(told(first)).toMatchObject({ outcome: 'unknown' });
		expect(told(second)).toMatchObject({ outcome: 'notSent', code: 'NOT_STARTED' });
		expect([posts('order-0'), posts('order-1')]).toEqual([1, 0]);
	});

	it('stays unknown where the second send is refused for another reason', async () => {
		sandbox.bolta.setFaults([
			{ kind: 'resetBefore', match: { method: 'POST', attempt: [1] } },
			{ kind: '429', retryAfter: 100, match: { method: 'POST' } },
		]);
		const [row] = rows(await issue([invoiceItem(0)]));
		expect(told(row)).toMatchObject({
			outcome: 'unknown',
			code: 'TOO_MANY_REQUESTS',
			httpStatus: 429,
			vendorMessage: 'Too many requests.',
		});
		expect(posts()).toBe(2);
	});
});

describe('Two answers with one issuance key', () => {
	it('are an error that names both reference ids', async () => {
		const vendor = await standIn(({ method }) =>
			method === 'POST'
				? { status: 200, body: { issuanceKey: 'SAME' } }
				: { status: 400, body: { code: 'INVALID_REQUEST', message: '존재하지 않는 요청자 관리번호입니다.' } },
		);
		const result = await bolta(vendor.url, {
			parameters: issueForm({ itemsInFlight: 1 }),
			input: [invoiceItem(0), invoiceItem(1)],
			onError: 'continueRegularOutput',
		});
		await vendor.close();
		const [first, second] = rows(result);
		expect(first).toMatchObject({ referenceId: 'order-0', issuanceKey: 'SAME' });
		expect(told(second)).toMatchObject({ outcome: 'unknown', code: 'KEY_TWICE' });
		expect(second?.error?.message).toBe(
			'Bolta gave the issuance key SAME for the reference ID "order-1" and for "order-0"',
		);
	});
});
