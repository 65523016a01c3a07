/** Every request of the contract, as the node makes it: with only what is required, and with every field. */
import type { INodeParameters } from 'n8n-workflow';

import document from '../../../sandbox/contracts/portone.openapi.json';
import type { GivenCounterparty } from '../../../sandbox/index.ts';
import { isNamed } from '../../support/named.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { withFiles } from '../support/hiworksBillAmend';
import { invoice, locator, portOne } from '../support/portOne';

const SELLER = '1234567891';
const BUYER = '9999999997';
const contact = { name: 'Choi', email: 'buyer@example.com', phoneNumber: '02-0000-0000' };
const counterparties: GivenCounterparty[] = [
	{
		id: 'cp-seller',
		brn: SELLER,
		companyName: 'Seller Co',
		representativeName: 'Kim Seller',
		contact,
		certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true },
	},
	{
		id: 'cp-buyer',
		brn: BUYER,
		companyName: 'Buyer Co',
		representativeName: 'Lee',
		contact,
		certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true },
	},
];

const sandbox = withSandbox({
	portOne: {
		counterparties,
		bulkBatches: [{ id: 'bulk_1', status: 'COMPLETED', stats: { ISSUED: { count: 1, amountSum: 1100 } } }],
	},
});
beforeEach(() => sandbox.portOne.reset());

type Json = Record<string, any>;
interface Example {
	path?: Json;
	query?: Json;
	body?: Json;
}

/** The documented requests, by operationId. */
const documented = new Map<string, Record<'minimal' | 'full', Example>>(
	Object.values(document.paths as Json).flatMap((item: Json) =>
		Object.values(item)
			.filter((operation: Json) => operation.operationId && isNamed({ definition: operation }))
			.map((operation: Json) => [operation.operationId, operation['x-requests']] as const),
	),
);

/**
 * Where what is sent differs from the documented request on purpose: test=true is always there in test mode, and so are
 * the type of a key and issuanceType, since what they mean left out is a trap; the document key of the side that makes
 * an invoice is always there, since it is what keeps it from being made twice; an invoice has at least one line, with
 * date, supply cost and tax; a company is sent in full or by its counterparty id, not both; flags that are off are left
 * out; a decimal has its scale, in as few digits as there are; a step is made by the id of the invoice that was read
 * before it, a body names it by a document key; modification stands in Amend only; searches always say their kind of
 * date and order, and take pages as large as may be; a counterparty is sent as a whole.
 */

const isDecimal = (value: unknown): value is { value: number; scale?: number } =>
	typeof value === 'object' && value !== null && 'value' in value;
const asNumber = (value: unknown) => (isDecimal(value) ? value.value / 10 ** (value.scale ?? 0) : value);

/** A documented body as the node means it. */
function comparable(body: Json | undefined): Json | undefined {
	if (!body?.taxInvoice) return body;
	const { sendSms, useCounterpartyAdditionalContacts, ...content } = body.taxInvoice as Json;
	const company = (given: Json) => {
		const { counterpartyId, ...block } = given;
		return block.brn === undefined ? { counterpartyId } : block;
	};
	return {
		...body,
		taxInvoice: {
			...content,
			...(sendSms && { sendSms }),
			...(useCounterpartyAdditionalContacts && { useCounterpartyAdditionalContacts }),
			supplier: company(content.supplier),
			recipient: company(content.recipient),
			...(content.items && {
				items: content.items.map(({ quantity, unitCostAmount, ...item }: Json) => ({
					...item,
					quantity: asNumber(quantity),
					unitCostAmount: asNumber(unitCostAmount),
				})),
			}),
		},
	};
}

/** Operations that were sent. */
const seen = new Set<string>();

