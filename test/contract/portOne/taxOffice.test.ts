/** From issuing to the tax office's result, on the sandbox's clock; and what only then can be done: amendments. */
import type { PortOneSettings } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import {
	BUYER,
	CALL,
	contract,
	keys,
	MAKING,
	outcome,
	SELLER,
	sheet,
	withPortOne,
	type Asked,
	type IssuanceType,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW, SEND, CANCEL_ISSUANCE: CANCEL } = CALL;

const HOUR = 3_600_000;

const { sandbox, ask, make, made, step, read } = withPortOne({ resultDelayMs: 2 * HOUR });

const after = async (id: string, milliseconds: number) => {
	sandbox.portOne.advance(milliseconds);
	return await read(id);
};
const instant = (time: string) => Date.parse(time);

describe('sending', () => {
	test('takes its time; then the result is there', async () => {
		const { id, ntsApprovalNumber, issuedAt } = await made(ISSUE_NOW, 'NORMAL');
		expect(ntsApprovalNumber).toMatch(/^20260527\d{16}$/);
		expect(await after(id, HOUR)).toMatchObject({ status: 'ISSUED', statusUpdatedAt: issuedAt });
		const sent = (await step(SEND, id)).json.taxInvoice;
		expect(sent).toMatchObject({ status: 'BEFORE_SENDING', ntsApprovalNumber, ntsSentAt: expect.any(String) });
		expect(instant(sent.ntsSentAt) - instant(issuedAt)).toBeGreaterThanOrEqual(HOUR);
		expect(await after(id, 0.9 * HOUR)).toEqual(sent);
		const sending = await after(id, 0.6 * HOUR);
		expect(sending).toEqual({ ...sent, status: 'SENDING' });
		for (const invoice of [sent, sending])
			expect(Object.keys(invoice).filter((key) => key.startsWith('ntsResult'))).toEqual([]);
		const done = await after(id, HOUR);
		const ntsResultReceivedAt = new Date(instant(sent.ntsSentAt) + 2 * HOUR).toISOString();
		expect(done).toEqual({
			...sent,
			status: 'SENDING_COMPLETED',
			statusUpdatedAt: ntsResultReceivedAt,
			ntsResult: '성공',
			ntsResultCode: 'SUC001',
			ntsResultReceivedAt,
		});
		expect(await after(id, 1_000 * HOUR)).toEqual(done);
	});

	test.each<[Partial<PortOneSettings>, string, string]>([
		[{}, 'SENDING_COMPLETED', 'SUC001'],
		[{ ntsResultCode: 'ERR003' }, 'SENDING_FAILED', 'ERR003'],
		[{ ntsResultCodes: { [BUYER]: 'SYN001' } }, 'SENDING_FAILED', 'SYN001'],
		[{ ntsResultCodes: { [SELLER]: 'SYN001' } }, 'SENDING_COMPLETED', 'SUC001'],
		[{ ntsResultCode: 'ERR003', ntsResultCodes: { [BUYER]: 'SUC001' } }, 'SENDING_COMPLETED', 'SUC001'],
	])('with %j ends as %s (%s)', async (settings, status, ntsResultCode) => {
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		sandbox.portOne.configure(settings);
		await step(SEND, id);
		// The result is that of the day it was sent.
		sandbox.portOne.configure({ ntsResultCode: 'ZZZ999', ntsResultCodes: {} });
		expect(await after(id, 2 * HOUR)).toMatchObject({
			status,
			ntsResultCode,
			ntsResult: status === 'SENDING_COMPLETED' ? '성공' : '오류',
		});
	});

	test('happens by itself where that is wanted', async () => {
		sandbox.portOne.configure({ autoSendAfterMs: HOUR });
		const { id, issuedAt } = await made(ISSUE_NOW, 'NORMAL');
		expect(await read(id)).toMatchObject({ status: 'ISSUED' });
		expect(await read(id)).not.toHaveProperty('ntsSentAt');
		const sent = await after(id, HOUR);
		expect(sent).toMatchObject({
			status: 'BEFORE_SENDING',
			ntsSentAt: new Date(instant(issuedAt) + HOUR).toISOString(),
		});
		expect(await after(id, 2 * HOUR)).toMatchObject({ status: 'SENDING_COMPLETED', ntsSentAt: sent.ntsSentAt });
	});

	test('by hand comes before', async () => {
		sandbox.portOne.configure({ autoSendAfterMs: 100 * HOUR });
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		await step(SEND, id);
		expect(await after(id, 2 * HOUR)).toMatchObject({ status: 'SENDING_COMPLETED' });
	});

	test('does not happen to what was canceled before', async () => {
		sandbox.portOne.configure({ autoSendAfterMs: HOUR });
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		const { taxInvoice } = (await step(CANCEL, id)).json;
		expect(taxInvoice.status).toBe('ISSUANCE_CANCELLED');
		expect(await after(id, 10 * HOUR)).toEqual(taxInvoice);
		const { id: late } = await made(ISSUE_NOW, 'NORMAL', keys(2));
		sandbox.portOne.advance(HOUR);
		expect(outcome(await step(CANCEL, late))).toBe('B2B_TAX_INVOICE_NOT_ISSUED_STATUS');
	});

	test('is not that of a draft or a request', async () => {
		sandbox.portOne.configure({ autoSendAfterMs: HOUR });
		const [draft, request] = [await made(DRAFT, 'NORMAL'), await made(REQUEST_NOW, 'REVERSE', keys(2))];
		expect([(await after(draft.id, 10 * HOUR)).status, (await read(request.id)).status]).toEqual([
			'DRAFTED',
			'REQUESTED',
		]);
	});
});

