/** PortOne B2B Status Trigger in n8n's own engine: what starts a workflow, what does not, and what is lost: nothing. */
import type { INodeParameters } from 'n8n-workflow';

import { eventOutput } from '../../../nodes/PortOne/trigger/output';
import contract from '../../../sandbox/contracts/portone.openapi.json';
import type { PortOneSettings } from '../../../sandbox/index.ts';
import { withVendor } from '../../support/sandbox.ts';
import { failedTransmission, issuedElsewhere, sendToNts } from '../../support/transmissions.ts';
import { moveCalendar } from '../support/clock';
import { publish as publishNode, type Publication } from '../support/polling';
import { API_SECRET } from '../support/portOne';
import { asSoonAs } from '../support/vendor';

const sandbox = withVendor('portOne');
afterEach(() => moveCalendar());

const HOUR_MS = 3_600_000;
/** Longer than the time for which the list is read again. */
const LONG_MS = 30 * HOUR_MS;

type Settings = INodeParameters & { events?: string[]; environment?: string };

async function publish({ environment = 'test', events, ...options }: Settings = {}): Promise<Publication> {
	const credential = { apiSecret: API_SECRET, environment, baseUrl: sandbox.portOne.url };
	return await publishNode({
		node: 'portOneB2bStatusTrigger',
		parameters: { ...(events && { events }), options },
		credentials: { portOneApi: { ...credential, webhookToken: '', webhookSecret: '' } },
	});
}

/** Published, and stock is taken. */
async function published(settings?: Settings): Promise<Publication> {
	const publication = await publish(settings);
	expect(await publication.poll()).toBeUndefined();
	return publication;
}

const fail = async (key: string) => await failedTransmission(sandbox, key);
const failAll = async (...keys: string[]) => {
	for (const key of keys) await fail(key);
};
const requests = () => sandbox.portOne.requests().filter(({ route }) => route === 'getB2bTaxInvoices');
const searches = () => requests().map(({ query }) => JSON.parse(String(query.requestBody)) as Record<string, any>);
const keysOf = (items: any[] | undefined) => (items ?? []).map(({ supplierDocumentKey }) => supplierDocumentKey);
const show = (status: string, ...keys: string[]) =>
	sandbox.portOne.configure({
		shownStatuses: Object.fromEntries(keys.map((key) => [key, status])),
	} as Partial<PortOneSettings>);
/** Some days pass for PortOne and for n8n. */
const pass = (milliseconds: number) => moveCalendar(new Date(Date.now() + milliseconds).toISOString());

