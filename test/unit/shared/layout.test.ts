/** Whoever looks for a vendor's tests finds them, and jest runs no others: `test/<kind>/<vendor or shared>/<topic>`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
const LAYOUT =
	/^test\/(unit|contract|engine|faults|e2e|queue)\/((bolta|hiworks|hiworksBill|hiworksOrg|portOne)|shared(\/[a-z]+)?)\/\w+\.test\.ts$/;

const below = (folder: string) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
		path.posix.join(folder, name),
	);
const tests = ['test', 'nodes', 'credentials', 'sandbox', 'scripts', 'bench']
	.flatMap(below)
	.filter((name) => /\.(test|spec)\.\w+$/.test(name));

it('each test file stands where its kind and its vendor say', () => {
	expect(tests.length).toBeGreaterThan(200);
	expect(tests.filter((name) => !LAYOUT.test(name))).toEqual([]);
});

it('a path of tests that a page names is there', () => {
	const pages = readdirSync(ROOT).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md');
	const named = [...pages, ...below('docs').filter((name) => name.endsWith('.md'))].flatMap((page) =>
		[...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/\btest\/[\w/]+(\.[\w.]*\w)?/g)].map(([name]) => name),
	);
	expect(named.length).toBeGreaterThan(5);
	expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});
