import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

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

/** What was drawn here: a program that needs two has not taken the first when the second is drawn. */
const drawn = new Set<number>();

/** A port nobody listens on: the wanted one if it is free, else one that is drawn, each once. */
export async function freePort(wanted?: number): Promise<number> {
	if (wanted !== undefined && (await isFree(wanted))) return wanted;
	const port = randomInt(...DRAWN);
	if (drawn.has(port)) return await freePort();
	drawn.add(port);
	return await freePort(port);
}
