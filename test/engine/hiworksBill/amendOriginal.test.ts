/** What the original is like decides whether, and with which warnings, it can be amended. */
import type { INodeParameters } from 'n8n-workflow';

import type { HiworksBillSettings, Sandbox } from '../../../sandbox/index.ts';
import { moveCalendar } from '../support/clock';
import {
	amendFrom as amendFromAt,
	CAUSE,
	EASY_SIGN,
	withOriginals,
	type Changes,
	type More,
} from '../support/hiworksBillAmend';
import { rows, told } from '../support/reports';
import { standIn } from '../support/standIn';

const { sandbox, original, amendFrom, callsOf, lastSent, sheetsMade } = withOriginals();

const settings = (changes: Partial<HiworksBillSettings>) => sandbox.hiworksBill.configure(changes);
const REASONS: Array<[reason: string, fields: INodeParameters]> = [
	['clericalError', {}],
	[
		'supplyCostChange',
		{ causeDate: CAUSE, changeSource: 'json', itemsJson: '[{ "name": "a", "supplyCost": -10, "tax": -1 }]' },
	],
	['return', { causeDate: CAUSE }],
	['termination', { causeDate: CAUSE }],
	['localLetterOfCredit', { openingDate: '2026-06-05', letterOfCreditAmount: '10000' }],
	['duplicateIssuance', {}],
];
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe.each(REASONS)('%s', (reason, fields) => {
	it.each([
		['a statement', { typeCode: 'D' }, false, 'is a statement (거래명세서)', 'ORIGINAL_IS_STATEMENT'],
		['what is not issued', {}, false, 'has no approval number: it is not issued', 'ORIGINAL_NOT_ISSUED'],
	] as const)('of %s is refused', async (_, changes, signed, title, code) => {
		const document = await original(changes, { signed });
		const { error } = await amendFrom(document, reason, fields);
		expect(error?.message).toContain(`The document ${document.documentId} ${title}`);
		expect(told(rows(await amendFrom(document, reason, fields, CONTINUE))[0])).toMatchObject({
			outcome: 'notSent',
			code,
		});
		expect(callsOf('createAmendment')).toEqual([]);
	});

	it('of what is not there is refused', async () => {
		const { error } = await amendFrom({ documentId: '20260527NOBODY' }, reason, fields);
		expect(error?.message).toContain('Not Found');
		const [row] = rows(await amendFrom({ documentId: '20260527NOBODY' }, reason, fields, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'notSent', httpStatus: 404 });
		expect(callsOf('createAmendment')).toEqual([]);
	});

	it('of an amendment goes out with a warning', async () => {
		const document = await original();
		const [change] = rows(
			await amendFrom(
				document,
				'supplyCostChange',
				{
					causeDate: '2026-06-01',
					changeSource: 'json',
					itemsJson: '[{ "name": "a", "supplyCost": 10000, "tax": 1000 }]',
				},
				EASY_SIGN,
			),
		);
		const again = reason === 'localLetterOfCredit' ? { ...fields, openingDate: '2026-06-05' } : fields;
		const [row] = rows(await amendFrom({ documentId: change!.documentId as string }, reason, again));
		expect(row?.warnings).toEqual([`The original is itself an amendment of ${document.issueId}`]);
		expect(lastSent().amendment.originalIssueId).toBe(sheetsMade()[0]?.issueId);
		expect(lastSent().amendment.originalIssueId).not.toBe(document.issueId);
	});

	it('of what the tax office has not taken yet goes out with a warning', async () => {
		settings({ declareDelayMs: 3_600_000 });
		const [row] = rows(await amendFrom(await original(), reason, fields));
		expect(row?.warnings).toEqual([
			'The tax office has not confirmed the original yet; it may refuse the amendment (ERR011)',
		]);
		// What it refused is no better.
		settings({ declareDelayMs: 0, declareCode: 'ERR009' });
		expect(rows(await amendFrom(await original(), reason, fields))[0]?.warnings).toEqual([
			expect.stringContaining('ERR011'),
		]);
	});

	it('is late after the 10th of the month after the cause, where there is one', async () => {
		const document = await original();
		const isDue = ['supplyCostChange', 'return', 'termination'].includes(reason);
		for (const [instant, late] of [
			['2026-07-10T14:59:59Z', false],
			['2026-07-10T15:00:00Z', true],
		] as const) {
			moveCalendar(instant);
			const warnings = rows(await amendFrom(document, reason, fields)).map((row) => row.warnings);
			for (const told of warnings)
				expect(told).toEqual(
					isDue && late ? [expect.stringContaining('The deadline for this amendment (2026-07-10) has passed')] : [],
				);
		}
	});
});

