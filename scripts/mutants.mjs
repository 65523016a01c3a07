/**
 * `npm run test:mutants [-- --only=once,"part of a name"]`: builds, then hands over to test/mutants/main.mts, which
 * needs the project's own Node.
 */
import { build } from './lib/package.mjs';
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const node = await setUp();
	await build(node);
	const args = [inProject('test', 'mutants', 'main.mts'), ...process.argv.slice(2)];
	return await run(node, args, { env: withNode(node, { TEST_SIZE: 'small' }) });
});
