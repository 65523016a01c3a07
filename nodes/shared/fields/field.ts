import type { INodeProperties } from 'n8n-workflow';

import { Invalid } from '../errors/invalid';
import { parseDay } from '../korea/day';
import { parseWon } from '../korea/won';
import { say } from './words';

export type FieldKind =
	'text' | 'number' | 'won' | 'date' | 'flag' | 'choice' | 'choices' | 'id' | 'json' | 'rows' | 'options';

type Property = Omit<INodeProperties, 'name'>;

/** Values of siblings; all must match. */
export type Conditions = Readonly<Record<string, ReadonlyArray<string | boolean>>>;

/**
 * One field: how n8n shows it and how its value is read. A field stands as a parameter, in a collection, in a
 * row of a form, and as a key of a JSON object: its name is the key under which it is listed.
 */
export interface Field<T> {
	readonly kind: FieldKind;
	readonly property: Property;
	/** Shown, and read, only while the named sibling has one of these values. The sibling stands before it. */
	readonly show?: Conditions;
	/**
	 * `undefined` means that nothing was set, and takes the default where there is one. An expression that came to
	 * nothing is `null`: it never takes a default, since a missing column must not become, say, "taxable".
	 * @throws Invalid
	 */
	read(value: unknown): T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What reading `fields` gives. */
export type Read<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** The texts a user sees. */
export interface Shown {
	displayName: string;
	description?: string;
	placeholder?: string;
}

interface TextSettings<T> extends Shown {
	default?: string;
	/** Reads the trimmed text further; `given` is the value as it came. @throws Invalid */
	parse?: (text: string, given: unknown) => T;
	/** Shown as dots, never as text. */
	secret?: boolean;
	/** A number is refused: it has lost its leading zeros. */
	textOnly?: boolean;
	/** Name of the node's method that lists what there is to choose from: shown as a resource locator. */
	searchMethod?: string;
}

/** Whether nothing was given. */
export const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Sheets give numbers where a text is meant; everything else is no text. */
function asText(value: unknown): string {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	if (isEmpty(value)) throw new Invalid(say`a value`);
	if (typeof value !== 'string') throw new Invalid(say`a text`, value);
	const text = value.trim();
	if (text === '') throw new Invalid(say`a value`);
	return text;
}

export function text<T = string>({
	parse,
	default: initial = '',
	secret,
	textOnly,
	searchMethod,
	...shown
}: TextSettings<T>): Field<NoInfer<T>> {
	return {
		kind: searchMethod ? 'id' : 'text',
		property: searchMethod
			? asLocator(shown, searchMethod)
			: {
					...shown,
					type: 'string',
					default: initial,
					required: true,
					...(secret && { typeOptions: { password: true } }),
				},
		read: (given) => {
			const value = searchMethod ? insideLocator(given) : given;
			if (textOnly && typeof value === 'number')
				throw new Invalid(say`text, because a number has lost its leading zeros`);
			const read = asText(value);
			return parse ? parse(read, value) : (read as T);
		},
	};
}

/** An ordinary decimal number, kept as text in the editor so that empty stays empty. */
export function number(shown: Shown): Field<number> {
	const expected = say`a number such as 3 or 0.5`;
	return {
		kind: 'number',
		property: { ...shown, type: 'string', default: '', required: true },
		read: (value) => {
			if (isEmpty(value)) throw new Invalid(say`a value`);
			const plain = typeof value === 'string' ? value.trim() : value;
			const wellFormed =
				typeof plain === 'string' ? /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain) : typeof plain === 'number';
			const read = wellFormed ? Number(String(plain).replaceAll(',', '')) : NaN;
			if (
				!Number.isFinite(read) ||
				Math.abs(read) > Number.MAX_SAFE_INTEGER ||
				(typeof plain === 'string' && !keepsDigits(plain, read))
			)
				throw new Invalid(expected, value);
			return read;
		},
	};
}

const significantDigits = (text: string) => text.replace(/[-,.]/g, '').replace(/^0+/, '');

/** A number keeps 15 digits in any case; of a longer text it may have become another one. */
function keepsDigits(text: string, read: number): boolean {
	const written = significantDigits(text.includes('.') ? text.replace(/0+$/, '') : text);
	return written.length <= 15 || written === significantDigits(String(read));
}

/** A whole number within bounds, with a default: for settings. */
export function count({
	least,
	most,
	default: initial,
	...shown
}: Shown & { least: number; most: number; default: number }): Field<number> {
	return {
		kind: 'number',
		property: {
			...shown,
			type: 'number',
			default: initial,
			typeOptions: { minValue: least, maxValue: most, numberPrecision: 0 },
		},
		read: (value) => {
			if (value === undefined) return initial;
			const read = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
			if (typeof read === 'number' && Number.isInteger(read) && read >= least && read <= most) return read;
			throw new Invalid(say`a whole number from ${least} to ${most}`, value ?? '');
		},
	};
}

/** An amount in whole won: text in the editor, `bigint` inside. */
export function won(shown: Shown): Field<bigint> {
	return {
		kind: 'won',
		property: { ...shown, type: 'string', default: '', required: true },
		read: (value) => {
			if (isEmpty(value)) throw new Invalid(say`a value`);
			return parseWon(value);
		},
	};
}

