import type { INodeProperties } from 'n8n-workflow';

import { Invalid } from '../errors/invalid';
import { asItStands, manyLines, oneLine, plainLine } from '../korea/textForm';
import { say } from './words';

export type FieldKind =
	'text' | 'number' | 'won' | 'date' | 'flag' | 'choice' | 'choices' | 'id' | 'json' | 'rows' | 'options';

export type Property = Omit<INodeProperties, 'name'>;

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
	/** Hidden, and not read, while the named sibling has one of these values: not while it has none. */
	readonly hide?: Conditions;
	/** With these values of siblings it may stay empty: n8n demands it with all others alone. */
	readonly free?: Conditions;
	/** Of a sheet it is read whether it is shown or not: what a column says must not be left out unseen. */
	readonly alsoOfSheet?: true;
	/** Hidden where the node is a tool of an agent. */
	readonly notAsTool?: true;
	/** It counts once, for all items of a run together: an item that says otherwise is refused. */
	readonly ofRun?: true;
	/**
	 * A choice on which other fields depend is fixed for all items, since n8n demands the fields that an expression might
	 * show. This one takes expressions all the same, and n8n demands none of the fields that it shows.
	 */
	readonly perItem?: true;
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
	/** Reads the text in its form further; `given` is the value as it came. @throws Invalid */
	parse?: (text: string, given: unknown) => T;
	/** Shown as dots, never as text; read as it stands. */
	secret?: boolean;
	/** One line; several; or just as it stands, where signs count that nobody sees. Left out: one line. */
	form?: keyof typeof FORMS;
	/** It is told apart by its digits. A number is refused, as it has lost its leading zeros, and one that was cut. */
	textOnly?: boolean;
	/** Name of the node's method that lists what there is to choose from: shown as a resource locator. */
	searchMethod?: string;
}

/** Whether nothing was given. */
export const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const FORMS = { line: oneLine, lines: manyLines, asItStands };

/** What spreadsheets show in a cell whose formula failed: nobody is called so. */
const SHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|ERROR!)$/i;

/** What programs write where they have no value: a sheet, a database or a model means that there is none. */
const NO_VALUE = /^(?:null|NULL|undefined|NaN|\[object Object\]|Invalid Date(?:Time)?)$/;

/** The beginning of an expression that nobody computed: the field holds it as a fixed text. */
const EXPRESSION = /\{\{\s*\$[\w(]/;

/** Sheets give numbers where a text is meant; everything else is no text. */
export function asText(value: unknown, form: keyof typeof FORMS = 'line'): string {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	if (isEmpty(value)) throw new Invalid(say`a value`);
	if (typeof value !== 'string') throw new Invalid(say`a text`, value);
	const text = FORMS[form](value);
	if (text.trim() === '') throw new Invalid(say`a value`);
	if (SHEET_ERROR.test(text)) throw new Invalid(say`a value: a formula of the sheet has failed`, text);
	if (NO_VALUE.test(text)) throw new Invalid(say`a value: so a program writes that it has none (leave it empty)`, text);
	if (EXPRESSION.test(text))
		throw new Invalid(say`text without an expression that was not computed (switch the field to Expression)`, text);
	return text;
}

/** A long number as spreadsheets write it once it has lost its last digits: `2.02601E+11`. */
const CUT_NUMBER = /^\d(?:\.\d+)?E\+\d+$/i;

/** What stands in a name that was put together with something that was not there: `inv-undefined`. */
const MADE_OF_NOTHING = /(?<![a-z0-9])(?:null|undefined|NaN)(?![a-z0-9])|\[object ?Object\]/;

/**
 * A number that names something, such as an order, with all its digits: of two that were cut, one would be the other.
 * So it is with two that were put together with what was not there.
 * @throws Invalid
 */
export function withAllDigits(text: string): string {
	if (CUT_NUMBER.test(text))
		throw new Invalid(
			say`all its digits: the sheet wrote a long number short (make the column text and fill it in again)`,
			text,
		);
	if (MADE_OF_NOTHING.test(text))
		throw new Invalid(say`a name of its own: it was put together with a value that is not there`, text);
	return text;
}

/** Something that exists at the vendor: chosen from a list where there is a method that lists, or named by its id. */
export function asLocator({ placeholder, ...texts }: Shown, searchMethod: string | undefined): Property {
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

export const insideLocator = (value: unknown) =>
	typeof value === 'object' && value !== null && 'value' in value ? value.value : value;

export function text<T = string>({
	parse,
	default: initial = '',
	secret,
	textOnly,
	searchMethod,
	form = secret ? 'asItStands' : 'line',
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
					...(form !== 'line' && !secret && { typeOptions: { rows: 5 } }),
				},
		read: (given) => {
			const value = searchMethod ? insideLocator(given) : given;
			if (textOnly && typeof value === 'number')
				throw new Invalid(say`text: a number has lost its leading zeros (make the column of the sheet text)`);
			const read = textOnly ? withAllDigits(asText(value, form)) : asText(value, form);
			return parse ? parse(read, value) : (read as T);
		},
	};
}

/**
 * The JSON list that a text is, as models write what is several: cut at its commas it would name others. undefined: it
 * is none.
 * @throws Invalid
 */
export function listIn(text: string): Array<string | number> | undefined {
	if (!/^\s*\[/.test(text)) return undefined;
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list) && list.every((one) => typeof one === 'string' || typeof one === 'number')) return list;
	} catch {
		// Told below.
	}
	throw new Invalid(say`texts with commas between them, or a JSON list of texts`, text);
}

/** What a text names, separated by commas, or as a JSON list. */
export const commaSeparated = (given: string): string[] =>
	(listIn(given) ?? given.split(',')).map((one) => String(one).trim()).filter((one) => one !== '');

/** The same field where a value may be missing: empty is read as undefined. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
	const { required: _required, ...property } = field.property;
	return { ...field, property, read: (value) => (isEmptyDeep(value) ? undefined : field.read(value)) };
}

/** What a sheet gives for a cell that shall take away what the vendor has. */
export const CLEARED = Symbol('cleared');

/** The same field, where a sheet may take a value away: that is read as an empty text. */
export const clearable = (field: Field<string>): Field<string> => ({
	...field,
	read: (value) => (value === CLEARED ? '' : field.read(value)),
});

/** The same field, in sight from the start in rows whose other optional fields come by a button. */
export function alwaysShown<T>(field: Field<T>): Field<T> {
	const { typeOptions } = field.property;
	return { ...field, property: { ...field.property, typeOptions: { ...typeOptions, showEvenWhenOptional: true } } };
}

/** Whether nothing was given, in a text of blanks or a locator neither. */
export const isEmptyDeep = (value: unknown): boolean =>
	isEmpty(value) ||
	(typeof value === 'string' && plainLine(value) === '') ||
	(typeof value === 'object' && value !== null && 'mode' in value && 'value' in value && isEmptyDeep(value.value));

/** The same choice, open to another value in each item though other fields depend on it. */
export function perItem<T>(field: Field<T>): Field<T> {
	return { ...field, perItem: true };
}

/** The same option, which counts once for all items of a run. */
export const ofRun = <T>(field: Field<T>): Field<T> => ({ ...field, ofRun: true });

/** The same field, which a sheet may fill in where the form would not show it. */
export function alsoOfSheet<T>(field: Field<T>): Field<T> {
	return { ...field, alsoOfSheet: true };
}

/** The same field, shown and read only while the named siblings have one of the given values. */
export function when<T>(show: Conditions, field: Field<T>): Field<T | undefined> {
	return { ...field, show };
}
