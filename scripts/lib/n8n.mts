/**
 * The real, pinned n8n as a library: install the packed package as a user would have it, start, talk to it, stop it.
 * The one that the project stands on, or an older one where that is asked for.
 * Runs under the project's own Node (scripts) and under jest (end-to-end tests).
 */
import { parse as unflatten } from 'flatted';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './ports.mts';

const run = promisify(execFile);

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where an n8n was installed: in a folder below `runtime`. */
const n8nIn = (runtime = 'n8n') => path.join(root, 'runtime', runtime, 'node_modules', 'n8n');
const programOf = (runtime?: string) => path.join(n8nIn(runtime), 'bin', 'n8n');
const guard = path.join(root, 'scripts', 'lib', 'guard.mjs');

export const packageName = 'n8n-nodes-bolta-hiworks';
/** What `npm pack` made of the present source; `scripts/test.mjs` and `scripts/demo.mjs` put it there. */
export const tarball = path.join(root, '.cache', 'pack', 'package.tgz');
/** What `firstHome.mts` made; `scripts/test.mjs` has it made. */
export const firstHome = path.join(root, '.cache', 'first-home', 'home');
/** Who owns it. */
export const testOwner: Owner = { email: 'owner@example.com', password: 'End-to-end-1' };

// ------------------------------------------------------------------------------------------------------------
// processes

export interface Running {
	/** The program's own process, which leads a process group. */
	pid: number;
	/** Ends with the exit code once the whole group is gone. */
	exited: Promise<number>;
	/** Asks the program to finish, and insists after ten seconds. */
	stop(): Promise<void>;
	kill(signal: NodeJS.Signals): Promise<number>;
	/** This process may end before it; then it ends too. */
	release(): void;
}

const STOP_MS = 10_000;

/**
 * Starts a program that cannot outlive this process. Its output goes to the file, or through `onLine` when that is
 * given.
 */
export async function startProgram(
	command: string,
	args: string[],
	options: { env: NodeJS.ProcessEnv; logFile: string; cwd?: string; onLine?: (line: string) => void },
): Promise<Running> {
	mkdirSync(path.dirname(options.logFile), { recursive: true });
	const log = openSync(options.logFile, 'w');
	const child = spawn(process.execPath, [guard, String(STOP_MS), command, ...args], {
		cwd: options.cwd ?? root,
		env: options.env,
		// In a group of its own: whoever ends our group must not end the one that cleans up behind us.
		detached: true,
		stdio: ['ignore', options.onLine ? 'pipe' : log, log, 'ipc'],
	});
	closeSync(log);
	if (options.onLine) readLines(child, options.onLine);

	const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
	const pid = await new Promise<number>((resolve, reject) => {
		child.once('message', (message) => resolve((message as { pid: number }).pid));
		child.once('exit', () => reject(new Error(`${path.basename(command)} could not be started`)));
	});
	const kill = async (signal: NodeJS.Signals) => {
		if (child.connected) child.send({ signal });
		return await exited;
	};
	const stop = async () => {
		const insist = setTimeout(() => void kill('SIGKILL'), STOP_MS);
		await kill('SIGTERM');
		clearTimeout(insist);
	};
	const release = () => {
		child.unref();
		child.channel?.unref();
	};
	return { pid, exited, stop, kill, release };
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
	let rest = '';
	child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		lines.forEach(onLine);
	});
}

// -----------------------------------------------------------------------------------------------------------------
// home

/** Unpacks the package where n8n keeps community packages, replacing what was there. */
export async function installPackage(home: string, file = tarball): Promise<void> {
	const target = path.join(home, '.n8n', 'nodes', 'node_modules', packageName);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	await run('tar', ['-xzf', file, '-C', target, '--strip-components=1']);
}

/** Parts of n8n that no workflow of ours touches; without them it starts in half the time and half the memory. */
const UNNEEDED_MODULES = [
	'agents',
	'breaking-changes',
	'chat-hub',
	'dynamic-credentials',
	'external-secrets',
	'favorites',
	'insights',
	'instance-ai',
	'instance-version-history',
	'ldap',
	'log-streaming',
	'mcp',
	'mcp-registry',
	'oauth-jwe',
	'oauth-server',
	'otel',
	'provisioning',
	'quick-connect',
	'redaction',
	'source-control',
	'sso-oidc',
	'sso-saml',
	'token-exchange',
	'workflow-builder',
	'workflow-reviews',
];

/** Asks a server of n8n's otherwise. */
const ASKING_MODULES = ['mcp-registry'];

