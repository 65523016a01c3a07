import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { isCalendarDate } from '../../../../nodes/shared/korea/calendar';
import { isDay, issueDeadline, lastDayOfPreviousMonth, parseDay, today } from '../../../../nodes/shared/korea/day';
import fc from '../../../support/properties';

const HOUR = 60 * 60 * 1000;
const calendarDay = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2900-01-01'), noInvalidDate: true });

/** Luxon's DateTime, as far as it matters. */
const luxon = (iso: string) => ({ toMillis: () => Date.parse(iso), toISO: () => iso });

describe('parseDay', () => {
	it.each<[unknown, string]>([
		['20260105', '2026-01-05'],
		[20260105, '2026-01-05'],
		['2026-01-05', '2026-01-05'],
		['2026-1-5', '2026-01-05'],
		['2026/01/05', '2026-01-05'],
		['2026/1/05', '2026-01-05'],
		['2026.01.05', '2026-01-05'],
		['2026.1.5', '2026-01-05'],
		['2026.1.5.', '2026-01-05'],
		['2026. 1. 5.', '2026-01-05'],
		['2026. 1. 5', '2026-01-05'],
		['2026.\u00a01.\u00a05.', '2026-01-05'],
		['2026. 12. 31.', '2026-12-31'],
		['  2026-01-05\n', '2026-01-05'],
		['\u00a02026-01-05\u00a0', '2026-01-05'],
		['1900-01-01', '1900-01-01'],
		['2999-12-31', '2999-12-31'],
		['2024-02-29', '2024-02-29'],
		['2000-02-29', '2000-02-29'],
		['2026-01-05T23:59:59', '2026-01-05'],
		['2026-01-05T00:00', '2026-01-05'],
		['2026-01-05T00:00:00.000', '2026-01-05'],
		['2026-01-05T14:59:59Z', '2026-01-05'],
		['2026-01-05T14:59:59.999Z', '2026-01-05'],
		['2026-01-05T15:00:00Z', '2026-01-06'],
		['2026-01-05T15:00Z', '2026-01-06'],
		['2026-01-05T15:00:00,000000Z', '2026-01-06'],
		['2026-01-05T00:00:00+09:00', '2026-01-05'],
		['2026-01-05T23:59:59.999+09:00', '2026-01-05'],
		['2026-01-05T23:59:59+0900', '2026-01-05'],
		['2026-01-05T23:59:59+09', '2026-01-05'],
		['2026-01-05T09:59:59-05:00', '2026-01-05'],
		['2026-01-05T10:00:00-05:00', '2026-01-06'],
		['2026-01-05T04:59:00+14:00', '2026-01-04'],
		['2026-01-05T20:29:59+05:30', '2026-01-05'],
		['2026-01-05T20:30:00+05:30', '2026-01-06'],
		['2026-12-31T15:00:00Z', '2027-01-01'],
		['2024-02-28T15:00:00Z', '2024-02-29'],
		[new Date('2026-01-05T14:59:59.999Z'), '2026-01-05'],
		[new Date('2026-01-05T15:00:00Z'), '2026-01-06'],
		[luxon('2026-01-05T14:59:59.999Z'), '2026-01-05'],
		[luxon('2026-01-05T15:00:00Z'), '2026-01-06'],
	])('reads %p as %s', (value, day) => {
		expect(parseDay(value)).toBe(day);
	});

	it.each<[unknown]>([
		['2026-02-30'],
		['2025-02-29'],
		['2100-02-29'],
		['2026-13-01'],
		['2026-00-10'],
		['2026-01-00'],
		['2026-04-31'],
		['20260230'],
		[20260230],
		['1899-12-31'],
		['3000-01-01'],
		['0026-01-05'],
		['26-01-05'],
		['12026-01-05'],
		['2026-01/05'],
		['2026.01-05'],
		['2026- 1- 5'],
		['2026 . 1 . 5'],
		['2026-01-05.'],
		['2026/01/05/'],
		['2026..01.05'],
		['2026 01 05'],
		['2026-01'],
		['202601'],
		['2026105'],
		['05-01-2026'],
		['01/05/2026'],
		['5 January 2026'],
		['2026-01-05😀'],
		['오늘'],
		['today'],
		[''],
		[' '],
		['2026-01-05T24:00:00'],
		['2026-01-05T23:60:00'],
		['2026-01-05T23:59:60'],
		['2026-01-05T24:00:00Z'],
		['2026-01-05T9:00'],
		['2026-02-30T00:00:00'],
		['2026-02-30T00:00:00Z'],
		['2026-02-30T00:00:00+09:00'],
		['2026-01-05T00:00:00+15:00'],
		['2026-01-05T00:00+09:60'],
		['2026-01-05T00:00+09:'],
		['2026-01-05T'],
		['2026-01-05T09'],
		['2026-01-05T00:00:00.'],
		['2026-01-05T00:00:00Z[UTC]'],
		['20260105T000000Z'],
		['1899-12-31T00:00:00'],
		['2999-12-31T15:00:00Z'],
		[20260105.5],
		[2026],
		[1767225600000],
		[NaN],
		[Infinity],
		[-20260105],
		[null],
		[undefined],
		[true],
		[{}],
		[[]],
		[['2026-01-05']],
		[new Date(NaN)],
		[new Date(8.64e15)],
		[new Date('1899-01-01')],
		[{ toMillis: () => NaN }],
		[{ toMillis: 1767225600000 }],
		[{ toMillis: () => 8.64e15 }],
	])('refuses %p', (value) => {
		expect(() => parseDay(value)).toThrow(Invalid);
	});

	it('reads every day in every spelling', () => {
		fc.assert(
			fc.property(calendarDay, (day) => {
				const [year, month, date] = day.split('-').map(Number);
				const spellings = [
					day,
					day.replaceAll('-', ''),
					Number(day.replaceAll('-', '')),
					`${year}-${month}-${date}`,
					`${year}/${month}/${date}`,
					`${year}.${month}.${date}`,
					`${year}. ${month}. ${date}.`,
					`${day}T12:34:56`,
					`${day}T23:30:00+09:00`,
				];
				expect(spellings.map(parseDay)).toEqual(spellings.map(() => day));
			}),
		);
	});

	it('gives the same day for an instant in whatever zone it is written', () => {
		fc.assert(
			fc.property(instant, fc.integer({ min: -12, max: 14 }), (date, offset) => {
				const sign = offset < 0 ? '-' : '+';
				const zone = `${sign}${String(Math.abs(offset)).padStart(2, '0')}:00`;
				const written = new Date(date.getTime() + offset * HOUR).toISOString().replace('Z', zone);
				expect(parseDay(written)).toBe(parseDay(date));
			}),
		);
	});

	it('throws nothing but Invalid, and gives nothing but a Day', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.anything({ withDate: true, withBigInt: true }), fc.stringMatching(/^[\d./\-T:Z ]{0,25}$/)),
				(value) => {
					try {
						expect(isDay(parseDay(value))).toBe(true);
					} catch (error) {
						expect(error).toBeInstanceOf(Invalid);
					}
				},
			),
		);
	});
});

