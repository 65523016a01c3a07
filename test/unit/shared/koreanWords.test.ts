import { invoiceFields as bolta } from '../../../nodes/Bolta/invoice/fields';
import { amendFields } from '../../../nodes/HiworksBill/amendment/fields';
import { invoiceFields as hiworksBill } from '../../../nodes/HiworksBill/invoice/fields';
import { invoiceFields as portOne } from '../../../nodes/PortOne/invoice/fields';

it.each([
	['Bolta', bolta],
	['Hiworks Bill', hiworksBill],
	['PortOne', portOne],
])('%s reads purpose and tax kind as the form of the tax office has them', (_vendor, { purpose, taxKind }) => {
	expect(['청구', '영수'].map((word) => purpose.read(word))).toEqual(['claim', 'receipt']);
	expect(['과세', '영세율', '면세'].map((word) => taxKind.read(word))).toEqual(['taxable', 'zeroRated', 'taxExempt']);
	expect(() => purpose.read('')).toThrow('one of claim (청구)');
	expect(() => taxKind.read(null)).toThrow('one of taxable (과세), taxExempt (면세), zeroRated (영세율)');
});

it('PortOne reads an invoice that is neither', () => {
	expect(portOne.purpose.read('없음')).toBe('none');
});

it('a corrected tax kind is read by the same words', () => {
	expect(amendFields.corrections.read({ taxKind: '영세율' })).toMatchObject({ taxKind: 'zeroRated' });
});