/**
 * As production should be set (deploy/compose.yaml): else each execution costs n8n three times as much, and of hundreds
 * of calls at once it loses some before it asks a node (docs/throughput.md).
 */
export const AS_IN_PRODUCTION = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** An n8n that is told a name it does not know does not start. */
function withoutModules(names: string[], runtime?: string): Record<string, string> {
	const known = readdirSync(path.join(n8nIn(runtime), 'dist', 'modules')).map((folder) => folder.replace(/\.ee$/, ''));
	return { N8N_DISABLED_MODULES: names.filter((name) => known.includes(name)).join(',') };
}

/**
 * Only what a program needs of our own environment: no n8n, npm or proxy settings of the user reach the n8n we start.
 */
const INHERITED = ['LANG', 'LC_ALL', 'TMPDIR'];

function environment(home: string, extra: Record<string, string> = {}): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(
		INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
	);
	return {
		...inherited,
		// Its modules compiled, from one start to the next.
		NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'),
		// n8n starts its task runner as `node`: that must be the Node we run on.
		PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
		HOME: home,
		N8N_USER_FOLDER: home,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...extra,
	};
}

// ------------------------------------------------------------------------------------------------------------------
// CLI

async function commandLine(
	home: string,
	args: string[],
	{ runtime, env = {} }: Pick<N8nOptions, 'runtime' | 'env'> = {},
): Promise<string> {
	const options = {
		env: environment(home, {
			...withoutModules(ASKING_MODULES, runtime),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...env,
		}),
		maxBuffer: 256 * 1024 * 1024,
	};
	try {
		return (await run(process.execPath, [programOf(runtime), ...args], options)).stdout;
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		throw new Error(`n8n ${args[0]}: ${[stderr, stdout].filter(Boolean).join('\n').trim() || String(error)}`, {
			cause: error,
		});
	}
}

async function importFrom(home: string, kind: 'workflow' | 'credentials', entries: object[]): Promise<void> {
	const file = path.join(home, `import-${kind}.json`);
	mkdirSync(home, { recursive: true });
	// Credentials pass through this file in clear.
	writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
	try {
		await commandLine(home, [`import:${kind}`, `--input=${file}`]);
	} finally {
		rmSync(file);
	}
}

export interface CredentialToImport {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** Before n8n is started on this home. */
export const importCredentials = async (home: string, credentials: CredentialToImport[]) =>
	await importFrom(home, 'credentials', credentials);

export const importWorkflows = async (home: string, workflows: WorkflowJson[]) =>
	await importFrom(home, 'workflow', workflows);

/** `n8n execute --id`: a run in mode `cli`, in a process of its own. */
export async function executeByCommandLine(
	home: string,
	workflowId: string,
	env: Record<string, string> = {},
	runtime?: string,
): Promise<Execution> {
	const args = ['execute', `--id=${workflowId}`, '--rawOutput'];
	// n8n prints the result through its logger; one JSON object per line is the only form that can be told from the rest.
	const output = await commandLine(home, args, { runtime, env: { N8N_LOG_FORMAT: 'json', ...env } }).catch(
		(error: Error) => error.message,
	);
	for (const line of output.split('\n')) {
		const message = line.startsWith('{') ? (JSON.parse(line) as { message?: string }).message : undefined;
		const start = message?.indexOf('{') ?? -1;
		if (message && /^(?:Execution error:\s*)?\{/.test(message.slice(0, 40)))
			return JSON.parse(message.slice(start)) as Execution;
	}
	throw new Error(output);
}

// ----------------------------------------------------------------------------------------------------------------
// start

/** The main process, or one of those beside it in queue mode. */
export type N8nCommand = 'start' | 'webhook' | 'worker';

export interface N8nOptions {
	/** The folder that holds `.n8n`. */
	home: string;
	/** Which n8n: a folder below `runtime`. If absent, the one that the project stands on. */
	runtime?: string;
	command?: N8nCommand;
	/** Of the command. */
	args?: string[];
	port?: number;
	brokerPort?: number;
	env?: Record<string, string>;
	/** With the editor. Without it n8n needs half the memory. */
	ui?: boolean;
	/** Without the parts of n8n that no workflow of ours touches. */
	lean?: boolean;
	logFile?: string;
}

export interface N8n extends Running {
	url: string;
	port: number;
	brokerPort: number;
	home: string;
	logFile: string;
}

const READY_MS = 120_000;

/** The main process of an older n8n is ready, as it says, seconds before its editor's interface is there. */
const hasInterface = async (url: string, command: N8nCommand) =>
	command !== 'start' || (await fetch(`${url}/rest/login`)).status !== 404;

async function waitUntilReady(url: string, command: N8nCommand, program: Running, logFile: string): Promise<void> {
	let exitCode: number | undefined;
	void program.exited.then((code) => (exitCode = code));
	for (const end = Date.now() + READY_MS; Date.now() < end; await wait(100)) {
		if (exitCode !== undefined) break;
		// Not /healthz: it says yes seconds before the database and the nodes are there.
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.status === 200 && (await hasInterface(url, command))) return;
	}
	await program.kill('SIGKILL');
	const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-30).join('\n');
	throw new Error(
		exitCode === undefined ? `n8n was not ready in time\n${tail}` : `n8n ended with ${exitCode}\n${tail}`,
	);
}

