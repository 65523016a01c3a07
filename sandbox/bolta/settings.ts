/**
 * Everything about the emulated Bolta that a test can choose. What Bolta really does where sources disagree is unknown,
 * so each account is a setting.
 */
export interface Cause {
	code: string;
	message: string;
}

export interface Certificate {
	issuedAt: string;
	expiresAt: string;
}

interface PartyDetails {
	identificationNumber: string;
	organizationName: string;
	representativeName: string;
	certificate?: Certificate | null;
	taxRegistrationId?: string | null;
}

export interface Customer extends PartyDetails {
	customerKey: string;
}

export interface Issuer extends PartyDetails {
	issuerId: string;
}

export interface BoltaSettings {
	/**
	 * 1: Customer-Key demanded, taxType dropped. 2: Supplier-Key and taxType demanded. 3: no party header, taxType
	 * demanded.
	 */
	generation: 1 | 2 | 3;
	/**
	 * Which operations there are. 'all'; 'partiesByGeneration': /customers in generation 1 only, /issuers in 3 only;
	 * 'asSeen': only those that were seen in the generation that is set. Any other is answered with 404.
	 */
	servedOperations: 'all' | 'partiesByGeneration' | 'asSeen';
	/** API keys that exist; null: every well-formed one. */
	keys: string[] | null;
	/**
	 * true: a key that the contract does not name is answered with 400; false: it is dropped without a word, as Bolta
	 * does.
	 */
	strictKeys: boolean;
	/**
	 * What a reference id that was used before gets; 'replay': the same answer for the same content, 400 for other
	 * content.
	 */
	usedId: '400' | '409' | 'replay' | 'notChecked';
	/** From acceptance to the result, fixed when a document is accepted. */
	issueDelayMs: number;
	/** How long the status look-up does not know an accepted document yet. */
	statusLagMs: number;
	/** What the status look-up answers to an id it does not know. */
	unknownReferenceStatus: 400 | 404;
	/** Whether the status look-up knows the ids of amendments and reverse requests too. */
	lookUpCoversAmendments: boolean;
	/** An issue or a reverse request after the last day to issue a document of its date. */
	lateIssue: 'taken' | 'refused';
	/** An amendment dated after today in Seoul. */
	futureAmendment: 'taken' | 'refused';
	/** Days besides Saturdays and Sundays on which the last day to issue cannot fall. */
	holidays: string[];
	/**
	 * With live keys: a document of a seller without a certificate fails, and cannot be approved. Test keys bring their
	 * own.
	 */
	certificateNeeded: boolean;
	/** Whether a cancelled reverse request is answered with no body. */
	emptyCancelAnswer: boolean;
	/** How often a file is not ready yet. */
	pdfPolls: number;
	/** How long, from the first time it is asked for, a file is not ready yet. */
	pdfDelayMs: number;
	/** Retry-After of a file that is not ready, in seconds. */
	pdfRetryAfter: number;
	/** By reference id: the key that its first document gets, where another than the vendor's own is wanted. */
	issuanceKeys: Record<string, string>;
	/** Reference ids whose documents fail after they were accepted. */
	failReferenceIds: string[];
	/** Share of accepted documents that fail, drawn by seed and reference id. */
	failRate: number;
	failCause: Cause;
	/** Whether the 404 of a document that cannot be read has no body. */
	emptyNotFound: boolean;
	/** Whether reading shows 13-digit numbers as 900101-1******. */
	maskPersonNumbers: boolean;
	/**
	 * Added to the vendor's clock: issue times, the day in Seoul, delays and lags follow it; network latency and webhooks
	 * do not.
	 */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
	/** Where results are announced; loopback only. */
	webhookUrl: string | null;
	/** From the result to its announcement. */
	webhookDelayMs: number;
	/** Known to every API key. */
	customers: Customer[];
	/** Known to every API key. */
	issuers: Issuer[];
	/** What registering the same business (number and branch) again gives: another party, the one there is, or 409. */
	duplicateParty: 'another' | 'same' | '409';
	/** How long an attempt to register a certificate can be read; null: always. */
	historyReadableMs: number | null;
	/** A bare array, or an object that holds it under this name. */
	issuerListShape: 'array' | 'issuers' | 'data';
	/** The verb by which an issuer's certificate page is asked for; the other is answered with 405. */
	issuerCertificateVerb: 'POST' | 'GET';
}

