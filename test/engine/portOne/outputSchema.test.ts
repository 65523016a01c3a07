import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { portOneNode } from '../../operations/portOne';
import { withFiles } from '../support/hiworksBillAmend';
import { describeOutputs } from '../support/outputSchema';
import { invoice, locator, portOne, RECIPIENT, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';

let sandbox: Sandbox;

async function run(name: string, parameters: INodeParameters = {}, execution = {}): Promise<IDataObject> {
	const result = await portOne(sandbox.portOne.url, name, parameters, execution);
	if (result.error) throw result.error;
	return outputs.keep(name, jsonOf(result));
}

const about = ({ taxInvoiceId }: IDataObject) => ({ invoice: locator(String(taxInvoiceId)) });
const RAW = { options: { simplify: false } };
const DRY = { options: { dryRun: true } };

async function runInvoices(): Promise<void> {
	const draft = await run('taxInvoice.createDraft', { ...invoice('D-1'), issuanceType: 'normal' });
	await run('taxInvoice.createDraft', { ...invoice('D-2'), issuanceType: 'normal', options: { dryRun: true } });
	await run('taxInvoice.createDraft', { ...invoice('D-3'), issuanceType: 'normal', ...RAW });
	const { referenceId: _id, referenceIdSource: _source, ...content } = invoice('D-1');
	for (const more of [{}, DRY, RAW]) await run('taxInvoice.updateDraft', { ...content, ...about(draft), ...more });
	const file = withFiles([
		{ binary: { data: { data: Buffer.from('x').toString('base64'), mimeType: 'application/pdf', fileName: 'x.pdf' } } },
	]);
	await run('attachment.upload', about(draft), file);
	const { attachmentId } = await run('attachment.getAll', { ...about(draft), returnAll: true });
	await run('attachment.delete', { ...about(draft), attachmentId: locator(String(attachmentId)) });
	for (const more of [DRY, RAW, {}]) await run('taxInvoice.issueDraft', { ...about(draft), ...more });
	for (const more of [DRY, RAW]) await run('taxInvoice.sendToNts', { ...about(draft), ...more });
	sandbox.portOne.advance(2_000);
	for (const more of [{}, RAW]) await run('taxInvoice.get', { ...about(draft), ...more });
	for (const name of ['getPdf', 'getPopupUrl', 'getPrintUrl']) await run(`taxInvoice.${name}`, about(draft));
	for (const [index, more] of [{ dryRun: true }, {}, { simplify: false }].entries()) {
		await run('taxInvoice.amend', {
			referenceId: `A-${index}`,
			original: locator(String(draft.taxInvoiceId)),
			makes: 'issued',
			reason: 'supplyCostChange',
			causeDate: '2026-11-20',
			changeSource: 'json',
			itemsJson: '[{ "name": "용역", "supplyCost": 1000, "tax": 100 }]',
			options: more,
		});
	}
	for (const more of [DRY, {}, RAW]) await run('taxInvoice.issueImmediately', { ...invoice('I-1'), ...more });
	const issued = await run('taxInvoice.issueImmediately', invoice('I-2'));
	for (const more of [DRY, {}, RAW]) await run('taxInvoice.cancelIssuance', { ...about(issued), ...more });
	await run('taxInvoice.delete', about(issued));
	for (const more of [{}, RAW])
		await run('taxInvoice.getAll', { searchBy: 'period', dateType: 'REGISTER', returnAll: true, ...more });
	await run('taxInvoice.downloadSheet', { searchBy: 'period', dateType: 'REGISTER' });
}

async function runReverse(): Promise<void> {
	const keys = (key: string, more = {}) => ({
		...invoice(`R-${key}`),
		options: { otherDocumentKey: `S-${key}`, ...more },
	});
	await run('reverseIssuance.requestImmediately', keys('0', { dryRun: true }));
	await run('reverseIssuance.requestImmediately', keys('4', { simplify: false }));
	for (const [index, name] of ['approveRequest', 'cancelRequest', 'refuseRequest'].entries()) {
		const requested = await run('reverseIssuance.requestImmediately', keys(String(index + 1)));
		for (const more of [DRY, RAW, {}]) await run(`reverseIssuance.${name}`, { ...about(requested), ...more });
	}
	const draft = await run('taxInvoice.createDraft', { ...keys('5'), issuanceType: 'reverse' });
	for (const more of [DRY, RAW, {}]) await run('reverseIssuance.requestDraft', { ...about(draft), ...more });
}

/** What no row puts out: dry runs, what is not simplified, and every state of an invoice. */
const outputs = describeOutputs(portOneNode, async () => {
	const contact = { name: '담당', email: 'contact@example.com', phoneNumber: '02-000-0000' };
	sandbox = await startSandbox({
		portOne: {
			counterparties: [
				{
					id: 'cp',
					brn: RECIPIENT,
					companyName: '구매 주식회사',
					representativeName: '이구매',
					contact,
					certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true },
				},
			],
			bulkBatches: [
				{ id: 'bulk_1', name: '11월', status: 'COMPLETED', stats: { ISSUED: { count: 2, amountSum: 2200 } } },
			],
			companies: {
				[SUPPLIER]: { businessStatus: 'CLOSED', taxationType: 'NORMAL', closedSuspendedDate: '2026-01-31' },
			},
		},
	});
	await runInvoices();
	await runReverse();
	for (const more of [{}, RAW]) await run('bulkBatch.get', { bulkTaxInvoiceId: locator('bulk_1'), ...more });
	for (const name of ['get', 'getRegistrationUrl', 'validate']) await run(`certificate.${name}`, { number: RECIPIENT });
	for (const number of [SUPPLIER, RECIPIENT]) await run('company.getState', { number });
	for (const more of [{}, RAW]) await run('company.getBusinessInfo', { number: RECIPIENT, ...more });
	const details = {
		name: '이름',
		representative: '대표',
		address: '서울',
		businessType: '업태',
		businessItem: '종목',
		memo: '메모',
		contacts: {
			contact: [
				{ name: '가', email: 'a@example.com', phone: '02-000-0000', memo: '메모' },
				{ name: '나', email: 'b@example.com' },
			],
		},
	};
	await run('counterparty.create', { number: SUPPLIER, details, options: { checkBusinessStatus: true } });
	await run('counterparty.create', { counterpartyId: 'own', number: '7777777770', details, ...RAW });
	for (const more of [{}, RAW]) {
		await run('counterparty.get', { counterpartyId: locator('cp'), ...more });
		await run('counterparty.getAll', { returnAll: true, ...more });
		await run('counterparty.update', { counterpartyId: locator('own'), fieldsToSet: { memo: '다른 메모' }, ...more });
	}
	await run('counterparty.delete', { counterpartyId: locator('own') });
});
afterAll(async () => await sandbox?.close());
