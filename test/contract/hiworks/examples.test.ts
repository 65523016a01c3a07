/**
 * The vendor's documented examples of the office API: held against the contract, and sent to the sandbox as they stand.
 */
import { loadContract } from '../../../sandbox/contract.ts';
import collection from '../../../sandbox/contracts/hiworks.json';
import document from '../../../sandbox/contracts/hiworks.openapi.json';
import { FAMILIES, SERVER } from '../../../sandbox/hiworks/office/index.ts';
import type { HiworksSettings, Sandbox } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { MAIL_SAMPLES } from '../../support/mailSamples.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { send } from '../support/client.ts';
import { documentedIn, exceptedOfHiworks, expectOwnExamples, placesIn } from '../support/documentedExamples.ts';
import { form } from '../support/hiworksBill.ts';
import { draft, field, json, sms, token } from '../support/hiworksOffice.ts';

const contract = loadContract(document, { server: SERVER, families: FAMILIES });
const requests = (collection as JsonObject[]).map((entry, index) => ({ entry, index })).slice(0, 34);
const SAMPLES: Record<string, string> = {
	'{{hiworks_api_url}}': '',
	'{{client_id}}': 'sample-client-id',
	'{{문서 번호}}': '1232345',
	'{오피스주소}': 'example',
	'%오피스아이디%': 'test',
	'%ID%': '1001',
	'SMS 전송 리턴키': 'c2FtcGxl',
};
const FORM_SAMPLES: Record<string, string> = {
	'{{client_id}}': 'sample-client-id',
	'{{client_secret}}': 'sample-client-secret',
	'{{auth_code}}': 'sample-auth-code',
	'{{refresh_token}}': 'sample-refresh-token',
	...MAIL_SAMPLES,
};
const DRAFT_SAMPLES = {
	callback_url: 'https://example.com/callback',
	modify_contents_flag: 'N',
	modify_files_flag: 'Y',
	files: [{ file_name: 'note.txt', file: 'bm90ZQ==' }],
};

const pathOf = (url: string, values: Record<string, string> = {}) =>
	Object.entries({ ...SAMPLES, ...values }).reduce(
		(path, [name, value]) => path.replace(name, encodeURIComponent(value)),
		url,
	);

function operationOf(entry: JsonObject) {
	const match = contract.match(entry.method, pathOf(entry.url));
	if (typeof match !== 'object') throw new Error(`${entry.method} ${entry.url} is not in the contract`);
	return match;
}

const partsOf = (entry: JsonObject) =>
	entry.form.map(({ key, example }: { key: string; example: string }) => field(key, FORM_SAMPLES[example] ?? example));
const FORM_TYPE = { 'Content-Type': 'multipart/form-data; boundary=boundary-of-a-test' };

/** The examples that fail as they are written. */
const excepted = exceptedOfHiworks();

describe('hiworks.json against the contract', () => {
	test('has thirty-three operations of the office in thirty-four requests', () => {
		const documented = documentedIn(contract);
		expect(requests.map(({ entry }) => entry.url)).toEqual(
			requests.map(() => expect.stringMatching(/^\{\{hiworks_api_url\}\}/)),
		);
		expect(new Set(requests.map(({ entry }) => operationOf(entry).operation.id))).toEqual(new Set(documented));
		expect(documented).toHaveLength(33);
		for (const { entry, index } of requests) {
			expect(operationOf(entry).operation.definition['x-documented-requests']).toContainEqual(
				expect.objectContaining({ index, title: entry.path.at(-1) }),
			);
		}
	});

	test.each(requests.map(({ entry, index }) => [index, entry.path.at(-1), entry]))(
		'[%d] %s',
		(index, _title, entry) => {
			const match = operationOf(entry);
			const problemsOf = (body: unknown, headers: JsonObject = entry.headers) =>
				contract.read(
					match,
					{
						method: entry.method,
						target: pathOf(entry.url),
						rawHeaders: Object.entries({ ...headers, ...(entry.form ? FORM_TYPE : {}) }).flat(),
						body: entry.form ? form(partsOf(entry)) : Buffer.from(body ? JSON.stringify(body) : ''),
					},
					'refuse',
				).problems;
			if (excepted.includes(index)) {
				expect(problemsOf(entry.body).map(({ message }) => message.split(' ')[0]!)).toEqual(
					expect.arrayContaining(Object.keys(DRAFT_SAMPLES).map((key) => expect.stringContaining(key))),
				);
				expect(problemsOf({ ...entry.body, ...DRAFT_SAMPLES })).toEqual([]);
			} else expect(problemsOf(entry.body)).toEqual([]);
			for (const answer of entry.responses)
				expect(contract.answerProblems(match.operation.id, answer.status ?? 200, answer.body)).toEqual([]);
			// A request that is not the documented one is seen.
			const { 'Content-Type': needed, ...headers } = entry.headers;
			if (needed)
				expect(problemsOf(entry.body, headers)).toContainEqual(expect.objectContaining({ where: 'content-type' }));
		},
	);

	test("the contract's own examples are valid, and a broken copy of each request is not", () => {
		expect(expectOwnExamples(contract)).toBe(16);
	});
});

/** How each documented answer comes about; by the request's number. */
interface Replay {
	settings?: Partial<HiworksSettings>;
	/** Makes what the request names: what is different in its body, and in its path. */
	prepare?(sandbox: Sandbox): Promise<{ body?: JsonObject; path?: Record<string, string> }> | void;
	/** Only the places are compared: keys and numbers are the sandbox's own. */
	placesOnly?: boolean;
}

