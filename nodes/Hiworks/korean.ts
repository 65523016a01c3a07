import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	'It is not deleted: the record that is to have its code cannot be made':
		'삭제하지 않았습니다. 이 코드를 쓸 새 레코드를 만들 수 없습니다',
	'a phone number of at most 20 digits': '숫자 20자리 이하의 전화번호',
	'a mobile number such as 821012345678': '821012345678 같은 휴대전화번호',
	'Hiworks gave no access token ({0}).': '하이웍스에서 액세스 토큰을 받지 못했습니다({0}).',
	'code {0}': '코드 {0}',
	'Paste a new authorization code: each works once.':
		'인가 코드는 한 번만 쓸 수 있으니 새 인가 코드를 붙여 넣으십시오.',
	'Get a new authorization code and paste it into the credential.': '새 인가 코드를 받아 자격 증명에 붙여 넣으십시오.',
	'both a client ID and a client secret': '클라이언트 ID와 클라이언트 시크릿 두 가지',
	'an authorization code or a refresh token': '인가 코드 또는 갱신 토큰',
	'Hiworks refused the row: {0} ({1})': '하이웍스가 이 행을 거부했습니다: {0} ({1})',
	'it gave no reason': '이유를 알려 주지 않음',
	'Correct what the message names and try again.': '메시지가 가리키는 내용을 고친 뒤 다시 시도하십시오.',
	'The outcome is unknown: Hiworks answered without this row':
		'결과를 알 수 없습니다: 하이웍스의 응답에 이 행이 없습니다',
	'Hiworks answered without this row': '하이웍스의 응답에 이 행이 없습니다',
	'Look in Hiworks whether it took effect before you send it again.':
		'다시 보내기 전에, 이미 처리되었는지 하이웍스에서 확인하십시오.',
	'a code without a comma': '쉼표가 없는 코드',
	'a number in full: this one is masked': '전체 번호(일부를 가린 번호는 쓸 수 없습니다)',
	'the same in all items': '모든 아이템에서 같은 값',
	'an external key, because records are matched by it': '레코드를 찾는 기준이므로 외부키',
	'a different code for each record, {0} has the same': '레코드마다 다르고 {0}[과/와] 겹치지 않는 코드',
	'a business number of 10 digits, as text: a number has lost its leading zeros':
		'텍스트로 된 10자리 사업자등록번호(숫자는 앞자리 0이 사라졌습니다)',
	'a value: Hiworks wants {0} of a new record; where it has none, give one by "For New Records"':
		'하이웍스가 새 레코드에 요구하는 {0} 값(없으면 "새 레코드용 값"에 지정)',
	'From For New Records: {0}': '"새 레코드용 값"에서 가져온 값: {0}',
	'New records that got a value of For New Records: {0}.': '"새 레코드용 값"을 쓴 새 레코드 수: {0}.',
	"Sent as empty: {0}. Hiworks' documents do not say that this clears a value: look at one of the records.":
		'빈 값으로 보낸 열: {0}. 빈 값을 보내면 저장된 값이 지워지는지는 하이웍스 문서에 나와 있지 않으니, 레코드 하나를 확인해 보십시오.',
	'New records that lack a value: {0}. One can be given by For New Records.':
		'값이 없는 새 레코드 수: {0}. "새 레코드용 값"에 값을 지정할 수 있습니다.',
	'It is switched off in Hiworks; only a person can switch it on there':
		'하이웍스에서 사용 안 함으로 되어 있습니다. 하이웍스 화면에서 사람이 직접 사용으로 바꿔야 합니다',
	'Several records in Hiworks have this key': '하이웍스에 이 키의 레코드가 여러 개 있습니다',
	'It is new, and Hiworks wants {0} of a new record': '새 레코드이므로 하이웍스에 다음 값이 필요합니다: {0}',
	'It cannot be deleted through the API: its code has a comma or outer spaces, or is empty':
		'코드에 쉼표나 앞뒤 공백이 있거나 코드가 비어 있어 API로 삭제할 수 없습니다',
	'The record was given the code "{0}" to make its own free for another, and did not get its new one: {1}':
		'코드를 맞바꾸려고 이 레코드에 임시 코드 "{0}"[을/를] 넣었지만, 새 코드로 바꾸지 못했습니다: {1}',
	'Look in Hiworks for the code "{0}", and run it again: the codes are planned anew.':
		'하이웍스에서 코드 "{0}"[을/를] 확인하고 다시 실행하십시오. 코드는 다시 계산됩니다.',
	'{0} of {1} records would be deleted, more than allowed ({2}, or {3} %); nothing was done':
		'레코드 {1}건 중 {0}건이 삭제될 상황입니다. 허용 한도({2}건 또는 {3}%)를 넘어 아무것도 하지 않았습니다',
	'{0} of {1} items cannot be read, and their records would be deleted as missing; nothing was done':
		'아이템 {1}건 중 {0}건을 읽을 수 없고, 그 레코드가 빠진 것으로 보고 삭제될 수 있어 아무것도 하지 않았습니다',
	'Correct these items, or switch off "Delete Missing", and run it again.':
		'해당 아이템을 고치거나 "빠진 것 삭제" 옵션을 끈 뒤 다시 실행하십시오.',
	'Raise the limits in the options if it is meant. It would have deleted: {0}{1}':
		'의도한 것이라면 옵션에서 한도를 올리십시오. 삭제될 뻔한 레코드: {0}{1}',
	'look in Hiworks at the sent Alimtalk (알림톡 발송 내역), or whether "Get Balance" gives less than before':
		'하이웍스의 알림톡 발송 내역을 확인하거나 "잔여 건수 조회"의 값이 전보다 줄었는지 확인하고',
	'at most 200 characters in one line': '한 줄로 된 200자 이하의 값',
	'the approvalId, a number that comes with a decision': '결재 결과와 함께 온 approvalId(숫자)',
	'the requestHash of Draft, 32 hexadecimal digits': '"기안"에서 나온 32자리 16진수 requestHash',
	'Wait for Decision takes one item, and {0} came':
		'"결재 결과 대기" 작업은 아이템을 하나만 받는데 {0}개가 들어왔습니다',
	'An execution can wait for one decision at a time. Put Loop Over Items (batch size 1) around Draft and Wait for Decision to take one document after the other, or give each item to a sub-workflow that is not waited for.':
		'한 실행은 한 번에 문서 하나의 결재 결과만 기다릴 수 있습니다. "기안"과 "결재 결과 대기"를 "Loop Over Items"(Batch Size 1)로 감싸 문서를 하나씩 처리하거나, 아이템마다 완료를 기다리지 않는 하위 워크플로에 넘기십시오.',
	'at least one mail address': '메일 주소 하나 이상',
	'look in the sent box (보낸 편지함) of the sender, if it keeps copies there, or ask one of the receivers':
		'보내는 사람의 보낸 편지함(사본을 남기는 경우)을 확인하거나 받는 사람 중 한 명에게 물어보고',
	'S or SMS, L or LMS, M or MMS': 'S 또는 SMS, L 또는 LMS, M 또는 MMS',
	'Y or N': 'Y 또는 N',
	'at least one user': '사용자 한 명 이상',
	'Look in Hiworks whether the message still waits (scheduled messages of 문자). If it does, send it in a new execution.':
		'하이웍스의 문자 예약 목록에 메시지가 아직 남아 있는지 확인하십시오. 남아 있으면 새 실행에서 다시 보내십시오.',
	'Look in Hiworks when the message is due (scheduled messages of 문자), or send it in a new execution: the same time twice does no harm.':
		'하이웍스의 문자 예약 목록에서 메시지의 발송 시각을 확인하거나, 새 실행에서 다시 보내십시오. 같은 시각으로 두 번 바꿔도 문제가 없습니다.',
	'at most {0} bytes in a short message (type S), in which a Korean letter is 2':
		'단문(유형 S)에 맞는 {0}바이트 이하의 내용(한글은 한 글자가 2바이트)',
	'{0} bytes': '{0}바이트',
	'look in Hiworks at the sent and scheduled messages (문자 발송 내역), or whether "Get Balance" gives less than before':
		'하이웍스의 문자 발송 내역(보낸 메시지와 예약 메시지)을 확인하거나 "잔여 건수 조회"의 값이 전보다 줄었는지 확인하고',
	'a month such as 2026-01': '2026-01 같은 연월',
	'a status or an alias': '상태 또는 별칭',
	'an address that begins with https:// or http://': 'https:// 또는 http://로 시작하는 주소',
	'a time such as 2026-01-31 09:00:00': '2026-01-31 09:00:00 같은 시각',
	'The call has no usable "{0}"': '호출에 쓸 수 있는 "{0}" 값이 없습니다',
	'This execution has no address that Hiworks could call': '이 실행에는 하이웍스가 호출할 수 있는 주소가 없습니다',
	'n8n gives none to executions that it does not keep. Run the workflow as a whole, or send the decisions to the Hiworks Approval Trigger.':
		'n8n은 저장하지 않는 실행에 주소를 주지 않습니다. 워크플로 전체를 실행하거나, 결재 결과를 "하이웍스 결재 트리거"에서 받으십시오.',
	'the URL as the panel of the Hiworks Approval Trigger shows it, which ends in /approval/:secret':
		'"하이웍스 결재 트리거" 화면에 나온 그대로 /approval/:secret으로 끝나는 URL',
	'The Hiworks credential': '하이웍스 자격 증명',
	'16 to 100 letters, digits, - and _': '영문, 숫자, -, _로 된 16~100자',
	'The address for decisions is one of this machine or of its own network, where Hiworks cannot call. Set WEBHOOK_URL of n8n to its public address.':
		'결재 결과를 받을 주소가 이 컴퓨터나 내부망에서만 열리는 주소여서 하이웍스가 호출할 수 없습니다. n8n의 WEBHOOK_URL을 공개 주소로 설정하십시오.',
	'The address for decisions is a test URL: it works while the editor listens, and for one call':
		'결재 결과를 받을 주소가 Test URL입니다. 편집기가 수신 대기하는 동안 한 번의 호출에만 동작합니다',
	'Several documents tell their decisions to this execution, which can wait for one at a time. Use Loop Over Items, or a sub-workflow for each item.':
		'여러 문서가 이 실행에 결재 결과를 알리는데, 실행은 한 번에 하나만 기다릴 수 있습니다. "Loop Over Items"나 아이템별 하위 워크플로를 쓰십시오.',
	'The address for decisions has a query, and Hiworks puts "?office_id=…" behind it: two question marks then stand in the address it calls. Whatever answers there has to read that, or give the address without a query and your value as State.':
		'결재 결과를 받을 주소에 쿼리가 있는데, 하이웍스는 그 뒤에 "?office_id=…"를 붙이므로 호출되는 주소에 물음표가 두 개가 됩니다. 그 주소를 받는 프로그램이 이를 읽을 수 있어야 합니다. 아니면 쿼리 없는 주소를 쓰고 값은 "되돌려 받을 값"에 넣으십시오.',
	'State has signs that are encoded in an address. Whether Hiworks does so in its call is not documented: it may come back changed.':
		'"되돌려 받을 값"에, 주소에서 인코딩되는 문자가 있습니다. 하이웍스가 호출할 때 인코딩하는지는 문서에 없으므로 값이 바뀌어 돌아올 수 있습니다.',
	'A draft becomes a document only when somebody opens its login URL and hands it in, and nobody has the URL of this one: drafting anew in another execution does no harm.':
		'기안은 누군가 로그인 URL을 열어 상신해야 문서가 되는데, 이 기안의 URL은 아무도 갖고 있지 않습니다. 다른 실행에서 새로 기안해도 문제가 없습니다.',
	'nothing of Hiworks in it': '하이웍스가 보낸 내용이 없습니다',
	'Not the document that is awaited here': '여기서 기다리는 문서가 아닙니다',
	'not decided': '아직 결재 결과가 나오지 않았습니다',
	'The state could not be confirmed with Hiworks just now': '지금은 하이웍스에서 상태를 확인할 수 없습니다',
	'Hiworks does not show this state': '하이웍스에서 조회한 상태와 다릅니다',
	'The call could not be handled just now': '지금은 호출을 처리할 수 없습니다',
	'The awaited document is not known': '기다리는 문서를 알 수 없습니다',
	'The file in "{0}" could not be read': '"{0}"의 파일을 읽을 수 없습니다',
	'Check the binary field and try again.': '바이너리 필드를 확인한 뒤 다시 시도하십시오.',
	'Hiworks sent the mail to none of the addresses: {0}': '하이웍스가 어떤 주소에도 메일을 보내지 않았습니다: {0}',
	'Hiworks sent the mail to none of the addresses': '하이웍스가 어떤 주소에도 메일을 보내지 않았습니다',
	'It calls wrong: {0}. Correct the addresses and try again.':
		'하이웍스가 잘못되었다고 한 주소: {0}. 주소를 고친 뒤 다시 시도하십시오.',
	'Correct the addresses and try again.': '주소를 고친 뒤 다시 시도하십시오.',
	'Text messages that begin with (광고) go out between 21:00 and 08:00 in Seoul, which takes a consent of its own from each receiver. "Cancel Scheduled" takes back those that still wait for their time.':
		'(광고)로 시작하는 문자가 오후 9시부터 다음 날 오전 8시 사이에 나갑니다. 이 시간에는 수신자마다 별도의 수신 동의가 있어야 합니다. 아직 예약 상태인 문자는 "예약 발송 취소"로 취소할 수 있습니다.',
	'Hiworks did not send the mail to {0}': '하이웍스가 다음 주소로 메일을 보내지 않았습니다: {0}',
	'It was sent to {0}: do not send it to them again. Correct the others and send it to these alone.':
		'다음 주소로는 보냈으니 다시 보내지 마십시오: {0}. 나머지를 고쳐서 그 주소에만 보내십시오.',
	'a Hiworks user, here or as "Default User ID" in the credential':
		'이 입력란 또는 자격 증명의 "기본 사용자 아이디"에 지정한 하이웍스 사용자',
	'a text, or a list of texts': '텍스트 또는 텍스트 목록',
	'Hiworks could not tell a second one from the first: {0}, and only if it is not there, send it in a new execution.':
		'하이웍스는 같은 것을 두 번 보내도 구별하지 못합니다. {0}, 없을 때만 새 실행에서 다시 보내십시오.',
	'a time to come (in Seoul it is {0})': '현재 서울 시각 {0}보다 늦은 시각',
	'a time, or "now" to send it at once': '예약할 시각(바로 보내려면 "즉시")',
	'text in which each variable is filled in': '변수를 모두 채운 텍스트',
	'Send At: the time {0} has passed (in Seoul it is {1})': '예약시각: {0}[이/가] 이미 지났습니다 (현재 서울 시각 {1})',
	'Give it a later time.': '더 늦은 시각을 넣으십시오.',
	'ask one of the users whether the notification came': '알림이 왔는지 사용자 중 한 명에게 물어보고',
	'sent {0}, not sent {1}': '발송 {0}, 미발송 {1}',
	'not said': '알려 주지 않음',
	'no result': '결과 없음',
	'Hiworks did not send the message': '하이웍스가 메시지를 보내지 않았습니다',
	'The outcome is unknown: Hiworks answered without the key of the message':
		'결과를 알 수 없습니다: 하이웍스의 응답에 메시지 키가 없습니다',
	'The outcome is unknown: Hiworks does not say clearly whether it sent the message':
		'결과를 알 수 없습니다: 하이웍스의 응답만으로는 메시지를 보냈는지 알 수 없습니다',
	'Hiworks counts: {0}. Check the sender number, which must be registered, and the balance.':
		'하이웍스 집계: {0}. 등록된 발신번호인지와 잔여 건수를 확인하십시오.',
	'Not found': '찾을 수 없습니다',
	'It would hold the agent up for days. Use "Get State" to ask for the state of the document, and let the Hiworks Approval Trigger start a workflow by the decision.':
		'에이전트가 며칠 동안 멈춰 있게 됩니다. 문서의 상태는 "상태 조회" 작업으로 확인하고, 결재 결과가 나오면 "하이웍스 결재 트리거"로 워크플로를 시작하십시오.',
	'"Send Decisions To" is "This Execution", which an agent does not wait in. Do not call it again as it is: tell the person to choose "Hiworks Approval Trigger" or "Another Address" in this tool.':
		'"결재 결과를 받을 곳"이 "이 실행"인데, 에이전트는 그 실행에서 기다리지 않습니다. 이대로 다시 호출하지 말고, 이 도구에서 "하이웍스 결재 트리거"나 "다른 주소"를 고르도록 담당자에게 알리십시오.',
	'It takes the items of a workflow for the whole list, and a call of an agent is one. Use "Create or Update" and "Delete" for single records.':
		'워크플로의 아이템을 목록 전체로 보는 작업인데, 에이전트의 호출은 아이템 하나뿐입니다. 레코드 하나씩은 "등록 또는 수정"과 "삭제" 작업을 사용하십시오.',
	'The organization chart lacks {0} of {1} users': '조직도에 사용자 {1}명 중 {0}명이 없습니다',
	'An answer that was cut short looks like this, so nothing is told. Look in Hiworks whether they stand in a department.':
		'응답이 중간에 잘리면 이렇게 보이므로 아무것도 알리지 않았습니다. 하이웍스에서 이 사용자들이 부서에 속해 있는지 확인하십시오.',
	'at least one event': '이벤트 하나 이상',
	'{0} of {1} records failed. The first: {2}': '{1}건 중 {0}건이 실패했습니다. 첫 번째: {2}',
});
