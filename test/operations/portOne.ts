import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { textFile, withFiles } from '../engine/support/hiworksBillAmend';
import { invoice, locator, portOne, RECIPIENT } from '../engine/support/portOne';
import { jsonOf } from '../engine/support/reports';
import {
	ATTACHMENT,
	ATTACHMENT_REMOVAL,
	ATTACHMENTS,
	BULK,
	contactIn,
	COUNTERPARTIES,
	COUNTERPARTY as COUNTERPARTY_FIELDS,
	COUNTERPARTY_CHANGES,
	COUNTERPARTY_CREATION,
	GET,
	GET_ALL,
	GET_PDF,
	GET_POPUP_URL,
	INVOICE,
	NUMBER,
	SEARCHED,
	SHEET,
	step,
} from './portOneFields';
import type { ChangingOperation, NodeUnderTest, OperationRow, ReadingOperation } from './row';

type Two = [IDataObject, IDataObject];

const NUMBERS = ['7777777770', '5555555553'];
const KEY = { invoice: locator('={{ $json.key }}') };
const COUNTERPARTY = { counterpartyId: locator('={{ $json.key }}') };
const DETAILS = {
	name: '구매 주식회사',
	representative: '이구매',
	address: '서울',
	businessType: '업태',
	businessItem: '종목',
	memo: '메모',
	contacts: { contact: [{ name: '담당', email: 'first@example.com', phone: '02-000-0000', memo: '메모' }] },
};
const byNumber = { number: '={{ $json.number }}', details: DETAILS };
const byId = { counterpartyId: '={{ $json.id }}', ...byNumber };
const ids = (): Two => [{ id: 'FIRST' }, { id: 'SECOND' }];
const companies = (): Two => [
	{ id: 'first', number: NUMBERS[0] },
	{ id: 'second', number: NUMBERS[1] },
];

/** What an operation says of each item; all have to be done. */
async function all({ portOne: { url } }: Sandbox, name: string, fields: INodeParameters, more: object) {
	const result = await portOne(url, name, fields, more);
	if (result.error) throw result.error;
	return jsonOf(result);
}

/** What goes before a step, each given the invoice that the one before left. */
type Steps = [making: string, ...next: string[]];

/** Two invoices that have come so far, each with a document key of both sides. */
async function invoicesAfter(sandbox: Sandbox, [making, ...next]: Steps, fields: INodeParameters = {}): Promise<Two> {
	const given = { ...invoice('={{ $json.id }}'), ...fields };
	const options = { otherDocumentKey: '=OTHER-{{ $json.id }}' };
	const made = await all(sandbox, making, { ...given, options }, { input: ids() });
	const [first, second] = made.map(({ taxInvoiceId }) => ({ key: String(taxInvoiceId) }));
	const input: Two = [first!, second!];
	for (const step of next) await all(sandbox, step, KEY, { input });
	return input;
}

const FORWARD = { issuanceType: 'normal' };
const REVERSE = { issuanceType: 'reverse' };

/** What makes an invoice. */
const makes = (name: string, route: string, fields: INodeParameters = {}): ChangingOperation => ({
	name,
	route,
	policy: 'lookUp',
	lost: 'recovered',
	again: 'duplicate',
	effectsInAll: 1,
	fieldsApart: true,
	arrange: async () => ({ fields: { ...fields, ...invoice('={{ $json.id }}') }, input: ids() }),
});

/** What leads an invoice on from where others left it. */
const leads = (
	name: string,
	route: string,
	steps: Steps,
	fields: INodeParameters = {},
	tells: Parameters<typeof step> = [],
): ChangingOperation => ({
	name,
	fields: step(...tells),
	// One invoice takes a step once.
	good: { 'options.dryRun': true },
	route,
	policy: 'readBack',
	lost: 'recovered',
	again: 'duplicate',
	effectsInAll: 1,
	arrange: async (sandbox) => ({ fields: KEY, input: await invoicesAfter(sandbox, steps, fields) }),
});

