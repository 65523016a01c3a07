/** What a person says of a new operation, once: its English, with the Korean of each text and where that belongs. */

/** `resendEmail` → `Resend Email` */
export const titled = (name) => name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
/** `Resend Email` → `Resend email`; what is an abbreviation stays one. */
const asSentence = (title) => title.replace(/ [A-Z](?=[a-z]| |$)/g, (letter) => letter.toLowerCase());

const PAIR = /^(.+?) = (.+)$/;
const KEY = /^([a-z][A-Za-z0-9_]*)(?: \(([^)]+)\))?(?:: (.+? = .+))?$/;
const HANGUL = /[가-힣]/;
/** What it does is told with the Korean term, in brackets. */
const withTerm = (task, korean) => (korean === undefined || HANGUL.test(task) ? task : `${task} (${korean})`);
const endless = (text) => text.replace(/\.$/, '');

/**
 * @param given `Mail an invoice again = 세금계산서를 메일로 다시 보냅니다.`
 * @returns English and Korean; undefined where nothing is given
 */
export function pairOf(given, refuse) {
	if (given === undefined) return undefined;
	const [, english, korean] =
		PAIR.exec(given) ?? refuse(`English and Korean stand beside each other, as in "… = …": ${given}`);
	return { english, korean };
}

/** `ref_key` → `refKey`: the nodes have one spelling for what vendors spell in several. */
const camelCased = (key) => key.replace(/_+(\w)/g, (_all, letter) => letter.toUpperCase());

/**
 * A key of the body, as the wire has it: `email`, `email: where it goes = 받을 주소`, `ref_key (비고): what is said = 덧붙일 말`.
 * @returns the `key`, `as` which parameter it stands, its label in `korean`, and what is `told` of it
 */
export function keyOf(given, refuse) {
	const [, key, korean, pair] =
		KEY.exec(given) ?? refuse(`A key of the body is spelled as it is sent, "email" or "ref_key": ${given}`);
	return { key, as: camelCased(key), korean, told: pairOf(pair, refuse) };
}

/** Said of what no document of the vendor names. */
const UNOFFICIAL = { name: ' (Unofficial)', korean: '(비공식)', told: 'Not in the official documents.' };
const UNOFFICIAL_KOREAN = '공식 문서에 없는 작업입니다.';

/**
 * @param own `operation`; `resource`, `resourceKorean`: its names; `isNamed` by a document of the vendor; and what was
 * given: `korean` of the name, `action`, `does` and `advice` in both languages, `keys` of the body
 * @returns the texts of the operation's file, and of those that have it their Korean: `terms` for labels and actions,
 * `form` for sentences, `said` by errors
 */
export function wordsOf({ operation, resource, resourceKorean, isNamed, korean, action: given, does, advice, keys }) {
	const title = titled(operation);
	const name = `${title}${isNamed ? '' : UNOFFICIAL.name}`;
	const thing = resource.replace(/ \([^()]*\)$/, '');
	// "Resend email of tax invoice", but "Remind invoice".
	const action = given?.english ?? asSentence(`${title}${title.includes(' ') ? ' of' : ''} ${thing}`);
	const task = does ? withTerm(endless(does.english), korean) : 'TODO: what it does, with the Korean term in brackets';
	const description = isNamed ? task : `${task}. ${UNOFFICIAL.told}`;
	const sentence = does && `${endless(does.korean)}.${isNamed ? '' : ` ${UNOFFICIAL_KOREAN}`}`;
	return {
		...{ title, name, action, task, description },
		advice: advice?.english ?? 'Look at the vendor whether it took effect before you send it again.',
		terms: [
			...(korean
				? [
						[name, `${korean}${isNamed ? '' : UNOFFICIAL.korean}`],
						[action, given?.korean ?? [resourceKorean?.replace(/\([^()]*\)$/, ''), korean].filter(Boolean).join(' ')],
					]
				: []),
			...keys.flatMap(({ as, korean: label }) => (label ? [[titled(as), label]] : [])),
		],
		form: [
			...(does ? [[description, sentence]] : []),
			...keys.flatMap(({ told }) => (told ? [[told.english, told.korean]] : [])),
		],
		said: advice ? [[advice.english, advice.korean]] : [],
	};
}
