import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { withLock } from './lock.mjs';
import { hashOf, inCache, inProject, isStamped, root, tarball, writeFile } from './project.mjs';
import { runLogged, step } from './run.mjs';
import { withNode } from './setup.mjs';

/** Compiles the package into `dist`, which is replaced as a whole: it is never half a build, not even for a moment. */
export async function build(node) {
	const [fresh, old] = [inCache('build', 'dist'), inCache('build', 'old')];
	const dist = inProject('dist');
	const env = withNode(node, { BUILD_FOLDER: fresh });
	const tool = async (name, ...args) =>
		await runLogged(`build-${path.basename(name)}`, node, [inProject('node_modules', name), ...args], { env });
	await withLock(async () => {
		await step('Building', async () => {
			rmSync(inCache('build'), { recursive: true, force: true });
			await tool('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh);
			await bundle(fresh, node);
			await tool('gulp/bin/gulp.js', '--silent');
			if (existsSync(dist)) renameSync(dist, old);
			renameSync(fresh, dist);
			rmSync(old, { recursive: true, force: true });
		});
	});
}

/** Packs what `npm publish` would publish, into one file with a fixed name. */
export async function pack(node) {
	const folder = inCache('pack', 'new');
	await withLock(async () => {
		await step('Packing', async () => {
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder, { recursive: true });
			const args = ['pack', '--ignore-scripts', '--pack-destination', folder];
			await runLogged('pack', 'npm', args, { cwd: root, env: withNode(node) });
			renameSync(path.join(folder, readdirSync(folder)[0]), tarball);
		});
	});
}

/** Makes the home of n8n that end-to-end tests begin with (`firstHome.mts`), unless it is there. */
export async function makeFirstHome(node) {
	const program = inProject('scripts', 'lib', 'firstHome.mts');
	const examples = readdirSync(inProject('examples')).sort();
	const inputs = hashOf(
		...[tarball, program, inProject('runtime', 'n8n', 'pnpm-lock.yaml')],
		...examples.map((file) => inProject('examples', file)),
	);
	const stamp = inCache('first-home', '.set-up');
	await withLock(async () => {
		if (isStamped(stamp, inputs)) return;
		await step('Starting n8n for the first time', async () => {
			rmSync(stamp, { force: true });
			await runLogged('first-home', node, [program], { env: withNode(node) });
			writeFile(stamp, inputs);
		});
	}, 'lock-first-home');
}
