/** What becomes of an invoice when answers are lost, and of one that is there already. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { full, TIME_LIMIT } from '../support/clock';
import { invoice, locator, portOne, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';
import { standIn } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => sandbox.portOne.reset());

const issue = async (fields: INodeParameters, execution = {}) =>
	await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', fields, execution);
const sends = (route = 'issueB2bTaxInvoiceImmediately') =>
	sandbox.portOne.requests().filter((request) => request.route === route);
const faults = (...list: Fault[]) => sandbox.portOne.setFaults(list);
const route = 'issueB2bTaxInvoiceImmediately';

interface Failed extends IDataObject {
	error: { message: string; code: string | null; outcome: string };
	message: string;
}

/** The first failed item of a node that continues. */
async function failureOf(fields: INodeParameters): Promise<Failed> {
	const { outputs } = await issue(fields, { onError: 'continueErrorOutput' });
	return outputs[1]![0]!.json as Failed;
}

it('300 invoices, of which a fifth of the answers is lost after the effect, while the provider behind fails', async () => {
	const count = 300;
	sandbox.portOne.configure({ upstreamFailures: { rate: 0.15, effect: true } });
	faults({ kind: 'resetAfter', match: { route, rate: 0.2 } });
	const input = Array.from({ length: count }, (_, number) => ({ id: `LOSS-${number}` }));
	const result = await issue({ ...invoice('={{ $json.id }}'), options: { itemsInFlight: 20 } }, { input });
	expect(result.error).toBeUndefined();
	const outputs = jsonOf(result);
	const issued = sandbox.portOne.ledger('test').filter(({ status }) => status === 'ISSUED');
	const keys = new Set(issued.map(({ supplierDocumentKey }) => supplierDocumentKey));
	expect([outputs.length, issued.length, keys.size]).toEqual([count, count, count]);
	expect(outputs.every(({ status }) => status === 'issued')).toBe(true);
	const recovered = outputs.filter((output) => output.recovered).length;
	expect(recovered).toBeGreaterThan(count / 10);
	console.info(
		`${count} invoices: ${issued.length} in the ledger, ${issued.length - keys.size} twice, ${recovered} recovered, ${sends().length} sends`,
	);
});

it.each([
	['before the effect', false, 1],
	['after the effect', true, 1],
])(
	'a failure behind PortOne %s: the next send has a key of its own, so its answer is no replay',
	async (_when, effect, _count) => {
		sandbox.portOne.configure({ upstreamFailures: { rate: 1, effect } });
		const first = issue(invoice('UP-1'));
		// The provider works again as soon as it has failed once.
		while (sends().length === 0) await new Promise((resolve) => setImmediate(resolve));
		sandbox.portOne.configure({ upstreamFailures: null });
		expect(jsonOf(await first)).toMatchObject([{ status: 'issued', recovered: effect, duplicate: false }]);
		const keys = sends().map(({ headers }) => headers['idempotency-key']);
		expect(keys).toHaveLength(effect ? 1 : 2);
		expect(new Set(keys).size).toBe(keys.length);
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	},
);

it('what nobody can find out is unknown, and the next run settles it', async () => {
	faults(
		{ kind: 'resetAfter', match: { route } },
		{ kind: '500', match: { route: 'getB2bTaxInvoice', nth: [2, 3, 4] } },
	);
	const failed = await failureOf(invoice('U-1'));
	expect(failed).toMatchObject({
		error: { outcome: 'unknown' },
		message: expect.stringContaining('"2200000002/U-1"'),
	});
	expect(sends()).toHaveLength(1);
	faults();
	expect(jsonOf(await issue(invoice('U-1')))).toMatchObject([{ duplicate: true, status: 'issued' }]);
	expect(sandbox.portOne.ledger('test')).toHaveLength(1);
});

it('what nobody could find out is settled by Retry On Fail too, without a second send', async () => {
	faults(
		{ kind: 'resetAfter', match: { route } },
		{ kind: '500', match: { route: 'getB2bTaxInvoice', nth: [2, 3, 4] } },
	);
	expect(jsonOf(await issue(invoice('U-2'), { retryOnFail: { maxTries: 2 } }))).toMatchObject([
		{ status: 'issued', duplicate: false, recovered: true },
	]);
	expect([sends().length, sandbox.portOne.ledger('test').length]).toEqual([1, 1]);
});

