import type { INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { hiworksOrg, startOffice, type Office } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';

const examples = JSON.parse(
	readFileSync(path.resolve(__dirname, '../../../sandbox/contracts/hiworks.json'), 'utf8'),
) as Array<{
	path: string[];
	method: string;
	url: string;
	body?: any;
	responses: Array<{ status: number; body: any }>;
}>;

let office: Office;
beforeAll(async () => {
	office = await startOffice();
});
afterAll(async () => await office.close());
beforeEach(() => {
	office.reset();
	// Whatever a call is: answered as documented, or, where nothing is documented, with the word for success.
	office.fault = (seen) => {
		const example = examples
			.slice(58, 79)
			.find(({ method, url }) => method === seen.method && pathOf(url) === pathOf(seen.url));
		const [documented] = example?.responses ?? [];
		return { status: documented?.status ?? 200, body: documented?.body ?? { code: 'SUC', message: '', data: [] } };
	};
});

/** Without host and query. */
const pathOf = (url: string) =>
	url.replace(/^(https?:\/\/[^/]+|\{\{url\}\}\.hiworks\.com|\{\{\w+\}\})/, '').replace(/\?.*$/, '');
const expr = (name: string) => `={{ $json.${name} }}`;
const list = (...rows: object[]) => rows as never;

interface Case {
	operation: string;
	fields: INodeParameters;
	input?: object[];
	/** Where what is sent differs from the example, and why. */
	deviation?: { body?: unknown; url?: string; why: string };
}

/** Options that the example sends empty are not sent: whether an empty text clears a field is not documented. */
const NO_EMPTIES = 'the example sends optional keys as empty texts; here they are left out';

const CASES: Record<number, Case> = {
	58: {
		operation: 'position.create',
		fields: { name: expr('name'), externalKey: expr('key'), order: expr('order'), level: '9' },
		input: list(
			{ name: 'postion001', key: 'ext_001', order: '01' },
			{ name: 'postion002', key: 'ext_002', order: '02' },
		),
	},
	59: {
		operation: 'position.update',
		fields: { externalKey: 'ext_001', changes: { name: 'postion001m', order: '4', externalKey: 'ext_001m' } },
	},
	60: { operation: 'position.delete', fields: { externalKey: '090111_intern' } },
	61: {
		operation: 'position.getAll',
		fields: { returnAll: true },
		deviation: { url: '/office/org/position?level=&extKey=', why: 'a query key without "=" is written with it' },
	},
	62: {
		operation: 'duty.create',
		fields: { name: expr('name'), externalKey: expr('key'), order: expr('order') },
		input: list(
			{ name: '직무명1', key: '직무 외부키1', order: '정렬1' },
			{ name: '직무명2', key: '직무 외부키2', order: '정렬2' },
		),
	},
	63: {
		operation: 'duty.update',
		fields: {
			externalKey: expr('key'),
			changes: { name: expr('name'), order: expr('order'), externalKey: expr('to') },
		},
		input: list(
			{ key: '직무 외부키1', name: '수정할 직무명1', order: '정렬1', to: '수정할 직무 외부키1' },
			{ key: '직무 외부키2', name: '수정할 직무명3', order: '정렬3', to: '수정할 직무 외부키3' },
		),
	},
	64: { operation: 'duty.delete', fields: { externalKey: '수정할 직무 외부키1' } },
	65: {
		operation: 'duty.getAll',
		fields: { returnAll: true },
		deviation: { url: '/office/org/duty?extKey=', why: 'a query key without "=" is written with it' },
	},
	66: {
		operation: 'organization.create',
		fields: { externalKey: '조직 외부키1', name: '조직명1', parentKey: { mode: 'id', value: 'ext001' } },
	},
	67: {
		operation: 'organization.update',
		fields: { externalKey: '조직 외부키1', changes: { name: '조직명2', externalKey: '조직 외부키2' } },
	},
	68: { operation: 'organization.delete', fields: { externalKey: { mode: 'list', value: '조직 외부키2' } } },
	69: {
		operation: 'organization.getAll',
		fields: { returnAll: true },
		deviation: { url: '/office/org/organization?level=&extKey=', why: 'query keys without "=" are written with it' },
	},
	70: {
		operation: 'member.create',
		fields: {
			userId: 'user_id001',
			name: '이름',
			password: '123qweasdzxc',
			externalKey: 'extkey001',
			details: {
				email: 'email@email.com',
				phone: '010-3333-3333',
				cell: '010-4444-4444',
				employeeNumber: '사번',
				birthday: '1980-01-01',
				birthdayType: 'lunar',
				zipCode: '01234',
				address: '성남시 분당구 판교동',
				introduction: '메모',
			},
		},
		deviation: { body: (body: any) => ({ user_list: body.user_list.map(withoutEmpties) }), why: NO_EMPTIES },
	},
	71: {
		operation: 'member.update',
		fields: {
			externalKey: 'extkey001',
			changes: {
				name: '홍길동',
				externalKey: 'extkey002',
				email: 'admin_id@hiworks.com',
				phone: '02-4321-4321',
				cell: '010-4321-4321',
				employeeNumber: 'HIWORKS002',
				birthday: '1990-02-02',
				birthdayType: 'lunar',
				zipCode: '12345',
				address: '경기도 성남시 분당구 대왕판교로 660, B동 5층(삼평동)',
				introduction: '안녕하십니까. 영업부 홍길동입니다.',
				active: false,
				activeMemo: '파견으로 일시정지합니다.',
			},
		},
		deviation: { body: (body: any) => withoutEmpties(body), why: NO_EMPTIES },
	},
	72: { operation: 'member.delete', fields: { externalKey: 'test003', userId: 'test003' } },
	73: { operation: 'member.getAll', fields: { returnAll: true } },
	74: {
		operation: 'member.linkExisting',
		fields: { userId: expr('user'), externalKey: expr('key') },
		input: list({ user: 'user_id001', key: 'extKey001' }, { user: 'user_id002', key: 'extKey002' }),
	},
	75: {
		operation: 'sso.getUserByToken',
		fields: { token: '{{token}}' },
		deviation: { url: '/v4/tokens/%7B%7Btoken%7D%7D', why: 'a placeholder, percent-encoded in the path' },
	},
	76: { operation: 'sso.getTemporaryKey', fields: {} },
	77: {
		operation: 'sso.logIn',
		fields: {
			partnerId: '고객사 아이디',
			temporaryKey: '임시키',
			destination: 'address',
			address: 'https://example.com',
		},
		deviation: {
			body: (body: any) => ({ ...body, rd_url: 'https://example.com' }),
			why: 'the example has the words "메뉴 URL" for an address',
		},
	},
	78: {
		operation: 'sso.logOut',
		fields: { temporaryKey: '임시키', destination: 'address', address: 'https://example.com' },
		deviation: {
			body: (body: any) => ({ ...body, rd_url: 'https://example.com' }),
			why: 'the example has the words "메뉴 URL" for an address',
		},
	},
};

const withoutEmpties = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));

