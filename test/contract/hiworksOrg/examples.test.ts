/**
 * The vendor's documented examples of the organisation sync and sign-on: held against the contract, and sent to the
 * sandbox as they stand.
 */
import { loadContract } from '../../../sandbox/contract.ts';
import collection from '../../../sandbox/contracts/hiworks.json';
import document from '../../../sandbox/contracts/hiworks.openapi.json';
import { FAMILIES, LINK_SERVER, SERVER } from '../../../sandbox/hiworks/org/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { send } from '../support/client.ts';
import { documentedIn } from '../support/documentedExamples.ts';
import { json, token } from '../support/hiworksOffice.ts';
import { logIn, menu, temporaryKey } from '../support/hiworksOrg.ts';

const contract = loadContract(document, { server: SERVER, families: FAMILIES });
const linkContract = loadContract(document, { server: LINK_SERVER, families: FAMILIES });
const requests = (collection as JsonObject[]).map((entry, index) => ({ entry, index })).slice(58);
const isLink = (entry: JsonObject) => entry.url.startsWith(LINK_SERVER);
const contractOf = (entry: JsonObject) => (isLink(entry) ? linkContract : contract);
const pathOf = (url: string) =>
	url
		.replace(/^(\{\{hiworks_api_url\}\}|\{\{url\}\}\.hiworks\.com|https:\/\/link-api\.hiworks\.com)/, '')
		.replace('{{token}}', 'sample-token');

function operationOf(entry: JsonObject) {
	const match = contractOf(entry).match(entry.method, pathOf(entry.url));
	if (typeof match !== 'object') throw new Error(`${entry.method} ${entry.url} is not in the contract`);
	return match;
}

/** Words stand where an address belongs. */
const excepted = [77, 78];

test('twenty-one requests are as many operations', () => {
	const ids = requests.map(({ entry }) => operationOf(entry).operation.id);
	expect(ids).toHaveLength(21);
	expect(new Set(ids)).toEqual(new Set([contract, linkContract].flatMap(documentedIn)));
	expect(documentedIn(linkContract)).toEqual(['getUserByToken']);
});

describe('hiworks.json against the contract', () => {
	test.each(requests.map(({ entry, index }) => [index, entry.path.at(-1), entry]))(
		'[%d] %s',
		(index, _title, entry) => {
			const match = operationOf(entry);
			const problemsOf = (body: unknown, headers: JsonObject = entry.headers) =>
				contractOf(entry).read(
					match,
					{
						method: entry.method,
						target: pathOf(entry.url),
						rawHeaders: Object.entries(headers).flat() as string[],
						body: Buffer.from(body ? JSON.stringify(body) : ''),
					},
					'refuse',
				).problems;
			if (excepted.includes(index)) {
				expect(problemsOf(entry.body)).toEqual([
					{ where: 'body', message: expect.stringMatching(/^\/rd_url must match pattern/) },
				]);
				expect(problemsOf({ ...entry.body, rd_url: menu() })).toEqual([]);
			} else expect(problemsOf(entry.body)).toEqual([]);
			expect(problemsOf(entry.body, {})).toContainEqual({
				where: 'content-type',
				message: 'Content-Type must be application/json',
			});
			if (entry.body && !excepted.includes(index))
				expect(problemsOf({ ...entry.body, unknown: 'x' })).toEqual([
					{ where: 'body', message: '/ must NOT have additional properties (unknown)' },
				]);
			for (const answer of entry.responses)
				expect(contractOf(entry).answerProblems(match.operation.id, answer.status, answer.body, true)).toEqual([]);
		},
	);
});

const titled = (...keys: string[]) => keys.map((extKey, index) => ({ extKey, name: `${index}`, order: `${index}` }));
const bodyOf = (index: number) => (collection as JsonObject[])[index]!.responses[0].body.data as JsonObject[];