/** What changes nothing. */
const reads = (
	name: string,
	route: string,
	arrange: ReadingOperation['arrange'],
	row: Pick<ReadingOperation, 'fields' | 'good' | 'sharesCalls'> = {},
): ReadingOperation => ({
	name,
	...row,
	route,
	arrange,
});

const toIssued = async (sandbox: Sandbox) => ({
	fields: KEY,
	input: await invoicesAfter(sandbox, ['taxInvoice.issueImmediately']),
});

/** A counterparty with a certificate, which has closed its business. */
async function toCertified({ portOne: { configure } }: Sandbox) {
	const certificate = { expiredAt: '2099-01-01T00:00:00Z', isValid: true };
	const company = { id: 'cp', brn: RECIPIENT, companyName: '구매 주식회사', representativeName: '이구매' };
	const contact = { name: '담당', email: 'contact@example.com', phoneNumber: '02-000-0000' };
	configure({
		counterparties: [{ ...company, contact, certificate }],
		companies: {
			[RECIPIENT]: { businessStatus: 'CLOSED', taxationType: 'NORMAL', closedSuspendedDate: '2026-01-31' },
		},
	});
	return { fields: { number: RECIPIENT }, input: [{}] as [IDataObject] };
}

async function counterparties(sandbox: Sandbox): Promise<Two> {
	await all(sandbox, 'counterparty.create', byId, { input: companies() });
	return [{ key: 'first' }, { key: 'second' }];
}

/** Each item has a file of its own. */
const files = (input: readonly IDataObject[]) =>
	withFiles(input.map((json) => ({ json, binary: { data: textFile(`${String(json.key)}.pdf`, '계약서') } })));

const DELETES = { policy: 'readBack', lost: 'recovered', again: 'rejected', effectsInAll: 1 } as const;

const toNts = leads('taxInvoice.sendToNts', 'sendToNtsB2bTaxInvoice', ['taxInvoice.issueImmediately']);

