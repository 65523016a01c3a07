/** A wire between a node and a vendor on which things go wrong: real sockets on both sides, one fault for a request. */
import { request as httpRequest } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { writeAnswer, type VendorAnswer } from './answer.ts';
import type { Fault, Reaction } from './faults.ts';

/** Milliseconds that a call may hold its connection beyond its limit, on a machine with other work to do. */
const GRACE_MS = 6_000;
/** How often one byte drips. */
const DRIP_MS = 50;
const ENDLESS_PIECE = Buffer.from(`10000\r\n${' '.repeat(0x10000)}\r\n`);

/** A request that came over the wire. */
export interface Passed {
	method: string;
	target: string;
	/** It was still waited for long after its time: the wire had to end it. */
	overran: boolean;
}

interface Whole {
	method: string;
	target: string;
	rawHeaders: string[];
	body: Buffer;
	bytes: Buffer;
}

export class Wire {
	readonly #server: Server;
	readonly #upstream: URL;
	readonly #sockets = new Set<Socket>();
	readonly #pending = new Set<Promise<unknown>>();
	#faultOf: (ordinal: number) => Fault | undefined = () => undefined;
	#timeoutMs = 0;
	#seed = '';
	#passed: Passed[] = [];

	private constructor(upstream: string) {
		this.#upstream = new URL(upstream);
		this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
	}

