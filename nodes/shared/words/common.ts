import type { Dictionary } from './dictionary';

/** What several rooms say. */
export const common = (): Dictionary => ({
	'at least one line': '품목 한 줄 이상',
	'write date': '작성일자',
	'a value': '값',
	'a date such as 2026-01-31': '2026-01-31 같은 날짜',
	'{0} won': '{0}원',
	'whole won': '원 단위 정수 금액',
	'an amount below 9,007,199,254,740,991 won': '9,007,199,254,740,991원 미만의 금액',
	'an e-mail address': '이메일 주소',
	'at least one contact': '담당자 한 명 이상',
	'exactly one contact': '담당자 정확히 한 명',
	'not among the chosen events': '선택한 이벤트가 아닙니다',
	duplicate: '이미 받은 이벤트입니다',
	'at least one change': '변경할 내용 하나 이상',
	'The {0} credential': '{0} 자격 증명',
	'a file with content': '내용이 있는 파일',
	'a write date': '작성일자',
	'a branch number of 4 digits': '4자리 종사업장번호',
	'a business registration number of 10 digits': '10자리 사업자등록번호',
	'The outcome is unknown: {0}': '결과를 알 수 없습니다: {0}',
	'Look at the vendor whether it took effect before you send it again.':
		'다시 보내기 전에, 이미 처리되었는지 해당 서비스에서 확인하십시오.',
	'a list': '목록',
	'an object': '객체',
	'true or false': 'true 또는 false',
	'one of {0}': '{0} 중 하나',
	' … and {0} more': ' 외 {0}건',
	'{0} did not answer within {1} s': '{0}[이/가] {1}초 안에 응답하지 않았습니다',
	'an NTS approval number of 24 characters': '24자리 국세청승인번호',
});
