import type { FormWords } from '../../shared/http/endpoint';

/** Of invoices, amendments, customers and issuers. */
export const formWords: FormWords = {
	date: 'Date',
	purpose: 'Purpose',
	taxType: 'Tax Kind',
	supplier: 'Supplier ',
	supplied: 'Recipient ',
	identificationNumber: 'Number',
	taxRegistrationId: 'Branch Number',
	organizationName: 'Name',
	representativeName: 'Representative',
	address: 'Address',
	businessType: 'Business Type',
	businessItem: 'Business Item',
	manager: 'Contact',
	managers: 'Contacts',
	email: 'Email',
	name: 'Name',
	telephone: 'Phone',
	items: 'Items',
	supplyCost: 'Supply Cost',
	tax: 'Tax',
	unitPrice: 'Unit Price',
	quantity: 'Quantity',
	specification: 'Specification',
	description: 'Remark',
};
