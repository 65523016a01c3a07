import type { Dictionary } from '../../shared/words/dictionary';

/** The whole chart at once. */
export const orgChart = (): Dictionary => ({
	'Make positions, duties, organizations and members of Hiworks equal to a chart (untested against the vendor). One input item. Missing members are suspended. Puts out one item per step, and last the new state.':
		'하이웍스의 직위, 직무, 조직, 구성원을 조직도와 같게 맞춥니다(실제 하이웍스로는 시험하지 않음). 입력 아이템은 하나입니다. 빠진 구성원은 일시정지합니다. 단계마다 한 아이템을, 마지막에는 새 상태를 내보냅니다.',
	'How the chart is given': '조직도를 입력하는 방식',
	'A JSON object with the lists positions, duties, organizations and members. A list that is left out is left alone in Hiworks; an empty one is made empty. Fields that are left out or empty are left alone too.':
		'positions, duties, organizations, members 목록을 담은 JSON 객체. 빠진 목록은 하이웍스에서 건드리지 않으며, 빈 목록이면 하이웍스의 목록도 비웁니다. 빠지거나 빈 입력란도 건드리지 않습니다.',
	'Positions (직위): a JSON list of objects with externalKey, name, order and level (may be left out)':
		'직위의 JSON 목록. 각 객체에는 externalKey, name, order와 level(생략 가능)을 적습니다.',
	'Duties (직무): a JSON list of objects with externalKey, name and order':
		'직무의 JSON 목록. 각 객체에는 externalKey, name, order를 적습니다.',
	'Organizations (조직): a JSON list of objects with externalKey, name and parentKey (none at the top)':
		'조직의 JSON 목록. 각 객체에는 externalKey, name, parentKey(최상위 조직이면 없음)를 적습니다.',
	'Members (구성원): a JSON list of objects with externalKey and name; userId and password for new ones; organizationKeys, positionKey, dutyKey, email, phone, cell, employeeNumber, birthday, birthdayType (solar or lunar), zipCode, address, introduction, active, activeMemo':
		'구성원의 JSON 목록. 각 객체에는 externalKey와 name을, 새 구성원이면 userId와 password도 적습니다. 그 밖에 organizationKeys, positionKey, dutyKey, email, phone, cell, employeeNumber, birthday, birthdayType(solar 또는 lunar), zipCode, address, introduction, active, activeMemo를 적을 수 있습니다.',
	'The state that the Sync before this one put out as its last item (its field state); empty at first, or {} to send once all that cannot be read. What Hiworks does not read back is compared with it, and a changed parent of an organization is noticed by it.':
		'바로 앞의 "동기화"가 마지막 아이템으로 내보낸 상태(state 필드). 처음에는 비우고, 조회되지 않는 값을 한 번 모두 보내려면 {}를 입력합니다. 하이웍스에서 조회되지 않는 값은 이 상태와 비교하며, 상위 조직이 바뀌었는지도 이것으로 압니다.',
	'Delete Missing Duties': '빠진 직무 삭제',
	'Whether to delete duties that Hiworks has and the chart has not':
		'하이웍스에는 있고 조직도에는 없는 직무를 삭제할지 여부',
	'Delete Missing Members': '빠진 구성원 삭제',
	'Whether to delete members that Hiworks has and the chart has not, with their accounts, instead of suspending them':
		'하이웍스에는 있고 조직도에는 없는 구성원을 일시정지하는 대신 계정과 함께 삭제할지 여부',
	'Delete Missing Organizations': '빠진 조직 삭제',
	'Whether to delete organizations that Hiworks has and the chart has not':
		'하이웍스에는 있고 조직도에는 없는 조직을 삭제할지 여부',
	'Delete Missing Positions': '빠진 직위 삭제',
	'Whether to delete positions that Hiworks has and the chart has not':
		'하이웍스에는 있고 조직도에는 없는 직위를 삭제할지 여부',
	'Whether to show the plan, and whether the limits of removals would stop it, without changing anything':
		'아무것도 바꾸지 않고, 변경 예정 내역과 정지·삭제 한도에 걸리는지를 보여 주기만 할지 여부',
	'With more members and organizations than this to suspend or delete nothing is done':
		'일시정지하거나 삭제할 구성원과 조직이 이 수를 넘으면 아무것도 하지 않습니다.',
	'Most Removals in Percent': '최대 정지·삭제 비율(%)',
	'With more than this share of members and organizations to suspend or delete nothing is done':
		'일시정지하거나 삭제할 구성원과 조직이 전체에서 이 비율을 넘으면 아무것도 하지 않습니다.',
	'Whether to send what Hiworks does not read back (position, duty, state, employee number, birthday, address, introduction, level) in every run, instead of only where it differs from the last state. One call for each member.':
		'하이웍스에서 조회되지 않는 값(직위, 직무, 계정 상태, 사번, 생년월일, 자택주소, 기타 정보, 등급)을 지난 상태와 다를 때만이 아니라 실행할 때마다 보낼지 여부. 구성원마다 한 번씩 호출합니다.',
	'Written to members that are suspended because the chart has them no more':
		'조직도에서 빠져 일시정지되는 구성원에게 남기는 메모',
});
