/** What `npm run new:operation` writes: the short files and entries of an operation, each with what is still to say. */

import { titled } from './operationWords.mjs';

const FIELDS = '../../../shared/fields/fields';
/** Prettier takes the quotes that need no escape. */
const quoted = (text) => JSON.stringify(text);
/** `/v1/taxInvoices/{issuanceKey}` → `issuanceKey` */
export const parametersOf = (path) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

const listed = (some) => `{ ${some.map(({ key }) => key).join(', ')} }`;

/** `duplicate` and `recovered` tell what became of a change; a policy says how it is kept from happening twice. */
const changeWith = (advice, gives) => `	async send(request, { once }) {
		const { ${gives.length > 0 ? 'result, ' : ''}duplicate, recovered } = await once.change(
			request,
			// Of shared/once/policy: lookUp (the vendor finds it by a key), readBack (its state can be read), remember
			// (neither: what is uncertain stays so) or repeatable (a second time does no harm).
			policyToChoose({ advice: say\`${advice}\` }),
			${gives.length > 0 ? `(${listed(gives)}) => (${listed(gives)})` : "() => 'done'"},
		);
		return { ${gives.length > 0 ? '...result, ' : ''}duplicate, recovered };
	},`;
const READ = `	async send(request, { client }) {
		await client.read(request);
		// TODO: what it puts out of the answer, by the names that all vendors have.
		return {};
	},`;
const readOf = (gives) => `	async send(request, { client }) {
		const ${listed(gives)} = await client.read(request);
		return ${listed(gives)};
	},`;

/** A field that the vendor has already is taken, not made again; what a caller has to say of it is left to do. */
const fieldOf = (name, { from, call } = {}) =>
	from
		? `		${name}${{ none: '', default: ': ' + name + '()', text: `: ${name}('TODO: which one')` }[call]},\n`
		: `		${name}: id({ displayName: '${titled(name)}', description: 'TODO: which one', most: 200, inPath: true }),\n`;

/** How a field of that name is made and tested, where it is no plain text. */
const KINDS = [{ is: /email$/i, kind: 'email', made: 'email', from: '../../../shared/invoice/partyFields' }];
const TEXT = { kind: 'text', made: 'text', from: FIELDS };
const kindOf = (key) => KINDS.find(({ is }) => is.test(key)) ?? TEXT;

/** One import of each file, in their order. */
function importsOf(pairs) {
	const files = Map.groupBy(pairs, ([from]) => from);
	return [...files]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([from, those]) => `import { ${[...new Set(those.map(([, what]) => what))].sort().join(', ')} } from '${from}';`,
		)
		.join('\n');
}

/**
 * @param known of the names in the path, those that are fields of the vendor already: where from, and how called
 * @param words what `wordsOf` makes of what was said
 */
export function operationFile(
	{ operation, path, reads, apiFile, keys, gives, known },
	{ name, action, description, advice },
) {
	const names = parametersOf(path);
	const imports = importsOf([
		...names.map((one) => (known[one] ? [`../../${known[one].from}`, one] : [FIELDS, 'id'])),
		...keys.map(({ key }) => [kindOf(key).from, kindOf(key).made]),
		[`../../api/${apiFile}`, `${operation} as endpoint`],
		['../../vendor', 'operation'],
		...(reads ? [] : [['../../words', 'say']]),
	]);
	const fields = [
		...names.map((one) => fieldOf(one, known[one])),
		...keys.map(({ key, told }) => {
			const shown = `displayName: '${titled(key)}', description: ${quoted(told?.english ?? 'TODO: what it is')}`;
			return `		${key}: ${kindOf(key).made}({ ${shown} }),\n`;
		}),
	];
	const given = (some) => `{ ${some.map((one) => `${one}: fields.${one}`).join(', ')} }`;
	const call = [
		...(names.length > 0 ? [`path: ${given(names)}`] : []),
		...(keys.length > 0 ? [`body: ${given(keys.map(({ key }) => key))}`] : []),
	].join(', ');
	return `${imports}

export const ${operation} = operation({
	value: '${operation}',
	name: ${quoted(name)},
	action: ${quoted(action)},
	description: ${quoted(description)},
	fields: {
${fields.join('')}	},
	prepare: (${call ? '{ fields }' : '_unit'}, { client }) => client.request(endpoint, { ${call} }),
${reads ? (gives.length > 0 ? readOf(gives) : READ) : changeWith(advice, gives)}
});
`;
}

