import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { look } from './mutations';

/** What n8n cannot vary within one execution: how many rows its fixed collections have, and which options are set. */
export interface Shape {
	lines: number;
	furtherContacts: number;
	options: readonly string[];
}

/** An item for the parameters below: `p` has the value of every field that is shown, under the field's own name. */
export type Given = { p: IDataObject };

const at = (path: string) => `={{ $json.p.${path} }}`;
const each = (path: string, names: readonly string[]): INodeParameters =>
	Object.fromEntries(names.map((name) => [name, at(`${path}.${name}`)]));
const times = (count: number, path: string, names: readonly string[]) =>
	Array.from({ length: count }, (_, index) => each(`${path}[${index}]`, names));

const CONTACT = ['email', 'name', 'phone'];
const DETAILS = ['branch', 'address', 'businessType', 'businessItem', 'contactName', 'contactPhone'];
const LINE = ['date', 'name', 'specification', 'quantity', 'unitPrice', 'supplyCost', 'tax', 'remark'];
const TOP = [
	'referenceIdSource',
	'referenceId',
	'writeDateSource',
	'writeDate',
	'purpose',
	'taxKind',
	'supplierSource',
	'supplierNumber',
	'supplierName',
	'supplierRepresentative',
	'supplierEmail',
	'supplierJson',
	'recipientSource',
	'recipientNumber',
	'recipientName',
	'recipientRepresentative',
	'recipientEmail',
	'recipientJson',
	'itemSource',
	'itemsJson',
	'remark',
];

/**
 * Issue with every field an expression on the item, so that one execution takes invoices of all modes.
 * n8n keeps no expression for a whole collection, only for the values in it.
 */
export const everyField = ({ lines, furtherContacts, options }: Shape): INodeParameters => ({
	resource: 'taxInvoice',
	operation: 'issue',
	...Object.fromEntries(TOP.map((name) => [name, at(name)])),
	supplierDetails: each('supplierDetails', DETAILS),
	recipientDetails: {
		...each('recipientDetails', DETAILS),
		furtherContacts: { contact: times(furtherContacts, 'recipientDetails.furtherContacts.contact', CONTACT) },
	},
	items: { item: times(lines, 'items.item', LINE) },
	options: each('options', options),
});

/** What an expression of `everyField` or `allFields` comes to; null: it is none of theirs. */
function readBy(expression: unknown): ((item: IDataObject) => unknown) | null {
	const [, way, key] = /^=\{\{ \$json(?:\.(p\..+)|\["(.+)"\]) \}\}$/.exec(String(expression)) ?? [];
	return way ? (item) => look(item, way) : key ? (item) => item[key] : null;
}

/**
 * The same where what all items have in common needs no expression: n8n evaluates each for every item, and the tests
 * that vary one field at a time would spend their time on all others.
 */
export function fixedWhereSame<T>(parameters: T, items: readonly IDataObject[]): T {
	const fix = (given: unknown): unknown => {
		if (Array.isArray(given)) return given.map(fix);
		if (typeof given === 'object' && given !== null)
			return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fix(value)]));
		const read = readBy(given);
		if (!read) return given;
		const [value, ...others] = new Set(items.map(read));
		return others.length === 0 && ['string', 'number', 'boolean'].includes(typeof value) ? value : given;
	};
	return fix(parameters) as T;
}