async function sent(operationId: string, name: string, fields: INodeParameters, execution = {}) {
	sandbox.portOne.clearRequests();
	const { error } = await portOne(sandbox.portOne.url, name, fields, execution);
	const request = sandbox.portOne.requests().find(({ route }) => route === operationId);
	if (!request) throw error ?? new Error(`${operationId} was not sent`);
	seen.add(operationId);
	expect(request.problems).toEqual([]);
	expect(request.mode).toBe('test');
	if (request.method !== 'GET' && !['getB2bBusinessInfos', 'validateB2bCounterpartyCertificate'].includes(operationId))
		expect(request.headers['idempotency-key']).toMatch(/^"[0-9a-f-]{36}"$/);
	const { requestBody, ...query } = request.query as Record<string, string>;
	return {
		path: request.path,
		query: { ...query, ...(requestBody && { requestBody: JSON.parse(requestBody) as Json }) },
		body: comparable(request.body as Json | undefined),
	};
}

const { minimal: minimalInvoice, full: fullInvoice } = documented.get('issueB2bTaxInvoiceImmediately')!;
const full = fullInvoice.body!.taxInvoice as Json;

/** Only what the node wants, with both companies registered. */
const minimalFields = (key = 'S_2026-0001'): INodeParameters => ({
	referenceId: key,
	writeDateSource: 'date',
	writeDate: '2026-05-27',
	supplierSource: 'counterparty',
	supplierCounterpartyId: locator('cp-seller'),
	recipientSource: 'counterparty',
	recipientCounterpartyId: locator('cp-buyer'),
	itemSource: 'json',
	itemsJson: '[{ "name": "Work", "supplyCost": 1000, "tax": 100 }]',
});
const minimalBody = (own: Json) => {
	const { taxInvoice } = minimalInvoice.body as Json;
	return {
		taxInvoice: {
			...taxInvoice,
			...own,
			items: [{ purchaseDate: '2026-05-27', name: 'Work', supplyCostAmount: 1000, taxAmount: 100 }],
		},
	};
};

const party = (
	{
		brn,
		taxRegistrationId,
		name,
		representativeName,
		address,
		businessType,
		businessClass,
		contact: { phoneNumber, mobilePhoneNumber, ...first },
	}: Json,
	more: Json[] = [],
) =>
	JSON.stringify({
		number: brn,
		branch: taxRegistrationId,
		name,
		representative: representativeName,
		address,
		businessType,
		businessItem: businessClass,
		contacts: [
			{ ...first, phone: phoneNumber, mobile: mobilePhoneNumber },
			...more.map(({ phoneNumber: phone, ...rest }) => ({ ...rest, phone })),
		],
	});

/** Every field of the documented invoice. */
const fullFields = (options: Json = {}): INodeParameters => ({
	referenceId: full.supplierDocumentKey,
	writeDateSource: 'date',
	writeDate: full.writeDate,
	purpose: 'claim',
	taxKind: 'taxable',
	supplierSource: 'json',
	supplierJson: party(full.supplier),
	recipientSource: 'json',
	recipientJson: party(full.recipient, full.additionalContacts),
	itemSource: 'json',
	itemsJson: JSON.stringify(
		(full.items as Json[]).map(
			({ purchaseDate, name, spec, quantity, unitCostAmount, supplyCostAmount, taxAmount, remark }) => ({
				date: purchaseDate,
				name,
				specification: spec,
				quantity: asNumber(quantity),
				unitPrice: asNumber(unitCostAmount),
				supplyCost: supplyCostAmount,
				tax: taxAmount,
				remark,
			}),
		),
	),
	remark: 'one',
	payment: { cash: '100000', check: '0', uncollected: '120000', draft: '0' },
	notes: {
		serialNumber: 'S-1',
		bookVolume: 1,
		bookIssue: 9999,
		secondRemark: 'two',
		thirdRemark: 'three',
		memo: 'note',
	},
	options: { otherDocumentKey: full.recipientDocumentKey, ...options },
});
const { modification: _modification, ...fullBody } = comparable(fullInvoice.body) as Json;

