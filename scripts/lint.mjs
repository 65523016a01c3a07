/**
 * The eight legs of `npm run lint`, or those that are named; `scripts/test.mjs lint` sets up and builds first.
 *
 * format        prettier on everything; `npm run format` mends it
 * boundaries    .dependency-cruiser.cjs: which room may know which, and no circles
 * sheet names   pages of docs/ have the names that the nodes' columns have; `npm run sheet-names` mends it
 * docs tables   docs/ has what the built nodes have and say; `npm run docs-tables` mends it
 * source        eslint.config.mjs on everything
 * scan source   what n8n's verification scanner reads of a repository
 * scan dist     what it reads of a published package
 * descriptions  the rules that read node descriptions, on each node's real description printed as a literal: ours are
 *               generated from the operations, so the rules would find nothing to read in the source
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ESLint } from 'eslint';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import typescript from 'typescript-eslint';
import { communityRules, credentialRules, nodeRules } from '../eslint.config.mjs';
import { inCache, readJson, inProject, root } from './lib/project.mjs';
import { printDescriptions } from './lib/printDescriptions.mjs';
import { tablePages } from './lib/docs/pages.mjs';
import { sheetPages } from './lib/sheetNames.mjs';

const plugins = { 'n8n-nodes-base': n8nNodesBase };

const scanConfig = [
	communityRules,
	{ files: ['package.json'], plugins, rules: n8nNodesBase.configs.community.rules },
	{ files: ['**/credentials/**/*.ts'], plugins, rules: credentialRules },
	{ files: ['**/nodes/**/*.ts'], plugins, rules: nodeRules },
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser: typescript.parser } },
];

const descriptionConfig = [
	{
		files: ['**/*.ts'],
		plugins,
		languageOptions: { parser: typescript.parser },
		rules: {
			...Object.fromEntries(
				Object.entries(nodeRules).filter(([name]) => /\/node-(param|class-description)-/.test(name)),
			),
			// The scan does not read these rows, and a line stands as on the paper form: what, for how much, then the rest.
			'n8n-nodes-base/node-param-fixed-collection-type-unsorted-items': 'off',
		},
	},
];

async function report(eslint, files) {
	const results = await eslint.lintFiles(files);
	const text = await (await eslint.loadFormatter('stylish')).format(results);
	if (text) console.log(text);
	// A warning nobody has to mend is a rule nobody keeps.
	const count = results.reduce((sum, result) => sum + result.errorCount + result.warningCount, 0);
	return { count, files: results.length };
}

/** Prettier keeps what it has found, so that only changed files are read again. */
async function checkFormat() {
	const prettier = inProject('node_modules', 'prettier', 'bin', 'prettier.cjs');
	const cache = ['--cache', '--cache-location', inCache('lint', 'prettier.json')];
	const { status, stdout } = spawnSync(process.execPath, [prettier, '--list-different', ...cache, '.'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const different = stdout.split('\n').filter((line) => line !== '');
	for (const file of different) console.log(`${file}: not as prettier writes it (npm run format)`);
	// 2: it could not read something, which it has told itself.
	return { count: status === 2 ? Math.max(1, different.length) : different.length, files: 1 };
}

async function checkBoundaries() {
	const program = inProject('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
	const places = ['nodes', 'credentials', 'sandbox', 'scripts', 'test', 'bench'];
	const { status, stdout } = spawnSync(process.execPath, [program, '--output-type', 'json', ...places], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (status === null || stdout === '') return { count: 1, files: 0 };
	const { modules, summary } = JSON.parse(stdout);
	for (const { rule, from, to, comment } of summary.violations)
		console.log(`${rule.name}: ${from} → ${to}. ${comment}`);
	return { count: summary.violations.length, files: modules.length };
}

/** Pages with parts that a script writes, which have to be as it would write them now. */
function reportStale(pages, what) {
	const stale = pages.filter(({ text, wanted }) => text !== wanted);
	for (const { name } of stale) console.log(`${name}: not the ${what}`);
	return { count: stale.length, files: pages.length };
}

const checkSheetNames = async () => reportStale(await sheetPages(), 'names that the nodes have (npm run sheet-names)');

const checkTables = async () =>
	reportStale(await tablePages(), 'tables that the built nodes give (npm run docs-tables)');

/** A cached verdict may be stale where a rule looks at another file's types: for the loop while editing only. */
const cache = { cache: true, cacheLocation: inCache('lint', 'eslint.json'), cacheStrategy: 'content' };
const lintSource = async () =>
	await report(new ESLint({ cwd: root, ...(process.argv.includes('--cached') && cache) }), ['.', 'package.json']);

async function scan(patterns) {
	const eslint = new ESLint({
		cwd: root,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: scanConfig,
	});
	return await report(eslint, globSync(patterns, { cwd: root }));
}

async function lintDescriptions() {
	const cwd = inCache('lint');
	const require = createRequire(import.meta.url);
	const modules = readJson(inProject('package.json')).n8n.nodes;
	const files = printDescriptions(
		modules.map((file) => ({ file, exports: require(inProject(file)) })),
		cwd,
	);
	const eslint = new ESLint({
		cwd,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: descriptionConfig,
	});
	return await report(
		eslint,
		files.map((file) => path.relative(cwd, file)),
	);
}

const legs = {
	format: checkFormat,
	boundaries: checkBoundaries,
	'sheet names': checkSheetNames,
	'docs tables': checkTables,
	source: lintSource,
	'scan source': async () => await scan(['package.json', '{nodes,credentials}/**/*.{js,ts,json}']),
	'scan dist': async () => await scan(['dist/**/*.js', 'package.json']),
	descriptions: lintDescriptions,
};

const named = process.argv.slice(2).filter((argument) => argument !== '--cached');
const unknown = named.filter((name) => !Object.hasOwn(legs, name));
if (unknown.length > 0) throw new Error(`lint has no leg ${unknown.join(', ')}`);

const counts = [];
let failed = false;
for (const [name, lint] of Object.entries(legs)) {
	if (named.length > 0 && !named.includes(name)) continue;
	const { count, files } = await lint();
	if (files === 0) console.error(`lint: ${name} had nothing to read`);
	failed ||= count > 0 || files === 0;
	counts.push(`${name} ${count}`);
}
console.log(`lint: ${counts.join(', ')}`);
process.exitCode = failed ? 1 : 0;
