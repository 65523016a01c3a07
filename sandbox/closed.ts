import type { JsonObject } from './json.ts';

const COMPOSITIONS = new Set(['allOf', 'anyOf', 'oneOf']);
/** They look at some keys of an object that is described elsewhere, also further inside it. */
const CONDITIONS = new Set(['not', 'if', 'then', 'else']);

/**
 * A copy in which every plain object refuses unknown keys, also one that says it is open: that is meant for a client,
 * not for a check. Members of a composition stay open: closing one would shut out its siblings' keys. Conditions stay
 * as they are.
 */
export function close(node: any, inComposition = false): any {
	if (Array.isArray(node)) return node.map((member) => close(member, inComposition));
	if (node === null || typeof node !== 'object') return node;
	const copy: JsonObject = {};
	for (const [key, value] of Object.entries(node)) {
		if (key === 'properties') {
			copy[key] = Object.fromEntries(
				Object.entries(value as JsonObject).map(([name, schema]) => [name, close(schema)]),
			);
		} else copy[key] = key === 'examples' || CONDITIONS.has(key) ? value : close(value, COMPOSITIONS.has(key));
	}
	// Where each of several shapes is closed in the contract itself, nothing is left to close around them.
	const isClosedInside = (node.oneOf ?? []).some((member: JsonObject) => member.additionalProperties === false);
	if (!inComposition && !isClosedInside && node.properties && (node.additionalProperties ?? true) === true)
		copy.additionalProperties = false;
	return copy;
}
