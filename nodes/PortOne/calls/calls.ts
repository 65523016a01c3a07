import { randomUUID } from 'crypto';

import type { Client, Request } from '../../shared/http/client';
import type { AnyEndpoint, Call, ResponseOf } from '../../shared/http/endpoint';

/** Which of PortOne's two books a call means; without `test` it is the live one. */
export interface Mode {
	client: Client;
	live: boolean;
}

/** A checked request in the mode of the credential. @throws Invalid */
export function requestFor<E extends AnyEndpoint>(
	{ client, live }: Mode,
	endpoint: E,
	call: Call<E>,
): Request<ResponseOf<E>> {
	return client.request(endpoint, { ...call, query: { ...call.query, ...(!live && { test: 'true' }) } });
}

/** A search travels as a JSON object in the query of a GET (PortOne OpenAPI, x-portone-query-or-body). */
export const searchQuery = (search: object) => ({ requestBody: JSON.stringify(search) });

/** A search of invoices: here the mode stands inside the object. */
export const invoiceSearchQuery = ({ live }: Pick<Mode, 'live'>, search: object) =>
	searchQuery({ ...search, ...(!live && { test: true }) });

/**
 * Sends what changes something, with an idempotency key of its own each time: a key used before would replay the first
 * answer for three hours, a lost one included (developers.portone.io, Idempotency-Key). It keeps what stands between
 * n8n and PortOne from doing a request twice.
 * @throws Failure
 */
export async function sendChange<Answer>(client: Client, request: Request<Answer>): Promise<Answer> {
	return await client.send({ ...request, headers: { ...request.headers, 'Idempotency-Key': `"${randomUUID()}"` } });
}
