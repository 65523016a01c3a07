import type { SendingRun } from '../../shared/engine/operation';
import { notSent } from '../../shared/errors/failure';
import type { ChangeRequest, Client } from '../../shared/http/client';
import { checkFound } from '../../shared/invoice/found';
import { beforeSending, type FoundHow } from '../../shared/once/change';
import { lookUp } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import type { IssuedInvoice } from '../api/taxInvoice';
import { bolta } from '../vendor';
import { say } from '../words';
import { lookUpReference, readIssued, type Found } from './lookUp';

/** A document ready to be sent. */
export interface Order {
	/** The user's. */
	referenceId: string;
	/** The one Bolta gets: it names a new attempt where an earlier one failed. */
	referenceIdOnWire: string;
	failedIssuanceKey: string | undefined;
	request: ChangeRequest<{ issuanceKey: string }>;
	/** Names of what differs between this document and one that Bolta has under its id. */
	differences(read: IssuedInvoice): Words[];
	/**
	 * Whether "Bolta does not know the id" proves that it never got it. For some documents nobody knows what the look-up
	 * covers.
	 */
	mayResend: boolean;
	ifAlreadyIssued: 'return' | 'fail';
}

export interface Settled extends Found {
	/** An earlier run had sent it. */
	duplicate: boolean;
	/** Our own answer was lost; the look-up found it. */
	recovered: boolean;
	/** Where Bolta already reads it. */
	issued?: IssuedInvoice | undefined;
}

/**
 * Sends a document once: Bolta knows it by its reference id.
 * @throws Failure
 */
export async function sendOnce(
	order: Order,
	{ client, once }: Pick<SendingRun, 'client' | 'once'>,
	settings: { lookUpFirst: boolean },
): Promise<Settled> {
	if (order.failedIssuanceKey !== undefined) {
		const issued = await beforeSending(bolta.name, earlierIssued(order, order.failedIssuanceKey, client));
		if (issued)
			return settle(order, { issuanceKey: issued.issuanceKey, message: null }, client, { how: 'before', issued });
	}
	const { result, how } = await once.change(
		order.request,
		lookUp<Found>({
			content: ['document', order.referenceIdOnWire],
			look: async (manner) => await lookUpReference(client, order.referenceIdOnWire, manner),
			first: settings.lookUpFirst,
			mayMeanUsed: ({ httpStatus = 0 }) => httpStatus === 400 || httpStatus === 409 || httpStatus < 300,
			provesAbsence: order.mayResend,
			advice: adviceFor(order),
		}),
		({ issuanceKey }) => ({ issuanceKey, message: null }),
	);
	if (how === 'sent' || how === 'kept') return { ...result, duplicate: false, recovered: false };
	return settle(order, result, client, { how });
}

/**
 * What stands in the way of a new attempt: the invoice under the plain id, or the one said to have failed, when Bolta
 * reads it after all.
 * @throws Failure when Bolta does not know the plain id: then there was no first attempt
 */
async function earlierIssued(
	order: Order,
	failedIssuanceKey: string,
	client: Client,
): Promise<IssuedInvoice | undefined> {
	const earlier = await lookUpReference(client, order.referenceId);
	if (!earlier) {
		throw notSent(
			say`Failed Issuance Key is given, but Bolta knows no earlier request with the reference ID "${order.referenceId}"`,
			say`Nothing was sent. Use the reference ID of the failed invoice, or leave Failed Issuance Key empty.`,
			'NO_EARLIER_REQUEST',
		);
	}
	for (const key of new Set([earlier.issuanceKey, failedIssuanceKey])) {
		const issued = await readIssued(client, key);
		if (issued) return issued;
	}
	return undefined;
}

/** Makes sure that what was found is this invoice, as far as Bolta lets it be read. */
async function settle(
	order: Order,
	found: Found,
	client: Client,
	{ how, issued }: { how: FoundHow; issued?: IssuedInvoice },
): Promise<Settled> {
	// That it was accepted is known; that it cannot be read now does not change that.
	const read = issued ?? (await readIssued(client, found.issuanceKey).catch(() => undefined));
	return { ...found, ...checkFound(order, found.issuanceKey, read ? order.differences(read) : [], how), issued: read };
}

/** What to do where nobody knows whether Bolta has it. */
const adviceFor = ({ referenceIdOnWire: id, mayResend }: Order): Words =>
	mayResend
		? say`Use "Get Status by Reference ID" with "${id}", or look in Bolta's console. If Bolta does not know it, run this item again with the same reference ID; it will not be issued twice.`
		: say`Look in Bolta's console. "Get Status by Reference ID" with "${id}" may find it, but that it does not is no proof: nobody knows whether Bolta's look-up covers this kind of document.`;
