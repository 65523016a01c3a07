/**
 * The demo after set-up: the sandbox with its page, the real n8n with the packed package and all examples ready to
 * run, the first of them run, the editor. With `--once` all are run, and it ends: well only if each ended well and the
 * invoices of the first stand in the sandbox's ledger.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataTables, pathOf } from '../../test/e2e/support/dataTables.ts';
import { makeDemoFiles, saveDemoFiles } from './demoFiles.mts';
import { startDemoModel } from './demoModel.mts';
import { isWell, printRun, printTable } from './demoReport.mts';
import { inOrder, isByTrigger, runExample, triggerAddresses, type Example, type World } from './demoRuns.mts';
import { demoCredentials, fillSandbox, mcpHeader, type Secrets } from './demoWorld.mts';
import * as n8n from './n8n.mts';
import { freePort } from './ports.mts';
import { inCache, inProject, readJson, root } from './project.mjs';
import { startRelay, type Relay } from './relay.mts';
import { step } from './run.mjs';
import { control, ledger, portsOf, startSandbox, type Sandbox, type SandboxPorts } from './sandbox.mts';

const EDITOR_PORT = 5678;
const FIRST_EXAMPLE = 'issue-tax-invoices-from-rows.json';

const home = inCache('demo');
const stateFile = path.join(home, 'demo.json');
const filesFolder = path.join(home, 'files');

/** Chosen once per install. It holds secrets, so only its owner may read it. */
interface State extends n8n.Owner, Secrets {
	/** The credentials in n8n name them. */
	ports: SandboxPorts;
	/** Of what stands for a language model. */
	modelPort: number;
	/** Hash of all that was installed and imported; written last, so that an interrupted install is done again. */
	installed: string;
}

function saveState(state: State): void {
	mkdirSync(home, { recursive: true, mode: 0o700 });
	writeFileSync(stateFile, JSON.stringify(state, null, '\t'), { mode: 0o600 });
}

const secret = () => randomBytes(16).toString('hex');

function readState(): State {
	const state = existsSync(stateFile) ? (readJson(stateFile) as State) : undefined;
	if (state?.installed) return state;
	// Nothing in this home is anybody's work yet; it may be the half of an interrupted install.
	rmSync(home, { recursive: true, force: true });
	const fresh = {
		email: 'owner@example.com',
		// n8n wants a capital and a digit.
		password: `${randomBytes(12).toString('base64url')}-A1`,
		apiKey: `test_${secret()}`,
		token: secret(),
		webhookToken: secret(),
		ports: {},
		modelPort: 0,
		installed: '',
	};
	saveState(fresh);
	return fresh;
}

function readExamples(): Example[] {
	const files = readdirSync(inProject('examples')).filter((file) => file.endsWith('.json'));
	const read = (file: string) => readJson(inProject('examples', file)) as n8n.WorkflowJson;
	return inOrder(files.sort().map((file) => ({ file, workflow: read(file) })));
}

/** Installs the package and imports credentials and examples, unless exactly these are there already. */
async function install(
	state: State,
	credentials: n8n.CredentialToImport[],
	workflows: n8n.WorkflowJson[],
): Promise<State> {
	const inputs = [readFileSync(n8n.tarball), JSON.stringify(credentials), JSON.stringify(workflows)];
	const hash = inputs.reduce((sum, input) => sum.update(input), createHash('sha256')).digest('hex');
	if (state.installed === hash) return state;
	await step('Installing the package and the examples in n8n', async () => {
		await n8n.installPackage(home);
		await n8n.importCredentials(home, credentials);
		await n8n.importWorkflows(home, workflows);
	});
	const next = { ...state, installed: hash };
	saveState(next);
	return next;
}

/** Whether each invoice of the first example stands in the vendor's ledger, once. */
async function isInLedger(sandbox: Sandbox, rows: Array<Record<string, unknown>>): Promise<boolean> {
	const inLedger = (await ledger(sandbox)).map(({ clientReferenceId }) => clientReferenceId);
	return rows.length > 0 && rows.every(({ referenceId }) => inLedger.filter((one) => one === referenceId).length === 1);
}

async function runFirst(world: World, example: Example): Promise<boolean> {
	const run = await step(`Running “${example.workflow.name}”`, async () => await runExample(world, example));
	const [execution] = run.executions;
	if (!execution || !isWell(run)) {
		printRun(run);
		return false;
	}
	const rows = printTable(execution);
	const isThere = await isInLedger(world.sandbox, rows);
	console.log(
		isThere
			? `${rows.length} invoices stand in the sandbox's ledger.`
			: "The sandbox's ledger does not hold these invoices.",
	);
	return isThere;
}

