/**
 * `npm run new:operation -- <node> <resource> <operation> <METHOD> <path> [keys of its body] [options]`: writes the
 * files and entries of a new operation of a resource that is there, and prints what is left to say, in order. It goes
 * through the door already: a change compiles only once its policy is chosen. Other than GET counts as a change.
 *
 * A text is given with its Korean, `Mail an invoice again = 세금계산서를 메일로 다시 보냅니다.`, and stands wherever it belongs:
 *
 * --korean  its name in Korean
 * --action  what a list of all operations calls it, where that is not "Resend email of tax invoice"
 * --does    what it does
 * --advice  of a change: what to do where nobody knows what became of it
 * --reads   it is no change
 * --gives   a key of its answer, as one of the body; as often as there are
 *
 * Of a key, as the wire spells it: `email: Where it goes = 받을 주소`, and `note (비고): What is said = 덧붙일 말` where its
 * label is a new one; `email` alone where the node has a field for it.
 */
import { existsSync, globSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contractStub } from './lib/contractStub.mjs';
import { fileKorean, koreanOf } from './lib/operationKorean.mjs';
import { fieldsIn, heldBy, NODES, standingOf } from './lib/operationPlaces.mjs';
import {
	endpointText,
	fieldsOf,
	handlerFile,
	operationFile,
	outputSchema,
	row,
	withImports,
	withStub,
} from './lib/operationTexts.mjs';
import { keyOf, pairOf, titled, wordsOf } from './lib/operationWords.mjs';
import { pendingTexts } from './lib/pendingTexts.mjs';
import { inProject, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';

function refuse(problem) {
	console.error(
		`${problem}\nnpm run new:operation -- <node> <resource> <operation> <METHOD> <path> [keys of its body] [--korean …] [--action …] [--does …] [--advice …] [--gives …] [--reads]`,
	);
	process.exit(1);
}

const OPTIONS = {
	...Object.fromEntries(['korean', 'action', 'does', 'advice'].map((name) => [name, { type: 'string' }])),
	reads: { type: 'boolean' },
	gives: { type: 'string', multiple: true, default: [] },
};
function readArguments() {
	try {
		return parseArgs({ allowPositionals: true, options: OPTIONS });
	} catch ({ message }) {
		return refuse(message);
	}
}
const { values: options, positionals } = readArguments();
const [folder, resource, operation, method, template, ...given] = positionals;
const node = NODES[folder] ?? refuse(`The node is one of ${Object.keys(NODES).join(', ')}`);
if (!/^[a-z][A-Za-z]+$/.test(operation ?? '')) refuse('The operation is in camelCase, as in "resendEmail"');
if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method ?? '') || !template?.startsWith('/'))
	refuse('Method and path are those of the endpoint, as in POST /v1/taxInvoices/{issuanceKey}/email');
if (given.length > 0 && method === 'GET') refuse('A GET has no body');
const keys = given.map((key) => keyOf(key, refuse));
const gives = options.gives.map((key) => keyOf(key, refuse));
const [action, does, advice] = [options.action, options.does, options.advice].map((text) => pairOf(text, refuse));

const actions = `nodes/${folder}/actions/${resource}`;
if (!existsSync(inProject(actions, 'index.ts')))
	refuse(`${actions}/index.ts is not there: make it as another resource has it, and list it in the node's file`);
const file = `${actions}/${operation}.operation.ts`;
if (existsSync(inProject(file))) refuse(`${file} is there already`);

const pending = pendingTexts(refuse);
const { read, write, change, importSibling, flush } = pending;

const modules = globSync(`nodes/${folder}/*/*.ts`, { cwd: root }).sort();
const belowFolder = (name) => name.split(path.sep).slice(2).join('/').replace(/\.ts$/, '');
const known = {
	...fieldsIn(
		modules.map((name) => [belowFolder(name), read(name)]).filter(([, text]) => text.includes('shared/fields/')),
	),
	...node.named,
};

