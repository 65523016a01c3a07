/** The sandbox as a process of its own, run by Node without a build. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../../scripts/lib/ports.mts';
import { issue, send } from '../support/client.ts';

const main = join(__dirname, '../../../sandbox/main.ts');
let running: ChildProcess | undefined;

async function start(...options: string[]) {
	const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
	running = child;
	const output = { out: '', error: '' };
	child.stdout.on('data', (chunk) => {
		output.out += chunk;
	});
	child.stderr.on('data', (chunk) => {
		output.error += chunk;
	});
	const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
	await Promise.race([once(child.stdout, 'data'), ended]);
	return { child, output, ended };
}

afterEach(() => running?.kill('SIGKILL'));

test.each(['SIGTERM', 'SIGINT'] as const)(
	'prints one line, serves, and ends on %s with connections open',
	async (signal) => {
		const { child, output, ended } = await start();
		const ready = JSON.parse(output.out);
		const address = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(ready).toEqual({
			ready: true,
			bolta: address,
			hiworksBill: address,
			hiworks: address,
			hiworksOrg: address,
			hiworksLink: address,
			portOne: address,
			control: address,
			page: `${ready.control}/page/#token=${ready.page.slice(-32)}`,
		});
		const agent = new Agent({ keepAlive: true });
		expect(await issue(ready.bolta, 'a', undefined, { agent, key: 'test_topsecret' })).toMatchObject({ status: 200 });
		expect(await send(ready.control, '/bolta/ledger', { agent, key: '' })).toMatchObject({
			json: [expect.objectContaining({ clientReferenceId: 'a' })],
		});
		child.kill(signal);
		expect(await ended).toEqual([0, null]);
		agent.destroy();
		expect(output.out.trim().split('\n')).toHaveLength(1);
		expect(output.error).toBe('');
	},
);

const OPTIONS = [
	['--bolta-port', 'bolta'],
	['--hiworks-bill-port', 'hiworksBill'],
	['--hiworks-port', 'hiworks'],
	['--hiworks-org-port', 'hiworksOrg'],
	['--hiworks-link-port', 'hiworksLink'],
	['--portone-port', 'portOne'],
] as const;

test('takes the ports it is given, and others when they are taken', async () => {
	const taken = createServer().listen(0, '127.0.0.1');
	await once(taken, 'listening');
	const { port } = taken.address() as AddressInfo;
	const first = await start('--bolta-port', String(port), '--control-port', String(port));
	const ready = JSON.parse(first.output.out);
	expect([ready.bolta, ready.control]).not.toContain(`http://127.0.0.1:${port}`);
	first.child.kill();
	await first.ended;
	taken.close();
	await once(taken, 'close');
	const ports = await Promise.all(OPTIONS.map(async () => await freePort()));
	const again = await start(...OPTIONS.flatMap(([option], index) => [option, String(ports[index])]));
	const addresses = JSON.parse(again.output.out);
	expect(OPTIONS.map(([, vendor]) => addresses[vendor])).toEqual(ports.map((free) => `http://127.0.0.1:${free}`));
	again.child.kill();
	await again.ended;
});

test.each([
	'--bolta-port',
	'--hiworks-bill-port',
	'--hiworks-port',
	'--hiworks-org-port',
	'--hiworks-link-port',
	'--control-port',
])('refuses what is not a port as %s', async (option) => {
	const { ended, output } = await start(option, '99999');
	expect((await ended)[0]).not.toBe(0);
	expect(output.error).toContain(`${option} is not a port`);
});
