/** An event counts as confirmed where PortOne, asked for the invoice, has it in a state that follows from the event. */

import { withSandbox } from '../../support/sandbox.ts';
import { issuedElsewhere } from '../../support/transmissions';
import { deliver } from '../support/calls';
import type { Execution } from '../support/engine';
import { API_SECRET } from '../support/portOne';

const sandbox = withSandbox();
const TOKEN = 'synthetic-webhook-token';

it.each([
	['TaxInvoice.Issued', 'SENDING_COMPLETED', true],
	['TaxInvoice.Issued', 'REQUESTED', false],
	['TaxInvoice.SendingCompleted', 'SENDING_FAILED', false],
])('%s of an invoice that is %s', async (type, status, confirmed) => {
	sandbox.portOne.reset();
	const taxInvoiceId = await issuedElsewhere(sandbox, 'EVENT');
	sandbox.portOne.configure({ shownStatuses: { EVENT: status } });
	const credential = { apiSecret: API_SECRET, environment: 'test', baseUrl: sandbox.portOne.url };
	const credentials = {
		portOneApi: { ...credential, webhookToken: TOKEN, webhookSecret: '' },
	} as Execution['credentials'];
	const body = { type, timestamp: '2026-11-20T00:00:00Z', data: { taxInvoiceId } };
	const trigger = { node: 'portOneB2bTrigger', parameters: {}, credentials };
	expect(await deliver(trigger, { query: { token: TOKEN }, body })).toMatchObject([
		{ confirmed, vendorStatus: status },
	]);
});
