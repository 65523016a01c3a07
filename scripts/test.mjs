/**
 * `node scripts/test.mjs [lint|unit|contract|engine|faults|e2e|queue …] [--full] [jest arguments]`
 *
 * Sets up and builds what the chosen steps need, runs them all even when one fails, and ends with one line that counts.
 * What reads the source alone (lint) runs beside the tests, and so does the installation of n8n beside those that need
 * none. A check without a count of its own (lint) counts as one test. The tests of queue mode need PostgreSQL and Redis
 * on the machine, so they run only when they are asked for, or with --full.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, makeFirstHome, pack } from './lib/package.mjs';
import { inCache, inProject, readJson } from './lib/project.mjs';
import { main, run, StepError } from './lib/run.mjs';
import { setUpServers } from './lib/servers.mjs';
import { setUp, withNode } from './lib/setup.mjs';

const JEST_KINDS = ['unit', 'contract', 'engine', 'faults', 'e2e', 'queue'];
const STEPS = ['lint', ...JEST_KINDS];
const NEEDS_DIST = ['lint', 'contract', 'engine', 'faults', 'e2e', 'queue'];
const NEEDS_N8N = ['e2e', 'queue'];

/** Steps and --full come first; from the first other argument on, all is for jest. */
function readArguments(given) {
	const isOwn = (argument) => argument === '--full' || STEPS.includes(argument);
	const end = given.findIndex((argument) => !isOwn(argument));
	const own = end < 0 ? given : given.slice(0, end);
	const isFull = own.includes('--full');
	const whole = STEPS.filter((name) => isFull || name !== 'queue');
	return {
		steps: own.some((name) => STEPS.includes(name)) ? STEPS.filter((name) => own.includes(name)) : whole,
		isFull,
		jestArguments: end < 0 ? [] : given.slice(end).filter((argument) => argument !== '--'),
	};
}

function environment(node, isFull) {
	return withNode(node, { TEST_SIZE: isFull ? 'full' : 'small' });
}

const PROGRAMS = {
	lint: [inProject('scripts', 'lint.mjs')],
};

/** Its words are kept until nobody else speaks. */
async function check(node, name, env) {
	const start = Date.now();
	const log = inCache('logs', `${name}-${process.pid}.log`);
	mkdirSync(path.dirname(log), { recursive: true });
	const file = openSync(log, 'w');
	const code = await run(node, PROGRAMS[name], { env, stdio: file }).finally(() => closeSync(file));
	const said = readFileSync(log, 'utf8').trim();
	rmSync(log);
	const [passed, failed] = code === 0 ? [1, 0] : [0, 1];
	return { name, passed, failed, said, seconds: (Date.now() - start) / 1000 };
}

/**
 * The results of a kind, from jest's own file; a suite that could not even be read counts as one failed test. Its time
 * is that from its first file to its last: files of other kinds may run meanwhile.
 */
function resultOf(name, { testResults }, isFiltered) {
	const files = testResults.filter((file) => file.name.startsWith(inProject('test', name) + path.sep));
	const count = (status) =>
		files.flatMap((file) => file.assertionResults).filter((one) => one.status === status).length;
	const unread = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
	const [passed, failed] = [count('passed'), count('failed') + unread];
	const isSilent = passed + failed === 0 && !isFiltered;
	// One that could not be read has none.
	const times = files.flatMap(({ startTime, endTime }) => [startTime, endTime]).filter((time) => time > 0);
	const seconds = times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) / 1000;
	return { name, passed, failed: isSilent ? 1 : failed, seconds };
}

