import { Invalid } from '../../../shared/errors/invalid';
import { amountsContent } from '../../../shared/invoice/output';
import { sumAmounts } from '../../../shared/korea/vat';
import { amendFields, amendOptions, MODIFICATION_TYPES } from '../../amendment/fields';
import { readOriginal } from '../../amendment/original';
import { sheetsOf, type NamedSheet } from '../../amendment/sheets';
import { createDraft, issueImmediately, requestImmediately } from '../../api/taxInvoice';
import { inFormWords, invoiceBody } from '../../invoice/body';
import { bindingAmounts, makesDocuments, type Order, type Sending } from '../../invoice/document';
import { readByKey } from '../../invoice/lookUp';
import { readOutput } from '../../invoice/output';
import { operation } from '../../vendor';
import { say } from '../../words';

/** Reasons that take back all of the original: lawful once. */
const IN_FULL: ReadonlySet<string> = new Set(['clericalError', 'termination', 'duplicateIssuance']);

interface AmendmentSending extends Sending {
	/** Originals that an item of this run takes back in full. */
	takenBack: Set<string>;
}

export const amend = operation<typeof amendFields, Order, AmendmentSending, typeof amendOptions>({
	value: 'amend',
	name: 'Amend',
	action: 'Amend tax invoice',
	description:
		'Of legal effect in live mode. Amend an invoice that the National Tax Service has (수정세금계산서), for one of five reasons of the law.',
	fields: amendFields,
	options: amendOptions,
	begin: (_run, { options: chosen }) => ({ dryRun: chosen?.dryRun ?? false, takenBack: new Set<string>() }),

	async prepare({ fields }, run, { takenBack }) {
		const { referenceId, reason, makes, options: chosen } = fields;
		const read = await readByKey(run.client, fields.original);
		const original = readOriginal(read);
		const { sheets, warnings } = sheetsOf(original, fields, run.now);
		if (IN_FULL.has(reason)) {
			if (takenBack.has(original.id))
				throw new Invalid(say`every original once: another item of this run takes it back in full`, original.id).within(
					'Tax Invoice',
				);
			takenBack.add(original.id);
		}
		const isReverse = original.issuanceType === 'REVERSE';
		const endpoint = makes === 'draft' ? createDraft : isReverse ? requestImmediately : issueImmediately;
		const modification = {
			type: MODIFICATION_TYPES[reason as keyof typeof MODIFICATION_TYPES],
			taxInvoiceKey: original.id,
			taxInvoiceKeyType: 'TAX_INVOICE_ID' as const,
		};
		const documents = sheets.map(({ name, sheet }, index) => {
			const keys = { own: sheets.length > 1 ? `${referenceId}-${index + 1}` : referenceId, other: undefined };
			const body = { taxInvoice: inFormWords(() => invoiceBody(sheet, keys)), memo: chosen.memo, modification };
			const request = inFormWords(() => run.client.request(endpoint, { body }));
			return {
				sheet,
				keys,
				request,
				originalId: original.id,
				extra: { sheet: name, reason, originalTaxInvoiceId: original.id },
			};
		});
		return {
			referenceId,
			documents,
			goal: makes === 'draft' ? 'drafted' : isReverse ? 'requested' : 'issued',
			// A second run has to meet what the first has done, to do the rest.
			ifAlreadyIssued: 'return',
			lookUpFirst: chosen.lookUpFirst,
			warnings: [...original.warnings, ...warnings],
			simplify: chosen.simplify,
			preview: { original: readOutput(read), sheets: sheets.map(shownSheet) },
		};
	},

	binding: (orders, run, sending) =>
		bindingAmounts(
			orders.filter(({ goal }) => goal === 'issued'),
			run,
			sending,
		),
	...makesDocuments,
});

function shownSheet({ name, sheet: { writeDate, remark, lines } }: NamedSheet) {
	return {
		sheet: name,
		writeDate,
		remark: remark ?? null,
		...amountsContent(sumAmounts(lines)),
		lines: lines.map(({ date, name: item, quantity = null, unitPrice = null, supplyCost, tax }) => ({
			date,
			name: item,
			quantity,
			unitPrice,
			supplyCost: String(supplyCost),
			tax: String(tax),
		})),
	};
}
