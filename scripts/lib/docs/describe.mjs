/**
 * Prints as JSON what the built nodes say of themselves. A process of its own, since nodes choose their language when
 * their classes are made, after that of the machine (LANG).
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inProject, readJson } from '../project.mjs';

const require = createRequire(import.meta.url);
const { nodes, credentials } = readJson(inProject('package.json')).n8n;

/** Events and notices come with the mark-up of the editor. */
const plain = (text = '') => text.replace(/<[^>]*>/g, '').trim();

/** How a choice of a field is called where the field has choices, else the value itself. */
function defaultOf({ default: value, options, type }) {
	if (type === 'options') return options?.find((option) => option.value === value)?.name ?? '';
	return typeof value === 'object' ? '' : value;
}

/** `1–100`, where a number has both ends. */
const rangeOf = ({ minValue, maxValue } = {}) =>
	minValue === undefined || maxValue === undefined ? '' : `${minValue}–${maxValue}`;

const optionOf = (option) => ({
	name: option.name,
	label: option.displayName,
	description: plain(option.description),
	default: defaultOf(option),
	range: rangeOf(option.typeOptions),
	choices: ['options', 'multiOptions'].includes(option.type) ? option.options.map(({ name }) => name) : [],
});

/** What stands inside a field: choices of a list, parts of a collection. */
const insideOf = ({ type, options = [] }) => {
	if (type === 'fixedCollection') return options.flatMap(({ values }) => values.map(({ displayName }) => displayName));
	return options.map(({ displayName, name }) => displayName ?? name);
};

/** The fields of an operation above its options; one that is shown in several places is told once. */
function fieldsOf(own, operation) {
	const fields = own
		.filter(({ name }) => name !== 'operation' && name !== 'options')
		.filter(({ displayOptions }) => displayOptions.show.operation?.includes(operation) ?? true)
		.map((field) => ({
			label: field.displayName,
			description: plain(field.description),
			choices: insideOf(field),
		}));
	return [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()];
}

const keysIn = (file) => Object.keys(readJson(file).properties);
const outputKeys = (file) => (existsSync(file) ? keysIn(file) : []);

/** All operations: of each its resource, what it does, its options and the keys that it puts out. */
function operationsOf({ properties }, schemas) {
	const resources = properties.find(({ name }) => name === 'resource')?.options ?? [];
	return resources.flatMap((resource) => {
		const belongs = ({ displayOptions }) => displayOptions?.show?.resource?.includes(resource.value);
		const own = properties.filter((property) => belongs(property));
		const { options: operations } = own.find(({ name }) => name === 'operation');
		const collections = own.filter(({ name, type }) => name === 'options' && type === 'collection');
		return operations.map(({ name, value, description }) => ({
			resource: resource.name,
			resourceValue: resource.value,
			label: name,
			description: plain(description),
			fields: fieldsOf(own, value),
			options: collections
				.filter(({ displayOptions }) => displayOptions.show.operation?.includes(value) ?? true)
				.flatMap(({ options }) => options.map((option) => optionOf(option))),
			keys: outputKeys(path.join(schemas, resource.value, `${value}.json`)),
		}));
	});
}

/** Of which list an event is, where the trigger watches one of several. */
function listsOf({ displayOptions }, properties) {
	return Object.entries(displayOptions?.show ?? {}).flatMap(([name, values]) => {
		const { options } = properties.find((property) => property.name === name);
		return options.filter(({ value }) => values.includes(value)).map((choice) => choice.name);
	});
}

/** The keys that a trigger puts out, of each list where it watches one of several. @throws where no schema tells */
function outputsOf({ name, properties }, schemas) {
	const lists = properties.find((property) => property.name === 'watch')?.options;
	if (!lists) return [{ label: '', keys: keysIn(path.join(schemas, `${name}.json`)) }];
	return lists.map((list) => ({ label: list.name, keys: keysIn(path.join(schemas, name, `${list.value}.json`)) }));
}

/** What a trigger starts for, its options, and what it puts out. */
function triggerOf(description, schemas) {
	const { properties } = description;
	const events = properties.filter(({ name, options }) => /events?$/i.test(name) && options);
	const options = properties.find(({ name, type }) => name === 'options' && type === 'collection');
	return {
		events: events.flatMap((property) =>
			property.options.map(({ name, value, description }, index) => ({
				lists: index === 0 ? listsOf(property, properties) : [],
				label: name,
				description: plain(description),
				chosen: [property.default].flat().includes(value),
			})),
		),
		options: (options?.options ?? []).map((option) => optionOf(option)),
		outputs: outputsOf(description, schemas),
	};
}

/** Everything that has a name in the editor: fields, choices, options, however deep; in one order in all languages. */
const labelsOf = (entries = []) =>
	entries.flatMap(({ displayName, name, options, values, modes }) => [
		displayName ?? name,
		...labelsOf(options),
		...labelsOf(values),
		...labelsOf(modes),
	]);

function descriptionOf(file) {
	const [type] = Object.values(require(inProject(file)));
	return new type().description;
}

/** What is told of a trigger alone; `beside` is the node of its vendor, whose words for keys it shares. */
function describeTrigger(file, description, schemas) {
	const isBeside = (other) => path.dirname(other) === path.dirname(file) && !other.endsWith('Trigger.node.js');
	return { trigger: triggerOf(description, schemas), beside: descriptionOf(nodes.find(isBeside)).name };
}

function describe(file) {
	const description = descriptionOf(file);
	const schemas = inProject(path.dirname(file).replace(/^dist\//, ''), '__schema__');
	const versions = existsSync(schemas) ? readdirSync(schemas).filter((name) => /^v\d/.test(name)) : [];
	return {
		name: description.name,
		label: description.displayName,
		labels: labelsOf(description.properties),
		...(description.group.includes('trigger')
			? describeTrigger(file, description, schemas)
			: { operations: operationsOf(description, path.join(schemas, versions.sort().at(-1) ?? '')) }),
	};
}

/** What has a name in the editor of a credential. */
function describeCredential(file) {
	const [type] = Object.values(require(inProject(file)));
	const { name, displayName, properties } = new type();
	return { name, label: displayName, labels: labelsOf(properties) };
}

const described = { nodes: nodes.map(describe), credentials: credentials.map(describeCredential) };
process.stdout.write(JSON.stringify(described));
