import type { IDataObject } from 'n8n-workflow';

import type { Run } from '../../../shared/engine/operation';
import { Invalid } from '../../../shared/errors/invalid';
import { given } from '../../../shared/invoice/invoice';
import { amountsContent } from '../../../shared/invoice/output';
import { REASON_CODES } from '../../../shared/korea/amendmentSheets';
import { maskPersonNumbers } from '../../../shared/korea/maskPersonNumbers';
import { sumAmounts } from '../../../shared/korea/vat';
import { readSheets } from '../../amendment/afterwards';
import { halvesByHand } from '../../amendment/byHand';
import { amendFields, amendOptions, type AmendInput } from '../../amendment/fields';
import { halvesFrom, type Halves } from '../../amendment/fromOriginal';
import { readOriginal } from '../../amendment/original';
import { createAmendment, getInvoice } from '../../api/invoice';
import { filesBody, readAttachments } from '../../invoice/attachments';
import { inFormWords, sheetBody, type Sheet } from '../../invoice/body';
import { readOutput, type BillOutput } from '../../invoice/output';
import {
	checkEasySign,
	makeDocuments,
	makesDocuments,
	markerFor,
	withMarker,
	type Order,
	type Sending,
} from '../../invoice/sending';
import { operation, resellerHeader } from '../../vendor';
import { say } from '../../words';

/** Reasons that take back all of the original: lawful once. */
const IN_FULL: ReadonlySet<string> = new Set(['clericalError', 'termination', 'duplicateIssuance']);

interface AmendmentSending extends Sending {
	/** Approval numbers of originals that an item of this run takes back in full. */
	takenBack: Set<string>;
}

interface Amendment extends Order {
	/** What the law wants in the remark of each sheet. */
	remarks: Array<string | undefined>;
}

export const amend = operation<typeof amendFields, Amendment, AmendmentSending, typeof amendOptions>({
	value: 'amend',
	name: 'Amend',
	action: 'Amend invoice',
	description:
		'Amend an issued tax invoice or bill (수정세금계산서) for one of the six reasons of the law. With easy sign of legal effect at once.',
	fields: amendFields,
	options: amendOptions,
	begin: (_run, first) => ({ dryRun: first.options?.dryRun ?? false, takenBack: new Set<string>() }),

	async prepare({ fields, itemIndexes: [itemIndex = 0] }, run, { takenBack }) {
		const { referenceId, options: chosen } = fields;
		checkEasySign(chosen.easySign, run);
		if (chosen.easySign && fields.reason === 'localLetterOfCredit') {
			throw new Invalid(
				say`no easy sign for a local letter of credit: look in the web screen whether Hiworks kept the opening date in the remark, then sign there`,
			).within('Easy Sign');
		}
		const { halves, approvalNumber, about } =
			fields.sheetSource === 'hand' ? byHand(fields, run) : await fromOriginal(fields, run);
		if (IN_FULL.has(fields.reason)) {
			if (takenBack.has(approvalNumber))
				throw new Invalid(
					say`every original once: another item of this run takes it back in full`,
					approvalNumber,
				).within('Document');
			takenBack.add(approvalNumber);
		}
		const marker = markerFor(chosen.markForRecovery, referenceId, itemIndex, run);
		const attachments = readAttachments(fields.attachments, run.context, itemIndex);
		const sheets = [['negative', halves.negative] as const, ['positive', halves.positive] as const].flatMap(
			([name, sheet]) => (sheet ? [{ name, sheet }] : []),
		);
		const unmarked = sheets.map(({ name, sheet }) => [name, inFormWords(() => sheetBody(sheet))] as const);
		const body = Object.fromEntries(
			unmarked.map(([name, half]) => [
				name,
				{ ...half, information: { ...half.information, memo: withMarker(half.information.memo, marker) } },
			]),
		);
		const amendment = { originalIssueId: approvalNumber, modifyType: REASON_CODES[fields.reason] };
		const request: Order['request'] = (uploaded) =>
			run.client.request(createAmendment, {
				headers: resellerHeader(run.credentials),
				body: {
					data: { ...(chosen.easySign && { easySign: 'Y' }), amendment, ...body, ...filesBody(attachments, uploaded) },
				},
			});
		inFormWords(() => request([]));
		return {
			referenceId,
			marker,
			attachments,
			content: [createAmendment.path, chosen.easySign, amendment, unmarked, filesBody(attachments, [])],
			request,
			easySign: chosen.easySign,
			documents: sheets.map(({ name, sheet }) => ({
				...contentOf(sheet),
				sheet: name,
				reason: fields.reason,
				originalApprovalNumber: approvalNumber,
				originalDocumentId: fields.documentId ?? null,
			})),
			amounts: sheets.map(({ sheet }) => volumeOf(sheet)),
			remarks: sheets.map(({ sheet }) =>
				fields.reason === 'termination' || fields.reason === 'localLetterOfCredit' ? sheet.remark : undefined,
			),
			warnings: halves.warnings,
			preview: { ...about, sheets: sheets.map(({ name, sheet }) => shownSheet(name, sheet)) },
		};
	},

	async send(order, run, sending) {
		const made = await makeDocuments(order, run, sending);
		const needsLook = !sending.dryRun && (made.length > 1 || order.remarks.some((remark) => remark !== undefined));
		return needsLook ? await readSheets(made, order, order.remarks, run.client) : made;
	},
	...makesDocuments,
});

interface Source {
	halves: Halves;
	approvalNumber: string;
	/** For the dry run. */
	about: IDataObject;
}

const byHand = (fields: AmendInput, { now }: Run): Source => ({
	halves: halvesByHand(fields, now),
	approvalNumber: given(fields.originalApprovalNumber),
	about: {},
});

async function fromOriginal(fields: AmendInput, { client, now }: Run): Promise<Source> {
	const documentId = given(fields.documentId);
	const { data } = await client.read(client.request(getInvoice, { path: { documentId } }));
	const original = readOriginal(documentId, data, fields.options.recipientFullNumber);
	const halves = halvesFrom(original, fields, now);
	return {
		halves: { ...halves, warnings: [...original.warnings, ...halves.warnings] },
		approvalNumber: original.approvalNumber,
		about: { original: readOutput(documentId, data) },
	};
}

function contentOf({ writeDate, supplier, recipient, lines }: Sheet): Partial<BillOutput> {
	return {
		writeDate,
		supplierNumber: supplier.number,
		recipientNumber: maskPersonNumbers(recipient.number),
		recipientName: maskPersonNumbers(recipient.name),
		...amountsContent(sumAmounts(lines)),
	};
}

function volumeOf({ lines }: Sheet): bigint {
	const { supplyCost, tax } = sumAmounts(lines);
	return supplyCost + tax < 0n ? -(supplyCost + tax) : supplyCost + tax;
}

function shownSheet(name: string, { taxKind, writeDate, remark, lines }: Sheet) {
	return {
		sheet: name,
		taxKind,
		writeDate,
		remark: remark === undefined ? null : maskPersonNumbers(remark),
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