export async function startN8n(options: N8nOptions): Promise<N8n> {
	const {
		home,
		runtime,
		command = 'start',
		args = [],
		ui = false,
		lean = false,
		logFile = path.join(home, 'n8n.log'),
	} = options;
	const port = await freePort(options.port);
	const brokerPort = await freePort(options.brokerPort);
	const env = environment(home, {
		// A worker listens only for those who ask how it is.
		...(command === 'worker'
			? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }
			: { N8N_PORT: String(port) }),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		...(ui ? {} : { N8N_DISABLE_UI: 'true' }),
		...withoutModules(lean ? UNNEEDED_MODULES : ASKING_MODULES, runtime),
		...options.env,
	});
	mkdirSync(home, { recursive: true });
	const program = await startProgram(process.execPath, [programOf(runtime), command, ...args], { env, logFile });
	const url = `http://127.0.0.1:${port}`;
	await waitUntilReady(url, command, program, logFile);
	return { ...program, url, port, brokerPort, home, logFile };
}

// -----------------------------------------------------------------------------------------------------------------
// REST

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[key: string]: unknown;
}

export interface WorkflowJson {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
	error?: unknown;
}

export interface NodeRun {
	executionStatus: string;
	executionTime: number;
	startTime: number;
	error?: { message: string; description?: string; [key: string]: unknown };
	/** What stands in a line above the output. */
	hints?: Array<{ message: string; type?: string }>;
	data?: { main: Array<Item[] | null> };
}

export interface Execution {
	id: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			lastNodeExecuted?: string;
			error?: { message: string; description?: string; [key: string]: unknown };
		};
	};
}

/** An execution in a list. */
export type Summary = Pick<Execution, 'id' | 'status' | 'mode'>;

/** The items that a node gave at its last run, by output. */
export function outputOf(execution: Pick<Execution, 'data'>, node: string, output = 0): Item[] {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main[output] ?? [];
}

