import type { Columns } from '../../shared/columns/columns';
import { flatColumns } from '../../shared/columns/flatColumns';
import type { Meaning, Meanings } from '../../shared/columns/meaning';
import { invoiceColumns } from '../../shared/invoice/invoiceColumns';

const own = { derives: true, mobile: true, department: true };

/** Sheets of invoices to issue, or to save. */
export const issueColumns = invoiceColumns({ counterparty: 'recipient', ...own });

/** Sheets of invoices that suppliers are asked for. */
export const requestColumns = invoiceColumns({ counterparty: 'supplier', ...own });

/** What names an invoice that PortOne has. */
const invoice: Meaning = {
	label: 'Tax Invoice',
	korean: '포트원 문서 ID',
	headings: ['id', 'taxInvoiceId'],
	read: (cell) => ({ mode: 'id', value: cell }),
};

/** Sheets of drafts, each named by PortOne's id. */
export const updateColumns = invoiceColumns({
	counterparty: 'recipient',
	...own,
	derives: false,
	numbered: false,
	by: 'invoice',
	given: ['invoice'],
	more: { invoice },
});

const TOLD = {
	memo: { label: 'Memo', korean: '메모' },
	emailSubject: { label: 'Email Subject', korean: '메일 제목' },
} satisfies Meanings;

/**
 * Sheets of invoices that are led to another state, such as drafts to be requested: of each row the invoice, and what
 * the step tells.
 */
export const stepColumns = (tells: ReadonlyArray<keyof typeof TOLD>): Columns => ({
	...flatColumns({
		meanings: {
			invoice,
			...Object.fromEntries(
				tells.map((name) => [name, { ...TOLD[name], to: ['options', name], shownAt: ['Options', TOLD[name].label] }]),
			),
		},
		given: ['invoice'],
	}),
	unlike: ['invoice'],
});
