import { Failure, notStarted } from '../errors/failure';
import { Invalid } from '../errors/invalid';
import type { Fields, Read } from '../fields/fields';
import { nameIn } from '../words/edition';
import type { Entry } from './entry';
import type { AnyOperation, Run } from './operation';
import { pauses } from './pool';
import { describe, problemOf } from './report';
import { say } from './words';

/** The first pass over all units: makes of each what sending needs. What is wrong with one stands in it. */
export async function prepareAll(
	operation: AnyOperation,
	entries: Entry[],
	current: Run,
	shared: unknown,
): Promise<void> {
	let stop: Failure | undefined;
	const pause = pauses();
	for (const entry of entries) {
		await pause();
		if (entry.problems.length > 0) continue;
		if (stop) {
			entry.failure = notStarted(stop);
			continue;
		}
		try {
			entry.prepared = await operation.prepare(
				{
					fields: entry.fields as Read<Fields>,
					itemIndexes: entry.itemIndexes,
					place: entry.place,
					fromSheet: entry.cellAt !== undefined,
					warnings: entry.warnings ?? [],
				},
				current,
				shared,
			);
		} catch (error) {
			if (error instanceof Failure) {
				// Whatever a reading call met in this pass: the unit itself was not sent.
				entry.failure = error.with({ outcome: 'notSent' });
				if (error.stopsRun) stop = error;
			} else {
				const paths = error instanceof Invalid ? [error.path, ...error.elsewhere] : [[]];
				for (const path of paths)
					entry.problems.push(problemOf(current.context, operation, entry, path, describe(error)));
			}
		}
	}
}

/** Two units of a run must not be the same: which one was meant could not be told. */
export function refuseEqualIdentities(operation: AnyOperation, entries: Entry[]): void {
	const seen = new Map<string, Entry>();
	for (const entry of entries) {
		if (entry.prepared === undefined || !operation.identity) continue;
		const identity = operation.identity(entry.prepared);
		if (identity === undefined) continue;
		const twin = seen.get(identity);
		if (!twin) {
			seen.set(identity, entry);
			continue;
		}
		const places = say`${twin.place} and ${entry.place}`;
		const problem = operation.identityName
			? say`${nameIn(operation.vendor.edition, operation.identityName)} [${places}]: expected a different one for each record, found "${identity}" twice`
			: 'referenceId' in operation.fields && entry.fields.referenceId === undefined
				? say`${places} say the same: if both are meant, give each a Reference ID of its own`
				: say`Reference ID [${places}]: expected a different one for each document, found "${identity}" twice`;
		entry.problems.push(problem);
		if (twin.problems.length === 0) twin.problems.push(problem);
	}
}
