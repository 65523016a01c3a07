/** `npm run verify:live [-- --yes]`: sets up, then hands over to lib/verify.mts, which needs the project's own Node. */
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const node = await setUp();
	return await run(node, [inProject('scripts', 'lib', 'verify.mts'), ...process.argv.slice(2)], {
		env: withNode(node),
	});
});
