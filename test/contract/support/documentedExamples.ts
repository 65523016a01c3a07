/** What tests of a vendor's documented examples have in common. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../../sandbox/contract.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { isNamed } from '../../support/named.ts';

/** The operations that a document of the vendor names. */
export const documentedIn = ({ operations }: Contract): string[] =>
	[...operations.values()].filter(isNamed).map(({ id }) => id);

/** The places in an answer, as a reader of it would write them. */
export function placesIn(value: unknown, place = ''): string[] {
	if (value === null || typeof value !== 'object') return [place];
	const inside = Array.isArray(value)
		? value.slice(0, 1).map((member) => ['[]', member] as const)
		: Object.entries(value);
	return inside.flatMap(([name, member]) => placesIn(member, place === '' ? name : `${place}.${name}`)).sort();
}

const examplesIn = (content: JsonObject | undefined) =>
	Object.values((content?.['application/json']?.examples ?? {}) as JsonObject).map(({ value }) => value as JsonObject);

/**
 * Expects of the contract's own examples that they are valid, and that a copy of each request with one name more is
 * not; gives the number of those requests that a document of the vendor names.
 */
export function expectOwnExamples(contract: Contract): number {
	let requests = 0;
	for (const operation of contract.operations.values()) {
		const { id, definition } = operation;
		const content = definition.requestBody?.content;
		for (const value of examplesIn(content)) {
			const validate = contract.validator(content['application/json'].schema, true);
			expect([id, validate(value)]).toEqual([id, []]);
			expect(validate({ ...value, unknown: 1 })).toEqual(['/ must NOT have additional properties (unknown)']);
			if (isNamed(operation)) requests += 1;
		}
		for (const [status, node] of Object.entries(definition.responses as JsonObject))
			for (const value of examplesIn(contract.resolve(node).content))
				expect([id, status, contract.answerProblems(id, Number(status) || 418, value)]).toEqual([id, status, []]);
	}
	return requests;
}

/** Requests of hiworks.json that fail as they are written: the numbers in the first table of hiworks.exceptions.md. */
export function exceptedOfHiworks(): number[] {
	const text = readFileSync(join(__dirname, '../../../sandbox/contracts/hiworks.exceptions.md'), 'utf8');
	return [...text.split(/^## /m)[1]!.matchAll(/^\| \[(\d+)\]/gm)].map(([, index]) => Number(index));
}
