/** What every polling trigger promises, whatever it watches: in n8n's own context for polls, against the sandbox. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox';
import { BEYOND_TIME_LIMIT, moveCalendar } from '../support/clock';
import { credentialsOf, entries } from '../support/hiworksOffice';
import { line, setNumbered, setPeople } from '../support/hiworksTrigger';
import { publish, type Publication } from '../support/polling';

const sandbox = withSandbox();
const { from } = Array;

interface Watched {
	node: string;
	vendor: 'hiworks';
	parameters: INodeParameters;
	/** Calls of a poll. */
	calls: number;
	/** Makes the list so long: records 0, 1, 2 … */
	records(count: number): void;
	/** By which column a record is known. */
	column: string;
}

const WATCHED: Record<string, Watched> = {
	'Hiworks, expense reports': {
		node: 'hiworksTrigger',
		vendor: 'hiworks',
		parameters: { watch: 'spendingReport' },
		calls: 2,
		records: (count) => sandbox.hiworks.configure({ spending: from({ length: count }, (_, n) => line(n)) }),
		column: 'documentNumber',
	},
	'Hiworks, accounting customers': {
		node: 'hiworksTrigger',
		vendor: 'hiworks',
		parameters: { watch: 'accountingCustomer' },
		calls: 1,
		records: (count) => setNumbered(sandbox, 'accountingCustomer', entries('accountingCustomer', count)),
		column: 'code',
	},
	'Hiworks, people': {
		node: 'hiworksTrigger',
		vendor: 'hiworks',
		parameters: { watch: 'people' },
		calls: 2,
		records: (count) =>
			setPeople(
				sandbox,
				from({ length: count }, (_, n) => ({ id: `person${n}` })),
			),
		column: 'userId',
	},
};

beforeEach(() => {
	sandbox.hiworks.reset();
	moveCalendar('2026-11-30T12:00:00+09:00');
});
afterEach(() => moveCalendar());