describe('what starts the workflow', () => {
	it('a failed transmission, where PortOne answers before that there is none', async () => {
		sandbox.portOne.configure({ refusals: { getB2bTaxInvoices: 'B2B_TAX_INVOICE_NOT_FOUND' } });
		const publication = await published();
		sandbox.portOne.configure({ refusals: {} });
		await fail('F-1');
		expect(keysOf(await publication.poll())).toEqual(['F-1']);
	});

	it('a failed transmission, once, as the webhook trigger tells of events; what was there before does not', async () => {
		await fail('EARLIER');
		const publication = await published();
		expect(await publication.poll()).toBeUndefined();
		const id = await fail('F-1');
		const [item, ...more] = (await publication.poll()) ?? [];
		expect(more).toEqual([]);
		expect(item).toMatchObject({
			event: 'taxInvoiceSendingFailed',
			eventType: null,
			confirmed: true,
			signatureVerified: null,
			taxInvoiceId: id,
			referenceId: 'F-1',
			status: 'transmissionFailed',
			vendorStatus: 'SENDING_FAILED',
			ntsResultCode: 'ERR007',
			total: 11_000,
			recipientName: '한강물산',
			dedupeKey: `SENDING_FAILED/${id}/${item.timestamp}`,
			warnings: [expect.stringContaining('SENDING_FAILED, ERR007')],
			body: expect.objectContaining({ id, status: 'SENDING_FAILED' }),
		});
		const ofWebhook = eventOutput(
			{ kind: 'other', eventType: '', taxInvoiceId: id, timestamp: null, dedupeKey: '', data: {}, body: {} },
			{ confirmed: null, signatureVerified: null, now: new Date() },
		);
		expect(Object.keys(item)).toEqual(expect.arrayContaining(Object.keys(ofWebhook)));
		expect(await publication.poll()).toBeUndefined();
		expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	});

	const { enum: statuses } = contract.components.schemas.B2bTaxInvoiceStatus;
	const KINDS: Record<string, string> = {
		REQUESTED: 'taxInvoiceRequested',
		ISSUED: 'taxInvoiceIssued',
		REQUEST_CANCELLED: 'taxInvoiceRequestCanceled',
		ISSUANCE_CANCELLED: 'taxInvoiceIssuanceCanceled',
		REQUEST_REFUSED: 'taxInvoiceRefused',
		SENDING_COMPLETED: 'taxInvoiceSendingCompleted',
		SENDING_FAILED: 'taxInvoiceSendingFailed',
		DRAFT_FAILED: 'taxInvoiceMakingFailed',
		REQUEST_FAILED: 'taxInvoiceMakingFailed',
		ISSUE_FAILED: 'taxInvoiceMakingFailed',
	};

	it.each(statuses)('%s, chosen by its event alone', async (status) => {
		const kind = KINDS[status] ?? 'other';
		const publication = await published({ events: [kind] });
		await issuedElsewhere(sandbox, 'WANTED');
		await issuedElsewhere(sandbox, 'ANOTHER');
		const another = statuses.find((one) => (KINDS[one] ?? 'other') !== kind)!;
		sandbox.portOne.configure({
			shownStatuses: { WANTED: status, ANOTHER: another },
		} as Partial<PortOneSettings>);
		expect((await publication.poll())?.map((item) => [item.supplierDocumentKey, item.event])).toEqual([
			['WANTED', kind],
		]);
		// Nobody knows the names of all others.
		expect(searches().at(-1)!.filter.statuses).toEqual(kind === 'other' ? undefined : expect.arrayContaining([status]));
	});

	it('sent again and failed again is another event', async () => {
		sandbox.portOne.configure({ sendableStatuses: ['SENDING_FAILED'] });
		const publication = await published();
		const id = await fail('F-1');
		const [first] = (await publication.poll()) ?? [];
		await sendToNts(sandbox, id);
		sandbox.portOne.advance(2_000);
		const [second] = (await publication.poll()) ?? [];
		expect([first.taxInvoiceId, second.taxInvoiceId]).toEqual([id, id]);
		expect(second.dedupeKey).not.toBe(first.dedupeKey);
		expect(await publication.poll()).toBeUndefined();
	});

	it('many at once after an empty list, the earliest first', async () => {
		const publication = await published();
		await failAll('F-1', 'F-2', 'F-3', 'F-4', 'F-5');
		expect(keysOf(await publication.poll())).toEqual(['F-1', 'F-2', 'F-3', 'F-4', 'F-5']);
	});

	it('Test and Live are two books: the other one is another list', async () => {
		const publication = await publish({ environment: 'live' });
		expect(await publication.poll()).toBeUndefined();
		await fail('F-1');
		expect(await publication.poll()).toBeUndefined();
		expect(searches().map(({ test }) => test)).toEqual([undefined, undefined]);
	});
});

describe('what is asked', () => {
	it('one page of what was registered in a year, by the last change, until the day at PortOne', async () => {
		moveCalendar('2026-11-30T23:30:00+09:00');
		await published();
		expect(searches()).toEqual([
			{
				test: true,
				pageNumber: 0,
				pageSize: 1000,
				filter: {
					primaryFilter: {
						dateFilter: { dateType: 'REGISTER', dateRange: [{ from: '2025-11-29', until: '2026-12-01' }] },
					},
					statuses: ['SENDING_FAILED'],
				},
				sort: { by: 'STATUS_UPDATED_AT', order: 'DESC' },
			},
		]);
	});

	it('at midnight in Seoul nothing is lost, also where the clock of PortOne is ahead', async () => {
		moveCalendar('2026-11-30T23:58:00+09:00');
		const publication = await published();
		sandbox.portOne.advance(5 * 60_000);
		await fail('AHEAD');
		expect(keysOf(await publication.poll())).toEqual(['AHEAD']);
		moveCalendar('2026-12-01T00:20:00+09:00');
		await fail('TOMORROW');
		expect(keysOf(await publication.poll())).toEqual(['TOMORROW']);
	});

	it('a list of 1,200 in two pages, while one of the first page leaves it', async () => {
		sandbox.portOne.configure({ autoSendAfterMs: 0, resultDelayMs: 0, ntsResultCode: 'ERR007' });
		const keys = Array.from({ length: 1_200 }, (_, n) => `F-${String(n).padStart(4, '0')}`);
		for (let n = 0; n < keys.length; n += 50)
			await Promise.all(keys.slice(n, n + 50).map(async (key) => await issuedElsewhere(sandbox, key)));
		sandbox.portOne.configure({ latencyMs: 60 });
		const publication = await publish({ startWithAll: true, most: 1000 });
		asSoonAs(
			() => requests()[0]?.route === 'getB2bTaxInvoices',
			() => show('SENDING', 'F-0300'),
		);
		const first = keysOf(await publication.poll());
		const second = keysOf(await publication.poll());
		expect([first.length, second.length, await publication.poll()]).toEqual([1000, 200, undefined]);
		expect([...new Set([...first, ...second])].sort()).toEqual(keys);
	});
});

