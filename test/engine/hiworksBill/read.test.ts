import type { INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ledgerTime } from '../support/clock';
import { first, locator, withBill, type More } from '../support/hiworksBillRun';
import { DOCUMENT_KEYS } from '../support/operations';
import { contentOf, rows } from '../support/reports';
import { relay, standIn } from '../support/standIn';

const { sandbox, run, created, calls, ledger, wireProblems } = withBill();
afterEach(() => expect(wireProblems()).toEqual([]));

const get = async (documentId: string, options: INodeParameters = {}, more: More = {}) =>
	await run('invoice.get', { documentId: locator(documentId) }, { options, ...more });
const ntsResult = async (documentId: string, options: INodeParameters = {}, more: More = {}) =>
	await run('invoice.getNtsResult', { documentId: locator(documentId) }, { options, ...more });

const PERSON = '9001011748293';

/** The codes of the tax office that are documented. */
const contract = JSON.parse(
	readFileSync(path.resolve(__dirname, '../../../sandbox/contracts/hiworks.openapi.json'), 'utf8'),
) as {
	components: { schemas: { InvoiceStatus: { properties: { declareStatusCode: { 'x-known-values': object } } } } };
};

describe('Get', () => {
	it('gives what Hiworks has, under the keys of all vendors', async () => {
		const id = await created({}, { notes: { memo: '메모' } });
		const result = await get(id);
		const keys = DOCUMENT_KEYS.filter((key) => key !== 'duplicate' && key !== 'recovered').map((key) =>
			key === 'issuanceKey' ? 'documentId' : key,
		);
		expect(Object.keys(first(result)).sort()).toEqual(
			[...keys, 'callsRemaining', 'document', 'memo', 'originalApprovalNumber', 'files'].sort(),
		);
		expect(result.outputs[0]).toMatchObject([
			{
				json: {
					referenceId: null,
					documentId: id,
					status: 'created',
					vendorStatus: 'W/0',
					ntsApprovalNumber: null,
					...contentOf(0),
					warnings: [],
					document: 'taxableInvoice',
					memo: '메모',
					originalApprovalNumber: null,
					files: [],
					callsRemaining: 998,
				},
				pairedItem: [{ item: 0 }],
			},
		]);
	});

	it.each([
		['W', 'created', 'W/0'],
		['T', 'requested', 'T/0'],
		['R', 'requested', 'R/0'],
		['B', 'refused', 'B/0'],
	] as const)('approval %s is %s', async (approval, status, vendorStatus) => {
		const id = await created();
		sandbox.hiworksBill.setApproval(id, approval);
		expect(first(await get(id))).toMatchObject({ status, vendorStatus, ntsApprovalNumber: null });
	});

	it.each([
		['SUC001', 'transmitted', 'S/4/SUC001'],
		['ERR007', 'transmissionFailed', 'S/5/ERR007'],
		['SYS001', 'transmissionFailed', 'S/3/SYS001'],
	])('signed, with %s from the tax office, is %s', async (code, status, vendorStatus) => {
		const id = await created();
		sandbox.hiworksBill.sign(id, { code });
		expect(first(await get(id))).toMatchObject({
			status,
			vendorStatus,
			ntsApprovalNumber: ledger()[0]?.issueId,
		});
		expect(ledger()[0]?.issueId).toMatch(/^\d{8}[0-9a-zA-Z]{16}$/);
	});

	it('signed, on its way, is issued', async () => {
		sandbox.hiworksBill.configure({ declareDelayMs: 100_000 });
		const id = await created();
		sandbox.hiworksBill.sign(id);
		expect(first(await get(id))).toMatchObject({ status: 'issued', vendorStatus: 'S/1' });
		sandbox.hiworksBill.configure({ clockOffsetMs: 60_000 });
		expect(first(await get(id))).toMatchObject({ status: 'issued', vendorStatus: 'S/2' });
	});

	it.each([
		['zeroRatedInvoice', {}, 'zeroRatedInvoice'],
		['taxExemptBill', {}, 'taxExemptBill'],
		['statement', { taxKind: 'zeroRated' }, 'statement'],
	])('a %s is told as one, with tax 0', async (document, fields, shown) => {
		const id = await created({ document, tax: '' }, fields as INodeParameters);
		expect(first(await get(id))).toMatchObject({ document: shown, tax: 0, total: 10_000 });
	});

	it('shows numbers of persons in part, in the whole document too, and in full where that is asked for', async () => {
		const id = await created(
			{ recipientNumber: PERSON, recipientName: `홍길동 ${PERSON}` },
			{ notes: { memo: PERSON } },
		);
		const plain = first(await get(id, { simplify: false }));
		expect(plain).toMatchObject({
			recipientNumber: '900101-1******',
			recipientName: '홍길동 900101-1******',
			memo: '900101-1******',
			invoice: { invoicee: { companyNumber: '900101-1******', partyTypeCode: '02' }, items: [{ subject: '품목 0' }] },
		});
		expect(JSON.stringify(plain)).not.toContain('17482');
		expect(plain).not.toHaveProperty('recipientFullNumber');
		expect(first(await get(id, { showFullNumber: true }))).toMatchObject({
			recipientNumber: '900101-1******',
			recipientFullNumber: PERSON,
		});
		expect(first(await get(await created(), { showFullNumber: true }))).toMatchObject({
			recipientFullNumber: null,
		});
		// Hiworks itself may show it in part only: that is what it knows then.
		sandbox.hiworksBill.configure({ maskPersonNumbers: true });
		expect(first(await get(id, { showFullNumber: true }))).toMatchObject({
			recipientNumber: '900101-1******',
			recipientFullNumber: '900101-1******',
		});
	});

	it.each(['sent', 'digits', 'hyphens'] as const)(
		'gives business numbers as digits, however they are written there (%s)',
		async (companyNumberAs) => {
			sandbox.hiworksBill.configure({ companyNumberAs });
			expect(first(await get(await created()))).toMatchObject({
				supplierNumber: '2200000002',
				recipientNumber: '8888888888',
			});
		},
	);

	it.each(['mail', 'mails'] as const)('reads a document with "%s"', async (mailKey) => {
		sandbox.hiworksBill.configure({ mailKey });
		expect(first(await get(await created(), { simplify: false }))).toMatchObject({
			invoice: { [mailKey]: { readStatus: 'R' } },
		});
	});

	it('reads the outline of the documented example: what is not there is null', async () => {
		const outline = {
			information: {},
			invoiceType: {},
			invoicee: {},
			invoicer: {},
			items: [{}],
			amendment: {},
			mail: {},
			status: {},
			linkedDocument: {},
			files: [],
		};
		const vendor = await standIn(() => ({ status: 200, body: { data: outline, meta: {} } }));
		const row = first(await get('ID', {}, { credential: { baseUrl: vendor.url } }));
		await vendor.close();
		expect(row).toMatchObject({
			documentId: 'ID',
			status: 'created',
			vendorStatus: null,
			writeDate: null,
			supplyCost: null,
			tax: null,
			total: null,
			recipientNumber: null,
			document: null,
			files: [],
			callsRemaining: null,
		});
	});

	it('gives amounts beyond the numbers of JSON as text', async () => {
		const id = await created({ document: 'taxExemptBill', supplyCost: '999999999999999999', tax: '' });
		expect(first(await get(id))).toMatchObject({
			supplyCost: '999999999999999999',
			tax: 0,
			total: '999999999999999999',
		});
	});
});

