import { BoltaApi } from '../../../credentials/BoltaApi.credentials';
import { HiworksBillApi } from '../../../credentials/HiworksBillApi.credentials';
import { PortOneApi } from '../../../credentials/PortOneApi.credentials';
import { ownCompany } from '../../../nodes/shared/invoice/defaultSupplier';
import { errorOf } from './korea/support';

const OURS = { supplierNumber: '2200000002', supplierName: '우리 주식회사' };

describe('Default Supplier', () => {
	it.each([new BoltaApi(), new HiworksBillApi(), new PortOneApi()])(
		'stands in the credential $displayName, each field under its Korean name too, and may stay empty',
		({ properties }) => {
			const own = properties.filter(({ name }) => /^(supplier|several)/.test(name));
			expect(own.map(({ name }) => name)).toEqual([
				'supplierNumber',
				'supplierBranch',
				'supplierName',
				'supplierRepresentative',
				'supplierEmail',
				'supplierContactName',
				'supplierContactPhone',
				'supplierAddress',
				'supplierBusinessType',
				'supplierBusinessItem',
				'severalSuppliers',
			]);
			expect(own.filter(({ required, displayName }) => required || !/\([가-힣 ]+\)$/.test(displayName))).toEqual([]);
			expect(own.map(({ default: initial }) => initial)).toEqual([...Array(10).fill(''), false]);
		},
	);

	it('does not name a person in place of the company', () => {
		const { maker } = ownCompany(OURS);
		const { message } = errorOf(() => maker({ number: '9001011000000', name: '홍길동' }, 'Recipient Number'));
		expect(message).toContain('2200000002 (우리 주식회사), and not 900101-1******:');
		expect(message).not.toContain('홍길동');
	});

	it.each([[{}], [{ ...OURS, severalSuppliers: true }], [{ supplierName: '우리 주식회사' }]])(
		'refuses nobody with %j',
		(credential) => {
			expect(() => ownCompany(credential).maker({ number: '8888888888' }, 'Supplier Number')).not.toThrow();
		},
	);
});
