import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'{0} polls before this one were left out, as the calls left are kept for others':
		'남은 호출을 다른 용도로 남겨 두어 이번 조회 전의 조회 {0}번을 건너뛰었습니다',
	'at least {0}, which one poll takes': '한 번 조회하는 데 드는 {0} 이상의 수',
	'{0} lists {1} of the {2} that were there before': '{0}의 목록에 전에 있던 {2}건 중 {1}건만 있습니다',
	'An answer that was cut short looks like this, so nothing is told. If it is right, rename this node and publish: stock is then taken anew.':
		'응답이 중간에 잘리면 이렇게 보이므로 아무것도 알리지 않았습니다. 실제로 줄어든 것이라면 이 노드의 이름을 바꾸고 게시하십시오. 현재 상태를 처음부터 다시 기록합니다.',
	'{0} has nothing in this list yet': '{0}의 이 목록에는 아직 아무것도 없습니다',
	'Add a record there, or publish the workflow: it starts when one comes.':
		'그곳에 한 건을 추가하거나 워크플로를 게시하십시오. 새로 생기면 시작합니다.',
});
