import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'the lines alone, without their total': '합계를 뺀 품목',
	'an item, not the total of other rows: leave the row out, or name the item otherwise':
		'다른 행의 합계가 아닌 품목(이 행을 빼거나 품목명을 바꾸십시오)',
	'a supply cost beside the total, or a total in none of the rows':
		'합계 옆의 공급가액(또는 모든 행에서 합계를 비워 두십시오)',
	'{0} was asked about {1} and answered about {2}': '{0}에 {1}[을/를] 조회했는데 {2}에 대한 응답이 왔습니다',
	'Try again later. If it stays so, tell whoever runs what stands between n8n and {0}.':
		'나중에 다시 시도하십시오. 계속되면 n8n과 {0} 사이의 프록시 등을 관리하는 담당자에게 알리십시오.',
	'the passport or alien registration number of the foreigner': '외국인의 여권번호 또는 외국인등록번호',
	'lines that add up to its totals': '합이 합계와 맞는 품목',
	'another way than From the Credential: here your own company is the supplier (공급자)':
		'"자격 증명의 우리 회사"가 아닌 다른 방식(여기서는 우리 회사가 공급자입니다)',
	'another way than From the Credential: here your own company is the recipient (공급받는자)':
		'"자격 증명의 우리 회사"가 아닌 다른 방식(여기서는 우리 회사가 공급받는자입니다)',
	'the company of the credential, {0}, and not {1}: take the credential of that company, or switch on "{2}" in this one':
		'자격 증명에 적힌 회사 {0}(입력된 {1}[은/는] 다른 회사입니다. 그 회사의 자격 증명을 쓰거나 이 자격 증명에서 "{2}"[을/를] 켜십시오)',
	'{0}, the company that the node takes: correct the column, or leave it out':
		'이 노드가 쓰는 회사 {0}(열을 고치거나 빼십시오)',
	'an empty cell, since the company comes from elsewhere: choose "From the Form" as its source in the node, or leave the column out':
		'빈 셀(이 회사는 다른 곳에서 가져옵니다. 노드에서 그 입력 방식을 "직접 입력"으로 바꾸거나 열을 빼십시오)',
	'The default supplier in the credential lacks: {0}': '자격 증명의 기본 공급자에 다음 내용이 없습니다: {0}',
	'Fill it in in the credential of this node, under "Default Supplier", or let the node take the company from elsewhere ("Supplier Source", of reverse issuance "Recipient Source").':
		'이 노드의 자격 증명에서 기본 공급자를 채우거나, 회사를 다른 곳에서 가져오도록 "공급자 입력 방식"(역발행은 "공급받는자 입력 방식")을 바꾸십시오.',
	'Telephone number of the {0}: {1}': '{0}의 전화번호: {1}',
	'an empty Tax, because "Amounts" computes it from the supply costs':
		'빈 세액("금액 계산" 설정에 따라 공급가액에서 자동으로 계산합니다)',
	'an amount, or a quantity and a unit price to compute it from': '금액 또는 금액을 계산할 수량과 단가',
	'an amount: only with "Amounts" set to "Automatic" or "VAT Computed" is it computed from quantity and unit price':
		'금액("금액 계산"이 "자동"이나 "부가세 10% 계산"일 때만 수량과 단가로 계산합니다)',
	'Or a total with VAT in it (합계금액, 합계, 총액), or quantity (수량) and unit price (단가).':
		'또는 부가세가 포함된 합계금액(합계, 총액), 또는 수량과 단가를 써도 됩니다.',
	'a tax in every line, or in none to have it computed (lines without tax: {0} of {1})':
		'모든 줄의 세액(전체 {1}줄 중 {0}줄에 세액이 없습니다. 모든 줄에서 비우면 자동으로 계산합니다)',
	'Supply cost computed as quantity × unit price, cut to the won: {0}':
		'공급가액을 수량 × 단가로 계산하고 원 미만은 버렸습니다: {0}',
	'line {0} ({1})': '품목 {0}번째 줄 ({1})',
	'a tax, or the option "Amounts" set to "Automatic"': '세액(또는 "금액 계산" 옵션을 "자동"으로 변경)',
	'a tax of {0}, 10 % of the supply cost {1} (within 10 won)': '세액 {0}(공급가액 {1}의 10%, 10원까지 차이 허용)',
	'line {0}': '품목 {0}번째 줄',
	'each column once': '한 번씩만 쓴 열 제목',
	'{0} values with | between them and none in them ({1}), not {2}':
		'|로 나눈 값 {0}개({1}, 값 안에는 | 없음. 입력된 값은 {2}개)',
	Credential: '자격 증명',
	supplier: '공급자',
	recipient: '공급받는자',
	'{0} number': '{0} 등록번호',
	'{0} branch': '{0} 종사업장번호',
	'{0} name': '{0} 상호',
	'{0} representative': '{0} 대표자명',
	'{0} address': '{0} 주소',
	'{0} business type': '{0} 업태',
	'{0} business item': '{0} 종목',
	'{0} contact e-mail': '{0} 담당자 이메일',
	'{0} contact name': '{0} 담당자 이름',
	'{0} contact phone': '{0} 담당자 전화번호',
	remark: '비고',
	'specification in {0}': '{0} 규격',
	'unit price in {0}': '{0} 단가',
	'remark in {0}': '{0} 비고',
	'The document with the reference ID "{0}" was not sent again; in it is {1}':
		'관리번호가 "{0}"인 문서는 다시 보내지 않았으며, 그 문서에는 다음 내용이 다르게 적혀 있습니다: {1}',
	'tax kind': '과세 유형',
	purpose: '영수/청구',
	'number of lines': '품목 줄 수',
	'The reference ID "{0}" was used for something else: the invoice {1} has {2}':
		'관리번호 "{0}"[은/는] 이미 다른 건에 사용되었습니다. 세금계산서 {1}[과/와] 비교: {2}',
	'another {0}': '{0} 다름',
	'Compare both. If they are two documents, give this one a reference ID of its own; if the issued one is wrong, it needs an amendment.':
		'두 건을 비교하십시오. 서로 다른 문서라면 이 문서에 다른 관리번호를 지정하고, 발행된 문서가 잘못되었다면 수정발행하십시오.',
	'The document with the reference ID "{0}" was sent before ({1})': '관리번호가 "{0}"인 문서는 이미 보냈습니다 ({1})',
	'The option "If Already Issued" is set to fail.': '"이미 발행된 경우" 옵션이 "오류로 처리"로 설정되어 있습니다.',
	'a write date not after today ({0} in Seoul)': '오늘(서울 기준 {0})보다 늦지 않은 작성일자',
	'{0} lines': '품목 {0}줄',
	'a total of {0}': '합계 {0}',
	'a valid business registration number (its check digit does not fit: is it mistyped?)':
		'올바른 사업자등록번호(검증번호가 맞지 않습니다. 잘못 입력하지 않았는지 확인하십시오)',
	'The deadline for issuing ({0}) has passed; late issue is subject to a penalty':
		'발행기한({0})이 지났습니다. 지연발급은 가산세 대상입니다',
	"The check digit of the supplier's number does not fit; is it mistyped?":
		'공급자 등록번호의 검증번호가 맞지 않습니다. 잘못 입력하지 않았는지 확인하십시오',
	"The check digit of the recipient's number does not fit; is it mistyped?":
		'공급받는자 등록번호의 검증번호가 맞지 않습니다. 잘못 입력하지 않았는지 확인하십시오',
	"The recipient's 13 digits may be a person's or a corporate number (법인등록번호); a company needs its business number (사업자등록번호)":
		'공급받는자의 13자리 번호는 주민등록번호일 수도, 법인등록번호일 수도 있습니다. 법인이라면 사업자등록번호를 적어야 합니다',
	'{0} of the item dates are after the write date {1}': '공급일자 {0}개가 작성일자 {1}보다 늦습니다',
	'The deadline for this amendment ({0}) has passed; late issue is subject to a penalty':
		'이 수정발행의 발행기한({0})이 지났습니다. 지연발급은 가산세 대상입니다',
	'The cause date {0} is before the write date {1} of the original; is it the right original?':
		'사유 발생일 {0}[이/가] 당초 작성일자 {1}보다 이릅니다. 당초 세금계산서를 맞게 골랐는지 확인하십시오',
	'What was wrong other than by mistake could be corrected until {0} (VAT Act Enforcement Decree art. 70 (1) 6); a mistake still can be, unless you know that the tax office will correct it':
		'착오가 아닌 사유로 잘못 적은 사항은 {0}까지만 정정할 수 있었습니다(부가가치세법 시행령 제70조 제1항 제6호). 착오로 잘못 적은 사항은 과세관청이 경정할 것을 미리 알고 있는 경우가 아니라면 지금도 정정할 수 있습니다',
	'The letter was opened on {0}, after {1}, 25 days after the tax period of the supply: zero rate by an amendment is for letters opened until then (VAT Act Enforcement Decree art. 70 (1) 4). Ask your tax accountant first':
		'내국신용장 등의 개설일 {0}[이/가] {1}(공급 시기가 속한 과세기간 종료 후 25일)보다 늦습니다. 수정발행으로 영세율을 적용하는 것은 그날까지 개설된 경우입니다(부가가치세법 시행령 제70조 제1항 제4호). 먼저 세무 대리인에게 확인하십시오',
	'An amendment for a local letter of credit is due by {0}, 25 days after the tax period of the supply. Ask your tax accountant first':
		'내국신용장 사후개설에 따른 수정발행의 기한은 {0}(공급 시기가 속한 과세기간 종료 후 25일)까지입니다. 먼저 세무 대리인에게 확인하십시오',
	'a date not after today ({0} in Seoul)': '오늘(서울 기준 {0})보다 늦지 않은 날짜',
	'text: as a number it may have lost leading zeros (make the column of the sheet text)':
		'텍스트(숫자로 저장하면 앞자리 0이 사라질 수 있습니다. 시트에서 열을 텍스트 형식으로 바꾸십시오)',
	'payment amounts that add up to {0}, supply cost and tax': '합계가 {0}(공급가액 + 세액)인 결제 금액',
	'another way than Today, or a Reference ID of your own: one derived from today would change every day':
		'"오늘"이 아닌 작성일자(오늘 날짜로 만든 관리번호는 날마다 달라집니다. 또는 관리번호를 직접 입력하십시오)',
	'The first document of the amendment is done, {0}; the second is not: {1}':
		'수정발행의 첫 번째 문서는 처리되었지만 두 번째 문서는 처리되지 않았습니다. 첫 번째: {0}. 두 번째: {1}',
	'{0} Try again with the same reference ID: only the second is sent then.':
		'{0} 같은 관리번호로 다시 시도하십시오. 그러면 두 번째 문서만 전송됩니다.',
	'{0} answer about {1} lacks something that an amendment repeats: {2}':
		'{1}에 대한 {0} 응답에 수정발행에 필요한 내용이 없습니다: {2}',
	'a whole date: a day of the month alone needs a column of the write date':
		'연월일이 모두 있는 날짜 (일만 쓰려면 작성일자 열이 있어야 합니다)',
	'01 or 과세, 02 or 영세율, 05 or 면세': '01 또는 과세, 02 또는 영세율, 05 또는 면세',
	'01 or 영수, 02 or 청구': '01 또는 영수, 02 또는 청구',
	'a column with the number of lines (품목수) or the total (문서 합계금액) of each document, because rows may be missing here: {0}. Or put the node where it gets all rows at once':
		'품목수 또는 문서 합계금액 열(여기서는 행이 빠질 수 있습니다: {0}. 열을 넣거나, 모든 행이 한꺼번에 들어오는 곳으로 노드를 옮기십시오)',
	'a reason of amendment: 01 기재사항 착오정정, 02 공급가액 변동, 03 환입, 04 계약의 해제, 05 내국신용장 사후개설 or 06 착오에 의한 이중발급':
		'수정사유 (01 기재사항 착오정정, 02 공급가액 변동, 03 환입, 04 계약의 해제, 05 내국신용장 사후개설, 06 착오에 의한 이중발급 중 하나)',
	'"A Document", with the lines side by side in one row, or a column with the number of lines (품목수) of each, because rows may be missing here: {0}. Or put the node where it gets all rows at once':
		'"문서 한 건"(품목을 한 행에 나란히 적은 시트) 또는 품목수 열(여기서는 행이 빠질 수 있습니다: {0}. 또는 모든 행이 한꺼번에 들어오는 곳으로 노드를 옮기십시오)',
	'an empty cell, since an amendment of the reason {0} takes nothing from it: empty it, or leave the column out':
		'빈 셀 (수정사유 {0}에는 쓰지 않습니다. 셀을 비우거나 열을 빼십시오)',
	'a line with the difference': '증감액을 적은 품목',
	'amendments that take back at most its {0}, with other items of this run':
		'이 실행의 다른 아이템과 합쳐 당초 문서의 {0} 이하를 취소하는 수정발행',
	'returns of line {0} of a quantity of at most {1}, with other items of this run':
		'이 실행의 다른 아이템과 합쳐 품목 {0}의 수량 {1} 이하인 환입',
	'returns of line {0} that take back at most its {1}, with other items of this run':
		'이 실행의 다른 아이템과 합쳐 품목 {0}의 {1} 이하인 환입',
	'the line number of the original, or nothing in all columns of the item where everything came back':
		'당초 문서의 품목 순번(전부 환입되었으면 품목의 모든 열을 비워 두십시오)',
	'a supply cost, and no total with VAT in it': '부가세를 포함하지 않은 공급가액',
	'something to correct with reason 01: lines, 정정 작성일자, 정정 공급받는자, 비고, or "Corrections" in the node':
		'수정사유 01에서 정정할 내용(품목, 정정 작성일자, 정정 공급받는자, 비고 또는 노드의 "정정 내용")',
	'a total of {0}, supply cost and tax': '합계 {0}(공급가액 + 세액)',
	'accepted, not issued yet. Look later what came of it':
		'접수되었으나 아직 발행되지 않았습니다. 나중에 결과를 확인하십시오',
	'waits for the supplier to approve it': '공급자의 승인을 기다리고 있습니다',
	'could not be issued': '발행되지 못했습니다',
	'issued, but the National Tax Service did not take it. Look at the reason':
		'발행되었으나 국세청 전송에 실패했습니다. 사유를 확인하십시오',
});
