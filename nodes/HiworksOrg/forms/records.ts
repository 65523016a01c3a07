import type { Dictionary } from '../../shared/words/dictionary';

/** Positions, duties and organizations. */
export const records = (): Dictionary => ({
	'Keep positions, duties, organizations and members of Hiworks (하이웍스 조직 연동) in step with your HR system, and sign on with SSO':
		'하이웍스의 직위, 직무, 조직, 구성원을 인사 시스템과 맞추고 SSO로 로그인합니다.',
	'Add duties (직무), many in one call. Hiworks answers a call as a whole: one bad row fails all of its rows.':
		'직무를 등록합니다. 한 번의 호출로 여러 건을 보냅니다. 하이웍스는 호출 전체에 한 번만 응답하므로, 잘못된 행이 하나라도 있으면 그 호출의 모든 행이 실패합니다.',
	'Delete a duty (직무) by its external key; one call each': '직무를 외부키로 삭제합니다. 한 건에 한 번씩 호출합니다.',
	'List the duties (직무), in one call': '직무 목록을 한 번의 호출로 조회합니다.',
	'Change duties (직무), many in one call': '직무를 수정합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'Add an organization (조직) to the org chart; one call each. A parent that is new itself goes in a run before, or by Create or Update and Sync.':
		'조직도에 조직을 등록합니다. 한 건에 한 번씩 호출합니다. 상위 조직도 새것이면 먼저 다른 실행에서 등록하거나, "등록 또는 수정"이나 "동기화" 작업을 씁니다.',
	'Delete an organization (조직) by its external key. What becomes of its members and of organizations under it is not documented.':
		'조직을 외부키로 삭제합니다. 소속 구성원과 하위 조직이 어떻게 되는지는 문서에 없습니다.',
	'List the organizations (조직) with key, name and date, in one call. Hiworks does not tell their parents.':
		'조직 목록을 외부키, 이름, 날짜와 함께 한 번의 호출로 조회합니다. 하이웍스는 상위 조직을 알려 주지 않습니다.',
	'Change name or external key of an organization (조직). Hiworks cannot move one.':
		'조직의 이름이나 외부키를 수정합니다. 하이웍스에서는 조직을 옮길 수 없습니다.',
	'Add positions (직위), many in one call. Hiworks answers a call as a whole: one bad row fails all of its rows.':
		'직위를 등록합니다. 한 번의 호출로 여러 건을 보냅니다. 하이웍스는 호출 전체에 한 번만 응답하므로, 잘못된 행이 하나라도 있으면 그 호출의 모든 행이 실패합니다.',
	'Delete a position (직위) by its external key; one call each':
		'직위를 외부키로 삭제합니다. 한 건에 한 번씩 호출합니다.',
	'List the positions (직위), in one call (Unofficial: the answer is not documented and read like that of duties)':
		'직위 목록을 한 번의 호출로 조회합니다(비공식: 응답 형식이 문서에 없어 직무의 응답처럼 읽습니다).',
	'Change positions (직위), many in one call': '직위를 수정합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'The key that it has in your own system (외부키), any text that no other one has':
		'우리 시스템에서 쓰는 외부키. 다른 것과 겹치지 않으면 어떤 텍스트든 됩니다.',
	'e.g. sales': '예: sales',
	'What people see of the duty (이름)': '화면에 보이는 직무 이름',
	'Where it stands in the list (정렬). Hiworks documents no format.':
		'목록에서의 정렬 순서. 형식은 하이웍스 문서에 없습니다.',
	'e.g. 01': '예: 01',
	'How many records go in one call, at most. A call that Hiworks refuses fails for all of them.':
		'한 번의 호출에 담는 최대 레코드 수. 하이웍스가 호출을 거부하면 그 호출의 레코드가 모두 실패합니다.',
	'The duty to delete, by its external key': '삭제할 직무의 외부키',
	'The duty to change, by the external key that it has now': '수정할 직무의 현재 외부키',
	'The new key (외부키)': '새 외부키',
	'The new name (이름)': '새 이름',
	'What people see of the organization (조직 이름)': '화면에 보이는 조직 이름',
	'The organization above (상위 조직); empty at the top. It cannot be changed later: Hiworks cannot move an organization.':
		'바로 위의 조직. 최상위 조직이면 비웁니다. 하이웍스에서는 조직을 옮길 수 없으므로 나중에 바꿀 수 없습니다.',
	'The organization to delete, by its external key': '삭제할 조직의 외부키',
	'Only those of this grade (등급)': '이 등급에 속하는 것만',
	'The organization to change, by the external key that it has now': '수정할 조직의 현재 외부키',
	'The new name (조직 이름)': '새 조직 이름',
	'What people see of the position (이름)': '화면에 보이는 직위 이름',
	'Grade (등급). One call has one level: items of different levels go in different calls.':
		'직위의 등급. 한 번의 호출에는 한 등급만 담으므로, 등급이 다른 아이템은 따로 호출합니다.',
	'e.g. 9': '예: 9',
	'The position to delete, by its external key': '삭제할 직위의 외부키',
	'The position to change, by the external key that it has now': '수정할 직위의 현재 외부키',
});
