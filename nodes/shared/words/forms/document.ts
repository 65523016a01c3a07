import type { Dictionary } from '../dictionary';

/** The document as a whole: its number, date, kind, payment, and how it is sent. */
export const document = (): Dictionary => ({
	'Two invoices with the same content count as one': '내용이 같은 두 건은 같은 문서로 봅니다.',
	'Such as an order number: the same for every try at the same invoice':
		'주문번호처럼 같은 문서를 다시 시도할 때도 바뀌지 않는 번호',
	'e.g. your order number': '예: 주문번호',
	'Where the write date (작성일자) comes from. Days are those of Seoul.':
		'작성일자를 정하는 방식. 날짜는 서울 기준입니다.',
	'Date of the invoice (작성일자), not after today. Forms such as 2026-01-31, 20260131 and 2026. 1. 31. are read.':
		'세금계산서의 작성일자. 오늘보다 늦을 수 없습니다. 2026-01-31, 20260131, 2026. 1. 31. 같은 형식을 읽습니다.',
	'Whether the money is still to be paid (청구) or was already paid (영수)':
		'대금을 앞으로 받을 것이면 청구, 이미 받았으면 영수',
	'One invoice has one tax kind': '세금계산서 한 장의 과세 유형은 하나입니다.',
	'Remark on the invoice (비고)': '세금계산서의 비고',
	'How the money is paid. Unless all are zero they must add up to supply cost and tax.':
		'대금을 결제하는 방법. 모두 0이 아니라면 합계가 공급가액과 세액의 합과 같아야 합니다.',
	'Add part': '결제 방법 추가',
	'Paid in cash (현금), in won': '현금으로 결제한 금액(원)',
	'Paid by check (수표), in won': '수표로 결제한 금액(원)',
	'Paid by draft (어음), in won': '어음으로 결제한 금액(원)',
	'Still to be paid (외상미수금), in won': '아직 받지 않은 외상미수금(원)',
	'Add note': '기재 사항 추가',

	'Also When Run by Hand or by an Agent': '직접 실행·에이전트 호출도 발송',
	"Whether to send documents of legal effect also when a person runs the workflow in the editor or an AI agent calls this node. A sub-workflow started by hand, and a production run that n8n's own MCP server starts, cannot be told apart and are sent in any case.":
		'사람이 편집기에서 워크플로를 실행하거나 AI 에이전트가 이 노드를 호출할 때도 법적 효력이 있는 문서를 보낼지 여부. 사람이 시작한 하위 워크플로와 n8n의 MCP 서버가 시작한 프로덕션 실행은 구별할 수 없어 이 설정과 관계없이 보냅니다.',
	'The supply costs (공급가액 합계) must be this many won together, else the invoice is not sent':
		'공급가액 합계(원)가 이 금액이어야 하며, 다르면 보내지 않습니다.',
	'The taxes (세액 합계) must be this many won together, else the invoice is not sent':
		'세액 합계(원)가 이 금액이어야 하며, 다르면 보내지 않습니다.',
	'Supply cost and tax together must be this many won, else the invoice is not sent':
		'공급가액과 세액을 더한 금액(원)이 이 금액이어야 하며, 다르면 보내지 않습니다.',
	'So many lines the invoice must have, else it is not sent': '품목이 이 수만큼 있어야 하며, 다르면 보내지 않습니다.',
	'Refuse Mistyped Numbers': '잘못된 사업자번호 거부',
	'Whether a business number with a wrong check digit is refused instead of warned about':
		'검증번호가 맞지 않는 사업자등록번호를 경고하는 대신 거부할지 여부',
	'Whether to add the full resident number of a recipient who is a person, as recipientFullNumber. n8n stores what a node outputs.':
		'공급받는자가 개인이면 주민등록번호 전체를 recipientFullNumber로 함께 출력할지 여부. 노드의 출력은 n8n에 저장됩니다.',
});
