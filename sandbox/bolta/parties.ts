/**
 * Who may issue: customers of generation 1, issuers of generation 3, and their certificates. Those of the settings are
 * known to every API key, those that were registered to the key that registered them (key-scope).
 */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { seoulTime } from '../seoul.ts';
import type { Account } from './ledger.ts';
import type { BoltaSettings, Cause, Certificate, Customer, Issuer } from './settings.ts';

export type PartyKind = 'customer' | 'issuer';

export interface Party {
	kind: PartyKind;
	key: string;
	/** null: every account. */
	account: string | null;
	details: Customer | Issuer;
}

export interface Attempt extends Cause {
	identifier: string;
	customerKey: string;
	occurredAt: string;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

const keyOf = (kind: PartyKind, details: JsonObject): string =>
	details[kind === 'customer' ? 'customerKey' : 'issuerId'];

export class Parties {
	#registered: Party[] = [];
	/** What became of a certificate since; by the details, so that settings given anew begin anew. */
	#certificates = new WeakMap<object, Certificate | null>();
	#attempts = new WeakMap<object, Attempt & { at: number }>();
	#count = 0;
	readonly #settings: BoltaSettings;
	readonly #now: () => number;

	constructor(settings: BoltaSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	all(): Party[] {
		const given = (kind: PartyKind, list: Array<Customer | Issuer>) =>
			list.map((details) => ({ kind, key: keyOf(kind, details), account: null, details }));
		return [
			...given('customer', this.#settings.customers),
			...given('issuer', this.#settings.issuers),
			...this.#registered,
		];
	}

	of(account: Account, kind: PartyKind): Party[] {
		return this.all().filter(
			(party) => party.kind === kind && (party.account === null || party.account === account.name),
		);
	}

	find(account: Account, kind: PartyKind, key: string): Party | undefined {
		return this.of(account, kind).find((party) => party.key === key);
	}

	register(account: Account, kind: PartyKind, request: JsonObject): Party {
		this.#count += 1;
		const random = BigInt(`0x${createHash('sha256').update(`${kind} ${this.#count}`).digest('hex')}`).toString(36);
		const key = `${kind}_${random.slice(0, 6)}`;
		const details = { ...(kind === 'customer' ? { customerKey: key } : { issuerId: key }), ...request } as
			Customer | Issuer;
		const party: Party = { kind, key, account: account.name, details };
		this.#registered.push(party);
		return party;
	}

	certificate({ details }: Party): Certificate | null {
		return this.#certificates.has(details) ? this.#certificates.get(details)! : (details.certificate ?? null);
	}

	/** Everything that is known of a party. */
	describe(party: Party): JsonObject {
		return { ...party.details, certificate: this.certificate(party) };
	}

	/** certificate-needed: whether the business with this number can sign. */
	canSign(account: Account, identificationNumber: string): boolean {
		return [...this.of(account, 'customer'), ...this.of(account, 'issuer')].some(
			(party) => party.details.identificationNumber === identificationNumber && this.certificate(party) !== null,
		);
	}

	/** A registration by the owner, who is not a client of the API; one that fails leaves the certificate as it is. */
	attempt(party: Party, { certificate, failure }: { certificate?: Certificate; failure?: Cause }): void {
		const at = this.#now();
		const { code, message } = failure ?? { code: 'SUCCESS', message: '공동인증서가 등록되었습니다.' };
		this.#count += 1;
		this.#attempts.set(party.details, {
			identifier: String(this.#count),
			customerKey: party.key,
			occurredAt: seoulTime(at),
			code,
			message,
			at,
		});
		const day = (instant: number) => seoulTime(instant).slice(0, 19);
		if (!failure)
			this.#certificates.set(party.details, certificate ?? { issuedAt: day(at), expiresAt: day(at + YEAR) });
	}

	/** history-30-seconds: the last attempt, while it can be read. */
	latestAttempt({ details }: Party): Attempt | null {
		const attempt = this.#attempts.get(details);
		const { historyReadableMs } = this.#settings;
		return attempt && (historyReadableMs === null || this.#now() < attempt.at + historyReadableMs) ? attempt : null;
	}

	removeCertificate({ details }: Party): void {
		this.#certificates.set(details, null);
	}

	clear(): void {
		this.#registered = [];
		this.#certificates = new WeakMap();
		this.#attempts = new WeakMap();
		this.#count = 0;
	}
}
