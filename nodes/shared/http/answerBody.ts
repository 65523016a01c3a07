import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { everyText } from '../korea/everyText';

/** Some servers put a byte order mark before UTF-8. */
export const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '');

/** Of a file only what calls itself JSON: an error in a file's place. */
export function parseJsonFile({ body, headers }: IN8nHttpFullResponse): unknown {
	return /json/i.test(String(headers['content-type'] ?? '')) ? parseJson(body) : undefined;
}

export function toFile({ body, headers }: IN8nHttpFullResponse) {
	return {
		bytes: body,
		contentType: String(headers['content-type'] ?? 'application/octet-stream'),
		fileName: fileNameOf(String(headers['content-disposition'] ?? '')),
	};
}

/** A page of HTML that is called no file: that of a gateway or a log-in, in a file's place. */
export const isNamelessPage = ({ contentType, fileName }: ReturnType<typeof toFile>): boolean =>
	/\bx?html\b/i.test(contentType) && fileName === null;

export function toWhole({ statusCode: status, headers, body }: IN8nHttpFullResponse, redact: (text: string) => string) {
	const text = String(body ?? '');
	const value = parseJson(text);
	return {
		status,
		location: headers.location === undefined ? null : redact(String(headers.location)),
		// Value by value: masked as one text, JSON would lose what it is where a number looks like a person's.
		body:
			text.trim() === '' ? null : typeof value === 'object' && value !== null ? everyText(value, redact) : redact(text),
	};
}

/** RFC 6266; the plain form may hold UTF-8, which headers carry byte by byte. */
function fileNameOf(disposition: string): string | null {
	const [, encoded] = /filename\*=UTF-8'[^']*'([^;\s]+)/i.exec(disposition) ?? [];
	const [, quoted, bare] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
	const plain = quoted ?? bare;
	const name =
		encoded !== undefined ? decoded(encoded) : plain !== undefined ? Buffer.from(plain, 'latin1').toString() : '';
	return name.replace(/[/\\\p{Cc}]/gu, '_') || null;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Strings and numbers of a JSON text, each as a whole. */
const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** A whole number that JSON numbers cannot keep comes as its digits in a string, not as another number. */
function withLongNumbersAsText(text: string): string {
	if (!/\d{16}/.test(text)) return text;
	return text.replace(STRINGS_AND_NUMBERS, (found) =>
		/^-?\d{16,}$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found,
	);
}

export function parseJson(text: unknown): unknown {
	try {
		return JSON.parse(withLongNumbersAsText(String(text)));
	} catch {
		return undefined;
	}
}
