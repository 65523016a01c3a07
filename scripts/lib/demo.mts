/**
 * The demo after set-up: the sandbox, the real n8n with the packed package, the first example run once, the editor.
 * With `--once` it ends after the run: well only if the invoices stand in the sandbox's ledger.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as n8n from './n8n.mts';
import { inCache, inProject, readJson, root } from './project.mjs';
import { step } from './run.mjs';
import { ledger, startSandbox, type Sandbox } from './sandbox.mts';

const EDITOR_PORT = 5678;
const FIRST_EXAMPLE = 'issue-tax-invoices-from-rows.json';

const home = inCache('demo');
const stateFile = path.join(home, 'demo.json');

/** Chosen once per install. It holds secrets, so only its owner may read it. */
interface State {
	email: string;
	password: string;
	apiKey: string;
	boltaPort: number;
	/** Hash of all that was installed and imported; written last, so that an interrupted install is done again. */
	installed: string;
}

function saveState(state: State): void {
	mkdirSync(home, { recursive: true, mode: 0o700 });
	writeFileSync(stateFile, JSON.stringify(state, null, '\t'), { mode: 0o600 });
}

function readState(): State {
	const state = existsSync(stateFile) ? (readJson(stateFile) as State) : undefined;
	if (state?.installed) return state;
	// Nothing in this home is anybody's work yet; it may be the half of an interrupted install.
	rmSync(home, { recursive: true, force: true });
	const fresh = {
		email: 'owner@example.com',
		// n8n wants a capital and a digit.
		password: `${randomBytes(12).toString('base64url')}-A1`,
		apiKey: `test_${randomBytes(16).toString('hex')}`,
		boltaPort: 0,
		installed: '',
	};
	saveState(fresh);
	return fresh;
}

function readExamples(): Array<{ file: string; workflow: n8n.WorkflowJson }> {
	const files = readdirSync(inProject('examples')).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => ({ file, workflow: readJson(inProject('examples', file)) as n8n.WorkflowJson }));
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

const boltaCredential = (apiKey: string, sandbox: Sandbox): n8n.CredentialToImport => ({
	// The examples name it by this id.
	id: 'boltaAccount1',
	name: 'Bolta account',
	type: 'boltaApi',
	data: { apiKey, environment: 'test', baseUrl: sandbox.bolta, customerKey: '' },
});

const COLUMNS = {
	'Reference ID': 'referenceId',
	'Issuance key': 'issuanceKey',
	'NTS number': 'ntsApprovalNumber',
	'Supply cost': 'supplyCost',
	Tax: 'tax',
	Total: 'total',
	Status: 'status',
};

const cell = (value: unknown) => (typeof value === 'number' ? value.toLocaleString('en-US') : String(value ?? ''));

function printTable(rows: Array<Record<string, unknown>>): void {
	const titles = Object.keys(COLUMNS);
	const lines = rows.map((row) => Object.values(COLUMNS).map((key) => row[key]));
	const widths = titles.map((title, index) => Math.max(title.length, ...lines.map((line) => cell(line[index]).length)));
	const print = (line: unknown[]) =>
		console.log(
			line
				.map((value, index) =>
					typeof value === 'number' ? cell(value).padStart(widths[index]!) : cell(value).padEnd(widths[index]!),
				)
				.join('  ')
				.trimEnd(),
		);
	console.log('');
	print(titles);
	print(widths.map((width) => '─'.repeat(width)));
	lines.forEach(print);
	console.log('');
}

const errorOf = (execution: n8n.Execution) => {
	const error = execution.data.resultData.error;
	return [error?.message, error?.description].filter(Boolean).join('\n') || execution.status;
};

/** What the run issued: what Issue knows (the reference ID) together with what was read back. */
function issuedRows(execution: n8n.Execution): Array<Record<string, unknown>> {
	const issued = n8n.outputOf(execution, 'Issue');
	const readBack = new Map(n8n.outputOf(execution, 'Read back').map(({ json }) => [json.issuanceKey, json]));
	return issued.map(({ json }) => ({ ...json, ...readBack.get(json.issuanceKey), referenceId: json.referenceId }));
}

/** Whether exactly the invoices of the run stand in the vendor's ledger. */
async function isInLedger(sandbox: Sandbox, rows: Array<Record<string, unknown>>): Promise<boolean> {
	const inLedger = (await ledger(sandbox)).map(({ clientReferenceId }) => clientReferenceId).sort();
	const inRun = rows.map(({ referenceId }) => referenceId).sort();
	return inRun.length > 0 && JSON.stringify(inLedger) === JSON.stringify(inRun);
}

async function runFirstExample(client: n8n.Client, workflow: n8n.WorkflowJson, sandbox: Sandbox): Promise<boolean> {
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
	const execution = await step(
		`Running “${workflow.name}”`,
		async () => await client.run(String(workflow.id), String(trigger?.name)),
	);
	if (execution.status !== 'success') {
		console.error(errorOf(execution));
		return false;
	}
	const rows = issuedRows(execution);
	printTable(rows);
	const isThere = await isInLedger(sandbox, rows);
	console.log(
		isThere
			? `${rows.length} invoices stand in the sandbox's ledger.`
			: "The sandbox's ledger does not hold these invoices.",
	);
	return isThere;
}

function printAddresses(url: string, sandbox: Sandbox, state: State, workflow: n8n.WorkflowJson): void {
	console.log(`
Editor    ${url}/workflow/${workflow.id}
E-mail    ${state.email}
Password  ${state.password}
Sandbox   ${sandbox.bolta} (ledger: ${sandbox.control}/bolta/ledger?mode=test)

Ctrl-C stops everything.`);
}

async function startEditor(): Promise<n8n.N8n> {
	const editor = await step('Starting n8n', async () => await n8n.startN8n({ home, port: EDITOR_PORT, ui: true }));
	if (editor.port !== EDITOR_PORT) console.log(`  Port ${EDITOR_PORT} is taken; the editor is on ${editor.port}`);
	return editor;
}

const stopRequested = new Promise<void>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

async function demo(isOnce: boolean, started: n8n.Running[]): Promise<boolean> {
	const examples = readExamples();
	const first = examples.find(({ file }) => file === FIRST_EXAMPLE)?.workflow;
	if (!first) throw new Error(`examples/${FIRST_EXAMPLE} is missing`);

	let state = readState();
	const logFile = path.join(home, 'sandbox.log');
	const sandbox = await step('Starting the sandbox', async () => await startSandbox(logFile, state.boltaPort));
	started.push(sandbox);
	state = { ...state, boltaPort: Number(new URL(sandbox.bolta).port) };
	saveState(state);
	state = await install(
		state,
		[boltaCredential(state.apiKey, sandbox)],
		examples.map(({ workflow }) => workflow),
	);

	const editor = await startEditor();
	started.push(editor);
	const client = await n8n.owner(editor.url, state);
	const isWell = await runFirstExample(client, first, sandbox);
	if (isOnce) return isWell;

	printAddresses(editor.url, sandbox, state, first);
	const gone = (program: n8n.Running, name: string) => program.exited.then(() => name);
	const name = await Promise.race([stopRequested, gone(editor, 'n8n'), gone(sandbox, 'The sandbox')]);
	if (name) console.error(`${name} has ended by itself; see the logs in ${path.relative(root, home)}`);
	return !name;
}

const started: n8n.Running[] = [];
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