const contractFile = `sandbox/contracts/${node.contract}.openapi.json`;
const contract = JSON.parse(read(contractFile));
const inContract = contract.paths[template]?.[method.toLowerCase()];
const vendorTerms = `nodes/${folder}/terms.ts`;
const [, resourceName = titled(resource)] = /\bname: '([^']+)'/.exec(read(`${actions}/index.ts`)) ?? [];
const own = {
	resource,
	operation,
	method,
	path: template,
	reads: method === 'GET' || options.reads === true,
	...standingOf(inContract),
	apiFile: resource,
	keys,
	gives,
	known,
	route: inContract?.operationId ?? `${operation}${resource[0].toUpperCase()}${resource.slice(1)}`,
};
const resourceKorean = koreanOf(pending, folder, resourceName);
const words = wordsOf({ ...own, resource: resourceName, resourceKorean, korean: options.korean, action, does, advice });

// ── The node ────────────────────────────────────────────────────────────────────────────────────────────────────────

write(file, operationFile(own, words));
importSibling(`${actions}/index.ts`, operation, `./${operation}.operation`);
change(`${actions}/index.ts`, /(\boperations: \[)([^\]]*?),?(\s*\])/, `$1$2, ${operation}$3`);

const api = `nodes/${folder}/api/${resource}.ts`;
/** What the vendor's bodies have for a key, which its file exports from now on. */
function schemaOf(key) {
	if (!node.schemas) return 'z.string().min(1)';
	const schemas = `nodes/${folder}/api/schemas.ts`;
	const isThere = new RegExp(`^(export )?const ${key} = (?!\\()`, 'm').test(read(schemas));
	const name = isThere ? key : 'text';
	write(schemas, read(schemas).replace(new RegExp(`^const ${name} = `, 'm'), `export const ${name} = `));
	importSibling(api, name, './schemas');
	return isThere ? name : 'text()';
}
const holds = `nodes/${folder}/api/holds.ts`;
for (const { key } of [...keys, ...gives]) {
	const list = heldBy(key);
	if (read(holds).includes(`${list}: [`) && !read(holds).includes(`'${key}'`))
		change(holds, new RegExp(`\\b${list}: \\[`), (head) => `${head}'${key}', `);
}

write(api, withImports(existsSync(inProject(api)) ? read(api) : '', own));
const stub = endpointText(own, words, schemaOf);
write(api, withStub(read(api), stub));

const schemas = `nodes/${folder}/__schema__/v1.0.0/${resource}`;
const [sibling] = readdirSync(inProject(schemas));
const { callsRemaining } = JSON.parse(read(`${schemas}/${sibling}`)).properties;
const schema = `${schemas}/${operation}.json`;
write(schema, outputSchema(own, callsRemaining ? { callsRemaining } : {}));

// ── Korean ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const said = fileKorean(pending, { folder, actions, words });

const meanings = `scripts/lib/docs/outputKeys/${node.described ?? node.table}.json`;
const isTold = (key) =>
	[meanings, 'scripts/lib/docs/outputKeys/common.json'].some((name) => key in JSON.parse(read(name)));
