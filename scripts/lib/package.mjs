import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { withLock } from './lock.mjs';
import { hashOf, hashOfPlaces, inCache, inProject, isStamped, root, tarball, writeFile } from './project.mjs';
import { runLogged, step } from './run.mjs';
import { withNode } from './setup.mjs';

const BUILT_FROM = [
	...['nodes', 'credentials', path.join('scripts', 'lib')],
	...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'gulpfile.js'],
];
const PACKED = ['dist', 'package.json', 'README.md', 'README.ko.md', 'CHANGELOG.md', 'LICENSE'];

const builtStamp = inCache('built');
const isBuilt = () =>
	existsSync(inProject('dist')) && isStamped(builtStamp, hashOfPlaces(...BUILT_FROM) + hashOfPlaces('dist'));

/**
 * Compiles the package into `dist`, which is replaced as a whole: it is never half a build, not even for a moment.
 * What was built from the present source is not built again.
 */
export async function build(node) {
	const [fresh, old] = [inCache('build', 'dist'), inCache('build', 'old')];
	const dist = inProject('dist');
	const env = withNode(node, { BUILD_FOLDER: fresh });
	const tool = async (name, ...args) =>
		await runLogged(`build-${path.basename(name)}`, node, [inProject('node_modules', name), ...args], { env });
	await withLock(async () => {
		if (isBuilt()) return;
		await step('Building', async () => {
			const source = hashOfPlaces(...BUILT_FROM);
			rmSync(inCache('build'), { recursive: true, force: true });
			await tool('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh);
			await bundle(fresh, node);
			await tool('gulp/bin/gulp.js', '--silent');
			if (existsSync(dist)) renameSync(dist, old);
			renameSync(fresh, dist);
			rmSync(old, { recursive: true, force: true });
			writeFile(builtStamp, source + hashOfPlaces('dist'));
		});
	});
}

/** Packs what `npm publish` would publish, into one file with a fixed name, unless just that is in it. */
export async function pack(node) {
	const folder = inCache('pack', 'new');
	const stamp = inCache('pack', '.set-up');
	await withLock(async () => {
		const content = hashOfPlaces(...PACKED);
		if (existsSync(tarball) && isStamped(stamp, content)) return;
		await step('Packing', async () => {
			rmSync(stamp, { force: true });
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder, { recursive: true });
			const args = ['pack', '--ignore-scripts', '--pack-destination', folder];
			await runLogged('pack', 'npm', args, { cwd: root, env: withNode(node) });
			renameSync(path.join(folder, readdirSync(folder)[0]), tarball);
			writeFile(stamp, content);
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
