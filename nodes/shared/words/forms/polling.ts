import type { Dictionary } from '../dictionary';

/** What triggers ask that read a list again and again. */
export const polling = (): Dictionary => ({
	'How many items start the workflow at once; the rest comes with the next poll':
		'워크플로를 한 번 시작할 때 넘길 최대 아이템 수. 나머지는 다음 조회 때 넘깁니다.',
	'They are spread over the day (in Seoul): polls that come too soon for that are left out. A restart of n8n may begin the count anew.':
		'하루(서울 시각)에 고르게 나누어 쓰며, 그보다 이른 조회는 건너뜁니다. n8n을 다시 시작하면 호출 수를 처음부터 셀 수 있습니다.',
	'Whether the first poll starts the workflow with everything that is there. Otherwise it only takes note of it.':
		'첫 조회에서 이미 있는 모든 것으로 워크플로를 시작할지 여부. 끄면 현재 상태를 기록만 합니다.',
});
