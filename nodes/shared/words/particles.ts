const FIRST_SYLLABLE = '가'.charCodeAt(0);
const LAST_SYLLABLE = '힣'.charCodeAt(0);
/** How many syllables share their first sounds and differ in the final one. */
const FINALS = 28;
const NO_FINAL = 0;
const RIEUL = '갈'.charCodeAt(0) - FIRST_SYLLABLE;
/** The syllable in which each digit ends as it is read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const DIGITS = '영일이삼사오육칠팔구';
/** Those letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. */
const LETTERS: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' };

/** The final consonant of a text as it is read aloud, by its number; signs behind it are not read. */
function finalOf(text: string): number {
	const last = /([\p{L}\p{N}])[^\p{L}\p{N}]*$/u.exec(text)?.[1] ?? '';
	const read = (/^\d$/.test(last) ? DIGITS[Number(last)] : LETTERS[last.toLowerCase()]) ?? last;
	const code = read.charCodeAt(0);
	return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE ? (code - FIRST_SYLLABLE) % FINALS : NO_FINAL;
}

/** `세액[은/는]` → 세액은: each particle as what stands before it wants it, the one after a consonant first. */
export function withParticles(text: string): string {
	return text.replace(/\[(은\/는|을\/를|이\/가|과\/와|으로\/로)\]/g, (_, pair: string, place: number) => {
		const [afterConsonant = '', afterVowel = ''] = pair.split('/');
		const final = finalOf(text.slice(0, place));
		const readsOn = final === NO_FINAL || (final === RIEUL && afterVowel === '로');
		return readsOn ? afterVowel : afterConsonant;
	});
}
