import { readFileSync } from 'node:fs';
import type { Fault } from '../../../sandbox/index.ts';
import type { WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { expectIcons, expectNobodyReached, expectRefusedOverHttp } from '../support/checks.ts';
import { errorOf, expectSuccess, json, runRows } from '../support/executions.ts';
import { byId, createForm, HIWORKS_BILL, hiworksBill } from '../support/hiworks.ts';
import {
	manualTrigger,
	node,
	rowsAsItems,
	runByWebhook,
	webhook,
	workflow,
	type Reference,
} from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

const world = withBorrowedWorld('hiworksBill');
let credential: Reference;

beforeAll(async () => {
	credential = await world.client.createCredential('hiworksBillApi', hiworksBillApi());
});

const OFFICE = 'office-token-synthetic-1';
const BILL = 'bill-token-synthetic-1';
const hiworksBillApi = (changes: object = {}) => ({
	officeToken: OFFICE,
	billToken: BILL,
	allowEasySign: false,
	resellerCode: '',
	baseUrl: world.sandbox.hiworksBill.url,
	...changes,
});

const requests = () => world.sandbox.hiworksBill.requests();
const creates = () => requests().filter(({ route }) => route === 'createInvoice');
const ledger = () => world.sandbox.hiworksBill.ledger();

/** The n-th row of a made-up sheet; each has amounts of its own. */
const row = (n: number, changes: object = {}) => ({
	order: `order-${n}`,
	number: '888-88-88888',
	buyer: `구매자 ${n}`,
	name: `품목 ${n}`,
	supplyCost: 10_000 + 10 * n,
	tax: 1_000 + n,
	...changes,
});

const run = async (rows: object[], ...nodes: WorkflowNode[]) => await runRows(world.client, rows, ...nodes);

const create = (
	options: Record<string, unknown> = {},
	form: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
) => hiworksBill('Create', credential, createForm(options, form), more);
const after = () => node('After', 'noOp');

describe('the package in n8n', () => {
	interface Described {
		name: string;
		displayName: string;
		iconUrl?: { light: string; dark: string };
		supportedNodes?: string[];
		outputs?: unknown;
		codex?: { categories?: string[]; alias?: string[] };
	}

	it('has the node, its tool variant, its credential type and four icons', async () => {
		const [types, credentials] = await Promise.all([
			world.client.get<Described[]>('/types/nodes.json'),
			world.client.get<Described[]>('/types/credentials.json'),
		]);
		const type = types.find(({ name }) => name === HIWORKS_BILL);
		const own = credentials.find(({ name }) => name === 'hiworksBillApi');
		expect(type?.codex).toMatchObject({
			categories: ['Finance & Accounting'],
			alias: expect.arrayContaining(['Tax Invoice', '세금계산서', '휴폐업', '하이웍스']),
		});
		expect(JSON.stringify(types.find(({ name }) => name === `${HIWORKS_BILL}Tool`)?.outputs)).toContain('ai_tool');
		expect(own?.supportedNodes).toEqual(expect.arrayContaining([HIWORKS_BILL]));
		expect(await expectIcons(world, type, own)).toBe(4);
	});

	it('serves what the editor shows of outputs before the first run', async () => {
		const schema = await world.client.get<{ properties: object }>(`/schemas/${HIWORKS_BILL}/1.0.0/invoice/create.json`);
		expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['documentId', 'status', 'callsRemaining']));
	});
});

