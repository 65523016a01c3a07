import type { IDataObject } from 'n8n-workflow';

import type { BindingRun, Run } from '../engine/operation';
import { Failure } from '../errors/failure';
import type { ChangeRequest } from '../http/client';
import type { ChangingEffect } from '../http/endpoint';
import { formatOutputWon } from '../korea/won';
import type { Changed, How } from '../once/change';
import { beforeSending, lookUp, type LookUp } from '../once/policy';
import { usedInExecution } from '../once/uncertain';
import type { Words } from '../words/say';
import type { Maker } from './defaultSupplier';
import { notInIt, SAME, sentBefore, usedForAnother, type Differences } from './found';
import { emptyOutput, shownRequest, type InvoiceOutput, type InvoiceStatus } from './output';
import { hashId } from './referenceId';
import { say } from './words';

/** One paper, ready to be sent. */
export interface Document<Answer = unknown> {
	/** Who makes it, as the credential allows. */
	maker: Maker;
	/** What makes it; documents that are made together have one request. */
	request: ChangeRequest<Answer, ChangingEffect>;
	/** What is known of it before it is sent, warnings included. */
	content: Partial<InvoiceOutput>;
	/** Supply cost and tax in won, without sign: what consent is asked for. */
	volume: bigint;
}

/** What an item asks for: one document, or the two of an amendment. */
export interface Order<D extends Document = Document> {
	/** undefined: the user gave none. */
	referenceId: string | undefined;
	documents: D[];
	/** What the vendor's yes means for them. */
	takenAs: InvoiceStatus;
	/** What a dry run shows beside the request. */
	preview?: IDataObject;
}

/** What the items of a run share. */
export interface Sending {
	dryRun: boolean;
}

/** Dry Run counts once, from the first item. */
export const beginSending = ({ options: { dryRun } }: { options: { dryRun: boolean } }): Sending => ({ dryRun });

/** What a vendor says of the documents it makes, once for all its operations. */
export interface DocumentPort<D extends Document, O extends Order<D>, S extends Sending> {
	/** The key of outputs for the vendor's id of a document. */
	idName: string;
	/** What has still to happen to a document that is made and not issued. */
	made?: Words;
	/**
	 * Makes what an order asks for, by one request or by several.
	 * @param knownOf the output of a document, as far as it is known before
	 * @throws Failure
	 */
	make(order: O, knownOf: (document: D) => InvoiceOutput, run: BindingRun, sending: S): Promise<InvoiceOutput[]>;
}

/** How every operation that makes documents does so, with any vendor. */
export function makesDocuments<D extends Document, O extends Order<D>, S extends Sending>({
	idName,
	made,
	make,
}: DocumentPort<D, O, S>) {
	return {
		identity: ({ referenceId }: O) => referenceId,
		waits: {
			accepted: say`accepted, not issued yet. Look later what came of it`,
			requested: say`waits for the supplier to approve it`,
			...(made && { created: made }),
			failed: say`could not be issued`,
			transmissionFailed: say`issued, but the National Tax Service did not take it. Look at the reason`,
		},

		/** What would get legal effect, by what its request does: each document in won. */
		binding: (orders: readonly O[], { live }: Run, { dryRun }: S): bigint[] =>
			live && !dryRun
				? orders.flatMap(({ documents }) =>
						documents.flatMap(({ request, volume }) => (request.effect === 'binding' ? [volume] : [])),
					)
				: [],

		async send(order: O, run: BindingRun, sending: S): Promise<InvoiceOutput | InvoiceOutput[]> {
			const { referenceId = null, takenAs, documents, preview } = order;
			const knownOf = ({ content }: D): InvoiceOutput => ({
				...emptyOutput(idName, referenceId, null, takenAs),
				duplicate: false,
				recovered: false,
				...content,
			});
			const outputs = sending.dryRun
				? documents.map((document): InvoiceOutput => ({
						...knownOf(document),
						status: 'dryRun',
						request: shownRequest(document.request),
						...preview,
					}))
				: await make(order, knownOf, run, sending);
			const [only] = outputs;
			return only && outputs.length === 1 ? only : outputs;
		},
	};
}

/** A document that the vendor finds by a key of ours. */
export interface KeyedDocument<Answer> extends Document<Answer> {
	/** The reference ID by which the user knows it. */
	key: string;
	/** A digest of what makes it this document, without what follows from the day of the run; left out: of its body. */
	says?: string;
}

/** An order of such documents. */
export interface KeyedOrder<D extends Document> extends Order<D> {
	ifAlreadyIssued: 'return' | 'fail';
	/** Whether the vendor is asked for the keys before anything is sent. */
	lookUpFirst: boolean;
}

