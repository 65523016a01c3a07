import type { Dictionary } from '../../shared/words/dictionary';

/** The status trigger: what its forms say, in Korean. */
export const statusTriggerForm = (): Dictionary => ({
	'PortOne B2B Status Trigger': '포트원 B2B 상태 트리거',
	'Start workflows when a Korean electronic tax invoice (전자세금계산서) at PortOne B2B could not be sent to the National Tax Service, or has come to another status, by asking on a schedule':
		'일정에 맞춰 포트원 B2B에 조회하여, 전자세금계산서의 국세청 전송이 실패하거나 상태가 바뀌면 워크플로를 시작합니다',
	'Asks PortOne by a schedule which tax invoices have come to another status: for what PortOne sends no event of, and for those who have no webhook. Of several statuses between two polls the last one is told. An event may come twice after a restart of n8n: it has the same dedupeKey then.':
		'상태가 바뀐 세금계산서를 일정에 맞춰 포트원에 조회합니다. 포트원이 웹훅으로 알려 주지 않는 상태나, 웹훅을 등록하지 않은 경우에 사용하십시오. 두 조회 사이에 상태가 여러 번 바뀌면 마지막 상태만 알립니다. n8n을 다시 시작한 뒤에는 같은 이벤트가 두 번 올 수 있으며, dedupeKey가 같습니다.',
	'The statuses that start the workflow': '워크플로를 시작할 상태',
	'Drafts, steps on the way to the tax office, and statuses that this version does not know':
		'임시저장, 국세청 전송이 끝나기 전의 단계, 이 버전이 모르는 상태',
	'An invoice of a batch (대량 발행) could not be made': '대량 발행의 세금계산서를 처리하지 못함',
	'The National Tax Service (국세청) did not take the invoice. PortOne sends no event of it.':
		'국세청이 세금계산서를 접수하지 않음. 포트원이 이벤트로 알려 주지 않습니다.',
});
