import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const node = await setUp();
	return await run(node, [inProject('sandbox', 'main.ts'), ...process.argv.slice(2)], { env: withNode(node) });
});
