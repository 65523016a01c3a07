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
import { list, median, type Figure } from './figures.mts';
import type { Size } from './size.mts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('load.cjs', import.meta.url));

interface Loaded {
	milliseconds: number;
	modules: number;
	zod: string | null;
}

/** Where n8n loads nodes from is what decides where they find zod. */
const fromN8n = createRequire(inProject('runtime', 'n8n', 'package.json')).resolve(
	'n8n/dist/load-nodes-and-credentials.js',
);
const googleSheets = createRequire(fromN8n).resolve('n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheets.node.js');

async function load(files: string[], preload: 'with' | 'without'): Promise<Loaded> {
	const { NODE_PATH: _ours, NODE_OPTIONS: _ourOptions, ...env } = process.env;
	const { stdout } = await run(process.execPath, [program, fromN8n, preload, ...files], { env, cwd: tmpdir() });
	return JSON.parse(stdout) as Loaded;
}

async function compare(ours: string[], preload: 'with' | 'without', rounds: number): Promise<Figure> {
	const both: Array<{ ours: Loaded; theirs: Loaded }> = [];
	// The first of each warms the file cache.
	for (let round = 0; round <= rounds; round++) {
		const first = round % 2 === 0 ? await load(ours, preload) : undefined;
		const theirs = await load([googleSheets], preload);
		both.push({ ours: first ?? (await load(ours, preload)), theirs });
	}
	const counted = both.slice(1);
	const [last] = counted.slice(-1);
	if (!last?.ours.zod?.startsWith(path.join(inProject('runtime', 'n8n'), path.sep)))
		throw new Error(`zod came from ${last?.ours.zod}, not from n8n`);
	const time = (which: 'ours' | 'theirs') => counted.map((one) => one[which].milliseconds);
	return {
		part: 'Loading, require and construct in a fresh process',
		measure:
			preload === 'with'
				? 'all our nodes, zod included, against Google Sheets'
				: 'the same with n8n-workflow not loaded before',
		value: median(time('ours')) / median(time('theirs')),
		unit: '×',
		from: `${median(time('ours')).toFixed(1)} ms (${last.ours.modules} modules) against ${median(time('theirs')).toFixed(1)} ms (${last.theirs.modules} modules), medians of ${rounds}: ${list(time('ours'), 'ms')}`,
		// n8n has loaded it long before it loads any node.
		limit: preload === 'with' ? { is: 'at most', value: 0.5 } : null,
	};
}

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
		return [await compare(ours, 'with', rounds), await compare(ours, 'without', rounds), size()];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
