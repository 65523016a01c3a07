/** README and docs/: short, in both languages, with links that lead somewhere and texts that the nodes really say. */
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { globSync, statSync } from 'node:fs';
import path from 'node:path';

import { common } from '../../../nodes/shared/words/common';
import type { Dictionary } from '../../../nodes/shared/words/dictionary';
import { editionOf } from '../../../nodes/shared/words/edition';
import { codesIn } from './codes';
import { codeOf, inBoth, koreanOf, linksOf, missing, pages, read, ROOT, sentencesOf, shapeOf } from './pages';
import { textsIn } from './texts';

const KB = 1024;
const dictionaryIn = (file: string) => jest.requireActual<{ korean(): Dictionary }>(path.join(ROOT, file)).korean();
const mostOf = (name: string) => (name.startsWith('README') ? 8 * KB : 12 * KB);

it.each(pages)('%s is short enough to be read', (name) => {
	expect(statSync(path.join(ROOT, name)).size).toBeLessThanOrEqual(mostOf(name));
});

it.each([...pages, 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'])('%s links to what is there', (name) => {
	expect(linksOf(read(name)).flatMap((target) => missing(name, target) ?? [])).toEqual([]);
});

it.each(['docs/architecture.md', 'docs/decisions.md', 'CONTRIBUTING.md'])('%s names files that are there', (name) => {
	const files = globSync('{credentials,nodes,sandbox,scripts,test}/**/*.{ts,mts,mjs}', { cwd: ROOT });
	const named = codeOf(read(name)).filter((code) => /^[\w./-]+\.m?[jt]s$/.test(code));
	expect(named.length).toBeGreaterThan(5);
	expect(named.filter((one) => !files.some((file) => `/${file}`.endsWith(`/${one}`)))).toEqual([]);
});

