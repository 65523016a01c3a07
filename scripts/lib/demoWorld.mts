/** What examples find in the demo: credentials by the ids that they name, and at the vendors what was there before. */
import type { GivenRecord, SpendingLine } from '../../sandbox/index.ts';
import { seoulMonth } from '../../test/e2e/support/hiworks.ts';
import type { CredentialToImport } from './n8n.mts';
import { control, type SandboxAddresses } from './sandbox.mts';

/** Chosen once per install. */
export interface Secrets {
	/** Of Bolta: a test key. */
	apiKey: string;
	/** Of all other vendors. */
	token: string;
	/** By which triggers know who calls them. */
	webhookToken: string;
}

/** The header by which the demo's MCP server knows who asks. */
export const mcpHeader = ({ token }: Pick<Secrets, 'token'>) => ({ name: 'x-questions', value: token });

/**
 * Of every type that the package has, all for the sandbox, and what the examples' agent and MCP server need of n8n's.
 * @param model address of what stands for a language model
 */
export const demoCredentials = (
	{ apiKey, token, webhookToken }: Secrets,
	sandbox: SandboxAddresses,
	model: string,
): CredentialToImport[] => [
	{ id: 'openAiAccount1', name: 'OpenAI account', type: 'openAiApi', data: { apiKey: 'none', url: model } },
	{ id: 'mcpHeader1', name: 'MCP header', type: 'httpHeaderAuth', data: mcpHeader({ token }) },
	{
		id: 'boltaAccount1',
		name: 'Bolta account',
		type: 'boltaApi',
		data: { apiKey, environment: 'test', baseUrl: sandbox.bolta, customerKey: '', webhookToken },
	},
	{
		id: 'hiworksBillAccount1',
		name: 'Hiworks Bill account',
		type: 'hiworksBillApi',
		data: {
			officeToken: token,
			billToken: token,
			allowEasySign: true,
			resellerCode: '',
			baseUrl: sandbox.hiworksBill,
		},
	},
	{
		id: 'hiworksOfficeAccount1',
		name: 'Hiworks Office account',
		type: 'hiworksOfficeApi',
		data: { officeToken: token, userId: 'admin', callbackSecret: '', baseUrl: sandbox.hiworks },
	},
	{
		id: 'hiworksOrgAccount1',
		name: 'Hiworks Org account',
		type: 'hiworksOrgApi',
		data: { linkToken: token, baseUrl: sandbox.hiworksOrg },
	},
	{
		id: 'portOneAccount1',
		name: 'PortOne account',
		type: 'portOneApi',
		data: { apiSecret: token, environment: 'test', baseUrl: sandbox.portOne, webhookToken, webhookSecret: '' },
	},
	{
		id: 'hiworksSsoAccount1',
		name: 'Hiworks SSO account',
		type: 'hiworksSsoApi',
		data: { accountToken: token, baseUrl: sandbox.hiworksOrg, linkBaseUrl: sandbox.hiworksLink },
	},
	{
		id: 'hiworksAccessTokenAccount1',
		name: 'Hiworks Access Token account',
		type: 'hiworksAccessTokenApi',
		data: { source: 'accessToken', accessToken: token, baseUrl: sandbox.hiworks },
	},
];

