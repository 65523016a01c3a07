/** The invoices of one mode. State is computed when asked, so that moving the clock moves the invoices. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { seoulDay } from '../seoul.ts';
import type { PortOneSettings } from './settings.ts';

export type Side = 'supplier' | 'recipient';

export interface Attachment {
	id: string;
	name: string;
	attachedAt: number;
}

export interface Entry {
	id: string;
	/** As it was taken, companies filled in. */
	invoice: JsonObject;
	issuanceType: 'NORMAL' | 'REVERSE';
	/** Before it is sent to the tax office. */
	state: 'DRAFTED' | 'REQUESTED' | 'REQUEST_CANCELLED' | 'REQUEST_REFUSED' | 'ISSUED' | 'ISSUANCE_CANCELLED';
	stateAt: number;
	draftedAt: number;
	requestedAt: number | null;
	issuedAt: number | null;
	approvalNumber: string | null;
	/** When it goes, or went, to the tax office, and when the result comes. */
	sent: { at: number; resultAt: number; code: string } | null;
	modification: {
		type: string;
		originalNtsApprovalNumber: string;
		originalTaxInvoiceId: string;
		rootTaxInvoiceId: string;
	} | null;
	attachments: Attachment[];
	memo: string | undefined;
	deletedAt: number | null;
	/** That the tax office has it was announced. */
	announced: boolean;
}

const time = (instant: number | null) => (instant === null ? undefined : new Date(instant).toISOString());

/** Members without a value are not there at all. */
export const withoutEmpty = (value: JsonObject): JsonObject =>
	Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

/** The 10th of the month after the write date. */
function dueDate(writeDate: string): string {
	const [year, month] = writeDate.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, month, 10)).toISOString().slice(0, 10);
}

export class Book {
	#entries: Entry[] = [];
	readonly #settings: PortOneSettings;
	readonly #now: () => number;

