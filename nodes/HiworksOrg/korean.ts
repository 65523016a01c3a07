import type { Dictionary } from '../shared/words/dictionary';

export const korean = (): Dictionary => ({
	'Nothing tells in which organizations it is now, neither Hiworks nor a last state: it is left in them':
		'지금 속한 조직을 하이웍스에서도 지난 상태에서도 알 수 없어 그대로 두었습니다',
	'Organization Keys': '조직 외부키',
	'Position Key': '직위 외부키',
	'Duty Key': '직무 외부키',
	'Parent Key': '상위 조직 외부키',
	'Hiworks has no member with the external key "{0}"': '하이웍스에 외부키가 "{0}"인 구성원이 없습니다',
	'Check the key, or link the member first (Link Existing).':
		'외부키를 확인하거나, 먼저 "기존 구성원 연동" 작업으로 구성원을 연동하십시오.',
	'both Organization Now and New Organization, or neither': '둘 다 채우거나 둘 다 비운 "현재 조직"과 "새 조직"',
	'at most {0} {1}, which is what Hiworks keeps': '하이웍스 한도에 맞는 {0}개 이하의 {1}',
	'Try again: a key that nobody uses has no effect.': '다시 시도하십시오. 아무도 쓰지 않는 키는 아무 영향이 없습니다.',
	'a token of 4 to 200 signs, without spaces, / and \\': '공백, /, \\가 없는 4~200자의 토큰',
	'an http or https address': 'http 또는 https 주소',
	'양력 or 음력': '양력 또는 음력',
	'정상 or 일시정지': '정상 또는 일시정지',
	'a key that is no resident number': '주민등록번호가 아닌 키',
	positions: '직위',
	duties: '직무',
	'Hiworks answers a list as a whole: part of it may have been applied.':
		'하이웍스는 목록 전체에 한 번만 응답하므로 일부가 적용되었을 수 있습니다.',
	'Whether anything was could not be read.': '적용된 것이 있는지 조회하지 못했습니다.',
	'What can be read back does not tell.': '조회되는 내용만으로는 알 수 없습니다.',
	'In place now: {0}.': '현재 적용된 것: {0}.',
	'Not in place now: {0}.': '현재 적용되지 않은 것: {0}.',
	'The organizations of the member cannot be read': '구성원의 조직을 조회할 수 없습니다',
	'Hiworks does not document how it shows them.': '하이웍스가 이를 어떻게 보여 주는지는 문서에 없습니다.',
	'an address such as https://host.example/path': 'https://host.example/path 같은 주소',
	'Look in Hiworks whether the user is logged in, or begin anew with a new temporary key.':
		'사용자가 로그인되어 있는지 하이웍스에서 확인하거나, 새 임시키로 다시 시작하십시오.',
	'Not started, because of an earlier step: {0}': '앞선 단계 때문에 시작하지 않았습니다: {0}',
	'Skipped, because {0} {1} did not come out well: {2}': '{0} {1}[이/가] 잘 끝나지 않아 건너뛰었습니다: {2}',
	'not done': '처리되지 않음',
	'a key of its own: entry {0} has it too': '겹치지 않는 고유한 키({0}번째와 같습니다)',
	'a parent that the chart has, on the way {0} > {1}': '경로 {0} > {1}의, 조직도에 있는 상위 조직',
	'a tree; these go in a circle: {0}': '상위 조직이 서로 맞물려 돌지 않는 조직도(서로 상위인 조직: {0})',
	'each organization once': '서로 겹치지 않는 조직',
	'a key that exists': '목록에 있는 키',
	'delete organization {0} {1}': '조직 삭제 {0} {1}',
	'suspend member {0} {1}': '구성원 일시정지 {0} {1}',
	'delete member {0} {1}': '구성원 삭제 {0} {1}',
	'{0} of {1} members and organizations would be suspended or deleted, more than allowed ({2}, or {3} %); nothing was done':
		'구성원과 조직 {1}건 중 {0}건이 일시정지되거나 삭제될 상황입니다. 허용 한도({2}건 또는 {3}%)를 넘어 아무것도 하지 않았습니다',
	'Raise the limits in the options if it is meant. It would: {0}{1}':
		'의도한 것이라면 옵션에서 한도를 올리십시오. 처리될 내용: {0}{1}',
	'It is not in the org chart': '조직도에 없습니다',
	'at most {0} {1}, which is what Hiworks keeps: it has {2}, and {3} would be new':
		'하이웍스 한도에 맞는 {0}개 이하의 {1}(현재 {2}개, 추가될 {3}개)',
	'no parent as before: Hiworks cannot move an organization (here to {0})':
		'하이웍스는 조직을 옮길 수 없으므로(여기서는 {0}[으로/로]) 전과 같이 비워 둔 상위 조직',
	'the parent "{0}" as before: Hiworks cannot move an organization (here to {1})':
		'하이웍스는 조직을 옮길 수 없으므로(여기서는 {1}[으로/로]) 전과 같은 상위 조직 "{0}"',
	'It is not in the org chart, but Hiworks wants the user ID too, and neither Hiworks nor the last state tells it':
		'조직도에 없습니다. 삭제하려면 하이웍스에 사용자 아이디도 필요한데, 하이웍스와 지난 상태 어디에도 없습니다',
	'It is new, but Hiworks has the user ID already, and that member has no external key: link it first (Member: Link Existing)':
		'새 구성원인데 하이웍스에 이미 그 사용자 아이디가 있고, 그 구성원에게 외부키가 없습니다. 먼저 "구성원"의 "기존 구성원 연동" 작업으로 연동하십시오',
	'It is new, but Hiworks has the user ID already, and that member has the external key "{0}"':
		'새 구성원인데 하이웍스에 이미 그 사용자 아이디가 있고, 그 구성원의 외부키는 "{0}"입니다',
	'It is new, and Hiworks wants password of a new member': '새 구성원이므로 하이웍스에 비밀번호(password)가 필요합니다',
	'It is new, and Hiworks wants userId of a new member':
		'새 구성원이므로 하이웍스에 사용자 아이디(userId)가 필요합니다',
	'It is new, and Hiworks wants userId and password of a new member':
		'새 구성원이므로 하이웍스에 사용자 아이디(userId)와 비밀번호(password)가 필요합니다',
	'In Hiworks the user ID under this key is "{0}", and a user ID cannot be changed':
		'하이웍스에서 이 외부키의 사용자 아이디는 "{0}"이며, 사용자 아이디는 바꿀 수 없습니다',
	'It stays in {0}: Hiworks has no field with which a member leaves an organization without entering another':
		'{0}에 그대로 남습니다. 하이웍스에는 구성원을 다른 조직에 넣지 않고 조직에서 빼기만 하는 방법이 없습니다',
	position: '직위',
	duty: '직무',
	organization: '조직',
	member: '구성원',
	'A part of it is done: {0}. The rest is not, for all that is known: {1}':
		'일부만 처리되었습니다: {0}. 나머지는 처리되지 않은 것으로 보입니다: {1}',
	'{0} changed': '{0} 변경',
	'organization {0} instead of {1}': '조직 {1} 대신 {0}',
	'organization {0} added': '조직 {0} 추가',
	'{0} of {1} steps were not done. The first: {2}': '{1}단계 중 {0}단계를 처리하지 못했습니다. 첫 번째: {2}',
});