it('a refusal of a later send does not overwrite the uncertain first', async () => {
	faults({ kind: 'noAnswer', match: { route, nth: 1 } }, { kind: '403', match: { route, nth: 2 } });
	const { outputs } = await issue(
		{ ...invoice('U-3'), options: { timeout: TIME_LIMIT } },
		{ onError: 'continueErrorOutput' },
	);
	expect(outputs[1]![0]!.json).toMatchObject({
		error: { message: expect.stringContaining('It is not known whether PortOne has it'), outcome: 'unknown' },
	});
	expect(sends()).toHaveLength(2);
});

it('IDEMPOTENCY_OUTSTANDING_REQUEST is an unknown outcome: it is looked up', async () => {
	sandbox.portOne.configure({ refusals: { issueB2bTaxInvoiceImmediately: 'IDEMPOTENCY_OUTSTANDING_REQUEST' } });
	const failed = await failureOf(invoice('I-1'));
	expect(failed.error).toMatchObject({ code: 'IDEMPOTENCY_OUTSTANDING_REQUEST', outcome: 'unknown' });
	expect(sends().length).toBeGreaterThan(1);
});

describe('what is there already', () => {
	it('is not sent again', async () => {
		const [first] = jsonOf(await issue(invoice('D-1')));
		const [second] = jsonOf(await issue(invoice('D-1')));
		expect(second).toMatchObject({
			taxInvoiceId: first!.taxInvoiceId,
			duplicate: true,
			status: 'issued',
			ntsApprovalNumber: first!.ntsApprovalNumber,
		});
		expect(sends()).toHaveLength(1);
	});

	it('is found by the refusal too, without a look-up before it', async () => {
		await issue(invoice('D-2'));
		expect(jsonOf(await issue({ ...invoice('D-2'), options: { lookUpFirst: false } }))).toMatchObject([
			{ duplicate: true },
		]);
		expect(sends().map(({ status }) => status)).toEqual([200, 400]);
	});

	it.each([
		['other lines', { itemsJson: '[{ "name": "다른 용역", "supplyCost": 1000000, "tax": 100000 }]' }, 'line 1'],
		['another recipient', { recipientNumber: '777-77-77770' }, 'recipient number'],
		['another write date', { writeDate: '2026-11-01' }, 'write date'],
		[
			'another tax kind',
			{
				taxKind: 'zeroRated',
				itemsJson: '[{ "name": "용역", "quantity": 2, "unitPrice": 500000, "supplyCost": 1000000 }]',
			},
			'tax kind',
		],
		['another purpose', { purpose: 'receipt' }, 'purpose'],
	])('and says something else: %s', async (_what, changes, differing) => {
		await issue(invoice('D-3'));
		const failed = await failureOf(invoice('D-3', changes));
		expect(failed.error.message).toContain(`has another ${differing}`);
		expect(failed.error).toMatchObject({ code: 'REFERENCE_ID_USED', outcome: 'notSent' });
		expect(sends()).toHaveLength(1);
	});

	it('fails where the option says so', async () => {
		await issue(invoice('D-4'));
		expect((await failureOf({ ...invoice('D-4'), options: { ifAlreadyIssued: 'fail' } })).error).toMatchObject({
			code: 'ALREADY_ISSUED',
			outcome: 'notSent',
		});
	});

	it('as a draft: the operation that continues is named', async () => {
		await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('D-5'), issuanceType: 'normal' });
		const failed = await failureOf(invoice('D-5'));
		expect(failed).toMatchObject({
			message: expect.stringContaining('"Issue Draft" issues it'),
			error: { message: expect.stringContaining('is at PortOne as DRAFTED'), code: 'DRAFTED', outcome: 'notSent' },
		});
		expect(sends()).toHaveLength(0);
	});

	it('as one that was canceled: the key is spent', async () => {
		const [first] = jsonOf(await issue(invoice('D-6')));
		await portOne(sandbox.portOne.url, 'taxInvoice.cancelIssuance', { invoice: locator(String(first!.taxInvoiceId)) });
		expect(await failureOf(invoice('D-6'))).toMatchObject({
			error: { message: expect.stringContaining('ISSUANCE_CANCELLED') },
			message: expect.stringContaining('a reference ID of its own'),
		});
	});

	it('as one that the recipient has asked for is another document', async () => {
		const draft = async (fields: INodeParameters) =>
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', fields, { onError: 'continueRegularOutput' });
		await draft({ ...invoice('R-9'), issuanceType: 'reverse', options: { otherDocumentKey: 'D-9' } });
		expect(jsonOf(await draft({ ...invoice('D-9'), issuanceType: 'normal' }))).toMatchObject([
			{
				error: {
					code: 'REFERENCE_ID_USED',
					message: expect.stringContaining('another issuance type'),
				},
			},
		]);
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	});

	it('where it cannot be seen it stays open, and nobody is told to use another one before looking', async () => {
		sandbox.portOne.configure({ deletedKeys: 'used' });
		const [draft] = jsonOf(
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('D-7'), issuanceType: 'normal' }),
		);
		await portOne(sandbox.portOne.url, 'taxInvoice.delete', { invoice: locator(String(draft!.taxInvoiceId)) });
		expect(await failureOf(invoice('D-7'))).toMatchObject({
			error: {
				description: expect.stringMatching(/^Do not use another reference ID before you have looked.*other mode/),
				code: 'REFERENCE_ID_USED',
				outcome: 'unknown',
			},
		});
	});

	it('in the other mode is another document', async () => {
		await issue(invoice('D-8'));
		expect(jsonOf(await issue(invoice('D-8'), { credential: { environment: 'live' } }))).toMatchObject([
			{ duplicate: false },
		]);
		expect([sandbox.portOne.ledger('test').length, sandbox.portOne.ledger('live').length]).toEqual([1, 1]);
	});
});

