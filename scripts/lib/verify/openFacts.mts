/**
 * What contracts and pages leave open, by name: a rule by its `id`, an answer as `operationId status`, a part of a
 * schema by its path, a line of a page's section "What is not documented" by its first cell; what a page says is not
 * documented elsewhere, by page and cell or sentence.
 */
import { readFileSync } from 'node:fs';
import { inProject, readJson } from '../project.mjs';
import { asList, asObject } from './calls.mts';

const OPEN = new Set<unknown>(['unconfirmed', 'unverified']);
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);

/** Names a part of a contract by what is around it. */
function nameOf(path: string[], operationId: string | undefined): string {
	const after = operationId === undefined ? path.slice(path[0] === 'components' ? 2 : 0) : path.slice(3);
	return [operationId, ...after.filter((key) => key !== 'responses' && key !== 'properties')].filter(Boolean).join(' ');
}

function* openParts(value: unknown, path: string[], operationId?: string): Generator<string> {
	if (Array.isArray(value)) {
		for (const [index, part] of value.entries()) yield* openParts(part, [...path, String(index)], operationId);
		return;
	}
	const part = asObject(value);
	if (!part) return;
	const own = METHODS.has(path.at(-1) ?? '') && path.length === 3 ? String(part.operationId ?? path[1]) : operationId;
	if (OPEN.has(part['x-standing'])) yield nameOf(path, own);
	if (OPEN.has(part.standing)) yield String(part.id ?? part.schema);
	for (const [key, inside] of Object.entries(part)) yield* openParts(inside, [...path, key], own);
}

/** Of a page in English: its section of open facts, and what else it says is not documented. */
function openLines(page: string): string[] {
	const text = readFileSync(inProject('docs', `${page}.md`), 'utf8');
	const [section = ''] = /\n## What is not documented by [^]*?(?=\n## |$)/.exec(text) ?? [];
	const rows = section.split('\n').filter((line) => line.startsWith('| '));
	const elsewhere = text
		.replace(section, '')
		.split('\n')
		.filter((line) => line.includes('not documented'))
		.map((line) => `${page}: ${line.startsWith('| ') ? firstCell(line) : sentenceOf(line)}`);
	return [...rows.slice(1).map(firstCell), ...elsewhere];
}

/** Without the Korean term that a label of the form may carry. */
const firstCell = (line: string) =>
	line.slice(2, line.indexOf(' | ')).replace(/ \([^()]*\p{Script=Hangul}[^()]*\)$/u, '');

const sentenceOf = (line: string) =>
	line.split(/(?<=\.) |[;,] /).find((sentence) => sentence.includes('not documented')) ?? line;

/**
 * @param contract as its file in sandbox/contracts is called
 * @param pages as those of docs/ are called
 */
export function openFacts(contract: string, pages: string[]): string[] {
	const file = readJson(inProject('sandbox', 'contracts', `${contract}.openapi.json`)) as unknown;
	return [...new Set([...openParts(file, []), ...pages.flatMap(openLines)])];
}

/** All rules of a contract: a finding may speak of one that is only derived. */
export function ruleIds(contract: string): string[] {
	const file = asObject(readJson(inProject('sandbox', 'contracts', `${contract}.openapi.json`)));
	return asList(file?.['x-rules']).map((rule) => String(asObject(rule)?.id));
}
