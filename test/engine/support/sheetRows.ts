import type { IDataObject } from 'n8n-workflow';

/** Rows of a sheet: of an item of an invoice, the invoice it belongs to, and one line of it. */
export const rowsOf =
	(itemOf: (invoice: number) => IDataObject) =>
	(invoice: number, line: number, changes: IDataObject = {}): IDataObject => {
		const { supplyCost: _, tax: __, itemName: ___, ...document } = itemOf(invoice);
		return {
			...document,
			itemName: `${invoice}-${line}`,
			supplyCost: 1_000 * (line + 1),
			tax: 100 * (line + 1),
			unrelated: 'column',
			...changes,
		};
	};
