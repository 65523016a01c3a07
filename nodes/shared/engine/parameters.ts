import type { IExecuteFunctions } from 'n8n-workflow';

import { isEmpty, isShown, type Field, type Fields } from '../fields/fields';

/** A field that could not be read. */
export interface Unreadable {
	name: string;
	field: Field<unknown>;
	error: unknown;
}

export interface ReadFields {
	fields: Record<string, unknown>;
	unreadable: Unreadable[];
}

/** Reads the fields of an item; `values` come before those of the node. */
export type ReadItem = (itemIndex: number, values?: Readonly<Record<string, unknown>>) => ReadFields;

/** n8n marks an expression so. */
export const isExpression = (value: unknown): boolean =>
	typeof value === 'string'
		? value.startsWith('=')
		: typeof value === 'object' && value !== null && Object.values(value).some(isExpression);

/**
 * Makes the function that reads `fields` item by item. What holds no expression is the same for all items: it is asked
 * of n8n, and read, once.
 */
export function itemReader(context: IExecuteFunctions, fields: Fields): ReadItem {
	const { parameters } = context.getNode();
	const fixed = new Map<string, { value: unknown } | { error: unknown }>();

	const ask = (name: string, field: Field<unknown>, itemIndex: number) =>
		field.read(context.getNodeParameter(name, itemIndex, field.property.default) ?? null);

	function askOnce(name: string, field: Field<unknown>, itemIndex: number): unknown {
		let known = fixed.get(name);
		if (!known) {
			try {
				known = { value: ask(name, field, itemIndex) };
			} catch (error) {
				known = { error };
			}
			fixed.set(name, known);
		}
		if ('error' in known) throw known.error;
		return known.value;
	}

	const entries = Object.entries(fields);
	const isVarying = ([name, { property }]: (typeof entries)[number]) =>
		isExpression(parameters[name] ?? property.default);
	const varying = new Set(entries.filter(isVarying).map(([name]) => name));

	return (itemIndex, values) => {
		const read: Record<string, unknown> = {};
		const unreadable: Unreadable[] = [];
		for (const [name, field] of entries) {
			if (!isShown(field, read) && (!field.alsoOfSheet || isEmpty(values?.[name]))) continue;
			try {
				if (values && Object.hasOwn(values, name)) read[name] = field.read(values[name]);
				else read[name] = varying.has(name) ? ask(name, field, itemIndex) : askOnce(name, field, itemIndex);
			} catch (error) {
				unreadable.push({ name, field, error });
			}
		}
		// Whether a sheet says it decides what is read; it is no value of the operation's own. Made without, not deleted:
		// what had a key deleted takes ten times the memory.
		const { dataFrom: _, ...own } = read;
		return { fields: own, unreadable };
	};
}