/** What a vendor says that finds documents by a key of ours. `Taken`: what it tells of one that it has. */
export interface KeyPort<
	D extends KeyedDocument<Answer>,
	O extends KeyedOrder<D>,
	S extends Sending,
	Answer,
	Taken extends { id: string },
> {
	idName: string;
	made?: Words;
	/** As users know the vendor. */
	vendor: string;
	/** How it is asked by the key, what its errors may mean, and what a person can do. */
	policy(document: D, run: BindingRun): Omit<LookUp<Taken>, 'kind' | 'first' | 'record'>;
	accept(answer: Answer): Taken;
	/** What it has that stands in the way, whatever is under the key. @throws Failure */
	earlier?(document: D, run: BindingRun): Promise<Taken | undefined>;
	/** All that it tells of a document that was found. */
	read?(taken: Taken, run: BindingRun): Promise<Taken>;
	/** What is not the same in the document and in the one that was found. */
	differences(document: D, taken: Taken): Differences;
	/** @throws Failure where the document is not in a state that was asked for */
	check?(taken: Taken, document: D, order: O, how: How): void;
	/** What it tells, over what was known. */
	output(taken: Taken, known: InvoiceOutput, document: D, order: O, sending: S): InvoiceOutput;
}

/** Makes documents that the vendor finds by a key of ours: each once, and one after the other. */
export function makesDocumentsByKey<
	D extends KeyedDocument<Answer>,
	O extends KeyedOrder<D>,
	S extends Sending,
	Answer,
	Taken extends { id: string },
>(port: KeyPort<D, O, S, Answer, Taken>) {
	/** What became of a document, looked at where it was found and not sent. */
	async function change(
		document: D,
		order: O,
		run: BindingRun,
	): Promise<Changed<Taken> & { warnings: readonly Words[] }> {
		const earlier = await (port.earlier && beforeSending(port.vendor, port.earlier(document, run)));
		const { says = hashId(String(document.request.body)) } = document;
		const changed: Changed<Taken> = earlier
			? { result: earlier, how: 'before', duplicate: true, recovered: false }
			: await run.once.change(
					document.request,
					lookUp({
						...port.policy(document, run),
						record: document.key,
						says,
						named: document.key,
						first: order.lookUpFirst,
					}),
					port.accept,
				);
		const { how } = changed;
		const isFound = how !== 'sent' && how !== 'kept';
		const saidOtherwise = changed.says !== undefined && changed.says !== says;
		const isCompared = isFound || (how === 'kept' && changed.says !== says);
		// An earlier try of this run may have sent it with the "today" of another day.
		const result = how !== 'sent' && port.read ? await port.read(changed.result, run) : changed.result;
		const { legal, others } = isCompared ? port.differences(document, result) : SAME;
		if (legal.length > 0 && how !== 'sent') throw usedForAnother(document.key, result.id, legal, how);
		if (saidOtherwise) throw usedInExecution(document.key);
		port.check?.(result, document, order, how);
		if (isFound && how !== 'afterLoss' && order.ifAlreadyIssued === 'fail')
			throw sentBefore(document.key, result.id, how);
		return { ...changed, result, warnings: others.length > 0 ? [notInIt(document.key, others)] : [] };
	}

	return makesDocuments<D, O, S>({
		idName: port.idName,
		...(port.made && { made: port.made }),
		async make(order, knownOf, run, sending) {
			const outputs: InvoiceOutput[] = [];
			for (const document of order.documents) {
				const { result, duplicate, recovered, warnings } = await change(document, order, run).catch((error: unknown) =>
					afterOthers(error, outputs, port.idName),
				);
				const known = knownOf(document);
				known.warnings = [...known.warnings, ...warnings];
				outputs.push(port.output(result, { ...known, duplicate, recovered }, document, order, sending));
			}
			return outputs;
		},
	});
}

/** The failure of a later document of an order, which must not hide the earlier ones. */
function afterOthers(error: unknown, outputs: readonly InvoiceOutput[], idName: string): never {
	if (!(error instanceof Failure) || outputs.length === 0) throw error;
	const done = outputs
		.map(({ [idName]: id, status, total }) => say`${String(id)} (${status}, ${formatOutputWon(total)})`)
		.join(', ');
	// Half of an amendment is no "not sent", whatever became of the second.
	throw error.with({
		outcome: 'unknown',
		nothing: undefined,
		title: say`The first document of the amendment is done, ${done}; the second is not: ${error.message}`,
		description: say`${error.advice} Try again with the same reference ID: only the second is sent then.`,
	});
}
