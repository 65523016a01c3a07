import type { IDataObject } from 'n8n-workflow';

import { digestOf } from '../../shared/engine/binaryInput';
import type { Run, SendingRun } from '../../shared/engine/operation';
import { notSent } from '../../shared/errors/failure';
import type { ChangeRequest } from '../../shared/http/client';
import { shownRequest } from '../../shared/invoice/output';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { remember } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import { say } from '../words';
import { loadFiles, upload, type Attachments } from './attachments';
import { unreadOutput, type BillOutput } from './output';

interface Created {
	data: { documentId: string[]; easySign?: string[] | null | undefined };
}

/** A document checked and ready; an amendment may be two. */
export interface Order {
	referenceId: string | undefined;
	/** What the memo holds to find it by; undefined: nothing. */
	marker: string | undefined;
	attachments: Attachments;
	/**
	 * What makes it this document, the same in every try: without the marker, and without a date that follows from the
	 * day of the run.
	 */
	content: unknown;
	/** @param uploaded numbers of the files that were uploaded for it */
	request(uploaded: number[]): ChangeRequest<Created>;
	easySign: boolean;
	/** For each document that will come of it, what is known before it is sent. */
	documents: Array<Partial<BillOutput>>;
	/** Of each of them, supply cost and tax together in won, without sign: what consent is asked for. */
	amounts: bigint[];
	warnings: Words[];
	/** What a dry run shows beside the request. */
	preview?: IDataObject;
}

export interface Sending {
	dryRun: boolean;
}

/** How every operation that makes documents does so. */
export const makesDocuments = {
	identity: ({ referenceId }: Order) => referenceId,

	binding: (orders: readonly Order[], _run: Run, { dryRun }: Sending) =>
		dryRun ? [] : orders.filter(({ easySign }) => easySign).flatMap(({ amounts }) => amounts),
};

/** Easy sign is of legal effect; Hiworks has no other way to try it. */
export function checkEasySign(easySign: boolean, { live }: Run): void {
	if (!easySign || live) return;
	throw notSent(
		say`Easy Sign is on, but the credential does not allow it`,
		say`Documents with easy sign are issued and sent to the tax office at once. Switch on "Allow Easy Sign" in the credential if you mean it.`,
		'EASY_SIGN_NOT_ALLOWED',
	);
}

/**
 * A text by which a document can be found in the web screen; without a reference ID the number of the execution, in a
 * retry that of its first try.
 */
export function markerFor(
	wanted: boolean,
	referenceId: string | undefined,
	itemIndex: number,
	{ context }: Run,
): string | undefined {
	if (!wanted) return undefined;
	const kept = context.getContext('node');
	const execution = String((kept.firstExecution ??= context.getExecutionId()));
	return referenceId ?? `n8n-${execution}-${context.getWorkflowDataProxy(itemIndex).$runIndex}-${itemIndex}`;
}

/** The memo with the marker behind it. */
export const withMarker = (memo: string | undefined, marker: string | undefined) =>
	[memo, marker && `[${marker}]`].filter(Boolean).join(' ');

/**
 * Sends a document, at most once in an execution: Hiworks knows no key by which it could tell a second one, and has no
 * list to look it up in.
 * @returns an output for each document made
 * @throws Failure
 */
export async function makeDocuments(order: Order, run: SendingRun, { dryRun }: Sending): Promise<BillOutput[]> {
	const { client, context, once } = run;
	const { referenceId, easySign, documents, warnings, attachments } = order;
	const outputs = (ids: ReadonlyArray<string | null>, status: BillOutput['status']) =>
		ids.map((documentId, index): BillOutput => ({
			...unreadOutput(referenceId, documentId, status),
			duplicate: false,
			recovered: false,
			...documents[index],
			warnings,
		}));
	if (dryRun) {
		const shown = {
			request: shownRequest(order.request([])),
			attachments: attachments.binaries.map(({ data, field }) => maskPersonNumbers(data.fileName ?? field)),
			...order.preview,
		};
		return outputs(
			documents.map(() => null),
			'dryRun',
		).map((output) => ({ ...output, easySignMessage: null, ...shown }));
	}

	const files = await loadFiles(attachments, context);
	const { result, duplicate, recovered } = await once.change(
		async () => order.request(await upload(files, run)),
		// The numbers of uploaded files differ in every try: what counts are the files themselves.
		remember({ content: [order.content, digestOf(files)], advice: lookFor(order) }),
		({ data }) => ({ ids: data.documentId, message: data.easySign?.map(client.redact).join(' ') || null }),
	);
	const missing = documents.length - result.ids.length;
	const counted =
		missing > 0
			? [
					say`Hiworks named ${result.ids.length} documents where ${documents.length} were sent; look for the other in its web screen`,
				]
			: [];
	return outputs(result.ids, easySign ? 'accepted' : 'created').map((output) => ({
		...output,
		duplicate,
		recovered,
		easySignMessage: result.message,
		warnings: [...warnings, ...counted],
	}));
}

/** Nothing can be asked of Hiworks here but by a person's eyes. */
function lookFor({ marker, documents }: Order): Words {
	const [{ recipientName, writeDate, total } = {}] = documents;
	const by =
		marker === undefined
			? say`recipient ${String(recipientName)}, write date ${String(writeDate)} and total ${String(total)} won`
			: say`the memo "[${marker}]"`;
	return say`Hiworks knows no number by which it could tell a second document. In the web screen (전자세금계산서 → 매출 문서함) look for ${by}. If it is not there, run this item again.`;
}
