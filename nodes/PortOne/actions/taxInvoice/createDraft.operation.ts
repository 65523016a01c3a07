import { choice } from '../../../shared/fields/fields';
import { createDraft as endpoint } from '../../api/taxInvoice';
import { issueColumns } from '../../invoice/columns';
import { makesInvoices, type PortOneOrder } from '../../invoice/documents';
import { createRecipientCounterparty, invoiceFields, makingOptions, partiesOfDraft } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, refuseReverseSheet, type InvoiceSending } from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';

const fields = {
	issuanceType: choice({
		displayName: 'Issuance Type',
		description: 'Who makes the invoice',
		choices: {
			normal: { name: 'Forward (정발행)', description: 'The supplier makes it, and "Issue Draft" issues it' },
			reverse: {
				name: 'Reverse (역발행)',
				description: 'The recipient makes it, and "Request Draft" asks the supplier to issue it',
			},
		},
		default: 'normal',
	}),
	...invoiceFields,
	...partiesOfDraft,
};

const draftOptions = { ...makingOptions, createRecipientCounterparty };

const TYPES = { normal: 'NORMAL', reverse: 'REVERSE' } as const;

export const createDraft = operation<typeof fields, PortOneOrder, InvoiceSending, typeof draftOptions>({
	value: 'createDraft',
	name: 'Create Draft',
	action: 'Create draft of tax invoice',
	description:
		'Save an invoice at PortOne without issuing it (임시저장). Files can be attached to it until it is issued.',
	fields,
	options: draftOptions,
	columns: issueColumns,
	begin: beginInvoices,
	prepare: async (unit, run, shared) => {
		const issuanceType = TYPES[unit.fields.issuanceType];
		refuseReverseSheet(issuanceType, unit);
		const registers = unit.fields.options.createRecipientCounterparty;
		return await prepareInvoice({ endpoint, issuanceType, goal: 'drafted', registers }, unit, run, shared);
	},
	...makesInvoices,
});
