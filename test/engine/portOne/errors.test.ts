/** Every documented error of every call, as it reaches the user. */
import type { INodeParameters } from 'n8n-workflow';

import documented from '../../../sandbox/contracts/portone.json';
import { withSandbox } from '../../support/sandbox.ts';
import { withFiles } from '../support/hiworksBillAmend';
import { API_SECRET, invoice, locator, portOne, RECIPIENT, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';

const contact = { name: '담당', email: 'contact@example.com' };
const sandbox = withSandbox({
	portOne: {
		counterparties: [{ id: 'cp', brn: RECIPIENT, companyName: '구매 주식회사', representativeName: '이구매', contact }],
	},
});
beforeEach(() => sandbox.portOne.reset());

const issued = async () =>
	String(
		jsonOf(
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('ERRORS'), issuanceType: 'normal' }),
		)[0]!.taxInvoiceId,
	);
const reverse = async () =>
	String(
		jsonOf(
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('ERRORS'), issuanceType: 'reverse' }),
		)[0]!.taxInvoiceId,
	);
const { referenceId: _id, referenceIdSource: _source, ...content } = invoice('ERRORS');
const about = async () => ({ invoice: locator(await issued()) });
const aboutReverse = async () => ({ invoice: locator(await reverse()) });
const company = { number: RECIPIENT };

const file = withFiles([
	{ binary: { data: { data: Buffer.from('x').toString('base64'), mimeType: 'application/pdf', fileName: 'x.pdf' } } },
]);

async function attached(): Promise<INodeParameters> {
	const draft = await about();
	await portOne(sandbox.portOne.url, 'attachment.upload', draft, file);
	const [attachment] = jsonOf(await portOne(sandbox.portOne.url, 'attachment.getAll', { ...draft, returnAll: true }));
	return { ...draft, attachmentId: locator(String(attachment!.attachmentId)) };
}

/** By operationId: the operation of the node, and its fields. */
const CALLS: Record<string, [string, () => Promise<INodeParameters> | INodeParameters]> = {
	getB2bBulkTaxInvoice: ['bulkBatch.get', () => ({ bulkTaxInvoiceId: locator('bulk_1') })],
	createB2bFileUploadUrl: ['attachment.upload', about],
	getB2bTaxInvoices: ['taxInvoice.getAll', () => ({ returnAll: true })],
	downloadB2bTaxInvoicesSheet: ['taxInvoice.downloadSheet', () => ({})],
	draftB2bTaxInvoice: ['taxInvoice.createDraft', () => ({ ...invoice('E-1'), issuanceType: 'normal' })],
	// Other content than the draft has: what stands in it already would be read as done.
	updateB2bTaxInvoiceDraft: [
		'taxInvoice.updateDraft',
		async () => ({ ...content, remark: '고침', ...(await about()) }),
	],
	issueB2bTaxInvoiceImmediately: ['taxInvoice.issueImmediately', () => invoice('E-1')],
	requestB2bTaxInvoiceReverseIssuance: ['reverseIssuance.requestImmediately', () => invoice('E-1')],
	deleteB2bTaxInvoice: ['taxInvoice.delete', about],
	getB2bTaxInvoice: ['taxInvoice.get', about],
	attachB2bTaxInvoiceFile: ['attachment.upload', about],
	getB2bTaxInvoiceAttachments: ['attachment.getAll', async () => ({ ...(await about()), returnAll: true })],
	deleteB2bTaxInvoiceAttachment: ['attachment.delete', attached],
	cancelB2bTaxInvoiceIssuance: ['taxInvoice.cancelIssuance', about],
	cancelB2bTaxInvoiceRequest: ['reverseIssuance.cancelRequest', aboutReverse],
	issueB2bTaxInvoice: ['taxInvoice.issueDraft', about],
	getB2bTaxInvoicePdfDownloadUrl: ['taxInvoice.getPdf', about],
	getB2bTaxInvoicePopupUrl: ['taxInvoice.getPopupUrl', about],
	getB2bTaxInvoicePrintUrl: ['taxInvoice.getPrintUrl', about],
	refuseB2bTaxInvoiceRequest: ['reverseIssuance.refuseRequest', aboutReverse],
	requestB2bTaxInvoice: ['reverseIssuance.requestDraft', aboutReverse],
	sendToNtsB2bTaxInvoice: ['taxInvoice.sendToNts', about],
	getB2bCounterparties: ['counterparty.getAll', () => ({ returnAll: true })],
	createB2bCounterparty: ['counterparty.create', () => ({ counterpartyId: 'other', number: SUPPLIER })],
	getB2bCounterparty: ['counterparty.get', () => ({ counterpartyId: locator('cp') })],
	updateB2bCounterparty: [
		'counterparty.update',
		() => ({ counterpartyId: locator('cp'), fieldsToSet: { memo: '메모' } }),
	],
	deleteB2bCounterparty: ['counterparty.delete', () => ({ counterpartyId: locator('cp') })],
	getB2bCounterpartyCertificate: ['certificate.get', () => company],
	getB2bCounterpartyCertificateRegistrationUrl: ['certificate.getRegistrationUrl', () => company],
	validateB2bCounterpartyCertificate: ['certificate.validate', () => company],
	getB2bBusinessInfos: ['company.getBusinessInfo', () => company],
	getPlatformCompanyState: ['company.getState', () => company],
};

