import type { First, Run, Unit, WithOptions } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import type { Read } from '../../shared/fields/fields';
import { beginCompany } from '../../shared/invoice/defaultSupplier';
import { linesOf } from '../../shared/invoice/lineFields';
import { sheetContent } from '../../shared/invoice/output';
import type { Side } from '../../shared/invoice/parties';
import { checkReferenceIdSource, contentDigest, referenceIdOf } from '../../shared/invoice/referenceId';
import { toSheet, volumeOf } from '../../shared/invoice/sheet';
import type { Words } from '../../shared/words/say';
import type { requestReverse } from '../api/reverseIssuance';
import type { issue, IssuedInvoice } from '../api/taxInvoice';
import { say } from '../words';
import { toBody, warningsFor } from './body';
import { beginOrders, orderFor, type BoltaOrder, type BoltaSending } from './documents';
import type { invoiceFields, invoiceOptions } from './fields';
import { differences } from './lookUp';
import { partyReader } from './parties';
import { travelling } from './referenceId';

type InvoiceOperationFields = WithOptions<typeof invoiceFields, typeof invoiceOptions>;

/** What the items of a run share. */
export interface InvoiceSending extends BoltaSending {
	companies: ReturnType<typeof partyReader>;
}

export const beginInvoices = (first: First<InvoiceOperationFields>, run: Run): InvoiceSending => ({
	...beginOrders(first.options),
	companies: partyReader(run, beginCompany(run.credentials, first)),
});

interface Making extends Pick<BoltaOrder, 'takenAs'> {
	endpoint: typeof issue | typeof requestReverse;
	/** The side that makes it. */
	own: Side;
	/** Whether "Bolta does not know the id" proves that it never got it. */
	mayResend: boolean;
	/** What is always worth telling. */
	warnings?: Words[];
}

/**
 * Makes of an item the order for its invoice.
 * @throws Invalid or Failure
 */
export async function prepareInvoice(
	{ endpoint, own, mayResend, takenAs, warnings = [] }: Making,
	{ fields, warnings: ofSheet }: Unit<InvoiceOperationFields>,
	run: Run,
	sending: InvoiceSending,
): Promise<BoltaOrder> {
	checkTogether(fields, sending);
	const { options } = fields;
	const { maker, ...parties } = await sending.companies.partiesOf(fields, options, own);
	const sheet = toSheet(fields, parties, linesOf(fields), options, run.now);
	const body = toBody(sheet, options);
	const paper = {
		maker,
		referenceId: referenceIdOf(fields.referenceId, sheet),
		request: (headers: Record<string, string | undefined>) => run.client.request(endpoint, { headers, body }),
		content: { ...sheetContent(sheet), warnings: [...warningsFor(sheet, body, run.now), ...ofSheet, ...warnings] },
		volume: volumeOf(sheet),
		says: contentDigest(sheet),
		differences: (issued: IssuedInvoice) => differences(sheet, issued),
		mayResend,
	};
	return { ...orderFor(paper, options, run, sending), takenAs };
}

/** What single fields cannot know. */
function checkTogether(fields: Read<InvoiceOperationFields>, { encodesIds }: BoltaSending): void {
	checkReferenceIdSource(fields);
	if (fields.referenceId !== undefined) travelling(fields.referenceId, encodesIds);
	if (fields.options.leaveOutTaxType && fields.taxKind === 'zeroRated') {
		throw new Invalid(
			say`the option "Leave Out taxType" switched off: nothing else says that the invoice is zero-rated`,
		).within('Leave Out taxType');
	}
}
