import type { Client, Request } from '../../shared/client';
import { Failure, notSent } from '../../shared/failure';
import type { IssuedInvoice } from '../api/taxInvoice';
import { lookUp, readIssued, type Found } from './lookUp';

/** A document ready to be sent. */
export interface Order {
	/** The user's. */
	referenceId: string;
	/** The one Bolta gets: it names a new attempt where an earlier one failed. */
	referenceIdOnWire: string;
	failedIssuanceKey: string | undefined;
	request: Request<{ issuanceKey: string }>;
	/** Names of what differs between this document and one that Bolta has under its id. */
	differences(read: IssuedInvoice): string[];
	/** Whether "Bolta does not know the id" proves that it never got it. For some documents nobody knows what the look-up covers. */
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

/** Three sends at most: the first, and two after look-ups that say Bolta never got it. */
const MOST_SENDS = 3;
/** Seconds before each look-up after an unknown outcome; acceptance may show late. */
const WAITS_AFTER_UNKNOWN = [1, 3, 9];
/** The same after a refusal, which may mean that the id is in use: by an earlier run, or by our own lost send. */
const WAITS_AFTER_REFUSAL = [0, 1, 3];

/**
 * Sends a document once. What Bolta knows by its reference id is not sent again; after an unknown outcome the id is
 * looked up before anything else is done; it is sent again only when Bolta says that it does not know it.
 * @throws Failure
 */
export async function sendOnce(order: Order, client: Client, { lookUpFirst }: { lookUpFirst: boolean }): Promise<Settled> {
	if (order.failedIssuanceKey !== undefined) {
		const issued = await beforeSending(earlierIssued(order, order.failedIssuanceKey, client));
		if (issued) return settle(order, { issuanceKey: issued.issuanceKey, message: null }, client, { duplicate: true, issued });
	}
	if (lookUpFirst) {
		const found = await beforeSending(lookUp(client, order.referenceIdOnWire));
		if (found) return settle(order, found, client, { duplicate: true });
	}
	for (let sends = 1; ; sends++) {
		const first = sends === 1;
		const ended = await client.send(order.request).catch(asFailure);
		if (!(ended instanceof Failure)) return { issuanceKey: ended.issuanceKey, message: null, duplicate: false, recovered: false };
		const mayMeanUsed = ended.outcome === 'rejected' && (ended.httpStatus === 400 || ended.httpStatus === 409 || (ended.httpStatus ?? 0) < 300);
		if (ended.outcome !== 'unknown' && !mayMeanUsed) throw first ? ended : stillUnknown(order, ended);

		const known = await ask(order, client, mayMeanUsed ? WAITS_AFTER_REFUSAL : WAITS_AFTER_UNKNOWN);
		// A key that is refused by now would be refused for every further item too.
		if (known instanceof Failure) throw stillUnknown(order, ended.with({ stopsRun: ended.stopsRun || known.stopsRun }));
		if (known !== 'notKnown') return settle(order, known, client, mayMeanUsed && first ? { duplicate: true, refused: true } : { recovered: true });
		if (mayMeanUsed && first) throw ended;
		if (mayMeanUsed || !order.mayResend || sends === MOST_SENDS) throw stillUnknown(order, ended);
	}
}

/** Looks the id up after each wait until it is found. A Failure, when the last answer cannot be had: the outcome stays open. */
async function ask(order: Order, client: Client, waits: readonly number[]): Promise<Found | 'notKnown' | Failure> {
	let known: 'notKnown' | Failure = 'notKnown';
	for (const seconds of waits) {
		try {
			if (seconds > 0) await client.wait(seconds);
			const found = await lookUp(client, order.referenceIdOnWire, { patient: false });
			if (found) return found;
			known = 'notKnown';
		} catch (error) {
			known = asFailure(error);
		}
	}
	return known;
}

/**
 * What stands in the way of a new attempt: the invoice under the plain id, or the one said to have failed, when Bolta reads it after all.
 * @throws Failure when Bolta does not know the plain id: then there was no first attempt
 */
async function earlierIssued(order: Order, failedIssuanceKey: string, client: Client): Promise<IssuedInvoice | undefined> {
	const earlier = await lookUp(client, order.referenceId);
	if (!earlier) {
		throw notSent(
			`Failed Issuance Key is given, but Bolta knows no earlier request with the reference ID "${order.referenceId}"`,
			'Nothing was sent. Use the reference ID of the failed invoice, or leave Failed Issuance Key empty.',
			'NO_EARLIER_REQUEST',
		);
	}
	for (const key of new Set([earlier.issuanceKey, failedIssuanceKey])) {
		const issued = await readIssued(client, key);
		if (issued) return issued;
	}
	return undefined;
}

/** Asking failed before anything was sent: the item is simply not sent. */
async function beforeSending<T>(asking: Promise<T>): Promise<T> {
	return await asking.catch((error: unknown) => {
		if (!(error instanceof Failure) || error.outcome === 'notSent') throw error;
		throw error.with({ outcome: 'notSent', title: `Not sent, because Bolta could not be asked whether it was issued before. ${error.message}` });
	});
}

interface Manner {
	duplicate?: boolean;
	recovered?: boolean;
	/** It was sent, and refused. */
	refused?: boolean;
	issued?: IssuedInvoice;
}

/** Makes sure that what was found is this invoice, as far as Bolta lets it be read. */
async function settle(order: Order, found: Found, client: Client, { duplicate = false, recovered = false, refused = false, issued }: Manner): Promise<Settled> {
	const outcome = recovered ? 'unknown' : refused ? 'rejected' : 'notSent';
	// That it was accepted is known; that it cannot be read now does not change that.
	const read = issued ?? (await readIssued(client, found.issuanceKey).catch(() => undefined));
	const differing = read ? order.differences(read) : [];
	if (differing.length > 0) {
		throw new Failure({
			outcome,
			title: `The reference ID "${order.referenceId}" was used for something else: the invoice ${found.issuanceKey} has another ${differing.join(', another ')}`,
			description: 'Compare both. If they are two documents, give this one a reference ID of its own; if the issued one is wrong, it needs an amendment.',
			code: 'REFERENCE_ID_USED',
		});
	}
	if (duplicate && order.ifAlreadyIssued === 'fail') {
		throw new Failure({
			outcome,
			title: `The document with the reference ID "${order.referenceId}" was sent before (${found.issuanceKey})`,
			description:
				'The option "If Already Issued" is set to fail. With "Retry On Fail" in the node settings, a second try meets the invoices of the first and fails here too.',
			code: 'ALREADY_ISSUED',
		});
	}
	return { ...found, duplicate, recovered, issued: read };
}

/** An earlier send of this item may have taken effect, whatever the last one met. */
function stillUnknown(order: Order, last: Failure): Failure {
	return last.with({
		outcome: 'unknown',
		title: `It is not known whether Bolta has it: ${last.message.replace('The outcome is unknown: ', '')}`,
		description: order.mayResend
			? `Use "Get Status by Reference ID" with "${order.referenceIdOnWire}", or look in Bolta's console. If Bolta does not know it, run this item again with the same reference ID; it will not be issued twice.`
			: `Look in Bolta's console. "Get Status by Reference ID" with "${order.referenceIdOnWire}" may find it, but that it does not is no proof: nobody knows whether Bolta's look-up covers this kind of document.`,
	});
}

const asFailure = (error: unknown): Failure => {
	if (error instanceof Failure) return error;
	throw error;
};
