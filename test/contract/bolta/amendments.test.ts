/** Amendments: documents made of other documents. Everything that is true of an issue is true of them. */
import type { BoltaSettings, DocumentKind } from '../../../sandbox/index.ts';
import { withBolta } from '../support/bolta.ts';
import { invoice, item, until, type Sent } from '../support/client.ts';

const { sandbox, issue, lookUp, read, amend, requestReverse } = withBolta();

type Kind = 'termination' | 'changeSupplyCost' | 'doubleIssuance';

const DATE = '2026-06-30';
const difference = item({ date: DATE, name: '단가 조정', supplyCost: -500, tax: -50 });
const bodies: Record<Kind, object | undefined> = {
	termination: { date: DATE },
	changeSupplyCost: { date: DATE, items: [difference] },
	doubleIssuance: undefined,
};
const operations: Record<Kind, string> = {
	termination: 'amendTermination',
	changeSupplyCost: 'amendChangeSupplyCost',
	doubleIssuance: 'amendDoubleIssuance',
};
const kinds = Object.keys(bodies) as Kind[];

const answerProblems = (operation: string, status: number, body: unknown) =>
	sandbox.bolta.contract.answerProblems(operation, status, body, true);

async function issued(changes: object = {}, sent: Sent = {}): Promise<string> {
	const { status, json } = await issue(null, invoice(changes), sent);
	expect(status).toBe(200);
	return json.issuanceKey;
}

async function amended(
	original: string,
	kind: Kind,
	body = bodies[kind],
	referenceId: string | null = null,
): Promise<string> {
	const { status, json } = await amend(original, kind, body, referenceId);
	expect([status, answerProblems(operations[kind], status, json)]).toEqual([200, []]);
	expect(json.issuanceKey).not.toBe(original);
	return json.issuanceKey;
}

async function contentOf(issuanceKey: string) {
	const { status, json } = await read(issuanceKey);
	expect([status, answerProblems('getTaxInvoice', status, json)]).toEqual([200, []]);
	return json.invoice;
}

/** Refused, with nothing kept beside what was there. */
async function expectRefusal(
	answer: Promise<{ status: number; json: any }>,
	kind: Kind,
	status: number,
	message: RegExp,
) {
	const before = sandbox.bolta.ledger();
	const { status: answered, json } = await answer;
	expect([answered, json]).toEqual([status, { code: expect.any(String), message: expect.stringMatching(message) }]);
	expect(answerProblems(operations[kind], status, json)).toEqual([]);
	expect(sandbox.bolta.ledger()).toEqual(before);
	expect(sandbox.bolta.requests().at(-1)).toMatchObject({ route: operations[kind], effect: false });
}

describe('what is made', () => {
	const lines = [item({ unitPrice: 500, quantity: 2 }), item({ name: '둘째', supplyCost: 300, tax: 0 })];

	test('termination: the original offset in full, on the day that was sent', async () => {
		const original = await issued({ items: lines });
		const before = await contentOf(original);
		const key = await amended(original, 'termination', undefined, 'end-1');
		expect(await contentOf(key)).toEqual({
			...before,
			date: DATE,
			items: [
				{ ...before.items[0], supplyCost: -1000, tax: -100 },
				{ ...before.items[1], supplyCost: -300, tax: 0 },
			],
		});
		expect(await contentOf(original)).toEqual(before);
		expect(sandbox.bolta.ledger()[1]).toMatchObject({
			kind: 'termination',
			originalIssuanceKey: original,
			clientReferenceId: 'end-1',
			state: 'issued',
		});
	});

	test('termination of a tax-free document leaves it tax-free', async () => {
		const original = await issued({ taxType: 'TAX_FREE', items: [item({ tax: null }), item({ tax: undefined })] });
		expect((await contentOf(await amended(original, 'termination'))).items).toEqual([
			expect.objectContaining({ supplyCost: -1000, tax: null }),
			expect.objectContaining({ tax: null }),
		]);
	});

	test('change of the supply cost: the differences as they come, whatever their sum', async () => {
		const original = await issued({ items: lines });
		const before = await contentOf(original);
		const { items, ...rest } = await contentOf(await amended(original, 'changeSupplyCost'));
		expect(rest).toEqual({
			date: DATE,
			purpose: before.purpose,
			taxType: before.taxType,
			supplier: before.supplier,
			supplied: before.supplied,
			description: null,
		});
		expect(items).toEqual([{ ...difference, unitPrice: null, quantity: null, specification: null, description: null }]);
		const more = [item({ supplyCost: 20_000, tax: 2000 }), item({ supplyCost: -20_000, tax: -2000 })];
		expect(
			(await contentOf(await amended(original, 'changeSupplyCost', { date: DATE, items: more }))).items,
		).toHaveLength(2);
	});

	test('double issuance: the original offset in full, on its own day', async () => {
		const original = await issued({ items: lines });
		const before = await contentOf(original);
		const after = await contentOf(await amended(original, 'doubleIssuance'));
		expect(after).toEqual({
			...before,
			items: before.items.map((line: any) => ({ ...line, supplyCost: -line.supplyCost, tax: line.tax && -line.tax })),
		});
		expect(Object.is(after.items[1].tax, -0)).toBe(false);
	});

	test('two of one original, with two ids, are two documents', async () => {
		const original = await issued();
		for (const kind of kinds) {
			const keys = [
				await amended(original, kind, bodies[kind], `${kind}-1`),
				await amended(original, kind, bodies[kind], `${kind}-2`),
				await amended(original, kind),
			];
			expect(new Set(keys).size).toBe(3);
		}
		expect(sandbox.bolta.ledger().filter(({ originalIssuanceKey }) => originalIssuanceKey === original)).toHaveLength(
			9,
		);
	});
});

