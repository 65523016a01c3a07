import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import type { Execution, Result } from '../support/engine';
import { locator } from '../support/operations';
import { rows } from '../support/reports';
import { standIn, type StandIn } from '../support/standIn';
import { visibleIn } from '../support/visible';

const KEY = 'test_Xq7synthetic0Secret';
const TOKEN = 'webhook-Zk3-synthetic';
const PERSON = '900101-1748293';
const DIGITS = '9001011748293';

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
/**
 * None of these may stand anywhere but where this file says so. Half of the number's tail is as telling as all of it.
 */
const SECRETS = [KEY, base64(KEY), base64(`${KEY}:`), TOKEN, base64(TOKEN), '17482', base64(PERSON), base64(DIGITS)];

let sandbox: Sandbox;
let echo: StandIn;
/** What n8n writes to its log. */
let logged: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	// A vendor that repeats in its texts all that it was sent, the key as it came in the header included.
	echo = await standIn(({ method, url = '', headers }, body) => {
		const message = `존재하지 않는 요청입니다: ${PERSON} ${DIGITS} 900101 1748293 ${KEY} ${headers.authorization} ${body}`;
		if (method === 'POST')
			return { status: url.includes('issue') ? postStatus : 404, body: { code: 'INVALID_REQUEST', message } };
		if (known && url.includes('/status')) return { status: 200, body: { issuanceKey: 'KEY', message } };
		return { status: 400, body: { code: 'INVALID_REQUEST', message } };
	});
});
afterAll(async () => await Promise.all([sandbox.close(), echo.close()]));

let postStatus = 400;
let known = false;
beforeEach(() => {
	sandbox.bolta.reset();
	[postStatus, known, logged] = [400, false, ''];
	for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
		jest.spyOn(console, name).mockImplementation((...texts: unknown[]) => void (logged += texts.map(String).join(' ')));
});
afterEach(() => jest.restoreAllMocks());

const person = (changes: IDataObject = {}) => invoiceItem(0, { recipientNumber: PERSON, ...changes });

const run = async (baseUrl: string, parameters: INodeParameters, input: IDataObject[], more: Partial<Execution> = {}) =>
	await bolta(baseUrl, { parameters, input, credential: { apiKey: KEY, webhookToken: TOKEN, baseUrl }, ...more });

const visible = (result: Result) => visibleIn(result, logged);
const found = (text: string) => SECRETS.filter((secret) => text.includes(secret));

