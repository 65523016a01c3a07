/**
 * The nine legs of `npm run lint`, or those that are named; `scripts/test.mjs lint` sets up and builds first.
 *
 * format        prettier on everything; `npm run format` mends it
 * boundaries    .dependency-cruiser.cjs: which room may know which, and no circles
 * sheet names   pages of docs/ have the names that the nodes' columns have; `npm run sheet-names` mends it
 * docs tables   docs/ has what the built nodes have and say; `npm run docs-tables` mends it
 * types         tsconfig.json on everything
 * source        eslint.config.mjs on everything
 * scan source   what n8n's verification scanner reads of a repository, but for its TypeScript: `source` holds that to
 *               the same rules, none of which asks for types
 * scan dist     what it reads of a published package
 * descriptions  the rules that read node descriptions, on each node's real description printed as a literal: ours are
 *               generated from the operations, so the rules would find nothing to read in the source
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ESLint } from 'eslint';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import ts from 'typescript';
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

/** Runs a program of a package beside the legs that run here. @returns its exit code, null where a signal ended it */
async function runBeside(program, ...args) {
	const child = spawn(process.execPath, [inProject('node_modules', program), ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise((resolve) => child.once('close', resolve));
	let stdout = '';
	for await (const text of child.stdout.setEncoding('utf8')) stdout += text;
	return { status: await ended, stdout };
}

/** Prettier keeps what it has found, so that only changed files are read again. */
async function checkFormat() {
	const cache = ['--cache', '--cache-location', inCache('lint', 'prettier.json')];
	const { status, stdout } = await runBeside('prettier/bin/prettier.cjs', '--list-different', ...cache, '.');
	const different = stdout.split('\n').filter((line) => line !== '');
	for (const file of different) console.log(`${file}: not as prettier writes it (npm run format)`);
	// 2: it could not read something, which it has told itself.
	return { count: status === 2 || status === null ? Math.max(1, different.length) : different.length, files: 1 };
}

async function checkBoundaries() {
	const program = 'dependency-cruiser/bin/dependency-cruiser.mjs';
	const places = ['nodes', 'credentials', 'sandbox', 'scripts', 'test', 'bench'];
	const { status, stdout } = await runBeside(program, '--output-type', 'json', ...places);
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

/** All of tsconfig.json, for the compiler and for the rules that know types: each type is found out once. */
const readProgram = (() => {
	let read;
	return () => {
		if (read) return read;
		const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
		const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(inProject('tsconfig.json'), {}, host);
		read = { program: ts.createProgram(fileNames, options), errors };
		return read;
	};
})();

async function checkTypes() {
	const { program, errors } = readProgram();
	const found = [...errors, ...ts.getPreEmitDiagnostics(program)];
	const host = { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' };
	if (found.length > 0) console.log(ts.formatDiagnostics(found, host));
	return { count: found.length, files: program.getRootFileNames().length };
}

/** A cached verdict may be stale where a rule looks at another file's types: for the loop while editing only. */
const cache = { cache: true, cacheLocation: inCache('lint', 'eslint.json'), cacheStrategy: 'content' };
const withProgram = () => ({
	overrideConfig: [
		{
			files: ['**/*.ts', '**/*.mts'],
			languageOptions: { parserOptions: { projectService: false, programs: [readProgram().program] } },
		},
	],
});
const lintSource = async () =>
	await report(new ESLint({ cwd: root, ...(process.argv.includes('--cached') ? cache : withProgram()) }), [
		'.',
		'package.json',
	]);

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
	const cwd = inCache('descriptions');
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
	types: checkTypes,
	source: lintSource,
	'scan source': async () => await scan(['package.json', '{nodes,credentials}/**/*.{js,json}']),
	'scan dist': async () => await scan(['dist/**/*.js', 'package.json']),
	descriptions: lintDescriptions,
};

const named = process.argv.slice(2).filter((argument) => argument !== '--cached');
const unknown = named.filter((name) => !Object.hasOwn(legs, name));
if (unknown.length > 0) throw new Error(`lint has no leg ${unknown.join(', ')}`);

const chosen = Object.keys(legs).filter((name) => named.length === 0 || named.includes(name));

/** One after the other. */
async function runLegs(names) {
	const found = {};
	for (const name of names) found[name] = await legs[name]();
	return found;
}

/** Programs of their own, which run beside the legs that run here. */
const BESIDE = ['format', 'boundaries'];
const parts = [chosen.filter((name) => BESIDE.includes(name)), chosen.filter((name) => !BESIDE.includes(name))];
const found = Object.assign({}, ...(await Promise.all(parts.map(runLegs))));

for (const name of chosen) if (found[name].files === 0) console.error(`lint: ${name} had nothing to read`);
console.log(`lint: ${chosen.map((name) => `${name} ${found[name].count}`).join(', ')}`);
process.exitCode = Object.values(found).some(({ count, files }) => count > 0 || files === 0) ? 1 : 0;
