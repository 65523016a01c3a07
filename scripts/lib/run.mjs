import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inCache, inProject, root } from './project.mjs';

const TAIL_LINES = 40;

/** A step that failed, with what the user needs to see; printed without a stack. */
export class StepError extends Error {}

/** What a command may take to clean up behind itself. */
const GRACE_MS = 15_000;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs a command and gives its exit code. The command ends when this process ends, however that comes about; a Ctrl-C
 * is handed on, and this process waits until the command has cleaned up behind itself.
 */
export function run(command, args, { cwd = root, env = process.env, stdio = 'inherit', graceMs = GRACE_MS } = {}) {
	const [output, errors] = Array.isArray(stdio) ? stdio : [stdio, stdio];
	const guard = inProject('scripts', 'lib', 'guard.mjs');
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [guard, String(graceMs), command, ...args], {
			cwd,
			env,
			detached: true,
			stdio: ['ignore', output, errors, 'ipc'],
		});
		let interrupted = 0;
		const interrupt = (signal) => {
			interrupted = SIGNALS[signal];
			const send = (name) => child.connected && child.send({ signal: name });
			send(signal);
			setTimeout(() => send('SIGKILL'), GRACE_MS).unref();
		};
		const names = Object.keys(SIGNALS);
		for (const name of names) process.on(name, interrupt);
		child.on('error', reject);
		child.on('exit', (code) => {
			for (const name of names) process.off(name, interrupt);
			if (interrupted && code !== 0) process.exit(interrupted);
			resolve(code ?? 1);
		});
	});
}

const seconds = (since) => {
	const passed = (Date.now() - since) / 1000;
	return passed < 10 ? `${passed.toFixed(1)} s` : `${Math.round(passed)} s`;
};

/** Says what is being done and how long it took: `• Building … 6.1 s`. */
export async function step(title, work) {
	const start = Date.now();
	process.stdout.write(`• ${title} … `);
	try {
		const result = await work();
		console.log(seconds(start));
		return result;
	} catch (error) {
		console.log(`failed after ${seconds(start)}`);
		throw error;
	}
}

/**
 * Runs a command with its output in a log file, of which the end is shown if the command fails. It ends the moment that
 * this process does: an installer left alone would work against the one that repairs its work.
 */
export async function runLogged(name, command, args, options = {}) {
	const log = inCache('logs', `${name}.log`);
	mkdirSync(path.dirname(log), { recursive: true });
	const file = openSync(log, 'w');
	const code = await run(command, args, { ...options, stdio: file, graceMs: 0 }).finally(() => closeSync(file));
	if (code === 0) return;
	const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
	throw new StepError(`${tail}\n\nExit code ${code}. The whole output: ${path.relative(root, log)}`);
}

/** The body of a script: a failed step is printed plainly, anything unforeseen with its stack. */
export async function main(body) {
	try {
		process.exitCode = (await body()) ?? 0;
	} catch (error) {
		console.error(error instanceof StepError ? error.message : error);
		process.exitCode = 1;
	}
}
