import type { InvoiceBody } from './schemas';

interface StricterLimit {
	/** As a user knows it. */
	field: string;
	most: number;
	/** Lengths found in a body. */
	lengths(body: InvoiceBody): Array<number | undefined>;
}

const length = (text: string | undefined) => text?.length;
const parties = (body: InvoiceBody) => [body.supplier, body.supplied];
const contacts = (body: InvoiceBody) => [body.supplier.manager, ...body.supplied.managers];

/**
 * Limits that only some sources state, most of them of Bolta's newer generation. What breaks them is sent, with a
 * warning: no official page refuses it.
 */
export const stricterLimits: readonly StricterLimit[] = [
	{
		field: 'Name of a party',
		most: 70,
		lengths: (body) => parties(body).map(({ organizationName }) => length(organizationName)),
	},
	{
		field: 'Representative',
		most: 30,
		lengths: (body) => parties(body).map(({ representativeName }) => length(representativeName)),
	},
	{ field: 'Address', most: 150, lengths: (body) => parties(body).map(({ address }) => length(address)) },
	{ field: 'E-mail', most: 40, lengths: (body) => contacts(body).map(({ email }) => length(email)) },
	{ field: 'Contact Name', most: 30, lengths: (body) => contacts(body).map(({ name }) => length(name)) },
	{ field: 'Item Name', most: 80, lengths: ({ items }) => items.map(({ name }) => length(name)) },
	{ field: 'Specification', most: 60, lengths: ({ items }) => items.map(({ specification }) => length(specification)) },
	{ field: 'Item Remark', most: 100, lengths: ({ items }) => items.map(({ description }) => length(description)) },
	{ field: 'Remark', most: 150, lengths: ({ description }) => [length(description)] },
	{ field: 'Number of items', most: 5, lengths: ({ items }) => [items.length] },
	{ field: 'Number of recipient contacts', most: 2, lengths: ({ supplied }) => [supplied.managers.length] },
];
