import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { inCache, inProject, root, writeFile } from './project.mjs';

/** Where the columns of a vendor's sheets are said, and how the node is called. */
const VENDORS = { Bolta: 'Bolta', HiworksBill: 'Hiworks Bill', PortOne: 'PortOne' };

const BEGIN = '<!-- names: written by `npm run sheet-names` -->';
const END = '<!-- /names -->';

/** The pages, what their tables have in the column of labels, and of which sheets they are. */
const PAGES = {
	'sheet-names.md': { label: 'label', topic: 'invoice' },
	'sheet-names.ko.md': { label: 'korean', topic: 'invoice' },
	'amendments.md': { label: 'label', topic: 'amendment' },
	'amendments.ko.md': { label: 'korean', topic: 'amendment' },
};

const TOPICS = ['invoice', 'amendment'];

/**
 * Sheets as the nodes themselves know them: the meanings of each vendor's columns, and the form of Hometax.
 * They are TypeScript without extensions in its imports, so they are put together first.
 */
async function readMeanings() {
	const { build } = await import('esbuild');
	const outfile = inCache('lint', 'meanings.cjs');
	const lines = [
		"export { matchColumns } from './nodes/shared/columns/matchColumns';",
		"export { namesOf } from './nodes/shared/columns/names';",
		"export { hometaxHeadings } from './test/engine/support/hometaxSheet';",
		...Object.keys(VENDORS).flatMap((vendor) =>
			TOPICS.map((topic) => `export * as ${vendor}_${topic} from './nodes/${vendor}/${topic}/columns';`),
		),
	];
	await build({
		stdin: { contents: lines.join('\n'), resolveDir: root },
		bundle: true,
		format: 'cjs',
		platform: 'node',
		external: ['n8n-workflow', 'zod'],
		outfile,
		logLevel: 'error',
	});
	return createRequire(import.meta.url)(outfile);
}

/** Which columns of the form of Hometax have a meaning, from 1; PortOne takes them all. */
function hometaxColumns({ hometaxHeadings, matchColumns, namesOf, PortOne_invoice: { issueColumns } }) {
	const headings = hometaxHeadings();
	const { meanings } = issueColumns;
	const keys = new Map(headings.map((heading, index) => [String(index + 1), heading]));
	const numbers = new Map();
	for (const { key, meaning } of matchColumns(keys, namesOf(meanings), meanings).columns)
		numbers.set(
			meaning,
			[...(numbers.get(meaning) ?? []), Number(key)].toSorted((a, b) => a - b),
		);
	return (meaning) => (numbers.get(meaning) ?? []).join(', ');
}

/** Supplier and recipient have the same names; those of the recipient stand for both. */
const OTHER_SIDE = /^supplier/;
const SIDE = '공급받는자';

/** What the columns of a topic's sheets mean, and with which vendors: those that have a place for it. */
function meaningsOf(read, topic) {
	const rowsOf = new Map();
	for (const [vendor, name] of Object.entries(VENDORS))
		for (const { meanings = {} } of Object.values(read[`${vendor}_${topic}`]))
			for (const [key, meaning] of Object.entries(meanings)) {
				if (meaning.placeless) continue;
				const row = rowsOf.get(key) ?? { ...meaning, nodes: new Set() };
				row.nodes.add(name);
				if (meaning.bare) row.bare = meaning.bare;
				rowsOf.set(key, row);
			}
	return rowsOf;
}

/**
 * The table of names, a row for each meaning; for amendments of what invoices have not.
 * @param label which of a meaning's labels people read on the page
 */
function tableOf(read, { label, topic }) {
	const isAmendment = topic === 'amendment';
	const known = isAmendment ? meaningsOf(read, 'invoice') : new Map();
	const columnsOf = hometaxColumns(read);
	const rows = [...meaningsOf(read, topic)]
		.filter(([key]) => !OTHER_SIDE.test(key) && !known.has(key))
		.map(([key, row]) => rowOf(key, row, label, columnsOf).slice(0, isAmendment ? 3 : 4));
	const titles = (
		label === 'korean'
			? ['의미', '이름', '알아보는 제목', '홈택스 열']
			: ['Meaning', 'Name', 'Headings', 'Hometax column']
	).slice(0, isAmendment ? 3 : 4);
	return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const plain = (name) => name.replace(/\s/g, '').toLowerCase();

function rowOf(key, { headings = [], bare = [], otherwise = [], numbered = [], nodes, ...labels }, label, columnsOf) {
	const own = [labels.korean, ...headings].filter((name) => name === labels.korean || !name.startsWith(SIDE));
	// What stands in the row already is a heading too.
	const said = [key, labels[label]].map(plain);
	const names = own.filter(
		(name, index) => !said.includes(plain(name)) && own.findIndex((one) => plain(one) === plain(name)) === index,
	);
	const others = [...bare, ...otherwise, ...numbered.map((name) => `${name}1`)];
	const only = nodes.size < Object.keys(VENDORS).length ? ` (${[...nodes].join(', ')})` : '';
	const shown = [names.join(', '), others.length > 0 ? `*${others.join(', ')}*` : ''].filter((one) => one !== '');
	return [`${labels[label]}${only}`, `\`${key}\``, shown.join('; '), columnsOf(key)];
}

/** Of each page that has the table: its file, its text and what the text ought to be. */
export async function sheetPages() {
	const read = await readMeanings();
	return Object.entries(PAGES).map(([name, page]) => {
		const file = inProject('docs', name);
		const text = readFileSync(file, 'utf8');
		const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
		if (from < 0 || to < from) throw new Error(`docs/${name} has no place for the table of names`);
		const wanted = `${text.slice(0, from)}${BEGIN}\n\n${tableOf(read, page)}\n\n${text.slice(to)}`;
		return { name: `docs/${name}`, file, text, wanted };
	});
}

/** Writes the table into the pages. */
export async function writeSheetPages() {
	for (const { file, wanted } of await sheetPages()) writeFile(file, wanted);
}