describe('calls that make an invoice', () => {
	it.each([
		[
			'issueB2bTaxInvoiceImmediately',
			'taxInvoice.issueImmediately',
			{},
			{ issuanceType: 'NORMAL', supplierDocumentKey: 'S_2026-0001' },
		],
		[
			'draftB2bTaxInvoice',
			'taxInvoice.createDraft',
			{ issuanceType: 'normal' },
			{ issuanceType: 'NORMAL', supplierDocumentKey: 'S_2026-0001' },
		],
		[
			'draftB2bTaxInvoice',
			'taxInvoice.createDraft',
			{ issuanceType: 'reverse' },
			{ issuanceType: 'REVERSE', recipientDocumentKey: 'S_2026-0001' },
		],
		[
			'requestB2bTaxInvoiceReverseIssuance',
			'reverseIssuance.requestImmediately',
			{},
			{ issuanceType: 'REVERSE', recipientDocumentKey: 'S_2026-0001' },
		],
	])('%s (%s) with what is required', async (operationId, name, more, own) => {
		expect(await sent(operationId, name, { ...minimalFields(), ...more })).toMatchObject({
			query: { test: 'true' },
			body: minimalBody(own),
		});
	});

	it.each([
		['issueB2bTaxInvoiceImmediately', 'taxInvoice.issueImmediately', { createRecipientCounterparty: true }, {}, {}],
		[
			'draftB2bTaxInvoice',
			'taxInvoice.createDraft',
			{ createRecipientCounterparty: true },
			{ issuanceType: 'normal' },
			{},
		],
		[
			'requestB2bTaxInvoiceReverseIssuance',
			'reverseIssuance.requestImmediately',
			{},
			{ referenceId: 'R_2026-0001' },
			{ issuanceType: 'REVERSE' },
		],
	])('%s (%s) with every field', async (operationId, name, options: Json, fields: Json, own: Json) => {
		const expected: Json = { ...fullBody, taxInvoice: { ...fullBody.taxInvoice, ...own } };
		if (!options.createRecipientCounterparty) delete expected.createRecipientCounterparty;
		const otherKey = own.issuanceType === 'REVERSE' ? { otherDocumentKey: full.supplierDocumentKey } : {};
		const request = await sent(operationId, name, { ...fullFields({ ...options, ...otherKey }), ...fields });
		expect(request.body).toEqual(expected);
	});

	it('flags that are on', async () => {
		const request = await sent('issueB2bTaxInvoiceImmediately', 'taxInvoice.issueImmediately', {
			...minimalFields(),
			options: { sendSms: true, useCounterpartyAdditionalContacts: true },
		});
		expect(request.body).toMatchObject({ taxInvoice: { sendSms: true, useCounterpartyAdditionalContacts: true } });
	});

	it.each([
		['taxExempt', 'FREE', 0],
		['zeroRated', 'ZERO_RATED', 0],
	])('an invoice that is %s is %s', async (taxKind, taxationType, tax) => {
		const request = await sent('issueB2bTaxInvoiceImmediately', 'taxInvoice.issueImmediately', {
			...minimalFields(),
			taxKind,
			itemsJson: '[{ "name": "Work", "supplyCost": 1000 }]',
		});
		expect(request.body).toMatchObject({
			taxInvoice: { taxationType, totalTaxAmount: tax, totalAmount: 1000, items: [{ taxAmount: tax }] },
		});
	});

	it.each([
		['receipt', 'RECEIPT'],
		['none', 'NONE'],
	])('the purpose %s is %s', async (purpose, purposeType) => {
		expect(
			(await sent('issueB2bTaxInvoiceImmediately', 'taxInvoice.issueImmediately', { ...minimalFields(), purpose }))
				.body,
		).toMatchObject({ taxInvoice: { purposeType } });
	});
});

/** An invoice in the sandbox, in the state that a step wants. */
async function made(state: 'DRAFTED' | 'REVERSE' | 'REQUESTED' | 'ISSUED' | 'SENDING_COMPLETED'): Promise<string> {
	const keys = {
		options: { otherDocumentKey: state === 'REVERSE' || state === 'REQUESTED' ? 'S_2026-0001' : 'R_2026-0001' },
	};
	const own = state === 'REVERSE' || state === 'REQUESTED' ? 'R_2026-0001' : 'S_2026-0001';
	const name = {
		DRAFTED: 'taxInvoice.createDraft',
		REVERSE: 'taxInvoice.createDraft',
		REQUESTED: 'reverseIssuance.requestImmediately',
		ISSUED: 'taxInvoice.issueImmediately',
		SENDING_COMPLETED: 'taxInvoice.issueImmediately',
	}[state];
	const { error, outputs } = await portOne(sandbox.portOne.url, name, {
		...minimalFields(own),
		issuanceType: state === 'REVERSE' ? 'reverse' : 'normal',
		...keys,
	});
	if (error) throw error;
	const id = String(outputs[0]![0]!.json.taxInvoiceId);
	if (state !== 'SENDING_COMPLETED') return id;
	await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', { invoice: locator(id) });
	sandbox.portOne.advance(2_000);
	return id;
}

