import type { WithOptions } from '../../../shared/engine/operation';
import { Invalid } from '../../../shared/errors/invalid';
import { type Read } from '../../../shared/fields/fields';
import { checkOptions } from '../../../shared/invoice/documentFields';
import { generalWarnings, given, supplierOf, toInvoice } from '../../../shared/invoice/invoice';
import { linesOf } from '../../../shared/invoice/lineFields';
import { invoiceContent } from '../../../shared/invoice/output';
import { groupsRows } from '../../../shared/invoice/referenceIdFields';
import { createInvoice } from '../../api/invoice';
import { filesBody, readAttachments } from '../../invoice/attachments';
import { inFormWords, sheetBody, undated } from '../../invoice/body';
import { invoiceFields, taxKindOf } from '../../invoice/fields';
import { sendingOptions } from '../../invoice/options';
import {
	checkEasySign,
	makeDocuments,
	makesDocuments,
	markerFor,
	withMarker,
	type Order,
	type Sending,
} from '../../invoice/sending';
import { resellerHeader, operation } from '../../vendor';
import { say } from '../../words';

const createOptions = { ...checkOptions, ...sendingOptions };

const TYPE_CODES = { taxableInvoice: 'A', zeroRatedInvoice: 'A', taxExemptBill: 'B', statement: 'D' } as const;

export const create = operation<typeof invoiceFields, Order, Sending, typeof createOptions>({
	value: 'create',
	name: 'Create',
	action: 'Create invoice',
	description:
		'Make a tax invoice, bill or statement. With easy sign of legal effect at once; without it the document waits in Hiworks to be signed.',
	fields: invoiceFields,
	options: createOptions,
	...groupsRows,

	begin: (_run, first) => ({ dryRun: first.options?.dryRun ?? false }),

	prepare({ fields: read, rows, itemIndexes: [itemIndex = 0] }, run) {
		const { referenceId, options: chosen } = read;
		checkTogether(read);
		checkEasySign(chosen.easySign, run);
		const supplier =
			read.supplierSource === 'registered'
				? { number: given(read.supplierNumber), branch: undefined }
				: supplierOf(read);
		const invoice = toInvoice({ ...read, taxKind: taxKindOf(read) }, supplier, linesOf(read, rows), chosen, run.now);
		const marker = markerFor(chosen.markForRecovery, referenceId, itemIndex, run);
		const attachments = readAttachments(read.attachments, run.context, itemIndex);
		const unmarked = sheetBody({
			...invoice,
			typeCode: TYPE_CODES[read.document],
			payment: read.payment,
			notes: read.notes,
		});
		const sheet = { ...unmarked, information: { ...unmarked.information, memo: withMarker(read.notes.memo, marker) } };
		const request: Order['request'] = (uploaded) =>
			run.client.request(createInvoice, {
				headers: resellerHeader(run.credentials),
				body: { data: { ...(chosen.easySign && { easySign: 'Y' }), ...sheet, ...filesBody(attachments, uploaded) } },
			});
		inFormWords(() => request([]));
		const { supplyCost, tax } = invoice.totals;
		const total = supplyCost + tax;
		return {
			referenceId,
			marker,
			attachments,
			content: [
				createInvoice.path,
				chosen.easySign,
				invoice.relativeDate ? undated(unmarked) : unmarked,
				filesBody(attachments, []),
			],
			request,
			easySign: chosen.easySign,
			documents: [invoiceContent(invoice)],
			amounts: [total < 0n ? -total : total],
			warnings: generalWarnings(invoice, run.now),
		};
	},

	send: async (order, run, sending) => await makeDocuments(order, run, sending),
	...makesDocuments,
});

/** What single fields cannot know. */
function checkTogether({
	itemSource,
	referenceId,
	document,
	options: { easySign },
}: Read<WithOptions<typeof invoiceFields, typeof createOptions>>): void {
	if (itemSource === 'rows' && referenceId === undefined)
		throw new Invalid(say`a reference ID: input rows are put together by it`).within('Reference ID');
	if (document === 'statement' && easySign)
		throw new Invalid(say`no easy sign, because a statement (거래명세서) is never signed`).within('Easy Sign');
}
