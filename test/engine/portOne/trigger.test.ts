/** An event counts as confirmed where PortOne, asked for the invoice, has it in a state that follows from the event. */

import { withSandbox } from '../../support/sandbox.ts';
import { failedTransmission, issuedElsewhere } from '../../support/transmissions';
import { deliver } from '../support/calls';
import type { Execution } from '../support/engine';
import { API_SECRET } from '../support/portOne';

const sandbox = withSandbox();
const TOKEN = 'synthetic-webhook-token';

const deliverEvent = async (type: string, taxInvoiceId: string) => {
	const credential = { apiSecret: API_SECRET, environment: 'test', baseUrl: sandbox.portOne.url };
	const credentials = {
		portOneApi: { ...credential, webhookToken: TOKEN, webhookSecret: '' },
	} as Execution['credentials'];
	const body = { type, timestamp: '2026-11-20T00:00:00Z', data: { taxInvoiceId } };
	const trigger = { node: 'portOneB2bTrigger', parameters: {}, credentials };
	return await deliver(trigger, { query: { token: TOKEN }, body });
};

it.each([
	['TaxInvoice.Issued', 'SENDING_COMPLETED', true],
	['TaxInvoice.Issued', 'REQUESTED', false],
	['TaxInvoice.SendingCompleted', 'SENDING_FAILED', false],
])('%s of an invoice that is %s', async (type, status, confirmed) => {
	sandbox.portOne.reset();
	const taxInvoiceId = await issuedElsewhere(sandbox, 'EVENT');
	sandbox.portOne.configure({ shownStatuses: { EVENT: status } });
	expect(await deliverEvent(type, taxInvoiceId)).toMatchObject([{ confirmed, vendorStatus: status }]);
});

it('of an invoice that was deleted since has happened, and says what became of it', async () => {
	sandbox.portOne.reset();
	sandbox.portOne.configure({ deletedReads: 'deletedAt' });
	const taxInvoiceId = await failedTransmission(sandbox, 'EVENT');
	await fetch(`${sandbox.portOne.url}/b2b/tax-invoices/${taxInvoiceId}?test=true`, {
		method: 'DELETE',
		headers: { authorization: `PortOne ${API_SECRET}` },
	});
	expect(await deliverEvent('TaxInvoice.Issued', taxInvoiceId)).toMatchObject([
		{
			confirmed: true,
			status: 'canceled',
			vendorStatus: 'SENDING_FAILED',
			warnings: [expect.stringContaining('PortOne has it as deleted since')],
		},
	]);
});
