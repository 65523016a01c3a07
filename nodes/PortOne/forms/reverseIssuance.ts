import type { Dictionary } from '../../shared/words/dictionary';

/** Reverse issuance: what its forms say, in Korean. */
export const reverseIssuanceForm = (): Dictionary => ({
	"Of legal effect in live mode. As the supplier, issue what the recipient asked for (역발행 승인). PortOne wants the invoice to have the supplier's document key.":
		'라이브에서는 법적 효력이 있습니다. 공급받는자가 요청한 세금계산서를 공급자로서 발행합니다(역발행 승인). 세금계산서에 공급자 문서번호가 있어야 합니다.',
	'As the recipient, take back a request that the supplier has not answered (역발행 요청 취소)':
		'공급자가 아직 승인하거나 거부하지 않은 역발행 요청을 공급받는자로서 취소합니다(역발행 요청 취소)',
	"As the supplier, refuse a request (역발행 거부). PortOne wants the invoice to have the supplier's document key.":
		'역발행 요청을 공급자로서 거부합니다(역발행 거부). 세금계산서에 공급자 문서번호가 있어야 합니다.',
	'As the recipient, ask the supplier to issue a draft (역발행 요청)':
		'임시저장한 세금계산서의 발행을 공급받는자로서 공급자에게 요청합니다(역발행 요청)',
	'As the recipient, make an invoice and ask the supplier to issue it, in one step (역발행 즉시요청). The supplier must be connected to the National Tax Service at PortOne.':
		'공급받는자로서 세금계산서를 작성하고 공급자에게 발행을 요청하는 것을 한 번에 처리합니다(역발행 즉시요청). 공급자가 포트원에서 국세청에 연결되어 있어야 합니다.',
});
