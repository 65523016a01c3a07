/** Sheets of records and messages: of each operation that takes them, what a form with expressions says too. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.ts';
import { hiworksNode } from '../../operations/hiworks';
import { hiworksOrgNode } from '../../operations/hiworksOrg';
import type { NodeUnderTest } from '../../operations/row';
import { entries, entry, LISTS, RESOURCES, setRecords, type Column, type Resource } from './hiworksOffice';
import { locator } from './operations';

/** A column: its heading in the sheet, and the path of the form that holds the same. */
type Place = readonly [heading: string, path: string];

export interface SheetCase {
	node: NodeUnderTest;
	name: string;
	/** The first one is what no row can do without; `meaning` is its flat name. */
	places: readonly [Place, ...Place[]];
	meaning: string;
	rows: ReadonlyArray<readonly string[]>;
	/** What the node says for all rows. */
	once?: INodeParameters;
	/** Fields that are chosen from a list. */
	located?: readonly string[];
	options?: INodeParameters;
	arrange?(sandbox: Sandbox): void;
}

/** The same case as rows of a sheet. */
export const sheetOf = ({ places, rows }: SheetCase): IDataObject[] =>
	rows.map((cells) => Object.fromEntries(places.map(([heading], index) => [heading, cells[index] ?? ''])));

/** The same case as a form that holds an expression for each of its columns. */
export function formOf({ places, once = {}, located = [] }: SheetCase): INodeParameters {
	const form: INodeParameters = { ...once };
	for (const [heading, path] of places) {
		const expression = `={{ $json[${JSON.stringify(heading)}] }}`;
		const [field = '', inner] = path.split('.');
		if (inner === undefined) form[field] = located.includes(field) ? locator(expression) : expression;
		else form[field] = { ...(form[field] as INodeParameters | undefined), [inner]: expression };
	}
	return form;
}

// ── Accounting lists ────────────────────────────────────────────────────────────────────────────────────────────────

const HEADINGS: Readonly<Record<Resource, Partial<Record<Column, string>>>> = {
	accountingCustomer: {
		code: '거래처 코드',
		name: '거래처명',
		externalKey: '외부키',
		businessNumber: '사업자번호\n("-" 없이 입력)',
		bankName: '은행',
		accountNumber: '계좌번호',
		accountHolder: '예금주',
	},
	accountTitle: { code: '계정과목코드', name: '계정과목명', externalKey: '외부키' },
	costCenter: { code: '부서코드', name: '부서명', externalKey: '외부키' },
};

const columnsOf = (resource: Resource): readonly Column[] => LISTS[resource].columns;
const cellsOf = (resource: Resource, n: number) =>
	columnsOf(resource).map((column) => entry(resource, n, { name: `새 이름 ${n}` })[column] ?? '');

function accountingCases(resource: Resource): SheetCase[] {
	const placesAt = (pathOf: (column: Column) => string) =>
		columnsOf(resource).map((column): Place => [HEADINGS[resource][column] ?? column, pathOf(column)]) as [Place];
	const common = { node: hiworksNode, meaning: 'code', rows: [5, 1].map((n) => cellsOf(resource, n)) };
	const places = placesAt((column) => column);
	const hasTwo = (sandbox: Sandbox) => setRecords(sandbox, resource, entries(resource, 2));
	return [
		{ ...common, name: `${resource}.create`, places },
		{ ...common, name: `${resource}.upsert`, places, once: { matchBy: 'code' }, arrange: hasTwo },
		{ ...common, name: `${resource}.sync`, places, once: { matchBy: 'code' }, arrange: hasTwo },
		{
			...common,
			rows: [0, 1].map((n) => cellsOf(resource, n)),
			name: `${resource}.update`,
			places: placesAt((column) => (column === 'code' ? 'key' : `changes.${column}`)),
			once: { matchBy: 'code' },
			located: ['key'],
			arrange: hasTwo,
		},
	];
}

// ── Organization ────────────────────────────────────────────────────────────────────────────────────────────────────

const KEYS = ['a', 'b'];
const thereAre = ({ hiworksOrg: org }: Sandbox) =>
	org.setChart({
		positions: KEYS.map((extKey) => ({ extKey, name: `옛 ${extKey}`, order: '1' })),
		duties: KEYS.map((extKey) => ({ extKey, name: `옛 ${extKey}`, order: '1' })),
		organizations: KEYS.map((extKey) => ({ extKey, name: `옛 ${extKey}` })),
		members: KEYS.map((extKey) => ({ extKey, user_id: `user-${extKey}`, user_name: `옛 ${extKey}` })),
	});

