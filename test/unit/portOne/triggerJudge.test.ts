import type { Confirmation } from '../../../nodes/PortOne/trigger/confirm';
import { judge, type Circumstances, type SignedDelivery } from '../../../nodes/PortOne/trigger/judge';
import type { Settings } from '../../../nodes/PortOne/trigger/settings';
import type { Delivery } from '../../../nodes/shared/webhook/delivery';
import { signatureHeaders } from '../../../sandbox/index.ts';
import { onceTold } from '../shared/onceTold';

const TOKEN = 'synthetic-token';
const SECRET = Buffer.from('another synthetic secret').toString('base64');
const NOW = new Date();
const INVOICE = {
	id: 'inv_1',
	status: 'ISSUED',
	issuanceType: 'NORMAL',
	supplierDocumentKey: 'ORDER-1',
	totalSupplyAmount: 1000,
	totalTaxAmount: 100,
	totalAmount: 1100,
};
const EVENT = {
	type: 'TaxInvoice.Issued',
	timestamp: '2026-11-21T00:00:00Z',
	data: {
		taxInvoiceId: 'inv_1',
		supplierDocumentKey: 'ORDER-1',
		status: 'ISSUED',
		supplierBrn: '2200000002',
		totalAmount: 1100,
		totalSupplyAmount: 1000,
		totalTaxAmount: 100,
	},
};
const ALL = [
	'taxInvoiceRequested',
	'taxInvoiceIssued',
	'taxInvoiceRequestCanceled',
	'taxInvoiceIssuanceCanceled',
	'taxInvoiceRefused',
	'taxInvoiceSendingCompleted',
	'taxInvoiceManual',
	'other',
] as const;

interface Call {
	body?: unknown;
	delivery?: Partial<Delivery>;
	signed?: string | null;
	/** Changes the signed headers. */
	headers?: Record<string, string>;
	settings?: Partial<Settings>;
	token?: string;
	secret?: string;
	confirmation?: Confirmation;
	delivered?: string[];
}

async function verdict({
	body = EVENT,
	delivery = {},
	signed = null,
	headers = {},
	settings = {},
	token = TOKEN,
	secret = '',
	confirmation = { outcome: 'confirmed', invoice: INVOICE },
	delivered = [],
}: Call = {}) {
	const raw = Buffer.from(JSON.stringify(body));
	const sent: Record<string, string> = { ...(signed !== null && signatureHeaders(signed, raw, 'msg_1')), ...headers };
	const values = (name: string) => (sent[name] === undefined ? [] : [sent[name]]);
	const given: SignedDelivery = {
		tokens: [TOKEN, undefined],
		address: '52.78.5.241',
		bytes: raw.length,
		body,
		raw,
		signature: {
			id: values('webhook-id'),
			timestamp: values('webhook-timestamp'),
			signature: values('webhook-signature'),
		},
		...delivery,
	};
	const circumstances: Circumstances = {
		settings: {
			events: new Set(ALL),
			acceptUnauthenticated: false,
			allowedSenders: undefined,
			confirm: true,
			dropDuplicates: true,
			requireSignature: false,
			unavailable: 'emit',
			unconfirmed: 'emit',
			...settings,
		},
		token,
		webhookSecret: secret,
		once: onceTold((key) => delivered.includes(key)),
		confirm: async () => confirmation,
		now: NOW,
	};
	return await judge(given, circumstances);
}

const output = async (call?: Call) => {
	const result = await verdict(call);
	if (result.result !== 'emitted') throw new Error(JSON.stringify(result));
	return result.output;
};

it('an event with what PortOne reads of its invoice', async () => {
	expect(await output()).toMatchObject({
		event: 'taxInvoiceIssued',
		eventType: 'TaxInvoice.Issued',
		taxInvoiceId: 'inv_1',
		referenceId: 'ORDER-1',
		status: 'issued',
		confirmed: true,
		signatureVerified: null,
		dedupeKey: 'TaxInvoice.Issued/inv_1/ISSUED/2026-11-21T00:00:00Z',
		total: 1100,
		timestamp: '2026-11-21T00:00:00Z',
		body: EVENT,
	});
});

it('without confirmation it has what the event tells', async () => {
	expect(await output({ settings: { confirm: false } })).toMatchObject({
		confirmed: null,
		status: 'issued',
		vendorStatus: 'ISSUED',
		supplierNumber: '2200000002',
		supplyCost: 1000,
		tax: 100,
		total: 1100,
		ntsApprovalNumber: null,
	});
});

