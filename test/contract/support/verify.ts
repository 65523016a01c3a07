/** `npm run verify:live` as a test runs it: against the sandbox only. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const scripts = join(__dirname, '../../../scripts');
const MAIN = join(scripts, 'lib', 'verify', 'main.mts');
/** What a user types; it reads a "yes". */
export const TYPED = join(scripts, 'verify-live.mjs');

const NAMES = /^(BOLTA|PORTONE|HIWORKS)_/;

export interface Verified {
	code: number;
	output: string;
	errors: string;
}

/** Runs a kit without a single variable of the user's own, lest a key of theirs gets in here. */
export async function verify(
	given: Record<string, string>,
	args: string[],
	{ program = MAIN, typed = '' }: { program?: string; typed?: string } = {},
): Promise<Verified> {
	const inherited = Object.entries(process.env).filter(([name]) => !NAMES.test(name));
	const child = spawn(process.execPath, [program, ...args], { env: { ...Object.fromEntries(inherited), ...given } });
	let [output, errors] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => {
		errors += chunk.toString();
	});
	child.stdin.end(typed);
	const [code] = (await once(child, 'close')) as [number];
	return { code, output, errors };
}

/** The findings of the report, by question. */
export function findings(output: string): Record<string, string> {
	const [questions = ''] = output.split('\n## ');
	const rows = questions
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2);
	return Object.fromEntries(rows.map((line) => line.slice(2, -2).split(' | ').slice(0, 2) as [string, string]));
}

/** What a report may never show: the given texts, numbers of companies and persons, addresses of any kind. */
export function expectNothingSecret(output: string, secrets: string[]): void {
	for (const secret of secrets) expect(output).not.toContain(secret);
	expect(output).not.toMatch(/\d{10}|\d{3}-\d\d-\d{5}|@|https?:\/\/\w/);
}
