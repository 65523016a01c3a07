import type { Dictionary } from '../../shared/words/dictionary';

/** Amendments: what their forms say, in Korean. */
export const amendmentForm = (): Dictionary => ({
	'Of legal effect in live mode. Amend an invoice that the National Tax Service has (수정세금계산서), for one of five reasons of the law.':
		'라이브에서는 법적 효력이 있습니다. 국세청에 전송된 세금계산서를 법정 수정 사유 다섯 가지 중 하나로 수정발행합니다(수정세금계산서).',
	'Your own number of the amendment. It becomes the document key (문서번호) of the side that makes it; of the two documents of a clerical error with -1 and -2 behind it.':
		'직접 정한 수정발행의 번호. 수정세금계산서를 작성하는 쪽의 문서번호가 됩니다. 기재사항 착오정정의 두 문서에는 뒤에 -1과 -2가 붙습니다.',
	'The tax invoice to amend, which the National Tax Service must have (전송 완료)':
		'수정발행할 세금계산서. 국세청에 전송된 상태여야 합니다(전송 완료)',
	'What is made of the amendment': '수정발행으로 무엇을 만들지 선택',
	'Somebody looks at it and issues or requests it later': '담당자가 확인한 뒤 나중에 발행하거나 역발행을 요청합니다',
	'Of legal effect in live mode: issued at once, or, where the original is of reverse issuance, requested of the supplier':
		'라이브에서는 법적 효력이 있습니다. 즉시 발행하거나, 당초 세금계산서가 역발행 건이면 공급자에게 역발행을 요청합니다',
	'Remark (비고) besides what the law wants there': '법에 따라 적는 내용 외에 덧붙일 비고',
	'NTS approval number (국세청승인번호) of 24 characters, with or without hyphens':
		'국세청승인번호 24자. 하이픈은 있어도 없어도 됩니다',
});
