/** Reverse issue: requested by the buyer, approved on a page, withdrawn, or late. */
import { withBolta } from '../support/bolta.ts';
import { invoice, open, party, until } from '../support/client.ts';

const { sandbox, send, issue, lookUp, read, requestReverse } = withBolta();

const clock = (instant: string) => sandbox.bolta.configure({ clockOffsetMs: Date.parse(instant) - Date.now() });
beforeEach(() => {
	// The requests of these tests are of 2026-05-27; they can be approved until 10 June.
	clock('2026-06-01T00:00:00+09:00');
});

const answerProblems = (operation: string, status: number, body: unknown) =>
	sandbox.bolta.contract.answerProblems(operation, status, body, true);
const grant = (key: string) => send(`/v1/taxInvoices/${key}/issueRequest/grant`);
const cancel = (key: string) => send(`/v1/taxInvoices/${key}/issueRequest/cancel`, { method: 'PUT' });
const states = () => sandbox.bolta.ledger().map(({ state }) => state);
const later = (milliseconds: number) =>
	sandbox.bolta.configure({ clockOffsetMs: sandbox.bolta.settings.clockOffsetMs + milliseconds });

async function requested(referenceId: string | null = null): Promise<string> {
	const { status, json } = await requestReverse(referenceId);
	expect([status, answerProblems('requestReverseIssue', status, json)]).toEqual([200, []]);
	return json.issuanceKey;
}

async function approvalUrl(key: string): Promise<string> {
	const { status, json } = await grant(key);
	expect([status, answerProblems('getReverseApprovalUrl', status, json)]).toEqual([200, []]);
	expect(json.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/bolta\/approve\/.+/);
	return json.url;
}

async function expectRefusal(
	answer: Promise<{ status: number; json: any }>,
	operation: string,
	status: number,
	message: RegExp,
) {
	const before = sandbox.bolta.ledger();
	const { status: answered, json } = await answer;
	expect([answered, json]).toEqual([status, { code: expect.any(String), message: expect.stringMatching(message) }]);
	expect(answerProblems(operation, status, json)).toEqual([]);
	expect(sandbox.bolta.ledger()).toEqual(before);
}

describe('a request', () => {
	test('waits, known by its id but not to be read, until the approval page was opened', async () => {
		const key = await requested('r-1');
		expect(sandbox.bolta.ledger()[0]).toMatchObject({
			kind: 'reverseRequest',
			state: 'requested',
			issuedAt: null,
			originalIssuanceKey: null,
		});
		later(24 * 3_600_000);
		expect(await lookUp('r-1')).toMatchObject({ status: 200, json: { issuanceKey: key } });
		expect(await read(key)).toMatchObject({ status: 404, text: '' });
		expect(await open(await approvalUrl(key))).toMatchObject({
			status: 200,
			json: { issuanceKey: key, state: 'issued' },
		});
		const { json } = await read(key);
		expect(answerProblems('getTaxInvoice', 200, json)).toEqual([]);
		expect(json).toMatchObject({
			issuanceKey: key,
			issuedAt: expect.stringMatching(/^2026-06-02T/),
			invoice: { date: '2026-05-27', items: [{ supplyCost: 1000 }] },
		});
	});

	test('is refused for what an issue is refused for', async () => {
		await expectRefusal(requestReverse('a', invoice({ items: [] })), 'requestReverseIssue', 400, /items/);
		await expectRefusal(requestReverse('a', invoice({ date: '2999-01-01' })), 'requestReverseIssue', 400, /작성일자/);
		await expectRefusal(requestReverse('a', invoice({ taxType: undefined })), 'requestReverseIssue', 400, /taxType/);
		clock('2026-07-01T00:00:00+09:00');
		await requested('a');
		sandbox.bolta.configure({ lateIssue: 'refused' });
		await expectRefusal(requestReverse('b'), 'requestReverseIssue', 400, /마감일/);
		expect(await issue('b')).toMatchObject({ status: 400 });
		clock('2026-06-10T23:59:00+09:00');
		expect(await issue('b')).toMatchObject({ status: 200 });
	});

	test('in generation 1 needs a customer that exists', async () => {
		sandbox.bolta.configure({ generation: 1 });
		await expectRefusal(requestReverse('a'), 'requestReverseIssue', 400, /Customer-Key/);
		await expectRefusal(
			requestReverse('a', invoice(), { headers: { 'Customer-Key': 'nobody' } }),
			'requestReverseIssue',
			400,
			/고객/,
		);
		expect(await requestReverse('a', invoice(), { headers: { 'Customer-Key': 'customer_bf8paz' } })).toMatchObject({
			status: 200,
		});
		expect(sandbox.bolta.ledger()[0]).toMatchObject({ customerKey: 'customer_bf8paz', state: 'requested' });
	});

	test('with a used id gets what an issue gets', async () => {
		const key = await requested('a');
		expect(await requestReverse('a')).toMatchObject({ status: 400 });
		sandbox.bolta.configure({ usedId: 'replay' });
		expect(await requestReverse('a')).toMatchObject({ status: 200, json: { issuanceKey: key } });
		expect(await requestReverse('a', invoice({ purpose: 'RECEIPT' }))).toMatchObject({ status: 400 });
		expect(await issue('a')).toMatchObject({ status: 400 });
		sandbox.bolta.configure({ usedId: '409' });
		expect(await requestReverse('a')).toMatchObject({ status: 409 });
		expect(states()).toEqual(['requested']);
		sandbox.bolta.configure({ usedId: 'notChecked' });
		await requested('a');
		expect(states()).toEqual(['requested', 'requested']);
	});
});

