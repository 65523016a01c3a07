import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';

import { tooDeep } from '../../shared/webhook/delivery';
import type { Words } from '../../shared/words/say';
import { say } from '../words';

/** PortOne's name of each event, and ours (developers.portone.io, 세금계산서 웹훅). */
const KINDS = {
	'TaxInvoice.Requested': 'taxInvoiceRequested',
	'TaxInvoice.Issued': 'taxInvoiceIssued',
	'TaxInvoice.RequestCancelled': 'taxInvoiceRequestCanceled',
	'TaxInvoice.IssuanceCancelled': 'taxInvoiceIssuanceCanceled',
	'TaxInvoice.Refused': 'taxInvoiceRefused',
	'TaxInvoice.SendingCompleted': 'taxInvoiceSendingCompleted',
	'TaxInvoice.Manual': 'taxInvoiceManual',
} as const;

/** What a user can choose to be told of. */
export type EventKind = (typeof KINDS)[keyof typeof KINDS] | 'other';

const message = looseObject({
	type: z.string().regex(/^[\w.:-]{1,100}$/),
	timestamp: z.string().max(100).nullish(),
	data: z.record(z.unknown()).nullish(),
});

export interface PortOneEvent {
	kind: EventKind;
	/** PortOne's name. */
	eventType: string;
	/** null only where the kind is `other`. */
	taxInvoiceId: string | null;
	timestamp: string | null;
	/** Equal for repeats of one event, signed or not: the id of a signature would be a second key for the same. */
	dedupeKey: string;
	data: Readonly<Record<string, unknown>>;
	body: IDataObject;
}

const isId = (value: unknown): value is string =>
	typeof value === 'string' && /^[\x21-\x7E]{1,200}$/.test(value) && !/[/\\]/.test(value) && !/^\.{1,2}$/.test(value);

/**
 * Reads the body of a call.
 * @returns what is wrong with it, as text, where it is no event
 */
export function readEvent(body: unknown): PortOneEvent | Words {
	const deep = tooDeep(body);
	if (deep !== undefined) return deep;
	const read = message.safeParse(body);
	if (!read.success) return say`The body is not a JSON object with a "type" and "data"`;
	const { type: eventType, timestamp = null } = read.data;
	const data = read.data.data ?? {};
	const kind = Object.hasOwn(KINDS, eventType) ? KINDS[eventType as keyof typeof KINDS] : 'other';
	const taxInvoiceId = isId(data.taxInvoiceId) ? data.taxInvoiceId : null;
	if (taxInvoiceId === null && kind !== 'other')
		return say`The body has no usable "data.taxInvoiceId", which ${eventType} needs`;
	const dedupeKey = [
		eventType,
		taxInvoiceId ?? '-',
		typeof data.status === 'string' ? data.status : '-',
		timestamp ?? '-',
		// Two different events must never be taken for one, and of these nothing is known.
		...(kind === 'other' || timestamp === null ? [digestOf(data)] : []),
	].join('/');
	return { kind, eventType, taxInvoiceId, timestamp, dedupeKey, data, body: body as IDataObject };
}

const digestOf = (data: object) => createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
