/** Faults in the words of Hiworks Bill, and the routes by which a test looks into it from another process. */
import { startSandbox, type Fault } from '../../../sandbox/index.ts';
import { send, until } from '../support/client.ts';
import { create as createAt, OTHER, RECIPIENT, tokens, withHiworksBill } from '../support/hiworksBill.ts';

const { sandbox, call, made, get, remove, check, upload, create } = withHiworksBill({ seed: 5 });

const bill = () => sandbox.hiworksBill;
const control = (method: string, path: string, body?: unknown) =>
	send(sandbox.control.url, `/hiworks-bill/${path}`, {
		method,
		key: '',
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});
const memo = (text: string) => ({ information: { memo: text } });

describe('faults', () => {
	const errors = (status: string) => ({ errors: [{ status, title: expect.any(String), message: expect.any(String) }] });

	test.each<[Fault, object, number]>([
		[{ kind: '429' }, { status: 429, headers: { 'retry-after': '1' }, json: errors('429') }, 0],
		[{ kind: '500' }, { status: 500, json: errors('500') }, 0],
		[{ kind: '503html' }, { status: 503, text: expect.stringMatching(/^<!DOCTYPE html>/) }, 0],
		[{ kind: '401empty' }, { status: 401, text: '' }, 0],
		[{ kind: '403' }, { status: 403, json: { errors: [{ status: '403', title: 'Forbidden' }] } }, 0],
		[{ kind: '408' }, { status: 408, json: { errors: [{ title: 'Request Timeout' }] } }, 0],
		[{ kind: 'redirect' }, { status: 302, headers: { location: '/redirected' } }, 0],
		[{ kind: '200errorEnvelope' }, { status: 200, json: errors('500') }, 0],
		[{ kind: '200withoutKey' }, { status: 200, json: { data: {}, meta: {} } }, 1],
		[{ kind: 'truncatedJson' }, { status: 200, json: undefined, text: expect.stringMatching(/^\{"data":/) }, 1],
	])('%j', async (fault, answer, documents) => {
		bill().setFaults([fault]);
		const received = await create();
		expect(received).toMatchObject(answer);
		if (fault.kind === '200withoutKey') expect(received.json).toEqual({ data: {}, meta: {} });
		expect([bill().ledger().length, bill().remaining()]).toEqual([documents, 1_000 - documents]);
		expect(bill().requests()[0]).toMatchObject({ fault: fault.kind, effect: documents === 1 });
	});

	test.each<[Fault['kind'], number]>([
		['resetBefore', 0],
		['resetAfter', 1],
	])('%s', async (kind, documents) => {
		bill().setFaults([{ kind }]);
		await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(bill().ledger()).toHaveLength(documents);
	});

	test('reads, and lists, lose their promised key too', async () => {
		const documentId = await made();
		bill().setFaults([{ kind: '200withoutKey' }]);
		expect(Object.keys((await get(documentId)).json.data)).toEqual(expect.not.arrayContaining(['status']));
		expect((await get(documentId)).json.data).toHaveProperty('information');
		expect((await check('8888888888')).json.data).toEqual(
			expect.not.objectContaining({ statusCode: expect.anything() }),
		);
		expect((await upload()).json).toEqual({ data: {} });
		const { json } = await call('GET', '/v4/office-files');
		expect(json.data.map((file: object) => Object.keys(file))).toEqual(
			json.data.map(() => ['fileName', 'fileSize', 'isFileUsed']),
		);
		// A deletion promises nothing.
		bill().configure({ deleteAnswer: '200' });
		expect(await remove(documentId)).toMatchObject({ status: 200, text: '' });
	});

	const isHit = async (fault: Fault, calls: Array<() => Promise<{ status: number }>>) => {
		bill().setFaults([fault]);
		const hits: boolean[] = [];
		for (const ask of calls) hits.push((await ask()).status === 500);
		return hits;
	};

	test('hit a memo: of what is made, and of the document that is read or deleted', async () => {
		const documentId = await made(memo('b'));
		const calls = [
			() => create(memo('a')),
			() => create(memo('b')),
			() => get(documentId),
			() => get('X'),
			() => remove(documentId),
		];
		expect(await isHit({ kind: '500', match: { referenceIds: ['b'] } }, calls)).toEqual([
			false,
			true,
			true,
			false,
			true,
		]);
		expect(bill().requests().at(-1)!.referenceId).toBe('b');
	});

	test('hit the nth attempt at the same recipient and memo, document or number', async () => {
		const documentId = await made();
		const to = (companyNumber: string, text: string) => () => create({ ...memo(text), invoicee: { companyNumber } });
		const calls = [
			to(RECIPIENT, 'a'),
			to(OTHER, 'a'),
			to(RECIPIENT, 'b'),
			to(RECIPIENT, 'a'),
			() => get(documentId),
			() => check('8888888888'),
			() => check('7777777770'),
			() => check('8888888888'),
		];
		expect(await isHit({ kind: '500', match: { attempt: 2 } }, calls)).toEqual([
			false,
			false,
			false,
			true,
			false,
			false,
			false,
			true,
		]);
	});

	test('hit a route', async () => {
		const calls = [() => create(), () => check('8888888888')];
		expect(await isHit({ kind: '500', match: { route: 'checkBusinessStatus' } }, calls)).toEqual([false, true]);
	});
});

describe('control routes', () => {
	test('show the ledger and the files', async () => {
		await upload('첨부.txt', '내용');
		await made({ tempFileIds: [100] });
		expect((await control('GET', 'ledger')).json).toEqual(bill().ledger());
		const { json } = await control('GET', 'files');
		const file = {
			name: '첨부.txt',
			contentType: 'text/plain',
			size: 6,
			base64: Buffer.from('내용').toString('base64'),
		};
		expect(json).toEqual([
			{ kind: 'temp', id: 100, documentId: null, ...file },
			{ kind: 'attached', id: 1, documentId: bill().ledger()[0]!.documentId, ...file },
		]);
		expect((await control('GET', 'quota')).json).toEqual({ remaining: 998 });
	});

	test('merge settings and show them without tokens', async () => {
		const changed = await control('PUT', 'settings', {
			dailyLimit: 3,
			officeTokens: ['secret-a', 'secret-b'],
			billTokens: ['secret-c'],
		});
		expect(changed).toMatchObject({
			status: 200,
			json: { dailyLimit: 3, seed: 5, officeTokens: ['…', '…'], billTokens: ['…'] },
		});
		const shown = await control('GET', 'settings');
		expect(shown.json).toEqual(changed.json);
		expect(shown.text).not.toContain('secret');
		expect(bill().settings.officeTokens).toEqual(['secret-a', 'secret-b']);
	});

	test.each([
		[{ dailylimit: 1 }],
		[{ dailyLimit: -1 }],
		[{ deleteAnswer: '500' }],
		[{ declareCode: 'success' }],
		[{ businesses: { '888-88-88888': { statusCode: '01' } } }],
		[{ businesses: { 8888888888: { statusCode: '04' } } }],
		[{ registeredNumbers: ['220-00-00002'] }],
		[{ officeFiles: [{ id: 1 }] }],
		[{ declareDelayMs: 1e12 }],
		[{ registrations: [{ idn: '8888888888' }] }],
	])('refuse the settings %j and change nothing', async (settings) => {
		const before = structuredClone(bill().settings);
		expect(await control('PUT', 'settings', { seed: 6, ...settings })).toMatchObject({
			status: 400,
			json: { error: expect.any(String) },
		});
		expect(bill().settings).toEqual(before);
	});

	test('sign a document, as a person does on the web screen', async () => {
		const documentId = await made();
		const answer = await control('POST', 'sign', { documentId });
		expect(answer).toMatchObject({
			status: 200,
			json: {
				documentId,
				approvalStatus: 'S',
				declareStatus: '4',
				declareStatusCode: 'SUC001',
				issueId: expect.stringMatching(/^20260527/),
			},
		});
		expect((await get(documentId)).json.data.status).toMatchObject({
			approvalStatus: 'S',
			issueId: answer.json.issueId,
		});
		expect(await control('POST', 'sign', { documentId })).toMatchObject({ status: 400 });
		expect(await control('POST', 'sign', { documentId: 'nobody' })).toMatchObject({ status: 400 });
		const other = await made();
		expect(await control('POST', 'sign', { documentId: other, code: 'x' })).toMatchObject({ status: 400 });
		expect((await control('POST', 'sign', { documentId: other, code: 'ERR003' })).json).toMatchObject({
			declareStatus: '5',
			declareStatusCode: 'ERR003',
		});
		const statement = await made({ invoiceType: { typeCode: 'D' } });
		expect(await control('POST', 'sign', { documentId: statement })).toMatchObject({ status: 400 });
		const deleted = await made();
		await remove(deleted);
		expect(await control('POST', 'sign', { documentId: deleted })).toMatchObject({ status: 400 });
	});

	test('say what came of asking the buyer', async () => {
		const documentId = await made();
		for (const approvalStatus of ['T', 'R', 'B']) {
			expect((await control('POST', 'approval', { documentId, approvalStatus })).json).toMatchObject({
				approvalStatus,
				declareStatus: '0',
			});
			expect((await get(documentId)).json.data.status).toEqual({
				approvalStatus,
				declareStatus: '0',
				declareStatusCode: '',
				issueId: '',
			});
		}
		expect(await control('POST', 'approval', { documentId, approvalStatus: 'S' })).toMatchObject({ status: 400 });
	});

	test('choose the id of a document, for the first with its memo', async () => {
		expect(await control('PUT', 'settings', { documentIds: { 'order-7': 'documentId1' } })).toMatchObject({
			status: 200,
		});
		expect(await made(memo('order-7'))).toBe('documentId1');
		expect((await get('documentId1')).json.data.information.memo).toBe('order-7');
		for (const other of ['order-7', 'order-8', 'constructor']) expect(await made(memo(other))).toMatch(/^\d{14}\w{10}/);
		expect(await control('PUT', 'settings', { documentIds: { a: 'no-id' } })).toMatchObject({ status: 400 });
	});

	test('close a business', async () => {
		expect(await control('PUT', 'businesses/8888888888', { statusCode: '03' })).toMatchObject({ status: 200 });
		expect((await check('8888888888')).json.data).toMatchObject({ statusCode: '03', endDate: '20251231' });
		expect(await control('PUT', 'businesses/7777777770', { statusCode: 'closed' })).toMatchObject({ status: 400 });
	});

	test('show and clear the log, count, set faults, and reset', async () => {
		await create(memo('order-9'));
		const { json, text } = await control('GET', 'requests');
		expect(json).toEqual([
			expect.objectContaining({
				number: 1,
				method: 'POST',
				path: '/v4/invoices',
				route: 'createInvoice',
				mode: null,
				referenceId: 'order-9',
				status: 200,
				effect: true,
				problems: [],
			}),
		]);
		for (const secret of Object.values(tokens)) expect(text).not.toContain(secret);
		expect((await control('GET', 'stats')).json).toMatchObject({
			count: 1,
			inFlight: 0,
			byRoute: { createInvoice: { count: 1 } },
		});
		await control('DELETE', 'requests');
		expect(bill().requests()).toEqual([]);
		await control('PUT', 'faults', [{ kind: '403' }]);
		expect(await create()).toMatchObject({ status: 403 });
		await control('PUT', 'settings', { dailyLimit: 7 });
		await control('POST', 'reset?keepSettings=true');
		expect([bill().ledger(), bill().requests(), bill().remaining()]).toEqual([[], [], 7]);
		await upload();
		await control('POST', 'reset');
		expect([bill().files(), bill().settings.dailyLimit, bill().settings.seed, bill().remaining()]).toEqual([
			[],
			1_000,
			5,
			1_000,
		]);
	});

	test('leave the other vendor alone', async () => {
		await send(sandbox.bolta.url, '/v1/nothing');
		await create();
		await control('POST', 'reset');
		expect(sandbox.bolta.requests()).toHaveLength(1);
		sandbox.bolta.reset();
	});
});

test('bodies are left out of the log when that is wanted', async () => {
	bill().configure({ logBodies: false });
	await create();
	expect([bill().requests()[0]!.body, bill().ledger()[0]!.memo]).toEqual([undefined, 'order-1']);
});

test('closing ends its connections too', async () => {
	const other = await startSandbox();
	other.hiworksBill.setFaults([{ kind: 'noAnswer', effect: true }]);
	const waiting = createAt(other.hiworksBill.url).catch((error: NodeJS.ErrnoException) => error.code);
	await until(() => other.hiworksBill.ledger().length === 1);
	await other.close();
	expect(await waiting).toBe('ECONNRESET');
	expect(await createAt(other.hiworksBill.url).catch((error: NodeJS.ErrnoException) => error.code)).toBe(
		'ECONNREFUSED',
	);
});
