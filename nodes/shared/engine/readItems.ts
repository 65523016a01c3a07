import type { IExecuteFunctions } from 'n8n-workflow';

import type { Fields, Read } from '../fields/fields';
import type { Words } from '../words/say';
import type { Entry } from './entry';
import { fieldPath } from './fieldPath';
import type { AnyOperation } from './operation';
import { itemReader } from './parameters';
import { pauses } from './pool';
import { addUnreadable } from './report';
import { say } from './words';

/** Reads what each item says by the fields of the form, and puts together those that belong to one unit. */
export async function readItems(context: IExecuteFunctions, operation: AnyOperation): Promise<Entry[]> {
	const entries: Entry[] = [];
	const groups = new Map<string, Entry>();
	const read = itemReader(context, operation.fields);
	// Where an agent calls, what a person once chose does not hide the fields that it gives.
	const values = operation.columns && { dataFrom: 'form' };
	const pause = pauses();
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		// Reading is work of the processor alone: without a pause nothing else in n8n would run, "Stop" included.
		await pause();
		const one = read(itemIndex, values);
		const key = operation.group?.keyOf(one.fields);
		const group = key === undefined ? undefined : groups.get(key);
		if (group) {
			addUnreadable(context, operation, group, one);
			group.problems.push(...differences(operation, group, one.fields, itemIndex));
			group.itemIndexes.push(itemIndex);
			continue;
		}
		const entry: Entry = {
			itemIndexes: [itemIndex],
			fields: one.fields,
			place: say`item ${itemIndex}`,
			problems: [],
		};
		addUnreadable(context, operation, entry, one);
		if (key !== undefined) groups.set(key, entry);
		entries.push(entry);
	}
	return entries;
}

/** A group speaks of one thing: what is not an item's own must be the same in all of them. */
function differences(operation: AnyOperation, group: Entry, fields: Partial<Read<Fields>>, itemIndex: number): Words[] {
	const first = group.fields;
	const both = say`${group.place} and ${say`item ${itemIndex}`}`;
	return (
		Object.entries(operation.fields)
			// What could not be read has a problem of its own already.
			.filter(([name]) => name in first && name in fields && !operation.group?.ownFields.includes(name))
			.filter(([name]) => comparable(first[name]) !== comparable(fields[name]))
			.map(
				([, field]) =>
					say`${fieldPath([field.property.displayName], operation.vendor.edition)} [${both}]: expected the same value in all items of one record, found two`,
			)
	);
}

const comparable = (value: unknown) =>
	JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
