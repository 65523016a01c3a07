import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Failure, ITEM_NOT_SENT, NOTHING_SENT, notSent, notStarted } from '../errors/failure';
import { Invalid, type Step } from '../errors/invalid';
import { inOrder } from '../fields/outputOrder';
import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import { runsAsTool } from '../once/asTool';
import { closed, lines, sentences } from '../words/compose';
import type { Edition } from '../words/edition';
import { foreign } from '../words/foreign';
import type { Words } from '../words/say';
import type { Entry } from './entry';
import { fieldPath } from './fieldPath';
import { WithBinary, type AnyOperation } from './operation';
import type { ReadFields } from './parameters';
import { wholeTruth } from './toolTexts';
import { say } from './words';

/** Problems shown in one error; more would hide what to do. */
const MOST_SHOWN = 20;

export function describe(error: unknown): Words {
	return foreign(error instanceof Error ? error.message : String(error));
}

/**
 * `Items, line 3: Supply Cost [item 0]: expected …`, or of a sheet `"공급가액3" [row 12]: expected …`; to an agent, which
 * knows of no items, without the item.
 */
export function problemOf(
	context: IExecuteFunctions,
	{ vendor }: AnyOperation,
	{ place, cellAt }: Pick<Entry, 'place' | 'cellAt'>,
	path: readonly Step[],
	problem: Words,
): Words {
	const cell = cellAt?.(path);
	if (cell !== undefined) return say`${cell}: ${problem}`;
	const shown = fieldPath(path, vendor.edition);
	if (runsAsTool(context)) return shown ? say`${shown}: ${problem}` : problem;
	return shown ? say`${shown} [${place}]: ${problem}` : say`[${place}]: ${problem}`;
}

/** Adds to a unit what could not be read of it. */
export function addUnreadable(
	context: IExecuteFunctions,
	operation: AnyOperation,
	entry: Entry,
	{ unreadable }: ReadFields,
): void {
	for (const { field, error } of unreadable) {
		const path = [field.property.displayName, ...(error instanceof Invalid ? error.path : [])];
		entry.problems.push(problemOf(context, operation, entry, path, describe(error)));
	}
}

export function invalidItem(entry: Entry): Failure {
	const [first = say``, ...more] = entry.problems;
	return notSent(
		first,
		more.length > 0 ? say`Also: ${more.slice(0, MOST_SHOWN).join('; ')}` : say`Correct it and try again.`,
		'INVALID',
		ITEM_NOT_SENT,
	);
}

export function asFailure(error: unknown, edition: Edition): Failure {
	if (error instanceof Failure) return error;
	if (error instanceof Invalid)
		return notSent(
			say`${fieldPath(error.path, edition)}: ${describe(error)}`,
			say`Correct it and try again.`,
			'INVALID',
			ITEM_NOT_SENT,
		);
	// Not foreseen, so it may have happened after something was sent.
	return new Failure({
		outcome: 'unknown',
		title: say`The outcome is unknown: ${describe(error)}`,
		description: say`Look at the vendor whether it took effect before you send it again.`,
	});
}

/** The same for what happened before anything could be sent. */
export function asRefusal(error: unknown, edition: Edition): Failure {
	if (error instanceof Failure) return error;
	return error instanceof Invalid
		? asFailure(error, edition).with({ nothing: NOTHING_SENT })
		: notSent(describe(error), say`Check the credential of the node.`, undefined, NOTHING_SENT);
}

export function asNodeError(
	context: IExecuteFunctions,
	failure: Failure,
	itemIndex: number | undefined,
): NodeApiError | NodeOperationError {
	const message = runsAsTool(context) ? wholeTruth(failure) : failure.message;
	return nodeErrorOf(context.getNode(), failure.with({ title: message }), itemIndex);
}

/** n8n's error of a failure: of a call that was answered, or of anything else. */
export function nodeErrorOf(node: INode, failure: Failure, itemIndex?: number): NodeApiError | NodeOperationError {
	const { message, description, code, vendorMessage, httpStatus } = failure;
	const texts = { message, description, ...(itemIndex !== undefined && { itemIndex }) };
	const error =
		httpStatus === undefined
			? new NodeOperationError(node, message, texts)
			: new NodeApiError(
					node,
					{ code: code ?? null, message: vendorMessage ?? null },
					{ ...texts, httpCode: String(httpStatus) },
				);
	// n8n replaces a title that contains a name such as ENOTFOUND by its own text.
	error.message = message;
	return error;
}

