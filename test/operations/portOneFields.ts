/** Fields of PortOne's operations: kind and how errors name it. PortOne documents hardly a length. */
import type { IDataObject } from 'n8n-workflow';

import { ofIdLength, type Tested } from '../engine/support/mutations';
import { RUN_OPTIONS } from './boltaFields';
import { LIST } from './hiworksFields';

type Fields = Record<string, Tested>;

const OPTIONAL = { optional: true } as const;
const of = (kind: Tested['kind'], ...named: string[]): Tested => ({ kind, named });
const idOf = (named: string, kind: Tested['kind'] = 'idInPath'): Tested => ({ ...of(kind, named), ...ofIdLength(200) });
const option = (path: string, kind: Tested['kind'], name: string): Fields => ({
	[`options.${path}`]: of(kind, `Options: ${name}`),
});
const may = (fields: Fields): Fields =>
	Object.fromEntries(
		Object.entries(fields).map(([path, tested]) => [
			path,
			{ ...(path.includes('[0]') ? {} : { good: '값' }), ...tested, ...OPTIONAL },
		]),
	);

const SIMPLIFY = option('simplify', 'flag', 'Simplify');
const OUTPUT: Fields = { binaryPropertyName: of('ownText', 'Put Output File in Field') };

// ── Invoices that PortOne has ───────────────────────────────────────────────────────────────────────────────────────

export const INVOICE: Fields = { invoice: idOf('Tax Invoice') };
export const GET: Fields = { ...INVOICE, ...SIMPLIFY, ...RUN_OPTIONS };
export const GET_PDF: Fields = { ...INVOICE, ...OUTPUT };
export const GET_POPUP_URL: Fields = { ...INVOICE, ...option('includeMenu', 'flag', 'Include Menu') };

const TOLD: Fields = {
	'options.memo': of('ownText', 'Options: Memo'),
	'options.emailSubject': of('ownText', 'Options: Email Subject'),
};

/** What leads an invoice on, with what it tells. */
export const step = (...tells: Array<'memo' | 'emailSubject'>): Fields => ({
	...INVOICE,
	...option('dryRun', 'flag', 'Dry Run'),
	...SIMPLIFY,
	...may(Object.fromEntries(tells.map((name) => [`options.${name}`, TOLD[`options.${name}`]!]))),
});

export const ATTACHMENT: Fields = { binaryPropertyName: of('binaryField', 'Input Binary Field') };
export const ATTACHMENT_REMOVAL: Fields = { ...INVOICE, attachmentId: idOf('Attachment') };
export const ATTACHMENTS: Fields = { ...INVOICE, ...LIST };

// ── Searches ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What n8n demands of a search, whichever it is. */
export const SEARCHED: IDataObject = {
	taxInvoiceIds: 'first,second',
	bulkTaxInvoiceId: 'bulk_1',
	ntsApprovalNumber: '20260131-10000000-12345678',
	payoutId: 'payout_1',
	supplierDocumentKey: 'ORDER-1',
	recipientDocumentKey: 'ORDER-2',
};

const searchedBy = (name: string, tested: Tested): Fields => ({ [name]: { ...tested, base: { searchBy: name } } });
const choices = (path: string, named: string, good: string): Fields => ({
	[path]: { ...of('choices', named), good: [good] },
});

const SEARCH: Fields = {
	searchBy: of('choice', 'Search By'),
	dateType: of('choice', 'Date Type'),
	from: { ...of('day', 'From'), ...OPTIONAL, good: '2026-01-31' },
	until: { ...of('day', 'Until'), ...OPTIONAL, good: '2026-01-31' },
	...searchedBy('taxInvoiceIds', of('ids', 'IDs')),
	...searchedBy('bulkTaxInvoiceId', idOf('Bulk Batch ID', 'id')),
	...searchedBy('ntsApprovalNumber', of('approvalNumber', 'NTS Approval Number')),
	...searchedBy('payoutId', idOf('Payout ID', 'id')),
	...searchedBy('supplierDocumentKey', of('documentKey', "Supplier's Document Key")),
	...searchedBy('recipientDocumentKey', of('documentKey', "Recipient's Document Key")),
	'filters.counterpartyId': { ...idOf('Filters: Counterparty ID', 'id'), ...OPTIONAL, good: 'first' },
	'filters.includeBrnMatch': of('flag', 'Filters: Also by Business Number'),
	'filters.isDelayed': of('choice', 'Filters: Issued Late'),
	'filters.partnerNumber': { ...of('businessNumber', 'Filters: Partner Number'), ...OPTIONAL, good: '2200000002' },
	'filters.supplierNumber': { ...of('businessNumber', 'Filters: Supplier Number'), ...OPTIONAL, good: '2200000002' },
	...choices('filters.documentModificationTypes', 'Filters: Document Types', 'NORMAL'),
	...choices('filters.statuses', 'Filters: Statuses', 'ISSUED'),
	'sort.by': of('choice', 'Sort: By'),
	'sort.order': of('choice', 'Sort: Order'),
};
export const GET_ALL: Fields = { ...SEARCH, ...LIST, ...SIMPLIFY };
export const SHEET: Fields = { ...choices('columns', 'Columns', 'STATUS'), ...OUTPUT };

