import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { createClient, type Client } from '../../shared/client';
import { Failure } from '../../shared/failure';
import { inside } from '../../shared/fields';
import { redactor } from '../../shared/redact';
import { readIssued } from '../invoice/lookUp';
import type { IssuedInvoice } from '../api/taxInvoice';
import { bolta } from '../api/vendor';

/** What asking Bolta for the invoice of an event gave. */
export type Confirmation =
	| { outcome: 'issued'; invoice: IssuedInvoice }
	/** Bolta says that it does not know an issued invoice with this key. */
	| { outcome: 'notIssued' }
	| { outcome: 'unavailable'; why: string; /** Asking again would give the same. */ final: boolean };

/** Seconds after the event at which the invoice is read: reading may lag behind the announcement. */
const READS_AT = [0, 1, 2.8];
/** Seconds after which the last answer that there is counts: the call itself must be answered within five. */
const DEADLINE = 4;

/** Reads the invoice of an event, at most three times, and comes back within four seconds in any case. */
export async function confirm(context: IWebhookFunctions, credentials: Readonly<Record<string, unknown>>, issuanceKey: string): Promise<Confirmation> {
	const { baseUrl, secrets } = inside('The Bolta credential', () => bolta.connect(credentials));
	const overdue = new AbortController();
	const client = createClient({ context: stoppable(context, overdue.signal), vendor: bolta, baseUrl, timeout: DEADLINE, redact: redactor(secrets) });
	const begun = Date.now();
	let latest: Confirmation = { outcome: 'unavailable', why: `Bolta did not answer within ${DEADLINE} s`, final: false };

	async function ask(): Promise<void> {
		for (const start of READS_AT) {
			await client.wait(Math.max(0, start - (Date.now() - begun) / 1000));
			latest = await readOnce(client, issuanceKey);
			if (latest.outcome === 'issued' || (latest.outcome === 'unavailable' && latest.final)) return;
		}
	}

	await Promise.race([ask(), sleep(DEADLINE * 1000)]);
	overdue.abort();
	return latest;
}

async function readOnce(client: Client, issuanceKey: string): Promise<Confirmation> {
	const read = readIssued(client, issuanceKey, { patient: false });
	return await read.then((invoice) => (invoice ? { outcome: 'issued', invoice } : { outcome: 'notIssued' }), asUnavailable);
}

function asUnavailable(error: unknown): Confirmation {
	if (error instanceof Failure) return { outcome: 'unavailable', why: error.message, final: error.stopsRun };
	throw error;
}

/** A webhook has no signal that ends its requests and waits; n8n and our client take the one of an execution where they find it. */
function stoppable(context: IWebhookFunctions, signal: AbortSignal): IWebhookFunctions {
	return Object.assign(Object.create(context) as IWebhookFunctions, { getExecutionCancelSignal: () => signal });
}
