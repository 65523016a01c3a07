import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { documentItem } from '../support/hiworksBill';
import { first, fromJson, party, withBill } from '../support/hiworksBillRun';

const { sandbox, create, ledger, sent, wireProblems } = withBill();
afterEach(() => expect(wireProblems()).toEqual([]));

const make = async (changes: IDataObject, fields: INodeParameters = {}) =>
	await create([documentItem(0, changes)], fields);
const NINES = '9999999999999';

/** All that the form has of a party but its first e-mail. */
const DETAILS = {
	branch: '0001',
	address: '서울',
	businessType: '서비스',
	businessItem: '소프트웨어',
	contactName: '담당자',
	contactPhone: '02-000-0000',
	contactMobile: '01000001234',
};
const COMPANY = { taxNumber: '0001', companyAddress: '서울', bizType: '서비스', bizClassification: '소프트웨어' };

describe('The recipient', () => {
	it.each([
		['a company', '8888888888', '01', '888-88-88888', '8888888888'],
		['a company, as a number whose check digit is right', 2_200_000_002, '01', '220-00-00002', '2200000002'],
		['a person', '900101-1000000', '02', '9001011000000', '900101-1******'],
	])('%s', async (_, recipientNumber, partyTypeCode, companyNumber, shown) => {
		expect(first(await make({ recipientNumber }))).toMatchObject({ recipientNumber: shown });
		expect(sent()[0]?.invoicee).toMatchObject({ partyTypeCode, companyNumber });
	});

	it('a foreigner, with the passport number in the remark', async () => {
		expect(first(await make({ recipientNumber: NINES }, { remark: 'M12345678' }))).toMatchObject({
			recipientNumber: NINES,
		});
		expect(sent()[0]).toMatchObject({
			invoicee: { partyTypeCode: '03', companyNumber: NINES },
			information: { description: 'M12345678' },
		});
	});

	it.each([
		[
			'a foreigner without passport number',
			{ recipientNumber: NINES },
			{},
			'Remark [item 0]: expected the passport or alien registration number of the foreigner',
		],
		[
			'a foreigner with a blank for it',
			{ recipientNumber: NINES },
			{ remark: ' ' },
			'Remark [item 0]: expected the passport or alien registration number of the foreigner',
		],
		...[5, 6, 7, 8].map((digit): [string, IDataObject, INodeParameters, string] => [
			`an alien registration number with ${digit}`,
			{ recipientNumber: `900101-${digit}000001` },
			{ remark: 'M12345678' },
			`Recipient Number [item 0]: expected ${NINES} for a foreigner, and the passport or alien registration number in the remark`,
		]),
		['13 digits without birth date', { recipientNumber: '1234567890123' }, {}, 'Recipient Number [item 0]'],
		['9 digits', { recipientNumber: '888-88-8888' }, {}, 'Recipient Number [item 0]'],
		[
			'a number that may have lost its zeros',
			{ recipientNumber: 8_888_888_889 },
			{},
			'Recipient Number [item 0]: expected text',
		],
		[
			'a mail address that is none',
			{ recipientEmail: 'buyer' },
			{},
			'Recipient Email [item 0]: expected one e-mail address such as name@example.com, without a name around it, found "buyer"',
		],
		[
			'a branch of 3 digits',
			{},
			{ recipientDetails: { branch: '001' } },
			'Recipient Branch Number [item 0]: expected a branch number of 4 digits',
		],
		...(['supplier', 'recipient'] as const).map((side): [string, IDataObject, INodeParameters, string] => [
			`a contact of the ${side} with a name of 120 letters`,
			{ [side]: party({ contacts: [{ email: 'a@example.com', name: '가'.repeat(120) }] }) },
			fromJson(side),
			' Contact: Name [item 0]: expected at most 100 characters, here 120',
		]),
	] satisfies Array<[string, IDataObject, INodeParameters, string]>)(
		'%s is refused',
		async (_, changes, fields, message) => {
			const { error } = await make(changes, fields);
			expect(error?.message).toContain(message);
			expect(ledger()).toEqual([]);
		},
	);

	it('with all details', async () => {
		await make(
			{},
			{
				recipientDetails: {
					...DETAILS,
					furtherContacts: {
						contact: [{ email: 'second@example.com', name: '둘째', phone: '0310001234', mobile: '010 0000 5678' }],
					},
				},
			},
		);
		expect(sent()[0]?.invoicee).toEqual({
			companyNumber: '888-88-88888',
			companyName: '구매자 0',
			ceoName: '이대표',
			partyTypeCode: '01',
			...COMPANY,
			primaryContact: { name: '담당자', email: 'buyer@example.com', phone: '02-000-0000', cell: '010-0000-1234' },
			secondaryContact: { name: '둘째', email: 'second@example.com', phone: '031-000-1234', cell: '010-0000-5678' },
		});
	});

	it('has no second contact where none is given: Hiworks checks one as soon as it is there', async () => {
		await make({}, { recipientDetails: { furtherContacts: { contact: [] } } });
		expect(sent()[0]?.invoicee).not.toHaveProperty('secondaryContact');
	});

	it.each([
		[
			'from the form',
			{},
			{ recipientDetails: { furtherContacts: { contact: [{ email: 'b@example.com' }, { email: 'c@example.com' }] } } },
		],
		[
			'from JSON',
			{ recipient: party({ contacts: ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com` })) }) },
			fromJson('recipient'),
		],
	])('with three contacts is refused (%s)', async (_, changes, fields) => {
		const { error } = await make(changes, fields);
		expect(error?.message).toBe('Recipient Contacts [item 0]: expected one or two contacts');
	});

	it('from JSON, as text too', async () => {
		const recipient = party({
			branch: '0002',
			address: '부산',
			contacts: [
				{ email: 'a@example.com', mobile: '010-0000-1234' },
				{ email: 'b@example.com', name: '둘째' },
			],
		});
		for (const given of [recipient, JSON.stringify(recipient)]) {
			await make({ recipient: given }, fromJson('recipient'));
			expect(sent().at(-1)?.invoicee).toEqual({
				companyNumber: '888-88-88888',
				companyName: '상호',
				ceoName: '대표',
				taxNumber: '0002',
				companyAddress: '부산',
				bizType: '',
				bizClassification: '',
				partyTypeCode: '01',
				// A contact without name goes by the representative's: Hiworks wants one.
				primaryContact: { name: '대표', email: 'a@example.com', cell: '010-0000-1234', phone: '' },
				secondaryContact: { name: '둘째', email: 'b@example.com', cell: '', phone: '' },
			});
		}
	});

	it.each([
		['companyNumber', 'number'],
		['secondaryContact', 'contacts'],
		['ceoName', 'representative'],
		['bizType', 'businessType'],
	])('from JSON by the name "%s" of the vendor is refused, naming ours', async (theirs, ours) => {
		const { error } = await make({ recipient: party({ [theirs]: 'x' }) }, fromJson('recipient'));
		expect(error?.message).toBe(`Recipient JSON: "${theirs}" [item 0]: expected the name "${ours}" instead`);
	});

	it('from JSON by the name "cell" is told of "mobile"', async () => {
		const { error } = await make(
			{ recipient: party({ contacts: [{ email: 'a@example.com', cell: '010' }] }) },
			fromJson('recipient'),
		);
		expect(error?.message).toContain('expected the name "mobile" instead');
	});
});

describe('The supplier', () => {
	it('registered: only the number travels, and Hiworks fills in the rest', async () => {
		expect(first(await make({ supplierNumber: '2200000002' }))).toMatchObject({ supplierNumber: '2200000002' });
		expect(sent()[0]?.invoicer).toBe('220-00-00002');
		expect(ledger()[0]?.sheet.invoicer.companyName).toBe('등록된 상호');
	});

	it('that the office does not have is refused by Hiworks, in its words', async () => {
		sandbox.hiworksBill.configure({ registeredNumbers: ['5555555553'] });
		const { error } = await make({});
		expect(error?.message).toContain('오피스에 등록되지 않은 사업자 번호입니다.');
		expect(error?.message).toContain('(Parameter Error, HTTP 400)');
		// A mistake of what was asked, and the only one that a client cannot see.
		sandbox.hiworksBill.clearRequests();
	});

	it('from the form', async () => {
		await make(
			{},
			{
				supplierSource: 'form',
				supplierName: '공급자',
				supplierRepresentative: '김대표',
				supplierEmail: 'supplier@example.com',
				supplierDetails: DETAILS,
			},
		);
		expect(sent()[0]?.invoicer).toEqual({
			companyNumber: '220-00-00002',
			companyName: '공급자',
			ceoName: '김대표',
			...COMPANY,
			primaryContact: { name: '담당자', email: 'supplier@example.com', phone: '02-000-0000', cell: '010-0000-1234' },
		});
	});

	it('from JSON', async () => {
		await make({ supplier: party({ number: '777-77-77770' }) }, fromJson('supplier'));
		expect(sent()[0]?.invoicer).toEqual({
			companyNumber: '777-77-77770',
			companyName: '상호',
			ceoName: '대표',
			taxNumber: '',
			companyAddress: '',
			bizType: '',
			bizClassification: '',
			primaryContact: { name: '대표', email: 'a@example.com', cell: '', phone: '' },
		});
	});

	it.each([
		[
			'with two contacts',
			party({ contacts: [{ email: 'a@example.com' }, { email: 'b@example.com' }] }),
			'Supplier Contacts [item 0]: expected exactly one contact',
		],
		['without contact', party({ contacts: [] }), 'Supplier Contacts [item 0]: expected exactly one contact'],
		['who is a person', party({ number: '9001011000000' }), 'Supplier JSON: Number [item 0]'],
		['without name', party({ name: '' }), 'Supplier JSON: Name [item 0]: expected a value'],
	])('%s is refused', async (_, supplier, message) => {
		expect((await make({ supplier }, fromJson('supplier'))).error?.message).toContain(message);
		expect(ledger()).toEqual([]);
	});
});
