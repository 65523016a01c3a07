/** A copy of the project's sources, in which tests and scripts may change what they like. */
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
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
	createCompilerHost,
	createProgram,
	flattenDiagnosticMessageText,
	parseJsonConfigFileContent,
	readConfigFile,
	sys,
	type CompilerHost,
	type CompilerOptions,
	type Program,
	type SourceFile,
} from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What scripts and tests read, and the build. */
const FOLDERS = ['nodes', 'credentials', 'sandbox', 'scripts', 'test', 'docs'];
const FILES = ['*.json', '*.js', '*.md', '.prettierrc.json'];

export interface Ended {
	/** null: it was stopped. */
	code: number | null;
	stdout: string;
	stderr: string;
}

/** What came of tests. */
export interface Tested {
	passed: number;
	/** The names of what failed; of a file that could not be read, why. */
	failed: string[];
}

/** The report of a thousand tests is some megabytes. */
const MOST_BYTES = 256 * 1024 * 1024;

export class ProjectCopy {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'project-copy-'));
	/** What a program may take, in milliseconds; 0: whatever it needs. */
	mostMs = 0;
	/** Of the last look, so that the next one reads only what has changed. */
	#program: Program | undefined;
	/** What it read, by name: of ours with the text that it had. */
	readonly #sources = new Map<string, readonly [text: string | undefined, source: SourceFile | undefined]>();

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
		const options = { cwd: this.folder, env, maxBuffer: MOST_BYTES, timeout: this.mostMs };
		return await promisify(execFile)(process.execPath, args, options).then(
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

	/**
	 * What the compiler says of these files: all others are as they were, and checked by `tsc` over everything.
	 * @param other than the project has it
	 */
	problemsIn(files: readonly string[], other: CompilerOptions = {}): string[] {
		const { config } = readConfigFile(path.join(this.folder, 'tsconfig.json'), sys.readFile) as { config: object };
		const { options } = parseJsonConfigFileContent({ ...config, include: [] }, sys, this.folder);
		const names = files.map((file) => path.join(this.folder, file));
		const program = createProgram(names, { ...options, ...other }, this.#host({ ...options, ...other }), this.#program);
		this.#program = program;
		return names
			.flatMap((name) => {
				const file = program.getSourceFile(name);
				return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
			})
			.map(({ file, messageText }) => `${file?.fileName}: ${flattenDiagnosticMessageText(messageText, '\n')}`);
	}

	/** Reads a file anew only where it has changed: those of packages never do. */
	#host(options: CompilerOptions): CompilerHost {
		const host = createCompilerHost(options);
		const { getSourceFile } = host;
		host.getSourceFile = (name, ...how) => {
			const text = name.startsWith(this.folder) ? sys.readFile(name) : undefined;
			const [before, known] = this.#sources.get(name) ?? [];
			if (known && before === text) return known;
			const source = getSourceFile(name, ...how);
			this.#sources.set(name, [text, source]);
			return source;
		};
		return host;
	}

	/** Runs tests of the copy, those whose files and names fit. @returns the names of what failed */
	async failedTests(kinds: readonly string[], files: string, names = ''): Promise<string[]> {
		const { passed = 0, failed = [] } = (await this.test(kinds, files, names, '-i')) ?? {};
		return passed + failed.length > 0 ? failed : [`no test of ${files} was run`];
	}

	/** The same, with arguments for jest. undefined: they came to no end in time. */
	async test(
		kinds: readonly string[],
		files: string,
		names: string,
		...more: readonly string[]
	): Promise<Tested | undefined> {
		const args = [...kinds.map((kind) => `--selectProjects=${kind}`), `--testPathPatterns=${files}`, '--json', ...more];
		const run = await this.node('node_modules/jest/bin/jest.js', ...args, ...(names ? ['-t', names] : []));
		if (run.code === null) return undefined;
		const { testResults, numPassedTests } = JSON.parse(run.stdout) as {
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
		return { passed: numPassedTests, failed };
	}
}
