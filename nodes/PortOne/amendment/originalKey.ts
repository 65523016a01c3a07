import { notSent } from '../../shared/errors/failure';
import type { Field } from '../../shared/fields/fields';
import type { Client } from '../../shared/http/client';
import { parseApprovalNumber } from '../../shared/korea/approvalNumber';
import type { ReadInvoice } from '../api/readSchemas';
import { byId, invoiceKey, type InvoiceKey } from '../invoice/invoiceKey';
import { readByKey, searchInvoices } from '../invoice/lookUp';
import { say } from '../words';

/** What names the invoice to amend: one of its keys at PortOne, or its number at the tax office. */
export type OriginalKey = InvoiceKey | { ntsApprovalNumber: string };

const byKey = invoiceKey('The tax invoice to amend, which the National Tax Service must have (전송 완료)');

export const originalKey: Field<OriginalKey> = {
	...byKey,
	property: {
		...byKey.property,
		modes: [
			...(byKey.property.modes ?? []),
			{
				displayName: 'By NTS Approval Number',
				name: 'ntsApprovalNumber',
				type: 'string',
				placeholder: 'e.g. 20260131-41000000-00000001',
				hint: 'NTS approval number (국세청승인번호) of 24 characters, with or without hyphens',
			},
		],
	},
	read: (given) =>
		typeof given === 'object' && given !== null && 'mode' in given && given.mode === 'ntsApprovalNumber'
			? { ntsApprovalNumber: parseApprovalNumber('value' in given ? given.value : '') }
			: byKey.read(given),
};

/** Reads the invoice to amend. @throws Failure, also where PortOne has none, or several, of the number */
export async function readOriginalByKey(client: Client, key: OriginalKey): Promise<ReadInvoice> {
	if (!('ntsApprovalNumber' in key)) return await readByKey(client, key);
	const { ntsApprovalNumber } = key;
	const filter = { primaryFilter: { ntsApprovalNumber } };
	const [found, another] = await searchInvoices(client, { pageNumber: 0, pageSize: 2, filter });
	if (!found || another)
		throw notSent(
			found
				? say`PortOne has several invoices with the NTS approval number ${ntsApprovalNumber}`
				: say`PortOne has no invoice with the NTS approval number ${ntsApprovalNumber}`,
			say`Check the number, or name the original by its document key (당초 문서번호) or the ID of PortOne (당초 문서 ID).`,
			'ORIGINAL_NOT_FOUND',
		);
	return await readByKey(client, byId(found));
}
