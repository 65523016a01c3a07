import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	Hiworks: '하이웍스',
	'a token of letters, digits and signs': '영문, 숫자, 기호로 된 토큰',
	'It could not be sent': '보낼 수 없었습니다',
	'Mend what the message names and try again.': '메시지가 가리키는 내용을 고친 뒤 다시 시도하십시오.',
	'the option "Code Digits", which says to what length numbers are padded with zeros':
		'숫자 앞에 0을 채워 몇 자리로 만들지 정하는 "코드 자릿수" 옵션',
	'text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"':
		'앞자리 0이 사라지는 숫자가 아닌 텍스트(시트에서 셀 서식을 텍스트로 바꾸거나 "숫자로 된 코드" 옵션에서 처리 방법을 고르십시오)',
});
