import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { bolta } from './bolta';

export interface Told {
	/** Files of modules that the nodes had loaded before the first execution. */
	before: string[];
	/** Of each execution, those that came only with it. */
	later: string[][];
	/** Of each execution: the error's message, null where there is none, and what its hint says. */
	errors: Array<string | null>;
	hints: string[];
}

type Given = Pick<Parameters<typeof bolta>[1], 'parameters' | 'input' | 'onError'>;

/** Runs the Bolta node in a process of its own, one execution after the other, on a machine with these variables. */
export async function inFreshProcess(
	baseUrl: string,
	executions: readonly Given[],
	env: Readonly<Record<string, string>> = {},
): Promise<Told> {
	const child = fork(path.join(__dirname, 'firstExecution.cjs'), [JSON.stringify({ baseUrl, executions })], {
		// n8n's engine prints errors of nodes; here they are expected.
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		env: { ...process.env, ...env },
	});
	const gone = once(child, 'exit').then(([code]) => {
		throw new Error(`The process ended with ${code} before it told anything`);
	});
	const [told] = (await Promise.race([once(child, 'message'), gone])) as [Told];
	return told;
}
