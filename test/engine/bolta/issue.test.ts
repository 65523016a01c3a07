import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';

const sandbox = withSandbox();
beforeEach(() => sandbox.bolta.reset());

describe('Issue', () => {
	it('issues each item once and says what it sent', async () => {
		const { outputs, error } = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: invoiceItems(3) });
		expect(error).toBeUndefined();
		const ledger = sandbox.bolta.ledger('test');
		expect(ledger.map(({ clientReferenceId }) => clientReferenceId).sort()).toEqual(['order-0', 'order-1', 'order-2']);
		expect(outputs[0]?.map(({ json, pairedItem }) => ({ json, pairedItem }))[1]).toEqual({
			pairedItem: [{ item: 1 }],
			json: {
				referenceId: 'order-1',
				issuanceKey: ledger.find(({ clientReferenceId }) => clientReferenceId === 'order-1')?.issuanceKey,
				status: 'accepted',
				vendorStatus: null,
				duplicate: false,
				recovered: false,
				ntsApprovalNumber: null,
				issuedAt: null,
				writeDate: '2026-01-31',
				supplierNumber: '2200000002',
				recipientNumber: '8888888888',
				recipientName: '구매자 1',
				supplyCost: 10_010,
				tax: 1_001,
				total: 11_011,
				warnings: [expect.stringContaining('deadline')],
			},
		});
	});

	it('names field and item of what cannot be sent, and sends nothing', async () => {
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: [invoiceItem(0), invoiceItem(1, { recipientNumber: '123' })],
		});
		expect(error?.message).toContain('Recipient Number [item 1]');
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});
