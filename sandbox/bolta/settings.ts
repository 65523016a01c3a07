import { SetupError } from '../checked.ts';

/** Everything about the emulated Bolta that a test can choose. What Bolta really does where sources disagree is unknown, so each account is a setting. */
export interface Cause {
	code: string;
	message: string;
}

export interface Customer {
	customerKey: string;
	identificationNumber: string;
	organizationName: string;
	representativeName: string;
	taxRegistrationId?: string | null;
	certificate?: { issuedAt: string; expiresAt: string } | null;
}

export interface BoltaSettings {
	/** 1: Customer-Key demanded, taxType dropped. 2: Supplier-Key and taxType demanded. 3: no party header, taxType demanded. */
	generation: 1 | 2 | 3;
	/** API keys that exist; null: every well-formed one. */
	keys: string[] | null;
	/** true: a key that the contract does not name is answered with 400; false: it is dropped without a word, as Bolta does. */
	strictKeys: boolean;
	/** What a reference id that was used before gets; 'replay': the same answer for the same content, 400 for other content. */
	usedId: '400' | '409' | 'replay' | 'notChecked';
	/** From acceptance to the result, fixed when a document is accepted. */
	issueDelayMs: number;
	/** How long the status look-up does not know an accepted document yet. */
	statusLagMs: number;
	/** What the status look-up answers to an id it does not know. */
	unknownReferenceStatus: 400 | 404;
	/** Reference ids whose documents fail after they were accepted. */
	failReferenceIds: string[];
	/** Share of accepted documents that fail, drawn by seed and reference id. */
	failRate: number;
	failCause: Cause;
	/** Whether the 404 of a document that cannot be read has no body. */
	emptyNotFound: boolean;
	/** Whether reading shows 13-digit numbers as 900101-1******. */
	maskPersonNumbers: boolean;
	/** Added to the vendor's clock: issue times, the day in Seoul, delays and lags follow it; network latency and webhooks do not. */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
	/** Where results are announced; loopback only. */
	webhookUrl: string | null;
	/** From the result to its announcement. */
	webhookDelayMs: number;
	customers: Customer[];
}

export const defaultSettings = (): BoltaSettings => ({
	generation: 3,
	keys: null,
	strictKeys: true,
	usedId: '400',
	issueDelayMs: 0,
	statusLagMs: 0,
	unknownReferenceStatus: 400,
	failReferenceIds: [],
	failRate: 0,
	failCause: { code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' },
	emptyNotFound: true,
	maskPersonNumbers: false,
	clockOffsetMs: 0,
	latencyMs: 0,
	seed: 1,
	logBodies: true,
	webhookUrl: null,
	webhookDelayMs: 0,
	customers: [{
		customerKey: 'customer_bf8paz',
		identificationNumber: '1234567891',
		organizationName: '공급자 상호',
		representativeName: '공급자대표',
		taxRegistrationId: null,
		certificate: { issuedAt: '2026-01-01T00:00:00', expiresAt: '2027-01-01T00:00:00' },
	}],
});

/** A timer that is set for longer than this goes off at once. */
const milliseconds = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const texts = { type: 'array', items: { type: 'string' } };

/** Customers are checked against the contract. */
export const settingsSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		generation: { enum: [1, 2, 3] },
		keys: { anyOf: [texts, { type: 'null' }] },
		strictKeys: { type: 'boolean' },
		usedId: { enum: ['400', '409', 'replay', 'notChecked'] },
		issueDelayMs: milliseconds,
		statusLagMs: milliseconds,
		unknownReferenceStatus: { enum: [400, 404] },
		failReferenceIds: texts,
		failRate: { type: 'number', minimum: 0, maximum: 1 },
		failCause: {
			type: 'object',
			required: ['code', 'message'],
			additionalProperties: false,
			properties: { code: { type: 'string' }, message: { type: 'string' } },
		},
		emptyNotFound: { type: 'boolean' },
		maskPersonNumbers: { type: 'boolean' },
		clockOffsetMs: { type: 'number' },
		latencyMs: milliseconds,
		seed: { type: 'number' },
		logBodies: { type: 'boolean' },
		webhookUrl: { type: ['string', 'null'] },
		webhookDelayMs: milliseconds,
		customers: { type: 'array', items: { $ref: '#/components/schemas/Customer' } },
	},
};

/** Results carry document keys, and a sandbox must not talk to the outside: only addresses of this machine. */
export function assertLoopback(address: string): void {
	const url = URL.parse(address);
	const loopback = url && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
	if (!loopback || url.protocol !== 'http:') throw new SetupError('webhookUrl must be an http address on loopback');
}
