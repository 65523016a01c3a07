import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	Date: '공급일자',
	Draft: '어음',
	'a quantity from -99,999,999.99 to 999,999,999.99': '-99,999,999.99~999,999,999.99의 수량',
	'a unit price from -99,999,999,999,999.99 to 999,999,999,999,999.99':
		'-99,999,999,999,999.99~999,999,999,999,999.99의 단가',
	PortOne: '포트원',
	'an API secret of letters, digits and signs, without "PortOne" and spaces':
		'앞의 "PortOne"과 공백을 뺀, 영문자·숫자·기호로 된 API 시크릿',
	'List the attachments by "Get Many": what is deleted is not there. Running this item again is safe.':
		'"목록 조회" 작업으로 첨부파일 목록을 확인하십시오. 삭제되었으면 목록에 없습니다. 이 아이템은 다시 실행해도 안전합니다.',
	'it answered nothing about it': '이 번호에 대한 응답이 없습니다',
	'PortOne has no business info of {0}: {1}': '포트원에 {0}의 사업자등록정보가 없습니다: {1}',
	'Check the number, or try again later.': '번호를 확인하거나 나중에 다시 시도하십시오.',
	'Read it by "Get": what is deleted is not found. Running this item again is safe.':
		'"조회" 작업으로 확인하십시오. 삭제되었으면 조회되지 않습니다. 이 아이템은 다시 실행해도 안전합니다.',
	'at least one field to set': '변경할 입력란 하나 이상',
	'Use "Get" with the ID "{0}". Running this item again is safe.':
		'"조회" 작업으로 ID "{0}"[을/를] 확인하십시오. 이 아이템은 다시 실행해도 안전합니다.',
	'"Issue Draft" issues it.': '발행하려면 "임시저장 건 발행" 작업을 사용하십시오.',
	'"Request Draft" asks the supplier to issue it, and "Approve Request" issues it as the supplier.':
		'공급자에게 발행을 요청하려면 "임시저장 건 역발행 요청", 공급자로서 발행하려면 "역발행 승인" 작업을 사용하십시오.',
	'The invoice {0} is {1}': '세금계산서 {0}의 상태가 {1}입니다',
	'Only a draft can be updated.': '임시저장 상태인 세금계산서만 수정할 수 있습니다.',
	'Read the draft {0} by "Get". Running this item again is safe.':
		'"조회" 작업으로 임시저장 건 {0}[을/를] 확인하십시오. 이 아이템은 다시 실행해도 안전합니다.',
	'one of the five reasons that PortOne takes: a local letter of credit (내국신용장 사후개설) can only be amended in Hometax (홈택스)':
		'내국신용장 사후개설은 홈택스에서만 수정발행할 수 있으므로 포트원이 받는 다섯 가지 수정 사유 중 하나',
	'The invoice {0} is {1}: only one that the National Tax Service has can be amended':
		'세금계산서 {0}의 상태가 {1}입니다. 국세청에 전송된 세금계산서만 수정발행할 수 있습니다',
	'Wait until it is SENDING_COMPLETED. One that is issued but not sent yet can be canceled by "Cancel Issuance" and made again.':
		'SENDING_COMPLETED(전송 성공) 상태가 될 때까지 기다리십시오. 발행되었지만 아직 전송되지 않은 세금계산서는 "발행 취소" 작업으로 발행을 취소하고 다시 작성할 수 있습니다.',
	'a tax kind': '과세 유형',
	"Instead, the supplier's document key (당초 문서번호) or the ID of PortOne (당초 문서 ID) would do.":
		'당초승인번호 대신 공급자의 문서번호(당초 문서번호)나 포트원 문서 ID(당초 문서 ID)를 써도 됩니다.',
	'PortOne has several invoices with the NTS approval number {0}':
		'포트원에 국세청승인번호가 {0}인 세금계산서가 여러 건 있습니다',
	'PortOne has no invoice with the NTS approval number {0}': '포트원에 국세청승인번호가 {0}인 세금계산서가 없습니다',
	'Check the number, or name the original by its document key (당초 문서번호) or the ID of PortOne (당초 문서 ID).':
		'번호를 확인하거나, 당초 세금계산서를 문서번호(당초 문서번호)나 포트원 문서 ID(당초 문서 ID)로 지정하십시오.',
	'amendments that take back at most {0} with other ones, which are {1}':
		'다른 수정분 {1}[을/를] 합쳐 {0} 이하를 취소하는 수정발행',
	'{0} (another item of this run, {1})': '{0}(이번 실행의 다른 아이템, {1})',
	'The original is itself an amendment': '당초 문서가 이미 수정발행된 문서입니다',
	'Make the amendment in the console of PortOne.': '포트원 콘솔에서 수정발행하십시오.',
	'name and supply cost of a line': '품목명과 공급가액',
	'number, name, representative and contact of a party': '공급자 또는 공급받는자의 등록번호, 상호, 대표자명, 담당자',
	'at most 5 further contacts': '5명 이하의 추가 담당자',
	'letters of the English alphabet, digits, - and _': '영문자, 숫자, -, _만 쓴 값',
	'a business registration number of 10 digits: PortOne takes no numbers of persons':
		'포트원은 개인의 등록번호를 받지 않으므로 10자리 사업자등록번호',
	'a number of at most 15 digits': '15자리 이하의 숫자',
	'a number from 0 to 9999': '0부터 9999까지의 숫자',
	'at most 3 remarks': '3개 이하의 비고',
	'at most 99 lines': '품목 99줄 이하',
	'Supplier Contacts': '공급자 담당자',
	'Recipient Contacts': '공급받는자 담당자',
	'at most 6 contacts of the recipient': '6명 이하의 공급받는자 담당자',
	'List the attachments by "Get Many" before you try again: a file may be attached twice.':
		'다시 시도하기 전에 "목록 조회" 작업으로 첨부파일 목록을 확인하십시오. 같은 파일이 두 번 첨부될 수 있습니다.',
	'Nothing was attached. Try again.': '첨부된 것은 없습니다. 다시 시도하십시오.',
	'PortOne gave no address for the file: {0}': '포트원에서 파일을 올릴 주소를 받지 못했습니다: {0}',
	'PortOne has a counterparty with the ID "{0}" already, with {1}': '포트원에 ID가 "{0}"인 거래처가 이미 있습니다({1})',
	'another {0}': '{0} 다름',
	'PortOne has a counterparty with the ID "{0}" already': '포트원에 ID가 "{0}"인 거래처가 이미 있습니다',
	'Use "Update" to change it, or another ID.': '내용을 바꾸려면 "수정" 작업을, 새로 만들려면 다른 ID를 사용하십시오.',
	'Look with "Get Many" whether PortOne has a counterparty with the number {0} before you try again; with a Counterparty ID of your own it would be safe.':
		'다시 시도하기 전에 "목록 조회" 작업으로 포트원에 사업자등록번호가 {0}인 거래처가 있는지 확인하십시오. "거래처 ID"를 직접 지정하면 다시 실행해도 안전합니다.',
	name: '상호',
	representative: '대표자명',
	address: '주소',
	'business type': '업태',
	'business item': '종목',
	number: '사업자등록번호',
	'a number of at most 15 digits, with at most 2 decimals': '소수점 이하 2자리까지, 모두 15자리 이하인 숫자',
	'The document key "{0}" has {1} characters; more than {2} may be refused':
		'문서번호 "{0}"[은/는] {1}자입니다. {2}자를 넘으면 거부될 수 있습니다',
	'The document with the key "{0}"': '문서번호가 "{0}"인 문서',
	'Use "Get" with the document key "{0}/{1}", or look in PortOne\'s console, also in the other mode (Test or Live). If PortOne does not have it, try again with the same reference ID; it will not be issued twice.':
		'"조회" 작업으로 문서번호 "{0}/{1}"[을/를] 조회하거나 포트원 콘솔에서 다른 모드(테스트 또는 라이브)까지 확인하십시오. 포트원에 없으면 같은 관리번호로 다시 시도하십시오. 두 번 발행되지 않습니다.',
	'Made earlier with the write date {0}; today it would be {1}':
		'이전에 작성일자 {0}[으로/로] 작성되었습니다. 오늘 작성하면 작성일자는 {1}입니다',
	'issuance type': '발행 유형',
	original: '당초 세금계산서',
	'1 to 200 letters of the English alphabet, digits, - and _': '영문자, 숫자, -, _로 된 1~200자의 값',
	'1 to 200 letters of the English alphabet, digits, - and _; the option Encode Reference ID sends others in a fixed form':
		'영문자, 숫자, -, _로 된 1~200자의 값(다른 문자는 "관리번호 인코딩" 옵션을 켜면 정해진 형식으로 바꿔 보냅니다)',
	'at most 200 signs when encoded (a Korean letter is 9), here {0}':
		'인코딩한 뒤 200자 이하(한글 한 글자는 9자, 지금은 {0}자)',
	'the ID of a tax invoice at PortOne; a document key needs the business number before it, and its own way of naming':
		'포트원의 세금계산서 ID(문서번호로 찾으려면 입력 방식을 바꾸고 사업자등록번호와 함께 입력하십시오)',
	'the business number of the supplier, a slash, and the document key of letters, digits, - and _, such as 2200000002/ORDER-1':
		'2200000002/ORDER-1처럼 공급자의 사업자등록번호, 슬래시(/), 영문자·숫자·-·_로 된 문서번호를 이은 값',
	'the business number of the recipient, a slash, and the document key of letters, digits, - and _, such as 2200000002/ORDER-1':
		'2200000002/ORDER-1처럼 공급받는자의 사업자등록번호, 슬래시(/), 영문자·숫자·-·_로 된 문서번호를 이은 값',
	'PortOne is still cancelling it (CANCEL_PENDING); until that is done it is issued. Read it again by "Get"':
		'포트원이 아직 발행 취소를 처리하고 있습니다(CANCEL_PENDING). 끝나기 전까지는 발행된 상태입니다. 나중에 "조회" 작업으로 다시 확인하십시오',
	'PortOne has taken it and is not done yet ({0}). Read it again by "Get"':
		'포트원이 접수했고 아직 처리가 끝나지 않았습니다({0}). 나중에 "조회" 작업으로 다시 확인하십시오',
	'The National Tax Service did not take it (SENDING_FAILED, {0}): mend the cause and send it again by "Send to NTS"':
		'국세청 전송에 실패했습니다(SENDING_FAILED, {0}). 원인을 고친 뒤 "국세청 즉시 전송" 작업으로 다시 전송하십시오',
	'The National Tax Service did not take it (SENDING_FAILED): mend the cause and send it again by "Send to NTS"':
		'국세청 전송에 실패했습니다(SENDING_FAILED). 원인을 고친 뒤 "국세청 즉시 전송" 작업으로 다시 전송하십시오',
	'The National Tax Service did not take it: mend what its result code names, then send it again by "Send to NTS", or delete it and issue it anew.':
		'국세청이 접수하지 않았습니다. 결과 코드가 가리키는 내용을 고친 뒤 "국세청 즉시 전송" 작업으로 다시 전송하거나, 삭제하고 새로 발행하십시오.',
	'At PortOne it is {0}: what was asked for is under way there. Read the invoice {1} again later by "Get".':
		'포트원에서의 상태는 {0}입니다. 요청한 일이 이미 처리되고 있습니다. 나중에 "조회" 작업으로 세금계산서 {1}[을/를] 다시 조회하십시오.',
	'PortOne has it as deleted since {0}; before that it was {1}':
		'포트원에서 {0}에 삭제된 세금계산서입니다. 삭제 전 상태: {1}',
	'PortOne reports the status {0}, which this version of the node does not know':
		'포트원이 알려 온 상태 {0}[은/는] 이 버전의 노드가 모르는 상태입니다',
	'at least one event': '이벤트 하나 이상',
	'at least one ID': '하나 이상의 ID',
	'a day not before {0}': '{0} 또는 그 이후의 날짜',
	'That document is over. Look at it in PortOne; for a new one use a reference ID of its own.':
		'이미 종료된 문서입니다. 포트원에서 확인하고, 새로 작성하려면 다른 관리번호를 사용하십시오.',
	'Look in PortOne why it failed. Delete it there or by "Delete", and try again.':
		'실패한 이유를 포트원에서 확인하십시오. 포트원에서 또는 "삭제" 작업으로 삭제한 뒤 다시 시도하십시오.',
	'It waits as a draft: "Issue Draft" issues it, "Request Draft" sends a reverse one to the supplier, "Delete" removes it so that this item can be sent again.':
		'임시저장 상태입니다. 발행하려면 "임시저장 건 발행", 역발행 건을 공급자에게 보내려면 "임시저장 건 역발행 요청", 삭제하고 다시 보내려면 "삭제" 작업을 사용하십시오.',
	'The supplier was asked and has not issued it: "Approve Request" issues it, "Cancel Request" takes it back.':
		'공급자에게 요청했지만 아직 발행되지 않았습니다. 발행하려면 "역발행 승인", 요청을 취소하려면 "요청 취소" 작업을 사용하십시오.',
	'{0} is at PortOne as {1} ({2})': '{0}[은/는] 포트원에서 {1} 상태입니다({2})',
	deleted: '삭제됨',
	'Nothing more was sent.': '더 이상 전송하지 않았습니다.',
	'Look at it in PortOne before you send it again.': '다시 보내기 전에 포트원에서 확인하십시오.',
	'The invoice {0} is one of reverse issuance (역발행)': '세금계산서 {0}[은/는] 역발행 건입니다',
	'The invoice {0} is no reverse issuance (역발행)': '세금계산서 {0}[은/는] 역발행 건이 아닙니다',
	'The invoice': '이 세금계산서',
	'Read the invoice {0} by "Get" to see its state. Running this item again is safe.':
		'"조회" 작업으로 세금계산서 {0}의 상태를 확인하십시오. 이 아이템은 다시 실행해도 안전합니다.',
	'The body is not a JSON object with a "type" and "data"': '본문이 "type"과 "data"가 있는 JSON 객체가 아닙니다',
	'The body has no usable "data.taxInvoiceId", which {0} needs':
		'{0} 이벤트에 필요한 "data.taxInvoiceId"가 본문에 없거나 쓸 수 없는 값입니다',
	'that PortOne has': '포트원에 등록된',
	'The signature is wrong': '서명이 올바르지 않습니다',
	'The call is not signed, and the option "Require Signature" is on':
		'호출에 서명이 없는데 "서명 필수" 옵션이 켜져 있습니다',
	'The event could not be confirmed with PortOne just now': '지금은 이벤트를 포트원에서 확인할 수 없습니다',
	'not confirmed: PortOne has {0} as {1}': '확인되지 않음: 포트원에서 {0}의 상태가 {1}입니다',
	'not confirmed: PortOne does not have {0}': '확인되지 않음: 포트원에 {0}[이/가] 없습니다',
	'The option "Require Signature" is on, but the credential in n8n has no Webhook Secret':
		'"서명 필수" 옵션이 켜져 있지만 n8n의 자격 증명에 웹훅 시크릿이 없습니다',
	"PortOne's": '포트원의',
	'use "Get Print URL" or "Get Popup URL" for an address at which a person sees the invoice.':
		'담당자가 세금계산서를 볼 주소는 "인쇄 URL 받기"나 "보기 URL 받기" 작업으로 받으십시오.',
	'use "Get Many" for the same invoices as data.':
		'같은 세금계산서를 데이터로 받으려면 "목록 조회" 작업을 사용하십시오.',
	'"Form", or the operation "Request Immediately": a draft from columns is one of forward issuance':
		'"아래 입력란" 또는 "역발행 즉시요청" 작업(시트의 열로 만드는 임시저장 문서는 정발행만 됩니다)',
	'what it has now': '지금 무엇이 있는지',
	'saved as a draft, not issued': '임시저장되었고 발행되지 않았습니다',
});
