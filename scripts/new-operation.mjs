/**
 * `npm run new:operation -- <node> <resource> <operation> <METHOD> <path> [keys of its body]`: writes the files and
 * entries of a new operation of a resource that is there, and prints what is left to say, in order. It goes through
 * the door already: a change compiles only once its policy is chosen. Other than GET counts as a change; `--reads`
 * says that it is none.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contractStub } from './lib/contractStub.mjs';
import {
	API_IMPORTS,
	endpointText,
	handlerFile,
	operationFile,
	outputSchema,
	row,
	titled,
} from './lib/operationTexts.mjs';
import { inProject, root, writeFile } from './lib/project.mjs';
import { run } from './lib/run.mjs';

const HIWORKS = { contract: 'hiworks', standing: 'unconfirmed' };
/**
 * Where a node's things are. `families`: of one server, those that its sandbox serves. `tested`: options that every
 * operation has, where fields are tested one by one.
 */
const NODES = {
	Bolta: {
		table: 'bolta',
		sandbox: 'sandbox/bolta/operations',
		types: './common.ts',
		contract: 'bolta',
		standing: 'unconfirmed',
		tested: 'RUN_OPTIONS',
		promised: 'test/contract/bolta/endpoints.test.ts',
	},
	Hiworks: {
		table: 'hiworks',
		sandbox: 'sandbox/hiworks/office/operations',
		types: './common.ts',
		...HIWORKS,
		server: 'https://api.hiworks.com',
		families: ['oauth', 'office', 'accounting', 'hr'],
		more: ['test/engine/hiworks/messagingRequests.test.ts: the documented request as the node makes it'],
	},
	HiworksBill: {
		table: 'hiworksBill',
		sandbox: 'sandbox/hiworks/bill/operations',
		types: './common.ts',
		...HIWORKS,
		server: 'https://bill-api.hiworks.com',
		tested: 'CALL_OPTIONS',
		promised: 'test/contract/hiworksBill/endpoints.test.ts',
	},
	HiworksOrg: {
		table: 'hiworksOrg',
		sandbox: 'sandbox/hiworks/org/operations',
		types: './common.ts',
		...HIWORKS,
		server: 'https://api.hiworks.com',
		families: ['org', 'sso'],
		more: ['test/engine/hiworksOrg/contract.test.ts: the documented request as the node makes it'],
	},
	PortOne: {
		table: 'portOne',
		sandbox: 'sandbox/portone',
		types: './world.ts',
		contract: 'portone',
		standing: 'unverified',
		more: ['test/engine/portOne/requests.test.ts and errors.test.ts: its call and what it is refused for'],
	},
};

function refuse(problem) {
	console.error(
		`${problem}\nnpm run new:operation -- <node> <resource> <operation> <METHOD> <path> [keys of its body] [--reads]`,
	);
	process.exit(1);
}

const given = process.argv.slice(2).filter((word) => word !== '--reads');
const [folder, resource, operation, method, template, ...keys] = given;
const node = NODES[folder] ?? refuse(`The node is one of ${Object.keys(NODES).join(', ')}`);
if (!/^[a-z][A-Za-z]+$/.test(operation ?? '')) refuse('The operation is in camelCase, as in "resendEmail"');
if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method ?? '') || !template?.startsWith('/'))
	refuse('Method and path are those of the endpoint, as in POST /v1/taxInvoices/{issuanceKey}/email');
if (keys.length > 0 && method === 'GET') refuse('A GET has no body');
const badKey = keys.find((key) => !/^[a-z][A-Za-z0-9]*$/.test(key));
if (badKey !== undefined) refuse(`A key of the body is in camelCase, as in "email": ${badKey}`);

const actions = `nodes/${folder}/actions/${resource}`;
if (!existsSync(inProject(actions, 'index.ts')))
	refuse(`${actions}/index.ts is not there: make it as another resource has it, and list it in the node's file`);
const file = `${actions}/${operation}.operation.ts`;
if (existsSync(inProject(file))) refuse(`${file} is there already`);

/** Nothing is written before all of it fits. */
const texts = new Map();
const read = (name) => texts.get(name) ?? readFileSync(inProject(name), 'utf8');
const write = (name, text) => texts.set(name, text);
function change(name, pattern, replacement) {
	const text = read(name);
	const changed = text.replace(pattern, replacement);
	if (changed === text) refuse(`${name} is not as expected, nothing was written: ${pattern}`);
	write(name, changed);
}

/** Among the imports of siblings, in the order of the alphabet. */
function importSibling(name, what, from) {
	const lines = read(name).split('\n');
	const isSibling = (line) => /^(import|\}) .*from '\.\/|^import .* from '\.\//.test(line);
	const siblings = lines.flatMap((line, index) => (isSibling(line) ? [index] : []));
	const nameOf = (line) => (/from '(.*)'/.exec(line)?.[1] ?? '').toLowerCase();
	const before = siblings.filter((index) => nameOf(lines[index]) < from.toLowerCase()).at(-1);
	lines.splice((before ?? siblings[0] - 1) + 1, 0, `import { ${what} } from '${from}';`);
	write(name, lines.join('\n'));
}

