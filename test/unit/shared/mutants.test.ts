/** What `npm run test:mutants` breaks is still there, and so are the tests that are to notice. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { countOf, MUTANTS, testFiles } from '../../mutants/index.mts';

const ROOT = path.join(__dirname, '../../..');
const all = Object.values(MUTANTS).flat();

it('there are enough of them, each with a name of its own', () => {
	expect(all.length).toBeGreaterThan(40);
	const names = Object.entries(MUTANTS).flatMap(([list, mutants]) => mutants.map(({ name }) => `${list}: ${name}`));
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('what each breaks stands once in its file, and becomes something else', () => {
	const broken = ({ file, from }: (typeof all)[number]) => countOf(from, readFileSync(path.join(ROOT, file), 'utf8'));
	expect(all.filter((one) => broken(one) !== 1 || one.from === one.to).map(({ name }) => name)).toEqual([]);
});

it('each file of tests that is to notice is there', () => {
	const lacking = all.filter(({ tests }) => tests !== undefined && testFiles(tests, ROOT).length === 0);
	expect(lacking.map(({ name }) => name)).toEqual([]);
});
