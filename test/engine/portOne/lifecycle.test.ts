import { withSandbox } from '../../support/sandbox.ts';
import { withFiles } from '../support/hiworksBillAmend';
import { invoice, locator, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();
afterEach(() => {
	expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	sandbox.portOne.reset();
});

const run = async (name: string, fields: Parameters<typeof portOne>[2], execution?: Parameters<typeof portOne>[3]) => {
	const result = await portOne(sandbox.portOne.url, name, fields, execution);
	if (result.error) throw result.error;
	return jsonOf(result);
};
const one = async (...given: Parameters<typeof run>) => (await run(...given))[0]!;

it('forward: draft, issue, send, completed', async () => {
	const draft = await one('taxInvoice.createDraft', { issuanceType: 'normal', ...invoice('ORDER-1') });
	expect(draft).toMatchObject({
		status: 'created',
		vendorStatus: 'DRAFTED',
		referenceId: 'ORDER-1',
		supplierDocumentKey: 'ORDER-1',
		recipientDocumentKey: null,
		total: 1_100_000,
		duplicate: false,
		recovered: false,
	});
	const key = { invoice: locator(String(draft.taxInvoiceId)) };
	const issued = await one('taxInvoice.issueDraft', key);
	expect(issued).toMatchObject({
		status: 'issued',
		duplicate: false,
		ntsApprovalNumber: expect.stringMatching(/^\d{24}$/),
	});
	expect(await one('taxInvoice.issueDraft', key)).toMatchObject({ status: 'issued', duplicate: true });
	expect(await one('taxInvoice.sendToNts', key)).toMatchObject({ status: 'issued', vendorStatus: 'BEFORE_SENDING' });
	sandbox.portOne.advance(2_000);
	expect(await one('taxInvoice.get', key)).toMatchObject({
		status: 'transmitted',
		vendorStatus: 'SENDING_COMPLETED',
		ntsResultCode: 'SUC001',
	});
	expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	expect(sandbox.portOne.ledger('live')).toHaveLength(0);
});

it('reverse: draft, request, approved by the supplier', async () => {
	const draft = await one('taxInvoice.createDraft', {
		issuanceType: 'reverse',
		...invoice('R-1'),
		options: { otherDocumentKey: 'S-1' },
	});
	expect(draft).toMatchObject({
		status: 'created',
		referenceId: 'R-1',
		recipientDocumentKey: 'R-1',
		supplierDocumentKey: 'S-1',
		issuanceType: 'REVERSE',
	});
	const key = { invoice: locator('220-00-00002/S-1', 'supplierDocumentKey') };
	expect(await one('reverseIssuance.requestDraft', key)).toMatchObject({ status: 'requested', duplicate: false });
	expect(await one('reverseIssuance.requestDraft', key)).toMatchObject({ status: 'requested', duplicate: true });
	expect(
		await one('reverseIssuance.approveRequest', { ...key, options: { emailSubject: '발행 안내', memo: '승인' } }),
	).toMatchObject({ status: 'issued', memo: '승인', taxInvoiceId: draft.taxInvoiceId });
});

it.each([
	['cancelRequest', 'canceled', 'REQUEST_CANCELLED'],
	['refuseRequest', 'refused', 'REQUEST_REFUSED'],
])('reverse: requested at once, then %s, then deleted', async (step, status, vendorStatus) => {
	const requested = await one('reverseIssuance.requestImmediately', {
		...invoice('R-2'),
		options: { otherDocumentKey: 'S-2' },
	});
	expect(requested).toMatchObject({ status: 'requested', vendorStatus: 'REQUESTED', issuanceType: 'REVERSE' });
	const key = { invoice: locator('8888888888/R-2', 'recipientDocumentKey') };
	expect(await one(`reverseIssuance.${step}`, { ...key, options: { memo: '사유' } })).toMatchObject({
		status,
		vendorStatus,
		memo: '사유',
	});
	expect(await one('taxInvoice.delete', key)).toEqual({
		deleted: true,
		taxInvoiceKey: 'R-2',
		taxInvoiceKeyType: 'RECIPIENT',
		duplicate: false,
		recovered: false,
	});
	const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.get', key);
	expect(error?.message).toContain('B2B_TAX_INVOICE_NOT_FOUND');
});

it('canceled before it is sent, and not after', async () => {
	const issued = await one('taxInvoice.issueImmediately', invoice('C-1'));
	const key = { invoice: locator(String(issued.taxInvoiceId)) };
	expect(await one('taxInvoice.cancelIssuance', { ...key, options: { memo: '취소' } })).toMatchObject({
		status: 'canceled',
		vendorStatus: 'ISSUANCE_CANCELLED',
	});
	const other = await one('taxInvoice.issueImmediately', invoice('C-2'));
	const otherKey = { invoice: locator(String(other.taxInvoiceId)) };
	await one('taxInvoice.sendToNts', otherKey);
	const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.cancelIssuance', otherKey);
	expect(error?.message).toContain('B2B_TAX_INVOICE_NOT_ISSUED_STATUS');
});

it('a transmission that failed shows in the list, by the code of the tax office', async () => {
	sandbox.portOne.configure({ ntsResultCode: 'ERR007' });
	const [issued] = await run('taxInvoice.issueImmediately', invoice('F-1'));
	await run('taxInvoice.issueImmediately', invoice('F-2'));
	await one('taxInvoice.sendToNts', { invoice: locator(String(issued!.taxInvoiceId)) });
	sandbox.portOne.advance(2_000);
	const failed = await run('taxInvoice.getAll', {
		searchBy: 'period',
		dateType: 'REGISTER',
		returnAll: true,
		filters: { statuses: ['SENDING_FAILED'] },
		sort: {},
	});
	expect(failed).toMatchObject([
		{
			referenceId: 'F-1',
			status: 'transmissionFailed',
			ntsResultCode: 'ERR007',
			supplierNumber: '2200000002',
			supplierName: '공급 주식회사',
			total: 1_100_000,
		},
	]);
});

const datesOf = (made: { items?: unknown }) =>
	(made.items as Array<{ purchaseDate: string }>).map(({ purchaseDate }) => purchaseDate);

describe('amendments', () => {
	async function sent(key: string, changes = {}) {
		const issued = await one('taxInvoice.issueImmediately', invoice(key, changes));
		await one('taxInvoice.sendToNts', { invoice: locator(String(issued.taxInvoiceId)) });
		sandbox.portOne.advance(2_000);
		return String(issued.taxInvoiceId);
	}
	const amend = async (original: string, fields: object, execution = {}) =>
		await portOne(
			sandbox.portOne.url,
			'taxInvoice.amend',
			{ referenceId: 'A-1', original: locator(original), makes: 'issued', ...fields },
			execution,
		);

	it.each([
		[
			'supplyCostChange',
			{
				causeDate: '2026-11-20',
				changeSource: 'json',
				itemsJson: '[{ "name": "할인", "supplyCost": -100000, "tax": -10000 }]',
			},
			-110_000,
			'CHANGE_IN_SUPPLY_COST',
		],
		['return', { causeDate: '2026-11-20', returnSource: 'everything' }, -1_100_000, 'RETURN'],
		['termination', { causeDate: '2026-11-20' }, -1_100_000, 'CANCELLATION_OF_CONTRACT'],
		['duplicateIssuance', {}, -1_100_000, 'DUPLICATE_ISSUANCE_DUE_TO_ERROR'],
	])('%s is one document', async (reason, fields, total, type) => {
		const original = await sent('ORIGINAL');
		const result = await amend(original, { reason, ...fields });
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([
			{
				status: 'issued',
				referenceId: 'A-1',
				documentKey: 'A-1',
				total,
				originalTaxInvoiceId: original,
				reason,
				sheet: 'negative',
			},
		]);
		const [, amendment] = sandbox.portOne.ledger('test');
		expect(amendment!.invoice).toMatchObject({
			documentModificationType: 'MODIFICATION',
			modification: { type, originalTaxInvoiceId: original, rootTaxInvoiceId: original },
		});
	});

	it('of a clerical error with an earlier write date has no line of the original after it', async () => {
		const itemsJson = JSON.stringify([
			{ name: '앞', supplyCost: 1_000, tax: 100, date: '2026-11-02' },
			{ name: '뒤', supplyCost: 2_000, tax: 200, date: '2026-11-20' },
		]);
		const original = await sent('ORIGINAL', { itemsJson });
		await amend(original, { reason: 'clericalError', corrections: { correctWriteDate: '2026-11-10' } });
		expect(sandbox.portOne.ledger('test').map(({ invoice: made }) => [made.writeDate, datesOf(made)])).toEqual([
			['2026-11-20', ['2026-11-02', '2026-11-20']],
			['2026-11-20', ['2026-11-02', '2026-11-20']],
			['2026-11-10', ['2026-11-02', '2026-11-10']],
		]);
	});

	it('warns of corrected lines after the write date, as an invoice does', async () => {
		const itemsJson = '[{ "name": "용역", "supplyCost": 1000, "tax": 100, "date": "2026-11-25" }]';
		const result = await amend(await sent('ORIGINAL'), { reason: 'clericalError', corrections: { itemsJson } });
		expect(jsonOf(result).map(({ warnings }) => warnings)).toEqual([
			[],
			['1 of the item dates are after the write date 2026-11-20'],
		]);
	});

	it.each([
		['supplyCostChange', { changeSource: 'json', itemsJson: '[{ "name": "할인", "supplyCost": -1000 }]' }, []],
		['return', { returnSource: 'everything' }, ['2026-11-20']],
		['termination', {}, ['2026-11-20']],
		['duplicateIssuance', {}, ['1', '2', '3']],
	])('%s: remarks of the original fall away, or stay, together', async (reason, fields, remarks) => {
		const notes = { secondRemark: '2', thirdRemark: '3' };
		const original = await sent('ORIGINAL', { remark: '1', notes });
		const day = reason === 'duplicateIssuance' ? {} : { causeDate: '2026-11-21' };
		expect((await amend(original, { reason, ...day, ...fields })).error).toBeUndefined();
		expect(sandbox.portOne.ledger('test')[1]!.invoice.remarks ?? []).toEqual(remarks);
	});

	it('a clerical error is two documents, and a second run sends only what is missing', async () => {
		const original = await sent('ORIGINAL');
		sandbox.portOne.setFaults([
			{ kind: '500', match: { referenceIds: ['A-1-2'], route: 'issueB2bTaxInvoiceImmediately' } },
		]);
		const fields = {
			reason: 'clericalError',
			corrections: { itemsJson: '[{ "name": "용역", "supplyCost": 900000, "tax": 90000 }]' },
		};
		const failed = await amend(original, fields);
		const [, first] = sandbox.portOne.ledger('test');
		expect(failed.error?.message).toContain(
			`The first document of the amendment is done, ${first!.id} (issued, -1,100,000 won); the second is not`,
		);
		expect(failed.error?.description).toContain('only the second is sent');
		expect(sandbox.portOne.ledger('test')).toHaveLength(2);
		sandbox.portOne.setFaults([]);
		const again = await amend(original, fields);
		expect(jsonOf(again)).toMatchObject([
			{ taxInvoiceId: first!.id, duplicate: true, total: -1_100_000, sheet: 'negative' },
			{ duplicate: false, total: 990_000, sheet: 'positive', documentKey: 'A-1-2' },
		]);
		expect(sandbox.portOne.ledger('test')).toHaveLength(3);
	});

	it('two documents of which the second is refused are not told as refused: the first stands', async () => {
		const original = await sent('ORIGINAL');
		sandbox.portOne.setFaults([
			{ kind: '403', match: { referenceIds: ['A-1-2'], route: 'issueB2bTaxInvoiceImmediately' } },
		]);
		const fields = {
			reason: 'clericalError',
			corrections: { itemsJson: '[{ "name": "용역", "supplyCost": 900000, "tax": 90000 }]' },
		};
		const [told] = jsonOf(await amend(original, fields, { onError: 'continueRegularOutput' }));
		expect(told).toMatchObject({
			error: { outcome: 'unknown', message: expect.stringContaining('the second is not') },
		});
	});

	it('of reverse issuance is requested of the supplier', async () => {
		const requested = await one('reverseIssuance.requestImmediately', {
			...invoice('R-9'),
			options: { otherDocumentKey: 'S-9' },
		});
		const key = { invoice: locator(String(requested.taxInvoiceId)) };
		await one('reverseIssuance.approveRequest', key);
		await one('taxInvoice.sendToNts', key);
		sandbox.portOne.advance(2_000);
		const result = await amend(String(requested.taxInvoiceId), { reason: 'termination', causeDate: '2026-11-20' });
		expect(jsonOf(result)).toMatchObject([
			{ status: 'requested', vendorStatus: 'REQUESTED', issuanceType: 'REVERSE', recipientDocumentKey: 'A-1' },
		]);
	});

	it('can be left as drafts', async () => {
		const result = await amend(await sent('ORIGINAL'), { reason: 'duplicateIssuance', makes: 'draft' });
		expect(jsonOf(result)).toMatchObject([{ status: 'created', vendorStatus: 'DRAFTED' }]);
	});

	it('only of what the tax office has', async () => {
		const issued = await one('taxInvoice.issueImmediately', invoice('O-1'));
		const { error } = await amend(String(issued.taxInvoiceId), { reason: 'duplicateIssuance' });
		expect(error?.message).toContain('is ISSUED: only one that the National Tax Service has can be amended');
		expect(error?.description).toContain('Cancel Issuance');
	});

	it('not for a local letter of credit, and says where instead', async () => {
		const { error } = await amend(await sent('ORIGINAL'), { reason: 'localLetterOfCredit' });
		expect(error?.message).toContain('Hometax');
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	});

	it('of another original is not the one that has its reference ID', async () => {
		const fields = { reason: 'duplicateIssuance', makes: 'draft' };
		expect((await amend(await sent('ORIGINAL'), fields)).error).toBeUndefined();
		const { error } = await amend(await sent('ANOTHER'), fields);
		expect(error?.message).toMatch(/The reference ID "A-1" was used for something else: .* has another original/);
		expect(sandbox.portOne.ledger('test')).toHaveLength(3);
	});

	it('takes back no more of a quantity than a line has, with the other items of a run', async () => {
		const original = locator(await sent('ORIGINAL'));
		const returned = async (first: number, second: number) =>
			await portOne(
				sandbox.portOne.url,
				'taxInvoice.amend',
				{
					...{ referenceId: '={{ $json.id }}', original, makes: 'issued', reason: 'return', causeDate: '2026-11-21' },
					...{ returnSource: 'json', returnedJson: '={{ $json.lines }}' },
				},
				{
					input: [first, second].map((quantity, index) => ({
						id: `A-${index}`,
						lines: JSON.stringify([{ line: 1, quantity, supplyCost: 400_000 }]),
					})),
				},
			);
		expect((await returned(1.2, 0.9)).error?.message).toContain('of a quantity of at most 2, with other items');
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
		expect((await returned(1.1, 0.9)).error).toBeUndefined();
	});

	it('takes an original back in full once in a run', async () => {
		const original = await sent('ORIGINAL');
		const { error } = await portOne(
			sandbox.portOne.url,
			'taxInvoice.amend',
			{ referenceId: '={{ $json.id }}', original: locator(original), makes: 'issued', reason: 'duplicateIssuance' },
			{ input: [{ id: 'A' }, { id: 'B' }] },
		);
		expect(error?.message).toContain('which are A (another item of this run, -1,100,000 won)');
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	});
});

it('a draft is replaced as a whole, under its own keys', async () => {
	const draft = await one('taxInvoice.createDraft', { issuanceType: 'normal', ...invoice('D-1') });
	const {
		referenceId: _referenceId,
		referenceIdSource: _source,
		...content
	} = invoice('D-1', {
		itemsJson: '[{ "name": "다른 용역", "supplyCost": 50000, "tax": 5000 }]',
		notes: { memo: '고침' },
	});
	const key = { invoice: locator(String(draft.taxInvoiceId)) };
	expect(await one('taxInvoice.updateDraft', { ...key, ...content })).toMatchObject({
		vendorStatus: 'DRAFTED',
		total: 55_000,
		memo: '고침',
		supplierDocumentKey: 'D-1',
	});
	await one('taxInvoice.issueDraft', key);
	const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.updateDraft', { ...key, ...content });
	expect(error?.message).toContain('is ISSUED');
});

it('with Retry On Fail, a draft that was replaced is not replaced again, though another changed it since', async () => {
	const draft = await one('taxInvoice.createDraft', { issuanceType: 'normal', ...invoice('D-1') });
	const {
		referenceId: _id,
		referenceIdSource: _source,
		...content
	} = invoice('', { notes: { memo: '={{ $json.memo }}' } });
	sandbox.portOne.setFaults([{ kind: '403', match: { route: 'updateB2bTaxInvoiceDraft', nth: 3 } }]);
	const fields = { invoice: locator(String(draft.taxInvoiceId)), ...content, options: { itemsInFlight: 1 } };
	const input = ['하나', '둘', '셋'].map((memo) => ({ memo }));
	const done = await run('taxInvoice.updateDraft', fields, { input, retryOnFail: { maxTries: 2 } });
	expect(done.map(({ memo }) => memo)).toEqual(['하나', '둘', '셋']);
	expect(sandbox.portOne.requests().filter(({ route }) => route === 'updateB2bTaxInvoiceDraft')).toHaveLength(4);
});

it('registered counterparties stand in for the companies', async () => {
	const contact = { name: '담당', email: 'contact@example.com' };
	sandbox.portOne.configure({
		counterparties: [
			{ id: 'cp-seller', brn: '2200000002', companyName: '공급 주식회사', representativeName: '김공급', contact },
			{ id: 'cp-buyer', brn: '8888888888', companyName: '구매 주식회사', representativeName: '이구매', contact },
		],
	});
	const parties = {
		supplierSource: 'counterparty',
		supplierCounterpartyId: locator('cp-seller'),
		recipientSource: 'counterparty',
		recipientCounterpartyId: locator('cp-buyer'),
	};
	const [first, second] = await run(
		'taxInvoice.issueImmediately',
		{ ...invoice('={{ $json.id }}'), ...parties },
		{ input: [{ id: 'P-1' }, { id: 'P-2' }] },
	);
	expect([first, second]).toMatchObject([
		{ referenceId: 'P-1', supplierNumber: '2200000002', recipientName: '구매 주식회사' },
		{ referenceId: 'P-2' },
	]);
	expect(sandbox.portOne.requests().filter(({ route }) => route === 'getB2bCounterparty')).toHaveLength(2);
	expect(sandbox.portOne.requests().find(({ route }) => route === 'issueB2bTaxInvoiceImmediately')?.body).toMatchObject(
		{ taxInvoice: { supplier: { counterpartyId: 'cp-seller' }, recipient: { counterpartyId: 'cp-buyer' } } },
	);
	expect(await one('taxInvoice.issueImmediately', { ...invoice('P-1'), ...parties })).toMatchObject({
		duplicate: true,
		taxInvoiceId: first!.taxInvoiceId,
	});
});

it('files: a PDF, links, a sheet', async () => {
	const issued = await one('taxInvoice.issueImmediately', invoice('L-1'));
	const key = { invoice: locator(String(issued.taxInvoiceId)) };
	const pdf = await portOne(sandbox.portOne.url, 'taxInvoice.getPdf', key);
	expect(pdf.outputs[0]![0]!.binary).toMatchObject({ data: { mimeType: 'application/pdf' } });
	expect(await one('taxInvoice.getPopupUrl', { ...key, options: { includeMenu: true } })).toEqual({
		url: expect.stringContaining('menu=true'),
	});
	expect(await one('taxInvoice.getPrintUrl', key)).toEqual({ url: expect.stringContaining('/links/') });
	const sheet = await portOne(sandbox.portOne.url, 'taxInvoice.downloadSheet', {
		searchBy: 'supplierDocumentKey',
		supplierDocumentKey: 'L-1',
		columns: ['STATUS', 'TOTAL_AMOUNT'],
	});
	expect(Buffer.from(sheet.outputs[0]![0]!.binary!.data!.data, 'base64').toString()).toBe(
		'STATUS,TOTAL_AMOUNT\nISSUED,1100000\n',
	);
});

it('attachments go by an address without credential', async () => {
	const draft = await one('taxInvoice.createDraft', { issuanceType: 'normal', ...invoice('U-1') });
	const key = { invoice: locator(String(draft.taxInvoiceId)) };
	const binary = {
		data: { data: Buffer.from('계약서').toString('base64'), mimeType: 'application/pdf', fileName: '계약서.pdf' },
	};
	const uploaded = await portOne(sandbox.portOne.url, 'attachment.upload', key, withFiles([{ binary }]));
	expect(uploaded.error).toBeUndefined();
	expect(jsonOf(uploaded)).toMatchObject([{ name: '계약서.pdf', bytes: 9, recovered: false }]);
	const [attachment] = await run('attachment.getAll', { ...key, returnAll: true });
	expect(attachment).toMatchObject({ name: '계약서.pdf' });
	expect(
		await one('attachment.delete', { ...key, attachmentId: locator(String(attachment!.attachmentId)) }),
	).toMatchObject({ deleted: true });
	expect(sandbox.portOne.ledger('test')[0]!.attachments).toEqual([]);
});

it('a Reference ID that a document key cannot have travels encoded, and is found again', async () => {
	const fields = { ...invoice('2026/11/27 -1'), options: { encodeReferenceId: true } };
	const first = await one('taxInvoice.issueImmediately', fields);
	expect(first).toMatchObject({ referenceId: '2026/11/27 -1', documentKey: '2026_2F11_2F27_20-1', duplicate: false });
	expect(await one('taxInvoice.issueImmediately', fields)).toMatchObject({
		referenceId: '2026/11/27 -1',
		taxInvoiceId: first.taxInvoiceId,
		duplicate: true,
	});
	const refused = async (referenceId: string) =>
		(await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice(referenceId))).error?.message;
	expect(await refused('2026/11/27 -1')).toContain('the option Encode Reference ID sends others in a fixed form');
	expect(await refused('2.02601E+11')).toContain('all its digits: the sheet wrote a long number short');
});

it('a deleted draft that PortOne still shows is told as over', async () => {
	sandbox.portOne.configure({ deletedReads: 'deletedAt' });
	const draft = await one('taxInvoice.createDraft', { issuanceType: 'normal', ...invoice('GONE') });
	const key = { invoice: locator(String(draft.taxInvoiceId)) };
	await one('taxInvoice.delete', key);
	expect(await one('taxInvoice.get', key)).toMatchObject({
		status: 'canceled',
		vendorStatus: 'DRAFTED',
		warnings: [expect.stringMatching(/^PortOne has it as deleted since 20\S+; before that it was DRAFTED$/)],
	});
});
