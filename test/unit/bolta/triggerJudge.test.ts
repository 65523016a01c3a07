import type { Confirmation } from '../../../nodes/Bolta/trigger/confirm';
import { judge, type Circumstances } from '../../../nodes/Bolta/trigger/judge';
import type { Settings } from '../../../nodes/Bolta/trigger/settings';
import type { Delivery } from '../../../nodes/shared/webhook/delivery';
import { onceTold } from '../shared/onceTold';
import { settingsOf } from './support';

const KEY = '8D529FAD3EBAE050B79CE943CCC7CEDE';
const ISSUED = { eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey: KEY } };
const FAILED = { eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey: KEY } };
const NOT_ISSUED: Confirmation = { outcome: 'notIssued' };
const UNAVAILABLE: Confirmation = { outcome: 'unavailable', why: 'Bolta answered with HTTP 500', final: false };

interface Case {
	delivery?: Partial<Delivery>;
	settings?: Partial<Settings>;
	circumstances?: Partial<Circumstances>;
	confirmation?: Confirmation;
	isDuplicate?: boolean;
}

async function decide({
	delivery,
	settings,
	circumstances,
	confirmation = NOT_ISSUED,
	isDuplicate = false,
}: Case = {}) {
	const confirm = jest.fn(async () => confirmation);
	const once = onceTold(() => isDuplicate);
	const verdict = await judge(
		{ tokens: ['secret', undefined], address: '::ffff:43.201.136.252', bytes: 100, body: ISSUED, ...delivery },
		{
			settings: { ...settingsOf('taxInvoiceIssued', 'taxInvoiceFailed'), ...settings },
			token: 'secret',
			once,
			confirm,
			now: new Date('2026-01-31T00:00:00Z'),
			...circumstances,
		},
	);
	return { verdict, confirm, once };
}

const ALL_WRONG: Case = {
	delivery: { tokens: [], address: '9.9.9.9', bytes: 2 ** 20 + 1, body: 'garbage' },
	settings: { allowedSenders: '43.201.136.252', events: new Set() },
	isDuplicate: true,
};

describe('the order', () => {
	const mended: Case['delivery'] = {};
	it.each<[string, Case['delivery'], object]>([
		['token', {}, { status: 401 }],
		['sender', { tokens: [undefined, 'secret'] }, { status: 403 }],
		['size', { address: '43.201.136.252' }, { status: 413 }],
		['shape', { bytes: 2 ** 20 }, { status: 400 }],
		['filter', { body: ISSUED }, { result: 'ignored', reason: 'not among the chosen events' }],
	])('%s', async (_, mending, expected) => {
		Object.assign(mended, mending);
		const { verdict, confirm } = await decide({ ...ALL_WRONG, delivery: { ...ALL_WRONG.delivery, ...mended } });
		expect(verdict).toMatchObject(expected);
		expect(confirm).not.toHaveBeenCalled();
	});

	it('duplicates, before Bolta is asked', async () => {
		const { verdict, confirm } = await decide({ isDuplicate: true });
		expect(verdict).toEqual({ result: 'ignored', reason: 'duplicate' });
		expect(confirm).not.toHaveBeenCalled();
	});

	it('asks for duplicates by the key of the event', async () => {
		const { once } = await decide();
		expect(once.told).toEqual([{ dedupeKey: `TAX_INVOICE_ISSUANCE_SUCCESS/${KEY}`, isProven: true }]);
	});
});

describe('refusals', () => {
	it('of a sender say which address was seen and what to set', async () => {
		const { verdict } = await decide({ settings: { allowedSenders: '10.0.0.0/8, somewhere' } });
		expect(verdict).toMatchObject({
			status: 403,
			message: expect.stringMatching(/sender 43\.201\.136\.252 .*range: somewhere\..*N8N_PROXY_HOPS/),
		});
	});

	it.each([
		['with the option too, while there is a token', 'secret', true, 401],
		['without the option, when there is none', '', false, 401],
	])('%s', async (_, token, acceptUnauthenticated, status) => {
		const { verdict } = await decide({
			delivery: { tokens: ['wrong'] },
			settings: { acceptUnauthenticated },
			circumstances: { token },
		});
		expect(verdict).toMatchObject({ result: 'refused', status });
	});

	it('say nothing of the reason to the caller when Bolta cannot be asked', async () => {
		const { verdict } = await decide({ confirmation: UNAVAILABLE, settings: { unavailable: 'refuse' } });
		expect(verdict).toEqual({
			result: 'refused',
			status: 503,
			message: 'The event could not be confirmed with Bolta just now',
			detail: 'Bolta answered with HTTP 500',
		});
	});
});

describe('confirmation', () => {
	it.each<[string, Case, object]>([
		['not known, with token', {}, { result: 'emitted', output: { confirmed: false, status: 'accepted' } }],
		[
			'not known, to be dropped',
			{ settings: { unconfirmed: 'drop' } },
			{ result: 'ignored', notable: true, reason: expect.stringContaining(KEY) },
		],
		[
			'not known, without token',
			{ delivery: { tokens: [] }, settings: { acceptUnauthenticated: true }, circumstances: { token: '' } },
			{ result: 'ignored', notable: true },
		],
		[
			'not to be had, with token',
			{ confirmation: UNAVAILABLE },
			{
				result: 'emitted',
				output: {
					confirmed: null,
					status: 'issued',
					warnings: [
						'Not confirmed, as Bolta could not be asked: Bolta answered with HTTP 500. Look there before you rely on it.',
					],
				},
			},
		],
		[
			'not to be had, without token',
			{
				delivery: { tokens: [] },
				settings: { acceptUnauthenticated: true },
				circumstances: { token: '' },
				confirmation: UNAVAILABLE,
			},
			{ status: 503 },
		],
	])('%s', async (_, given, expected) => {
		const { verdict, confirm } = await decide(given);
		expect(verdict).toMatchObject(expected);
		expect(confirm).toHaveBeenCalledWith(KEY);
	});

	it.each<[string, Case]>([
		['failures', { delivery: { body: FAILED } }],
		['what is switched off', { settings: { confirm: false } }],
		['a credential without API key', { circumstances: { confirm: undefined } }],
		[
			'cash receipts',
			{
				delivery: { body: { eventType: 'CASH_RECEIPT_ISSUED', data: { issuanceKey: KEY } } },
				settings: { events: new Set(['cashReceipt']) },
			},
		],
		['other events', { delivery: { body: { eventType: 'PING' } }, settings: { events: new Set(['other']) } }],
	])('is not asked for %s', async (_, given) => {
		const { verdict, confirm } = await decide(given);
		expect(verdict).toMatchObject({ result: 'emitted', output: { confirmed: null } });
		expect(confirm).not.toHaveBeenCalled();
	});
});
