/** A moment as ISO text in Seoul, which is UTC+9 all year. */
export function inSeoul(now: Date): string {
	return new Date(now.getTime() + 9 * 60 * 60 * 1000).toISOString().replace('Z', '+09:00');
}
