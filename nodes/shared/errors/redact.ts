import { maskPersonNumbers } from '../korea/maskPersonNumbers';

/**
 * Makes the one function through which every foreign text passes on its way into an error: as in any free text what
 * looks like a person's number is masked; the credential's secrets (and what Basic authentication makes of them) are
 * removed.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const hidden = secrets
		.filter((secret) => secret.length >= 4)
		.flatMap((secret) => [secret, Buffer.from(`${secret}:`).toString('base64')]);
	return (text) => maskPersonNumbers(hidden.reduce((shown, secret) => shown.replaceAll(secret, '***'), text));
}

/** A copy of a JSON value of which every text, and every key, has gone through `redact`. */
export function everyText<T>(value: T, redact: (text: string) => string): T {
	if (typeof value === 'string') return redact(value) as T;
	if (Array.isArray(value)) return value.map((one: unknown) => everyText(one, redact)) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [redact(key), everyText<unknown>(inner, redact)]),
	) as T;
}
