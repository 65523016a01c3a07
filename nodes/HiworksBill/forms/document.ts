import type { Dictionary } from '../../shared/words/dictionary';
import { amendmentForm } from './amendment';

/** Documents: what its forms say, in Korean. */
export const documentForm = (): Dictionary => ({
	'Amend an issued tax invoice or bill (수정세금계산서) for one of the six reasons of the law. With easy sign of legal effect at once.':
		'발행된 세금계산서·계산서를 법정 수정 사유 여섯 가지 중 하나로 수정발행합니다(수정세금계산서). 간편서명을 켜면 즉시 법적 효력이 발생합니다.',
	'Make a tax invoice, bill or statement. With easy sign of legal effect at once; without it the document waits in Hiworks to be signed.':
		'세금계산서, 계산서, 거래명세서를 작성합니다. 간편서명을 켜면 즉시 법적 효력이 발생하고, 끄면 문서는 하이웍스에서 서명을 기다립니다.',
	'Delete a document that is not issued. An issued one cannot be deleted, only amended.':
		'발행되지 않은 문서를 삭제합니다. 발행된 문서는 삭제할 수 없고 수정발행만 할 수 있습니다.',
	'Read a document with its state, its NTS approval number (국세청승인번호) once it is issued, and its files':
		'문서의 내용과 상태, 첨부파일, 발행된 뒤에는 국세청승인번호를 조회합니다',
	'Read whether the tax office (국세청) took a document, explained in words':
		'국세청이 문서를 접수했는지 조회하여 풀어서 설명합니다',
	'Your own number, such as an order number. It stands in the output; Hiworks itself knows no such number and does not keep a document from being made twice.':
		'주문번호처럼 직접 정한 번호. 출력에 표시됩니다. 하이웍스에는 이런 번호가 없어 문서가 두 번 작성되는 것을 막아 주지 않습니다.',
	'e.g. 20260131090000ABCDEFGH…': '예: 20260131090000ABCDEFGH…',
	'Keys: number, name, representative, contacts [{ email, name, phone, mobile }], and if you like branch, address, businessType, businessItem':
		'키: number(등록번호), name(상호), representative(대표자명), contacts(담당자) [{ email, name, phone, mobile }]. 선택: branch(종사업장번호), address(주소), businessType(업태), businessItem(종목)',
	'Keys: number, name, representative, contacts [{ email, name, phone, mobile }] (exactly one), and if you like branch, address, businessType, businessItem':
		'키: number(등록번호), name(상호), representative(대표자명), contacts(담당자, 정확히 한 명) [{ email, name, phone, mobile }]. 선택: branch(종사업장번호), address(주소), businessType(업태), businessItem(종목)',
	'Whether to issue the document and send it to the National Tax Service (국세청) at once. Of legal effect. Needs a Gabia certificate registered with Hiworks, and "Allow Easy Sign" in the credential. Otherwise the document waits in Hiworks until somebody signs it there.':
		'문서를 즉시 발행하고 국세청에 전송할지 여부. 법적 효력이 있습니다. 하이웍스에 등록된 가비아 인증서가 필요하고, 자격 증명에서 "간편서명 허용"을 켜야 합니다. 끄면 하이웍스에서 누군가 서명할 때까지 문서가 기다립니다.',
	'Whether to put the reference ID, or a number of this execution, into the memo, so that a document whose answer was lost can be found in the web screen. Whether the recipient sees the memo is not documented.':
		'응답을 받지 못한 문서를 웹 화면에서 찾을 수 있도록 메모에 관리번호 또는 이 실행의 번호를 넣을지 여부. 메모가 공급받는자에게 보이는지는 하이웍스 문서에 없습니다.',
	'Kind of document': '문서의 종류',
	'For goods and services without VAT': '부가가치세가 면제되는 재화와 용역',
	'No tax document: never signed, never sent to the tax office':
		'세무 증빙이 아니므로 서명하지 않으며 국세청에 전송하지 않습니다',
	'With 10 % VAT': '부가가치세 10%',
	'With 0 % VAT, such as for exports': '수출 등 부가가치세 0%',
	'Bill, Tax-Exempt (계산서, 면세)': '계산서(면세)',
	'Tax Invoice, Taxable (세금계산서, 과세)': '세금계산서(과세)',
	'Tax Invoice, Zero-Rated (세금계산서, 영세율)': '세금계산서(영세율)',
	'Only the number: Hiworks fills in the rest': '등록번호만 입력하면 나머지는 하이웍스가 채웁니다',
	'What Hiworks keeps beside the document': '하이웍스가 문서와 함께 보관하는 내용',
	'Number of the book (책번호, 권/호)': '책번호(권/호)',
	'Memo (메모) kept with the document': '문서와 함께 보관하는 메모',
	'The ID that Create gave': '"작성" 작업에서 받은 문서 ID',
	'Seconds between two looks while waiting. Each look costs one of the 1,000 calls that an office has a day.':
		'결과를 기다리는 동안 다시 조회하는 간격(초). 조회할 때마다 오피스의 하루 호출 1,000건 중 1건을 사용합니다.',
	'Seconds to wait for the result of a document that is on its way. Costs one call per document and interval: 20 documents for an hour, every 5 minutes, are up to 260 calls. What has no result by then comes out as it is.':
		'전송 중인 문서의 결과를 기다리는 시간(초). 문서마다 조회 간격마다 호출 1건을 사용합니다. 예를 들어 문서 20건을 1시간 동안 5분마다 조회하면 최대 260건입니다. 그때까지 결과가 없으면 그 상태 그대로 출력합니다.',
	...amendmentForm(),
});