describe('what is refused', () => {
	test.each<[Kind, string, object | undefined, RegExp]>([
		['termination', 'no body', undefined, /body/],
		['termination', 'no date', {}, /date/],
		['termination', 'a date in another form', { date: '20260630' }, /date/],
		['termination', 'anything else', { date: DATE, items: [difference] }, /items/],
		['changeSupplyCost', 'no date', { items: [difference] }, /date/],
		['changeSupplyCost', 'no items', { date: DATE, items: [] }, /items/],
		['changeSupplyCost', '17 items', { date: DATE, items: Array.from({ length: 17 }, () => difference) }, /items/],
		[
			'changeSupplyCost',
			'a fraction of a won',
			{ date: DATE, items: [{ ...difference, supplyCost: -0.5 }] },
			/supplyCost/,
		],
		[
			'changeSupplyCost',
			'an unknown key',
			{ date: DATE, items: [{ ...difference, newSupplyCost: 1 }] },
			/newSupplyCost/,
		],
		['changeSupplyCost', 'a character above U+FFFF', { date: DATE, items: [{ ...difference, name: '👍' }] }, /U\+FFFF/],
		['doubleIssuance', 'a body', { date: DATE }, /body/],
	])('%s with %s', async (kind, _name, body, message) => {
		const original = await issued();
		await expectRefusal(amend(original, kind, body), kind, 400, message);
	});

	test.each(kinds)("%s of what is not there, or not this key's", async (kind) => {
		sandbox.bolta.configure({ emptyNotFound: false });
		await expectRefusal(amend('NOBODY', kind, bodies[kind]), kind, 404, /세금계산서/);
		const original = await issued();
		await expectRefusal(amend(original, kind, bodies[kind], null, { key: 'live_key' }), kind, 404, /세금계산서/);
		sandbox.bolta.configure({ emptyNotFound: true });
		expect(await amend('NOBODY', kind, bodies[kind])).toMatchObject({ status: 404, text: '' });
		expect(sandbox.bolta.requests().flatMap(({ problems }) => problems)).toEqual([]);
	});

	test.each(kinds)('%s of what is not issued: not yet, never, only requested', async (kind) => {
		sandbox.bolta.configure({ issueDelayMs: 3_600_000, failReferenceIds: ['bad'] });
		const accepted = await issued();
		const failed = (await issue('bad')).json.issuanceKey;
		const requested = (await requestReverse(null)).json.issuanceKey;
		await expectRefusal(amend(accepted, kind, bodies[kind]), kind, 400, /발행이 완료된/);
		sandbox.bolta.configure({ clockOffsetMs: 3_600_001 });
		await expectRefusal(amend(failed, kind, bodies[kind]), kind, 400, /발행이 완료된/);
		await expectRefusal(amend(requested, kind, bodies[kind]), kind, 400, /발행이 완료된/);
		await amended(accepted, kind);
	});

	test('termination of what has a negative line; the other two are taken', async () => {
		const negative = await amended(await issued(), 'changeSupplyCost');
		await expectRefusal(amend(negative, 'termination', bodies.termination), 'termination', 400, /음수/);
		await amended(negative, 'changeSupplyCost');
		await amended(negative, 'doubleIssuance');
	});

	test('a day after today, if it is set so', async () => {
		const original = await issued();
		const future = { date: '2999-01-01', items: [difference] };
		await amended(original, 'termination', { date: '2999-01-01' });
		await amended(original, 'changeSupplyCost', future);
		sandbox.bolta.configure({ futureAmendment: 'refused' });
		await expectRefusal(amend(original, 'termination', { date: '2999-01-01' }), 'termination', 400, /작성일자/);
		await expectRefusal(amend(original, 'changeSupplyCost', future), 'changeSupplyCost', 400, /작성일자/);
		await amended(original, 'doubleIssuance');
	});

	test.each<[BoltaSettings['generation'], string]>([
		[1, 'Customer-Key'],
		[2, 'Supplier-Key'],
	])('in generation %d, all without %s', async (generation, name) => {
		const headers = { [name]: 'customer_bf8paz' };
		sandbox.bolta.configure({ generation });
		const original = await issued({}, { headers });
		for (const kind of kinds) {
			await expectRefusal(amend(original, kind, bodies[kind]), kind, 400, new RegExp(name));
			expect(await amend(original, kind, bodies[kind], null, { headers })).toMatchObject({ status: 200 });
		}
		expect(sandbox.bolta.ledger().map(({ customerKey }) => customerKey)).toEqual(
			Array(4).fill(generation === 1 ? 'customer_bf8paz' : null),
		);
	});
});