describe('the approval', () => {
	test('happens once, by GET, and by no look at the headers', async () => {
		const address = await approvalUrl(await requested());
		expect(await open(address, { method: 'HEAD' })).toMatchObject({ status: 404 });
		expect(states()).toEqual(['requested']);
		expect(await open(address)).toMatchObject({ status: 200 });
		expect(await open(address)).toMatchObject({ status: 409 });
		expect(states()).toEqual(['issued']);
	});

	test('is possible for ten minutes, and a new link for ten more', async () => {
		const key = await requested();
		const first = await approvalUrl(key);
		later(9 * 60_000);
		const second = await approvalUrl(key);
		expect(second).not.toBe(first);
		later(61_000);
		expect(await open(first)).toMatchObject({ status: 410 });
		expect(states()).toEqual(['requested']);
		expect(await open(second)).toMatchObject({ status: 200 });
		expect(await open(second.slice(0, -1))).toMatchObject({ status: 404 });
	});

	test('gives a result later, and a failure for chosen ids; announced then and not before', async () => {
		sandbox.bolta.configure({ issueDelayMs: 1, failReferenceIds: ['bad'], webhookUrl: 'http://127.0.0.1:1/' });
		const [good, bad] = [await requested('good'), await requested('bad')];
		const other = (await issue('other')).json.issuanceKey;
		await until(() => sandbox.bolta.webhooks().length === 1);
		expect(sandbox.bolta.webhooks()[0]!.issuanceKey).toBe(other);
		for (const key of [good, bad]) await open(await approvalUrl(key));
		await until(() => sandbox.bolta.webhooks().length === 3);
		const types = new Map(sandbox.bolta.webhooks().map(({ issuanceKey, eventType }) => [issuanceKey, eventType]));
		expect([types.get(good), types.get(bad)]).toEqual(['TAX_INVOICE_ISSUANCE_SUCCESS', 'TAX_INVOICE_ISSUANCE_FAILURE']);
		later(1000);
		expect(states()).toEqual(['issued', 'failed', 'issued']);
		sandbox.bolta.configure({ issueDelayMs: 3_600_000 });
		const slow = await requested('slow');
		expect(await open(await approvalUrl(slow))).toMatchObject({ status: 200, json: { state: 'accepted' } });
		expect(await read(slow)).toMatchObject({ status: 404 });
		await expectRefusal(cancel(slow), 'cancelReverseRequest', 400, /취소/);
	});

	test('is refused after the last day to issue, also on a page that is open', async () => {
		clock('2026-06-10T23:55:00+09:00');
		const key = await requested();
		const address = await approvalUrl(key);
		clock('2026-06-11T00:00:01+09:00');
		expect(await open(address)).toMatchObject({ status: 409 });
		await expectRefusal(grant(key), 'getReverseApprovalUrl', 400, /마감일/);
		sandbox.bolta.configure({ holidays: ['2026-06-10'] });
		expect(await open(address)).toMatchObject({ status: 200 });
	});

	test("with a live key needs the seller's certificate, if it is set so", async () => {
		const live = { key: 'live_key' };
		const { issuanceKey } = (
			await requestReverse(
				null,
				invoice({ supplier: { ...party('2208162517'), manager: { email: 'a@example.com' } } }),
				live,
			)
		).json;
		const path = `/v1/taxInvoices/${issuanceKey}/issueRequest/grant`;
		expect(await send(path, live)).toMatchObject({ status: 200 });
		sandbox.bolta.configure({ certificateNeeded: true });
		await expectRefusal(send(path, live), 'getReverseApprovalUrl', 400, /인증서/);
		const certificate = { issuedAt: '2026-01-01T00:00:00', expiresAt: '2027-01-01T00:00:00' };
		sandbox.bolta.configure({ issuers: [{ issuerId: 'i', ...party('2208162517'), certificate }] });
		expect(await send(path, live)).toMatchObject({ status: 200 });
	});

	test('is not for what is no request, or not there', async () => {
		const { issuanceKey } = (await issue(null)).json;
		await expectRefusal(grant(issuanceKey), 'getReverseApprovalUrl', 400, /역발행/);
		await expectRefusal(cancel(issuanceKey), 'cancelReverseRequest', 400, /역발행/);
		expect(await grant('NOBODY')).toMatchObject({ status: 404, text: '' });
		expect(await cancel('NOBODY')).toMatchObject({ status: 404, text: '' });
		sandbox.bolta.configure({ emptyNotFound: false });
		await expectRefusal(grant('NOBODY'), 'getReverseApprovalUrl', 404, /세금계산서/);
	});
});