it.each([
	['DRAFTED', 'unknown'],
	['ISSUE_FAILED', 'rejected'],
])('an invoice that is answered as %s is not issued: %s', async (status, outcome) => {
	sandbox.portOne.configure({ shownStatuses: { 'SHOWN-1': status } });
	expect(await failureOf(invoice('SHOWN-1'))).toMatchObject({ error: { code: status, outcome } });
	expect(sends()).toHaveLength(1);
});

it('an answer of 200 is no success until it says so', async () => {
	faults({ kind: '200errorEnvelope', match: { route }, times: 1 });
	// A failure behind PortOne leaves the outcome open, so it is looked up and sent again.
	expect(jsonOf(await issue(invoice('Z-1')))).toMatchObject([{ status: 'issued', duplicate: false }]);
	expect(sends().map(({ status, fault }) => [status, fault])).toEqual([
		[200, '200errorEnvelope'],
		[200, null],
	]);
});

describe('steps', () => {
	const draft = async (key: string) => ({
		invoice: locator(
			String(
				jsonOf(
					await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice(key), issuanceType: 'normal' }),
				)[0]!.taxInvoiceId,
			),
		),
	});
	const step = async (fields: INodeParameters, execution = {}) =>
		await portOne(sandbox.portOne.url, 'taxInvoice.issueDraft', fields, execution);

	it('a lost answer is settled by reading the invoice', async () => {
		const fields = await draft('S-1');
		faults({ kind: 'resetAfter', match: { route: 'issueB2bTaxInvoice' } });
		expect(jsonOf(await step(fields))).toMatchObject([{ status: 'issued', recovered: true, duplicate: false }]);
		expect(sends('issueB2bTaxInvoice')).toHaveLength(1);
	});

	it('one that never arrived is taken again', async () => {
		const fields = await draft('S-2');
		faults({ kind: 'resetBefore', match: { route: 'issueB2bTaxInvoice', nth: 1 } });
		expect(jsonOf(await step(fields))).toMatchObject([{ status: 'issued', recovered: false }]);
		expect(sends('issueB2bTaxInvoice')).toHaveLength(2);
	});

	const retried = { retryOnFail: { maxTries: 2 } };

	it('one that nobody could read is settled by a later try: it was this execution that took it', async () => {
		const fields = await draft('S-5');
		sandbox.portOne.clearRequests();
		faults(
			{ kind: 'resetAfter', match: { route: 'issueB2bTaxInvoice' } },
			{ kind: '500', match: { route: 'getB2bTaxInvoice', nth: [2, 3, 4] } },
		);
		expect(jsonOf(await step(fields, retried))).toMatchObject([
			{ status: 'issued', duplicate: false, recovered: true },
		]);
		expect(sends('issueB2bTaxInvoice')).toHaveLength(1);
	});

	it('a refusal of the next does not overwrite the uncertain first', async () => {
		const fields = await draft('S-6');
		faults(
			{ kind: 'resetBefore', match: { route: 'issueB2bTaxInvoice', nth: 1 } },
			{ kind: '403', match: { route: 'issueB2bTaxInvoice', nth: 2 } },
		);
		const { outputs } = await step(fields, { onError: 'continueErrorOutput' });
		expect(outputs[1]![0]!.json).toMatchObject({
			error: { message: expect.stringContaining('It is not known whether PortOne did it'), outcome: 'unknown' },
		});
		expect(sends('issueB2bTaxInvoice')).toHaveLength(2);
	});

	it('with Retry On Fail, each is taken once, and told as in the first try', async () => {
		const given = [await draft('S-7'), await draft('S-8'), await draft('S-9')];
		await step(given[0]!);
		sandbox.portOne.clearRequests();
		faults({ kind: '403', match: { route: 'issueB2bTaxInvoice', nth: 2 } });
		const result = await step(
			{ invoice: '={{ $json.id }}', options: { itemsInFlight: 1 } },
			{ input: given.map(({ invoice: { value } }) => ({ id: value })), ...retried },
		);
		expect(jsonOf(result)).toMatchObject([
			{ status: 'issued', duplicate: true, recovered: false },
			{ status: 'issued', duplicate: false, recovered: false },
			{ status: 'issued', duplicate: false, recovered: false },
		]);
		expect(sends('issueB2bTaxInvoice')).toHaveLength(3);
	});

	it('one that others took in between is a duplicate', async () => {
		const fields = await draft('S-3');
		const [first, second] = await Promise.all([step(fields), step(fields)]);
		expect([jsonOf(first)[0]!.status, jsonOf(second)[0]!.status]).toEqual(['issued', 'issued']);
		expect(sandbox.portOne.ledger('test').filter(({ status }) => status === 'ISSUED')).toHaveLength(1);
	});

	it.each([
		['failed', 'ISSUE_FAILED', 'rejected'],
		['stands as before', 'DRAFTED', 'unknown'],
	])('one that PortOne %s is told as it reads', async (_what, status, outcome) => {
		const read = { id: 'inv_1', issuanceType: 'NORMAL', totalAmount: 1_100_000 };
		let asked = false;
		const host = await standIn(({ method }) => {
			if (method === 'GET') return { status: 200, body: { ...read, status: asked ? status : 'DRAFTED' } };
			asked = true;
			return { status: 502, body: {} };
		});
		const { outputs } = await portOne(
			host.url,
			'taxInvoice.issueDraft',
			{ invoice: locator('inv_1') },
			{ onError: 'continueErrorOutput' },
		);
		await host.close();
		expect(outputs[1]![0]!.json).toMatchObject({ error: { outcome } });
		expect(host.requests.filter((request) => request.includes('/issue'))).toHaveLength(outcome === 'rejected' ? 1 : 3);
	});

	it('names the operation where the kind of issuance does not fit', async () => {
		const [reverse] = jsonOf(
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('S-4'), issuanceType: 'reverse' }),
		);
		const { error } = await step({ invoice: locator(String(reverse!.taxInvoiceId)) });
		expect(`${error?.message} ${error?.description}`).toContain('"Request Draft" asks the supplier');
		expect(sends('issueB2bTaxInvoice')).toHaveLength(0);
	});
});

