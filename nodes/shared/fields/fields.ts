import type { INodeProperties } from 'n8n-workflow';

import { inside, Invalid } from '../errors/invalid';
import { withoutFence } from '../korea/textForm';
import { isEmpty, optional, type Conditions, type Field, type Fields, type Read, type Shown } from './field';
import { say } from './words';

export * from './field';
export * from './kinds';

/** Other names under which people know a field → its name here. Used for the message only. */
export type Aliases = Readonly<Record<string, string>>;

interface RecordSettings<F extends Fields> extends Shown {
	fields: F;
	aliases?: Aliases;
	default?: string;
}

/** A JSON object (or its text) whose keys are the names of `fields`. */
export function json<F extends Fields>({
	fields,
	aliases = {},
	default: initial = '',
	...shown
}: RecordSettings<F>): Field<Read<F>> {
	return {
		kind: 'json',
		property: { ...shown, type: 'json', default: initial, required: true },
		read: (value) => readRecord(fields, parseIfText(value), aliases),
	};
}

/** A JSON array (or its text) of such objects. */
export function jsonRows<F extends Fields>({
	fields,
	aliases = {},
	default: initial = '',
	...shown
}: RecordSettings<F>): Field<Array<Read<F>>> {
	return {
		kind: 'json',
		property: { ...shown, type: 'json', default: initial, required: true },
		read: (value) => {
			if (isEmpty(value)) throw new Invalid(say`a value`);
			const list = parseIfText(value);
			if (!Array.isArray(list)) throw new Invalid(say`a JSON array of objects`, list ?? '');
			return readEach(list, (row) => readRecord(fields, row, aliases));
		},
	};
}

interface RowsSettings<F extends Fields> extends Shown {
	fields: F;
	/** Name of the one group that n8n keeps the rows under. */
	group: string;
	/** Title Case, as the group's heading. */
	groupName: string;
	buttonText: string;
	/** On the button by which fields come that are neither required nor `alwaysShown`; if absent, all are there. */
	detailText?: string;
}

/**
 * Rows of a form, any number of them; their fields stand in the given order, as on paper. An n8n that knows no button
 * for details shows them all.
 */
export function rows<F extends Fields>({
	fields,
	group,
	groupName,
	buttonText,
	detailText,
	...shown
}: RowsSettings<F>): Field<Array<Read<F>>> {
	return {
		kind: 'rows',
		property: {
			...shown,
			type: 'fixedCollection',
			// The editor writes the placeholder on the button.
			placeholder: buttonText,
			typeOptions: {
				multipleValues: true,
				sortable: true,
				...(detailText && { hideOptionalFields: true, addOptionalFieldButtonText: detailText }),
			},
			default: {},
			options: [{ name: group, displayName: groupName, values: toProperties(fields) }],
		},
		read: (value) => {
			const list = isEmpty(value) ? [] : ((value as Record<string, unknown>)[group] ?? []);
			if (!Array.isArray(list)) throw new Invalid(say`rows`, value);
			return readEach(list, (row) => readKnown(fields, asObject(row)));
		},
	};
}

/** A collection of settings, each of which may be left out. Its children are `optional` or have a default. */
export function options<F extends Fields>({ fields, ...shown }: { fields: F } & Shown): Field<Read<F>> {
	return {
		kind: 'options',
		property: {
			placeholder: 'Add option',
			...shown,
			type: 'collection',
			default: {},
			options: byName(toProperties(fields)),
		},
		read: (value) => readKnown(fields, asObject(value ?? {})),
	};
}

/** n8n's guidelines ask for the alphabet inside collections. */
const byName = (properties: INodeProperties[]) =>
	properties.toSorted((a, b) => a.displayName.localeCompare(b.displayName));

/** n8n's properties for `fields`, in their order. `scope` limits where they are shown. */
export function toProperties(fields: Fields, scope?: Conditions): INodeProperties[] {
	const deciding = new Set(
		Object.values(fields).flatMap(({ show = {}, hide = {} }) => Object.keys({ ...show, ...hide })),
	);
	const isFixed = (name: string) => {
		const field = fields[name];
		return deciding.has(name) && field?.kind === 'choice' && !field.perItem;
	};

	function propertyOf(name: string, { property, show = {}, hide, notAsTool }: Field<unknown>) {
		const { displayName, required, ...rest } = property;
		const shown = { ...scope, ...show };
		// Said by what hides it: an n8n that does not know of tools here shows it.
		const hidden = { ...hide, ...(notAsTool && { '@tool': [true] }) };
		const displayOptions = {
			...(Object.keys(shown).length > 0 && { show: shown as DisplayConditions }),
			...(Object.keys(hidden).length > 0 && { hide: hidden as DisplayConditions }),
		};
		return {
			displayName,
			name,
			...rest,
			...(isFixed(name) && { noDataExpression: true }),
			...(required && Object.keys(show).every(isFixed) && { required }),
			...(Object.keys(displayOptions).length > 0 && { displayOptions }),
		};
	}

	return Object.entries(fields).flatMap(([name, field]) => {
		const { free, show, hide } = field;
		if (!free || !field.property.required) return [propertyOf(name, field)];
		// What n8n demands cannot depend on a sibling, so the field stands there twice.
		return [
			propertyOf(name, { ...field, hide: { ...hide, ...free } }),
			propertyOf(name, { ...optional(field), show: { ...show, ...free } }),
		];
	});
}

/** Conditions as n8n's types have them. */
type DisplayConditions = Record<string, Array<string | boolean>>;

/** Whether `field` counts, given its siblings read so far. */
export function isShown(field: Field<unknown>, siblings: Readonly<Record<string, unknown>>): boolean {
	const matches = ([name, values]: [string, readonly unknown[]]) => values.includes(siblings[name]);
	return Object.entries(field.show ?? {}).every(matches) && !Object.entries(field.hide ?? {}).some(matches);
}

/**
 * Reads an object by its fields. A key that is no field is refused: the message names the field that was meant.
 * @throws Invalid
 */
export function readRecord<F extends Fields>(fields: F, value: unknown, aliases: Aliases = {}): Read<F> {
	const record = asObject(value);
	for (const key of Object.keys(record)) {
		if (Object.hasOwn(fields, key)) continue;
		const known = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
		const meant = known ?? Object.keys(fields).find((name) => name.toLowerCase() === key.toLowerCase());
		const mend =
			meant && Object.hasOwn(fields, meant)
				? say`the name "${meant}" instead`
				: say`only the names ${Object.keys(fields).join(', ')}`;
		throw new Invalid(mend).within({ key });
	}
	return readKnown(fields, record);
}

function readKnown<F extends Fields>(fields: F, record: Readonly<Record<string, unknown>>): Read<F> {
	const read: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = Object.hasOwn(record, name) ? (record[name] ?? null) : undefined;
		read[name] = isShown(field, read) ? inside(field.property.displayName, () => field.read(value)) : undefined;
	}
	return read as Read<F>;
}

function readEach<T>(list: unknown[], read: (row: unknown) => T): T[] {
	return list.map((row, index) => inside(index, () => read(row)));
}

function asObject(value: unknown): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Invalid(say`a JSON object`, value ?? '');
	return value as Record<string, unknown>;
}

function parseIfText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = withoutFence(value.replace(/^\uFEFF/, ''));
	if (text.trim() === '') throw new Invalid(say`a value`);
	try {
		return JSON.parse(text);
	} catch {
		throw notJson();
	}
}

/** Does not quote the text: it may hold a person's number, and part of it would say little. */
const notJson = () => new Invalid(say`well-formed JSON`);
