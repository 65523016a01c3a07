import { inside } from '../../../shared/errors/invalid';
import {
	beginAmendments,
	countsForOriginal,
	remarkStays,
	sheetsFrom,
	shownSheet,
	takeBackLinesOnce,
	type AmendmentSending,
	type AmendmentSheet,
} from '../../../shared/invoice/amendment';
import { deriveReferenceId, hashId } from '../../../shared/invoice/referenceId';
import { given, lineDateWarnings } from '../../../shared/invoice/sheet';
import { totalOf } from '../../../shared/korea/vat';
import { amendColumns } from '../../amendment/columns';
import { holdAgainstOthers, type AmendingOfRun } from '../../amendment/earlier';
import { amendFields, amendOptions, MODIFICATION_TYPES } from '../../amendment/fields';
import { readOriginal } from '../../amendment/original';
import { readOriginalByKey } from '../../amendment/originalKey';
import { createDraft, issueImmediately, requestImmediately } from '../../api/taxInvoice';
import { invoiceBody, type PortOneSheet } from '../../invoice/body';
import { makesInvoices, toDocument, type PortOneOrder } from '../../invoice/documents';
import { inBody } from '../../invoice/invoiceKey';
import { draftingSide, readOutput } from '../../invoice/output';
import { encodesIds, travelling } from '../../invoice/referenceId';
import { operation } from '../../vendor';

interface PortOneAmending extends AmendmentSending {
	encodesIds: boolean;
	amending: AmendingOfRun;
}

export const amend = operation<typeof amendFields, PortOneOrder, PortOneAmending, typeof amendOptions>({
	value: 'amend',
	name: 'Amend',
	action: 'Amend tax invoice irreversibly with legal effect',
	description:
		'Of legal effect in live mode. Amend an invoice that the National Tax Service has (수정세금계산서), for one of five reasons of the law.',
	fields: amendFields,
	options: amendOptions,
	columns: amendColumns,
	begin: (first, run) => ({ ...beginAmendments(first, run), encodesIds: encodesIds(first), amending: new Map() }),

	async prepare({ fields, fromSheet }, { client, now }, sending) {
		const { reason, makes, options: chosen } = fields;
		if (!fromSheet) inside('Reference ID', () => given(fields.referenceId));
		const read = await readOriginalByKey(client, fields.original);
		const original = readOriginal(read, remarkStays(reason));
		const side = draftingSide(original.sheet.issuanceType);
		const maker = sending.company.maker(original.sheet[side], 'Tax Invoice');
		const { sheets, warnings } = sheetsFrom(original, fields, now);
		const referenceId = fields.referenceId ?? derivedId(read.id, reason, sheets);
		const sent = travelling(referenceId, sending.encodesIds);
		const isReverse = side === 'recipient';
		const endpoint = makes === 'draft' ? createDraft : isReverse ? requestImmediately : issueImmediately;
		const modification = {
			type: MODIFICATION_TYPES[reason as keyof typeof MODIFICATION_TYPES],
			...inBody(read),
		};
		const documents = sheets.map(({ name, sheet }, index) => {
			const key = sheets.length > 1 ? `${sent}-${index + 1}` : sent;
			const body = {
				taxInvoice: invoiceBody(sheet, { own: key, other: undefined }),
				memo: chosen.memo,
				modification,
			};
			const request = client.request(endpoint, { body });
			return toDocument(
				{ maker, sheet, key, request, originalId: read.id },
				[...warnings, ...lineDateWarnings(sheet)],
				{
					sheet: name,
					reason,
					originalTaxInvoiceId: read.id,
				},
			);
		});
		const own = sheets.flatMap((one, index) =>
			countsForOriginal(reason, one) ? [{ key: documents[index]?.key ?? '', total: totalOf(one.sheet.lines) }] : [],
		);
		takeBackLinesOnce(read.id, fields, original.sheet.lines, sending, 'Tax Invoice');
		await holdAgainstOthers(read, own, { client, now }, sending.amending);
		const goal = makes === 'draft' ? 'drafted' : isReverse ? 'requested' : 'issued';
		return {
			referenceId,
			documents,
			goal,
			takenAs: 'accepted',
			// A second run has to meet what the first has done, to do the rest.
			ifAlreadyIssued: 'return',
			lookUpFirst: chosen.lookUpFirst,
			simplify: chosen.simplify,
			preview: { original: readOutput(read), sheets: sheets.map(shownSheet) },
		};
	},

	...makesInvoices,
});

/** Of a sheet without a column of it: the same amendment has the same, with two signs left for -1 and -2. */
const derivedId = (originalId: string, reason: string, sheets: ReadonlyArray<AmendmentSheet<PortOneSheet>>) =>
	hashId([originalId, reason, ...sheets.map(({ sheet }) => deriveReferenceId(sheet))]).slice(0, 22);
