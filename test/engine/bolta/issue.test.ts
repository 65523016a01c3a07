import { withVendor } from '../../support/sandbox.ts';
import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { contentOf, JUST_SENT } from '../support/reports';

const sandbox = withVendor('bolta');

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
				...JUST_SENT,
				...contentOf(1),
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
