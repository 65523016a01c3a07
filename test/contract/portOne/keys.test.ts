/** Document keys: each side has its own, unique among the documents of its number, and finds the document by it. */
import {
	BUYER,
	CALL,
	company,
	keys,
	MAKING,
	minimal,
	operationOf,
	operations,
	outcome,
	SELLER,
	sheet,
	withPortOne,
	type Asked,
	type IssuanceType,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW } = CALL;
const { sandbox, ask, make, made, step } = withPortOne();

const BY_SUPPLIER = 'B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED';
const BY_RECIPIENT = 'B2B_TAX_INVOICE_RECIPIENT_DOCUMENT_KEY_ALREADY_USED';
const OTHER = company('7777777770', '다른 회사');

describe('a used key', () => {
	const tables: Array<[string, object, number | string]> = [
		['both the same', {}, BY_SUPPLIER],
		["the supplier's", { recipientDocumentKey: 'R-2' }, BY_SUPPLIER],
		["the recipient's", { supplierDocumentKey: 'S-2' }, BY_RECIPIENT],
		["the supplier's, to another recipient", { recipientDocumentKey: 'R-2', recipient: OTHER }, BY_SUPPLIER],
		["the supplier's, of another supplier", { recipientDocumentKey: 'R-2', supplier: OTHER }, 200],
		["the recipient's, of another recipient", { supplierDocumentKey: 'S-2', recipient: OTHER }, 200],
		["the other side's", { supplierDocumentKey: 'R-1', recipientDocumentKey: 'S-1' }, 200],
		['in other letters', { supplierDocumentKey: 's-1', recipientDocumentKey: 'r-1' }, 200],
		['none at all', { supplierDocumentKey: undefined, recipientDocumentKey: undefined }, 200],
	];

	test.each(MAKING.flatMap(([call, type]) => tables.map((row) => [call, type, ...row] as const)))(
		'%s %s: %s',
		async (call, type, _what, changes, answer) => {
			await made(DRAFT, 'NORMAL');
			expect(outcome(await make(call, type, changes))).toBe(answer);
			expect(sandbox.portOne.ledger()).toHaveLength(answer === 200 ? 2 : 1);
		},
	);

	test('stays used whatever becomes of the document, until it is deleted', async () => {
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		const again = async () => outcome(await make(ISSUE_NOW, 'NORMAL'));
		expect(await again()).toBe(BY_SUPPLIER);
		await step('cancelB2bTaxInvoiceIssuance', id);
		expect(await again()).toBe(BY_SUPPLIER);
		await step('deleteB2bTaxInvoice', id);
		expect(await again()).toBe(200);
	});

	test('is free in the other mode', async () => {
		await made(DRAFT, 'NORMAL');
		expect(outcome(await make(DRAFT, 'NORMAL', {}, { query: { test: true } }))).toBe(200);
	});
});

describe('an update', () => {
	const update = (changes: object, type: IssuanceType = 'NORMAL', beside: object = {}) =>
		ask('updateB2bTaxInvoiceDraft', {
			body: {
				brn: SELLER,
				taxInvoiceKey: 'S-1',
				taxInvoiceKeyType: 'SUPPLIER',
				taxInvoice: sheet(type, changes),
				...beside,
			},
		});

	test.each<[string, object, object]>([
		["the supplier's", { supplierDocumentKey: 'S-2' }, {}],
		["the recipient's", { recipientDocumentKey: 'R-2' }, {}],
		['one that was not there', {}, { recipientDocumentKey: undefined }],
	])('cannot change a key: %s', async (_what, changes, before) => {
		await made(DRAFT, 'NORMAL', before);
		expect(outcome(await update(changes))).toBe('B2B_DOCUMENT_KEY_CANNOT_BE_CHANGED');
	});

	test('keeps the keys that it leaves out, and replaces the rest', async () => {
		const { id, ...first } = await made(
			DRAFT,
			'NORMAL',
			{ remarks: ['비고'], serialNumber: 'S' },
			{ beside: { memo: '메모' } },
		);
		const { json } = await update({
			supplierDocumentKey: undefined,
			recipientDocumentKey: undefined,
			purposeType: 'RECEIPT',
		});
		const { remarks: _remarks, serialNumber: _serial, ...rest } = first;
		expect(json.taxInvoice).toEqual({ ...rest, id, purposeType: 'RECEIPT', remarks: [] });
		expect((await update({}, 'NORMAL', { memo: '새 메모' })).json.taxInvoice.memo).toBe('새 메모');
	});

	test('does not make a forward document reverse', async () => {
		await made(DRAFT, 'NORMAL');
		expect(outcome(await update({}, 'REVERSE'))).toBe('B2B_ISSUANCE_TYPE_MISMATCH');
		expect(outcome(await update({ issuanceType: undefined }))).toBe('B2B_ISSUANCE_TYPE_MISMATCH');
	});

	test.each<[object, number | string]>([
		[{}, 200],
		[{ brn: undefined }, 'INVALID_REQUEST'],
		[{ brn: BUYER }, 'B2B_TAX_INVOICE_NOT_FOUND'],
		[{ taxInvoiceKeyType: 'TAX_INVOICE_ID' }, 'B2B_TAX_INVOICE_NOT_FOUND'],
		[{ taxInvoiceKeyType: undefined }, 'B2B_TAX_INVOICE_NOT_FOUND'],
		[{ taxInvoiceKeyType: undefined, taxInvoiceKey: 'R-1', brn: BUYER }, 200],
		[{ taxInvoiceKeyType: undefined, taxInvoiceKey: 'R-1', brn: undefined }, 'INVALID_REQUEST'],
	])('names the document by a key: %j', async (beside, answer) => {
		await made(DRAFT, 'NORMAL');
		expect(outcome(await update({}, 'NORMAL', beside))).toBe(answer);
	});
});

