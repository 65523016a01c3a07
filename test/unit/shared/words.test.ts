import { withParticles } from '../../../nodes/shared/words/particles';
import { keyOf, wordsOf } from '../../../nodes/shared/words/say';

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

it('a value that looks like a place stays what it is', () => {
	expect(wordsOf(korean, true)`${'{1}'} did not answer within ${'$&'} s`).toBe('{1}이 $&초 안에 응답하지 않았습니다');
});

it.each([
	['세액[은/는]', '세액은'],
	['공급가액[을/를]', '공급가액을'],
	['날짜[을/를]', '날짜를'],
	['10[은/는]', '10은'],
	['2[이/가]', '2가'],
	['PortOne[이/가]', 'PortOne가'],
	['mail[을/를]', 'mail을'],
	['"ORDER-7"[은/는]', '"ORDER-7"은'],
	['서울[으로/로]', '서울로'],
	['부산[으로/로]', '부산으로'],
	['[은/는]', '는'],
])('%s → %s', (text, read) => {
	expect(withParticles(text)).toBe(read);
});
