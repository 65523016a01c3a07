import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'{0} answered with nothing, and shows nothing of it': '{0}의 응답이 비어 있고, 처리된 내용이 조회되지 않습니다',
	'what it has already': '이미 무엇이 있는지',
	'whether it was issued before': '이전에 발행되었는지',
	'Not sent, because {0} could not be asked {1}. {2}': '{0}에서 {1} 확인할 수 없어 보내지 않았습니다. {2}',
	'It was not sent again.': '다시 보내지 않았습니다.',
	'It is not known whether {0} has it: {1}': '{0}에 접수되었는지 알 수 없습니다: {1}',
	'It is not known whether {0} did it: {1}': '{0}에서 처리되었는지 알 수 없습니다: {1}',
	'an earlier try of this execution sent it and never learned what became of it':
		'이 실행의 이전 시도에서 보냈지만 결과를 확인하지 못했습니다',
	'an earlier try of this execution sent it with another credential, or in another mode':
		'이 실행의 이전 시도에서 다른 자격 증명이나 다른 모드로 보냈습니다',
	'An earlier try of this execution has done it, or a part of it, and the last one met: {0}':
		'이 실행의 이전 시도에서 이미 전부 또는 일부가 처리되었습니다. 마지막 시도의 결과: {0}',
	'Look at the vendor what stands there before you send it in a new execution.':
		'새 실행에서 보내기 전에, 해당 서비스에 무엇이 있는지 확인하십시오.',
	'The outcome is unknown: an earlier try may have taken effect, and the last one met: {0}':
		'결과를 알 수 없습니다. 이전 시도가 처리되었을 수 있으며, 마지막 시도의 결과: {0}',
	'Look at the vendor whether it took effect before you send it in a new execution.':
		'새 실행에서 보내기 전에, 이미 처리되었는지 해당 서비스에서 확인하십시오.',
	'The outcome is unknown: the vendor answered without this row': '결과를 알 수 없습니다: 응답에 이 행이 없습니다',
	'the vendor answered without this row': '응답에 이 행이 없습니다',
	'The reference ID "{0}" was used for something else in this execution; this one was not sent':
		'관리번호 "{0}"[은/는] 이 실행에서 다른 내용에 이미 사용되어, 이 건은 보내지 않았습니다',
	'Compare both: another run of this node, or an earlier try, sent it with other content. If they are two documents, give this one a reference ID of its own; if they are parts of one, look at what was sent.':
		'두 건을 비교하십시오. 이 노드의 다른 회차나 이전 시도에서 다른 내용으로 보냈습니다. 서로 다른 문서라면 이 문서에 다른 관리번호를 지정하고, 한 문서의 일부라면 이미 보낸 문서를 확인하십시오.',
	'An earlier try of this execution sent this item with other content, or may have; this one was not sent':
		'이 실행의 이전 시도에서 이 아이템을 다른 내용으로 보냈거나 보냈을 수 있어, 이 건은 보내지 않았습니다',
	'An earlier try of this execution sent this item with other content ("{0}"), or may have; this one was not sent':
		'이 실행의 이전 시도에서 이 아이템을 다른 내용("{0}")으로 보냈거나 보냈을 수 있어, 이 건은 보내지 않았습니다',
	'What an expression gives has to be the same in every try: no time of the run and no random number.':
		'표현식의 값은 시도할 때마다 같아야 합니다. 실행 시각이나 난수를 쓰지 마십시오.',
	'{0} says that the reference ID is in use, and shows nothing under it yet: {1}':
		'{0}[은/는] 이미 사용된 관리번호라고 하지만, 그 번호로 아직 아무것도 조회되지 않습니다: {1}',
	'Do not use another reference ID before you have looked: it may have been issued under this one. {0}':
		'확인하기 전에는 다른 관리번호를 쓰지 마십시오. 이 번호로 이미 발행되었을 수 있습니다. {0}',
});
