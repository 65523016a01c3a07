import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	Hiworks: '하이웍스',
	'a token of letters, digits and signs': '영문, 숫자, 기호로 된 토큰',
	'It could not be sent': '보낼 수 없었습니다',
	'Mend what the message names and try again.': '메시지가 가리키는 내용을 고친 뒤 다시 시도하십시오.',
});
