/**
 * `npm run photograph [-- --only=form,hint | --docs]`: what people see of the package in the demo's editor, in both
 * languages, as pictures in .cache/photographs. Sets up and packs, then hands over to lib/photograph/photograph.mts.
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
	const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', inProject('scripts/lib/photograph/photograph.mts')];
	return await run(node, [...args, ...process.argv.slice(2)], { env: withNode(node) });
});