/** One run of jest for all these kinds: its workers have something to do to the end. */
async function jest(node, kinds, jestArguments, env) {
	console.log(`\n── ${kinds.join(', ')}`);
	// With the process number: two runs at once must not count each other's tests.
	const report = inCache('test', `${kinds[0]}-${process.pid}.json`);
	mkdirSync(path.dirname(report), { recursive: true });
	const args = ['--selectProjects', ...kinds, '--json', '--outputFile', report, '--passWithNoTests'];
	// Tests wait: for programs that they start, for the clock of n8n, for timeouts that are theirs to see. Those of queue
	// mode start several n8n each.
	args.push(`--maxWorkers=${kinds.includes('queue') ? 2 : 4}`);
	if (kinds.includes('e2e')) args.push('--testSequencer', inProject('scripts', 'lib', 'ownFirst.cjs'));
	// With --json jest prints the report to standard output too; what people read goes to standard error.
	const program = inProject('node_modules', 'jest', 'bin', 'jest.js');
	const options = { env, stdio: ['ignore', 'inherit'] };
	const code = await run(node, [program, ...args, ...jestArguments], options);
	const read = existsSync(report) ? readJson(report) : { testResults: [] };
	const results = kinds.map((name) => resultOf(name, read, jestArguments.length > 0));
	rmSync(report, { force: true });
	const isSaid = code === 0 || results.some(({ failed }) => failed > 0);
	return isSaid ? results : [...results, { name: 'jest', passed: 0, failed: 1, seconds: 0 }];
}

/** n8n, for the steps that need it, and the home that they begin with; what went wrong fails those alone. */
async function setUpN8n(node, steps) {
	try {
		if (steps.some((name) => NEEDS_N8N.includes(name))) await setUp({ n8n: true });
		if (steps.includes('e2e')) await makeFirstHome(node);
		return true;
	} catch (error) {
		if (!(error instanceof StepError)) throw error;
		console.error(error.message);
		return false;
	}
}

function summarise(results, seconds) {
	console.log('');
	for (const { name, passed, failed, seconds } of results) {
		const verdict = failed > 0 ? 'FAILED' : 'ok';
		console.log(
			`${name.padEnd(10)}${verdict.padEnd(8)}${`${passed} passed, ${failed} failed`.padEnd(26)}${seconds.toFixed(1)} s`,
		);
	}
	const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
	const tests = results.filter(({ name }) => JEST_KINDS.includes(name));
	const isSilent = tests.length > 0 && tests.every(({ passed, failed }) => passed + failed === 0);
	if (isSilent) console.error('No test ran.');
	const minutes = `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
	console.log(`\n${total('passed')} passed, ${total('failed')} failed, in ${minutes} after set-up`);
	return total('failed') === 0 && !isSilent ? 0 : 1;
}

/** Builds and packs what the steps need; gives what went wrong, so that steps which need none of it still run. */
async function prepare(node, steps) {
	const start = Date.now();
	try {
		if (steps.some((name) => NEEDS_DIST.includes(name))) await build(node);
		if (steps.some((name) => NEEDS_N8N.includes(name))) await pack(node);
		return [];
	} catch (error) {
		if (!(error instanceof StepError)) throw error;
		console.error(error.message);
		return [{ name: 'build', passed: 0, failed: 1, seconds: (Date.now() - start) / 1000 }];
	}
}

await main(async () => {
	const { steps, isFull, jestArguments } = readArguments(process.argv.slice(2));
	const node = await setUp();
	if (steps.includes('queue')) await setUpServers();
	const start = Date.now();
	const results = await prepare(node, steps);
	const isBuilt = results.length === 0;

	const env = environment(node, isFull);
	const possible = steps.filter((name) => isBuilt || !NEEDS_DIST.includes(name));
	const runTests = async (kinds) => (kinds.length > 0 ? await jest(node, kinds, jestArguments, env) : []);
	const [hasN8n, checked, tested] = await Promise.all([
		setUpN8n(node, possible),
		Promise.all(possible.filter((name) => PROGRAMS[name]).map(async (name) => await check(node, name, env))),
		runTests(possible.filter((name) => JEST_KINDS.includes(name) && !NEEDS_N8N.includes(name))),
	]);
	for (const { name, said } of checked) if (said) console.log(`\n── ${name}\n${said}`);
	results.push(...checked, ...tested);
	if (!hasN8n) results.push({ name: 'n8n', passed: 0, failed: 1, seconds: 0 });
	else
		for (const name of possible.filter((name) => NEEDS_N8N.includes(name))) results.push(...(await runTests([name])));
	return summarise(results, (Date.now() - start) / 1000);
});
