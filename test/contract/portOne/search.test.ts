/** Searching invoices: filters, periods, order and pages; and the same as a sheet. */
import type { JsonObject } from '../../../sandbox/json.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { ask, BUYER, CALL, company, contract, known, made, read, SELLER, step } from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW } = CALL;

let url: string;
const OTHER = '7777777770';
const DAY = 86_400_000;
/** Noon in Seoul. */
const NOON = Date.parse('2026-06-15T03:00:00Z');

const sandbox = withSandbox({ portOne: { resultDelayMs: 0 } });
beforeAll(() => {
	({ url } = sandbox.portOne);
});

const at = (instant: number) => sandbox.portOne.configure({ clockOffsetMs: instant - Date.now() });
const list = async (search?: object) =>
	(await ask(url, 'getB2bTaxInvoices', { query: search && { requestBody: search } })).json;
const sheetOf = async (search?: object) =>
	(await ask(url, 'downloadB2bTaxInvoicesSheet', { query: search && { requestBody: search } })).text;
/** The invoices of the scene by the letter in their keys. */
const letters = (items: JsonObject[]) => items.map(({ supplierDocumentKey }) => supplierDocumentKey.slice(-1)).join('');
const ASCENDING = { by: 'TOTAL_AMOUNT', order: 'ASC' };
const found = async (filter: object) => letters((await list({ filter, sort: ASCENDING })).items);

let scene: Record<string, JsonObject>;

/**
 * a forward draft, b sent, c reverse requested, d issued late to another and amended by e, f deleted, g older than a
 * month.
 */
beforeEach(async () => {
	sandbox.portOne.reset();
	sandbox.portOne.configure({ counterparties: [known('cp-buyer', BUYER)] });
	const amounts = (total: number, changes: object = {}) => ({
		totalSupplyAmount: total - 100,
		totalAmount: total,
		items: [],
		...changes,
	});
	const add = (letter: string, call: string, type: 'NORMAL' | 'REVERSE', changes: object, beside: object = {}) =>
		made(
			url,
			call,
			type,
			{ supplierDocumentKey: `S-${letter}`, recipientDocumentKey: `R-${letter}`, ...changes },
			{ beside },
		);
	const to = { recipient: company(OTHER, '다른 회사') };
	at(NOON - 40 * DAY);
	const g = await add('g', DRAFT, 'NORMAL', amounts(7_000));
	at(NOON - 3 * DAY);
	const a = await add('a', DRAFT, 'NORMAL', amounts(1_000, { writeDate: '2026-06-01', purposeType: 'RECEIPT' }), {
		memo: '메모 "하나", 둘',
	});
	at(NOON - 2 * DAY);
	const b = await add(
		'b',
		ISSUE_NOW,
		'NORMAL',
		amounts(2_000, { writeDate: '2026-06-12', recipient: { counterpartyId: 'cp-buyer' } }),
	);
	await step(url, 'sendToNtsB2bTaxInvoice', b.id);
	at(NOON - DAY);
	const c = await add('c', REQUEST_NOW, 'REVERSE', amounts(3_000, { writeDate: '2026-06-13' }));
	const d = await add(
		'd',
		ISSUE_NOW,
		'NORMAL',
		amounts(4_000, {
			writeDate: '2026-04-01',
			taxationType: 'FREE',
			totalSupplyAmount: 4_000,
			totalTaxAmount: 0,
			...to,
		}),
	);
	at(NOON);
	const e = await add('e', DRAFT, 'NORMAL', amounts(5_000), {
		modification: { type: 'RETURN', taxInvoiceKey: b.id, taxInvoiceKeyType: 'TAX_INVOICE_ID' },
	});
	const f = await add('f', DRAFT, 'NORMAL', amounts(6_000));
	await step(url, 'deleteB2bTaxInvoice', f.id);
	scene = { a, b, c, d, e, f, g };
});