function orgCases(): SheetCase[] {
	const common = { node: hiworksOrgNode, meaning: 'externalKey' };
	const changed = { ...common, located: ['externalKey'], arrange: thereAre };
	const ranks = (['position', 'duty'] as const).flatMap((resource): SheetCase[] => {
		const korean = resource === 'position' ? '직위' : '직무';
		const rows = [
			['c', '부장', '10'],
			['d', '과장', '20'],
		];
		const heads = (inner: string): [Place, ...Place[]] => [
			[`${korean}코드`, 'externalKey'],
			[korean, `${inner}name`],
			['정렬순서', `${inner}order`],
		];
		return [
			{ ...common, name: `${resource}.create`, places: heads(''), rows },
			{ ...common, name: `${resource}.upsert`, places: heads(''), rows, arrange: thereAre },
			{
				...changed,
				name: `${resource}.update`,
				places: heads('changes.'),
				rows: rows.map(([, ...rest], index) => [KEYS[index] ?? '', ...rest]),
			},
		];
	});
	const organization: [Place, ...Place[]] = [
		['조직 외부키', 'externalKey'],
		['조직명', 'name'],
		['상위 조직 외부키', 'parentKey'],
	];
	const member: [Place, ...Place[]] = [
		['구성원키', 'externalKey'],
		['성명', 'name'],
		['아이디', 'userId'],
		['비밀번호', 'password'],
		['부서코드', 'organizationKey'],
		['사번', 'details.employeeNumber'],
		['휴대폰', 'details.cell'],
		['생년월일', 'details.birthday'],
	];
	const people = [
		['m1', '홍길동', 'gildong', 's3cret-pass', 'a', '0012', '010-0000-0001', '1990-01-31'],
		['m2', '김영희', 'younghee', 's3cret-word', 'b', '0013', '010-0000-0002', '1991-02-28'],
	];
	return [
		...ranks,
		...['create', 'upsert'].map((operation): SheetCase => ({
			...common,
			name: `organization.${operation}`,
			places: organization,
			located: ['parentKey'],
			rows: [
				['x', '본부', 'a'],
				['y', '팀', 'b'],
			],
			arrange: thereAre,
		})),
		{
			...changed,
			name: 'organization.update',
			places: [
				['조직 외부키', 'externalKey'],
				['부서명', 'changes.name'],
			],
			rows: [
				['a', '본부'],
				['b', '팀'],
			],
		},
		...['create', 'upsert'].map((operation): SheetCase => ({
			...common,
			name: `member.${operation}`,
			places: member,
			located: ['organizationKey'],
			rows: people,
			arrange: thereAre,
		})),
		{
			...changed,
			name: 'member.update',
			places: [
				['외부키', 'externalKey'],
				['성명', 'changes.name'],
				['이메일', 'changes.email'],
			],
			rows: [
				['a', '홍길동', 'a@example.com'],
				['b', '김영희', 'b@example.com'],
			],
		},
	];
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const NUMBERS = ['010-0000-0001', '010-0000-0002'];

const MESSAGES: SheetCase[] = [
	{
		node: hiworksNode,
		name: 'sms.send',
		meaning: 'receiver',
		places: [
			['휴대폰번호', 'receiver'],
			['문자내용', 'message'],
		],
		rows: NUMBERS.map((number) => [number, `${number} 안내`]),
		once: { sender: '02-000-1234' },
	},
	{
		node: hiworksNode,
		name: 'alimtalk.send',
		meaning: 'receiver',
		places: [
			['수신번호', 'receiver'],
			['내용', 'message'],
		],
		rows: NUMBERS.map((number) => [number, `${number} 안내`]),
		once: { templateName: '안내' },
		options: { sendAt: '2099-01-31 09:00:00' },
		arrange: ({ hiworks: office }) => office.configure({ templates: null }),
	},
	{
		node: hiworksNode,
		name: 'notification.send',
		meaning: 'userIds',
		places: [
			['사용자 아이디', 'userIds'],
			['메시지', 'message'],
		],
		rows: [
			['admin, kcs', '안내 1'],
			['kcs', '안내 2'],
		],
		once: { link: 'https://example.com/' },
	},
];

export const LIST_SHEETS: readonly SheetCase[] = [...RESOURCES.flatMap(accountingCases), ...orgCases(), ...MESSAGES];
