import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');
export const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');

/** Where the project stands for those who have only the package. */
const PUBLISHED = 'https://github.com/n8n-nodes-bolta-hiworks/n8n-nodes-bolta-hiworks/blob/main/';

/** README and all pages of docs/, by their names from the project's root. */
export const pages = globSync(['README*.md', 'docs/**/*.md'], { cwd: ROOT }).sort();

/** Pages in both languages, by their English names. */
export const inBoth = pages.filter((name) => !name.endsWith('.ko.md'));

export const koreanOf = (name: string) => name.replace(/\.md(?=#|$)/, '.ko.md');

/** As GitHub makes them of headings, and those that are written out. */
export function anchorsOf(page: string): string[] {
	const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
		heading!
			.toLowerCase()
			.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
	return [...headings, ...[...page.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!)];
}

/** Without what is code, where brackets mean something else. */
const prose = (page: string) => page.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');

/**
 * What a link of a page leads to and is not there: a file of the project, or a place in it.
 * @param target as it stands in the link; those to elsewhere are taken as they are
 */
export function missing(name: string, target: string): string | undefined {
	const own = target.startsWith(PUBLISHED);
	if (!own && /^[a-z]+:/.test(target)) return undefined;
	const [file = '', anchor] = (own ? target.slice(PUBLISHED.length) : target).split('#');
	const linked = own ? file : file ? path.posix.join(path.posix.dirname(name), file) : name;
	if (!existsSync(path.join(ROOT, linked))) return linked;
	return anchor === undefined || anchorsOf(read(linked)).includes(anchor) ? undefined : `${linked}#${anchor}`;
}

export const linksOf = (page: string) => [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);

/** What a script writes is held elsewhere. */
const byHand = (page: string) => page.replaceAll(/<!-- (\w+)[\s\S]*?<!-- \/\1\w* -->/g, '');

/** Headings, rows of tables, entries of lists and blocks of code, in their order. */
export const shapeOf = (page: string) =>
	byHand(page)
		.split('\n')
		.flatMap((line) => /^(#+ |\||\d+\.|- |\s*```\w*)/.exec(line)?.[0].trim() ?? []);

/** Everything that is written as code: values, keys, settings, codes. */
export const codeOf = (page: string) => [
	...new Set(
		[
			...byHand(page)
				.replaceAll(/```[\s\S]*?```/g, '')
				.matchAll(/`([^`\n]+)`/g),
		].map(([, code]) => code!),
	),
];

/** What is said on a page by hand: sentences, and cells of tables, without where their links lead. */
export const sentencesOf = (page: string) =>
	byHand(page)
		.replaceAll(/```[\s\S]*?```|\]\([^)]*\)/g, '')
		.split(/\n| \| |(?<=[.;])\s/)
		.map((sentence) => sentence.replaceAll(/^[\s|*-]+|[\s|*.;-]+$/g, ''))
		.filter((sentence) => !sentence.includes(' · '));
