import type { Dictionary } from '../../shared/words/dictionary';

/** Documents of the e-approval, and the trigger of their decisions. */
export const approval = (): Dictionary => ({
	'Prepare a document (전자결재 기안). A person must open its login URL and hand it in: let a message with that URL follow, then Wait for Decision.':
		'전자결재 문서의 기안을 준비합니다. 사람이 로그인 URL을 열어 상신해야 하므로, 그 URL을 알리는 메시지를 보낸 다음 "결재 결과 대기"로 이어 갑니다.',
	'Read where a document stands (문서 상태 조회). Only documents drafted through the API can be read.':
		'문서의 결재 상태를 조회합니다. API로 기안한 문서만 조회할 수 있습니다.',
	'Wait until a document that Draft made for this execution is approved, rejected, canceled or deleted. Takes one item. Not for agents.':
		'"기안"이 이 실행을 위해 만든 문서가 결재 완료, 반려, 기안 취소 또는 삭제될 때까지 기다립니다. 아이템을 하나만 받으며, 에이전트는 쓸 수 없습니다.',
	'Of a form with "use integration" switched on, from the administration of the form box (양식함)':
		'"연동 사용"을 켠 양식의 ID. 관리자의 양식함에서 확인합니다.',
	'e.g. 1234': '예: 1234',
	'The title of the document (제목)': '문서의 제목',
	'The text of the document, plain or HTML': '문서의 내용. 일반 텍스트 또는 HTML',
	'e.g. <p>New monitor: 350,000 won</p>': '예: <p>모니터 구입: 350,000원</p>',
	'Whom Hiworks calls when the state of the document changes': '문서의 상태가 바뀔 때 하이웍스가 호출하는 곳',
	'For a Wait for Decision later in this workflow. The nodes between must be short: calls before it waits are lost.':
		'이 워크플로의 뒤에 있는 "결재 결과 대기"가 받습니다. 그 사이의 노드는 금방 끝나야 합니다. 대기를 시작하기 전에 온 호출은 받지 못합니다.',
	'Another workflow, which begins with that trigger': '이 트리거로 시작하는 다른 워크플로',
	'A program of your own': '직접 운영하는 프로그램',
	'The Production URL of the Hiworks Approval Trigger, pasted as its panel shows it, with :secret at the end. The Callback Secret of the credential takes that place.':
		'하이웍스 결재 트리거의 Production URL. 트리거 화면에 나온 그대로 끝의 :secret까지 붙여 넣습니다. 그 자리에는 자격 증명의 "콜백 비밀값"이 들어갑니다.',
	'e.g. https://n8n.example.com/webhook/…/approval/:secret': '예: https://n8n.example.com/webhook/…/approval/:secret',
	'Hiworks calls it by GET with ?office_id=… and more behind it, so it should have no query of its own':
		'하이웍스가 뒤에 ?office_id=… 등을 붙여 GET으로 호출하는 주소. 주소 자체에는 쿼리가 없어야 합니다.',
	'e.g. https://example.com/hiworks': '예: https://example.com/hiworks',
	'Whether the drafter may change the contents before handing the document in':
		'기안자가 상신하기 전에 내용을 고칠 수 있는지 여부',
	'Whether the drafter may add or remove files before handing the document in':
		'기안자가 상신하기 전에 첨부파일을 추가하거나 뺄 수 있는지 여부',
	'Names of the input binary fields with files to attach, separated by commas':
		'첨부할 파일이 든 입력 바이너리 필드의 이름. 여러 개는 쉼표로 구분합니다.',
	'A value of your own, such as an order number, that comes back with the decision':
		'주문번호처럼 직접 정하는 값. 결재 결과와 함께 되돌아옵니다.',
	'e.g. order-1': '예: order-1',
	'The approvalId that came with a decision, not the approvalKey':
		'결재 결과와 함께 온 approvalId. approvalKey가 아닙니다.',
	'e.g. 1234567': '예: 1234567',
	'The approvalKey that Draft gave. Where other nodes stand between, drag it here from the Draft node.':
		'"기안"에서 나온 approvalKey. 사이에 다른 노드가 있으면 "기안" 노드에서 끌어다 놓습니다.',
	'The requestHash that Draft gave. Where other nodes stand between, drag it here from the Draft node.':
		'"기안"에서 나온 requestHash. 사이에 다른 노드가 있으면 "기안" 노드에서 끌어다 놓습니다.',
	'After this time the node goes on with decision "timedOut" and approved: false. A call of Hiworks\' that comes while n8n is down may be lost, so look then in Hiworks too. n8n looks at its clock for this once a minute, so there is nothing below a minute.':
		'이 시간이 지나면 decision "timedOut", approved: false로 이어 갑니다. n8n이 꺼져 있는 동안 온 하이웍스의 호출은 받지 못할 수 있으므로, 그때는 하이웍스에서도 확인해야 합니다. n8n은 1분마다 시각을 확인하므로 1분보다 짧게 정할 수 없습니다.',
	'Of the time limit': '대기 기한의 단위',
	"Whether to go on only when Hiworks, asked for the document, shows the same state. While it cannot be asked or shows another one, its call is answered with 503 and the node keeps waiting. One call of the office's quota, at most three.":
		'하이웍스에서 문서를 조회해 같은 상태일 때만 이어 갈지 여부. 조회할 수 없거나 상태가 다른 동안에는 하이웍스의 호출에 503으로 응답하고 계속 기다립니다. 오피스의 호출 수를 1회, 많아도 3회 씁니다.',
	'Whether to go on as soon as the document is handed in, with decision "inProgress" and its approval ID. Another Wait for Decision can then await the decision itself.':
		'문서가 상신되는 대로 decision "inProgress"와 approvalId를 가지고 이어 갈지 여부. 결재 결과는 그다음 "결재 결과 대기"로 기다릴 수 있습니다.',
	'Waits until the document is decided in Hiworks, or the time limit passes':
		'하이웍스에서 문서의 결재 결과가 나오거나 대기 기한이 지날 때까지 기다립니다.',
	'Starts the workflow when a document drafted through the API is approved, rejected, canceled or deleted in Hiworks e-approval (전자결재)':
		'API로 기안한 문서가 하이웍스 전자결재에서 결재 완료, 반려, 기안 취소 또는 삭제되면 워크플로를 시작합니다.',
	'Hiworks calls this node for each document that was drafted with its URL: (1) Choose a secret of 16 to 100 letters, digits, - and _ and save it in the credential as "Callback Secret". (2) Copy the Production URL above as it is, with :secret at its end. (3) Paste it into the operation Draft of the Hiworks node ("Send Decisions To": Hiworks Approval Trigger). Draft puts the secret of its credential in the place of :secret. (4) A program of your own that drafts documents must write the secret there itself. (5) Publish this workflow.':
		'하이웍스는 이 노드의 URL로 기안한 문서마다 이 노드를 호출합니다. (1) 영문, 숫자, -, _로 된 16~100자의 비밀값을 정해 자격 증명의 "콜백 비밀값"에 저장합니다. (2) 위의 Production URL을 끝의 :secret까지 그대로 복사합니다. (3) 하이웍스 노드의 "기안" 작업에 붙여 넣습니다("결재 결과를 받을 곳": 하이웍스 결재 트리거). "기안"이 :secret 자리에 자격 증명의 비밀값을 넣습니다. (4) 문서를 기안하는 자체 프로그램은 그 자리에 비밀값을 직접 적어야 합니다. (5) 이 워크플로를 게시합니다.',
	'What starts the workflow. Other states are answered and ignored.':
		'워크플로를 시작하는 상태. 그 밖의 상태에는 응답만 하고 무시합니다.',
	'A state that this version does not know, as vendorState': '이 버전이 모르는 상태. vendorState로 나옵니다.',
	'Everybody has approved the document (결재 완료)': '모든 결재자가 문서를 승인했습니다.',
	'The drafter took the document back (기안 취소). Comes only from offices that delete such documents; others tell of a rejection.':
		'기안자가 문서를 거두어들였습니다. 기안을 취소한 문서를 삭제하는 오피스에서만 오며, 그 밖의 오피스에서는 반려로 옵니다.',
	'The document was deleted (문서 삭제)': '문서가 삭제되었습니다.',
	'The document was handed in (문서 기안), with its approval ID': '문서가 상신되었습니다. approvalId와 함께 옵니다.',
	'Somebody has sent the document back (반려)': '결재자가 문서를 반려했습니다.',
	'Whether to ask Hiworks for the state of the document before the workflow starts, up to 3 times within 4 seconds. Only documents drafted with the office token of this credential can be read.':
		'워크플로를 시작하기 전에 하이웍스에서 문서의 상태를 4초 안에 최대 3번 조회할지 여부. 이 자격 증명의 오피스 토큰으로 기안한 문서만 조회할 수 있습니다.',
	'Whether to ignore states that already started this workflow. Where n8n runs several processes, repeats that come at the same moment can get through: they have the same dedupeKey.':
		'이미 이 워크플로를 시작한 상태를 무시할지 여부. n8n이 여러 프로세스로 돌면 같은 순간에 온 반복 호출은 통과할 수 있으며, 그때는 dedupeKey가 같습니다.',
	'What to do while Hiworks does not answer in time, is out of order or refuses the token. What starts then acts on a decision (결재) that nobody but the caller has told.':
		'하이웍스가 제때 응답하지 않거나, 장애가 있거나, 토큰을 거부할 때의 처리. 이때 시작하면 호출한 쪽만 알려 준 결재 결과에 따라 움직이게 됩니다.',
	'Nothing starts; the call counts when it comes again': '시작하지 않습니다. 호출이 다시 오면 그때 처리합니다.',
	'What to do when Hiworks, asked for the document, shows another state':
		'하이웍스에서 조회한 문서의 상태가 다를 때의 처리',
	"The call is answered with 503, n8n's log has a line, nothing starts":
		'호출에 503으로 응답하고 n8n 로그에 한 줄을 남기며, 시작하지 않습니다.',
	'Receive decisions from Hiworks': '하이웍스의 결재 결과 받기',
	'<b>Test</b>: click the button, draft a document with the test URL and hand it in. It listens for 2 minutes, until the first chosen event. <br><br><b>Production</b>: publish the workflow and paste the production URL as it is, with <code>:secret</code> at its end, into the operation Draft of the Hiworks node: <b>Send Decisions To</b>, Hiworks Approval Trigger. Draft puts the Callback Secret of the credential in its place.':
		'<b>테스트</b>: 버튼을 누르고 Test URL로 문서를 기안해 상신합니다. 선택한 이벤트가 처음 올 때까지 2분 동안 수신 대기합니다. <br><br><b>운영</b>: 워크플로를 게시하고 Production URL을 끝의 <code>:secret</code>까지 그대로 하이웍스 노드의 "기안" 작업에 붙여 넣습니다(<b>결재 결과를 받을 곳</b>: 하이웍스 결재 트리거). "기안"이 그 자리에 자격 증명의 "콜백 비밀값"을 넣습니다.',
	'<b>Test</b>: click the button, draft a document with the test URL and hand it in. <br><br><b>Production</b>: the workflow is published. Documents drafted with the production URL start it; paste it as it is, with <code>:secret</code> at its end, into the operation Draft of the Hiworks node. What it starts is in the <a data-key="executions">executions list</a>.':
		'<b>테스트</b>: 버튼을 누르고 Test URL로 문서를 기안해 상신합니다. <br><br><b>운영</b>: 워크플로가 게시되었습니다. Production URL로 기안한 문서가 워크플로를 시작합니다. Production URL을 끝의 <code>:secret</code>까지 그대로 하이웍스 노드의 "기안" 작업에 붙여 넣습니다. 시작된 실행은 <a data-key="executions">실행 목록</a>에 있습니다.',
	'Publish the workflow before you draft documents with the production URL: whether Hiworks repeats calls that fail is not documented.':
		'Production URL로 문서를 기안하기 전에 워크플로를 게시해야 합니다. 실패한 호출을 하이웍스가 다시 보내는지는 문서에 없습니다.',
});
