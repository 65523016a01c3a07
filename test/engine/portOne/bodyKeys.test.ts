/**
 * A body names an invoice by what is right in both readings of the vendor's text: the sandbox finds the same one in
 * each.
 */
import type { INodeParameters } from 'n8n-workflow';

import type { PortOneSettings } from '../../../sandbox/index.ts';
import { CALL, keys, made, step } from '../../contract/support/portOne.ts';
import { withVendor } from '../../support/sandbox.ts';
import { invoice, locator, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withVendor('portOne');

const READINGS: Array<PortOneSettings['bodyKeyTypes']> = ['all', 'documentKeys'];

const { DRAFT, ISSUE_NOW, SEND } = CALL;
const TEST = { query: { test: true } };
type Keys = Partial<ReturnType<typeof keys>>;
const BOTH = keys(7);
const { supplierDocumentKey, recipientDocumentKey } = BOTH;

/** Which keys an invoice has, and by which of them a body names it; undefined: by its id. */
const NAMED: Array<[string, 'NORMAL' | 'REVERSE', Keys, 'SUPPLIER' | 'RECIPIENT' | undefined]> = [
	['forward, keys of both', 'NORMAL', BOTH, 'SUPPLIER'],
	["forward, the supplier's key", 'NORMAL', { supplierDocumentKey }, 'SUPPLIER'],
	["forward, the recipient's key", 'NORMAL', { recipientDocumentKey }, 'RECIPIENT'],
	['reverse, keys of both', 'REVERSE', BOTH, 'RECIPIENT'],
	["reverse, the supplier's key", 'REVERSE', { supplierDocumentKey }, 'SUPPLIER'],
	["reverse, the recipient's key", 'REVERSE', { recipientDocumentKey }, 'RECIPIENT'],
	['no key', 'NORMAL', {}, undefined],
];

/** Without keys that are undefined. */
const withKeys = ({ supplierDocumentKey: supplier, recipientDocumentKey: recipient }: Keys) => ({
	supplierDocumentKey: supplier,
	recipientDocumentKey: recipient,
});

const run = async (name: string, fields: INodeParameters) => await portOne(sandbox.portOne.url, name, fields);
const bodyOf = (route: string) =>
	sandbox.portOne.requests().findLast((request) => request.route === route)?.body as Record<string, any> | undefined;

describe.each(READINGS)('where a body may name %s', (bodyKeyTypes) => {
	beforeEach(() => sandbox.portOne.configure({ bodyKeyTypes }));

	it.each(NAMED)('Update Draft: %s', async (_, type, own, keyType) => {
		const { id } = await made(sandbox.portOne.url, DRAFT, type, withKeys(own), TEST);
		const { referenceId: _key, referenceIdSource: _source, ...content } = invoice('');
		const result = await run('taxInvoice.updateDraft', { invoice: locator(id), ...content });
		expect(bodyOf('updateB2bTaxInvoiceDraft')?.taxInvoiceKeyType).toBe(keyType ?? 'TAX_INVOICE_ID');
		if (keyType === undefined && bodyKeyTypes === 'documentKeys')
			return void expect(result.error?.message).toContain('the key of a body is that of the supplier or the recipient');
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)[0]).toMatchObject({ taxInvoiceId: id, total: 1_100_000 });
	});

	it.each(NAMED)('Amend: %s', async (_, type, own, keyType) => {
		const { id } = await made(sandbox.portOne.url, keyType ? DRAFT : ISSUE_NOW, type, withKeys(own), TEST);
		if (keyType) {
			const key = own.supplierDocumentKey ?? own.recipientDocumentKey ?? '';
			sandbox.portOne.configure({ shownStatuses: { [key]: 'SENDING_COMPLETED' } });
		} else {
			await step(sandbox.portOne.url, SEND, id, TEST);
			sandbox.portOne.advance(2_000);
		}
		const result = await run('taxInvoice.amend', {
			referenceId: 'A-1',
			original: locator(id),
			makes: 'draft',
			reason: 'termination',
			causeDate: '2026-05-28',
		});
		const { modification } = bodyOf('draftB2bTaxInvoice') ?? {};
		expect(modification?.taxInvoiceKeyType).toBe(keyType ?? 'TAX_INVOICE_ID');
		if (keyType === undefined && bodyKeyTypes === 'documentKeys')
			return void expect(result.error?.message).toContain('the key of a body is that of the supplier or the recipient');
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)[0]).toMatchObject({ originalTaxInvoiceId: id, total: -1_100 });
	});
});
