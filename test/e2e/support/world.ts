import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import * as n8n from '../../../scripts/lib/n8n.mts';
import { isAlive } from '../../../scripts/lib/ports.mts';
import { LocalClient } from './localClient.ts';

/** The real n8n with the packed package installed, the sandbox beside it, and the owner signed in. */
export interface World {
	home: string;
	n8n: n8n.N8n;
	client: LocalClient;
	sandbox: Sandbox;
	/** Starts n8n anew on the same home, after it was stopped or killed. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** One whose n8n others use as well: it cannot be stopped. */
export interface BorrowedWorld extends Pick<World, 'home' | 'client' | 'sandbox' | 'close'> {
	n8n: Pick<n8n.N8n, 'url' | 'home' | 'logFile'>;
}

export interface WorldOptions extends Pick<n8n.N8nOptions, 'env' | 'ui'> {
	sandbox?: SandboxOptions;
	/** With Code nodes: n8n runs them in a process beside it. */
	code?: boolean;
	/** n8n makes its home itself, as at its first start with a user, runs all that it runs there, and is as it comes. */
	isFirst?: boolean;
}

/** n8n starts no process for Code nodes then: somebody else is to. */
const WITHOUT_CODE = { N8N_RUNNERS_MODE: 'external', N8N_RUNNERS_AUTH_TOKEN: 'nobody-has-it' };

/**
 * A folder with our process number in its name; what tests that were killed left behind is cleared away.
 * Outside the project, as a user's is: within it Node would find our own n8n-workflow and zod before those of n8n.
 */
export function makeHome(kind: string): string {
	const homes = path.join(tmpdir(), `${n8n.packageName}-${kind}`);
	mkdirSync(homes, { recursive: true });
	for (const name of readdirSync(homes)) {
		if (!isAlive(Number(name.split('-')[0]))) rmSync(path.join(homes, name), { recursive: true, force: true });
	}
	return mkdtempSync(path.join(homes, `${process.pid}-`));
}

/** As n8n leaves it after its first start, with all examples (`scripts/lib/firstHome.mts`). */
function copyFirstHome(): string {
	const home = makeHome('e2e');
	cpSync(n8n.firstHome, home, { recursive: true });
	return home;
}

async function makeOwnHome(): Promise<string> {
	const home = makeHome('e2e');
	await n8n.installPackage(home);
	return home;
}

/** What the files of one jest worker share, noted where the next one looks. */
interface Shared {
	home: string;
	url: string;
	logFile: string;
	cookie: string;
}

/**
 * An n8n that other test files of this process have used or will use, with the editor, and a sandbox of one's own. For
 * tests that neither stop it nor look at all that it holds. It ends with the process.
 */
export async function borrowWorld(sandboxOptions?: SandboxOptions): Promise<BorrowedWorld> {
	const [sandbox, { home, url, logFile, cookie }] = await Promise.all([startSandbox(sandboxOptions), sharedN8n()]);
	const client = new LocalClient(url, cookie, home);
	return {
		home,
		n8n: { url, home, logFile },
		client,
		sandbox,
		close: async () => {
			client.close();
			await sandbox.close();
		},
	};
}

type Vendor = 'bolta' | 'hiworks' | 'hiworksBill' | 'hiworksOrg' | 'portOne';

/**
 * The same for the tests of a file: had before the first, given back after the last. Before each of them these vendors
 * are as at first.
 */
export function withBorrowedWorld(...vendors: Vendor[]): BorrowedWorld {
	let borrowed: BorrowedWorld | undefined;
	beforeAll(async () => {
		borrowed = await borrowWorld();
	});
	afterAll(async () => await borrowed?.close());
	const world = new Proxy({} as BorrowedWorld, {
		get(_, name) {
			if (!borrowed) throw new Error('n8n runs only while tests do');
			return Reflect.get(borrowed, name) as unknown;
		},
	});
	beforeEach(() => {
		for (const vendor of vendors) world.sandbox[vendor].reset();
	});
	return world;
}

async function sharedN8n(): Promise<Shared> {
	const note = path.join(tmpdir(), `${n8n.packageName}-e2e`, `${process.pid}-shared.json`);
	if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Shared;
	const home = copyFirstHome();
	const { url, logFile, release } = await n8n.startN8n({ home, lean: true, ui: true, env: n8n.AS_IN_PRODUCTION });
	// Nobody stops it: it must not keep the process whose end it waits for.
	release();
	const { cookie } = await n8n.owner(url, n8n.testOwner);
	const shared = { home, url, logFile, cookie };
	writeFileSync(note, JSON.stringify(shared));
	return shared;
}

/** Takes 3 seconds and an n8n's memory: for tests that stop it, set it up in their own way, or look into it. */
export async function startWorld({
	sandbox: sandboxOptions,
	isFirst = false,
	code = isFirst,
	...options
}: WorldOptions = {}): Promise<World> {
	const home = isFirst ? await makeOwnHome() : copyFirstHome();
	const sandbox = await startSandbox(sandboxOptions);
	const env = { ...(isFirst ? {} : n8n.AS_IN_PRODUCTION), ...(code ? {} : WITHOUT_CODE), ...options.env };
	const start = async () => await n8n.startN8n({ home, lean: true, ui: options.ui, env });
	const first = await start();
	const { cookie } = await n8n.owner(first.url, n8n.testOwner);
	const world: World = {
		home,
		n8n: first,
		client: new LocalClient(first.url, cookie, home),
		sandbox,
		restart: async () => {
			world.client.close();
			world.n8n = await start();
			// Its sessions outlive n8n.
			world.client = new LocalClient(world.n8n.url, cookie, home);
		},
		close: async () => {
			world.client.close();
			await Promise.all([world.n8n.stop(), sandbox.close()]);
			rmSync(home, { recursive: true, force: true });
		},
	};
	return world;
}

export interface Example {
	file: string;
	workflow: n8n.WorkflowJson;
}

function readAll(): Example[] {
	const folder = path.join(n8n.root, 'examples');
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => {
		const text = readFileSync(path.join(folder, file), 'utf8');
		return { file, workflow: JSON.parse(text) as n8n.WorkflowJson };
	});
}

