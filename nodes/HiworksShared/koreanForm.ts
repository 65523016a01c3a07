import type { Dictionary } from '../shared/words/dictionary';

/** What the forms of several Hiworks nodes say, in Korean. */
export const koreanForm = (): Dictionary => ({
	'Create a new record, or update the current one if it already exists (upsert)':
		'레코드를 새로 등록하고, 이미 있으면 그 레코드를 수정합니다(upsert).',
	'Keep Calls for Others': '남겨 둘 호출 수',
	'An office has 1,000 successful calls a day, for all programs together. When fewer than this many would be left, the rest ends as not sent.':
		'오피스마다 모든 프로그램을 합해 하루 1,000번까지 성공한 호출을 쓸 수 있습니다. 남은 호출이 이 수보다 적어지려 하면 나머지는 보내지 않고 끝냅니다.',
	'Stop When No Calls Are Left': '남은 호출이 없으면 중지',
	'Whether to start nothing more once Hiworks says that no calls are left. How long its window is, is not documented.':
		'하이웍스가 남은 호출이 없다고 알리면 더는 시작하지 않을지 여부. 호출 수를 세는 기간은 문서에 없습니다.',
	'How many records the whole list has, else nothing is done. Needed to remove records where the node may get a part of the list: in a loop, in a sub-workflow, as a tool, with Execute Once.':
		'전체 목록의 레코드 수. 들어온 수와 다르면 아무것도 하지 않습니다. 노드가 목록의 일부만 받을 수 있는 곳(반복문, 하위 워크플로, 에이전트의 도구, Execute Once)에서 레코드를 제거하려면 반드시 입력해야 합니다.',
	'What becomes different; all else stays': '달라질 내용. 나머지는 그대로 둡니다.',
	'Add change': '변경 내용 추가',
	'Input Binary Fields': '입력 바이너리 필드',
	'e.g. data': '예: data',
	'e.g. name@example.com': '예: name@example.com',
	'Hiworks does not accept this token': '하이웍스에서 이 토큰을 받아들이지 않습니다',
	'This token is no longer valid: a new one has been made':
		'이 토큰은 더 이상 유효하지 않습니다. 새 토큰이 발급되었습니다',
	'How long codes and external keys are that are padded with zeros': '앞에 0을 채운 코드와 외부키의 자릿수',
	'Codes Given as Numbers': '숫자로 된 코드',
	'What becomes of a code that is a number, 7 where 007 may have been meant':
		'코드가 숫자로 들어왔을 때의 처리. 예를 들어 7은 007이었을 수 있습니다.',
	'The number 7 is the code 7': '숫자 7은 코드 7로 봅니다.',
	'To the length in Code Digits: the number 7 is the code 007. Bank accounts have no common length and are refused.':
		'"코드 자릿수"만큼 앞에 0을 채웁니다. 숫자 7은 코드 007이 됩니다. 계좌번호는 자릿수가 일정하지 않으므로 거부합니다.',
	'Nothing is sent: the column has to be text': '아무것도 보내지 않습니다. 열을 텍스트로 바꿔야 합니다.',
	'Create or Update': '등록 또는 수정',
});
