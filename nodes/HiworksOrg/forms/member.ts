import type { Dictionary } from '../../shared/words/dictionary';

/** Members and their accounts. */
export const member = (): Dictionary => ({
	'Add members (구성원) with an account each, many in one call. Hiworks answers a call as a whole: one bad row fails all of its rows.':
		'구성원을 계정과 함께 등록합니다. 한 번의 호출로 여러 건을 보냅니다. 하이웍스는 호출 전체에 한 번만 응답하므로, 잘못된 행이 하나라도 있으면 그 호출의 모든 행이 실패합니다.',
	'Delete members (구성원) with their accounts, many in one call. Hiworks wants user ID and external key of each. To suspend instead, use Update.':
		'구성원을 계정과 함께 삭제합니다. 한 번의 호출로 여러 건을 보냅니다. 하이웍스에서는 구성원마다 사용자 아이디와 외부키가 모두 필요합니다. 삭제하지 않고 일시정지하려면 "수정" 작업을 씁니다.',
	'Read a member (구성원): user ID, name, email, phones and organizations. Position, duty, state and address are not read back by Hiworks; how organizations are shown is not documented (Unofficial).':
		'구성원의 사용자 아이디, 이름, 이메일, 전화번호, 조직을 조회합니다. 하이웍스에서 직위, 직무, 계정 상태, 주소는 조회되지 않습니다. 조직이 어떤 형식으로 나오는지는 문서에 없습니다(비공식).',
	'List the members (구성원) with user ID, name, email, phones and organizations, in one call. How organizations are shown is not documented (Unofficial).':
		'구성원 목록을 사용자 아이디, 이름, 이메일, 전화번호, 조직과 함께 한 번의 호출로 조회합니다. 조직이 어떤 형식으로 나오는지는 문서에 없습니다(비공식).',
	'Give members that Hiworks has already (기존 구성원 연동) an external key, many in one call':
		'하이웍스에 이미 있는 구성원에게 외부키를 부여합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'Change a member (구성원), or suspend the account; one call each':
		'구성원을 수정하거나 계정을 일시정지합니다. 한 건에 한 번씩 호출합니다.',
	'With which the member logs in to Hiworks (아이디)': '구성원이 하이웍스에 로그인할 때 쓰는 아이디',
	'e.g. gildong': '예: gildong',
	'What people see of the member (이름)': '화면에 보이는 구성원 이름',
	'Of the new account (비밀번호). It goes to Hiworks and stands in no output, error or dry run; n8n keeps it with the input.':
		'새 계정의 비밀번호. 하이웍스로만 보내며 출력, 오류, 미리 보기에는 나오지 않습니다. 입력 데이터에 있는 값은 n8n에 저장됩니다.',
	'Organization of the member (조직)': '구성원이 속한 조직',
	'Position of the member (직위)': '구성원의 직위',
	'Duty of the member (직무)': '구성원의 직무',
	'What else Hiworks takes of a member': '그 밖에 하이웍스에 넣을 수 있는 구성원 정보',
	'Details › Address': '자택주소',
	'Changes › Address': '자택주소',
	'Home address (자택주소)': '구성원의 자택주소',
	'Date of birth (생년월일)': '구성원의 생년월일',
	'Which calendar the birthday is of (생년월일 표기 양식)': '생년월일이 양력인지 음력인지(생년월일 표기 양식)',
	'Mail address (이메일)': '구성원의 이메일',
	'Number in your company (사번), as text': '회사의 사번. 텍스트로 입력합니다.',
	'e.g. 0012': '예: 0012',
	'Other information (기타 정보)': '구성원의 기타 정보',
	'Mobile phone number (휴대폰 번호), as text': '휴대폰 번호. 텍스트로 입력합니다.',
	'Phone number (전화번호), as text': '전화번호. 텍스트로 입력합니다.',
	'e.g. 02-000-0000': '예: 02-000-0000',
	'Postal code (우편번호), as text': '우편번호. 텍스트로 입력합니다.',
	'e.g. 01234': '예: 01234',
	'Send Fields That Cannot Be Read': '조회되지 않는 값도 보내기',
	'Whether to send position, duty and all details but email and phones each time: Hiworks does not read them back, so it cannot be seen whether they differ. Without it they count for new members only.':
		'직위, 직무와, 이메일과 전화번호를 뺀 나머지 추가 정보를 매번 보낼지 여부. 하이웍스에서 조회되지 않아 달라졌는지 알 수 없는 값입니다. 끄면 새 구성원에게만 적용합니다.',
	'The member to delete, by its external key': '삭제할 구성원의 외부키',
	'The member to read, by its external key': '조회할 구성원의 외부키',
	'The member to change, by the external key that it has now': '수정할 구성원의 현재 외부키',
	'Whether the account works (정상) or is suspended (일시정지)': '켜면 계정이 정상, 끄면 일시정지 상태가 됩니다.',
	'One more organization for the member (addOrgExtKey)': '구성원에게 추가할 조직(addOrgExtKey)',
	'Takes the place of the one in Organization Now (modifyOrgExtKey)': '"현재 조직"을 대신할 조직(modifyOrgExtKey)',
	'The organization that the member leaves for the one in New Organization (orgExtKey)':
		'구성원이 "새 조직"으로 옮기면서 떠나는 조직(orgExtKey)',
	'Why the account is suspended (일시 정지 메모)': '계정을 일시정지하는 이유',
});