describe('credential test', () => {
	const test = async (changes?: object) => await world.client.testCredential('hiworksBillApi', hiworksBillApi(changes));

	it('passes, by one call that changes nothing and carries both tokens as they are', async () => {
		world.sandbox.hiworksBill.configure({ officeTokens: [OFFICE], billTokens: [BILL] });
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(requests().map(({ route, status, effect, problems }) => ({ route, status, effect, problems }))).toEqual([
			{ route: 'listOfficeFiles', status: 200, effect: false, problems: [] },
		]);
	});

	it('passes for a stored credential whose tokens the editor does not know', async () => {
		world.sandbox.hiworksBill.configure({ officeTokens: [OFFICE], billTokens: [BILL] });
		const { data } = await world.client.call<{ data: Record<string, string> }>(
			'GET',
			`/credentials/${credential.id}?includeData=true`,
		);
		expect([data.officeToken, data.billToken]).not.toEqual(
			expect.arrayContaining([expect.stringContaining('synthetic')]),
		);
		expect(
			await world.client.call('POST', '/credentials/test', {
				credentials: { ...credential, type: 'hiworksBillApi', data },
			}),
		).toMatchObject({ status: 'OK' });
	});

	it.each([
		['an office token', { officeToken: 'another' }],
		['a bill access token', { billToken: 'another' }],
	])('fails with %s that Hiworks does not know', async (_, changes) => {
		world.sandbox.hiworksBill.configure({ officeTokens: [OFFICE], billTokens: [BILL] });
		const result = await test(changes);
		expect(result.status).toBe('Error');
		expect(result.message).not.toBe('');
		expect(new Set(requests().map(({ status }) => status))).toEqual(new Set([401]));
	});

	it.each<[string, Fault]>([
		['403', { kind: '403' }],
		['429', { kind: '429' }],
		['503', { kind: '503html' }],
		['200 with a page', { kind: '200html' }],
		['a redirect', { kind: 'redirect', location: '/v4/office-files?elsewhere', times: 1 }],
		['a cut connection', { kind: 'resetBefore' }],
	])('fails on %s', async (_, fault) => {
		world.sandbox.hiworksBill.setFaults([fault]);
		expect((await test()).status).toBe('Error');
		expect(requests().map(({ fault: played }) => played)).toEqual([fault.kind]);
	});

	it.each([
		['Bearer before it', { officeToken: `Bearer ${OFFICE}` }],
		['nothing', { billToken: ' ' }],
		['Korean', { billToken: '토큰' }],
	])('a token with %s is told in our words, and nothing is sent', async (_, changes) => {
		expect(await test(changes)).toEqual({
			status: 'Error',
			message: expect.stringContaining('a token of letters, digits and signs'),
		});
		expect(requests()).toEqual([]);
	});

	it('fails where nobody listens, and sends no token over plain http to another machine', async () => {
		await expectNobodyReached(test);
		await expectRefusedOverHttp(test, world.sandbox.hiworksBill.url);
		expect(requests()).toEqual([]);
	});
});

