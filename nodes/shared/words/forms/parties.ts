import type { Dictionary } from '../dictionary';

/** Supplier and recipient, of a document and of a credential. */
export const parties = (): Dictionary => ({
	'Where the supplier (공급자) comes from': '공급자 정보를 입력하는 방식',
	'Where the recipient (공급받는자) comes from': '공급받는자 정보를 입력하는 방식',
	'Fill in the fields below': '아래 입력란에 입력합니다.',
	'From JSON': 'JSON',
	'One JSON object': 'JSON 객체 하나',
	'Your own company, as the credential has it': '자격 증명에 입력한 우리 회사 정보',
	'Business registration number (사업자등록번호); hyphens do not matter':
		'사업자등록번호. 하이픈은 있어도 없어도 됩니다.',
	'Business registration number (사업자등록번호) of the supplier (공급자); hyphens do not matter':
		'공급자의 사업자등록번호. 하이픈은 있어도 없어도 됩니다.',
	'Business registration number (사업자등록번호) of the recipient (공급받는자), or the 13-digit resident or foreigner number of a person. Hyphens do not matter.':
		'공급받는자의 사업자등록번호. 개인이면 13자리 주민등록번호나 외국인등록번호. 하이픈은 있어도 없어도 됩니다.',
	'e.g. 220-00-00002': '예: 220-00-00002',
	'Name of the company (상호)': '회사의 상호',
	'Name of the company (상호), or of the person': '회사의 상호 또는 개인의 성명',
	'Representative (대표자명) as printed on the business registration': '사업자등록증에 적힌 대표자명',
	'Number of the place of business (종사업장번호), 4 digits': '종사업장번호 4자리',
	'e.g. 0001': '예: 0001',
	'E-mail of the contact (담당자)': '담당자의 이메일',
	'e.g. tax@example.com': '예: tax@example.com',
	'Address of the place of business (주소)': '사업장 주소',
	'Item of business (종목)': '사업의 종목',
	'Type of business (업태)': '사업의 업태',
	'Name of the contact (담당자)': '담당자의 이름',
	'With or without hyphens': '하이픈은 있어도 없어도 됩니다.',
	'e.g. 010-0000-0000': '예: 010-0000-0000',
	'e.g. { "number": "2200000002", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }':
		'예: { "number": "2200000002", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }',
	'e.g. { "number": "8888888888", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }':
		'예: { "number": "8888888888", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }',
	'The invoice is mailed to this contact (담당자)': '이 담당자에게 세금계산서를 메일로 보냅니다.',
	'The invoice is mailed to these contacts too': '이 담당자들에게도 세금계산서를 메일로 보냅니다.',
	'Add Contact': '담당자 추가',
	'The invoice is mailed here': '이 주소로 세금계산서를 메일로 보냅니다.',

	'Default Supplier (기본 공급자): your own company, for nodes whose Supplier Source is From the Credential. Once the number is filled in, documents of another company are refused. All of it may stay empty.':
		'기본 공급자: 노드의 공급자 입력 방식이 "자격 증명의 우리 회사"일 때 쓰는 우리 회사 정보입니다. 등록번호를 입력하면 다른 회사의 문서는 거부합니다. 모두 비워 두어도 됩니다.',
	'Name of the company': '회사의 상호',
	'As printed on the business registration': '사업자등록증에 적힌 대로 입력합니다.',
	'Several Suppliers (여러 공급자)': '여러 공급자 허용',
	'Whether nodes with this credential make documents of other companies too. Otherwise a document whose supplier (of reverse issuance: recipient) is not the one above is refused.':
		'이 자격 증명을 쓰는 노드에서 다른 회사의 문서도 만들지 여부. 끄면 공급자(역발행은 공급받는자)가 위의 회사가 아닌 문서를 거부합니다.',
});
