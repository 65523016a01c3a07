import { Invalid } from '../errors/invalid';
import { say } from './words';

/** n8n strips what a header cannot carry: `주문-1` would arrive as `-1`, and two invoices as one. */
export function checkHeaders(headers: Record<string, string | undefined>): Record<string, string> {
	const kept = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
	for (const [name, value] of kept) {
		if (!/^[\x21-\x7E]{1,255}$/.test(value)) {
			throw new Invalid(say`1 to 255 letters, digits or signs of the English keyboard, without spaces`, value).within({
				key: name,
			});
		}
	}
	return Object.fromEntries(kept);
}

/** `..` and `.` survive percent-encoding and would name another address. */
export function checkPathParameter(name: string, value: string | undefined): string {
	if (!value || value === '.' || value === '..' || value.length > 200 || /[/\\\p{Cc}]/u.test(value)) {
		throw new Invalid(say`an id of 1 to 200 characters without / or \\`, value ?? '').within({ key: name });
	}
	return value;
}
