/** What `npm run new:operation` writes: the short files and entries of an operation, each with what is still to say. */

/** `resendEmail` → `Resend Email` */
export const titled = (name) => name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
/** `resendEmail` → `Resend email` */
export const asSentence = (name) => titled(name).replace(/ [A-Z]/g, (word) => word.toLowerCase());

const parametersOf = (path) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** `duplicate` and `recovered` tell what became of a change; a policy says how it is kept from happening twice. */
const CHANGE = `	async send(request, { once }) {
		const { duplicate, recovered } = await once.change(
			request,
			// Of shared/once/policy: lookUp (the vendor finds it by a key), readBack (its state can be read), remember
			// (neither: what is uncertain stays so) or repeatable (a second time does no harm).
			policyToChoose,
			() => 'done',
		);
		return { duplicate, recovered };
	},`;
const READ = `	async send(request, { client }) {
		await client.read(request);
		// TODO: what it puts out of the answer, by the names that all vendors have.
		return {};
	},`;

/** A field that the vendor has already is taken, not made again; what a caller has to say of it is left to do. */
const fieldOf = (name, { from, call } = {}) =>
	from
		? `		${name}${{ none: '', default: ': ' + name + '()', text: `: ${name}('TODO: which one')` }[call]},\n`
		: `		${name}: id({ displayName: '${titled(name)}', description: 'TODO: which one', most: 200, inPath: true }),\n`;

/** @param known of the names in the path, those that are fields of the vendor already: where from, and how called */
export function operationFile({ resource, operation, path, reads, apiFile, keys, known }) {
	const names = parametersOf(path);
	const made = [...(names.some((name) => !known[name]) ? ['id'] : []), ...(keys.length > 0 ? ['text'] : [])];
	const imports = [
		...(made.length > 0 ? [`import { ${made.join(', ')} } from '../../../shared/fields/fields';`] : []),
		`import { ${operation} as endpoint } from '../../api/${apiFile}';`,
		...names.filter((name) => known[name]).map((name) => `import { ${name} } from '../../${known[name].from}';`),
		"import { operation } from '../../vendor';",
	];
	const fields = [
		...names.map((name) => fieldOf(name, known[name])),
		...keys.map((key) => `		${key}: text({ displayName: '${titled(key)}', description: 'TODO: what it is' }),\n`),
	];
	const given = (some) => `{ ${some.map((name) => `${name}: fields.${name}`).join(', ')} }`;
	const call = [
		...(names.length > 0 ? [`path: ${given(names)}`] : []),
		...(keys.length > 0 ? [`body: ${given(keys)}`] : []),
	].join(', ');
	return `${imports.join('\n')}

export const ${operation} = operation({
	value: '${operation}',
	name: '${titled(operation)}',
	action: '${asSentence(operation)} of ${titled(resource).toLowerCase()}',
	description: 'TODO: what it does, with the Korean term in brackets',
	fields: {
${fields.join('')}	},
	prepare: (${call ? '{ fields }' : '_unit'}, { client }) => client.request(endpoint, { ${call} }),
${reads ? READ : CHANGE}
});
`;
}

export const endpointText = ({ operation, method, path, reads, keys }) => `
/** TODO: what it does, and where that was read. */
export const ${operation} = endpoint({
	method: '${method}',
	path: '${path}',
	standing: 'unconfirmed',
	effect: '${reads ? 'read' : 'change'}',
${keys.length > 0 ? `	body: z.object({ ${keys.map((key) => `${key}: z.string().min(1)`).join(', ')} }).strict(),\n` : ''}	response: z.object({}).passthrough(),
});
`;

export const API_IMPORTS = "import { z } from 'zod';\n\nimport { endpoint } from '../../shared/http/endpoint';\n";

/** `shared`: what every output of the vendor has. */
export const outputSchema = ({ reads }, shared) =>
	`${JSON.stringify(
		{
			type: 'object',
			properties: { ...(!reads && { duplicate: { type: 'boolean' }, recovered: { type: 'boolean' } }), ...shared },
			required: [...(reads ? [] : ['duplicate', 'recovered']), ...Object.keys(shared)],
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
		...keys.map((key) => `${key}: { kind: 'text', named: ['${titled(key)}', '${key}'] }, `),
	].join('');
	const all = [...names, ...keys];
	const item = (n) => `{ ${all.map((name) => `${name}: 'TODO-${n}'`).join(', ')} }`;
	return `	{
		name: '${resource}.${operation}',
${tested ? `		fields: { ${fields}...${tested} },\n` : ''}		route: '${route}',
${
	reads
		? ''
		: `		policy: policyToChoose,
		// What is told of a lost answer, and of the same item in another execution, and how many effects there are then.
		lost: 'unknown',
		again: 'done',
		effectsInAll: 2,
`
}		arrange: async () => ({
			fields: { ${all.map((name) => `${name}: '={{ $json.${name} }}'`).join(', ')} },
			input: [${item(1)}, ${item(2)}],
		}),
	},
`;
}

export const handlerFile = ({ route, reads }, types) => `import type { Handler } from '${types}';

/** TODO: what the vendor does, and which rule says so; a wrong request is refused. */
export const ${route}: Handler = () => ({ status: 200, body: {}${reads ? '' : ', effect: true'} });
`;
