/**
 * One's own company in the credential: taken from there, asked for there, and held against what else names it, in each
 * vendor and on the side that makes the document.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { boltaNode } from '../../operations/bolta';
import { hiworksBillNode } from '../../operations/hiworksBill';
import { portOneNode } from '../../operations/portOne';
import { changing } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { billAmending, boltaAmending, portOneAmending, type Amending, type Issued } from '../support/amendmentSheets';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import type { Execution, Result } from '../support/engine';
import { create, run as runBill } from '../support/hiworksBillRun';
import { locator } from '../support/operations';
import { OURS } from '../support/ownCompany';
import { invoice, portOne } from '../support/portOne';
import { rows } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => {
	for (const host of [sandbox.bolta, sandbox.hiworksBill, sandbox.portOne]) host.reset();
	moveCalendar('2026-02-05T03:00:00Z');
});
afterEach(() => moveCalendar());

const THEIRS = '8888888888';
const party = (number: string, name = '다른 주식회사') =>
	JSON.stringify({ number, name, representative: '박대표', contacts: [{ email: 'other@example.com' }] });

type More = Partial<Omit<Execution, 'node' | 'credentials' | 'parameters'>>;
type Issue = (fields: INodeParameters, credential: IDataObject, more?: More) => Promise<Result>;
interface Way {
	/** `<node>.<resource>.<operation>` */
	of: string;
	/** The side that is one's own company. */
	side: 'supplier' | 'recipient';
	host: 'bolta' | 'hiworksBill' | 'portOne';
	issue: Issue;
	/** What the document says of a side: number, branch, name, representative, address, type, item, contact. */
	made(side: 'supplier' | 'recipient'): unknown[];
}

const lastBody = (host: Way['host']) =>
	sandbox[host].requests().findLast(({ method, body }) => method !== 'GET' && body)?.body as any;

const sent = (host: Way['host']) => sandbox[host].requests().filter(({ method }) => method !== 'GET');

