/**
 * A real Chromium for tests of what people see, spoken to in its own protocol: one that is on the machine, for a
 * package with a browser would be larger than all else together.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Its program: what the variable CHROMIUM names, or the first of the usual names that answers; undefined: none. */
export const chromiumProgram = (): string | undefined =>
	[process.env.CHROMIUM, ...NAMES].find(
		(name) => name !== undefined && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
	);

interface Message {
	id?: number;
	method?: string;
	params?: Record<string, any>;
	result?: Record<string, any>;
	error?: { message: string };
}

/** A tab. */
export interface Tab {
	/** Opens an address; over when its document is there. */
	open(url: string): Promise<void>;
	/** The value of an expression in the page; a promise is awaited. */
	ask<Value>(expression: string): Promise<Value>;
	/** Over when the expression is true. @throws with what the page shows where it does not become so in time */
	until(expression: string): Promise<void>;
	/** What the page's console complains of: exceptions, refused scripts and calls. */
	complaints: string[];
	/** As a picture, `image/png`; of a part of the page where that is named. */
	photograph(clip?: Area): Promise<Buffer>;
	/** Any command of the protocol: https://chromedevtools.github.io/devtools-protocol/. */
	command(method: string, params?: object): Promise<Record<string, any>>;
}

/** Pixels of the page. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Chromium extends Tab {
	close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** Where it listens, which it says on its standard error. */
async function debuggerOf(child: ChildProcess): Promise<string> {
	let said = '';
	return await new Promise((resolve, reject) => {
		child.stderr?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
			if (address) resolve(address);
		});
		child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
	});
}

async function connect(address: string): Promise<WebSocket> {
	const socket = new WebSocket(address);
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve);
		socket.addEventListener('error', () => reject(new Error('Chromium does not answer')));
	});
	return socket;
}

/** Sends commands of the protocol and tells of events; commands go to the session once there is one. */
function speaker(socket: WebSocket, onEvent: (message: Message) => void) {
	const waiting = new Map<number, (message: Message) => void>();
	let [count, sessionId] = [0, undefined as string | undefined];
	socket.addEventListener('message', ({ data }) => {
		const message = JSON.parse(String(data)) as Message;
		if (message.id === undefined) onEvent(message);
		else waiting.get(message.id)?.(message);
	});
	const send = async (method: string, params: object = {}): Promise<Record<string, any>> => {
		const id = ++count;
		const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
		socket.send(JSON.stringify({ id, method, params, sessionId }));
		const { result = {}, error } = await answered;
		waiting.delete(id);
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	};
	return { send, join: (session: string) => void (sessionId = session) };
}

/** Starts one with a profile of its own, which is gone afterwards. */
export async function startChromium(program: string): Promise<Chromium> {
	const profile = mkdtempSync(path.join(tmpdir(), 'chromium-of-tests-'));
	const options = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run'];
	// Its own sandbox cannot be had as root.
	if (process.getuid?.() === 0) options.push('--no-sandbox');
	const child = spawn(program, [...options, '--window-size=1400,900', 'about:blank'], {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const complaints: string[] = [];
	const socket = await connect(await debuggerOf(child));
	const { send, join } = speaker(socket, ({ method, params = {} }) => {
		if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params.exceptionDetails));
		if (method === 'Log.entryAdded' && params.entry.level === 'error') complaints.push(params.entry.text);
	});
	const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
	join((await send('Target.attachToTarget', { targetId, flatten: true })).sessionId);
	for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);

	async function ask<Value>(expression: string): Promise<Value> {
		const { result, exceptionDetails } = await send('Runtime.evaluate', {
			expression,
			awaitPromise: true,
			returnByValue: true,
		});
		if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
		return result!.value as Value;
	}
	async function until(expression: string): Promise<void> {
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(50)) if (await ask(expression)) return;
		throw new Error(`not so: ${expression}\n${await ask<string>('document.body.innerText')}`);
	}
	return {
		ask,
		until,
		complaints,
		async open(url) {
			// Otherwise a change of the fragment alone would open nothing.
			await send('Page.navigate', { url: 'about:blank' });
			await send('Page.navigate', { url });
			await until(`document.readyState === 'complete' && location.href !== 'about:blank'`);
		},
		command: send,
		async photograph(clip) {
			const { data } = await send('Page.captureScreenshot', clip && { clip: { ...clip, scale: 1 } });
			return Buffer.from(data as string, 'base64');
		},
		async close() {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			socket.close();
			child.kill('SIGKILL');
			await ended;
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}
