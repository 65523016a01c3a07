import type { Dictionary } from '../shared/words/dictionary';

/** Korean terms of its forms that both editions show. */
export const terms: Dictionary = {
	Bolta: '볼타',
	'Bolta API': '볼타 API',

	Customer: '고객',
	'Issuer (Unofficial)': '발행 사업자(비공식)',
	Issuer: '발행 사업자',
	Name: '상호',

	'Delete Certificate': '공동인증서 등록해제',
	'Get Certificate History': '공동인증서 등록 내역 조회',
	'Get Certificate Registration URL': '공동인증서 등록 URL 받기',
	'Create customer': '고객 등록',
	'Get customer': '고객 조회',
	'Delete certificate of a customer irreversibly': '고객의 공동인증서 등록해제(되돌릴 수 없음)',
	'Get certificate history of a customer': '고객의 공동인증서 등록 내역 조회',
	'Get certificate registration URL of a customer': '고객의 공동인증서 등록 URL 받기',
	'Create issuer': '발행 사업자 등록',
	'Get certificate registration URL of an issuer': '발행 사업자의 공동인증서 등록 URL 받기',
	'Get many issuers': '발행 사업자 목록 조회',

	Request: '역발행 요청',
	'Get Approval URL': '역발행 승인 URL 받기',
	'Request reverse issuance with legal effect once the supplier approves':
		'역발행 요청(공급자가 승인하면 법적 효력 발생)',
	'Get approval URL of a reverse issuance': '역발행 승인 URL 받기',

	Issue: '발행',
	'Amend: Contract Termination': '수정발행: 계약의 해제',
	'Amend: Duplicate Issuance (Unofficial)': '수정발행: 착오에 의한 이중발급(비공식)',
	'Amend: Supply Cost Change': '수정발행: 공급가액 변동',
	'Get Issue Due Date (Unofficial)': '발행기한 확인(비공식)',
	'Get PDF (Unofficial)': 'PDF 받기(비공식)',
	'Get Status by Reference ID': '관리번호로 상태 확인',
	'Issue tax invoice with legal effect that only an amendment takes back':
		'세금계산서 발행(법적 효력 있음, 수정발행으로만 취소)',
	'Amend tax invoice for contract termination irreversibly with legal effect':
		'수정발행: 계약의 해제(법적 효력 있음, 되돌릴 수 없음)',
	'Amend tax invoice for duplicate issuance irreversibly with legal effect':
		'수정발행: 이중발급(법적 효력 있음, 되돌릴 수 없음)',
	'Amend tax invoice for supply cost change irreversibly with legal effect':
		'수정발행: 공급가액 변동(법적 효력 있음, 되돌릴 수 없음)',
	'Get issue due date of a write date': '작성일자의 발행기한 확인',
	'Get tax invoice status by reference ID': '관리번호로 세금계산서 상태 확인',

	'Customer Key': '고객 키',
	'Default Customer Key': '기본 고객 키',
	'API Key': 'API 키',
	'Issuance Key': '발행 키',
	'Failed Issuance Key': '실패한 발행 키',
	'Termination Date': '계약 해제일',
	'Change Date': '공급가액 변동일',
	Change: '변동 내용 입력 방식',
	'Differences From the Form': '변동액 직접 입력',
	'Differences From JSON': '변동액 JSON',
	'New Total': '변경 후 합계',
	'Item Name': '품목명',
	'Current Supply Cost': '현재 공급가액',
	'Current Tax': '현재 세액',
	'New Supply Cost': '변경 후 공급가액',
	'New Tax': '변경 후 세액',

	'Cash Receipt Events (Unofficial)': '현금영수증 이벤트(비공식)',
	'Tax Invoice Failed': '세금계산서 발행 실패',
	'Tax Invoice Issued': '세금계산서 발행 완료',

	// Choices and settings
	'From Customer Key': '볼타에 등록된 정보',
	'Party Key Header': '고객 키 헤더',
	'Confirm with Bolta': '볼타에서 확인',
	'None (Unofficial)': '보내지 않음(비공식)',
	'Wait for Completion': '발행 완료 대기',
	'Leave Out taxType': 'taxType 보내지 않기',
};
