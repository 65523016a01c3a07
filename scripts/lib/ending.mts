/** For scripts that start processes: whatever ends the script, what it has opened is closed. */
const open = new Set<() => Promise<void>>();

/** What closes it, whether it is called or the script ends before. */
export function onceOpen(close: () => Promise<void>): () => Promise<void> {
	const closeOnce = async () => {
		if (open.delete(closeOnce)) await close();
	};
	open.add(closeOnce);
	return closeOnce;
}

const interrupted = async () =>
	await new Promise<never>((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.on(signal, () => reject(new Error('Interrupted')));
	});

/**
 * Runs the body of a script to its end, an error's or the user's, closes what is still open, and exits: with 0 where
 * all is well.
 */
export async function runToEnd(body: () => Promise<boolean>): Promise<never> {
	try {
		process.exitCode = (await Promise.race([body(), interrupted()])) ? 0 : 1;
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		await Promise.all([...open].map(async (close) => await close()));
	}
	// What an interrupted body still waits for must not keep the process.
	return process.exit();
}
