/** The life of a document at PortOne: in every state every call, by the state machine of the contract. */
import {
	BUYER,
	CALL,
	contract,
	keys,
	MAKING,
	outcome,
	sheet,
	withPortOne,
	type Asked,
	type IssuanceType,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW, ISSUE, REQUEST, CANCEL_REQUEST, REFUSE, CANCEL_ISSUANCE, SEND, REMOVE, UPDATE } =
	CALL;

/** From sending to the tax office's result: so long that no test waits for it by chance. */
const WAY = 1_000_000_000;

const { sandbox, ask, make, made, step, read, upload } = withPortOne({ resultDelayMs: WAY });

/** Calls, and milliseconds of waiting, that lead a draft to a state. */
const fromIssued = (issuing: string[]): Record<string, Array<string | number>> => ({
	ISSUED: issuing,
	ISSUANCE_CANCELLED: [...issuing, CANCEL_ISSUANCE],
	BEFORE_SENDING: [...issuing, SEND],
	SENDING: [...issuing, SEND, 0.6 * WAY],
	SENDING_COMPLETED: [...issuing, SEND, WAY],
	SENDING_FAILED: [...issuing, SEND, WAY],
});
const WAYS: Record<IssuanceType, Record<string, Array<string | number>>> = {
	NORMAL: { DRAFTED: [], ...fromIssued([ISSUE]) },
	REVERSE: {
		DRAFTED: [],
		REQUESTED: [REQUEST],
		REQUEST_CANCELLED: [REQUEST, CANCEL_REQUEST],
		REQUEST_REFUSED: [REQUEST, REFUSE],
		...fromIssued([REQUEST, ISSUE]),
	},
};

async function lead(id: string, type: IssuanceType, state: string): Promise<void> {
	sandbox.portOne.configure({ ntsResultCode: state === 'SENDING_FAILED' ? 'ERR001' : 'SUC001' });
	for (const way of WAYS[type][state]!) {
		if (typeof way === 'number') sandbox.portOne.advance(way);
		else await step(way, id);
	}
}

/** A document in a state, with a file. */
async function documentIn(
	type: IssuanceType,
	state: string,
	changes: object = {},
): Promise<{ id: string; attachmentId: string }> {
	const { id } = await made(DRAFT, type, changes);
	await step('attachB2bTaxInvoiceFile', id, { body: { fileId: await upload() } });
	const [{ id: attachmentId }] = (await step('getB2bTaxInvoiceAttachments', id)).json.attachments;
	await lead(id, type, state);
	return { id, attachmentId };
}

const CALLS = [
	'updateB2bTaxInvoiceDraft',
	'attachB2bTaxInvoiceFile',
	'deleteB2bTaxInvoiceAttachment',
	ISSUE,
	REQUEST,
	CANCEL_REQUEST,
	REFUSE,
	CANCEL_ISSUANCE,
	SEND,
	REMOVE,
];

interface Transition {
	call: string | null;
	from: string | null;
	to: string | string[] | null;
	issuanceType?: IssuanceType;
	error?: string;
}
const transitions = contract.document['x-state-machine'].transitions as Transition[];

/** What the state machine says of a call. */
function expected(call: string, type: IssuanceType, state: string): { answer: number | string; to: string[] } {
	const rules = transitions.filter((rule) => rule.call === call && [undefined, type].includes(rule.issuanceType));
	const rule = rules.find(({ from }) => from === state);
	if (rule) return { answer: 200, to: rule.to === null ? [] : [rule.to].flat() };
	// A call that the other kind of document has: its kind is wrong, whatever its state.
	return { answer: rules[0]?.error ?? 'B2B_ISSUANCE_TYPE_MISMATCH', to: [state] };
}

