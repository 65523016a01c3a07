import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { Failure, notStarted } from '../errors/failure';
import type { Wait } from '../http/client';
import { connectedClient } from '../http/connectedClient';
import { runsAsTool } from '../once/asTool';
import { openMemory } from '../once/memory';
import { createOnce, type OnceFor } from '../once/once';
import { nameIn } from '../words/edition';
import type { Words } from '../words/say';
import { requireConsent } from './consent';
import { earlierTries } from './earlierTries';
import type { Entry } from './entry';
import { tellRun } from './hints';
import type { AnyOperation, Output, Resource, Run } from './operation';
import { runFields, WithBinary } from './operation';
import { inParallel } from './pool';
import { prepareAll, refuseEqualIdentities } from './prepareAll';
import { readUnits } from './readUnits';
import { asFailure, asNodeError, asRefusal, invalidItem, nothingSent, problemOf, stopped, toItems } from './report';
import { notUsedIn, shownNotes } from './sheetNotes';
import { notAsTool } from './toolTexts';
import type { Vendor } from './vendor';
import { say } from './words';

/**
 * Executes a node: first all items are read and checked, then they are sent, some at once, results in input order.
 * Unless the node continues on failures, one invalid item means that nothing is sent, and the first failure
 * while sending starts nothing new; the error then lists all that was already done.
 */
export async function run(
	context: IExecuteFunctions,
	resources: readonly Resource[],
	wait?: Wait,
): Promise<INodeExecutionData[][]> {
	const continues = context.continueOnFail();
	const operation = chosenOperation(context, resources);
	const { vendor } = operation;
	const refusal = (error: unknown) => asRefusal(error, vendor.edition);
	const memory = openMemory(context);
	const earlier = earlierTries(memory);
	const toOutput = (entries: readonly Entry[]) => {
		earlier.correct(entries);
		return [entries.flatMap((entry) => toItems(entry, operation))];
	};
	const units = await readUnits(context, operation).catch(refusal);
	if (units instanceof Failure) {
		const items = context.getInputData().map((_, item) => itemEntry(item, units));
		if (!continues) throw asNodeError(context, earlier.told(units, items, operation), undefined);
		return toOutput(items);
	}
	const { entries, notes } = units;
	const [first] = entries;
	if (!first) {
		tellRun(context, [], { isDryRun: false, waits: undefined, told: [], notUsed: notUsedIn(notes) });
		return [[]];
	}

	/** What stops the whole run. A node that continues must not throw: n8n would hand its input on as if it were done. */
	const refuse = (error: unknown) => {
		const failure = refusal(error);
		if (!continues) throw asNodeError(context, earlier.told(failure, entries, operation), first.itemIndexes[0]);
		for (const entry of entries) entry.failure ??= failure;
		return toOutput(entries);
	};

	const instead = runsAsTool(context) ? operation.notAsTool?.(first.fields) : undefined;
	if (instead !== undefined) return refuse(notAsTool(nameIn(vendor.edition, operation.name, 'Operation'), instead));

	const ofRun = fieldsOfRun(operation, entries);
	const options = ofRun.options ?? operation.fields.options?.read(undefined) ?? {};
	const settings = options as { dryRun?: boolean } & Partial<Record<keyof typeof runFields, number>>;
	const told: Words[] = [];
	const sharing = { settings, units: entries.length, tell: (words: Words) => told.push(words) };
	const current = await connect(context, vendor, sharing, wait).catch(refusal);
	if (current instanceof Failure) return refuse(current);
	let shared: unknown;
	try {
		shared = operation.begin?.({ ...ofRun, options }, current);
	} catch (error) {
		return refuse(error);
	}

	refuseOtherSettings(context, operation, entries, settings);
	await prepareAll(operation, entries, current, shared);
	refuseEqualIdentities(operation, entries);
	for (const entry of entries) {
		if (entry.problems.length > 0) entry.failure ??= invalidItem(entry);
	}
	const invalid = entries.filter(({ failure }) => failure !== undefined);
	if (!continues && invalid.length > 0)
		throw nothingSent(context, operation, entries.length, invalid, (failure) =>
			earlier.told(failure, entries, operation),
		);

	const sendable = entries.filter(({ failure }) => failure === undefined);
	try {
		if (operation.binding)
			requireConsent(
				context,
				operation.binding(
					sendable.map(({ prepared }) => prepared),
					current,
					shared,
				),
			);
	} catch (error) {
		return refuse(error);
	}

	const isDryRun = settings.dryRun === true;
	const onceFor = createOnce({
		client: current.client,
		memory,
		vendor: vendor.name,
		account: current.account,
		asFailure: (error) => asFailure(error, vendor.edition),
	});
	let halted: Failure | undefined = invalid.find(({ failure }) => failure?.stopsRun)?.failure;
	let firstFailed: Entry | undefined;
	await inParallel(
		chunked(sendable, operation.batch ? (operation.batch.size?.(shared) ?? sendable.length) : 1),
		current.itemsInFlight,
		async (chunk) => {
			const isLaterTry =
				operation.batch !== undefined && chunk.some(({ itemIndexes }) => memory.sentBefore(itemIndexes) !== undefined);
			const results = await sendChunk(operation, chunk, current, onceFor, shared, isLaterTry);
			for (const [index, entry] of chunk.entries()) {
				const result = results[index] ?? asFailure(new Error(say`no answer for this item`), vendor.edition);
				entry.isBegun = true;
				if (!(result instanceof Failure) || result.outcome === 'unknown' || result.outcome === 'rejected')
					memory.noteEnd(entry.itemIndexes, result instanceof Failure && result.outcome === 'unknown');
				if (!(result instanceof Failure)) {
					const counts = vendor.quotaHeader !== undefined && !operation.callsNothing;
					entry.output = withMore(result, {
						...(counts && { callsRemaining: current.client.callsRemaining }),
						...(isDryRun && notes && shownNotes(notes)),
					});
					continue;
				}
				entry.failure = result;
				firstFailed ??= entry;
				if (result.stopsRun || !continues) halted ??= result;
			}
		},
		() => halted !== undefined,
	);
	for (const entry of sendable) {
		if (!entry.output) entry.failure ??= notStarted(halted);
	}
	earlier.correct(entries);
	if (firstFailed && !continues) throw stopped(context, firstFailed, entries, operation);

	const sent = sendable.flatMap(({ prepared, output }) =>
		output && !Array.isArray(output) && !(output instanceof WithBinary) ? [{ prepared, output }] : [],
	);
	await operation.finish?.(sent, current, shared);
	tellRun(context, entries, { isDryRun, waits: operation.waits, told, notUsed: notUsedIn(notes) });
	return toOutput(entries);
}

