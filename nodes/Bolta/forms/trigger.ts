import type { Dictionary } from '../../shared/words/dictionary';

/** The trigger. */
export const trigger = (): Dictionary => ({
	'Bolta Trigger': '볼타 트리거',
	'Issue, amend and read Korean electronic tax invoices (전자세금계산서) with Bolta, and start workflows when one is issued or could not be':
		'볼타로 전자세금계산서를 발행·수정·조회하고, 발행되었거나 발행하지 못했을 때 워크플로를 시작합니다.',
	"Enter this node's URL in Bolta's console: (1) Choose a secret of letters and digits and save it in the credential as \"Webhook Token\". (2) Publish this workflow: Bolta calls the URL when you save it there, and refuses one that does not answer. (3) Copy the Production URL above and add ?token= and your secret. (4) In Bolta's console, 개발자센터 → API 키 → ⋮ beside the key of this credential → 수정하기 → 발행 수신 URL, paste it and save. Test and live keys each have a URL of their own. (5) Open the URL in a browser: it says whether the token is right.":
		'볼타 콘솔에 이 노드의 URL을 등록하십시오. (1) 영문과 숫자로 된 비밀 문자열을 정해 자격 증명의 "웹훅 토큰"에 저장합니다. (2) 이 워크플로를 게시합니다(Publish). 볼타는 URL을 저장할 때 호출해 보고, 응답하지 않는 URL은 거부합니다. (3) 위의 Production URL을 복사해 끝에 ?token=과 비밀 문자열을 붙입니다. (4) 볼타 콘솔의 개발자센터 → API 키 → 이 자격 증명의 키 옆 ⋮ → 수정하기 → 발행 수신 URL에 붙여 넣고 저장합니다. 테스트 키와 라이브 키의 URL은 따로 등록합니다. (5) URL을 브라우저에서 열면 토큰이 맞는지 알려 줍니다.',
	"Events that this version does not know, passed on under a name made of Bolta's":
		'이 버전에서 모르는 이벤트. 볼타의 이벤트 이름에 따라 만든 이름으로 전달합니다.',
	'Cash receipts (현금영수증) that were issued or canceled, or could not be':
		'현금영수증이 발급 또는 취소되었거나, 발급 또는 취소하지 못한 이벤트',
	'An accepted tax invoice (세금계산서) could not be issued; the cause is in the output':
		'접수된 세금계산서를 발행하지 못했습니다. 원인은 출력에 있습니다.',
	'A tax invoice (세금계산서) was issued; its content is read from Bolta':
		'세금계산서가 발행되었습니다. 내용은 볼타에서 조회합니다.',
	'Whether to accept calls while the credential has no Webhook Token. Whoever knows the URL can then start this workflow, except with an issued event that Bolta does not confirm.':
		'자격 증명에 웹훅 토큰이 없어도 호출을 받을지 여부. 켜면 URL을 아는 누구나 이 워크플로를 시작할 수 있습니다. 단, 볼타에서 확인되지 않는 발행 완료 이벤트로는 시작할 수 없습니다.',
	'e.g. 43.201.136.252': '예: 43.201.136.252',
	'Whether to read an issued invoice from Bolta before the workflow starts, up to 3 times within 4 seconds':
		'워크플로를 시작하기 전에 발행된 세금계산서를 볼타에서 조회할지 여부. 4초 안에 최대 3번 조회합니다.',
	'What to do with an issued event while Bolta does not answer in time, is out of order or refuses the API key. Without a Webhook Token it is always refused. Whether Bolta repeats refused events is not documented.':
		'볼타가 제때 응답하지 않거나, 장애가 있거나, API 키를 거부할 때 발행 완료 이벤트를 처리하는 방법. 웹훅 토큰이 없으면 항상 거부합니다. 볼타가 거부된 이벤트를 다시 보내는지는 문서에 없습니다.',
	'What to do with an issued event when Bolta does not know the invoice as issued. Without a Webhook Token it is always dropped.':
		'볼타에서 발행된 세금계산서로 조회되지 않을 때 발행 완료 이벤트를 처리하는 방법. 웹훅 토큰이 없으면 항상 무시합니다.',
	'Receive results from Bolta': '볼타의 발행 결과 받기',
	"<b>Test</b>: click the button and send an event to the test URL, for example by entering it in Bolta's console for a test key and issuing an invoice; Bolta announces those after 10 to 30 seconds. It listens for 2 minutes, until the first event. <br><br><b>Production</b>: publish the workflow, then enter the production URL with <code>?token=</code> and the Webhook Token of the credential in Bolta's console: 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL.":
		'<b>테스트</b>: 버튼을 누르고 Test URL로 이벤트를 보내십시오. 예를 들어 볼타 콘솔의 테스트 키에 이 URL을 등록하고 세금계산서를 발행하면 10~30초 뒤에 볼타가 결과를 알립니다. 첫 이벤트가 올 때까지 2분 동안 기다립니다. <br><br><b>운영</b>: 워크플로를 게시한 뒤(Publish), 끝에 <code>?token=</code>과 자격 증명의 웹훅 토큰을 붙인 Production URL을 볼타 콘솔의 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL에 등록하십시오.',
	'<b>Test</b>: click the button and send an event to the test URL. <br><br><b>Production</b>: the workflow is published. The production URL with <code>?token=</code> and the Webhook Token of the credential must stand in Bolta\'s console: 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL. What it starts is in the <a data-key="executions">executions list</a>.':
		'<b>테스트</b>: 버튼을 누르고 Test URL로 이벤트를 보내십시오. <br><br><b>운영</b>: 워크플로가 게시되어 있습니다. 끝에 <code>?token=</code>과 자격 증명의 웹훅 토큰을 붙인 Production URL이 볼타 콘솔의 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL에 등록되어 있어야 합니다. 시작된 실행은 <a data-key="executions">실행 목록</a>에 있습니다.',
	"Publish the workflow before you enter the production URL in Bolta's console: Bolta calls it when you save, and refuses a URL that does not answer.":
		'볼타 콘솔에 Production URL을 등록하기 전에 워크플로를 게시하십시오(Publish). 볼타는 저장할 때 URL을 호출해 보고, 응답하지 않으면 거부합니다.',
});