describe('make, read, delete, check', () => {
	it('create and read back: each item meets the row that it came from, by pairing alone', async () => {
		const get = hiworksBill('Get', credential, { operation: 'get', documentId: byId('={{ $json.documentId }}') });
		const compare = node(
			'Compare',
			'set',
			{
				mode: 'raw',
				jsonOutput:
					"={{ { order: $('Row').item.json.order, made: $('Create').item.json.referenceId, buyer: $('Get').item.json.recipientName, total: $('Get').item.json.total } }}",
				options: {},
			},
			{ typeVersion: 3.4 },
		);
		const execution = expectSuccess(await run([row(1), row(2), row(3)], create(), get, compare));
		expect(
			json(execution, 'Create').map(({ referenceId, status, total, duplicate, recovered }) => ({
				referenceId,
				status,
				total,
				duplicate,
				recovered,
			})),
		).toEqual(
			[11_011, 11_022, 11_033].map((total, n) => ({
				referenceId: `order-${n + 1}`,
				status: 'created',
				total,
				duplicate: false,
				recovered: false,
			})),
		);
		expect(json(execution, 'Create').map(({ documentId }) => documentId)).toEqual(
			ledger()
				.map(({ documentId }) => documentId)
				.sort((a, b) => position(a) - position(b)),
		);
		expect(
			json(execution, 'Get').map(
				({ status, ntsApprovalNumber, document, supplierNumber, recipientNumber, callsRemaining }) => [
					status,
					ntsApprovalNumber,
					document,
					supplierNumber,
					recipientNumber,
					typeof callsRemaining,
				],
			),
		).toEqual([1, 2, 3].map(() => ['created', null, 'taxableInvoice', '2200000002', '8888888888', 'number']));
		expect(json(execution, 'Compare')).toEqual(
			[1, 2, 3].map((n) => ({ order: `order-${n}`, made: `order-${n}`, buyer: `구매자 ${n}`, total: 11_000 + 11 * n })),
		);
	});

	/** Documents are made some at once: their order in the ledger is that of arrival. */
	const position = (documentId: string) =>
		Number(
			ledger()
				.find((entry) => entry.documentId === documentId)
				?.recipientName.split(' ')[1],
		);

	it('what is signed in the web screen comes out with its approval number and the result of the tax office', async () => {
		const [made] = json(expectSuccess(await run([row(1)], create())), 'Create');
		const { issueId } = world.sandbox.hiworksBill.sign(String(made?.documentId), { code: 'ERR009' });
		const result = hiworksBill('Result', credential, {
			operation: 'getNtsResult',
			documentId: byId(String(made?.documentId)),
		});
		expect(json(expectSuccess(await run([{}], result)), 'Result')).toEqual([
			expect.objectContaining({
				status: 'transmissionFailed',
				ntsApprovalNumber: issueId,
				vendorStatus: 'S/5/ERR009',
				ntsResultCode: 'ERR009',
				ntsResult: expect.stringContaining('폐업사업자'),
				callsMade: 1,
			}),
		]);
	});

	it('delete, and then there is nothing to read', async () => {
		const remove = hiworksBill('Delete', credential, {
			operation: 'delete',
			documentId: byId('={{ $json.documentId }}'),
		});
		const get = hiworksBill('Get', credential, { operation: 'get', documentId: byId('={{ $json.documentId }}') });
		const execution = await run([row(1)], create(), remove, get);
		expect(json(execution, 'Delete')).toEqual([
			expect.objectContaining({ documentId: ledger()[0]?.documentId, deleted: true, recovered: false }),
		]);
		expect(ledger()[0]?.deleted).toBe(true);
		expect(execution.data.resultData.lastNodeExecuted).toBe('Get');
		expect(errorOf(execution).message).toContain('HTTP 404');
	});

	it('a deletion whose answer was lost is found to be done', async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { method: 'DELETE' } }]);
		const remove = hiworksBill('Delete', credential, {
			operation: 'delete',
			documentId: byId('={{ $json.documentId }}'),
		});
		const execution = expectSuccess(await run([row(1)], create(), remove));
		expect(json(execution, 'Delete')[0]).toMatchObject({ deleted: true, recovered: true });
		expect(requests().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
	});

	it('an issued one is not deleted', async () => {
		const [made] = json(expectSuccess(await run([row(1)], create())), 'Create');
		world.sandbox.hiworksBill.sign(String(made?.documentId));
		const execution = await run(
			[{}],
			hiworksBill('Delete', credential, { operation: 'delete', documentId: byId(String(made?.documentId)) }),
		);
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toContain('발행된 문서는 삭제할 수 없습니다');
		expect(ledger()[0]?.deleted).toBe(false);
	});

	it('check the status of businesses and verify a registration', async () => {
		world.sandbox.hiworksBill.setBusiness('7777777770', { statusCode: '03', endDate: '20260131' });
		world.sandbox.hiworksBill.setBusiness('5555555553', { statusCode: '' });
		const numbers = ['888-88-88888', '777-77-77770', '555-55-55553', '8888888888'];
		const check = hiworksBill('Check', credential, {
			resource: 'business',
			operation: 'checkStatus',
			businessNumber: "={{ $('Row').item.json.number }}",
		});
		const verify = hiworksBill('Verify', credential, {
			resource: 'business',
			operation: 'verifyRegistration',
			businessNumber: '888-88-88888',
			openingDate: '2020. 1. 2.',
			representative: '김하나',
		});
		const execution = expectSuccess(
			await run(
				numbers.map((number) => ({ number })),
				check,
				verify,
			),
		);
		expect(
			json(execution, 'Check').map(({ businessNumber, status, closedOn, cached }) => [
				businessNumber,
				status,
				closedOn,
				cached,
			]),
		).toEqual([
			['8888888888', 'active', null, false],
			['7777777770', 'closed', '2026-01-31', false],
			['5555555553', 'notRegistered', null, false],
			['8888888888', 'active', null, true],
		]);
		expect(json(execution, 'Verify').map(({ matches }) => matches)).toEqual([true, true, true, true]);
		expect(requests().filter(({ route }) => route === 'checkBusinessStatus')).toHaveLength(3);
	});
});

