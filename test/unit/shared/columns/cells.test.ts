import { sheetTime } from '../../../../nodes/shared/columns/cells';
import { parseSeoulTime } from '../../../../nodes/shared/korea/koreanTime';

it.each([
	[46_400.375, '2027-01-13 09:00:00'],
	['46400.999988425926', '2027-01-13 23:59:59'],
	[46_400.43402777778, '2027-01-13 10:25:00'],
	['2027-01-13 09:00', '2027-01-13 09:00:00'],
	['2027. 1. 13. 9:05', '2027-01-13 09:05:00'],
])('the moment %p of a sheet is %s', (cell, moment) => {
	expect(parseSeoulTime(sheetTime(cell))).toBe(moment);
});

it('a day alone is no moment', () => {
	expect(() => parseSeoulTime(sheetTime(46_400))).toThrow(
		'expected a date and time such as 2026-01-31 09:00, found "2027-01-13"',
	);
});