	static async before(upstream: string): Promise<Wire> {
		const wire = new Wire(upstream);
		await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
		return wire;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** @param faultOf what happens to the nth request from now on, from 0 */
	plan(
		faultOf: (ordinal: number) => Fault | undefined,
		{ timeoutMs, seed }: { timeoutMs: number; seed: string },
	): void {
		this.#drop();
		this.#faultOf = faultOf;
		this.#timeoutMs = timeoutMs;
		this.#seed = seed;
		this.#passed = [];
	}

	get passed(): readonly Passed[] {
		return this.#passed;
	}

	/** Waits until whatever is still on its way to the vendor has arrived. */
	async settled(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	async close(): Promise<void> {
		this.#drop();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
	}

	#drop(): void {
		for (const socket of this.#sockets) socket.destroy();
		this.#sockets.clear();
	}

	/** An ordinal is used up by the first byte, or by a connection that is refused its first. */
	#accept(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => this.#sockets.delete(socket));
		if (this.#faultOf(this.#passed.length)?.reaches === 'nobody') {
			this.#passed.push({ method: '', target: '', overran: false });
			socket.resetAndDestroy();
			return;
		}
		let held = Buffer.alloc(0);
		socket.on('data', (chunk: Buffer) => {
			held = Buffer.concat([held, chunk]);
			const whole = readRequest(held);
			if (!whole) return;
			held = held.subarray(whole.bytes.length);
			const passed: Passed = { method: whole.method, target: whole.target, overran: false };
			const fault = this.#faultOf(this.#passed.length);
			const place = this.#passed.push(passed);
			this.#later(this.#exchange(socket, whole, fault, passed, `${this.#seed} ${place}`));
		});
	}

	/** What has to have ended before it is judged. */
	#later(work: Promise<unknown>): void {
		const kept = work.catch(() => undefined).finally(() => this.#pending.delete(kept));
		this.#pending.add(kept);
	}

	async #exchange(socket: Socket, whole: Whole, fault: Fault | undefined, passed: Passed, seed: string): Promise<void> {
		if (!fault) return void socket.write(writeAnswer(await this.#forward(whole)));
		switch (fault.reaches) {
			case 'whole':
				return await this.#react(socket, fault.react(await this.#forward(whole), seed), passed);
			case 'twice':
				await this.#forward(whole);
				return await this.#react(socket, fault.react(await this.#forward(whole), seed), passed);
			case 'part':
				await this.#forwardPart(whole.bytes.subarray(0, fault.part(whole.bytes.length, seed)));
				return await this.#react(socket, fault.react(undefined, seed), passed);
			case 'late': {
				// What the client gave up is on its way still, and arrives while it asks, or after.
				await this.#react(socket, fault.react(undefined, seed), passed);
				await pause(fault.lateMs(seed));
				return void (await this.#forward(whole));
			}
			default:
				return await this.#react(socket, fault.react(undefined, seed), passed);
		}
	}

	async #react(socket: Socket, { bytes, then }: Reaction, passed: Passed): Promise<void> {
		if (bytes.length > 0 && then !== 'drip' && then !== 'late') socket.write(bytes);
		switch (then) {
			case 'keep':
				return;
			case 'end':
				socket.end();
				return;
			case 'reset':
				// What was written leaves first.
				await pause(5);
				socket.resetAndDestroy();
				return;
			case 'hang':
			case 'late':
				return await this.#outlast(socket, passed);
			case 'drip': {
				const drips = setInterval(() => {
					if (!socket.destroyed && bytes.length > 0) socket.write(bytes.subarray(0, 1));
					bytes = bytes.subarray(1);
				}, DRIP_MS);
				await this.#outlast(socket, passed);
				clearInterval(drips);
				return;
			}
			case 'endless': {
				const more = () => {
					while (!socket.destroyed && socket.write(ENDLESS_PIECE));
				};
				socket.on('drain', more);
				more();
				return await this.#outlast(socket, passed);
			}
		}
	}

	/** Until the client goes, or its time is long over. */
	async #outlast(socket: Socket, passed: Passed): Promise<void> {
		if (socket.destroyed) return;
		await new Promise<void>((resolve) => {
			const overran = setTimeout(() => {
				passed.overran = true;
				socket.destroy();
			}, this.#timeoutMs + GRACE_MS);
			socket.once('close', () => {
				clearTimeout(overran);
				resolve();
			});
		});
	}

	async #forward({ method, target, rawHeaders, body }: Whole): Promise<VendorAnswer> {
		return await new Promise((resolve, reject) => {
			const { hostname, port } = this.#upstream;
			const sending = httpRequest(
				{ hostname, port, method, path: target, headers: rawHeaders, agent: false, setHost: false },
				(response) => {
					const chunks: Buffer[] = [];
					response.on('data', (chunk: Buffer) => chunks.push(chunk));
					response.on('error', reject);
					response.on('end', () =>
						resolve({
							status: response.statusCode ?? 0,
							type: response.headers['content-type'],
							more: moreHeaders(response.rawHeaders),
							body: Buffer.concat(chunks),
						}),
					);
				},
			);
			sending.on('error', reject);
			sending.end(body);
		});
	}

	async #forwardPart(bytes: Buffer): Promise<void> {
		if (bytes.length === 0) return;
		await new Promise<void>((resolve) => {
			const socket = connect(Number(this.#upstream.port), this.#upstream.hostname, () => {
				socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 10));
			});
			socket.on('error', () => {});
			socket.on('close', () => resolve());
		});
	}
}

const pause = async (milliseconds: number) => await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Headers that the wire does not write itself. */
function moreHeaders(rawHeaders: readonly string[]): string[] {
	const own = ['connection', 'keep-alive', 'content-length', 'content-type', 'transfer-encoding', 'date'];
	return rawHeaders.flatMap((name, index) =>
		index % 2 === 0 && !own.includes(name.toLowerCase()) ? [`${name}: ${rawHeaders[index + 1]}`] : [],
	);
}

/** A request that has come as a whole; undefined as long as something is missing. Bodies have a length, no chunks. */
function readRequest(held: Buffer): Whole | undefined {
	const end = held.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const [line = '', ...lines] = held.subarray(0, end).toString('latin1').split('\r\n');
	const [method = '', target = ''] = line.split(' ');
	const pairs = lines.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()] as const);
	const length = Number(pairs.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
	const whole = end + 4 + length;
	if (held.length < whole) return undefined;
	return {
		method,
		target,
		rawHeaders: pairs.filter(([name]) => name.toLowerCase() !== 'connection').flat(),
		body: held.subarray(end + 4, whole),
		bytes: held.subarray(0, whole),
	};
}
