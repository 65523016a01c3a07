/**
 * One's own company in the credential: taken from there, asked for there, and held against what else names it, in each
 * vendor and on the side that makes the document.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
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
	/** The side that is one's own company. */
	side: 'supplier' | 'recipient';
	host: 'bolta' | 'hiworksBill' | 'portOne';
	issue: Issue;
	/** What the document says of a side: number, branch, name, representative, address, type, item, contact. */
	made(side: 'supplier' | 'recipient'): unknown[];
}

const lastBody = (host: Way['host']) =>
	sandbox[host].requests().findLast(({ method, body }) => method === 'POST' && body)?.body as any;

const boltaWay = (side: Way['side'], parameters: INodeParameters): Way => ({
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
	'Bolta, Issue': boltaWay('supplier', {}),
	'Bolta, Request': boltaWay('recipient', {
		resource: 'reverseIssuance',
		operation: 'request',
		supplierSource: 'json',
		supplierJson: party(THEIRS),
	}),
	'Hiworks Bill, Create': {
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
	'PortOne, Request Immediately': portOneWay('recipient', 'reverseIssuance.requestImmediately', {
		supplierSource: 'json',
		supplierJson: party(THEIRS),
	}),
};

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
		expect(sandbox[host].requests()).toEqual([]);
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
		expect(sandbox[host].requests()).toEqual([]);
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

it('Bolta: refuses the company of another customer key, and sends the key with the company of the credential', async () => {
	const { issue } = WAYS['Bolta, Issue']!;
	const customer = { options: { customerKey: 'customer_bf8paz' } };
	const { error } = await issue({ supplierSource: 'customerKey', ...customer }, OURS);
	expect(error?.message).toMatch(
		/^Customer Key \[item 0\]: expected the company of the credential, 2200000002 \(우리 주식회사\), and not 1234567891 \(.+\):/,
	);
	expect(sandbox.bolta.requests().filter(({ method }) => method === 'POST')).toEqual([]);
	expect((await issue({ supplierSource: 'credential', ...customer }, OURS)).error).toBeUndefined();
	expect(sandbox.bolta.requests().findLast(({ method }) => method === 'POST')?.headers).toMatchObject({
		'customer-key': 'customer_bf8paz',
	});
});

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