const bySupplierKey = locator(`${SELLER}/S_2026-0001`, 'supplierDocumentKey');
const byRecipientKey = locator(`${BUYER}/R_2026-0001`, 'recipientDocumentKey');

describe('steps', () => {
	it.each([
		['issueB2bTaxInvoice', 'taxInvoice.issueDraft', 'DRAFTED', { memo: 'note', emailSubject: 'subject' }],
		['issueB2bTaxInvoice', 'reverseIssuance.approveRequest', 'REQUESTED', { memo: 'note', emailSubject: 'subject' }],
		['cancelB2bTaxInvoiceIssuance', 'taxInvoice.cancelIssuance', 'ISSUED', { memo: 'note' }],
		['cancelB2bTaxInvoiceRequest', 'reverseIssuance.cancelRequest', 'REQUESTED', { memo: 'note' }],
		['refuseB2bTaxInvoiceRequest', 'reverseIssuance.refuseRequest', 'REQUESTED', { memo: 'note' }],
		['requestB2bTaxInvoice', 'reverseIssuance.requestDraft', 'REVERSE', undefined],
		['sendToNtsB2bTaxInvoice', 'taxInvoice.sendToNts', 'ISSUED', undefined],
	] as const)('%s (%s), with what is required and with every field', async (operationId, name, state, options) => {
		const { minimal, full: every } = documented.get(operationId)!;
		const id = await made(state);
		const least = await sent(operationId, name, { invoice: locator(id) });
		expect(least).toEqual({
			path: expect.stringContaining(`/${id}/`),
			query: { taxInvoiceKeyType: 'TAX_INVOICE_ID', test: 'true' },
			body: minimal.body,
		});

		sandbox.portOne.reset();
		const other = await made(state);
		const key = every.query!.taxInvoiceKeyType === 'SUPPLIER' ? bySupplierKey : byRecipientKey;
		const most = await sent(operationId, name, { invoice: key, ...(options && { options }) });
		const [read] = sandbox.portOne.requests();
		expect([read?.route, read?.path, read?.query]).toEqual([
			'getB2bTaxInvoice',
			`/b2b/tax-invoices/${every.path!.taxInvoiceKey}`,
			{ brn: every.query!.brn, taxInvoiceKeyType: every.query!.taxInvoiceKeyType, test: 'true' },
		]);
		expect(most.path).toContain(`/${other}/`);
		expect(Object.keys(most.body ?? {}).sort()).toEqual(Object.keys(every.body ?? {}).sort());
		expect(most.body).toEqual(options && { ...options });
	});
});

