/** Files as they will be: nothing is written before all changes of all of them fit. */
import { readFileSync } from 'node:fs';
import { inProject, writeFile } from './project.mjs';

/** A text in quotes, as prettier writes it. */
const STRING = /(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/.source;
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** An entry of a dictionary, `Email: '이메일',`; the Korean is its first group. */
const entryOf = (english) =>
	new RegExp(`^\\t(?:'${escaped(english)}'|"${escaped(english)}"|${escaped(english)}):\\s*(${STRING}),\\n`, 'm');

const endOf = (found) => found.index + found[0].length;

/** @param refuse ends the program with the problem it is given */
export function pendingTexts(refuse) {
	const texts = new Map();
	const read = (name) => texts.get(name) ?? readFileSync(inProject(name), 'utf8');
	const write = (name, text) => texts.set(name, text);

	function change(name, pattern, replacement) {
		const text = read(name);
		const changed = text.replace(pattern, replacement);
		if (changed === text) refuse(`${name} is not as expected, nothing was written: ${pattern}`);
		write(name, changed);
	}

	/** Among the imports of siblings, in their order; where the file is imported already, the name joins the others. */
	function importSibling(name, what, from) {
		const text = read(name);
		const [line, names] = new RegExp(`^import \\{ (.*) \\} from '${escaped(from)}';$`, 'm').exec(text) ?? [];
		if (line) {
			const all = [...new Set([...names.split(', '), what])].sort((a, b) => a.localeCompare(b, 'en'));
			return write(name, text.replace(line, `import { ${all.join(', ')} } from '${from}';`));
		}
		const lines = text.split('\n');
		const places = (pattern) => lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
		const siblings = places(/^(import|\}) .*from '\.\//);
		const nameOf = (line) => (/from '(.*)'/.exec(line)?.[1] ?? '').toLowerCase();
		const before = siblings.filter((index) => nameOf(lines[index]) < from.toLowerCase()).at(-1);
		const place = before ?? (siblings[0] ?? places(/^(import|\}) .*from '/).at(-1) + 1) - 1;
		lines.splice(place + 1, 0, `import { ${what} } from '${from}';`);
		return write(name, lines.join('\n'));
	}

	/** The Korean that a dictionary has for a text, where it has any. */
	const koreanIn = (name, english) => entryOf(english).exec(read(name))?.[1].slice(1, -1);

	/**
	 * Adds Korean to the dictionary that speaks of most of these texts already, behind the last of them; where none does,
	 * at the end of the last dictionary.
	 */
	function addKorean(dictionaries, near, english, korean) {
		const entry = `\t${JSON.stringify(english)}: ${JSON.stringify(korean)},\n`;
		const endsIn = (text) =>
			near.map((one) => entryOf(one).exec(text)).flatMap((found) => (found ? [endOf(found)] : []));
		const speaking = dictionaries.map((name) => ({ name, ends: endsIn(read(name)) }));
		const [{ name, ends }] = speaking.toSorted((one, other) => other.ends.length - one.ends.length);
		if (ends.length === 0) return change(dictionaries.at(-1), /\n(\}\)?;\n?)$/, (_all, end) => `\n${entry}${end}`);
		const [text, end] = [read(name), Math.max(...ends)];
		return write(name, `${text.slice(0, end)}${entry}${text.slice(end)}`);
	}

	/** Writes all of them. @returns their names */
	function flush() {
		for (const [name, text] of texts) writeFile(inProject(name), text);
		return [...texts.keys()];
	}

	return { read, write, change, importSibling, koreanIn, addKorean, flush };
}