/** Codes of what lies between Hiworks and the tax office: nothing in the document could mend it. */
const BETWEEN_THEM = /^(SYN001|ERR004|ERR005|ERR010|SYS\d+|WSM\d+)$/;

describe('Get NTS Result', () => {
	it.each(['W', 'S'])('reads once where nothing more is to come (%s), however long it may wait', async (approval) => {
		const id = await created();
		if (approval === 'S') sandbox.hiworksBill.sign(id, { code: 'ERR009' });
		const row = first(await ntsResult(id, { waitForResult: 3600 }));
		expect(row).toMatchObject({ callsMade: 1, callsRemaining: 998 });
		expect(row).toMatchObject(
			approval === 'W'
				? {
						status: 'created',
						ntsResultCode: null,
						ntsResult: 'Not sent yet (발송 전)',
						ntsAdvice: expect.stringContaining('signed'),
						nextStepBy: 'supplier',
					}
				: {
						status: 'transmissionFailed',
						ntsResultCode: 'ERR009',
						ntsResult: expect.stringContaining('폐업'),
						ntsAdvice: expect.stringContaining('Check the business status'),
					},
		);
	});

	it('explains every code of the contract, and says of others that they are not documented', async () => {
		const codes = Object.keys(contract.components.schemas.InvoiceStatus.properties.declareStatusCode['x-known-values']);
		expect(codes.length).toBeGreaterThan(20);
		for (const code of [...codes, 'ERR123']) {
			const id = await created();
			sandbox.hiworksBill.sign(id, { code });
			const row = first(await ntsResult(id));
			expect(row).toMatchObject({
				ntsResultCode: code,
				ntsResult: expect.any(String),
				ntsAdvice: expect.stringMatching(/\.$/),
				nextStepBy: code === 'SUC001' ? null : BETWEEN_THEM.test(code) ? 'hiworks' : 'supplier',
			});
			expect([code, row.ntsResult === 'A code that is not documented']).toEqual([code, code === 'ERR123']);
		}
	});

	it.each([
		// The result comes at 12: looks at 0, 5, 10 and 15; fewer where a busy machine is late for one.
		['until it is there', 12, { waitForResult: 60, pollInterval: 5 }, 4, 'transmitted'],
		// Looks at 0, 5 and, for the rest of the time, at 7.
		['as long as it may', 1_000, { waitForResult: 7, pollInterval: 5 }, 3, 'issued'],
		['not at all, where nothing is said', 1_000, {}, 1, 'issued'],
		['once, where the interval is longer than the time', 1_000, { waitForResult: 5, pollInterval: 300 }, 2, 'issued'],
	] as const)('waits %s', async (_, delay, options, callsMade, status) => {
		sandbox.hiworksBill.configure({ declareDelayMs: ledgerTime(delay) });
		const id = await created();
		sandbox.hiworksBill.sign(id);
		const row = first(await ntsResult(id, options));
		const made = calls('getInvoice').length;
		expect(row).toMatchObject({ callsMade: made, status, callsRemaining: 1000 - 1 - made });
		expect(made).toBeLessThanOrEqual(callsMade);
		expect(made).toBeGreaterThanOrEqual(status === 'transmitted' ? 2 : callsMade);
		if (status === 'issued')
			expect(row).toMatchObject({
				ntsResultCode: null,
				ntsResult: expect.stringMatching(/발송 시작|결과 수신 대기/),
				nextStepBy: expect.stringMatching(/^(hiworks|taxOffice)$/),
			});
	});

	it('waits for what is issued and not sent yet, and says that it needs no signature', async () => {
		const id = await created();
		sandbox.hiworksBill.sign(id);
		let unsent = 2;
		const vendor = await relay(sandbox.hiworksBill.url, (answer: any) => {
			if (unsent-- > 0) Object.assign(answer.data.status, { declareStatus: '0', declareStatusCode: '' });
			return answer;
		});
		const credential = { baseUrl: vendor.url };
		const once = first(await ntsResult(id, {}, { credential }));
		const waited = first(await ntsResult(id, { waitForResult: 60, pollInterval: 5 }, { credential }));
		await vendor.close();
		expect(once).toMatchObject({
			status: 'issued',
			ntsResult: 'Not sent yet (발송 전)',
			ntsAdvice: 'It is issued, and Hiworks has still to send it. Ask again later.',
		});
		expect(waited).toMatchObject({ status: 'transmitted', callsMade: 2 });
	});

	it('ends its waits when the execution is stopped', async () => {
		sandbox.hiworksBill.configure({ declareDelayMs: ledgerTime(40_000) });
		const id = await created();
		sandbox.hiworksBill.sign(id);
		await ntsResult(
			id,
			{ waitForResult: 600, pollInterval: 600 },
			{
				running: ({ cancel }) => {
					const watch = setInterval(() => {
						if (calls('getInvoice')[0]?.answeredAt === null || calls('getInvoice').length === 0) return;
						clearInterval(watch);
						cancel();
					}, 1);
				},
			},
		);
		// A wait that went on would end with another call, after 15 seconds here.
		expect(calls('getInvoice')).toHaveLength(1);
	});

	it('gives what is known when the calls run out', async () => {
		sandbox.hiworksBill.configure({ declareDelayMs: 1_000_000 });
		const id = await created();
		sandbox.hiworksBill.sign(id);
		sandbox.hiworksBill.configure({ callsUsed: 1000 - 1 - 2 });
		const result = await ntsResult(id, { waitForResult: 600, pollInterval: 5 });
		expect(result.outputs[0]?.[0]?.json).toMatchObject({ documentId: id, callsMade: 2, callsRemaining: 0 });
		expect(calls('getInvoice')).toHaveLength(2);
	});
});

describe('Many documents', () => {
	it('come out in the order of the input, paired', async () => {
		const ids = [await created(), await created(), await created()];
		sandbox.hiworksBill.setFaults([{ kind: 'latency', ms: 60, match: { nth: 1 } }]);
		for (const operation of ['invoice.get', 'invoice.getNtsResult']) {
			const result = await run(
				operation,
				{ documentId: locator('={{ $json.id }}') },
				{ input: ids.map((id) => ({ id })) },
			);
			expect(result.outputs[0]?.map(({ json, pairedItem }) => [json.documentId, pairedItem])).toEqual(
				ids.map((id, item) => [id, [{ item }]]),
			);
			expect(rows(result).every(({ warnings }) => warnings?.length === 0)).toBe(true);
		}
	});
});
