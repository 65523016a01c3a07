/** What was measured, against what it may be. */

export interface Figure {
	part: string;
	measure: string;
	/** The median, by which the verdict is given. */
	value: number;
	unit: string;
	/** What all the single measurements gave, or what the value was made from. */
	from: string;
	limit: { is: 'at most' | 'exactly'; value: number } | null;
}

export function median(values: readonly number[]): number {
	if (values.length === 0) throw new Error('Nothing was measured');
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function isKept({ limit, value }: Figure): boolean {
	if (!limit) return true;
	return limit.is === 'exactly' ? value === limit.value : value <= limit.value;
}

const DIGITS: Record<string, number> = { '×': 2, s: 2, ms: 2, MB: 1 };

export const show = (value: number, unit: string) =>
	`${value.toFixed(DIGITS[unit] ?? 0)}${unit === '×' ? ' ×' : unit && ` ${unit}`}`;

/** All values of a measure, for people. */
export const list = (values: readonly number[], unit: string) =>
	values.map((value) => value.toFixed(DIGITS[unit] ?? 0)).join(', ') + (unit && ` ${unit}`);

function limitText({ limit, unit }: Figure): string {
	if (!limit) return '';
	return `${limit.is === 'exactly' ? '= ' : '≤ '}${show(limit.value, unit)}`;
}

export function printTable(figures: readonly Figure[]): void {
	const rows = figures.map((figure) => [
		figure.measure,
		show(figure.value, figure.unit),
		limitText(figure),
		figure.limit ? (isKept(figure) ? 'ok' : 'MISSED') : '',
		figure.from,
	]);
	const titles = ['Measure', 'Figure', 'Limit', 'Verdict', 'From'];
	const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
	const isNumber = (column: number) => column === 1 || column === 2;
	const line = (row: string[]) =>
		row
			.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
			.join('  ')
			.trimEnd();

	console.log('');
	console.log(line(titles));
	let part = '';
	figures.forEach((figure, index) => {
		if (figure.part !== part) console.log(`── ${figure.part}`);
		part = figure.part;
		console.log(line(rows[index]!));
	});
	console.log('');
}
