/**
 * What the emulated Bolta refuses to issue: broken bytes, broken schemas, broken rules. Each row differs in one thing
 * from an invoice that is taken.
 */
import type { BoltaSettings } from '../../../sandbox/index.ts';
import { withBolta } from '../support/bolta.ts';
import { asBytes, invoice, item, party, type Sent } from '../support/client.ts';

const { sandbox, send, issue } = withBolta();

const post = (
	body: string | Buffer | undefined,
	headers: Record<string, string> = { 'Content-Type': 'application/json' },
) => send('/v1/taxInvoices/issue', { method: 'POST', body, headers });

async function expectTaken(answer: Promise<{ status: number; text: string }>) {
	const { status, text } = await answer;
	expect([status, status === 200 ? '' : text]).toEqual([200, '']);
	expect(sandbox.bolta.ledger()).toHaveLength(1);
}

async function expectRefused(
	answer: Promise<{ status: number; json: any; text: string }>,
	status = 400,
	message = /./,
) {
	const { json, status: answered } = await answer;
	expect([answered, json]).toEqual([status, { code: 'INVALID_REQUEST', message: expect.stringMatching(message) }]);
	expect(sandbox.bolta.contract.answerProblems('issueTaxInvoice', status, json)).toEqual([]);
	expect(sandbox.bolta.ledger()).toEqual([]);
}

const seoulDay = (offset = 0) => new Date(sandbox.bolta.now() + (9 + offset) * 3_600_000).toISOString().slice(0, 10);
const full = 'é'.repeat(100);

describe('bodies', () => {
	test.each<[string, object, RegExp]>([
		['no date', { date: undefined }, /date/],
		['a date that is none', { date: '2026-02-30' }, /date/],
		['a date in another form', { date: '20260527' }, /date/],
		['no purpose', { purpose: undefined }, /purpose/],
		['an unknown purpose', { purpose: 'PAID' }, /purpose/],
		['an unknown tax type', { taxType: 'EXEMPT' }, /taxType/],
		['no supplier', { supplier: undefined }, /supplier/],
		['no supplier manager', { supplier: party() }, /manager/],
		[
			"a supplier's number with hyphens",
			{ supplier: { ...party('123-45-67891'), manager: { email: 'a@example.com' } } },
			/identificationNumber/,
		],
		[
			'a person as supplier',
			{ supplier: { ...party('9001011234567'), manager: { email: 'a@example.com' } } },
			/identificationNumber/,
		],
		[
			'twelve digits for the buyer',
			{ supplied: { ...party('123456789012'), managers: [{ email: 'a@example.com' }] } },
			/identificationNumber/,
		],
		[
			'a number as a number',
			{ supplied: { ...party(), identificationNumber: 1234567891, managers: [{ email: 'a@example.com' }] } },
			/identificationNumber/,
		],
		[
			'branch 0000',
			{ supplied: { ...party(), taxRegistrationId: '0000', managers: [{ email: 'a@example.com' }] } },
			/taxRegistrationId/,
		],
		[
			'a name too long',
			{ supplied: { ...party(), organizationName: `${full}é`, managers: [{ email: 'a@example.com' }] } },
			/organizationName/,
		],
		['no buyer manager', { supplied: { ...party(), managers: [] } }, /managers/],
		['a broken mail address', { supplied: { ...party(), managers: [{ email: 'nobody' }] } }, /email/],
		['no items', { items: [] }, /items/],
		['17 items', { items: Array.from({ length: 17 }, () => item()) }, /items/],
		['supplyCost 0', { items: [item({ supplyCost: 0 })] }, /supplyCost/],
		['a negative supplyCost', { items: [item({ supplyCost: -1 })] }, /supplyCost/],
		['a fraction of a won', { items: [item({ supplyCost: 10.5 })] }, /supplyCost/],
		['an amount as text', { items: [item({ supplyCost: '1000' })] }, /supplyCost/],
		['an amount nobody can hold', { items: [item({ supplyCost: 1e21 })] }, /too large/],
		['a remark too long', { description: 'a'.repeat(201) }, /description/],
		['an unknown key', { businessClass: 'x' }, /businessClass/],
		['an unknown key inside', { items: [item({ unit: 'EA' })] }, /unit/],
		['a character above U+FFFF', { description: '👍' }, /U\+FFFF/],
		['half of such a character', { description: '\ud83d' }, /U\+FFFF/],
		['taxable without tax', { items: [item({ tax: null })] }, /세액/],
		['taxable and tax-free mixed', { items: [item(), item({ tax: null })] }, /섞을/],
		['tax-free with tax 0', { taxType: 'TAX_FREE', items: [item({ tax: 0 })] }, /null/],
		['zero-rated with tax', { taxType: 'ZERO_RATE' }, /0 이어야/],
		['zero-rated without tax', { taxType: 'ZERO_RATE', items: [item({ tax: null })] }, /0 이어야/],
	])('%s is refused', async (_name, changes, message) => {
		await expectRefused(issue('a', invoice(changes)), 400, message);
	});

	test.each<[string, object]>([
		['tax-free with null', { taxType: 'TAX_FREE', items: [item({ tax: null }), item({ tax: undefined })] }],
		['zero-rated with 0', { taxType: 'ZERO_RATE', items: [item({ tax: 0 })] }],
		['taxable with 0', { items: [item({ tax: 0 })] }],
		['16 items', { items: Array.from({ length: 16 }, () => item()) }],
		['longest names', { supplied: { ...party(), organizationName: full, managers: [{ email: 'a@example.com' }] } }],
		[
			'null for what is optional',
			{ description: null, supplier: { ...party(), address: null, manager: { email: 'a@example.com', name: null } } },
		],
		['the last character that is allowed', { description: '\uffff' }],
		['a limit that only some sources state', { items: [item({ name: 'a'.repeat(100), quantity: 1.5 })] }],
	])('%s is taken', (_name, changes) => expectTaken(issue('a', invoice(changes))));

	test('unknown keys are dropped when the sandbox is not strict', async () => {
		sandbox.bolta.configure({ strictKeys: false });
		const { text } = await issue('a', invoice({ businessClass: 'x', items: [item({ unit: 'EA' })] }));
		expect(text).toContain('issuanceKey');
		expect(sandbox.bolta.ledger()[0]!.body).toEqual(invoice());
		expect(sandbox.bolta.requests()[0]!.body).toMatchObject({ businessClass: 'x', items: [{ unit: 'EA' }] });
	});

	test('in generation 1, where tax alone says what is tax-free, lines still cannot be mixed', async () => {
		sandbox.bolta.configure({ generation: 1 });
		const sent: Sent = { headers: { 'Customer-Key': 'customer_bf8paz' } };
		await expectRefused(issue('a', invoice({ items: [item(), item({ tax: null })] }), sent), 400, /섞을/);
		await expectTaken(issue('a', invoice({ taxType: 'TAX_FREE', items: [item({ tax: 0 })] }), sent));
	});
});

