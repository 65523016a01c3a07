import type { IDataObject } from 'n8n-workflow';

import { BoltaTrigger } from '../../../nodes/Bolta/BoltaTrigger.node';
import { readEvent, type BoltaEvent } from '../../../nodes/Bolta/trigger/event';
import { eventOutput } from '../../../nodes/Bolta/trigger/output';
import { readSettings } from '../../../nodes/Bolta/trigger/settings';
import { DeliveredKeys } from '../../../nodes/shared/webhook/delivered';
import { isAllowed, parseSenders, plainAddress } from '../../../nodes/shared/webhook/senders';
import { bringsToken } from '../../../nodes/shared/webhook/token';
import examples from '../../../sandbox/contracts/bolta.json';
import { errorOf } from '../shared/korea/support';
import { settingsOf } from './support';

const KEY = '8D529FAD3EBAE050B79CE943CCC7CEDE';

describe('the token', () => {
	it.each<[string, unknown[], boolean]>([
		['secret', ['secret'], true],
		['secret', [undefined, 'secret'], true],
		['secret', ['wrong', 'secret'], true],
		['secret', ['Secret'], false],
		['secret', ['secret '], false],
		['secret', ['', undefined], false],
		['secret', [['secret']], false],
		['secret', [{ secret: 'secret' }], false],
		['', [''], false],
		['', [undefined], false],
		['비밀', ['비밀'], true],
	])('%p against %p: %p', (token, brought, expected) => {
		expect(bringsToken(token, brought)).toBe(expected);
	});
});

describe('allowed senders', () => {
	it.each<[string, string, boolean]>([
		['', '1.2.3.4', true],
		[' ,\n', '1.2.3.4', true],
		['43.201.136.252', '43.201.136.252', true],
		['43.201.136.252', '43.201.136.253', false],
		['10.0.0.1, 43.201.136.252', '43.201.136.252', true],
		['10.0.0.1;43.201.136.252', '43.201.136.252', true],
		['10.0.0.0/8', '10.255.255.255', true],
		['10.0.0.0/8', '11.0.0.0', false],
		['10.1.2.3/8', '10.9.9.9', true],
		['192.168.1.0/30', '192.168.1.3', true],
		['192.168.1.0/30', '192.168.1.4', false],
		['255.255.255.255/32', '255.255.255.255', true],
		['128.0.0.0/1', '127.255.255.255', false],
		['0.0.0.0/0', '200.1.1.1', true],
		['0.0.0.0/0', '::1', false],
		['43.201.136.252', '', false],
		['nonsense', '1.2.3.4', false],
		['nonsense, 1.2.3.4', '1.2.3.4', true],
	])('%p and %p: %p', (list, address, expected) => {
		expect(isAllowed(parseSenders(list), address)).toBe(expected);
	});

	it.each([
		'256.1.1.1',
		'1.2.3',
		'1.2.3.4.5',
		'010.0.0.1',
		'10.0.0.0/33',
		'10.0.0.0/',
		'::1',
		'bolta.io',
		'1.2.3.-4',
		'0x10.0.0.1',
		'/8',
	])('%p is no entry, and is told', (entry) => {
		expect(parseSenders(entry)).toEqual({ ranges: [], unreadable: [entry] });
	});

	it('sees through IPv4 within IPv6', () => {
		expect(['::ffff:43.201.136.252', '::FFFF:1.2.3.4', '1.2.3.4', '::1', '::ffff:0:1'].map(plainAddress)).toEqual([
			'43.201.136.252',
			'1.2.3.4',
			'1.2.3.4',
			'::1',
			'::ffff:0:1',
		]);
	});
});