const boltaWay = (of: string, side: Way['side'], parameters: INodeParameters): Way => ({
	of: `bolta.${of}`,
	side,
	host: 'bolta',
	issue: async (fields, credential, more = {}) =>
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({}, { ...parameters, ...fields }),
			input: [invoiceItem(0)],
			credential,
			...more,
		}),
	made(of) {
		const { supplier, supplied } = lastBody('bolta');
		const { manager, managers, ...company } = of === 'supplier' ? supplier : supplied;
		const contact = manager ?? managers[0];
		return [
			company.identificationNumber,
			company.taxRegistrationId,
			company.organizationName,
			company.representativeName,
			company.address,
			company.businessType,
			company.businessItem,
			[contact.email, contact.name, contact.telephone],
		];
	},
});
const portOneWay = (side: Way['side'], name: string, parameters: INodeParameters = {}): Way => ({
	of: `portOneB2b.${name}`,
	side,
	host: 'portOne',
	issue: async (fields, credential, more = {}) =>
		await portOne(
			sandbox.portOne.url,
			name,
			invoice('order-0', { writeDate: '2026-01-31', ...parameters, ...fields }),
			{ credential, ...more },
		),
	made(of) {
		const company = lastBody('portOne').taxInvoice[of];
		return [
			company.brn,
			company.taxRegistrationId,
			company.name,
			company.representativeName,
			company.address,
			company.businessType,
			company.businessClass,
			[company.contact.email, company.contact.name, company.contact.phoneNumber],
		];
	},
});
const WAYS: Record<string, Way> = {
	'Bolta, Issue': boltaWay('taxInvoice.issue', 'supplier', {}),
	'Bolta, Request': boltaWay('reverseIssuance.request', 'recipient', {
		resource: 'reverseIssuance',
		operation: 'request',
		supplierSource: 'json',
		supplierJson: party(THEIRS),
	}),
	'Hiworks Bill, Create': {
		of: 'hiworksBill.invoice.create',
		side: 'supplier',
		host: 'hiworksBill',
		issue: async (fields, credential, more = {}) => await create(sandbox, undefined, fields, { credential, ...more }),
		made() {
			const { invoicer } = lastBody('hiworksBill').data;
			const { primaryContact: contact } = invoicer;
			return [
				invoicer.companyNumber.replaceAll('-', ''),
				invoicer.taxNumber,
				invoicer.companyName,
				invoicer.ceoName,
				invoicer.companyAddress,
				invoicer.bizType,
				invoicer.bizClassification,
				[contact.email, contact.name, contact.phone],
			];
		},
	},
	'PortOne, Issue Immediately': portOneWay('supplier', 'taxInvoice.issueImmediately'),
	'PortOne, Create Draft': portOneWay('supplier', 'taxInvoice.createDraft', { issuanceType: 'normal' }),
	'PortOne, Create Draft of reverse issuance': portOneWay('recipient', 'taxInvoice.createDraft', {
		issuanceType: 'reverse',
		supplierSource: 'json',
		supplierJson: party(THEIRS),
	}),
	'PortOne, Update Draft': {
		...portOneWay('supplier', 'taxInvoice.updateDraft'),
		async issue(fields, credential, more = {}) {
			const content = invoice('draft', { writeDate: '2026-01-31' });
			const draft = { ...content, issuanceType: 'normal' };
			const [made] = rows(await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', draft)) as IDataObject[];
			sandbox.portOne.clearRequests();
			const update = { invoice: locator(String(made!.taxInvoiceId)), ...content, ...fields };
			return await portOne(sandbox.portOne.url, 'taxInvoice.updateDraft', update, { credential, ...more });
		},
	},
	'PortOne, Request Immediately': portOneWay('recipient', 'reverseIssuance.requestImmediately', {
		supplierSource: 'json',
		supplierJson: party(THEIRS),
	}),
};

/** Operations that amend an original, and how they are run. */
const AMENDING: Record<string, () => [Amending, INodeParameters]> = {
	'bolta.taxInvoice.amendDuplicateIssuance': () => [boltaAmending(sandbox, 'amendDuplicateIssuance'), {}],
	'bolta.taxInvoice.amendTermination': () => [boltaAmending(sandbox, 'amendTermination'), { date: '2026-06-10' }],
	'bolta.taxInvoice.amendSupplyCostChange': () => [
		boltaAmending(sandbox, 'amendSupplyCostChange'),
		{ date: '2026-06-10', changeSource: 'json', itemsJson: '[{ "name": "변경", "supplyCost": 100 }]' },
	],
	'hiworksBill.invoice.amend': () => [billAmending(sandbox), { reason: 'duplicateIssuance' }],
	'portOneB2b.taxInvoice.amend': () => [portOneAmending(sandbox), { reason: 'duplicateIssuance', referenceId: 'A-1' }],
};

/** Operations that change something and make no document: steps of one that is there, and what is beside documents. */
const OTHERS =
	/\.(customer|issuer|counterparty|attachment|file)\.|reverseIssuance\.(cancel|approve|refuse|requestDraft)|\.(issueDraft|sendToNts|cancelIssuance|delete)$/;

it('knows every operation that makes or amends documents', () => {
	const all = [boltaNode, hiworksBillNode, portOneNode].flatMap(({ node, operations }) =>
		changing(operations).map(({ name }) => `${node}.${name}`),
	);
	const known = [...Object.values(WAYS).map(({ of }) => of), ...Object.keys(AMENDING)];
	expect([...new Set(all)].filter((name) => !OTHERS.test(name)).sort()).toEqual([...new Set(known)].sort());
});

describe.each(Object.entries(AMENDING))('%s', (_of, amending) => {
	beforeEach(() => moveCalendar('2026-06-15T03:00:00Z'));
	const amend = async (
		credential: IDataObject,
		more: INodeParameters = {},
		issue = async (by: Amending) => await by.issue(1),
	) => {
		const [by, fields] = amending();
		const [original] = (await issue(by)) as [Issued];
		by.host().clearRequests();
		const result = await by.run({ ...by.original(original.id), ...fields, ...more }, [{}], { credential });
		const sent = by
			.host()
			.requests()
			.filter(({ method }) => method !== 'GET');
		return { result, sent };
	};

	it('refuses the original of another company, naming both', async () => {
		const { result, sent } = await amend({ ...OURS, supplierNumber: THEIRS, supplierName: '남' });
		expect(result.error?.message).toMatch(
			/^(Issuance Key|Document|Tax Invoice) \[item 0\]: expected the company of the credential, 8888888888 \(남\), and not 2200000002 \(공급.*\):/,
		);
		expect(sent).toEqual([]);
	});

	it.each([
		['its own company', OURS],
		['several', { ...OURS, supplierNumber: THEIRS, severalSuppliers: true }],
	])('takes the original where the credential is for %s', async (_for, credential) => {
		const { result, sent } = await amend(credential);
		expect(result.error).toBeUndefined();
		expect(sent).toHaveLength(1);
	});
});

describe.each(Object.entries(WAYS))('%s', (_title, { side, host, issue, made }) => {
	const Side = side === 'supplier' ? 'Supplier' : 'Recipient';
	const fromCredential = { [`${side}Source`]: 'credential' };
	const fromForm = {
		[`${side}Source`]: 'form',
		[`${side}Number`]: THEIRS,
		[`${side}Name`]: '다른 주식회사',
		[`${side}Representative`]: '박대표',
		[`${side}Email`]: 'other@example.com',
		[`${side}Details`]: {},
	};
	const refused = async (fields: INodeParameters, credential: IDataObject) => {
		const { error } = await issue(fields, credential);
		expect(sent(host)).toEqual([]);
		return error;
	};

	it('takes all of its own company from the credential', async () => {
		expect((await issue(fromCredential, OURS)).error).toBeUndefined();
		expect(made(side)).toEqual([
			'2200000002',
			'0001',
			'우리 주식회사',
			'김대표',
			'서울특별시 어느구 1',
			'서비스',
			'개발',
			['us@example.com', '담당', '010-0000-0001'],
		]);
	});

	it.each([
		['everything', {}, ['Number', 'Name', 'Representative', 'Email']],
		['what is blank', { ...OURS, supplierName: ' ', supplierEmail: '' }, ['Name', 'Email']],
	])('says what the credential lacks: %s', async (_what, credential, lacking) => {
		const error = await refused(fromCredential, credential);
		const named = /Supplier (\w+) \(/g;
		expect(error?.message).toMatch(/^The default supplier in the credential lacks: Supplier/);
		expect([...(error?.message ?? '').matchAll(named)].map(([, name]) => name)).toEqual(lacking);
		expect(error?.description).toContain('in the credential of this node, under "Default Supplier"');
	});

	it('fails each item of a node that continues', async () => {
		const result = await issue(fromCredential, {}, { onError: 'continueRegularOutput' });
		expect(rows(result)).toMatchObject([{ error: { outcome: 'notSent', code: 'DEFAULT_SUPPLIER_INCOMPLETE' } }]);
		expect(sent(host)).toEqual([]);
	});

	it.each([
		['supplierNumber', '220-00-0000', 'Credential: Supplier Number (공급자 등록번호)'],
		['supplierEmail', 'us', 'Credential: Supplier Email (공급자 이메일)'],
	])('says what it cannot read in the credential: %s', async (name, value, where) => {
		expect((await refused(fromCredential, { ...OURS, [name]: value }))?.message).toMatch(`${where}: expected`);
	});

	it.each<[string, INodeParameters, string]>([
		['the form', fromForm, `${Side} Number`],
		['JSON', { [`${side}Source`]: 'json', [`${side}Json`]: party(THEIRS) }, `${Side} JSON`],
	])('refuses another company from %s, naming both', async (_from, fields, field) => {
		expect((await refused(fields, OURS))?.message).toBe(
			`${field} [item 0]: expected the company of the credential, 2200000002 (우리 주식회사), and not 8888888888 (다른 주식회사): take the credential of that company, or switch on "Several Suppliers (여러 공급자)" in this one`,
		);
	});

	it('takes the same company from elsewhere, however its number is written', async () => {
		const same = { [`${side}Source`]: 'json', [`${side}Json`]: party('220 00 00002', '우리 주식회사 지점') };
		expect((await issue(same, OURS)).error).toBeUndefined();
		expect(made(side)[2]).toBe('우리 주식회사 지점');
	});

	it.each([
		['is for several', { ...OURS, severalSuppliers: true }],
		['has no number', { ...OURS, supplierNumber: '' }],
		['has nothing', {}],
	])('takes another company where the credential %s', async (_title2, credential) => {
		expect((await issue(fromForm, credential)).error).toBeUndefined();
		const [number, , name] = made(side);
		expect([number, name]).toEqual([THEIRS, '다른 주식회사']);
	});

	it('looks at its own side alone', async () => {
		const other = side === 'supplier' ? 'recipient' : 'supplier';
		const same = { [`${other}Source`]: 'json', [`${other}Json`]: party('2200000002') };
		expect((await issue({ ...fromCredential, ...same }, OURS)).error).toBeUndefined();
	});
});

/** Ways that take sheets of their side, and a row of one, with what it says of our own company. */
const SHEETS = Object.entries(WAYS).filter(([title]) => !/reverse|Update/.test(title));
const PREFIX = { supplier: '공급자', recipient: '공급받는자' };
function sheet(side: Way['side'], own: IDataObject): IDataObject {
	const withPrefix = (prefix: string, cells: IDataObject) =>
		Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`${prefix} ${name}`, cell]));
	const other = { 등록번호: '888-88-88888', 상호: '거래 상사', 성명: '이거래', 이메일: 'other@example.com' };
	return {
		관리번호: 'order-0',
		작성일자: '2026-01-31',
		품목: '용역',
		공급가액: 1000,
		과세유형: '과세',
		'영수/청구': '청구',
		세액: 100,
		...withPrefix(PREFIX[side === 'supplier' ? 'recipient' : 'supplier'], other),
		...withPrefix(PREFIX[side], own),
	};
}