/** A call to a vendor as another system makes it. */
async function call(url: string, headers: Record<string, string>, body?: object): Promise<Record<string, unknown>> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
		...(body && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${new URL(url).pathname}: ${response.status} ${text}`);
	return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const OURS = { number: '220-00-00002', name: '한빛소프트랩', representative: '최가람' };
const HANGANG = { number: '888-88-88888', name: '한강물산', representative: '김하나' };
const NAMSAN = { number: '777-77-77770', name: '남산상사', representative: '이두리' };
const BUKHAN = { number: '555-55-55553', name: '북한산업', representative: '박세찬' };

type Company = typeof OURS;

const digits = (number: string) => number.replaceAll('-', '');
const lastMonthsDay = () => `${seoulMonth(-1)}-20`;

/** What the sheet of the example "Hometax: compare its list with ours" names. */
async function issueAtBolta(sandbox: SandboxAddresses, { apiKey }: Secrets): Promise<void> {
	const keys = [1, 2].map((n): [string, string] => [`earlier-${n}`, String(n).padStart(32, '0')]);
	await control(sandbox, 'PUT', '/bolta/settings', {
		// Keys of their own at each start: triggers remember those of the last one as told.
		seed: Date.now(),
		issuanceKeys: Object.fromEntries(keys),
		// One of the month-end fails, so that there is something to report, to tell people of and to issue again.
		failReferenceIds: [`${seoulMonth(-1)}-M03`],
	});
	const party = ({ number, name, representative }: Company) => ({
		identificationNumber: digits(number),
		organizationName: name,
		representativeName: representative,
	});
	const email = { email: 'tax@example.com' };
	const date = lastMonthsDay();
	for (const [index, [referenceId]] of keys.entries()) {
		const headers = {
			authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
			'bolta-client-reference-id': referenceId,
		};
		const supplyCost = 100_000 * (index + 1);
		await call(`${sandbox.bolta}/v1/taxInvoices/issue`, headers, {
			date,
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			supplier: { ...party(OURS), manager: email },
			supplied: { ...party(HANGANG), managers: [email] },
			items: [{ date, name: '유지보수', supplyCost, tax: supplyCost / 10 }],
		});
	}
}

/** What the examples of amendments and of the monthly report name; the third is one that nobody has signed. */
async function makeAtHiworksBill(sandbox: SandboxAddresses, { token }: Secrets): Promise<void> {
	const documents: Array<{ customer: Company; supplyCost: number; tax: number; isSigned: boolean }> = [
		{ customer: HANGANG, supplyCost: 300_000, tax: 30_000, isSigned: true },
		{ customer: HANGANG, supplyCost: 50_000, tax: 5_000, isSigned: true },
		{ customer: NAMSAN, supplyCost: 90_000, tax: 9_000, isSigned: false },
		{ customer: BUKHAN, supplyCost: 299_997, tax: 29_999, isSigned: true },
	];
	const named = documents.map((document, index) => ({ ...document, memo: `earlier-${index + 1}` }));
	const idOf = (memo: string) => memo.replace('earlier-', 'documentId');
	await control(sandbox, 'PUT', '/hiworks-bill/settings', {
		documentIds: Object.fromEntries(named.map(({ memo }) => [memo, idOf(memo)])),
	});
	const headers = { 'office-authorization': token, 'bill-access-authorization': token };
	const [, month = '', day = ''] = lastMonthsDay().split('-');
	for (const { customer, supplyCost, tax, isSigned, memo } of named) {
		const data = {
			information: {
				issueDate: lastMonthsDay(),
				memo,
				totalSupplyPrice: String(supplyCost),
				totalTax: String(tax),
			},
			invoiceType: { typeCode: 'A', purposeType: 'C', taxType: 'A' },
			invoicer: OURS.number,
			invoicee: {
				companyNumber: customer.number,
				ceoName: customer.representative,
				companyName: customer.name,
				primaryContact: { name: '담당', email: 'buyer@example.com' },
			},
			items: [{ month, day, subject: '소프트웨어 사용료', supplyPrice: String(supplyCost), tax: String(tax) }],
		};
		await call(`${sandbox.hiworksBill}/v4/invoices`, headers, { data });
		if (isSigned) await control(sandbox, 'POST', '/hiworks-bill/sign', { documentId: idOf(memo) });
	}
	// For the example that looks before it invoices.
	const of = ({ number }: Company) => `/hiworks-bill/businesses/${digits(number)}`;
	await control(sandbox, 'PUT', of(NAMSAN), { statusCode: '03', endDate: digits(lastMonthsDay()) });
	await control(sandbox, 'PUT', of(BUKHAN), { statusCode: '02' });
}

/** A transmission that the tax office refused. */
async function failAtPortOne(sandbox: SandboxAddresses, { token }: Secrets): Promise<void> {
	const company = ({ number, name, representative }: Company) => ({
		brn: digits(number),
		name,
		representativeName: representative,
		contact: { email: 'tax@example.com' },
	});
	const headers = { authorization: `PortOne ${token}` };
	const supplierDocumentKey = 'earlier-1';
	await control(sandbox, 'PUT', '/portone/settings', { ntsResultCodes: { [digits(BUKHAN.number)]: 'ERR007' } });
	await call(`${sandbox.portOne}/b2b/tax-invoices/issue-immediately?test=true`, headers, {
		taxInvoice: {
			taxationType: 'TAXABLE',
			issuanceType: 'NORMAL',
			writeDate: lastMonthsDay(),
			purposeType: 'INVOICE',
			totalSupplyAmount: 10_000,
			totalTaxAmount: 1_000,
			totalAmount: 11_000,
			supplierDocumentKey,
			supplier: company(OURS),
			recipient: company(BUKHAN),
			items: [],
		},
	});
	const [invoice] = await control<Array<{ id: string }>>(sandbox, 'GET', '/portone/ledger?mode=test');
	await call(`${sandbox.portOne}/b2b/tax-invoices/${invoice?.id}/send-to-nts?test=true`, headers);
}

/** Customers that differ from the ERP's, spending reports to be booked, and templates for every Alimtalk. */
async function fillOffice(sandbox: SandboxAddresses): Promise<void> {
	const customer = (n: number, { number, name }: Company): GivenRecord => ({
		code: `E-00${n}`,
		name,
		company_num: number,
		bank_name: '가나은행',
		account_num: `000-0000-000${n}`,
		account_holder: name,
		ext_key: `E-00${n}`,
	});
	const customers = [HANGANG, { ...NAMSAN, name: '남산상회' }, BUKHAN, OURS].map((one, index) =>
		customer(index + 1, one),
	);
	await control(sandbox, 'PUT', '/hiworks/lists/customer', [...customers, { code: 'E-009', name: '옛 거래처' }]);
	const line = (document_no: string, brief: string, price: string, tax = ''): SpendingLine => ({
		document_no,
		document_code: `지결-${document_no}`,
		spender_user_name: '김하나',
		account_name: '소모품비',
		brief,
		price,
		tax,
		fixed_date: lastMonthsDay(),
	});
	await control(sandbox, 'PUT', '/hiworks/settings', {
		spending: [
			{ ...line('7001', '사무용품', '12000', '1200'), number: '1' },
			{ ...line('7001', '택배', '8000'), number: '2' },
			line('7002', '회의 다과', '25000', '2500'),
			{ ...line('7003', '결재 중', '900'), approval_status: 'P' as const },
		],
		templates: null,
	});
}

/** As other systems and people have left it. After each start: the sandbox keeps nothing. */
export async function fillSandbox(sandbox: SandboxAddresses, secrets: Secrets): Promise<void> {
	await Promise.all([
		issueAtBolta(sandbox, secrets),
		makeAtHiworksBill(sandbox, secrets),
		failAtPortOne(sandbox, secrets),
		fillOffice(sandbox),
	]);
}