describe('calls about one invoice', () => {
	it.each([
		['getB2bTaxInvoice', 'taxInvoice.get', {}, {}],
		['deleteB2bTaxInvoice', 'taxInvoice.delete', {}, {}],
		['getB2bTaxInvoicePdfDownloadUrl', 'taxInvoice.getPdf', {}, {}],
		['getB2bTaxInvoicePopupUrl', 'taxInvoice.getPopupUrl', {}, { options: { includeMenu: true } }],
		['getB2bTaxInvoicePrintUrl', 'taxInvoice.getPrintUrl', {}, {}],
		['getB2bTaxInvoiceAttachments', 'attachment.getAll', { returnAll: true }, {}],
		['deleteB2bTaxInvoiceAttachment', 'attachment.delete', { attachmentId: locator('att_1') }, {}],
	])('%s (%s)', async (operationId, name, fields, more) => {
		const { minimal, full: every } = documented.get(operationId)!;
		const least = await sent(operationId, name, { invoice: locator(minimal.path!.taxInvoiceKey), ...fields });
		expect([least.path.split('/')[3], least.query, least.body]).toEqual([
			minimal.path!.taxInvoiceKey,
			{ taxInvoiceKeyType: 'TAX_INVOICE_ID', test: 'true' },
			undefined,
		]);
		const most = await sent(operationId, name, { invoice: bySupplierKey, ...fields, ...more });
		const { test: _test, ...query } = every.query!;
		expect(most).toEqual({
			path: most.path,
			query: { ...Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])), test: 'true' },
			body: undefined,
		});
		expect(most.path.split('/')[3]).toBe(every.path!.taxInvoiceKey);
	});

	it('updateB2bTaxInvoiceDraft', async () => {
		const id = await made('DRAFTED');
		const { referenceId: _own, ...fields } = minimalFields();
		const key = { taxInvoiceKey: 'S_2026-0001', taxInvoiceKeyType: 'SUPPLIER', brn: SELLER };
		const least = await sent('updateB2bTaxInvoiceDraft', 'taxInvoice.updateDraft', { invoice: locator(id), ...fields });
		expect(least.body).toEqual({
			...minimalBody({ supplierDocumentKey: 'S_2026-0001', recipientDocumentKey: 'R_2026-0001' }),
			...key,
		});
		const { referenceId: _key, options: _options, ...every } = fullFields();
		const most = await sent('updateB2bTaxInvoiceDraft', 'taxInvoice.updateDraft', { invoice: bySupplierKey, ...every });
		const { createRecipientCounterparty: _registers, ...body } = fullBody;
		expect(most.body).toEqual({ ...body, ...key });
	});

	it('createB2bFileUploadUrl and attachB2bTaxInvoiceFile', async () => {
		const id = await made('DRAFTED');
		const files = withFiles([
			{
				binary: {
					data: { data: Buffer.from('x').toString('base64'), mimeType: 'application/pdf', fileName: 'contract.pdf' },
				},
			},
		]);
		expect((await sent('createB2bFileUploadUrl', 'attachment.upload', { invoice: locator(id) }, files)).body).toEqual(
			documented.get('createB2bFileUploadUrl')!.full.body,
		);
		const attached = await sent('attachB2bTaxInvoiceFile', 'attachment.upload', { invoice: bySupplierKey }, files);
		expect(attached).toEqual({
			path: '/b2b/tax-invoices/S_2026-0001/attach-file',
			query: { brn: SELLER, taxInvoiceKeyType: 'SUPPLIER', test: 'true' },
			body: { fileId: expect.stringMatching(/^file_/) },
		});
		expect(sandbox.portOne.files().map(({ name, type, bytes }) => [name, type, String(bytes)])).toEqual([
			['contract.pdf', 'application/pdf', 'x'],
			['contract.pdf', 'application/pdf', 'x'],
		]);
	});

	it.each([
		['issueB2bTaxInvoiceImmediately', 'issued'],
		['draftB2bTaxInvoice', 'draft'],
	])('%s with a modification (Amend)', async (operationId, makes) => {
		await made('SENDING_COMPLETED');
		const request = await sent(operationId, 'taxInvoice.amend', {
			referenceId: 'A-1',
			original: bySupplierKey,
			makes,
			reason: 'supplyCostChange',
			causeDate: '2026-05-28',
			changeSource: 'json',
			itemsJson: '[{ "name": "Work", "supplyCost": 1000, "tax": 100 }]',
			options: { memo: 'note' },
		});
		expect(request.body).toMatchObject({
			modification: {
				type: fullInvoice.body!.modification.type,
				taxInvoiceKey: 'S_2026-0001',
				taxInvoiceKeyType: 'SUPPLIER',
				brn: SELLER,
			},
			memo: 'note',
			taxInvoice: { supplierDocumentKey: 'A-1', totalAmount: 1100, writeDate: '2026-05-28' },
		});
	});
});

