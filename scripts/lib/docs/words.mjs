import { readFileSync } from 'node:fs';
import { inProject } from '../project.mjs';

/** The words of the tables themselves, by the language of a page. */
export const WORDS = {
	en: {
		resource: 'Resource',
		operation: 'Operation',
		does: 'What it does',
		field: 'Field',
		option: 'Option',
		default: 'Default',
		where: 'Of',
		key: 'Key',
		meaning: 'What it is',
		event: 'Event',
		chosen: 'Chosen',
		on: 'on',
		off: 'off',
		all: 'all operations',
		allBut: 'all but',
		ofResource: 'all',
	},
	ko: {
		resource: '구분',
		operation: '작업',
		does: '하는 일',
		field: '입력란',
		option: '옵션',
		default: '기본값',
		where: '작업',
		key: '키',
		meaning: '뜻',
		event: '이벤트',
		chosen: '기본 선택',
		on: '켜짐',
		off: '꺼짐',
		all: '모든 작업',
		allBut: '다음을 뺀 모든 작업:',
		ofResource: '전체',
	},
};

/** Pairs of a row of the glossary: a term of all its labels, or as many terms as labels. */
function pairsOf(line) {
	const [korean = '', , , labels = ''] = line.replace(/^\| | \|$/g, '').split(' | ');
	const terms = korean.split(', ');
	const names = [...labels.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name);
	if (terms.length > 1 && terms.length !== names.length) return [];
	return names.map((name, index) => [name, terms[index] ?? korean]);
}

/** Puts the Korean term behind a label that is English only, as the glossary page has it. */
export function termsOf(language) {
	if (language !== 'ko') return (label) => label;
	const page = readFileSync(inProject('docs', 'glossary.ko.md'), 'utf8');
	const terms = new Map(
		page
			.split('\n')
			.filter((line) => line.startsWith('| '))
			.flatMap(pairsOf),
	);
	return (label) => {
		const term = terms.get(label);
		// What stands in brackets behind a name stays last: `Issuer(발행 사업자) (Unofficial)`.
		return term === undefined || /\p{Script=Hangul}/u.test(label) ? label : label.replace(/(?= \(|$)/, `(${term})`);
	};
}
