/**
 * `npm run test:versions`: the package, packed as it is published, in the real n8n of several versions. Prints what
 * works in which as a Markdown table, and ends with 1 when something that users need does not. The arguments are
 * folders of `runtime`.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runToEnd } from '../../scripts/lib/ending.mts';
import { inProject, readJson } from '../../scripts/lib/project.mjs';
import { step } from '../../scripts/lib/run.mjs';
import { checks, type Check } from './checks.mts';
import { inWorld } from './world.mts';

interface Version {
	runtime: string;
	version: string;
	/** Which Node it accepts. */
	engine: string;
}

/** What the table says to a check; an Error: it does not work. */
type Outcome = string | Error;

function versionOf(runtime: string): Version {
	const { version, engines } = readJson(inProject('runtime', runtime, 'node_modules', 'n8n', 'package.json')) as {
		version: string;
		engines: { node: string };
	};
	return { runtime, version, engine: engines.node };
}

/** Files that several installs share are counted in each. */
async function megabytesOf(runtime: string): Promise<number> {
	const { stdout } = await promisify(execFile)('du', ['-sm', inProject('runtime', runtime, 'node_modules')]);
	return parseInt(stdout, 10);
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const compare = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });

/** What the table says where n8n itself is too old. */
const lackOf = ({ version }: Version, { since }: Check) =>
	since && compare(version, since) < 0 ? `✗ (≥ ${since})` : undefined;

/** One outcome per check. */
async function examine(version: Version): Promise<Outcome[]> {
	return await inWorld(version.runtime, async (world) => {
		const outcomes: Outcome[] = [];
		for (const check of checks) {
			world.sandbox.bolta.reset();
			world.sandbox.hiworks.reset();
			outcomes.push(
				await check.run(world).then(
					(said) => said ?? '✓',
					(error: unknown) => lackOf(version, check) ?? asError(error),
				),
			);
		}
		return outcomes;
	}).catch((error: unknown) => checks.map(() => asError(error)));
}

type Language = 'name' | 'korean';

/** For docs/n8n-versions.md: a row per check, a column per version. */
function printTable(versions: Version[], outcomes: Outcome[][], language: Language): void {
	const line = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
	console.log('');
	line(['', ...versions.map(({ version }) => `n8n ${version}`)]);
	line(['', ...versions].map(() => '---'));
	line(['Node.js', ...versions.map(({ engine }) => engine)]);
	for (const [index, check] of checks.entries())
		line([check[language], ...outcomes.map((ofOne) => (ofOne[index] instanceof Error ? '✗' : (ofOne[index] ?? '')))]);
}

/** What did not work, a cause that several checks share once. */
function printFailures(versions: Version[], outcomes: Outcome[][]): number {
	const failures = outcomes.flatMap((ofOne, column) =>
		ofOne.flatMap((outcome, row) => (outcome instanceof Error ? [{ column, row, error: outcome }] : [])),
	);
	for (const error of new Set(failures.map((failure) => failure.error))) {
		const names = failures.filter((failure) => failure.error === error).map(({ row }) => checks[row]?.name);
		const column = failures.find((failure) => failure.error === error)?.column ?? 0;
		console.error(`\nn8n ${versions[column]?.version}: ${names.join('; ')}\n${error.stack}`);
	}
	return failures.length;
}

async function test(): Promise<boolean> {
	const versions = process.argv
		.slice(2)
		.map(versionOf)
		.sort((a, b) => compare(a.version, b.version));
	const outcomes: Outcome[][] = [];
	for (const version of versions) {
		outcomes.push(
			await step(
				`n8n ${version.version}, ${await megabytesOf(version.runtime)} MB on disk, on Node ${process.version}`,
				async () => await examine(version),
			),
		);
	}
	printTable(versions, outcomes, 'name');
	printTable(versions, outcomes, 'korean');
	const failed = printFailures(versions, outcomes);
	const all = versions.length * checks.length;
	console.log(`\n${all - failed} passed, ${failed} failed`);
	return all > 0 && failed === 0;
}

await runToEnd(test);
