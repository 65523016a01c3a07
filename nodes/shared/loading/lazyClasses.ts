import { speaksKorean } from '../words/language';

/** What n8n reads of a node or a credential before anybody uses it. The build writes it, in each language. */
export interface Description {
	/** All data of an instance, as JSON. */
	data: string;
	/** Where its functions stand in it: `execute`, `methods.listSearch.searchUsers`. */
	functions: readonly string[];
}

type ByName<T> = Readonly<Record<string, T>>;

/** Files, each loaded when it is asked for. */
export interface Languages {
	english(): ByName<Description>;
	korean(): ByName<Description>;
}

/**
 * Makes classes of which n8n gets the data alone, and the code of the vendor when one of their functions is called
 * first: n8n loads every node when it starts, most of them for nobody.
 * @param code by the name of a class, the file that has it
 */
export function lazyClasses(languages: Languages, code: ByName<() => ByName<new () => object>>) {
	const descriptions = speaksKorean() ? languages.korean() : languages.english();

	return function classOf(name: string): new () => object {
		const { data, functions } = known(descriptions[name], name);
		let loaded: ByName<Callable> | undefined;

		// The instance is let go: its data is what n8n has already.
		function load(): ByName<Callable> {
			const instance = new (known(code[name]?.()[name], name))();
			return Object.fromEntries(functions.map((place) => [place, functionAt(instance, place)]));
		}

		const forwardTo = (place: string) =>
			function (this: unknown, ...given: unknown[]): unknown {
				loaded ??= load();
				return Reflect.apply(known(loaded[place], place), this, given);
			};

		class Lazy {
			constructor() {
				// n8n adds to what it gets, so that each instance has data of its own.
				Object.assign(this, JSON.parse(data) as object);
				for (const place of functions) put(this, place, forwardTo(place));
			}
		}
		// n8n notes what a class is called.
		return Object.defineProperty(Lazy, 'name', { value: name });
	};
}

type Callable = (...given: never[]) => unknown;

const isFunction = (value: unknown): value is Callable => typeof value === 'function';

/** What the build has written is there. */
function known<T>(value: T | undefined, name: string): T {
	if (value === undefined) throw new ReferenceError(name);
	return value;
}

const isHolder = (value: unknown): value is object =>
	(typeof value === 'object' && value !== null) || isFunction(value);

/** A function holds others too: `execute.waiting`. */
const valueIn = (holder: unknown, key: string): unknown => (isHolder(holder) ? Reflect.get(holder, key) : undefined);

function functionAt(instance: object, place: string): Callable {
	const found = place.split('.').reduce(valueIn, instance);
	return known(isFunction(found) ? found : undefined, place);
}

function put(instance: object, place: string, value: Callable): void {
	const keys = place.split('.');
	const holder = keys.slice(0, -1).reduce(valueIn, instance);
	Reflect.set(known(isHolder(holder) ? holder : undefined, place), keys.at(-1) ?? place, value);
}
