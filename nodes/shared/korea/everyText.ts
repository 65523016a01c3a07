/** A copy of a JSON value of which every text, and every key, has gone through `change`. */
export function everyText<T>(value: T, change: (text: string) => string): T {
	if (typeof value === 'string') return change(value) as T;
	if (Array.isArray(value)) return value.map((one: unknown) => everyText(one, change)) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [change(key), everyText<unknown>(inner, change)]),
	) as T;
}
