import { today, type Day } from '../../shared/korea/day';

const HOUR_MS = 60 * 60 * 1000;
const YEAR_MS = 366 * 24 * HOUR_MS;

/**
 * The main filter of a search for all that was registered since a day: a search wants a period, and takes the last
 * month where it is told none (PortOne OpenAPI, GetB2bTaxInvoicesBodyDateFilter).
 */
export function registeredSince(from: Day, now: Date) {
	// The clocks differ: at midnight the day there may be the next.
	const until = today(new Date(now.getTime() + HOUR_MS));
	return { dateFilter: { dateType: 'REGISTER', dateRange: [{ from, until }] } };
}

export const registeredWithinAYear = (now: Date) => registeredSince(today(new Date(now.getTime() - YEAR_MS)), now);
