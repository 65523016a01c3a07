import type { Run } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import type { Read } from '../../shared/fields/fields';
import { beginCompany, type Maker } from '../../shared/invoice/defaultSupplier';
import { beginSending, type Sending } from '../../shared/invoice/documents';
import { linesOf } from '../../shared/invoice/lineFields';
import { checkReferenceIdSource, referenceIdOf } from '../../shared/invoice/referenceId';
import { generalWarnings, lineDateWarnings, toSheet } from '../../shared/invoice/sheet';
import type { Words } from '../../shared/words/say';
import type { createDraft, issueImmediately, requestImmediately } from '../api/taxInvoice';
import { say } from '../words';
import { invoiceBody, type PortOneSheet } from './body';
import { toDocument, type PortOneOrder } from './documents';
import type { ContentInput, contentOptions, InvoiceInput, makingOptions } from './fields';
import { draftingSide } from './output';
import { partyReader, type PartyReader } from './parties';
import { encodesIds, travelling, type EncodesIds } from './referenceId';
import type { Goal } from './states';

/** What the items of a run share. */
export interface InvoiceSending extends Sending {
	readParties: PartyReader;
	/** Whether signs of reference IDs that cannot travel are encoded. */
	encodesIds: boolean;
}

export const beginInvoices = (
	first: { options: Parameters<typeof beginSending>[0]['options'] & EncodesIds } & Parameters<typeof beginCompany>[1],
	run: Run,
): InvoiceSending => ({
	...beginSending(first),
	encodesIds: encodesIds(first),
	readParties: partyReader(run.client, beginCompany(run.credentials, first)),
});

interface Content {
	maker: Maker;
	sheet: PortOneSheet;
	warnings: Words[];
}

/**
 * Reads and checks what an invoice says.
 * @throws Invalid or Failure
 */
export async function readContent(
	issuanceType: PortOneSheet['issuanceType'],
	fields: ContentInput & { options: Read<typeof contentOptions> },
	run: Run,
	{ readParties }: InvoiceSending,
): Promise<Content> {
	const { options: chosen, payment, notes } = fields;
	const { maker, ...parties } = await readParties(fields, draftingSide(issuanceType));
	const sheet: PortOneSheet = {
		issuanceType,
		...toSheet(fields, parties, linesOf(fields), chosen, run.now),
		recipient: parties.recipient,
		payment,
		notes,
		sendSms: chosen.sendSms,
		useCounterpartyAdditionalContacts: chosen.useCounterpartyAdditionalContacts,
	};
	return { maker, sheet, warnings: [...lineDateWarnings(sheet), ...generalWarnings(sheet, run.now)] };
}

/**
 * A sheet without sides names the counterparty: in a reverse draft that would be the supplier.
 * @throws Invalid
 */
export function refuseReverseSheet(issuanceType: PortOneSheet['issuanceType'], { fromSheet }: { fromSheet: boolean }) {
	if (fromSheet && issuanceType === 'REVERSE')
		throw new Invalid(
			say`"Form", or the operation "Request Immediately": a draft from columns is one of forward issuance`,
		).within('Data From');
}

interface Making {
	endpoint: typeof issueImmediately | typeof createDraft | typeof requestImmediately;
	issuanceType: PortOneSheet['issuanceType'];
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
	{ fields }: { fields: InvoiceInput & { options: Read<typeof makingOptions> } },
	run: Run,
	shared: InvoiceSending,
): Promise<PortOneOrder> {
	checkReferenceIdSource(fields);
	const { options: chosen, notes } = fields;
	const { maker, sheet, warnings } = await readContent(issuanceType, fields, run, shared);
	const referenceId = referenceIdOf(fields.referenceId, sheet);
	const key = travelling(referenceId, shared.encodesIds);
	const keys = { own: key, other: chosen.otherDocumentKey };
	const body = {
		taxInvoice: invoiceBody(sheet, keys),
		memo: notes.memo,
		...(registers && { createRecipientCounterparty: true }),
	};
	const request = run.client.request(endpoint, { body });
	return {
		referenceId,
		documents: [toDocument({ maker, sheet, key, request }, warnings)],
		goal,
		takenAs: 'accepted',
		ifAlreadyIssued: chosen.ifAlreadyIssued,
		lookUpFirst: chosen.lookUpFirst,
		simplify: chosen.simplify,
	};
}
