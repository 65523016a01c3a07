import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import type { Result } from '../support/engine';
import { documentItem } from '../support/hiworksBill';
import {
	create as createAt,
	fileItem,
	first,
	fromJson,
	ledger,
	locator,
	run as runAt,
	withFiles,
	type More,
} from '../support/hiworksBillRun';
import { standIn, type StandIn } from '../support/standIn';
import { visibleIn } from '../support/visible';

const OFFICE = 'office-Xq7synthetic0Secret';
const BILL = 'bill-Zk3synthetic0Secret';
const PERSON = '900101-1748293';
const DIGITS = '9001011748293';

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
/**
 * None of these may stand anywhere but where this file says so. Half of the number's tail is as telling as all of it.
 */
const SECRETS = [OFFICE, BILL, base64(OFFICE), base64(BILL), '17482', base64(PERSON), base64(DIGITS)];

let sandbox: Sandbox;
let echo: StandIn;
let status = 400;
/** What n8n writes to its log. */
let logged = '';

beforeAll(async () => {
	sandbox = await startSandbox();
	// A vendor that repeats in its texts all that it was sent, tokens included.
	echo = await standIn(({ headers }, body) => ({
		status,
		body: {
			errors: [
				{
					status: '400',
					title: 'Parameter Error',
					message: `올바르지 않습니다: ${PERSON} ${DIGITS} 900101 1748293 ${headers['office-authorization']} ${headers['bill-access-authorization']} ${body}`,
				},
			],
		},
	}));
});
afterAll(async () => await Promise.all([sandbox.close(), echo.close()]));
beforeEach(() => {
	sandbox.hiworksBill.reset();
	[status, logged] = [400, ''];
	for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
		jest.spyOn(console, name).mockImplementation((...texts: unknown[]) => void (logged += texts.map(String).join(' ')));
});
afterEach(() => jest.restoreAllMocks());

const TOKENS = { officeToken: OFFICE, billToken: BILL };
const withTokens = ({ credential, ...more }: More = {}) => ({ ...more, credential: { ...TOKENS, ...credential } });
const create = async (input: IDataObject[], fields: INodeParameters = {}, more: More = {}) =>
	await createAt(sandbox, input, fields, withTokens(more));
const run = async (name: string, fields: INodeParameters, more: More = {}) =>
	await runAt(sandbox, name, fields, withTokens(more));
const person = (changes: IDataObject = {}) => documentItem(0, { recipientNumber: PERSON, ...changes });
const atEcho = () => ({ credential: { baseUrl: echo.url } });

const visible = (result: Result) => visibleIn(result, logged);

const found = (result: Result | string) =>
	SECRETS.filter((secret) => (typeof result === 'string' ? result : visible(result)).includes(secret));

const MANNERS: Array<[string, More]> = [
	['stop', {}],
	['continue', { onError: 'continueRegularOutput' }],
];