describe('searches', () => {
	const filter = {
		searchBy: 'period',
		dateType: 'WRITE',
		from: '2026-05-01',
		until: '2026-05-31',
		filters: {
			supplierNumber: SELLER,
			partnerNumber: BUYER,
			statuses: ['ISSUED', 'SENDING_COMPLETED'],
			taxationTypes: ['TAXABLE'],
			documentModificationTypes: ['NORMAL', 'MODIFICATION'],
			isDelayed: 'no',
			issuanceTypes: ['NORMAL'],
			purposeTypes: ['INVOICE'],
			counterpartyId: 'cp-buyer',
			includeBrnMatch: true,
		},
	};

	it('getB2bTaxInvoices', async () => {
		expect((await sent('getB2bTaxInvoices', 'taxInvoice.getAll', { returnAll: true })).query).toEqual({
			requestBody: {
				test: true,
				pageNumber: 0,
				pageSize: 1000,
				filter: { primaryFilter: { dateFilter: { dateType: 'WRITE' } } },
				sort: { by: 'WRITE_DATE', order: 'DESC' },
			},
		});
		expect(
			(
				await sent('getB2bTaxInvoices', 'taxInvoice.getAll', {
					...filter,
					returnAll: true,
					sort: { by: 'WRITE_DATE', order: 'ASC' },
				})
			).query,
		).toEqual(documented.get('getB2bTaxInvoices')!.full.query);
	});

	it.each([
		['taxInvoiceIds', 'inv_1, inv_2', ['inv_1', 'inv_2']],
		['bulkTaxInvoiceId', 'bulk_1', 'bulk_1'],
		['ntsApprovalNumber', '202605274100006600000001', '202605274100006600000001'],
		['payoutId', 'pay_1', 'pay_1'],
		['supplierDocumentKey', 'S_2026-0001', 'S_2026-0001'],
		['recipientDocumentKey', 'R_2026-0001', 'R_2026-0001'],
	])('getB2bTaxInvoices by %s', async (searchBy, value, expected) => {
		expect(
			(await sent('getB2bTaxInvoices', 'taxInvoice.getAll', { searchBy, [searchBy]: value, returnAll: true })).query,
		).toMatchObject({ requestBody: { filter: { primaryFilter: { [searchBy]: expected } } } });
	});

	it('downloadB2bTaxInvoicesSheet', async () => {
		expect((await sent('downloadB2bTaxInvoicesSheet', 'taxInvoice.downloadSheet', {})).query).toMatchObject({
			requestBody: { test: true },
		});
		const columns = ['STATUS', 'TOTAL_AMOUNT', 'SUPPLIER_COUNTERPARTY_ID', 'ITEMS'];
		expect(
			(
				await sent('downloadB2bTaxInvoicesSheet', 'taxInvoice.downloadSheet', {
					...filter,
					columns,
					sort: { by: 'ISSUED_AT', order: 'DESC' },
				})
			).query,
		).toEqual(documented.get('downloadB2bTaxInvoicesSheet')!.full.query);
	});

	it('getB2bCounterparties', async () => {
		expect((await sent('getB2bCounterparties', 'counterparty.getAll', { returnAll: true })).query).toEqual({
			test: 'true',
			requestBody: { page: { number: 0, size: 1000 } },
		});
		const filters = {
			id: 'cp',
			number: BUYER,
			name: 'Buyer',
			representative: 'Lee',
			contactName: 'Choi',
			contactPhone: '02',
			contactEmail: 'buyer@example.com',
			businessStatuses: ['IN_BUSINESS'],
			ntsConnectionStatuses: ['CONNECTED'],
			counterpartyIds: 'cp-buyer',
		};
		expect(
			(await sent('getB2bCounterparties', 'counterparty.getAll', { returnAll: false, limit: 20, filters })).query,
		).toEqual({ ...documented.get('getB2bCounterparties')!.full.query, test: 'true' });
	});
});

