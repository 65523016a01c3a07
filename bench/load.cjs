/**
 * A fresh process that loads nodes as n8n does, then has the code of one of them loaded as its first execution would,
 * and prints how long each took, in milliseconds.
 *
 * node load.cjs <file of n8n> <class to call, or -> <node file> …
 */
const { createRequire, Module } = require('node:module');
const path = require('node:path');

const [, , n8nFile, called, ...files] = process.argv;

// What n8n itself does before it loads nodes: they find zod and n8n-workflow where n8n finds them.
process.env.NODE_PATH = Module._nodeModulePaths(path.dirname(n8nFile)).join(path.delimiter);
Module._initPaths();

const isZod = (file) => /[\\/]zod[\\/]/.test(file);

// n8n has loaded it long before it loads any node.
createRequire(n8nFile)('n8n-workflow');
// n8n-workflow has loaded zod for itself; that we may count on it is luck, so we pay for it here.
for (const file of Object.keys(require.cache).filter(isZod)) delete require.cache[file];

function timed(work) {
	const modulesBefore = Object.keys(require.cache).length;
	const start = performance.now();
	const result = work();
	const milliseconds = performance.now() - start;
	return { result, milliseconds, modules: Object.keys(require.cache).length - modulesBefore };
}

const nameOf = (file) => path.basename(file, '.node.js');
const { result: nodes, ...loaded } = timed(() => new Map(files.map((file) => [nameOf(file), instanceOf(file)])));

function instanceOf(file) {
	return new (require(file)[nameOf(file)])();
}

/** Executes nothing: it makes another way of executing. */
const { result: _, ...first } = timed(() => called !== '-' && nodes.get(called).execute.waiting(async () => {}));
const zod = Object.keys(require.cache).find(isZod) ?? null;
process.stdout.write(JSON.stringify({ loaded, first, zod }));