// ── Counterparties and companies ────────────────────────────────────────────────────────────────────────────────────

export const NUMBER: Fields = { number: of('businessNumber', 'Number') };
export const BULK: Fields = { bulkTaxInvoiceId: idOf('Bulk Batch'), ...SIMPLIFY };

/** The first contact of a form, which has to be filled in where it is. */
export const contactIn = (path: string): IDataObject =>
	Object.fromEntries(
		Object.entries({ name: '담당', email: 'first@example.com', phone: '02-000-0000', memo: '메모' }).map(
			([name, value]) => [`${path}.contacts.contact[0].${name}`, value],
		),
	);

const content = (path: string, within: string): Fields => {
	const contact = (name: string, label: string, kind: Tested['kind']): Fields => ({
		[`${path}.contacts.contact[0].${name}`]: of(
			kind,
			`${within}: Contacts, entry 1: ${label}`,
			`Counterparty Contact: ${label}`,
		),
	});
	return {
		...may(
			Object.fromEntries(
				Object.entries({
					address: 'Address',
					businessItem: 'Business Item',
					businessType: 'Business Type',
					memo: 'Memo',
					name: 'Name',
					representative: 'Representative',
				}).map(([name, label]) => [
					`${path}.${name}`,
					of(name === 'name' || name === 'representative' ? 'ownName' : 'ownText', `${within}: ${label}`),
				]),
			),
		),
		...contact('name', 'Name', 'ownText'),
		...contact('email', 'Email', 'email'),
		...may({ ...contact('phone', 'Phone', 'phone'), ...contact('memo', 'Memo', 'ownText') }),
	};
};

const LOOK_UPS: Fields = {
	...option('checkBusinessInfo', 'flag', 'Look Up Business Info'),
	...option('checkBusinessStatus', 'flag', 'Look Up Business Status'),
	...may({
		...option('businessInfoVerificationId', 'ownText', 'Business Info Verification ID'),
		...option('businessStatusVerificationId', 'ownText', 'Business Status Verification ID'),
	}),
	...SIMPLIFY,
};

export const COUNTERPARTY_CREATION: Fields = {
	counterpartyId: { ...idOf('Counterparty ID'), ...OPTIONAL },
	source: of('choice', 'Source'),
	...NUMBER,
	...content('details', 'Details'),
	counterpartyJson: {
		...of('json', 'Counterparty JSON'),
		base: { source: 'json' },
		good: '{"number":"2200000002"}',
	},
	...LOOK_UPS,
};
export const COUNTERPARTY: Fields = { counterpartyId: idOf('Counterparty') };
/** Whose they are is read before: of what PortOne does not have nothing is asked for. */
export const COUNTERPARTY_CHANGES: Fields = {
	...content('fieldsToSet', 'Fields to Set'),
	counterpartyJson: { ...of('json', 'Counterparty JSON'), base: { source: 'json' }, good: '{"memo":"고침"}' },
};

const FILTERS: Fields = {
	contactEmail: of('ownText', 'Contact Email'),
	contactName: of('ownText', 'Contact Name'),
	contactPhone: of('ownText', 'Contact Phone'),
	id: of('ownText', 'ID Begins With'),
	counterpartyIds: { ...of('ids', 'IDs'), good: 'first,second' },
	name: of('ownText', 'Name Contains'),
	number: { ...of('businessNumber', 'Number'), good: '2200000002' },
	representative: of('ownText', 'Representative'),
};
export const COUNTERPARTIES: Fields = {
	...LIST,
	...may(
		Object.fromEntries(
			Object.entries(FILTERS).map(([path, { named, ...rest }]) => [
				`filters.${path}`,
				{ ...rest, named: named.map((name) => `Filters: ${name}`) },
			]),
		),
	),
	...choices('filters.businessStatuses', 'Filters: Business Statuses', 'CLOSED'),
	...SIMPLIFY,
};