describe.each(inBoth)('%s', (name) => {
	const [english, korean] = [read(name), read(koreanOf(name))];

	it('has the same parts in both languages', () => {
		expect(shapeOf(korean)).toEqual(shapeOf(english));
	});

	it('has the same keys, values and settings in both languages', () => {
		const kept = (page: string) =>
			codeOf(page)
				.filter((code) => !/\p{Script=Hangul}/u.test(code))
				.sort();
		expect(kept(korean)).toEqual(kept(english));
	});

	it('leads to the same places in both languages', () => {
		const places = (page: string) =>
			linksOf(page)
				.map((target) => target.replace(/\.ko\.(md|png)/, '.$1').replace(/#.*/, ''))
				.filter((target) => target !== '')
				.sort();
		expect(places(korean)).toEqual(places(english));
	});
});

describe.each(['docs/after-each-outcome.md', 'docs/after-each-outcome.ko.md'])('%s', (name) => {
	it('tells what to do about every code of the nodes', () => {
		expect(codesIn('nodes').filter((code) => !codeOf(read(name)).includes(code))).toEqual([]);
	});
});

describe('The page of what people see', () => {
	/** A text with places, as what comes for them can be anything. */
	const forms = (texts: readonly string[]) => texts.map((text) => text.split(/\{\d+\}(?:\[[^\]]*\])?/));
	const english = forms(textsIn('nodes').map(({ key }) => key));
	const korean = forms(
		[common(), ...globSync('nodes/**/korean.ts', { cwd: ROOT }).map(dictionaryIn)].flatMap((one) => Object.values(one)),
	);
	const said = (part: string) => [...english, ...korean].some((form) => form.some((text) => text.includes(part)));

	it.each(['docs/troubleshooting.md', 'docs/troubleshooting.ko.md'])('%s has texts that the nodes say', (name) => {
		const rows = read(name)
			.split('\n')
			.filter((line) => line.startsWith('| `') || line.includes('<br>`'));
		const texts = rows.flatMap((line) => codeOf(line.slice(0, line.indexOf(' | ', 2))));
		expect(texts.length).toBeGreaterThan(20);
		// What stands for the user's data parts a text.
		const parts = texts.flatMap((text) => text.split('…').map((part) => part.trim())).filter((part) => part !== '');
		expect(parts.filter((part) => !said(part))).toEqual([]);
	});
});

describe('Links of the editor', () => {
	const nodes = globSync('nodes/*/*.node.json', { cwd: ROOT }).sort();
	const urlsIn = (text: string) => [...text.matchAll(/https:\/\/github\.com[^"'\s]+/g)].map(([url]) => url);

	it.each([...nodes, '.github/ISSUE_TEMPLATE/config.yml'])('%s leads to a page that is there', (name) => {
		const urls = urlsIn(read(name)).filter((url) => url.includes('/blob/'));
		expect(urls).not.toEqual([]);
		expect(urls.flatMap((url) => missing(name, url) ?? [])).toEqual([]);
	});

	/** What the editor opens by *Docs* of a node, or of a credential, on this machine. */
	const docsOf = (file: string): string => {
		const [Type] = Object.values(jest.requireActual<Record<string, new () => INodeType | ICredentialType>>(file));
		const made = new Type!();
		return ('description' in made ? made.description : made).documentationUrl ?? '';
	};

	it.each(globSync('credentials/*.credentials.ts', { cwd: ROOT }).sort())(
		'%s has a place in both languages',
		(name) => {
			const url = docsOf(path.join(ROOT, name));
			expect(url).toContain('/docs/credentials.md#');
			for (const one of [url, koreanOf(url)]) expect(missing(name, one)).toBeUndefined();
		},
	);

	it('has a page of its own for each node, which README names in both languages', () => {
		const own = nodes.map((name) => {
			const { resources } = JSON.parse(read(name)) as { resources: Record<string, Array<{ url: string }>> };
			const url = docsOf(path.join(ROOT, name.replace(/\.json$/, '.ts')));
			expect(resources.primaryDocumentation).toEqual([{ url }]);
			return url.replace(/^.*\/blob\/main\//, '');
		});
		expect(new Set(own).size).toBe(nodes.length);
		for (const page of own)
			for (const [readme, linked] of [
				['README.md', page],
				['README.ko.md', koreanOf(page)],
			] as const)
				expect(linksOf(read(readme))).toContain(linked);
	});
});

it.each([
	['bolta', 'bolta.ko.md'],
	['credentials#bolta', 'credentials.ko.md#bolta'],
])('Docs leads to the Korean page where the machine is Korean (%s)', (place, page) => {
	expect(editionOf([], true).page(place)).toMatch(new RegExp(`/docs/${page}$`));
});

it.each(['docs/README.md', 'docs/README.ko.md'])('%s leads to every page of its language', (index) => {
	const mine = inBoth.map((name) => (index.endsWith('.ko.md') ? koreanOf(name) : name));
	const linked = linksOf(read(index)).map((target) => path.posix.join('docs', target));
	expect(mine.filter((name) => !linked.includes(name) && name !== index)).toEqual([]);
});

it.each(['docs/examples.md', 'docs/examples.ko.md'])('%s has every example', (page) => {
	const examples = globSync('examples/*.json', { cwd: ROOT }).map((file) => `../${file}`);
	expect(examples.filter((file) => !linksOf(read(page)).includes(file))).toEqual([]);
});

it.each(['docs/examples.md', 'docs/examples.ko.md'])('%s shows every example on the canvas', (page) => {
	const examples = globSync('examples/*.json', { cwd: ROOT }).map((file) => path.basename(file, '.json'));
	expect(examples.filter((name) => !linksOf(read(page)).includes(`canvas/${name}.png`))).toEqual([]);
});

it.each(['README.md', 'README.ko.md'])('%s says how many examples there are', (page) => {
	const examples = globSync('examples/*.json', { cwd: ROOT }).length;
	expect(read(page)).toMatch(new RegExp(`(?:\\b${examples} workflows|워크플로 ${examples}개)`));
});

it.each([
	['English', 60, inBoth],
	['Korean', 50, inBoth.map(koreanOf)],
] as const)('no page repeats what another says (%s)', (_language, length, names) => {
	const where = new Map<string, Set<string>>();
	for (const name of names)
		for (const sentence of sentencesOf(read(name)).filter((one) => one.length >= length))
			where.set(sentence, (where.get(sentence) ?? new Set()).add(name));
	expect([...where].filter(([, at]) => at.size > 1).map(([sentence, at]) => [sentence, ...at])).toEqual([]);
});
