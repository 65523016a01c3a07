/** The calls about invoices, by the state machine of the contract (x-state-machine) and its rules. */
import { randomUUID } from 'node:crypto';
import type { ReadRequest } from '../contract.ts';
import type { Answer } from '../host.ts';
import type { JsonObject } from '../json.ts';
import type { Book, Entry, Side } from './book.ts';
import { refuse } from './errors.ts';
import type { Handler, World } from './world.ts';

const SIDES = { SUPPLIER: 'supplier', RECIPIENT: 'recipient' } as const;

interface Key {
	taxInvoiceKey: string;
	taxInvoiceKeyType?: string;
	brn?: string;
}

/** key-type-default-query, key-type-default-body, brn-with-document-key. Deleted ones are found only `forReading`. */
function find(
	book: Book,
	{ taxInvoiceKey, taxInvoiceKeyType, brn }: Key,
	whenLeftOut: string,
	forReading = false,
): Entry | Answer | undefined {
	const type = taxInvoiceKeyType ?? whenLeftOut;
	if (type !== 'TAX_INVOICE_ID' && brn === undefined)
		return refuse('INVALID_REQUEST', 'brn is needed with a document key');
	const found =
		type === 'TAX_INVOICE_ID'
			? book.find(taxInvoiceKey)
			: book.findByKey(SIDES[type as keyof typeof SIDES], brn!, taxInvoiceKey);
	return found?.deletedAt === null || forReading ? found : undefined;
}

const isAnswer = (found: Entry | Answer | undefined): found is Answer => found !== undefined && !('invoice' in found);

/** The invoice that a body names. */
function findInBody({ book, settings }: World, key: Key): Entry | Answer | undefined {
	const type = key.taxInvoiceKeyType ?? settings.bodyKeyTypeLeftOut;
	return settings.bodyKeyTypes === 'documentKeys' && type === 'TAX_INVOICE_ID'
		? refuse('INVALID_REQUEST', 'the key of a body is that of the supplier or the recipient')
		: find(book, key, type);
}

/** Finds the invoice that a path and query name, and goes on with it. */
export const withInvoice =
	(work: (entry: Entry, request: ReadRequest, world: World) => Answer, { forReading = false } = {}): Handler =>
	(request, world) => {
		const found = find(
			world.book,
			{ taxInvoiceKey: request.path.taxInvoiceKey!, ...(request.query as Partial<Key>) },
			'TAX_INVOICE_ID',
			forReading && world.settings.deletedReads === 'deletedAt',
		);
		if (isAnswer(found)) return found;
		return found ? work(found, request, world) : refuse('B2B_TAX_INVOICE_NOT_FOUND');
	};

const taken = (entry: Entry, { book }: World): Answer => ({
	status: 200,
	body: { taxInvoice: book.view(entry) },
	effect: true,
});

/** party-by-id-or-block: a company in full, out of what was sent and what is registered. */
function companyOf(side: Side, company: JsonObject | undefined, { counterparties }: World): JsonObject | Answer {
	const type = side === 'supplier' ? 'B2B_SUPPLIER_NOT_FOUND' : 'B2B_RECIPIENT_NOT_FOUND';
	if (company === undefined) return refuse(type, `the ${side} is missing`);
	const { counterpartyId } = company;
	const registered = counterpartyId === undefined ? undefined : counterparties.find(counterpartyId);
	if (counterpartyId !== undefined && !registered)
		return refuse(type, `there is no counterparty ${counterpartyId}`, { counterpartyId });
	if (registered) {
		const { name, email, phoneNumber } = registered.contact;
		const own = {
			brn: registered.brn,
			name: registered.companyName,
			representativeName: registered.representativeName,
			address: registered.address,
			businessType: registered.businessType,
			businessClass: registered.businessClass,
			contact: { name, email, phoneNumber },
		};
		return JSON.parse(JSON.stringify({ ...own, ...company })) as JsonObject;
	}
	const missing = ['brn', 'name', 'representativeName', 'contact'].filter((key) => company[key] === undefined);
	return missing.length > 0 ? refuse('INVALID_REQUEST', `${side}: ${missing.join(', ')} is missing`) : company;
}

const isRefusal = (value: JsonObject | Answer): value is Answer =>
	typeof value.status === 'number' && value.body !== undefined;

