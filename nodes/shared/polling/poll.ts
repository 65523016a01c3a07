import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { asRefusal, nodeErrorOf } from '../engine/report';
import { notSent } from '../errors/failure';
import { Invalid } from '../errors/invalid';
import { inOrder } from '../fields/outputOrder';
import { READ_WAITS, type Client } from '../http/client';
import { connectedClient } from '../http/connectedClient';
import { today } from '../korea/day';
import type { Edition } from '../words/edition';
import { countingCalls, isDue, leavesEnough, skippedWarnings } from './callsOfDay';
import { compare, stockOf } from './compare';
import { Notebook } from './notes';
import type { Change, Watch } from './watch';
import { say } from './words';

/** What people decide about a polling trigger. */
export interface PollSettings {
	watch: Watch;
	/** Items that start the workflow at once, at most. */
	most: number;
	callsPerDay: number;
	/** Calls of the vendor that are left to others; undefined: none are kept. */
	callsKept: number | undefined;
	startWithAll: boolean;
}

/** Seconds after which a call without answer is given up, at most. */
const TIMEOUT = 30;

/**
 * The seconds of a call. A poll that is a task n8n drops after 45 s without a word, so it fails before: else nobody
 * would hear of a vendor that has stopped answering. Before n8n 2.41 there are no such polls.
 */
function timeoutOf(context: IPollFunctions): number {
	const seconds = 'getPollBudgetMs' in context ? context.getPollBudgetMs() / 1000 : Infinity;
	const waited = READ_WAITS.reduce((sum, wait) => sum + wait, 0);
	return Math.max(1, Math.min(TIMEOUT, Math.floor((seconds - waited) / (READ_WAITS.length + 1))));
}

/**
 * The batch that this process handed to n8n last, by workflow and node. It tells a batch that n8n has taken from one
 * that was noted just before another process died.
 */
const handedOver = new Map<string, string>();
/** Where the first answer to this process was empty, while no other has borne that out. */
const doubtful = new Set<string>();
/** Where a poll is under way: the next may come before it has ended, and would tell the same. */
const underWay = new Set<string>();

/**
 * Asks a vendor for a list and starts the workflow with what has changed since the poll before. At least once: n8n
 * begins to save what was noted before it runs the workflow, so the batch is noted with it, and told again, with the
 * same keys, by the first poll of a process that did not hand it over itself.
 * @throws NodeApiError, NodeOperationError; what was noted stays as it was, and the next poll tells all
 */
export async function poll(
	context: IPollFunctions,
	edition: Edition,
	readSettings: (context: IPollFunctions) => PollSettings,
): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = readSettings(context);
		if (context.getMode() === 'manual') return itemsOf([await latest(context, settings.watch)]);
		const items = await tick(context, settings);
		return items.length === 0 ? null : itemsOf(items);
	} catch (error) {
		throw nodeErrorOf(context.getNode(), asRefusal(error, edition));
	}
}

/** What is handed to n8n; nothing while another poll of the same trigger is under way. */
async function tick(context: IPollFunctions, settings: PollSettings): Promise<readonly IDataObject[]> {
	// n8n keeps static data by the name of the node.
	const place = JSON.stringify([context.getWorkflow().id, context.getNode().name]);
	if (underWay.has(place)) return [];
	underWay.add(place);
	try {
		const items = await news(context, settings, place);
		if (items.length > 0) handedOver.set(place, batchOf(items));
		return items;
	} finally {
		underWay.delete(place);
	}
}

