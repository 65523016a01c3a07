import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { classNameOf } from './descriptions.mjs';
import { inProject, readJson, writeFile } from './project.mjs';

/** The file that gives the entries their classes: descriptions at once, code when it is called. */
const CLASSES = 'classes.js';
/** The folder with a file of code for each vendor, and those that vendors share. */
const CODE = 'code';
/** LANG on a machine of that language. */
const LANGUAGES = { english: 'en_US.UTF-8', korean: 'ko_KR.UTF-8' };

/**
 * Puts the modules of a built package into few files. n8n loads every node when it starts, and what that costs is
 * reading, compiling and running code: so it gets descriptions alone, which the build takes from real instances, and
 * the code of a vendor when one of its functions is called first, all of it at once. Modules are those of ECMAScript
 * until then, so that they end up side by side, and not each in a function that is compiled twice. The files that
 * package.json names stay, each handing on its class.
 * @param {string} dist the folder with what the compiler made
 * @param {string} node the program that reads the descriptions
 */
export async function bundle(dist, node) {
	const { nodes, credentials } = readJson(inProject('package.json')).n8n;
	const entries = [...nodes, ...credentials].map((file) => path.join(dist, path.relative('dist', file)));
	const vendors = byVendor(entries);
	const code = await joinCode(dist, vendors);
	const classes = await joinClasses(dist, vendors);
	removeModules(dist, entries);
	for (const { path: file, text } of [...code, ...classes]) writeFile(file, text);
	for (const file of entries) writeFileSync(file, entry(file, path.join(dist, CLASSES)));
	writeDescriptions(dist, node);
}

/**
 * Makes the code anew, and nothing else: for who knows that what n8n gets of each node is as it was.
 * @param {string} dist a built package
 * @param {string[]} entries what the files that package.json names are made from, compiled or not
 */
export async function bundleCode(dist, entries) {
	rmSync(path.join(dist, CODE), { recursive: true, force: true });
	for (const { path: file, text } of await joinCode(dist, byVendor(entries))) writeFile(file, text);
}

/** Entries by whose they are. */
function byVendor(entries) {
	const vendors = new Map();
	for (const file of entries) vendors.set(vendorOf(file), [...(vendors.get(vendorOf(file)) ?? []), file]);
	return vendors;
}

/** Whose an entry is: a node stands in the folder of its vendor, a credential knows that folder and no other. */
function vendorOf(file) {
	const folder = path.basename(path.dirname(file));
	if (folder !== 'credentials') return folder;
	const [, known] = /\/nodes\/(?!shared|HiworksShared)(\w+)\//.exec(readFileSync(file, 'utf8')) ?? [];
	if (known === undefined) throw new Error(`${file} knows no vendor`);
	return known;
}

const OPTIONS = { platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'error' };

/** A file of each vendor; what two of them have in common comes in files of its own, so that it is there once. */
async function joinCode(dist, vendors) {
	// Loaded when it is needed: what sets the project up has to run before it is installed.
	const { build, transform } = await import('esbuild');
	const sources = [...vendors].map(([vendor, files]) => {
		const file = path.join(dist, CODE, `${vendor}.js`);
		writeFile(file, files.map((one) => `export * from ${JSON.stringify(one)};`).join('\n'));
		return file;
	});
	const { outputFiles } = await build({
		...OPTIONS,
		entryPoints: sources,
		bundle: true,
		splitting: true,
		// No other format is split.
		format: 'esm',
		external: ['n8n-workflow', 'zod'],
		outdir: path.join(dist, CODE),
		chunkNames: 'shared-[hash]',
		write: false,
	});
	const asCommonJs = async ({ path: file, text }) => ({
		path: file,
		text: (await transform(text, { ...OPTIONS, format: 'cjs' })).code,
	});
	return await Promise.all(outputFiles.map(asCommonJs));
}

async function joinClasses(dist, vendors) {
	const { build } = await import('esbuild');
	const languages = Object.keys(LANGUAGES).map(
		(language) => `${language}: () => require('./${descriptionsIn(language)}')`,
	);
	const code = [...vendors].flatMap(([vendor, files]) =>
		files.map((file) => `${classNameOf(file)}: () => require('./${CODE}/${vendor}.js')`),
	);
	const contents = `
		import { lazyClasses } from './nodes/shared/loading/lazyClasses.js';
		export const classOf = lazyClasses({ ${languages.join(', ')} }, { ${code.join(', ')} });
	`;
	const { outputFiles } = await build({
		...OPTIONS,
		stdin: { contents, resolveDir: dist },
		bundle: true,
		format: 'cjs',
		external: [`./${descriptionsIn('*')}`, `./${CODE}/*`],
		outfile: path.join(dist, CLASSES),
		write: false,
	});
	return outputFiles;
}

const descriptionsIn = (language) => `descriptions.${language}.json`;

/** Each language in a process of its own, which asks for it once. */
function writeDescriptions(dist, node) {
	const program = inProject('scripts', 'lib', 'readDescriptions.mjs');
	const texts = Object.entries(LANGUAGES).map(([language, locale]) => {
		const text = execFileSync(node, [program, path.join(dist, CODE)], {
			env: { ...process.env, LANG: locale, LC_ALL: locale },
			maxBuffer: 64 * 1024 * 1024,
		});
		writeFileSync(path.join(dist, descriptionsIn(language)), text);
		return String(text);
	});
	if (new Set(texts).size < texts.length) throw new Error(`${node} does not know the languages of the forms`);
}

function entry(file, classes) {
	const name = classNameOf(file);
	const from = path.relative(path.dirname(file), classes).replaceAll(path.sep, '/');
	return `'use strict';\nconst { classOf } = require('${from}');\nexports.${name} = classOf('${name}');\n`;
}

/** Compiled modules that have been joined, and folders that are empty without them. */
function removeModules(folder, kept) {
	for (const name of readdirSync(folder)) {
		const file = path.join(folder, name);
		if (statSync(file).isDirectory()) removeModules(file, kept);
		else if (name.endsWith('.js') && !kept.includes(file)) rmSync(file);
	}
	if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