/** A calendar day, `YYYY-MM-DD` inside. */
export function date(shown: Shown): Field<string> {
	return {
		kind: 'date',
		property: { ...shown, type: 'dateTime', default: '', required: true },
		read: (value) => {
			if (isEmpty(value)) throw new Invalid(say`a value`);
			return parseDay(value);
		},
	};
}

/** `description` begins with "Whether". */
export function flag(shown: Shown & { default?: boolean; literal?: boolean }): Field<boolean> {
	const { default: initial = false, literal, ...texts } = shown;
	return {
		kind: 'flag',
		property: { ...texts, type: 'boolean', default: initial, ...(literal && { noDataExpression: true }) },
		read: (value) => {
			if (value === undefined) return initial;
			if (value === true || value === 'true') return true;
			if (value === false || value === 'false') return false;
			throw new Invalid(say`true or false`, value ?? '');
		},
	};
}

interface ChoiceSettings<V extends string> extends Shown {
	/** Value → name, or name and description. */
	choices: Readonly<Record<V, string | { name: string; description: string }>>;
	default: NoInfer<V>;
}

export function choice<V extends string>({ choices, default: initial, ...shown }: ChoiceSettings<V>): Field<V> {
	const options = Object.entries<string | { name: string; description: string }>(choices).map(([value, texts]) => ({
		value,
		...(typeof texts === 'string' ? { name: texts } : texts),
	}));
	return {
		kind: 'choice',
		property: { ...shown, type: 'options', options, default: initial },
		read: (value) => {
			if (value === undefined) return initial;
			if (typeof value === 'string' && Object.hasOwn(choices, value)) return value as V;
			throw new Invalid(say`one of ${Object.keys(choices).join(', ')}`, value ?? '');
		},
	};
}

interface ChoicesSettings<V extends string> extends Shown {
	/** Value → name, or name and description. */
	choices: Readonly<Record<V, string | { name: string; description: string }>>;
	default?: Array<NoInfer<V>>;
}

/** Any number of given values, each once. */
export function choices<V extends string>({
	choices: offered,
	default: initial = [],
	...shown
}: ChoicesSettings<V>): Field<V[]> {
	const one = choice<V>({ ...shown, choices: offered, default: undefined as never });
	// n8n's guidelines ask for the alphabet.
	const options = one.property.options?.toSorted((a, b) => a.name.localeCompare(b.name));
	return {
		kind: 'choices',
		property: { ...one.property, type: 'multiOptions', options, default: initial },
		read: (value) => {
			if (value === undefined) return [...initial];
			if (!Array.isArray(value)) throw new Invalid(say`a list of ${Object.keys(offered).join(', ')}`, value ?? '');
			return [...new Set(value.map((single: unknown) => one.read(single ?? '')))];
		},
	};
}

interface IdSettings extends Shown {
	/** Longest accepted, in characters. */
	most: number;
	/** Shown as a resource locator: for the ids of things that exist at the vendor. */
	locator?: boolean;
	/** Name of the node's method that lists what there is to choose from. */
	searchMethod?: string;
	/** It travels in a path too, where a slash, `.` or `..` would name another address. */
	inPath?: boolean;
}

/** Something that exists at the vendor: chosen from a list where there is a method that lists, or named by its id. */
function asLocator({ placeholder, ...texts }: Shown, searchMethod: string | undefined): Property {
	return {
		...texts,
		type: 'resourceLocator',
		default: { mode: searchMethod ? 'list' : 'id', value: '' },
		required: true,
		modes: [
			...(searchMethod
				? [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list' as const,
							typeOptions: { searchListMethod: searchMethod, searchable: true },
						},
					]
				: []),
			{ displayName: 'By ID', name: 'id', type: 'string', ...(placeholder && { placeholder }) },
		],
	};
}

const insideLocator = (value: unknown) =>
	typeof value === 'object' && value !== null && 'value' in value ? value.value : value;

/** An id that travels in a header, a path or a query: signs of the English keyboard, no spaces. */
export function id({ most, locator, inPath, searchMethod, ...shown }: IdSettings): Field<string> {
	const asString: Property = { ...shown, type: 'string', default: '', required: true };
	return {
		kind: 'id',
		property: locator ? asLocator(shown, searchMethod) : asString,
		read: (value) => {
			const read = asText(locator ? insideLocator(value) : value);
			if (!/^[\x21-\x7E]+$/.test(read) || read.length > most) {
				throw new Invalid(say`1 to ${most} letters, digits or signs of the English keyboard, without spaces`, read);
			}
			if (inPath && (/[/\\]/.test(read) || read === '.' || read === '..'))
				throw new Invalid(say`an id of 1 to ${most} characters without / or \\`, read);
			return read;
		},
	};
}

/** The same field where a value may be missing: empty is read as undefined. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
	const { required: _required, ...property } = field.property;
	return { ...field, property, read: (value) => (isEmptyDeep(value) ? undefined : field.read(value)) };
}

const isEmptyDeep = (value: unknown): boolean =>
	isEmpty(value) ||
	(typeof value === 'string' && value.trim() === '') ||
	(typeof value === 'object' && value !== null && 'mode' in value && 'value' in value && isEmpty(value.value));

/** The same field, shown and read only while the named siblings have one of the given values. */
export function when<T>(show: Conditions, field: Field<T>): Field<T | undefined> {
	return { ...field, show };
}
