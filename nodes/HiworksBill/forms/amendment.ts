import type { Dictionary } from '../../shared/words/dictionary';

/** Amendments: what their forms say, in Korean. */
export const amendmentForm = (): Dictionary => ({
	'What the letter covers becomes zero-rated': '내국신용장에 해당하는 금액을 영세율로 바꿉니다',
	'Where the documents of the amendment come from': '수정발행할 문서를 작성하는 방식',
	'You give the negative and the positive one as JSON; only whether they fit the reason is checked':
		'부(-)의 문서와 정(+)의 문서를 JSON으로 직접 입력합니다. 수정 사유에 맞는지만 검사합니다',
	'The original is read from Hiworks and the law does the rest':
		'당초 문서를 하이웍스에서 조회하여 법에 정해진 대로 작성합니다',
	'The ID of the issued document to amend': '수정발행할, 이미 발행된 문서의 ID',
	'Day on which the local letter of credit was opened (내국신용장 개설일)': '내국신용장이 개설된 날',
	'How much of the supply cost of the original the letter covers, in won':
		'당초 공급가액 중 내국신용장에 해당하는 금액(원)',
	'Taxable and zero-rated can be mistaken for each other; a tax invoice does not become a bill':
		'과세와 영세율을 서로 잘못 적은 경우에 고칩니다. 세금계산서를 계산서로 바꿀 수는 없습니다',
	'NTS approval number (국세청승인번호) of the document to amend, 24 characters':
		'수정발행할 문서의 국세청승인번호 24자리',
	'e.g. 202601311000000012345678': '예: 202601311000000012345678',
	'The document that takes back (부의 세금계산서), amounts with minus. Keys: writeDate, taxKind, supplierNumber (or supplier), recipient, items, and if you like purpose, remark, memo, bookNumber, serialNumber, cash, check, draft, uncollected.':
		'당초 문서를 취소하는 부(-)의 세금계산서. 금액에 마이너스를 붙입니다. 키: writeDate(작성일자), taxKind(과세 유형), supplierNumber(공급자 등록번호) 또는 supplier(공급자), recipient(공급받는자), items(품목). 선택: purpose(영수/청구), remark(비고), memo(메모), bookNumber(책번호), serialNumber(일련번호), cash(현금), check(수표), draft(어음), uncollected(외상미수금).',
	'e.g. { "writeDate": "2026-01-31", "supplierNumber": "2200000002", "recipient": { … }, "items": [ … ] }':
		'예: { "writeDate": "2026-01-31", "supplierNumber": "2200000002", "recipient": { … }, "items": [ … ] }',
	'The document that stands instead (정의 세금계산서). Keys: writeDate, taxKind, supplierNumber (or supplier), recipient, items, and if you like purpose, remark, memo, bookNumber, serialNumber, cash, check, draft, uncollected.':
		'당초 문서를 대신하는 정(+)의 세금계산서. 키: writeDate(작성일자), taxKind(과세 유형), supplierNumber(공급자 등록번호) 또는 supplier(공급자), recipient(공급받는자), items(품목). 선택: purpose(영수/청구), remark(비고), memo(메모), bookNumber(책번호), serialNumber(일련번호), cash(현금), check(수표), draft(어음), uncollected(외상미수금).',
	"Hiworks' documents say both: M and N on the page of the amendment, A and B in the table of types":
		'하이웍스 문서에 두 가지가 모두 나옵니다. 수정발행 페이지에는 M과 N, 유형 표에는 A와 B로 적혀 있습니다',
	"All 13 digits of a person's number, where Hiworks shows the original's only in part":
		'하이웍스가 당초 문서의 개인 등록번호를 일부만 보여 줄 때 입력하는 13자리 전체 번호',
	'Remark (비고) besides what the law wants there. Hiworks may put the approval number of the original in its place.':
		'법에 따라 적는 내용 외에 덧붙일 비고. 하이웍스가 그 자리에 당초승인번호를 넣을 수 있습니다.',
	'Whether sheets made by hand for a clerical error may have different write dates':
		'기재사항 착오정정을 직접 입력할 때 두 문서의 작성일자가 달라도 되는지 여부',
});