describe("A person's number", () => {
	// Nobody's: the serial in front of the check digit starts at 1.
	const NUMBER = '9001011000000';
	const person = (changes: Changes = {}) =>
		original({
			invoicee: { companyNumber: NUMBER, partyTypeCode: '02', companyName: '개인', ceoName: '개인' },
			...changes,
		});
	const terminate = async (options: INodeParameters = {}, more: More = {}) =>
		await amendFrom(await person(), 'termination', { causeDate: CAUSE }, { options, ...more });

	it('that is read in full is sent, and never comes out', async () => {
		const result = await terminate();
		expect(lastSent().negative?.invoicee).toMatchObject({ companyNumber: NUMBER, partyTypeCode: '02' });
		expect(rows(result)[0]?.recipientNumber).toBe('900101-1******');
		expect(JSON.stringify(result.outputs)).not.toContain(NUMBER);
	});

	it('that is masked is asked for', async () => {
		settings({ maskPersonNumbers: true });
		const { error } = await terminate();
		expect(error?.message).toContain(
			"Recipient Full Number [item 0]: expected all 13 digits of the recipient's number",
		);
		for (const other of ['9001012000000', '8001011000000', '8888888888'])
			expect((await terminate({ recipientFullNumber: other })).error?.message).toContain('Recipient Full Number');
		expect(callsOf('createAmendment')).toEqual([]);
	});

	it.each([NUMBER, '900101-1000000'])(
		'that is given (%s) is sent, and never comes out',
		async (recipientFullNumber) => {
			settings({ maskPersonNumbers: true });
			for (const dryRun of [false, true]) {
				const result = await terminate({ recipientFullNumber, dryRun });
				expect(result.error).toBeUndefined();
				expect(rows(result)[0]?.recipientNumber).toBe('900101-1******');
				// The engine keeps the parameters of the node; what the node says must not hold it.
				expect(JSON.stringify(result.outputs)).not.toMatch(/900101-?1000000/);
			}
			expect(lastSent().negative?.invoicee).toMatchObject({ companyNumber: NUMBER, partyTypeCode: '02' });
		},
	);

	it('that is given does not stand in an error', async () => {
		settings({ maskPersonNumbers: true });
		sandbox.hiworksBill.setFaults([{ kind: '500', match: { route: 'createAmendment' } }]);
		const { error } = await terminate({ recipientFullNumber: NUMBER });
		expect(error?.message).toBeTruthy();
		expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toMatch(/900101-?1000000/);
	});

	it('of a foreigner stands in the remark, which every sheet keeps', async () => {
		const document = await original({
			invoicee: { companyNumber: '9999999999999', partyTypeCode: '03', companyName: 'Foreigner', ceoName: 'Foreigner' },
			information: { description: 'M00000000' },
		});
		for (const [reason, fields] of REASONS) {
			expect((await amendFrom(document, reason, fields)).error).toBeUndefined();
			const { negative, positive } = lastSent();
			for (const sheet of [negative, positive])
				if (sheet)
					expect([reason, sheet.information.description, sheet.invoicee.partyTypeCode]).toEqual([
						reason,
						expect.stringMatching(/(^| )M00000000$/),
						'03',
					]);
		}
		expect(lastSent().amendment.modifyType).toBe('06');
	});
});

describe('Remarks', () => {
	it.each([
		['termination', { causeDate: CAUSE }, '2026-05-27 합의 해제'],
		['localLetterOfCredit', { openingDate: '2026-06-05', letterOfCreditAmount: '10000' }, '2026-06-05 합의 해제'],
		['return', { causeDate: CAUSE }, '2026-05-27 합의 해제'],
		['duplicateIssuance', {}, '합의 해제'],
	])('of %s: what the law wants comes first, then the own one', async (reason, fields, remark) => {
		expect(
			(await amendFrom(await original(), reason, fields, { options: { remark: '합의 해제' } })).error,
		).toBeUndefined();
		expect(lastSent().negative?.information.description).toBe(remark);
	});
});