const member = (key, schema) => (schema === key ? key : `${key}: ${schema}`);

/** @param schemaOf what the vendor's bodies have for a key */
export const endpointText = (
	{ operation, method, path, reads, keys, gives, standing, isNamed },
	{ task },
	schemaOf,
) => `
/** ${task}${isNamed ? ' (TODO: where that was read)' : '; no document names it'}. */
export const ${operation} = endpoint({
	method: '${method}',
	path: '${path}',
	standing: '${standing}',
	effect: '${reads ? 'read' : 'change'}',
${keys.length > 0 ? `	body: strictObject({ ${keys.map(({ key }) => member(key, schemaOf(key))).join(', ')} }),\n` : ''}	response: looseObject({${gives.map(({ key }) => ` ${key}: z.string().min(1),`).join('')} }),
});
`;

const OF_ENDPOINT = /import \{([^}]*)\} from '\.\.\/\.\.\/shared\/http\/endpoint';/;

/** A module of endpoints with what the stub takes from elsewhere. `text`: as it stands; empty: a new one. */
export function withImports(text, { keys }) {
	const taken = ['endpoint', 'looseObject', ...(keys.length > 0 ? ['strictObject'] : [])];
	const given = (OF_ENDPOINT.exec(text)?.[1] ?? '').split(',').map((name) => name.trim());
	const names = [...new Set([...given, ...taken])].filter((name) => name !== '').sort();
	const line = `import { ${names.join(', ')} } from '../../shared/http/endpoint';`;
	return OF_ENDPOINT.test(text) ? text.replace(OF_ENDPOINT, line) : `${line}\n${text}`;
}

/** A module of endpoints with its stub. */
export const withStub = (text, stub) =>
	/\bz\./.test(stub) && !text.includes("from 'zod'") ? `import { z } from 'zod';\n\n${text}${stub}` : text + stub;

/** `shared`: what every output of the vendor has. */
export const outputSchema = ({ reads, gives }, shared) =>
	`${JSON.stringify(
		{
			type: 'object',
			properties: {
				...Object.fromEntries(gives.map(({ key }) => [key, { type: 'string' }])),
				...(!reads && { duplicate: { type: 'boolean' }, recovered: { type: 'boolean' } }),
				...shared,
			},
			required: [...gives.map(({ key }) => key), ...(reads ? [] : ['duplicate', 'recovered']), ...Object.keys(shared)],
			version: 1,
		},
		undefined,
		'\t',
	)}\n`;

/**
 * @param tested the name of the options that every operation has, where the vendor's fields are tested one by one
 * @param constants those of the table's file: `ISSUANCE_KEY` is how the field of that name is tested
 */
export function row({ resource, operation, path, reads, route, keys }, tested, constants) {
	const names = parametersOf(path);
	const constantOf = (name) => name.replace(/([A-Z])/g, '_$1').toUpperCase();
	const inPath = (name) =>
		constants.has(constantOf(name)) ? constantOf(name) : `{ kind: 'idInPath', named: ['${titled(name)}'] }`;
	const fields = [
		...names.map((name) => `${name}: ${inPath(name)}, `),
		...keys.map(({ key }) => `${key}: { kind: '${kindOf(key).kind}', named: ['${titled(key)}', '${key}'] }, `),
	].join('');
	const all = [...names, ...keys.map(({ key }) => key)];
	const item = (n) => `{ ${all.map((name) => `${name}: 'TODO-${n}'`).join(', ')} }`;
	return `	{
		name: '${resource}.${operation}',
${tested ? `		fields: { ${fields}...${tested} },\n` : ''}		route: '${route}',
${
	reads
		? ''
		: `		policy: policyToChoose,
		// What is told of a lost answer, and of the same item in another execution, and how many effects there are then.
		lost: toldToChoose,
		again: toldToChoose,
		effectsInAll: effectsToChoose,
`
}		arrange: async () => ({
			fields: { ${all.map((name) => `${name}: '={{ $json.${name} }}'`).join(', ')} },
			input: [${item(1)}, ${item(2)}],
		}),
	},
`;
}

export const handlerFile = ({ route, reads, gives }, types) => `import type { Handler } from '${types}';

/** TODO: what the vendor does, and which rule says so; a wrong request is refused. */
export const ${route}: Handler = () => ({ status: 200, body: {${gives.map(({ key }) => ` ${key}: 'text',`).join('')} }${reads ? '' : ', effect: true'} });
`;