const POLLING_NODE = `${n8n.packageName}.hiworksTrigger`;
const isOfPolling = ({ workflow: { nodes } }: Example) => nodes.some(({ type }) => type === POLLING_NODE);
const OFFICE_NODES = ['hiworks', 'hiworksApprovalTrigger'].map((name) => `${n8n.packageName}.${name}`);
const isOfOffice = ({ workflow: { nodes } }: Example) => nodes.some(({ type }) => OFFICE_NODES.includes(type));
const isOfOrg = ({ workflow: { nodes } }: Example) =>
	nodes.some(({ type }) => type === `${n8n.packageName}.hiworksOrg`);

/** Nodes by which a sheet comes to n8n: as a file that somebody uploads, or as Google's. */
const SHEET_NODES = ['formTrigger', 'googleSheets'].map((name) => `n8n-nodes-base.${name}`);
const isOfSheets = ({ workflow: { nodes } }: Example) => nodes.some(({ type }) => SHEET_NODES.includes(type));

const isOfPortOne = ({ workflow: { nodes } }: Example) =>
	nodes.some(({ type }) => type.startsWith(`${n8n.packageName}.portOne`));

const INVOICE_NODES = ['bolta', 'hiworksBill', 'portOneB2b'].map((name) => `${n8n.packageName}.${name}`);
const isOfAllInvoices = ({ workflow: { nodes } }: Example) =>
	INVOICE_NODES.every((invoiceNode) => nodes.some(({ type }) => type === invoiceNode));

/** Those of agents and of MCP, whose nodes of ours are tools. */
const isOfAgents = ({ workflow: { nodes } }: Example) =>
	nodes.some(({ type }) => type.startsWith('@n8n/n8n-nodes-langchain.'));
export const readAgentExamples = (): Example[] => readAll().filter(isOfAgents);

/**
 * The workflows that the package offers for import, but for those of Hiworks' office and organization sync, of PortOne,
 * of sheets and of agents.
 */
export const readExamples = (): Example[] =>
	readAll().filter((example) =>
		[isOfOffice, isOfOrg, isOfPortOne, isOfSheets, isOfAgents].every((isOf) => !isOf(example)),
	);

/** Those that begin with a sheet: an uploaded file, or Google's. */
export const readSheetExamples = (): Example[] => readAll().filter(isOfSheets);

/** Those of PortOne alone. */
export const readPortOneExamples = (): Example[] =>
	readAll().filter((example) => isOfPortOne(example) && !isOfAllInvoices(example) && !isOfAgents(example));

/** Those with the invoices of every vendor. */
export const readExamplesOfAllInvoices = (): Example[] => readAll().filter(isOfAllInvoices);

/** Those of Hiworks' office; they use nodes of other vendors too. */
export const readOfficeExamples = (): Example[] =>
	readAll().filter((example) => isOfOffice(example) && !isOfOrg(example) && !isOfPolling(example));

/** Those that begin with a list of Hiworks' office that is read again and again. */
export const readPollingExamples = (): Example[] => readAll().filter(isOfPolling);

/** Those of Hiworks' organization sync; they use nodes of its office too. */
export const readOrgExamples = (): Example[] => readAll().filter(isOfOrg);

/** The workflow with its credentials of one type replaced, as a user does who imports it. */
export function withCredential(
	workflow: n8n.WorkflowJson,
	type: string,
	credential: { id: string; name: string },
): n8n.WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] ? { ...node, credentials: { ...node.credentials, [type]: credential } } : node,
	);
	return { ...workflow, nodes };
}
