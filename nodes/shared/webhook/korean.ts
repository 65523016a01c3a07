import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'The body is nested more than {0} deep': '본문이 {0}단계보다 깊게 중첩되어 있습니다',
	'The body is larger than {0} bytes': '본문이 {0}바이트보다 큽니다',
	'The token is missing or wrong. The URL {0} must end in ?token= and the Webhook Token of the credential':
		'토큰이 없거나 틀렸습니다. {0} URL의 끝에 ?token=과 자격 증명의 웹훅 토큰을 붙여야 합니다',
	'The credential in n8n has no Webhook Token. Set one, or switch on the option "Accept Unauthenticated Calls"':
		'n8n의 자격 증명에 웹훅 토큰이 없습니다. 토큰을 정하거나 "인증 없는 호출 허용" 옵션을 켜십시오',
	'The sender {0} is not among the Allowed Senders.': '발신 주소 {0}[은/는] "허용할 발신 주소"에 없습니다.',
	'If this is the address of your own proxy, set N8N_PROXY_HOPS to the number of proxies in front of n8n':
		'직접 운영하는 프록시의 주소라면 N8N_PROXY_HOPS를 n8n 앞에 있는 프록시의 수로 설정하십시오',
	'In that list these are no IPv4 address or range: {0}.': '이 목록에서 다음은 IPv4 주소나 범위가 아닙니다: {0}.',
	'The event could not be handled just now': '지금은 이벤트를 처리할 수 없습니다',
	'{0} is listening': '{0}: 수신 대기 중입니다',
	'the credential has none': '자격 증명에 토큰이 없습니다',
	right: '토큰이 맞습니다',
	'missing or wrong': '토큰이 없거나 틀렸습니다',
	'the credential could not be read': '자격 증명을 읽을 수 없습니다',
	'Not confirmed, as {0} could not be asked: {1}. Look there before you rely on it.':
		'{0}에 조회하지 못해 확인되지 않았습니다: {1}. 이 내용을 쓰기 전에 {0}에서 확인하십시오.',
});
