import type { Dictionary } from '../../shared/words/dictionary';

/** Customers and issuers. */
export const customer = (): Dictionary => ({
	'Register a business in whose name invoices are issued or requested (고객 생성). Bolta knows no reference ID here: after an unknown outcome look in its console before you try again.':
		'세금계산서를 발행하거나 역발행을 요청할 사업자를 등록합니다(고객 생성). 여기에는 관리번호가 없으므로, 결과를 알 수 없으면 볼타 콘솔에서 확인한 뒤 다시 시도하십시오.',
	"Remove the customer's certificate from Bolta (공동인증서 등록해제). Nothing can be issued in its name until another is registered.":
		'볼타에서 고객의 공동인증서를 등록해제합니다. 다른 인증서를 등록할 때까지 이 고객의 명의로 발행할 수 없습니다.',
	'Read a customer (고객 조회) and how long its certificate is valid':
		'고객 정보와 공동인증서의 유효기간을 조회합니다.',
	"Read the customer's last attempt to register a certificate (공동인증서 등록 내역). Fields are null when there is none to read.":
		'고객이 마지막으로 시도한 공동인증서 등록 내역을 조회합니다. 내역이 없으면 값이 null입니다.',
	'Get the page on which the customer registers its certificate (공동인증서 등록 URL). Open it soon: such links live for minutes.':
		'고객이 공동인증서를 등록할 페이지의 URL을 받습니다. 몇 분 동안만 유효하므로 바로 여십시오.',
	'Register a business in whose name invoices are issued, in the newer generation of the API. Not in the official documents. After an unknown outcome the list is asked for its number.':
		'새 버전의 API에 세금계산서를 발행할 사업자를 등록합니다. 공식 문서에 없는 작업입니다. 결과를 알 수 없으면 목록에서 사업자등록번호로 찾아 확인합니다.',
	'Get the page on which the issuer registers its certificate (공동인증서 등록 URL); it works for 5 minutes. Not in the official documents.':
		'발행 사업자가 공동인증서를 등록할 페이지의 URL을 받습니다. 5분 동안 유효합니다. 공식 문서에 없는 작업입니다.',
	'List the businesses in whose name invoices are issued, in the newer generation of the API. Not in the official documents.':
		'새 버전의 API에 등록된 발행 사업자의 목록을 조회합니다. 공식 문서에 없는 작업입니다.',
	'The key that Bolta gave when the customer was created': '고객을 등록할 때 볼타가 부여한 키',
	'e.g. customer_bf8paz': '예: customer_bf8paz',
	'Whose certificate is to be registered': '공동인증서를 등록할 발행 사업자',
	'e.g. issuer_0001': '예: issuer_0001',
});
