import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	Date: '공급일자',
	Draft: '어음',
	'a number that fits the kind of party': '거래처 구분에 맞는 등록번호',
	'a month from 01 to 12': '01~12의 월',
	'a day from 01 to 31': '01~31의 일',
	'a date of 8 digits such as 20260131': '20260131 같은 8자리 날짜',
	'a token of letters, digits and signs, without "Bearer" and spaces':
		'앞의 "Bearer"와 공백을 뺀, 영문자·숫자·기호로 된 토큰',
	'maintenance (점검 중)': '점검 중',
	'no easy sign for a local letter of credit: look in the web screen whether Hiworks kept the opening date in the remark, then sign there':
		'내국신용장 사후개설은 웹 화면에서 하이웍스가 비고에 개설일을 그대로 두었는지 확인한 뒤 서명해야 하므로 간편서명을 쓰지 않는 설정',
	'no easy sign, because a statement (거래명세서) is never signed':
		'거래명세서에는 서명하지 않으므로 간편서명을 쓰지 않는 설정',
	'The document {0} was not deleted: it is issued': '문서 {0}[이/가] 삭제되지 않았습니다. 이미 발행된 문서입니다',
	'An issued document can only be amended.': '발행된 문서는 수정발행만 할 수 있습니다.',
	'Read the document by "Get": Hiworks finds none that is deleted. Or try again: deleting twice does no harm.':
		'"조회" 작업으로 문서를 확인하십시오. 삭제된 문서는 하이웍스에서 조회되지 않습니다. 또는 다시 시도하십시오. 두 번 삭제해도 문제가 없습니다.',
	'The sheet could not be read back; which of two ids is the negative one, and whether its remark stands, is not known':
		'작성한 문서를 다시 조회하지 못해, 두 ID 중 어느 것이 부(-)의 문서인지와 비고가 그대로 남아 있는지를 알 수 없습니다',
	'Hiworks did not keep the remark "{0}" that the law wants here; put it in by hand in the web screen before signing':
		'법에 따라 적어야 하는 비고 "{0}"[이/가] 하이웍스에 남아 있지 않습니다. 서명하기 전에 웹 화면에서 직접 입력하십시오',
	'either supplierNumber or supplier': 'supplierNumber와 supplier 중 어느 한쪽 값',
	'The document {0} is a statement (거래명세서)': '문서 {0}[은/는] 거래명세서입니다',
	'Only tax invoices and bills are amended.': '세금계산서와 계산서만 수정발행할 수 있습니다.',
	'Hiworks finds a document by its own ID alone, as Create gave it, not by its NTS approval number (승인번호).':
		'하이웍스는 승인번호로 문서를 찾을 수 없으므로, "작성" 작업에서 받은 하이웍스 문서 ID가 있어야 합니다.',
	'The document {0} has no approval number: it is not issued':
		'문서 {0}에 국세청승인번호가 없습니다. 발행되지 않은 문서입니다',
	'Only an issued document can be amended. Delete it and make it again instead.':
		'발행된 문서만 수정발행할 수 있습니다. 이 문서는 삭제하고 다시 작성하십시오.',
	'The original is itself an amendment of {0}': '당초 문서가 이미 {0}[을/를] 수정발행한 문서입니다',
	'The original is itself an amendment': '당초 문서가 이미 수정발행된 문서입니다',
	'The tax office has not confirmed the original yet; it may refuse the amendment (ERR011)':
		'국세청이 당초 문서를 아직 확인하지 않아 수정발행이 거부될 수 있습니다(ERR011)',
	'Make the sheets by hand ("Sheet Source").':
		'"수정분 작성 방식"에서 "직접 입력(JSON)"을 골라 문서를 직접 작성하십시오.',
	'a contact of the supplier, who has the branch number {0}': '종사업장번호가 {0}인 공급자의 담당자',
	'number, name and representative of a party': '공급자 또는 공급받는자의 등록번호, 상호, 대표자명',
	"all 13 digits of the recipient's number, of which Hiworks shows only a part, in the options":
		'하이웍스가 일부만 보여 주므로 옵션에 공급받는자 등록번호 13자리 전체',
	'whole won of at most 18 digits': '18자리 이하의 원 단위 금액',
	'a number with at most 2 decimals': '소수점 이하 2자리까지의 숫자',
	'at most {0} lines': '품목 {0}줄 이하',
	'Try again: a file that no document names is of no consequence.':
		'다시 시도하십시오. 어떤 문서에도 첨부되지 않은 파일은 아무 영향이 없습니다.',
	'the number of a file': '파일 번호',
	'The document was not sent, because its attachment could not be uploaded. {0}':
		'첨부파일을 업로드하지 못해 문서를 보내지 않았습니다. {0}',
	'a date not after the write date {0}': '작성일자 {0}보다 늦지 않은 날짜',
	'a date in the year of the write date {0}, because Hiworks takes only month and day':
		'하이웍스는 월과 일만 받으므로 작성일자 {0}[과/와] 같은 해의 날짜',
	'one or two contacts': '한 명 또는 두 명의 담당자',
	'{0} for a foreigner, and the passport or alien registration number in the remark':
		'외국인이면 {0}[과/와], 비고에 여권번호 또는 외국인등록번호',
	'It lies between Hiworks and the tax office, which must have it by the day after the issue. Whether Hiworks sends it again is not documented: ask again later, and their support if it stays.':
		'문서가 아니라 하이웍스와 국세청 사이의 문제입니다. 발급일의 다음 날까지 국세청에 전송되어야 합니다. 하이웍스가 다시 전송하는지는 안내되어 있지 않으니 나중에 다시 조회하고, 계속되면 하이웍스 고객센터에 문의하십시오.',
	'Correct {0}: the document was issued, so it needs an amendment or, where the tax office never took it, a new one.':
		'다음을 바로잡아야 합니다: {0}. 이미 발행된 문서이므로 수정발행하거나, 국세청에 접수되지 않았으면 새로 발행하십시오.',
	'Accepted by the tax office': '국세청에 접수되었습니다',
	'Nothing to do.': '조치할 것이 없습니다.',
	'The tax office could not decrypt it (복호화 실패)': '국세청에서 복호화하지 못했습니다(복호화 실패)',
	"The supplier's signature is not valid (전자서명 오류)": '공급자의 전자서명이 유효하지 않습니다(전자서명 오류)',
	'Renew or register the certificate with Hiworks, then issue again.':
		'하이웍스에서 인증서를 갱신하거나 등록한 뒤 다시 발행하십시오.',
	'The approval number is known to the tax office already (승인번호 중복)':
		'국세청에 이미 있는 승인번호입니다(승인번호 중복)',
	'Look in Hometax whether the document stands there before anything is issued again.':
		'다시 발행하기 전에 홈택스에 이 문서가 있는지 확인하십시오.',
	'The structure of the document is not valid (스키마 오류)': '문서의 구조가 올바르지 않습니다(스키마 오류)',
	'the kind of document and its codes; a bill cannot be zero-rated': '문서의 종류와 코드(계산서는 영세율로 할 수 없음)',
	"The supplier's business number is not registered (공급자 사업자등록번호 오류)":
		'공급자의 사업자등록번호가 등록되어 있지 않습니다(공급자 사업자등록번호 오류)',
	"the supplier's number": '공급자의 등록번호',
	"The recipient's number is not registered (공급받는자 사업자등록번호 오류)":
		'공급받는자의 등록번호가 등록되어 있지 않습니다(공급받는자 사업자등록번호 오류)',
	"the recipient's number": '공급받는자의 등록번호',
	"The trustee's number is not registered (수탁 사업자등록번호 오류)":
		'수탁자의 등록번호가 등록되어 있지 않습니다(수탁 사업자등록번호 오류)',
	"the trustee's number": '수탁자의 등록번호',
	'The time of transmission is not valid (전송일시 오류)': '전송일시가 올바르지 않습니다(전송일시 오류)',
	'The time of issue is not valid, or after the transmission (발급일시 오류)':
		'발급일시가 올바르지 않거나 전송일시보다 늦습니다(발급일시 오류)',
	'The write date is not valid, or after the day of issue (작성일자 오류)':
		'작성일자가 올바르지 않거나 발급일자보다 늦습니다(작성일자 오류)',
	'the write date': '작성일자',
	'a date of each line': '품목마다의 공급일자',
	'Supply cost or tax is wrong (공급가액, 세액 오류)': '공급가액 또는 세액이 올바르지 않습니다(공급가액, 세액 오류)',
	'the amounts: 10 % within 10 won when taxable, no tax otherwise, and signs that fit the reason of an amendment':
		'금액(과세의 세액은 공급가액의 10%에서 10원 이내, 그 밖에는 세액 없음, 부호는 수정 사유에 맞게)',
	'A code is wrong (코드 유형 오류)': '코드가 올바르지 않습니다(코드 유형 오류)',
	'kind of document, kind of party and reason of the amendment': '문서의 종류, 거래 당사자의 구분, 수정 사유',
	'A party had closed its business (폐업사업자 발행 오류)':
		'공급자 또는 공급받는자가 이미 폐업했습니다(폐업사업자 발행 오류)',
	'Check the business status of both parties; a closed business gets no tax invoice.':
		'공급자와 공급받는자의 휴폐업 상태를 확인하십시오. 폐업한 사업자에게는 세금계산서를 발행할 수 없습니다.',
	'The registration numbers of issuing and sending system differ (국세청 등록번호 오류)':
		'발급 시스템과 전송 시스템의 등록번호가 다릅니다(국세청 등록번호 오류)',
	'The approval number of the original is wrong (당초승인번호 오류)':
		'당초승인번호가 올바르지 않습니다(당초승인번호 오류)',
	'the approval number of the original; it must have reached the tax office':
		'당초승인번호(국세청에 전송된 문서의 것이어야 함)',
	'Another error, such as a bill amended for a local letter of credit':
		'그 밖의 오류입니다. 예: 내국신용장 사후개설로 수정발행한 계산서',
	'A bill (계산서) cannot be amended for a local letter of credit. Otherwise ask Hiworks.':
		'계산서는 내국신용장 사후개설로 수정발행할 수 없습니다. 그 경우가 아니면 하이웍스에 문의하십시오.',
	'The tax office did not accept the operator (연계사업자 인증 오류)':
		'국세청에서 연계사업자가 인증되지 않았습니다(연계사업자 인증 오류)',
	'The submission id was used before (중복된 SubmitID)': '이미 사용된 제출 ID입니다(중복된 SubmitID)',
	'The submission id is not known (존재하지 않는 SubmitID)': '알 수 없는 제출 ID입니다(존재하지 않는 SubmitID)',
	'The message could not be transported (SOAP 통신 오류)': '메시지를 전달하지 못했습니다(SOAP 통신 오류)',
	'The structure of the message is wrong (SOAP 구조 오류)': '메시지의 구조가 올바르지 않습니다(SOAP 구조 오류)',
	'The signature of the message is not valid (SOAP 전자서명 오류)':
		'메시지의 서명이 유효하지 않습니다(SOAP 전자서명 오류)',
	'Not sent yet (발송 전)': '아직 전송되지 않았습니다(발송 전)',
	'It must be signed first: in the web screen, or by easy sign.': '먼저 웹 화면에서 또는 간편서명으로 서명해야 합니다.',
	'It is issued, and Hiworks has still to send it. Ask again later.':
		'발행되었으며 하이웍스의 전송을 기다리고 있습니다. 나중에 다시 조회하십시오.',
	'Being sent (발송 시작)': '전송 중입니다(발송 시작)',
	'Ask again later.': '나중에 다시 조회하십시오.',
	'Sent, waiting for the result (결과 수신 대기)': '전송되어 결과를 기다리는 중입니다(결과 수신 대기)',
	'Could not be sent (발송 실패)': '전송하지 못했습니다(발송 실패)',
	'Accepted by the tax office (성공)': '국세청에 접수되었습니다(성공)',
	'Transmission failed (전송 실패)': '전송에 실패했습니다(전송 실패)',
	'See the result code, or ask Hiworks.': '결과 코드를 확인하거나 하이웍스에 문의하십시오.',
	'A code that is not documented': '하이웍스 문서에 없는 코드입니다',
	'Ask Hiworks.': '하이웍스에 문의하십시오.',
	'Easy Sign is on, but the credential does not allow it':
		'"간편서명" 옵션이 켜져 있지만 자격 증명에서 허용하지 않습니다',
	'Easy Sign': '간편서명',
	Supplier: '공급자',
	'Supplier Contacts': '공급자 담당자',
	'Recipient Contacts': '공급받는자 담당자',
	'Second Contact': '두 번째 담당자',
	'Negative Sheet': '부(-)의 문서',
	'Positive Sheet': '정(+)의 문서',
	'Total Supply Cost': '공급가액 합계',
	'Total Tax': '세액 합계',
	'Documents with easy sign are issued and sent to the tax office at once. Switch on "Allow Easy Sign" in the credential if you mean it.':
		'간편서명을 쓰면 문서가 즉시 발행되고 국세청에 전송됩니다. 그렇게 하려면 자격 증명에서 "간편서명 허용"을 켜십시오.',
	'Hiworks named {0} documents where {1} were sent; look for the other in its web screen':
		'문서 {1}건을 보냈지만 하이웍스가 {0}건만 알려 왔습니다. 나머지는 하이웍스 웹 화면에서 찾아보십시오',
	'recipient {0}, write date {1} and total {2}': '공급받는자 {0}, 작성일자 {1}, 합계 {2}',
	'the memo "[{0}]"': '메모 "[{0}]"',
	'Hiworks knows no number by which it could tell a second document. In the web screen (전자세금계산서 → 매출 문서함) look for {0}. If it is not there, send it in a new execution.':
		'하이웍스에는 같은 문서인지 알아볼 수 있는 번호가 없습니다. 웹 화면(전자세금계산서 → 매출 문서함)에서 다음을 찾으십시오: {0}. 없으면 새 실행에서 다시 보내십시오.',
	"Hiworks'": '하이웍스의',
	'The write date {0} is not that of the original, {1}, as its approval number has it':
		'작성일자 {0}[이/가] 승인번호에 들어 있는 당초 작성일자 {1}[과/와] 다릅니다',
	'made in Hiworks without easy sign. A tax invoice or bill is issued only when a person signs it there':
		'간편서명 없이 하이웍스에 작성되었습니다. 세금계산서와 계산서는 담당자가 하이웍스에서 서명해야 발행됩니다',
	'use "Get" for the names of the files.': '파일 이름은 "조회" 작업으로 확인하십시오.',
});