const operations: OperationRow[] = [
	makes('taxInvoice.issueImmediately', 'issueB2bTaxInvoiceImmediately'),
	makes('taxInvoice.createDraft', 'draftB2bTaxInvoice', FORWARD),
	makes('reverseIssuance.requestImmediately', 'requestB2bTaxInvoiceReverseIssuance'),
	{
		...makes('taxInvoice.amend', 'issueB2bTaxInvoiceImmediately'),
		async arrange(sandbox) {
			const [first, second] = await invoicesAfter(sandbox, ['taxInvoice.issueImmediately', 'taxInvoice.sendToNts']);
			sandbox.portOne.advance(2_000);
			return {
				fields: {
					referenceId: '={{ $json.id }}',
					original: KEY.invoice,
					makes: 'issued',
					reason: 'duplicateIssuance',
				},
				input: [
					{ ...first, id: 'A-1' },
					{ ...second, id: 'A-2' },
				],
			};
		},
	},
	leads('taxInvoice.issueDraft', 'issueB2bTaxInvoice', ['taxInvoice.createDraft'], FORWARD, ['memo', 'emailSubject']),
	{
		...toNts,
		async arrange(sandbox) {
			// On its way and not sent yet, however slow the machine: PortOne is asked, and takes it once.
			sandbox.portOne.configure({ resultDelayMs: 3_600_000 });
			return await toNts.arrange(sandbox);
		},
		again: 'rejected',
	},
	leads('taxInvoice.cancelIssuance', 'cancelB2bTaxInvoiceIssuance', ['taxInvoice.issueImmediately'], {}, ['memo']),
	leads('reverseIssuance.requestDraft', 'requestB2bTaxInvoice', ['taxInvoice.createDraft'], REVERSE),
	leads('reverseIssuance.approveRequest', 'issueB2bTaxInvoice', ['reverseIssuance.requestImmediately'], {}, [
		'memo',
		'emailSubject',
	]),
	leads('reverseIssuance.cancelRequest', 'cancelB2bTaxInvoiceRequest', ['reverseIssuance.requestImmediately'], {}, [
		'memo',
	]),
	leads('reverseIssuance.refuseRequest', 'refuseB2bTaxInvoiceRequest', ['reverseIssuance.requestImmediately'], {}, [
		'memo',
	]),
	{
		name: 'taxInvoice.updateDraft',
		fieldsApart: true,
		route: 'updateB2bTaxInvoiceDraft',
		policy: 'readBack',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		async arrange(sandbox) {
			const input = await invoicesAfter(sandbox, ['taxInvoice.createDraft'], FORWARD);
			const { referenceId: _id, referenceIdSource: _source, ...content } = invoice('', { notes: { memo: '고침' } });
			return { fields: { ...content, ...KEY }, input };
		},
	},
	{
		name: 'taxInvoice.delete',
		fields: INVOICE,
		route: 'deleteB2bTaxInvoice',
		...DELETES,
		arrange: async (sandbox) => ({
			fields: KEY,
			input: await invoicesAfter(sandbox, ['taxInvoice.createDraft'], FORWARD),
		}),
	},
	{
		name: 'counterparty.create',
		variant: 'under an ID of its own',
		fields: COUNTERPARTY_CREATION,
		good: contactIn('details'),
		differ: 'counterpartyId',
		route: 'createB2bCounterparty',
		policy: 'readBack',
		lost: 'recovered',
		again: 'rejected',
		effectsInAll: 1,
		arrange: async () => ({ fields: byId, input: companies() }),
	},
	{
		name: 'counterparty.create',
		variant: 'under an ID of PortOne',
		fieldsApart: true,
		route: 'createB2bCounterparty',
		policy: 'lookUp',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		arrange: async () => ({ fields: byNumber, input: companies() }),
	},
	{
		name: 'counterparty.update',
		fields: COUNTERPARTY_CHANGES,
		good: contactIn('fieldsToSet'),
		route: 'updateB2bCounterparty',
		policy: 'readBack',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		arrange: async (sandbox) => ({
			fields: { ...COUNTERPARTY, fieldsToSet: { memo: '고침' } },
			input: await counterparties(sandbox),
		}),
	},
	{
		name: 'counterparty.update',
		variant: 'with a look-up',
		fieldsApart: true,
		route: 'updateB2bCounterparty',
		policy: 'repeatable',
		lost: 'done',
		again: 'done',
		effectsInAll: 2,
		effects: { lost: 3, secondTry: 2, refused: 1 },
		arrange: async (sandbox) => ({
			fields: { ...COUNTERPARTY, fieldsToSet: { memo: '고침' }, options: { checkBusinessStatus: true } },
			input: await counterparties(sandbox),
		}),
	},
	{
		name: 'counterparty.delete',
		fields: COUNTERPARTY_FIELDS,
		route: 'deleteB2bCounterparty',
		...DELETES,
		arrange: async (sandbox) => ({ fields: COUNTERPARTY, input: await counterparties(sandbox) }),
	},
	{
		name: 'attachment.upload',
		fields: ATTACHMENT,
		route: 'attachB2bTaxInvoiceFile',
		prepares: ['createB2bFileUploadUrl', 'uploadFile'],
		policy: 'lookUp',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		arrange: async (sandbox) => ({
			fields: KEY,
			input: await invoicesAfter(sandbox, ['taxInvoice.createDraft'], FORWARD),
		}),
	},
	{
		name: 'attachment.delete',
		fields: ATTACHMENT_REMOVAL,
		route: 'deleteB2bTaxInvoiceAttachment',
		...DELETES,
		async arrange(sandbox) {
			const input = await invoicesAfter(sandbox, ['taxInvoice.createDraft'], FORWARD);
			await all(sandbox, 'attachment.upload', KEY, files(input));
			const listed = await all(sandbox, 'attachment.getAll', { ...KEY, returnAll: true }, { input });
			const [first, second] = input.map((item, index) => ({ ...item, id: String(listed[index]!.attachmentId) }));
			return { fields: { ...KEY, attachmentId: locator('={{ $json.id }}') }, input: [first!, second!] };
		},
	},
	reads(
		'attachment.getAll',
		'getB2bTaxInvoiceAttachments',
		async (sandbox) => {
			const input = await invoicesAfter(sandbox, ['taxInvoice.createDraft'], FORWARD);
			await all(sandbox, 'attachment.upload', KEY, files(input));
			return { fields: { ...KEY, returnAll: true }, input };
		},
		{ fields: ATTACHMENTS },
	),
	...(
		[
			['get', 'getB2bTaxInvoice', GET],
			['getPdf', 'getB2bTaxInvoicePdfDownloadUrl', GET_PDF],
			['getPopupUrl', 'getB2bTaxInvoicePopupUrl', GET_POPUP_URL],
			['getPrintUrl', 'getB2bTaxInvoicePrintUrl', INVOICE],
		] as const
	).map(([name, route, fields]) => reads(`taxInvoice.${name}`, route, toIssued, { fields })),
	...(
		[
			['getAll', 'getB2bTaxInvoices', GET_ALL],
			['downloadSheet', 'downloadB2bTaxInvoicesSheet', SHEET],
		] as const
	).map(([name, route, fields]) =>
		reads(
			`taxInvoice.${name}`,
			route,
			async (sandbox) => {
				await toIssued(sandbox);
				return { fields: { searchBy: 'period', dateType: 'REGISTER', returnAll: true }, input: [{}] };
			},
			{ fields, good: SEARCHED },
		),
	),
	reads(
		'bulkBatch.get',
		'getB2bBulkTaxInvoice',
		async ({ portOne: { configure } }) => {
			configure({
				bulkBatches: [
					{ id: 'bulk_1', name: '11월', status: 'COMPLETED', stats: { ISSUED: { count: 2, amountSum: 2200 } } },
				],
			});
			return { fields: { bulkTaxInvoiceId: locator('bulk_1') }, input: [{}] };
		},
		{ fields: BULK },
	),
	...[
		['get', 'getB2bCounterpartyCertificate'],
		['getRegistrationUrl', 'getB2bCounterpartyCertificateRegistrationUrl'],
		['validate', 'validateB2bCounterpartyCertificate'],
	].map(([name, route]) => reads(`certificate.${name}`, route!, toCertified, { fields: NUMBER })),
	reads('company.getState', 'getPlatformCompanyState', toCertified, { fields: NUMBER }),
	reads('company.getBusinessInfo', 'getB2bBusinessInfos', toCertified, { fields: NUMBER, sharesCalls: () => 'all' }),
	reads(
		'counterparty.get',
		'getB2bCounterparty',
		async (sandbox) => ({
			fields: COUNTERPARTY,
			input: await counterparties(sandbox),
		}),
		{ fields: COUNTERPARTY_FIELDS },
	),
	reads(
		'counterparty.getAll',
		'getB2bCounterparties',
		async (sandbox) => {
			await counterparties(sandbox);
			return { fields: { returnAll: true }, input: [{}] };
		},
		{ fields: COUNTERPARTIES },
	),
];

export const portOneNode: NodeUnderTest = {
	node: 'portOneB2b',
	folder: 'PortOne',
	operations,
	secrets: {
		apiSecret: 'Xq7synthetic0Secret',
		webhookToken: 'webhook-Zk3-synthetic',
		webhookSecret: 'whsec_Zk4synthetic',
	},
	live: { environment: 'live' },
	run: async ({ portOne: { url } }, name, fields, { options = {}, input = [{}], ...more }) =>
		await portOne(
			url,
			name,
			{ ...fields, options: { ...(fields.options as INodeParameters | undefined), ...options } },
			{ ...more, ...(name === 'attachment.upload' && !more.retryOf ? files(input) : { input }) },
		),
	host: (sandbox) => sandbox.portOne,
};
