import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { isCalendarDate } from './calendar';
import { SEOUL_AHEAD_MS, seoulClock } from './inSeoul';
import { expectedNumber, plainNumber } from './textForm';
import { say } from './words';

/** A calendar day, 'YYYY-MM-DD', of the years 1900 to 2999. */
export type Day = string;

const DATES = [
	/^(\d{4})(\d{2})(\d{2})$/,
	/^(\d{4})-(\d{1,2})-(\d{1,2})$/,
	/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
	/^(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})\.?$/,
	/^(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일$/,
];

/** A time behind the day, as databases and Korean sheets write it; it moves no day. */
const TIME = /\s+(?:오전|오후)?\s*\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s*[AP]M)?$/i;

/** The day of the week behind a day: `(토)`, ` 토`, ` 토요일`. */
const WEEKDAY = /(?:\s*\(([일월화수목금토])(?:요일)?\)|\s([일월화수목금토])(?:요일)?)$/;
const WEEKDAYS = '일월화수목금토';

/** Day, time to the minute (seconds cannot change the day), and zone: Z, or hours and minutes. */
const DATE_TIME =
	/^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?:(Z)|([-+](?:0\d|1[0-4]))(?::?([0-5]\d))?)?$/;

/** What cannot be read; isDay refuses it. */
const NO_DAY = '';

/**
 * Reads a day: `YYYYMMDD` (text or integer); year, month, day with `-`, `/` or `.` between (`2026. 1. 5.` too);
 * `2026년 1월 5일`; each with its day of the week behind it, and a time, which counts for nothing; an ISO date-time
 * (with zone: the day in Seoul at that instant; without: as written); a Date or Luxon DateTime (the day in Seoul).
 *
 * @throws Invalid for anything else: days and times that do not exist, years before 1900 or after 2999
 */
export function parseDay(value: unknown): Day {
	const day = typeof value === 'object' ? dayInUtc(seoulClock(value) ?? NaN) : readText(plainNumber(String(value)));
	if (!isDay(day)) throw new Invalid(expectedDay(value), value);
	return day;
}

/** Excel counts days from 1900; 20000 is in 1954, 80000 in 2119. */
export const isExcelDay = (text: string) =>
	/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= 20_000 && Number(text) <= 80_000;

/** n8n's expression that makes a day of Excel's count. */
const excelExpression = (count: string) => `{{ DateTime.fromISO("1899-12-30").plus({ days: ${count} }).toISODate() }}`;

/** What was expected, with the remedy for what sheets give. */
function expectedDay(value: unknown): Words {
	const expected = say`a date such as 2026-01-31`;
	const text = typeof value === 'string' || typeof value === 'number' ? plainNumber(String(value)) : '';
	if (isExcelDay(text))
		return say`${expected}; a sheet counts days so: make the column text, or write ${excelExpression(text)}`;
	if (/^\d{2}[-./]\s*\d{1,2}[-./]\s*\d{1,2}\.?$/.test(text)) return say`${expected}, with all four digits of the year`;
	if (/^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(text))
		return say`${expected}, with the year first: which number is the month cannot be told`;
	if (WEEKDAY.test(text)) return say`${expected}, with the day of the week that it is, or none`;
	return expectedNumber(expected, value);
}

/** Whether the text is a Day as it stands: 'YYYY-MM-DD', in the calendar, 1900 to 2999. */
export function isDay(text: string): boolean {
	const [, year, month, day] = /^((?:19|2\d)\d{2})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	return isCalendarDate(Number(year), Number(month), Number(day));
}

/** The day in Seoul at the instant `now`. Throws Invalid for an invalid Date. */
export function today(now: Date): Day {
	return parseDay(now);
}

/** The last day of the month before the one it is in Seoul at the instant `now`. Throws Invalid for an invalid Date. */
export function lastDayOfPreviousMonth(now: Date): Day {
	const { year, month } = split(today(now));
	return dayInUtc(Date.UTC(year, month - 1, 0));
}

/**
 * The last day on which a document may still be issued in time: the 10th of the month after its write date
 * (VAT Act art. 34(3)).
 */
export function issueDeadline(writeDate: Day): Day {
	const { year, month } = split(writeDate);
	return businessDayFrom(year, month, 10);
}

/**
 * The deadline of the final return (확정신고) for the tax period of a supply: 25 days after the half-year, 25 July or 25
 * January (VAT Act art. 49 (1)). Until then a local letter of credit may be opened (Enforcement Decree art. 70 (1) 4).
 */
export function finalReturnDeadline(supply: Day): Day {
	const { year, month } = split(supply);
	return month <= 6 ? businessDayFrom(year, 6, 25) : businessDayFrom(year, 12, 25);
}

/**
 * Until when what is wrong other than by mistake may be corrected: one year from the day after the final return's
 * deadline (VAT Act Enforcement Decree art. 70 (1) 6), on whichever day that came to be.
 */
export function correctionDeadline(supply: Day): Day {
	const { year, month, day } = split(finalReturnDeadline(supply));
	return businessDayFrom(year + 1, month - 1, day);
}

/**
 * A day, or the Monday after it where it is a Saturday or Sunday. `month` counts from 0. A public holiday moves a
 * deadline too, but those are not known here: the real one is never earlier, but may be later.
 */
function businessDayFrom(year: number, month: number, day: number): Day {
	const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
	const delay = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
	return dayInUtc(Date.UTC(year, month, day + delay));
}

function readText(text: string): string {
	const [, written, time, utc, hours, minutes = '00'] = DATE_TIME.exec(text) ?? [];
	if (written !== undefined) {
		const zone = utc ?? (hours && `${hours}:${minutes}`);
		// Date.parse would make 2 March of 30 February, which must be refused.
		if (zone === undefined || !isDay(written)) return written;
		return dayInUtc(Date.parse(`${written}T${time}${zone}`) + SEOUL_AHEAD_MS);
	}
	const plain = text.replace(TIME, '');
	const [behind = '', inBrackets, alone] = WEEKDAY.exec(plain) ?? [];
	const weekday = inBrackets ?? alone;
	for (const pattern of DATES) {
		const [, year, month, day] = pattern.exec(plain.slice(0, plain.length - behind.length)) ?? [];
		if (!year || !month || !day) continue;
		const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		// Of a day that is no such weekday it cannot be told which of the two is meant.
		return weekday === undefined || WEEKDAYS[new Date(read).getUTCDay()] === weekday ? read : NO_DAY;
	}
	return NO_DAY;
}

function split(day: Day): { year: number; month: number; day: number } {
	return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}

function dayInUtc(milliseconds: number): string {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? NO_DAY : date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
