import type { Dictionary } from '../../shared/words/dictionary';

/** Tax invoices: what their forms say, in Korean. */
export const taxInvoiceForm = (): Dictionary => ({
	'Of legal effect in live mode. Cancel an issued invoice that has not been sent to the National Tax Service yet (발행 취소); after that it needs an amendment.':
		'라이브에서는 법적 효력이 있습니다. 발행했지만 아직 국세청에 전송되지 않은 세금계산서의 발행을 취소합니다(발행 취소). 전송된 뒤에는 수정발행해야 합니다.',
	'Save an invoice at PortOne without issuing it (임시저장). Files can be attached to it until it is issued.':
		'세금계산서를 발행하지 않고 포트원에 저장합니다(임시저장). 발행하기 전까지 파일을 첨부할 수 있습니다.',
	'Delete a draft, or an invoice whose request was refused or taken back, whose issuance was canceled, or whose transmission failed':
		'임시저장 문서, 역발행 요청이 거부되거나 취소된 건, 발행이 취소된 건, 전송에 실패한 건을 삭제합니다',
	'Read a tax invoice with its state and NTS approval number (국세청승인번호)':
		'세금계산서를 상태, 국세청승인번호와 함께 조회합니다',
	'Download a tax invoice as a PDF file': '세금계산서를 PDF 파일로 다운로드합니다',
	'Get an address at which a person sees the invoice. Use it at once: how long it works is not documented.':
		'사람이 세금계산서를 볼 수 있는 주소를 받습니다. 받은 즉시 사용하십시오. 유효 시간은 포트원 문서에 없습니다.',
	'Get an address at which a person prints the invoice. Use it at once: how long it works is not documented.':
		'사람이 세금계산서를 인쇄할 수 있는 주소를 받습니다. 받은 즉시 사용하십시오. 유효 시간은 포트원 문서에 없습니다.',
	'Of legal effect in live mode. Issue a draft (정발행 승인).':
		'라이브에서는 법적 효력이 있습니다. 임시저장한 세금계산서를 발행합니다(정발행 승인).',
	'Of legal effect in live mode. Issue an electronic tax invoice in one step (정발행 즉시발행).':
		'라이브에서는 법적 효력이 있습니다. 전자세금계산서를 한 번에 발행합니다(정발행 즉시발행).',
	'Of legal effect in live mode. Send an issued invoice to the National Tax Service now (국세청 즉시 전송), instead of when PortOne does so by itself.':
		'라이브에서는 법적 효력이 있습니다. 포트원이 자동으로 전송할 때까지 기다리지 않고, 발행된 세금계산서를 지금 국세청에 전송합니다(국세청 즉시 전송).',
	'Replace all of the content of a draft (임시저장 수정). Its issuance type and document keys stay.':
		'임시저장 문서의 내용을 모두 바꿉니다(임시저장 수정). 발행 유형과 문서번호는 그대로입니다.',

	'The tax invoice: chosen from the list, named by the ID of PortOne, or by a document key':
		'대상 세금계산서. 목록에서 선택하거나 포트원의 ID 또는 문서번호로 지정합니다',
	'e.g. the taxInvoiceId of another step': '예: 다른 노드에서 받은 taxInvoiceId',
	'Business number of the supplier, a slash, and the document key':
		'공급자의 사업자등록번호, 슬래시(/), 문서번호를 이은 값',
	'Business number of the recipient, a slash, and the document key':
		'공급받는자의 사업자등록번호, 슬래시(/), 문서번호를 이은 값',
	'e.g. 2200000002/ORDER-2026-0001': '예: 2200000002/ORDER-2026-0001',
	'Whether the page shows its menu': '페이지에 메뉴를 표시할지 여부',

	'Your own number for the invoice. PortOne accepts each once; it is what keeps an invoice from being issued twice.':
		'직접 정한 세금계산서의 번호. 포트원은 같은 번호를 한 번만 받으므로 두 번 발행되는 것을 막아 줍니다.',
	'Becomes the document key (문서번호) of the side that makes the invoice. Letters of the English alphabet, digits, - and _; best at most 24 of them.':
		'세금계산서를 작성하는 쪽의 문서번호가 됩니다. 영문자, 숫자, -, _만 쓸 수 있고 24자 이하를 권장합니다.',
	'e.g. ORDER-2026-0001': '예: ORDER-2026-0001',
	'Who makes the invoice': '세금계산서를 작성하는 쪽',
	'The supplier makes it, and "Issue Draft" issues it': '공급자가 작성하고 "임시저장 건 발행" 작업으로 발행합니다',
	'The recipient makes it, and "Request Draft" asks the supplier to issue it':
		'공급받는자가 작성하고 "임시저장 건 역발행 요청" 작업으로 공급자에게 발행을 요청합니다',
	'By the ID of a counterparty (거래처) at PortOne, which has all the rest':
		'포트원에 등록된 거래처의 ID로 지정하면 나머지 정보는 거래처에서 가져옵니다',
	'The supplier (공급자) as registered with PortOne': '포트원에 거래처로 등록된 공급자',
	'The recipient (공급받는자) as registered with PortOne': '포트원에 거래처로 등록된 공급받는자',
	'Department of the contact (부서)': '담당자의 부서',
	'Keys: number, name, representative, contacts [{ email, name, phone, mobile, department }] (exactly one), and if you like branch, address, businessType, businessItem':
		'키: number(등록번호), name(상호), representative(대표자명), contacts(담당자, 정확히 한 명) [{ email, name, phone, mobile, department }]. 선택: branch(종사업장번호), address(주소), businessType(업태), businessItem(종목)',
	'Keys: number, name, representative, contacts [{ email, name, phone, mobile, department }], and if you like branch, address, businessType, businessItem':
		'키: number(등록번호), name(상호), representative(대표자명), contacts(담당자) [{ email, name, phone, mobile, department }]. 선택: branch(종사업장번호), address(주소), businessType(업태), businessItem(종목)',
	'What PortOne keeps or prints beside the document': '포트원이 문서와 함께 보관하거나 인쇄하는 내용',
	'Book Issue (호) printed on the form': '양식에 인쇄되는 책번호의 호',
	'Book Volume (권) printed on the form': '양식에 인쇄되는 책번호의 권',
	'Serial number (일련번호) printed on the form': '양식에 인쇄되는 일련번호',
	'Second line of the remark (비고)': '비고의 두 번째 줄',
	'Third line of the remark (비고)': '비고의 세 번째 줄',

	"The document key (문서번호) that the other side gives the invoice. A request for reverse issuance can be approved or refused by the API only with the supplier's.":
		'상대방이 이 세금계산서에 붙이는 문서번호. 역발행 요청은 공급자 문서번호가 있어야 API로 승인하거나 거부할 수 있습니다.',
	'What to do when PortOne already has a document with this reference ID':
		'이 관리번호의 문서가 포트원에 이미 있을 때의 처리',
	'Whether to ask PortOne for the reference ID before sending. Costs one call per document.':
		'전송하기 전에 이 관리번호가 있는지 포트원에 조회할지 여부. 문서마다 호출 1건을 사용합니다.',
	"Whether PortOne texts the mobile phone of the supplier's contact (알림 문자). Costs points.":
		'포트원이 공급자 담당자의 휴대전화로 알림 문자를 보낼지 여부. 포인트가 차감됩니다.',
	'Whether to mail the invoice to the further contacts that PortOne has for the counterparty too. Without effect where further contacts are given.':
		'포트원에 등록된 거래처의 추가 담당자에게도 세금계산서를 메일로 보낼지 여부. 추가 담당자를 직접 입력하면 적용되지 않습니다.',
	'Subject of the mail that tells the recipient': '공급받는자에게 보내는 안내 메일의 제목',
	'Whether PortOne makes a counterparty (거래처) of the recipient. Not with a recipient that is registered already.':
		'포트원이 공급받는자를 거래처로 등록할지 여부. 이미 등록된 공급받는자에는 쓸 수 없습니다.',
	'Encode Reference ID': '관리번호 인코딩',
	'Whether spaces, Korean letters and other signs of a reference ID that a document key (문서번호) cannot have are sent as _ and hexadecimal digits: 2026/11/27 -1 as 2026_2F11_2F27_20-1. An _ is sent as _5F. The output has the ID as you gave it, and as documentKey the other.':
		'문서번호에 쓸 수 없는 공백, 한글 등을 _와 16진수로 바꿔 보낼지 여부. 2026/11/27 -1은 2026_2F11_2F27_20-1로, _는 _5F로 보냅니다. 출력의 관리번호는 입력한 그대로이고, 바꾼 값은 documentKey에 나옵니다.',
});
