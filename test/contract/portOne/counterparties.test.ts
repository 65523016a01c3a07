/** Counterparties with their certificates, look-ups of companies, and batches made elsewhere. */
import type { PortOneSettings } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { BUYER, CALL, known, outcome, SELLER, withPortOne, type Asked } from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;

const [CREATE, UPDATE, DELETE, GET, LIST] = [
	'createB2bCounterparty',
	'updateB2bCounterparty',
	'deleteB2bCounterparty',
	'getB2bCounterparty',
	'getB2bCounterparties',
];
const NUMBER = '7777777770';

const { sandbox, ask, made, step } = withPortOne();

const contact = { name: '담당', email: 'a@example.com', phoneNumber: '02-0000-0000', memo: '담당 메모' };
const input = {
	brn: NUMBER,
	name: '이름',
	representativeName: '대표',
	address: '주소',
	businessType: '업태',
	businessClass: '종목',
	contact,
	additionalContacts: [contact],
	memo: '메모',
};
const create = (counterparty: object, beside: object = {}) => ask(CREATE, { body: { counterparty, ...beside } });
const update = (counterpartyId: string, counterparty: object, beside: object = {}) =>
	ask(UPDATE, { path: { counterpartyId }, body: { counterparty, ...beside } });
const get = async (counterpartyId: string): Promise<JsonObject> => (await ask(GET, { path: { counterpartyId } })).json;
const set = (settings: Partial<PortOneSettings>) => sandbox.portOne.configure(settings);