describe('who may call', () => {
	it.each([
		['a wrong token', { delivery: { tokens: ['other'] } }, 401],
		['no token in the credential', { token: '' }, 401],
		['another sender', { settings: { allowedSenders: '10.0.0.0/8' } }, 403],
		['too large a body', { delivery: { bytes: 2_000_000 } }, 413],
		['a wrong signature', { secret: SECRET, signed: Buffer.from('not this one').toString('base64') }, 401],
		['no signature where one is demanded', { secret: SECRET, settings: { requireSignature: true } }, 401],
		['a demanded signature without a secret', { signed: SECRET, settings: { requireSignature: true } }, 401],
		[
			'half a signature where one is demanded',
			{ secret: SECRET, headers: { 'webhook-id': 'msg_1' }, settings: { requireSignature: true } },
			401,
		],
		['no event', { body: { hello: 'world' } }, 400],
		['an event without its invoice', { body: { ...EVENT, data: {} } }, 400],
	])('not with %s', async (_what, call, status) => {
		expect(await verdict(call as Call)).toMatchObject({ result: 'refused', status });
	});

	it('a wrong signature is refused with the right token too', async () => {
		expect(
			await verdict({
				secret: SECRET,
				signed: Buffer.from('other').toString('base64'),
				settings: { requireSignature: false },
			}),
		).toMatchObject({ result: 'refused', status: 401 });
	});

	it('the key is the same with a signature and without', async () => {
		const signed = await output({ secret: SECRET, signed: SECRET, settings: { requireSignature: true } });
		const { dedupeKey } = await output();
		expect(signed).toMatchObject({ signatureVerified: true, dedupeKey });
		expect(await verdict({ secret: SECRET, signed: SECRET, delivered: [dedupeKey] })).toEqual({
			result: 'ignored',
			reason: 'duplicate',
		});
	});

	it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'a part of a signature is a wrong one, with the right token too: without %s',
		async (name) => {
			const { [name]: _, ...headers } = signatureHeaders(SECRET, Buffer.from(JSON.stringify(EVENT)), 'msg_1');
			expect(await verdict({ secret: SECRET, headers })).toMatchObject({ result: 'refused', status: 401 });
			const alone = { [name]: 'msg_1' };
			expect(await verdict({ secret: SECRET, headers: alone })).toMatchObject({ result: 'refused', status: 401 });
		},
	);

	it('somebody without a token, where that is allowed, only with what PortOne confirms', async () => {
		const open = { token: '', delivery: { tokens: [] }, settings: { acceptUnauthenticated: true } };
		expect(await output(open)).toMatchObject({ confirmed: true });
		expect(await verdict({ ...open, confirmation: { outcome: 'notFound' } })).toMatchObject({
			result: 'ignored',
			notable: true,
		});
	});
});

describe('confirmation', () => {
	it('another state: started or dropped, as the option says', async () => {
		const confirmation: Confirmation = { outcome: 'otherState', invoice: { ...INVOICE, status: 'REQUESTED' } };
		expect(await output({ confirmation })).toMatchObject({ confirmed: false, status: 'requested' });
		expect(await verdict({ confirmation, settings: { unconfirmed: 'drop' } })).toMatchObject({
			result: 'ignored',
			reason: expect.stringContaining('has inv_1 as REQUESTED'),
		});
	});

	describe('PortOne cannot be asked', () => {
		const confirmation: Confirmation = { outcome: 'unavailable', why: 'away', final: false };

		it('starts the workflow, and says so', async () => {
			expect(await output({ confirmation })).toMatchObject({
				confirmed: null,
				status: 'issued',
				total: 1100,
				warnings: ['Not confirmed, as PortOne could not be asked: away. Look there before you rely on it.'],
			});
		});

		it('starts it for a signature as for a token', async () => {
			expect(
				await output({
					confirmation,
					token: '',
					delivery: { tokens: [] },
					settings: { acceptUnauthenticated: true },
					secret: SECRET,
					signed: SECRET,
				}),
			).toMatchObject({ confirmed: null, signatureVerified: true });
		});

		it.each<[string, Call]>([
			['where the option says so', { settings: { unavailable: 'refuse' } }],
			['to somebody unknown', { token: '', delivery: { tokens: [] }, settings: { acceptUnauthenticated: true } }],
		])('503 %s', async (_, call) => {
			expect(await verdict({ ...call, confirmation })).toMatchObject({ result: 'refused', status: 503 });
		});
	});
});

describe('events', () => {
	it.each([
		['TaxInvoice.Requested', 'taxInvoiceRequested'],
		['TaxInvoice.Issued', 'taxInvoiceIssued'],
		['TaxInvoice.RequestCancelled', 'taxInvoiceRequestCanceled'],
		['TaxInvoice.IssuanceCancelled', 'taxInvoiceIssuanceCanceled'],
		['TaxInvoice.Refused', 'taxInvoiceRefused'],
		['TaxInvoice.SendingCompleted', 'taxInvoiceSendingCompleted'],
		['TaxInvoice.Manual', 'taxInvoiceManual'],
		['TaxInvoice.New', 'other'],
		['toString', 'other'],
	])('%s is %s', async (type, event) => {
		expect(await output({ body: { ...EVENT, type } })).toMatchObject({ event, eventType: type });
	});

	it('only the chosen ones, and each once', async () => {
		expect(await verdict({ settings: { events: new Set(['taxInvoiceRefused']) } })).toEqual({
			result: 'ignored',
			reason: 'not among the chosen events',
		});
		expect(await verdict({ delivered: ['TaxInvoice.Issued/inv_1/ISSUED/2026-11-21T00:00:00Z'] })).toEqual({
			result: 'ignored',
			reason: 'duplicate',
		});
	});

	it('of which nothing is known are told apart by all that is in them', async () => {
		const keyOf = async (data: object, timestamp?: string) =>
			(await output({ body: { type: 'Other.Event', timestamp, data } })).dedupeKey;
		expect(await keyOf({ a: 1 })).toBe(await keyOf({ a: 1 }));
		expect(await keyOf({ a: 1 })).not.toBe(await keyOf({ a: 2 }));
		expect(await keyOf({ a: 1 }, 'now')).not.toBe(await keyOf({ a: 2 }, 'now'));
	});

	it('an unknown one without an invoice is passed on, masked', async () => {
		expect(await output({ body: { type: 'Other.Event', data: { note: '900101-1234567' } } })).toMatchObject({
			event: 'other',
			status: null,
			taxInvoiceId: null,
			confirmed: null,
			body: { data: { note: expect.stringContaining('900101-1******') } },
		});
	});
});
