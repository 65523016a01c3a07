import { readFileSync } from 'node:fs';
import { inProject } from '../project.mjs';

/** What a row of the glossary calls by its name in the editor: `*Get State*`. */
const NAME = /\*([^*]+)\*/g;
const rowsOf = (page) => page.split('\n').filter((line) => line.startsWith('| '));
const cellsOf = (line) => line.replace(/^\| | \|$/g, '').split(' | ');
const withoutTerm = (label) => label.replace(/ \([^()]*\p{Script=Hangul}[^()]*\)$/u, '');

/** English name → how the Korean edition calls what has it, most used first. */
function koreanNames({ en, ko }) {
	const names = new Map();
	for (const [node, { label, labels }] of en) {
		const other = ko.get(node);
		const korean = [other.label, ...other.labels];
		for (const [index, english] of [label, ...labels].entries())
			for (const name of new Set([english, withoutTerm(english)]))
				names.set(name, [...(names.get(name) ?? []), korean[index]]);
	}
	return names;
}

/** Of several names the one that the row has as its term, or that has the term in it; else the most used. */
function nameFor(all, term) {
	const byUse = [...Map.groupBy(all, (name) => name)]
		.toSorted(([, a], [, b]) => b.length - a.length)
		.map(([name]) => name);
	return byUse.find((name) => term.split(', ').includes(name)) ?? byUse.find((name) => name.includes(term)) ?? byUse[0];
}

/**
 * The glossary says how things are called in the editor: the English page by hand, the Korean one by what stands there.
 * @param editions what `describe.mjs` prints of the nodes, by name, in both languages
 * @returns gives the Korean page as it ought to be
 * @throws Error where nothing in the editor is called so
 */
export function glossaryIn(editions) {
	const names = koreanNames(editions);
	const rows = rowsOf(readFileSync(inProject('docs', 'glossary.md'), 'utf8')).map(cellsOf);
	const called = rows.flatMap((cells) => [...cells.at(-1).matchAll(NAME)].map(([, name]) => name));
	const wrong = called.filter((name) => !names.has(name));
	if (wrong.length > 0) throw new Error(`docs/glossary.md: nothing in the editor is called ${wrong.join(', ')}`);
	return (page) => {
		const lines = page.split('\n');
		const places = lines.flatMap((line, index) => (line.startsWith('| ') ? [index] : []));
		if (places.length !== rows.length) throw new Error('docs/glossary.ko.md has other rows than docs/glossary.md');
		for (const [index, place] of places.entries()) {
			const [term, ...others] = cellsOf(lines[place]);
			if (term === '한국어') continue;
			const shown = rows[index].at(-1).replace(NAME, (_, name) => `*${nameFor(names.get(name), term)}*`);
			const different = [...new Set(shown.split(', '))].join(', ');
			lines[place] = `| ${[term, ...others.slice(0, -1), different].join(' | ')} |`;
		}
		return lines.join('\n');
	};
}