describe.each(SHEETS)('%s, from columns', (_title, { side, issue, made, host }) => {
	const bySheet = async (own: IDataObject, fields: INodeParameters = {}, credential: IDataObject = OURS) =>
		await issue({ dataFrom: 'columns', [`${side}Source`]: 'credential', options: {}, ...fields }, credential, {
			input: [sheet(side, own)],
		});
	const OF_CREDENTIAL = ['2200000002', '0001', '우리 주식회사', '김대표', '서울특별시 어느구 1', '서비스', '개발'];
	const CONTACT = ['us@example.com', '담당', '010-0000-0001'];

	it.each<[IDataObject, Record<number, unknown>]>([
		[{ 이메일: 'tax@example.com' }, { 7: ['tax@example.com', expect.not.stringContaining('담당'), undefined] }],
		[{ 이메일: 'us@example.com' }, {}],
		[{ 종사업장번호: 2 }, { 1: '0002' }],
		[
			{ 주소: '부산광역시 1', 종목: '' },
			{ 4: '부산광역시 1', 6: undefined },
		],
		[{ 담당자: '경리', 이메일: '' }, { 7: ['us@example.com', '경리', '010-0000-0001'] }],
		[{ 등록번호: 2200000002, 상호: '우리 지점' }, { 2: '우리 지점' }],
	])('%j wins, the rest is of the credential', async (own, changes) => {
		expect((await bySheet(own)).error?.message).toBeUndefined();
		const blank = (value: unknown): unknown =>
			Array.isArray(value) ? value.map(blank) : value === '' ? undefined : value;
		expect(blank(made(side))).toEqual(
			[...OF_CREDENTIAL, CONTACT].map((value, index) => (index in changes ? changes[index] : value)),
		);
	});

	it('of another company takes nothing from the credential or from the form', async () => {
		const several = { ...OURS, severalSuppliers: true };
		const { error } = await bySheet({ 등록번호: '1010000002', 상호: '남' }, {}, several);
		expect(error?.message).toMatch(/^The sheet lacks columns: .+ Representative, .+ Email$/);
		const parts = { Source: 'form', Number: THEIRS, Name: '다른', Representative: '박', Email: 'other@example.com' };
		const form = Object.fromEntries(Object.entries(parts).map(([part, value]) => [side + part, value]));
		const all = { 등록번호: '1010000002', 상호: '남', 성명: '남대표', 이메일: 'a@example.com' };
		const withAddress = { ...form, [`${side}Details`]: { address: '다른 주소' } };
		expect((await bySheet(all, withAddress, several)).error?.message).toBeUndefined();
		const [number, branch, name, , address] = made(side);
		expect([number, branch || undefined, name, address || undefined]).toEqual([
			'1010000002',
			undefined,
			'남',
			undefined,
		]);
	});

	it('is held against the company that JSON names, and takes nothing else beside it', async () => {
		const json = { [`${side}Source`]: 'json', [`${side}Json`]: party(THEIRS) };
		const several = { ...OURS, severalSuppliers: true };
		const { error } = await bySheet({ 등록번호: '1010000002' }, json, several);
		expect(error?.message).toBe(
			`"${PREFIX[side]} 등록번호" [item 0]: expected 8888888888 (다른 주식회사), the company that the node takes: correct the column, or leave it out, found "1010000002"`,
		);
		const { error: unused } = await bySheet({ 주소: '어디' }, json, several);
		expect(`${unused?.message} ${unused?.description}`).toMatch(
			/"공급.+ 주소" \[item 0\]: expected an empty cell, since the company comes from elsewhere/,
		);
		expect(sent(host)).toEqual([]);
		expect((await bySheet({ 등록번호: '888-88-88888', 주소: '' }, json, several)).error?.message).toBeUndefined();
	});
});