	constructor(settings: PortOneSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	add(
		invoice: JsonObject,
		{ issuanceType, modification, memo }: Pick<Entry, 'issuanceType' | 'modification' | 'memo'>,
	): Entry {
		const at = this.#now();
		const entry: Entry = {
			id: `inv_${randomUUID()}`,
			invoice,
			issuanceType,
			modification,
			memo,
			state: 'DRAFTED',
			stateAt: at,
			draftedAt: at,
			requestedAt: null,
			issuedAt: null,
			approvalNumber: null,
			sent: null,
			attachments: [],
			deletedAt: null,
			announced: false,
		};
		this.#entries.push(entry);
		return entry;
	}

	move(entry: Entry, state: Entry['state']): void {
		entry.state = state;
		entry.stateAt = this.#now();
		// What was to go to the tax office by itself does not go any more.
		if (state === 'ISSUANCE_CANCELLED') entry.sent = null;
		if (state === 'REQUESTED') entry.requestedAt = entry.stateAt;
		if (state !== 'ISSUED') return;
		entry.issuedAt = entry.stateAt;
		entry.approvalNumber = `${entry.invoice.writeDate.replaceAll('-', '')}41000066${String(this.#entries.indexOf(entry) + 1).padStart(8, '0')}`;
		if (this.#settings.autoSendAfterMs !== null) this.send(entry, entry.stateAt + this.#settings.autoSendAfterMs);
	}

	send(entry: Entry, at = this.#now()): void {
		entry.sent = {
			at,
			resultAt: at + this.#settings.resultDelayMs,
			code: this.#settings.ntsResultCodes[entry.invoice.recipient.brn] ?? this.#settings.ntsResultCode,
		};
	}

	status({ state, sent, invoice }: Entry): string {
		const shown = this.#settings.shownStatuses[invoice.supplierDocumentKey ?? invoice.recipientDocumentKey];
		if (shown !== undefined) return shown;
		const now = this.#now();
		if (state !== 'ISSUED' || !sent || now < sent.at) return state;
		if (now >= sent.resultAt) return sent.code === 'SUC001' ? 'SENDING_COMPLETED' : 'SENDING_FAILED';
		return now < (sent.at + sent.resultAt) / 2 ? 'BEFORE_SENDING' : 'SENDING';
	}

	find(id: string): Entry | undefined {
		return this.#entries.find((entry) => entry.id === id);
	}

	/** The newest: a deleted one may have had the key before. */
	findByKey(side: Side, brn: string, key: string): Entry | undefined {
		return this.#entries.findLast(
			(entry) =>
				this.showsByKey(entry) && entry.invoice[`${side}DocumentKey`] === key && entry.invoice[side].brn === brn,
		);
	}

	showsByKey({ draftedAt }: Entry): boolean {
		return this.#now() >= draftedAt + this.#settings.keyLagMs;
	}

	isUsed(side: Side, brn: string, key: string): boolean {
		return this.#entries.some(
			(entry) =>
				entry.invoice[`${side}DocumentKey`] === key &&
				entry.invoice[side].brn === brn &&
				(entry.deletedAt === null || this.#settings.deletedKeys === 'used'),
		);
	}

	all(): Entry[] {
		return [...this.#entries];
	}

	clear(): void {
		this.#entries = [];
	}

	/** What an invoice and its line in a list both tell. */
	#common(entry: Entry): JsonObject {
		const { id, invoice, issuanceType, issuedAt, approvalNumber, sent, modification, memo } = entry;
		const status = this.status(entry);
		const isReported = sent !== null && this.#now() >= sent.resultAt && status.startsWith('SENDING_');
		const issuanceDueDate = dueDate(invoice.writeDate);
		const statusUpdatedAt = isReported ? sent.resultAt : sent && this.#now() >= sent.at ? sent.at : entry.stateAt;
		return {
			id,
			status,
			issuanceType,
			memo,
			issuanceDueDate,
			taxationType: invoice.taxationType,
			documentModificationType: modification ? 'MODIFICATION' : 'NORMAL',
			isDelayed: issuedAt === null ? undefined : seoulDay(issuedAt) > issuanceDueDate,
			writeDate: invoice.writeDate,
			purposeType: invoice.purposeType,
			totalSupplyAmount: invoice.totalSupplyAmount,
			totalTaxAmount: invoice.totalTaxAmount,
			totalAmount: invoice.totalAmount,
			supplierDocumentKey: invoice.supplierDocumentKey,
			recipientDocumentKey: invoice.recipientDocumentKey,
			items: invoice.items ?? [],
			draftedAt: time(entry.draftedAt),
			requestedAt: time(entry.requestedAt),
			issuedAt: time(issuedAt),
			statusUpdatedAt: time(statusUpdatedAt),
			ntsSentAt: sent && this.#now() >= sent.at ? time(sent.at) : undefined,
			ntsApprovalNumber: approvalNumber ?? undefined,
			...(isReported && {
				ntsResult: sent.code === 'SUC001' ? '성공' : '오류',
				ntsResultCode: sent.code,
				ntsResultReceivedAt: time(sent.resultAt),
			}),
		};
	}

	/** B2bTaxInvoice */
	view(entry: Entry): JsonObject {
		const { invoice } = entry;
		const { useCounterpartyAdditionalContacts: _use, ...content } = invoice;
		return withoutEmpty({
			...content,
			...this.#common(entry),
			remarks: invoice.remarks ?? [],
			additionalContacts: invoice.additionalContacts ?? [],
			modification: entry.modification ?? undefined,
			deletedAt: time(entry.deletedAt),
		});
	}

	/** B2bTaxInvoiceSummary */
	summary(entry: Entry): JsonObject {
		const { supplier, recipient } = entry.invoice;
		return withoutEmpty({
			...this.#common(entry),
			supplierBrn: supplier.brn,
			supplierName: supplier.name,
			supplierRepresentativeName: supplier.representativeName,
			supplierCounterpartyId: supplier.counterpartyId,
			recipientBrn: recipient.brn,
			recipientName: recipient.name,
			recipientRepresentativeName: recipient.representativeName,
			recipientCounterpartyId: recipient.counterpartyId,
		});
	}
}