export const defaultSettings = (): BoltaSettings => ({
	generation: 3,
	servedOperations: 'all',
	keys: null,
	strictKeys: true,
	usedId: '400',
	issueDelayMs: 0,
	statusLagMs: 0,
	unknownReferenceStatus: 400,
	lookUpCoversAmendments: true,
	lateIssue: 'taken',
	futureAmendment: 'taken',
	holidays: [],
	certificateNeeded: false,
	emptyCancelAnswer: false,
	pdfPolls: 1,
	pdfDelayMs: 0,
	pdfRetryAfter: 1,
	issuanceKeys: {},
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
	customers: [
		{
			customerKey: 'customer_bf8paz',
			identificationNumber: '1234567891',
			organizationName: '공급자 상호',
			representativeName: '공급자대표',
			taxRegistrationId: null,
			certificate: { issuedAt: '2026-01-01T00:00:00', expiresAt: '2027-01-01T00:00:00' },
		},
	],
	issuers: [
		{
			issuerId: 'issuer_k2m9qa',
			identificationNumber: '1234567891',
			organizationName: '공급자 상호',
			representativeName: '공급자대표',
			certificate: { issuedAt: '2026-01-01T00:00:00', expiresAt: '2027-01-01T00:00:00' },
		},
	],
	duplicateParty: 'another',
	historyReadableMs: 30_000,
	issuerListShape: 'array',
	issuerCertificateVerb: 'POST',
});

/** A timer that is set for longer than this goes off at once. */
const milliseconds = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const texts = { type: 'array', items: { type: 'string' } };

export const causeSchema = {
	type: 'object',
	required: ['code', 'message'],
	additionalProperties: false,
	properties: { code: { type: 'string' }, message: { type: 'string' } },
};

/** Customers and issuers are checked against the contract. */
export const settingsSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		generation: { enum: [1, 2, 3] },
		servedOperations: { enum: ['all', 'partiesByGeneration', 'asSeen'] },
		keys: { anyOf: [texts, { type: 'null' }] },
		strictKeys: { type: 'boolean' },
		usedId: { enum: ['400', '409', 'replay', 'notChecked'] },
		issueDelayMs: milliseconds,
		statusLagMs: milliseconds,
		unknownReferenceStatus: { enum: [400, 404] },
		lookUpCoversAmendments: { type: 'boolean' },
		lateIssue: { enum: ['taken', 'refused'] },
		futureAmendment: { enum: ['taken', 'refused'] },
		holidays: { type: 'array', items: { $ref: '#/components/schemas/Date' } },
		certificateNeeded: { type: 'boolean' },
		emptyCancelAnswer: { type: 'boolean' },
		pdfPolls: { type: 'integer', minimum: 0 },
		pdfDelayMs: milliseconds,
		pdfRetryAfter: { type: 'integer', minimum: 0 },
		issuanceKeys: {
			type: 'object',
			additionalProperties: { type: 'string', pattern: '^[0-9A-F]{32}$' },
		},
		failReferenceIds: texts,
		failRate: { type: 'number', minimum: 0, maximum: 1 },
		failCause: causeSchema,
		emptyNotFound: { type: 'boolean' },
		maskPersonNumbers: { type: 'boolean' },
		clockOffsetMs: { type: 'number' },
		latencyMs: milliseconds,
		seed: { type: 'number' },
		logBodies: { type: 'boolean' },
		webhookUrl: { type: ['string', 'null'] },
		webhookDelayMs: milliseconds,
		customers: { type: 'array', items: { $ref: '#/components/schemas/Customer' } },
		issuers: { type: 'array', items: { $ref: '#/components/schemas/IssuerInList' } },
		duplicateParty: { enum: ['another', 'same', '409'] },
		historyReadableMs: { anyOf: [milliseconds, { type: 'null' }] },
		issuerListShape: { enum: ['array', 'issuers', 'data'] },
		issuerCertificateVerb: { enum: ['POST', 'GET'] },
	},
};

/** Results carry document keys, and a sandbox must not talk to the outside: only addresses of this machine. */