describe('when the answer is not a plain yes', () => {
	it('a lost answer: made once, unknown, never sent again, and the error says how to find it', async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createInvoice' } }]);
		const execution = await run([row(1)], create({ markForRecovery: true }), after());
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toMatch(/^The outcome is unknown: .*\[item 0 \(order-1\)\]$/);
		expect(errorOf(execution).description).toContain('look for the memo "[order-1]"');
		expect(execution.data.resultData.runData.After).toBeUndefined();
		expect(creates()).toHaveLength(1);
		expect(ledger().map(({ memo }) => memo)).toEqual(['[order-1]']);
	});

	it('Retry On Fail does not send it again', async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createInvoice', nth: 2 } }]);
		const execution = await run(
			[row(1), row(2), row(3)],
			create({ itemsInFlight: 1 }, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 }),
		);
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toContain(
			'an earlier try of this execution sent it and never learned what became of it',
		);
		expect(ledger().map(({ recipientName }) => recipientName)).toEqual(['구매자 1', '구매자 2']);
		expect(creates()).toHaveLength(2);
	});

	it("n8n's Retry of the failed execution does not send it again", async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createInvoice' }, times: 1 }]);
		const failed = await run([row(1)], create());
		const retry = await world.client.retryExecution(failed.id);
		expect(retry.mode).toBe('retry');
		expect(errorOf(retry).message).toContain(
			'an earlier try of this execution sent it and never learned what became of it',
		);
		expect(ledger()).toHaveLength(1);
	});

	it('Retry On Fail makes the rest after a refusal, and nothing twice', async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: '403', match: { route: 'createInvoice', nth: 2 } }]);
		const execution = expectSuccess(
			await run(
				[row(1), row(2), row(3)],
				create({ itemsInFlight: 1 }, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 }),
			),
		);
		expect(json(execution, 'Create').map(({ documentId }) => documentId)).toEqual(
			ledger().map(({ documentId }) => documentId),
		);
		expect(ledger().map(({ recipientName }) => recipientName)).toEqual(['구매자 1', '구매자 2', '구매자 3']);
	});

	it('tokens that Hiworks refuses end the run, and stand nowhere', async () => {
		world.sandbox.hiworksBill.configure({ billTokens: ['another'] });
		const execution = await run(
			[1, 2, 3].map((n) => row(n)),
			create({ itemsInFlight: 1 }),
		);
		expect(errorOf(execution).message).toMatch(/^Hiworks refused the credential.*HTTP 401.*\[item 0 \(order-1\)\]$/);
		expect(requests().map(({ status }) => status)).toEqual([401]);
		for (const secret of [OFFICE, BILL]) {
			expect(JSON.stringify(execution)).not.toContain(secret);
			expect(readFileSync(world.n8n.logFile, 'utf8')).not.toContain(secret);
		}
	});

	it('continue: an IF on error.outcome tells rejected, not sent and unknown apart', async () => {
		const only = (n: number) => ({ route: 'createInvoice', nth: n });
		world.sandbox.hiworksBill.setFaults([
			{ kind: '503html', match: only(2) },
			{ kind: '200errorEnvelope', match: only(3) },
			{ kind: 'truncatedJson', match: only(4) },
			{ kind: '200withoutKey', match: only(5) },
		]);
		const condition = {
			id: 'unknown',
			leftValue: '={{ $json.error.outcome }}',
			rightValue: 'unknown',
			operator: { type: 'string', operation: 'equals' },
		};
		const nodes = [
			manualTrigger(),
			...rowsAsItems([row(1), row(2), row(3), row(4), row(5), row(6, { number: '123' })]),
			create({ itemsInFlight: 1 }, {}, { onError: 'continueErrorOutput' }),
			node('Done', 'noOp'),
			node(
				'Is unknown',
				'if',
				{
					conditions: {
						options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
						conditions: [condition],
						combinator: 'and',
					},
					options: {},
				},
				{ typeVersion: 2.2 },
			),
			node('Look', 'noOp'),
			node('Mend', 'noOp'),
		];
		const { id } = await world.client.createWorkflow(
			workflow('Branches', nodes, [
				['Start', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Create'],
				['Create', 'Done'],
				['Create', 'Is unknown', 1],
				['Is unknown', 'Look'],
				['Is unknown', 'Mend', 1],
			]),
		);
		const execution = expectSuccess(await world.client.run(id, 'Start'));
		const ends = (name: string) =>
			json(execution, name).map(({ order, error }) => {
				const { outcome, httpStatus } = error as Record<string, unknown>;
				return [order, outcome, httpStatus];
			});
		expect(json(execution, 'Done').map(({ referenceId }) => referenceId)).toEqual(['order-1']);
		expect(ends('Look').map(([order, outcome]) => [order, outcome])).toEqual([
			['order-2', 'unknown'],
			['order-4', 'unknown'],
			['order-5', 'unknown'],
		]);
		expect(json(execution, 'Look')[0]?.error).toMatchObject({
			message: expect.stringContaining('maintenance (점검 중)'),
		});
		// An error body is a refusal whatever the status; n8n adds the columns of the row.
		expect(ends('Mend')).toEqual([
			['order-3', 'rejected', 200],
			['order-6', 'notSent', null],
		]);
		expect(json(execution, 'Mend')[0]?.error).toMatchObject({
			message: expect.stringContaining('일시적인 오류가 발생했습니다.'),
		});
		expect(creates()).toHaveLength(5);
	});
});