describe('a counterparty', () => {
	const { name, ...rest } = input;
	const stored = { ...rest, companyName: name, isForTest: false, ntsConnectionStatus: 'NOT_CONNECTED' };

	test("is created with an id of the caller's or of the sandbox's", async () => {
		const answer = await create(input, { counterpartyId: 'cp-1' });
		expect(answer.json.counterparty).toEqual({ ...stored, id: 'cp-1', graphqlId: expect.any(String) });
		expect(await get('cp-1')).toEqual(answer.json.counterparty);
		const { id } = (await create(input)).json.counterparty;
		expect([id, sandbox.portOne.counterparties('live').length]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 2]);
	});

	test.each<[string, object, object, string]>([
		['an id that is taken', input, { counterpartyId: 'cp-mine' }, 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS'],
		[
			'an id that a partner has',
			input,
			{ counterpartyId: 'cp-partner' },
			'B2B_COUNTERPARTY_ID_ALREADY_EXISTS_BY_PARTNER',
		],
		['no name', { ...input, name: undefined }, {}, 'B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS'],
		['no representative', { ...input, representativeName: undefined }, {}, 'B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS'],
		['no contact', { ...input, contact: undefined }, {}, 'B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS'],
		[
			'six more contacts',
			{ ...input, additionalContacts: Array.from({ length: 6 }, () => contact) },
			{},
			'B2B_COUNTERPARTY_TOO_MANY_ADDITIONAL_CONTACTS',
		],
	])('is not created with %s', async (_what, counterparty, beside, type) => {
		set({ counterparties: [known('cp-mine', SELLER), known('cp-partner', BUYER, { partnerId: 'p' })] });
		expect(outcome(await create(counterparty, beside))).toBe(type);
		expect(sandbox.portOne.counterparties('live')).toHaveLength(2);
	});

	test.each<[Array<keyof typeof input>, string]>([
		[['address', 'businessType', 'businessClass', 'memo', 'additionalContacts'], 'kept'],
		[['address', 'businessType', 'businessClass', 'memo', 'additionalContacts'], 'emptied'],
		[['name', 'representativeName', 'contact'], 'kept'],
		[['name', 'representativeName', 'contact'], 'emptied'],
	])('%j left out of an update is %s', async (left, updateLeavesOut) => {
		set({ updateLeavesOut: updateLeavesOut as 'kept' });
		const { counterparty } = (await create(input, { counterpartyId: 'cp' })).json;
		const answer = await update('cp', { ...input, ...Object.fromEntries(left.map((key) => [key, undefined])) });
		if (updateLeavesOut === 'kept') expect(answer.json.counterparty).toEqual(counterparty);
		else if (left.includes('name')) expect(outcome(answer)).toBe('B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS');
		else {
			const { address: _address, businessType: _type, businessClass: _class, memo: _memo, ...others } = counterparty;
			expect(answer.json.counterparty).toEqual({ ...others, additionalContacts: [] });
		}
		expect(await get('cp')).toEqual(answer.json.counterparty ?? counterparty);
	});

	test('is changed, but for its number and its id', async () => {
		await create(input, { counterpartyId: 'cp' });
		const changed = {
			...input,
			name: '새 이름',
			representativeName: '새 대표',
			address: '새 주소',
			contact: { name: '새 담당', email: 'b@example.com' },
			additionalContacts: [],
			memo: '새 메모',
		};
		expect((await update('cp', changed)).json.counterparty).toMatchObject({
			id: 'cp',
			companyName: '새 이름',
			representativeName: '새 대표',
			address: '새 주소',
			contact: changed.contact,
			additionalContacts: [],
			memo: '새 메모',
		});
		expect(outcome(await update('cp', { ...input, brn: SELLER }))).toBe(
			'B2B_COUNTERPARTY_BRN_MODIFICATION_NOT_ALLOWED',
		);
		expect(await get('cp')).toMatchObject({ brn: NUMBER, companyName: '새 이름' });
		expect(await get('cp')).not.toHaveProperty('name');
	});

	test.each<[string, Asked]>([
		[GET, {}],
		[UPDATE, { body: { counterparty: input } }],
		[DELETE, {}],
	])('nobody knows is not found by %s', async (id, asked) => {
		expect((await ask(id, { ...asked, path: { counterpartyId: 'nobody' } })).json).toEqual({
			type: 'B2B_COUNTERPARTY_NOT_FOUND',
			message: expect.any(String),
			counterpartyId: 'nobody',
		});
	});

	test('of a partner can be read only', async () => {
		set({ counterparties: [known('cp', NUMBER, { partnerId: 'p' })] });
		expect([
			outcome(await update('cp', input)),
			outcome(await ask(DELETE, { path: { counterpartyId: 'cp' } })),
			(await get('cp')).partnerId,
		]).toEqual(['B2B_COUNTERPARTY_PARTNER_NOT_UPDATABLE', 'B2B_COUNTERPARTY_PARTNER_NOT_DELETABLE', 'p']);
	});

	test('is deleted, and its id is free', async () => {
		await create(input, { counterpartyId: 'cp' });
		expect((await ask(DELETE, { path: { counterpartyId: 'cp' }, body: {} })).json).toEqual({});
		expect([
			outcome(await ask(GET, { path: { counterpartyId: 'cp' } })),
			outcome(await create(input, { counterpartyId: 'cp' })),
		]).toEqual(['B2B_COUNTERPARTY_NOT_FOUND', 200]);
	});

	const [SEND, CANCEL, REMOVE] = ['sendToNtsB2bTaxInvoice', 'cancelB2bTaxInvoiceIssuance', 'deleteB2bTaxInvoice'];
	test.each<[string, string, string[], number, boolean]>([
		['DRAFTED', DRAFT, [], 0, true],
		['REQUESTED', 'requestB2bTaxInvoiceReverseIssuance', [], 0, true],
		['ISSUED', ISSUE_NOW, [], 0, true],
		['BEFORE_SENDING', ISSUE_NOW, [SEND], 0, true],
		['SENDING', ISSUE_NOW, [SEND], 600_000, true],
		['SENDING_COMPLETED', ISSUE_NOW, [SEND], 1_000_000, false],
		['ISSUANCE_CANCELLED', ISSUE_NOW, [CANCEL], 0, false],
		['deleted', DRAFT, [REMOVE], 0, false],
	])('is not deleted while it has an open invoice: %s', async (_state, call, steps, wait, isOpen) => {
		set({
			resultDelayMs: 1_000_000,
			counterparties: [known('buyer', BUYER), known('seller', SELLER), known('other', NUMBER)],
		});
		const { id } = await made(call, call.startsWith('request') ? 'REVERSE' : 'NORMAL');
		for (const next of steps) await step(next, id);
		sandbox.portOne.advance(wait);
		const removed = async (counterpartyId: string) => outcome(await ask(DELETE, { path: { counterpartyId } }));
		const answer = isOpen ? 'B2B_COUNTERPARTY_ONGOING_TAX_INVOICE_EXISTS' : 200;
		expect([await removed('buyer'), await removed('seller'), await removed('other')]).toEqual([answer, answer, 200]);
	});
});

