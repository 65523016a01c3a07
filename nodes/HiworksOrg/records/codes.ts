import { codeFrom, orNumber, type CodeOptions } from '../../HiworksShared/codes';
import type { AnyOperation } from '../../shared/engine/operation';
import { inside } from '../../shared/errors/invalid';
import type { Field, Fields } from '../../shared/fields/fields';

/** A code that came as a number. What it is as text an option says, which is read after it. */
class CodeNumber {
	readonly number: number;
	readonly field: Field<string>;

	constructor(number: number, field: Field<string>) {
		this.number = number;
		this.field = field;
	}
}

/**
 * The same field, of something that is told apart sign by sign. What `prepare` gets of it is always text: a number does
 * not get past `withCodes`, through which every operation of the vendor goes.
 */
export function code(field: Field<string>): Field<string> {
	const { read } = orNumber(field);
	return {
		...field,
		read(value) {
			const given = read(value);
			return typeof given === 'number' ? (new CodeNumber(given, field) as unknown as string) : given;
		},
	};
}

/** The same operation, whose codes are text: of numbers the option makes it, or they are refused. */
export function withCodes(operation: AnyOperation): AnyOperation {
	const { prepare, fields: shown } = operation;
	return {
		...operation,
		async prepare({ fields, ...unit }, run, shared) {
			const options = (fields.options ?? {}) as Partial<CodeOptions>;
			return await prepare({ ...unit, fields: settled(fields, options, shown) }, run, shared);
		},
	};
}

/** @throws Invalid at the place of a number that may have been another code */
function settled<T>(value: T, options: Partial<CodeOptions>, shown: Fields = {}): T {
	if (value instanceof CodeNumber) {
		const { number, field } = value;
		return inside(field.property.displayName, () => field.read(codeFrom(number, options)) as T);
	}
	if (Array.isArray(value)) return value.map((one: unknown, index) => inside(index, () => settled(one, options))) as T;
	if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]: [string, unknown]) => {
			const read = () => settled(inner, options);
			if (inner instanceof CodeNumber) return [name, read()];
			return [name, inside(shown[name]?.property.displayName ?? { key: name }, read)];
		}),
	) as T;
}
