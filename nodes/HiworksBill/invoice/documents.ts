import { digestOf, loadFiles } from '../../shared/engine/binaryInput';
import type { Run } from '../../shared/engine/operation';
import { notSent } from '../../shared/errors/failure';
import type { Read } from '../../shared/fields/fields';
import { binding, type ChangeRequest } from '../../shared/http/client';
import type { ChangingEffect } from '../../shared/http/endpoint';
import type { Maker } from '../../shared/invoice/defaultSupplier';
import { makesDocuments, type Document, type Order, type Sending } from '../../shared/invoice/documents';
import { sheetContent, type InvoiceOutput } from '../../shared/invoice/output';
import { volumeOf } from '../../shared/invoice/sheet';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { formatOutputWon } from '../../shared/korea/won';
import { remember } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import { say } from '../words';
import {
	filesBody,
	readAttachments,
	upload,
	type attachments as attachmentsField,
	type Attachments,
} from './attachments';
import type { BillSheet } from './body';
import type { sendingOptions } from './fields';
import { readSheets } from './lookUp';
import { unreadOutput } from './output';

interface Created {
	data: { documentId: string[]; easySign?: string[] | null | undefined };
}

/** What every body has beside the documents. */
interface Frame {
	easySign?: 'Y';
	tempFileIds?: number[];
	officeFileIds?: number[];
}

export interface BillDocument extends Document<Created> {
	/** What the law wants in the remark of an amendment. */
	legalRemark: string | undefined;
}

/** One request makes all its documents. */
export interface BillOrder extends Order<BillDocument> {
	/** What the memo holds to find it by; undefined: nothing. */
	marker: string | undefined;
	attachments: Attachments;
	/**
	 * What makes it this order, the same in every try: without the marker, and without a date that follows from the day
	 * of the run.
	 */
	content: unknown;
	/** @param uploaded numbers of the files that were uploaded for it */
	request(uploaded: number[]): ChangeRequest<Created, ChangingEffect>;
	/** Whether Hiworks is asked what it made of an amendment. */
	amends: boolean;
}

/** Easy sign is of legal effect; Hiworks has no other way to try it. */
export function checkEasySign(easySign: boolean, { live }: Run): void {
	if (!easySign || live) return;
	throw notSent(
		say`Easy Sign is on, but the credential does not allow it`,
		say`Documents with easy sign are issued and sent to the tax office at once. Switch on "Allow Easy Sign" in the credential if you mean it.`,
		'EASY_SIGN_NOT_ALLOWED',
	);
}

interface Papers extends Pick<BillOrder, 'content' | 'amends' | 'preview'> {
	documents: Array<Omit<BillDocument, 'request'>>;
	/** @param memoOf the memo of a document as it is sent */
	request(frame: Frame, memoOf: (memo: string) => string): ChangeRequest<Created>;
}

interface Given {
	referenceId: string | undefined;
	attachments: Read<{ attachments: typeof attachmentsField }>['attachments'];
	options: Pick<Read<typeof sendingOptions>, 'easySign' | 'markForRecovery'>;
}

/** What is known of a document before it is sent. */
export const paperOf = (sheet: BillSheet, maker: Maker, warnings: Words[], extra: Partial<InvoiceOutput> = {}) => ({
	maker,
	volume: volumeOf(sheet),
	legalRemark: undefined,
	content: { ...sheetContent(sheet), ...extra, warnings },
});

/** Makes of papers, and of what an item says of their sending, what the item asks for. @throws Invalid */
export function orderFor(
	papers: Papers,
	{ referenceId, attachments: files, options: { easySign, markForRecovery } }: Given,
	itemIndex: number,
	run: Run,
): BillOrder {
	const marker = markerFor(markForRecovery, referenceId, itemIndex, run);
	const attachments = readAttachments(files, run.context, itemIndex);
	// The same call has legal effect with easy sign, and none without it.
	const request: BillOrder['request'] = (uploaded) => {
		const made = papers.request({ ...(easySign && { easySign: 'Y' }), ...filesBody(attachments, uploaded) }, (memo) =>
			[memo, marker && `[${marker}]`].filter(Boolean).join(' '),
		);
		return easySign ? binding(made) : made;
	};
	const shown = request([]);
	return {
		referenceId,
		documents: papers.documents.map((document) => ({ ...document, request: shown })),
		takenAs: easySign ? 'accepted' : 'created',
		preview: {
			easySignMessage: null,
			attachments: attachments.binaries.map(({ data, field }) => maskPersonNumbers(data.fileName ?? field)),
			...papers.preview,
		},
		marker,
		attachments,
		content: [papers.content, easySign, filesBody(attachments, [])],
		request,
		amends: papers.amends,
	};
}

/**
 * A text by which a document can be found in the web screen; without a reference ID the number of the execution, in a
 * retry that of its first try.
 */
function markerFor(
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

/**
 * How every operation that makes documents does so: at most once in an execution, since Hiworks knows no key by which
 * it could tell a second one, and has no list to look it up in.
 */
export const makesInvoices = makesDocuments<BillDocument, BillOrder, Sending>({
	idName: 'documentId',
	made: say`made in Hiworks without easy sign. A tax invoice or bill is issued only when a person signs it there`,
	async make(order, knownOf, run) {
		const { client, context, once } = run;
		const { referenceId, documents, takenAs } = order;
		const { itemIndex, binaries } = order.attachments;
		const files = await loadFiles(context, itemIndex, binaries);
		const { result, duplicate, recovered } = await once.change(
			async () => order.request(await upload(files, run)),
			// The numbers of uploaded files differ in every try: what counts are the files themselves.
			remember({ number: referenceId, content: [order.content, digestOf(files)], advice: lookFor(order) }),
			({ data }) => ({ ids: data.documentId, message: data.easySign?.map(client.redact).join(' ') || null }),
		);
		const { ids, message: easySignMessage } = result;
		const counted =
			ids.length < documents.length
				? [
						say`Hiworks named ${ids.length} documents where ${documents.length} were sent; look for the other in its web screen`,
					]
				: [];
		const outputs = ids.map((documentId, index): InvoiceOutput => {
			const document = documents[index];
			const known = document ? knownOf(document) : unreadOutput(referenceId, null, takenAs);
			const warnings = [...known.warnings, ...counted];
			return { ...known, documentId, duplicate, recovered, easySignMessage, warnings };
		});
		const isOpen = outputs.length > 1 || documents.some(({ legalRemark }) => legalRemark !== undefined);
		return order.amends && isOpen ? await readSheets(outputs, documents, client) : outputs;
	},
});

/** Nothing can be asked of Hiworks here but by a person's eyes. */
function lookFor({ marker, documents }: BillOrder): Words {
	const { recipientName, writeDate, total } = documents[0]?.content ?? {};
	const by =
		marker === undefined
			? say`recipient ${String(recipientName)}, write date ${String(writeDate)} and total ${formatOutputWon(total)}`
			: say`the memo "[${marker}]"`;
	return say`Hiworks knows no number by which it could tell a second document. In the web screen (전자세금계산서 → 매출 문서함) look for ${by}. If it is not there, send it in a new execution.`;
}
