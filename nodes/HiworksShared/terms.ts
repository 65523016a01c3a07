import type { Dictionary } from '../shared/words/dictionary';

/** Korean terms of forms of several Hiworks nodes, which both editions show. */
export const terms: Dictionary = {
	Sync: '동기화',
	'External Key': '외부키',
	'Business Number': '사업자등록번호',
	'User ID': '사용자 ID',
	Document: '문서',
	'Office Token': '오피스 토큰',

	// Choices and settings
	'Expected Records': '예상 레코드 수',
	'Rows per Call': '호출당 행 수',
	Changes: '변경 내용',
	'Code Digits': '코드 자릿수',
	'As Written': '적힌 그대로',
	'Pad With Zeros': '앞에 0 채우기',
	Refuse: '거부',
};