it('Bolta: a number in the sheet is held against the customer key, whose e-mail the sheet may have', async () => {
	const several = { ...OURS, severalSuppliers: true };
	const by = async (own: IDataObject) =>
		await WAYS['Bolta, Issue']!.issue(
			{ dataFrom: 'columns', supplierSource: 'customerKey', supplierEmail: 'node@example.com', ...OTHER_KEY },
			several,
			{ input: [sheet('supplier', own)] },
		);
	expect((await by({ 등록번호: '1010000002' })).error?.message).toMatch(
		/^"공급자 등록번호" \[item 0\]: expected 1234567891 \(.+\), the company that the node takes: .+ found "1010000002"$/,
	);
	expect(sent('bolta')).toEqual([]);
	expect(
		(await by({ 등록번호: '123-45-67891', 이메일: 'sheet@example.com', 성명: '' })).error?.message,
	).toBeUndefined();
	expect(WAYS['Bolta, Issue']!.made('supplier')[7]).toEqual(['sheet@example.com', undefined, undefined]);
});

const OTHER_KEY = { options: { customerKey: 'customer_bf8paz' } };
const ofOtherKey =
	/^(Customer Key|"고객 키") \[item 0\]: expected the company of the credential, 2200000002 \(우리 주식회사\), and not 1234567891 \(.+\):/;