describe('keys of delivered events', () => {
	const NOW = new Date('2026-01-31T00:00:00Z');
	const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

	it('knows what was added, in the same data', () => {
		const data: IDataObject = {};
		expect(new DeliveredKeys(data, NOW).has('a')).toBe(false);
		new DeliveredKeys(data, NOW).add('a');
		expect([new DeliveredKeys(data, later(1)).has('a'), new DeliveredKeys(data, later(1)).has('b')]).toEqual([
			true,
			false,
		]);
	});

	it('keeps the latest 500', () => {
		const data: IDataObject = {};
		for (let n = 0; n < 501; n++) new DeliveredKeys(data, NOW).add(`key ${n}`);
		const keys = new DeliveredKeys(data, NOW);
		expect([keys.has('key 0'), keys.has('key 1'), keys.has('key 500'), (data.delivered as unknown[]).length]).toEqual([
			false,
			true,
			true,
			500,
		]);
		keys.add('key 1');
		keys.add('key 501');
		expect([keys.has('key 1'), keys.has('key 2'), keys.has('key 3')]).toEqual([true, false, true]);
	});

	it('forgets after 30 days', () => {
		const data: IDataObject = {};
		new DeliveredKeys(data, NOW).add('a');
		expect([new DeliveredKeys(data, later(29.9)).has('a'), new DeliveredKeys(data, later(30)).has('a')]).toEqual([
			true,
			false,
		]);
	});

	it.each([[undefined], [null], ['text'], [{}], [[null, 'a', 1, { key: 'a' }, { key: 1, at: 2 }]]])(
		'begins anew with %p',
		(delivered) => {
			const data = { delivered } as IDataObject;
			const keys = new DeliveredKeys(data, NOW);
			expect(keys.has('a')).toBe(false);
			keys.add('a');
			expect(data.delivered).toEqual([{ key: 'a', at: NOW.getTime() }]);
		},
	);
});

const event = (body: unknown) => {
	const read = readEvent(body);
	if (typeof read === 'string') throw new Error(read);
	return read;
};

describe('events', () => {
	it.each(Object.entries(examples.webhooks).map(([name, { payload }]) => [name, payload] as const))(
		'%s of the contract is read',
		(name, payload) => {
			const expected: Record<string, Partial<BoltaEvent>> = {
				TAX_INVOICE_ISSUANCE_SUCCESS: {
					kind: 'taxInvoiceIssued',
					event: 'taxInvoiceIssued',
					dedupeKey: `TAX_INVOICE_ISSUANCE_SUCCESS/${KEY}`,
				},
				TAX_INVOICE_ISSUANCE_FAILURE: {
					kind: 'taxInvoiceFailed',
					event: 'taxInvoiceFailed',
					dedupeKey: `TAX_INVOICE_ISSUANCE_FAILURE/${KEY}`,
				},
				CASH_RECEIPT_ISSUED: {
					kind: 'cashReceipt',
					event: 'cashReceiptIssued',
					dedupeKey: 'CASH_RECEIPT_ISSUED/<string>/-/<string>',
				},
				CASH_RECEIPT_ISSUE_FAILED: {
					kind: 'cashReceipt',
					event: 'cashReceiptIssueFailed',
					dedupeKey: 'CASH_RECEIPT_ISSUE_FAILED/<string>/-/-',
				},
				CASH_RECEIPT_CANCELED: {
					kind: 'cashReceipt',
					event: 'cashReceiptCanceled',
					dedupeKey: 'CASH_RECEIPT_CANCELED/<string>/<string>/<string>',
				},
				CASH_RECEIPT_CANCEL_FAILED: {
					kind: 'cashReceipt',
					event: 'cashReceiptCancelFailed',
					dedupeKey: 'CASH_RECEIPT_CANCEL_FAILED/<string>/<string>/-',
				},
				CASH_RECEIPT_EXTERNALLY_CANCELED: {
					kind: 'cashReceipt',
					event: 'cashReceiptExternallyCanceled',
					dedupeKey: 'CASH_RECEIPT_EXTERNALLY_CANCELED/<string>/-/-',
				},
			};
			expect(event(payload)).toMatchObject({
				...expected[name],
				eventType: name,
				issuanceKey: payload.data.issuanceKey,
				body: payload,
			});
		},
	);

	it.each([
		['SOMETHING_NEW', 'somethingNew'],
		['tax.invoice:amended', 'taxInvoiceAmended'],
		['taxInvoiceSent', 'taxInvoiceSent'],
		['___', 'other'],
		['X', 'x'],
	])('%s is passed on as %s', (eventType, name) => {
		expect(event({ eventType, data: { issuanceKey: KEY } })).toMatchObject({
			kind: 'other',
			eventType,
			event: name,
			issuanceKey: KEY,
		});
	});

	it('an unknown event needs no key and no data', () => {
		for (const body of [{ eventType: 'PING' }, { eventType: 'PING', data: null }, { eventType: 'PING', data: {} }]) {
			expect(event(body)).toMatchObject({ kind: 'other', issuanceKey: null, data: {} });
		}
	});

	it('two different unknown events have different keys, repeats the same', () => {
		const of = (data: object) => event({ eventType: 'NEW', data }).dedupeKey;
		expect(of({ issuanceKey: KEY, step: 1 })).toBe(of({ issuanceKey: KEY, step: 1 }));
		expect(new Set([of({ issuanceKey: KEY, step: 1 }), of({ issuanceKey: KEY, step: 2 }), of({ step: 1 })]).size).toBe(
			3,
		);
	});

	it('an invoice is issued once, whatever else is told of it', () => {
		const of = (taxInvoiceUrl: string) =>
			event({ eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey: KEY, taxInvoiceUrl } }).dedupeKey;
		expect(of('https://app.bolta.io/a')).toBe(of('https://app.bolta.io/b'));
	});

	const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['text', 'text'],
		['a number', 1],
		['a list', [{ eventType: 'PING' }]],
		['an empty object', {}],
		['no eventType', { data: { issuanceKey: KEY } }],
		['a number as eventType', { eventType: 1, data: {} }],
		['an empty eventType', { eventType: '', data: {} }],
		['an eventType with a space', { eventType: 'A B' }],
		['an eventType over 100 long', { eventType: 'A'.repeat(101) }],
		['an eventType with a slash', { eventType: 'A/B' }],
		['data that are a list', { eventType: 'PING', data: [] }],
		['data that are text', { eventType: 'PING', data: 'x' }],
		['deep nesting', { eventType: 'PING', data: { deep: nested(40) } }],
		['very deep nesting', { eventType: 'PING', data: { deep: nested(100_000) } }],
		...['', '.', '..', 'a/b', 'a\\b', 'a b', '한글', 'x'.repeat(201), 5, null, [KEY]].map(
			(issuanceKey): [string, unknown] => [
				`the key ${JSON.stringify(issuanceKey)?.slice(0, 20)}`,
				{ eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey } },
			],
		),
	])('%s is none', (_, body) => {
		expect(readEvent(body)).toEqual(expect.any(String));
	});
});

