/** A copy of the project's sources, in which a test may change what it likes. */
import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	globSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
	createProgram,
	flattenDiagnosticMessageText,
	parseJsonConfigFileContent,
	readConfigFile,
	sys,
	type Program,
} from 'typescript';

const root = path.resolve(__dirname, '../../..');
/** What scripts and tests read, and the build. */
const FOLDERS = ['nodes', 'credentials', 'sandbox', 'scripts', 'test', 'docs'];
const FILES = ['*.json', '*.js', '*.md', '.prettierrc.json'];

export interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

export class ProjectCopy {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'project-copy-'));
	/** Of the last look, so that the next one reads only what has changed. */
	#program: Program | undefined;

	constructor() {
		for (const part of [...FOLDERS, ...globSync(FILES, { cwd: root })])
			cpSync(path.join(root, part), path.join(this.folder, part), { recursive: true });
		symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	read(file: string): string {
		return readFileSync(path.join(this.folder, file), 'utf8');
	}

	write(file: string, text: string): void {
		writeFileSync(path.join(this.folder, file), text);
	}

	/** Puts one text for another, which has to be there. */
	edit(file: string, from: string | RegExp, to: string): void {
		const text = this.read(file);
		const edited = text.replace(from, to);
		if (edited === text) throw new Error(`${file} has no ${String(from)}`);
		this.write(file, edited);
	}

	/** Runs a program of the copy on this Node.js, as from a terminal. */
	async node(...args: readonly string[]): Promise<Ended> {
		const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('JEST_')));
		return await promisify(execFile)(process.execPath, args, { cwd: this.folder, env }).then(
			(said) => ({ code: 0, ...said }),
			(error: unknown) => error as Ended,
		);
	}

	/** The sources that are new, or no longer as they were. */
	changed(): string[] {
		return FOLDERS.flatMap((part) =>
			readdirSync(path.join(this.folder, part), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
				.map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
				.filter((file) => {
					const original = path.join(root, file);
					return !existsSync(original) || readFileSync(original, 'utf8') !== this.read(file);
				}),
		);
	}

	/** What the compiler says of these files: all others are as they were, and checked by `tsc` over everything. */
	problemsIn(files: readonly string[]): string[] {
		const { config } = readConfigFile(path.join(this.folder, 'tsconfig.json'), sys.readFile) as { config: object };
		const { options } = parseJsonConfigFileContent({ ...config, include: [] }, sys, this.folder);
		const names = files.map((file) => path.join(this.folder, file));
		const program = createProgram(names, options, undefined, this.#program);
		this.#program = program;
		return names
			.flatMap((name) => {
				const file = program.getSourceFile(name);
				return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
			})
			.map(({ file, messageText }) => `${file?.fileName}: ${flattenDiagnosticMessageText(messageText, '\n')}`);
	}

	/** Runs tests of the copy, those whose files and names fit. @returns the names of what failed */
	async failedTests(kinds: readonly string[], files: string, names = ''): Promise<string[]> {
		const args = [...kinds.map((kind) => `--selectProjects=${kind}`), `--testPathPatterns=${files}`, '-i', '--json'];
		const { stdout } = await this.node('node_modules/jest/bin/jest.js', ...args, ...(names ? ['-t', names] : []));
		const { testResults, numPassedTests } = JSON.parse(stdout) as {
			numPassedTests: number;
			testResults: Array<{
				message: string;
				status: string;
				assertionResults: Array<{ status: string; fullName: string }>;
			}>;
		};
		const failed = testResults.flatMap(({ status, message, assertionResults }) => {
			const those = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => fullName);
			return status === 'failed' && those.length === 0 ? [message] : those;
		});
		return numPassedTests + failed.length > 0 ? failed : [`no test of ${files} was run`];
	}
}
