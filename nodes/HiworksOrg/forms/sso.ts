import type { Dictionary } from '../../shared/words/dictionary';

/** Log-in by SSO, and the credentials. */
export const sso = (): Dictionary => ({
	'Have Hiworks make a key (임시키) with which a log-in can be asked for (Unofficial: what Hiworks answers is not documented and is handed on as it comes: status, Location and body; a redirect is not followed)':
		'로그인 요청에 쓸 임시키를 하이웍스에서 발급받습니다(비공식: 응답 형식이 문서에 없어 상태 코드, Location, 본문을 받은 그대로 내보내며 리디렉션은 따라가지 않습니다).',
	'Find out which user of Hiworks comes with a token, when your address is opened from a menu of Hiworks (외부로 연동). Goes to link-api.hiworks.com without credential; of the credential only the host is used.':
		'하이웍스 메뉴에서 우리 주소가 열릴 때(외부로 연동) 함께 온 토큰이 어느 하이웍스 사용자의 것인지 조회합니다. link-api.hiworks.com으로 자격 증명 없이 호출하며, 자격 증명에서는 호스트만 씁니다.',
	'Ask Hiworks to log a user in with a temporary key; a call from server to server (Unofficial: what Hiworks answers is not documented and is handed on as it comes: status, Location and body; a redirect is not followed)':
		'임시키로 사용자의 로그인을 하이웍스에 요청합니다. 서버끼리의 호출입니다(비공식: 응답 형식이 문서에 없어 상태 코드, Location, 본문을 받은 그대로 내보내며 리디렉션은 따라가지 않습니다).',
	'Ask Hiworks to log a user out, with the temporary key of the log-in (Unofficial: what Hiworks answers is not documented and is handed on as it comes: status, Location and body; a redirect is not followed)':
		'로그인할 때 쓴 임시키로 사용자의 로그아웃을 하이웍스에 요청합니다(비공식: 응답 형식이 문서에 없어 상태 코드, Location, 본문을 받은 그대로 내보내며 리디렉션은 따라가지 않습니다).',
	'From the query of the address that Hiworks opened (?token=)': '하이웍스가 연 주소의 쿼리에 있는 값(?token=)',
	'Your ID with Hiworks (고객사 아이디)': '하이웍스에 등록된 우리 회사의 고객사 아이디',
	'The key of Get Temporary Key (임시키)': '"임시키 발급"에서 받은 임시키',
	'Where Hiworks leads to': '하이웍스가 이동시킬 곳',
	'The part of Hiworks that opens (메뉴)': '열릴 하이웍스 메뉴',
	'E-Approval, Old ((구)전자결재)': '(구)전자결재',
	'The address in rd_url': 'rd_url에 넣을 주소',
	'e.g. https://example.com': '예: https://example.com',
	'The token of the organization sync (조직 연동). With the sync switched on, members and organizations cannot be edited in Hiworks itself any more.':
		'조직 연동의 토큰. 조직 연동을 켜면 하이웍스 화면에서 구성원과 조직을 더는 고칠 수 없습니다.',
	'Hiworks has no test mode: what a node changes with this credential changes your office.':
		'하이웍스에는 테스트 모드가 없습니다. 이 자격 증명으로 노드가 바꾸는 내용은 실제 오피스에 그대로 반영됩니다.',
	'The token of the account sync (계정 연동), for temporary keys, log-in and log-out. Get User by Token does not send it.':
		'계정 연동의 토큰. 임시키, 로그인, 로그아웃에 쓰며 "토큰으로 사용자 조회"에서는 보내지 않습니다.',
	'Where tokens of users are looked up. Scheme and host only. HTTPS, or HTTP on this machine.':
		'사용자 토큰을 조회하는 서버. https://와 호스트까지만 입력합니다. HTTP는 이 컴퓨터의 주소에만 쓸 수 있습니다.',
});