describe('finding by key', () => {
	/** Every call that names a document in its path, with what else it needs. */
	const naming = operations.filter(({ path }) => path.includes('{taxInvoiceKey}')).map(({ id }) => id);
	const asked = (id: string, taxInvoiceKey: string, query: object): Asked => ({
		path: { taxInvoiceKey, attachmentId: 'att' },
		query: { ...query },
		...(operationOf(id).definition.requestBody && { body: minimal(id).body ?? {} }),
	});

	test.each(naming)('%s', async (id) => {
		const { id: invoice } = await made(DRAFT, 'NORMAL');
		const found = async (key: string, query: object) => outcome(await ask(id, asked(id, key, query)));
		const [supplier, recipient] = [
			{ taxInvoiceKeyType: 'SUPPLIER', brn: SELLER },
			{ taxInvoiceKeyType: 'RECIPIENT', brn: BUYER },
		];
		for (const [key, query] of [
			['S-1', recipient],
			['R-1', supplier],
			[invoice, supplier],
			['S-1', { ...supplier, brn: BUYER }],
			['R-1', { ...recipient, brn: SELLER }],
			['S-1', {}],
			['S-1', { brn: SELLER }],
			['S-1', { ...supplier, test: true }],
		] as const) {
			expect([key, query, await found(key, query)]).toEqual([key, query, 'B2B_TAX_INVOICE_NOT_FOUND']);
		}
		for (const taxInvoiceKeyType of ['SUPPLIER', 'RECIPIENT'])
			expect(await found('S-1', { taxInvoiceKeyType })).toBe('INVALID_REQUEST');
		const sides: Array<[string, object]> = [
			['S-1', supplier],
			['R-1', recipient],
			[invoice, {}],
			[invoice, { taxInvoiceKeyType: 'TAX_INVOICE_ID' }],
			[invoice, { brn: BUYER }],
		];
		for (const [key, query] of sides) {
			sandbox.portOne.reset();
			const { id: next } = await made(DRAFT, 'NORMAL');
			expect([key, query, await found(key === invoice ? next : key, query)]).not.toEqual([
				key,
				query,
				expect.stringMatching(/^(INVALID_REQUEST|B2B_TAX_INVOICE_NOT_FOUND)$/),
			]);
		}
	});

	test('lags behind, by setting, for as long as that; the key is used and the id known at once', async () => {
		sandbox.portOne.configure({ keyLagMs: 3_600_000 });
		const { id } = await made(ISSUE_NOW, 'NORMAL');
		const byKey = { ...asked('getB2bTaxInvoice', 'S-1', { taxInvoiceKeyType: 'SUPPLIER', brn: SELLER }) };
		const search = { requestBody: { filter: { primaryFilter: { supplierDocumentKey: 'S-1' } } } };
		const seen = async () => {
			const { json } = await ask('getB2bTaxInvoices', { query: search });
			return [outcome(await ask('getB2bTaxInvoice', byKey)), json.page.totalCount];
		};
		expect(await seen()).toEqual(['B2B_TAX_INVOICE_NOT_FOUND', 0]);
		expect(outcome(await step('getB2bTaxInvoice', id))).toBe(200);
		expect(outcome(await make(ISSUE_NOW, 'NORMAL'))).toBe(BY_SUPPLIER);
		sandbox.portOne.configure({ clockOffsetMs: 3_600_000 });
		expect(await seen()).toEqual([200, 1]);
	});

	test('a key in the path is read percent-encoded', async () => {
		expect(outcome(await step('getB2bTaxInvoice', '가/나?#%'))).toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect(sandbox.portOne.requests()[0]).toMatchObject({
			path: `/b2b/tax-invoices/${encodeURIComponent('가/나?#%')}`,
			referenceId: '가/나?#%',
		});
	});

	test('what a document is about, for the log: the key of the side that drafts it', async () => {
		await make(ISSUE_NOW, 'NORMAL');
		const { id } = await made(REQUEST_NOW, 'REVERSE', keys(2));
		await step('getB2bTaxInvoice', id);
		await step('getB2bTaxInvoice', 'nobody');
		await ask('getB2bTaxInvoices');
		expect(sandbox.portOne.requests().map(({ referenceId }) => referenceId)).toEqual([
			'S-1',
			'R-2',
			'R-2',
			'nobody',
			null,
		]);
	});
});
