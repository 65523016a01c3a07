import type { Dictionary } from '../../shared/words/dictionary';

/** The credential: what its form says, in Korean. */
export const credentialForm = (): Dictionary => ({
	'A V2 API secret from the PortOne console: 결제연동 → 식별코드·API Keys → V2 API':
		'포트원 콘솔의 결제연동 → 식별코드·API Keys → V2 API에서 발급한 V2 API 시크릿',
	'Which of the two books of PortOne every call means. A secret works for both, so this alone decides.':
		'모든 호출이 포트원의 테스트와 라이브 두 장부 중 어느 쪽을 가리키는지 정합니다. 같은 시크릿이 양쪽에서 모두 쓰이므로 이 설정만으로 결정됩니다.',
	'Issues legal documents, which are sent to the National Tax Service (국세청)':
		'법적 효력이 있는 문서를 발행하며, 문서는 국세청에 전송됩니다',
	'Nothing reaches the tax office': '국세청에는 아무것도 전송되지 않습니다',
	'This is live: invoices issued with it are legal documents, sent to the National Tax Service (국세청).':
		'라이브 환경입니다. 이 자격 증명으로 발행한 세금계산서는 법적 효력이 있고 국세청에 전송됩니다.',
	'Only for the PortOne B2B Trigger: a secret of your own that stands in the URL you give PortOne':
		'포트원 B2B 트리거에서만 사용. 포트원에 등록할 URL에 넣는, 직접 정한 비밀 문자열',
	'Only for the PortOne B2B Trigger: the secret with which PortOne signs, where it does so for your account':
		'포트원 B2B 트리거에서만 사용. 포트원이 이 계정의 웹훅에 서명하는 경우 그 서명에 쓰는 시크릿',
	'e.g. whsec_…': '예: whsec_…',
	'PortOne does not accept this API secret': '포트원에서 이 API 시크릿을 인증하지 않습니다',
	'PortOne accepts this API secret, but the B2B product is not enabled for the account':
		'API 시크릿은 인증되었지만 이 포트원 계정에 B2B 상품이 활성화되어 있지 않습니다',
});
