import { type ReadInvoice } from '../api/readSchemas';
import { INVOICE_CONTENT, type InvoiceInputBody } from '../api/schemas';
import { isSameContent } from '../calls/sameContent';

/** What is to stand in a draft. */
export interface DraftContent {
	taxInvoice: InvoiceInputBody;
	memo?: string | undefined;
}

/** Whether all of it stands in a draft, and nothing else. A party that is sent by its ID alone cannot be told. */
export function holds(read: ReadInvoice, { taxInvoice, memo }: DraftContent): boolean {
	const shown = Object.fromEntries(INVOICE_CONTENT.map((name) => [name, read[name]]));
	return isSameContent(taxInvoice, shown) && (memo === undefined || memo === read.memo);
}
