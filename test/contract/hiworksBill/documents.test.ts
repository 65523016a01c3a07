/** The emulated Hiworks Bill over real HTTP: the way of a document. */
import type { HiworksBillSettings } from '../../../sandbox/index.ts';
import { until } from '../support/client.ts';
import { OTHER, RECIPIENT, SUPPLIER, withHiworksBill } from '../support/hiworksBill.ts';

const { sandbox, create, made, get, remove } = withHiworksBill();

const bill = () => sandbox.hiworksBill;
const answerProblems = (operation: string, status: number, body: unknown) =>
	bill().contract.answerProblems(operation, status, body, true);
const read = async (documentId: string) => (await get(documentId)).json.data;
const digits = (number: string) => number.replaceAll('-', '');
const seoulDay = (days = 0) => new Date(bill().now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const dated = (day: string, more: object = {}) => ({
	information: { issueDate: day },
	items: [{ month: day.slice(5, 7), day: day.slice(8), supplyPrice: '1000', tax: '100' }],
	...more,
});

describe('a document', () => {
	test('is made, and read back with the documented fields', async () => {
		const answer = await create();
		expect(answer).toMatchObject({
			status: 200,
			json: { data: { documentId: [expect.stringMatching(/^\d{14}[0-9A-Z]{32}$/)] }, meta: {} },
		});
		expect(Object.keys(answer.json.data)).toEqual(['documentId']);
		expect(answerProblems('createInvoice', 200, answer.json)).toEqual([]);
		const [documentId] = answer.json.data.documentId;
		expect(documentId.slice(0, 8)).toBe(seoulDay().replaceAll('-', ''));

		const { status, json } = await get(documentId);
		expect(status).toBe(200);
		expect(answerProblems('getInvoice', 200, json)).toEqual([]);
		const contact = { cell: '', phone: '' };
		expect(json).toEqual({
			data: {
				information: {
					issueDate: '2026-05-27',
					memo: 'order-1',
					bookNo: '-',
					serial: '',
					description: '비고',
					cash: '0',
					check: '0',
					draft: '0',
					uncollected: '0',
					totalSupplyPrice: '1000',
					totalTax: '100',
				},
				invoiceType: { typeCode: 'A', transactionType: 'S', purposeType: 'C', taxType: 'A' },
				invoicer: expect.objectContaining({ companyNumber: SUPPLIER, companyName: '등록된 상호' }),
				invoicee: {
					companyNumber: RECIPIENT,
					taxNumber: '',
					ceoName: '대표',
					companyName: '상호',
					companyAddress: '',
					bizType: '',
					bizClassification: '',
					partyTypeCode: '01',
					primaryContact: { name: '담당', email: 'buyer@example.com', ...contact },
				},
				items: [
					{
						month: '05',
						day: '27',
						subject: '품목',
						unit: '',
						quantity: '',
						unitPrice: '',
						supplyPrice: '1000',
						tax: '100',
						description: '',
					},
				],
				amendment: {},
				mail: { readStatus: 'R', sendDate: '', sendResultCode: '', sendResultMessage: '' },
				status: { approvalStatus: 'W', declareStatus: '0', declareStatusCode: '', issueId: '' },
				linkedDocument: { amendmentOriginal: '', statementPair: '' },
				files: [],
			},
			meta: {},
		});
		expect(bill().ledger()).toEqual([
			expect.objectContaining({
				documentId,
				kind: 'create',
				side: null,
				typeCode: 'A',
				taxType: 'A',
				memo: 'order-1',
				writeDate: '2026-05-27',
				supplierNumber: SUPPLIER,
				recipientNumber: RECIPIENT,
				recipientName: '상호',
				totalSupplyPrice: '1000',
				totalTax: '100',
				approvalStatus: 'W',
				declareStatus: '0',
				declareStatusCode: '',
				issueId: '',
				signedAt: null,
				deleted: false,
				files: [],
				original: null,
				amendment: null,
				resellerCode: null,
			}),
		]);
		expect(
			bill()
				.requests()
				.map(({ effect, problems }) => ({ effect, problems })),
		).toEqual([
			{ effect: true, problems: [] },
			{ effect: false, problems: [] },
		]);
	});

	test('has an id of its own, even twice the same content', async () => {
		expect(await made()).not.toBe(await made());
		expect(bill().ledger()).toHaveLength(2);
	});

	test('keeps a supplier that was given whole, and a book number', async () => {
		const invoicer = {
			companyNumber: SUPPLIER,
			companyName: '공급자',
			ceoName: '대표',
			primaryContact: { name: '담당', email: 'seller@example.com' },
		};
		const { information, invoicer: kept } = await read(await made({ invoicer, information: { bookNo: '12' } }));
		expect([information.bookNo, kept.companyName, kept.primaryContact.email]).toEqual([
			'12',
			'공급자',
			'seller@example.com',
		]);
		expect((await read(await made({ information: { bookNo: '' } }))).information.bookNo).toBe('-');
	});

	test('notes the reseller', async () => {
		await create({}, { headers: { 'X-Reseller-Code': 'RESELLER1' } });
		expect(bill().ledger()[0]!.resellerCode).toBe('RESELLER1');
	});

	test.each<[HiworksBillSettings['deleteAnswer'], object]>([
		['200', {}],
		['204', {}],
		['302', { location: '/v4/invoices' }],
		['304', {}],
	])('is deleted with %s, and then gone', async (deleteAnswer, headers) => {
		bill().configure({ deleteAnswer });
		const documentId = await made();
		const answer = await remove(documentId);
		expect(answer).toMatchObject({ status: Number(deleteAnswer), text: '', headers });
		// Without a body by nature, and so without a length of one.
		expect(answer.headers['content-length']).toBe(['204', '304'].includes(deleteAnswer) ? undefined : '0');
		expect(answerProblems('deleteInvoice', answer.status, undefined)).toEqual([]);
		const gone = { status: 404, json: { errors: [{ status: '404', title: 'Not Found', message: '' }] } };
		expect(await get(documentId)).toMatchObject(gone);
		expect(await remove(documentId)).toMatchObject(gone);
		expect(bill().ledger()[0]).toMatchObject({ documentId, deleted: true });
	});

	test('that nobody has made is not found', async () => {
		expect(await get('X1')).toMatchObject({ status: 404 });
		expect(await get('X-1')).toMatchObject({
			status: 400,
			json: { errors: [{ status: '400', message: expect.stringContaining('documentId') }] },
		});
	});

	test.each<[Partial<HiworksBillSettings>, (data: any) => unknown, unknown]>([
		[{ maskPersonNumbers: true }, (data) => data.invoicee.companyNumber, '900101-1******'],
		[{}, (data) => data.invoicee.companyNumber, '9001011234567'],
		[{ companyNumberAs: 'digits' }, (data) => data.invoicer.companyNumber, digits(SUPPLIER)],
		[{ companyNumberAs: 'hyphens' }, (data) => data.invoicer.companyNumber, SUPPLIER],
		[{ mailKey: 'mails' }, (data) => [data.mail, data.mails.readStatus], [undefined, 'R']],
	])('is read as %j say', async (settings, part, expected) => {
		bill().configure(settings);
		const documentId = await made({ invoicee: { partyTypeCode: '02', companyNumber: '9001011234567' } });
		const { json } = await get(documentId);
		expect(part(json.data)).toEqual(expected);
		expect(answerProblems('getInvoice', 200, json)).toEqual([]);
	});

	test("a foreigner's nines are not masked, and hyphens are put in", async () => {
		bill().configure({ maskPersonNumbers: true, companyNumberAs: 'hyphens' });
		expect(
			(await read(await made({ invoicee: { partyTypeCode: '03', companyNumber: '9999999999999' } }))).invoicee
				.companyNumber,
		).toBe('9999999999999');
		expect((await read(await made({ invoicee: { companyNumber: digits(OTHER) } }))).invoicee.companyNumber).toBe(OTHER);
	});
});

describe('easy sign', () => {
	const signed = async (changes: object = {}) => {
		const answer = await create({ easySign: 'Y', ...changes });
		expect(answer).toMatchObject({
			status: 200,
			json: { data: { easySign: [expect.stringContaining('발급이 완료')] } },
		});
		return answer.json.data.documentId[0] as string;
	};

	test('issues and sends at once', async () => {
		const documentId = await signed();
		const { json } = await get(documentId);
		expect(json.data.status).toEqual({
			approvalStatus: 'S',
			declareStatus: '4',
			declareStatusCode: 'SUC001',
			issueId: expect.stringMatching(/^20260527\d{8}[0-9a-f]{8}$/),
		});
		expect(answerProblems('getInvoice', 200, json)).toEqual([]);
		expect(bill().ledger()[0]).toMatchObject({ approvalStatus: 'S', declareStatus: '4', signedAt: expect.any(Number) });
		expect(await remove(documentId)).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringContaining('삭제할 수 없습니다') })] },
		});
		expect((await get(documentId)).status).toBe(200);
	});

	test('with N it is a document like any other', async () => {
		expect((await create({ easySign: 'N' })).json.data).toEqual({ documentId: [expect.any(String)] });
		expect(bill().ledger()[0]).toMatchObject({ approvalStatus: 'W', issueId: '' });
	});

	test('goes through its states as time goes by', async () => {
		bill().configure({ declareDelayMs: 1_000_000 });
		const documentId = await signed();
		const at = async (clockOffsetMs: number) => {
			bill().configure({ clockOffsetMs });
			const { declareStatus, declareStatusCode, issueId } = (await read(documentId)).status;
			return [declareStatus, declareStatusCode, issueId.length];
		};
		expect(await at(0)).toEqual(['1', '', 24]);
		expect(await at(600_000)).toEqual(['2', '', 24]);
		expect(await at(1_000_001)).toEqual(['4', 'SUC001', 24]);
	});

	test('needs a certificate', async () => {
		bill().configure({ certificate: false });
		expect(await create({ easySign: 'Y' })).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringContaining('인증서') })] },
		});
		expect(bill().ledger()).toEqual([]);
		expect(await create()).toMatchObject({ status: 200 });
	});

	test('of a statement is refused or ignored', async () => {
		const statement = { easySign: 'Y', invoiceType: { typeCode: 'D' } };
		expect(await create(statement)).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringMatching(/^easySign/) })] },
		});
		expect(bill().ledger()).toEqual([]);
		bill().configure({ easySignStatement: 'ignored' });
		expect((await create(statement)).json.data).toEqual({ documentId: [expect.any(String)] });
		expect(bill().ledger()).toEqual([expect.objectContaining({ typeCode: 'D', approvalStatus: 'W' })]);
	});

	test.each<[string, Partial<HiworksBillSettings>, () => object, string, string]>([
		['nothing wrong', {}, () => ({}), '4', 'SUC001'],
		['a code for all', { declareCode: 'ERR010' }, () => ({}), '5', 'ERR010'],
		['a code that could not be sent', { declareCode: 'SYS001' }, () => ({}), '3', 'SYS001'],
		[
			'a code for this recipient',
			{ declareCode: 'ERR010', declareCodes: { [digits(RECIPIENT)]: 'WSM002' } },
			() => ({}),
			'3',
			'WSM002',
		],
		['a code for another recipient', { declareCodes: { [digits(OTHER)]: 'SYN001' } }, () => ({}), '4', 'SUC001'],
		['tax without tax', {}, () => ({ invoiceType: { taxType: 'B' } }), '5', 'ERR007'],
		[
			'zero-rated',
			{},
			() => ({
				invoiceType: { taxType: 'B' },
				information: { totalTax: '0' },
				items: [{ month: '05', day: '27', supplyPrice: '1000', tax: '0' }],
			}),
			'4',
			'SUC001',
		],
		[
			'ten won off',
			{},
			() => ({ information: { totalTax: '90' }, items: [{ month: '05', day: '27', supplyPrice: '1000', tax: '90' }] }),
			'4',
			'SUC001',
		],
		[
			'eleven won less',
			{},
			() => ({ information: { totalTax: '89' }, items: [{ month: '05', day: '27', supplyPrice: '1000', tax: '89' }] }),
			'5',
			'ERR007',
		],
		[
			'eleven won more',
			{},
			() => ({
				information: { totalTax: '111' },
				items: [{ month: '05', day: '27', supplyPrice: '1000', tax: '111' }],
			}),
			'5',
			'ERR007',
		],
		['today', {}, () => dated(seoulDay()), '4', 'SUC001'],
		['tomorrow', {}, () => dated(seoulDay(1)), '5', 'ERR006'],
		['a closed recipient', { businesses: { [digits(RECIPIENT)]: { statusCode: '03' } } }, () => ({}), '5', 'ERR009'],
		['a closed supplier', { businesses: { [digits(SUPPLIER)]: { statusCode: '03' } } }, () => ({}), '5', 'ERR009'],
		['a suspended recipient', { businesses: { [digits(RECIPIENT)]: { statusCode: '02' } } }, () => ({}), '4', 'SUC001'],
		['an unknown recipient', { businesses: { [digits(RECIPIENT)]: { statusCode: '' } } }, () => ({}), '5', 'ERR002'],
		['an unknown supplier', { businesses: { [digits(SUPPLIER)]: { statusCode: '' } } }, () => ({}), '5', 'ERR001'],
	])('%s', async (_name, settings, changes, declareStatus, declareStatusCode) => {
		bill().configure(settings);
		expect((await read(await signed(changes()))).status).toMatchObject({
			approvalStatus: 'S',
			declareStatus,
			declareStatusCode,
		});
	});
});

test('an answer that comes late has been worked for on arrival', async () => {
	bill().configure({ latencyMs: 600_000 });
	const client = new AbortController();
	const answer = create({}, { signal: client.signal }).catch(() => 'gone');
	await until(() => bill().ledger().length === 1);
	client.abort();
	expect(await answer).toBe('gone');
});