describe('Loop Over Items', () => {
	it('makes every one of equal rows', async () => {
		const equal = Array.from({ length: 4 }, () => row(1, { order: '' }));
		const nodes = [
			manualTrigger(),
			...rowsAsItems(equal),
			node('Loop', 'splitInBatches', { batchSize: 1, options: {} }, { typeVersion: 3 }),
			create(),
			node('Done', 'noOp'),
		];
		const { id } = await world.client.createWorkflow(
			workflow('Loop', nodes, [
				['Start', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Loop'],
				['Loop', 'Create', 1],
				['Create', 'Loop'],
				['Loop', 'Done'],
			]),
		);
		const execution = expectSuccess(await world.client.run(id, 'Start'));
		const ids = ledger().map(({ documentId }) => documentId);
		expect(new Set(ids).size).toBe(4);
		expect(json(execution, 'Done').map(({ documentId }) => documentId)).toEqual(ids);
		expect(
			new Set(
				ledger().map(
					({ recipientName, totalSupplyPrice, totalTax }) => `${recipientName} ${totalSupplyPrice} ${totalTax}`,
				),
			).size,
		).toBe(1);
	});
});

describe('attachments', () => {
	const bytes = Buffer.from(Array.from({ length: 300 }, (_, n) => n % 256));
	const toFile = () =>
		node(
			'File',
			'convertToFile',
			{
				operation: 'toBinary',
				sourceProperty: 'base64',
				binaryPropertyName: 'data',
				options: { fileName: '내역서 1.bin', mimeType: 'application/octet-stream' },
			},
			{ typeVersion: 1.1 },
		);

	it('a file of another node is attached, and comes back equal', async () => {
		const fromRow = (name: string) => `={{ $('Row').item.json.${name} }}`;
		const form = {
			referenceId: fromRow('order'),
			recipientNumber: fromRow('number'),
			recipientName: fromRow('buyer'),
			items: { item: [{ name: fromRow('name'), supplyCost: fromRow('supplyCost'), tax: fromRow('tax') }] },
		};
		const execution = expectSuccess(
			await run(
				[row(1, { base64: bytes.toString('base64') })],
				toFile(),
				create(
					{},
					{ ...form, attachments: { binaryFields: 'data', officeFiles: { file: [{ officeFileId: byId('3') }] } } },
				),
				hiworksBill('Get', credential, { operation: 'get', documentId: byId('={{ $json.documentId }}') }),
				hiworksBill('Download', credential, {
					operation: 'downloadAttachment',
					documentId: byId('={{ $json.documentId }}'),
					fileId: "={{ $json.files.find(({ name }) => name.startsWith('내역서')).fileId }}",
					binaryPropertyName: 'file',
				}),
				node(
					'Base64',
					'extractFromFile',
					{ operation: 'binaryToPropery', binaryPropertyName: 'file', destinationKey: 'base64', options: {} },
					{ typeVersion: 1 },
				),
			),
		);
		const names = ledger()[0]?.files.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['내역서 1.bin', '거래약정서.pdf']));
		expect(json(execution, 'Download')[0]).toMatchObject({ fileName: '내역서 1.bin', bytes: 300 });
		expect(json(execution, 'Base64')[0]?.base64).toBe(bytes.toString('base64'));
	});

	it('a document whose file cannot be uploaded is not sent', async () => {
		world.sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createTempFile' } }]);
		const form = {
			referenceId: 'x',
			recipientNumber: '888-88-88888',
			recipientName: 'x',
			items: { item: [{ name: 'x', supplyCost: '10', tax: '1' }] },
			attachments: { binaryFields: 'data' },
		};
		const execution = await run(
			[{ base64: bytes.toString('base64') }],
			toFile(),
			create({}, form, { onError: 'continueRegularOutput' }),
		);
		expect(json(execution, 'Create')).toEqual([
			{
				message: expect.any(String),
				error: expect.objectContaining({
					message: expect.stringContaining('The document was not sent, because its attachment could not be uploaded'),
					outcome: 'notSent',
					referenceId: 'x',
				}),
			},
		]);
		expect([creates(), ledger()]).toEqual([[], []]);
	});
});

