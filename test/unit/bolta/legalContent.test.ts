import type { IssuedInvoice } from '../../../nodes/Bolta/api/taxInvoice';
import { differences } from '../../../nodes/Bolta/invoice/lookUp';
import { deriveReferenceId } from '../../../nodes/shared/invoice/referenceId';
import { invoice, line, party, type Invoice } from './support';

describe('deriveReferenceId', () => {
	const id = (changes: Partial<Invoice> = {}) => deriveReferenceId(invoice(changes));

	it('is the same for ever', () => {
		expect(id()).toBe('ddrw4tizva5d5rlrvajffvhn');
		expect(
			id({ lines: [line({ quantity: 0.5, supplyCost: 10n ** 15n, tax: 10n ** 14n }), line({ date: '2026-01-01' })] }),
		).toMatch(/^d[a-z2-7]{23}$/);
	});

	const legal: Array<[string, Partial<Invoice>]> = [
		['supplier number', { supplier: party({ number: '1010000017' }) }],
		['supplier branch', { supplier: party({ branch: '0001' }) }],
		['recipient number', { recipient: party({ number: '1010000003' }) }],
		['recipient branch', { recipient: party({ number: '1010000017', branch: '0001' }) }],
		['zero-rated', { taxKind: 'zeroRated' }],
		['tax-exempt', { taxKind: 'taxExempt' }],
		['write date', { writeDate: '2026-01-30' }],
		['purpose', { purpose: 'receipt' }],
		['line date', { lines: [line({ date: '2026-01-30' })] }],
		['name', { lines: [line({ name: '품목2' })] }],
		['quantity', { lines: [line({ quantity: 1 })] }],
		['quantity 0', { lines: [line({ quantity: 0 })] }],
		['supply cost', { lines: [line({ supplyCost: 1001n })] }],
		['tax', { lines: [line({ tax: 101n })] }],
		['two lines', { lines: [line(), line()] }],
		['order of lines', { lines: [line({ name: 'b' }), line({ name: 'a' })] }],
		['the same lines in order', { lines: [line({ name: 'a' }), line({ name: 'b' })] }],
		['the other way round', { supplier: party({ number: '1010000017' }), recipient: party() }],
	];

	it('differs on everything legal', () => {
		expect(new Set([id(), ...legal.map(([, changes]) => id(changes))]).size).toBe(legal.length + 1);
	});

	it.each<[string, Partial<Invoice>]>([
		['names', { supplier: party({ name: '다른' }), recipient: party({ number: '1010000017', name: '다른' }) }],
		['representative and address', { supplier: party({ representative: '다른', address: '서울' }) }],
		['contacts', { recipient: party({ number: '1010000017', contacts: [] }) }],
		['remark', { remark: '비고' }],
		['specification, unit price, line remark', { lines: [line({ specification: 'x', unitPrice: 5n, remark: 'y' })] }],
		['where a date comes from', { relativeDate: true, lines: [line({ ownDate: true })] }],
	])('is the same whatever the %s', (_, changes) => {
		expect(id(changes)).toBe(id());
	});

	it('is the same for a number of a person in full and masked', () => {
		const of = (number: string) => id({ recipient: party({ number }) });
		expect(of('9001011000000')).toBe(of('900101-1******'));
		expect(of('9001011000000')).not.toBe(of('9001021000000'));
		expect(of('9001011000000')).not.toBe(of('9001012000000'));
	});
});

describe('differences', () => {
	type Read = IssuedInvoice['invoice'];
	const read = (changes: Partial<Read> = {}): IssuedInvoice => ({
		issuanceKey: 'KEY',
		invoice: {
			date: '2026-01-31',
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			supplier: { identificationNumber: '1010000002' },
			supplied: { identificationNumber: '1010000017', taxRegistrationId: null },
			items: [{ date: '2026-01-31', name: '품목', supplyCost: 1000, tax: 100 }],
			...changes,
		},
	});
	const item = (changes: Partial<Read['items'][number]> = {}) => [
		{ date: '2026-01-31', name: '품목', supplyCost: 1000, tax: 100, quantity: null, ...changes },
	];

	it.each<[string, Partial<Invoice>, Partial<Read>, string[]]>([
		['the same', {}, {}, []],
		['what Bolta does not tell', {}, { purpose: null, taxType: null }, []],
		['supplier', {}, { supplier: { identificationNumber: '1010000003' } }, ['supplier number']],
		[
			'branches',
			{ supplier: party({ branch: '0001' }) },
			{ supplied: { identificationNumber: '1010000017', taxRegistrationId: '0002' } },
			['supplier branch', 'recipient branch'],
		],
		['recipient', {}, { supplied: { identificationNumber: '1010000003' } }, ['recipient number']],
		[
			'a masked person',
			{ recipient: party({ number: '9001011000000' }) },
			{ supplied: { identificationNumber: '900101-1******' } },
			[],
		],
		[
			'another masked person',
			{ recipient: party({ number: '9001011000000' }) },
			{ supplied: { identificationNumber: '900102-1******' } },
			['recipient number'],
		],
		['tax kind', {}, { taxType: 'ZERO_RATE' }, ['tax kind']],
		[
			'tax kind told by null',
			{ taxKind: 'taxExempt', lines: [line({ tax: 0n })] },
			{ taxType: null, items: item({ tax: null }) },
			[],
		],
		[
			'tax kind told by no tax at all',
			{ taxKind: 'taxExempt', lines: [line({ tax: 0n })] },
			{ taxType: null, items: item({ tax: undefined }) },
			[],
		],
		[
			'tax-exempt, but with a tax',
			{ taxKind: 'taxExempt', lines: [line({ tax: 0n })] },
			{ taxType: null, items: item({ tax: 0 }) },
			['tax kind'],
		],
		['taxable, but told by null', {}, { taxType: null, items: item({ tax: null }) }, ['tax kind', 'line 1']],
		['write date', {}, { date: '2026-01-30' }, ['write date']],
		[
			'a write date by the day of the run',
			{ relativeDate: true },
			{ date: '2026-01-30', items: item({ date: '2026-01-30' }) },
			[],
		],
		[
			'a line date of its own, all the same',
			{ relativeDate: true, lines: [line({ ownDate: true })] },
			{ date: '2026-01-30', items: item({ date: '2026-01-30' }) },
			['line 1'],
		],
		['purpose', {}, { purpose: 'RECEIPT' }, ['purpose']],
		['line date', {}, { items: item({ date: '2026-01-30' }) }, ['line 1']],
		['line name', {}, { items: item({ name: '다른' }) }, ['line 1']],
		['quantity', { lines: [line({ quantity: 2 })] }, { items: item({ quantity: 3 }) }, ['line 1']],
		['no quantity', { lines: [line({ quantity: 2 })] }, {}, ['line 1']],
		['amounts', {}, { items: item({ supplyCost: 1001 }) }, ['line 1']],
		['tax', {}, { items: item({ tax: 101 }) }, ['line 1']],
		['a line less', { lines: [line(), line()] }, {}, ['number of lines', 'line 2']],
		['a line more', {}, { items: [...item(), ...item()] }, ['number of lines']],
		['names that Bolta does not tell', { supplier: party({ name: 'x', representative: 'y' }) }, {}, []],
		['addresses and remarks, which are not legal content', { supplier: party({ address: 'y' }), remark: 'z' }, {}, []],
	])('%s', (_, changes, readChanges, found) => {
		expect(differences(invoice(changes), read(readChanges)).legal).toEqual(found);
	});
});
