import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { say } from './words';

/** Signs without width: soft hyphen, zero-width ones, word joiner, byte order mark, marks of writing direction. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** White space of every kind within a line: Unicode's, and the letters that Hangul fills gaps with. */
const SPACE = /[^\S\n]|[\u3164\uFFA0]/g;

/** Line ends of every kind, the vertical tab of sheets among them. */
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** What XML 1.0 (section 2.2) has no sign for: the tax office gets an invoice as XML. */
const CONTROL = /[\p{Cc}\p{Cs}]/u;

const codePoint = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** @throws Invalid that names the sign by its code point: shown as it is, nobody would see it */
function refuseControls(text: string, isAllowed = (_sign: string) => false): string {
	if (!CONTROL.test(text)) return text;
	const found = [...text].find((sign) => CONTROL.test(sign) && !isAllowed(sign));
	if (found !== undefined)
		throw new Invalid(say`text without the invisible character ${codePoint(found)} (clear the value and type it anew)`);
	return text;
}

/** Words of ASCII and of whole syllables, one space between them, have their one form already, as most texts have. */
const MAY_HAVE_ANOTHER = /[^\x20-\x7E가-힣]|^ | $| {2}/;

/** In Unicode's form NFC, without invisible signs. What is made on macOS is often in NFD, equal only to the eye. */
const visible = (text: string) => text.replace(INVISIBLE, '').normalize('NFC');

/**
 * The one form of a text of one line, before it is compared, hashed or sent: NFC, nothing invisible, white space of
 * every kind as one space, none around it.
 * @throws Invalid for other control characters
 */
export const oneLine = (text: string): string => refuseControls(plainLine(text));

/** The same of what a vendor tells, which nobody can mend: only to compare with. */
export const plainLine = (text: string): string =>
	MAY_HAVE_ANOTHER.test(text)
		? visible(text)
				.replace(/[\s\u0085\u3164\uFFA0]+/g, ' ')
				.trim()
		: text;

/**
 * The same of a text of several lines: line ends are `\n`, white space within them keeps its length.
 * @throws Invalid for other control characters
 */
export const manyLines = (text: string): string => refuseControls(plainLines(text), (sign) => sign === '\n');

/** The same of what a vendor tells, before it is sent back to it as a part of something else. */
export const plainLines = (text: string): string => visible(text).replace(LINE_END, '\n').replace(SPACE, ' ').trim();

/**
 * A text that has to equal somebody else's sign by sign, such as a template, or that may hold signs put together by
 * invisible ones: NFC, and line ends as `\n`.
 * @throws Invalid for control characters but tab and line end
 */
export const asItStands = (text: string): string =>
	refuseControls(text.normalize('NFC').replaceAll('\r\n', '\n'), (sign) => sign === '\n' || sign === '\t');

/** A block of Markdown, in which models put what they write: what stands in it. */
export const withoutFence = (text: string): string => /^\s*```\w*\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1] ?? text;

/** Signs of the full-width block, as Korean keyboards write them, lie so far behind those of ASCII. */
const FULL_WIDTH = 0xfee0;

/** A number, date or amount as it was meant: every dash as a hyphen, full-width signs as those of ASCII. */
export const plainNumber = (text: string): string =>
	plainLine(text)
		.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH))
		.replace(/[\p{Pd}\u2212]/gu, '-');

/** Whether two texts are the same to whoever reads them. */
export const sameText = (a: string | null | undefined, b: string | null | undefined): boolean =>
	plainLine(a ?? '') === plainLine(b ?? '');

/**
 * What a number was expected to be, with the first sign of the value that only looks right, by its code point: what is
 * quoted shows nothing of it.
 */
export function expectedNumber(expected: Words, value: unknown): Words {
	const found = typeof value === 'string' && [...plainNumber(value)].find((sign) => !/[\x20-\x7E가-힣₩]/.test(sign));
	return found ? say`${expected}, without the sign ${codePoint(found)}` : expected;
}

/** A text of a credential or of a vendor's event in its one form; undefined: there is none. */
export const filledText = (value: unknown): string | undefined =>
	(typeof value === 'string' && plainLine(value)) || undefined;