describe('the list of office files', () => {
	const opened = async (filter?: string) =>
		await world.client.call<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.attachments.officeFiles.file[0].officeFileId',
				nodeTypeAndVersion: { name: HIWORKS_BILL, version: 1 },
				methodName: 'searchOfficeFiles',
				currentNodeParameters: { resource: 'invoice', operation: 'create' },
				credentials: { hiworksBillApi: credential },
				...(filter !== undefined && { filter }),
			},
		);

	it('is fetched when it is opened, and never before', async () => {
		const { id } = await world.client.createWorkflow(
			workflow(
				'Unopened',
				[
					manualTrigger(),
					create(
						{},
						{ attachments: { officeFiles: { file: [{ officeFileId: { __rl: true, mode: 'list', value: '' } }] } } },
					),
				],
				[['Start', 'Create']],
			),
		);
		await world.client.getWorkflow(id);
		await world.client.call('POST', '/node-types', { nodeInfos: [{ name: HIWORKS_BILL, version: 1 }] });
		expect(requests()).toEqual([]);

		const { results } = await opened();
		expect(results).toEqual([
			{ name: '거래약정서.pdf', value: '3' },
			{ name: '안내문.pdf', value: '5' },
			{ name: '통장사본.gif', value: '1' },
		]);
		expect((await opened('약정')).results.map(({ value }) => value)).toEqual(['3']);
		expect(requests().map(({ route }) => route)).toEqual(['listOfficeFiles', 'listOfficeFiles']);
	});

	it('an office that cannot be asked is an error, not an empty list', async () => {
		world.sandbox.hiworksBill.configure({ officeTokens: ['another'] });
		await expect(opened()).rejects.toThrow(/Hiworks refused the credential/);
	});
});

