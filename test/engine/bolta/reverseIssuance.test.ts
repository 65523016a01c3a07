import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { open, until } from '../../contract/support/client.ts';
import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { DOCUMENT_KEYS, locator, withBolta, type More } from '../support/operations';
import { rows, told } from '../support/reports';

const { sandbox, run, calls, made, wireProblems } = withBolta();
afterEach(() => expect(wireProblems()).toEqual([]));

const ROUTE = 'requestReverseIssue';
const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** Dated today: the supplier can approve only as long as the invoice can be issued. */
const request = async (
	input: IDataObject[] = [invoiceItem(0)],
	options: INodeParameters = {},
	more: More = {},
	changes: INodeParameters = {},
) =>
	await bolta(sandbox.bolta.url, {
		parameters: {
			...issueForm(options, { writeDateSource: 'today', ...changes }),
			resource: 'reverseIssuance',
			operation: 'request',
		},
		input,
		...more,
	});
const requestedKey = async () => rows(await request())[0]!.issuanceKey!;
const approvalUrl = async (key: string, more: More = {}) =>
	await run('reverseIssuance.getApprovalUrl', { issuanceKey: locator(key) }, more);
const cancel = async (key: string, more: More = {}) =>
	await run('reverseIssuance.cancel', { issuanceKey: locator(key) }, more);
const states = () => sandbox.bolta.ledger().map(({ state }) => state);

describe('Request', () => {
	it('is requested, not accepted, and says who must act next', async () => {
		const { outputs, error } = await request(invoiceItems(3));
		expect(error).toBeUndefined();
		for (const [index, { json, pairedItem }] of outputs[0]!.entries()) {
			const document = made().find(({ clientReferenceId }) => clientReferenceId === `order-${index}`);
			expect([Object.keys(json).sort(), pairedItem]).toEqual([[...DOCUMENT_KEYS].sort(), [{ item: index }]]);
			expect(json).toMatchObject({
				referenceId: `order-${index}`,
				issuanceKey: document?.issuanceKey,
				status: 'requested',
				duplicate: false,
				recovered: false,
				issuedAt: null,
				supplyCost: 10_000 + 10 * index,
				warnings: [expect.stringMatching(/The supplier must act next.*"Get Approval URL".*10 minutes/)],
			});
		}
		expect([outputs[0]?.length, states()]).toEqual([3, ['requested', 'requested', 'requested']]);
	});

	it.each(['400', '409', 'replay', 'notChecked'] as const)(
		'twice gives the first again (used ids: %s)',
		async (usedId) => {
			sandbox.bolta.configure({ usedId });
			const key = await requestedKey();
			const [again] = rows(await request());
			expect(again).toMatchObject({ status: 'requested', duplicate: true, issuanceKey: key });
			expect(made()).toHaveLength(1);
		},
	);

	it('whose answer was lost is found again', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: ROUTE } }]);
		expect(rows(await request())[0]).toMatchObject({ status: 'requested', recovered: true });
		expect([calls(ROUTE).length, made().length]).toEqual([1, 1]);
	});

	it.each([
		['resetAfter', false, 1],
		['resetBefore', true, 0],
		['resetBefore', false, 0],
		['200withoutKey', false, 1],
	] as const)(
		'is never sent again after an unknown outcome (%s, look-up covers it: %s)',
		async (kind, lookUpCoversAmendments, documents) => {
			sandbox.bolta.configure({ lookUpCoversAmendments });
			sandbox.bolta.setFaults([{ kind, match: { route: ROUTE, nth: 1 } }]);
			const [row] = rows(await request(undefined, {}, CONTINUE));
			expect(told(row)).toMatchObject({ outcome: 'unknown', referenceId: 'order-0' });
			expect(row?.error?.description).toContain('no proof');
			expect([calls(ROUTE).length, made().length]).toEqual([1, documents]);
		},
	);

	it('with a wrong input is not sent, and the field is named', async () => {
		const { error } = await request([invoiceItem(0, { supplierNumber: '1' })]);
		expect(error?.message).toContain('Supplier Number [item 0]');
		expect((await request(undefined, {}, {}, { supplierSource: 'customerKey' })).error?.message).toContain(
			'Supplier Source [item 0]: expected one of form, json',
		);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('that Bolta refuses is told with code and words', async () => {
		sandbox.bolta.configure({ generation: 1 });
		const [row] = rows(await request(undefined, { customerKey: 'customer_unknown' }, CONTINUE));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			code: 'INVALID_REQUEST',
			vendorMessage: '존재하지 않는 고객입니다.',
			httpStatus: 400,
		});
		expect((await request(undefined, { customerKey: 'customer_bf8paz' })).error).toBeUndefined();
		expect(made()).toMatchObject([{ customerKey: 'customer_bf8paz' }]);
	});

	it('as a dry run sends nothing; with a live key by hand it needs consent', async () => {
		const live = { credential: { apiKey: 'live_synthetic_key', environment: 'live' }, mode: 'manual' } as const;
		expect((await request(invoiceItems(2), {}, live)).error?.message).toContain('2 documents over 22,011 won');
		expect(rows(await request(undefined, { dryRun: true }, live))[0]).toMatchObject({
			status: 'dryRun',
			request: { method: 'POST', url: expect.stringMatching(/\/v1\/taxInvoices\/issueRequest$/) },
		});
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('is issued within the wait, when the supplier approves meanwhile', async () => {
		const key = await requestedKey();
		await open(String(rows(await approvalUrl(key))[0]!.url));
		const [row] = rows(await request(undefined, { waitForCompletion: 5 }));
		expect(row).toMatchObject({
			status: 'issued',
			duplicate: true,
			issuanceKey: key,
			ntsApprovalNumber: expect.any(String),
		});
		const [open2] = rows(await request([invoiceItem(1)], { waitForCompletion: 5 }));
		expect(open2).toMatchObject({ status: 'requested', issuedAt: null });
	});

	it('of rows makes one request for each reference id', async () => {
		const input = [
			invoiceItem(0, { itemName: '가', supplyCost: '1000', tax: '100' }),
			invoiceItem(0, { itemName: '나', supplyCost: '2000', tax: '200' }),
		];
		const { outputs, error } = await request(input, {}, {}, { dataFrom: 'columns' });
		expect(error).toBeUndefined();
		expect(outputs[0]).toMatchObject([{ json: { supplyCost: 3_000 }, pairedItem: [{ item: 0 }] }]);
		expect(made()).toHaveLength(1);
	});
});

