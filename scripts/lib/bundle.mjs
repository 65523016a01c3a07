import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, readJson } from './project.mjs';

/** The file that holds everything; what n8n supplies stays outside. */
const BUNDLE = 'bundle.js';

/**
 * Puts all modules of a built package into one file. n8n loads every node when it starts, and hundreds of small files
 * cost it more than what is in them. They are modules of ECMAScript until then, so that they end up side by side, and
 * not each in a function that is compiled twice. The files that package.json names stay, each handing on its class.
 * @param {string} dist the folder with what the compiler made
 */
export async function bundle(dist) {
	// Loaded when it is needed: what sets the project up has to run before it is installed.
	const { build } = await import('esbuild');
	const { nodes, credentials } = readJson(inProject('package.json')).n8n;
	const entries = [...nodes, ...credentials].map((file) => path.join(dist, path.relative('dist', file)));
	await build({
		stdin: { contents: entries.map((file) => `export * from ${JSON.stringify(file)};`).join('\n'), resolveDir: dist },
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow', 'zod'],
		outfile: path.join(dist, BUNDLE),
		legalComments: 'none',
		logLevel: 'error',
	});
	removeModules(dist, entries);
	for (const file of entries) writeFileSync(file, entry(file, path.join(dist, BUNDLE)));
}

function entry(file, bundled) {
	const name = path.basename(file).split('.')[0];
	const from = path.relative(path.dirname(file), bundled).replaceAll(path.sep, '/');
	return `'use strict';\nconst { ${name} } = require('${from}');\nexports.${name} = ${name};\n`;
}

/** Compiled modules that are in the bundle now, and folders that are empty without them. */
function removeModules(folder, entries) {
	for (const name of readdirSync(folder)) {
		const file = path.join(folder, name);
		if (statSync(file).isDirectory()) removeModules(file, entries);
		else if (name.endsWith('.js') && name !== BUNDLE && !entries.includes(file)) rmSync(file);
	}
	if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
