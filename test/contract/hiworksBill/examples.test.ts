/** The vendor's documented examples: held against the contract, and sent to the sandbox as they stand. */
import { loadContract } from '../../../sandbox/contract.ts';
import collection from '../../../sandbox/contracts/hiworks.json';
import document from '../../../sandbox/contracts/hiworks.openapi.json';
import { SERVER } from '../../../sandbox/hiworks/bill/index.ts';
import type { HiworksBillSettings, Sandbox } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { send } from '../support/client.ts';
import { documentedIn, exceptedOfHiworks, expectOwnExamples, placesIn } from '../support/documentedExamples.ts';
import { fileHead, form, made, OTHER, sendForm, tokens, upload } from '../support/hiworksBill.ts';

const contract = loadContract(document, { server: SERVER });
const requests = (collection as JsonObject[])
	.map((entry, index) => ({ entry, index }))
	.filter(({ entry }) => entry.url.startsWith(SERVER));
const NAMES: Record<string, string> = { 문서번호: 'documentId', 사업자번호: 'businessNumber', '파일 id': 'fileId' };
const SAMPLES: Record<string, string> = {
	documentId: '20210101TESTDOCUMENTIDSAMPLE',
	businessNumber: '1234512345',
	fileId: '1',
};

const pathOf = (url: string, values: Record<string, string>) =>
	url.slice(SERVER.length).replace(/\{\{(.+?)\}\}/g, (_found, name: string) => values[NAMES[name]!]!);

function operationOf(entry: JsonObject) {
	const match = contract.match(entry.method, pathOf(entry.url, SAMPLES));
	if (typeof match !== 'object') throw new Error(`${entry.method} ${entry.url} is not in the contract`);
	return match;
}

/** Answers without a status are 200, or 400 where they are errors. */
const statusOf = (answer: JsonObject): number => answer.status ?? (answer.body.errors ? 400 : 200);

/** The examples that fail as they are written. */
const excepted = exceptedOfHiworks();

describe('hiworks.json against the contract', () => {
	test('has nine operations of this host in thirteen requests', () => {
		const documented = documentedIn(contract);
		expect(requests.map(({ index }) => index)).toEqual([34, 35, 36, 37, 38, 39, 40, 41, 53, 54, 55, 56, 57]);
		expect(new Set(requests.map(({ entry }) => operationOf(entry).operation.id))).toEqual(new Set(documented));
		expect(documented).toHaveLength(9);
		for (const { entry, index } of requests) {
			expect(operationOf(entry).operation.definition['x-documented-requests']).toContainEqual(
				expect.objectContaining({ index, title: entry.path.at(-1) }),
			);
		}
	});

	test('the list of exceptions is read, and names none of them', () => {
		expect(excepted).toEqual([4, 77, 78]);
		expect(requests.filter(({ index }) => excepted.includes(index))).toEqual([]);
	});

	test.each(requests.map(({ entry, index }) => [index, entry.path.at(-1), entry]))(
		'[%d] %s',
		(_index, _title, entry) => {
			const match = operationOf(entry);
			const { operation } = match;
			const body = entry.form
				? form([{ head: fileHead('첨부.txt'), bytes: 'x' }])
				: Buffer.from(entry.body ? JSON.stringify(entry.body) : '');
			const type = entry.form ? { 'Content-Type': 'multipart/form-data; boundary=boundary-of-a-test' } : {};
			const raw = {
				method: entry.method,
				target: pathOf(entry.url, SAMPLES),
				rawHeaders: Object.entries({ ...entry.headers, ...type }).flat() as string[],
				body,
			};
			expect(contract.read(match, raw, 'refuse').problems).toEqual([]);
			for (const answer of entry.responses)
				expect(contract.answerProblems(operation.id, statusOf(answer), answer.body)).toEqual([]);
			// A request that is not the documented one is seen.
			const { 'Content-Type': needed, ...headers } = entry.headers;
			if (needed)
				expect(
					contract.read(match, { ...raw, rawHeaders: Object.entries(headers).flat() as string[] }, 'refuse').problems,
				).toContainEqual(expect.objectContaining({ where: 'content-type' }));
		},
	);

	test("the contract's own examples are valid, and a broken copy of each request is not", () => {
		expect(expectOwnExamples(contract)).toBeGreaterThan(0);
	});
});

/** How each documented answer comes about; by the request's number, in the order of its answers. */
interface Replay {
	settings?: Partial<HiworksBillSettings>;
	/** Makes what the path names. */
	prepare?(sandbox: Sandbox): Promise<Record<string, string>>;
	/** What is different from the documented request. */
	changes?(data: JsonObject): void;
	path?: Record<string, string>;
}

