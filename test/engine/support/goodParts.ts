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
