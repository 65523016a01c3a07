/** Each rule of .dependency-cruiser.cjs refuses what it is there for, and nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const config = path.join(root, '.dependency-cruiser.cjs');
const { forbidden } = jest.requireActual<{ forbidden: Array<{ name: string; severity: string }> }>(config);

type Import = [from: string, to: string];

/** By rule: an import that breaks it, and where one comes near, an import that does not. */
const CASES: Record<string, { broken: Import[]; kept?: Import }> = {
	'no-circles': {
		broken: [
			['sandbox/a', 'sandbox/b'],
			['sandbox/b', 'sandbox/a'],
		],
	},
	resolvable: { broken: [['scripts/a', 'scripts/nowhere']] },
	'shared-knows-no-vendor': { broken: [['nodes/shared/engine/a', 'nodes/Bolta/invoice/b']] },
	'no-vendor-another-vendor': {
		broken: [['nodes/HiworksOrg/sync/a', 'nodes/Hiworks/sms/b']],
		kept: ['nodes/HiworksOrg/sync/c', 'nodes/HiworksShared/d'],
	},
	'hiworks-shared-knows-no-node': { broken: [['nodes/HiworksShared/a', 'nodes/Hiworks/sms/b']] },
	'hiworks-shared-is-for-hiworks': { broken: [['credentials/Bolta', 'nodes/HiworksShared/b']] },
	'api-is-the-contract': {
		broken: [
			['nodes/Bolta/api/a', 'n8n-workflow'],
			['nodes/Bolta/api/b', 'nodes/shared/http/client'],
			['nodes/Bolta/api/c', 'nodes/Bolta/invoice/d'],
		],
		kept: ['nodes/Bolta/api/e', 'nodes/shared/http/endpoint'],
	},
	'errors-stand-below-all': { broken: [['nodes/shared/errors/a', 'nodes/shared/http/b']] },
	'words-stand-alone': { broken: [['nodes/shared/words/a', 'nodes/shared/errors/b']] },
	'few-write-foreign-words': {
		broken: [
			['nodes/Bolta/invoice/a', 'nodes/shared/words/foreign'],
			['credentials/a', 'nodes/shared/words/foreign'],
		],
	},
	'loading-knows-no-code': {
		broken: [
			['nodes/shared/loading/a', 'nodes/shared/words/say'],
			['nodes/shared/loading/b', 'zod'],
		],
		kept: ['nodes/shared/loading/c', 'nodes/shared/words/language'],
	},
	'korea-is-pure': {
		broken: [
			['nodes/shared/korea/a', 'zod'],
			['nodes/shared/korea/b', 'nodes/shared/errors/failure'],
		],
		kept: ['nodes/shared/korea/c', 'nodes/shared/errors/invalid'],
	},
	'http-only-sends': { broken: [['nodes/shared/http/a', 'nodes/shared/once/b']] },
	'columns-only-read': { broken: [['nodes/shared/columns/a', 'nodes/shared/invoice/b']] },
	'fields-only-read': { broken: [['nodes/shared/fields/a', 'nodes/shared/http/b']] },
	'once-knows-no-document': { broken: [['nodes/shared/once/a', 'nodes/shared/invoice/b']] },
	'changes-go-through-once': {
		broken: [['nodes/Bolta/invoice/a', 'nodes/shared/http/send']],
		kept: ['nodes/shared/once/a', 'nodes/shared/http/send'],
	},
	'one-room-calls': {
		broken: [['nodes/Bolta/invoice/a', 'nodes/shared/http/boundedCall']],
		kept: ['nodes/shared/http/a', 'nodes/shared/http/boundedCall'],
	},
	'few-call-pre-signed-addresses': { broken: [['nodes/PortOne/invoice/a', 'nodes/shared/http/fetchPlain']] },
	'engine-knows-no-document': { broken: [['nodes/shared/engine/a', 'nodes/shared/invoice/b']] },
	'actions-hold-operations-only': {
		broken: [['nodes/Bolta/actions/customer/a', 'nodes/Bolta/api/b']],
		kept: ['nodes/Bolta/actions/customer/get.operation', 'nodes/Bolta/api/c'],
	},
	'operations-do-not-lean-on-each-other': {
		broken: [['nodes/Bolta/actions/customer/a.operation', 'nodes/Bolta/actions/customer/b.operation']],
		kept: ['nodes/PortOne/actions/customer/index', 'nodes/PortOne/actions/customer/c.operation'],
	},
	'the-sandbox-is-another-program': { broken: [['sandbox/a', 'nodes/shared/korea/b']] },
	'the-package-stands-alone': { broken: [['credentials/a', 'scripts/b']] },
};

interface Violation {
	rule: { name: string };
	from: string;
}

let violations: Violation[];

/** Imports of one case, from files that no other case has. */
const own = (name: string, imports: Import[]): Import[] =>
	imports.map(([from, to], index) => {
		const [folder, base] = [path.posix.dirname(from), path.posix.basename(from)];
		// In a circle both files must keep their names.
		return base === 'index' || name === 'no-circles' ? [from, to] : [`${folder}/${name}-${index}-${base}`, to];
	});
const brokenOf = (name: string) => own(name, CASES[name]!.broken);
const keptOf = (name: string) =>
	own(
		`${name}-kept`,
		[CASES[name]?.kept ?? []].filter((one): one is Import => one.length > 0),
	);

/** What is found where all these files import each other, as types: that counts as well. */
function cruise(imports: Import[]): Violation[] {
	const folder = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
	try {
		const sources = new Map<string, string[]>();
		for (const [from, to] of imports) {
			const isFile = to.includes('/');
			const target = isFile ? `./${path.posix.relative(path.posix.dirname(from), to)}` : to;
			sources.set(from, [...(sources.get(from) ?? []), `import type { T } from '${target}';`]);
			if (isFile && !to.endsWith('nowhere')) sources.set(to, sources.get(to) ?? []);
			if (!isFile) sources.set(`node_modules/${to}/index`, []);
		}
		for (const [name, lines] of sources) {
			const file = path.join(folder, `${name}.ts`);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, [...lines, 'export type T = 1;', ''].join('\n'));
		}
		writeFileSync(path.join(folder, 'tsconfig.json'), '{}');
		const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
		const args = [program, '--config', config, '--output-type', 'json', 'nodes', 'credentials', 'sandbox', 'scripts'];
		const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
		if (stdout === '') throw new Error(stderr);
		return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

beforeAll(() => {
	violations = cruise(Object.keys(CASES).flatMap((name) => [...brokenOf(name), ...keptOf(name)]));
});

const rulesBrokenIn = ([file]: Import) =>
	violations.filter(({ from }) => from === `${file}.ts`).map(({ rule }) => rule.name);

it('every rule is at level error and stands in the table', () => {
	expect(Object.keys(CASES).sort()).toEqual(forbidden.map(({ name }) => name).sort());
	expect(new Set(forbidden.map(({ severity }) => severity))).toEqual(new Set(['error']));
});

it.each(Object.keys(CASES))('%s', (name) => {
	const first = name === 'no-circles' ? brokenOf(name).slice(0, 1) : brokenOf(name);
	for (const one of first) expect([one, rulesBrokenIn(one)]).toEqual([one, expect.arrayContaining([name])]);
	for (const one of keptOf(name)) expect([one, rulesBrokenIn(one)]).toEqual([one, []]);
});
