import type { FieldsHold } from '../korea/maskFields';
import type { Words } from '../words/say';
import type { AnyEndpoint } from './endpoint';

/** What the machinery has to know of a vendor to understand its answers. */
export interface AnsweringVendor {
	/** As errors call it: "Bolta". */
	name: Words;
	credentialType: string;
	/** What its fields hold, where persons' numbers are masked. */
	holds: FieldsHold;
	/**
	 * The vendor's code and words, where a body is one of its error bodies; undefined where it is none.
	 * `accepted`: the HTTP status claimed success.
	 */
	readError(body: unknown, accepted: boolean): VendorWords | undefined;
	/** Statuses, beside 401, with which it refuses without a word. Else a refusal without its code is a gateway's. */
	wordlessErrors?: readonly number[];
	/** What a status means with this vendor, beside its number: 503 is maintenance. */
	statusWords?: Readonly<Record<number, string>>;
	/** The header of its answers that tells how many calls are left. */
	quotaHeader?: string;
	/** Calls without body need `Content-Type: application/json` too. */
	jsonOnEveryCall?: boolean;
	/** Codes that say that the credential is refused, whatever the status. */
	refusedCredentialCodes?: readonly string[];
	/** Codes that leave open whether a request took effect, whatever the status. */
	openCodes?: readonly string[];
	/** Codes of 403 answers that speak of one record only and so do not stop the run. */
	recordBoundCodes?: readonly string[];
	/** The query of every call, with what the connection adds to it: which of two books of one host is meant. */
	completeQuery?(
		endpoint: AnyEndpoint,
		query: Readonly<Record<string, string>>,
		connection: Pick<Connection, 'live'>,
	): Readonly<Record<string, string>>;
	/** Headers of every call that changes something, made anew each time that it leaves: a key of that sending alone. */
	changeHeaders?(): Record<string, string>;
}

/** Whether a JSON value, such as an error body, has keys. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export interface VendorWords {
	code?: string;
	message?: string;
}

/** A vendor, and what the machinery must be told of a credential of it. */
export interface ConnectedVendor extends AnsweringVendor {
	/** @throws Invalid when the credential contradicts itself */
	connect(credentials: Readonly<Record<string, unknown>>): Connection;
}

export interface Connection {
	baseUrl: string;
	/** Values that must not be seen in any error. */
	secrets: string[];
	/** Whether calls have legal effect. */
	live: boolean;
}
