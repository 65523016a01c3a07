import { invoiceColumns } from '../../shared/invoice/invoiceColumns';

const own = {
	derives: true,
	payment: false,
	given: ['failedIssuanceKey'],
	more: {
		customerKey: { label: 'Customer Key', korean: '고객 키' },
		failedIssuanceKey: { label: 'Failed Issuance Key', korean: '실패한 발급 키' },
	},
};

/** Sheets of invoices to issue. */
export const issueColumns = invoiceColumns({ counterparty: 'recipient', ...own });

/** Sheets of invoices that suppliers are asked for. */
export const requestColumns = invoiceColumns({ counterparty: 'supplier', ...own });
