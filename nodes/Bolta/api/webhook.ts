import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';

/**
 * What Bolta sends to the address that is set in its console (발행 수신 URL): `{ eventType, data }`. The address is
 * documented; shape and types of events are seen in public code only. No signature, no event id, no time.
 */
export const webhookMessage = looseObject({
	eventType: z.string().regex(/^[\w.:-]{1,100}$/),
	data: z.record(z.unknown()).nullish(),
});

export const TAX_INVOICE_ISSUED = 'TAX_INVOICE_ISSUANCE_SUCCESS';
export const TAX_INVOICE_FAILED = 'TAX_INVOICE_ISSUANCE_FAILURE';
/** What the types of events about cash receipts begin with. */
export const CASH_RECEIPT = 'CASH_RECEIPT_';

/** A key of Bolta's as it may stand in a path. */
export const isKey = (value: unknown): value is string =>
	typeof value === 'string' && /^(?!\.{1,2}$)[\x21-\x7E]{1,200}$/.test(value) && !/[/\\]/.test(value);
