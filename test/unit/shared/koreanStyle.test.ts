/** One word for one thing, as the tax office, the vendors' screens and the editor have it. */
import { globSync } from 'node:fs';

import { ROOT, read } from './pages';

/** What is not said, and what is said instead. */
const INSTEAD: ReadonlyArray<readonly [RegExp, string]> = [
	[/항목/, '입력란, 아이템, 품목'],
	[/기능/, '작업'],
	[/발행 ?마감일/, '발행기한'],
	[/발행 주체/, '발행 사업자'],
	[/오늘 이후가 아닐/, '오늘보다 늦지 않을'],
	[/데이터를 .{0,12}발행하되/, '데이터로'],
	[/응답을 잃/, '응답을 받지 못하'],
	[/실행이 기억/, '실행 기록에 남아 있어'],
	[/해 주는 것은 없/, '자체에는 전혀 없'],
	[/계획을 메일/, '변경 예정 내역을 메일'],
	[/원본 (?:승인번호|문서번호|문서 ID|품목)/, '당초'],
	[/(?:프로덕션|테스트) URL/, 'Production URL, Test URL, as n8n calls them'],
];

/** What sheets of people may be headed by is another matter. */
const HEADINGS = ['nodes/shared/invoice/amendmentMeanings.ts', 'docs/amendments.md', 'docs/amendments.ko.md'];

const files = globSync(
	[
		'nodes/**/*.ts',
		'credentials/*.ts',
		'docs/**/*.md',
		'README.ko.md',
		'examples/*.json',
		'scripts/lib/docs/**/*.json',
	],
	{ cwd: ROOT },
);

it.each(INSTEAD)('%s is nowhere said: %s', (word) => {
	expect(files.length).toBeGreaterThan(400);
	const said = files
		.filter((file) => !(HEADINGS.includes(file) && String(word).includes('원본')))
		.flatMap((file) =>
			read(file)
				.split('\n')
				.map((line, index) => ({ where: `${file}:${index + 1}`, line })),
		)
		.filter(({ line }) => word.test(line));
	expect(said.map(({ where, line }) => `${where} ${word.exec(line)?.[0]}`)).toEqual([]);
});

/** Rows of a glossary, their Korean by their English. */
const wordsOf = (page: string, english: number, korean: number) =>
	read(page)
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| /, '')))
		.map((cells) => [cells[english], cells[korean]]);

it('both glossaries have the same words for the same things', () => {
	const [english, korean] = [wordsOf('docs/glossary.md', 0, 1), wordsOf('docs/glossary.ko.md', 1, 0)];
	const isHead = ([word]: Array<string | undefined>) => word === 'English' || word === '영어';
	expect(english.filter((row) => !isHead(row))).toEqual(korean.filter((row) => !isHead(row)));
});
