type Calls<First> = Record<string, (first: First, ...given: never[]) => unknown>;

/** Calls of one and the same thing, without it. */
export type Bound<First, Given extends Calls<First>> = {
	[Name in keyof Given]: Given[Name] extends (first: First, ...given: infer Rest) => infer Answer
		? (...given: Rest) => Answer
		: never;
};

/** Lets calls that have the same first argument go without it; it is asked for at each call. */
export function bound<First, Given extends Calls<First>>(first: () => First, calls: Given): Bound<First, Given> {
	const here = Object.entries(calls).map(([name, call]) => [name, (...given: never[]) => call(first(), ...given)]);
	return Object.fromEntries(here) as Bound<First, Given>;
}
