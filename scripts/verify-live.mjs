/**
 * `npm run verify:live -- <vendor>`: sets up, then hands over to lib/verify/main.mts, which needs the project's own
 * Node. Without `--yes` it shows what would be asked, and asks only after a "yes" that is typed.
 */
import { createInterface } from 'node:readline/promises';
import { inProject } from './lib/project.mjs';
import { main, run } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

/** Whether somebody says yes; the end of the input is a no. */
async function isWanted() {
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	const end = new Promise((resolve) => {
		lines.once('close', () => resolve(''));
	});
	const answer = await Promise.race([lines.question('\nAsk now? yes or no: '), end]);
	lines.close();
	return answer.trim() === 'yes';
}

await main(async () => {
	const node = await setUp();
	const given = process.argv.slice(2);
	const ask = (...more) =>
		run(node, [inProject('scripts', 'lib', 'verify', 'main.mts'), ...given, ...more], { env: withNode(node) });
	if (given.includes('--yes')) return await ask();
	const code = await ask();
	if (code !== 0) return code;
	if (await isWanted()) return await ask('--yes');
	console.log('Nothing was sent.');
	return 0;
});