/** The items that start the workflow, which are noted; none where nothing has come. */
async function news(
	context: IPollFunctions,
	{ watch, most, callsPerDay, callsKept, startWithAll }: PollSettings,
	place: string,
): Promise<readonly IDataObject[]> {
	const now = new Date();
	const day = today(now);
	const notebook = new Notebook(context.getWorkflowStaticData('node'), place, now);
	if (notebook.isBeingStored) return [];
	const { client, subject } = await connect(countingCalls(context, notebook, day), watch);
	const notes = notebook.read(subject);
	const last = handedOver.get(place);
	if (last === undefined) handedOver.set(place, '');
	if (notes && notes.pending.length > 0 && mayBeLost(context, notes.pending, last))
		return notes.pending.map((item) => ({ ...item, repeated: true }));

	const before = notebook.calls(day);
	if (callsPerDay < watch.calls)
		throw new Invalid(say`at least ${watch.calls}, which one poll takes`, callsPerDay).within('At Most Calls per Day');
	const { name } = context.getNode();
	if (!isDue(before, watch.calls, callsPerDay, now)) {
		context.logger.debug(`${name}: no poll yet, ${before.made} of ${callsPerDay} calls of the day are made`);
		return [];
	}
	if (!leavesEnough(before, watch.calls, callsKept, now)) {
		notebook.writeCalls({ ...before, skipped: before.skipped + 1 });
		context.logger.info(`${name}: no poll, ${before.left} calls are left, and ${callsKept} kept for others`);
		return [];
	}
	const readAt = notes?.readAt ?? undefined;
	// A clock that was ahead has been set right.
	const since = readAt === undefined ? undefined : new Date(Math.min(Date.parse(readAt), now.getTime()));
	const seen = await watch.read(client, { since, now });
	const calls = { ...notebook.calls(day), left: client.callsRemaining, leftAt: now.toISOString() };
	const stock = stockOf(notes, seen, doubtful.has(place));
	const { marks, told, waiting } = compare(stock, seen, { watch, subject, most, fromTheStart: startWithAll, now });
	const items = told.map(({ change, dedupeKey }): IDataObject => {
		const item = watch.show(change);
		const warnings = Array.isArray(item.warnings) ? (item.warnings as string[]) : [];
		return { ...item, dedupeKey, repeated: false, warnings: [...warnings, ...skippedWarnings(calls)] };
	});
	notebook.writeCalls(items.length > 0 ? { ...calls, skipped: 0 } : calls);
	// What waits for the next poll may stand before this reading, and so may all where an answer was wrongly empty.
	const isOpen = waiting > 0 || (seen.length === 0 && (notes !== undefined || startWithAll));
	if (stock === undefined && seen.length === 0 && !watch.readsSince) doubtful.add(place);
	else doubtful.delete(place);
	notebook.write({
		subject,
		marks,
		readAt: isOpen ? (readAt ?? null) : now.toISOString(),
		pending: items,
	});
	return items;
}

/**
 * Whether the process that handed a batch over may have died before its workflow came to an end.
 * @param last the batch that this process handed over; undefined: it has not polled before
 */
function mayBeLost(context: IPollFunctions, pending: readonly IDataObject[], last: string | undefined): boolean {
	const activation = context.getActivationMode();
	// n8n has begun, or has become the one of several that polls.
	if (activation === 'init' || activation === 'leadershipChange') return last !== batchOf(pending);
	// A poll that is a task of n8n's scheduler says nothing of it, and of several processes each may have the next; what
	// a person publishes may have been stopped by the end of a process.
	return last === undefined;
}

/** A person who tests sees the latest record, as if what is wanted had just happened to it; nothing is noted. */
async function latest(context: IPollFunctions, watch: Watch): Promise<IDataObject> {
	const { client } = await connect(context, watch);
	const seen = watch.latest
		? await watch.latest(client)
		: (await watch.read(client, { since: undefined, now: new Date() })).at(-1);
	if (seen === undefined)
		throw notSent(
			say`${watch.vendor.name} has nothing in this list yet`,
			say`Add a record there, or publish the workflow: it starts when one comes.`,
			'NOTHING_THERE',
		);
	const { key, kept } = seen;
	const appeared: Change = { kind: 'appeared', key, seen };
	const others: Change[] = [
		{ kind: 'changed', key, seen, changed: Object.keys(seen.values), before: kept },
		{ kind: 'gone', key, before: kept },
	];
	const change = [appeared, ...others].find((one) => watch.wants(one)) ?? appeared;
	const item = watch.show(change);
	return { ...item, dedupeKey: `test ${key}`, repeated: false, warnings: item.warnings ?? [] };
}

async function connect(context: IPollFunctions, watch: Watch): Promise<{ client: Client; subject: string }> {
	const { vendor } = watch;
	const credentials = await context.getCredentials(vendor.credentialType);
	const { client, baseUrl, live } = connectedClient({ context, vendor, credentials, timeout: timeoutOf(context) });
	const { name, credentials: chosen } = context.getNode();
	const credentialId = chosen?.[vendor.credentialType]?.id ?? null;
	// By another name stock is taken anew, also where n8n keeps what was noted by the ID of the node.
	return { client, subject: JSON.stringify([watch.subject, baseUrl, live, credentialId, name]) };
}

const batchOf = (items: readonly IDataObject[]) => items.map(({ dedupeKey }) => String(dedupeKey)).join();

const itemsOf = (items: readonly IDataObject[]): INodeExecutionData[][] => [
	items.map((item) => ({ json: inOrder(item) })),
];
