import { Invalid } from '../../../nodes/shared/errors/invalid';
import { parseSeoulTime, seoulTime } from '../../../nodes/shared/korea/koreanTime';
import fc from '../../support/properties';

const RUNS = process.env.TEST_SIZE === 'full' ? 20_000 : 1_000;

const luxon = (millis: number) => ({ toMillis: () => millis, isLuxonDateTime: true });

describe('parseSeoulTime', () => {
	it.each([
		['2026-01-31 09:00', '2026-01-31 09:00:00'],
		['2026-01-31 09:00:07', '2026-01-31 09:00:07'],
		['2026-01-31 9:00', '2026-01-31 09:00:00'],
		['2026-01-31T09:00', '2026-01-31 09:00:00'],
		['2026-01-31T09:00:07.500', '2026-01-31 09:00:07'],
		[' 2026-01-31  23:59:59 ', '2026-01-31 23:59:59'],
		['20260131 0900'.replace('0900', '09:00'), '2026-01-31 09:00:00'],
		['2026. 1. 5. 09:00', '2026-01-05 09:00:00'],
		['2026/1/5 00:00', '2026-01-05 00:00:00'],
		['2026-01-31 오전 9:00', '2026-01-31 09:00:00'],
		['2026. 1. 31. 오후 3:00:07', '2026-01-31 15:00:07'],
		['2026-01-31 오전 12:30', '2026-01-31 00:30:00'],
		['2026-01-31 오후 12:30', '2026-01-31 12:30:00'],
		['2026-01-31 오후 15:00', '2026-01-31 15:00:00'],
		['2026년 1월 31일 오후 3시', '2026-01-31 15:00:00'],
		['2026-01-31 15시 5분', '2026-01-31 15:05:00'],
		['2026-01-31 3:00 PM', '2026-01-31 15:00:00'],
		['2026-01-31 12:00 am', '2026-01-31 00:00:00'],
		['2026-01-31T00:00:00Z', '2026-01-31 09:00:00'],
		['2026-01-31T15:00:00.000Z', '2026-02-01 00:00:00'],
		['2025-12-31T16:30:00-05:00', '2026-01-01 06:30:00'],
		['2026-01-31T09:00:00+09:00', '2026-01-31 09:00:00'],
		['2026-01-31T09:00+0900', '2026-01-31 09:00:00'],
		['2026-01-31 09:00 +05:30', '2026-01-31 12:30:00'],
		[new Date('2026-01-31T00:00:00Z'), '2026-01-31 09:00:00'],
		[luxon(Date.UTC(2026, 0, 31, 20)), '2026-02-01 05:00:00'],
	])('reads %p', (value, time) => {
		expect(parseSeoulTime(value)).toBe(time);
	});

	it.each([
		['2026-01-31'],
		['20260131'],
		['09:00'],
		['2026-02-30 09:00'],
		['2026-02-30T09:00:00Z'],
		['2026-01-31 24:00'],
		['2026-01-31 09:60'],
		['2026-01-31 09:00:60'],
		['2026-01-31 09-00-00'],
		['2026-01-31 9'],
		['2026-01-31 09:00 KST'],
		['2026-01-31 오전 13:00'],
		['2026-01-31 오후 3:00 PM'],
		['2026-01-31 오후 3시 60분'],
		['2026-01-31 오후'],
		['2026-01-31 25시'],
		['20260131 9:00 10:00'],
		['1899-12-31 09:00'],
		['now'],
		[''],
		[null],
		[undefined],
		[1_769_817_600_000],
		[{}],
		[new Date(Number.NaN)],
		[[]],
	])('refuses %p', (value) => {
		expect(() => parseSeoulTime(value)).toThrow(Invalid);
	});

	it(`gives the same moment in every form, ${RUNS} moments`, () => {
		fc.assert(
			fc.property(
				fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2999, 0, 1) / 1000 }),
				fc.integer({ min: -14 * 60, max: 14 * 60 }),
				(seconds, offset) => {
					const instant = new Date(seconds * 1000);
					// Seoul by ICU, not by our arithmetic.
					const expected = new Intl.DateTimeFormat('sv-SE', {
						timeZone: 'Asia/Seoul',
						dateStyle: 'short',
						timeStyle: 'medium',
					}).format(instant);
					const there = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
					const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
					expect(seoulTime(instant)).toBe(expected);
					for (const form of [
						instant,
						luxon(instant.getTime()),
						instant.toISOString(),
						`${there}${zone}`,
						expected,
						expected.replace(' ', 'T'),
					])
						expect(parseSeoulTime(form)).toBe(expected);
				},
			),
			{ numRuns: RUNS },
		);
	});
});
