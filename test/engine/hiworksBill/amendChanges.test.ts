/** What each reason asks of the user: corrections, differences, what came back, what a letter of credit covers. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { moveCalendar } from '../support/clock';
import { CAUSE, repeated, takenBack, withOriginals, type Changes } from '../support/hiworksBillAmend';
import { rows } from '../support/reports';

const { original, amendFrom, callsOf, lastSent } = withOriginals();

const amounts = (items: Array<Record<string, string>> | undefined) =>
	items?.map(({ supplyPrice, tax }) => [Number(supplyPrice), Number(tax)]);

describe('Corrections (01)', () => {
	const correct = async (corrections: INodeParameters, changes: Changes = {}, options: INodeParameters = {}) => {
		const document = await original(changes);
		const result = await amendFrom(document, 'clericalError', { corrections }, { options });
		return { document, result, ...lastSent() };
	};

	it('nothing given: the same once more', async () => {
		const { document, result, negative, positive } = await correct({});
		expect(result.error).toBeUndefined();
		expect(negative).toEqual(repeated(document, document.sheet.items.map(takenBack), { description: '원본 비고' }));
		expect(positive).toEqual(repeated(document, document.sheet.items, { description: '원본 비고' }));
	});

	it('items: only the correct sheet has them', async () => {
		const { document, negative, positive } = await correct({
			itemsJson: '[{ "date": "2026-05-21", "name": "바른 품목", "supplyCost": "9,000", "tax": 900, "remark": "고침" }]',
		});
		expect(negative).toEqual(repeated(document, document.sheet.items.map(takenBack), { description: '원본 비고' }));
		expect(positive).toEqual(
			repeated(
				document,
				[
					{
						month: '05',
						day: '21',
						subject: '바른 품목',
						unit: '',
						supplyPrice: '9000',
						tax: '900',
						description: '고침',
					},
				],
				{ description: '원본 비고' },
			),
		);
	});

	it.each([
		[
			'vatComputed',
			[
				{ name: 'a', supplyCost: 9_005 },
				{ name: 'b', supplyCost: 5 },
			],
			[
				[9_005, 901],
				[5, 0],
			],
		],
		['splitFromTotal', [{ name: 'a', supplyCost: 11_000 }], [[10_000, 1_000]]],
		['asGiven', [{ name: 'a', supplyCost: 9_000, tax: 890 }], [[9_000, 890]]],
	])('items with amounts %s', async (mode, items, expected) => {
		const { positive } = await correct({ itemsJson: JSON.stringify(items) }, {}, { amounts: mode });
		expect(amounts(positive?.items)).toEqual(expected);
	});

	it('recipient: only the correct sheet has it', async () => {
		const recipient = {
			number: '777-77-77770',
			name: '바른 구매자',
			representative: '박대표',
			contacts: [
				{ email: 'right@example.com', mobile: '01000000009' },
				{ email: 'other@example.com', name: '둘째' },
			],
		};
		const { document, result, negative, positive } = await correct({ recipientJson: JSON.stringify(recipient) });
		expect(negative?.invoicee).toEqual(document.sheet.invoicee);
		expect(positive?.invoicee).toEqual({
			companyNumber: '777-77-77770',
			taxNumber: '',
			companyName: '바른 구매자',
			companyAddress: '',
			ceoName: '박대표',
			bizType: '',
			bizClassification: '',
			partyTypeCode: '01',
			primaryContact: { name: '박대표', email: 'right@example.com', cell: '010-0000-0009', phone: '' },
			secondaryContact: { name: '둘째', email: 'other@example.com', cell: '', phone: '' },
		});
		expect(rows(result).map(({ recipientNumber, recipientName }) => [recipientNumber, recipientName])).toEqual([
			['8888888888', '구매자 주식회사'],
			['7777777770', '바른 구매자'],
		]);
	});

	it.each([
		[
			'zeroRated',
			{},
			['A', 'B'],
			[
				[3_000, 0],
				[7_000, 0],
			],
		],
		[
			'taxable',
			{ taxType: 'B' },
			['B', 'A'],
			[
				[3_000, 300],
				[7_000, 700],
			],
		],
		[
			'original',
			{},
			['A', 'A'],
			[
				[3_000, 300],
				[7_000, 700],
			],
		],
	] as const)('tax kind %s: the tax goes or comes with it', async (taxKind, changes, taxTypes, expected) => {
		const { negative, positive } = await correct({ taxKind }, changes);
		expect([negative, positive].map((sheet) => sheet?.invoiceType.taxType)).toEqual(taxTypes);
		expect(amounts(positive?.items)).toEqual(expected);
	});

	it('a correct write date: that of the correct sheet, and no line after it', async () => {
		const { document, negative, positive } = await correct({ correctWriteDate: '2026. 5. 22.' });
		expect(negative).toEqual(repeated(document, document.sheet.items.map(takenBack), { description: '원본 비고' }));
		expect([positive?.information.issueDate, positive?.items.map(({ month, day }) => `${month}-${day}`)]).toEqual([
			'2026-05-22',
			['05-20', '05-22'],
		]);
	});

	it.each([
		['taxable', { typeCode: 'B' }, 'Tax Kind [item 0]: expected taxExempt: a bill (계산서) stays a bill'],
		['zeroRated', { typeCode: 'B' }, 'Tax Kind [item 0]: expected taxExempt: a bill (계산서) stays a bill'],
	] as const)('a bill does not become %s', async (taxKind, changes, message) => {
		expect((await correct({ taxKind }, changes)).result.error?.message).toContain(message);
	});

	it.each([
		[
			'items below 0 won',
			{ itemsJson: '[{ "name": "a", "supplyCost": -1000, "tax": -100 }]' },
			'Items [item 0]: expected corrected lines that come to 0 won or more',
		],
		['items without a line', { itemsJson: '[]' }, 'Items [item 0]: expected at least one line'],
		[
			'items with a tax that is not 10 %',
			{ itemsJson: '[{ "name": "a", "supplyCost": 1000, "tax": 50 }]' },
			'Items: Tax [item 0]: expected a tax of ',
		],
		[
			'a tax where there is none',
			{ taxKind: 'zeroRated', itemsJson: '[{ "name": "a", "supplyCost": 1000, "tax": 100 }]' },
			'Items, line 1: Tax [item 0]: expected no tax',
		],
		[
			'items after the write date',
			{ itemsJson: '[{ "name": "a", "supplyCost": 1000, "tax": 100, "date": "2026-05-28" }]' },
			'Items, line 1: Date [item 0]: expected a date not after the write date 2026-05-27',
		],
		[
			'a write date to come',
			{ correctWriteDate: '2026-06-16' },
			'Correct Write Date [item 0]: expected a date not after today (',
		],
		[
			'a recipient without contact',
			{ recipientJson: '{ "number": "7777777770", "name": "a", "representative": "b", "contacts": [] }' },
			'Recipient Contacts [item 0]: expected one or two contacts',
		],
	])('%s: refused', async (_, corrections, message) => {
		expect((await correct(corrections)).result.error?.message).toContain(message);
		expect(callsOf('createAmendment')).toEqual([]);
	});
});

describe('Differences (02)', () => {
	const change = async (
		lines: IDataObject[],
		options: INodeParameters = {},
		source: 'form' | 'json' = 'json',
		changes: Changes = {},
	) => {
		const named = lines.map((line) => ({ name: '단가 조정', ...line }));
		const fields: INodeParameters =
			source === 'json' ? { itemsJson: JSON.stringify(named) } : { items: { item: named as INodeParameters[] } };
		const result = await amendFrom(
			await original(changes),
			'supplyCostChange',
			{ causeDate: CAUSE, changeSource: source, ...fields },
			{ options },
		);
		return { result, ...lastSent() };
	};

	it.each(['form', 'json'] as const)('come from the %s in every mode of amounts', async (source) => {
		for (const [amountsMode, lines, negative, positive] of [
			['asGiven', [{ supplyCost: '-1000', tax: '-95' }], [[-1_000, -95]], undefined],
			[
				'asGiven',
				[
					{ supplyCost: '3000', tax: '300' },
					{ supplyCost: '-1,000', tax: '-100' },
				],
				undefined,
				[
					[3_000, 300],
					[-1_000, -100],
				],
			],
			['vatComputed', [{ supplyCost: '-1009' }], [[-1_009, -100]], undefined],
			['splitFromTotal', [{ supplyCost: '-1100' }], [[-1_000, -100]], undefined],
			['splitFromTotal', [{ supplyCost: '2200' }], undefined, [[2_000, 200]]],
		] as const) {
			const sent = await change([...lines], { amounts: amountsMode }, source);
			expect(sent.result.error).toBeUndefined();
			expect([amounts(sent.negative?.items), amounts(sent.positive?.items)]).toEqual([negative, positive]);
		}
	});

	it.each([
		[
			'come to nothing',
			[
				{ supplyCost: 10, tax: 1 },
				{ supplyCost: -10, tax: -1 },
			],
			'Items [item 0]: expected differences that do not come to 0 won',
		],
		['have no line', [], 'Items [item 0]: expected at least one line'],
		['have a tax that is not 10 %', [{ supplyCost: -1000, tax: 100 }], 'Items: Tax [item 0]'],
		[
			'are after the write date',
			[{ supplyCost: -1000, tax: -100, date: '2026-06-11' }],
			'Items, line 1: Date [item 0]: expected a date not after the write date 2026-06-10',
		],
		[
			'are of another year',
			[{ supplyCost: -1000, tax: -100, date: '2025-12-31' }],
			'Items, line 1: Date [item 0]: expected a date in the year of the write date',
		],
	])('that %s are refused', async (_, lines, message) => {
		expect((await change(lines)).result.error?.message).toContain(message);
		expect(callsOf('createAmendment')).toEqual([]);
	});

	it('of 99 lines go, of 100 do not', async () => {
		const line = { supplyCost: 10, tax: 1 };
		expect((await change(Array.from({ length: 99 }, () => line))).positive?.items).toHaveLength(99);
		expect((await change(Array.from({ length: 100 }, () => line))).result.error?.message).toContain('at most 99 lines');
	});
});

describe('Returns (03)', () => {
	const back = async (
		source: 'form' | 'json' | 'everything',
		returned: INodeParameters[] = [],
		changes: Changes = {},
	) => {
		const fields: INodeParameters =
			source === 'form'
				? { returned: { item: returned } }
				: source === 'json'
					? { returnedJson: JSON.stringify(returned) }
					: {};
		const result = await amendFrom(await original(changes), 'return', {
			causeDate: CAUSE,
			returnSource: source,
			...fields,
		});
		return { result, ...lastSent() };
	};
	const first = (supplyPrice: string, tax: string, quantity?: string) => ({
		month: '05',
		day: '20',
		subject: '품목 1',
		unit: 'EA',
		...(quantity && { quantity, unitPrice: '-1000' }),
		supplyPrice,
		tax,
		description: '줄 비고',
	});
	const second = (supplyPrice: string, tax: string) => ({
		month: '05',
		day: '27',
		subject: '품목 2',
		unit: '',
		supplyPrice,
		tax,
		description: '',
	});

	it.each([
		['a part that a quantity makes', [{ line: 1, supplyCost: '1,000' }], [first('-1000', '-100', '1')]],
		['a part that no quantity makes', [{ line: 1, supplyCost: '1,234' }], [first('-1234', '-123')]],
		['a quantity that is said', [{ line: 1, supplyCost: '1500', quantity: '1.5' }], [first('-1500', '-150', '1.5')]],
		['a whole line', [{ line: 1 }], [first('-3000', '-300', '3')]],
		['the whole quantity', [{ line: 1, quantity: '3' }], [first('-3000', '-300', '3')]],
		[
			'parts of both, in the order of the original',
			[
				{ line: 2, supplyCost: '7' },
				{ line: 1, supplyCost: '2000' },
			],
			[first('-2000', '-200', '2'), second('-7', '0')],
		],
		['a tax that is said', [{ line: 2, supplyCost: '1000', tax: '109' }], [second('-1000', '-109')]],
	])('%s, by form and JSON', async (_, returned, items) => {
		for (const source of ['form', 'json'] as const) {
			const { result, negative, positive } = await back(source, returned);
			expect([result.error?.message, positive]).toEqual([undefined, undefined]);
			expect(negative?.items).toEqual(items);
			expect([negative?.information.issueDate, negative?.information.description]).toEqual([CAUSE, '2026-05-27']);
		}
	});

	it('a negative line comes back with its sign: the return of a discount adds', async () => {
		const items = [
			{ month: '05', day: '20', subject: '품목', supplyPrice: '5000', tax: '500' },
			{ month: '05', day: '20', subject: '할인', supplyPrice: '-1000', tax: '-100' },
		];
		const { negative } = await back('everything', [], { items });
		expect(amounts(negative?.items)).toEqual([
			[-5_000, -500],
			[1_000, 100],
		]);
	});

	it('a line of nothing comes back with everything', async () => {
		const items: Array<Record<string, string>> = [
			{ month: '05', day: '20', subject: '품목', supplyPrice: '5000', tax: '500' },
			{ month: '05', day: '20', subject: '사은품', quantity: '1', unitPrice: '0', supplyPrice: '0', tax: '0' },
		];
		for (const source of ['everything', 'json'] as const) {
			const { result, negative } = await back(source, [{ line: 1 }, { line: 2 }], { items });
			expect(result.error?.message).toBeUndefined();
			expect(negative?.items.map(({ subject, supplyPrice, tax }) => [subject, supplyPrice, tax])).toEqual([
				['품목', '-5000', '-500'],
				['사은품', '0', '0'],
			]);
		}
	});

	it.each([
		[
			'a part of the quantity, of which nobody says what it came to',
			[{ line: 1, quantity: '1' }],
			"Returned Items, line 1: Supply Cost [item 0]: expected how much of the line's 3,000 won a quantity of 1 is",
		],
		[
			'more than the line has',
			[{ line: 1, supplyCost: '3001' }],
			"Returned Items, line 1: Supply Cost [item 0]: expected at most the original line's 3,000 won, with its sign, found 3,001 won",
		],
		['a negative part', [{ line: 1, supplyCost: '-1' }], 'Returned Items, line 1: Supply Cost [item 0]'],
		['nothing of it', [{ line: 1, supplyCost: '0' }], 'Returned Items, line 1: Supply Cost [item 0]'],
		[
			'a line that is not there',
			[{ line: 3 }],
			'Returned Items, line 1: Line [item 0]: expected a line of the original, 1 to 2',
		],
		[
			'a line twice',
			[{ line: 1 }, { line: 1 }],
			'Returned Items, line 2: Line [item 0]: expected each line of the original once',
		],
		[
			'more tax than the line has',
			[{ line: 1, supplyCost: '3000', tax: '301' }],
			'Returned Items, line 1: Tax [item 0]',
		],
		[
			'a tax that is not 10 %',
			[{ line: 1, supplyCost: '3000', tax: '200' }],
			'Returned Items: Tax [item 0]: expected taxes of 300 won, 10 % of the supply cost 3,000 won (within 10 won)',
		],
		[
			'more than the quantity',
			[{ line: 1, supplyCost: '3000', quantity: '4' }],
			'Returned Items, line 1: Quantity [item 0]',
		],
		['no line', [], 'Returned Items [item 0]: expected at least one returned line'],
	])('%s is refused', async (_, returned, message) => {
		for (const source of ['form', 'json'] as const)
			expect((await back(source, returned)).result.error?.message).toContain(message);
		expect(callsOf('createAmendment')).toEqual([]);
	});
});

describe('Letters of credit (05)', () => {
	const open = async (amount: string, openingDate = '2026-06-05', changes: Changes = {}) =>
		await amendFrom(await original(changes), 'localLetterOfCredit', {
			openingDate,
			letterOfCreditAmount: amount,
		});

	it.each([
		[
			'10001',
			undefined,
			{},
			"Letter of Credit Amount [item 0]: expected more than 0 and at most the original's supply cost of 10,000 won",
		],
		['0', undefined, {}, 'Letter of Credit Amount [item 0]'],
		['-1', undefined, {}, 'Letter of Credit Amount [item 0]'],
		['1000', '2026-05-26', {}, "Opening Date [item 0]: expected a day not before the original's write date 2026-05-27"],
		['1000', '2026-06-16', {}, 'Opening Date [item 0]: expected a date not after today ('],
		[
			'1000',
			undefined,
			{ typeCode: 'B' },
			'expected a taxable original for a local letter of credit (내국신용장): a bill (계산서) cannot become zero-rated',
		],
		['1000', undefined, { taxType: 'B' }, 'this one is already zero-rated'],
	] as const)('over %s opened on %s of %j is refused', async (amount, openingDate, changes, message) => {
		expect((await open(amount, openingDate, changes)).error?.message).toContain(message);
		expect(callsOf('createAmendment')).toEqual([]);
	});
});

it.each(['supplyCostChange', 'return', 'termination'])('A cause to come is refused: %s', async (reason) => {
	const document = await original();
	const fields = {
		causeDate: '2026-06-16',
		changeSource: 'json',
		itemsJson: '[{ "name": "a", "supplyCost": 10, "tax": 1 }]',
	};
	expect((await amendFrom(document, reason, fields)).error?.message).toContain(
		'Cause Date [item 0]: expected a date not after today (2026-06-15 in Seoul), found "2026-06-16"',
	);
	// In Seoul the day begins nine hours earlier.
	moveCalendar('2026-06-15T15:00:00Z');
	expect((await amendFrom(document, reason, fields)).error).toBeUndefined();
});

it('A cause in another year than the lines of the original: they get the write date, for Hiworks knows no year of a line', async () => {
	moveCalendar('2027-01-08T03:00:00Z');
	const document = await original();
	for (const reason of ['return', 'termination']) {
		expect((await amendFrom(document, reason, { causeDate: '2027-01-05' })).error).toBeUndefined();
		expect(lastSent().negative?.items.map(({ month, day }) => `${month}-${day}`)).toEqual(['01-05', '01-05']);
	}
});
