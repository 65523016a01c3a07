import type { INodeProperties } from 'n8n-workflow';

/** The parameters that tell one node on the canvas from another of its kind, those that it has. */
const TELLING = ['resource', 'operation', 'watch', 'events'];

/** value → name of each choice, flat: n8n takes two closing braces for the end of an expression. */
const namesOf = (properties: readonly INodeProperties[]) =>
	JSON.stringify(
		Object.fromEntries(
			properties.flatMap(({ options = [] }) =>
				options.flatMap((option) => ('value' in option ? [[String(option.value), option.name]] : [])),
			),
		),
	);

/** What the canvas shows below a node: words instead of values. */
export function subtitleOf(properties: readonly INodeProperties[]): string {
	const parts = TELLING.flatMap((name) => {
		// Each resource has a parameter for its operations.
		const named = properties.filter((property) => property.name === name);
		if (named.length === 0) return [];
		const [value, names] = [`$parameter["${name}"]`, namesOf(named)];
		return named.some(({ type }) => type === 'multiOptions')
			? `${value}.map((one) => (${names})[one]).join(", ")`
			: `(${names})[${value}]`;
	});
	return `={{ ${parts.join(' + ": " + ')} }}`;
}