describe('look-ups', () => {
	const CLOSED = { businessStatus: 'CLOSED', taxationType: 'SIMPLE', closedSuspendedDate: '2026-01-02' } as const;
	const { brn, contact: person } = input;

	test('fill a record in, and are noted in it', async () => {
		set({ companies: { [NUMBER]: CLOSED } });
		const { counterparty: plain } = (await create(input)).json;
		expect(Object.keys(plain).filter((key) => /Verification|businessStatus/.test(key))).toEqual([]);
		const { counterparty: looked } = (await create({ brn, contact: person }, { options: { checkBusinessInfo: true } }))
			.json;
		expect(looked).toMatchObject({
			companyName: `회사 ${NUMBER}`,
			representativeName: '홍길동',
			address: expect.any(String),
			businessType: expect.any(String),
			businessClass: expect.any(String),
			businessInfoVerification: { id: `info-${NUMBER}`, checkedAt: expect.any(String) },
		});
		expect(looked).not.toHaveProperty('businessStatus');
		expect((await create(input, { options: { checkBusinessInfo: true } })).json.counterparty).toMatchObject({
			companyName: '이름',
			representativeName: '대표',
		});
		const { counterparty: checked } = (await create(input, { options: { checkBusinessStatus: true } })).json;
		expect(checked).toMatchObject({
			businessStatus: 'CLOSED',
			businessStatusVerification: { id: `state-${NUMBER}`, checkedAt: checked.businessStatusCheckedAt },
		});
		expect(checked).not.toHaveProperty('businessInfoVerification');
		expect(outcome(await create({ brn }, { options: { checkBusinessInfo: true } }))).toBe(
			'B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS',
		);
	});

	test('made before are taken by their ids', async () => {
		const { verificationId } = (await ask('getB2bBusinessInfos', { body: { brnList: [NUMBER] } })).json.result[0];
		const { companyVerificationId } = (
			await ask('getPlatformCompanyState', { path: { businessRegistrationNumber: NUMBER } })
		).json;
		const options = { businessInfoVerificationId: verificationId, businessStatusVerificationId: companyVerificationId };
		expect((await create({ brn, contact: person }, { options })).json.counterparty).toMatchObject({
			businessInfoVerification: { id: verificationId },
			businessStatusVerification: { id: companyVerificationId },
			businessStatus: 'IN_BUSINESS',
		});
		expect(sandbox.portOne.requests().map(({ effect }) => effect)).toEqual([false, false, true]);
	});

	const unfit: Array<[object, string]> = [
		[{ businessInfoVerificationId: 'nobody' }, 'NOT_FOUND'],
		[{ businessStatusVerificationId: 'info-1' }, 'NOT_FOUND'],
		[{ businessInfoVerificationId: `state-${NUMBER}` }, 'TYPE_MISMATCH'],
		[{ businessStatusVerificationId: `info-${NUMBER}` }, 'TYPE_MISMATCH'],
		[{ businessInfoVerificationId: `info-${SELLER}` }, 'BRN_MISMATCH'],
		[{ businessStatusVerificationId: `state-${SELLER}` }, 'BRN_MISMATCH'],
	];
	test.each(unfit)('that do not fit: %j', async (options, type) => {
		await create(input, { counterpartyId: 'cp' });
		for (const answer of [await create(input, { options }), await update('cp', input, { options })])
			expect(outcome(answer)).toBe(`B2B_COUNTERPARTY_VERIFICATION_${type}`);
		expect(sandbox.portOne.counterparties('live')).toHaveLength(1);
	});

	test('of several companies: each by itself, in the order of the list', async () => {
		set({ companies: { [NUMBER]: { ...CLOSED, error: '조회할 수 없습니다' } } });
		const { result } = (await ask('getB2bBusinessInfos', { body: { brnList: [SELLER, NUMBER, SELLER] } })).json;
		const good = {
			brn: SELLER,
			verificationId: `info-${SELLER}`,
			businessInfo: expect.objectContaining({ brn: SELLER, ceoName: '홍길동' }),
		};
		expect(result).toEqual([good, { brn: NUMBER, error: '조회할 수 없습니다' }, good]);
		expect((await ask('getB2bBusinessInfos', { body: { brnList: [] } })).json).toEqual({ result: [] });
	});

	test("of a company's state", async () => {
		set({ companies: { [NUMBER]: CLOSED, [BUYER]: { ...CLOSED, error: '없는 회사' } } });
		const state = async (businessRegistrationNumber: string) =>
			(await ask('getPlatformCompanyState', { path: { businessRegistrationNumber } })).json;
		expect(await state(NUMBER)).toEqual({ companyState: CLOSED, companyVerificationId: `state-${NUMBER}` });
		expect(await state(SELLER)).toEqual({
			companyState: { businessStatus: 'IN_BUSINESS', taxationType: 'NORMAL' },
			companyVerificationId: `state-${SELLER}`,
		});
		expect(await state(BUYER)).toEqual({ type: 'PLATFORM_COMPANY_NOT_FOUND', message: '없는 회사' });
	});
});