describe('easy sign', () => {
	let number = 0;
	let allowed: Reference;

	beforeAll(async () => {
		allowed = await world.client.createCredential('hiworksBillApi', hiworksBillApi({ allowEasySign: true }));
	});

	/** Two documents over 22,033 won, by hand or by a webhook. */
	async function signing(
		options: Record<string, unknown> = {},
		using = allowed,
		more: Partial<WorkflowNode> = {},
	): Promise<{ id: string; path: string }> {
		const path = `easy-sign-${++number}`;
		const nodes = [
			manualTrigger(),
			webhook(path),
			...rowsAsItems([row(1), row(2)]),
			hiworksBill('Create', using, createForm({ easySign: true, ...options }), more),
			after(),
		];
		const { id } = await world.client.createWorkflow(
			workflow(path, nodes, [
				['Start', 'Rows'],
				['Webhook', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Create'],
				['Create', 'After'],
			]),
		);
		return { id, path };
	}

	it('by hand is refused, with count and sum, and nothing after it runs', async () => {
		const execution = await world.client.run((await signing()).id, 'Start');
		expect(errorOf(execution).message).toBe(
			'2 documents over 22,033 won would have gone out with legal effect; nothing was sent',
		);
		expect(errorOf(execution).description).toContain('"Also When Run by Hand or by an Agent"');
		expect(execution.data.resultData.runData.After).toBeUndefined();
		expect(requests()).toEqual([]);
	});

	it('by hand with the option as a fixed value, issues; as an expression it does not count', async () => {
		const refused = await world.client.run((await signing({ alsoWhenRunByHand: '={{ true }}' })).id, 'Start');
		expect(refused.data.resultData.runData.After).toBeUndefined();
		expect(requests()).toEqual([]);

		const execution = expectSuccess(await world.client.run((await signing({ alsoWhenRunByHand: true })).id, 'Start'));
		expect(json(execution, 'After').map(({ status, easySignMessage }) => [status, easySignMessage])).toEqual(
			[1, 2].map(() => ['accepted', '문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.']),
		);
		expect(ledger().every(({ issueId }) => issueId !== '')).toBe(true);
	});

	it('by a published webhook issues', async () => {
		const { id, path } = await signing();
		await world.client.activate(id);
		const execution = expectSuccess(await runByWebhook(world.client, id, path));
		expect(execution.mode).toBe('webhook');
		expect(json(execution, 'After').map(({ status }) => status)).toEqual(['accepted', 'accepted']);
		expect(ledger().map(({ declareStatus }) => declareStatus)).toEqual(['4', '4']);
	});

	it('a dry run shows what would go out, and needs no consent', async () => {
		const execution = expectSuccess(await world.client.run((await signing({ dryRun: true })).id, 'Start'));
		expect(
			json(execution, 'After').map(({ status, documentId, total, request }) => [
				status,
				documentId,
				total,
				JSON.stringify(request).includes('"easySign":"Y"'),
			]),
		).toEqual([
			['dryRun', null, 11_011, true],
			['dryRun', null, 11_022, true],
		]);
		expect(requests()).toEqual([]);
	});

	it('without Allow Easy Sign in the credential nothing is sent, published or not', async () => {
		const { id, path } = await signing({}, credential);
		await world.client.activate(id);
		const execution = await runByWebhook(world.client, id, path);
		expect(execution.status).toBe('error');
		expect(`${errorOf(execution).message} ${errorOf(execution).description}`).toContain(
			'Easy Sign is on, but the credential does not allow it',
		);
		expect(requests()).toEqual([]);
	});

	it('without easy sign a document needs no consent: it waits to be signed', async () => {
		expectSuccess(await world.client.run((await signing({ easySign: false })).id, 'Start'));
		expect(ledger().map(({ approvalStatus, signedAt }) => [approvalStatus, signedAt])).toEqual([
			['W', null],
			['W', null],
		]);
	});
});
