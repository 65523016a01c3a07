import { invoiceColumns } from '../../shared/invoice/invoiceColumns';

const own = { derives: true, mobile: true, department: true };

/** Sheets of invoices to issue, or to save. */
export const issueColumns = invoiceColumns({ counterparty: 'recipient', ...own });

/** Sheets of invoices that suppliers are asked for. */
export const requestColumns = invoiceColumns({ counterparty: 'supplier', ...own });

/** Sheets of drafts, each named by PortOne's id. */
export const updateColumns = invoiceColumns({
	counterparty: 'recipient',
	...own,
	derives: false,
	numbered: false,
	by: 'invoice',
	given: ['invoice'],
	more: {
		invoice: {
			label: 'Tax Invoice',
			korean: '포트원 문서 ID',
			headings: ['id', 'taxInvoiceId'],
			read: (cell) => ({ mode: 'id', value: cell }),
		},
	},
});