describe.each(Object.entries(WATCHED))('%s', (_, { node, vendor, parameters, calls, records, column }) => {
	const control = () => sandbox[vendor];
	const asked = () => control().requests().length;
	const published = async (options: INodeParameters = {}, staticData?: IDataObject) =>
		await publish({
			node,
			parameters: { ...parameters, options },
			credentials: credentialsOf(control().url),
			...(staticData && { staticData }),
		});

	/** Published with this much as stock. */
	async function withStock(count: number, options?: INodeParameters): Promise<Publication> {
		records(count);
		const trigger = await published(options);
		expect(await trigger.poll()).toBeUndefined();
		return trigger;
	}

	const keysOf = (items: any[] | undefined) => items?.map(({ dedupeKey }) => dedupeKey as string) ?? [];

	it('one poll asks as often as is said, and a quiet one starts nothing', async () => {
		const trigger = await withStock(4);
		expect(asked()).toBe(calls);
		expect(await trigger.poll()).toBeUndefined();
		expect(asked()).toBe(2 * calls);
	});

	it('what another process handed over last is told again with the same keys, once, and without asking', async () => {
		const trigger = await withStock(4);
		records(6);
		const told = await trigger.poll();
		expect(told).toHaveLength(2);
		// n8n stores what was noted as it starts the workflow; it dies before it has stored the execution.
		const next = await trigger.restarted();
		const before = asked();
		const again = await next.poll('init');
		expect(again).toEqual(told?.map((item) => ({ ...item, repeated: true })));
		expect(asked()).toBe(before);
		expect(await next.poll('init')).toBeUndefined();
		records(7);
		expect(await next.poll('init')).toMatchObject([{ repeated: false }]);
	});

	it('nothing is told again where the process goes on', async () => {
		const trigger = await withStock(4);
		records(6);
		expect(await trigger.poll('init')).toHaveLength(2);
		for (const activation of ['init', 'activate'] as const) expect(await trigger.poll(activation)).toBeUndefined();
	});

	it.each(['update', 'activate'] as const)('%s: a new process tells the last batch again, once', async (activation) => {
		const trigger = await withStock(4);
		records(6);
		const told = await trigger.poll(activation);
		const next = await trigger.restarted(trigger.stored());
		expect(await trigger.poll(activation)).toBeUndefined();
		expect(await next.poll(activation)).toEqual(told?.map((item) => ({ ...item, repeated: true })));
		expect(await next.poll(activation)).toBeUndefined();
	});

	it('where polls are tasks of a scheduler a quiet one is remembered, though n8n stores nothing of it', async () => {
		// By noon as many as three polls take.
		const trigger = await withStock(4, { callsPerDay: 6 * calls });
		const stored = trigger.stored();
		const task = await trigger.task({});
		expect(await task.poll('update')).toBeUndefined();
		records(6);
		expect(await (await trigger.task({})).poll('update')).toHaveLength(2);
		for (let poll = 0; poll < 3; poll++) expect(await (await trigger.task({})).poll('update')).toBeUndefined();
		expect(asked()).toBe(3 * calls);
		// What n8n has stored of another process counts before what this one remembers.
		expect(await (await trigger.task(stored)).poll('update')).toHaveLength(2);
	});

	it('what n8n did not take, as it had given the poll up or had a later version, is told by the next, with the same keys', async () => {
		const trigger = await withStock(4);
		records(6);
		const told = await (await trigger.task({})).poll('update');
		expect(told).toHaveLength(2);
		// It may be about to store it: tasks that were late run one after another, and what one notes is stored.
		const late = await trigger.task({});
		expect(await late.poll('update')).toBeUndefined();
		expect(late.stored()).toEqual({ 'node:Trigger': {} });
		moveCalendar('2026-11-30T12:01:00+09:00');
		const task = await trigger.task({});
		expect(await task.poll('update')).toEqual(told);
		// Now it has stored what was noted.
		expect(await (await trigger.task(task.stored())).poll('update')).toBeUndefined();
	});

	it('a vendor that does not answer fails the poll before n8n drops it', async () => {
		if (calls > 1) return;
		records(4);
		control().configure({ latencyMs: BEYOND_TIME_LIMIT });
		const trigger = await publish({ node, parameters, credentials: credentialsOf(control().url), budget: 7_000 });
		await expect(trigger.poll('update')).rejects.toThrow('did not answer within 1 s');
	});

	it('another name of the node takes stock anew, also where n8n keeps what was noted by its ID', async () => {
		const trigger = await withStock(4);
		records(6);
		const { 'node:Trigger': notes } = trigger.stored();
		const renamed = await trigger.task({ 'node:Renamed': notes }, { name: 'Renamed' });
		expect(await renamed.poll()).toBeUndefined();
		records(7);
		expect(await renamed.poll()).toHaveLength(1);
	});

	it('another credential takes stock anew: it may be of another office', async () => {
		const trigger = await withStock(4);
		records(6);
		const other = await trigger.task(trigger.stored(), { credentialId: '2' });
		expect(await other.poll()).toBeUndefined();
		records(7);
		expect(await other.poll()).toHaveLength(1);
	});

	it('what was told and not stored is told again, with the same keys', async () => {
		const trigger = await withStock(4);
		const stored = trigger.stored();
		records(6);
		const keys = keysOf(await trigger.poll());
		expect(keysOf(await (await trigger.restarted(stored)).poll('init'))).toEqual(keys);
	});

	it('a refusal fails the tick, and makes nothing new', async () => {
		const trigger = await withStock(4);
		for (const refusal of ['401', '200'] as const) {
			control().configure({ officeTokens: [], refusal });
			await expect(trigger.poll()).rejects.toThrow(/Hiworks/);
			control().configure({ officeTokens: null });
			expect(await trigger.poll()).toBeUndefined();
		}
	});

	it.each([
		['at once', [0]],
		['for three polls', [0, 0, 0]],
	])('an empty answer %s makes nothing new', async (_name, counts) => {
		const trigger = await withStock(6);
		for (const count of counts) {
			records(count);
			expect(await trigger.poll()).toBeUndefined();
		}
		records(6);
		expect(await trigger.poll()).toBeUndefined();
	});

	it('a stock that was empty may have been cut off: many records in the next answer are the stock, a few are new', async () => {
		const trigger = await withStock(0);
		records(6);
		expect(await trigger.poll()).toBeUndefined();
		const other = await withStock(0);
		records(1);
		expect(await other.poll()).toHaveLength(1);
	});

	it('a stock that was empty before a restart is believed: nothing may be lost', async () => {
		const trigger = await withStock(0);
		records(6);
		expect(await (await trigger.restarted()).poll('init')).toHaveLength(6);
	});

	it('a stock that was empty twice is believed', async () => {
		const trigger = await withStock(0);
		expect(await trigger.poll()).toBeUndefined();
		records(6);
		expect(await trigger.poll()).toHaveLength(6);
	});

	it('at most so many at once: the rest comes with the next polls, each once', async () => {
		const trigger = await withStock(4, { most: 3 });
		records(12);
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll(), await trigger.poll()];
		expect(polls.map((items) => items?.length)).toEqual([3, 3, 2, undefined]);
		const told = polls.flatMap((items) => items ?? []);
		expect(new Set(keysOf(told)).size).toBe(8);
		expect(new Set(told.map((item) => item[column] as string)).size).toBe(8);
	});

	it('starts with what is there, where that is wanted', async () => {
		records(4);
		const trigger = await published({ startWithAll: true, most: 3 });
		expect([(await trigger.poll())?.length, (await trigger.poll())?.length]).toEqual([3, 1]);
		expect(await trigger.poll()).toBeUndefined();
	});

	it('the calls of a day are spread over it, in Seoul, with a tenth at once', async () => {
		moveCalendar('2026-11-29T15:00:00Z');
		const trigger = await withStock(4, { callsPerDay: 10 * calls });
		const polls = async () => {
			const before = asked();
			for (let poll = 0; poll < 12; poll++) await trigger.poll();
			return (asked() - before) / calls;
		};
		expect(await polls()).toBe(0);
		moveCalendar('2026-11-30T03:00:00Z');
		expect(await polls()).toBe(4);
		moveCalendar('2026-11-30T14:58:00Z');
		expect(await polls()).toBe(4);
		records(5);
		expect(await trigger.poll()).toBeUndefined();
		moveCalendar('2026-11-30T15:00:01Z');
		expect(await trigger.poll()).toHaveLength(1);
	});

	it('fewer calls a day than a poll takes are refused', async () => {
		if (calls === 1) return;
		await expect(withStock(4, { callsPerDay: calls - 1 })).rejects.toThrow(
			`At Most Calls per Day: expected at least ${calls}, which one poll takes`,
		);
	});

	it('calls of a poll that fails count', async () => {
		const trigger = await withStock(4, { callsPerDay: calls + 1 });
		control().configure({ officeTokens: [] });
		const polls = [trigger.poll, trigger.poll];
		for (const poll of polls) await poll().catch(() => undefined);
		expect(asked()).toBeLessThanOrEqual(calls + 1);
	});

	it('leaves calls to others', async () => {
		control().configure({ rateHeaders: true, callsUsed: 500 });
		const trigger = await withStock(4, { keepCalls: 500 - calls });
		records(5);
		expect([await trigger.poll(), await trigger.poll()]).toEqual([undefined, undefined]);
		expect(asked()).toBe(calls);
		// When the vendor's count begins anew only a poll can tell.
		moveCalendar('2026-11-30T13:00:01+09:00');
		control().configure({ rateHeaders: true, callsUsed: 0 });
		const warning = '2 polls before this one were left out, as the calls left are kept for others';
		expect((await trigger.poll())?.map(({ warnings }) => warnings)).toEqual([[warning]]);
		records(6);
		expect((await trigger.poll())?.[0].warnings).toEqual([]);
	});

	it('a tick while another is under way starts nothing', async () => {
		const trigger = await withStock(4);
		records(6);
		control().configure({ latencyMs: 100 });
		const [first, second] = await Promise.all([trigger.poll(), trigger.poll()]);
		expect([first?.length, second]).toEqual([2, undefined]);
	});

	it('static data that somebody edited counts as none: stock is taken', async () => {
		const trigger = await withStock(4);
		for (const notes of ['{', '[]', '{"subject":1}', JSON.stringify({ marks: { a: 1 } })]) {
			const stored = { ...trigger.stored(), 'node:Trigger': { notes, calls: '{"day":1}' } };
			expect(await (await trigger.restarted(stored)).poll('init')).toBeUndefined();
		}
	});

	it('static data of ten thousand records is small enough to store with each item', async () => {
		records(10_000);
		const trigger = await published();
		expect(await trigger.poll()).toBeUndefined();
		records(10_001);
		expect(await trigger.poll()).toHaveLength(1);
		const bytes = Buffer.byteLength(JSON.stringify(trigger.stored()));
		console.info(`${node} ${JSON.stringify(parameters)}: ${(bytes / 1e6).toFixed(2)} MB of static data`);
		expect(bytes).toBeLessThan(5_000_000);
	});
});
