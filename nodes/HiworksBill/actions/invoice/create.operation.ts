import type { WithOptions } from '../../../shared/engine/operation';
import { Invalid } from '../../../shared/errors/invalid';
import { type Read } from '../../../shared/fields/fields';
import { beginCompany, type OwnCompany } from '../../../shared/invoice/defaultSupplier';
import { checkOptions } from '../../../shared/invoice/documentFields';
import { beginSending, type Sending } from '../../../shared/invoice/documents';
import { linesOf } from '../../../shared/invoice/lineFields';
import { makerOf, recipientOf, supplierOf } from '../../../shared/invoice/parties';
import { generalWarnings, given, toSheet } from '../../../shared/invoice/sheet';
import { createInvoice } from '../../api/invoice';
import { sheetBody, undated, withMemo, type BillSheet } from '../../invoice/body';
import { createColumns } from '../../invoice/columns';
import { checkEasySign, makesInvoices, orderFor, paperOf, type BillOrder } from '../../invoice/documents';
import { invoiceFields, sendingOptions, taxKindOf } from '../../invoice/fields';
import { operation, resellerHeader } from '../../vendor';
import { say } from '../../words';

const createOptions = { ...checkOptions, ...sendingOptions };

type CreateSending = Sending & { company: OwnCompany };

const TYPE_CODES = { taxableInvoice: 'A', zeroRatedInvoice: 'A', taxExemptBill: 'B', statement: 'D' } as const;

export const create = operation<typeof invoiceFields, BillOrder, CreateSending, typeof createOptions>({
	value: 'create',
	name: 'Create',
	action: 'Create invoice with legal effect where easy sign is on',
	description:
		'Make a tax invoice, bill or statement. With easy sign of legal effect at once; without it the document waits in Hiworks to be signed.',
	fields: invoiceFields,
	options: createOptions,
	columns: createColumns,

	begin: (first, run) => ({ ...beginSending(first), company: beginCompany(run.credentials, first) }),

	prepare({ fields: read, itemIndexes: [itemIndex = 0] }, run, { company }) {
		const { options } = read;
		checkTogether(read);
		checkEasySign(options.easySign, run);
		const supplier =
			read.supplierSource === 'registered'
				? { number: given(read.supplierNumber), branch: undefined }
				: supplierOf(read, company);
		const parties = { supplier, recipient: recipientOf(read, company) };
		const maker = makerOf('supplier', read, parties, company);
		const sheet: BillSheet = {
			...toSheet({ ...read, taxKind: taxKindOf(read) }, parties, linesOf(read), options, run.now),
			typeCode: TYPE_CODES[read.document],
			payment: read.payment,
			notes: read.notes,
		};
		const body = sheetBody(sheet);
		const papers = {
			content: [createInvoice.path, sheet.relativeDate ? undated(body) : body],
			request: (frame: object, memoOf: (memo: string) => string) =>
				run.client.request(createInvoice, {
					headers: resellerHeader(run.credentials),
					body: { data: { ...frame, ...withMemo(body, memoOf) } },
				}),
			documents: [paperOf(sheet, maker, generalWarnings(sheet, run.now, read.document !== 'statement'))],
			amends: false,
		};
		return orderFor(papers, read, itemIndex, run);
	},

	...makesInvoices,
});

/** What single fields cannot know. */
function checkTogether({
	document,
	options: { easySign },
}: Read<WithOptions<typeof invoiceFields, typeof createOptions>>): void {
	if (document === 'statement' && easySign)
		throw new Invalid(say`no easy sign, because a statement (거래명세서) is never signed`).within(say`Easy Sign`);
}
