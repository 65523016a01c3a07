/** Gives as many made-up customers (거래처) as it is asked for, of which the first `changed` have another bank. */

const row = (number, isChanged) => ({
	code: `C${String(number).padStart(5, '0')}`,
	name: `거래처 ${number}`,
	businessNumber: '220-00-00002',
	bankName: isChanged ? '신한은행' : '국민은행',
	accountNumber: `110-222-${String(number).padStart(6, '0')}`,
	accountHolder: `예금주 ${number}`,
	externalKey: `erp-${number}`,
});

class Customers {
	description = {
		displayName: 'Customers',
		name: 'customers',
		group: ['transform'],
		version: 1,
		description: 'Made-up customers',
		defaults: { name: 'Customers' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Count', name: 'count', type: 'number', default: 0 },
			{ displayName: 'Changed', name: 'changed', type: 'number', default: 0 },
		],
	};

	async execute() {
		const count = this.getNodeParameter('count', 0);
		const changed = this.getNodeParameter('changed', 0);
		return [
			Array.from({ length: count }, (_, number) => ({ json: row(number, number < changed), pairedItem: { item: 0 } })),
		];
	}
}

module.exports = { Customers };
