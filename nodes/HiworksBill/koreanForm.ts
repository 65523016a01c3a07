import type { Dictionary } from '../shared/words/dictionary';
import { businessForm } from './forms/business';
import { documentForm } from './forms/document';
import { fileForm } from './forms/file';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({
	'Make, amend and read Korean tax invoices, bills and statements (세금계산서, 계산서, 거래명세서) with Hiworks, and check businesses':
		'하이웍스로 세금계산서·계산서·거래명세서를 작성, 수정발행, 조회하고 사업자의 휴폐업과 등록정보를 확인합니다',
	'From Hiworks: 오피스관리 → API 관리 (or 서비스 연동), made with 전자세금계산서 switched on. A new token stops all programs that use the old one.':
		'하이웍스 오피스관리 → API 관리(또는 서비스 연동)에서 전자세금계산서를 켜고 발급한 토큰. 새로 발급하면 이전 토큰을 쓰던 프로그램이 모두 중단됩니다.',
	'From Hiworks: 전자세금계산서 → API 연동. Each user has their own.':
		'하이웍스 전자세금계산서 → API 연동에서 발급한 토큰. 사용자마다 다릅니다.',
	'Hiworks has no test mode: every document that is made stands in your office, and what easy sign issues is a legal document, sent to the National Tax Service (국세청).':
		'하이웍스에는 테스트 모드가 없습니다. 작성한 문서는 모두 실제 오피스에 남으며, 간편서명으로 발행한 문서는 법적 효력이 있고 국세청에 전송됩니다.',
	'Whether nodes with this credential may issue documents and send them to the tax office at once. Your consent to legal effect.':
		'이 자격 증명을 쓰는 노드가 문서를 즉시 발행하고 국세청에 전송하도록 허용할지 여부. 법적 효력에 대한 동의입니다.',
	'Only for resellers of Gabia: sent along when documents are made':
		'가비아 리셀러만 입력. 문서를 작성할 때 함께 전송합니다',
	'Hiworks does not accept these tokens': '하이웍스에서 이 토큰들을 인증하지 않습니다',
	...documentForm(),
	...fileForm(),
	...businessForm(),
});
