import {
	beginAmendments,
	sheetsFrom,
	shownSheet,
	takeBackOnce,
	type AmendmentSending,
} from '../../../shared/invoice/amendment';
import { amendFields, amendOptions, MODIFICATION_TYPES } from '../../amendment/fields';
import { readOriginal } from '../../amendment/original';
import { createDraft, issueImmediately, requestImmediately } from '../../api/taxInvoice';
import { invoiceBody } from '../../invoice/body';
import { makesInvoices, toDocument, type PortOneOrder } from '../../invoice/documents';
import { readByKey } from '../../invoice/lookUp';
import { readOutput } from '../../invoice/output';
import { operation } from '../../vendor';

export const amend = operation<typeof amendFields, PortOneOrder, AmendmentSending, typeof amendOptions>({
	value: 'amend',
	name: 'Amend',
	action: 'Amend tax invoice irreversibly with legal effect',
	description:
		'Of legal effect in live mode. Amend an invoice that the National Tax Service has (수정세금계산서), for one of five reasons of the law.',
	fields: amendFields,
	options: amendOptions,
	begin: beginAmendments,

	async prepare({ fields }, { client, now }, sending) {
		const { referenceId, reason, makes, options: chosen } = fields;
		const read = await readByKey(client, fields.original);
		const original = readOriginal(read);
		const { sheets, warnings } = sheetsFrom(original, fields, now);
		takeBackOnce(read.id, reason, sending, 'Tax Invoice');
		const isReverse = original.sheet.issuanceType === 'REVERSE';
		const endpoint = makes === 'draft' ? createDraft : isReverse ? requestImmediately : issueImmediately;
		const modification = {
			type: MODIFICATION_TYPES[reason as keyof typeof MODIFICATION_TYPES],
			taxInvoiceKey: read.id,
			taxInvoiceKeyType: 'TAX_INVOICE_ID' as const,
		};
		const documents = sheets.map(({ name, sheet }, index) => {
			const key = sheets.length > 1 ? `${referenceId}-${index + 1}` : referenceId;
			const body = {
				taxInvoice: invoiceBody(sheet, { own: key, other: undefined }),
				memo: chosen.memo,
				modification,
			};
			const request = client.request(endpoint, { body });
			return toDocument({ sheet, key, request, originalId: read.id }, warnings, {
				sheet: name,
				reason,
				originalTaxInvoiceId: read.id,
			});
		});
		const goal = makes === 'draft' ? 'drafted' : isReverse ? 'requested' : 'issued';
		return {
			referenceId,
			documents,
			goal,
			takenAs: 'accepted',
			binding: goal === 'issued',
			// A second run has to meet what the first has done, to do the rest.
			ifAlreadyIssued: 'return',
			lookUpFirst: chosen.lookUpFirst,
			simplify: chosen.simplify,
			preview: { original: readOutput(read), sheets: sheets.map(shownSheet) },
		};
	},

	...makesInvoices,
});
