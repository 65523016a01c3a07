import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { inProject, root } from '../project.mjs';

/** Which rooms a page tells of: vendors by their folders, what several share by what it is about. */
const ROOMS = {
	bolta: ['Bolta'],
	hiworks: ['Hiworks', 'HiworksShared'],
	hiworksBill: ['HiworksBill'],
	hiworksOrg: ['HiworksOrg'],
	portOne: ['PortOne'],
	values: ['shared/words', 'shared/fields', 'shared/korea', 'shared/errors'],
	invoices: ['shared/invoice'],
	sheets: ['shared/columns'],
	runs: ['shared/engine', 'shared/http', 'shared/once'],
	triggers: ['shared/webhook', 'shared/polling'],
};

const TITLES = { en: ['English', '한국어'], ko: ['한국어', 'English'] };

/** Advice stands below what happened, in sentences: who looks for a text looks for what happened, or was expected. */
const isAdvice = (english) => english.endsWith('.');
/** `{0}[을/를]` → `…을/를` */
const withGaps = (text) => text.replace(/\{\d+\}/g, '…').replace(/\[([^\]]*\/[^\]]*)\]/g, '$1');
/** Angle brackets are HTML to who shows the page, and stars are emphasis. */
const cell = (text) => withGaps(text).replace(/[|*<>]/g, '\\$&');

async function dictionaries() {
	const files = globSync(['nodes/**/korean.ts', 'nodes/shared/words/common.ts'], { cwd: root }).sort();
	return await Promise.all(
		files.map(async (file) => {
			const { code } = transformSync(readFileSync(inProject(file), 'utf8'), { loader: 'ts', format: 'esm' });
			const room = await import(`data:text/javascript,${encodeURIComponent(code)}`);
			return { room: path.dirname(file).replace(/^nodes\//, ''), texts: (room.korean ?? room.common)() };
		}),
	);
}

/**
 * Gives the table of a page: what the nodes say, in both languages, that of the page first and in its order.
 * @returns `(page, language)`, of a page as the marks name it
 * @throws Error where a room stands on no page, or a page is none
 */
export async function errorTables() {
	const all = await dictionaries();
	const known = new Set(Object.values(ROOMS).flat());
	const homeless = all.filter(({ room }) => !known.has(room));
	if (homeless.length > 0) throw new Error(`On no page stand the errors of ${homeless.map(({ room }) => room)}`);
	return (page, language) => {
		if (!(page in ROOMS)) throw new Error(`There is no page of errors called ${page}`);
		const pairs = all
			.filter(({ room }) => ROOMS[page].includes(room))
			.flatMap(({ texts }) => Object.entries(texts))
			.filter(([english]) => /\p{L} \p{L}/u.test(english) && !isAdvice(english))
			.map((pair) => (language === 'ko' ? pair.toReversed() : pair).map((text) => cell(text.trim())));
		const sorted = pairs.toSorted(([a], [b]) => a.localeCompare(b, language));
		return [TITLES[language], ['---', '---'], ...sorted].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
	};
}

/** The pages there have to be in each language. */
export const errorPages = Object.keys(ROOMS);
