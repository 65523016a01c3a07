import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	'a number of 10 or 13 digits': '10자리 또는 13자리 등록번호',
	Bolta: '볼타',
	'Supplier Contacts': '공급자 담당자',
	"Phone: some versions of Bolta's documents allow only mobile numbers of 010, and {0} here are others":
		'전화번호: 볼타 문서의 일부 버전은 010 휴대전화번호만 받는데, 여기에는 그렇지 않은 번호가 {0}개 있습니다',
	'an API key that begins with test_ or live_': 'test_ 또는 live_로 시작하는 API 키',
	'the environment "Live", because the API key begins with live_': 'API 키가 live_로 시작하므로 라이브 환경',
	'the environment "Test", because the API key begins with test_': 'API 키가 test_로 시작하므로 테스트 환경',
	"Look in Bolta's console whether it took effect before you send it in a new execution.":
		'새로 실행하여 보내기 전에 볼타 콘솔에서 반영되었는지 확인하십시오.',
	'Read the customer by "Get": without a certificate it has no date of expiry.':
		'"조회" 작업으로 고객을 확인하십시오. 공동인증서가 없으면 만료일이 비어 있습니다.',
	'Look with "Get Many" whether Bolta has an issuer with the number {0} before you try again.':
		'다시 시도하기 전에 "목록 조회" 작업으로 볼타에 사업자등록번호가 {0}인 발행 사업자가 있는지 확인하십시오.',
	'The request {0} was not canceled: the supplier had approved it, and the invoice is issued':
		'역발행 요청 {0}[이/가] 취소되지 않았습니다. 공급자가 이미 승인하여 세금계산서가 발행되었습니다',
	'An issued invoice can only be amended.': '발행된 세금계산서는 수정발행만 할 수 있습니다.',
	"Look in Bolta's console whether the request {0} still waits, or try again: canceling twice does no harm.":
		'볼타 콘솔에서 역발행 요청 {0}[이/가] 아직 대기 중인지 확인하거나 다시 시도하십시오. 두 번 취소해도 문제가 없습니다.',
	'The supplier must act next: send them the URL of "Get Approval URL", which works for 10 minutes':
		'이제 공급자가 승인해야 합니다. "역발행 승인 URL 받기" 작업으로 받은 URL을 공급자에게 보내십시오. URL은 10분 동안 유효합니다',
	'a change: the differences add up to 0': '합계가 0원이 아닌 변동액',
	lines: '품목',
	'supplier number': '공급자 등록번호',
	'recipient number': '공급받는자 등록번호',
	'The invoice {0} has a line with a negative supply cost: Bolta does not terminate such invoices':
		'세금계산서 {0}에 공급가액이 음수인 품목이 있습니다. 볼타에서는 이런 세금계산서를 계약의 해제로 수정발행할 수 없습니다',
	'Use Amend: Supply Cost Change.': '"수정발행: 공급가액 변동" 작업을 사용하십시오.',
	'Bolta knows no request with this reference ID: it was never sent with this API key, or not accepted.':
		'볼타에 이 관리번호의 요청이 없습니다. 이 API 키로 보낸 적이 없거나 접수되지 않았습니다.',
	'Bolta does not read the invoice {0}: it is not issued, or belongs to another API key':
		'볼타에서 세금계산서 {0}[이/가] 조회되지 않습니다. 발행되지 않았거나 다른 API 키의 세금계산서입니다',
	'The invoice {0} was taken back in full before, by the amendment {1}':
		'세금계산서 {0}[은/는] 수정세금계산서 {1}[으로/로] 이미 전액 취소되었습니다',
	'Look at both in Bolta: nothing of the invoice is left to take back.':
		'볼타에서 두 문서를 확인하십시오. 이 세금계산서에는 더 취소할 금액이 없습니다.',
	'The invoice {0} may still be taken back in full: Bolta accepted the amendment {1}, and has not issued it':
		'세금계산서 {0}[은/는] 전액 취소될 수 있습니다. 볼타가 수정세금계산서 {1}[을/를] 접수했고 아직 발행하지 않았습니다',
	'Wait until it is issued. If Bolta reported that it failed, give its key as Failed Issuance Key.':
		'발행될 때까지 기다리십시오. 볼타가 발행에 실패했다고 알린 경우에는 그 발행 키를 "실패한 발행 키"에 적으십시오.',
	'Only an issued invoice can be amended.': '발행된 세금계산서만 수정발행할 수 있습니다.',
	'at most 16 lines': '품목 16줄 이하',
	'text without emoji and rare characters': '이모지나 드문 한자가 없는 텍스트',
	'a branch number of 4 digits, not 0000': '0000이 아닌 4자리 종사업장번호',
	'at least 1 won': '1원 이상의 금액',
	'at least 0 won': '0원 이상의 금액',
	'Name of a party': '상호',
	Representative: '대표자명',
	Address: '주소',
	'E-mail': '이메일',
	'Contact Name': '담당자명',
	'Item Name': '품목명',
	Specification: '규격',
	'Item Remark': '품목 비고',
	Remark: '비고',
	'Number of items': '품목 수',
	'Number of recipient contacts': '공급받는자 담당자 수',
	"{0}: {1}, while some versions of Bolta's documents allow only {2}":
		'{0}: {1}. 볼타 문서의 일부 버전에서는 {2}까지만 허용합니다',
	'Accepted earlier, not issued yet. If Bolta reported a failure, mend its cause and give its key as Failed Issuance Key.':
		'이전에 접수되었고 아직 발행되지 않았습니다. 볼타가 실패를 알려 왔다면 원인을 해결하고 그 발행 키를 "실패한 발행 키"에 입력하십시오.',
	'Issued earlier with the write date {0}; today it would be {1}':
		'이전에 작성일자 {0}[으로/로] 발행되었습니다. 오늘 발행하면 작성일자는 {1}입니다',
	'Bolta gave the issuance key {0} for the reference ID "{1}" and for "{2}"':
		'볼타가 관리번호 "{1}"[과/와] "{2}"에 같은 발행 키 {0}[을/를] 부여했습니다',
	'Look in Bolta which of the two was issued before you send the other again.':
		'둘 중 어느 것이 발행되었는지 볼타에서 확인한 뒤 나머지를 다시 보내십시오.',
	'the option "Leave Out taxType" switched off: nothing else says that the invoice is zero-rated':
		'"taxType 보내지 않기" 옵션을 끈 설정(영세율임을 알리는 값은 taxType뿐입니다)',
	'Bolta reads an invoice only once it is issued. It may not be issued yet, it may have failed, or the key belongs to another API key.':
		'볼타에서는 발행된 세금계산서만 조회됩니다. 아직 발행되지 않았거나, 발행에 실패했거나, 다른 API 키의 발행 키일 수 있습니다.',
	'Failed Issuance Key is given, but Bolta knows no earlier request with the reference ID "{0}"':
		'"실패한 발행 키"가 입력되었지만 볼타에 관리번호 "{0}"의 이전 요청이 없습니다',
	'Failed Issuance Key is {0}, which is no key of the reference ID "{1}": that has {2}':
		'"실패한 발행 키" {0}[은/는] 관리번호 "{1}"의 발행 키가 아닙니다. 이 관리번호의 발행 키는 {2}입니다',
	'Look in Bolta whether {0} failed, and give that key then. It may be issued still.':
		'볼타에서 {0}[이/가] 실패했는지 확인하고, 실패했다면 그 키를 입력하십시오. 아직 발행될 수도 있습니다.',
	'Use the reference ID of the failed invoice, or leave Failed Issuance Key empty.':
		'실패한 세금계산서의 관리번호를 사용하거나 "실패한 발행 키"를 비워 두십시오.',
	'Use "Get Status by Reference ID" with "{0}", or look in Bolta\'s console. If Bolta does not know it, try again with the same reference ID; it will not be issued twice.':
		'"관리번호로 상태 확인" 작업으로 "{0}"[을/를] 조회하거나 볼타 콘솔에서 확인하십시오. 볼타에 없으면 같은 관리번호로 다시 시도하십시오. 두 번 발행되지 않습니다.',
	'Look in Bolta\'s console. "Get Status by Reference ID" with "{0}" may find it, but that it does not is no proof: nobody knows whether Bolta\'s look-up covers this kind of document.':
		'볼타 콘솔에서 확인하십시오. "관리번호로 상태 확인" 작업으로 "{0}"[을/를] 조회하면 나올 수 있지만, 나오지 않는다고 접수되지 않은 것은 아닙니다. 볼타의 조회가 이런 문서까지 포함하는지는 알려져 있지 않습니다.',
	'1 to {0} letters, digits or signs of the English keyboard, without spaces':
		'공백 없이 영문, 숫자, 기호로 된 1~{0}자',
	'1 to {0} letters, digits or signs of the English keyboard, without spaces; the option Percent-Encode Reference ID sends others in a fixed form':
		'공백 없이 영문, 숫자, 기호로 된 1~{0}자 (한글이나 공백이 있는 번호는 "관리번호 퍼센트 인코딩" 옵션을 켜면 정해진 형식으로 바꾸어 보냅니다)',
	'at most {0} signs when percent-encoded (a Korean letter is 9), here {1}':
		'퍼센트 인코딩한 뒤 {0}자 이하 (한글 한 글자는 9자, 현재 {1}자)',
	'This is how "{0}" travels: leave Percent-Encode Reference ID off there.':
		'이것은 "{0}"[을/를] 퍼센트 인코딩한 형식이므로 그 작업에서는 "관리번호 퍼센트 인코딩" 옵션을 끄십시오.',
	'Bolta finds an issued invoice by its issuance key (발행 키) alone, not by its NTS approval number (승인번호).':
		'볼타는 승인번호로 세금계산서를 찾을 수 없으므로 발행 키가 있어야 합니다.',
	'what another item of this run leaves of the original, {0} and {1} of tax':
		'이 실행의 다른 아이템이 변경한 뒤의 금액, 공급가액 {0}, 세액 {1}',
	'one row for the new total of an original': '당초 문서 하나에 변경 후 금액을 적은 한 행',
	'an empty cell beside a new total: either the difference or the totals':
		'변경 후 금액이 있으므로 빈 셀 (증감액과 변경 후 금액 중 하나만 적습니다)',
	'Payment parts do not travel with Bolta: {0}': '볼타로는 결제 금액이 전달되지 않습니다: {0}',
	'a customer key, here or in the credential, to read the supplier by':
		'이 입력란이나 자격 증명에 공급자를 조회할 고객 키',
	'The body is not a JSON object with an "eventType" and "data"':
		'본문이 "eventType"과 "data"가 있는 JSON 객체가 아닙니다',
	'The body has no usable "data.issuanceKey", which {0} needs':
		'{0} 이벤트에 필요한 "data.issuanceKey"가 본문에 없거나 쓸 수 없는 값입니다',
	"in Bolta's console": '볼타 콘솔의',
	'The event could not be confirmed with Bolta just now': '지금은 이벤트를 볼타에서 확인할 수 없습니다',
	'not confirmed: Bolta does not know {0} as issued':
		'확인되지 않음: 볼타에서 {0}[이/가] 발행된 것으로 조회되지 않습니다',
	'use "Get" for what stands in the invoice.': '세금계산서의 내용은 "조회" 작업으로 확인하십시오.',
});