it.each([
	['Bolta, Issue', { supplierSource: 'customerKey' }],
	['Bolta, Issue', { supplierSource: 'credential' }],
	['Bolta, Issue', {}],
	['Bolta, Request', { recipientSource: 'credential' }],
])('%s with %j refuses the company of another customer key', async (way, fields) => {
	const { error } = await WAYS[way]!.issue({ ...fields, ...OTHER_KEY }, OURS);
	expect(error?.message).toMatch(ofOtherKey);
	expect(sent('bolta')).toEqual([]);
});

it('Bolta: refuses an amendment whose customer key is of another company, and asks for each key once', async () => {
	moveCalendar('2026-06-15T03:00:00Z');
	const by = boltaAmending(sandbox, 'amendDuplicateIssuance');
	const originals = await by.issue(2);
	by.host().clearRequests();
	const input = originals.map(({ id }) => ({ '원본 문서 ID': id, '고객 키': 'customer_bf8paz' }));
	const { error } = await by.run({ dataFrom: 'columns' }, input, { credential: OURS });
	expect(error?.message).toMatch(/2 of 2/);
	expect(error?.description).toContain('"고객 키" [item 0]: expected the company of the credential, 2200000002');
	expect(
		by
			.host()
			.requests()
			.filter(({ route }) => route === 'getCustomer'),
	).toHaveLength(1);
	expect(sent('bolta')).toEqual([]);
});