for (const { as, told } of gives) {
	const entry = `  ${JSON.stringify(as)}: ${JSON.stringify([told?.english, told?.korean])},\n`;
	if (!isTold(as) && told) change(meanings, /^\{\n/, (head) => `${head}${entry}`);
}

// ── Contract, sandbox, table of operations ──────────────────────────────────────────────────────────────────────────

if (!inContract) {
	const { operation: inWords, beside: servers } = contractStub(contract, { ...own, ...words }, node);
	contract.paths[template] = { ...servers, ...contract.paths[template], [method.toLowerCase()]: inWords };
	const text = JSON.stringify({ [template]: contract.paths[template] }, undefined, 2).slice(2, -2);
	const here = text.replace(/^/gm, '  ');
	// An own entry is put before all others; what is there of the path stays in the vendor's words.
	if (Object.keys(contract.paths[template]).length > 1 + Object.keys(servers).length)
		change(
			contractFile,
			`    ${JSON.stringify(template)}: {\n`,
			(head) =>
				`${head}      "${method.toLowerCase()}": ${JSON.stringify(inWords, undefined, 2).replace(/\n/g, '\n      ')},\n`,
		);
	else change(contractFile, /\n {2}"paths": \{\n/, (head) => `${head}${here},\n`);
	const why = `No document names it, and ${own.reads ? 'no question is written yet' : 'to ask is to do it: try it by hand where that does no harm'}`;
	change(
		node.kit,
		/\bunsettled(?:: Record<string, string>)?(?: =|:) \{\n/,
		(head) => `${head}\t${own.route}: '${why}',\n`,
	);
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

/** The first key of the answer is worth the others. */
const promised = gives.length > 0 ? `'${gives[0].key}'` : 'undefined';
const isPromised = read(handlers).includes('const promisedKeys') && (folder === 'Bolta' || gives.length > 0);
if (isPromised && !isHandled)
	change(handlers, /const promisedKeys: .*\{\n/, (head) => `${head}\t${own.route}: ${promised},\n`);

const table = `test/operations/${node.table}.ts`;
const constants = new Set(read(table).match(/\b[A-Z]+(?:_[A-Z]+)*\b/g));
change(table, /\n\];\n\nexport const (\w+)Node/, (end) => `\n${row(own, node.tested, constants)}${end.slice(1)}`);

if (does) {
	const line = `- ${node.title}, ${resourceName}: **${words.name}**: ${words.task}.\n`;
	change('CHANGELOG.md', /\n### Added\n\n(?:(?:- | {2}).*\n)*/, (section) => `${section}${line}`);
}

const written = flush();
const code = written.filter((name) => /\.m?ts$|outputKeys/.test(name));
const prettier = inProject('node_modules', 'prettier', 'bin', 'prettier.cjs');
await run(process.execPath, [prettier, '--write', '--log-level=silent', ...code]);

// ── What is left ────────────────────────────────────────────────────────────────────────────────────────────────────

const untold = [
	...(options.korean ? [] : [`${vendorTerms}: the Korean of "${words.name}" and of its action`]),
	...(does ? [] : [`nodes/${folder}/forms/: the Korean of what it does; a line in CHANGELOG.md`]),
	...gives.filter(({ as, told }) => !told && !isTold(as)).map(({ as }) => `${meanings}: what "${as}" is`),
	...fieldsOf(own)
		.filter(({ made }) => made.includes('TODO'))
		.map(({ as }) => `nodes/${folder}/terms.ts, forms/: the Korean of "${titled(as)}" and of what it is`),
];
const left = [
	`${file}: fields${own.reads ? ' and what it puts out' : '; the policy, without which it does not compile'}`,
	`${api}: standing, effect and answer of ${operation}`,
	`${table}: the row, with what two items need${own.reads ? '' : ', the policy and what is told, without which it does not compile'}`,
	...(isHandled ? [] : [`${handler}: what the vendor does`]),
	...(own.reads && gives.length === 0 ? [`${schema}: what it puts out`] : []),
	...untold,
	...(own.isNamed && node.more ? [node.more] : []),
];
const more = [
	...(inContract
		? []
		: [`Where the vendor has words of its own: ${contractFile}, and the standing there and in the endpoint`]),
	...(isPromised ? [`Where the answer promises another key than the first: ${handlers}`] : []),
	...(keys.length + gives.length > 0
		? [`Where a key holds another thing than its name says, a party's number above all: ${holds}`]
		: []),
	`Where it says more than the common ones: ${said}; ${actions}/index.ts, where its place in the editor is another`,
];
console.log(`Written: ${written.join('\n         ')}\n\nLeft to do:`);
left.forEach((step, index) => console.log(`${index + 1}. ${step}`));
console.log(`\n${more.join('\n')}

Then: npm run build && npm run docs-tables && npm run check
      npm run test:contract -- test/contract/${node.table} test/contract/shared/verifyFacts.test.ts
      npm run test:engine -- test/engine/shared test/engine/${node.table}`);
