/**
 * `npm run bench [-- --quick]`: sets up and packs, then hands over to bench/main.mts, which needs the project's own
 * Node.
 */
import { build, pack } from './lib/package.mjs';
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUpServers } from './lib/servers.mjs';
import { setUp, withNode } from './lib/setup.mjs';

await main(async () => {
	const node = await setUp({ n8n: true });
	if (process.argv.some((argument) => /^--only=(.*,)?queue/.test(argument))) await setUpServers();
	await build(node);
	await pack(node);
	return await run(node, [inProject('bench', 'main.mts'), ...process.argv.slice(2)], { env: withNode(node) });
});