describe('a search', () => {
	test('tells of each invoice in short', async () => {
		const { items, page } = await list({ filter: { primaryFilter: { supplierDocumentKey: 'S-b' } } });
		const invoice = await read(url, scene.b!.id);
		const { supplier, recipient, remarks: _remarks, additionalContacts: _contacts, ...common } = invoice;
		expect(items).toEqual([
			{
				...common,
				supplierBrn: supplier.brn,
				supplierName: supplier.name,
				supplierRepresentativeName: supplier.representativeName,
				recipientBrn: recipient.brn,
				recipientName: recipient.name,
				recipientRepresentativeName: recipient.representativeName,
				recipientCounterpartyId: 'cp-buyer',
			},
		]);
		expect(page).toEqual({ number: 0, size: 500, totalCount: 1 });
	});

	const day = (offset: number) => new Date(NOON + offset * DAY).toISOString().slice(0, 10);
	const within = (dateType: string | undefined, from?: string, until?: string) => ({
		primaryFilter: { dateFilter: { dateType, dateRange: [{ from, until }] } },
	});

	test.each<[string, object, string]>([
		['nothing: a month', {}, 'abcde'],
		['an id', { primaryFilter: { taxInvoiceId: 'c' } }, 'c'],
		['a deleted id', { primaryFilter: { taxInvoiceId: 'f' } }, ''],
		['an id from long ago', { primaryFilter: { taxInvoiceId: 'g' } }, 'g'],
		['ids', { primaryFilter: { taxInvoiceIds: ['g', 'a', 'f'] } }, 'ag'],
		['an approval number', { primaryFilter: { ntsApprovalNumber: 'b' } }, 'b'],
		["a supplier's key", { primaryFilter: { supplierDocumentKey: 'S-c' } }, 'c'],
		["a recipient's key", { primaryFilter: { recipientDocumentKey: 'R-c' } }, 'c'],
		['a key of the other side', { primaryFilter: { recipientDocumentKey: 'S-c' } }, ''],
		['a batch', { primaryFilter: { bulkTaxInvoiceId: 'bulk' } }, ''],
		['a payout', { primaryFilter: { payoutId: 'pay' } }, ''],
		['a period of registration', within('REGISTER', day(-2), day(-1)), 'bcd'],
		['a period without a kind', within(undefined, day(-2), day(-1)), 'bcd'],
		['from a day on', within('REGISTER', day(-1)), 'cde'],
		['until a day', within('REGISTER', undefined, day(-3)), 'ag'],
		['a period of writing', within('WRITE', '2026-06-01', '2026-06-12'), 'ab'],
		['a period of issuing', within('ISSUE', day(-40), day(0)), 'bd'],
		['any period', within('REGISTER'), 'abcdeg'],
		['a list of no periods', { primaryFilter: { dateFilter: { dateRange: [] } } }, 'abcdeg'],
		['a kind of date alone: a month', { primaryFilter: { dateFilter: { dateType: 'WRITE' } } }, 'abceg'],
		['a supplier', { supplierBrn: SELLER }, 'abcde'],
		['another supplier', { supplierBrn: OTHER }, ''],
		['a partner: of forward ones the recipient', { partnerBrn: OTHER }, 'd'],
		['a partner: of reverse ones the supplier', { partnerBrn: SELLER }, 'c'],
		['states', { statuses: ['DRAFTED', 'REQUESTED'] }, 'ace'],
		['no states', { statuses: [] }, ''],
		['a state by now', { statuses: ['SENDING_COMPLETED'] }, 'b'],
		['taxes', { taxationTypes: ['FREE'] }, 'd'],
		['amendments', { documentModificationTypes: ['MODIFICATION'] }, 'e'],
		['no amendments', { documentModificationTypes: ['NORMAL'] }, 'abcd'],
		['late ones', { isDelayed: true }, 'd'],
		['those in time', { isDelayed: false }, 'abce'],
		['reverse ones', { issuanceTypes: ['REVERSE'] }, 'c'],
		['receipts', { purposeTypes: ['RECEIPT'] }, 'a'],
		['a counterparty', { counterpartyId: 'cp-buyer' }, 'b'],
		['a counterparty or its number', { counterpartyId: 'cp-buyer', includeBrnMatch: true }, 'abce'],
		['a counterparty nobody knows', { counterpartyId: 'nobody', includeBrnMatch: true }, ''],
		['several things at once', { statuses: ['DRAFTED'], purposeTypes: ['INVOICE'] }, 'e'],
	])('for %s', async (_what, filter, wanted) => {
		const filled = JSON.parse(JSON.stringify(filter), (key, value: unknown) => {
			const invoice = typeof value === 'string' ? scene[value] : undefined;
			return invoice ? ((key === 'ntsApprovalNumber' ? invoice.ntsApprovalNumber : invoice.id) as unknown) : value;
		}) as object;
		expect(await found(filled)).toBe(wanted);
		expect(await sheetOf({ filter: filled, fields: ['SUPPLIER_DOCUMENT_KEY'], sort: ASCENDING })).toBe(
			['SUPPLIER_DOCUMENT_KEY', ...[...wanted].map((letter) => `S-${letter}`), ''].join('\n'),
		);
	});

	test('for a month ends today, in Seoul', async () => {
		at(NOON + 31 * DAY - 2 * 3_600_000);
		expect(await found({})).toBe('e');
		at(NOON + 32 * DAY);
		expect(await found({})).toBe('');
		// Registered after midnight in Seoul, before it in Greenwich.
		at(Date.parse('2026-08-01T15:30:00Z'));
		await made(url, DRAFT, 'NORMAL', { supplierDocumentKey: 'S-h', recipientDocumentKey: 'R-h' });
		expect([
			await found(within('REGISTER', '2026-08-02', '2026-08-02')),
			await found(within('REGISTER', '2026-08-01', '2026-08-01')),
			await found({}),
		]).toEqual(['h', '', 'h']);
	});

	const FIELDS: Record<string, string> = {
		WRITE_DATE: 'writeDate',
		ISSUANCE_DUE_DATE: 'issuanceDueDate',
		TOTAL_AMOUNT: 'totalAmount',
		TOTAL_SUPPLY_AMOUNT: 'totalSupplyAmount',
		TOTAL_TAX_AMOUNT: 'totalTaxAmount',
		REQUESTED_AT: 'requestedAt',
		ISSUED_AT: 'issuedAt',
		NTS_SENT_AT: 'ntsSentAt',
		STATUS_UPDATED_AT: 'statusUpdatedAt',
	};

	test.each(contract.document.components.schemas.B2bTaxInvoiceSortBy.enum as string[])(
		'is sorted by %s',
		async (by) => {
			const values = async (order: string) =>
				(await list({ sort: { by, order } })).items.map((item: JsonObject) => item[FIELDS[by]!] ?? '') as Array<
					string | number
				>;
			const [ascending, descending] = [await values('ASC'), await values('DESC')];
			expect(ascending).toEqual([...ascending].sort((left, right) => (left === right ? 0 : left < right ? -1 : 1)));
			expect(descending).toEqual([...ascending].reverse());
			expect([ascending.length, new Set(ascending).size > 1]).toEqual([5, true]);
		},
	);

	test('is sorted by the last change of state, newest first, where nothing is said', async () => {
		const { items } = await list();
		expect(items).toEqual((await list({ sort: { by: 'STATUS_UPDATED_AT', order: 'DESC' } })).items);
		expect([letters(items).at(0), letters(items).at(-1)]).toEqual(['e', 'a']);
		await step(url, 'issueB2bTaxInvoice', scene.a!.id);
		expect(letters((await list()).items).at(0)).toBe('a');
	});

	test('lags behind a change of state, by setting, for as long as that', async () => {
		sandbox.portOne.configure({ listLagMs: 2.5 * DAY });
		const then = letters((await list({ sort: ASCENDING })).items);
		sandbox.portOne.configure({ listLagMs: 0 });
		expect([then, letters((await list({ sort: ASCENDING })).items)]).toEqual(['a', 'abcde']);
	});

	test('comes in pages', async () => {
		const page = async (search: object) => {
			const { items, page: info } = await list({ sort: ASCENDING, ...search });
			return [letters(items), info];
		};
		expect(await page({})).toEqual(['abcde', { number: 0, size: 500, totalCount: 5 }]);
		expect(await page({ pageSize: 2 })).toEqual(['ab', { number: 0, size: 2, totalCount: 5 }]);
		expect(await page({ pageNumber: 2, pageSize: 2 })).toEqual(['e', { number: 2, size: 2, totalCount: 5 }]);
		expect(await page({ pageNumber: 3, pageSize: 2 })).toEqual(['', { number: 3, size: 2, totalCount: 5 }]);
		expect(await page({ pageSize: 1_000 })).toEqual(['abcde', { number: 0, size: 1_000, totalCount: 5 }]);
		sandbox.portOne.configure({ totalCount: 'page' });
		expect(await page({ pageNumber: 2, pageSize: 2 })).toEqual(['e', { number: 2, size: 2, totalCount: 1 }]);
	});
});

