import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'{0} polls before this one were left out, as the calls left are kept for others':
		'남은 호출을 다른 용도로 남겨 두어 이번 조회 전의 조회 {0}번을 건너뛰었습니다',
	'at least {0}, which one poll takes': '한 번 조회하는 데 드는 {0} 이상의 수',
	'{0} lists {1} of the {2} that were there before': '{0} 목록에 전에 있던 {2} 가운데 {1}만 남아 있습니다',
	'An answer that was cut short looks like this, so nothing is told. If it is right, give this node a name that it has not had, and publish: stock is then taken anew, and what came meanwhile is not told.':
		'응답이 중간에 잘리면 이렇게 보이므로 아무것도 알리지 않았습니다. 실제로 줄어든 것이라면 이 노드에 쓴 적이 없는 이름을 새로 붙이고 게시하십시오. 현재 상태를 처음부터 다시 기록하며, 그사이에 생긴 변화는 알리지 않습니다.',
	'{0} of {1} records that {2} lists lack the number by which they are known':
		'{2} 목록의 {1} 가운데 {0}에 식별 번호가 없습니다',
	'Nothing is told, and nothing is lost: the next answer that has them is compared with what was there before.':
		'아무것도 알리지 않았고 잃은 것도 없습니다. 번호가 있는 다음 응답을 전에 있던 것과 비교합니다.',
	'{0} has nothing in this list yet': '{0}의 이 목록에는 아직 아무것도 없습니다',
	'Add a record there, or publish the workflow: it starts when one comes.':
		'그곳에 한 건을 추가하거나 워크플로를 게시하십시오. 새로 생기면 시작합니다.',
});
