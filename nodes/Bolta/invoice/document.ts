import type { IDataObject } from 'n8n-workflow';

import type { Run, SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { shownRequest } from '../../shared/invoice/output';
import type { Words } from '../../shared/words/say';
import { partyHeader, type PartyKeyHeader } from '../api/generation';
import { say } from '../words';
import { customerKeyOf } from './customerKey';
import { acceptedOutput, issuedContent, type BoltaOutput } from './output';
import { sendOnce, type Order } from './sendOnce';
import { waitForCompletion } from './waitForCompletion';

/** A document checked and ready: an invoice, an amendment, or a request for one. */
export interface Document extends Order {
	/** What is known of it before it is sent. */
	content: Partial<BoltaOutput>;
	/** Supply cost and tax together, in won: what consent is asked for. */
	amount: bigint;
	warnings: Words[];
	simplify: boolean;
	/** What a dry run shows beside the request. */
	preview?: IDataObject;
}

/** What the documents of a run share. */
export interface Sending {
	settings: { dryRun: boolean; lookUpFirst: boolean; waitForCompletion: number };
	/** What Bolta's "taken" means for these documents. */
	acceptedAs: 'accepted' | 'requested';
	/** Issuance key → the reference id it was given for. */
	keys: Map<string, string>;
}

export function beginSending(
	{ dryRun = false, lookUpFirst = true, waitForCompletion: seconds = 0 }: Partial<Sending['settings']> = {},
	acceptedAs: Sending['acceptedAs'] = 'accepted',
): Sending {
	return { settings: { dryRun, lookUpFirst, waitForCompletion: seconds }, acceptedAs, keys: new Map() };
}

/** The headers of a sending call. The customer key is the node's, else the credential's. */
export function sendingHeaders(
	referenceIdOnWire: string,
	{ partyKeyHeader, customerKey }: { partyKeyHeader: PartyKeyHeader; customerKey: string | undefined },
	{ credentials }: Run,
): Record<string, string | undefined> {
	return {
		'Bolta-Client-Reference-Id': referenceIdOnWire,
		...partyHeader(partyKeyHeader, customerKeyOf(customerKey, credentials)),
	};
}

/** How every operation that sends a document does so. */
export const sendsDocuments = {
	identity: ({ referenceId }: Document) => referenceId,

	binding: (documents: readonly Document[], { live }: Run, { settings }: Sending) =>
		live && !settings.dryRun ? documents.map(({ amount }) => amount) : [],

	async send(document: Document, run: SendingRun, { settings, acceptedAs, keys }: Sending): Promise<BoltaOutput> {
		const { referenceId, request, content, warnings } = document;
		const output: BoltaOutput = {
			...acceptedOutput(referenceId, null, null),
			status: acceptedAs,
			duplicate: false,
			recovered: false,
			...content,
			warnings,
		};
		if (settings.dryRun) return { ...output, status: 'dryRun', request: shownRequest(request), ...document.preview };
		const { issuanceKey, message, duplicate, recovered, issued } = await sendOnce(document, run, settings);
		const other = keys.get(issuanceKey);
		if (other !== undefined) throw sameKey(issuanceKey, referenceId, other);
		keys.set(issuanceKey, referenceId);
		return {
			...output,
			issuanceKey,
			vendorStatus: message,
			duplicate,
			recovered,
			...(issued && issuedContent(issued, document)),
			warnings: [
				...warnings,
				...laterWarnings(duplicate && acceptedAs === 'accepted', content.writeDate, issued?.invoice.date),
			],
		};
	},

	async finish(
		sent: ReadonlyArray<{ prepared: Document; output: IDataObject }>,
		run: Run,
		{ settings, acceptedAs }: Sending,
	): Promise<void> {
		if (settings.waitForCompletion === 0) return;
		const open = sent.filter(({ output }) => output.status === acceptedAs);
		await waitForCompletion(
			open.map(({ prepared, output }) => ({ output: output as BoltaOutput, simplify: prepared.simplify })),
			run,
			settings.waitForCompletion,
		);
	},
};

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
