import type { Dictionary } from '../../shared/words/dictionary';

/** The node, what it reads of the office, and the credentials. */
export const office = (): Dictionary => ({
	'Korean groupware (하이웍스): e-approval, accounting codes, expense reports, SMS, Alimtalk, notifications, mail, directory':
		'그룹웨어 하이웍스: 전자결재, 회계 코드, 지출결의, 문자, 알림톡, 알림, 메일, 조직도',
	'Read whose access token it is (내 정보 조회). Hiworks marks this as deprecated. One call in an execution, however many items.':
		'액세스 토큰이 누구의 것인지 조회합니다. 하이웍스가 사용 중단으로 표시한 API입니다. 아이템 수와 관계없이 한 실행에 한 번만 호출합니다.',
	'Read all departments of the office and who is in them (조직도 조회): as one nested item, or one item per person':
		'오피스의 모든 부서와 소속 인원을 조회합니다. 계층 구조의 아이템 하나로, 또는 사람마다 한 아이템으로 내보냅니다.',
	'List the users of the office (사용자 조회)': '오피스의 사용자 목록을 조회합니다.',
	'One Item per Person': '사람마다 한 아이템',
	'Whether to return one item per person, with the path of department names, instead of one nested item. Who is in two departments comes twice.':
		'계층 구조의 아이템 하나 대신, 부서 이름의 경로와 함께 사람마다 한 아이템으로 내보낼지 여부. 두 부서에 속한 사람은 두 번 나옵니다.',
	'Deprecated by Hiworks, which gives out no new client IDs. It is only for "My Account"; everything else needs the Hiworks Office API credential.':
		'하이웍스가 사용을 중단해 새 클라이언트 ID를 발급하지 않습니다. "내 정보(사용 중단)"에만 쓰며, 그 밖의 모든 작업에는 하이웍스 오피스 API 자격 증명이 필요합니다.',
	'A token that you have. It lives one hour.': '이미 갖고 있는 토큰. 유효 기간은 1시간입니다.',
	'Tokens are asked for, and renewed, with them': '이것으로 토큰을 발급받고 갱신합니다.',
	'With a client ID it is filled in and renewed by itself': '클라이언트 ID를 쓰면 자동으로 채워지고 갱신됩니다.',
	'To get an authorization code, open https://api.hiworks.com/open/auth/authform?client_id=YOUR_CLIENT_ID&access_type=offline in a browser, with your client ID in its place, and sign in. The code works once; paste it below, not as an expression. With a refresh token you need none.':
		'인가 코드를 받으려면 브라우저에서 https://api.hiworks.com/open/auth/authform?client_id=YOUR_CLIENT_ID&access_type=offline 의 YOUR_CLIENT_ID 자리에 클라이언트 ID를 넣어 열고 로그인합니다. 코드는 한 번만 쓸 수 있으며, 아래에 표현식이 아닌 값으로 붙여 넣습니다. 갱신 토큰이 있으면 인가 코드는 필요 없습니다.',
	'Exchanged for tokens when it is first used, and emptied then': '처음 쓸 때 토큰으로 교환되고 비워집니다.',
	'Each renewal replaces it by a new one': '갱신할 때마다 새 토큰으로 바뀝니다.',
	'From Hiworks: 오피스관리 → API 관리 (or 서비스 연동), made with the services switched on that you use (인사, 알림, 메일, 전자결재, 문자, 알림톡, 회계). A new token stops all programs that use the old one.':
		'하이웍스 오피스관리 → API 관리(또는 서비스 연동)에서 쓸 서비스(인사, 알림, 메일, 전자결재, 문자, 알림톡, 회계)를 켜고 발급한 토큰. 새로 발급하면 이전 토큰을 쓰던 프로그램은 모두 멈춥니다.',
	'The Hiworks user in whose name SMS, Alimtalk and mail are sent, where a node names no other':
		'노드에서 따로 정하지 않았을 때 문자, 알림톡, 메일을 보내는 하이웍스 사용자',
	'Only for the Hiworks Approval Trigger: a secret of your own, 16 to 100 letters, digits, - and _, that stands in the address Hiworks calls':
		'하이웍스 결재 트리거에만 씁니다. 직접 정하는 영문, 숫자, -, _ 16~100자의 비밀값으로, 하이웍스가 호출하는 주소에 들어갑니다.',
});