describe('reference ids', () => {
	test.each<[BoltaSettings['usedId'], number, number]>([
		['400', 400, 1],
		['409', 409, 1],
		['replay', 200, 1],
		['notChecked', 200, 2],
	])('used, %s: the same request gets %d', async (usedId, status, documents) => {
		sandbox.bolta.configure({ usedId });
		const original = await issued();
		for (const kind of kinds) {
			const first = await amended(original, kind, bodies[kind], kind);
			const again = await amend(original, kind, bodies[kind], kind);
			expect([again.status, answerProblems(operations[kind], again.status, again.json)]).toEqual([status, []]);
			if (usedId === 'replay') expect(again.json.issuanceKey).toBe(first);
			expect((await lookUp(kind)).json.issuanceKey).toBe(first);
		}
		expect(sandbox.bolta.ledger()).toHaveLength(1 + 3 * documents);
	});

	test('replay: another day, another original, another operation and an issue are another content', async () => {
		sandbox.bolta.configure({ usedId: 'replay' });
		const [original, second] = [await issued(), await issued()];
		await amended(original, 'termination', undefined, 'a');
		await expectRefusal(amend(original, 'termination', { date: '2026-06-29' }, 'a'), 'termination', 400, /이미 사용된/);
		await expectRefusal(amend(second, 'termination', bodies.termination, 'a'), 'termination', 400, /이미 사용된/);
		await expectRefusal(amend(original, 'doubleIssuance', undefined, 'a'), 'doubleIssuance', 400, /이미 사용된/);
		expect(await issue('a')).toMatchObject({ status: 400 });
		expect(await requestReverse('a')).toMatchObject({ status: 400 });
		await issue('b');
		expect(await requestReverse('b')).toMatchObject({ status: 400 });
	});

	test('are not used up by a refusal', async () => {
		const original = await issued();
		expect(await amend('NOBODY', 'termination', bodies.termination, 'a')).toMatchObject({ status: 404 });
		await amended(original, 'termination', undefined, 'a');
	});

	test('are looked up as those of an issue are, or not at all', async () => {
		sandbox.bolta.configure({ statusLagMs: 3_600_000 });
		const key = await amended(await issued(), 'termination', undefined, 'a');
		const request = (await requestReverse('r')).json.issuanceKey;
		expect(await lookUp('a')).toMatchObject({ status: 400 });
		sandbox.bolta.configure({ statusLagMs: 0 });
		expect(await lookUp('a')).toMatchObject({ status: 200, json: { issuanceKey: key } });
		expect(await lookUp('r')).toMatchObject({ status: 200, json: { issuanceKey: request } });
		sandbox.bolta.configure({ lookUpCoversAmendments: false });
		for (const id of ['a', 'r'])
			expect(await lookUp(id)).toMatchObject({
				status: 400,
				json: { message: expect.stringContaining('존재하지 않는') },
			});
		await issue('i');
		expect(await lookUp('i')).toMatchObject({ status: 200 });
	});

	test('in the log, an amendment has its own or none, never that of its original', async () => {
		const original = (await issue('order-1')).json.issuanceKey;
		await amended(original, 'termination');
		await amended(original, 'termination', undefined, 'end-1');
		await read(original);
		expect(sandbox.bolta.requests().map(({ referenceId }) => referenceId)).toEqual([
			'order-1',
			null,
			'end-1',
			'order-1',
		]);
	});
});