export interface Owner {
	email: string;
	password: string;
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** A wrong answer of n8n's REST interface. */
export class RestError extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** An older n8n does not tell how a publication goes on, because it answers when all is live. */
function publishedAtOnce(error: unknown): { status: string } {
	if (!(error instanceof RestError) || error.status !== 404) throw error;
	return { status: 'published' };
}

/** For a call that nobody repeats: one that was idle for five seconds n8n may close as the call goes out. */
export const OWN_CONNECTION = { connection: 'close' };

async function send(url: string, method: string, body: unknown, cookie: string): Promise<Response> {
	const response = await fetch(url, {
		method,
		headers: {
			...OWN_CONNECTION,
			...(cookie ? { cookie } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	if (!response.ok)
		throw new RestError(
			response.status,
			`${method} ${new URL(url).pathname}: ${response.status} ${await response.text()}`,
		);
	return response;
}

/** Signs in as the owner; the first time makes that account. */
export async function owner(url: string, { email, password }: Owner): Promise<Client> {
	const account = { email, password, firstName: 'Demo', lastName: 'Owner' };
	const response = await send(`${url}/rest/owner/setup`, 'POST', account, '').catch(async (error: unknown) => {
		if (!(error instanceof RestError) || error.status !== 400) throw error;
		return await send(`${url}/rest/login`, 'POST', { emailOrLdapLoginId: email, password }, '');
	});
	const cookie = response.headers
		.getSetCookie()
		.map((text) => text.split(';')[0])
		.join('; ');
	return new Client(url, cookie);
}

export class Client {
	readonly url: string;
	/** Of the session; another Client may go on with it. */
	readonly cookie: string;
	/** Milliseconds between two looks at an execution: each costs n8n a dozen of its processor. */
	protected readonly pauseMs: number = 50;

	constructor(url: string, cookie: string) {
		this.url = url;
		this.cookie = cookie;
	}

	/** Any call of n8n's own editor interface; gives what stands under `data`. */
	async call<T>(method: string, route: string, body?: unknown): Promise<T> {
		const response = await send(`${this.url}/rest${route}`, method, body, this.cookie);
		return ((await response.json()) as { data: T }).data;
	}

	/** What n8n serves to a signed-in editor outside `/rest`, such as `/types/nodes.json`. */
	async get<T>(route: string): Promise<T> {
		const response = await send(this.url + route, 'GET', undefined, this.cookie);
		return (await response.json()) as T;
	}

	async createCredential(
		type: string,
		data: Record<string, unknown>,
		name: string = type,
	): Promise<{ id: string; name: string }> {
		const { id } = await this.call<{ id: string }>('POST', '/credentials', { name, type, data });
		return { id, name };
	}

	/** An older n8n asks for the id of a stored one, but tests what it is sent. */
	async testCredential(
		type: string,
		data: Record<string, unknown>,
		id = '',
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.call('POST', '/credentials/test', { credentials: { id, name: type, type, data } });
	}

	async createWorkflow(workflow: WorkflowJson): Promise<{ id: string; versionId: string }> {
		const body = { active: false, settings: { executionOrder: 'v1' }, ...workflow };
		return await this.call('POST', '/workflows', body);
	}

	async getWorkflow(id: string): Promise<WorkflowJson & { id: string; versionId: string; active: boolean }> {
		return await this.call('GET', `/workflows/${id}`);
	}

	/** "Execute Workflow" in the editor; comes back at once. */
	async start(workflowId: string, trigger: string): Promise<string> {
		// n8n runs the stored workflow; an older one runs what it is sent, which in the editor is the same.
		const body = { triggerToStartFrom: { name: trigger }, workflowData: await this.getWorkflow(workflowId) };
		const { executionId } = await this.call<{ executionId: string }>('POST', `/workflows/${workflowId}/run`, body);
		return executionId;
	}

	/** "Execute Workflow" in the editor, to its end. */
	async run(workflowId: string, trigger: string, timeoutMs?: number): Promise<Execution> {
		return await this.waitFor(await this.start(workflowId, trigger), timeoutMs);
	}

	/** How far an execution is. */
	async status(executionId: string): Promise<Execution['status']> {
		return (await this.call<Pick<Execution, 'status'>>('GET', `/executions/${executionId}`)).status;
	}

	async waitFor(executionId: string, timeoutMs = 60_000): Promise<Execution> {
		for (const end = Date.now() + timeoutMs; Date.now() < end; await wait(this.pauseMs)) {
			if (ENDED.includes(await this.status(executionId))) return await this.getExecution(executionId);
		}
		throw new Error(`Execution ${executionId} did not end within ${timeoutMs} ms`);
	}

	async getExecution(executionId: string): Promise<Execution> {
		const execution = await this.call<Omit<Execution, 'data'> & { data: string }>('GET', `/executions/${executionId}`);
		return { ...execution, data: unflatten(execution.data) as Execution['data'] };
	}

	/** The newest first, at most 50. */
	async executions(workflowId: string): Promise<Summary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		return (await this.call<{ results: Summary[] }>('GET', `/executions?limit=50&filter=${filter}`)).results;
	}

	async retryExecution(executionId: string, loadWorkflow = false): Promise<Execution> {
		const { id } = await this.call<{ id: string }>('POST', `/executions/${executionId}/retry`, { loadWorkflow });
		return await this.waitFor(id);
	}

	async stopExecution(executionId: string): Promise<void> {
		await this.call('POST', `/executions/${executionId}/stop`, {});
	}

	/** Publishes the stored version and waits until its triggers are live. */
	async activate(workflowId: string, timeoutMs = 30_000): Promise<void> {
		const { versionId } = await this.getWorkflow(workflowId);
		await this.call('POST', `/workflows/${workflowId}/activate`, { versionId });
		for (const end = Date.now() + timeoutMs; Date.now() < end; await wait(50)) {
			const publication = await this.call<{ status: string }>(
				'GET',
				`/workflows/${workflowId}/publication-status`,
			).catch(publishedAtOnce);
			if (publication.status === 'published') return;
			// n8n reads triggers and task apart: between the two it may say that there are neither.
			if (!['in_progress', 'not_published'].includes(publication.status)) throw new Error(JSON.stringify(publication));
		}
		throw new Error(`Workflow ${workflowId} was not published within ${timeoutMs} ms`);
	}

	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/workflows/${workflowId}/deactivate`, {});
	}
}
