import { hasCorporateCheckDigit } from './corporateNumber';
import { maskPersonNumbers } from './maskPersonNumbers';
import { maskPartyNumber, withoutSeparators } from './partyNumber';

/**
 * What a field of a vendor holds, as far as persons' numbers go. `partyNumber`: the number of a party, perhaps a
 * person's. `corporateNumber`: that of a company, which is public, though most look like a person's; shown where its
 * check digit is right, since nobody promises that none of a person stands in its place. `exact`: a key, code, amount,
 * moment or address, whose digits are nobody's number, however they look. `text`: what people write, in which anything
 * may stand.
 */
export type Holds = 'partyNumber' | 'corporateNumber' | 'exact' | 'text';

/** What the fields of a vendor hold, by their names on the wire: a name means the same in all its records. */
export type FieldsHold = ReadonlyMap<string, Holds>;

/** Says what fields hold, once for each vendor. */
export const fieldsHold = (names: Readonly<Partial<Record<Holds, readonly string[]>>>): FieldsHold =>
	new Map(
		(['partyNumber', 'corporateNumber', 'exact', 'text'] as const).flatMap((held) =>
			(names[held] ?? []).map((name) => [name, held] as const),
		),
	);

/**
 * A copy of a vendor's JSON value without persons' numbers: each value as its field asks for. A field that nobody knows
 * counts as free text.
 */
export function maskFields<T>(value: T, fields: FieldsHold, held: Holds = 'text'): T {
	if (typeof value === 'string') return shown(value, held) as T;
	// Numbers of JSON are amounts, counts and moments, but for a party's.
	if (typeof value === 'number') return (held === 'partyNumber' ? asNumber(value) : value) as T;
	if (Array.isArray(value)) return value.map((one: unknown) => maskFields(one, fields, held)) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, maskFields<unknown>(inner, fields, fields.get(key))]),
	) as T;
}

function shown(text: string, held: Holds): string {
	if (held === 'exact' || (held === 'corporateNumber' && hasCorporateCheckDigit(withoutSeparators(text)))) return text;
	return held === 'partyNumber' ? maskPartyNumber(text) : maskPersonNumbers(text);
}

/** A number stays one unless there is something to mask. */
function asNumber(number: number): number | string {
	const masked = maskPartyNumber(String(number));
	return masked === String(number) ? number : masked;
}

/** Every number of a party in a JSON value, such as the body of a request. */
export function partyNumbersIn(value: unknown, fields: FieldsHold, held: Holds = 'text'): string[] {
	if (typeof value === 'string') return held === 'partyNumber' ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		partyNumbersIn(inner, fields, Array.isArray(value) ? held : fields.get(key)),
	);
}