describe('results', () => {
	test('come later', async () => {
		const original = await issued();
		sandbox.bolta.configure({ issueDelayMs: 3_600_000 });
		for (const kind of kinds) {
			const key = await amended(original, kind);
			expect(await read(key)).toMatchObject({ status: 404 });
		}
		sandbox.bolta.configure({ clockOffsetMs: 3_600_001 });
		expect(sandbox.bolta.ledger().map(({ state }) => state)).toEqual(Array(4).fill('issued'));
	});

	test('are failures for chosen ids, and announced either way', async () => {
		sandbox.bolta.configure({
			webhookUrl: 'http://127.0.0.1:1/',
			failReferenceIds: kinds.map((kind) => `${kind}-bad`),
		});
		const original = await issued();
		const keys = [original];
		for (const kind of kinds)
			keys.push(
				await amended(original, kind, bodies[kind], `${kind}-good`),
				await amended(original, kind, bodies[kind], `${kind}-bad`),
			);
		await until(() => sandbox.bolta.webhooks().length === keys.length);
		const types = new Map(sandbox.bolta.webhooks().map(({ issuanceKey, eventType }) => [issuanceKey, eventType]));
		expect(keys.map((key) => types.get(key))).toEqual(
			[1, 1, 0, 1, 0, 1, 0].map((good) => `TAX_INVOICE_ISSUANCE_${good ? 'SUCCESS' : 'FAILURE'}`),
		);
		const failed: Array<[DocumentKind, string]> = sandbox.bolta
			.ledger()
			.filter(({ state }) => state === 'failed')
			.map(({ kind, cause }) => [kind, cause!.code]);
		expect(failed).toEqual(kinds.map((kind) => [kind, 'NOT_FOUND_CERTIFICATE']));
		for (const { body, eventType } of sandbox.bolta.webhooks()) {
			const { schema } =
				sandbox.bolta.contract.document.webhooks[eventType!].post.requestBody.content['application/json'];
			expect(sandbox.bolta.contract.validator(schema, true)(body)).toEqual([]);
		}
	});

	test("of live documents need the seller's certificate, if it is set so", async () => {
		sandbox.bolta.configure({ certificateNeeded: true, issuers: [], customers: [] });
		expect(await issue('test')).toMatchObject({ status: 200 });
		expect(await issue('live', invoice(), { key: 'live_key' })).toMatchObject({ status: 200 });
		expect(
			sandbox.bolta.ledger().map(({ clientReferenceId, state, cause }) => [clientReferenceId, state, cause?.code]),
		).toEqual([
			['test', 'issued', undefined],
			['live', 'failed', 'NOT_FOUND_CERTIFICATE'],
		]);
	});
});

describe('faults', () => {
	test.each(kinds)('%s: lost before and after, without its key, by its own id', async (kind) => {
		const original = (await issue('order-1')).json.issuanceKey;
		const match = { route: operations[kind] };
		sandbox.bolta.setFaults([
			{ kind: 'resetBefore', match: { ...match, referenceIds: ['a'] } },
			{ kind: 'resetAfter', match: { ...match, referenceIds: ['b'] } },
			{ kind: '200withoutKey', match: { ...match, referenceIds: ['c'] } },
			{ kind: '500', match: { referenceIds: ['order-1'] } },
		]);
		const attempt = (id: string) =>
			amend(original, kind, bodies[kind], id).then(
				({ status, json }) => [status, json],
				(error: NodeJS.ErrnoException) => error.code,
			);
		expect(await attempt('a')).toBe('ECONNRESET');
		expect(await attempt('b')).toBe('ECONNRESET');
		expect(await attempt('c')).toEqual([200, {}]);
		expect(await attempt('d')).toEqual([200, { issuanceKey: expect.any(String) }]);
		expect(sandbox.bolta.ledger().map(({ clientReferenceId }) => clientReferenceId)).toEqual([
			'order-1',
			'b',
			'c',
			'd',
		]);
	});
});
