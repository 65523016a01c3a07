/**
 * `npm run demo [-- --once]`: sets up and packs, then hands over to lib/demo.mts, which needs the project's own Node.
 */
import { build, pack } from './lib/package.mjs';
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const node = await setUp({ n8n: true });
	await build(node);
	await pack(node);
	// The helpers of the end-to-end tests are modules without a package.json that says so.
	const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', inProject('scripts', 'lib', 'demo.mts')];
	return await run(node, [...args, ...process.argv.slice(2)], { env: withNode(node) });
});