describe('Keys and numbers of persons stand in no output, error or log', () => {
	const modes: Array<[string, Partial<Execution>]> = [
		['stop', {}],
		['continue', { onError: 'continueRegularOutput' }],
	];

	it('of an invoice that was issued, recovered, or found again', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST', referenceIds: ['order-1'] } }]);
		const parameters = issueForm({ waitForCompletion: 5, simplify: false });
		const input = [
			person(),
			person({ referenceId: 'order-1', recipientName: `홍길동 ${PERSON}`, itemName: `품목 ${DIGITS}` }),
		];
		const first = await run(sandbox.bolta.url, parameters, input);
		expect(rows(first).map(({ status, recovered, recipientNumber }) => [status, recovered, recipientNumber])).toEqual([
			['issued', false, '900101-1******'],
			['issued', true, '900101-1******'],
		]);
		expect(found(visible(first))).toEqual([]);
		const again = await run(sandbox.bolta.url, parameters, input);
		expect(rows(again)[0]).toMatchObject({
			duplicate: true,
			invoice: { supplied: { identificationNumber: '900101-1******' } },
		});
		expect(found(visible(again))).toEqual([]);
		// The vendor has it whole: what is masked is only what n8n keeps.
		expect(sandbox.bolta.ledger('test')[0]?.body.supplied.identificationNumber).toBe(DIGITS);
	});

	it.each(modes)('of an invoice that the vendor refuses, repeating what it was sent (%s)', async (_, more) => {
		const result = await run(echo.url, issueForm(), [person()], more);
		const text = visible(result);
		expect(text).toContain('존재하지 않는 요청입니다: 900101-1******');
		expect(found(text)).toEqual([]);
	});

	it.each(modes)('of an invoice whose outcome is unknown (%s)', async (_, more) => {
		postStatus = 500;
		const result = await run(echo.url, issueForm(), [person()], more);
		const text = visible(result);
		expect(text).toMatch(/not known whether Bolta has it/);
		expect(found(text)).toEqual([]);
	});

	it.each(modes)('of an invoice whose connection was lost (%s)', async (_, more) => {
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { method: 'POST' } }]);
		expect(found(visible(await run(sandbox.bolta.url, issueForm(), [person()], more)))).toEqual([]);
	});

	it('of an invoice that a person has issued, as the vendor says', async () => {
		const party = { identificationNumber: DIGITS, organizationName: `홍길동 ${PERSON}`, representativeName: '홍길동' };
		const items = [{ date: '2026-11-20', name: '품목', supplyCost: 10_000, tax: 1_000 }];
		const invoice = { date: '2026-11-20', supplier: party, supplied: party, items };
		const vendor = await standIn(() => ({ status: 200, body: { issuanceKey: 'KEY', invoice } }));
		const get = { resource: 'taxInvoice', operation: 'get', issuanceKey: locator('KEY'), options: { simplify: false } };
		const result = await run(vendor.url, get, [{}]).finally(async () => await vendor.close());
		expect(rows(result)).toMatchObject([{ supplierNumber: '900101-1******', recipientNumber: '900101-1******' }]);
		expect(found(visible(result))).toEqual([]);
	});

	it('of an invoice that was accepted earlier, with the words of the vendor', async () => {
		known = true;
		const result = await run(echo.url, issueForm(), [person()]);
		expect(rows(result)[0]).toMatchObject({
			duplicate: true,
			status: 'accepted',
			vendorStatus: expect.stringContaining('900101-1******'),
		});
		expect(found(visible(result))).toEqual([]);
	});

	it.each(modes)('of an invoice whose id was used for another (%s)', async (_, more) => {
		await run(sandbox.bolta.url, issueForm(), [person()]);
		const result = await run(sandbox.bolta.url, issueForm(), [person({ recipientNumber: '900101-1748290' })], more);
		expect(visible(result)).toContain('recipient number');
		expect(found(visible(result))).toEqual([]);
		expect(visible(result)).not.toContain('1748290');
	});

	it('of a dry run', async () => {
		const result = await run(sandbox.bolta.url, issueForm({ dryRun: true }), [
			person({ recipientName: `홍길동(${PERSON})`, itemName: PERSON }),
		]);
		expect(rows(result)[0]).toMatchObject({
			status: 'dryRun',
			request: { body: { supplied: { identificationNumber: '900101-1******' } } },
		});
		expect(found(visible(result))).toEqual([]);
	});

	const columns = [
		'referenceId',
		'writeDate',
		'purpose',
		'taxKind',
		'supplierNumber',
		'supplierEmail',
		'recipientEmail',
		'supplyCost',
		'tax',
		'failedIssuanceKey',
	];
	it.each(modes)('of a sheet with the number in any wrong column (%s)', async (_, more) => {
		for (const column of columns) {
			for (const value of [PERSON, DIGITS, `주민번호 ${PERSON}`, `${'-'.repeat(26)} ${PERSON}`]) {
				sandbox.bolta.reset();
				const result = await run(sandbox.bolta.url, issueForm({ dryRun: true }), [person({ [column]: value })], more);
				// What is valid as a reference id is one, and comes out again.
				if (rows(result)[0]?.status !== 'dryRun')
					expect({ column, value, found: found(visible(result)) }).toEqual({ column, value, found: [] });
			}
		}
	});

	it.each(modes)('of JSON that cannot be read (%s)', async (_, more) => {
		for (const recipientJson of [
			`{ "number": "${PERSON}"`,
			{ number: PERSON, [PERSON]: 1 },
			{ number: `${PERSON}1` },
			[PERSON],
			{ number: PERSON, name: 'x', representative: 'x', contacts: PERSON },
		]) {
			const result = await run(
				sandbox.bolta.url,
				issueForm({}, { recipientSource: 'json', recipientJson: '={{ $json.recipient }}' }),
				[person({ recipient: recipientJson })],
				more,
			);
			expect(visible(result)).toContain('Recipient JSON');
			expect(found(visible(result))).toEqual([]);
		}
	});

	it.each([
		['a key of the other environment', { environment: 'live' }],
		['the key as base URL', { baseUrl: KEY }],
		['the key in the base URL', { baseUrl: `http://${KEY}@127.0.0.1` }],
		['the key in a query', { baseUrl: `https://xapi.example/?key=${KEY}` }],
		['no such host', { baseUrl: 'http://127.0.0.1:1' }],
	])('of a credential that does not work: %s', async (_, credential) => {
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: [person()],
			credential: { apiKey: KEY, webhookToken: TOKEN, ...credential },
		});
		expect(result.error).toBeDefined();
		expect(found(visible(result))).toEqual([]);
	});

	it('of what is read: but for the number in full, where that is asked for', async () => {
		const [issued] = rows(await run(sandbox.bolta.url, issueForm(), [person({ remark: PERSON })]));
		const get = async (options: INodeParameters) =>
			await run(
				sandbox.bolta.url,
				{
					resource: 'taxInvoice',
					operation: 'get',
					issuanceKey: { __rl: true, mode: 'id', value: issued?.issuanceKey } as never,
					options,
				},
				[{}],
			);
		for (const options of [{}, { simplify: false }]) expect(found(visible(await get(options)))).toEqual([]);
		const status = await run(
			sandbox.bolta.url,
			{ resource: 'taxInvoice', operation: 'getStatus', referenceId: 'order-0', options: {} },
			[{}],
		);
		expect(found(visible(status))).toEqual([]);

		const shown = await get({ showFullNumber: true, simplify: false });
		expect(rows(shown)[0]?.recipientFullNumber).toBe(DIGITS);
		expect(found(visible(shown))).toEqual(['17482']);
		const { recipientFullNumber: _, ...rest } = rows(shown)[0] ?? {};
		expect(found(JSON.stringify(rest))).toEqual([]);
	});
});
