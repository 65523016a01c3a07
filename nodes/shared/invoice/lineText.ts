import { headingOf } from '../columns/heading';
import { inside, Invalid } from '../errors/invalid';
import { readRecord, type Fields, type Read } from '../fields/fields';
import { lineMeanings } from './columnMeanings';
import { say } from './words';

/** What stands in a line where no heading says otherwise. */
const USUAL = { headings: '품목 | 공급가액 | 세액', names: ['name', 'supplyCost', 'tax'] };

/** Beside what sheets call the columns of a line: there these may be of the whole document. */
const OF_LINE_HERE = { 비고: 'remark', 일자: 'date' };

/** Heading, as it is compared → the field that it means. Totals with VAT are left to the forms and sheets. */
const namesByHeading = new Map([
	...Object.entries(OF_LINE_HERE),
	...Object.values(lineMeanings).flatMap(({ label, korean, headings = [], bare = [], to: [name = ''] = [] }) =>
		[name, label, korean, ...headings, ...bare].map((heading): [string, string] => [headingOf(heading).plain, name]),
	),
]);

/** Whether a value of a JSON field is lines as people write them: JSON begins otherwise. */
export const isLineText = (value: unknown): value is string =>
	typeof value === 'string' && /[|｜]/.test(value) && !/^[\s\uFEFF]*[[{"]/.test(value);

const BAR = /[|｜]/;
/** A line of a table has a bar at either end too. */
const FRAMED = /^\s*[|｜](.*)[|｜]\s*$/;

const cellsOf = (line: string): string[] => line.split(BAR).map((cell) => cell.trim());

/** `---|---` below the headings of a table in Markdown. */
const isRule = (line: string) => /^[\s:|｜-]*$/.test(line) && line.includes('--');

/** The fields that a line of headings names; undefined where it is none. @throws Invalid */
function namesOf(cells: readonly string[], fields: Fields): string[] | undefined {
	const names = cells.map((cell) => {
		const { plain, vat } = headingOf(cell);
		const name = vat === undefined ? namesByHeading.get(plain) : undefined;
		return name !== undefined && Object.hasOwn(fields, name) ? name : undefined;
	});
	const known = names.filter((name) => name !== undefined);
	if (cells.length < 2 || known.length < cells.length) return undefined;
	const twice = cells.find((_, index) => known.indexOf(known[index]!) !== index);
	if (twice !== undefined) throw new Invalid(say`each column once`, twice);
	return known;
}

/**
 * Reads lines such as `소프트웨어 사용료 | 300,000 | 30,000`, each of a text's lines one: name, supply cost, tax; or
 * what a first line of headings says, as sheets call them (`품목 | 수량 | 단가`), with as many values in each line.
 * Only below headings may it be a table with bars around it: elsewhere an empty name would be told as a frame. What is
 * read is what the JSON of the same values is.
 * @throws Invalid naming the line of the text, counted from 1, and the column
 */
export function readLineText<F extends Fields>(text: string, fields: F): Array<Read<F>> {
	const rows = text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line, place) => ({ place, line }))
		.filter(({ line }) => line.trim() !== '' && !isRule(line));
	const [first] = rows;
	const heading = first && (FRAMED.exec(first.line)?.[1] ?? first.line);
	const given = first && inside(first.place, () => namesOf(cellsOf(heading ?? ''), fields));
	const names = given ?? USUAL.names;
	const isTable = given !== undefined && heading !== first?.line;
	return rows.slice(given ? 1 : 0).map(({ place, line }) =>
		inside(place, () => {
			const cells = cellsOf((isTable && FRAMED.exec(line)?.[1]) || line);
			if (cells.length > names.length || cells.length < (given ? names.length : 2)) {
				const count = given ? String(names.length) : '2–3';
				throw new Invalid(
					say`${count} values with | between them and none in them (${given ? cellsOf(heading ?? '').join(' | ') : USUAL.headings}), not ${cells.length}`,
				);
			}
			return readRecord(fields, Object.fromEntries(cells.map((cell, index) => [names[index], cell])));
		}),
	);
}
