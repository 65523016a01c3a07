import type { IDataObject } from 'n8n-workflow';

import type { Run, SendingRun } from '../../shared/engine/operation';
import { inParallel } from '../../shared/engine/pool';
import { Failure, ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import type { Read } from '../../shared/fields/fields';
import { makesDocumentsByKey, type KeyedDocument, type KeyedOrder, type Sending } from '../../shared/invoice/documents';
import { SAME, type Differences } from '../../shared/invoice/found';
import { sentences } from '../../shared/words/compose';
import type { Words } from '../../shared/words/say';
import type { IssuedInvoice } from '../api/taxInvoice';
import { bolta } from '../vendor';
import { say } from '../words';
import type { sendingOptions } from './fields';
import { attemptsAt, lookUpReference, readIssued, type Attempt, type Taken } from './lookUp';
import { issuedContent, type BoltaOutput } from './output';
import { customerKeyOf, partyHeader } from './parties';
import { ofAttempt, travelling } from './referenceId';

/** An invoice, an amendment, or a request for one. */
export interface BoltaDocument extends KeyedDocument<{ issuanceKey: string }> {
	/** The reference id as Bolta gets it. */
	firstIdOnWire: string;
	/** The same, where an earlier attempt failed that of a new one. */
	referenceIdOnWire: string;
	failedIssuanceKey: string | undefined;
	/** What differs between this document and one that Bolta has under its id. */
	differences(read: IssuedInvoice): Differences;
	/**
	 * Whether "Bolta does not know the id" proves that it never got it. For some documents nobody knows what the look-up
	 * covers.
	 */
	mayResend: boolean;
}

export interface BoltaOrder extends KeyedOrder<BoltaDocument> {
	simplify: boolean;
}

export interface BoltaSending extends Sending {
	lookUpFirst: boolean;
	/** Whether signs of reference ids that cannot travel are encoded. */
	encodesIds: boolean;
	/** Seconds to wait until the documents are issued. */
	waitForCompletion: number;
	/** Issuance key → the reference id it was given for. */
	keys: Map<string, string>;
}

type Options = Read<typeof sendingOptions>;

/**
 * Dry Run, Look Up Before Issuing, Percent-Encode Reference ID and Wait for Completion count once, from the first item:
 * of ids in two forms, two could become one.
 */
export const beginOrders = ({
	dryRun,
	lookUpFirst,
	percentEncodeReferenceId: encodesIds = false,
	waitForCompletion,
}: Options & { percentEncodeReferenceId?: boolean }): BoltaSending => ({
	dryRun,
	lookUpFirst,
	encodesIds,
	waitForCompletion,
	keys: new Map(),
});

interface Paper extends Pick<BoltaDocument, 'maker' | 'content' | 'volume' | 'says' | 'differences' | 'mayResend'> {
	referenceId: string;
	/** @throws Invalid */
	request(headers: Record<string, string | undefined>): BoltaDocument['request'];
}

/** Makes of a paper, and of what an item says of its sending, what the item asks for. @throws Invalid */
export function orderFor(
	{ referenceId, request, ...paper }: Paper,
	options: Options,
	{ credentials }: Run,
	{ lookUpFirst, encodesIds }: BoltaSending,
): BoltaOrder {
	const { customerKey, failedIssuanceKey } = options;
	const firstIdOnWire = travelling(referenceId, encodesIds);
	const onWire = ofAttempt(firstIdOnWire, failedIssuanceKey);
	const headers = {
		'Bolta-Client-Reference-Id': onWire,
		...partyHeader(options.partyKeyHeader, customerKeyOf(customerKey, credentials)),
	};
	const document = {
		...paper,
		key: referenceId,
		firstIdOnWire,
		referenceIdOnWire: onWire,
		failedIssuanceKey,
		request: request(headers),
	};
	return {
		referenceId,
		documents: [document],
		takenAs: 'accepted',
		ifAlreadyIssued: options.ifAlreadyIssued,
		lookUpFirst,
		simplify: options.simplify,
	};
}

/**
 * Four accounts of what a used id gets do not agree (400, or 409 IDEMPOTENCY_CONFLICT), and none quotes Bolta's words:
 * whatever can mean it counts.
 */
const saysUsed = ({ httpStatus, code = '', vendorMessage = '' }: Failure) =>
	httpStatus === 409 || /CONFLICT|DUPLICATE/.test(code) || /이미|중복|already|duplicate|in use/i.test(vendorMessage);

/** How every operation that sends a document does so. */
export const makesInvoices = {
	...makesDocumentsByKey<BoltaDocument, BoltaOrder, BoltaSending, { issuanceKey: string }, Taken>({
		idName: 'issuanceKey',
		vendor: bolta.name,
		policy: ({ referenceIdOnWire: id, firstIdOnWire, key, mayResend }, { client }) => ({
			content: ['document', id],
			look: async (manner) => await lookUpReference(client, id, manner),
			mayMeanUsed: ({ httpStatus = 0 }) => httpStatus === 400 || httpStatus === 409 || httpStatus < 300,
			saysUsed,
			provesAbsence: mayResend,
			advice: sentences(
				mayResend
					? say`Use "Get Status by Reference ID" with "${id}", or look in Bolta's console. If Bolta does not know it, try again with the same reference ID; it will not be issued twice.`
					: say`Look in Bolta's console. "Get Status by Reference ID" with "${id}" may find it, but that it does not is no proof: nobody knows whether Bolta's look-up covers this kind of document.`,
				...(firstIdOnWire === key
					? []
					: [say`This is how "${key}" travels: leave Percent-Encode Reference ID off there.`]),
			),
		}),
		accept: ({ issuanceKey }) => ({ id: issuanceKey, message: null }),
		earlier: async ({ failedIssuanceKey, ...document }, { client }) =>
			failedIssuanceKey === undefined ? undefined : await earlierIssued(document, failedIssuanceKey, client),
		// That it was accepted is known; that it cannot be read now does not change that.
		read: async (taken, { client }) => ({
			...taken,
			issued: taken.issued ?? (await readIssued(client, taken.id).catch(() => undefined)),
		}),
		differences: (document, { issued }) => (issued ? document.differences(issued) : SAME),
		output({ id, message, issued }, known, { key }, order, { keys }) {
			const other = keys.get(id);
			if (other !== undefined) throw sameKey(id, key, other);
			keys.set(id, key);
			return {
				...known,
				issuanceKey: id,
				vendorStatus: message,
				...(issued && issuedContent(issued, order)),
				warnings: [
					...known.warnings,
					...laterWarnings(
						known.duplicate === true && order.takenAs === 'accepted',
						known.writeDate,
						issued?.invoice.date,
					),
				],
			};
		},
	}),

	/**
	 * Wait for Completion: reads all that was taken round by round until each is issued or the time is over. What is not
	 * issued by then stays as it is: Bolta may still issue it.
	 */
	async finish(
		sent: ReadonlyArray<{ prepared: BoltaOrder; output: IDataObject }>,
		{ client, itemsInFlight }: Run,
		{ waitForCompletion: seconds }: BoltaSending,
	): Promise<void> {
		if (seconds === 0) return;
		let open = sent.filter(({ prepared, output }) => output.status === prepared.takenAs);
		for (let waited = 0; open.length > 0; waited += PAUSE) {
			await inParallel(open, itemsInFlight, async ({ prepared, output }) => {
				// Not readable now is no news: the next round asks again.
				const issued = await readIssued(client, (output as BoltaOutput).issuanceKey ?? '', { patient: false }).catch(
					() => undefined,
				);
				if (issued) Object.assign(output, issuedContent(issued, prepared));
			});
			open = open.filter(({ output }) => output.status !== 'issued');
			if (open.length === 0 || waited >= seconds) return;
			try {
				await client.wait(Math.min(PAUSE, seconds - waited));
			} catch {
				return;
			}
		}
	},
};

/** Seconds between two rounds of waiting. */
const PAUSE = 5;

/**
 * What stands in the way of a new attempt: an invoice that Bolta reads after all, under the ID or the key that is said
 * to have failed; else the last attempt, where others followed the one after that key.
 * @throws Failure when Bolta knows no first attempt, or the key as one of it
 */
async function earlierIssued(
	{ key: referenceId, firstIdOnWire }: Pick<BoltaDocument, 'key' | 'firstIdOnWire'>,
	failedIssuanceKey: string,
	client: SendingRun['client'],
): Promise<Taken | undefined> {
	const attempts: Attempt[] = [];
	for await (const attempt of attemptsAt(client, firstIdOnWire)) attempts.push(attempt);
	const last = attempts.at(-1);
	if (!last) {
		throw notSent(
			say`Failed Issuance Key is given, but Bolta knows no earlier request with the reference ID "${referenceId}"`,
			say`Use the reference ID of the failed invoice, or leave Failed Issuance Key empty.`,
			'NO_EARLIER_REQUEST',
			ITEM_NOT_SENT,
		);
	}
	const place = attempts.findIndex(({ issuanceKey }) => issuanceKey === failedIssuanceKey);
	// The one that follows the failed one is this attempt, which an earlier try has sent.
	const others = place >= 0 && place === attempts.length - 2 ? attempts.slice(0, -1) : attempts;
	const issued =
		others.flatMap((attempt) => attempt.issued ?? [])[0] ??
		(place < 0 ? await readIssued(client, failedIssuanceKey) : undefined);
	if (issued) return { id: issued.issuanceKey, message: null, issued };
	if (place < 0) throw otherFailedKey(referenceId, failedIssuanceKey, last.issuanceKey);
	return place < attempts.length - 2 ? { id: last.issuanceKey, message: null } : undefined;
}

/** The attempt of this document may be on its way still: a key of another one does not say that it failed. */
const otherFailedKey = (referenceId: string, failedIssuanceKey: string, latest: string) =>
	notSent(
		say`Failed Issuance Key is ${failedIssuanceKey}, which is no key of the reference ID "${referenceId}": that has ${latest}`,
		say`Look in Bolta whether ${latest} failed, and give that key then. It may be issued still.`,
		'OTHER_FAILED_KEY',
		ITEM_NOT_SENT,
	);

function laterWarnings(
	duplicate: boolean,
	writeDate: string | null | undefined,
	issuedDate: string | undefined,
): Words[] {
	if (duplicate && issuedDate === undefined) {
		return [
			say`Accepted earlier, not issued yet. If Bolta reported a failure, mend its cause and give its key as Failed Issuance Key.`,
		];
	}
	return issuedDate !== undefined && writeDate && issuedDate !== writeDate
		? [say`Issued earlier with the write date ${issuedDate}; today it would be ${writeDate}`]
		: [];
}

function sameKey(issuanceKey: string, referenceId: string, other: string): Failure {
	return new Failure({
		outcome: 'unknown',
		title: say`Bolta gave the issuance key ${issuanceKey} for the reference ID "${referenceId}" and for "${other}"`,
		description: say`Look in Bolta which of the two was issued before you send the other again.`,
		code: 'KEY_TWICE',
	});
}
