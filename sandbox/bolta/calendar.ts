/** due-date-rule: which day is the last to issue a document of a write date. */

/** The 10th of the month after the write date; when nobody works on it, the next day on which somebody does. */
export function issueDueDate(writeDate: string, holidays: string[]): string {
	const [year, month] = writeDate.split('-').map(Number) as [number, number];
	// Months count from 0 here, so that the month's own number is the month after it.
	const day = new Date(Date.UTC(year, month, 10));
	const text = () => day.toISOString().slice(0, 10);
	while ([0, 6].includes(day.getUTCDay()) || holidays.includes(text())) day.setUTCDate(day.getUTCDate() + 1);
	return text();
}