describe('Tokens and numbers of persons stand in no output, error or log', () => {
	it('of a document that was made', async () => {
		const result = await create([person({ recipientName: `홍길동 ${PERSON}`, itemName: `품목 ${DIGITS}` })], {
			remark: PERSON,
			notes: { memo: PERSON },
		});
		expect(first(result)).toMatchObject({ recipientNumber: '900101-1******', recipientName: '홍길동 900101-1******' });
		expect(found(result)).toEqual([]);
		// Hiworks has it whole: what is masked is only what n8n keeps.
		expect(ledger(sandbox)[0]?.recipientNumber).toBe(DIGITS);
	});

	it.each(MANNERS)('of a document that Hiworks refuses, repeating what it was sent (%s)', async (_, more) => {
		for (const code of [400, 200, 401, 429, 500]) {
			status = code;
			const result = await create([person()], {}, { ...more, ...atEcho() });
			expect(visible(result)).toContain('올바르지 않습니다: 900101-1******');
			expect(found(result)).toEqual([]);
		}
	});

	it.each(MANNERS)('of a document whose connection was lost (%s)', async (_, more) => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter' }]);
		// Without a mark, the error names the recipient by which to look.
		const result = await create([person({ recipientName: `홍길동 ${PERSON}` })], {}, more);
		expect(visible(result)).toContain('look for recipient 홍길동 900101-1******');
		expect(found(result)).toEqual([]);
		expect(found(await create([person()], {}, { ...more, retryOnFail: { maxTries: 2 } }))).toEqual([]);
	});

	it('of a dry run', async () => {
		const result = await create(
			[person({ recipientName: `홍길동(${PERSON})`, itemName: PERSON })],
			{ remark: DIGITS },
			{ options: { dryRun: true } },
		);
		expect(first(result)).toMatchObject({
			status: 'dryRun',
			request: { body: { data: { invoicee: { companyNumber: '900101-1******' } } } },
		});
		expect(found(result)).toEqual([]);
	});

	it('of a dry run with a file whose name holds a number', async () => {
		const result = await create(
			withFiles(fileItem(person(), { data: { name: `${PERSON}.pdf`, bytes: Buffer.from('x') } })),
			{ attachments: { binaryFields: 'data' } },
			{ options: { dryRun: true } },
		);
		expect(found(result)).toEqual([]);
	});

	const columns = [
		'referenceId',
		'document',
		'writeDate',
		'purpose',
		'supplierNumber',
		'recipientEmail',
		'supplyCost',
		'tax',
	];
	it.each(MANNERS)('of a sheet with the number in any wrong column (%s)', async (_, more) => {
		for (const column of columns) {
			for (const value of [PERSON, DIGITS, `주민번호 ${PERSON}`, `${'-'.repeat(26)} ${PERSON}`]) {
				const result = await create([person({ [column]: value })], {}, { ...more, options: { dryRun: true } });
				// A reference id of one's own is one, and comes out again.
				if (column !== 'referenceId')
					expect({ column, value, found: found(result) }).toEqual({ column, value, found: [] });
			}
		}
	});

	it.each(MANNERS)('of JSON that cannot be read (%s)', async (_, more) => {
		for (const recipient of [
			`{ "number": "${PERSON}"`,
			{ number: PERSON, [PERSON]: 1 },
			{ number: `${PERSON}1` },
			[PERSON],
			{ number: PERSON, name: 'x', representative: 'x', contacts: PERSON },
		]) {
			const result = await create([person({ recipient: recipient as never })], fromJson('recipient'), more);
			expect(visible(result)).toContain('Recipient JSON');
			expect(found(result)).toEqual([]);
		}
	});

	it.each([
		['the token as base URL', { baseUrl: OFFICE }],
		['the token in the base URL', { baseUrl: `http://${BILL}@127.0.0.1` }],
		['the token in a query', { baseUrl: `https://bill-api.example/?key=${OFFICE}` }],
		['a token with "Bearer"', { officeToken: `Bearer ${OFFICE}` }],
		['no such host', { baseUrl: 'http://127.0.0.1:1' }],
	])('of a credential that does not work: %s', async (_, credential) => {
		const result = await create([person()], {}, { credential });
		expect(result.error).toBeDefined();
		expect(found(result)).toEqual([]);
	});

	it('of what is read: but for the number in full, where that is asked for', async () => {
		const input = withFiles(fileItem(person(), { data: { name: `${PERSON}.txt`, bytes: Buffer.from('x') } }));
		await create(input, { remark: PERSON, attachments: { binaryFields: 'data' } });
		const documentId = locator(ledger(sandbox)[0]!.documentId);
		for (const options of [{}, { simplify: false }])
			expect(found(await run('invoice.get', { documentId }, { options }))).toEqual([]);
		expect(found(await run('invoice.getNtsResult', { documentId }))).toEqual([]);
		const shown = await run('invoice.get', { documentId }, { options: { showFullNumber: true, simplify: false } });
		expect(found(shown)).toEqual(['17482']);
		const { recipientFullNumber, ...rest } = first(shown);
		expect([recipientFullNumber, found(JSON.stringify(rest))]).toEqual([DIGITS, []]);
	});

	it('but an amount and a key that only look like one come out as they are', async () => {
		const [supplyCost, tax, referenceId] = ['1101011000000', '110101100000', '1712311000000'];
		const input = [documentItem(0, { supplyCost, tax, referenceId, itemName: `품목 ${referenceId}` })];
		const [information, item] = [{ totalSupplyPrice: supplyCost }, { supplyPrice: supplyCost, tax }];
		// A text may hold anything.
		const amounts = { information, items: [{ ...item, subject: '품목 171231-1******' }] };
		const planned = first(await create(input, {}, { options: { dryRun: true } }));
		expect(planned).toMatchObject({ referenceId, request: { body: { data: amounts } } });
		expect(first(await create(input))).toMatchObject({ referenceId });
		const documentId = locator(ledger(sandbox)[0]!.documentId);
		const read = await run('invoice.get', { documentId }, { options: { simplify: false } });
		expect(first(read)).toMatchObject({ supplyCost: Number(supplyCost), invoice: amounts });
	});

	it('of a file by its name', async () => {
		await create(withFiles(fileItem(documentItem(0), { data: { name: `${PERSON}.txt`, bytes: Buffer.from('x') } })), {
			attachments: { binaryFields: 'data' },
		});
		expect(
			found(
				await run('invoice.downloadAttachment', { documentId: locator(ledger(sandbox)[0]!.documentId), fileId: 1 }),
			),
		).toEqual([]);
		expect(
			found(
				await run(
					'file.upload',
					{},
					{ input: withFiles(fileItem({}, { data: { name: `${PERSON}.txt`, bytes: Buffer.from('x') } })) },
				),
			),
		).toEqual([]);
	});
});
