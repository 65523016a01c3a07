import type { Dictionary } from '../dictionary';

/** The lines of a document and their amounts. */
export const items = (): Dictionary => ({
	'Where the lines (품목) of the invoice come from': '세금계산서의 품목을 입력하는 방식',
	'Fill in one row per line': '품목마다 한 줄씩 입력합니다.',
	'A JSON array with one object per line, or text such as 품목 | 공급가액 | 세액':
		'품목마다 객체 하나인 JSON 배열, 또는 품목 | 공급가액 | 세액 같은 텍스트',
	'The lines (품목) of the invoice': '세금계산서의 품목',
	'Add Item': '품목 추가',
	'Add Item Detail': '품목 상세 추가',
	Date: '일자',
	'Day of supply (공급일자); empty: the write date': '공급일자. 비우면 작성일자입니다.',
	'What was supplied (품목)': '공급한 품목의 이름',
	'Remark on the line (비고)': '품목의 비고',
	'Supply cost (공급가액) in whole won; empty: quantity × unit price. With "Amounts" set to split, the amount including VAT.':
		'원 단위 공급가액. 비우면 수량 × 단가로 계산합니다. 금액 계산을 부가세 포함 금액 분리로 정했으면 부가세를 포함한 금액을 입력합니다.',
	'e.g. 1,000,000': '예: 1,000,000',
	'Tax (세액) in whole won. Empty in all lines: computed. Leave empty when it is split, and when the invoice is tax-exempt.':
		'원 단위 세액. 모든 줄에서 비우면 자동으로 계산합니다. 부가세 포함 금액을 분리할 때와 면세일 때는 비워 두십시오.',
	'Unit price (단가) in won, with at most 2 decimals': '단가(원). 소수점 아래 2자리까지 쓸 수 있습니다.',
	'An array of objects with the keys name, supplyCost (or quantity and unitPrice), and if you like date, specification, tax, remark. Or text, each line 품목 | 공급가액 | 세액, or with other headings in the first.':
		'객체의 배열. 키는 name, supplyCost(또는 quantity와 unitPrice)이며, 필요하면 date, specification, tax, remark도 씁니다. 또는 한 줄에 품목 | 공급가액 | 세액인 텍스트. 첫 줄에 다른 제목을 쓸 수 있습니다.',
	'e.g. [{ "name": "…", "supplyCost": 100000, "tax": 10000 }]':
		'예: [{ "name": "…", "supplyCost": 100000, "tax": 10000 }]',

	'How supply cost and tax of the lines come about': '품목의 공급가액과 세액을 정하는 방식',
	'Supply cost and tax as they stand, only checked': '입력한 공급가액과 세액을 검사만 합니다.',
	'Taxes of a taxable document are computed where no line has one, and checked where all have. An empty supply cost is quantity × unit price.':
		'과세 문서의 세액은 모든 줄에 없으면 계산하고 모든 줄에 있으면 검사합니다. 비어 있는 공급가액은 수량 × 단가입니다.',
	'Supply Cost holds the amount including VAT. Supply cost to the nearest won, the rest is tax.':
		'공급가액 입력란에 부가세를 포함한 금액을 입력합니다. 공급가액은 원 단위로 반올림하고, 나머지가 세액입니다.',
	'The same, for books that cut the fraction of a won off the supply cost (공급가액 절사)':
		'위와 같되, 공급가액의 원 미만을 버립니다(공급가액 절사).',
	'The same, for books that cut the fraction of a won off the tax (세액 절사)':
		'위와 같되, 세액의 원 미만을 버립니다(세액 절사).',
	'Tax is 10 % of the supply cost': '세액을 공급가액의 10%로 계산합니다.',
});
