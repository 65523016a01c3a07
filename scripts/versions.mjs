/**
 * `npm run test:versions [-- n8n-2.0.0 …]`: sets up every n8n below `runtime`, or the named ones, and packs, then hands
 * over to test/versions/main.mts, which needs the project's own Node.
 */
import { readdirSync } from 'node:fs';
import { build, pack } from './lib/package.mjs';
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const named = process.argv.slice(2);
	const runtimes = named.length > 0 ? named : readdirSync(inProject('runtime'));
	const node = await setUp({ n8n: runtimes });
	await build(node);
	await pack(node);
	// The helpers of the end-to-end tests are modules without a package.json that says so.
	const args = [
		'--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
		inProject('test', 'versions', 'main.mts'),
		...runtimes,
	];
	return await run(node, args, { env: withNode(node) });
});
