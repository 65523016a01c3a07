/** A request read from the wire without believing anything: what cannot be read is a problem, never an exception. */

export interface RawRequest {
	method: string;
	/** Path and query exactly as they stood in the request line. */
	target: string;
	/** Name, value, name, value …; one character per byte. */
	rawHeaders: string[];
	body: Buffer;
}

export interface Problem {
	/** 'rule': broken a rule of the vendor that no schema can say. */
	where: 'path' | 'query' | 'header' | 'content-type' | 'body' | 'rule';
	message: string;
}

export function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

/** A number that a 64-bit float cannot hold exactly would stand in the ledger as another amount. */
function hasInexactNumber(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
	if (value === null || typeof value !== 'object') return false;
	return Object.values(value).some(hasInexactNumber);
}

export function readQuery(text: string, problems: Problem[]): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = Object.create(null);
	for (const pair of text.split('&')) {
		if (pair === '') continue;
		const [name, value] = [pair.split('=', 1)[0]!, pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : ''];
		const [key, decoded] = [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))];
		if (key === undefined || decoded === undefined) {
			problems.push({ where: 'query', message: 'percent-encoding is broken' });
			continue;
		}
		const known = query[key];
		query[key] = known === undefined ? decoded : ([] as string[]).concat(known, decoded);
	}
	return query;
}

export function readHeaders(rawHeaders: string[]): Map<string, string[]> {
	const headers = new Map<string, string[]>();
	for (let index = 0; index < rawHeaders.length; index += 2) {
		const name = rawHeaders[index]!.toLowerCase();
		headers.set(name, [...(headers.get(name) ?? []), rawHeaders[index + 1]!]);
	}
	return headers;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function readJson(bytes: Buffer, problems: Problem[]): unknown {
	try {
		const body: unknown = JSON.parse(utf8.decode(bytes));
		if (hasInexactNumber(body)) problems.push({ where: 'body', message: 'a number is too large to be exact' });
		return body;
	} catch {
		// The parser's own message quotes the body, and a body may hold a resident number.
		problems.push({ where: 'body', message: 'is not JSON in UTF-8' });
		return undefined;
	}
}
