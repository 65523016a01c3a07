/** Searching invoices: filters, order and pages, and the same as a sheet. */
import type { JsonObject } from '../json.ts';
import { seoulDay } from '../seoul.ts';
import type { Book, Entry } from './book.ts';
import type { Handler, World } from './world.ts';

const MONTH_MS = 31 * 24 * 60 * 60 * 1000;

/** default-period, date-range-list */
function isInPeriod(
	{ draftedAt, issuedAt, invoice }: Entry,
	{ dateType = 'REGISTER', dateRange }: JsonObject,
	now: number,
): boolean {
	const [{ from = undefined, until = undefined } = {}] = (dateRange ?? [
		{ from: seoulDay(now - MONTH_MS), until: seoulDay(now) },
	]) as JsonObject[];
	const day =
		dateType === 'WRITE'
			? invoice.writeDate
			: dateType === 'ISSUE'
				? issuedAt && seoulDay(issuedAt)
				: seoulDay(draftedAt);
	return (
		day !== null && day !== undefined && (from === undefined || day >= from) && (until === undefined || day <= until)
	);
}

function fits(entry: Entry, filter: JsonObject, { book, now, settings }: World): boolean {
	const {
		primaryFilter = {},
		supplierBrn,
		partnerBrn,
		statuses,
		taxationTypes,
		documentModificationTypes,
		isDelayed,
		issuanceTypes,
		purposeTypes,
		counterpartyId,
		includeBrnMatch,
	} = filter;
	const {
		dateFilter,
		taxInvoiceId,
		taxInvoiceIds,
		bulkTaxInvoiceId,
		payoutId,
		ntsApprovalNumber,
		supplierDocumentKey,
		recipientDocumentKey,
	} = primaryFilter;
	const { invoice, issuanceType, modification, approvalNumber } = entry;
	const among = (values: string[] | undefined, value: string) => values === undefined || values.includes(value);
	const isOf = (company: JsonObject) =>
		company.counterpartyId === counterpartyId || (includeBrnMatch && company.brn === filter.counterpartyBrn);
	const isFound =
		taxInvoiceId !== undefined
			? entry.id === taxInvoiceId
			: taxInvoiceIds !== undefined
				? taxInvoiceIds.includes(entry.id)
				: ntsApprovalNumber !== undefined
					? approvalNumber === ntsApprovalNumber
					: supplierDocumentKey !== undefined
						? book.showsByKey(entry) && invoice.supplierDocumentKey === supplierDocumentKey
						: recipientDocumentKey !== undefined
							? book.showsByKey(entry) && invoice.recipientDocumentKey === recipientDocumentKey
							: // Nothing here is made from batches or payouts.
								bulkTaxInvoiceId !== undefined || payoutId !== undefined
								? false
								: isInPeriod(entry, dateFilter ?? {}, now());
	return (
		isFound &&
		(entry.deletedAt === null || settings.listsDeleted) &&
		(supplierBrn === undefined || invoice.supplier.brn === supplierBrn) &&
		(partnerBrn === undefined || invoice[issuanceType === 'REVERSE' ? 'supplier' : 'recipient'].brn === partnerBrn) &&
		among(statuses, book.status(entry)) &&
		among(taxationTypes, invoice.taxationType) &&
		among(documentModificationTypes, modification ? 'MODIFICATION' : 'NORMAL') &&
		(isDelayed === undefined || (book.summary(entry).isDelayed ?? false) === isDelayed) &&
		among(issuanceTypes, issuanceType) &&
		among(purposeTypes, invoice.purposeType) &&
		(counterpartyId === undefined || isOf(invoice.supplier) || isOf(invoice.recipient))
	);
}

const SORTED_BY: Record<string, string> = {
	WRITE_DATE: 'writeDate',
	ISSUANCE_DUE_DATE: 'issuanceDueDate',
	TOTAL_AMOUNT: 'totalAmount',
	TOTAL_SUPPLY_AMOUNT: 'totalSupplyAmount',
	TOTAL_TAX_AMOUNT: 'totalTaxAmount',
	REQUESTED_AT: 'requestedAt',
	ISSUED_AT: 'issuedAt',
	NTS_SENT_AT: 'ntsSentAt',
	STATUS_UPDATED_AT: 'statusUpdatedAt',
};

