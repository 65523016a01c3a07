/**
 * `npm run walk -- nodes/Bolta/actions/customer/get.operation.ts …`: the files whose code may run between an operation
 * and the HTTP call: those that it and the engine reach by imports of values, in the order in which a reader meets
 * them. Without arguments only the counts of the two operations that docs/architecture.md walks through. Imports of
 * types are left out, since nothing of them runs, and texts (`words`), which a reader does not follow.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/project.mjs';

const KNOWN = ['nodes/Bolta/actions/taxInvoice/issue.operation.ts', 'nodes/Bolta/actions/customer/get.operation.ts'];
/** What runs an operation; from here on the way is the same for all of them. */
const ENGINE = 'nodes/shared/engine/run.ts';

const IMPORT = /^(?:import|export) (?!type )(?:([^'";]*?) from )?'(\.[^']+)';/gm;

/** `{ type A, type B }` names types alone. */
const namesValues = (clause = '') =>
	!/^\{.*\}$/s.test(clause) ||
	clause
		.slice(1, -1)
		.split(',')
		.some((name) => name.trim() !== '' && !name.trim().startsWith('type '));

const isText = (specifier) => /\/words(\/|$)/.test(specifier);

function resolve(from, specifier) {
	const target = path.posix.join(path.posix.dirname(from), specifier);
	return [target, `${target}.ts`, `${target}/index.ts`].find(
		(name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isFile(),
	);
}

function importsOf(file) {
	const text = readFileSync(path.join(root, file), 'utf8');
	return [...text.matchAll(IMPORT)]
		.filter(([, clause, specifier]) => namesValues(clause) && !isText(specifier))
		.map(([, , specifier]) => resolve(file, specifier));
}

/** In depth first, as a reader who follows each name would. */
function walk(start, met = new Set()) {
	for (const file of start) {
		if (met.has(file)) continue;
		met.add(file);
		walk(importsOf(file), met);
	}
	return met;
}

const asked = process.argv.slice(2);
for (const operation of asked.length > 0 ? asked : KNOWN) {
	const own = walk([operation]);
	const all = walk([operation, ENGINE]);
	if (asked.length > 0) for (const file of all) console.log(file);
	console.log(`${operation}: ${own.size} of its own, ${all.size} with the engine`);
}