describe('every call in every state', () => {
	const scenes = Object.entries(WAYS).flatMap(([type, states]) =>
		Object.keys(states).map((state) => [type as IssuanceType, state] as const),
	);

	test('is what the state machine knows', () => {
		expect(new Set(transitions.map(({ call }) => call))).toEqual(
			new Set([...CALLS, DRAFT, ISSUE_NOW, REQUEST_NOW, null, 'any create call with modification']),
		);
		const states = new Set(
			transitions
				.flatMap(({ from, to }) => [from, to])
				.flat()
				.filter((state) => state !== null && state !== 'WAITING_SENDING'),
		);
		expect(new Set(scenes.map(([, state]) => state))).toEqual(states);
	});

	test.each(scenes)('%s %s', async (type, state) => {
		for (const call of CALLS) {
			sandbox.portOne.reset();
			const { id, attachmentId } = await documentIn(type, state);
			const before = await read(id);
			expect(before.status).toBe(state);
			const asked: Record<string, Asked> = {
				updateB2bTaxInvoiceDraft: {
					body: {
						taxInvoiceKey: id,
						taxInvoiceKeyType: 'TAX_INVOICE_ID',
						taxInvoice: sheet(type, { remarks: ['다른 비고'] }),
					},
				},
				attachB2bTaxInvoiceFile: { body: { fileId: await upload() } },
				deleteB2bTaxInvoiceAttachment: { path: { attachmentId } },
			};
			const answer = call === UPDATE ? await ask(call, asked[call]) : await step(call, id, asked[call]);
			const wanted = expected(call, type, state);
			const [entry] = sandbox.portOne.ledger('live');
			expect([call, outcome(answer)]).toEqual([call, wanted.answer]);
			expect([call, sandbox.portOne.requests().at(-1)!.effect]).toEqual([call, wanted.answer === 200]);
			if (wanted.to.length === 0) expect(entry!.isDeleted).toBe(true);
			else expect([call, wanted.to]).toEqual([call, expect.arrayContaining([(await read(id)).status])]);
			if (wanted.answer !== 200) expect([call, await read(id), entry!.attachments.length]).toEqual([call, before, 1]);
			else if (answer.json?.taxInvoice) expect([call, answer.json.taxInvoice]).toEqual([call, await read(id)]);
		}
	});

	test.each([
		[ISSUE_NOW, 'NORMAL', 'ISSUED'],
		[REQUEST_NOW, 'REVERSE', 'REQUESTED'],
		[DRAFT, 'NORMAL', 'DRAFTED'],
		[DRAFT, 'REVERSE', 'DRAFTED'],
	] as const)('%s makes a %s document %s', async (call, type, status) => {
		expect(await made(call, type, {}, { beside: { memo: '메모' } })).toMatchObject({
			status,
			issuanceType: type,
			memo: '메모',
			documentModificationType: 'NORMAL',
		});
		if (call !== DRAFT)
			expect(outcome(await make(call, type === 'NORMAL' ? 'REVERSE' : 'NORMAL', keys(2)))).toBe(
				'B2B_ISSUANCE_TYPE_MISMATCH',
			);
		expect(sandbox.portOne.ledger()).toHaveLength(1);
	});
});