describe('counterparties, certificates, companies', () => {
	const { full: create } = documented.get('createB2bCounterparty')!;
	const input = create.body!.counterparty as Json;
	const contacts = {
		contact: [input.contact, ...input.additionalContacts].map(({ phoneNumber, ...rest }: Json) => ({
			...rest,
			phone: phoneNumber,
		})),
	};
	const details = {
		name: input.name,
		representative: input.representativeName,
		address: input.address,
		businessType: input.businessType,
		businessItem: input.businessClass,
		contacts,
		memo: input.memo,
	};
	const options = create.body!.options as INodeParameters;

	it('createB2bCounterparty', async () => {
		expect((await sent('createB2bCounterparty', 'counterparty.create', { number: BUYER })).body).toEqual(
			documented.get('createB2bCounterparty')!.minimal.body,
		);
		expect(
			(
				await sent('createB2bCounterparty', 'counterparty.create', {
					counterpartyId: 'cp-buyer',
					number: BUYER,
					details,
					options,
				})
			).body,
		).toEqual(create.body);
		const asJson = JSON.stringify({ number: BUYER, ...details, contacts: contacts.contact });
		expect(
			(
				await sent('createB2bCounterparty', 'counterparty.create', {
					counterpartyId: 'cp-buyer',
					source: 'json',
					counterpartyJson: asJson,
					options,
				})
			).body,
		).toEqual(create.body);
	});

	it('updateB2bCounterparty', async () => {
		const request = await sent('updateB2bCounterparty', 'counterparty.update', {
			counterpartyId: locator('cp-buyer'),
			fieldsToSet: details,
			options,
		});
		expect([request.path, request.body]).toEqual([
			'/b2b/counterparties/cp-buyer',
			documented.get('updateB2bCounterparty')!.full.body,
		]);
		const least = await sent('updateB2bCounterparty', 'counterparty.update', {
			counterpartyId: locator('cp-seller'),
			fieldsToSet: { memo: 'note' },
		});
		expect(least.body).toEqual({
			counterparty: { brn: SELLER, name: 'Seller Co', representativeName: 'Kim Seller', contact, memo: 'note' },
		});
	});

	it.each([
		['getB2bCounterparty', 'counterparty.get', { counterpartyId: locator('cp-buyer') }, '/b2b/counterparties/cp-buyer'],
		[
			'deleteB2bCounterparty',
			'counterparty.delete',
			{ counterpartyId: locator('cp-buyer') },
			'/b2b/counterparties/cp-buyer',
		],
		[
			'getB2bCounterpartyCertificate',
			'certificate.get',
			{ number: '999-99-99997' },
			`/b2b/counterparties/${BUYER}/certificate`,
		],
		[
			'getB2bCounterpartyCertificateRegistrationUrl',
			'certificate.getRegistrationUrl',
			{ number: BUYER },
			`/b2b/counterparties/${BUYER}/certificate/registration-url`,
		],
		[
			'validateB2bCounterpartyCertificate',
			'certificate.validate',
			{ number: BUYER },
			`/b2b/counterparties/${BUYER}/certificate/validate`,
		],
		['getPlatformCompanyState', 'company.getState', { number: BUYER }, `/platform/companies/${BUYER}/state`],
		['getB2bBulkTaxInvoice', 'bulkBatch.get', { bulkTaxInvoiceId: locator('bulk_1') }, '/b2b/bulk-tax-invoices/bulk_1'],
	])('%s (%s)', async (operationId, name, fields, path) => {
		expect(await sent(operationId, name, fields)).toEqual({ path, query: { test: 'true' }, body: undefined });
	});

	it('getB2bBusinessInfos', async () => {
		const { minimal, full: every } = documented.get('getB2bBusinessInfos')!;
		expect((await sent('getB2bBusinessInfos', 'company.getBusinessInfo', { number: BUYER })).body).toEqual(
			minimal.body,
		);
		expect(
			(
				await sent(
					'getB2bBusinessInfos',
					'company.getBusinessInfo',
					{ number: '={{ $json.n }}' },
					{ input: [{ n: BUYER }, { n: SELLER }, { n: BUYER }] },
				)
			).body,
		).toEqual(every.body);
	});
});

afterAll(() => {
	expect([...documented.keys()].filter((operationId) => !seen.has(operationId))).toEqual([]);
	expect(documented.size).toBe(32);
});

it('an invoice in live mode names no mode', async () => {
	await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice('LIVE-1'), {
		credential: { environment: 'live' },
	});
	const request = sandbox.portOne.requests().find(({ route }) => route === 'issueB2bTaxInvoiceImmediately');
	expect([request?.mode, request?.query]).toEqual(['live', {}]);
	expect(sandbox.portOne.ledger('live')).toHaveLength(1);
});
