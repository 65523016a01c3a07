import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	Hiworks: '하이웍스',
	'a token of letters, digits and signs': '영문, 숫자, 기호로 된 토큰',
});
