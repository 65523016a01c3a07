import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** What the forms of all vendors ask of a document, filled in by expressions on the item. */
export const documentForm = (): INodeParameters => ({
	referenceId: '={{ $json.referenceId }}',
	writeDateSource: 'date',
	writeDate: '={{ $json.writeDate }}',
	purpose: '={{ $json.purpose }}',
	supplierNumber: '={{ $json.supplierNumber }}',
	recipientSource: 'form',
	recipientNumber: '={{ $json.recipientNumber }}',
	recipientName: '={{ $json.recipientName }}',
	recipientRepresentative: '={{ $json.recipientRepresentative }}',
	recipientEmail: '={{ $json.recipientEmail }}',
	recipientDetails: {},
	itemSource: 'form',
	items: { item: [{ name: '={{ $json.itemName }}', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] },
});

/** The n-th synthetic document, as an item; each has amounts of its own. */
export const syntheticItem = (n: number): IDataObject => ({
	referenceId: `order-${n}`,
	writeDate: '2026-01-31',
	purpose: 'claim',
	supplierNumber: '220-00-00002',
	recipientNumber: '888-88-88888',
	recipientName: `구매자 ${n}`,
	recipientRepresentative: '이대표',
	recipientEmail: 'buyer@example.com',
	itemName: `품목 ${n}`,
	supplyCost: String(10_000 + 10 * n),
	tax: String(1_000 + n),
});