describe('the day in Seoul', () => {
	test('today is taken, tomorrow is refused in the documented words', async () => {
		await expectRefused(
			issue('a', invoice({ date: seoulDay(24) })),
			400,
			/^작성일자는 현재 날짜와 같거나 이전이어야 합니다\.$/,
		);
		await expectTaken(issue('a', invoice({ date: seoulDay() })));
	});

	test("changes at midnight in Seoul, on the vendor's clock", async () => {
		const at = (instant: string): Partial<BoltaSettings> => ({ clockOffsetMs: Date.parse(instant) - Date.now() });
		sandbox.bolta.configure(at('2027-01-01T14:59:00Z'));
		await expectRefused(issue('a', invoice({ date: '2027-01-02' })), 400, /작성일자/);
		sandbox.bolta.configure(at('2027-01-01T15:00:01Z'));
		await expectTaken(issue('a', invoice({ date: '2027-01-02' })));
		expect(sandbox.bolta.ledger()[0]).toMatchObject({
			issuedAt: expect.stringMatching(/^2027-01-02T00:0/),
			ntsTransactionId: expect.stringMatching(/^20270102/),
		});
	});
});

describe('bytes', () => {
	test.each<[string, () => string | Buffer | undefined]>([
		['no body', () => undefined],
		['no JSON', () => '{'],
		['JSON of another kind', () => '[]'],
		[
			'bytes that are not UTF-8',
			() =>
				Buffer.from(JSON.stringify(invoice({ description: '#' }))).map((byte) =>
					byte === 0x23 ? 0xe9 : byte,
				) as Buffer,
		],
		['a byte order mark', () => `\ufeff${JSON.stringify(invoice())}`],
		['JSON twice encoded', () => JSON.stringify(JSON.stringify(invoice()))],
	])('%s: refused', (_name, body) => expectRefused(post(body()), 400, /body/));

	test.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/json; charset=euc-kr']])(
		'as %s: refused',
		(type) => expectRefused(post(JSON.stringify(invoice()), { 'Content-Type': type }), 415, /content-type/),
	);

	test('without a content type: refused', () =>
		expectRefused(post(JSON.stringify(invoice()), {}), 415, /content-type/));

	test.each([['application/json;charset=UTF-8'], ['Application/JSON']])('as %s: taken', (type) =>
		expectTaken(post(JSON.stringify(invoice()), { 'Content-Type': type })),
	);

	test('escapes are characters', async () => {
		await expectRefused(
			post(JSON.stringify(invoice({ description: '#' })).replace('#', '\\ud83d\\udc4d')),
			400,
			/U\+FFFF/,
		);
		await expectTaken(post(JSON.stringify(invoice({ description: '#' })).replace('#', '\\\\ud83d')));
	});

	test('a body where none belongs: refused', () =>
		expectRefused(send('/v1/taxInvoices/issue/status?clientReferenceId=a', { body: '{}' }), 400, /body/));
});

describe('the reference id', () => {
	test.each([
		['text outside ASCII', asBytes('주문-1')],
		['a blank inside', 'order 1'],
		['256 characters', 'a'.repeat(256)],
		['nothing', ''],
	])('%s in the header: refused', (_name, referenceId) =>
		expectRefused(issue(referenceId), 400, /client-reference-id/),
	);

	test('255 characters, and every character that is allowed: taken', async () => {
		const all = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
		const referenceId = all.padEnd(255, 'x');
		await expectTaken(issue(referenceId));
		expect(sandbox.bolta.ledger()[0]!.clientReferenceId).toBe(referenceId);
		const found = await send(`/v1/taxInvoices/issue/status?clientReferenceId=${encodeURIComponent(referenceId)}`);
		expect(found).toMatchObject({ status: 200, json: { clientReferenceId: referenceId } });
	});

	test.each([
		['twice', 'clientReferenceId=a&clientReferenceId=b'],
		['badly encoded', 'clientReferenceId=%E0%A4%A'],
		['with a plus, which means a blank', 'clientReferenceId=a+b'],
		['beside an unknown name', 'clientReferenceId=a&referenceId=a'],
		['empty', 'clientReferenceId='],
	])('in the query %s: refused', (_name, query) =>
		expectRefused(send(`/v1/taxInvoices/issue/status?${query}`), 400, /query/),
	);
});
