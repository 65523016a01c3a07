/** What n8n waits for when it loads our nodes, against its own Google Sheets node. Each time in a fresh process. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packageName, tarball } from '../scripts/lib/n8n.mts';
import { inProject, readJson } from '../scripts/lib/project.mjs';
import { median, type Figure } from './figures.mts';
import type { Size } from './size.mts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('load.cjs', import.meta.url));

interface Took {
	milliseconds: number;
	modules: number;
}

interface Loaded {
	loaded: Took;
	/** Of the first call. */
	first: Took;
	/** Where zod came from, if at all. */
	zod: string | null;
}

type Language = 'English' | 'Korean';
const LOCALES: Record<Language, string> = { English: 'en_US.UTF-8', Korean: 'ko_KR.UTF-8' };

/** Where n8n loads nodes from is what decides where they find zod. */
const fromN8n = createRequire(inProject('runtime', 'n8n', 'package.json')).resolve(
	'n8n/dist/load-nodes-and-credentials.js',
);
const googleSheets = createRequire(fromN8n).resolve('n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheets.node.js');

/** @param called name of the class whose code is loaded too, as by its first execution */
async function load(files: string[], language: Language, called = '-'): Promise<Loaded> {
	const { NODE_PATH: _ours, NODE_OPTIONS: _ourOptions, LC_ALL: _ourLanguage, ...env } = process.env;
	const { stdout } = await run(process.execPath, [program, fromN8n, called, ...files], {
		env: { ...env, LANG: LOCALES[language] },
		cwd: tmpdir(),
	});
	return JSON.parse(stdout) as Loaded;
}

/** All our nodes in one language, and the first call of each in `called`, against Google Sheets of the same rounds. */
async function compare(ours: string[], called: string[], language: Language, rounds: number): Promise<Figure[]> {
	const theirs: Took[] = [];
	const loading: Took[] = [];
	const firstCalls = new Map<string, Took[]>(called.map((name) => [name, []]));
	// The first of each warms the file cache.
	for (let round = 0; round <= rounds; round++) {
		const sheets = await load([googleSheets], language);
		if (round > 0) theirs.push(sheets.loaded);
		for (const [name, calls] of firstCalls) {
			const { loaded, first, zod } = await load(ours, language, name);
			if (!zod?.startsWith(path.join(inProject('runtime', 'n8n'), path.sep)))
				throw new Error(`zod came from ${zod}, not from n8n`);
			if (round > 0) loading.push(loaded);
			if (round > 0) calls.push(first);
		}
	}
	const [slowest] = [...firstCalls].toSorted(([, a], [, b]) => inTheMiddle(b) - inTheMiddle(a));
	return [
		figure(`all our nodes in ${language}, against Google Sheets`, loading, theirs),
		figure(`then in ${language} the longest first call, of ${slowest![0]}, zod included`, slowest![1], theirs),
	];
}

const inTheMiddle = (took: readonly Took[]) => median(took.map(({ milliseconds }) => milliseconds));
const inWords = (took: readonly Took[]) => `${inTheMiddle(took).toFixed(1)} ms (${took[0]!.modules} modules)`;

const figure = (measure: string, ours: readonly Took[], theirs: readonly Took[]): Figure => ({
	part: 'Loading, require and construct in a fresh process',
	measure,
	value: inTheMiddle(ours) / inTheMiddle(theirs),
	unit: '×',
	from: `${inWords(ours)} against ${inWords(theirs)}, medians of ${ours.length} and ${theirs.length}`,
	limit: { is: 'at most', value: 0.4 },
});

/** Of what `npm publish` would publish. */
const size = (): Figure => ({
	part: 'Size',
	measure: 'the package, packed',
	value: statSync(tarball).size / 1024,
	unit: 'KB',
	from: path.basename(tarball),
	limit: null,
});

export async function measureLoading({ rounds }: Size): Promise<Figure[]> {
	// Outside the project: in it, Node would find the project's own n8n-workflow and zod before n8n's.
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-loading-'));
	const target = path.join(folder, 'node_modules', packageName);
	try {
		mkdirSync(target, { recursive: true });
		await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
		const { n8n } = readJson(path.join(target, 'package.json')) as { n8n: { nodes: string[] } };
		const ours = n8n.nodes.map((file) => path.join(target, file));
		const called = ['Bolta', 'Hiworks', 'HiworksBill', 'HiworksOrg', 'PortOneB2b'];
		const english = await compare(ours, called, 'English', rounds);
		return [...english, ...(await compare(ours, called, 'Korean', rounds)), size()];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
