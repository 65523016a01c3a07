import { travelling } from '../../../nodes/PortOne/invoice/referenceId';
import fc from '../../support/properties';

describe('Encode Reference ID', () => {
	it.each([
		['2026/11/27 -1', '2026_2F11_2F27_20-1'],
		['ORDER_1', 'ORDER_5F1'],
		['주문', '_EC_A3_BC_EB_AC_B8'],
		['A-1', 'A-1'],
	])('%s travels as %s', (given, sent) => expect(travelling(given, true)).toBe(sent));

	it('gives the ID back, and no two of them the same', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 7 }), (text) => {
				const given = text.normalize('NFC');
				fc.pre(Buffer.from(given).length <= 60);
				const sent = travelling(given, true);
				expect(decodeURIComponent(sent.replace(/_/g, '%'))).toBe(given);
			}),
		);
	});

	it('refuses what cannot travel, naming the option where it is off', () => {
		expect(() => travelling('2026/11/27 -1', false)).toThrow(
			'the option Encode Reference ID sends others in a fixed form',
		);
		expect(() => travelling('가'.repeat(23), true)).toThrow(
			'at most 200 signs when encoded (a Korean letter is 9), here 207',
		);
	});
});
