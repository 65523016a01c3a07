/** YYYYMMDD that is a day of the calendar. */
export function isRealDay(compact: string): boolean {
	const text = compact.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
