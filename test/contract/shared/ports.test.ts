/** Ports for the programs that tests start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PORTS = pathToFileURL(path.resolve(__dirname, '../../../scripts/lib/ports.mts')).href;

/** Draws some, tells them, and lives until it may go. */
const PROGRAM = `
	const { freePort } = await import(${JSON.stringify(PORTS)});
	const ports = [];
	for (let count = 0; count < 300; count++) ports.push(await freePort());
	console.log(ports.join());
	process.stdin.resume();
`;

it('no two processes draw the same port', async () => {
	const programs = [1, 2, 3, 4].map(() =>
		spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] }),
	);
	const said = await Promise.all(programs.map(async ({ stdout }) => String((await once(stdout, 'data'))[0])));
	const ends = programs.map(async (program) => await once(program, 'exit'));
	for (const { stdin } of programs) stdin.end();
	await Promise.all(ends);
	const ports = said.flatMap((line) => line.trim().split(','));
	expect(ports).toHaveLength(1200);
	expect(new Set(ports).size).toBe(1200);
});
