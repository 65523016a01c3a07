import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'a number such as 3 or 0.5': '3 또는 0.5 같은 숫자',
	'an NTS approval number of 24 characters as text: as a number it has lost its last digits (make the column text and fill it in again)':
		'텍스트로 된 24자리 국세청승인번호(숫자로 저장되어 끝자리가 사라졌습니다. 열을 텍스트 형식으로 바꾸고 다시 입력하십시오)',
	'{0}; a sheet counts days so: make the column text, or write {1}':
		'{0}(시트가 날짜를 세는 숫자입니다. 열을 텍스트로 바꾸거나 {1}[으로/로] 쓰십시오)',
	'{0}, with all four digits of the year': '연도를 네 자리로 쓴 {0}',
	'{0}, with the day of the week that it is, or none': '요일을 맞게 쓰거나 뺀 {0}',
	'{0}, with the year first: which number is the month cannot be told':
		'연도를 앞에 쓴 {0}(어느 숫자가 월인지 알 수 없습니다)',
	'one e-mail address such as name@example.com, without a name around it':
		'이름을 붙이지 않은 name@example.com 같은 이메일 주소 하나',
	'a mobile number such as 010-0000-0000': '010-0000-0000 같은 휴대전화번호',
	'a telephone number with its leading zero, as text: a number of a sheet has lost it':
		'앞자리 0까지 텍스트로 적은 전화번호(시트에 숫자로 저장하면 0이 사라집니다)',
	'a mobile number of 11 digits such as 010-0000-0000': '010-0000-0000 같은 11자리 휴대전화번호',
	'a Korean telephone number such as 02-000-0000 or 010-0000-0000, as text':
		'02-000-0000이나 010-0000-0000 같은 국내 전화번호(텍스트로)',
	'It is no Korean telephone number; has it lost its leading zero?':
		'국내 전화번호가 아닙니다. 앞자리 0이 빠지지 않았는지 확인하십시오',
	'text without the invisible character {0} (clear the value and type it anew)':
		'보이지 않는 문자({0})를 뺀 텍스트(값을 지우고 다시 입력하십시오)',
	'{0}, without the sign {1}': '문자 {1}[이/가] 섞이지 않은 {0}',
	'{0}; ▲ may mean more or less: write a minus sign': '{0}(▲는 증가로도 감소로도 읽히므로 마이너스 부호로 쓰십시오)',
	'{0}: the dash behind it may mean less or only close the amount; write a minus in front, or none':
		'{0}(뒤의 줄표가 감액인지 금액의 끝을 막은 표시인지 알 수 없습니다. 감액이면 마이너스 부호를 앞에 쓰고, 아니면 줄표를 지우십시오)',
	'{0} in digits alone': '숫자로만 쓴 {0}',
	'{0}: an invoice has no fraction of a won, round it first':
		'{0}(세금계산서에는 1원 미만이 없으므로 먼저 반올림하십시오)',
	'taxExempt: a bill (계산서) stays a bill': '계산서는 계산서로만 수정할 수 있으므로 면세(taxExempt)',
	'taxable or zeroRated: a tax invoice (세금계산서) cannot become a bill':
		'세금계산서는 계산서로 바꿀 수 없으므로 과세(taxable) 또는 영세율(zeroRated)',
	'corrected lines that come to 0 won or more': '합계가 0원 이상인 정정 품목',
	'differences that do not come to 0 won': '합계가 0원이 아닌 차액',
	'a taxable original for a local letter of credit (내국신용장): a bill (계산서) cannot become zero-rated':
		'계산서는 영세율로 바꿀 수 없으므로, 내국신용장 사후개설에는 과세인 당초 세금계산서',
	'a taxable original for a local letter of credit (내국신용장): this one is already zero-rated':
		'이미 영세율이므로, 내국신용장 사후개설에는 과세인 당초 세금계산서',
	"more than 0 and at most the original's supply cost of {0}": '0보다 크고 당초 공급가액 {0} 이하인 금액',
	"a day not before the original's write date {0}": '당초 작성일자 {0}보다 이르지 않은 날짜',
	'an original with 10 % tax, or its whole supply cost: the tax of a part cannot be told':
		'일부 금액의 세액을 알 수 없으므로, 세액이 10%인 당초 문서 또는 당초 공급가액 전액',
	'an original of more than 0 won': '합계가 0원보다 큰 당초 문서',
	'no tax on a zero-rated invoice': '세액 0원(영세율 세금계산서에는 세액이 없습니다)',
	'taxes of {0}, 10 % of the supply cost {1} (within 10 won)': '세액 합계 {0}(공급가액 {1}의 10%, 10원까지 차이 허용)',
	'for reason {0} ({1}): {2}': '수정사유 {0}({1})에는 {2}',
	'a negative and a positive sheet': '부(-)의 문서와 정(+)의 문서',
	'a negative sheet only': '부(-)의 문서 하나(정(+)의 문서 없이)',
	'a total that is not above 0 won': '0원 이하의 합계',
	"the original's write date in the remark (비고)": '비고에 적힌 당초 작성일자',
	'a negative sheet whose total is not above 0 won': '합계가 0원 이하인 부(-)의 문서',
	'a positive sheet whose total is not below 0 won': '합계가 0원 이상인 정(+)의 문서',
	'the same write date in both, {0}': '두 문서에 같은 작성일자 {0}',
	'two tax invoices (세금계산서) or two bills (계산서)': '세금계산서 두 장 또는 계산서 두 장',
	'one of each': '세금계산서 한 장과 계산서 한 장',
	'either a negative or a positive sheet': '부(-)의 문서와 정(+)의 문서 중 하나',
	'a negative sheet whose total is below 0 won': '합계가 0원 미만인 부(-)의 문서',
	'a positive sheet whose total is above 0 won': '합계가 0원을 넘는 정(+)의 문서',
	'a taxable negative sheet': '과세인 부(-)의 문서',
	'a zero-rated positive sheet': '영세율인 정(+)의 문서',
	'no tax in the positive sheet': '세액이 없는 정(+)의 문서',
	'a positive sheet whose supply cost is above 0 won': '공급가액이 0원을 넘는 정(+)의 문서',
	'a supply cost of {0} in the negative sheet, as much as the positive one has':
		'부(-)의 문서에 정(+)의 문서와 크기가 같은 공급가액 {0}',
	"the letter of credit's opening date in the remark (비고) of the positive sheet":
		'정(+)의 문서의 비고에 적힌 내국신용장 개설일',
	both: '둘 다',
	'a positive sheet only': '정(+)의 문서 하나(부(-)의 문서 없이)',
	none: '없음',
	'only characters that a text message can carry (EUC-KR, so no emoji)':
		'문자 메시지로 보낼 수 있는 글자(EUC-KR. 이모지는 쓸 수 없습니다)',
	'a date and time such as 2026-01-31 09:00': '2026-01-31 09:00 같은 날짜와 시각',
	'a corporate registration number of 13 digits': '13자리 법인등록번호',
	'a business registration number of 10 digits or a resident or foreigner number of 13':
		'10자리 사업자등록번호 또는 13자리 주민등록번호·외국인등록번호',
	'the business registration number (사업자등록번호) of 10 digits: this looks like a corporate number (법인등록번호), which is not what an invoice names its recipient by (VAT Act art. 32 (1) 2)':
		'10자리 사업자등록번호(입력한 값은 법인등록번호로 보이며, 세금계산서에는 공급받는 자의 사업자등록번호를 적습니다. 부가가치세법 제32조 제1항 제2호)',
	'at least one returned line': '환입된 품목 한 줄 이상',
	'a line of the original, 1 to {0}': '당초 문서의 줄 번호 1~{0}',
	'each line of the original once': '겹치지 않는 당초 줄 번호',
	"at most the original line's {0}, with its sign": '당초 줄의 {0} 이내이고 부호가 같은 금액',
	"0, or at most the original line's {0}, with its sign": '0원 또는 당초 줄의 {0} 이내이고 부호가 같은 금액',
	'no quantity: the original line has none': '빈 수량(당초 줄에 수량이 없습니다)',
	"at most the original line's quantity of {0}": '당초 줄의 수량 {0} 이내인 수량',
	"how much of the line's {0} a quantity of {1} is": '당초 줄의 {0} 가운데 수량 {1}에 해당하는 금액',
	'returned lines of more than 0 won together': '합계가 0원보다 큰 환입 품목',
	'taxes of {0}, 10 % of the supply cost {1} (within 10 won): give the tax of each returned line':
		'세액 합계 {0}(공급가액 {1}의 10%, 10원까지 차이 허용. 환입 품목마다 세액을 직접 적으십시오)',
	'no tax on a tax-exempt invoice': '세액 0원(면세 계산서에는 세액이 없습니다)',
	'a whole number of won': '원 단위 정수 금액',
	'an amount within ±9,007,199,254,740,991 won': '±9,007,199,254,740,991원 이내의 금액',
});
