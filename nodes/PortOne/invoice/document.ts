import type { IDataObject } from 'n8n-workflow';

import type { Run, SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import type { ChangeRequest } from '../../shared/http/client';
import { differencesBetween } from '../../shared/invoice/differences';
import { checkFound, OUTCOMES } from '../../shared/invoice/found';
import { amountsContent, shownRequest } from '../../shared/invoice/output';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { sumAmounts } from '../../shared/korea/vat';
import { lookUp } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import type { ReadInvoice } from '../api/schemas';
import { say } from '../words';
import { PURPOSE_TYPES, TAXATION_TYPES, type DocumentKeys, type Sheet } from './body';
import { fromDecimal } from './decimal';
import { documentKeyOf } from './invoiceKey';
import { findByKey } from './lookUp';
import { draftingSide, readOutput, unreadOutput, type PortOneOutput } from './output';
import { isDone, notThere, type Goal } from './states';

/** One document, ready to be sent. */
export interface Document {
	sheet: Sheet;
	/** The side that makes it always gives it a key: PortOne is asked by it. */
	keys: DocumentKeys & { own: string };
	request: ChangeRequest<{ taxInvoice: ReadInvoice }>;
	/** The original that it amends; PortOne's id. */
	originalId?: string | undefined;
	/** What is known of it beside what it says. */
	extra?: IDataObject;
}

/** What an item asks for: one document, or the two of an amendment. */
export interface Order {
	referenceId: string;
	documents: Document[];
	goal: Goal;
	ifAlreadyIssued: 'return' | 'fail';
	lookUpFirst: boolean;
	warnings: Words[];
	simplify: boolean;
	/** What a dry run shows beside the request. */
	preview?: IDataObject;
}

export interface Sending {
	dryRun: boolean;
}

/** PortOne says that nothing limits the length; the provider behind it is said to take 24. */
const USUAL_KEY_LENGTH = 24;

/** What is worth a look about the keys of a document. */
export const keyWarnings = ({ own }: Document['keys']): Words[] =>
	own.length > USUAL_KEY_LENGTH
		? [say`The document key "${own}" has ${own.length} characters; more than ${USUAL_KEY_LENGTH} may be refused`]
		: [];

/** How every operation that makes invoices does so. */
export const makesDocuments = {
	identity: ({ referenceId }: Order) => referenceId,

	async send(order: Order, run: SendingRun, { dryRun }: Sending): Promise<PortOneOutput | PortOneOutput[]> {
		const outputs: PortOneOutput[] = [];
		for (const document of order.documents) {
			if (dryRun)
				outputs.push({
					...contentOf(document, order),
					status: 'dryRun',
					request: shownRequest(document.request),
					...order.preview,
				});
			else
				outputs.push(await sendDocument(document, order, run).catch((error: unknown) => afterOthers(error, outputs)));
		}
		const [first] = outputs;
		return first && outputs.length === 1 ? first : outputs;
	},
};

/** What would get legal effect: supply cost and tax of each document in won, without sign. */
export const bindingAmounts = (orders: readonly Order[], { live }: Run, { dryRun }: Sending): bigint[] =>
	live && !dryRun ? orders.flatMap(({ documents }) => documents.map(({ sheet }) => volumeOf(sheet))) : [];

function volumeOf({ lines }: Sheet): bigint {
	const { supplyCost, tax } = sumAmounts(lines);
	return supplyCost + tax < 0n ? -(supplyCost + tax) : supplyCost + tax;
}

/** What is known of a document before PortOne tells. */
function contentOf({ sheet, keys, extra }: Document, { referenceId, warnings }: Order): PortOneOutput {
	const { writeDate, supplier, recipient, lines } = sheet;
	return {
		...unreadOutput(referenceId, null, 'accepted'),
		duplicate: false,
		recovered: false,
		writeDate,
		supplierNumber: supplier.number,
		recipientNumber: maskPersonNumbers(recipient.number),
		recipientName: maskPersonNumbers(recipient.name),
		...amountsContent(sumAmounts(lines)),
		...extra,
		documentKey: keys.own,
		warnings: [...warnings, ...keyWarnings(keys)],
	};
}

/** @throws Failure */
async function sendDocument(document: Document, order: Order, { client, once }: SendingRun): Promise<PortOneOutput> {
	const { sheet, keys, request } = document;
	const side = draftingSide(sheet.issuanceType);
	const { number } = sheet[side];
	const key = documentKeyOf(side, number, keys.own);
	const name = say`The document with the key "${keys.own}"`;
	const { result: read, how } = await once
		.change(
			request,
			lookUp<ReadInvoice>({
				content: ['document', key],
				look: async (manner) => await findByKey(client, key, manner),
				first: order.lookUpFirst,
				mayMeanUsed: saysUsed,
				// PortOne refuses a document key that it has, so a send that is still on its way cannot make a second one.
				provesAbsence: true,
				advice: say`Use "Get" with the document key "${number}/${keys.own}", or look in PortOne's console. If PortOne does not have it, run this item again with the same reference ID; it will not be issued twice.`,
			}),
			({ taxInvoice }) => taxInvoice,
		)
		.catch(explainUsed);
	const content = contentOf(document, order);
	if (how === 'sent' || how === 'kept') {
		if (!isDone(order.goal, read)) throw notThere(read, name, read.status.endsWith('_FAILED') ? 'rejected' : 'unknown');
		return merged(content, read, order);
	}
	const differing = differences(document, read);
	if (differing.length === 0 && !isDone(order.goal, read)) throw notThere(read, name, OUTCOMES[how]);
	const found = checkFound({ ...order, referenceId: keys.own }, read.id, differing, how);
	return merged({ ...content, ...found, warnings: [...content.warnings, ...earlierDate(sheet, read)] }, read, order);
}

/** What PortOne tells, over what was known before. */
function merged(content: PortOneOutput, read: ReadInvoice, { simplify, referenceId }: Order): PortOneOutput {
	const told = readOutput(read, { simplify });
	const known = Object.entries({ ...content, ...told }).map(([name, value]) => [name, value ?? content[name] ?? null]);
	return {
		...(Object.fromEntries(known) as PortOneOutput),
		referenceId,
		warnings: [...content.warnings, ...told.warnings],
	};
}

const earlierDate = ({ writeDate }: Sheet, { writeDate: known }: ReadInvoice) =>
	known && known !== writeDate ? [say`Made earlier with the write date ${known}; today it would be ${writeDate}`] : [];

/** The names of what differs between a document and what PortOne has under its key. */
function differences({ sheet, originalId }: Document, read: ReadInvoice): Words[] {
	const party = (company: ReadInvoice['supplier']) => ({
		number: company?.brn ?? '',
		branch: company?.taxRegistrationId,
	});
	const purpose = Object.entries(PURPOSE_TYPES).find(([, type]) => type === read.purposeType)?.[0];
	return [
		...(read.issuanceType && read.issuanceType !== sheet.issuanceType ? [say`issuance type`] : []),
		...((read.modification?.originalTaxInvoiceId ?? undefined) === originalId ? [] : [say`original`]),
		...differencesBetween(sheet, {
			supplier: party(read.supplier),
			recipient: party(read.recipient),
			sameTaxKind: read.taxationType === TAXATION_TYPES[sheet.taxKind],
			writeDate: read.writeDate,
			purpose,
			lines: (read.items ?? []).map(({ purchaseDate, name, quantity, supplyCostAmount, taxAmount }) => ({
				date: purchaseDate,
				name,
				quantity: quantity ? fromDecimal(quantity) : undefined,
				supplyCost: BigInt(supplyCostAmount ?? 0),
				tax: BigInt(taxAmount ?? 0),
			})),
		}),
	];
}

const saysUsed = ({ code }: Failure) =>
	code === 'B2B_ID_ALREADY_EXISTS' || /_DOCUMENT_KEY_ALREADY_USED$/.test(code ?? '');

/** A refusal reaches the user only where the key is not found. */
function explainUsed(error: unknown): never {
	if (error instanceof Failure && error.outcome === 'rejected' && saysUsed(error)) {
		throw error.with({
			description: say`PortOne shows no invoice under this document key here: it may stand in the other mode (Test or Live), or belong to one that was deleted. Use another reference ID.`,
		});
	}
	throw error;
}

/** The failure of a later document of an item, which must not hide the earlier ones. */
function afterOthers(error: unknown, outputs: readonly PortOneOutput[]): never {
	if (!(error instanceof Failure) || outputs.length === 0) throw error;
	const done = outputs
		.map(({ taxInvoiceId, status, total }) => say`${String(taxInvoiceId)} (${status}, ${String(total)} won)`)
		.join(', ');
	throw error.with({
		title: say`The first document of the amendment is done, ${done}; the second is not: ${error.message}`,
		description: say`${error.description} Run this item again with the same reference ID: only the second is sent then.`,
	});
}
