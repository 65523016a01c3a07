import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inCache } from './project.mjs';

const BEAT_MS = 2_000;
const STALE_MS = 20_000;

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/**
 * The holder touches the file every two seconds, so that a process number used again by another program fools nobody.
 */
function isStale(lock) {
	try {
		const pid = Number(readFileSync(lock, 'utf8'));
		const silentFor = Date.now() - statSync(lock).mtimeMs;
		if (!pid) return silentFor > BEAT_MS;
		return !isAlive(pid) || silentFor > STALE_MS;
	} catch {
		return false;
	}
}

function removeStale(lock) {
	const aside = `${lock}.${process.pid}`;
	try {
		renameSync(lock, aside);
		rmSync(aside);
	} catch {
		// Somebody else was faster.
	}
}

function take(lock) {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
}

/** Two scripts started together do not install into, or build, the same folders at once. */
export async function withLock(work, name = 'lock') {
	const lock = inCache(name);
	mkdirSync(inCache(), { recursive: true });
	for (let told = false; !take(lock); await wait(200)) {
		if (isStale(lock)) removeStale(lock);
		else if (!told) {
			console.log('• Another script is setting up or building; waiting for it');
			told = true;
		}
	}
	const release = () => rmSync(lock, { force: true });
	process.once('exit', release);
	const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), BEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(beat);
		process.off('exit', release);
		release();
	}
}
