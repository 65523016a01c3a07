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
			// One of shared/once/policy: lookUp, readBack, remember or repeatable (docs/architecture.md, Decisions).
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

export function operationFile({ resource, operation, path, reads, apiFile }) {
	const names = parametersOf(path);
	const fields = names.map(
		(name) =>
			`		${name}: id({ displayName: '${titled(name)}', description: 'TODO: which one', most: 200, inPath: true }),\n`,
	);
	const taken = names.length > 0 ? `{ fields: { ${names.join(', ')} } }` : '_unit';
	const call = names.length > 0 ? `{ path: { ${names.join(', ')} } }` : '{}';
	return `${names.length > 0 ? "import { id } from '../../../shared/fields/fields';\n" : ''}import { ${operation} as endpoint } from '../../api/${apiFile}';
import { operation } from '../../vendor';

export const ${operation} = operation({
	value: '${operation}',
	name: '${titled(operation)}',
	action: '${asSentence(operation)} of ${titled(resource).toLowerCase()}',
	description: 'TODO: what it does, with the Korean term in brackets',
	fields: {
${fields.join('')}	},
	prepare: (${taken}, { client }) => client.request(endpoint, ${call}),
${reads ? READ : CHANGE}
});
`;
}

export const endpointText = ({ operation, method, path, reads }) => `
/** TODO: what it does, and where that was read. */
export const ${operation} = endpoint({
	method: '${method}',
	path: '${path}',
	standing: 'unconfirmed',
	effect: '${reads ? 'read' : 'change'}',
	response: z.object({}).passthrough(),
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

/** `tested`: the name of the options that every operation has, where the vendor's fields are tested one by one. */
export function row({ resource, operation, path, reads, route }, tested) {
	const names = parametersOf(path);
	const item = (n) => `{ ${names.map((name) => `${name}: 'TODO-${n}'`).join(', ')} }`;
	const fields = names.map((name) => `${name}: { kind: 'idInPath', named: ['${titled(name)}'] }, `).join('');
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
			fields: { ${names.map((name) => `${name}: '={{ $json.${name} }}'`).join(', ')} },
			input: [${item(1)}, ${item(2)}],
		}),
	},
`;
}

export const handlerFile = ({ route, reads }, types) => `import type { Handler } from '${types}';

/** TODO: what the vendor does, and which rule says so; a wrong request is refused. */
export const ${route}: Handler = () => ({ status: 200, body: {}${reads ? '' : ', effect: true'} });
`;

/** An operation of the contract; the parameters stand in the path. */
export const contractOperation = ({ route, path, operation }, { standing, server }) => ({
	...(server && { servers: [{ url: server }] }),
	operation: {
		operationId: route,
		summary: `${titled(operation)} (TODO)`,
		tags: ['other'],
		'x-standing': standing,
		'x-rule-ids': [],
		parameters: parametersOf(path).map((name) => ({
			name,
			in: 'path',
			required: true,
			schema: { type: 'string', minLength: 1 },
		})),
		responses: { 200: { description: 'TODO', content: { 'application/json': { schema: { type: 'object' } } } } },
	},
});
