import type { Dictionary } from '../../shared/words/dictionary';

/** Tax invoices and reverse issuance. */
export const invoice = (): Dictionary => ({
	'Take back a request for reverse issuance that the supplier has not approved (역발행 요청 취소)':
		'공급자가 아직 승인하지 않은 역발행 요청을 취소합니다.',
	'Get the page on which the supplier approves a reverse issuance (역발행 승인 URL). It works for 10 minutes.':
		'공급자가 역발행을 승인할 페이지의 URL을 받습니다. 10분 동안 유효합니다.',
	'Of legal effect with a live key, once the supplier approves. As the recipient, ask the supplier to issue a tax invoice (역발행 요청).':
		'라이브 키로 보내면 공급자가 승인한 때부터 법적 효력이 있습니다. 공급받는자로서 공급자에게 세금계산서 발행을 요청합니다(역발행 요청).',
	'Read an issued tax invoice with its NTS approval number (국세청승인번호)':
		'발행된 세금계산서를 국세청승인번호와 함께 조회합니다.',
	'Read the last day on which a tax invoice with a write date can be issued (발행기한). Not in the official documents.':
		'해당 작성일자의 세금계산서를 발행할 수 있는 마지막 날(발행기한)을 조회합니다. 공식 문서에 없는 작업입니다.',
	'Download an issued tax invoice as a PDF file. Bolta makes it at the first call, which may take some seconds. Not in the official documents.':
		'발행된 세금계산서를 PDF 파일로 받습니다. 볼타가 첫 호출 때 파일을 만들므로 몇 초 걸릴 수 있습니다. 공식 문서에 없는 작업입니다.',
	'Find out whether Bolta accepted, and already issued, the tax invoice with your reference ID':
		'관리번호의 세금계산서를 볼타가 접수했는지, 이미 발행했는지 확인합니다.',
	'Of legal effect with a live key. Issue an electronic tax invoice (전자세금계산서 정발행).':
		'라이브 키로 보내면 법적 효력이 있습니다. 전자세금계산서를 정발행합니다.',
	'The key that Bolta gave for the request': '역발행을 요청할 때 볼타가 부여한 키',
	'e.g. 8D529FAD3EBAE050B79CE943CCC7CEDE': '예: 8D529FAD3EBAE050B79CE943CCC7CEDE',
	'Your own number for the invoice. Bolta accepts each once; it is what keeps an invoice from being issued twice.':
		'세금계산서에 직접 붙이는 번호. 볼타는 같은 번호를 한 번만 접수하므로 같은 건이 두 번 발행되지 않습니다.',
	'Letters, digits and signs of the English keyboard, without spaces':
		'영문, 숫자, 기호만 쓸 수 있습니다. 공백과 한글은 쓸 수 없습니다.',
	'Keys: number, name, representative, contacts [{ email, name, phone }] (exactly one), and if you like branch, address, businessType, businessItem':
		'키: number, name, representative, contacts [{ email, name, phone }](정확히 하나). 필요하면 branch, address, businessType, businessItem도 씁니다.',
	'Keys: number, name, representative, contacts [{ email, name, phone }], and if you like branch, address, businessType, businessItem':
		'키: number, name, representative, contacts [{ email, name, phone }]. 필요하면 branch, address, businessType, businessItem도 씁니다.',
	'Unit price (단가) in won': '단가(원)',
	'The Bolta customer who issues. Empty: the default of the credential.':
		'발행할 볼타 고객. 비우면 자격 증명의 기본 고객 키를 씁니다.',
	'To send a document again that Bolta accepted but could not issue: the issuance key reported as failed. Leave empty otherwise. May be a column of the sheet: rows without it are not sent again.':
		'볼타가 접수했지만 발행하지 못한 문서를 다시 보낼 때, 발행 실패로 통지된 발행 키를 입력합니다. 그 밖에는 비워 두십시오. 시트의 열로 둘 수도 있으며, 값이 없는 행은 다시 보내지 않습니다.',
	'What to do when Bolta already has a document with this reference ID':
		'같은 관리번호의 문서가 볼타에 이미 있을 때 할 일',
	'Whether to leave out the undocumented field taxType, should your version of the API refuse it. Not possible for zero-rated invoices.':
		'사용 중인 API 버전에서 거부할 경우에 문서에 없는 taxType을 빼고 보낼지 여부. 영세율 세금계산서에서는 뺄 수 없습니다.',
	'Whether to ask Bolta for the reference ID before sending. Costs one call per document.':
		'보내기 전에 볼타에서 같은 관리번호가 있는지 조회할지 여부. 문서 한 건마다 호출이 한 번 늘어납니다.',
	"How the customer key travels. Bolta's documents say Customer-Key; newer accounts may need another way (unofficial).":
		'고객 키를 보내는 방식. 볼타 문서에는 Customer-Key로 되어 있지만, 새 계정에서는 다른 방식이 필요할 수 있습니다(비공식).',
	'Customer-Key': 'Customer-Key',
	'Supplier-Key (Unofficial)': 'Supplier-Key(비공식)',
	'Seconds to wait, for all documents together, until Bolta has issued them. What is not finished by then comes out as accepted, or as requested where a person must approve. With a test key Bolta takes 10 to 30 seconds, with a live key about 10 minutes.':
		'볼타가 발행을 마칠 때까지 기다리는 시간(초). 모든 문서를 합한 시간입니다. 그때까지 끝나지 않은 문서는 accepted로, 사람이 승인해야 하는 문서는 requested로 출력합니다. 볼타는 테스트 키로 10~30초, 라이브 키로 약 10분이 걸립니다.',
	'The key that Bolta gave when it accepted the invoice': '세금계산서를 접수할 때 볼타가 부여한 키',
	'Date of the invoice (작성일자)': '세금계산서의 작성일자',
	'Your own number for the invoice': '세금계산서에 직접 붙인 번호',
	'The one given when the invoice was sent again: asks for that attempt':
		'세금계산서를 다시 보낼 때 입력한 키. 그때 보낸 건을 조회합니다.',
	'Number, name and representative are read from Bolta by the customer key of the credential, or of the options':
		'등록번호, 상호, 대표자명을 자격 증명이나 옵션의 고객 키로 볼타에서 조회합니다.',
	'Percent-Encode Reference ID': '관리번호 퍼센트 인코딩',
	'Whether spaces, Korean letters and other signs of a reference ID that cannot travel in a header are sent percent-encoded: 2026/11/27 -1 as 2026/11/27%20-1. A % is sent as %25. The output has the ID as you gave it.':
		'헤더로 보낼 수 없는 관리번호의 공백, 한글 등을 퍼센트 인코딩하여 보낼지 여부. 2026/11/27 -1은 2026/11/27%20-1로, %는 %25로 보냅니다. 출력에는 입력한 관리번호가 그대로 나옵니다.',
});
