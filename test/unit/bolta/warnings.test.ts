import { stricterLimits } from '../../../nodes/Bolta/api/stricterLimits';
import { toBody, warningsFor } from '../../../nodes/Bolta/invoice/body';
import { invoice, line, party, type Invoice } from './support';

const IN_TIME = new Date('2026-02-10T14:59:59Z');
const warnings = (changes: Partial<Invoice>, now = IN_TIME) => {
	const made = invoice(changes);
	return warningsFor(made, toBody(made, { leaveOutTaxType: false }), now);
};

describe('warningsFor', () => {
	it('has none for an ordinary invoice', () => {
		expect(warnings({})).toEqual([]);
	});

	it('warns of item dates after the write date', () => {
		expect(warnings({ lines: [line({ date: '2026-02-01' }), line(), line({ date: '2026-01-01' })] })).toEqual([
			'1 of the item dates are after the write date 2026-01-31',
		]);
	});

	it('warns once the deadline has passed, by the day in Seoul', () => {
		const passed = ['The deadline for issuing (2026-02-10) has passed; late issue is subject to a penalty'];
		expect([warnings({}, IN_TIME), warnings({}, new Date('2026-02-10T15:00:00Z'))]).toEqual([[], passed]);
		// 10 January 2026 is a Saturday: the deadline is on Monday.
		expect(
			warnings({ writeDate: '2025-12-31', lines: [line({ date: '2025-12-31' })] }, new Date('2026-01-12T14:59:59Z')),
		).toEqual([]);
		expect(
			warnings({ writeDate: '2025-12-31', lines: [line({ date: '2025-12-31' })] }, new Date('2026-01-12T15:00:00Z')),
		).toEqual([expect.stringContaining('2026-01-12')]);
	});

	it('warns of wrong check digits of companies', () => {
		expect(warnings({ supplier: party({ number: '1010000003' }), recipient: party({ number: '1010000004' }) })).toEqual(
			[
				"The check digit of the supplier's number does not fit; is it mistyped?",
				"The check digit of the recipient's number does not fit; is it mistyped?",
			],
		);
		for (const number of ['9001011000000', '9999999999999'])
			expect(warnings({ recipient: party({ number }), remark: 'M12345678' })).toEqual([]);
	});

	/** Something of exactly this length at each place that a limit speaks of. */
	const OF_LENGTH: Record<string, Array<(length: number) => Partial<Invoice>>> = {
		'Name of a party': [
			(length) => ({ supplier: party({ name: '가'.repeat(length) }) }),
			(length) => ({ recipient: party({ number: '1010000017', name: '가'.repeat(length) }) }),
		],
		Representative: [
			(length) => ({ supplier: party({ representative: '가'.repeat(length) }) }),
			(length) => ({ recipient: party({ number: '1010000017', representative: '가'.repeat(length) }) }),
		],
		Address: [
			(length) => ({ supplier: party({ address: '가'.repeat(length) }) }),
			(length) => ({ recipient: party({ number: '1010000017', address: '가'.repeat(length) }) }),
		],
		'E-mail': ['supplier', 'recipient'].map((side) => (length: number) => ({
			[side]: party({
				number: '1010000017',
				contacts: [{ email: `${'a'.repeat(length - 12)}@example.com`, name: undefined, phone: undefined }],
			}),
		})),
		'Contact Name': ['supplier', 'recipient'].map((side) => (length: number) => ({
			[side]: party({
				number: '1010000017',
				contacts: [{ email: 'a@example.com', name: '가'.repeat(length), phone: undefined }],
			}),
		})),
		'Item Name': [(length) => ({ lines: [line(), line({ name: '가'.repeat(length) })] })],
		Specification: [(length) => ({ lines: [line(), line({ specification: '가'.repeat(length) })] })],
		'Item Remark': [(length) => ({ lines: [line(), line({ remark: '가'.repeat(length) })] })],
		Remark: [(length) => ({ remark: '가'.repeat(length) })],
		'Number of items': [(length) => ({ lines: Array.from({ length }, () => line()) })],
		'Number of recipient contacts': [
			(length) => ({
				recipient: party({
					number: '1010000017',
					contacts: Array.from({ length }, () => ({ email: 'a@example.com', name: undefined, phone: undefined })),
				}),
			}),
		],
	};

	it('has a test for each limit', () => {
		expect(stricterLimits.map(({ field }) => field)).toEqual(Object.keys(OF_LENGTH));
	});

	it.each(stricterLimits.flatMap(({ field, most }) => OF_LENGTH[field]!.map((of) => ({ field, most, of }))))(
		'warns of more than $most in $field',
		({ field, most, of }) => {
			expect(warnings(of(most))).toEqual([]);
			expect(warnings(of(most + 1))).toEqual([
				`${field}: ${most + 1}, while some versions of Bolta's documents allow only ${most}`,
			]);
		},
	);
});
