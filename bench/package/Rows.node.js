/**
 * Gives as many made-up invoices as it is asked for, in n8n's own process: a Code node would bring the task runner into
 * the figures.
 */

const WRITE_DATE = '2026-01-31';

function row(prefix, number) {
	const [supplyCost, tax] = [10_000 + 10 * number, 1_000 + number];
	const flat = {
		referenceId: `${prefix}-${number}`,
		writeDate: WRITE_DATE,
		supplierNumber: '220-00-00002',
		supplierName: '공급자 주식회사',
		supplierRepresentative: '김대표',
		supplierEmail: 'supplier@example.com',
		recipientNumber: '888-88-88888',
		recipientName: `구매자 ${number}`,
		recipientRepresentative: '이대표',
		recipientEmail: 'buyer@example.com',
		recipientAddress: '서울특별시 중구 세종대로 110',
		contactName: '박담당',
		contactPhone: '010-0000-0000',
		itemName: `품목 ${number}`,
		quantity: 1,
		unitPrice: supplyCost,
		supplyCost,
		tax,
		remark: `비고 ${number}`,
		failedIssuanceKey: '',
	};
	const party = (name, representative, email) => ({ name, representative, contacts: [{ email }] });
	return {
		...flat,
		// What Issue reads as JSON ...
		supplier: { number: '2200000002', ...party(flat.supplierName, flat.supplierRepresentative, flat.supplierEmail) },
		recipient: {
			number: '8888888888',
			...party(flat.recipientName, flat.recipientRepresentative, flat.recipientEmail),
		},
		items: [{ name: flat.itemName, supplyCost, tax }],
		// ... and the same invoice as the vendor wants it, for the HTTP Request node.
		wireSupplier: {
			identificationNumber: '2200000002',
			organizationName: flat.supplierName,
			representativeName: flat.supplierRepresentative,
			manager: { email: flat.supplierEmail },
		},
		wireRecipient: {
			identificationNumber: '8888888888',
			organizationName: flat.recipientName,
			representativeName: flat.recipientRepresentative,
			managers: [{ email: flat.recipientEmail }],
		},
		wireItems: [{ date: WRITE_DATE, name: flat.itemName, supplyCost, tax }],
	};
}

class Rows {
	description = {
		displayName: 'Rows',
		name: 'rows',
		group: ['transform'],
		version: 1,
		description: 'Made-up invoices',
		defaults: { name: 'Rows' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Count', name: 'count', type: 'number', default: 0 },
			{ displayName: 'Prefix', name: 'prefix', type: 'string', default: 'order' },
		],
	};

	async execute() {
		const count = this.getNodeParameter('count', 0);
		const prefix = this.getNodeParameter('prefix', 0);
		return [Array.from({ length: count }, (_, number) => ({ json: row(prefix, number), pairedItem: { item: 0 } }))];
	}
}

module.exports = { Rows };