describe('nothing is lost, and nothing becomes new', () => {
	it('a list that is behind: what it shows late is told', async () => {
		const publication = await published();
		sandbox.portOne.configure({ listLagMs: 2 * HOUR_MS });
		await fail('LATE');
		expect(await publication.poll()).toBeUndefined();
		pass(HOUR_MS);
		await fail('LATER');
		expect(await publication.poll()).toBeUndefined();
		pass(1.5 * HOUR_MS);
		expect(keysOf(await publication.poll())).toEqual(['LATE']);
		pass(1.5 * HOUR_MS);
		expect(keysOf(await publication.poll())).toEqual(['LATER']);
	});

	it('where nothing of what is read is wanted the next reading begins later all the same', async () => {
		const publication = await published({ events: ['other'] });
		await issuedElsewhere(sandbox, 'ISSUED');
		for (let poll = 0; poll < 2; poll++) {
			expect(await publication.poll()).toBeUndefined();
			pass(LONG_MS);
		}
		const { notes } = publication.stored()['node:Trigger'] as { notes: string };
		expect(Date.parse((JSON.parse(notes) as { readAt: string }).readAt)).toBeGreaterThan(Date.now() - 1.5 * LONG_MS);
	});

	it('nobody asked for days', async () => {
		const publication = await published();
		await fail('F-1');
		pass(LONG_MS);
		await fail('F-2');
		pass(LONG_MS);
		expect(keysOf(await publication.poll())).toEqual(['F-1', 'F-2']);
		expect(await publication.poll()).toBeUndefined();
	});

	it('a clock that was ahead for one poll and is right again', async () => {
		pass(3 * LONG_MS);
		const publication = await published();
		moveCalendar();
		await fail('F-1');
		expect(keysOf(await publication.poll())).toEqual(['F-1']);
	});

	it.each<[string, () => void, boolean]>([
		['an error', () => sandbox.portOne.setFaults([{ kind: '401empty' }]), true],
		['half an answer', () => sandbox.portOne.setFaults([{ kind: 'truncatedJson' }]), true],
		['an empty answer', () => sandbox.portOne.configure({ listLagMs: 100 * LONG_MS }), false],
	])('%s: the next poll tells what came, and nothing twice', async (_, disturb, throws) => {
		const publication = await published();
		await failAll('F-1', 'F-2', 'F-3');
		expect(keysOf(await publication.poll())).toEqual(['F-1', 'F-2', 'F-3']);
		await fail('F-4');
		pass(LONG_MS);
		disturb();
		if (throws) await expect(publication.poll()).rejects.toThrow();
		else expect(await publication.poll()).toBeUndefined();
		sandbox.portOne.setFaults([]);
		sandbox.portOne.configure({ listLagMs: 0 });
		pass(LONG_MS);
		expect(keysOf(await publication.poll())).toEqual(['F-4']);
		expect(await publication.poll()).toBeUndefined();
	});

	it('more than At Most per Run come one batch after another, however late, also past an empty answer', async () => {
		const keys = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5'];
		const publication = await published({ most: 2 });
		await failAll(...keys);
		const told = [];
		for (let poll = 0; poll < 3; poll++) {
			told.push(keysOf(await publication.poll()));
			pass(LONG_MS);
			sandbox.portOne.configure({ listLagMs: 100 * LONG_MS });
			expect(await publication.poll()).toBeUndefined();
			sandbox.portOne.configure({ listLagMs: 0 });
			pass(LONG_MS);
		}
		expect(told).toEqual([['F-1', 'F-2'], ['F-3', 'F-4'], ['F-5']]);
		expect(await publication.poll()).toBeUndefined();
	});

	it('Start With What Is There tells all, one batch after another', async () => {
		await failAll('F-1', 'F-2', 'F-3');
		pass(LONG_MS);
		const publication = await publish({ startWithAll: true, most: 2 });
		expect(keysOf(await publication.poll())).toEqual(['F-1', 'F-2']);
		pass(LONG_MS);
		expect(keysOf(await publication.poll())).toEqual(['F-3']);
		expect(await publication.poll()).toBeUndefined();
	});
});

