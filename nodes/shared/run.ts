import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';

import { createClient, type Vendor } from './client';
import { requireConsent } from './consent';
import { Failure, notSent } from './failure';
import { isShown, type Fields, type Read } from './fields';
import { Invalid } from './invalid';
import type { AnyOperation, Resource, Run } from './operation';
import { runFields } from './operation';
import { inParallel } from './pool';
import { redactor } from './redact';

/** A vendor, and what the machinery must be told of a credential of it. */
export interface ConnectedVendor extends Vendor {
	/** @throws Invalid when the credential contradicts itself */
	connect(credentials: Readonly<Record<string, unknown>>): Connection;
}

export interface Connection {
	baseUrl: string;
	/** Values that must not be seen in any error. */
	secrets: string[];
	/** Whether calls have legal effect. */
	live: boolean;
}

/** A unit on its way through the two passes. */
interface Entry {
	itemIndexes: number[];
	rows: Array<Partial<Read<Fields>>>;
	problems: string[];
	failure?: Failure;
	prepared?: unknown;
	output?: IDataObject | IDataObject[];
}

/** Problems shown in one error; more would hide what to do. */
const MOST_SHOWN = 20;

/**
 * Executes a node: first all items are read and checked, then they are sent, some at once, results in input order.
 * Unless the node continues on failures, one invalid item means that nothing is sent, and the first failure
 * while sending starts nothing new; the error then lists all that was already done.
 */
export async function run(context: IExecuteFunctions, vendor: ConnectedVendor, resources: readonly Resource[]): Promise<INodeExecutionData[][]> {
	const continues = context.continueOnFail();
	const operation = chosenOperation(context, resources);
	const entries = await readUnits(context, operation);
	const [first] = entries;
	if (!first) return [[]];

	const settings = (first.rows[0]?.options ?? {}) as Partial<Record<keyof typeof runFields, number>>;
	const current = await connect(context, vendor, settings);
	const shared = operation.begin?.(current, first.rows[0] ?? {});

	await prepareAll(operation, entries, current, shared);
	refuseEqualIdentities(operation, entries);
	for (const entry of entries) {
		if (entry.problems.length > 0) entry.failure ??= invalidItem(entry);
	}
	const invalid = entries.filter(({ failure }) => failure !== undefined);
	if (!continues && invalid.length > 0) throw nothingSent(context, entries.length, invalid);

	const sendable = entries.filter(({ failure }) => failure === undefined);
	try {
		if (operation.binding) requireConsent(context, operation.binding(sendable.map(({ prepared }) => prepared), current, shared));
	} catch (error) {
		throw asNodeError(context, asFailure(error), first.itemIndexes[0]);
	}

	let halted: Failure | undefined = invalid.find(({ failure }) => failure?.stopsRun)?.failure;
	let firstFailed: Entry | undefined;
	await inParallel(
		sendable,
		current.itemsInFlight,
		async (entry) => {
			try {
				entry.output = await operation.send(entry.prepared, current, shared);
			} catch (error) {
				entry.failure = asFailure(error);
				firstFailed ??= entry;
				if (entry.failure.stopsRun || !continues) halted ??= entry.failure;
			}
		},
		() => halted !== undefined,
	);
	for (const entry of sendable) {
		if (!entry.output) entry.failure ??= notStarted(halted);
	}
	if (firstFailed && !continues) throw stopped(context, firstFailed, entries, operation);

	const sent = sendable.flatMap(({ prepared, output }) => (output && !Array.isArray(output) ? [{ prepared, output }] : []));
	await operation.finish?.(sent, current, shared);
	return [entries.flatMap((entry) => toItems(context, entry, operation))];
}

function chosenOperation(context: IExecuteFunctions, resources: readonly Resource[]): AnyOperation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const chosen = resources.find((one) => one.value === resource)?.operations.find((one) => one.value === value);
	if (!chosen) throw new NodeOperationError(context.getNode(), `This version of the node has no operation "${String(value)}" for "${String(resource)}"`);
	return chosen;
}

async function connect(context: IExecuteFunctions, vendor: ConnectedVendor, settings: Partial<Record<keyof typeof runFields, number>>): Promise<Run> {
	const credentials = await context.getCredentials(vendor.credentialType);
	try {
		const { baseUrl, secrets, live } = vendor.connect(credentials);
		const { itemsInFlight = runFields.itemsInFlight.read(''), timeout = runFields.timeout.read('') } = settings;
		const client = createClient({ context, vendor, baseUrl, timeout, redact: redactor(secrets) });
		return { context, client, credentials, live, now: new Date(), itemsInFlight };
	} catch (error) {
		throw asNodeError(context, notSent(`The ${vendor.name} credential cannot be used: ${describe(error)}`, 'Open the credential and correct it.'), 0);
	}
}

