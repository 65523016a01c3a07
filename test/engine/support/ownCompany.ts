/** One's own company, as the credentials of all vendors have it. */
export const OURS = {
	supplierNumber: '220-00-00002',
	supplierBranch: '0001',
	supplierName: '우리 주식회사',
	supplierRepresentative: '김대표',
	supplierEmail: 'us@example.com',
	supplierContactName: '담당',
	supplierContactPhone: '010-0000-0001',
	supplierAddress: '서울특별시 어느구 1',
	supplierBusinessType: '서비스',
	supplierBusinessItem: '개발',
};