describe('drafts', () => {
	const make = async (key: string, changes: INodeParameters = {}) => {
		const fields = { ...invoice(key, changes), issuanceType: 'normal' };
		const [made] = jsonOf(await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', fields));
		return { invoice: locator(String(made!.taxInvoiceId)) };
	};
	const contentOf = (changes: INodeParameters): INodeParameters => {
		const { referenceId: _id, referenceIdSource: _source, ...content } = invoice('', changes);
		return content;
	};
	const update = async (fields: INodeParameters, execution = {}) =>
		await portOne(sandbox.portOne.url, 'taxInvoice.updateDraft', fields, execution);
	const rich = {
		remark: '비고',
		notes: { memo: '메모' },
		recipientDetails: { address: '서울' },
		payment: { cash: '1100000' },
	};

	it.each([
		['another remark, after the effect', { remark: '먼저' }, 'resetAfter', 1, true],
		['another remark, before the effect', { remark: '먼저' }, 'resetBefore', 2, false],
		['something that goes, after the effect', {}, 'resetAfter', 1, true],
		['something that goes, before the effect', {}, 'resetBefore', 2, false],
	] as const)('a lost update: %s', async (what, first, kind, count, recovered) => {
		const goes = what.startsWith('something');
		const key = await make('DR-1', goes ? rich : { ...rich, ...first });
		faults({ kind, match: { route: 'updateB2bTaxInvoiceDraft', nth: 1 } });
		const result = await update({ ...contentOf(goes ? {} : rich), ...key });
		expect(jsonOf(result)).toMatchObject([{ status: 'created', duplicate: false, recovered }]);
		expect(sends('updateB2bTaxInvoiceDraft')).toHaveLength(count);
		expect(sandbox.portOne.ledger('test')[0]!.invoice.remarks).toEqual(goes ? [] : ['비고']);
	});

	it('a lost update that nobody could read is settled by a later try', async () => {
		const key = await make('DR-2');
		sandbox.portOne.clearRequests();
		faults(
			{ kind: 'resetAfter', match: { route: 'updateB2bTaxInvoiceDraft' } },
			{ kind: '500', match: { route: 'getB2bTaxInvoice', nth: [2, 3, 4] } },
		);
		const result = await update({ ...contentOf(rich), ...key }, { retryOnFail: { maxTries: 2 } });
		expect(jsonOf(result)).toMatchObject([{ memo: '메모', duplicate: false, recovered: true }]);
		expect(sends('updateB2bTaxInvoiceDraft')).toHaveLength(1);
	});

	it('with Retry On Fail, each is updated once', async () => {
		const given = [await make('DR-6'), await make('DR-7')];
		faults({ kind: '403', match: { route: 'updateB2bTaxInvoiceDraft', nth: 2 } });
		const result = await update(
			{ ...contentOf(rich), invoice: '={{ $json.id }}', options: { itemsInFlight: 1 } },
			{ input: given.map(({ invoice: { value } }) => ({ id: value })), retryOnFail: { maxTries: 2 } },
		);
		expect(jsonOf(result)).toMatchObject([
			{ memo: '메모', duplicate: false, recovered: false },
			{ memo: '메모', duplicate: false, recovered: false },
		]);
		expect(sends('updateB2bTaxInvoiceDraft')).toHaveLength(3);
	});

	it.each([
		['before the effect', 'resetBefore'],
		['after the effect', 'resetAfter'],
	] as const)('the last update of a draft in a run stands, where the first was lost %s', async (_when, kind) => {
		const key = await make('DR-8');
		faults({ kind, match: { route: 'updateB2bTaxInvoiceDraft', nth: 1 } });
		const result = await update(
			{ ...contentOf({ notes: { memo: '={{ $json.memo }}' } }), ...key },
			{ input: ['하나', '둘'].map((memo) => ({ memo })) },
		);
		expect(jsonOf(result)).toMatchObject([{ memo: '하나' }, { memo: '둘' }]);
		expect(sandbox.portOne.ledger('test')).toMatchObject([{ invoice: { memo: '둘' } }]);
	});

	it.each([
		['after the effect', 'resetAfter', [], 1, true],
		['before the effect', 'resetBefore', [], 2, false],
		['after the effect, where only a later try can read it', 'resetAfter', [1, 2, 3], 1, true],
	] as const)('a lost deletion %s', async (_when, kind, unread, count, recovered) => {
		const key = await make('DR-3');
		sandbox.portOne.clearRequests();
		faults(
			{ kind, match: { route: 'deleteB2bTaxInvoice', nth: 1 } },
			...(unread.length > 0 ? [{ kind: '500' as const, match: { route: 'getB2bTaxInvoice', nth: [...unread] } }] : []),
		);
		const result = await portOne(sandbox.portOne.url, 'taxInvoice.delete', key, { retryOnFail: { maxTries: 2 } });
		expect(jsonOf(result)).toMatchObject([{ deleted: true, duplicate: false, recovered }]);
		expect(sends('deleteB2bTaxInvoice')).toHaveLength(count);
	});

	it('with Retry On Fail, what was deleted in the first try is not refused in the second', async () => {
		const given = [await make('DR-4'), await make('DR-5')];
		faults({ kind: '403', match: { route: 'deleteB2bTaxInvoice', nth: 2 } });
		const result = await portOne(
			sandbox.portOne.url,
			'taxInvoice.delete',
			{ invoice: '={{ $json.id }}', options: { itemsInFlight: 1 } },
			{ input: given.map(({ invoice: { value } }) => ({ id: value })), retryOnFail: { maxTries: 2 } },
		);
		expect(jsonOf(result)).toMatchObject([
			{ deleted: true, duplicate: false, recovered: false },
			{ deleted: true, duplicate: false, recovered: false },
		]);
		expect(sends('deleteB2bTaxInvoice')).toHaveLength(3);
	});

	it('with Retry On Fail, what was made anew under the key of a deleted one is not deleted', async () => {
		await make('DR-9');
		await make('DR-10');
		sandbox.portOne.clearRequests();
		faults(
			{ kind: '403', match: { route: 'deleteB2bTaxInvoice', nth: 2 } },
			{ kind: 'latency', ms: 300, match: { route: 'deleteB2bTaxInvoice', nth: 2 } },
		);
		const deleting = portOne(
			sandbox.portOne.url,
			'taxInvoice.delete',
			{ invoice: locator('={{ $json.key }}', 'supplierDocumentKey'), options: { itemsInFlight: 1 } },
			{ input: ['DR-9', 'DR-10'].map((key) => ({ key: `${SUPPLIER}/${key}` })), retryOnFail: { maxTries: 2 } },
		);
		while (sends('deleteB2bTaxInvoice').length < 2) await new Promise((resolve) => setImmediate(resolve));
		await make('DR-9');
		expect(jsonOf(await deleting)).toMatchObject([{ deleted: true }, { deleted: true }]);
		expect(sandbox.portOne.ledger('test').map(({ invoice: read }) => !read.deletedAt)).toEqual([false, false, true]);
	});
});

describe('consent', () => {
	const live = { credential: { environment: 'live' } };
	const byHand = { ...live, mode: 'manual' as const };

	it.each([
		['taxInvoice.issueImmediately', invoice('C-1'), '1 document over 1,100,000 won'],
		[
			'taxInvoice.issueImmediately',
			invoice('C-1', { taxKind: 'taxExempt', itemsJson: '[{ "name": "가", "supplyCost": 500 }]' }),
			'1 document over 500 won',
		],
	])('%s by hand in live mode is not sent', async (name, fields, words) => {
		const { error } = await portOne(sandbox.portOne.url, name, fields, byHand);
		expect(error?.message).toContain(`${words} would have gone out with legal effect`);
		expect(sends()).toEqual([]);
	});

	it('a dry run shows the request and sends nothing', async () => {
		const [output] = jsonOf(
			await portOne(
				sandbox.portOne.url,
				'taxInvoice.issueImmediately',
				{ ...invoice('C-3'), options: { dryRun: true } },
				byHand,
			),
		);
		expect(output).toMatchObject({
			status: 'dryRun',
			total: 1_100_000,
			request: { method: 'POST', body: { taxInvoice: { totalAmount: 1_100_000 } } },
		});
		expect(sandbox.portOne.requests()).toEqual([]);
	});
});

it('a derived reference ID is the same for the same content', async () => {
	const fields = { ...invoice(''), referenceIdSource: 'derived' };
	const [first] = jsonOf(await issue(fields));
	expect(first!.referenceId).toMatch(/^d[a-z2-7]{23}$/);
	expect(jsonOf(await issue(fields))).toMatchObject([{ referenceId: first!.referenceId, duplicate: true }]);
});

it('lists in pages, each invoice once, whatever the total counts', async () => {
	const count = full ? 2_500 : 1_100;
	for (const totalCount of ['total', 'page'] as const) {
		sandbox.portOne.reset();
		sandbox.portOne.configure({ totalCount });
		const input = Array.from({ length: count }, (_, number) => ({ id: `P-${number}` }));
		await portOne(
			sandbox.portOne.url,
			'taxInvoice.createDraft',
			{ ...invoice('={{ $json.id }}'), issuanceType: 'normal', options: { lookUpFirst: false, itemsInFlight: 50 } },
			{ input },
		);
		const all = jsonOf(
			await portOne(sandbox.portOne.url, 'taxInvoice.getAll', {
				searchBy: 'period',
				dateType: 'REGISTER',
				returnAll: true,
			}),
		);
		expect([all.length, new Set(all.map(({ referenceId }) => referenceId)).size]).toEqual([count, count]);
		expect(
			jsonOf(
				await portOne(sandbox.portOne.url, 'taxInvoice.getAll', {
					searchBy: 'period',
					dateType: 'REGISTER',
					returnAll: false,
					limit: 7,
				}),
			),
		).toHaveLength(7);
	}
});