/** Reads every item's fields and puts together the rows that belong to one unit. */
async function readUnits(context: IExecuteFunctions, operation: AnyOperation): Promise<Entry[]> {
	const entries: Entry[] = [];
	const groups = new Map<string, Entry>();
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		// Reading is work of the processor alone: without a pause nothing else in n8n would run, "Stop" included.
		if (itemIndex % 200 === 199) await sleep(0);
		const { fields, problems } = readItem(context, operation.fields, itemIndex);
		const key = operation.group?.(fields);
		const group = key === undefined ? undefined : groups.get(key);
		if (group) {
			group.problems.push(...problems, ...differences(operation, group, fields, itemIndex));
			group.rows.push(fields);
			group.itemIndexes.push(itemIndex);
			continue;
		}
		const entry: Entry = { itemIndexes: [itemIndex], rows: [fields], problems };
		if (key !== undefined) groups.set(key, entry);
		entries.push(entry);
	}
	return entries;
}

function readItem(context: IExecuteFunctions, fields: Fields, itemIndex: number): { fields: Partial<Read<Fields>>; problems: string[] } {
	const read: Record<string, unknown> = {};
	const problems: string[] = [];
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(field, read)) continue;
		try {
			read[name] = field.read(context.getNodeParameter(name, itemIndex, field.property.default));
		} catch (error) {
			problems.push(`${fieldPath([field.property.displayName, ...(error instanceof Invalid ? error.path : [])])} [item ${itemIndex}]: ${describe(error)}`);
		}
	}
	return { fields: read, problems };
}

/** A group speaks of one document: what is not a line must be the same in all its rows. */
function differences(operation: AnyOperation, group: Entry, fields: Partial<Read<Fields>>, itemIndex: number): string[] {
	const [firstRow] = group.rows;
	return Object.entries(operation.fields)
		.filter(([name]) => !operation.rowFields?.includes(name) && comparable(firstRow?.[name]) !== comparable(fields[name]))
		.map(
			([, field]) =>
				`${field.property.displayName} [items ${group.itemIndexes[0]} and ${itemIndex}]: expected the same value in all rows of one document, found two`,
		);
}

const comparable = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));

async function prepareAll(operation: AnyOperation, entries: Entry[], current: Run, shared: unknown): Promise<void> {
	let stop: Failure | undefined;
	for (const entry of entries) {
		if (entry.problems.length > 0) continue;
		if (stop) {
			entry.failure = notStarted(stop);
			continue;
		}
		const [fields] = entry.rows as Array<Read<Fields>>;
		try {
			entry.prepared = await operation.prepare({ fields: fields as Read<Fields>, rows: entry.rows as Array<Read<Fields>>, itemIndexes: entry.itemIndexes }, current, shared);
		} catch (error) {
			if (error instanceof Failure) {
				entry.failure = error;
				if (error.stopsRun) stop = error;
			} else {
				const where = error instanceof Invalid && error.path.length > 0 ? `${fieldPath(error.path)} ` : '';
				entry.problems.push(`${where}[item ${entry.itemIndexes.join(', ')}]: ${describe(error)}`);
			}
		}
	}
}

function refuseEqualIdentities(operation: AnyOperation, entries: Entry[]): void {
	const seen = new Map<string, Entry>();
	for (const entry of entries) {
		if (entry.prepared === undefined || !operation.identity) continue;
		const identity = operation.identity(entry.prepared);
		const twin = seen.get(identity);
		if (!twin) {
			seen.set(identity, entry);
			continue;
		}
		const problem = `Reference ID [items ${twin.itemIndexes[0]} and ${entry.itemIndexes[0]}]: expected a different one for each document, found "${identity}" twice`;
		entry.problems.push(problem);
		if (twin.problems.length === 0) twin.problems.push(problem);
	}
}

/** `Items 3: Supply Cost`; rows are counted from 1, as people do. */
function fieldPath(path: ReadonlyArray<string | number>): string {
	return path.reduce<string>((shown, step) => (typeof step === 'number' ? `${shown} ${step + 1}` : shown ? `${shown}: ${step}` : step), '');
}

