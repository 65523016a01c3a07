import type { Dictionary } from '../../shared/words/dictionary';

/** Checks of a business: what its forms say, in Korean. */
export const businessForm = (): Dictionary => ({
	'Ask the tax office whether a business is active, suspended or closed (휴폐업 조회). Equal numbers in one execution cost one call.':
		'국세청에 사업자가 계속사업자인지, 휴업 또는 폐업했는지 조회합니다(휴폐업 조회). 한 실행에서 같은 번호는 호출 1건으로 처리합니다.',
	'Ask the tax office whether the data of a business registration certificate are right (사업자등록정보 진위 확인)':
		'국세청에 사업자등록증의 내용이 맞는지 확인합니다(사업자등록정보 진위 확인)',
	'Date on which the business opened (개업일자)': '사업자등록증의 개업일자',
	'Representative (대표자명) as printed on the certificate': '사업자등록증에 적힌 대표자명',
	'What is given here must be right too, or the answer is no': '입력한 내용까지 모두 맞아야 일치로 판정합니다',
	'Add data': '추가',
	'Item of business (주 종목)': '주 종목',
	'Type of business (주 업태)': '주 업태',
	'Registration number of the corporation (법인등록번호), 13 digits': '법인등록번호 13자리',
	'The other representative, where there are two (대표자명 2)': '두 번째 대표자명',
});
