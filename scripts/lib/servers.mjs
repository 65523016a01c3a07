/**
 * The programs of PostgreSQL and Redis that n8n's queue mode needs: found on the machine, or installed where that is
 * allowed.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runLogged, step, StepError } from './run.mjs';

/** Debian keeps the programs of each version of PostgreSQL out of the PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const NEEDED = ['initdb', 'postgres', 'psql', 'redis-server'];
const PACKAGES = ['postgresql', 'redis-server'];

function folderOf(name) {
	for (const folder of [...debianFolders(), ...(process.env.PATH ?? '').split(path.delimiter)]) {
		try {
			accessSync(path.join(folder, name), constants.X_OK);
			return folder;
		} catch {
			// Not here.
		}
	}
	return undefined;
}

/** The newest first. */
function debianFolders() {
	if (!existsSync(DEBIAN_POSTGRES)) return [];
	const versions = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
}

const missing = () => NEEDED.filter((name) => folderOf(name) === undefined);

/** In continuous integration, as root or with sudo that asks nothing; a person's machine is a person's. */
function aptPrefix() {
	if (process.env.CI !== 'true' || folderOf('apt-get') === undefined) return undefined;
	if (process.getuid?.() === 0) return [];
	try {
		execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
		return ['sudo', '-n'];
	} catch {
		return undefined;
	}
}

/**
 * Puts the programs on the PATH of this process and of those it starts.
 * @throws StepError which says in one line what to install
 */
export async function setUpServers() {
	const prefix = missing().length > 0 ? aptPrefix() : undefined;
	if (prefix) await step(`Installing ${PACKAGES.join(' and ')}`, async () => await install(prefix));
	const absent = missing();
	if (absent.length > 0) {
		throw new StepError(
			`Queue mode needs ${absent.join(', ')}: install PostgreSQL and Redis, on Debian or Ubuntu with "apt-get install ${PACKAGES.join(' ')}".`,
		);
	}
	process.env.PATH = [...new Set(NEEDED.map(folderOf)), process.env.PATH].join(path.delimiter);
}

async function install(prefix) {
	const [command, ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
	await runLogged('apt-update', command, [...args, 'update']);
	await runLogged('apt-install', command, [...args, 'install', '-y', '--no-install-recommends', ...PACKAGES]);
}
