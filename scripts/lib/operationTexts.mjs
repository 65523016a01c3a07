/** What `npm run new:operation` writes: the short files and entries of an operation, each with what is still to say. */

import { titled } from './operationWords.mjs';

const FIELDS = '../../../shared/fields/fields';
/** Prettier takes the quotes that need no escape. */
const quoted = (text) => JSON.stringify(text);
/** `/v1/taxInvoices/{issuanceKey}` → `issuanceKey` */
const parametersOf = (path) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

const listed = (some) => `{ ${some.map(({ as }) => as).join(', ')} }`;
/** What the answer has, by the names that the node has for it. */
const taken = (some) => `{ ${some.map(({ key, as }) => (key === as ? key : `${key}: ${as}`)).join(', ')} }`;

/** `duplicate` and `recovered` tell what became of a change; a policy says how it is kept from happening twice. */
const changeWith = (advice, gives) => `	async send(request, { once }) {
		const { ${gives.length > 0 ? 'result, ' : ''}duplicate, recovered } = await once.change(
			request,
			// Of shared/once/policy: lookUp (the vendor finds it by a key), readBack (its state can be read), remember
			// (neither: what is uncertain stays so) or repeatable (a second time does no harm).
			policyToChoose({ advice: say\`${advice}\` }),
			${gives.length > 0 ? `(${taken(gives)}) => (${listed(gives)})` : "() => 'done'"},
		);
		return { ${gives.length > 0 ? '...result, ' : ''}duplicate, recovered };
	},`;
const READ = `	async send(request, { client }) {
		await client.read(request);
		// TODO: what it puts out of the answer, by the names that all vendors have.
		return {};
	},`;
const readOf = (gives) => `	async send(request, { client }) {
		const ${taken(gives)} = await client.read(request);
		return ${listed(gives)};
	},`;

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
 * The field for what the call names: one that the vendor has already is taken, not made again.
 * @param known as `fieldsIn` gives them
 * @returns `as` which parameter it stands, how it is `made`, and what is imported for it
 */
function fieldFor({ key, as: called, told, isInPath }, known) {
	const { from, what, made, as = called, call } = (!told && (known[key] ?? known[called])) || {};
	if (made)
		return {
			...{ key, isInPath, as, made, call },
			imports: [what, ...(call ? [call] : [])].map((name) => [`../../${from}`, name]),
		};
	const shown = `displayName: '${titled(as)}', description: ${quoted(told?.english ?? 'TODO: what it is')}`;
	const kind = isInPath ? { made: 'id', from: FIELDS } : kindOf(key);
	return {
		...{ key, isInPath, as },
		made: `${kind.made}({ ${shown}${isInPath ? ', most: 200, inPath: true' : ''} })`,
		imports: [[kind.from, kind.made]],
	};
}

/** What goes into the call, by the parameters of the operation. */
function callOf(fields) {
	const inPath = fields.filter(({ isInPath }) => isInPath);
	const inBody = fields.filter(({ isInPath }) => !isInPath);
	const given = (some) => some.map(({ key, as }) => `${key}: fields.${as}`);
	const made = inPath.filter(({ call }) => call).map(({ as, call }) => `${call}(fields.${as})`);
	const plain = given(inPath.filter(({ call }) => !call));
	const parts =
		plain.length === 0
			? made.map((one) => `...${one}`)
			: [
					`path: { ${[...made.map((one) => `...${one}.path`), ...plain].join(', ')} }`,
					...made.map((one) => `query: ${one}.query`),
				];
	return [...parts, ...(inBody.length > 0 ? [`body: { ${given(inBody).join(', ')} }`] : [])].join(', ');
}

/** What the call names, in its path and in its body, each as the field that stands for it. */
export const fieldsOf = ({ path, keys, known }) =>
	[...parametersOf(path).map((key) => ({ key, as: key, isInPath: true })), ...keys].map((one) => fieldFor(one, known));

/** @param words what `wordsOf` makes of what was said */
export function operationFile(own, { name, action, description, advice }) {
	const { operation, reads, apiFile, gives } = own;
	const fields = fieldsOf(own);
	const imports = importsOf([
		...fields.flatMap((one) => one.imports),
		[`../../api/${apiFile}`, `${operation} as endpoint`],
		['../../vendor', 'operation'],
		...(reads ? [] : [['../../words', 'say']]),
	]);
	const entries = fields.map(({ as, made }) => `		${as === made ? as : `${as}: ${made}`},\n`);
	const call = callOf(fields);
	return `${imports}

export const ${operation} = operation({
	value: '${operation}',
	name: ${quoted(name)},
	action: ${quoted(action)},
	description: ${quoted(description)},
	fields: {
${entries.join('')}	},
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
				...Object.fromEntries(gives.map(({ as }) => [as, { type: 'string' }])),
				...(!reads && { duplicate: { type: 'boolean' }, recovered: { type: 'boolean' } }),
				...shared,
			},
			required: [...gives.map(({ as }) => as), ...(reads ? [] : ['duplicate', 'recovered']), ...Object.keys(shared)],
			version: 1,
		},
		undefined,
		'\t',
	)}\n`;

/**
 * @param tested the name of the options that every operation has, where the vendor's fields are tested one by one
 * @param constants those of the table's file: `ISSUANCE_KEY` is how the field of that name is tested
 */
export function row(own, tested, constants) {
	const { resource, operation, reads, route } = own;
	const constantOf = (name) => name.replace(/([A-Z])/g, '_$1').toUpperCase();
	const all = fieldsOf(own).map(({ key, as, isInPath }) => {
		const named = `named: ['${titled(as)}'${isInPath ? '' : `, '${key}'`}]`;
		const kind = `{ kind: '${isInPath ? 'idInPath' : kindOf(key).kind}', ${named} }`;
		return { as, tested: constants.has(constantOf(as)) && isInPath ? constantOf(as) : kind };
	});
	const fields = all.map((one) => `${one.as}: ${one.tested}, `).join('');
	const item = (n) => `{ ${all.map(({ as }) => `${as}: 'TODO-${n}'`).join(', ')} }`;
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
			fields: { ${all.map(({ as }) => `${as}: '={{ $json.${as} }}'`).join(', ')} },
			input: [${item(1)}, ${item(2)}],
		}),
	},
`;
}

export const handlerFile = ({ route, reads, gives }, types) => `import type { Handler } from '${types}';

/** TODO: what the vendor does, and which rule says so; a wrong request is refused. */
export const ${route}: Handler = () => ({ status: 200, body: {${gives.map(({ key }) => ` ${key}: 'text',`).join('')} }${reads ? '' : ', effect: true'} });
`;
