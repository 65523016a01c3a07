import type { Dictionary } from '../dictionary';

/** What is asked of a sheet. */
export const sheet = (): Dictionary => ({
	'Whether the form below says it, or the columns of the input items':
		'아래 입력란에 입력할지, 입력 아이템의 열에서 읽을지 정합니다.',
	'Each input item is a row of a sheet, read by the headings of its columns: the Hometax form, exports of an ERP. What the sheet does not say is set once below.':
		'입력 아이템 하나를 시트의 한 행으로 보고 열 제목에 따라 읽습니다(홈택스 양식, ERP에서 내려받은 파일 등). 시트에 없는 내용은 아래에서 한 번에 정합니다.',
	'The fields below, with expressions for what is in the input':
		'아래 입력란에 입력하고, 입력 데이터의 값은 표현식으로 가져옵니다.',
	'Lines are put together by the column of the Reference ID, those of an amendment by its original. Where a row has its lines side by side (품목1, 품목2 …), it is a document in any case.':
		'품목 줄은 관리번호 열이 같은 것끼리(수정발행은 당초 문서가 같은 것끼리) 한 문서로 묶습니다. 한 행에 품목이 나란히 있으면(품목1, 품목2 …) 어느 쪽을 골라도 문서 한 건입니다.',
	'Only for columns whose headings are not understood by themselves: a hint above the output of each run names them':
		'제목만으로 뜻을 알 수 없는 열만 지정합니다. 사용하지 않은 열은 실행할 때마다 출력 위의 안내에 나옵니다.',
	'Add Column': '열 추가',
	'Its heading in the sheet': '시트에 적힌 열 제목',
	'What stands in it': '그 열에 들어 있는 내용',
});
