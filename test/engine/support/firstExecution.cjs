/**
 * A fresh process, because jest keeps modules in a registry of its own: loads the package's nodes, runs operations once
 * in n8n's engine, and tells its parent which modules the nodes had loaded before and which came with each execution,
 * and what the executions said.
 *
 * node firstExecution.cjs <JSON: baseUrl, and for each execution its parameters and its input>
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
	const options = {
		filename: file,
		jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
		module: { type: 'commonjs' },
	};
	module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
};

const root = path.resolve(__dirname, '../../..');
const { n8n } = require(path.join(root, 'package.json'));

/**
 * Files of the modules that a node's module has loaded, itself and through others; what only n8n loads is not among
 * them.
 */
function loadedBy(files) {
	const found = new Set();
	const add = (module) => {
		if (found.has(module.filename)) return;
		found.add(module.filename);
		module.children.forEach(add);
	};
	for (const file of files) add(require.cache[file]);
	return found;
}

async function main() {
	const { baseUrl, executions } = JSON.parse(process.argv[2]);
	const { bolta } = require('./bolta.ts');
	const { hintsOf } = require('./hints.ts');

	const nodes = n8n.nodes.map((file) => path.join(root, file));
	for (const file of nodes) new (require(file)[path.basename(file, '.node.js')])();
	const before = loadedBy(nodes);

	const [errors, hints, later] = [[], [], []];
	const seen = new Set(before);
	for (const execution of executions) {
		const result = await bolta(baseUrl, execution);
		errors.push(result.error?.message ?? null);
		hints.push(hintsOf(result));
		const fresh = [...loadedBy(nodes)].filter((file) => !seen.has(file));
		for (const file of fresh) seen.add(file);
		later.push(fresh);
	}
	process.send({ before: [...before], later, errors, hints }, () => process.exit());
}

void main();
