import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'expected the same in all items': '모든 아이템에서 같은 값이어야 합니다',
	'the name of a binary field of the item': '아이템에 있는 바이너리 필드의 이름',
	'1 document over {0} would have gone out with legal effect; nothing was sent':
		'문서 1건(합계 {0})이 법적 효력을 갖고 나갈 상황이어서 아무것도 보내지 않았습니다',
	'{0} documents over {1} would have gone out with legal effect; nothing was sent':
		'문서 {0}건(합계 {1})이 법적 효력을 갖고 나갈 상황이어서 아무것도 보내지 않았습니다',
	'This was run by hand with a live credential. To see what would be sent, use the option "Dry Run". To send it, switch on the option "{0}" (a fixed value, not an expression), or let a trigger run the workflow.':
		'라이브 자격 증명으로 사람이 직접 실행했습니다. 보낼 내용을 보려면 "미리 보기" 옵션을 켜십시오. 보내려면 "{0}" 옵션을 켜거나(표현식이 아닌 고정값), 트리거로 워크플로를 실행하십시오.',
	'its setting Execute Once leaves it the first item alone': 'Execute Once 설정 때문에 첫 아이템만 처리합니다',
	'an agent calls it, with a part at a time': '에이전트가 호출할 때마다 일부만 넘깁니다',
	'it runs in a sub-workflow, whose caller may give it a part':
		'하위 워크플로에서 실행되며, 호출한 쪽이 일부만 넘겼을 수 있습니다',
	'it stands in or behind a loop, whose rounds may each bring a part':
		'반복문 안이나 뒤에 있어 회차마다 일부만 들어올 수 있습니다',
	'The records may be a part of the list: {0}; nothing was done': '목록의 일부일 수 있어 아무것도 하지 않았습니다: {0}',
	'What is not among them would be removed. Let the node run once, with the whole list, or give the option "Expected Records": how many records that has.':
		'여기에 없는 레코드는 제거됩니다. 노드가 전체 목록으로 한 번만 실행되게 하거나, 전체 레코드 수를 "예상 레코드 수" 옵션에 지정하십시오.',
	'{0} records came, and Expected Records is {1}; nothing was done':
		'레코드 {0}건이 들어왔지만 "예상 레코드 수"는 {1}건이어서 아무것도 하지 않았습니다',
	'What is not among them would be removed. Give the whole list in one run, or correct Expected Records.':
		'여기에 없는 레코드는 제거됩니다. 전체 목록을 한 번에 넘기거나 "예상 레코드 수"를 바로잡으십시오.',
	'Another run of this execution had its own records for the whole list; nothing was done':
		'이 실행에서 노드가 이미 다른 레코드를 전체 목록으로 처리하여 아무것도 하지 않았습니다',
	'What the first run has created would be removed by the second. Put the branches together before the node (Merge, Aggregate), so that it runs once.':
		'첫 번째에서 만든 레코드를 두 번째가 제거하게 됩니다. 노드 앞에서 분기를 합쳐(Merge, Aggregate) 한 번만 실행되게 하십시오.',
	'Also: {0}': '추가 문제: {0}',
	'Correct it and try again.': '고친 뒤 다시 시도하십시오.',
	'Check the credential of the node.': '노드의 자격 증명을 확인하십시오.',
	'Look at the vendor whether it took effect before you send it again: {0}.':
		'다시 보내기 전에, 이미 처리되었는지 해당 서비스에서 확인하십시오: {0}.',
	'Nothing was sent again.': '다시 보내지 않았습니다.',
	'{0} of {1} cannot be sent as they stand; nothing was sent':
		'{1}건 중 {0}건을 이대로는 보낼 수 없어 아무것도 보내지 않았습니다',
	'… and {0} more': '… 외 {0}건',
	'item {0}': '아이템 {0}',
	'{0}, line {1}': '{0} {1}번째 줄',
	'{0}, entry {1}': '{0} {1}번째',
	'Already done ({0}): {1}.': '이미 처리됨 ({0}건): {1}.',
	'Already done ({0}):': '이미 처리됨 ({0}건):',
	'Nothing else was done.': '그 밖에 처리된 것은 없습니다.',
	'Also failed: {0}: {1}': '함께 실패함: {0}: {1}',
	'Not started: {0}': '시작하지 않음: {0}건',
	'no answer for this item': '이 아이템에 대한 응답이 없습니다',
	'This version of the node has no operation "{0}" for "{1}"': '이 버전의 노드에는 "{1}"에 대한 "{0}" 작업이 없습니다',
	'{0} and {1}': '{0}[과/와] {1}',
	'{0} [{1}]: expected the same value in all items of one record, found two':
		'{0} [{1}]: 한 레코드의 모든 아이템에서 값이 같아야 하는데 두 가지 값이 있습니다',
	'{0} [{1}]: expected a different one for each record, found "{2}" twice':
		'{0} [{1}]: 레코드마다 값이 달라야 하는데 "{2}"[이/가] 두 번 있습니다',
	'Reference ID [{0}]: expected a different one for each document, found "{1}" twice':
		'관리번호 [{0}]: 문서마다 값이 달라야 하는데 "{1}"[이/가] 두 번 있습니다',
	'{0} say the same: if both are meant, give each a Reference ID of its own':
		'{0}의 내용이 같습니다. 둘 다 발행하려면 각각 다른 관리번호를 넣으십시오',
	'Columns not used: {0}.': '사용하지 않은 열: {0}.',
	'Empty rows skipped: {0}.': '건너뛴 빈 행: {0}개.',
	'Outcome: unknown, it may have taken effect. Call again only as said here:':
		'결과: 알 수 없음. 이미 처리되었을 수 있습니다. 다음 안내에 따를 때만 다시 호출하십시오.',
	'Outcome: rejected by the vendor.': '결과: 해당 서비스에서 거절됨.',
	'Outcome: not sent.': '결과: 보내지 않음.',
	'Outcome: not read; this only reads, nothing was changed.':
		'결과: 조회 실패. 조회만 하는 작업이라 변경된 것은 없습니다.',
	'"{0}" cannot work like this as a tool of an agent': '"{0}"[은/는] 에이전트의 도구로는 이렇게 쓸 수 없습니다',
	'An agent gets no files: {0} Do not call it again; to have the file, let a node behind the agent run this operation.':
		'에이전트는 파일을 받지 못합니다. {0} 다시 호출하지 마십시오. 파일이 필요하면 에이전트 뒤의 노드에서 이 작업을 실행하십시오.',
	'Input Binary Field': '입력 바이너리 필드',
	'An agent hands over no files. Do not call it again with a file: let a node before or behind the agent run this with the file.':
		'에이전트는 파일을 넘겨주지 못합니다. 파일을 지정해 다시 호출하지 말고, 에이전트 앞이나 뒤의 노드에서 파일과 함께 실행하십시오.',
	'Calling again does not help now: tell the person who set up this tool.':
		'지금은 다시 호출해도 소용없습니다. 이 도구를 설정한 담당자에게 알리십시오.',
	'Correct all of it and try again.': '모두 고친 뒤 다시 시도하십시오.',
	'A call of an agent sends nothing of legal effect with a live credential, whoever approved the call and however the workflow was started. Do not call it again as it is. Tell the person what would have gone out: to send it, the option "{0}" of this tool has to be switched on in the workflow (a fixed value, which no call can set). To see what would be sent, the option "Dry Run".':
		'라이브 자격 증명으로는 에이전트의 호출이 법적 효력이 있는 것을 보내지 않습니다. 누가 호출을 승인했든, 워크플로가 어떻게 시작되었든 같습니다. 이대로 다시 호출하지 말고, 나갈 뻔한 내용을 담당자에게 알리십시오. 보내려면 워크플로에서 이 도구의 "{0}" 옵션을 켜야 합니다(호출로는 바꿀 수 없는 고정값). 보낼 내용을 보려면 "미리 보기" 옵션을 켜십시오.',
	'Dry run: nothing was sent.': '미리 보기입니다. 아무것도 보내지 않았습니다.',
	'{0} of {1} failed: {2}': '{1}건 중 {0}건 실패: {2}',
	'{0} of {1} with a warning: {2}': '{1}건 중 {0}건에 경고: {2}',
	'{0} of {1} had been done before, and were not done again.':
		'{1}건 중 {0}건은 이전에 이미 처리되어 다시 처리하지 않았습니다.',
	'{0} of {1}: {2}': '{1}건 중 {0}건: {2}',
});