describe('a search for counterparties', () => {
	const idsOf = async (search?: object) =>
		(await ask(LIST, { query: search && { requestBody: search } })).json.items.map(({ id }: JsonObject) => id);

	beforeEach(async () => {
		set({
			counterparties: [
				known('cp-a', SELLER, {
					companyName: '가나다',
					representativeName: '김가',
					contact: { name: '담당', email: 'a@example.com', phoneNumber: '02-1111-1111' },
				}),
				known('cp-b', BUYER, { companyName: '나다라', ntsConnectionStatus: 'ERROR' }),
				known('other', NUMBER, { companyName: '마바사' }),
			],
		});
		await update('other', { brn: NUMBER }, { options: { checkBusinessStatus: true } });
	});

	test.each<[object, string[]]>([
		[{}, ['cp-a', 'cp-b', 'other']],
		[{ id: 'cp' }, ['cp-a', 'cp-b']],
		[{ id: 'a' }, []],
		[{ brn: BUYER }, ['cp-b']],
		[{ companyName: '나다' }, ['cp-a', 'cp-b']],
		[{ representativeName: '김가' }, ['cp-a']],
		[{ representativeName: '김' }, []],
		[{ contactName: '담당' }, ['cp-a', 'cp-b', 'other']],
		[{ contactName: '담' }, []],
		[{ contactPhone: '02-1111-1111' }, ['cp-a']],
		[{ contactEmail: 'a@example.com' }, ['cp-a']],
		[{ businessStatuses: ['IN_BUSINESS'] }, ['other']],
		[{ businessStatuses: ['UNKNOWN'] }, ['cp-a', 'cp-b']],
		[{ businessStatuses: [] }, []],
		[{ ntsConnectionStatuses: ['ERROR', 'CONNECTED'] }, ['cp-a', 'cp-b', 'other']],
		[{ ntsConnectionStatuses: ['ERROR'] }, ['cp-b']],
		[{ counterpartyIds: ['other', 'cp-a', 'nobody'] }, ['cp-a', 'other']],
		[{ id: 'cp', companyName: '라' }, ['cp-b']],
	])('by %j', async (filter, ids) => {
		expect(await idsOf({ filter })).toEqual(ids);
	});

	test('comes in pages', async () => {
		const page = async (search: object | undefined) =>
			(await ask(LIST, { query: search && { requestBody: search } })).json;
		expect((await page(undefined)).page).toEqual({ number: 0, size: 500, totalCount: 3 });
		expect(await page({ page: { number: 1, size: 2 } })).toMatchObject({
			items: [{ id: 'other' }],
			page: { number: 1, size: 2, totalCount: 3 },
		});
		expect(await page({ page: { number: 2, size: 2 } })).toMatchObject({ items: [], page: { totalCount: 3 } });
		set({ totalCount: 'page' });
		expect((await page({ page: { number: 1, size: 2 }, filter: { id: 'cp' } })).page.totalCount).toBe(0);
		expect((await page({ page: { size: 1 } })).page).toEqual({ number: 0, size: 1, totalCount: 1 });
	});
});

