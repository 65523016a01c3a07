/** `npm run check`: format, lint, types and unit tests, side by side: for the loop while editing. Builds nothing. */
import { spawn } from 'node:child_process';
import { inProject, root } from './lib/project.mjs';
import { main } from './lib/run.mjs';
import { setUp, withNode } from './lib/setup.mjs';

const checks = {
	lint: [inProject('scripts', 'lint.mjs'), '--cached', 'format', 'boundaries', 'sheet names', 'source'],
	types: [inProject('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
	unit: [
		inProject('node_modules', 'jest', 'bin', 'jest.js'),
		'--selectProjects',
		'unit',
		'--silent',
		'--reporters=summary',
	],
};

/** Told when it has ended, so that what one says does not run into another's. */
async function check(name, args, env, node) {
	const begin = Date.now();
	const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const said = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
	const code = await new Promise((resolve) => child.on('close', resolve));
	if (code !== 0) process.stdout.write(Buffer.concat(said));
	console.log(
		`${name.padEnd(8)}${(code === 0 ? 'ok' : 'FAILED').padEnd(8)}${((Date.now() - begin) / 1000).toFixed(1)} s`,
	);
	return code === 0;
}

await main(async () => {
	const node = await setUp();
	const env = withNode(node, { TEST_SIZE: 'small' });
	const results = await Promise.all(Object.entries(checks).map(([name, args]) => check(name, args, env, node)));
	return results.every(Boolean) ? 0 : 1;
});