function found(book: Book, search: JsonObject, world: World): JsonObject[] {
	const { filter = {}, sort: { by = 'STATUS_UPDATED_AT', order = 'DESC' } = {} } = search;
	const counterpartyBrn =
		filter.counterpartyId === undefined ? undefined : world.counterparties.find(filter.counterpartyId)?.brn;
	const rows = book
		.all()
		.filter((entry) => fits(entry, { ...filter, counterpartyBrn }, world))
		.map((entry) => book.summary(entry))
		.filter(({ statusUpdatedAt }) => Date.parse(statusUpdatedAt) + world.settings.listLagMs <= world.now());
	const key = SORTED_BY[by]!;
	const compare = (left: JsonObject, right: JsonObject) =>
		left[key] === right[key] ? 0 : (left[key] ?? '') < (right[key] ?? '') ? -1 : 1;
	return rows.sort((left, right) => (order === 'ASC' ? compare(left, right) : -compare(left, right)));
}

const COLUMNS: Record<string, string> = {
	STATUS: 'status',
	ISSUANCE_TYPE: 'issuanceType',
	DOCUMENT_MODIFICATION_TYPE: 'documentModificationType',
	IS_DELAYED: 'isDelayed',
	WRITE_DATE: 'writeDate',
	ISSUANCE_DUE_DATE: 'issuanceDueDate',
	TAXATION_TYPE: 'taxationType',
	PURPOSE_TYPE: 'purposeType',
	TOTAL_AMOUNT: 'totalAmount',
	TOTAL_SUPPLY_AMOUNT: 'totalSupplyAmount',
	TOTAL_TAX_AMOUNT: 'totalTaxAmount',
	MEMO: 'memo',
	REQUESTED_AT: 'requestedAt',
	ISSUED_AT: 'issuedAt',
	NTS_SENT_AT: 'ntsSentAt',
	STATUS_UPDATED_AT: 'statusUpdatedAt',
	PLAIN_ID: 'id',
	SUPPLIER_DOCUMENT_KEY: 'supplierDocumentKey',
	RECIPIENT_DOCUMENT_KEY: 'recipientDocumentKey',
	SUPPLIER_BRN: 'supplierBrn',
	SUPPLIER_COMPANY_NAME: 'supplierName',
	SUPPLIER_REPRESENTATIVE_NAME: 'supplierRepresentativeName',
	SUPPLIER_COUNTERPARTY_ID: 'supplierCounterpartyId',
	RECIPIENT_BRN: 'recipientBrn',
	RECIPIENT_COMPANY_NAME: 'recipientName',
	RECIPIENT_REPRESENTATIVE_NAME: 'recipientRepresentativeName',
	RECIPIENT_COUNTERPARTY_ID: 'recipientCounterpartyId',
};

const cell = (value: unknown) =>
	/[",\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');

export const searchHandlers: Record<string, Handler> = {
	getB2bTaxInvoices({ queryJson }, world) {
		const search = (queryJson.requestBody ?? {}) as JsonObject;
		const { pageNumber = 0, pageSize = 500 } = search;
		const rows = found(world.book, search, world);
		const items = rows.slice(pageNumber * pageSize, (pageNumber + 1) * pageSize);
		return {
			status: 200,
			body: {
				items,
				page: {
					number: pageNumber,
					size: pageSize,
					totalCount: world.settings.totalCount === 'total' ? rows.length : items.length,
				},
			},
		};
	},

	downloadB2bTaxInvoicesSheet({ queryJson }, world) {
		const search = (queryJson.requestBody ?? {}) as JsonObject;
		const columns = (search.fields ?? ['STATUS', 'WRITE_DATE', 'TOTAL_AMOUNT']) as string[];
		const lines = [
			columns.join(','),
			...found(world.book, search, world).map((row) =>
				columns.map((column) => cell(row[COLUMNS[column] ?? ''])).join(','),
			),
		];
		return { status: 200, raw: { type: 'text/csv;charset=UTF-8', bytes: Buffer.from(`${lines.join('\n')}\n`) } };
	},
};