it('every documented request of both chapters has a case', () => {
	const documented = examples.flatMap((example, index) =>
		/^(조직 연동|Single Sign On)/.test(example.path[0] ?? '') ? [index] : [],
	);
	expect(documented).toEqual(Object.keys(CASES).map(Number));
});

it.each(Object.entries(CASES).map(([index, one]) => [index, examples[Number(index)]!.path.join(' > '), one] as const))(
	'[%s] %s is sent as documented',
	async (index, _path, { operation, fields, input, deviation }) => {
		const example = examples[Number(index)]!;
		const result = await hiworksOrg(office.url, operation, fields, { ...(input && { input: input as never }) });

		const sent = office.requests.find(({ method }) => method === example.method)!;
		expect(sent).toBeDefined();
		const change = deviation?.body as ((body: any) => unknown) | undefined;
		expect(sent.body).toEqual(change ? change(example.body) : example.body);
		const documented = example.url.replace(/^(https?:\/\/[^/]+|\{\{url\}\}\.hiworks\.com|\{\{hiworks_api_url\}\})/, '');
		expect(sent.url).toBe(deviation?.url ?? documented);
		expect(sent.headers['content-type']).toBe('application/json');
		const token =
			index === '75'
				? undefined
				: Number(index) > 75
					? 'Bearer synthetic-account-token'
					: 'Bearer synthetic-link-token';
		expect(sent.headers.authorization).toBe(token);
		if (example.responses.length > 0) expect(result.error?.message).toBeUndefined();
	},
);

describe('documented answers', () => {
	it('duties', async () => {
		const result = jsonOf(await hiworksOrg(office.url, 'duty.getAll', { returnAll: true }));
		expect(result).toEqual(
			[
				{ externalKey: '수정할 직무 외부키2', name: '수정할 직무명2', order: '0', callsRemaining: null },
				{ externalKey: '수정할 직무 외부키1', name: '수정할 직무명1', order: '1', callsRemaining: null },
				{ externalKey: '수정할 직무 외부키3', name: '수정할 직무명3', order: '2', callsRemaining: null },
			].map((one) => ({ ...one, callsRemaining: 900 })),
		);
	});

	it('organizations, up to a limit', async () => {
		const result = jsonOf(await hiworksOrg(office.url, 'organization.getAll', { returnAll: false, limit: 2 }));
		expect(result).toEqual([
			{ externalKey: 'ext001', name: 'api테스트', registeredAt: '2018-09-27', callsRemaining: 900 },
			{ externalKey: 'ext002', name: 'api테스트2', registeredAt: '2018-09-27', callsRemaining: 900 },
		]);
	});

	it('members, all and one', async () => {
		const all = jsonOf(await hiworksOrg(office.url, 'member.getAll', { returnAll: true }));
		const second = {
			externalKey: 'ext_member_0002',
			userId: '',
			name: '김테스트0002',
			email: 'test_001@gabia.com',
			phone: '010-3333-3333',
			cell: '010-4444-4444',
			organizations: [],
			callsRemaining: 900,
		};
		expect(all).toHaveLength(5);
		expect(all[1]).toEqual(second);
		// Even where Hiworks answers with more than was asked for, one member comes out.
		expect(jsonOf(await hiworksOrg(office.url, 'member.get', { externalKey: 'ext_member_0002' }))).toEqual([second]);
	});

	it('the user of a token, in the shape that the text shows', async () => {
		office.fault = () => ({
			status: 200,
			body: {
				data: {
					'user-no': '사용자 고유 식별 번호',
					'user-id': '사용자 계정 ID',
					'user-name': '사용자 이름',
					'employee-no': '사용자 사번',
				},
			},
		});
		expect(jsonOf(await hiworksOrg(office.url, 'sso.getUserByToken', { token: 'abcd' }))).toEqual([
			{
				userNumber: '사용자 고유 식별 번호',
				userId: '사용자 계정 ID',
				name: '사용자 이름',
				employeeNumber: '사용자 사번',
			},
		]);
	});
});
