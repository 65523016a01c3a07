import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';
import { amount } from './readSchemas';

const readText = z.string().nullish();

/** PortOne OpenAPI, B2bBulkTaxInvoice. */
const bulkBatch = looseObject({
	id: z.string().min(1),
	name: readText,
	status: z.string().min(1),
	totalInvoiceCount: z.number().nullish(),
	totalAmount: amount.nullish(),
	stats: z.record(looseObject({ count: z.number().nullish(), amountSum: amount.nullish() })).nullish(),
	createdAt: readText,
	scheduledAt: readText,
	requestedAt: readText,
	statusUpdatedAt: readText,
	sourceType: readText,
	issuanceType: readText,
});

/** Batches are made in PortOne's console; here they are read. */
export const getBulkBatch = endpoint({
	method: 'GET',
	path: '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}',
	standing: 'documented',
	effect: 'read',
	response: bulkBatch,
});
