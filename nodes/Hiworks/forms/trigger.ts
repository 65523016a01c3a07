import type { Dictionary } from '../../shared/words/dictionary';

/** The trigger that reads lists of the office. */
export const trigger = (): Dictionary => ({
	'Hiworks Approval Trigger': '하이웍스 결재 트리거',
	'Hiworks Trigger': '하이웍스 트리거',
	'Korean groupware (하이웍스): e-approval, accounting codes, expense reports, SMS, Alimtalk, notifications, mail, directory; starts workflows when an expense report (지출결의) is approved, a record in accounting is new or different, or a person joins, moves or leaves':
		'한국 그룹웨어 하이웍스: 전자결재, 회계 코드, 지출결의, 문자, 알림톡, 알림, 메일, 조직도. 지출결의가 결재 완료되거나, 회계의 레코드가 새로 생기거나 바뀌거나, 사람이 입사·부서 이동·퇴사하면 워크플로를 시작합니다.',
	'An office has 1,000 calls a day for all programs. This node makes 200 of them at most (Options), spread over the day: about a poll each quarter of an hour, however short the Poll Times. The first poll, when you publish, takes note of what is there and starts nothing.':
		'오피스의 호출은 모든 프로그램을 합해 하루 1,000번입니다. 이 노드는 하루 최대 200번(옵션에서 변경)을 고르게 나누어 쓰므로, Poll Times가 짧아도 15분에 한 번쯤 조회합니다. 게시할 때의 첫 조회는 현재 상태를 기록만 하고 워크플로를 시작하지 않습니다.',
	'The list that is read with each poll and compared with what was there before':
		'조회할 때마다 읽어 전과 비교하는 목록',
	'One call per poll': '조회당 호출 1번',
	'Of this and the previous accounting month, in two calls per poll, with Any Status in four':
		'이번 달과 지난달 기준월의 지출결의. 조회당 호출 2번, "모든 상태"는 4번',
	'Users and the organization chart, in two calls per poll': '사용자 목록과 조직도. 조회당 호출 2번',
	'What starts the workflow, with one item per report': '워크플로를 시작할 이벤트. 문서마다 한 아이템으로 나옵니다.',
	'A report was handed in or approved, or its accounting status or alias has changed':
		'문서가 상신되거나 결재 완료되거나, 회계 처리 상태 또는 회계상태별칭이 바뀌었습니다.',
	'Everybody has approved the report (결재 완료)': '모든 결재자가 지출결의를 승인했습니다.',
	'What starts the workflow, with one item per record': '워크플로를 시작할 이벤트. 레코드마다 한 아이템으로 나옵니다.',
	'A column of the record is different, or it was switched on or off':
		'레코드의 열이 바뀌었거나 사용 여부가 바뀌었습니다.',
	'The record was not there before': '전에 없던 레코드입니다.',
	'What starts the workflow, with one item per person': '워크플로를 시작할 이벤트. 사람마다 한 아이템으로 나옵니다.',
	'Name, addresses, numbers or administrator rights are different':
		'이름, 이메일, 전화번호 또는 관리자 권한이 바뀌었습니다.',
	'The person was not there before': '전에 없던 사람입니다.',
	'Two polls in a row have not found the person': '연속 두 번의 조회에서 그 사람이 없었습니다.',
	'The person is in other departments': '소속 부서가 바뀌었습니다.',
});