describe('the cancellation', () => {
	test('ends a request for good', async () => {
		const key = await requested('a');
		const address = await approvalUrl(key);
		const { status, json } = await cancel(key);
		expect([status, json, answerProblems('cancelReverseRequest', status, json)]).toEqual([
			200,
			{ issuanceKey: key },
			[],
		]);
		expect(states()).toEqual(['cancelled']);
		expect(await open(address)).toMatchObject({ status: 409 });
		await expectRefusal(grant(key), 'getReverseApprovalUrl', 400, /승인/);
		await expectRefusal(cancel(key), 'cancelReverseRequest', 400, /취소/);
		expect(await read(key)).toMatchObject({ status: 404 });
		// What is cancelled was asked for all the same.
		expect(await lookUp('a')).toMatchObject({ status: 200 });
		expect(await requestReverse('a')).toMatchObject({ status: 400 });
	});

	test('takes no body, and may answer without one', async () => {
		const key = await requested();
		const path = `/v1/taxInvoices/${key}/issueRequest/cancel`;
		await expectRefusal(
			send(path, { method: 'PUT', body: '{}', headers: { 'Content-Type': 'application/json' } }),
			'cancelReverseRequest',
			400,
			/body/,
		);
		await expectRefusal(send(path, { method: 'POST' }), 'cancelReverseRequest', 405, /method/);
		sandbox.bolta.configure({ emptyCancelAnswer: true });
		const { status, text } = await cancel(key);
		expect([status, text, answerProblems('cancelReverseRequest', 200, undefined)]).toEqual([200, '', []]);
		expect(states()).toEqual(['cancelled']);
	});

	test('and the link can be lost on the way', async () => {
		const key = await requested('a');
		sandbox.bolta.setFaults([
			{ kind: '200withoutKey', times: 1, match: { route: 'getReverseApprovalUrl', referenceIds: ['a'] } },
			{ kind: 'resetAfter', match: { method: 'PUT' } },
		]);
		expect(await grant(key)).toMatchObject({ status: 200, json: {} });
		expect((await grant(key)).json.url).toBeDefined();
		await expect(cancel(key)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(sandbox.bolta.requests().at(-1)).toMatchObject({ effect: true, status: 'reset' });
		expect(states()).toEqual(['cancelled']);
	});
});