it('The form in which Hiworks writes business numbers does not matter', async () => {
	for (const companyNumberAs of ['digits', 'hyphens', 'sent'] as const) {
		settings({ companyNumberAs });
		expect((await amendFrom(await original(), 'duplicateIssuance')).error).toBeUndefined();
		expect([lastSent().negative?.invoicee, lastSent().negative?.invoicer]).toMatchObject([
			{ companyNumber: '888-88-88888' },
			{ companyNumber: '220-00-00002' },
		]);
	}
});

describe('An original that Hiworks tells in part', () => {
	const whole = {
		information: { issueDate: '2026-05-27', totalSupplyPrice: '10', totalTax: '1' },
		invoiceType: { typeCode: 'A', purposeType: 'C', taxType: 'A' },
		invoicer: { companyNumber: '220-00-00002', ceoName: '김', companyName: '공급자', primaryContact: {} },
		invoicee: {
			companyNumber: '888-88-88888',
			ceoName: '이',
			companyName: '구매자',
			primaryContact: { email: 'buyer@example.com' },
		},
		items: [{ month: '5', day: '1', supplyPrice: '10', tax: '1' }],
		amendment: {},
		status: {
			approvalStatus: 'S',
			declareStatus: '4',
			declareStatusCode: 'SUC001',
			issueId: '202605274100000000000001',
		},
		files: [],
	};
	const told = async (changes: object) => {
		let body = '';
		const server = await standIn((request, text) => {
			if (request.method === 'POST') body = text;
			return {
				status: 200,
				body: request.method === 'POST' ? { data: { documentId: ['MADE'] } } : { data: { ...whole, ...changes } },
			};
		});
		const { error, outputs } = await amendFromAt(
			{ hiworksBill: { url: server.url } } as Sandbox,
			{ documentId: 'DOCUMENT' },
			'duplicateIssuance',
		).finally(async () => await server.close());
		return { error, outputs, data: body && JSON.parse(body).data };
	};

	it('is taken as far as it goes', async () => {
		const [item] = whole.items;
		const { error, data } = await told({ items: [{ ...item, quantity: '1,000', unitPrice: '0.01' }] });
		expect(error).toBeUndefined();
		// A supplier without contact cannot be repeated; the office knows the rest by the number.
		expect(data.negative).toMatchObject({
			invoicer: '220-00-00002',
			items: [
				{ month: '05', day: '01', subject: '', quantity: '1000', unitPrice: '-0.01', supplyPrice: '-10', tax: '-1' },
			],
			information: { bookNo: '', serial: '', description: '' },
		});
	});

	it('keeps the branch of a supplier with two contacts', async () => {
		const [primaryContact, secondaryContact] = ['one@example.com', 'two@example.com'].map((email) => ({ email }));
		const invoicer = { ...whole.invoicer, taxNumber: '0003', primaryContact, secondaryContact };
		const { data } = await told({ invoicer });
		expect(data.negative.invoicer).toMatchObject({
			companyNumber: '220-00-00002',
			taxNumber: '0003',
			primaryContact: { email: 'one@example.com' },
		});
	});

	it.each([
		['no write date', { information: {} }],
		['a write date that is none', { information: { issueDate: '2026-02-30' } }],
		['no amounts in a line', { items: [{ month: '05', day: '01' }] }],
		['an amount that is none', { items: [{ month: '05', day: '01', supplyPrice: '10.5', tax: '1' }] }],
		['no day of a line', { items: [{ ...whole.items[0], day: '' }] }],
		['a quantity that is none', { items: [{ ...whole.items[0], quantity: '한 개' }] }],
		['no name of the recipient', { invoicee: { companyNumber: '888-88-88888' } }],
		['no number of the supplier', { invoicer: {} }],
		['no contact of a supplier with a branch number', { invoicer: { ...whole.invoicer, taxNumber: '0003' } }],
		['an approval number that is none', { status: { ...whole.status, issueId: '4711' } }],
	])('%s: refused, with the other way to do it', async (_, changes) => {
		const { error, data } = await told(changes);
		expect([error?.message, error?.description, data]).toEqual([
			expect.stringContaining('answer about DOCUMENT lacks something that an amendment repeats'),
			expect.stringContaining('by hand'),
			'',
		]);
	});
});