/** No error, but how PortOne says that there is nothing (pages.test.ts). */
const isNoError = (operation: string, type: string) =>
	operation === 'getB2bTaxInvoices' && type === 'B2B_TAX_INVOICE_NOT_FOUND';

const rows = documented.flatMap(({ operation, errors }) =>
	errors.flatMap(({ type, status }) => (isNoError(operation, type) ? [] : [[operation, type, status] as const])),
);
it('knows every call', () =>
	expect(documented.map(({ operation }) => operation).filter((operation) => !CALLS[operation])).toEqual([]));

it.each(rows)('%s: %s', async (operation, type, status) => {
	const [name, fields] = CALLS[operation]!;
	const given = await fields();
	sandbox.portOne.configure({ refusals: { [operation]: type } });
	const { error } = await portOne(sandbox.portOne.url, name, given, name === 'attachment.upload' ? file : {});
	// 502 and 503 leave open what became of it; what is asked after that gives the same.
	expect(error?.message).toContain(`HTTP ${status}`);
	expect(`${error?.message} ${JSON.stringify(error)}`).toContain(type.toLowerCase().replaceAll('_', ' '));
	if (status < 500) expect(error?.message).toContain(type);
	expect(`${error?.message} ${error?.description}`).not.toContain(API_SECRET);
});

it.each([
	['UNAUTHORIZED', 401, 'Check the key in the credential'],
	['B2B_NOT_ENABLED', 403, 'Check the key in the credential'],
])('%s starts nothing more', async (type, _status, words) => {
	sandbox.portOne.configure({ refusals: { getB2bTaxInvoice: type } });
	const result = await portOne(
		sandbox.portOne.url,
		'taxInvoice.issueImmediately',
		{ ...invoice('={{ $json.id }}'), options: { itemsInFlight: 1 } },
		{ input: [{ id: 'N-1' }, { id: 'N-2' }, { id: 'N-3' }], onError: 'continueErrorOutput' },
	);
	const failed = (result.outputs[1] ?? []).map(
		({ json }) => json as { error: { message: string; code: string; outcome: string }; message: string },
	);
	expect(failed.map(({ error }) => [error.code, error.outcome])).toEqual([
		[type, 'notSent'],
		['NOT_STARTED', 'notSent'],
		['NOT_STARTED', 'notSent'],
	]);
	expect(failed[0]!.message).toContain(words);
	expect(sandbox.portOne.requests()).toHaveLength(1);
});

