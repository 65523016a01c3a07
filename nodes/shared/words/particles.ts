const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
/** How many syllables share their first sounds and differ in the final one. */
const FINALS = 28;
const NO_FINAL = 0;
const RIEUL = '갈'.charCodeAt(0) - FIRST_SYLLABLE;
/** The syllable in which each digit ends as it is read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const DIGITS = '영일이삼사오육칠팔구';
/** Those letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. */
const LETTERS: Readonly<Record<string, string>> = { L: '엘', M: '엠', N: '엔', R: '알' };
/** Letters that are read one by one, as in URL and n8n. What is longer may be read as a word. */
const SPELLED = /(?<![A-Za-z])(?:[A-Z]{1,5}|[a-z])$/;
const UNREAD = /[^\p{L}\p{N}%)]+$/u;

/** The text up to what is read last of it: without signs, and without what an aside in brackets adds. */
function readPart(text: string): string {
	const read = text.replace(UNREAD, '');
	if (!read.endsWith(')')) return read;
	let open = 0;
	let start = read.length;
	do {
		start -= 1;
		if (read[start] === ')') open += 1;
		if (read[start] === '(') open -= 1;
	} while (open > 0 && start > 0);
	const before = read.slice(0, start);
	// What is in brackets altogether is no aside.
	return readPart(/[\p{L}\p{N}]/u.test(before) && open === 0 ? before : read.slice(0, -1));
}

/** The final consonant of a text as it is read aloud, by its number; undefined: how it is read cannot be told. */
function finalOf(text: string): number | undefined {
	const part = readPart(text);
	const last = part.slice(-1);
	if (last === '' || last === '%') return NO_FINAL;
	const letter = SPELLED.test(part) ? (LETTERS[last.toUpperCase()] ?? '에') : last;
	const syllable = /^\d$/.test(last) ? (DIGITS[Number(last)] ?? last) : letter;
	const code = syllable.charCodeAt(0);
	return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE ? (code - FIRST_SYLLABLE) % FINALS : undefined;
}

/** Both forms, as they are written where nobody knows which: 을(를), (으)로. */
const bothOf = (afterConsonant: string, afterVowel: string): string =>
	afterVowel === '로' ? '(으)로' : `${afterConsonant}(${afterVowel})`;

/**
 * `세액[은/는]` → 세액은: each particle as what stands before it wants it, the one after a consonant first. Both stand
 * behind a word of another language: `number`이(가).
 */
export function withParticles(text: string): string {
	return text.replace(/\[(은\/는|을\/를|이\/가|과\/와|으로\/로)\]/g, (_, pair: string, place: number) => {
		const [afterConsonant = '', afterVowel = ''] = pair.split('/');
		const final = finalOf(text.slice(0, place));
		if (final === undefined) return bothOf(afterConsonant, afterVowel);
		const readsOn = final === NO_FINAL || (final === RIEUL && afterVowel === '로');
		return readsOn ? afterVowel : afterConsonant;
	});
}
