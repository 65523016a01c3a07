/** The vendor writes times as Seoul's clock shows them: 2026-05-27 10:00:00. */
import { seoulTime } from '../../seoul.ts';

export const clockTime = (instant: number) => seoulTime(instant).slice(0, 19).replace('T', ' ');

/** NaN of a day that does not exist. kakao-time: the hyphens of the prose are taken for the colons of the example. */
export function readClockTime(text: string): number {
	const [day, time] = text.split(' ') as [string, string];
	const instant = Date.parse(`${day}T${time.replaceAll('-', ':')}+09:00`);
	return Number.isNaN(instant) || clockTime(instant).slice(0, 10) !== day ? Number.NaN : instant;
}
