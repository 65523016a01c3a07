/**
 * The documents the emulated Bolta has accepted. Reference ids and documents belong to one API key; test and live keys
 * never see each other. State is computed when asked, so that moving the clock moves the documents.
 */
import { createHash } from 'node:crypto';
import { draw } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import { seoulDay, seoulTime } from '../seoul.ts';
import type { BoltaSettings, Cause } from './settings.ts';

export type Mode = 'test' | 'live';

/** By which operation a document was asked for. */
export type DocumentKind = 'issue' | 'termination' | 'changeSupplyCost' | 'doubleIssuance' | 'reverseRequest';

export interface LedgerEntry {
	issuanceKey: string;
	kind: DocumentKind;
	/** Of an amendment: the document that it amends. */
	originalIssuanceKey: string | null;
	clientReferenceId: string | null;
	customerKey: string | null;
	mode: Mode;
	/** Which API key, by number in the order of appearance; the key itself is kept out of sight. */
	account: string;
	body: JsonObject;
	/** Milliseconds on the vendor's clock. */
	acceptedAt: number;
	/** 'requested' and 'cancelled': of a reverse request, which becomes 'accepted' when the seller approves. */
	state: 'requested' | 'cancelled' | 'accepted' | 'issued' | 'failed';
	ntsTransactionId: string | null;
	issuedAt: string | null;
	cause: Cause | null;
}

/** What an operation makes a document of. */
export interface Draft extends Pick<
	LedgerEntry,
	'kind' | 'originalIssuanceKey' | 'clientReferenceId' | 'customerKey' | 'body'
> {
	/** What the client sent: two requests that differ in it are not the same. */
	asked: JsonObject;
	/** Why it will fail, when that is already known. */
	failure: Cause | null;
}

interface Accepted extends Draft, Pick<LedgerEntry, 'issuanceKey' | 'mode' | 'account' | 'acceptedAt'> {
	number: number;
	/** null: as long as it waits for an approval, and when it never gets one. */
	resultAt: number | null;
	cancelled: boolean;
}

export interface Account {
	name: string;
	mode: Mode;
	byKey: Map<string, Accepted>;
	/** The first document of each reference id. */
	byReference: Map<string, Accepted>;
}

export type Entry = Accepted;

export class Ledger {
	#accounts = new Map<string, Account>();
	#entries: Record<Mode, Accepted[]> = { test: [], live: [] };
	readonly #settings: BoltaSettings;

	constructor(settings: BoltaSettings) {
		this.#settings = settings;
	}

	now(): number {
		return Date.now() + this.#settings.clockOffsetMs;
	}

	account(apiKey: string): Account {
		let account = this.#accounts.get(apiKey);
		if (!account) {
			const mode: Mode = apiKey.startsWith('live_') ? 'live' : 'test';
			account = { name: `${mode}-${this.#accounts.size + 1}`, mode, byKey: new Map(), byReference: new Map() };
			this.#accounts.set(apiKey, account);
		}
		return account;
	}

	accept(account: Account, draft: Draft): Entry {
		const { seed, issuanceKeys, failReferenceIds, failRate, failCause, issueDelayMs } = this.#settings;
		const { clientReferenceId, failure } = draft;
		const entries = this.#entries[account.mode];
		const number = entries.length + 1;
		const acceptedAt = this.now();
		const isFirst = clientReferenceId !== null && !account.byReference.has(clientReferenceId);
		const issuanceKey =
			(isFirst && Object.hasOwn(issuanceKeys, clientReferenceId) ? issuanceKeys[clientReferenceId] : undefined) ??
			createHash('sha256').update(`${account.mode} ${number} ${seed}`).digest('hex').slice(0, 32).toUpperCase();
		const fails =
			(clientReferenceId !== null && failReferenceIds.includes(clientReferenceId)) ||
			(failRate > 0 && draw(seed, 'fail', clientReferenceId ?? issuanceKey) < failRate);
		const entry: Accepted = {
			...draft,
			issuanceKey,
			mode: account.mode,
			account: account.name,
			acceptedAt,
			number,
			resultAt: draft.kind === 'reverseRequest' ? null : acceptedAt + issueDelayMs,
			failure: failure ?? (fails ? { ...failCause } : null),
			cancelled: false,
		};
		entries.push(entry);
		account.byKey.set(issuanceKey, entry);
		if (isFirst) account.byReference.set(clientReferenceId, entry);
		return entry;
	}

	/** The seller's approval of a reverse request. */
	approve(entry: Entry): void {
		entry.resultAt = this.now() + this.#settings.issueDelayMs;
	}

	cancel(entry: Entry): void {
		entry.cancelled = true;
	}

	state({ cancelled, resultAt, failure }: Entry): LedgerEntry['state'] {
		if (resultAt === null) return cancelled ? 'cancelled' : 'requested';
		if (this.now() < resultAt) return 'accepted';
		return failure ? 'failed' : 'issued';
	}

	/** An entry as it stands now. */
	view(entry: Entry): LedgerEntry {
		const { number, resultAt, failure, cancelled: _cancelled, asked: _asked, ...rest } = entry;
		const state = this.state(entry);
		const issued = state === 'issued' ? resultAt! : null;
		return {
			...rest,
			state,
			// Twenty-four characters: the day, then a running number in two groups of eight, as the tax office writes them.
			ntsTransactionId:
				issued === null ? null : `${seoulDay(issued).replaceAll('-', '')}10000000${String(number).padStart(8, '0')}`,
			issuedAt: issued === null ? null : seoulTime(issued),
			cause: state === 'failed' ? failure : null,
		};
	}

	entries(mode?: Mode): LedgerEntry[] {
		const chosen = mode
			? this.#entries[mode]
			: [...this.#entries.test, ...this.#entries.live].sort((left, right) => left.acceptedAt - right.acceptedAt);
		return chosen.map((entry) => this.view(entry));
	}

	clear(): void {
		this.#accounts.clear();
		this.#entries = { test: [], live: [] };
	}
}
