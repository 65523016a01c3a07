/** What vendors call in their own words, for people: Korean, English and what it means (good, bad, wait, off). */

export const VENDORS = {
	bolta: ['볼타', 'Bolta'],
	hiworksBill: ['하이웍스 세금계산서', 'Hiworks Bill'],
	hiworks: ['하이웍스', 'Hiworks'],
	hiworksOrg: ['하이웍스 조직도', 'Hiworks Org'],
	portOne: ['포트원 B2B', 'PortOne B2B'],
};

/** Where its control routes begin. */
export const PREFIXES = {
	bolta: '/bolta',
	hiworksBill: '/hiworks-bill',
	hiworks: '/hiworks',
	hiworksOrg: '/hiworks-org',
	portOne: '/portone',
};

const DOCUMENT_STATES = {
	bolta: {
		requested: ['승인 대기', 'requested', 'wait'],
		cancelled: ['요청 취소', 'cancelled', 'off'],
		accepted: ['접수', 'accepted', 'wait'],
		issued: ['발행 완료', 'issued', 'good'],
		failed: ['발행 실패', 'failed', 'bad'],
	},
	hiworksBill: {
		W: ['미서명', 'not signed', 'wait'],
		T: ['승인 요청', 'approval asked', 'wait'],
		R: ['수신 확인', 'read', 'wait'],
		B: ['반려', 'sent back', 'bad'],
		S0: ['서명', 'signed', 'wait'],
		S1: ['전송 대기', 'to be sent', 'wait'],
		S2: ['국세청 전송 중', 'sending', 'wait'],
		S3: ['전송 실패', 'not sent', 'bad'],
		S4: ['국세청 전송 완료', 'at the tax office', 'good'],
		S5: ['국세청 오류', 'refused by the tax office', 'bad'],
		deleted: ['삭제', 'deleted', 'off'],
	},
	portOne: {
		DRAFTED: ['임시 저장', 'drafted', 'wait'],
		REQUESTED: ['승인 대기', 'requested', 'wait'],
		REQUEST_CANCELLED: ['요청 취소', 'request cancelled', 'off'],
		REQUEST_REFUSED: ['요청 거부', 'request refused', 'bad'],
		ISSUED: ['발행 완료', 'issued', 'good'],
		ISSUANCE_CANCELLED: ['발행 취소', 'issuance cancelled', 'off'],
		BEFORE_SENDING: ['전송 대기', 'to be sent', 'wait'],
		SENDING: ['국세청 전송 중', 'sending', 'wait'],
		SENDING_COMPLETED: ['국세청 전송 완료', 'at the tax office', 'good'],
		SENDING_FAILED: ['국세청 전송 실패', 'refused by the tax office', 'bad'],
		deleted: ['삭제', 'deleted', 'off'],
	},
};

/** A state that has no words here is shown as it is. */
export const documentState = (vendor, state) => DOCUMENT_STATES[vendor]?.[state] ?? [state, '', 'wait'];

const DOCUMENT_KINDS = {
	issue: ['세금계산서', 'invoice'],
	termination: ['수정: 계약 해제', 'amendment: termination'],
	changeSupplyCost: ['수정: 공급가액 변동', 'amendment: supply cost'],
	doubleIssuance: ['수정: 이중 발급', 'amendment: issued twice'],
	reverseRequest: ['역발행', 'reverse issuance'],
	A: ['세금계산서', 'tax invoice'],
	B: ['계산서', 'bill'],
	D: ['거래명세서', 'statement'],
	NORMAL: ['정발행', 'invoice'],
	REVERSE: ['역발행', 'reverse issuance'],
	MODIFICATION: ['수정세금계산서', 'amendment'],
};

export const documentKind = (kind) =>
	DOCUMENT_KINDS[kind] ?? (kind.startsWith('amendment') ? ['수정세금계산서', kind] : [kind, '']);

export const MESSAGE_KINDS = {
	notification: ['알림', 'notifications'],
	alimtalk: ['알림톡', 'Alimtalk'],
	sms: ['문자', 'text messages'],
	mail: ['메일', 'mail'],
};

const MESSAGE_STATES = {
	sent: ['보냄', 'sent', 'good'],
	reserved: ['예약', 'reserved', 'wait'],
	canceled: ['취소', 'cancelled', 'off'],
	failed: ['실패', 'failed', 'bad'],
};

export const messageState = (state) => MESSAGE_STATES[state] ?? [state, '', 'wait'];

const APPROVAL_STATES = {
	draft: ['기안 전', 'draft', 'wait'],
	progress: ['결재 진행', 'in progress', 'wait'],
	complete: ['승인', 'approved', 'good'],
	rejected: ['반려', 'rejected', 'bad'],
	canceled: ['기안 취소', 'withdrawn', 'off'],
	cancelled: ['기안 취소', 'withdrawn', 'off'],
	deleted: ['삭제', 'deleted', 'off'],
};

export const approvalState = (state) => APPROVAL_STATES[state] ?? [state, '', 'wait'];

const SPENDING_STATES = {
	'P W': ['결재 중', 'approval under way', 'wait'],
	'C W': ['처리 대기', 'to be booked', 'wait'],
	'C P': ['처리 중', 'being booked', 'wait'],
	'C C': ['처리 완료', 'booked', 'good'],
};

export const spendingState = (state) => SPENDING_STATES[state] ?? [state, '', 'wait'];

const FAULT_NAMES = {
	latency: ['3초 늦게 응답', 'answers 3 s late'],
	429: ['요청이 너무 많음 (429)', 'too many requests'],
	500: ['서버 오류 (500)', 'server error'],
	'503html': ['점검 화면 (503)', 'an HTML page instead of an answer'],
	'200html': ['200으로 온 로그인 화면', 'an HTML page with status 200'],
	resetBefore: ['처리 전에 끊김', 'cut before the work'],
	resetAfter: ['처리한 뒤 응답 없이 끊김', 'cut after the work'],
	noAnswer: ['응답 없음', 'never answers'],
	'200withoutKey': ['키가 빠진 응답', 'an answer without its key'],
	'200errorEnvelope': ['200으로 온 오류', 'an error with status 200'],
	'401empty': ['인증 실패 (401)', 'refused credential'],
	403: ['권한 없음 (403)', 'forbidden'],
	truncatedJson: ['잘린 응답', 'half an answer'],
	redirect: ['다른 주소로 이동 (302)', 'redirect'],
	408: ['요청 시간 초과 (408)', 'request timeout'],
};

export const faultName = (kind) => FAULT_NAMES[kind] ?? [kind, ''];