/** Fields that the vendor has already, by the name of the parameter: from where, and how they are called. */
const known = {};
const EXPORTED = /^export const (\w+) = (?:(?:id|text)\(|\(\w+(?<asked> =|: string))/gm;
for (const name of globSync(`nodes/${folder}/*/*.ts`, { cwd: root }).sort()) {
	const from = name.split(path.sep).slice(2).join('/').replace(/\.ts$/, '');
	if (/^(actions|api|__schema__)\//.test(from)) continue;
	for (const { 1: field, groups } of read(name).matchAll(EXPORTED))
		known[field] ??= { from, call: { ' =': 'default', ': string': 'text' }[groups.asked] ?? 'none' };
}

const contractFile = `sandbox/contracts/${node.contract}.openapi.json`;
const contract = JSON.parse(read(contractFile));
const inContract = contract.paths[template]?.[method.toLowerCase()];
const own = {
	resource,
	operation,
	method,
	path: template,
	reads: method === 'GET' || process.argv.includes('--reads'),
	title: titled(operation),
	apiFile: resource,
	keys,
	known,
	route: inContract?.operationId ?? `${operation}${resource[0].toUpperCase()}${resource.slice(1)}`,
};

// ── The node ────────────────────────────────────────────────────────────────────────────────────────────────────────

write(file, operationFile(own));
importSibling(`${actions}/index.ts`, operation, `./${operation}.operation`);
change(`${actions}/index.ts`, /(\boperations: \[)([^\]]*?),?(\s*\])/, `$1$2, ${operation}$3`);

const api = `nodes/${folder}/api/${resource}.ts`;
write(api, `${existsSync(inProject(api)) ? read(api) : API_IMPORTS}${endpointText(own)}`);

const schemas = `nodes/${folder}/__schema__/v1.0.0/${resource}`;
const [sibling] = readdirSync(inProject(schemas));
const { callsRemaining } = JSON.parse(read(`${schemas}/${sibling}`)).properties;
const schema = `${schemas}/${operation}.json`;
write(schema, outputSchema(own, callsRemaining ? { callsRemaining } : {}));

// ── Contract, sandbox, table of operations ──────────────────────────────────────────────────────────────────────────

if (!inContract) {
	const { operation: stub, beside } = contractStub(contract, own, node);
	contract.paths[template] = { ...beside, ...contract.paths[template], [method.toLowerCase()]: stub };
	const text = JSON.stringify({ [template]: contract.paths[template] }, undefined, 2).slice(2, -2);
	const here = text.replace(/^/gm, '  ');
	// An own entry is put before all others; what is there of the path stays in the vendor's words.
	if (Object.keys(contract.paths[template]).length > 1 + Object.keys(beside).length)
		change(
			contractFile,
			`    ${JSON.stringify(template)}: {\n`,
			(head) =>
				`${head}      "${method.toLowerCase()}": ${JSON.stringify(stub, undefined, 2).replace(/\n/g, '\n      ')},\n`,
		);
	else change(contractFile, /\n {2}"paths": \{\n/, (head) => `${head}${here},\n`);
}

const handler = `${node.sandbox}/${own.route}.ts`;
const handlers = `${node.sandbox}/index.ts`;
const inSandbox = readdirSync(inProject(node.sandbox)).filter((name) => name.endsWith('.ts'));
const isHandled = inSandbox.some((name) => new RegExp(`\\b${own.route}\\b`).test(read(`${node.sandbox}/${name}`)));
if (!isHandled) {
	write(handler, handlerFile(own, node.types));
	importSibling(handlers, own.route, `./${own.route}.ts`);
	change(handlers, /(const handlers: Record<string, Handler> = \{)([^}]*?),?(\s*\};)/, `$1$2, ${own.route}$3`);
}

const table = `test/operations/${node.table}.ts`;
const constants = new Set(read(table).match(/\b[A-Z]+(?:_[A-Z]+)*\b/g));
change(table, /\n\];\n\nexport const (\w+)Node/, (end) => `\n${row(own, node.tested, constants)}${end.slice(1)}`);

if (node.promised) change(node.promised, /const PROMISED: [^{]*\{\n/, (head) => `${head}\t${operation}: null,\n`);

for (const [name, text] of texts) writeFile(inProject(name), text);
const code = [...texts.keys()].filter((name) => name.endsWith('.ts'));
const prettier = inProject('node_modules', 'prettier', 'bin', 'prettier.cjs');
await run(process.execPath, [prettier, '--write', '--log-level=silent', ...code]);

// ── What is left ────────────────────────────────────────────────────────────────────────────────────────────────────

const kit = { bolta: 'bolta/kit.mts', hiworks: 'hiworks/unsettled.mts', portone: 'portone/kit.mts' }[node.contract];
const left = [
	...(inContract
		? []
		: [`${contractFile}: ${own.route} in the vendor's words: standing, source, body, answers, each with an example`]),
	`${api}: standing, effect, body and answer of ${operation}`,
	`${file}: texts and fields${own.reads ? ', what it puts out' : '; the policy, without which it does not compile'}`,
	`${actions}/index.ts: its place, which is that in the editor`,
	...(isHandled ? [] : [`${handler}: what the vendor does`]),
	`${table}: the row, with what two items need${own.reads ? '' : ' and the policy'}`,
	...(own.reads ? [`${schema}: what it puts out`] : []),
	...(node.promised ? [`${node.promised}: the key that the answer promises, where it does`] : []),
	...(node.more ?? []),
	`nodes/${folder}/terms.ts: the Korean of "${titled(operation)}" and of its action; nodes/${folder}/forms/: of its sentences; korean.ts: of each say\`…\``,
	`As long as no document names it: "(Unofficial)" in its name, and in scripts/lib/verify/${kit} why no question settles ${own.route}, or which does`,
	`npm run build && npm run docs-tables; docs/readers*.md count e-mails, phones, numbers, dates and amounts; what is special on the node's page in both languages; CHANGELOG.md`,
];
console.log(`Written: ${[...texts.keys()].join('\n         ')}\n\nLeft to do:`);
left.forEach((step, index) => console.log(`${index + 1}. ${step}`));
console.log(`
Then: npm run check
      npm run test:contract -- test/contract/${node.table} test/contract/shared/verifyFacts.test.ts
      npm run test:engine -- test/engine/door test/engine/shared test/engine/${node.table}`);
