/**
 * `npm run test:mutants`: breaks the project at one place after the other, in copies of it, and tells who notices: the
 * compiler, or which test. `--only=once,mask` takes the lists of these names, and the mutants with such a part in their
 * own. Ends with 1 where nobody notices one, or where what it breaks is not there any more.
 */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleCode } from '../../scripts/lib/bundle.mjs';
import { onceOpen, runToEnd } from '../../scripts/lib/ending.mts';
import { inProject, readJson } from '../../scripts/lib/project.mjs';
import { ProjectCopy } from '../support/projectCopy.mts';
import { countOf, MUTANTS, testFiles } from './index.mts';
import type { Mutant } from './mutant.mts';

/** What a mutant may keep its tests waiting: one that goes round for ever is noticed too. */
const MOST_MINUTES = 4;

/** That a name is used no more is no news of what goes wrong. */
const UNUSED_MAY_BE = { noUnusedLocals: false, noUnusedParameters: false };

const { nodes, credentials } = (
	readJson(inProject('package.json')) as { n8n: Record<'nodes' | 'credentials', string[]> }
).n8n;
/** What the files are made from that package.json names. */
const SOURCES = [...nodes, ...credentials].map((file) => path.relative('dist', file).replace(/\.js$/, '.ts'));

type Wanted = Pick<Mutant, 'named'> & { tests: string };

/** The first line of what there is to say. */
const firstLine = (text = '') => text.trim().split('\n')[0];

/** A copy of the project, in which one mutant stands at a time. */
class Place {
	readonly #copy = new ProjectCopy();
	readonly remove = onceOpen(async () => this.#copy.remove());

	constructor() {
		cpSync(inProject('dist'), path.join(this.#copy.folder, 'dist'), { recursive: true });
	}

	/** Who notices it; undefined: nobody. */
	async noticedBy({ file, from, to, tests, named }: Mutant): Promise<string | undefined> {
		const original = this.#copy.read(file);
		this.#copy.write(file, original.split(from).join(to));
		this.#copy.mostMs = MOST_MINUTES * 60_000;
		try {
			const [problem] = this.#copy.problemsIn([file], UNUSED_MAY_BE);
			if (problem !== undefined) return `the compiler: ${firstLine(problem.replace(`${this.#copy.folder}/`, ''))}`;
			if (tests === undefined) return undefined;
			const [failed] = await this.failed({ tests, ...(named && { named }) }, '-i');
			return failed && `"${firstLine(failed)}"`;
		} finally {
			this.#copy.write(file, original);
			this.#copy.mostMs = 0;
		}
	}

	/** Which tests fail. What n8n loads is made anew for those that look at it. @throws where there is none */
	async failed({ tests, named = '' }: Wanted, ...more: readonly string[]): Promise<string[]> {
		const { folder } = this.#copy;
		const kinds = [...new Set(testFiles(tests, folder).map((file) => file.split(path.sep)[1] ?? ''))];
		const sources = SOURCES.map((file) => path.join(folder, file));
		if (kinds.some((kind) => kind !== 'unit')) await bundleCode(path.join(folder, 'dist'), sources);
		const cache = `--cacheDirectory=${path.join(folder, '.cache', 'jest')}`;
		const tested = await this.#copy.test(kinds, tests, named, cache, ...more);
		if (tested === undefined) return [`Came to no end in ${MOST_MINUTES} minutes`];
		const { passed, failed } = tested;
		if (passed + failed.length === 0) throw new Error(`No test of ${tests} has ${named} in its name`);
		return failed;
	}
}

/** Those that are asked for. */
function chosen(): Array<Mutant & { list: string }> {
	const asked = process.argv.slice(2).find((argument) => argument.startsWith('--only='));
	const parts = asked?.slice('--only='.length).split(',');
	return Object.entries(MUTANTS).flatMap(([list, mutants]) =>
		mutants
			.filter(({ name }) => parts?.some((part) => part === list || name.includes(part)) ?? true)
			.map((mutant) => ({ list, ...mutant })),
	);
}

/** What fails before anything is broken: it could notice nothing. */
async function failingBefore(mutants: readonly Mutant[], place: Place): Promise<string[]> {
	const anyOf = (patterns: readonly string[]) => `(${[...new Set(patterns)].join('|')})`;
	const wanted = mutants.flatMap(({ tests, named }): Wanted[] => (tests ? [{ tests, ...(named && { named }) }] : []));
	const whole = wanted.filter(({ named }) => named === undefined);
	const inPart = wanted.filter(({ named }) => named !== undefined);
	const failed: string[] = [];
	for (const some of [whole, inPart].filter(({ length }) => length > 0)) {
		const named = some.flatMap((one) => one.named ?? []);
		const together = { tests: anyOf(some.map(({ tests }) => tests)), ...(named.length > 0 && { named: anyOf(named) }) };
		failed.push(...(await place.failed(together, '--maxWorkers=3')));
	}
	return failed;
}

const secondsSince = (begin: number) => `${Math.round((Date.now() - begin) / 1000)} s`;

/** Whether each is noticed. */
async function breakAll(mutants: ReadonlyArray<Mutant & { list: string }>, places: readonly Place[]): Promise<boolean> {
	const open = mutants.entries();
	let unnoticed = 0;
	const work = async (place: Place) => {
		// All take the next of one list.
		for (const [, mutant] of open) {
			const begin = Date.now();
			const by = await place.noticedBy(mutant);
			if (by === undefined) unnoticed++;
			const verdict = by === undefined ? 'NOT NOTICED' : `noticed by ${by}`;
			console.log(`${mutant.list}: ${mutant.name}: ${verdict} (${secondsSince(begin)})`);
		}
	};
	await Promise.all(places.map(work));
	console.log(`\n${mutants.length - unnoticed} of ${mutants.length} noticed`);
	return unnoticed === 0;
}

async function test(): Promise<boolean> {
	const begin = Date.now();
	const mutants = chosen();
	const isThere = ({ file, from }: Mutant) => countOf(from, readFileSync(inProject(file), 'utf8')) === 1;
	const placeless = mutants.filter((mutant) => !isThere(mutant));
	for (const { name, file } of placeless) console.error(`${name}: what it breaks does not stand once in ${file}`);
	if (placeless.length > 0 || mutants.length === 0) return false;

	const places = [new Place(), new Place()];
	const failing = await failingBefore(mutants, places[0]!);
	for (const name of failing) console.error(`Fails before anything is broken: ${firstLine(name)}`);
	if (failing.length > 0) return false;
	console.log(`Unbroken, their tests pass (${secondsSince(begin)})`);
	const isNoticed = await breakAll(mutants, places);
	console.log(`${secondsSince(begin)} in all`);
	return isNoticed;
}

await runToEnd(test);