it.each([
	['the credential has that key', { ...OURS, customerKey: 'customer_bf8paz' }, {}],
	['it is for several', { ...OURS, severalSuppliers: true }, {}],
	['the key does not travel', OURS, { partyKeyHeader: 'none' }],
])(
	'Bolta: takes the company of the credential with a customer key where %s, and reads no customer',
	async (_where, credential, options) => {
		sandbox.bolta.configure({ generation: 'partyKeyHeader' in options ? 3 : 1 });
		const fields = { supplierSource: 'credential', options: { ...OTHER_KEY.options, ...options } };
		expect((await WAYS['Bolta, Issue']!.issue(fields, credential)).error).toBeUndefined();
		expect(sandbox.bolta.requests().filter(({ route }) => route === 'getCustomer')).toEqual([]);
	},
);

it('Hiworks Bill: refuses another number that is registered with Hiworks, and another company in sheets made by hand', async () => {
	const registered = { supplierSource: 'registered', supplierNumber: THEIRS };
	const { error } = await WAYS['Hiworks Bill, Create']!.issue(registered, OURS);
	expect(error?.message).toMatch(/^Supplier Number \[item 0\]: expected the company .+, and not 8888888888: take/);
	const sheet = {
		writeDate: '2026-01-31',
		taxKind: 'taxable',
		supplierNumber: THEIRS,
		recipient: JSON.parse(party('1234567891')) as IDataObject,
		items: [{ name: '품목', supplyCost: -1000, tax: -100 }],
	};
	const byHand = await runBill(
		sandbox,
		'invoice.amend',
		{
			reason: 'duplicateIssuance',
			sheetSource: 'hand',
			originalApprovalNumber: '202601311000000012345678',
			negativeJson: JSON.stringify(sheet),
		},
		{ credential: OURS },
	);
	expect(byHand.error?.message).toMatch(/^Negative Sheet: Supplier \[item 0\]: expected the company of the credential/);
	expect(sandbox.hiworksBill.requests()).toEqual([]);
});

it('PortOne: refuses another company that is a registered counterparty', async () => {
	const created = await portOne(sandbox.portOne.url, 'counterparty.create', {
		counterpartyId: 'partner',
		number: THEIRS,
		details: {
			name: '거래처',
			representative: '박대표',
			contacts: { contact: [{ name: '담당', email: 'other@example.com' }] },
		},
	});
	expect(created.error).toBeUndefined();
	const { issue } = WAYS['PortOne, Issue Immediately']!;
	const counterparty = { supplierSource: 'counterparty', supplierCounterpartyId: locator('partner') };
	expect((await issue(counterparty, OURS)).error?.message).toMatch(
		/^Supplier Counterparty \[item 0\]: expected the company .+, and not 8888888888 \(거래처\): take/,
	);
	expect(sandbox.portOne.ledger('test')).toEqual([]);
});

it.each([
	['normal', 'recipient', 'Recipient Source', 'supplier (공급자)'],
	['reverse', 'supplier', 'Supplier Source', 'recipient (공급받는자)'],
])(
	'PortOne: in a draft of %s issuance the %s is not taken from the credential',
	async (issuanceType, other, field, own) => {
		const { issue } = WAYS['PortOne, Create Draft']!;
		const { error } = await issue({ issuanceType, [`${other}Source`]: 'credential' }, OURS);
		expect(error?.message).toBe(
			`${field} [item 0]: expected another way than From the Credential: here your own company is the ${own}`,
		);
		expect(sandbox.portOne.requests()).toEqual([]);
	},
);
