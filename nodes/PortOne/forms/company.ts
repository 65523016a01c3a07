import type { Dictionary } from '../../shared/words/dictionary';

/** Companies and their certificates: what their forms say, in Korean. */
export const companyForm = (): Dictionary => ({
	'Read the certificate (공동인증서) that a company registered with PortOne, with the day on which it ends':
		'사업자가 포트원에 등록한 공동인증서를 만료일과 함께 조회합니다',
	'Get the address at which a company registers its certificate (공동인증서). Use it at once: how long it works is not documented.':
		'사업자가 공동인증서를 등록하는 페이지의 주소를 받습니다. 받은 즉시 사용하십시오. 유효 시간은 포트원 문서에 없습니다.',
	'Find out whether the certificate (공동인증서) of a company can be used':
		'사업자의 공동인증서를 사용할 수 있는지 확인합니다',
	'Business number of the company, which is a counterparty': '거래처로 등록된 사업자의 사업자등록번호',

	'Look up the registration data of companies (사업자등록정보). Needs an agreement of its own with PortOne. Items are put together into calls of 100.':
		'사업자등록정보를 조회합니다. 포트원과 별도 계약이 필요합니다. 아이템은 100개씩 묶어 한 번에 호출합니다.',
	'Find out whether a company is in business, suspended or closed (휴폐업 조회), and how it is taxed. Needs the platform product of PortOne.':
		'계속사업자인지, 휴업 또는 폐업했는지와 과세 유형을 조회합니다(휴폐업 조회). 포트원의 플랫폼 상품이 필요합니다.',
	'Business number of the company': '조회할 사업자의 사업자등록번호',
});
