import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'a list of {0}': '{0} 중에서 고른 목록',
	'a text': '글자로 된 값',
	'text: a number has lost its leading zeros (make the column of the sheet text)':
		'텍스트(숫자로 저장하면 앞자리 0이 사라집니다. 시트에서 열을 텍스트 형식으로 바꾸십시오)',
	'texts with commas between them, or a JSON list of texts': '쉼표로 구분한 텍스트 또는 텍스트의 JSON 목록',
	'a value: a formula of the sheet has failed': '값(시트의 수식에 오류가 있습니다)',
	'a value: so a program writes that it has none (leave it empty)':
		'값(프로그램이 값이 없을 때 적는 글자입니다. 값이 없으면 비워 두십시오)',
	'the name itself: so people write that there is none': '실제 이름(입력한 값은 이름이 없거나 모를 때 적는 표시입니다)',
	'a number of its own: so people write that there is none':
		'문서마다 다른 실제 번호(입력한 값은 번호가 없거나 모를 때 적는 표시입니다)',
	'text without an expression that was not computed (switch the field to Expression)':
		'계산되지 않은 표현식이 남아 있지 않은 텍스트(입력란을 "Expression"으로 바꾸십시오)',
	'a name of its own: it was put together with a value that is not there':
		'빠진 값 없이 만든 번호나 이름(번호를 만들 때 쓴 값 중 하나가 없습니다)',
	'all its digits: the sheet wrote a long number short (make the column text and fill it in again)':
		'생략 없이 모두 적은 번호(시트가 긴 숫자를 줄여 표시했습니다. 열을 텍스트 형식으로 바꾸고 다시 입력하십시오)',
	'a whole number from {0} to {1}': '{0} 이상 {1} 이하의 정수',
	'1 to {0} letters, digits or signs of the English keyboard, without spaces':
		'공백 없이 영문, 숫자, 기호로 된 1~{0}자',
	'an id of 1 to {0} characters without / or \\': '/와 \\가 없는 1~{0}자의 ID',
	'a JSON array of objects': '[{ … }, { … }]처럼 여러 건을 적은 JSON 배열',
	rows: '행 목록',
	'the name "{0}" instead': '이 이름 대신 "{0}"',
	'only the names {0}': '{0} 중 하나인 이름',
	'a JSON object': '{ … } 형식의 JSON 객체',
	'well-formed JSON': '형식이 올바른 JSON(따옴표, 쉼표, 괄호를 확인하십시오)',
});
