import type { Dictionary } from '../dictionary';

/** What the triggers ask. */
export const trigger = (): Dictionary => ({
	'What starts the workflow. Other events are answered and ignored.':
		'워크플로를 시작할 이벤트. 다른 이벤트에는 응답만 하고 무시합니다.',
	'IPv4 addresses or ranges (10.0.0.0/8), separated by commas; others are refused. Empty: everybody with the token. Behind a proxy n8n must be told so by N8N_PROXY_HOPS, else it sees the address of the proxy.':
		'쉼표로 구분한 IPv4 주소나 범위(10.0.0.0/8). 그 밖의 주소는 거부합니다. 비우면 토큰이 맞는 모든 호출을 받습니다. 프록시 뒤에서는 n8n에 N8N_PROXY_HOPS를 설정해야 하며, 설정하지 않으면 프록시의 주소로 판단합니다.',
	'Whether to ignore events that already started this workflow. Where n8n runs several processes, repeats that come at the same moment can get through: they have the same dedupeKey.':
		'이 워크플로를 이미 시작한 이벤트를 무시할지 여부. n8n을 여러 프로세스로 실행하면 같은 순간에 온 중복은 걸러지지 않을 수 있습니다. 이런 이벤트는 dedupeKey가 같습니다.',
	'With confirmed: null and a warning': 'confirmed: null과 경고를 함께 출력합니다.',
	'Nothing starts; the event counts when it comes again':
		'워크플로를 시작하지 않습니다. 이벤트가 다시 오면 새로 처리합니다.',
	"Nothing starts; n8n's log has a line": '워크플로를 시작하지 않고 n8n 로그에 한 줄을 남깁니다.',
	'With confirmed: false': 'confirmed: false로 출력합니다.',
});
