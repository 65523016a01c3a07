import { invoiceColumns } from '../../shared/invoice/invoiceColumns';

const DOCUMENTS: Readonly<Record<string, string>> = {
	taxable: 'taxableInvoice',
	zeroRated: 'zeroRatedInvoice',
	taxExempt: 'taxExemptBill',
};

/** Sheets of documents to make. Hiworks has a kind of document for each tax kind. */
export const createColumns = invoiceColumns({
	counterparty: 'recipient',
	derives: false,
	mobile: true,
	complete: ({ form: { taxKind } }) =>
		taxKind === undefined ? {} : { document: typeof taxKind === 'string' ? DOCUMENTS[taxKind] : null },
});
