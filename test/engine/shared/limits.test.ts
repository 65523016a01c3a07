import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { invoiceItem, issueForm, bolta } from '../support/bolta';
import { locator, portOne } from '../support/portOne';

/** Timeout and size bound a call as a whole, whatever comes and however slowly. */

const KIND = { 'Content-Type': 'application/json' };
const MEGABYTE = Buffer.alloc(1_000_000, ' ');
const BOMB = gzipSync(Buffer.alloc(100_000_000, ' '));
/** Seconds. */
const LIMIT = 1;

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
	'a good answer, a byte in a tenth of a second, over thrice the time': (response) => {
		response.writeHead(200, KIND);
		let left = LIMIT * 30;
		const dripping = setInterval(() => {
			if (left-- > 0) response.write(' ');
			else response.end('{"issuanceKey":"A"}');
		}, 100);
		response.once('close', () => clearInterval(dripping));
	},
	'100 MB': (response) => {
		response.writeHead(200, KIND);
		let left = 100;
		const pour = () => {
			while (left-- > 0) if (!response.write(MEGABYTE)) return void response.once('drain', pour);
			response.end();
		};
		pour();
	},
	'a bomb of 100 MB in 100 kB': (response) => {
		response.writeHead(200, { ...KIND, 'Content-Encoding': 'gzip' });
		response.end(BOMB);
	},
	'broken gzip': (response) => {
		response.writeHead(200, { ...KIND, 'Content-Encoding': 'gzip' });
		response.end(Buffer.concat([gzipSync('{"issuanceKey":"A"}').subarray(0, 15), Buffer.from('broken')]));
	},
	'headers and nothing': (response) => {
		response.writeHead(200, { ...KIND, 'Content-Length': '100' });
		response.flushHeaders();
	},
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** @returns what the work gives, and the bytes that came while it was done: what was held before it does not count */
async function bytesOf<T>(work: () => Promise<T>): Promise<[T, number]> {
	collectGarbage();
	const before = process.memoryUsage().arrayBuffers;
	const result = await work();
	return [result, process.memoryUsage().arrayBuffers - before];
}

it.each(Object.entries(ANSWERS))('%s: an unknown outcome, in time and in little memory', async (_, answerWith) => {
	let met = 0;
	const server = createServer((request, response) => {
		met++;
		request.resume();
		answerWith(response);
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	try {
		const [sent, bytesOfSending] = await bytesOf(
			async () =>
				await bolta(url, {
					parameters: issueForm({ timeout: LIMIT, lookUpFirst: false }),
					input: [invoiceItem(0)],
					onError: 'continueRegularOutput',
				}),
		);
		expect(sent.outputs[0]?.[0]?.json).toMatchObject({ error: { outcome: 'unknown' } });
		const [read, bytesOfReading] = await bytesOf(
			async () => await portOne(url, 'taxInvoice.get', { invoice: locator('ID'), options: { timeout: LIMIT } }),
		);
		expect(read.error?.message).toMatch(/^Reading did not work: /);
		expect(met).toBeGreaterThan(1);
		// Less than one answer as a whole, though it is asked for several times and what came is not collected yet.
		expect(Math.max(bytesOfSending, bytesOfReading)).toBeLessThan(100_000_000);
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