describe('the output', () => {
	const NOW = new Date('2026-01-31T15:30:00.123Z');
	const issued = {
		eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
		data: { issuanceKey: KEY, taxInvoiceUrl: 'https://app.bolta.io/x' },
	};
	const invoice = {
		issuanceKey: KEY,
		ntsTransactionId: '202601311000000000000001',
		issuedAt: '2026-01-31T10:00:00',
		invoice: {
			date: '2026-01-31',
			supplier: { identificationNumber: '2200000002' },
			supplied: { identificationNumber: '9001011234567', organizationName: '김하나' },
			items: [
				{ date: '2026-01-31', name: '품목', supplyCost: 1000, tax: 100 },
				{ date: '2026-01-31', name: '품목', supplyCost: 10, tax: null },
			],
		},
	};

	it('of a confirmed invoice has its content, persons masked', () => {
		expect(eventOutput(event(issued), { confirmed: true, invoice, now: NOW })).toEqual({
			eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
			event: 'taxInvoiceIssued',
			issuanceKey: KEY,
			status: 'issued',
			confirmed: true,
			dedupeKey: `TAX_INVOICE_ISSUANCE_SUCCESS/${KEY}`,
			receivedAt: '2026-02-01T00:30:00.123+09:00',
			taxInvoiceUrl: 'https://app.bolta.io/x',
			causeCode: null,
			causeMessage: null,
			originalIssuanceKey: null,
			cashReceiptApprovalNumber: null,
			referenceId: null,
			vendorStatus: null,
			ntsApprovalNumber: '202601311000000000000001',
			issuedAt: '2026-01-31T10:00:00',
			writeDate: '2026-01-31',
			supplierNumber: '2200000002',
			recipientNumber: '900101-1******',
			recipientName: '김하나',
			supplyCost: 1010,
			tax: 100,
			total: 1110,
			warnings: [],
			body: issued,
		});
	});

	it.each<[string, unknown, boolean | null, string | null]>([
		['issued, not asked', issued, null, 'issued'],
		['issued, not confirmed', issued, false, 'accepted'],
		['failed', { eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey: KEY } }, null, 'failed'],
		['about a cash receipt', { eventType: 'CASH_RECEIPT_ISSUED', data: { issuanceKey: KEY } }, null, null],
		['unknown', { eventType: 'PING' }, null, null],
	])('of an event that is %s has the same keys', (_, body, confirmed, status) => {
		const output = eventOutput(event(body), { confirmed, now: NOW });
		expect(output).toMatchObject({ confirmed, status, ntsApprovalNumber: null, total: null, warnings: [] });
		expect(Object.keys(output)).toEqual(
			Object.keys(eventOutput(event(issued), { confirmed: true, invoice, now: NOW })),
		);
	});

	it('masks persons in the cause and in the body, and has no key "error"', () => {
		const body = {
			eventType: 'TAX_INVOICE_ISSUANCE_FAILURE',
			data: { issuanceKey: KEY, cause: { code: 'X', message: '900101-1234567 오류' } },
			more: [{ number: '9001011234567' }],
		};
		const output = eventOutput(event(body), { confirmed: null, now: NOW });
		expect(output).toMatchObject({
			causeCode: 'X',
			causeMessage: '900101-1****** 오류',
			body: { data: { cause: { message: '900101-1****** 오류' } }, more: [{ number: '900101-1******' }] },
		});
		expect(JSON.stringify(output)).not.toContain('1234567');
		expect(output).not.toHaveProperty('error');
	});

	it('has null where data are of another shape', () => {
		const output = eventOutput(
			event({
				eventType: 'CASH_RECEIPT_X',
				data: {
					issuanceKey: KEY,
					cause: 'text',
					taxInvoiceUrl: 5,
					originalIssuanceKey: {},
					cashReceiptApprovalNumber: '',
				},
			}),
			{ confirmed: null, now: NOW },
		);
		expect(output).toMatchObject({
			taxInvoiceUrl: null,
			causeCode: null,
			causeMessage: null,
			originalIssuanceKey: null,
			cashReceiptApprovalNumber: null,
		});
	});
});

