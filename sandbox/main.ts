/**
 * node sandbox/main.ts [--bolta-port 8081] [--hiworks-bill-port 8082] [--hiworks-port 8083] [--hiworks-org-port 8084]
 * [--hiworks-link-port 8085] [--portone-port 8086] [--control-port 8080]: prints one line of JSON when it is ready, and
 * runs until it is told to stop.
 */
import { parseArgs } from 'node:util';
import { startSandbox } from './index.ts';

function readPort(name: string, text: string | undefined): number {
	const port = Number(text ?? 0);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--${name} is not a port`);
	return port;
}

const port = { type: 'string' } as const;
const { values } = parseArgs({
	options: {
		'bolta-port': port,
		'hiworks-bill-port': port,
		'hiworks-port': port,
		'hiworks-org-port': port,
		'hiworks-link-port': port,
		'portone-port': port,
		'control-port': port,
	},
});
const portOf = (name: keyof typeof values) => readPort(name, values[name]);
const sandbox = await startSandbox({
	ports: {
		bolta: portOf('bolta-port'),
		hiworksBill: portOf('hiworks-bill-port'),
		hiworks: portOf('hiworks-port'),
		hiworksOrg: portOf('hiworks-org-port'),
		hiworksLink: portOf('hiworks-link-port'),
		portOne: portOf('portone-port'),
		control: portOf('control-port'),
	},
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void sandbox.close().then(() => process.exit(0));
	});
}
const [bolta, hiworksBill, hiworks, hiworksOrg, portOne, control] = [
	sandbox.bolta,
	sandbox.hiworksBill,
	sandbox.hiworks,
	sandbox.hiworksOrg,
	sandbox.portOne,
	sandbox.control,
].map(({ url }) => url);
process.stdout.write(
	`${JSON.stringify({ ready: true, bolta, hiworksBill, hiworks, hiworksOrg, hiworksLink: sandbox.hiworksOrg.linkUrl, portOne, control, page: sandbox.control.pageUrl })}\n`,
);
