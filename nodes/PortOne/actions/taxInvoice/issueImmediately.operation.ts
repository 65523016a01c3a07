import { consentFields } from '../../../shared/engine/consent';

import { issueImmediately as endpoint } from '../../api/taxInvoice';
import { issueColumns } from '../../invoice/columns';
import { makesInvoices, type PortOneOrder } from '../../invoice/documents';
import { createRecipientCounterparty, invoiceFields, makingOptions } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, type InvoiceSending } from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';

const issueOptions = { ...makingOptions, createRecipientCounterparty, ...consentFields };

export const issueImmediately = operation<typeof invoiceFields, PortOneOrder, InvoiceSending, typeof issueOptions>({
	value: 'issueImmediately',
	name: 'Issue Immediately',
	action: 'Issue tax invoice immediately with legal effect that only an amendment takes back',
	description: 'Of legal effect in live mode. Issue an electronic tax invoice in one step (정발행 즉시발행).',
	fields: invoiceFields,
	options: issueOptions,
	columns: issueColumns,
	begin: beginInvoices,
	prepare: async (unit, run, shared) =>
		await prepareInvoice(
			{ endpoint, issuanceType: 'NORMAL', goal: 'issued', registers: unit.fields.options.createRecipientCounterparty },
			unit,
			run,
			shared,
		),
	...makesInvoices,
});
