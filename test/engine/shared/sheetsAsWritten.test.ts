/** Sheets as people write them: headings with marks and numbers, days with their weekday, amounts closed by a dash. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bodiesOf, COLUMNS, GOOD, NAMES, vendorsOf, without } from '../support/invoiceSheets';

const sandbox = withSandbox();
const VENDORS = vendorsOf(sandbox);

describe.each(NAMES)('%s', (vendor) => {
	const { run } = VENDORS[vendor]!;
	const bodyOf = async (row: IDataObject) => Object.values(bodiesOf(await run([row], COLUMNS)))[0];
	const problemOf = async (row: IDataObject) => (await run([row], COLUMNS)).error?.message;

	it.each([
		(name: string) => `※ ${name}`,
		(name: string) => `${name} ▼`,
		(name: string) => `■${name}`,
		(name: string) => `＊${name}`,
		(name: string) => `${name} ★`,
		(name: string) => `- ${name}`,
		(name: string, place: number) => `${place}. ${name}`,
		(name: string, place: number) => `${place}) ${name}`,
		(name: string, place: number) => `${'①②③④⑤⑥⑦⑧⑨'[place - 1]} ${name}`,
	])('reads headings with marks: %s', async (marked) => {
		const row = Object.fromEntries(Object.entries(GOOD).map(([name, cell], index) => [marked(name, index + 1), cell]));
		expect(await bodyOf(row)).toEqual(await bodyOf(GOOD));
	});

	it.each(['2026-10-31 (토)', '2026. 10. 31.(토)', '2026년 10월 31일 토요일'])('reads the day %s', async (day) => {
		expect(await bodyOf({ ...GOOD, 작성일자: day })).toEqual(await bodyOf(GOOD));
	});

	it('refuses a day with the weekday of another', async () => {
		expect(await problemOf({ ...GOOD, 작성일자: '2026-10-31 (일)' })).toContain(
			'"작성일자" [item 0]: expected a date such as 2026-01-31, with the day of the week that it is, or none, found',
		);
	});

	it.each(['₩100,000-', '100,000원-', '₩100,000.-'])('does not take %s for less', async (supplyCost) => {
		expect(await problemOf({ ...without('세액'), 공급가액: supplyCost })).toContain(
			`"공급가액" [item 0]: expected a whole number of won: the dash behind it may mean less or only close the amount`,
		);
	});

	it('takes a number for a specification', async () => {
		expect(await bodyOf({ ...GOOD, 규격: 0.1 + 0.2 })).toEqual(await bodyOf({ ...GOOD, 규격: '0.3' }));
	});
});