describe('a step', () => {
	test.each([
		[ISSUE, 'DRAFTED', 'NORMAL'],
		[ISSUE, 'REQUESTED', 'REVERSE'],
		[CANCEL_REQUEST, 'REQUESTED', 'REVERSE'],
		[REFUSE, 'REQUESTED', 'REVERSE'],
		[CANCEL_ISSUANCE, 'ISSUED', 'NORMAL'],
	] as const)('%s from %s takes a memo, and keeps the old one without', async (call, state, type) => {
		for (const [name, body, memo] of [
			[1, { memo: '새 메모' }, '새 메모'],
			[2, {}, '메모'],
		] as const) {
			const { id } = await made(DRAFT, type, keys(name), { beside: { memo: '메모' } });
			await lead(id, type, state);
			expect((await step(call, id, { body })).json.taxInvoice.memo).toBe(memo);
		}
	});

	test('has its time', async () => {
		const { id, draftedAt, statusUpdatedAt } = await made(DRAFT, 'REVERSE');
		expect(statusUpdatedAt).toBe(draftedAt);
		let last = Date.parse(draftedAt);
		for (const [call, time] of [
			[REQUEST, 'requestedAt'],
			[ISSUE, 'issuedAt'],
			[SEND, 'ntsSentAt'],
		] as const) {
			expect(await read(id)).not.toHaveProperty(time);
			sandbox.portOne.advance(1_000);
			const { taxInvoice } = (await step(call, id)).json;
			expect(taxInvoice[time]).toBe(taxInvoice.statusUpdatedAt);
			expect(Date.parse(taxInvoice[time]) - last).toBeGreaterThanOrEqual(1_000);
			last = Date.parse(taxInvoice[time]);
		}
	});

	test.each<[string, IssuanceType, string, string, number | string]>([
		[REQUEST, 'REVERSE', 'DRAFTED', 'recipientDocumentKey', 'B2B_TAX_INVOICE_NO_RECIPIENT_DOCUMENT_KEY'],
		[REQUEST, 'REVERSE', 'DRAFTED', 'supplierDocumentKey', 200],
		[ISSUE, 'REVERSE', 'REQUESTED', 'supplierDocumentKey', 'B2B_TAX_INVOICE_NO_SUPPLIER_DOCUMENT_KEY'],
		[REFUSE, 'REVERSE', 'REQUESTED', 'supplierDocumentKey', 'B2B_TAX_INVOICE_NO_SUPPLIER_DOCUMENT_KEY'],
		[CANCEL_REQUEST, 'REVERSE', 'REQUESTED', 'supplierDocumentKey', 200],
		[ISSUE, 'NORMAL', 'DRAFTED', 'supplierDocumentKey', 200],
		[ISSUE, 'NORMAL', 'DRAFTED', 'recipientDocumentKey', 200],
		[CANCEL_ISSUANCE, 'NORMAL', 'ISSUED', 'supplierDocumentKey', 200],
		[SEND, 'NORMAL', 'ISSUED', 'supplierDocumentKey', 200],
	])('%s of a %s document in %s without %s: %s', async (call, type, state, key, answer) => {
		const { id } = await documentIn(type, state, { [key]: undefined });
		expect(outcome(await step(call, id))).toBe(answer);
	});

	test('a request made in one call needs the key only when it is withdrawn', async () => {
		const { id, status } = await made(REQUEST_NOW, 'REVERSE', { recipientDocumentKey: undefined });
		expect([status, outcome(await step(CANCEL_REQUEST, id))]).toEqual([
			'REQUESTED',
			'B2B_TAX_INVOICE_NO_RECIPIENT_DOCUMENT_KEY',
		]);
		expect(outcome(await step(ISSUE, id))).toBe(200);
	});

	test('to a supplier without a connection to the tax office cannot be made; the document stays', async () => {
		const { id } = await made(DRAFT, 'REVERSE');
		const {
			supplier: { brn },
		} = sheet('REVERSE');
		sandbox.portOne.configure({ unconnectedNumbers: [brn] });
		for (const answer of [await step(REQUEST, id), await make(REQUEST_NOW, 'REVERSE', keys(2))])
			expect(answer.json).toEqual({ type: 'B2B_COUNTERPARTY_NTS_NOT_CONNECTED', message: expect.any(String), brn });
		expect(sandbox.portOne.ledger().map(({ status }) => status)).toEqual(['DRAFTED']);
		// Forward, the buyer needs no connection, and neither does a draft.
		sandbox.portOne.configure({ unconnectedNumbers: [brn, BUYER] });
		for (const [call, type] of [
			[DRAFT, 'REVERSE'],
			[ISSUE_NOW, 'NORMAL'],
		] as const)
			expect(outcome(await make(call, type, keys(call)))).toBe(200);
		sandbox.portOne.configure({ unconnectedNumbers: [BUYER] });
		expect(outcome(await step(REQUEST, id))).toBe(200);
	});
});

