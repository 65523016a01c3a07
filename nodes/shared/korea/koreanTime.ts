import { Invalid } from '../errors/invalid';
import { isDay, parseDay } from './day';
import { SEOUL_AHEAD_MS, seoulClock } from './inSeoul';
import { plainNumber } from './textForm';
import { say } from './words';

/** A moment to the second in Seoul, 'YYYY-MM-DD HH:mm:ss'. Such texts compare as the moments do. */
export type SeoulTime = string;

/** Day, time, and zone: Z, or hours and minutes. */
const DATE_TIME =
	/^([^:]{8,13}?)(?:T|\s+)([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?\s*(?:(Z)|([-+](?:0\d|1[0-4])):?([0-5]\d)?)?$/;

/** A time as Korean sheets and people write it: `오후 3:00`, `오후 3시 30분`, `15시`; in English sheets `3:00 PM`. */
const SHOWN_TIME = /\s(오전|오후)?\s*(\d{1,2})(?::(\d{2}(?::\d{2})?)|시(?:\s*(\d{1,2})분)?)(?:\s*(AM|PM))?$/i;

/**
 * Reads a day (every form that parseDay knows) with a time behind it, `2026-01-31 09:00`, `2026-01-31T09:00:00` or
 * `2026. 1. 31. 오전 9:00`: as written in Seoul, or, with zone, the same moment there; a Date or Luxon DateTime: that
 * moment in Seoul.
 *
 * @throws Invalid for anything else: a day without time, days and times that do not exist, years before 1900 or after
 * 2999
 */
export function parseSeoulTime(value: unknown): SeoulTime {
	const time =
		typeof value === 'object' ? inUtc(seoulClock(value) ?? NaN) : readText(ofWholeDay(plainNumber(String(value))));
	if (time === undefined) throw new Invalid(say`a date and time such as 2026-01-31 09:00`, value);
	return time;
}

/** What the clocks of Seoul show at `instant`. */
export function seoulTime(instant: Date): SeoulTime {
	return inUtc(instant.getTime() + SEOUL_AHEAD_MS) ?? '';
}

/** The same text with the hours of the whole day: `오후 3:00` → `15:00`. What is no time stays as it is. */
function ofWholeDay(text: string): string {
	const [shown = '', before, hour, minute, inWords = '00', behind] = SHOWN_TIME.exec(text) ?? [];
	const half = before ?? behind?.toUpperCase();
	const isMorning = half === '오전' || half === 'AM';
	if (shown === '' || (before && behind) || (isMorning && Number(hour) > 12)) return text;
	const hours = half === undefined || Number(hour) > 12 ? Number(hour) : (Number(hour) % 12) + (isMorning ? 0 : 12);
	return `${text.slice(0, -shown.length)} ${hours}:${minute ?? inWords.padStart(2, '0')}`;
}

function readText(text: string): SeoulTime | undefined {
	const [, written, hour = '', minute = '', second = '00', utc, zoneHours, zoneMinutes = '00'] =
		DATE_TIME.exec(text) ?? [];
	if (written === undefined) return undefined;
	const day = dayOf(written);
	const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
	const zone = utc ?? (zoneHours && `${zoneHours}:${zoneMinutes}`);
	if (day === undefined || zone === undefined) return day && `${day} ${time}`;
	return inUtc(Date.parse(`${day}T${time}${zone}`) + SEOUL_AHEAD_MS);
}

function dayOf(written: string): string | undefined {
	try {
		return parseDay(written);
	} catch {
		return undefined;
	}
}

function inUtc(milliseconds: number): SeoulTime | undefined {
	const date = new Date(milliseconds);
	if (Number.isNaN(date.getTime())) return undefined;
	const text = date.toISOString().slice(0, 'YYYY-MM-DDTHH:mm:ss'.length).replace('T', ' ');
	return isDay(text.slice(0, 'YYYY-MM-DD'.length)) ? text : undefined;
}
