import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'{0} refused the credential: {1}': '{0}에서 자격 증명을 거부했습니다: {1}',
	'{0} refused the credential and gave no reason': '{0}에서 이유를 알리지 않고 자격 증명을 거부했습니다',
	'{0} refused the request: {1}': '{0}에서 요청을 거부했습니다: {1}',
	'{0} refused the request and gave no reason': '{0}에서 이유를 알리지 않고 요청을 거부했습니다',
	'Nothing further was started. Check the key in the credential and whether it may do this.':
		'더는 아무것도 시작하지 않았습니다. 자격 증명의 키와 그 키의 권한을 확인하세요.',
	'Too many requests. Lower "Items in Flight" in the options or run it again later.':
		'요청이 너무 많습니다. 옵션에서 "Items in Flight"(동시 처리 수)를 낮추거나 나중에 다시 실행하세요.',
	'Correct what the message names and run this item again.':
		'메시지가 가리키는 내용을 고친 뒤 이 아이템을 다시 실행하세요.',
	'Reading did not work: {0}': '조회하지 못했습니다: {0}',
	'Nothing was changed. Run it again later.': '변경된 것은 없습니다. 나중에 다시 실행하세요.',
	'Look in {0} whether it took effect before you send it again.':
		'다시 보내기 전에, 이미 처리되었는지 {0}에서 확인하세요.',
	'{0} is still making it (HTTP 202)': '{0}에서 아직 만드는 중입니다 (HTTP 202)',
	'Run it again a little later.': '잠시 뒤 다시 실행하세요.',
	'{0} answered with more than {1} MB': '{0}의 응답이 {1}MB를 넘습니다',
	'{0} answered with HTTP {1}, {2}': '{0}에서 HTTP {1} 응답을 보냈습니다: {2}',
	'{0} answered with HTTP {1}': '{0}에서 HTTP {1} 응답을 보냈습니다',
	'{0} answered with text that is not JSON': '{0}에서 JSON이 아닌 텍스트를 보냈습니다',
	'{0} answered with nothing': '{0}에서 빈 응답을 보냈습니다',
	'{0} answered with no usable "{1}"': '{0}의 응답에 쓸 수 있는 "{1}" 값이 없습니다',
	'{0} was not reached, {1}: {2}': '{0}에 연결하지 못했습니다({1}): {2}',
	'n8n does not allow it': 'n8n에서 허용하지 않음',
	'its certificate is not trusted': '인증서를 신뢰할 수 없음',
	'no connection came about': '연결이 이루어지지 않음',
	'its name could not be looked up': '서버 이름을 찾지 못함',
	'there is no way to it through the network': '네트워크 경로가 없음',
	'this machine does not allow the connection': '이 서버에서 연결이 허용되지 않음',
	'nobody takes calls there': '해당 주소에서 연결을 받지 않음',
	'connecting took too long': '연결 시간 초과',
	'this machine has no address or port left for it': '이 서버에 남은 주소나 포트가 없음',
	'n8n has too many files and connections open': 'n8n이 연 파일과 연결이 너무 많음',
	'Nothing was sent. Check the base URL in the credential, the network and the name servers, then run it again.':
		'아무것도 보내지 않았습니다. 자격 증명의 서버 주소(Base URL), 네트워크, 네임 서버(DNS)를 확인한 뒤 다시 실행하세요.',
	'the execution was stopped while the request was on its way': '요청을 보내는 도중에 실행이 중지되었습니다',
	'the connection to {0} was lost ({1})': '{0} 연결이 끊겼습니다 ({1})',
	'no reason given': '알려진 이유 없음',
	'an address such as https://host.example, without path, user or query (http only on this machine)':
		'경로·사용자·쿼리가 없는(http는 이 컴퓨터만 허용) https://host.example 같은 주소',
	'The execution was stopped before this was sent': '보내기 전에 실행이 중지되었습니다',
	'Run it again when you are ready.': '준비가 되면 다시 실행하세요.',
	'{0} Calls left, as {1} counts them: {2}.': '{0} {1} 기준 남은 호출 수: {2}.',
	'1 to 255 letters, digits or signs of the English keyboard, without spaces':
		'공백 없이 영문, 숫자, 기호로 된 1~255자',
	'an id of 1 to 200 characters without / or \\': '/와 \\가 없는 1~200자의 ID',
	'a complete request': '빠진 것이 없는 요청',
	'the answer was HTTP {0}': 'HTTP {0} 응답을 받았습니다',
	'it has no bytes': '내용이 비어 있습니다',
	'it has more than {0} MB': '크기가 {0}MB를 넘습니다',
	'it did not come within {0} s': '{0}초 안에 받지 못했습니다',
	'its address is not https': '파일 주소가 https가 아닙니다',
	'the connection was lost': '연결이 끊겼습니다',
	'The file could not be had from {0}: {1}': '{0}에서 파일을 받지 못했습니다: {1}',
	'Nothing was changed. Run it again; the address is asked for anew.':
		'변경된 것은 없습니다. 다시 실행하면 주소를 새로 받습니다.',
	'The file could not be handed to {0}: {1}': '{0}에 파일을 보내지 못했습니다: {1}',
	'Nothing was attached. Run it again; a new address is asked for.':
		'첨부된 것은 없습니다. 다시 실행하면 주소를 새로 받습니다.',
	'{0} says that no calls are left': '{0} 기준으로 남은 호출이 없습니다',
	'{0} says that {1} calls are left, and {2} are kept for others':
		'{0} 기준으로 호출이 {1}번 남았는데, {2}번은 다른 용도로 남겨 둡니다',
	'Nothing of this item was sent. When {0} counts anew is not documented; run the rest again later, tomorrow at the latest.':
		'이 아이템은 보내지 않았습니다. {0}에서 호출 수를 언제 새로 세는지는 문서에 없습니다. 나머지는 나중에, 늦어도 내일 다시 실행하세요.',
	text: '텍스트',
	'a number': '숫자',
	'a whole number': '정수',
	'at least {0} characters': '{0}자 이상의 값',
	'at least {0} entries': '항목 {0}개 이상',
	'at least {0}': '{0} 이상의 값',
	'at most {0} entries': '항목 {0}개 이하',
	'at most {0}': '{0} 이하의 값',
	'no "{0}"': '"{0}"[이/가] 없는 요청',
});
