import { readFileSync } from 'node:fs';
import { inProject, readJson } from '../project.mjs';

/** The words of the tables themselves, by the language of a page. */
const WORDS = {
	en: {
		resource: 'Resource',
		operation: 'Operation',
		does: 'What it does',
		field: 'Field',
		option: 'Option',
		default: 'Default',
		where: 'Of',
		key: 'Key',
		meaning: 'What it is',
		event: 'Event',
		chosen: 'Chosen',
		on: 'on',
		off: 'off',
		all: 'all operations',
		allBut: 'all but',
		ofResource: 'all',
	},
	ko: {
		resource: '구분',
		operation: '작업',
		does: '하는 일',
		field: '입력란',
		option: '옵션',
		default: '기본값',
		where: '작업',
		key: '키',
		meaning: '뜻',
		event: '이벤트',
		chosen: '기본 선택',
		on: '켜짐',
		off: '꺼짐',
		all: '모든 작업',
		allBut: '다음을 뺀 모든 작업:',
		ofResource: '전체',
	},
};

const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (titles, rows) =>
	[row(titles), row(titles.map(() => '---')), ...rows.map((cells) => row(cells))].join('\n');

/** Pairs of a row of the glossary: a term of all its labels, or as many terms as labels. */
function pairsOf(line) {
	const [korean = '', , , labels = ''] = line.replace(/^\| | \|$/g, '').split(' | ');
	const terms = korean.split(', ');
	const names = [...labels.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name);
	if (terms.length > 1 && terms.length !== names.length) return [];
	return names.map((name, index) => [name, terms[index] ?? korean]);
}

/** Puts the Korean term behind a label that is English only, as the glossary page has it. */
function termsOf(language) {
	if (language !== 'ko') return (label) => label;
	const page = readFileSync(inProject('docs', 'glossary.ko.md'), 'utf8');
	const terms = new Map(
		page
			.split('\n')
			.filter((line) => line.startsWith('| '))
			.flatMap(pairsOf),
	);
	return (label) => {
		const term = terms.get(label);
		// What stands in brackets behind a name stays last: `Issuer(발행 사업자) (Unofficial)`.
		return term === undefined || /\p{Script=Hangul}/u.test(label) ? label : label.replace(/(?= \(|$)/, `(${term})`);
	};
}

/** What several operations share, said in as few words as will do: all of them, all but a few, whole resources. */
function placesOf(node, operations, { all, allBut, ofResource }, term) {
	if (operations.length === node.operations.length) return all;
	const listed = (some) =>
		[...Map.groupBy(some, ({ resource }) => resource)]
			.map(([resource, those]) => {
				const whole = node.operations.filter((one) => one.resource === resource).length === those.length;
				const names = whole && those.length > 1 ? [ofResource] : those.map(({ label }) => label);
				return `${term(resource)}: ${names.join(', ')}`;
			})
			.join('; ');
	const others = node.operations.filter((operation) => !operations.includes(operation));
	return others.length < operations.length / 3 ? `${allBut} ${listed(others)}` : listed(operations);
}

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
	[description, choices.map((choice) => `*${choice}*`).join(', ')].filter((text) => text !== '').join(' – ');

const byLabel = (a, b) => a.thing.label.localeCompare(b.thing.label, 'en');

const operations = ({ operations: all }, words, term) =>
	table(
		[words.resource, words.operation, words.does],
		all.map(({ resource, label, description }, index) => [
			all[index - 1]?.resource === resource ? '' : term(resource),
			`**${term(label)}**`,
			description,
		]),
	);

function options(node, words, term) {
	if (node.trigger)
		return table(
			[words.option, words.default, words.does],
			node.trigger.options.map((option) => [term(option.label), defaultShown(option, words), told(option)]),
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
				term(thing.label),
				defaultShown(thing, words),
				told(thing),
				placesOf(node, places, words, term),
			]),
	);
}

const events = ({ trigger }, words, term) =>
	table(
		[words.event, words.chosen, words.does],
		trigger.events.map(({ label, description, chosen }) => [term(label), chosen ? '✓' : '', description]),
	);

const meanings = (name) => readJson(inProject('scripts', 'lib', 'docs', 'outputKeys', `${name}.json`));

/**
 * What each key that a node puts out is, in English and Korean, by the node's own list or the common one.
 * @throws Error where one is told of that is not there, or not told
 */
function meaningsOf(node) {
	const [own, common] = [meanings(node.name), meanings('common')];
	const keys = new Set(node.operations.flatMap((operation) => operation.keys));
	const untold = [...keys].filter((key) => !(key in own) && !(key in common));
	const unused = Object.keys(own).filter((key) => !keys.has(key));
	if (untold.length > 0) throw new Error(`${node.name}.json does not tell what it puts out as ${untold.join(', ')}`);
	if (unused.length > 0) throw new Error(`${node.name}.json tells of ${unused.join(', ')}, which it does not put out`);
	return (key) => own[key] ?? common[key];
}

/** Rows of the same operations stand together, most shared first; the first of them says which operations that are. */
const grouped = (rows) =>
	[...Map.groupBy(rows, ({ place }) => place)]
		.toSorted(([, a], [, b]) => b[0].count - a[0].count)
		.flatMap(([place, those]) => those.map(({ cells }, index) => [index === 0 ? place : '', ...cells]));

/** Things of operations, those of the same operations together. */
const byPlace = (node, things, identity, words, term) =>
	gather(node.operations, things, identity).map(({ thing, operations: places }) => ({
		thing,
		place: placesOf(node, places, words, term),
		count: places.length,
	}));

function fields(node, words, term) {
	const rows = byPlace(
		node,
		(operation) => operation.fields,
		(field) => JSON.stringify(field),
		words,
		term,
	).map(({ thing, ...row }) => ({ ...row, cells: [term(thing.label), told(thing)] }));
	return table([words.where, words.field, words.does], grouped(rows));
}

/** What is told of several keys in one breath stands in one row. */
function output(node, words, term, language, whole) {
	const meaningOf = meaningsOf(whole);
	const keys = byPlace(
		node,
		(operation) => operation.keys,
		(key) => key,
		words,
		term,
	).map(({ thing: key, ...row }) => ({ ...row, key, meaning: meaningOf(key)[language === 'ko' ? 1 : 0] }));
	const rows = [...Map.groupBy(keys, ({ place, meaning }) => JSON.stringify([place, meaning])).values()].map(
		(alike) => ({
			...alike[0],
			cells: [alike.map(({ key }) => `\`${key}\``).join(', '), alike[0].meaning],
		}),
	);
	return table([words.where, words.key, words.meaning], grouped(rows));
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
	return TABLES[name](about, WORDS[language], termsOf(language), language, node);
}

/** Which tables there have to be of a node, and of which of its resources: `bolta fields customer`. */
export const tablesOf = ({ name, trigger, operations: all = [] }) =>
	trigger
		? ['events', 'options'].map((table) => `${name} ${table}`)
		: ['operations', 'fields', 'options', 'output'].flatMap((table) =>
				[...new Set(all.map(({ resourceValue }) => resourceValue))].map((resource) => `${name} ${table} ${resource}`),
			);