describe('isDay', () => {
	it.each(['2026-01-05', '1900-01-01', '2999-12-31', '2024-02-29'])('%s is', (text) => {
		expect(isDay(text)).toBe(true);
	});

	it.each([
		'2026-1-5',
		'20260105',
		' 2026-01-05',
		'2026-01-05\n',
		'2026-02-29',
		'1899-12-31',
		'3000-01-01',
		'2026-01-05T00:00',
		'',
	])('%p is not', (text) => {
		expect(isDay(text)).toBe(false);
	});
});

describe('isCalendarDate', () => {
	it.each([
		[1900, 2, 28, true],
		[1900, 2, 29, false],
		[2000, 2, 29, true],
		[1899, 12, 31, true],
		[2026, 13, 1, false],
		[2026, 1, 0, false],
		[NaN, 1, 1, false],
	])('%p-%p-%p: %p', (year, month, day, real) => {
		expect(isCalendarDate(year, month, day)).toBe(real);
	});
});

describe('today and lastDayOfPreviousMonth', () => {
	it.each([
		['2026-01-05T14:59:59.999Z', '2026-01-05', '2025-12-31'],
		['2026-01-05T15:00:00.000Z', '2026-01-06', '2025-12-31'],
		['2026-01-31T14:59:59.999Z', '2026-01-31', '2025-12-31'],
		['2026-01-31T15:00:00.000Z', '2026-02-01', '2026-01-31'],
		['2025-12-31T15:00:00.000Z', '2026-01-01', '2025-12-31'],
		['2024-02-29T15:00:00.000Z', '2024-03-01', '2024-02-29'],
		['2026-03-15T00:00:00.000Z', '2026-03-15', '2026-02-28'],
	])('at %s it is %s, the month before ended on %s', (now, day, monthEnd) => {
		expect(today(new Date(now))).toBe(day);
		expect(lastDayOfPreviousMonth(new Date(now))).toBe(monthEnd);
	});

	it('refuse an invalid Date', () => {
		expect(() => today(new Date(NaN))).toThrow(Invalid);
		expect(() => lastDayOfPreviousMonth(new Date(NaN))).toThrow(Invalid);
	});

	it('give a month end that one more day turns into the first of this month', () => {
		fc.assert(
			fc.property(instant, (now) => {
				const next = new Date(Date.parse(lastDayOfPreviousMonth(now)) + 24 * HOUR).toISOString().slice(0, 10);
				expect(next).toBe(`${today(now).slice(0, 7)}-01`);
			}),
		);
	});
});

describe('issueDeadline', () => {
	it.each([
		['2026-01-05', '2026-02-10'], // Tuesday
		['2026-01-31', '2026-02-10'],
		['2025-12-31', '2026-01-12'], // the 10th is a Saturday
		['2026-04-30', '2026-05-11'], // the 10th is a Sunday
		['2026-11-30', '2026-12-10'], // Thursday
		['2025-12-01', '2026-01-12'],
		['2024-02-29', '2024-03-11'], // Sunday
	])('%s: %s', (writeDate, deadline) => {
		expect(issueDeadline(writeDate)).toBe(deadline);
	});

	it('is the 10th to 12th of the next month, on a working day', () => {
		fc.assert(
			fc.property(
				calendarDay.filter((day) => day < '2999-12'),
				(writeDate) => {
					const deadline = issueDeadline(writeDate);
					const [year, month] = writeDate.split('-').map(Number) as [number, number];
					const following = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
					expect(['10', '11', '12'].map((date) => `${following}-${date}`)).toContain(deadline);
					expect([1, 2, 3, 4, 5]).toContain(new Date(deadline).getUTCDay());
				},
			),
		);
	});
});

describe("the instance's zone", () => {
	it('is never asked for', () => {
		const local = ['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getTimezoneOffset'] as const;
		const spies = local.map((getter) => jest.spyOn(Date.prototype, getter));
		const now = new Date('2026-01-31T15:00:00Z');
		parseDay('2026-01-05T15:00:00Z');
		parseDay('2026-01-05T15:00:00');
		issueDeadline(lastDayOfPreviousMonth(now));
		const asked = spies.filter((spy) => spy.mock.calls.length > 0).length;
		jest.restoreAllMocks();
		expect(asked).toBe(0);
	});
});