/** totals-add-up, tax-zero-when-exempt */
function wrongTotals({
	taxationType,
	totalSupplyAmount,
	totalTaxAmount,
	totalAmount,
	items = [],
	...invoice
}: JsonObject): string | undefined {
	const sum = (key: string) => (items as JsonObject[]).reduce((total, item) => total + (item[key] ?? 0), 0);
	if (totalSupplyAmount + totalTaxAmount !== totalAmount) return 'supply and tax do not add up to the total';
	if (items.length > 0 && (sum('supplyCostAmount') !== totalSupplyAmount || sum('taxAmount') !== totalTaxAmount))
		return 'the lines do not add up to the totals';
	if (taxationType !== 'TAXABLE' && totalTaxAmount !== 0) return 'there is a tax on an invoice without tax';
	const parts = ['cashAmount', 'checkAmount', 'creditAmount', 'noteAmount'].map((key) => invoice[key]);
	const isPaid = parts.some((part) => part !== undefined);
	return isPaid && parts.reduce((total, part) => total + (part ?? 0), 0) !== totalAmount
		? 'the parts of the payment do not add up to the total'
		: undefined;
}

/** The content of an invoice with its companies filled in. @returns a refusal where it cannot be taken */
function contentOf(sent: JsonObject, world: World): JsonObject | Answer {
	const wrong = world.settings.checksTotals ? wrongTotals(sent) : undefined;
	if (wrong !== undefined) return refuse('INVALID_REQUEST', wrong);
	const { issuanceType: _type, ...content } = sent;
	for (const side of ['supplier', 'recipient'] as const) {
		const company = companyOf(side, sent[side], world);
		if (isRefusal(company)) return company;
		content[side] = company;
	}
	return content;
}

/** amendment-original-sent */
function modificationOf(
	given: JsonObject | undefined,
	content: JsonObject,
	world: World,
): Entry['modification'] | Answer {
	if (!given) return null;
	const { book } = world;
	const original = findInBody(world, given as unknown as Key);
	if (isAnswer(original)) return original;
	if (!original) return refuse('B2B_ORIGINAL_TAX_INVOICE_NOT_FOUND');
	if (book.status(original) !== 'SENDING_COMPLETED') return refuse('B2B_TAX_INVOICE_STATUS_NOT_SENDING_COMPLETED');
	if (original.invoice.taxationType !== content.taxationType) return refuse('B2B_CANNOT_CHANGE_TAX_TYPE');
	return {
		type: given.type,
		originalNtsApprovalNumber: original.approvalNumber!,
		originalTaxInvoiceId: original.id,
		rootTaxInvoiceId: original.modification?.rootTaxInvoiceId ?? original.id,
	};
}

/** document-key-unique */
function usedKey(content: JsonObject, { book }: World): Answer | undefined {
	for (const side of ['supplier', 'recipient'] as const) {
		const key = content[`${side}DocumentKey`];
		if (key !== undefined && book.isUsed(side, content[side].brn, key)) {
			return refuse(
				side === 'supplier'
					? 'B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED'
					: 'B2B_TAX_INVOICE_RECIPIENT_DOCUMENT_KEY_ALREADY_USED',
			);
		}
	}
	return undefined;
}

/** Makes an invoice and leads it where the call says. */
const making =
	(state: Entry['state'], only?: Entry['issuanceType']): Handler =>
	(request, world) => {
		const { taxInvoice, modification: given, memo, createRecipientCounterparty } = request.body as JsonObject;
		// issuance-type-default-reverse
		const issuanceType = (taxInvoice.issuanceType ?? 'REVERSE') as Entry['issuanceType'];
		if (only && issuanceType !== only) return refuse('B2B_ISSUANCE_TYPE_MISMATCH');
		const content = contentOf(taxInvoice, world);
		if (isRefusal(content)) return content;
		const modification = modificationOf(given, content, world);
		if (modification && 'status' in modification) return modification;
		const used = usedKey(content, world);
		if (used) return used;
		const unconnected = state === 'REQUESTED' ? unconnectedSupplier(content, world) : undefined;
		if (unconnected) return unconnected;
		const entry = world.book.add(content, { issuanceType, modification: modification, memo });
		if (createRecipientCounterparty) world.counterparties.addCompany(content.recipient);
		if (state !== 'DRAFTED') lead(entry, state, world);
		return taken(entry, world);
	};

