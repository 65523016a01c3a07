/** What the emulated office has from the start: the vendor's documented examples. */
import type { JsonObject } from '../../json.ts';

/** All documented fields of a line of a spending report, empty. */
export const BLANK_LINE = {
	document_code: '',
	document_no: '',
	slip_number: '',
	document_regdate: '0000-00-00 00:00:00',
	register_name: '',
	register_id: '',
	register_company_num: '',
	spender_user_name: '',
	spender_user_id: '',
	spender_company_num: '',
	type: 'P',
	card_name: '',
	card_number: '',
	bank_name: '',
	account_num: '',
	fixed_date: '2019-02-28',
	alias: '',
	accounting_status: 'W',
	updatedate: '0000-00-00 00:00:00',
	number: '1',
	department_code: '',
	department_name: '',
	account_code: '',
	account_name: '',
	price: '0',
	tax: '',
	expense_date: '0000-00-00',
	proof: '',
	cash_receipts_num: '',
	customer_code: '',
	customer_name: '',
	customer_company_num: '',
	accounting_no: '',
	brief: '',
};

const hong = {
	register_name: '홍길동',
	register_id: 'admin',
	spender_user_name: '홍길동',
	spender_user_id: 'admin',
	bank_name: '국민은행',
	account_num: '123123-1231231',
};

export const sampleLines = () => [
	{
		...hong,
		document_code: '지결-20190327-1234',
		document_no: '1231233',
		slip_number: '1903272c644',
		document_regdate: '2019-03-27 20:27:51',
		alias: 'test1',
		updatedate: '2019-03-27 21:15:09',
		department_code: '3002',
		department_name: '테스트2002',
		account_code: '0111',
		account_name: 'test0111',
		price: '1111',
		expense_date: '2019-02-01',
		proof: 'receipt',
		customer_name: 'asdfasdf',
		accounting_no: '7693',
		brief: 'asdf',
	},
	{
		...hong,
		document_code: '지결-20190227-1231',
		document_no: '1231234',
		slip_number: '19023227ee0',
		document_regdate: '2019-02-27 11:56:56',
		department_code: 'dept0002',
		department_name: 'name0002',
		account_code: 'asdfasd',
		account_name: '123',
		price: '12312',
		tax: '1231',
		expense_date: '2019-02-06',
		proof: 'tax_bill',
		customer_code: '12345',
		customer_name: 'name12345',
		customer_company_num: '11234012',
		accounting_no: '7068',
		brief: '123',
	},
];

const entry = (node_id: string, user_no: string, mail_id: string, name: string, is_admin = 'N') => ({
	is_admin,
	is_construction_admin: 'N',
	mail_id,
	name,
	email: '',
	phone: '',
	cell: '',
	node_id,
	user_no,
});

/** orgchart-leaf: the lowest nodes have no `nodes`, and nobody has an e-mail address. */
export const sampleOrganization = (): JsonObject => ({
	node_id: '12312',
	name: '하이웍스',
	entries: [
		entry('12312', '1232345', 'admin', '홍길동', 'Y'),
		entry('12312', '2343456', 'kcs', '김철수'),
		entry('12312', '3454567', 'kyh', '김영희'),
	],
	nodes: [
		{
			node_id: '23434',
			name: '하이웍스 마케팅',
			parent_no: '12312',
			entries: [entry('23434', '4565678', 'kkd', '김길동'), entry('23434', '5676789', 'khs', '김희선')],
		},
	],
});

export const sampleUsers = () => [
	{ no: '1231234', user_id: 'admin', name: '홍길동' },
	{ no: '2345678', user_id: 'kcs', name: '김철수' },
	{ no: '3454567', user_id: 'kyh', name: '김영희' },
];

export const sampleTemplates = (): Record<string, string> => ({
	'회원 가입': '안녕하세요.\n 회원가입이 완료되었습니다.',
});