describe('deletion', () => {
	const deleted = async (type: IssuanceType = 'NORMAL') => {
		const { id } = await made(DRAFT, type);
		await step(REMOVE, id);
		return id;
	};

	test('takes a document out of reach', async () => {
		const id = await deleted();
		expect(outcome(await step('getB2bTaxInvoice', id))).toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect((await ask('getB2bTaxInvoices')).json.items).toEqual([]);
		for (const taxInvoiceKeyType of ['SUPPLIER', 'RECIPIENT']) {
			const [key, brn] = taxInvoiceKeyType === 'SUPPLIER' ? ['S-1', sheet('NORMAL').supplier.brn] : ['R-1', BUYER];
			expect(outcome(await step('getB2bTaxInvoice', key, { query: { taxInvoiceKeyType, brn } }))).toBe(
				'B2B_TAX_INVOICE_NOT_FOUND',
			);
		}
		expect(sandbox.portOne.ledger()).toMatchObject([{ id, isDeleted: true }]);
	});

	test('can leave it to be read; nothing can be done with it', async () => {
		sandbox.portOne.configure({ deletedReads: 'deletedAt' });
		const id = await deleted();
		expect(await read(id)).toMatchObject({ id, status: 'DRAFTED', deletedAt: expect.any(String) });
		for (const call of [ISSUE, SEND, REMOVE, 'getB2bTaxInvoiceAttachments', 'getB2bTaxInvoicePdfDownloadUrl'])
			expect([call, outcome(await step(call, id))]).toEqual([call, 'B2B_TAX_INVOICE_NOT_FOUND']);
		expect(
			outcome(
				await ask(UPDATE, {
					body: { taxInvoiceKey: id, taxInvoiceKeyType: 'TAX_INVOICE_ID', taxInvoice: sheet('NORMAL') },
				}),
			),
		).toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect((await ask('getB2bTaxInvoices')).json.items).toEqual([]);
		// A new one of the same key stands before it.
		const { id: newer } = await made(DRAFT, 'NORMAL');
		expect(
			(
				await step('getB2bTaxInvoice', 'S-1', {
					query: { taxInvoiceKeyType: 'SUPPLIER', brn: sheet('NORMAL').supplier.brn },
				})
			).json.id,
		).toBe(newer);
	});

	test.each([
		['free', 200, 200],
		[
			'used',
			'B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED',
			'B2B_TAX_INVOICE_RECIPIENT_DOCUMENT_KEY_ALREADY_USED',
		],
	] as const)('leaves its keys %s', async (deletedKeys, bySupplier, byRecipient) => {
		sandbox.portOne.configure({ deletedKeys });
		await deleted();
		expect(outcome(await make(DRAFT, 'NORMAL', { recipientDocumentKey: 'R-2' }))).toBe(bySupplier);
		expect(outcome(await make(DRAFT, 'NORMAL', { supplierDocumentKey: 'S-2' }))).toBe(byRecipient);
	});
});

test.each(MAKING)('%s of a %s document can put the recipient on file', async (call, type) => {
	const options = { beside: { createRecipientCounterparty: true } };
	if (call === REQUEST_NOW) return expect(outcome(await make(call, type, {}, options))).toBe('INVALID_REQUEST');
	await made(call, type, {}, options);
	await made(call, type, keys(2), options);
	expect(sandbox.portOne.counterparties('live')).toEqual([
		expect.objectContaining({
			brn: BUYER,
			companyName: '공급받는자',
			representativeName: '공급받는자 대표',
			contact: { name: '공급받는자 담당', email: 'someone@example.com' },
		}),
	]);
	expect(sandbox.portOne.counterparties('test')).toEqual([]);
	// One who is on file already is not put there again.
	await made(
		call,
		type,
		{ ...keys(3), recipient: { counterpartyId: sandbox.portOne.counterparties('live')[0]!.id } },
		options,
	);
	expect(sandbox.portOne.counterparties('live')).toHaveLength(1);
});
