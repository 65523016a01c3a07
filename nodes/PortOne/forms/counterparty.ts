import type { Dictionary } from '../../shared/words/dictionary';

/** Counterparties: what their forms say, in Korean. */
export const counterpartyForm = (): Dictionary => ({
	'Register a counterparty (거래처 등록)': '거래처를 등록합니다',
	'Remove a counterparty (거래처 삭제). Open invoices with it stand in the way.':
		'거래처를 삭제합니다. 진행 중인 세금계산서가 있으면 삭제되지 않습니다.',
	'Read a counterparty (거래처), with whether it is in business and connected to the National Tax Service':
		'거래처를 휴폐업 상태, 국세청 연결 여부와 함께 조회합니다',
	'Search counterparties (거래처)': '거래처를 검색합니다',
	'Change a counterparty (거래처 수정). It is read first and sent as a whole, because whether PortOne keeps what is left out is not documented.':
		'거래처를 수정합니다. 빠진 값을 포트원이 그대로 두는지는 문서에 없으므로, 먼저 조회한 뒤 전체 내용을 전송합니다.',
	'The counterparty: chosen from the list, or named by its ID': '대상 거래처. 목록에서 선택하거나 ID로 지정합니다',

	'Your own ID, such as the code in the ERP. PortOne accepts each once; without it PortOne makes one, and a counterparty whose answer was lost is not made again.':
		'ERP의 거래처 코드처럼 직접 정한 ID. 포트원은 같은 ID를 한 번만 받습니다. 비워 두면 포트원이 ID를 만들며, 응답을 받지 못한 거래처는 다시 등록하지 않습니다.',
	'e.g. partner-0001': '예: partner-0001',
	'Where the data of the counterparty come from': '거래처 정보를 입력하는 방식',
	'Business registration number (사업자등록번호)': '거래처의 사업자등록번호',
	'What PortOne does not look up by itself': '포트원이 스스로 조회하지 않는 정보',
	'The first is the contact, up to 5 more get invoices too':
		'첫 번째가 담당자이며, 5명까지 추가 담당자도 세금계산서를 메일로 받습니다',
	'Invoices are mailed here': '세금계산서를 이 주소로 메일 발송합니다',
	'Memo (메모) kept at PortOne': '포트원에 보관하는 메모',
	'Keys: number, and if you like name, representative, address, businessType, businessItem, contacts [{ name, email, phone, memo }], memo':
		'키: number(사업자등록번호). 선택: name(상호), representative(대표자명), address(주소), businessType(업태), businessItem(종목), contacts(담당자) [{ name, email, phone, memo }], memo(메모)',
	'e.g. { "number": "2200000002", "name": "…" }': '예: { "number": "2200000002", "name": "…" }',
	'The verificationId that Get Business Info gave, used instead of a new look-up':
		'새로 조회하지 않고 사용할, "사업자등록정보 조회" 작업에서 받은 verificationId',
	'The verificationId that Get State gave, used instead of a new look-up':
		'새로 조회하지 않고 사용할, "휴폐업 조회" 작업에서 받은 verificationId',
	'Whether PortOne looks up the registration data (사업자등록정보) and fills in what is missing':
		'포트원이 사업자등록정보를 조회하여 빠진 내용을 채울지 여부',
	'Whether PortOne looks up whether the company is in business (휴폐업 조회)': '포트원이 휴폐업을 조회할지 여부',
	'All else stays as it is. The business number cannot change.':
		'나머지는 그대로 둡니다. 사업자등록번호는 변경할 수 없습니다.',
	'Add field': '입력란 추가',
	'What changes: name, representative, address, businessType, businessItem, contacts [{ name, email, phone, memo }], memo. All else stays as it is.':
		'변경할 내용: name(상호), representative(대표자명), address(주소), businessType(업태), businessItem(종목), contacts(담당자) [{ name, email, phone, memo }], memo(메모). 나머지는 그대로 둡니다.',
	'e.g. { "address": "…" }': '예: { "address": "…" }',

	'Whether the company is in business (휴폐업 상태)': '거래처의 휴폐업 상태',
	'E-mail of the contact': '담당자의 이메일',
	'Phone of the contact': '담당자의 전화번호',
	'What the ID begins with': '거래처 ID의 앞부분',
	'IDs of counterparties, separated by commas': '거래처의 ID. 여러 개는 쉼표로 구분합니다',
	'Part of the name of the company (상호)': '상호의 일부',
	'Whether the company is connected to the National Tax Service (국세청 연결)':
		'거래처가 국세청에 연결되어 있는지 여부',
	'Name of the representative (대표자명), whole or in part': '대표자명의 전체 또는 일부',
});
