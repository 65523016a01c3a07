/**
 * Runs a command in a process group of its own and ends the whole group when its starter is gone, however the starter
 * went: by itself, by Ctrl-C or by `kill -9`. The starter talks over the IPC channel; a closed channel means it is
 * gone.
 */
import { spawn } from 'node:child_process';

/** How long the group may take to finish by itself once nobody waits for it any more. */
const [graceMs, command, ...args] = process.argv.slice(2);

// What a signal means is for the starter to decide.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nobody of the group is left.
	}
}

child.on('error', (error) => {
	console.error(error.message);
	process.exit(127);
});
child.on('spawn', () => process.send?.({ pid: child.pid }));
child.on('exit', (code, signal) => {
	signalGroup('SIGKILL');
	process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143));
});

process.on('message', ({ signal }) => signalGroup(signal));
process.on('disconnect', () => {
	signalGroup(Number(graceMs) > 0 ? 'SIGTERM' : 'SIGKILL');
	setTimeout(() => signalGroup('SIGKILL'), Number(graceMs));
});
