import type { Run } from '../../shared/engine/operation';
import type { Read } from '../../shared/fields/fields';
import { generalWarnings, lineDateWarnings, toInvoice, type Invoice } from '../../shared/invoice/invoice';
import { linesOf } from '../../shared/invoice/lineFields';
import { checkReferenceIdSource, referenceIdOf } from '../../shared/invoice/referenceIdFields';
import type { Words } from '../../shared/words/say';
import type { createDraft, issueImmediately, requestImmediately } from '../api/taxInvoice';
import { inFormWords, invoiceBody, type PortOneParty, type Sheet } from './body';
import type { Order, Sending } from './document';
import type { ContentInput, InvoiceInput, PortOneLine, PortOnePurpose } from './fields';
import type { contentOptions, makingOptions } from './options';
import { partyReader, type PartyReader } from './parties';
import type { Goal } from './states';

/** What the items of a run share. */
export interface InvoiceSending extends Sending {
	readParties: PartyReader;
}

export const beginInvoices = (run: Run, { options: chosen }: { options?: { dryRun?: boolean } }): InvoiceSending => ({
	dryRun: chosen?.dryRun ?? false,
	readParties: partyReader(run.client),
});

interface Content {
	sheet: Sheet;
	invoice: Invoice<PortOneLine, PortOneParty, PortOnePurpose>;
	warnings: Words[];
}

/**
 * Reads and checks what an invoice says.
 * @throws Invalid or Failure
 */
export async function readContent(
	issuanceType: Sheet['issuanceType'],
	fields: ContentInput & { options: Read<typeof contentOptions> },
	rows: ReadonlyArray<{ row?: PortOneLine | undefined }>,
	run: Run,
	{ readParties }: InvoiceSending,
): Promise<Content> {
	const { options: chosen, payment, notes } = fields;
	const { supplier, recipient } = await readParties(fields);
	const invoice = toInvoice(
		{ ...fields, recipientSource: 'json', recipientJson: recipient },
		supplier,
		linesOf(fields, rows),
		chosen,
		run.now,
	);
	const sheet: Sheet = {
		issuanceType,
		...invoice,
		recipient,
		payment,
		notes,
		sendSms: chosen.sendSms,
		useCounterpartyAdditionalContacts: chosen.useCounterpartyAdditionalContacts,
	};
	return { sheet, invoice, warnings: [...lineDateWarnings(invoice), ...generalWarnings(invoice, run.now)] };
}

interface Making {
	endpoint: typeof issueImmediately | typeof createDraft | typeof requestImmediately;
	issuanceType: Sheet['issuanceType'];
	goal: Goal;
	/** Whether PortOne makes a counterparty of the recipient. */
	registers: boolean;
}

/**
 * Makes of an item the order for its invoice.
 * @throws Invalid or Failure
 */
export async function prepareInvoice(
	{ endpoint, issuanceType, goal, registers }: Making,
	{
		fields,
		rows,
	}: {
		fields: InvoiceInput & { options: Read<typeof makingOptions> };
		rows: ReadonlyArray<{ row?: PortOneLine | undefined }>;
	},
	run: Run,
	shared: InvoiceSending,
): Promise<Order> {
	checkReferenceIdSource(fields);
	const { options: chosen, notes } = fields;
	const { sheet, invoice, warnings } = await readContent(issuanceType, fields, rows, run, shared);
	const referenceId = referenceIdOf(fields.referenceId, invoice);
	const keys = { own: referenceId, other: chosen.otherDocumentKey };
	const body = {
		taxInvoice: inFormWords(() => invoiceBody(sheet, keys)),
		memo: notes.memo,
		...(registers && { createRecipientCounterparty: true }),
	};
	return {
		referenceId,
		documents: [{ sheet, keys, request: inFormWords(() => run.client.request(endpoint, { body })) }],
		goal,
		ifAlreadyIssued: chosen.ifAlreadyIssued,
		lookUpFirst: chosen.lookUpFirst,
		warnings,
		simplify: chosen.simplify,
	};
}
