/**
 * Everything about the emulated PortOne that a test can choose. What is not documented, or is told in two ways, is a
 * setting.
 */

/** A counterparty that is there from the start. */
export interface GivenCounterparty {
	id: string;
	brn: string;
	companyName: string;
	representativeName: string;
	contact: { name: string; email: string; phoneNumber?: string };
	/** Linked by a partner: it cannot be changed here. */
	partnerId?: string;
	ntsConnectionStatus?: 'NOT_CONNECTED' | 'PENDING_CONNECT' | 'CONNECTED' | 'PENDING_DISCONNECT' | 'ERROR';
	/** Its certificate; null: none is registered. */
	certificate?: { expiredAt: string; isValid: boolean } | null;
}

/** What is known of a company by its business number. */
export interface Company {
	businessStatus: 'IN_BUSINESS' | 'CLOSED' | 'SUSPENDED';
	taxationType: 'NORMAL' | 'SIMPLE_TAX_INVOICE_ISSUER' | 'SIMPLE' | 'TAX_FREE' | 'ASSIGNED_ID_NUMBER' | 'SPECIAL';
	closedSuspendedDate?: string;
	/** Why its registration data cannot be looked up. */
	error?: string;
}

export interface BulkBatch {
	id: string;
	name?: string;
	status: string;
	stats: Record<string, { count: number; amountSum: number }>;
}

export interface PortOneSettings {
	/** API secrets that exist; null: every one. */
	secrets: string[] | null;
	/** true: a key that the contract does not name is refused; false: it is dropped without a word. */
	strictKeys: boolean;
	b2bEnabled: boolean;
	platformEnabled: boolean;
	/** Business numbers without a connection to the tax office: nothing can be requested of them. */
	unconnectedNumbers: string[];
	/** By operationId: the error type that it answers with, whatever it is asked. */
	refusals: Record<string, string>;
	/**
	 * Shares of the calls that make an invoice which end with 502 from behind, after the effect or before. A key plays it
	 * again.
	 */
	upstreamFailures: { rate: number; effect: boolean } | null;
	/**
	 * For so many milliseconds after the first, a request with the same idempotency key is told that the first still
	 * runs.
	 */
	outstandingMs: number;
	/** How long an invoice that was just taken cannot be found by its document keys yet; its keys are used at once. */
	keyLagMs: number;
	/** How long an invoice is missing from searches when its status has changed. */
	listLagMs: number;
	/** Whether totals that do not add up are refused; the vendor states no such check. */
	checksTotals: boolean;
	/** Whether the document key of a deleted invoice can be used again. */
	deletedKeys: 'free' | 'used';
	/** What a read of a deleted invoice gives. */
	deletedReads: 'notFound' | 'deletedAt';
	/** Whether searches still find a deleted invoice. */
	listsDeleted: boolean;
	/** When an issued invoice goes to the tax office by itself; null: never. */
	autoSendAfterMs: number | null;
	/** From sending to the tax office's result. */
	resultDelayMs: number;
	/** The tax office's result; SUC001 is success. */
	ntsResultCode: string;
	/** The result by the recipient's number. */
	ntsResultCodes: Record<string, string>;
	/** By document key: the state that an invoice shows instead of its own. */
	shownStatuses: Record<string, string>;
	/** States beside ISSUED in which an invoice can be sent to the tax office; which those are is not documented. */
	sendableStatuses: string[];
	/** What `totalCount` counts; the document can be read both ways. */
	totalCount: 'total' | 'page';
	/** What becomes of a counterparty's data that an update leaves out. */
	updateLeavesOut: 'kept' | 'emptied';
	/** Which keys a body may name an invoice by; the vendor's text can be read both ways. */
	bodyKeyTypes: 'all' | 'documentKeys';
	/** How a body's key is read that has no type: the text says one, the query's default is the other. */
	bodyKeyTypeLeftOut: 'RECIPIENT' | 'TAX_INVOICE_ID';
	/** How a file is put to its address; the verb is not documented. */
	uploadVerb: 'PUT' | 'POST';
	counterparties: GivenCounterparty[];
	/** A company that is not here is in business. */
	companies: Record<string, Company>;
	bulkBatches: BulkBatch[];
	/** How long links and upload addresses work. */
	linkMs: number;
	webhookUrl: string | null;
	/** Deliveries are signed with it; null: unsigned. */
	webhookSecret: string | null;
	/** Waits before a delivery is tried again; the vendor waits 5, 10, 20 and 40 minutes. */
	webhookRetryMs: number[];
	/** Added to the vendor's clock. */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
}

