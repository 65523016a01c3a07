import { Invalid } from '../errors/invalid';
import { parseDay } from '../korea/day';
import { parseNumber } from '../korea/number';
import { oneLine, plainNumber } from '../korea/textForm';
import { parseWon } from '../korea/won';
import {
	asLocator,
	asText,
	insideLocator,
	isEmpty,
	withAllDigits,
	type Field,
	type Property,
	type Shown,
} from './field';
import { say } from './words';

/** An ordinary decimal number, kept as text in the editor so that empty stays empty. */
export function number(shown: Shown): Field<number> {
	return {
		kind: 'number',
		property: { ...shown, type: 'string', default: '', required: true },
		read: (value) => {
			if (isEmpty(value)) throw new Invalid(say`a value`);
			return parseNumber(value);
		},
	};
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
			const text = typeof value === 'string' ? plainNumber(value) : '';
			const read = /^\d{1,9}$/.test(text) ? Number(text) : value;
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
	/** What stands in brackets behind a name is read too: `과세` of "Taxable (과세)". */
	readsBrackets?: true;
}

export function choice<V extends string>({
	choices,
	default: initial,
	readsBrackets,
	...shown
}: ChoiceSettings<V>): Field<V> {
	const options = Object.entries<string | { name: string; description: string }>(choices).map(([value, texts]) => ({
		value,
		...(typeof texts === 'string' ? { name: texts } : texts),
	}));
	const accepted = options.map(({ name, value }) => {
		const [, word] = (readsBrackets && /\((.+)\)$/.exec(name)) || [];
		return { value, word, shown: word === undefined ? value : `${value} (${word})` };
	});
	return {
		kind: 'choice',
		property: { ...shown, type: 'options', options, default: initial },
		read: (value) => {
			if (value === undefined) return initial;
			const read = typeof value === 'string' ? oneLine(value) : value;
			const meant = accepted.find((one) => read === one.value || (one.word !== undefined && read === one.word));
			if (meant) return meant.value as V;
			throw new Invalid(say`one of ${accepted.map((one) => one.shown).join(', ')}`, value ?? '');
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
	/** Longest accepted, in characters. Left out: 200. */
	most?: number;
	/** Shown as a resource locator: for the ids of things that exist at the vendor. */
	locator?: boolean;
	/** Name of the node's method that lists what there is to choose from. */
	searchMethod?: string;
	/** Whoever sends it sees to signs that cannot travel, and to the length. */
	anySign?: boolean;
	/** It travels in a path too, where a slash, `.` or `..` would name another address. */
	inPath?: boolean;
}

/** An id that travels in a header, a path or a query: signs of the English keyboard, no spaces. */
export function id({ most = 200, locator, anySign, inPath, searchMethod, ...shown }: IdSettings): Field<string> {
	const asString: Property = { ...shown, type: 'string', default: '', required: true };
	return {
		kind: 'id',
		property: locator ? asLocator(shown, searchMethod) : asString,
		read: (value) => {
			const read = withAllDigits(asText(locator ? insideLocator(value) : value));
			if (anySign) return read;
			if (!/^[\x21-\x7E]+$/.test(read) || read.length > most) {
				throw new Invalid(say`1 to ${most} letters, digits or signs of the English keyboard, without spaces`, read);
			}
			if (inPath && (/[/\\]/.test(read) || read === '.' || read === '..'))
				throw new Invalid(say`an id of 1 to ${most} characters without / or \\`, read);
			return read;
		},
	};
}

/** A fixed value, of which n8n keeps no expression: what is decided by it must not depend on an item, or on a call. */
export const literal = <T>(field: Field<T>): Field<T> => ({
	...field,
	property: { ...field.property, noDataExpression: true },
});
