/**
 * n8n in queue mode: PostgreSQL, Redis, one main, webhook processes and workers, all on free ports of this machine.
 * The programs of the servers are on the PATH (servers.mjs).
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as n8n from './n8n.mts';
import { freePort, isListening } from './ports.mts';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then it, and its folder, belong to nobody. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = (command: string, args: string[]): [string, string[]] =>
	isRoot
		? ['setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--', command, ...args]]
		: [command, args];

const READY_MS = 30_000;

async function until(what: string, isReady: () => Promise<boolean>): Promise<void> {
	for (const end = Date.now() + READY_MS; Date.now() < end; await wait(100)) if (await isReady()) return;
	throw new Error(`${what} was not ready in time`);
}

interface Postgres {
	server: n8n.Running;
	/** For n8n. */
	env: Record<string, string>;
	/** For psql. */
	client: Record<string, string>;
}

async function startPostgres(folder: string): Promise<Postgres> {
	const data = path.join(folder, 'postgres');
	const [port, environment] = [await freePort(), { ...process.env, HOME: data, LC_ALL: 'C' }];
	mkdirSync(data, { recursive: true, mode: 0o700 });
	if (isRoot) await run('chown', [String(NOBODY), data]);
	const initialize = asNobody('initdb', [
		'--pgdata',
		data,
		'--username',
		'n8n',
		'--auth',
		'trust',
		'--encoding',
		'UTF8',
		'--locale',
		'C',
		'--no-sync',
	]);
	await run(...initialize, { env: environment, cwd: '/' });
	// What is lost with the machine is a test's.
	const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '200' };
	const args = [
		'-D',
		data,
		'-p',
		String(port),
		...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
	];
	const [command, all] = asNobody('postgres', args);
	const server = await n8n.startProgram(command, all, {
		env: environment,
		cwd: '/',
		logFile: path.join(folder, 'postgres.log'),
	});
	await until('PostgreSQL', async () => await isListening(port));
	const env = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'n8n',
	};
	return { server, env, client: { PGHOST: '127.0.0.1', PGPORT: String(port), PGDATABASE: 'postgres', PGUSER: 'n8n' } };
}

async function startRedis(folder: string): Promise<{ server: n8n.Running; env: Record<string, string> }> {
	const port = await freePort();
	const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
	const server = await n8n.startProgram('redis-server', args, {
		env: process.env,
		cwd: folder,
		logFile: path.join(folder, 'redis.log'),
	});
	await until('Redis', async () => await isListening(port));
	return { server, env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) } };
}

export interface ClusterOptions {
	/** An empty folder, outside the project. */
	folder: string;
	workers: number;
	webhooks: number;
	/** Executions that a worker has at once. */
	concurrency?: number;
	/** More of n8n's settings, for all processes. */
	env?: Record<string, string>;
	/** Puts more than the package into the folder of a process. */
	install?(home: string): void;
}

export interface Cluster {
	main: n8n.N8n;
	webhooks: n8n.N8n[];
	workers: n8n.N8n[];
	/** Starts one more. */
	addWorker(): Promise<n8n.N8n>;
	/** Starts another main process in the place of one that has ended, at another address. */
	replaceMain(): Promise<void>;
	/** The rows that a query gives, as JSON. */
	query<Row>(sql: string): Promise<Row[]>;
	close(): Promise<void>;
}

export async function startCluster({
	folder,
	workers,
	webhooks,
	concurrency = 5,
	env: more = {},
	install,
}: ClusterOptions): Promise<Cluster> {
	// The one who runs PostgreSQL has to reach its folder.
	chmodSync(folder, 0o755);
	const [servers, processes]: [n8n.Running[], n8n.Running[]] = [[], []];
	const close = async () => {
		// Those who use the servers first.
		for (const programs of [processes, servers])
			await Promise.all(programs.map(async (program) => await program.stop()));
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const postgres = await startPostgres(folder);
		servers.push(postgres.server);
		const redis = await startRedis(folder);
		servers.push(redis.server);
		// Where the world calls: whoever makes an address, a worker too, must know it.
		const publicPort = await freePort();
		const env = {
			...n8n.AS_IN_PRODUCTION,
			...postgres.env,
			...redis.env,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: webhooks > 0 ? 'true' : 'false',
			N8N_ENCRYPTION_KEY: 'synthetic-encryption-key-of-tests',
			WEBHOOK_URL: `http://127.0.0.1:${publicPort}/`,
			...more,
		};
		let count = 0;
		const start = async (command: n8n.N8nCommand, port?: number) => {
			const home = path.join(folder, `${command}-${++count}`);
			await n8n.installPackage(home);
			install?.(home);
			const running = await n8n.startN8n({
				home,
				lean: true,
				env,
				command,
				port,
				args: command === 'worker' ? [`--concurrency=${concurrency}`] : [],
			});
			processes.push(running);
			return running;
		};
		// The main process makes the tables; the others need them.
		const main = await start('start', webhooks > 0 ? undefined : publicPort);
		const several = async (command: n8n.N8nCommand, number: number) =>
			await Promise.all(
				Array.from(
					{ length: number },
					async (_, n) => await start(command, command === 'webhook' && n === 0 ? publicPort : undefined),
				),
			);
		const [webhookProcesses, workerProcesses] = await Promise.all([
			several('webhook', webhooks),
			several('worker', workers),
		]);
		const cluster: Cluster = {
			main,
			webhooks: webhookProcesses,
			workers: workerProcesses,
			async addWorker() {
				const worker = await start('worker');
				cluster.workers.push(worker);
				return worker;
			},
			async replaceMain() {
				cluster.main = await start('start');
			},
			async query<Row>(sql: string) {
				const { stdout } = await run(
					'psql',
					['--no-psqlrc', '-At', '-c', `select coalesce(json_agg(row), '[]') from (${sql}) row`],
					{ env: { ...process.env, ...postgres.client }, maxBuffer: 1024 ** 3 },
				);
				return JSON.parse(stdout) as Row[];
			},
			close,
		};
		return cluster;
	} catch (error) {
		await close();
		throw error;
	}
}