const EVENTS: Partial<Record<Entry['state'], string>> = {
	REQUESTED: 'TaxInvoice.Requested',
	ISSUED: 'TaxInvoice.Issued',
	REQUEST_CANCELLED: 'TaxInvoice.RequestCancelled',
	ISSUANCE_CANCELLED: 'TaxInvoice.IssuanceCancelled',
	REQUEST_REFUSED: 'TaxInvoice.Refused',
};

function lead(entry: Entry, state: Entry['state'], { book, announce, awaitResult }: World): void {
	book.move(entry, state);
	const event = EVENTS[state];
	if (event) announce(event, entry);
	if (entry.sent) awaitResult(entry);
}

/** reverse-supplier-connected */
function unconnectedSupplier({ supplier: { brn } }: JsonObject, { settings }: World): Answer | undefined {
	return settings.unconnectedNumbers.includes(brn)
		? refuse('B2B_COUNTERPARTY_NTS_NOT_CONNECTED', 'the supplier is not connected to the tax office', { brn })
		: undefined;
}

interface Step {
	from: Entry['state'];
	to: Entry['state'];
	wrongState: Parameters<typeof refuse>[0];
	/** The side whose document key must be there. */
	needs?: Side;
}

/** status-per-call, needs-supplier-key, needs-recipient-key */
const stepping = ({ from, to, wrongState, needs }: Step): Handler =>
	withInvoice((entry, request, world) => {
		if (world.book.status(entry) !== from) return refuse(wrongState, `the invoice is ${world.book.status(entry)}`);
		if (needs && entry.invoice[`${needs}DocumentKey`] === undefined)
			return refuse(
				needs === 'supplier' ? 'B2B_TAX_INVOICE_NO_SUPPLIER_DOCUMENT_KEY' : 'B2B_TAX_INVOICE_NO_RECIPIENT_DOCUMENT_KEY',
			);
		entry.memo = (request.body as JsonObject | undefined)?.memo ?? entry.memo;
		lead(entry, to, world);
		return taken(entry, world);
	});

const DELETABLE = ['DRAFTED', 'REQUEST_REFUSED', 'REQUEST_CANCELLED', 'ISSUANCE_CANCELLED', 'SENDING_FAILED'];

/** A link to something that is served without credentials. */
const linkTo = (kind: 'pdf' | 'print' | 'popup'): Handler =>
	withInvoice((entry, request, { links, addresses }) => {
		const menu = request.query.includeMenu === 'true' ? '?menu=true' : '';
		return {
			status: 200,
			body: { url: `${addresses.host}/links/${links.make({ kind, entry })}.${kind === 'pdf' ? 'pdf' : 'html'}${menu}` },
		};
	});

