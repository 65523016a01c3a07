import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

import { judgeSignature, type SignatureHeaders } from '../../../nodes/PortOne/trigger/signature';
import { signatureHeaders } from '../../../sandbox/index.ts';
import fc from '../../support/properties';

/**
 * Signatures of an independent implementation, the package `standardwebhooks`, and what becomes of tampered deliveries.
 */
const RUNS = process.env.TEST_SIZE === 'full' ? 10_000 : 1_000;
const NOW = new Date('2026-11-21T00:00:00Z');
const SECRET = Buffer.from('a synthetic secret of 32 bytes..').toString('base64');
const BODY = JSON.stringify({
	type: 'TaxInvoice.Issued',
	timestamp: '2026-11-21T00:00:00Z',
	data: { taxInvoiceId: 'inv_1', status: 'ISSUED', supplierBrn: '2200000002', name: '공급' },
});

const headers = (id: string, timestamp: string, signature: string): SignatureHeaders => ({
	id: [id],
	timestamp: [timestamp],
	signature: [signature],
});
const seconds = (now = NOW) => String(Math.floor(now.getTime() / 1000));

function signed(body = BODY, { secret = SECRET, id = 'msg_1', at = NOW } = {}): SignatureHeaders {
	return headers(id, seconds(at), new Webhook(secret).sign(id, at, body));
}

const judge = (given: SignatureHeaders, { body = BODY, secret = SECRET, now = NOW } = {}) =>
	judgeSignature(given, Buffer.from(body), secret, now);

it.each([
	['plain', SECRET],
	['with whsec_', `whsec_${SECRET}`],
])('takes what the other implementation signs, secret %s', (_form, secret) => {
	expect(judge(signed(BODY, { secret }), { secret })).toBe('right');
});

it('any text, id and secret', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.stringMatching(/^[\x21-\x7E]{1,40}$/),
			fc.uint8Array({ minLength: 1, maxLength: 64 }),
			(body, id, key) => {
				const secret = Buffer.from(key).toString('base64');
				expect(judge(signed(body, { secret, id }), { body, secret })).toBe('right');
			},
		),
		{ seed: 20_260_131, numRuns: RUNS / 10 },
	);
});

it('the sandbox signs as the other implementation verifies', () => {
	const bytes = Buffer.from(BODY);
	expect(new Webhook(SECRET).verify(BODY, signatureHeaders(SECRET, bytes))).toEqual(JSON.parse(BODY));
});

it('one of several signatures is enough, of other versions none', () => {
	const [signature = ''] = signed().signature;
	const other = `v1,${randomBytes(32).toString('base64')}`;
	const given = (list: string) => judge(headers('msg_1', seconds(), list));
	expect([given(`${other} ${signature}`), given(`v1a,xyz ${signature} ${other}`)]).toEqual(['right', 'right']);
	for (const list of [other, signature.replace('v1,', 'v2,'), signature.slice(3), 'v1,', signature.toUpperCase()])
		expect([list, given(list)]).toEqual([list, { wrong: expect.any(String) }]);
});

it('the clock may differ by five minutes, either way', () => {
	const at = (offset: number) => judge(signed(), { now: new Date(NOW.getTime() + offset * 1000) });
	expect([at(300), at(-300)]).toEqual(['right', 'right']);
	expect([at(301), at(-301)]).toEqual([
		{ wrong: expect.stringContaining('old') },
		{ wrong: expect.stringContaining('ahead') },
	]);
	expect(judge({ ...signed(), timestamp: ['soon'] })).toEqual({ wrong: 'its timestamp is no number' });
});

it('a header that is missing, or came twice, makes it wrong; only without all three there is none', () => {
	const right = signed();
	for (const name of ['id', 'timestamp', 'signature'] as const) {
		for (const values of [[], [''], [...right[name], ...right[name]]])
			expect(judge({ ...right, [name]: values })).toEqual({ wrong: expect.stringContaining('each must come once') });
	}
	expect(judge({ id: [], timestamp: [], signature: [] })).toBe('absent');
});

it('a secret that is none lets nobody in', () => {
	expect(judge(signed(), { secret: '???' })).toEqual({ wrong: expect.stringContaining('not base64') });
});

it('whatever is changed in a delivery, it is refused', () => {
	const [id, timestamp, signature] = [signed().id[0]!, signed().timestamp[0]!, signed().signature[0]!];
	const parts = { body: BODY, id, timestamp, signature };
	/** One sign put in, taken out or made another. */
	const change = (text: string, place: number, sign: string, how: 'add' | 'drop' | 'other') => {
		const at = place % text.length;
		return text.slice(0, at) + (how === 'drop' ? '' : sign) + text.slice(how === 'add' ? at : at + 1);
	};
	let refused = 0;
	fc.assert(
		fc.property(
			fc.constantFrom('body', 'id', 'timestamp', 'signature'),
			fc.nat(),
			fc.stringMatching(/^[\x21-\x7E]$/),
			fc.constantFrom('add', 'drop', 'other'),
			(name, place, sign, how) => {
				const changed = { ...parts, [name]: change(parts[name], place, sign, how) };
				// Base64 has signs that say the same: the last one holds bits that nobody reads, and signs that are none are
				// skipped.
				const same = (text: string) => Buffer.from(text.replace(/^v1,/, ''), 'base64').toString('hex');
				fc.pre(
					changed[name] !== parts[name] &&
						!(
							name === 'signature' &&
							changed.signature.startsWith('v1,') &&
							same(changed.signature) === same(signature)
						),
				);
				expect(judge(headers(changed.id, changed.timestamp, changed.signature), { body: changed.body })).not.toBe(
					'right',
				);
				refused++;
			},
		),
		{ seed: 20_260_131, numRuns: RUNS },
	);
	expect(refused).toBe(RUNS);
});