async function sendChunk(
	{ send, batch, vendor }: AnyOperation,
	chunk: readonly Entry[],
	current: Run,
	onceFor: OnceFor,
	shared: unknown,
	isLaterTry: boolean,
): Promise<Array<Output | Failure>> {
	const prepared = chunk.map((entry) => entry.prepared);
	const sending = { ...current, once: onceFor(chunk.map(({ itemIndexes: [first = 0] }) => first)) };
	const sent = batch
		? batch.send(prepared, sending, shared)
		: Promise.all(prepared.map(async (one) => (await send?.(one, sending, shared)) ?? []));
	return await sent.catch((error: unknown) => {
		const failure = asFailure(error, vendor.edition);
		// What was sent of many is told of each: this is true of all, as of a list that could not be read before, and
		// says nothing of what an earlier try sent.
		const isUnsent = isLaterTry && failure.outcome === 'rejected';
		return chunk.map(() => (isUnsent ? failure.with({ outcome: 'notSent' }) : failure));
	});
}

/**
 * What counts once comes from the first item, and what cannot be read there from the next one that says it: a default
 * in its place would send what a dry run was asked for.
 */
function fieldsOfRun({ fields }: AnyOperation, entries: readonly Entry[]): Entry['fields'] {
	return Object.fromEntries(
		Object.keys(fields).flatMap((name) => {
			const says = entries.find((entry) => name in entry.fields);
			return says ? [[name, says.fields[name]]] : [];
		}),
	);
}

/**
 * What counts once for all of a run, such as what is to be deleted, is not taken from one item against another. In a
 * dry run nothing is sent, whoever asks for it.
 */
function refuseOtherSettings(
	context: IExecuteFunctions,
	operation: AnyOperation,
	entries: readonly Entry[],
	settings: Readonly<Record<string, unknown>>,
): void {
	const dryRun = settings.dryRun === false ? [['dryRun', 'Dry Run'] as const] : [];
	for (const entry of entries) {
		const options = entry.fields.options as typeof settings | undefined;
		for (const [name, label] of [...operation.ofRun, ...dryRun])
			if (options && options[name] !== settings[name])
				entry.problems.push(
					problemOf(context, operation, entry, ['Options', label], say`expected the same in all items`),
				);
	}
}

/** An item that could not even be read. */
const itemEntry = (item: number, failure: Failure): Entry => ({
	itemIndexes: [item],
	fields: {},
	place: say`item ${item}`,
	problems: [],
	failure,
});

/**
 * What every output tells beside what the operation says: how many calls are left, with a vendor that counts them, and
 * in a dry run what the columns were taken for.
 */
function withMore(output: Output, more: IDataObject): Output {
	if (Object.keys(more).length === 0) return output;
	const told = (json: IDataObject) => ({ ...json, ...more });
	if (Array.isArray(output)) return output.map(told);
	return output instanceof WithBinary ? new WithBinary(told(output.json), output.binary) : told(output);
}

function chunked<T>(list: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
		list.slice(index * size, (index + 1) * size),
	);
}

function chosenOperation(context: IExecuteFunctions, resources: readonly Resource[]): AnyOperation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const chosen = resources.find((one) => one.value === resource);
	const found = chosen?.operations.find((one) => one.value === value);
	if (!found)
		throw new NodeOperationError(
			context.getNode(),
			say`This version of the node has no operation "${String(value)}" for "${String(resource)}"`,
		);
	return found;
}

async function connect(
	context: IExecuteFunctions,
	vendor: Vendor,
	{
		settings,
		units,
		tell,
	}: { settings: Partial<Record<keyof typeof runFields, number>> } & Pick<Run, 'units' | 'tell'>,
	wait: Wait | undefined,
): Promise<Run> {
	const credentials = await context.getCredentials(vendor.credentialType);
	const { itemsInFlight = runFields.itemsInFlight.read(undefined), timeout = runFields.timeout.read(undefined) } =
		settings;
	const { client, account, baseUrl, live } = connectedClient({ context, vendor, credentials, timeout, wait });
	const kept = vendor.callsKept?.(settings);
	if (kept !== undefined) client.keepCalls(kept);
	const connected = { client, account, credentials, baseUrl, live };
	return { context, ...connected, units, tell, now: new Date(), timeout, itemsInFlight, wait };
}