export function nothingSent(
	context: IExecuteFunctions,
	operation: AnyOperation,
	total: number,
	invalid: readonly Entry[],
	told: (failure: Failure) => Failure,
): Error {
	const [entry] = invalid;
	const problems = invalid.flatMap((one) =>
		one.problems.length > 0 ? one.problems : [problemOf(context, operation, one, [], one.failure?.message ?? say``)],
	);
	if (problems.length === 1 && entry?.failure) {
		const { failure, itemIndexes } = entry;
		const only = failure.with({
			title: problems[0] ?? say``,
			what: problems[0] ?? say``,
			nothing: NOTHING_SENT,
			...(entry.problems.length > 0 && { description: say`Correct it and try again.` }),
		});
		return asNodeError(context, told(only), itemIndexes[0]);
	}
	return asNodeError(
		context,
		told(
			notSent(
				say`${invalid.length} of ${total} cannot be sent as they stand; nothing was sent`,
				lines(
					// Two items with one reference ID say the same of each other.
					...differentOf(problems, MOST_SHOWN),
					...(runsAsTool(context) ? [say`Correct all of it and try again.`] : []),
				),
				'INVALID',
			),
		),
		entry?.itemIndexes[0],
	);
}

/** Each text once, so many of them at most, and how many more there are. */
export function differentOf(texts: readonly Words[], most: number): Words[] {
	const different = [...new Set(texts)];
	const rest = different.length - most;
	return [...different.slice(0, most), ...(rest > 0 ? [say`… and ${rest} more`] : [])];
}

/** The first failure, with all that a throwing node would otherwise lose from view. */
export function stopped(
	context: IExecuteFunctions,
	firstFailed: Entry,
	entries: Entry[],
	operation: AnyOperation,
): Error {
	const failure = firstFailed.failure ?? notStarted(undefined);
	if (runsAsTool(context) && entries.length === 1) return asNodeError(context, failure, firstFailed.itemIndexes[0]);
	const named = (entry: Entry) => nameOf(entry, operation);
	const done = entries.filter(({ output }) => output !== undefined);
	const failed = entries.filter(
		(entry) => entry !== firstFailed && entry.failure && entry.failure.code !== 'NOT_STARTED',
	);
	const waiting = entries.length - done.length - failed.length - 1;
	return asNodeError(
		context,
		failure.with({
			title: say`${failure.message} [${named(firstFailed)}]`,
			description: lines(
				failure.advice,
				done.length > 0
					? [
							say`Already done (${done.length}):`,
							...done.map((entry) => say`${named(entry)}${resultKey(entry.output, operation)}`),
						]
					: say`Nothing else was done.`,
				failed.map((entry) => say`Also failed: ${named(entry)}: ${entry.failure?.message ?? ''}`),
				...(waiting > 0 ? [say`Not started: ${waiting}`] : []),
			),
		}),
		firstFailed.itemIndexes[0],
	);
}

/** How a person finds a unit: its place, and its reference ID where it has one. */
export function nameOf(entry: Entry, operation: AnyOperation): Words {
	const identity = identityOf(entry, operation);
	return identity === undefined ? entry.place : say`${entry.place} (${identity})`;
}

const identityOf = ({ prepared }: Entry, { identity }: AnyOperation) =>
	prepared === undefined ? undefined : identity?.(prepared);

/** What the vendor gave a name to. */
function resultKey(output: Entry['output'], { vendor: { resultKeys = [] } }: AnyOperation): string {
	const [json = {}] = Array.isArray(output) ? output : [output instanceof WithBinary ? output.json : output];
	const keys = resultKeys.flatMap((name) => (json[name] ? [String(json[name])] : []));
	return keys.length > 0 ? ` → ${keys.join(' ')}` : '';
}

export function toItems(entry: Entry, operation: AnyOperation): INodeExecutionData[] {
	const { failure, output = [] } = entry;
	// What several rows become is paired to the first, as n8n does it: `.item` of a node before refuses to choose. Of a
	// plan that becomes many, the first row would be another's.
	const isPlan = !failure && Array.isArray(output);
	const pairedItem = (isPlan ? entry.itemIndexes : entry.itemIndexes.slice(0, 1)).map((item) => ({ item }));
	if (!failure) {
		if (output instanceof WithBinary) return [{ json: inOrder(output.json), binary: output.binary, pairedItem }];
		return (Array.isArray(output) ? output : [output]).map((json) => ({ json: inOrder(json), pairedItem }));
	}
	const [itemIndex] = entry.itemIndexes;
	const given = entry.fields.referenceId;
	// What was refused as a number of a document may be a person's.
	const referenceId = identityOf(entry, operation) ?? (typeof given === 'string' ? maskPersonNumbers(given) : null);
	const error = {
		message: failure.message,
		description: failure.description,
		outcome: failure.outcome,
		code: failure.code ?? null,
		vendorMessage: failure.vendorMessage ?? null,
		httpStatus: failure.httpStatus ?? null,
		referenceId,
		itemIndex: itemIndex ?? null,
	};
	// n8n sends an item with the keys `error` and `message` alone to the error output, whichever version it is: before
	// 2.36 a third key takes it to the first as if it were done, and an `error` beside `json` costs all but its message.
	return [{ json: { error, message: sentences(closed(failure.message), failure.description) }, pairedItem }];
}