describe('the sandbox', () => {
	const sandbox = withSandbox();
	const org = () => sandbox.hiworksOrg;
	beforeEach(() => org().reset());

	/** What must be there for the documented answer; what it gives goes into the body. */
	const prepare: Record<number, () => void | Promise<JsonObject>> = {
		59: () => org().setChart({ positions: titled('ext_001') }),
		60: () => org().setChart({ positions: titled('090111_intern') }),
		63: () => org().setChart({ duties: titled('직무 외부키1', '직무 외부키2') }),
		64: () => org().setChart({ duties: titled('수정할 직무 외부키1') }),
		65() {
			org().configure({ orderAs: 'place' });
			org().setChart({
				duties: bodyOf(65).map(({ extKey, name }, index) => ({ extKey, name, order: `정렬${index}` })),
			});
		},
		66: () => org().setChart({ organizations: [{ extKey: 'ext001', name: '위' }] }),
		67: () => org().setChart({ organizations: [{ extKey: '조직 외부키1', name: '조직명1' }] }),
		68: () => org().setChart({ organizations: [{ extKey: '조직 외부키2', name: '조직명2' }] }),
		69: () => org().setChart({ organizations: bodyOf(69) as any }),
		71: () => org().setChart({ members: [{ user_id: 'a', extKey: 'extkey001' }] }),
		72: () => org().setChart({ members: [{ user_id: 'test003', extKey: 'test003' }] }),
		73() {
			org().configure({ userIdRead: false });
			org().setChart({
				members: bodyOf(73).map(({ organizations: _none, ...member }, index) => ({
					...member,
					user_id: `user${index}`,
				})) as any,
			});
		},
		74: () =>
			org().configure({
				unlinkedUsers: ['user_id001', 'user_id002'].map((user_id) => ({ user_id, user_name: user_id })),
			}),
		77: async () => ({ tmp_key: await temporaryKey(org().url), rd_url: menu() }),
		async 78() {
			const tmpKey = await temporaryKey(org().url);
			await logIn(org().url, tmpKey);
			return { tmp_key: tmpKey, rd_url: menu('mail') };
		},
	};
	const undocumented: Record<number, unknown> = {
		61: { code: 'SUC', message: '', data: [] },
		75: { data: { 'user-no': '1234567', 'user-id': 'admin', 'user-name': '홍길동', 'employee-no': '1' } },
		76: { code: 'SUC', message: '', data: { tmp_key: expect.stringMatching(/^[0-9a-f]{32}$/) } },
		77: undefined,
		78: undefined,
	};

	test('has an answer for each', () => {
		expect(requests.filter(({ entry }) => entry.responses.length === 0).map(({ index }) => index)).toEqual(
			Object.keys(undocumented).map(Number),
		);
	});

	test.each(requests.map(({ entry, index }) => [index, entry.path.at(-1), entry] as const))(
		'answers [%d] %s',
		async (index, _title, entry) => {
			const changes = await prepare[index]?.();
			const answer = await send(isLink(entry) ? org().linkUrl : org().url, pathOf(entry.url), {
				method: entry.method,
				key: '',
				headers: { ...json, ...(entry.headers.Authorization ? token : {}) },
				...(entry.body ? { body: JSON.stringify({ ...entry.body, ...changes }) } : {}),
			});
			const body = entry.responses[0]?.body ?? undocumented[index];
			expect([answer.status, answer.json]).toEqual([body === undefined ? 302 : 200, body]);
			expect(
				contractOf(entry).answerProblems(
					operationOf(entry).operation.id,
					answer.status,
					answer.json,
					entry.responses.length > 0,
				),
			).toEqual([]);
			expect(org().requests().at(-1)!.problems).toEqual([]);
			// Without what it needs the call fails, so that the answer above says something.
			if (index in prepare && ![65, 69, 73, 77, 78].includes(index)) {
				org().reset();
				const again = await send(org().url, pathOf(entry.url), {
					method: entry.method,
					key: '',
					headers: { ...json, ...token },
					body: JSON.stringify(entry.body),
				});
				expect(again.json).toEqual({ code: 'ERR', message: expect.any(String) });
			}
		},
	);

	test('keeps what the documented member has, and of the password that it was given', async () => {
		const [entry] = requests.filter(({ index }) => index === 70).map((found) => found.entry);
		await send(org().url, pathOf(entry!.url), {
			method: 'POST',
			key: '',
			headers: { ...json, ...token },
			body: JSON.stringify(entry!.body),
		});
		const { user_pass: password, orgExtKey: _none, ...kept } = entry!.body.user_list[0];
		expect(org().chart().members).toEqual([
			{ ...kept, passwordGiven: true, orgExtKeys: [], active: 'Y', active_memo: '' },
		]);
		expect(JSON.stringify([org().requests(), org().chart()])).not.toContain(password);
	});
});