describe('a sheet', () => {
	test('is CSV, with the columns that are asked for', async () => {
		const { headers, text } = await ask(url, 'downloadB2bTaxInvoicesSheet', {
			query: {
				requestBody: {
					filter: { primaryFilter: { taxInvoiceId: scene.a!.id } },
					fields: ['MEMO', 'STATUS', 'PLAIN_ID', 'IS_DELAYED', 'TOTAL_AMOUNT'],
				},
			},
		});
		expect([headers['content-type'], text]).toEqual([
			'text/csv;charset=UTF-8',
			`MEMO,STATUS,PLAIN_ID,IS_DELAYED,TOTAL_AMOUNT\n"메모 ""하나"", 둘",DRAFTED,${scene.a!.id},,1000\n`,
		]);
		expect(await sheetOf({ filter: { primaryFilter: { taxInvoiceId: scene.a!.id } } })).toBe(
			'STATUS,WRITE_DATE,TOTAL_AMOUNT\nDRAFTED,2026-06-01,1000\n',
		);
		expect((await sheetOf()).split('\n')).toHaveLength(7);
	});

	/** Of these the sandbox knows nothing. */
	const EMPTY = [
		'CANCEL_REASON',
		'BULK_TAX_INVOICE_ID',
		'PAYOUT_ID',
		'ITEMS',
		'PARTNER_NAME',
		'PARTNER_BRN',
		'SUPPLIER_COUNTERPARTY_ID',
		'REQUESTED_AT',
		'MEMO',
	];
	test.each(contract.document.components.schemas.TaxInvoicesSheetField.enum as string[])(
		'can have the column %s',
		async (field) => {
			const [head, cell] = (
				await sheetOf({ filter: { primaryFilter: { taxInvoiceId: scene.b!.id } }, fields: [field] })
			).split('\n');
			expect([head, cell === '']).toEqual([field, EMPTY.includes(field)]);
		},
	);

	test('tells of both sides', async () => {
		const fields = ['SUPPLIER', 'RECIPIENT'].flatMap((side) => [
			`${side}_BRN`,
			`${side}_COMPANY_NAME`,
			`${side}_REPRESENTATIVE_NAME`,
			`${side}_COUNTERPARTY_ID`,
		]);
		expect((await sheetOf({ filter: { primaryFilter: { taxInvoiceId: scene.b!.id } }, fields })).split('\n')[1]).toBe(
			`${SELLER},공급자,공급자 대표,,${BUYER},회사 cp-buyer,홍길동,cp-buyer`,
		);
	});
});
