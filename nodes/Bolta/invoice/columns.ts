import type { SheetUnit } from '../../shared/columns/columns';
import type { Meaning, Meanings } from '../../shared/columns/meaning';
import { invoiceColumns } from '../../shared/invoice/invoiceColumns';
import { say } from '../words';

const inOptions = (name: string, meaning: Meaning): Meaning => ({
	...meaning,
	to: ['options', name],
	shownAt: ['Options', meaning.label],
});

/** What names who issues, and which attempt failed. */
export const keyMeanings: Meanings = {
	customerKey: inOptions('customerKey', { label: 'Customer Key', korean: '고객 키' }),
	failedIssuanceKey: inOptions('failedIssuanceKey', {
		label: 'Failed Issuance Key',
		korean: '실패한 발행 키',
		headings: ['실패한 발급 키'],
	}),
};

const own = {
	derives: true,
	payment: false,
	more: keyMeanings,
	warnings: ({ placeless }: SheetUnit) =>
		placeless.length > 0 ? [say`Payment parts do not travel with Bolta: ${placeless.join(', ')}`] : [],
};

/** Sheets of invoices to issue. */
export const issueColumns = invoiceColumns({ counterparty: 'recipient', ...own });

/** Sheets of invoices that suppliers are asked for. */
export const requestColumns = invoiceColumns({ counterparty: 'supplier', ...own });
