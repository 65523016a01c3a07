import { formWords } from '../../../nodes/Bolta/api/formWords';
import { toBody } from '../../../nodes/Bolta/invoice/body';
import type { BoltaLine as Line } from '../../../nodes/Bolta/invoice/fields';
import { Invalid } from '../../../nodes/shared/errors/invalid';
import { inFormWords } from '../../../nodes/shared/http/body';
import { ownCompany } from '../../../nodes/shared/invoice/defaultSupplier';
import { partyFromForm, recipientOf } from '../../../nodes/shared/invoice/parties';
import type { Party } from '../../../nodes/shared/invoice/partyFields';
import { given, toSheet, volumeOf } from '../../../nodes/shared/invoice/sheet';
import { errorOf } from '../shared/korea/support';
import { invoice, line, party } from './support';

const LINE: Line = {
	name: '품목',
	supplyCost: 1000n,
	tax: 100n,
	date: undefined,
	specification: undefined,
	quantity: undefined,
	unitPrice: undefined,
	remark: undefined,
};
const FIELDS = {
	writeDateSource: 'date' as const,
	writeDate: '2026-01-31',
	purpose: 'claim' as const,
	taxKind: 'taxable' as const,
	remark: '비고',
};
const OPTIONS = {
	amounts: 'asGiven' as const,
	expectedTotal: undefined,
	expectedSupplyCost: undefined,
	expectedTax: undefined,
	linesExpected: undefined,
	requireChecksum: false,
};
/** 1 February 2026, 00:30 in Seoul; in UTC it is still January. */
const NOW = new Date('2026-01-31T15:30:00Z');
const RECIPIENT = party({ number: '1010000017' });
const make = (
	{ recipient = RECIPIENT, ...fields }: { recipient?: Party; writeDateSource?: string; writeDate?: string } = {},
	options: object = {},
	lines: Line[] = [LINE],
	now = NOW,
) =>
	toSheet(
		{ ...FIELDS, ...fields } as typeof FIELDS,
		{ supplier: party(), recipient },
		lines,
		{ ...OPTIONS, ...options },
		now,
	);

describe('toSheet', () => {
	it('puts together what is meant', () => {
		expect(make({}, {}, [LINE, { ...LINE, date: '2026-01-01' }])).toEqual(
			invoice({
				remark: '비고',
				lines: [line(), line({ date: '2026-01-01', ownDate: true })],
			}),
		);
	});

	it.each([
		['date', '2026-01-31', false],
		['today', '2026-02-01', true],
		['lastDayOfPreviousMonth', '2026-01-31', true],
	])('has the write date of "%s" by the day in Seoul', (writeDateSource, writeDate, relativeDate) => {
		expect(make({ writeDateSource })).toMatchObject({
			writeDate,
			relativeDate,
			lines: [{ date: writeDate, ownDate: false }],
		});
	});

	it('takes today, and nothing later', () => {
		expect(make({ writeDate: '2026-02-01' }).writeDate).toBe('2026-02-01');
		expect(errorOf(() => make({ writeDate: '2026-02-02' }))).toMatchObject({
			path: ['Write Date'],
			message: 'expected a write date not after today (2026-02-01 in Seoul), found "2026-02-02"',
		});
		expect(errorOf(() => make({ writeDate: '2026-02-01' }, {}, [LINE], new Date('2026-01-31T14:59:59Z'))).path).toEqual(
			['Write Date'],
		);
	});

	it('refuses what does not add up', () => {
		expect(volumeOf(make({}, { expectedTotal: 1100n }))).toBe(1100n);
		expect(errorOf(() => make({}, { expectedTotal: 1000n }))).toMatchObject({
			path: ['Expected Total'],
			message: 'expected a total of 1,000 won, found 1,100 won',
		});
		expect(errorOf(() => make({}, {}, [])).path).toEqual(['Items']);
	});

	it('looks at check digits of companies only, and only when asked to', () => {
		const mistyped = { recipient: party({ number: '1010000003' }) };
		expect(make(mistyped).recipient.number).toBe('1010000003');
		expect(errorOf(() => make(mistyped, { requireChecksum: true })).path).toEqual(['Recipient Number']);
		for (const number of ['9001011000000', '9999999999999'])
			expect(make({ recipient: party({ number }) }, { requireChecksum: true }).recipient.number).toBe(number);
		expect(
			errorOf(() =>
				toSheet(
					FIELDS,
					{ supplier: party({ number: '1010000003' }), recipient: RECIPIENT },
					[LINE],
					{ ...OPTIONS, requireChecksum: true },
					NOW,
				),
			).path,
		).toEqual(['Supplier Number']);
	});

	it('reads the recipient of the form', () => {
		const details = {
			branch: '0001',
			address: undefined,
			businessType: '업태',
			businessItem: undefined,
			contactName: '담당',
			contactPhone: '010-0000-1234',
			furtherContacts: [{ email: 'b@example.com', name: undefined, phone: undefined }],
		};
		const form = {
			recipientSource: 'form',
			recipientNumber: '1010000017',
			recipientName: '상호',
			recipientRepresentative: '대표',
			recipientEmail: 'a@example.com',
			recipientDetails: details,
		};
		expect(recipientOf(form, ownCompany({}))).toEqual(
			party({
				number: '1010000017',
				branch: '0001',
				businessType: '업태',
				contacts: [
					{ email: 'a@example.com', name: '담당', phone: '010-0000-1234' },
					{ email: 'b@example.com', name: undefined, phone: undefined },
				],
			}),
		);
	});
});

