import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { hashOf, inCache, inProject, isStamped, readJson, writeFile } from './project.mjs';
import { runLogged, step } from './run.mjs';

/** n8n 2.41 and its native modules need Node 24; the rest of the project runs on the same one. */
const NEEDED_MAJOR = 24;
const NODE_VERSION = '24.21.0';
const PNPM_VERSION = '10.34.8';

const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** n8n's native modules are compiled against the headers that stand beside the Node that runs them. */
const headersOf = (node) => path.resolve(path.dirname(node), '..');
const hasHeaders = (node) => existsSync(path.join(headersOf(node), 'include', 'node', 'node.h'));

const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR;

function environment(extra = {}) {
	return { ...process.env, npm_config_cache: inCache('npm'), ...extra };
}

/** The environment in which `node` and everything that calls `node` by name is the given one. */
export function withNode(node, extra = {}) {
	return environment({ PATH: [path.dirname(node), process.env.PATH].join(path.delimiter), ...extra });
}

async function installTool(folder, name, version) {
	const directory = inCache(folder);
	const stamp = path.join(directory, '.set-up');
	const inputs = `${name}@${version}`;
	if (isStamped(stamp, inputs)) return;
	await step(`Fetching ${inputs}`, async () => {
		rmSync(directory, { recursive: true, force: true });
		writeFile(path.join(directory, 'package.json'), '{ "private": true }\n');
		const options = { cwd: directory, env: environment() };
		await runLogged(folder, 'npm', ['install', '--no-package-lock', '--ignore-scripts', inputs], options);
		writeFile(stamp, inputs);
	});
}

async function setUpNode() {
	if (isNewEnough() && hasHeaders(process.execPath)) return process.execPath;
	const name = `node-${platform}`;
	await installTool('node', name, NODE_VERSION);
	const home = inCache('node', 'node_modules', name);
	return process.platform === 'win32' ? path.join(home, 'bin', 'node.exe') : path.join(home, 'bin', 'node');
}

/** Node's version is a part of a stamp because native modules fit one version only. */
const nodeTag = (node) => (node === process.execPath ? process.version : `v${NODE_VERSION}`);

async function setUpDependencies(node) {
	const stamp = inProject('node_modules', '.set-up');
	const inputs = `${hashOf(inProject('package-lock.json'))} ${nodeTag(node)} ${platform}`;
	if (isStamped(stamp, inputs)) return;
	await step('Installing the dependencies', async () => {
		rmSync(stamp, { force: true });
		await runLogged('dependencies', 'npm', ['ci', '--no-audit', '--no-fund'], { env: withNode(node) });
		writeFile(stamp, inputs);
	});
}

async function installN8n(node, folder, version) {
	const pnpm = inCache('pnpm', 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
	const env = withNode(node, {
		// No questions: without a terminal nobody could answer.
		CI: 'true',
		npm_config_nodedir: headersOf(node),
		npm_config_ignore_scripts: 'false',
		// SQLite is compiled: with less to think about, in half the time.
		CFLAGS: '-O1',
	});
	const store = inCache('pnpm-store');
	const log = path.basename(folder);
	await runLogged(log, node, [pnpm, 'install', '--frozen-lockfile', '--store-dir', store], { cwd: folder, env });
	// SQLite is the native module without which n8n does not start.
	const check = "require(require.resolve('sqlite3', { paths: [require.resolve('n8n/package.json')] }))";
	await runLogged(`${log}-check`, node, ['-e', check], { cwd: folder, env });
	await runLogged(`${log}-version`, node, [path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), '--version'], {
		cwd: folder,
		env,
	});
	if (readJson(path.join(folder, 'node_modules', 'n8n', 'package.json')).version !== version) {
		throw new Error(`n8n ${version} was asked for, another version was installed`);
	}
}

async function setUpN8n(node, name) {
	const folder = inProject('runtime', name);
	const modules = path.join(folder, 'node_modules');
	const stamp = path.join(modules, '.set-up');
	const files = ['package.json', 'pnpm-lock.yaml'].map((file) => path.join(folder, file));
	const inputs = `${hashOf(...files)} ${nodeTag(node)} ${platform}`;
	if (isStamped(stamp, inputs)) return;

	await installTool('pnpm', 'pnpm', PNPM_VERSION);
	const version = readJson(files[0]).dependencies.n8n;
	await step(`Installing n8n ${version}`, async () => {
		const isRepair = existsSync(modules);
		rmSync(stamp, { force: true });
		await installN8n(node, folder, version).catch(async (error) => {
			if (!isRepair) throw error;
			// What an interrupted install left behind could not be mended: begin anew.
			rmSync(modules, { recursive: true, force: true });
			await installN8n(node, folder, version);
		});
		writeFile(stamp, inputs);
	});
}

/** The n8n that all but `test:versions` stand on. */
const PRESENT = 'n8n';

/**
 * Brings the project to where scripts can work, from any state that an earlier, interrupted set-up left.
 * `n8n`: whether n8n is needed, or which ones: folders below `runtime`.
 */
export async function setUp({ n8n = false } = {}) {
	const needed = n8n === true ? [PRESENT] : n8n || [];
	mkdirSync(inCache(), { recursive: true });
	const node = await withLock(async () => {
		const own = await setUpNode();
		await setUpDependencies(own);
		return own;
	});
	// A lock of its own: who needs no n8n must not wait the minutes that it takes.
	if (needed.length > 0)
		await withLock(async () => {
			for (const name of needed) await setUpN8n(node, name);
		}, 'lock-n8n');
	return node;
}