const records = (list: 'department' | 'customer' | 'account', ...codes: string[]): Replay => ({
	prepare: ({ hiworks }) =>
		hiworks.setRecords(
			list,
			codes.map((code) => ({ code, name: code })),
		),
});
/** What a list answers, as it is set. */
const read = (list: 'department' | 'customer', index: number): Replay => ({
	prepare: ({ hiworks }) =>
		hiworks.setRecords(
			list,
			(collection as JsonObject[])[index]!.responses[0].body.data.map(
				({ basic_info_no: _same, ...record }: JsonObject) => record,
			),
		),
});
const LEFT = { shared: 291, assign: 0, shared_ars: 0, assign_ars: 0 };
const reservation: Replay = {
	prepare: async ({ hiworks: { url } }) => ({
		body: { ref_key: (await sms(url, { send_date: '2099-01-01 00:00:00' })).json.result.refkey },
	}),
};

const replays: Record<number, Replay> = {
	0: {},
	1: { placesOnly: true },
	2: { placesOnly: true },
	3: { settings: { users: [{ no: '1234567', user_id: 'admin', name: '홍길동' }] } },
	4: { prepare: async () => ({ body: DRAFT_SAMPLES }), placesOnly: true },
	5: {
		async prepare({ hiworks }) {
			const { approval_key: key } = (await draft(hiworks.url)).json.data;
			await hiworks.submit(key);
			return { path: { '{{문서 번호}}': (await hiworks.decide(key, 'complete')).approvalId! } };
		},
		placesOnly: true,
	},
	6: {},
	7: records('department', '001', '002'),
	8: records('department', '3001', '3002', '3003'),
	9: read('department', 9),
	10: {},
	11: records('customer', '001'),
	12: {
		prepare: async ({ hiworks }) => {
			hiworks.setRecords('customer', [
				{ code: '1234441241', name: 'a' },
				{ code: '12345', name: 'b' },
			]);
			return { body: { customer_code: '1234441241, 12345' } };
		},
	},
	13: read('customer', 13),
	14: {},
	15: records('account', '001', '002'),
	16: records('account', '0111', '1111'),
	17: {},
	18: {},
	19: { settings: { spending: [{ document_no: '181913' }] } },
	20: {},
	21: {},
	22: {},
	23: {},
	24: { settings: { smsBalance: LEFT }, placesOnly: true },
	25: {},
	26: { settings: { smsBalance: LEFT } },
	27: {},
	28: { settings: { smsUsed: { sms: 18, lms: 2, mms: 3 } } },
	29: reservation,
	30: reservation,
	31: {},
	32: {},
	33: {},
};

describe('the sandbox', () => {
	const sandbox = withSandbox();
	beforeEach(() => sandbox.hiworks.reset());

	/** Those without a documented answer. */
	const undocumented: Record<number, [number, unknown]> = {
		0: [200, undefined],
		17: [200, { code: 'SUC', message: '', data: [], msg: '계정 과목을 조회했습니다.' }],
		25: [200, undefined],
		27: [200, { code: 'ERR', message: expect.any(String) }],
		31: [201, { data: { type: 'kakao_messages', id: '1001' } }],
		32: [200, { data: { attributes: { shared_kakao_count: 1_000, assigned_kakao_count: 0 } } }],
		33: [200, { code: 'ERR', message: expect.any(String) }],
	};

	test('is asked all documented requests, for all documented answers', () => {
		expect(Object.keys(replays).map(Number)).toEqual(requests.map(({ index }) => index));
		expect(requests.filter(({ entry }) => entry.responses.length === 0).map(({ index }) => index)).toEqual(
			Object.keys(undocumented).map(Number),
		);
	});

	test.each(requests.map(({ entry, index }) => [index, entry.path.at(-1), entry] as const))(
		'answers [%d] %s',
		async (index, _title, entry) => {
			const { settings = {}, prepare, placesOnly } = replays[index]!;
			sandbox.hiworks.configure(settings);
			const { body: changes = {}, path } = (await prepare?.(sandbox)) ?? {};
			const answer = await send(sandbox.hiworks.url, pathOf(entry.url, path), {
				method: entry.method,
				key: '',
				headers: {
					...(entry.headers['Content-Type'] ? json : {}),
					...(entry.form ? FORM_TYPE : {}),
					...(entry.headers.Authorization ? token : {}),
				},
				...(entry.form
					? { body: form(partsOf(entry)) }
					: entry.body
						? { body: JSON.stringify({ ...entry.body, ...changes }) }
						: {}),
			});
			const { id } = operationOf(entry).operation;
			const [documented] = entry.responses as JsonObject[];
			const [status, body] = documented ? [documented.status ?? 200, documented.body] : undocumented[index]!;
			expect([answer.status, placesOnly ? placesIn(answer.json) : answer.json]).toEqual([
				status,
				placesOnly ? placesIn(body) : body,
			]);
			const isRows = Array.isArray(answer.json) && entry.method !== 'GET';
			expect(contract.answerProblems(id, answer.status, answer.json ?? Buffer.from(answer.text), !isRows)).toEqual([]);
			if (body === undefined) expect(answer.headers['content-type']).toMatch(/^text\/html/);
			expect(sandbox.hiworks.requests().at(-1)!.problems).toEqual([]);
		},
	);

	test('counts down what a message costs, as documented', async () => {
		sandbox.hiworks.configure({ smsBalance: LEFT });
		expect((await sms(sandbox.hiworks.url)).json.result).toEqual({
			success: 1,
			fail: 0,
			refkey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
			BEFORE_SMS_QTY: 291,
			AFTER_SMS_QTY: 290,
		});
	});
});