it('a counterparty of a partner stops only its own item', async () => {
	sandbox.portOne.configure({
		counterparties: [
			{ id: 'cp-1', brn: RECIPIENT, companyName: '가', representativeName: '나', contact, partnerId: 'partner' },
			{ id: 'cp-2', brn: SUPPLIER, companyName: '다', representativeName: '라', contact },
		],
	});
	const result = await portOne(
		sandbox.portOne.url,
		'counterparty.delete',
		{ counterpartyId: '={{ $json.id }}', options: { itemsInFlight: 1 } },
		{ input: [{ id: 'cp-1' }, { id: 'cp-2' }], onError: 'continueErrorOutput' },
	);
	expect(jsonOf(result)).toEqual([{ deleted: true, counterpartyId: 'cp-2', duplicate: false, recovered: false }]);
	expect(result.outputs[1]![0]!.json).toMatchObject({
		error: { code: 'B2B_COUNTERPARTY_PARTNER_NOT_DELETABLE', outcome: 'rejected' },
	});
});

describe('what never reaches PortOne', () => {
	it.each([
		[
			'a key with other signs',
			{ referenceId: '주문-1' },
			'Reference ID [item 0]: expected 1 to 200 letters of the English alphabet, digits, - and _; the option Encode Reference ID sends others in a fixed form, found "주문-1"',
		],
		[
			'a person',
			{ recipientNumber: '900101-1234567' },
			'Recipient Number [item 0]: expected a business registration number of 10 digits: PortOne takes no numbers of persons',
		],
		[
			'three decimals',
			{ itemsJson: '[{ "name": "가", "quantity": "1.125", "supplyCost": 1000, "tax": 100 }]' },
			'Items, line 1: Quantity [item 0]: expected a number of at most 15 digits, with at most 2 decimals',
		],
		[
			'a quantity out of range',
			{ itemsJson: '[{ "name": "가", "quantity": "1000000000", "supplyCost": 1000, "tax": 100 }]' },
			'Items, line 1: Quantity [item 0]: expected a quantity from -99,999,999.99 to 999,999,999.99',
		],
		[
			'a payment that does not add up',
			{ payment: { cash: '1' } },
			'Payment [item 0]: expected payment amounts that add up to 1,100,000 won, supply cost and tax',
		],
		[
			'seven contacts',
			{
				recipientDetails: {
					furtherContacts: { contact: Array.from({ length: 6 }, () => ({ email: 'a@example.com' })) },
				},
			},
			'Further Contacts [item 0]: expected at most 6 contacts of the recipient',
		],
		[
			'an address that is none',
			{ recipientEmail: 'nobody' },
			'Recipient Email [item 0]: expected one e-mail address such as name@example.com, without a name around it, found "nobody"',
		],
		[
			'an amount beyond JSON',
			{ itemsJson: '[{ "name": "가", "supplyCost": "10000000000000000", "tax": "1000000000000000" }]' },
			'9,007,199,254,740,991',
		],
		[
			"a vendor's own name",
			{ itemsJson: '[{ "name": "가", "supplyCostAmount": 1000, "tax": 100 }]' },
			'the name "supplyCost" instead',
		],
	])('%s', async (_what, changes, message) => {
		const { error } = await portOne(
			sandbox.portOne.url,
			'taxInvoice.issueImmediately',
			invoice('BAD-1', changes as INodeParameters),
		);
		expect(error?.message).toContain(message);
		expect(sandbox.portOne.requests()).toEqual([]);
	});

	it('a document key without its business number, as the name of an invoice', async () => {
		const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.get', {
			invoice: locator('ORDER-1', 'supplierDocumentKey'),
		});
		expect(error?.message).toContain(
			'Tax Invoice [item 0]: expected the business number of the supplier, a slash, and the document key',
		);
		expect(sandbox.portOne.requests()).toEqual([]);
	});
});

it('a long key is sent, with a warning', async () => {
	const [output] = jsonOf(await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice('K'.repeat(25))));
	expect(output).toMatchObject({ status: 'issued', warnings: [expect.stringContaining('has 25 characters')] });
});
