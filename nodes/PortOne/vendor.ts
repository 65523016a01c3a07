import { randomUUID } from 'crypto';

import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside, Invalid } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import type { AnyEndpoint } from '../shared/http/endpoint';
import { isObject, type Connection } from '../shared/http/vendor';
import { filledText } from '../shared/korea/textForm';
import { holds } from './api/holds';
import { downloadSheet, listInvoices } from './api/taxInvoice';
import { edition, say } from './words';

/** The API secret as a raw header value. @throws Invalid */
export function apiSecretOf({ apiSecret }: Readonly<Record<string, unknown>>): string {
	const secret = filledText(apiSecret);
	// n8n strips what a header cannot carry, and another secret would go out.
	if (secret === undefined || !/^[\x21-\x7E]+$/.test(secret))
		throw new Invalid(say`an API secret of letters, digits and signs, without "PortOne" and spaces`).within(
			'API Secret',
		);
	return secret;
}

/** All that an error body may hold; what is accepted and holds anything else is no error. */
const ERROR_KEYS = new Set(['type', 'message', 'brn', 'counterpartyId']);

/** Here the mode stands inside the search, beside which a query has no other parameter (PortOne OpenAPI). */
const SEARCHES_OF_INVOICES: ReadonlySet<AnyEndpoint> = new Set<AnyEndpoint>([listInvoices, downloadSheet]);

/** PortOne B2B (포트원 B2B 세금계산서). Test and live are two books of one host: every call says which it means. */
export const portOne: Vendor = {
	name: say`PortOne`,
	credentialType: 'portOneApi',
	edition,
	holds,
	resultKeys: ['taxInvoiceId'],
	// Failures behind PortOne, and a request that is still being worked on.
	openCodes: [
		'B2B_COUNTERPARTY_NTS_CONNECTION_FAILED',
		'B2B_EXTERNAL_SERVICE',
		'IDEMPOTENCY_OUTSTANDING_REQUEST',
		'PLATFORM_EXTERNAL_API_FAILED',
	],
	recordBoundCodes: [
		'B2B_COUNTERPARTY_PARTNER_NOT_CONNECTABLE',
		'B2B_COUNTERPARTY_PARTNER_NOT_DELETABLE',
		'B2B_COUNTERPARTY_PARTNER_NOT_UPDATABLE',
	],

	connect(credentials): Connection {
		const { baseUrl, environment, webhookSecret, webhookToken } = credentials;
		const secrets = [
			apiSecretOf(credentials),
			...[webhookSecret, webhookToken].flatMap((value) => filledText(value) ?? []),
		];
		return { baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)), secrets, live: environment === 'live' };
	},

	/** Without `test` a call means the live book. */
	completeQuery(endpoint, query, { live }) {
		if (live) return query;
		if (!SEARCHES_OF_INVOICES.has(endpoint)) return { ...query, test: 'true' };
		const search = JSON.parse(query.requestBody ?? '{}') as object;
		return { ...query, requestBody: JSON.stringify({ ...search, test: true }) };
	},

	/**
	 * An idempotency key of its own each time: a key used before would replay the first answer for three hours, a lost
	 * one included (developers.portone.io, Idempotency-Key). It keeps what stands between n8n and PortOne from doing a
	 * request twice.
	 */
	changeHeaders: () => ({ 'Idempotency-Key': `"${randomUUID()}"` }),

	/** `{ type, message? }` with the HTTP status of the type. */
	readError(body, accepted) {
		if (!isObject(body)) return undefined;
		const code = filledText(body.type);
		const message = filledText(body.message);
		if (accepted && (code === undefined || !Object.keys(body).every((key) => ERROR_KEYS.has(key)))) return undefined;
		return { ...(code && { code }), ...(message && { message }) };
	},
};

export const operation = operationOf(portOne);