describe('a process that dies', () => {
	it('before n8n has stored anything: told by the next with the same key', async () => {
		const publication = await published();
		const before = publication.stored();
		await fail('F-1');
		const [item] = (await publication.poll()) ?? [];
		const [again] = (await (await publication.restarted(before)).poll('init')) ?? [];
		expect([again.supplierDocumentKey, again.dedupeKey]).toEqual(['F-1', item.dedupeKey]);
	});

	it('after it: told again, once, and then what came since', async () => {
		const publication = await published();
		await fail('F-1');
		const [item] = (await publication.poll()) ?? [];
		const next = await publication.restarted();
		await fail('F-2');
		expect((await next.poll('init'))?.map(({ dedupeKey, repeated }) => [dedupeKey, repeated])).toEqual([
			[item.dedupeKey, true],
		]);
		expect(keysOf(await next.poll('init'))).toEqual(['F-2']);
		expect(await next.poll('init')).toBeUndefined();
	});

	it('days after what n8n stored last: the keys are those of the process before', async () => {
		sandbox.portOne.configure({ sendableStatuses: ['SENDING_FAILED'] });
		const publication = await published();
		const id = await fail('F-1');
		await publication.poll();
		const stored = publication.stored();
		const told = [];
		for (const key of ['F-2', 'F-3', 'F-4']) {
			pass(LONG_MS);
			await fail(key);
			told.push(...((await publication.poll()) ?? []));
		}
		await sendToNts(sandbox, id);
		sandbox.portOne.advance(2_000);
		told.push(...((await publication.poll()) ?? []));
		const next = await publication.restarted(stored);
		await next.poll('init');
		const again = (await next.poll('init')) ?? [];
		expect(keysOf(told)).toEqual(['F-2', 'F-3', 'F-4', 'F-1']);
		expect(again.map(({ dedupeKey }) => dedupeKey)).toEqual(told.map(({ dedupeKey }) => dedupeKey));
	});
});

describe('a person who tests', () => {
	it('sees the latest, however old, by one small page', async () => {
		await failAll('F-1', 'F-2');
		pass(LONG_MS);
		const publication = await publish();
		expect(await publication.test()).toEqual([
			expect.objectContaining({
				supplierDocumentKey: 'F-2',
				event: 'taxInvoiceSendingFailed',
				dedupeKey: expect.stringMatching(/^test inv_/),
			}),
		]);
		expect(searches().map(({ pageSize }) => pageSize)).toEqual([1]);
		expect(await publication.poll()).toBeUndefined();
	});

	it('sees one that is wanted where PortOne cannot be asked for those alone', async () => {
		for (const key of ['WANTED', 'ISSUED']) await issuedElsewhere(sandbox, key);
		show('SENDING', 'WANTED');
		expect(keysOf(await (await publish({ events: ['other'] })).test())).toEqual(['WANTED']);
	});

	it('is told where there is nothing', async () => {
		await expect((await publish()).test()).rejects.toThrow('PortOne has nothing in this list yet');
	});
});

it.each<[string, Settings, string]>([
	['no event', { events: [] }, 'Events: expected at least one event'],
	['an event that the editor does not offer', { events: ['taxInvoiceManual'] }, 'Events: expected one of'],
	['a batch of none', { most: 0 }, 'Options: At Most per Run: expected a whole number from 1 to 1000'],
])('%s: nothing is asked', async (_, settings, message) => {
	await expect((await publish(settings)).poll()).rejects.toThrow(message);
	expect(sandbox.portOne.requests()).toEqual([]);
});
