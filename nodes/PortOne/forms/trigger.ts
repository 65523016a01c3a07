import type { Dictionary } from '../../shared/words/dictionary';

/** The trigger: what its forms say, in Korean. */
export const triggerForm = (): Dictionary => ({
	// n8n wants the English name to end in Trigger.
	'PortOne B2B Trigger': '포트원 B2B 트리거',
	'Issue, amend, request and read Korean electronic tax invoices (전자세금계산서) with PortOne B2B, keep its counterparties (거래처), and start workflows when one is requested, issued, canceled, refused or sent':
		'포트원 B2B로 전자세금계산서를 발행·수정·역발행 요청·조회하고 거래처를 관리하며, 역발행 요청, 발행, 취소, 거부, 전송되면 워크플로를 시작합니다',
	'PortOne enters the URL for you: (1) Choose a secret of letters and digits and save it in the credential as "Webhook Token". (2) Publish this workflow, and add ?token= and your secret to the Production URL above. (3) Ask PortOne\'s technical support by mail to register it as the webhook of tax invoices (세금계산서 웹훅); test and live have a URL each, and need a credential each here. (4) Open the URL in a browser: it says whether the token is right. There is no event for a transmission to the tax office that failed: the PortOne B2B Status Trigger tells of those.':
		'URL은 포트원이 등록해 줍니다. (1) 영문자와 숫자로 된 비밀 문자열을 정해 자격 증명의 "웹훅 토큰"에 저장하십시오. (2) 이 워크플로를 게시(Publish)하고, 위의 Production URL 뒤에 ?token=과 비밀 문자열을 붙이십시오. (3) 포트원 기술지원에 메일로 이 주소를 세금계산서 웹훅으로 등록해 달라고 요청하십시오. 테스트와 라이브는 URL이 따로이며, 여기의 자격 증명도 각각 필요합니다. (4) 브라우저에서 URL을 열면 토큰이 맞는지 알려 줍니다. 국세청 전송 실패는 이벤트로 오지 않습니다. 전송 실패는 포트원 B2B 상태 트리거(PortOne B2B Status Trigger)가 알려 줍니다.',
	'Events that this version does not know': '이 버전이 모르는 이벤트',
	'An issued invoice was canceled before it was sent (발행 취소)':
		'발행된 세금계산서가 국세청에 전송되기 전에 발행 취소됨',
	'A tax invoice (세금계산서) was issued': '세금계산서가 발행됨',
	'The supplier refused a request for reverse issuance (역발행 거부)': '공급자가 역발행 요청을 거부함',
	'The recipient took a request for reverse issuance back (역발행 요청 취소)': '공급받는자가 역발행 요청을 취소함',
	'A supplier was asked for reverse issuance (역발행 요청)': '공급자에게 역발행을 요청함',
	'The National Tax Service (국세청) has the invoice': '세금계산서가 국세청에 전송됨',
	'The state of an invoice, sent once more from the console of PortOne (수동 재전송)':
		'포트원 콘솔에서 다시 보낸 세금계산서의 상태(수동 재전송)',
	'Whether to accept calls while the credential has no Webhook Token. Whoever knows the URL can then start this workflow, except with an event that PortOne does not confirm.':
		'자격 증명에 웹훅 토큰이 없어도 호출을 받을지 여부. URL을 아는 사람은 누구나 이 워크플로를 시작할 수 있습니다. 포트원에서 확인되지 않는 이벤트는 제외됩니다.',
	'e.g. 52.78.5.241': '예: 52.78.5.241',
	'Whether to read the invoice from PortOne before the workflow starts, up to 3 times within 4 seconds':
		'워크플로를 시작하기 전에 포트원에서 세금계산서를 조회할지 여부. 4초 안에 최대 3번 조회합니다',
	'What to do with an event while PortOne does not answer in time, is out of order or refuses the API key. Without a Webhook Token it is always refused. PortOne sends a refused event 4 times more, after some 5, 10, 20 and 40 minutes.':
		'포트원이 제때 응답하지 않거나, 장애가 있거나, API 시크릿을 거부할 때 이벤트를 어떻게 처리할지 선택합니다. 웹훅 토큰이 없으면 항상 거부합니다. 거부한 이벤트는 포트원이 약 5, 10, 20, 40분 간격으로 4번 더 보냅니다.',
	'What to do with an event when PortOne does not have the invoice in a state that fits. Without a Webhook Token it is always dropped.':
		'포트원에 있는 세금계산서의 상태가 이벤트와 맞지 않을 때 이벤트를 어떻게 처리할지 선택합니다. 웹훅 토큰이 없으면 항상 무시합니다.',
	'Whether to refuse calls without a signature (Standard Webhooks). PortOne does not document that it signs events of tax invoices; one that comes is verified in any case, where the credential has a Webhook Secret.':
		'서명이 없는 호출을 거부할지 여부(Standard Webhooks). 포트원이 세금계산서 이벤트에 서명하는지는 문서에 없습니다. 서명이 오면 자격 증명에 웹훅 시크릿이 있을 때 항상 검증합니다.',
	'Receive events from PortOne': '포트원의 이벤트 받기',
	"<b>Test</b>: click the button and have an event sent to the test URL. It listens for 2 minutes, until the first event. <br><br><b>Production</b>: publish the workflow, then ask PortOne's technical support to register the production URL with <code>?token=</code> and the Webhook Token of the credential.":
		'<b>테스트</b>: 버튼을 누르고 이벤트를 Test URL로 보내게 하십시오. 첫 이벤트가 올 때까지 2분 동안 기다립니다. <br><br><b>운영</b>: 워크플로를 게시(Publish)한 뒤, <code>?token=</code>과 자격 증명의 웹훅 토큰을 붙인 Production URL을 등록해 달라고 포트원 기술지원에 요청하십시오.',
	'<b>Test</b>: click the button and have an event sent to the test URL. <br><br><b>Production</b>: the workflow is published. PortOne must have the production URL with <code>?token=</code> and the Webhook Token of the credential. What it starts is in the <a data-key="executions">executions list</a>.':
		'<b>테스트</b>: 버튼을 누르고 이벤트를 Test URL로 보내게 하십시오. <br><br><b>운영</b>: 워크플로가 게시되었습니다. <code>?token=</code>과 자격 증명의 웹훅 토큰을 붙인 Production URL이 포트원에 등록되어 있어야 합니다. 시작된 실행은 <a data-key="executions">실행 목록(Executions)</a>에 있습니다.',
	"Publish the workflow, then ask PortOne's technical support to register the production URL.":
		'워크플로를 게시(Publish)한 뒤 포트원 기술지원에 Production URL 등록을 요청하십시오.',
});
