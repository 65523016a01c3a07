import type { Dictionary } from '../dictionary';

/** What an amendment asks. */
export const amendment = (): Dictionary => ({
	'Reason of the amendment (수정 사유). How many documents it takes, their signs and dates follow from it.':
		'수정세금계산서를 발행하는 사유. 사유에 따라 문서의 수, 금액의 부호, 작성일자가 정해집니다.',
	'01 Clerical Error (기재사항 착오정정)': '01 기재사항 착오정정',
	'The original in full negative, and the correct one': '당초 문서 전액을 음수로 한 문서와 올바른 문서',
	'02 Supply Cost Change (공급가액 변동)': '02 공급가액 변동',
	'One document with the difference, more or less': '늘거나 줄어든 차액만 적은 문서 하나',
	'03 Return (환입)': '03 환입',
	'One negative document of what was returned': '돌려받은 품목을 음수로 적은 문서 하나',
	'04 Contract Termination (계약의 해제)': '04 계약의 해제',
	'The original in full negative, with the day of the termination':
		'당초 문서 전액을 음수로 한 문서. 작성일자는 계약 해제일입니다.',
	'06 Duplicate Issuance (착오에 의한 이중발급)': '06 착오에 의한 이중발급',
	'The original in full negative, with its date': '당초 문서 전액을 음수로 한 문서. 작성일자는 당초와 같습니다.',
	'Day on which the supply cost changed, the goods came back or the contract ended; it becomes the write date (작성일자)':
		'공급가액이 변동된 날, 재화가 환입된 날 또는 계약이 해제된 날. 수정세금계산서의 작성일자가 됩니다.',
	'Where the differences come from': '변동액을 입력하는 방식',
	'The differences, plus or minus': '늘거나 줄어든 변동액',
	'An array of differences with the keys name, supplyCost (or quantity and unitPrice), and if you like date, specification, tax, remark. Or text, each line 품목 | 공급가액 | 세액, or with other headings in the first.':
		'변동액의 배열. 키는 name, supplyCost(또는 quantity와 unitPrice)이며, 필요하면 date, specification, tax, remark도 씁니다. 또는 한 줄에 품목 | 공급가액 | 세액인 텍스트. 첫 줄에 다른 제목을 쓸 수 있습니다.',
	'e.g. [{ "name": "…", "supplyCost": -10000, "tax": -1000 }]':
		'예: [{ "name": "…", "supplyCost": -10000, "tax": -1000 }]',
	'What came back': '돌려받은 품목',
	'Lines of the original, as far as they were returned': '당초 문서의 품목 중 돌려받은 것',
	'Which line of the original, counted from 1': '당초 문서의 몇 번째 품목인지. 1부터 셉니다.',
	'How many were returned': '돌려받은 수량',
	'How much of its supply cost (공급가액) was returned, in won and with the sign of the line; empty: all of it':
		'해당 줄의 공급가액 중 환입된 금액(원). 부호는 그 줄과 같게 씁니다. 비우면 전액입니다.',
	'How much of its tax (세액); empty: all of it, or 10 % of a part':
		'해당 줄의 세액 중 환입된 금액. 비우면 전액이며, 공급가액의 일부만 환입되었으면 그 10%입니다.',
	'An array of objects with the keys line (counted from 1), and if you like supplyCost, tax, quantity':
		'객체의 배열. 키는 line(1부터 센 줄 번호)이며, 필요하면 supplyCost, tax, quantity도 씁니다.',
	'e.g. [{ "line": 1, "supplyCost": 10000 }]': '예: [{ "line": 1, "supplyCost": 10000 }]',
	'What is different in the correct document. All else stays as in the original.':
		'올바른 문서에서 달라지는 내용. 나머지는 당초 문서와 같습니다.',
	'Add correction': '정정 내용 추가',
	'Only where the write date itself was wrong; both documents keep the date of the original otherwise':
		'작성일자를 잘못 적은 경우에만 입력합니다. 그 밖에는 두 문서 모두 당초 작성일자를 씁니다.',
});