/** One line each. */
async function runOthers(world: World, examples: Example[]): Promise<boolean> {
	console.log('');
	let areWell = true;
	for (const example of examples) {
		const run = await runExample(world, example);
		printRun(run);
		areWell &&= isWell(run);
	}
	console.log('');
	return areWell;
}

function printAddresses(url: string, sandbox: Sandbox, state: State, workflow: n8n.WorkflowJson): void {
	console.log(`
Editor    ${url}/workflow/${workflow.id}
E-mail    ${state.email}
Password  ${state.password}
Sandbox   ${sandbox.page}
Files     ${path.relative(root, filesFolder)} (for the examples with a form)

Ctrl-C stops everything.`);
}

async function startEditor(): Promise<n8n.N8n> {
	const options = { home, port: EDITOR_PORT, ui: true, env: n8n.AS_IN_PRODUCTION };
	const editor = await step('Starting n8n', async () => await n8n.startN8n(options));
	if (editor.port !== EDITOR_PORT) console.log(`  Port ${EDITOR_PORT} is taken; the editor is on ${editor.port}`);
	return editor;
}

/** Those that start by themselves are published, and Bolta tells them what becomes of invoices. */
async function listen(client: n8n.Client, sandbox: Sandbox, examples: Example[], token: string): Promise<Relay> {
	for (const { workflow } of examples) await client.activate(String(workflow.id));
	const relay = await startRelay(examples.flatMap((example) => triggerAddresses(example, client.url, token)));
	await control(sandbox, 'PUT', '/bolta/settings', { webhookUrl: relay.url });
	return relay;
}

/** What examples have noted in tables of a sandbox that is gone: which messages are out, who works where. */
async function forgetTables(client: n8n.Client, examples: Example[]): Promise<void> {
	const nodes = examples.flatMap(({ workflow }) => workflow.nodes);
	const own = new Set(nodes.map(({ parameters }) => parameters.tableName));
	for (const table of await dataTables(client)) if (own.has(table.name)) await client.call('DELETE', pathOf(table));
}

async function lastExecution(client: n8n.Client): Promise<number> {
	const { results } = await client.call<{ results: Array<{ id: string }> }>('GET', '/executions?limit=1');
	return Number(results[0]?.id ?? 0);
}

const stopRequested = new Promise<void>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

async function demo(isOnce: boolean, started: Array<Pick<n8n.Running, 'stop'>>): Promise<boolean> {
	const examples = readExamples();
	const first = examples.find(({ file }) => file === FIRST_EXAMPLE);
	if (!first) throw new Error(`examples/${FIRST_EXAMPLE} is missing`);

	let state = readState();
	const logFile = path.join(home, 'sandbox.log');
	const sandbox = await step('Starting the sandbox', async () => {
		const running = await startSandbox(logFile, state.ports);
		started.push(running);
		await fillSandbox(running, state);
		return running;
	});
	const model = await startDemoModel(await freePort(state.modelPort));
	started.push({ stop: model.close });
	state = { ...state, ports: portsOf(sandbox), modelPort: Number(new URL(model.url).port) };
	saveState(state);
	const files = await makeDemoFiles(sandbox);
	saveDemoFiles(filesFolder, files);
	const workflows = examples.map(({ workflow }) => workflow);
	state = await install(state, demoCredentials(state, sandbox, model.url), workflows);

	const editor = await startEditor();
	started.push(editor);
	const client = await n8n.owner(editor.url, state);
	await forgetTables(client, examples);
	const since = await lastExecution(client);
	const relay = await listen(client, sandbox, examples.filter(isByTrigger), state.webhookToken);
	started.push({ stop: relay.close });
	const world = { client, sandbox, files, mcpHeader: mcpHeader(state), since };
	const isFirstWell = await runFirst(world, first);
	if (isOnce)
		return (
			(await runOthers(
				world,
				examples.filter((one) => one !== first),
			)) && isFirstWell
		);

	printAddresses(editor.url, sandbox, state, first.workflow);
	const gone = (program: n8n.Running, name: string) => program.exited.then(() => name);
	const name = await Promise.race([stopRequested, gone(editor, 'n8n'), gone(sandbox, 'The sandbox')]);
	if (name) console.error(`${name} has ended by itself; see the logs in ${path.relative(root, home)}`);
	return !name;
}

const started: Array<Pick<n8n.Running, 'stop'>> = [];
try {
	const isOnce = process.argv.includes('--once');
	// Whoever interrupts a single run did not see it end well.
	const isWell = await Promise.race([demo(isOnce, started), stopRequested.then(() => !isOnce)]);
	process.exitCode = isWell ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	await Promise.all(started.map(async (program) => await program.stop()));
}
// A start under way when Ctrl-C came is ended by its guard once this process is gone.
process.exit();
