/** The stub of a new operation in a contract: what all operations around it have stands there already. */

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const serverOf = (methods, operation) => (operation.servers ?? methods.servers ?? [{}])[0].url;

/** What says nothing of the vendor as long as it is empty. */
const EMPTY = { 'x-documented': false, 'x-sources': [], 'x-rules': [], 'x-documented-requests': [] };
/** Of whom it is: what the nearest operation says holds for its neighbour too. */
const OF_THE_NEAREST = ['tags', 'x-family', 'security', 'x-generation', 'x-generations-seen'];

/** What stands in each of the lists, by its text. */
const inAll = ([first = [], ...rest]) => {
	const others = rest.map((list) => new Set(list.map((one) => JSON.stringify(one))));
	return first.filter((one) => others.every((texts) => texts.has(JSON.stringify(one))));
};
const references = (list) => list.filter((one) => '$ref' in one);

/** How many parts of two paths are the same from the front. */
function sharedParts(one, other) {
	const parts = other.split('/');
	const differs = one.split('/').findIndex((part, index) => part !== parts[index]);
	return differs === -1 ? parts.length : differs;
}

/** Everything inside, breadth not minded. */
function* within(value) {
	if (typeof value !== 'object' || value === null) return;
	yield value;
	for (const inner of Object.values(value)) yield* within(inner);
}

const isSaid = (name) => !name.startsWith('x-') && name !== 'description';

/** What the vendor says of a text of that name elsewhere, else that it is one; and one that it gives as an example. */
function knownText(contract, key) {
	const parts = [...within(contract)];
	const schema = parts.map(({ properties }) => properties?.[key]).find((one) => one?.type === 'string' && !one.enum);
	const examples = parts.flatMap(({ examples: all }) => Object.values(all ?? {}).map((one) => one?.value));
	const example = examples.flatMap((one) => [...within(one)]).find((one) => typeof one[key] === 'string');
	return {
		schema: schema
			? Object.fromEntries(Object.entries({ minLength: 1, ...schema }).filter(([name]) => isSaid(name)))
			: { type: 'string', minLength: 1 },
		example: schema && example ? example[key] : 'text',
	};
}

/**
 * @param contract as it is read from its file
 * @param own `route`, `path`, `method`, `title`, `task`: what it does, the `keys` of its body and those that it `gives`
 * @param node `standing`: what the contract calls unproven; `server` and `families` where it has several
 * @returns what stands beside the methods of the path, and the operation
 */
export function contractStub(
	contract,
	{ route, path, method, title, task, keys, gives },
	{ standing, server, families },
) {
	const all = Object.entries(contract.paths).flatMap(([otherPath, methods]) =>
		Object.entries(methods)
			.filter(([name, operation]) => METHODS.includes(name) && serverOf(methods, operation) === server)
			.filter(([, operation]) => families?.includes(operation['x-family']) ?? true)
			.map(([name, operation]) => ({ path: otherPath, method: name, operation })),
	);
	const [nearest] = all.toSorted((one, other) => sharedParts(other.path, path) - sharedParts(one.path, path));
	const around = all.filter(({ operation }) => operation['x-family'] === nearest.operation['x-family']);
	const alike = around.filter((one) => one.method === method.toLowerCase());
	const commonOf = (some, read) => inAll(some.map(({ operation }) => read(operation)));

	const known = Object.entries(contract.components.parameters ?? {});
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
		const [component] = known.find(([, parameter]) => parameter.in === 'path' && parameter.name === name) ?? [];
		if (component) return { $ref: `#/components/parameters/${component}` };
		return { name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } };
	});
	const parameters = [
		...inPath,
		...commonOf(alike.length > 0 ? alike : around, ({ parameters: list = [] }) => references(list)).filter(
			({ $ref }) => !inPath.some((one) => one.$ref === $ref),
		),
	];
	const shared = commonOf(around, ({ responses }) =>
		Object.entries(responses).filter(([, response]) => references([response]).length > 0),
	);
	const json = (schema, example) => ({
		content: { 'application/json': { schema, examples: { full: { value: example } } } },
	});
	const textsOf = (some) => {
		const texts = some.map(({ key }) => [key, knownText(contract, key)]);
		const each = (what) => Object.fromEntries(texts.map(([key, text]) => [key, text[what]]));
		const required = texts.length > 0 ? { required: texts.map(([key]) => key), properties: each('schema') } : {};
		return json({ type: 'object', ...required }, each('example'));
	};
	const operation = {
		operationId: route,
		summary: title,
		...Object.fromEntries(
			OF_THE_NEAREST.flatMap((key) => (key in nearest.operation ? [[key, nearest.operation[key]]] : [])),
		),
		...Object.fromEntries(Object.entries(EMPTY).filter(([key]) => key in nearest.operation)),
		'x-standing': standing,
		'x-rule-ids': commonOf(around, ({ 'x-rule-ids': ids = [] }) => ids),
		...(parameters.length > 0 && { parameters }),
		...(keys.length > 0 && { requestBody: { required: true, ...textsOf(keys) } }),
		responses: { 200: { description: task, ...textsOf(gives) }, ...Object.fromEntries(shared) },
	};
	return { beside: server ? { servers: [{ url: server }] } : {}, operation };
}
