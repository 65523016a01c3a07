import { isKorean } from '../../../nodes/shared/words/language';
import { withParticles } from '../../../nodes/shared/words/particles';
import { keyOf, wordsOf } from '../../../nodes/shared/words/say';
import fc from '../../support/properties';

const korean = () => ({
	'{0} did not answer within {1} s': '{0}[이/가] {1}초 안에 응답하지 않았습니다',
	'expected {0}, found {1}': '{1}[이/가] 있지만 {0}[을/를] 입력해야 합니다',
});

it('places of values are numbered', () => {
	const key = (template: TemplateStringsArray, ..._values: unknown[]) => keyOf(template);
	expect(key`${1} did not answer within ${2} s`).toBe('{0} did not answer within {1} s');
	expect(key`${1}${2}`).toBe('{0}{1}');
	expect(key`nothing`).toBe('nothing');
});

it('English where the machine is not Korean: the dictionary is not even made', () => {
	const say = wordsOf(() => {
		throw new Error('made');
	}, false);
	expect(say`${'Bolta'} did not answer within ${60} s`).toBe('Bolta did not answer within 60 s');
	expect(say`a \\ and \n`).toBe('a \\ and \n');
});

it('Korean where the dictionary has it, English where it has not', () => {
	const say = wordsOf(korean, true);
	expect(say`${'볼타'} did not answer within ${60} s`).toBe('볼타가 60초 안에 응답하지 않았습니다');
	expect(say`${'하이웍스'} did not answer within ${1n} s`).toBe('하이웍스가 1초 안에 응답하지 않았습니다');
	expect(say`expected ${'날짜'}, found ${'"내일"'}`).toBe('"내일"이 있지만 날짜를 입력해야 합니다');
	expect(say`nothing of ${'it'}`).toBe('nothing of it');
});

it.each([
	['ko', true],
	['ko-KR', true],
	['ko-Kore-KP', true],
	['kok', false],
	['kok-IN', false],
	['en-US', false],
])('a machine of the locale %s is Korean: %p', (locale, expected) => {
	expect(isKorean(locale)).toBe(expected);
});

it('a value that looks like a place stays what it is', () => {
	expect(wordsOf(korean, true)`${'{1}'} did not answer within ${'$&'} s`).toBe('{1}이 $&초 안에 응답하지 않았습니다');
});

it.each([
	['세액[은/는]', '세액은'],
	['공급가액[을/를]', '공급가액을'],
	['날짜[을/를]', '날짜를'],
	['10[은/는]', '10은'],
	['2[이/가]', '2가'],
	['"ORDER-7"[은/는]', '"ORDER-7"은'],
	['10%[을/를]', '10%를'],
	['URL[을/를]', 'URL을'],
	['API[을/를]', 'API를'],
	['n8n[이/가]', 'n8n이'],
	// How a word of another language is read, its letters do not tell: 넘버가, 메일이, 네임이.
	['"number"[이/가]', '"number"이(가)'],
	['PortOne[은/는]', 'PortOne은(는)'],
	['mail[을/를]', 'mail을(를)'],
	['INVALID_KEY[으로/로]', 'INVALID_KEY로'],
	['Hiworks Trigger[과/와]', 'Hiworks Trigger과(와)'],
	['name[으로/로]', 'name(으)로'],
	// What is in brackets is an aside: the word before it is read on.
	['빈 셀 (열을 빼거나 채우십시오)[이/가]', '빈 셀 (열을 빼거나 채우십시오)이'],
	['세액(공급가액의 10%(10원까지))[을/를]', '세액(공급가액의 10%(10원까지))을'],
	['"노트 (A4)"[은/는]', '"노트 (A4)"는'],
	['(없음)[이/가]', '(없음)이'],
	['나) 항목[이/가]', '나) 항목이'],
	['둘째)[이/가]', '둘째)가'],
	['서울[으로/로]', '서울로'],
	['부산[으로/로]', '부산으로'],
	['[은/는]', '는'],
])('%s → %s', (text, read) => {
	expect(withParticles(text)).toBe(read);
});

it('an aside in brackets changes no particle', () => {
	const word = fc.string({
		unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)),
		minLength: 1,
	});
	const particle = fc.constantFrom('[은/는]', '[을/를]', '[이/가]', '[과/와]', '[으로/로]');
	const chosen = (text: string, before: string) => withParticles(text).slice(before.length);
	fc.assert(
		fc.property(word, word, particle, (said, aside, both) => {
			const before = `${said} (${aside})`;
			expect(chosen(before + both, before)).toBe(chosen(said + both, said));
		}),
	);
});
