import { Invalid } from '../../../shared/errors/invalid';
import { beginAmendments, shownSheet, takeBackOnce, type AmendmentSending } from '../../../shared/invoice/amendment';
import { REASON_CODES, REASONS_WITH_REMARK } from '../../../shared/korea/amendmentSheets';
import { amendmentByHand } from '../../amendment/byHand';
import { amendColumns } from '../../amendment/columns';
import { amendFields, amendOptions } from '../../amendment/fields';
import { amendmentFrom } from '../../amendment/fromOriginal';
import { createAmendment } from '../../api/invoice';
import { sheetBody, withMemo } from '../../invoice/body';
import { checkEasySign, makesInvoices, orderFor, paperOf, type BillOrder } from '../../invoice/documents';
import { operation, resellerHeader } from '../../vendor';
import { say } from '../../words';

export const amend = operation<typeof amendFields, BillOrder, AmendmentSending, typeof amendOptions>({
	value: 'amend',
	name: 'Amend',
	action: 'Amend invoice with legal effect where easy sign is on',
	description:
		'Amend an issued tax invoice or bill (수정세금계산서) for one of the six reasons of the law. With easy sign of legal effect at once.',
	fields: amendFields,
	options: amendOptions,
	columns: amendColumns,
	begin: beginAmendments,

	async prepare({ fields, itemIndexes: [itemIndex = 0] }, run, sending) {
		const { reason, options } = fields;
		checkEasySign(options.easySign, run);
		if (options.easySign && reason === 'localLetterOfCredit') {
			throw new Invalid(
				say`no easy sign for a local letter of credit: look in the web screen whether Hiworks kept the opening date in the remark, then sign there`,
			).within(say`Easy Sign`);
		}
		const { sheets, lines, warnings, approvalNumber, preview } =
			fields.sheetSource === 'hand'
				? amendmentByHand(fields, run, sending.company)
				: await amendmentFrom(fields, run, sending.company);
		const bodies = sheets.map(({ name, sheet }) => [name, sheetBody(sheet)] as const);
		const amendment = { originalIssueId: approvalNumber, modifyType: REASON_CODES[reason] };
		const papers = {
			content: [createAmendment.path, amendment, bodies],
			request: (frame: object, memoOf: (memo: string) => string) =>
				run.client.request(createAmendment, {
					headers: resellerHeader(run.credentials),
					body: {
						data: {
							...frame,
							amendment,
							...Object.fromEntries(bodies.map(([name, body]) => [name, withMemo(body, memoOf)])),
						},
					},
				}),
			documents: sheets.map(({ name, maker, sheet }) => ({
				...paperOf(sheet, maker, warnings, {
					sheet: name,
					reason,
					originalApprovalNumber: approvalNumber,
					originalDocumentId: fields.documentId ?? null,
				}),
				legalRemark: REASONS_WITH_REMARK.has(reason) ? sheet.remark : undefined,
			})),
			amends: true,
			preview: { ...preview, sheets: sheets.map((one) => ({ ...shownSheet(one), taxKind: one.sheet.taxKind })) },
		};
		const order = orderFor(papers, fields, itemIndex, run);
		takeBackOnce(approvalNumber, fields, { sheets, lines }, sending, 'Document');
		return order;
	},

	...makesInvoices,
});