export const defaultSettings = (): PortOneSettings => ({
	secrets: null,
	strictKeys: true,
	b2bEnabled: true,
	platformEnabled: true,
	unconnectedNumbers: [],
	refusals: {},
	upstreamFailures: null,
	outstandingMs: 0,
	keyLagMs: 0,
	listLagMs: 0,
	checksTotals: true,
	deletedKeys: 'free',
	deletedReads: 'notFound',
	listsDeleted: false,
	autoSendAfterMs: null,
	resultDelayMs: 1_000,
	ntsResultCode: 'SUC001',
	ntsResultCodes: {},
	shownStatuses: {},
	sendableStatuses: [],
	totalCount: 'total',
	updateLeavesOut: 'kept',
	bodyKeyTypes: 'all',
	bodyKeyTypeLeftOut: 'RECIPIENT',
	uploadVerb: 'PUT',
	counterparties: [],
	companies: {},
	bulkBatches: [],
	linkMs: 300_000,
	webhookUrl: null,
	webhookSecret: null,
	webhookRetryMs: [50, 100, 200, 400],
	clockOffsetMs: 0,
	latencyMs: 0,
	seed: 1,
	logBodies: true,
});

const milliseconds = { type: 'number', minimum: 0, maximum: 1_000_000_000_000 };
const text = { type: 'string' };
const brn = { type: 'string', pattern: '^[0-9]{10}$' };
const status = { $ref: '#/components/schemas/B2bTaxInvoiceStatus' };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const record = (properties: object, required: string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});
const code = { type: 'string', pattern: '^[A-Z]{3}[0-9]{3}$' };

export const certificateSchema = record({ expiredAt: text, isValid: { type: 'boolean' } }, ['expiredAt', 'isValid']);

export const settingsSchema = record({
	secrets: orNull({ type: 'array', items: text }),
	strictKeys: { type: 'boolean' },
	b2bEnabled: { type: 'boolean' },
	platformEnabled: { type: 'boolean' },
	unconnectedNumbers: { type: 'array', items: brn },
	refusals: { type: 'object', additionalProperties: { type: 'string', pattern: '^[A-Z0-9_]+$' } },
	upstreamFailures: orNull(
		record({ rate: { type: 'number', minimum: 0, maximum: 1 }, effect: { type: 'boolean' } }, ['rate', 'effect']),
	),
	outstandingMs: milliseconds,
	keyLagMs: milliseconds,
	listLagMs: milliseconds,
	checksTotals: { type: 'boolean' },
	deletedKeys: { enum: ['free', 'used'] },
	deletedReads: { enum: ['notFound', 'deletedAt'] },
	listsDeleted: { type: 'boolean' },
	autoSendAfterMs: orNull(milliseconds),
	resultDelayMs: milliseconds,
	ntsResultCode: code,
	ntsResultCodes: { type: 'object', propertyNames: brn, additionalProperties: code },
	shownStatuses: { type: 'object', additionalProperties: status },
	sendableStatuses: { type: 'array', items: status },
	totalCount: { enum: ['total', 'page'] },
	updateLeavesOut: { enum: ['kept', 'emptied'] },
	bodyKeyTypes: { enum: ['all', 'documentKeys'] },
	bodyKeyTypeLeftOut: { enum: ['RECIPIENT', 'TAX_INVOICE_ID'] },
	uploadVerb: { enum: ['PUT', 'POST'] },
	counterparties: {
		type: 'array',
		items: record(
			{
				id: text,
				brn,
				companyName: text,
				representativeName: text,
				contact: record({ name: text, email: text, phoneNumber: text }, ['name', 'email']),
				partnerId: text,
				ntsConnectionStatus: { $ref: '#/components/schemas/B2bNtsConnectionStatus' },
				certificate: orNull(certificateSchema),
			},
			['id', 'brn', 'companyName', 'representativeName', 'contact'],
		),
	},
	companies: {
		type: 'object',
		propertyNames: brn,
		additionalProperties: record(
			{
				businessStatus: { $ref: '#/components/schemas/PlatformBusinessStatus' },
				taxationType: { $ref: '#/components/schemas/PlatformTaxationType' },
				closedSuspendedDate: text,
				error: text,
			},
			['businessStatus', 'taxationType'],
		),
	},
	bulkBatches: {
		type: 'array',
		items: record(
			{
				id: text,
				name: text,
				status: { $ref: '#/components/schemas/B2bBulkTaxInvoiceStatus' },
				stats: { type: 'object' },
			},
			['id', 'status', 'stats'],
		),
	},
	linkMs: milliseconds,
	webhookUrl: orNull(text),
	webhookSecret: orNull(text),
	webhookRetryMs: { type: 'array', items: milliseconds },
	clockOffsetMs: { type: 'number' },
	latencyMs: milliseconds,
	seed: { type: 'integer' },
	logBodies: { type: 'boolean' },
});