describe('a certificate', () => {
	const [READ, PAGE, VALIDATE] = [
		'getB2bCounterpartyCertificate',
		'getB2bCounterpartyCertificateRegistrationUrl',
		'validateB2bCounterpartyCertificate',
	];
	const certificate = (brn: string, id: string) => ask(id, { path: { brn } });

	test('is that of a connected counterparty, named by its number', async () => {
		set({
			counterparties: [known('none', SELLER), known('unconnected', BUYER, { ntsConnectionStatus: 'PENDING_CONNECT' })],
		});
		for (const id of [READ, PAGE, VALIDATE]) {
			expect(outcome(await certificate(NUMBER, id))).toBe('B2B_COUNTERPARTY_NOT_FOUND');
			expect((await certificate(BUYER, id)).json).toEqual({
				type: 'B2B_COUNTERPARTY_NTS_NOT_CONNECTED',
				message: expect.any(String),
				brn: BUYER,
			});
			expect(outcome(await certificate(SELLER, id))).toBe(id === PAGE ? 200 : 'B2B_CERTIFICATE_UNREGISTERED');
		}
	});

	test.each<[string, boolean, boolean]>([
		['2099-01-01T00:00:00Z', true, true],
		['2099-01-01T00:00:00Z', false, false],
		['2020-01-01T00:00:00Z', true, false],
	])('until %s, valid %s: %s', async (expiredAt, isValid, answer) => {
		set({ counterparties: [known('cp', SELLER, { certificate: { expiredAt, isValid } })] });
		expect((await certificate(SELLER, VALIDATE)).json).toEqual({ isValid: answer });
		expect((await certificate(SELLER, READ)).json).toMatchObject({
			expiredAt,
			registeredAt: expect.any(String),
			subjectName: '회사 cp',
			registrantContactName: '담당',
		});
		expect(await get('cp')).not.toHaveProperty('certificate');
	});

	test("expires on the sandbox's clock", async () => {
		set({
			counterparties: [
				known('cp', SELLER, {
					certificate: { expiredAt: new Date(Date.now() + 3_600_000).toISOString(), isValid: true },
				}),
			],
		});
		expect((await certificate(SELLER, VALIDATE)).json).toEqual({ isValid: true });
		sandbox.portOne.advance(3_600_000);
		expect((await certificate(SELLER, VALIDATE)).json).toEqual({ isValid: false });
	});

	test('is registered', async () => {
		set({ counterparties: [known('cp', SELLER)] });
		sandbox.portOne.registerCertificate('live', 'cp', { expiredAt: '2099-01-01T00:00:00Z', isValid: true });
		expect((await certificate(SELLER, VALIDATE)).json).toEqual({ isValid: true });
	});
});

test('a batch is read, in either mode, and its parts are added up', async () => {
	set({
		bulkBatches: [
			{
				id: 'bulk',
				name: '오월',
				status: 'COMPLETED',
				stats: { ISSUED: { count: 2, amountSum: 2200 }, DRAFTED: { count: 1, amountSum: 100 } },
			},
		],
	});
	const batch = {
		id: 'bulk',
		name: '오월',
		status: 'COMPLETED',
		totalInvoiceCount: 3,
		totalAmount: 2300,
		stats: { ISSUED: { count: 2, amountSum: 2200 }, DRAFTED: { count: 1, amountSum: 100 } },
	};
	for (const query of [{}, { test: true }]) {
		expect((await ask('getB2bBulkTaxInvoice', { path: { bulkTaxInvoiceId: 'bulk' }, query })).json).toMatchObject(
			batch,
		);
		expect(outcome(await ask('getB2bBulkTaxInvoice', { path: { bulkTaxInvoiceId: 'nobody' }, query }))).toBe(
			'B2B_BULK_TAX_INVOICE_NOT_FOUND',
		);
	}
});