describe('parameters', () => {
	const { description } = new BoltaTrigger();
	const read = (parameters: Record<string, unknown>) =>
		readSettings({ getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback } as never);

	it('have names that never change', () => {
		const names = description.properties.map(({ name, options }) => [
			name,
			(options ?? []).map((option) => ('value' in option ? option.value : option.name)),
		]);
		expect(names).toEqual([
			['notice', []],
			['events', ['other', 'cashReceipt', 'taxInvoiceFailed', 'taxInvoiceIssued']],
			[
				'options',
				['acceptUnauthenticated', 'allowedSenders', 'confirm', 'dropDuplicates', 'unavailable', 'unconfirmed'].sort(
					(a, b) => display(a).localeCompare(display(b)),
				),
			],
		]);
	});

	const display = (name: string) => {
		const options = description.properties.find((property) => property.name === 'options')?.options ?? [];
		return (options.find((option) => option.name === name) as { displayName: string }).displayName;
	};

	it('take no expression: who may call must not depend on what a call brings', () => {
		const [, events, options] = description.properties;
		expect(
			[events, ...(options?.options ?? [])].map(
				(property) => (property as { noDataExpression?: boolean }).noDataExpression,
			),
		).toEqual([true, true, true, true, true, true, true]);
	});

	it('have defaults', () => {
		expect(read({ events: ['taxInvoiceIssued'] })).toEqual(settingsOf('taxInvoiceIssued'));
	});

	it('that were tampered with are refused', () => {
		expect(errorOf(() => read({ events: ['everything'] })).path).toEqual(['Events']);
		expect(errorOf(() => read({ events: 'taxInvoiceIssued' })).path).toEqual(['Events']);
		expect(errorOf(() => read({ events: [], options: { unconfirmed: 'x' } })).path).toEqual([
			'Options',
			'If Not Confirmed',
		]);
		expect(errorOf(() => read({ events: [], options: { acceptUnauthenticated: '{{ 1 }}' } })).path).toEqual([
			'Options',
			'Accept Unauthenticated Calls',
		]);
	});
});
