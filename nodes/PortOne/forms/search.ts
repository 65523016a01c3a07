import type { Dictionary } from '../../shared/words/dictionary';

/** Search of tax invoices: what its forms say, in Korean. */
export const searchForm = (): Dictionary => ({
	'Search tax invoices and get them as a CSV file': '세금계산서를 검색하여 CSV 파일로 받습니다',
	'Search tax invoices, also those whose transmission to the National Tax Service failed, of which no event tells':
		'세금계산서를 검색합니다. 이벤트로 알려 주지 않는 국세청 전송 실패 건도 찾을 수 있습니다',
	'PortOne takes one of these at a time': '포트원은 한 번에 한 가지 기준만 받습니다',
	'Without days: from a month ago to today': '날짜를 비우면 한 달 전부터 오늘까지',
	'Which day counts': '기간의 기준이 되는 날짜',
	'First day of the period': '기간의 첫날',
	'Last day of the period': '기간의 마지막 날',
	'IDs of tax invoices at PortOne, separated by commas': '포트원의 세금계산서 ID. 여러 개는 쉼표로 구분합니다',
	'The batch (대량 발행) that the invoices came from': '세금계산서를 만든 대량 발행',
	'The number that the National Tax Service (국세청) gave the invoice': '국세청이 세금계산서에 부여한 번호',
	'The payout (지급) of a partner settlement': '파트너 정산의 지급',
	'Document key (문서번호) of the supplier': '공급자의 문서번호',
	'Document key (문서번호) of the recipient': '공급받는자의 문서번호',

	'Whether to find invoices with the business number of the Counterparty ID too':
		'"거래처 ID"에 해당하는 거래처의 사업자등록번호로 된 세금계산서도 찾을지 여부',
	'Supplier or recipient, as registered with PortOne': '포트원에 등록된 공급자 또는 공급받는자',
	'First invoices, amendments, or both': '일반 세금계산서, 수정세금계산서 또는 둘 다',
	'Issued after the deadline (지연발행)': '발행기한이 지난 뒤에 발행되었는지 여부(지연발행)',
	'Business number of the other side: the supplier with reverse issuance, the recipient otherwise':
		'상대방의 사업자등록번호. 역발행이면 공급자, 그 외에는 공급받는자',
	'Still to be paid or paid': '아직 결제하지 않은 건(청구)인지, 이미 결제한 건(영수)인지',
	'States of PortOne': '포트원의 상태',
	'Business number of the supplier (공급자)': '공급자의 사업자등록번호',

	'By write date a list stays in order while invoices change their state; by last change it does not, and one may be missed between two pages':
		'작성일자순은 조회하는 동안 상태가 바뀌어도 순서가 유지됩니다. 상태 변경일시순은 유지되지 않아 페이지 사이에서 빠지는 건이 있을 수 있습니다',
	'Newest or largest first, or last': '최신이거나 큰 것을 먼저, 또는 나중에',
	'Columns of the sheet; none: those that PortOne chooses': 'CSV 파일에 넣을 열. 선택하지 않으면 포트원이 정한 열',
});
