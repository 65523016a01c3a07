import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { Invalid } from '../errors/invalid';
import { isShown, type Fields, type Read } from '../fields/fields';
import type { Words } from '../words/say';
import type { AnyOperation } from './operation';
import { describe, fieldPath, problemOf, type Entry } from './report';
import { refuseParts } from './whole';
import { say } from './words';

/** Items between two pauses: at 4 ms an item nothing else in n8n waits longer than a tenth of a second. */
export const PAUSE_EVERY = 20;

/** Reads every item's fields and puts together the rows that belong to one unit. */
export async function readUnits(context: IExecuteFunctions, operation: AnyOperation): Promise<Entry[]> {
	const entries: Entry[] = [];
	const groups = new Map<string, Entry>();
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		// Reading is work of the processor alone: without a pause nothing else in n8n would run, "Stop" included.
		if (itemIndex % PAUSE_EVERY === 0) await sleep(0);
		const { fields, problems } = readItem(context, operation.fields, itemIndex);
		const key = operation.group?.keyOf(fields);
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
	if (operation.group) refuseParts(context, operation.group, [...groups.values()]);
	return entries;
}

function readItem(
	context: IExecuteFunctions,
	fields: Fields,
	itemIndex: number,
): { fields: Partial<Read<Fields>>; problems: Words[] } {
	const read: Record<string, unknown> = {};
	const problems: Words[] = [];
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(field, read)) continue;
		try {
			read[name] = field.read(context.getNodeParameter(name, itemIndex, field.property.default) ?? null);
		} catch (error) {
			problems.push(
				problemOf(
					context,
					fieldPath([field.property.displayName, ...(error instanceof Invalid ? error.path : [])]),
					[itemIndex],
					describe(error),
				),
			);
		}
	}
	return { fields: read, problems };
}

/** A group speaks of one document: what is not a line must be the same in all its rows. */
function differences(operation: AnyOperation, group: Entry, fields: Partial<Read<Fields>>, itemIndex: number): Words[] {
	const [firstRow = {}] = group.rows;
	return (
		Object.entries(operation.fields)
			// What could not be read has a problem of its own already.
			.filter(([name]) => name in firstRow && name in fields && !operation.group?.rowFields.includes(name))
			.filter(([name]) => comparable(firstRow[name]) !== comparable(fields[name]))
			.map(
				([, field]) =>
					say`${field.property.displayName} [items ${group.itemIndexes[0] ?? 0} and ${itemIndex}]: expected the same value in all rows of one document, found two`,
			)
	);
}

const comparable = (value: unknown) =>
	JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
