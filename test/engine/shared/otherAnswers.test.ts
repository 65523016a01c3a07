/** Answers about another document than was asked for, or with a part of it: nothing is told, and amended, by them. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { amend as amendBill, original, CAUSE } from '../support/hiworksBillAmend';
import { locator } from '../support/operations';
import { invoice, portOne } from '../support/portOne';
import { jsonOf, rows, told } from '../support/reports';
import { relay } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => {
	for (const host of [sandbox.bolta, sandbox.hiworksBill, sandbox.portOne]) host.reset();
});

/** Runs with a vendor whose answers are changed; only those that read documents are. */
async function answering<T>(
	url: string,
	change: (answer: any, call: string) => unknown,
	work: (url: string) => Promise<T>,
) {
	const vendor = await relay(url, (answer, call) => (call.startsWith('GET') ? change(answer, call) : answer));
	return await work(vendor.url).finally(vendor.close);
}

const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe('Bolta answers about another invoice', () => {
	const another = (answer: IDataObject) => (answer.invoice ? { ...answer, issuanceKey: 'ANOTHER' } : answer);
	const run = async (operation: string, fields: IDataObject, input: IDataObject[] = [{}]) =>
		await answering(
			sandbox.bolta.url,
			another,
			async (url) =>
				await bolta(url, {
					parameters: { resource: 'taxInvoice', operation, options: {}, ...fields } as never,
					input,
					...CONTINUE,
				}),
		);
	const issued = async () =>
		String(rows(await bolta(sandbox.bolta.url, { parameters: issueForm(), input: [invoiceItem(0)] }))[0]?.issuanceKey);

	it.each([
		['get', {}],
		['amendTermination', { date: '2026-02-10' }],
	])('%s', async (operation, fields) => {
		const key = await issued();
		const [row] = rows(await run(operation, { ...fields, issuanceKey: locator(key) }));
		expect(row?.error?.message).toContain(`Bolta was asked about ${key} and answered about ANOTHER`);
		expect(sandbox.bolta.ledger('test')).toHaveLength(1);
	});

	it('a new one stays accepted, with its own key and amounts', async () => {
		const [row] = rows(await run('issue', issueForm({ waitForCompletion: 5 }), [invoiceItem(0)]));
		expect(row).toMatchObject({ status: 'accepted', supplyCost: 10_000 });
		expect(row?.issuanceKey).toBe(sandbox.bolta.ledger('test')[0]?.issuanceKey);
	});
});

describe('PortOne', () => {
	async function sent(): Promise<string> {
		const lines = [300_000, 700_000].map((supplyCost) => ({ name: '용역', supplyCost, tax: supplyCost / 10 }));
		const fields = invoice('ORIGINAL', { itemsJson: JSON.stringify(lines) });
		const [issued] = jsonOf(await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', fields));
		const id = String(issued?.taxInvoiceId);
		await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', { invoice: locator(id) });
		sandbox.portOne.advance(2_000);
		return id;
	}
	const changed = (change: (invoice: any) => IDataObject) => (answer: any) =>
		answer.supplier ? { ...answer, ...change(answer) } : answer;
	const amend = { makes: 'issued', reason: 'termination', causeDate: '2026-11-20', referenceId: 'A-1' };

	it.each([
		['taxInvoice.get', {}],
		['taxInvoice.amend', amend],
	])('answers about another invoice: %s', async (name, fields) => {
		const id = await sent();
		const named = name === 'taxInvoice.get' ? { invoice: locator(id) } : { original: locator(id) };
		const [row] = await answering(
			sandbox.portOne.url,
			changed(() => ({ id: 'another' })),
			async (url) => rows(await portOne(url, name, { ...fields, ...named }, CONTINUE)),
		);
		expect(row?.error?.message).toContain(`PortOne was asked about ${id} and answered about another`);
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	});

	it.each([
		['a line is missing', ({ items }: any) => ({ items: items.slice(1) })],
		['no lines', () => ({ items: [] })],
		['neither lines nor totals', () => ({ items: [], totalSupplyAmount: null, totalTaxAmount: null })],
		[
			'another supply cost',
			({ items: [first, ...rest] }: any) => ({ items: [{ ...first, supplyCostAmount: 1 }, ...rest] }),
		],
		['another tax', ({ items: [first, ...rest] }: any) => ({ items: [{ ...first, taxAmount: 1 }, ...rest] })],
	])('tells a part of the original: %s', async (_, change) => {
		const fields = { ...amend, original: locator(await sent()) };
		const [row] = await answering(sandbox.portOne.url, changed(change), async (url) =>
			rows(await portOne(url, 'taxInvoice.amend', fields, CONTINUE)),
		);
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'ORIGINAL_INCOMPLETE' });
		expect(sandbox.portOne.ledger('test')).toHaveLength(1);
	});
});

describe('Hiworks Bill tells a part of the original', () => {
	it.each([
		['a line is missing', ({ items }: any) => ({ items: items.slice(1) })],
		['no lines', () => ({ items: [] })],
	])('%s', async (_, change) => {
		const { documentId } = await original(sandbox);
		const part = (answer: any) =>
			answer.data?.items ? { ...answer, data: { ...answer.data, ...change(answer.data) } } : answer;
		const [row] = await answering(sandbox.hiworksBill.url, part, async (url) =>
			rows(
				await amendBill(url, { reason: 'termination', causeDate: CAUSE, documentId: locator(documentId) }, CONTINUE),
			),
		);
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'ORIGINAL_INCOMPLETE' });
		expect(sandbox.hiworksBill.ledger()).toHaveLength(1);
	});
});

describe('Bolta answers about another customer', () => {
	const KEY = 'customer_bf8paz';
	it.each([
		['customer', { operation: 'get', customerKey: KEY }],
		['taxInvoice', issueForm({ customerKey: KEY }, { supplierSource: 'customerKey' })],
	])('%s', async (resource, fields) => {
		const another = (answer: IDataObject) => (answer.customerKey ? { ...answer, customerKey: 'ANOTHER' } : answer);
		const [row] = await answering(sandbox.bolta.url, another, async (url) =>
			rows(await bolta(url, { parameters: { ...fields, resource } as never, input: [invoiceItem(0)], ...CONTINUE })),
		);
		expect(row?.error?.message).toContain(`Bolta was asked about ${KEY} and answered about ANOTHER`);
		expect(sandbox.bolta.ledger('test')).toEqual([]);
	});
});

describe('PortOne answers about another counterparty', () => {
	const parties = { recipientSource: 'counterparty', recipientCounterpartyId: locator('cp-1') };
	const update = { fieldsToSet: { address: '새 주소' } };
	it.each([
		['counterparty.get', { counterpartyId: locator('cp-1') }],
		['counterparty.update', { counterpartyId: locator('cp-1'), ...update }],
		['taxInvoice.issueImmediately', { ...invoice('P-1'), ...parties }],
	])('%s', async (name, fields) => {
		const contact = { name: '담당', email: 'b@example.com', phoneNumber: '0200001234' };
		sandbox.portOne.configure({
			counterparties: [
				{ id: 'cp-1', brn: '8888888888', companyName: '구매', representativeName: '이대표', contact },
			] as never,
		});
		const another = (answer: any) => (answer.brn ? { ...answer, id: 'another' } : answer);
		const [row] = await answering(sandbox.portOne.url, another, async (url) =>
			rows(await portOne(url, name, fields as never, CONTINUE)),
		);
		expect(row?.error?.message).toContain('PortOne was asked about cp-1 and answered about another');
		expect(sandbox.portOne.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
