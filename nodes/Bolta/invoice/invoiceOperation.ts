import type { Run, Unit, WithOptions } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import { flag, type Read } from '../../shared/fields/fields';
import { checkOptions } from '../../shared/invoice/documentFields';
import { toInvoice } from '../../shared/invoice/invoice';
import { linesOf } from '../../shared/invoice/lineFields';
import { invoiceContent } from '../../shared/invoice/output';
import { checkReferenceIdSource, referenceIdOf } from '../../shared/invoice/referenceIdFields';
import type { requestReverse } from '../api/reverseIssuance';
import type { issue } from '../api/taxInvoice';
import { say } from '../words';
import { inFormWords, toBody, warningsFor } from './body';
import { beginSending, sendingHeaders, type Document, type Sending } from './document';
import { invoiceFields } from './fields';
import { differences, referenceIdOnWire } from './legalContent';
import { sendingOptions } from './options';
import { failedIssuanceKey, referenceIdFields } from './referenceId';
import { supplierReader } from './supplier';

/** The fields of an operation that sends an invoice: Issue, and the request for reverse issuance. */
export const invoiceOperationFields = {
	...referenceIdFields,
	...invoiceFields,
	failedIssuanceKey,
};

/** Their options. */
export const invoiceOptions = {
	...checkOptions,
	leaveOutTaxType: flag({
		displayName: 'Leave Out taxType',
		description:
			'Whether to leave out the undocumented field taxType, should your version of the API refuse it. Not possible for zero-rated invoices.',
	}),
	...sendingOptions,
};

type InvoiceOperationFields = WithOptions<typeof invoiceOperationFields, typeof invoiceOptions>;

export interface InvoiceSending extends Sending {
	readSupplier: ReturnType<typeof supplierReader>;
}

export const beginInvoices = (
	run: Run,
	first: Partial<Read<InvoiceOperationFields>>,
	acceptedAs: Sending['acceptedAs'] = 'accepted',
): InvoiceSending => ({
	...beginSending(first.options, acceptedAs),
	readSupplier: supplierReader(run),
});

/**
 * Reads and checks an invoice and makes the request for it.
 * @throws Invalid or Failure
 */
export async function prepareInvoice(
	{ endpoint, mayResend }: { endpoint: typeof issue | typeof requestReverse } & Pick<Document, 'mayResend'>,
	{ fields: read, rows }: Unit<InvoiceOperationFields>,
	run: Run,
	{ readSupplier }: InvoiceSending,
): Promise<Document> {
	const { failedIssuanceKey: failedKey, options: given } = read;
	checkTogether(read);
	const invoice = toInvoice(read, await readSupplier(read), linesOf(read, rows), given, run.now);
	const body = toBody(invoice, given);
	const referenceId = referenceIdOf(read.referenceId, invoice);
	const onWire = referenceIdOnWire(referenceId, failedKey);
	const headers = sendingHeaders(onWire, { partyKeyHeader: given.partyKeyHeader, customerKey: read.customerKey }, run);
	return {
		referenceId,
		referenceIdOnWire: onWire,
		failedIssuanceKey: failedKey,
		request: inFormWords(() => run.client.request(endpoint, { headers, body })),
		differences: (other) => differences(invoice, other),
		mayResend,
		ifAlreadyIssued: given.ifAlreadyIssued,
		content: invoiceContent(invoice),
		amount: invoice.totals.supplyCost + invoice.totals.tax,
		warnings: warningsFor(invoice, body, run.now),
		simplify: given.simplify,
	};
}

/** What single fields cannot know. */
function checkTogether(read: Read<InvoiceOperationFields>): void {
	checkReferenceIdSource(read);
	if (read.options.leaveOutTaxType && read.taxKind === 'zeroRated') {
		throw new Invalid(say`the field taxType to be sent: nothing else says that the invoice is zero-rated`).within(
			'Leave Out taxType',
		);
	}
}
