import type { Dictionary } from '../dictionary';

/** Operations, lists and options of how a run is done. */
export const operations = (): Dictionary => ({
	Resource: '구분',
	Operation: '작업',
	Options: '옵션',
	'Add option': '옵션 추가',
	'How many items are sent at the same time, at most': '동시에 보낼 아이템의 최대 수',
	'Seconds to wait for an answer before the outcome counts as unknown':
		'응답을 기다리는 시간(초). 넘으면 결과를 알 수 없는 것으로 봅니다.',
	Simplify: '간단히 보기',
	'Whether to return a simplified version of the response instead of the raw data':
		'응답 원본 대신 간단히 정리한 결과를 돌려줄지 여부',
	'Whether to check everything and show the request, without sending it':
		'모든 내용을 검사하고 보낼 요청을 보여 주기만 하며, 실제로는 보내지 않을지 여부',
	'By ID': 'ID로 지정',
	'From List': '목록에서 선택',
	'Return All': '모두 가져오기',
	'Whether to return all results or only up to a given limit': '모든 결과를 가져올지, 최대 개수까지만 가져올지 여부',
	Limit: '최대 개수',
	'Max number of results to return': '가져올 결과의 최대 개수',
	'Add filter': '조건 추가',
	'Add detail': '추가',
	'The name of the output binary field to put the file in': '파일을 담을 출력 바이너리 필드의 이름',

	'A web page came back, not an answer of the API. Check the Base URL, and whether a proxy or firewall stands between':
		'API의 응답이 아니라 웹 페이지가 왔습니다. 서버 주소를 확인하고, 중간에 프록시나 방화벽이 있는지 보세요',
	'Scheme and host only. HTTPS, or HTTP on this machine.':
		'https://와 호스트까지만 입력합니다. HTTP는 이 컴퓨터의 주소에만 쓸 수 있습니다.',
	'Get Many': '목록 조회',
});
