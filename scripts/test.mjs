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
const NEEDS_DIST = ['lint', 'engine', 'faults', 'e2e', 'queue'];
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

/** Its words are kept until nobody else speaks. */
async function check(name, node, args, env) {
	const log = inCache('logs', `${name}-${process.pid}.log`);
	mkdirSync(path.dirname(log), { recursive: true });
	const file = openSync(log, 'w');
	const code = await run(node, args, { env, stdio: file }).finally(() => closeSync(file));
	const said = readFileSync(log, 'utf8').trim();
	rmSync(log);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, said };
}

/** Counts from jest's own file; a suite that could not even be read counts as one failed test. */
function count(report, code, isFiltered) {
	if (!existsSync(report)) return { passed: 0, failed: 1 };
	const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = readJson(report);
	const passed = numPassedTests;
	const failed = numFailedTests + numRuntimeErrorTestSuites;
	const isSilent = passed + failed === 0 && !isFiltered;
	if (failed === 0 && (code !== 0 || isSilent)) return { passed, failed: 1 };
	return { passed, failed };
}

async function jest(node, kind, jestArguments, env) {
	// With the process number: two runs at once must not count each other's tests.
	const report = inCache('test', `${kind}-${process.pid}.json`);
	mkdirSync(path.dirname(report), { recursive: true });
	const args = ['--selectProjects', kind, '--json', '--outputFile', report, '--passWithNoTests'];
	// Those of queue mode start several n8n each, and then wait for them.
	if (kind === 'queue') args.push('--maxWorkers=2');
	// Jest leaves a core to itself by default, and has nothing to do meanwhile.
	if (kind === 'unit') args.push('--maxWorkers=100%');
	// The others wait: for programs that they start, for the clock of n8n, for timeouts that are theirs to see.
	if (['contract', 'engine', 'e2e'].includes(kind)) args.push('--maxWorkers=4');
	if (kind === 'e2e') args.push('--testSequencer', inProject('scripts', 'lib', 'ownFirst.cjs'));
	// With --json jest prints the report to standard output too; what people read goes to standard error.
	const program = inProject('node_modules', 'jest', 'bin', 'jest.js');
	const options = { env, stdio: ['ignore', 'inherit'] };
	const code = await run(node, [program, ...args, ...jestArguments], options);
	const counted = count(report, code, jestArguments.length > 0);
	rmSync(report, { force: true });
	return counted;
}

const PROGRAMS = {
	lint: [inProject('scripts', 'lint.mjs')],
};

async function runStep(name, node, jestArguments, env) {
	const start = Date.now();
	const result = PROGRAMS[name]
		? await check(name, node, PROGRAMS[name], env)
		: await jest(node, name, jestArguments, env);
	return { name, ...result, seconds: (Date.now() - start) / 1000 };
}

/** One after the other. */
async function runSteps(names, ...given) {
	const results = [];
	for (const name of names) {
		if (!PROGRAMS[name]) console.log(`\n── ${name}`);
		results.push(await runStep(name, ...given));
	}
	return results;
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

function summarise(results) {
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
	console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
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
	const results = await prepare(node, steps);
	const isBuilt = results.length === 0;

	const env = environment(node, isFull);
	const possible = steps.filter((name) => isBuilt || !NEEDS_DIST.includes(name));
	const runThose = async (isTheirs) => await runSteps(possible.filter(isTheirs), node, jestArguments, env);
	const [hasN8n, checked, tested] = await Promise.all([
		setUpN8n(node, possible),
		runThose((name) => PROGRAMS[name] !== undefined),
		runThose((name) => JEST_KINDS.includes(name) && !NEEDS_N8N.includes(name)),
	]);
	for (const { name, said } of checked) if (said) console.log(`\n── ${name}\n${said}`);
	results.push(...checked, ...tested);
	if (hasN8n) results.push(...(await runThose((name) => NEEDS_N8N.includes(name))));
	else results.push({ name: 'n8n', passed: 0, failed: 1, seconds: 0 });
	return summarise(results);
});
