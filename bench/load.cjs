/**
 * A fresh process that loads nodes as n8n does and prints how long that took, in milliseconds.
 *
 * node load.cjs <file of n8n> <with|without n8n-workflow> <node file> …
 */
const { createRequire, Module } = require('node:module');
const path = require('node:path');

const [, , n8nFile, preload, ...files] = process.argv;

// What n8n itself does before it loads nodes: they find zod and n8n-workflow where n8n finds them.
process.env.NODE_PATH = Module._nodeModulePaths(path.dirname(n8nFile)).join(path.delimiter);
Module._initPaths();

const isZod = (file) => /[\\/]zod[\\/]/.test(file);

if (preload === 'with') createRequire(n8nFile)('n8n-workflow');
// n8n-workflow has loaded zod for itself; that we may count on it is luck, so we pay for it here.
for (const file of Object.keys(require.cache).filter(isZod)) delete require.cache[file];

const modulesBefore = Object.keys(require.cache).length;
const start = performance.now();
for (const file of files) {
	const exported = require(file);
	new exported[path.basename(file, '.node.js')]();
}
const milliseconds = performance.now() - start;
const zod = Object.keys(require.cache).find(isZod) ?? null;
process.stdout.write(JSON.stringify({ milliseconds, modules: Object.keys(require.cache).length - modulesBefore, zod }));
