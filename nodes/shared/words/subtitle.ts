import type { INodeProperties } from 'n8n-workflow';

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
	const named = (name: string) => properties.filter((property) => property.name === name);
	const events = named('events');
	if (events.length > 0) return `={{ $parameter["events"].map((event) => (${namesOf(events)})[event]).join(", ") }}`;
	const [resources, operations] = [named('resource'), named('operation')];
	return `={{ (${namesOf(resources)})[$parameter["resource"]] + ": " + (${namesOf(operations)})[$parameter["operation"]] }}`;
}
