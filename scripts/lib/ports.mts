import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Above them ports belong to the system, which may give one to a connection before the program we start has it. */
const DRAWN = [20_000, 32_000] as const;

/** Whether somebody listens there. */
export async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const tell = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => tell(true)).once('error', () => tell(false));
	});
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => void server.close(() => resolve(true)));
	});
}

export function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** A file for each port that was drawn, with the process that drew it. */
const DRAWN_BY = path.join(tmpdir(), 'n8n-nodes-bolta-hiworks-ports');

/**
 * Whether a port is this process's now: until the program that it is for listens there, nobody else could tell, and the
 * one that came second would be taken for the first.
 */
function draw(port: number): boolean {
	mkdirSync(DRAWN_BY, { recursive: true });
	const file = path.join(DRAWN_BY, String(port));
	try {
		if (!isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file);
	} catch {
		// Nobody has it.
	}
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

/** A port nobody listens on: the wanted one if it is free, else one that is drawn, each by one process and once. */
export async function freePort(wanted?: number): Promise<number> {
	if (wanted !== undefined && (await isFree(wanted))) return wanted;
	const port = randomInt(...DRAWN);
	return draw(port) ? await freePort(port) : await freePort();
}
