import type { Read } from '../../shared/fields/fields';
import { documentFields, remark, taxKind } from '../../shared/invoice/documentFields';
import { itemFields, lineFields } from '../../shared/invoice/lineFields';
import {
	contactDetails,
	contactFields,
	recipientFields,
	supplierFields,
	supplierSource,
} from '../../shared/invoice/partyFields';
import { customerKey } from './customerKey';

const contacts = { contact: contactFields, contactDetails };

export const invoiceFields = {
	...documentFields,
	taxKind,
	supplierSource: supplierSource({
		customerKey: {
			name: 'From Customer Key',
			description: 'Number, name and representative are read from Bolta by the customer key',
		},
	}),
	...supplierFields(contacts, { contactIn: ['form', 'customerKey'] }),
	...recipientFields(contacts),
	...lineFields(itemFields),
	remark,
	customerKey,
};

export type InvoiceInput = Read<typeof invoiceFields>;
export type BoltaLine = Read<typeof itemFields>;

/** For a document whose supplier is not the one who asks: the customer key does not name the supplier then. */
export const supplierWithoutCustomer = { supplierSource: supplierSource(), ...supplierFields(contacts) };
