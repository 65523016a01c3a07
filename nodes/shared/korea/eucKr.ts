import { Invalid } from '../errors/invalid';
import { say } from './words';

let signs: ReadonlySet<string> | undefined;

/**
 * What EUC-KR carries in two bytes beside the syllables: the 94 rows of KS X 1001, as every Node's decoder has them,
 * and the two signs that it got later. Node takes "euc-kr" by the letter, without the 8,822 syllables of CP949: those
 * go by range. The table is made when first asked for, since n8n loads every node when it starts.
 */
const isSign = (character: string) => (signs ??= new Set([...decodeRows(), '€', '®'])).has(character);

const isSyllable = (code: number) => code >= 0xac00 && code <= 0xd7a3;

/**
 * Counts how long a text is as a text message (SMS): 1 byte for ASCII, 2 for all else that EUC-KR has in the wide sense
 * that phones and Windows give it (CP949).
 * @throws Invalid naming the first character that EUC-KR does not have: an emoji, `é`, `₩` (but not `￦`)
 */
export function eucKrBytes(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code > 0x7f && !isSyllable(code) && !isSign(character)) {
			throw new Invalid(
				say`only characters that a text message can carry (EUC-KR, so no emoji)`,
				`${character} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`,
			);
		}
		bytes += code > 0x7f ? 2 : 1;
	}
	return bytes;
}

/** Without the rows for private use, and the gaps, which become U+FFFD. */
function decodeRows(): string[] {
	const pairs: number[] = [];
	for (let lead = 0xa1; lead <= 0xfe; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) pairs.push(lead, trail);
	return [...new TextDecoder('euc-kr').decode(Uint8Array.from(pairs))].filter(
		(character) => !/[\p{Co}\ufffd]/u.test(character),
	);
}
