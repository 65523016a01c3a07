/** The documents of the emulated office. State is computed when asked, so that moving the clock moves the documents. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json.ts';
import { seoulTime } from '../../seoul.ts';
import type { Files } from './files.ts';
import type { HiworksBillSettings } from './settings.ts';

/** A document's content, as one sheet of a request has it. */
export type Sheet = Record<'information' | 'invoiceType' | 'invoicer' | 'invoicee', JsonObject> & {
	items: JsonObject[];
};

export interface Draft {
	kind: 'create' | 'amendment';
	/** Of an amendment: which of its sheets. */
	side: 'negative' | 'positive' | null;
	sheet: Sheet;
	/** Of an amendment. */
	amendment: { originalIssueId: string; modifyType: string } | null;
	/** The document that is amended, where this office has it. */
	original: string | null;
	resellerCode: string | null;
	/** What the tax office will find wrong besides what stands in the document itself. */
	flaw: string | null;
}

export type ApprovalStatus = 'W' | 'T' | 'R' | 'S' | 'B';

export interface Entry extends Draft {
	documentId: string;
	number: number;
	acceptedAt: number;
	approval: ApprovalStatus;
	signed: { at: number; resultAt: number; issueId: string; code: string } | null;
	deleted: boolean;
}

export interface DocumentStatus {
	approvalStatus: ApprovalStatus;
	declareStatus: '0' | '1' | '2' | '3' | '4' | '5';
	declareStatusCode: string;
	issueId: string;
}

export interface HiworksBillEntry
	extends DocumentStatus, Pick<Draft, 'kind' | 'side' | 'amendment' | 'original' | 'resellerCode'> {
	documentId: string;
	typeCode: string;
	taxType: string;
	/** The only place where a client can put a mark of its own. */
	memo: string | null;
	writeDate: string;
	supplierNumber: string;
	recipientNumber: string;
	recipientName: string;
	totalSupplyPrice: string;
	totalTax: string;
	/** Milliseconds on the vendor's clock. */
	acceptedAt: number;
	signedAt: number | null;
	deleted: boolean;
	files: Array<{ id: number; name: string; size: number }>;
	/** As it was taken. */
	sheet: Sheet;
}

export class Ledger {
	#entries: Entry[] = [];
	readonly #settings: HiworksBillSettings;
	readonly #files: Files;

	constructor(settings: HiworksBillSettings, files: Files) {
		this.#settings = settings;
		this.#files = files;
	}

	now(): number {
		return Date.now() + this.#settings.clockOffsetMs;
	}

	accept(draft: Draft): Entry {
		const [acceptedAt, number] = [this.now(), this.#entries.length + 1];
		const random = BigInt(`0x${createHash('sha256').update(`document ${number}`).digest('hex')}`)
			.toString(36)
			.toUpperCase();
		const [{ documentIds }, memo] = [this.#settings, String(draft.sheet.information.memo)];
		const wanted = Object.hasOwn(documentIds, memo) ? documentIds[memo] : undefined;
		const documentId =
			wanted !== undefined && !this.#entries.some((entry) => entry.documentId === wanted)
				? wanted
				: `${seoulTime(acceptedAt).replace(/\D/g, '').slice(0, 14)}${random.slice(0, 32)}`;
		// initial-status
		const entry: Entry = { ...draft, documentId, number, acceptedAt, approval: 'W', signed: null, deleted: false };
		this.#entries.push(entry);
		return entry;
	}

	find(documentId: string): Entry | undefined {
		return this.#entries.find((entry) => entry.documentId === documentId && !entry.deleted);
	}

	findIssued(issueId: string): Entry | undefined {
		return this.#entries.find((entry) => entry.signed?.issueId === issueId);
	}

	/**
	 * With the tax office's result, which comes later. Twenty-four characters: the write date, then two groups of eight.
	 */
	sign(entry: Entry, code: string): void {
		const at = this.now();
		const day = entry.sheet.information.issueDate.replaceAll('-', '');
		const issueId = `${day}41000000${entry.number.toString(16).padStart(8, '0')}`;
		entry.approval = 'S';
		entry.signed = { at, resultAt: at + this.#settings.declareDelayMs, issueId, code };
	}

	status({ approval, signed }: Entry): DocumentStatus {
		if (!signed) return { approvalStatus: approval, declareStatus: '0', declareStatusCode: '', issueId: '' };
		const { at, resultAt, issueId, code } = signed;
		const now = this.now();
		if (now >= resultAt) {
			// What the tax office could not even take in was not sent; the rest was sent in vain.
			const declareStatus = code === 'SUC001' ? '4' : /^(SYS|WSM)/.test(code) ? '3' : '5';
			return { approvalStatus: approval, declareStatus, declareStatusCode: code, issueId };
		}
		return {
			approvalStatus: approval,
			declareStatus: now < (at + resultAt) / 2 ? '1' : '2',
			declareStatusCode: '',
			issueId,
		};
	}

	entries(): HiworksBillEntry[] {
		return this.#entries.map((entry) => {
			const { documentId, kind, side, sheet, amendment, original, resellerCode, acceptedAt, deleted } = entry;
			const { information, invoiceType, invoicer, invoicee } = sheet;
			return {
				documentId,
				kind,
				side,
				amendment,
				original,
				resellerCode,
				typeCode: invoiceType.typeCode,
				taxType: invoiceType.taxType,
				memo: information.memo ?? null,
				writeDate: information.issueDate,
				supplierNumber: invoicer.companyNumber,
				recipientNumber: invoicee.companyNumber,
				recipientName: invoicee.companyName,
				totalSupplyPrice: information.totalSupplyPrice,
				totalTax: information.totalTax,
				...this.status(entry),
				acceptedAt,
				signedAt: entry.signed?.at ?? null,
				deleted,
				files: this.#files.of(documentId).map(({ id, name, bytes }) => ({ id, name, size: bytes.length })),
				sheet,
			};
		});
	}

	clear(): void {
		this.#entries = [];
	}
}
