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
/** What stands in the lists of more than half of them. */
const inMost = (lists) => {
	const isThere = (text) => lists.filter((list) => list.some((one) => JSON.stringify(one) === text)).length;
	const texts = new Set(lists.flat().map((one) => JSON.stringify(one)));
	return [...texts].filter((text) => isThere(text) > lists.length / 2).map((text) => JSON.parse(text));
};
/** Without what stands there before. */
const once = (list) => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
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
	const example = examples
		.flatMap((one) => [...within(one)])
		.find((one) => typeof one[key] === 'string' && one[key] !== '');
	return {
		schema: schema
			? Object.fromEntries(Object.entries({ minLength: 1, ...schema }).filter(([name]) => isSaid(name)))
			: { type: 'string', minLength: 1 },
		example: schema && example ? example[key] : 'text',
	};
}

const errorsOf = ({ responses }) =>
	Object.entries(responses).flatMap(([status, { 'x-error-types': types = [] }]) =>
		types.map((type) => ({ status, type })),
	);

/** Refusals that each status lists (`x-error-types`), in the words that one of the operations has for each. */
function refusals(operations, errors) {
	const wordsOf = (status) => operations.flatMap(({ responses }) => responses[status] ?? []);
	return Object.entries(Object.groupBy(errors, ({ status }) => status)).map(([status, those]) => {
		const [words] = wordsOf(status);
		const examples = Object.assign(
			{},
			...wordsOf(status).map(({ content }) => content['application/json'].examples ?? {}),
		);
		const types = those.map(({ type }) => type).sort();
		const { schema } = words.content['application/json'];
		const told = Object.fromEntries(types.map((type) => [type, examples[type]]));
		const content = { 'application/json': { schema, examples: told } };
		return [status, { ...words, 'x-error-types': types, content }];
	});
}

/** The smallest and the fullest request (`x-requests`), with what the nearest operation sends of each parameter. */
function requestsOf(near, parameters, body) {
	const PLACES = { path: 'path', query: 'query', header: 'headers' };
	const told = (size, place, name) =>
		near.map((one) => one['x-requests'][size][place]?.[name]).find((value) => value !== undefined) ?? 'text';
	const request = (size, some) => {
		const places = Map.groupBy(some, (parameter) => PLACES[parameter.in]);
		const valuesOf = ([place, those]) => [
			place,
			Object.fromEntries(those.map(({ name }) => [name, told(size, place, name)])),
		];
		return { ...Object.fromEntries([...places].map(valuesOf)), ...(body && { body }) };
	};
	const needed = parameters.filter(({ required }) => required);
	return { minimal: request('minimal', needed), full: request('full', parameters) };
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
	const near = all.toSorted((one, other) => sharedParts(other.path, path) - sharedParts(one.path, path));
	const [{ operation: nearest }] = near;
	const around = near.filter(({ operation }) => operation['x-family'] === nearest['x-family']);
	const alike = around.filter((one) => one.method === method.toLowerCase());
	/** What its path names, theirs name too. */
	const thing = path.slice(0, path.lastIndexOf('}') + 1);
	const about = around.filter((one) => thing !== '' && `${one.path}/`.startsWith(`${thing}/`));
	/** What all of a group have, it has too. */
	const groups = [alike.length > 0 ? alike : around, about];
	const commonOf = (some, read) => inAll(some.map(({ operation }) => read(operation)));

	const known = Object.entries(contract.components.parameters ?? {});
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
		const [component] = known.find(([, parameter]) => parameter.in === 'path' && parameter.name === name) ?? [];
		if (component) return { $ref: `#/components/parameters/${component}` };
		return { name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } };
	});
	const beside = groups.flatMap((some) => commonOf(some, ({ parameters: list = [] }) => references(list)));
	const parameters = once([...inPath, ...beside]);
	const resolved = parameters.map((one) =>
		one.$ref ? contract.components.parameters[one.$ref.split('/').at(-1)] : one,
	);

	const answers = commonOf(around, ({ responses }) =>
		Object.entries(responses).filter(([status]) => !/^[23]/.test(status)),
	);
	const errors = groups.flatMap((some) => inMost(some.map(({ operation }) => errorsOf(operation))));
	const json = (schema, example) => ({
		content: { 'application/json': { schema, examples: { full: { value: example } } } },
	});
	const textsOf = (some) => {
		if (some.length === 0) return { schema: { type: 'object' }, example: {} };
		const texts = some.map(({ key }) => [key, knownText(contract, key)]);
		const each = (what) => Object.fromEntries(texts.map(([key, text]) => [key, text[what]]));
		const schema = { type: 'object', required: texts.map(([key]) => key), properties: each('schema') };
		return { schema, example: each('example') };
	};
	const [body, answer] = [textsOf(keys), textsOf(gives)];
	const hasBody = keys.length > 0;
	const [headers] = inMost(
		around
			.filter(({ operation }) => 'requestBody' in operation === hasBody)
			.map(({ operation }) => [operation['x-required-headers'] ?? []].flat()),
	);
	const operations = [...about, ...alike, ...around].map((one) => one.operation);
	const operation = {
		operationId: route,
		summary: title,
		...Object.fromEntries(OF_THE_NEAREST.flatMap((key) => (key in nearest ? [[key, nearest[key]]] : []))),
		...Object.fromEntries(Object.entries(EMPTY).filter(([key]) => key in nearest)),
		'x-standing': standing,
		'x-rule-ids': once(groups.flatMap((some) => commonOf(some, ({ 'x-rule-ids': ids = [] }) => ids))),
		...(headers && { 'x-required-headers': headers }),
		...(parameters.length > 0 && { parameters }),
		...(hasBody && { requestBody: { required: true, ...json(body.schema, body.example) } }),
		responses: {
			200: { description: task, ...json(answer.schema, answer.example) },
			...Object.fromEntries([...refusals(operations, once(errors)), ...answers]),
		},
		...('x-requests' in nearest && { 'x-requests': requestsOf(operations, resolved, hasBody && body.example) }),
	};
	return { beside: server ? { servers: [{ url: server }] } : {}, operation };
}
