/**
 * The documents the emulated Bolta has accepted. Reference ids and documents belong to one API key; test and live keys
 * never see each other. State is computed when asked, so that moving the clock moves the documents.
 */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../contract.ts';
import { draw } from '../faults.ts';
import { seoulDay, seoulTime } from '../seoul.ts';
import type { BoltaSettings, Cause } from './settings.ts';

export type Mode = 'test' | 'live';

export interface LedgerEntry {
	issuanceKey: string;
	clientReferenceId: string | null;
	customerKey: string | null;
	mode: Mode;
	/** Which API key, by number in the order of appearance; the key itself is kept out of sight. */
	account: string;
	body: JsonObject;
	/** Milliseconds on the vendor's clock. */
	acceptedAt: number;
	state: 'accepted' | 'issued' | 'failed';
	ntsTransactionId: string | null;
	issuedAt: string | null;
	cause: Cause | null;
}

interface Accepted extends Pick<LedgerEntry, 'issuanceKey' | 'clientReferenceId' | 'customerKey' | 'mode' | 'account' | 'body' | 'acceptedAt'> {
	number: number;
	resultAt: number;
	failure: Cause | null;
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

	accept(account: Account, clientReferenceId: string | null, customerKey: string | null, body: JsonObject): Entry {
		const { seed, failReferenceIds, failRate, failCause, issueDelayMs } = this.#settings;
		const entries = this.#entries[account.mode];
		const number = entries.length + 1;
		const acceptedAt = this.now();
		const issuanceKey = createHash('sha256').update(`${account.mode} ${number}`).digest('hex').slice(0, 32).toUpperCase();
		const fails = (clientReferenceId !== null && failReferenceIds.includes(clientReferenceId))
			|| (failRate > 0 && draw(seed, 'fail', clientReferenceId ?? issuanceKey) < failRate);
		const entry: Accepted = {
			issuanceKey, clientReferenceId, customerKey, mode: account.mode, account: account.name, body, acceptedAt,
			number, resultAt: acceptedAt + issueDelayMs, failure: fails ? { ...failCause } : null,
		};
		entries.push(entry);
		account.byKey.set(issuanceKey, entry);
		if (clientReferenceId !== null && !account.byReference.has(clientReferenceId)) account.byReference.set(clientReferenceId, entry);
		return entry;
	}

	/** An entry as it stands now. */
	view(entry: Entry): LedgerEntry {
		const { number, resultAt, failure, ...rest } = entry;
		const state = this.now() < resultAt ? 'accepted' : failure ? 'failed' : 'issued';
		return {
			...rest,
			state,
			// Twenty-four characters: the day, then a running number in two groups of eight, as the tax office writes them.
			ntsTransactionId: state === 'issued' ? `${seoulDay(resultAt).replaceAll('-', '')}10000000${String(number).padStart(8, '0')}` : null,
			issuedAt: state === 'issued' ? seoulTime(resultAt) : null,
			cause: state === 'failed' ? failure : null,
		};
	}

	entries(mode?: Mode): LedgerEntry[] {
		const chosen = mode ? this.#entries[mode] : [...this.#entries.test, ...this.#entries.live].sort((left, right) => left.acceptedAt - right.acceptedAt);
		return chosen.map((entry) => this.view(entry));
	}

	clear(): void {
		this.#accounts.clear();
		this.#entries = { test: [], live: [] };
	}
}
