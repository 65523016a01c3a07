import type { Dictionary } from '../../shared/words/dictionary';

/** Files and what is attached: what its forms say, in Korean. */
export const fileForm = (): Dictionary => ({
	'List the files that everybody in the office may attach (공용 첨부 파일)':
		'오피스의 모든 사람이 첨부할 수 있는 공용 첨부파일의 목록을 조회합니다',
	'Upload a file and get its number, to attach it when a document is made':
		'파일을 업로드하고, 문서를 작성할 때 첨부하는 데 쓸 파일 번호를 받습니다',
	'Whether to leave out files that are not in use and cannot be attached':
		'사용하지 않도록 설정되어 첨부할 수 없는 파일을 제외할지 여부',
	'The name of the input binary field that has the file': '파일이 들어 있는 입력 바이너리 필드의 이름',
	'Download a file that is attached to a document': '문서에 첨부된 파일을 다운로드합니다',
	'Number of the file, from the files that Get shows': '"조회" 작업이 보여 주는 파일 목록의 파일 번호',
	'Name for the file; empty: the one that Hiworks sends along':
		'받은 파일에 붙일 이름. 비워 두면 하이웍스가 보낸 이름을 씁니다',
	'Files that go with the document': '문서에 첨부할 파일',
	'Add files': '파일 추가',
	'Names of the input binary fields with files to upload and attach, separated by commas':
		'업로드하여 첨부할 파일이 들어 있는 입력 바이너리 필드의 이름. 여러 개는 쉼표로 구분합니다',
	'Files that the office keeps with Hiworks for everybody (공용 첨부 파일)':
		'오피스가 하이웍스에 모두를 위해 등록해 둔 공용 첨부파일',
	'Add File': '파일 추가',
	'A shared file of the office': '오피스의 공용 첨부파일',
	'Numbers of files uploaded before with "Upload", separated by commas':
		'"업로드" 작업으로 먼저 올린 파일의 번호. 여러 개는 쉼표로 구분합니다',
	'e.g. 1234, 1235': '예: 1234, 1235',
});
