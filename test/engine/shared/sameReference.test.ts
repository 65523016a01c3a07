/**
 * A reference ID that the vendor has already: what makes it another document is an error that names it, what does not
 * is a warning that names it, in each vendor that reads documents back by a key of ours.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import { invoice, portOne } from '../support/portOne';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	sandbox.portOne.reset();
	moveCalendar('2026-02-05T03:00:00Z');
});
afterEach(() => moveCalendar());

const party = (number: string, name: string, emails: string[]) => ({
	number,
	branch: '0001',
	name,
	representative: '김대표',
	address: '서울특별시 어느구 1',
	businessType: '서비스',
	businessItem: '개발',
	contacts: emails.map((email) => ({ email, name: '담당', phone: '010-0000-0001' })),
});
const BASE = {
	writeDate: '2026-01-31',
	purpose: 'claim',
	taxKind: 'taxable',
	remark: '첫 비고',
	supplier: party('2200000002', '공급자 주식회사', ['supplier@example.com']),
	recipient: party('8888888888', '구매자 주식회사', ['first@example.com', 'second@example.com']),
	lines: [
		{
			date: '2026-01-20',
			name: '용역',
			specification: 'EA',
			quantity: 2,
			unitPrice: 5_000,
			supplyCost: 10_000,
			tax: 1_000,
			remark: '줄 비고',
		},
	],
};
type Paper = typeof BASE;

const parametersOf = ({ supplier, recipient, lines, ...rest }: Paper): INodeParameters => ({
	...rest,
	writeDateSource: 'date',
	referenceIdSource: 'given',
	referenceId: 'order-1',
	supplierSource: 'json',
	supplierJson: JSON.stringify(supplier),
	recipientSource: 'json',
	recipientJson: JSON.stringify(recipient),
	itemSource: 'json',
	itemsJson: JSON.stringify(lines),
});
const ISSUE = {
	bolta: async (paper: Paper) =>
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ failedIssuanceKey: '' }, parametersOf(paper)),
			input: [{}],
			onError: 'continueRegularOutput',
		}),
	portOne: async (paper: Paper) =>
		await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice('order-1', parametersOf(paper)), {
			onError: 'continueRegularOutput',
		}),
};
type Vendor = keyof typeof ISSUE;
const VENDORS = Object.keys(ISSUE) as Vendor[];
const countOf = (vendor: Vendor) => sandbox[vendor].ledger('test').length;

const ofLine = (change: IDataObject) => (paper: Paper) => ({ ...paper, lines: [{ ...paper.lines[0]!, ...change }] });
const ofSide = (side: 'supplier' | 'recipient', change: IDataObject) => (paper: Paper) => ({
	...paper,
	[side]: { ...paper[side], ...change },
});
const ofContact = (side: 'supplier' | 'recipient', change: IDataObject) => (paper: Paper) => {
	const [first, ...others] = paper[side].contacts;
	return { ...paper, [side]: { ...paper[side], contacts: [{ ...first, ...change }, ...others] } };
};
const sides = ['supplier', 'recipient'] as const;

type Row = [named: string, change: (paper: Paper) => object];
const LEGAL: Row[] = [
	...sides.flatMap((side): Row[] => [
		[`${side} number`, ofSide(side, { number: '1234567891' })],
		[`${side} branch`, ofSide(side, { branch: '0002' })],
		[`${side} name`, ofSide(side, { name: '다른 상호' })],
		[`${side} representative`, ofSide(side, { representative: '이대표' })],
	]),
	['tax kind', (paper) => ({ ...ofLine({ tax: 0 })(paper), taxKind: 'zeroRated' })],
	['write date', (paper) => ({ ...paper, writeDate: '2026-01-30' })],
	['purpose', (paper) => ({ ...paper, purpose: 'receipt' })],
	['number of lines', (paper) => ({ ...paper, lines: [...paper.lines, ...paper.lines] })],
	...[{ date: '2026-01-21' }, { name: '다른 용역' }, { quantity: 3 }, { supplyCost: 10_010 }, { tax: 1_001 }].map(
		(change): Row => ['line 1', ofLine(change)],
	),
];
const OTHERS: Row[] = [
	...sides.flatMap((side): Row[] => [
		[`${side} address`, ofSide(side, { address: '부산광역시 어느구 2' })],
		[`${side} address`, ofSide(side, { address: undefined })],
		[`${side} business type`, ofSide(side, { businessType: '제조' })],
		[`${side} business item`, ofSide(side, { businessItem: '설계' })],
		[`${side} contact e-mail`, ofContact(side, { email: 'other@example.com' })],
		[`${side} contact name`, ofContact(side, { name: '다른 담당' })],
		[`${side} contact phone`, ofContact(side, { phone: '010-0000-0002' })],
	]),
	['recipient contact e-mail', (paper) => ofSide('recipient', { contacts: paper.recipient.contacts.slice(1) })(paper)],
	['remark', (paper) => ({ ...paper, remark: '다른 비고' })],
	['remark', (paper) => ({ ...paper, remark: '' })],
	['specification in line 1', ofLine({ specification: 'BOX' })],
	['unit price in line 1', ofLine({ unitPrice: 4_999 })],
	['remark in line 1', ofLine({ remark: '다른 줄 비고' })],
];
const SAME: Row[] = [
	['order of contacts', (paper) => ofSide('recipient', { contacts: paper.recipient.contacts.toReversed() })(paper)],
	['hyphens', ofSide('recipient', { number: '888-88-88888' })],
	['white space', ofSide('recipient', { name: ' 구매자  주식회사 ' })],
	['capitals of an e-mail', ofContact('supplier', { email: 'Supplier@example.com' })],
];

describe.each(VENDORS)('%s', (vendor) => {
	const twice = async (change: Row[1]) => {
		const [first] = rows(await ISSUE[vendor](BASE));
		expect(first).toMatchObject({ duplicate: false, warnings: [] });
		const [again] = rows(await ISSUE[vendor](change(BASE) as Paper));
		expect(countOf(vendor)).toBe(1);
		return again;
	};

	// A supplier's number is part of PortOne's key: another supplier, another document.
	const legal = LEGAL.filter(([named]) => vendor !== 'portOne' || named !== 'supplier number');
	it.each(legal)('another %s is an error', async (named, change) => {
		const row = await twice(change);
		expect(told(row)).toMatchObject({ code: 'REFERENCE_ID_USED', outcome: 'notSent', referenceId: 'order-1' });
		expect(row?.error?.message).toMatch(new RegExp(`has (another [^,]+, )*another ${named}(,|$)`));
	});

	it.each(OTHERS)('another %s is a warning', async (named, change) => {
		expect(await twice(change)).toMatchObject({
			duplicate: true,
			warnings: [`The document with the reference ID "order-1" was not sent again; in it is another ${named}`],
		});
	});

	it.each(SAME)('another %s is nothing', async (_, change) => {
		expect(await twice(change)).toMatchObject({ duplicate: true, warnings: [] });
	});
});
