import type { Words } from '../../shared/words/say';
import { say } from '../words';
import type { InvoiceBody } from './schemas';

interface StricterLimit {
	/** As a user knows it. */
	field: Words;
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
		field: say`Name of a party`,
		most: 70,
		lengths: (body) => parties(body).map(({ organizationName }) => length(organizationName)),
	},
	{
		field: say`Representative`,
		most: 30,
		lengths: (body) => parties(body).map(({ representativeName }) => length(representativeName)),
	},
	{ field: say`Address`, most: 150, lengths: (body) => parties(body).map(({ address }) => length(address)) },
	{ field: say`E-mail`, most: 40, lengths: (body) => contacts(body).map(({ email }) => length(email)) },
	{ field: say`Contact Name`, most: 30, lengths: (body) => contacts(body).map(({ name }) => length(name)) },
	{ field: say`Item Name`, most: 80, lengths: ({ items }) => items.map(({ name }) => length(name)) },
	{
		field: say`Specification`,
		most: 60,
		lengths: ({ items }) => items.map(({ specification }) => length(specification)),
	},
	{ field: say`Item Remark`, most: 100, lengths: ({ items }) => items.map(({ description }) => length(description)) },
	{ field: say`Remark`, most: 150, lengths: ({ description }) => [length(description)] },
	{ field: say`Number of items`, most: 5, lengths: ({ items }) => [items.length] },
	{ field: say`Number of recipient contacts`, most: 2, lengths: ({ supplied }) => [supplied.managers.length] },
];