export const invoiceHandlers: Record<string, Handler> = {
	draftB2bTaxInvoice: making('DRAFTED'),
	issueB2bTaxInvoiceImmediately: making('ISSUED', 'NORMAL'),
	requestB2bTaxInvoiceReverseIssuance: making('REQUESTED', 'REVERSE'),

	updateB2bTaxInvoiceDraft(request, world) {
		const { taxInvoice, memo, ...key } = request.body as JsonObject;
		const entry = findInBody(world, key as unknown as Key);
		if (isAnswer(entry)) return entry;
		if (!entry) return refuse('B2B_TAX_INVOICE_NOT_FOUND');
		if (world.book.status(entry) !== 'DRAFTED') return refuse('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
		if ((taxInvoice.issuanceType ?? 'REVERSE') !== entry.issuanceType) return refuse('B2B_ISSUANCE_TYPE_MISMATCH');
		const content = contentOf(taxInvoice, world);
		if (isRefusal(content)) return content;
		// document-key-fixed
		for (const side of ['supplier', 'recipient'] as const) {
			const name = `${side}DocumentKey`;
			if (content[name] !== undefined && content[name] !== entry.invoice[name])
				return refuse('B2B_DOCUMENT_KEY_CANNOT_BE_CHANGED');
			if (entry.invoice[name] !== undefined) content[name] = entry.invoice[name];
		}
		if (entry.modification && entry.invoice.taxationType !== content.taxationType)
			return refuse('B2B_CANNOT_CHANGE_TAX_TYPE');
		entry.invoice = content;
		entry.memo = memo ?? entry.memo;
		return taken(entry, world);
	},

	getB2bTaxInvoice: withInvoice((entry, _request, { book }) => ({ status: 200, body: book.view(entry) }), {
		forReading: true,
	}),

	deleteB2bTaxInvoice: withInvoice((entry, _request, { book, now }) => {
		if (!DELETABLE.includes(book.status(entry))) return refuse('B2B_TAX_INVOICE_NON_DELETABLE_STATUS');
		entry.deletedAt = now();
		return { status: 200, body: {}, effect: true };
	}),

	issueB2bTaxInvoice(request, world) {
		return withInvoice((entry) =>
			stepping(
				entry.issuanceType === 'REVERSE'
					? { from: 'REQUESTED', to: 'ISSUED', wrongState: 'B2B_TAX_INVOICE_NOT_REQUESTED_STATUS', needs: 'supplier' }
					: { from: 'DRAFTED', to: 'ISSUED', wrongState: 'B2B_TAX_INVOICE_NOT_DRAFTED_STATUS' },
			)(request, world),
		)(request, world);
	},

	requestB2bTaxInvoice(request, world) {
		return withInvoice((entry) => {
			if (entry.issuanceType !== 'REVERSE') return refuse('B2B_ISSUANCE_TYPE_MISMATCH');
			if (world.book.status(entry) !== 'DRAFTED') return refuse('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
			if (entry.invoice.recipientDocumentKey === undefined) return refuse('B2B_TAX_INVOICE_NO_RECIPIENT_DOCUMENT_KEY');
			const unconnected = unconnectedSupplier(entry.invoice, world);
			if (unconnected) return unconnected;
			lead(entry, 'REQUESTED', world);
			return taken(entry, world);
		})(request, world);
	},

	cancelB2bTaxInvoiceRequest: stepping({
		from: 'REQUESTED',
		to: 'REQUEST_CANCELLED',
		wrongState: 'B2B_TAX_INVOICE_NOT_REQUESTED_STATUS',
		needs: 'recipient',
	}),
	refuseB2bTaxInvoiceRequest: stepping({
		from: 'REQUESTED',
		to: 'REQUEST_REFUSED',
		wrongState: 'B2B_TAX_INVOICE_NOT_REQUESTED_STATUS',
		needs: 'supplier',
	}),
	cancelB2bTaxInvoiceIssuance: stepping({
		from: 'ISSUED',
		to: 'ISSUANCE_CANCELLED',
		wrongState: 'B2B_TAX_INVOICE_NOT_ISSUED_STATUS',
	}),

	sendToNtsB2bTaxInvoice: withInvoice((entry, _request, world) => {
		if (!['ISSUED', ...world.settings.sendableStatuses].includes(world.book.status(entry)))
			return refuse('B2B_TAX_INVOICE_NOT_ISSUED_STATUS');
		world.book.send(entry);
		world.awaitResult(entry);
		return taken(entry, world);
	}),

	getB2bTaxInvoicePdfDownloadUrl: linkTo('pdf'),
	getB2bTaxInvoicePopupUrl: linkTo('popup'),
	getB2bTaxInvoicePrintUrl: linkTo('print'),

	getB2bTaxInvoiceAttachments: withInvoice((entry) => ({
		status: 200,
		body: {
			attachments: entry.attachments.map(({ id, name, attachedAt }) => ({
				id,
				name,
				attachedAt: new Date(attachedAt).toISOString(),
			})),
		},
	})),

	createB2bFileUploadUrl(request, { files, addresses }) {
		const fileId = files.make((request.body as JsonObject).fileName);
		return {
			status: 200,
			body: { fileId, url: `${addresses.host}/uploads/${fileId}?signature=${fileId.slice(-8)}` },
			effect: true,
		};
	},

	attachB2bTaxInvoiceFile: withInvoice((entry, request, world) => {
		if (world.book.status(entry) !== 'DRAFTED') return refuse('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
		const file = world.files.find((request.body as JsonObject).fileId);
		// attachment-three-steps: what nobody put there is not there.
		if (!file?.bytes) return refuse('B2B_FILE_NOT_FOUND');
		entry.attachments.push({ id: `att_${randomUUID()}`, name: file.name, attachedAt: world.now() });
		return { status: 200, effect: true };
	}),

	deleteB2bTaxInvoiceAttachment: withInvoice((entry, request, { book }) => {
		if (book.status(entry) !== 'DRAFTED') return refuse('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
		const index = entry.attachments.findIndex(({ id }) => id === request.path.attachmentId);
		if (index < 0) return refuse('B2B_TAX_INVOICE_ATTACHMENT_NOT_FOUND');
		entry.attachments.splice(index, 1);
		return { status: 200, effect: true };
	}),
};
