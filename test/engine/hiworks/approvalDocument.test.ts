/** The operations of Approval Document in n8n's engine, against the documented answers of Hiworks. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	collection,
	CONTINUE,
	locator,
	office,
	OFFICE_TOKEN,
	startOffice,
	type More,
	type Office,
} from '../support/hiworks';
import { fileItem, withFiles } from '../support/hiworksBillRun';

let hiworks: Office;
beforeAll(async () => {
	hiworks = await startOffice();
});
afterAll(async () => await hiworks.close());
beforeEach(() => hiworks.reset());

const DRAFT = 'POST /office/approval/documents';
const SECRET = 'callback-secret_0123456789';
const HASH = '0123456789abcdef0123456789abcdef';

const draft = async (fields: INodeParameters = {}, more: More = {}) =>
	await office(
		hiworks,
		'approvalDocument.draft',
		{ formId: 'form-1', subject: '제목', contents: '<p>본문</p>', ...fields },
		more,
	);

const bodies = () => hiworks.to(DRAFT).map(({ body }) => body as Record<string, any>);
const reply = (n: number): IDataObject => ({
	code: 'SUC',
	message: '',
	data: { approval_key: `key${n}`, login_url: `https://office.hiworks.com/example.com/popup/approval/key${n}` },
});
const answered = () => {
	hiworks.reply = () => ({ body: reply(hiworks.to(DRAFT).length) });
};

describe('Draft', () => {
	it('is the documented request, and reads the documented answer', async () => {
		const text = (collection[4] as unknown as { body: string }).body;
		const example = (typeof text === 'string' ? JSON.parse(text) : text) as Record<string, unknown>;
		const note = fileItem({}, { data: { name: '메모.txt', bytes: Buffer.from('note') } });
		const { outputs, error } = await draft(
			{
				sendDecisionsTo: 'url',
				callbackUrl: 'https://example.com/callback',
				binaryFields: 'data',
				state: 'order-1',
				modifyContents: true,
			},
			{ input: withFiles(note) },
		);
		expect(error).toBeUndefined();
		const [sent] = hiworks.to(DRAFT);
		expect([sent?.headers.authorization, sent?.headers['content-type'], sent?.rawQuery]).toEqual([
			`Bearer ${OFFICE_TOKEN}`,
			'application/json',
			'',
		]);
		// The same names as in the example, and no other.
		expect(Object.keys(sent?.body as object).sort()).toEqual(Object.keys(example).sort());
		expect(Object.keys(example)).toHaveLength(8);
		expect(sent?.body).toEqual({
			form_id: 'form-1',
			subject: '제목',
			contents: '<p>본문</p>',
			callback_url: 'https://example.com/callback',
			modify_contents_flag: 'Y',
			modify_files_flag: 'N',
			files: [{ file_name: '메모.txt', file: Buffer.from('note').toString('base64') }],
			state: 'order-1',
		});
		expect(outputs[0]?.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					approvalKey: '{TOKEN}',
					loginUrl: 'https://office.hiworks.com/hig9.com/popup/approval/{TOKEN}',
					requestHash: null,
					state: 'order-1',
					decisionsTo: 'url',
					duplicate: false,
					recovered: false,
					callsRemaining: 999,
					warnings: [],
				},
				[{ item: 0 }],
			],
		]);
	});

	it("puts the address of this execution, or the trigger's with the secret, and shows neither", async () => {
		answered();
		const { outputs } = await draft({ sendDecisionsTo: 'execution' });
		const triggered = await draft(
			{ sendDecisionsTo: 'trigger', triggerUrl: 'https://n8n.example.com/webhook/a/a/approval/:secret' },
			{ credential: { callbackSecret: SECRET } },
		);
		const [own, trigger] = bodies();
		expect(own?.callback_url).toMatch(/^http:\/\/localhost\/webhook-waiting\/1\?(signature=[^&]+&)?cb=1$/);
		expect(own?.state).toMatch(/^[0-9a-f]{32}$/);
		expect(trigger?.callback_url).toBe(`https://n8n.example.com/webhook/a/a/approval/${SECRET}`);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			decisionsTo: 'execution',
			state: null,
			warnings: [expect.stringContaining('this machine or of its own network')],
		});
		expect(triggered.outputs[0]?.[0]?.json).toMatchObject({ decisionsTo: 'trigger', warnings: [] });
		expect(JSON.stringify([outputs, triggered.outputs])).not.toMatch(/webhook/);
	});

	it.each<[string, string, INodeParameters]>([
		['no state where none is given', '', {}],
		['signs of an address', 'a=1&b=%20', {}],
		['spaces around', ' order 1 ', {}],
		['what looks like a hash of ours', HASH, {}],
		['the state alone to an address with a query, and says so', '7', { callbackUrl: 'https://example.com/a?key=1' }],
	])('gives another address nothing but the state, exactly: %s', async (_, state, fields) => {
		answered();
		const { outputs, error } = await draft({
			sendDecisionsTo: 'url',
			callbackUrl: 'https://example.com/a',
			state,
			...fields,
		});
		expect(error).toBeUndefined();
		expect(bodies().map((body) => [body.state, body.callback_url])).toEqual([
			[state || undefined, fields.callbackUrl ?? 'https://example.com/a'],
		]);
		const { requestHash, warnings } = outputs[0]?.[0]?.json ?? {};
		const isTold = (warnings as string[]).some((warning) => warning.includes('has a query'));
		expect([requestHash, isTold]).toEqual([null, 'callbackUrl' in fields]);
	});

	it('keeps its hash before the state where one of ours hears of the decision', async () => {
		answered();
		const { outputs } = await draft({ sendDecisionsTo: 'execution', state: 'order-1' });
		const { requestHash } = outputs[0]?.[0]?.json ?? {};
		expect(requestHash).toMatch(/^[0-9a-f]{32}$/);
		expect(bodies()[0]?.state).toBe(`${String(requestHash)}.order-1`);
	});

	it.each<[string, INodeParameters, IDataObject, RegExp]>([
		[
			'no secret',
			{ sendDecisionsTo: 'trigger', triggerUrl: 'https://n8n.example.com/approval/:secret' },
			{},
			/Callback Secret/,
		],
		[
			'another URL for the trigger',
			{ sendDecisionsTo: 'trigger', triggerUrl: 'https://n8n.example.com/approval/x' },
			{ callbackSecret: SECRET },
			/:secret/,
		],
		['no address', { sendDecisionsTo: 'url', callbackUrl: 'example.com' }, {}, /https:\/\//],
		['no subject', { subject: ' ' }, {}, /Subject/],
		['no such file', { binaryFields: 'data' }, {}, /Input Binary Field/],
		['a state of two lines', { state: 'a\nb' }, {}, /State/],
		['a state too long', { state: 'a'.repeat(201) }, {}, /State/],
	])('refuses %s before anything is sent', async (_, fields, credential, words) => {
		const { error } = await draft(fields, { credential });
		expect(`${error?.message} ${error?.description}`).toMatch(words);
		expect(hiworks.seen).toEqual([]);
	});

	it('refuses a file without content', async () => {
		const { error } = await draft(
			{ binaryFields: 'data' },
			{ input: withFiles(fileItem({}, { data: { name: 'empty.txt', bytes: Buffer.alloc(0) } })) },
		);
		expect(`${error?.message} ${error?.description}`).toMatch(/a file with content/);
		expect(hiworks.seen).toEqual([]);
	});

	it.each<[string, unknown, 'rejected' | 'unknown']>([
		['another code', { code: 'ERR', message: '양식을 찾을 수 없습니다.' }, 'rejected'],
		['another code beside a URL', { ...reply(1), code: 'ERR' }, 'rejected'],
		['no login URL', { code: 'SUC', message: '', data: { approval_key: 'k' } }, 'unknown'],
		['an empty login URL', { code: 'SUC', message: '', data: { approval_key: 'k', login_url: '' } }, 'unknown'],
		['no key', { code: 'SUC', message: '', data: { login_url: 'https://office.hiworks.com/x' } }, 'unknown'],
		['no code', { data: reply(1).data }, 'unknown'],
		['no data', { code: 'SUC', message: '', data: null }, 'unknown'],
	])('%s is no success', async (_, body, outcome) => {
		hiworks.reply = () => ({ body });
		const { outputs } = await draft({}, CONTINUE);
		const { error, message } = outputs[0]?.[0]?.json as { error: IDataObject; message: string };
		expect(error.outcome).toBe(outcome);
		expect(hiworks.seen).toHaveLength(1);
		if (outcome === 'unknown') expect(message).toContain('does no harm');
	});

	it('does not draft again on Retry On Fail, and gives the hash that was sent', async () => {
		let calls = 0;
		hiworks.reply = ({ body }) =>
			++calls === 2
				? { body: { code: 'ERR', message: '잠시 후' } }
				: { body: reply(Number(/\d+/.exec(String(body.subject))?.[0])) };
		const { error, outputs } = await draft(
			{ subject: '={{ $json.subject }}', options: { itemsInFlight: 1 } },
			{ input: [{ subject: '1' }, { subject: '2' }], retryOnFail: { maxTries: 2 } },
		);
		expect(error).toBeUndefined();
		const sent = bodies();
		// The first one once, the refused one twice.
		expect(sent.map(({ subject }) => subject)).toEqual(['1', '2', '2']);
		expect(outputs[0]?.map(({ json }) => [json.approvalKey, json.requestHash])).toEqual([
			['key1', sent[0]?.state],
			['key2', sent[2]?.state],
		]);
	});

	it('knows a draft by its files too, and says of a lost one again that it may be there', async () => {
		const attached = withFiles(
			fileItem({ subject: '1' }, { data: { name: 'a.txt', bytes: Buffer.from('하나') } }),
			fileItem({ subject: '2' }, { data: { name: 'b.txt', bytes: Buffer.from('둘') } }),
		);
		hiworks.reply = ({ body }) => (body.subject === '2' ? 'lost' : { body: reply(1) });
		const { error } = await draft(
			{ subject: '={{ $json.subject }}', binaryFields: 'data', options: { itemsInFlight: 1 } },
			{ input: attached, retryOnFail: { maxTries: 2 } },
		);
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect(error?.description).toMatch(/Already done \(1\):\nitem 0(\n|$)/);
		// By Hiworks' key the page opens on which the draft is handed in.
		expect(error?.description).not.toMatch(/popup\/approval|key1/);
		expect(bodies().map(({ subject }) => subject)).toEqual(['1', '2']);
	});

	it.each([
		['the same document', '제목', 1],
		['another document', '={{ "제목 " + $runIndex }}', 2],
	])('is called twice by an agent for %s', async (_, subject, documents) => {
		answered();
		const { error, outputs } = await draft(
			{ subject, sendDecisionsTo: 'url', callbackUrl: 'https://example.com/callback' },
			{ asTool: true, mode: 'chat', branches: 2 },
		);
		expect(error).toBeUndefined();
		expect(bodies()).toHaveLength(documents);
		expect(outputs[0]).toMatchObject([{ json: { approvalKey: `key${documents}`, duplicate: documents === 1 } }]);
	});

	it('with another file is not taken for the one that an earlier try has drafted', async () => {
		hiworks.reply = () => ({ body: bodies().length === 1 ? reply(1) : { code: 'ERR', message: '잠시 후' } });
		const files = Object.fromEntries(
			['하나', '둘'].map((content, index) => [`file${index}`, { name: 'a.txt', bytes: Buffer.from(content) }]),
		);
		const input = withFiles(fileItem({}, files), fileItem({}, files));
		const options = { itemsInFlight: 1 };
		const { run } = await draft({ binaryFields: 'file0', options }, { input });
		const { outputs } = await draft({ binaryFields: 'file1', options }, { retryOf: run, ...CONTINUE });
		expect(outputs[0]?.[0]?.json).toMatchObject({ error: { outcome: 'unknown', code: 'OTHER_CONTENT' } });
		expect(bodies()).toHaveLength(3);
	});

	it('does not draft again after a lost answer, but equal items are two documents', async () => {
		hiworks.reply = () => 'lost';
		const lost = await draft({}, { retryOnFail: { maxTries: 3 } });
		expect(lost.error?.message).toContain('an earlier try of this execution sent it');
		expect(lost.error?.description).toContain('does no harm');
		expect(bodies()).toHaveLength(1);
		hiworks.reset();
		answered();
		const { outputs } = await draft({}, { input: [{}, {}] });
		expect(new Set(outputs[0]?.map(({ json }) => json.requestHash)).size).toBe(2);
		expect(new Set(bodies().map(({ state }) => state as string)).size).toBe(2);
	});
});

describe('Wait for Decision', () => {
	const wait = async (fields: INodeParameters = {}, more: More = {}) =>
		await office(hiworks, 'approvalDocument.waitForDecision', fields, {
			input: [{ approvalKey: 'key1', requestHash: HASH }],
			...more,
		});

	it('waits for what Draft gave, for seven days, without a call', async () => {
		const { run, error } = await wait();
		expect([error, run.status, hiworks.seen]).toEqual([undefined, 'waiting', []]);
		expect((run.waitTill!.getTime() - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
		// What n8n gives out at the limit, and what a call is compared with.
		expect(run.data.executionData?.nodeExecutionStack[0]?.data.main?.[0]).toEqual([
			{
				json: expect.objectContaining({
					decision: 'timedOut',
					approved: false,
					timedOut: true,
					approvalKey: 'key1',
					requestHash: HASH,
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(run.data.resultData.runData.Node?.[0]?.metadata?.resumeUrl).toMatch(/webhook-waiting\/1\?.*cb=1$/);
	});

	it.each([
		['minutes', 60_000],
		['hours', 3_600_000],
		['days', 86_400_000],
	])('counts the limit in %s', async (timeLimitUnit, unit) => {
		const { run } = await wait({ timeLimit: 3, timeLimitUnit });
		expect(Math.abs(run.waitTill!.getTime() - Date.now() - 3 * unit)).toBeLessThan(10_000);
	});

	it.each<[string, INodeParameters, IDataObject, RegExp]>([
		['no key', {}, { requestHash: HASH }, /Approval Key/],
		['no hash', {}, { approvalKey: 'key1' }, /Request Hash/],
		['a hash with the state behind it', {}, { approvalKey: 'key1', requestHash: `${HASH}.x` }, /Request Hash/],
		['no limit', { timeLimit: 0 }, { approvalKey: 'key1', requestHash: HASH }, /Time Limit/],
		[
			'half a minute',
			{ timeLimit: 0.5, timeLimitUnit: 'minutes' },
			{ approvalKey: 'key1', requestHash: HASH },
			/Time Limit/,
		],
	])('refuses %s and does not wait', async (_, fields, item, words) => {
		const { run, error } = await wait(fields, { input: [item] });
		expect(error?.message).toMatch(words);
		expect(run.waitTill).toBeFalsy();
	});

	it('refuses more than one item, on continue too', async () => {
		const input = Array.from({ length: 3 }, () => ({ approvalKey: 'key1', requestHash: HASH }));
		const { run, error } = await wait({}, { input });
		expect([error?.message, error?.description]).toEqual([
			expect.stringContaining('takes one item, and 3 came'),
			expect.stringMatching(/Loop Over Items.*sub-workflow/),
		]);
		expect(run.waitTill).toBeFalsy();
		const continued = await wait({}, { input, ...CONTINUE });
		expect(continued.outputs[0]?.map(({ json, pairedItem }) => [(json.error as IDataObject).code, pairedItem])).toEqual(
			[['ONE_ITEM', [{ item: 0 }]]],
		);
		expect(continued.run.waitTill).toBeFalsy();
	});
});

describe('Get State', () => {
	const getState = async (approvalId: string, more: More = {}) =>
		await office(hiworks, 'approvalDocument.getState', { approvalId: locator(approvalId) }, more);

	it('is the documented request, and reads the documented answer', async () => {
		hiworks.reply = () => ({ body: collection[5]?.responses[0]?.body });
		const { outputs } = await getState('1232345');
		expect(outputs[0]?.[0]?.json).toEqual({
			approvalId: '1232345',
			decision: 'approved',
			approved: true,
			vendorState: 'complete',
			callsRemaining: 999,
		});
		const [seen] = hiworks.seen;
		expect([seen?.method, seen?.path, seen?.headers['content-type'], seen?.headers.authorization, seen?.body]).toEqual([
			'GET',
			'/approval/v2/documents/1232345',
			'application/json',
			`Bearer ${OFFICE_TOKEN}`,
			undefined,
		]);
	});

	it.each([
		['progress', 'inProgress', false],
		['cancelled', 'canceled', false],
		['deleted', 'deleted', false],
		['archived', 'other', false],
	])('%s is %s', async (state, decision, approved) => {
		hiworks.reply = () => ({ body: { data: { type: 'documents', id: '7', attributes: { state } } } });
		expect((await getState('7')).outputs[0]?.[0]?.json).toMatchObject({ decision, approved, vendorState: state });
	});

	it('fails with the words of Hiworks, and refuses what is no ID', async () => {
		hiworks.reply = () => ({ body: { code: 'ERR', message: '문서를 찾을 수 없습니다.' } });
		expect((await getState('7')).error?.message).toContain('문서를 찾을 수 없습니다.');
		hiworks.reset();
		expect((await getState('QW-테스트-2022-0004')).error?.message).toMatch(/Document/);
		expect((await getState('key1')).error?.message).toMatch(/Document/);
		expect(hiworks.seen).toEqual([]);
	});
});
