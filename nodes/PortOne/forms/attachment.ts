import type { Dictionary } from '../../shared/words/dictionary';

/** Attachments: what their forms say, in Korean. */
export const attachmentForm = (): Dictionary => ({
	'Remove a file from a draft': '임시저장 문서에서 첨부파일을 삭제합니다',
	'List the files attached to a tax invoice. PortOne has no call that downloads them.':
		'세금계산서에 첨부된 파일의 목록을 조회합니다. 포트원에는 파일을 내려받는 API가 없습니다.',
	'Upload a file and attach it to a draft (첨부파일). That the bytes are put to the address that PortOne gives is not documented (unofficial).':
		'파일을 업로드하여 임시저장 문서에 첨부합니다(첨부파일). 포트원이 알려 주는 주소로 파일을 올리는 방식은 포트원 문서에 없습니다(비공식).',
	'The draft': '임시저장 문서',
	'The ID that Get Many gives': '"목록 조회" 작업에서 받은 ID',
	'e.g. the attachmentId of another step': '예: 다른 노드에서 받은 attachmentId',
	'The name of the input binary field that holds the file': '파일이 들어 있는 입력 바이너리 필드의 이름',
});