describe('partyFromForm and given', () => {
	it('has one contact where there are no more', () => {
		const details = {
			branch: undefined,
			address: undefined,
			businessType: undefined,
			businessItem: undefined,
			contactName: undefined,
			contactPhone: undefined,
		};
		expect(
			partyFromForm({ number: '1010000002', name: '상호', representative: '대표' }, 'a@example.com', details),
		).toEqual(party());
	});

	it('gives what is there', () => {
		expect([given(0), given('')]).toEqual([0, '']);
		expect(() => given(undefined)).toThrow(Invalid);
	});
});

describe('toBody', () => {
	it('says all of it in the words of the vendor', () => {
		const contact = { email: 'a@example.com', name: '담당', phone: '010-0000-1234' };
		const full = party({
			branch: '0001',
			address: '주소',
			businessType: '업태',
			businessItem: '종목',
			contacts: [contact],
		});
		const body = toBody(
			invoice({
				supplier: full,
				recipient: { ...full, number: '9001011000000', contacts: [contact, { ...contact, email: 'b@example.com' }] },
				remark: '비고',
				lines: [line({ specification: '규격', quantity: 0.5, unitPrice: 2000n, remark: '줄' })],
			}),
			{ leaveOutTaxType: false },
		);
		const party_ = {
			taxRegistrationId: '0001',
			organizationName: '상호',
			representativeName: '대표',
			address: '주소',
			businessType: '업태',
			businessItem: '종목',
		};
		const manager = { email: 'a@example.com', name: '담당', telephone: '010-0000-1234' };
		expect(body).toEqual({
			date: '2026-01-31',
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			description: '비고',
			supplier: { identificationNumber: '1010000002', ...party_, manager },
			supplied: {
				identificationNumber: '9001011000000',
				...party_,
				managers: [manager, { ...manager, email: 'b@example.com' }],
			},
			items: [
				{
					date: '2026-01-31',
					name: '품목',
					supplyCost: 1000,
					tax: 100,
					unitPrice: 2000,
					quantity: 0.5,
					specification: '규격',
					description: '줄',
				},
			],
		});
	});

	it.each([
		['taxable', 'TAXABLE', 100],
		['zeroRated', 'ZERO_RATE', 0],
		['taxExempt', 'TAX_FREE', null],
	] as const)('%s is %s with the tax %p', (taxKind, taxType, tax) => {
		const body = toBody(invoice({ taxKind, lines: [line({ tax: BigInt(tax ?? 0) })] }), { leaveOutTaxType: false });
		expect([body.taxType, body.items[0]?.tax]).toEqual([taxType, tax]);
	});

	it('leaves out what is not there, and taxType when told to', () => {
		const sent = JSON.parse(JSON.stringify(toBody(invoice(), { leaveOutTaxType: true }))) as object;
		expect(sent).toEqual({
			date: '2026-01-31',
			purpose: 'CLAIM',
			supplier: {
				identificationNumber: '1010000002',
				organizationName: '상호',
				representativeName: '대표',
				manager: { email: 'a@example.com' },
			},
			supplied: {
				identificationNumber: '1010000017',
				organizationName: '상호',
				representativeName: '대표',
				managers: [{ email: 'a@example.com' }],
			},
			items: [{ date: '2026-01-31', name: '품목', supplyCost: 1000, tax: 100 }],
		});
	});

	it.each<[string, Parameters<typeof line>[0][], ReadonlyArray<string | number>]>([
		['supply cost', [{}, { supplyCost: 2n ** 53n }], ['Items', 1, 'Supply Cost']],
		['tax', [{ tax: 2n ** 53n }], ['Items', 0, 'Tax']],
		['unit price', [{ unitPrice: -(2n ** 53n) }], ['Items', 0, 'Unit Price']],
		[
			'total',
			[
				{ supplyCost: 2n ** 52n, tax: 0n },
				{ supplyCost: 2n ** 52n, tax: 0n },
			],
			['Items'],
		],
	])('refuses a %s that no JSON number keeps, naming it', (_, changes, path) => {
		expect(
			errorOf(() => toBody(invoice({ lines: changes.map((one) => line(one)) }), { leaveOutTaxType: false })).path,
		).toEqual(path);
	});

	it.each([
		[[]],
		[
			[
				{ email: 'a@example.com', name: undefined, phone: undefined },
				{ email: 'b@example.com', name: undefined, phone: undefined },
			],
		],
	])('has one contact of the supplier, not %j', (contacts) => {
		expect(errorOf(() => toBody(invoice({ supplier: party({ contacts }) }), { leaveOutTaxType: false }))).toMatchObject(
			{ path: ['Supplier Contacts'], message: 'expected exactly one contact' },
		);
	});
});

describe('inFormWords', () => {
	it('names a place in the body as a user knows it', () => {
		const told = (...path: Array<string | number>) => inFormWords(path, formWords);
		expect(told('supplied', 'managers', 1, 'email')).toEqual(['Recipient Contacts', 1, 'Email']);
		expect(told('items', 0, 'description')).toEqual(['Items', 0, 'Remark']);
		expect(told('Bolta-Client-Reference-Id')).toEqual(['Bolta-Client-Reference-Id']);
	});
});