function describe(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function invalidItem(entry: Entry): Failure {
	const [first = '', ...more] = entry.problems;
	return notSent(first, more.length > 0 ? `Nothing of this item was sent. Also: ${more.slice(0, MOST_SHOWN).join('; ')}` : 'Nothing of this item was sent. Correct it and run it again.', 'INVALID');
}

function notStarted(halted: Failure | undefined): Failure {
	return notSent(
		halted ? `Not started, because of an earlier item: ${halted.message}` : 'Not started',
		'Nothing of this item was sent. Run it again once the cause is mended.',
		'NOT_STARTED',
	);
}

function asFailure(error: unknown): Failure {
	if (error instanceof Failure) return error;
	if (error instanceof Invalid) return notSent(describe(error), 'Nothing of this item was sent.', 'INVALID');
	// Not foreseen: it may have happened after something was sent.
	return new Failure({ outcome: 'unknown', title: `The outcome is unknown: ${describe(error)}`, description: 'Look at the vendor whether it took effect before you send it again.' });
}

function asNodeError(context: IExecuteFunctions, failure: Failure, itemIndex: number | undefined): NodeApiError | NodeOperationError {
	const { message, description, code, vendorMessage, httpStatus } = failure;
	const node = context.getNode();
	const texts = { message, description, ...(itemIndex !== undefined && { itemIndex }) };
	const error =
		httpStatus === undefined
			? new NodeOperationError(node, message, texts)
			: new NodeApiError(node, { code: code ?? null, message: vendorMessage ?? null }, { ...texts, httpCode: String(httpStatus) });
	// n8n replaces a title that contains a name such as ENOTFOUND by its own text.
	error.message = message;
	return error;
}

function nothingSent(context: IExecuteFunctions, total: number, invalid: Entry[]): Error {
	const [entry] = invalid;
	const problems = invalid.flatMap((one) => (one.problems.length > 0 ? one.problems : [`[item ${one.itemIndexes[0]}]: ${one.failure?.message}`]));
	const failure = entry?.failure ?? notStarted(undefined);
	if (problems.length === 1) return asNodeError(context, failure.with({ title: problems[0] ?? '', description: `Nothing was sent. ${failure.description}` }), entry?.itemIndexes[0]);
	const shown = problems.slice(0, MOST_SHOWN);
	const rest = problems.length - shown.length;
	return asNodeError(
		context,
		notSent(`${invalid.length} of ${total} cannot be sent as they stand; nothing was sent`, [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n'), 'INVALID'),
		entry?.itemIndexes[0],
	);
}

/** The first failure, with all that a throwing node would otherwise lose from view. */
function stopped(context: IExecuteFunctions, firstFailed: Entry, entries: Entry[], operation: AnyOperation): Error {
	const failure = firstFailed.failure ?? notStarted(undefined);
	const named = (entry: Entry) => `item ${entry.itemIndexes[0]}${operation.identity && entry.prepared !== undefined ? ` (${operation.identity(entry.prepared)})` : ''}`;
	const done = entries.filter(({ output }) => output !== undefined);
	const failed = entries.filter((entry) => entry !== firstFailed && entry.failure && entry.failure.code !== 'NOT_STARTED');
	const waiting = entries.length - done.length - failed.length - 1;
	return asNodeError(
		context,
		failure.with({
			title: `${failure.message} [${named(firstFailed)}]`,
			description: [
				failure.description,
				...(done.length > 0 ? [`Already done (${done.length}):`, ...done.map((entry) => `${named(entry)}${resultKey(entry.output)}`)] : ['Nothing else was done.']),
				...failed.map((entry) => `Also failed: ${named(entry)}: ${entry.failure?.message}`),
				...(waiting > 0 ? [`Not started: ${waiting}`] : []),
			].join('\n'),
		}),
		firstFailed.itemIndexes[0],
	);
}

/** The vendor's id in an output, whichever of the agreed names it has. */
function resultKey(output: Entry['output']): string {
	const [json = {}] = Array.isArray(output) ? output : [output];
	const key = json.issuanceKey ?? json.documentId ?? json.taxInvoiceId;
	return key ? ` → ${String(key)}` : '';
}

function toItems(context: IExecuteFunctions, entry: Entry, operation: AnyOperation): INodeExecutionData[] {
	const pairedItem = entry.itemIndexes.map((item) => ({ item }));
	const { failure, output = [] } = entry;
	if (!failure) return (Array.isArray(output) ? output : [output]).map((json) => ({ json, pairedItem }));
	const [itemIndex] = entry.itemIndexes;
	const given = entry.rows[0]?.referenceId;
	const referenceId = operation.identity && entry.prepared !== undefined ? operation.identity(entry.prepared) : typeof given === 'string' ? given : null;
	const details = {
		outcome: failure.outcome,
		code: failure.code ?? null,
		vendorMessage: failure.vendorMessage ?? null,
		httpStatus: failure.httpStatus ?? null,
		referenceId,
		itemIndex: itemIndex ?? null,
	};
	// n8n sends an item to the error branch by `error` beside `json`; keys other than these three would keep it off.
	const error = asNodeError(context, failure, itemIndex);
	return [{ json: { error: failure.message, message: failure.description, details }, error, pairedItem }];
}