const brokenTotal: Replay = {
	changes: (data) => {
		(data.negative ?? data).information.totalTax = '1';
	},
};
const anyDocument = async (sandbox: Sandbox) => ({ documentId: await made(sandbox.hiworksBill.url) });
const replays: Record<number, Replay[]> = {
	34: [{}, brokenTotal],
	35: [{}, brokenTotal],
	36: [{}, brokenTotal],
	37: [{}, brokenTotal],
	38: [brokenTotal, {}],
	39: [{}, brokenTotal],
	40: [{ prepare: anyDocument }, { path: SAMPLES }],
	41: [{ prepare: anyDocument }],
	53: [{ path: SAMPLES }, { path: { businessNumber: '123-45-12345' } }],
	54: [{}],
	55: [{}],
	56: [
		{
			async prepare({ hiworksBill }) {
				const { tempFileId } = (await upload(hiworksBill.url)).json.data;
				const answer = await send(hiworksBill.url, '/v4/invoices', {
					method: 'POST',
					key: '',
					headers: { ...tokens, 'Content-Type': 'application/json' },
					body: JSON.stringify({
						data: { ...(collection as JsonObject[])[38]!.body.data, easySign: 'N', tempFileIds: [tempFileId] },
					}),
				});
				return { documentId: answer.json.data.documentId[0], fileId: String(hiworksBill.ledger()[0]!.files[0]!.id) };
			},
		},
	],
	57: [
		{},
		{
			settings: {
				registrations: [{ idn: OTHER.replaceAll('-', ''), startDate: '20200101', representative: '다른 대표' }],
			},
		},
	],
};

describe('the sandbox', () => {
	const sandbox = withSandbox();
	beforeEach(() => sandbox.hiworksBill.reset());

	test('is asked all documented requests, for all documented answers', () => {
		expect(Object.keys(replays).map(Number)).toEqual(requests.map(({ index }) => index));
		for (const { entry, index } of requests)
			expect([index, replays[index]!.length]).toEqual([index, Math.max(1, entry.responses.length)]);
	});

	const scenes = requests.flatMap(({ entry, index }) =>
		replays[index]!.map((replay, number) => [index, number, entry.path.at(-1), entry, replay] as const),
	);

	test.each(scenes)('answers [%d] %d: %s', async (_index, number, _title, entry, replay) => {
		const { url } = sandbox.hiworksBill;
		// The files 100 to 103 of the examples.
		for (let file = 0; file < 4; file += 1) await upload(url);
		sandbox.hiworksBill.configure(replay.settings ?? {});
		const values = { ...SAMPLES, ...(await replay.prepare?.(sandbox)), ...replay.path };
		const body = structuredClone(entry.body);
		if (body) replay.changes?.(body.data);
		const answer = entry.form
			? await sendForm(url, form([{ head: fileHead('첨부.txt'), bytes: 'x' }]))
			: await send(url, pathOf(entry.url, values), {
					method: entry.method,
					key: '',
					headers: { ...entry.headers, ...tokens },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
		const documented = entry.responses[number] as JsonObject | undefined;
		const { id } = operationOf(entry).operation;
		if (!documented) {
			// No answer is documented: a file, or nothing at all.
			expect([answer.status, answer.text]).toEqual(id === 'deleteInvoice' ? [304, ''] : [200, '내용']);
			return;
		}
		expect([answer.status, answer.text]).toEqual([statusOf(documented), expect.any(String)]);
		expect(contract.answerProblems(id, answer.status, answer.json, true)).toEqual([]);
		if (id === 'getInvoice' && answer.status === 200) {
			expect(Object.keys(answer.json.data).sort()).toEqual(Object.keys(documented.body.data).sort());
		} else expect(placesIn(answer.json)).toEqual(placesIn(documented.body));
		if (id === 'getInvoice' && answer.status === 404) expect(answer.json).toEqual(documented.body);
		if (id === 'checkBusinessStatus') expect(answer.json).toEqual(documented.body);
	});

	test('keeps what the examples send', async () => {
		const { url } = sandbox.hiworksBill;
		const body = structuredClone((collection as JsonObject[])[38]!.body);
		const answer = await send(url, '/v4/invoices', {
			method: 'POST',
			key: '',
			headers: { ...tokens, 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(answer.status).toBe(200);
		const { information, items, invoicee } = sandbox.hiworksBill.ledger()[0]!.sheet;
		expect({ information, items, invoicee }).toEqual({
			information: { ...body.data.information, bookNo: '-' },
			items: body.data.items,
			invoicee: body.data.invoicee,
		});
	});
});