describe('Get Approval URL', () => {
	it('gives a page that works for 10 minutes and issues when it is opened', async () => {
		const key = await requestedKey();
		const before = Date.now();
		const { outputs } = await approvalUrl(key);
		expect(outputs[0]).toEqual([
			{
				json: {
					issuanceKey: key,
					url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/bolta\/approve\//),
					expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				},
				pairedItem: [{ item: 0 }],
			},
		]);
		const { url, expiresAt } = outputs[0]![0]!.json as { url: string; expiresAt: string };
		const ahead = Date.parse(expiresAt) - 10 * 60_000;
		expect([ahead >= before, ahead <= Date.now()]).toEqual([true, true]);
		expect((await open(url)).status).toBe(200);
		const read = await run('taxInvoice.get', { issuanceKey: locator(key) });
		expect(rows(read)[0]).toMatchObject({ status: 'issued', issuanceKey: key });
	});

	it('tells why there is none', async () => {
		const refused = told(rows(await approvalUrl('UNKNOWN', CONTINUE))[0]);
		expect(refused).toMatchObject({ outcome: 'rejected', httpStatus: 404 });
		const late = rows(await request([invoiceItem(5)], {}, {}, { writeDateSource: 'date', writeDate: '2026-01-31' }))[0]!
			.issuanceKey!;
		expect(told(rows(await approvalUrl(late, CONTINUE))[0])).toMatchObject({
			code: 'INVALID_REQUEST',
			vendorMessage: '발행 마감일이 지나 승인할 수 없습니다.',
			httpStatus: 400,
		});
		expect((await approvalUrl('a/b')).error?.message).toContain('Issuance Key [item 0]');
	});
});

