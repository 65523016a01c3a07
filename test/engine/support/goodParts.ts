/** A good value for each field of a line and of what a party has beside its number and names. */
export const line = () => ({
	date: '2026-01-30',
	name: '품목',
	specification: '규격',
	quantity: '1234',
	unitPrice: '10000',
	supplyCost: '10000',
	tax: '1000',
	remark: '비고',
});
export const details = () => ({ branch: '0001', address: '서울', businessType: '서비스', businessItem: '소프트웨어' });

/** A good party with these contacts, as JSON. */
export const party = (contact: object) => ({
	number: '1010000002',
	name: '주식회사',
	representative: '대표',
	...details(),
	contacts: [contact],
});

/** The same in the fields of the form, without its details. */
export const partyForm = (side: string) => ({
	[`${side}Source`]: 'form',
	[`${side}Number`]: '1010000002',
	[`${side}Name`]: '주식회사',
	[`${side}Representative`]: '대표',
	[`${side}Email`]: 'mail@example.com',
});

/** Fields that choose among others or that an invoice can do without: they have defaults. */
export const WITH_DEFAULTS = [
	'writeDateSource',
	'purpose',
	'taxKind',
	'supplierSource',
	'recipientSource',
	'itemSource',
	'options',
	'supplierDetails',
	'recipientDetails',
	'remark',
];
