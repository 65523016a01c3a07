import type { IDataObject } from 'n8n-workflow';

import { id } from '../../../shared/fields/fields';
import { simplify } from '../../../shared/invoice/documentFields';
import { amountOutput } from '../../../shared/invoice/output';
import { maskFields } from '../../../shared/korea/maskFields';
import { maskedOrNull } from '../../../shared/korea/maskPersonNumbers';
import { getBulkBatch } from '../../api/bulkBatch';
import { holds } from '../../api/holds';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get bulk batch',
	description:
		"Read a batch of invoices (대량 발행) that was made in PortOne's console, with how many of its invoices are in which state",
	fields: {
		bulkTaxInvoiceId: id({
			displayName: 'Bulk Batch',
			description: 'The ID of the batch',
			placeholder: 'e.g. the bulkTaxInvoiceId of an invoice',
			locator: true,
			inPath: true,
		}),
	},
	options: { simplify },
	prepare: ({ fields: { bulkTaxInvoiceId, options: chosen } }, { client }) => ({
		request: client.request(getBulkBatch, { path: { bulkTaxInvoiceId } }),
		...chosen,
	}),
	async send({ request, simplify: simplified }, { client }) {
		const read = await client.read(request);
		return {
			bulkTaxInvoiceId: read.id,
			name: maskedOrNull(read.name),
			vendorStatus: read.status,
			issuanceType: read.issuanceType ?? null,
			sourceType: read.sourceType ?? null,
			invoices: read.totalInvoiceCount ?? null,
			total: amountOutput(read.totalAmount),
			stats: Object.entries(read.stats ?? {}).map(([vendorStatus, { count = null, amountSum }]) => ({
				vendorStatus,
				count,
				total: amountOutput(amountSum),
			})),
			createdAt: read.createdAt ?? null,
			scheduledAt: read.scheduledAt ?? null,
			requestedAt: read.requestedAt ?? null,
			statusUpdatedAt: read.statusUpdatedAt ?? null,
			...(!simplified && { batch: maskFields({ ...read } as IDataObject, holds) }),
		};
	},
});