describe('Cancel Request', () => {
	it.each([false, true])('takes the request back (answer empty: %s)', async (emptyCancelAnswer) => {
		sandbox.bolta.configure({ emptyCancelAnswer });
		const key = await requestedKey();
		const { outputs, error } = await cancel(key);
		expect(error).toBeUndefined();
		expect(outputs[0]).toMatchObject([
			{
				json: { issuanceKey: key, status: 'canceled', referenceId: null, total: null, warnings: [] },
				pairedItem: [{ item: 0 }],
			},
		]);
		expect([states(), calls('cancelReverseRequest').map(({ method, body }) => [method, body])]).toEqual([
			['cancelled'],
			// Only that a second one is refused proves an empty answer.
			Array.from({ length: emptyCancelAnswer ? 2 : 1 }, () => ['PUT', undefined]),
		]);
		expect(told(rows(await cancel(key, CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			vendorMessage: '취소할 수 있는 역발행 요청이 아닙니다.',
		});
	});

	it.each([
		['resetBefore', { recovered: false }],
		['resetAfter', { recovered: true }],
		['500', { recovered: false }],
		['truncatedJson', { recovered: true }],
		['200withoutKey', { recovered: true }],
	] as const)('whose answer is lost is settled by asking once more (%s)', async (kind, { recovered }) => {
		const key = await requestedKey();
		sandbox.bolta.setFaults([{ kind, match: { route: 'cancelReverseRequest' }, times: 1 }]);
		expect(rows(await cancel(key, CONTINUE))).toMatchObject([{ status: 'canceled', duplicate: false, recovered }]);
		expect([states(), calls('cancelReverseRequest').length]).toEqual([['cancelled'], 2]);
	});

	it('that nobody can ask about stays unknown', async () => {
		const key = await requestedKey();
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: 'cancelReverseRequest' } }]);
		expect(told(rows(await cancel(key, CONTINUE))[0])).toMatchObject({ outcome: 'unknown' });
		sandbox.bolta.setFaults([
			{ kind: 'resetAfter', match: { route: 'cancelReverseRequest' }, times: 1 },
			{ kind: '500', match: { route: 'getTaxInvoice' } },
		]);
		expect(told(rows(await cancel(await requestedKey(), CONTINUE))[0])).toMatchObject({ outcome: 'unknown' });
	});

	it('that the supplier has approved meanwhile is not taken for canceled', async () => {
		sandbox.bolta.configure({ issueDelayMs: 0 });
		const key = await requestedKey();
		const { outputs } = await run('reverseIssuance.getApprovalUrl', { issuanceKey: locator(key) });
		await fetch(String(outputs[0]?.[0]?.json.url));
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { route: 'cancelReverseRequest' }, times: 1 }]);
		expect(told(rows(await cancel(key, CONTINUE))[0])).toMatchObject({ outcome: 'rejected', code: 'ISSUED' });
		expect(states()).toEqual(['issued']);
	});

	it('that the supplier has approved a moment ago is not taken for canceled either', async () => {
		sandbox.bolta.configure({ issueDelayMs: 60_000 });
		const key = await requestedKey();
		await open(String(rows(await approvalUrl(key))[0]!.url));
		sandbox.bolta.setFaults([
			{ kind: 'resetBefore', match: { route: 'cancelReverseRequest' }, times: 1 },
			{ kind: 'latency', match: { route: 'getTaxInvoice', nth: 1 }, ms: 200 },
		]);
		const [[row]] = await Promise.all([
			cancel(key, CONTINUE).then(rows),
			until(() => calls('getTaxInvoice').length === 1).then(() => sandbox.bolta.configure({ clockOffsetMs: 120_000 })),
		]);
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'ISSUED' });
		expect(states()).toEqual(['issued']);
	});
});