test.each([
	['2026-05-27', '2026-06-10'],
	['2026-12-01', '2027-01-10'],
	['2024-01-31', '2024-02-10'],
])('what is written on %s is due on %s', async (writeDate, issuanceDueDate) => {
	// In Seoul the day after the due date begins nine hours before it does in Greenwich.
	const lastMoment = Date.parse(`${issuanceDueDate}T14:59:00Z`);
	for (const [name, clock, isDelayed] of [
		['a', lastMoment, false],
		['b', lastMoment + 120_000, true],
	] as const) {
		sandbox.portOne.configure({ clockOffsetMs: clock - Date.now() });
		const drafted = await made(DRAFT, 'NORMAL', { writeDate, ...keys(name) });
		expect(drafted).toMatchObject({ writeDate, issuanceDueDate });
		expect(drafted).not.toHaveProperty('isDelayed');
		expect((await step('issueB2bTaxInvoice', drafted.id)).json.taxInvoice.isDelayed).toBe(isDelayed);
	}
});

describe('amendments', () => {
	const REASONS = contract.document.components.schemas.B2bTaxInvoiceModificationType.enum as string[];
	const amending = (key: object, type = 'CHANGE_IN_SUPPLY_COST'): Asked & { beside: object } => ({
		beside: { modification: { type, ...key } },
	});
	const byId = (taxInvoiceKey: string) => ({ taxInvoiceKey, taxInvoiceKeyType: 'TAX_INVOICE_ID' });

	/** An original that the tax office has. */
	async function original(changes: object = {}): Promise<JsonObject> {
		const { id } = await made(ISSUE_NOW, 'NORMAL', changes);
		await step(SEND, id);
		return await after(id, 2 * HOUR);
	}

	test.each(REASONS)('%s, by each call that makes a document', async (reason) => {
		const { id, ntsApprovalNumber } = await original(keys('first'));
		expect(REASONS).toHaveLength(5);
		for (const [index, [call, type]] of MAKING.entries()) {
			const invoice = await made(call, type, keys(index), amending(byId(id), reason));
			expect(invoice).toMatchObject({
				documentModificationType: 'MODIFICATION',
				modification: {
					type: reason,
					originalNtsApprovalNumber: ntsApprovalNumber,
					originalTaxInvoiceId: id,
					rootTaxInvoiceId: id,
				},
			});
		}
		expect(await read(id)).toMatchObject({ status: 'SENDING_COMPLETED', documentModificationType: 'NORMAL' });
	});

	test('of amendments name the first of the chain', async () => {
		const first = await original(keys('first'));
		const second = await made(ISSUE_NOW, 'NORMAL', keys('second'), amending(byId(first.id)));
		await step(SEND, second.id);
		sandbox.portOne.advance(2 * HOUR);
		const third = await made(ISSUE_NOW, 'NORMAL', keys('third'), amending(byId(second.id)));
		expect(third.modification).toMatchObject({
			originalTaxInvoiceId: second.id,
			originalNtsApprovalNumber: second.ntsApprovalNumber,
			rootTaxInvoiceId: first.id,
		});
	});

	const refused: Array<[string, (id: string) => object, object, string]> = [
		['an original nobody knows', () => byId('nobody'), {}, 'B2B_ORIGINAL_TAX_INVOICE_NOT_FOUND'],
		[
			'the original of another number',
			() => ({ taxInvoiceKey: 'R-first', taxInvoiceKeyType: 'RECIPIENT', brn: SELLER }),
			{},
			'B2B_ORIGINAL_TAX_INVOICE_NOT_FOUND',
		],
		[
			'a key of the other side',
			() => ({ taxInvoiceKey: 'S-first', brn: BUYER }),
			{},
			'B2B_ORIGINAL_TAX_INVOICE_NOT_FOUND',
		],
		['a document key without its number', () => ({ taxInvoiceKey: 'R-first' }), {}, 'INVALID_REQUEST'],
		[
			'another tax',
			byId,
			{ taxationType: 'ZERO_RATED', totalTaxAmount: 0, totalAmount: 1000, items: [] },
			'B2B_CANNOT_CHANGE_TAX_TYPE',
		],
	];
	test.each(MAKING.flatMap(([call, type]) => refused.map((row) => [call, type, ...row] as const)))(
		'%s %s: %s',
		async (call, type, _what, key, changes, answer) => {
			const { id } = await original(keys('first'));
			expect(outcome(await make(call, type, { ...keys(2), ...changes }, amending(key(id))))).toBe(answer);
			expect(sandbox.portOne.ledger()).toHaveLength(1);
		},
	);

	test.each<[string, object]>([
		["the recipient's key where nothing is said", { taxInvoiceKey: 'R-first', brn: BUYER }],
		["the recipient's key", { taxInvoiceKey: 'R-first', taxInvoiceKeyType: 'RECIPIENT', brn: BUYER }],
		["the supplier's key", { taxInvoiceKey: 'S-first', taxInvoiceKeyType: 'SUPPLIER', brn: SELLER }],
	])('by %s', async (_what, key) => {
		const { id } = await original(keys('first'));
		expect((await made(DRAFT, 'NORMAL', keys(2), amending(key))).modification.originalTaxInvoiceId).toBe(id);
	});

	const STATES: Array<[string, IssuanceType, string, string[], number]> = [
		['DRAFTED', 'NORMAL', DRAFT, [], 0],
		['REQUESTED', 'REVERSE', REQUEST_NOW, [], 0],
		['ISSUED', 'NORMAL', ISSUE_NOW, [], 0],
		['ISSUANCE_CANCELLED', 'NORMAL', ISSUE_NOW, [CANCEL], 0],
		['BEFORE_SENDING', 'NORMAL', ISSUE_NOW, [SEND], 0],
		['SENDING', 'NORMAL', ISSUE_NOW, [SEND], 1.5 * HOUR],
		['SENDING_FAILED', 'NORMAL', ISSUE_NOW, [SEND], 2 * HOUR],
	];
	test.each(STATES)('need an original that was sent: not one in %s', async (status, type, call, steps, wait) => {
		sandbox.portOne.configure({ ntsResultCode: 'ERR001' });
		const { id } = await made(call, type, keys('first'));
		for (const next of steps) await step(next, id);
		expect((await after(id, wait)).status).toBe(status);
		for (const [next, kind] of MAKING)
			expect(outcome(await make(next, kind, keys(2), amending(byId(id))))).toBe(
				'B2B_TAX_INVOICE_STATUS_NOT_SENDING_COMPLETED',
			);
	});

	test('keep their tax when their draft is changed', async () => {
		const { id } = await original(keys('first'));
		const draft = await made(DRAFT, 'NORMAL', keys(2), amending(byId(id)));
		const update = async (taxInvoiceKey: string, name: string, changes: object) =>
			outcome(
				await ask('updateB2bTaxInvoiceDraft', {
					body: { ...byId(taxInvoiceKey), taxInvoice: sheet('NORMAL', { ...keys(name), ...changes }) },
				}),
			);
		const free = { taxationType: 'FREE', totalTaxAmount: 0, totalAmount: 1000, items: [] };
		expect([await update(draft.id, '2', free), await update(draft.id, '2', { remarks: ['비고'] })]).toEqual([
			'B2B_CANNOT_CHANGE_TAX_TYPE',
			200,
		]);
		expect((await read(draft.id)).modification).toEqual(draft.modification);
		const { id: plain } = await made(DRAFT, 'NORMAL', keys(3));
		expect(await update(plain, '3', free)).toBe(200);
	});
});
