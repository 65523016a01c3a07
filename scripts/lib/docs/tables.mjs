import { meaningsOf } from './meanings.mjs';
import { WORDS } from './words.mjs';

const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (titles, rows) =>
	[row(titles), row(titles.map(() => '---')), ...rows.map((cells) => row(cells))].join('\n');

/** The English edition's Korean term stands where a thing is told of, not again where it is only named. */
const named = (label) => label.replace(/ \([^()]*\p{Script=Hangul}[^()]*\)$/u, '');

/** What several operations share, said in as few words as will do: all of them, all but a few, whole resources. */
function placesOf(node, operations, { all, allBut, ofResource }) {
	if (operations.length === node.operations.length) return all;
	const listed = (some) =>
		[...Map.groupBy(some, ({ resource }) => resource)]
			.map(([resource, those]) => {
				const whole = node.operations.filter((one) => one.resource === resource).length === those.length;
				const names = whole && those.length > 1 ? [ofResource] : those.map(({ label }) => named(label));
				return `${named(resource)}: ${names.join(', ')}`;
			})
			.join('; ');
	const others = node.operations.filter((operation) => !operations.includes(operation));
	return others.length < operations.length / 3 ? `${allBut} ${listed(others)}` : listed(operations);
}

/** Of which of its lists a trigger puts something out. */
const listsOf = ({ trigger }, lists, words) =>
	lists.length === trigger.outputs.length ? words.ofResource : lists.map(({ label }) => named(label)).join(', ');

/** Things that are said alike of several operations stand in one row. */
function gather(operations, things, identity) {
	const rows = new Map();
	for (const operation of operations)
		for (const thing of things(operation)) {
			const id = identity(thing);
			rows.set(id, { thing, operations: [...(rows.get(id)?.operations ?? []), operation] });
		}
	return [...rows.values()];
}

function defaultShown({ default: value, range }, words) {
	if (typeof value === 'boolean') return words[value ? 'on' : 'off'];
	return range === '' ? value : `${value} (${range})`;
}

/** Its choices stand behind what an option does. */
const told = ({ description, choices }) =>
	[description, choices.map((choice) => `*${named(choice)}*`).join(', ')].filter((text) => text !== '').join(' – ');

const byLabel = (a, b) => a.thing.label.localeCompare(b.thing.label, 'en');

const operations = ({ operations: all }, words) =>
	table(
		[words.resource, words.operation, words.does],
		all.map(({ resource, label, description }, index) => [
			all[index - 1]?.resource === resource ? '' : resource,
			`**${label}**`,
			description,
		]),
	);

function options(node, words) {
	if (node.trigger)
		return table(
			[words.option, words.default, words.does],
			node.trigger.options.map((option) => [option.label, defaultShown(option, words), told(option)]),
		);
	const rows = gather(
		node.operations,
		(operation) => operation.options,
		({ label, description, default: value }) => JSON.stringify([label, description, value]),
	);
	return table(
		[words.option, words.default, words.does, words.where],
		rows
			.toSorted(byLabel)
			.map(({ thing, operations: places }) => [
				thing.label,
				defaultShown(thing, words),
				told(thing),
				placesOf(node, places, words),
			]),
	);
}

function events({ trigger }, words) {
	const watches = trigger.events.some(({ lists }) => lists.length > 0);
	return table(
		[...(watches ? [words.list] : []), words.event, words.chosen, words.does],
		trigger.events.map(({ lists, label, description, chosen }) => [
			...(watches ? [lists.join(', ')] : []),
			label,
			chosen ? '✓' : '',
			description,
		]),
	);
}

/** Rows of the same operations stand together, most shared first; the first of them says which operations that are. */
const grouped = (rows) =>
	[...Map.groupBy(rows, ({ place }) => place)]
		.toSorted(([, a], [, b]) => b[0].count - a[0].count)
		.flatMap(([place, those]) => those.map(({ cells }, index) => [index === 0 ? place : '', ...cells]));

/** Things of operations, or of a trigger's lists, those of the same ones together. */
const byPlace = (node, things, identity, words) =>
	gather(node.operations ?? node.trigger.outputs, things, identity).map(({ thing, operations: places }) => ({
		thing,
		place: (node.trigger ? listsOf : placesOf)(node, places, words),
		count: places.length,
	}));

function fields(node, words) {
	const rows = byPlace(
		node,
		(operation) => operation.fields,
		(field) => JSON.stringify(field),
		words,
	).map(({ thing, ...row }) => ({ ...row, cells: [thing.label, told(thing)] }));
	return table([words.where, words.field, words.does], grouped(rows));
}

/** What is told of several keys in one breath stands in one row. Of a trigger with one output no row says of which. */
function output(node, words, language) {
	const meaningOf = meaningsOf(node);
	const keys = byPlace(
		node,
		(operation) => operation.keys,
		(key) => key,
		words,
	).map(({ thing: key, ...row }) => ({ ...row, key, meaning: meaningOf(key)[language === 'ko' ? 1 : 0] }));
	const rows = [...Map.groupBy(keys, ({ place, meaning }) => JSON.stringify([place, meaning])).values()].map(
		(alike) => ({
			...alike[0],
			cells: [alike.map(({ key }) => `\`${key}\``).join(', '), alike[0].meaning],
		}),
	);
	const titles = [node.trigger ? words.list : words.where, words.key, words.meaning];
	const isOne = node.trigger?.outputs.length === 1;
	const shown = (cells) => (isOne ? cells.slice(1) : cells);
	return table(
		shown(titles),
		grouped(rows).map((cells) => shown(cells)),
	);
}

const TABLES = { operations, fields, options, events, output };

/**
 * One of the tables that pages have.
 * @param node what `describe.mjs` prints of it, in the language
 * @param resources whose operations the page is about; all where none are named
 * @param language of the page: `en` or `ko`
 */
export function tableOf(node, name, resources, language) {
	const about =
		resources.length === 0
			? node
			: { ...node, operations: node.operations.filter(({ resourceValue }) => resources.includes(resourceValue)) };
	return TABLES[name](about, WORDS[language], language);
}

/** Which tables there have to be of a node, and of which of its resources: `bolta fields customer`. */
export const tablesOf = ({ name, trigger, operations: all = [] }) =>
	trigger
		? ['events', 'options', 'output'].map((table) => `${name} ${table}`)
		: ['operations', 'fields', 'options', 'output'].flatMap((table) =>
				[...new Set(all.map(({ resourceValue }) => resourceValue))].map((resource) => `${name} ${table} ${resource}`),
			);
