/** What the emulated Hiworks Bill refuses to make. Each row differs in one thing from a document that is taken. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { line, sheet, SUPPLIER, withHiworksBill } from '../support/hiworksBill.ts';

const { sandbox, call, create, made } = withHiworksBill();

const ledger = () => sandbox.hiworksBill.ledger();

async function expectRefused(answer: Promise<{ status: number; json: any }>, field: RegExp) {
	const { status, json } = await answer;
	expect([status, sandbox.hiworksBill.contract.answerProblems('createInvoice', 400, json, true)]).toEqual([400, []]);
	expect(json.errors.map((error: { message: string }) => error.message).join('\n')).toMatch(field);
	for (const error of json.errors)
		expect(error).toEqual({ status: '400', title: 'Parameter Error', message: expect.any(String) });
	expect(ledger()).toEqual([]);
	expect(sandbox.hiworksBill.requests().at(-1)).toMatchObject({
		effect: false,
		problems: expect.arrayContaining([expect.anything()]),
	});
}

const amounts = (supplyPrice: string, tax: string, totals: object = {}) => ({
	information: { totalSupplyPrice: supplyPrice, totalTax: tax, ...totals },
	items: [line({ supplyPrice, tax })],
});
const person = (changes: object = {}) => ({
	invoicee: { partyTypeCode: '02', companyNumber: '9001011234567', ...changes },
});
const foreigner = (description: unknown) => ({
	invoicee: { partyTypeCode: '03', companyNumber: '9999999999999' },
	information: { description },
});
const full = (length: number) => '가'.repeat(length);
const whole = (changes: object = {}) => ({
	invoicer: {
		companyNumber: SUPPLIER,
		companyName: '공급자',
		ceoName: '대표',
		primaryContact: { name: '담당', email: 'seller@example.com' },
		...changes,
	},
});

test.each<[string, object, RegExp]>([
	['no information', { information: undefined }, /information/],
	['no write date', { information: { issueDate: undefined } }, /issueDate/],
	['issue-date-real', { information: { issueDate: '2026-02-30' } }, /issueDate/],
	['a date in another form', { information: { issueDate: '20260527' } }, /issueDate/],
	['no type', { invoiceType: { typeCode: undefined } }, /typeCode/],
	['a type that is only read', { invoiceType: { typeCode: 'M' } }, /typeCode/],
	['no purpose', { invoiceType: { purposeType: undefined } }, /purposeType/],
	['sales-only', { invoiceType: { transactionType: 'R' } }, /transactionType/],
	['exempt-pair', { invoiceType: { typeCode: 'B', taxType: 'A' } }, /taxType/],
	['no supplier', { invoicer: undefined }, /invoicer/],
	["a supplier's number without hyphens", { invoicer: '2200000002' }, /invoicer/],
	['a supplier without a contact', whole({ primaryContact: undefined }), /invoicer/],
	['a supplier with a party type', whole({ partyTypeCode: '01' }), /invoicer/],
	['no recipient', { invoicee: undefined }, /invoicee/],
	['party-number: a company with nine digits', { invoicee: { companyNumber: '888888888' } }, /companyNumber/],
	['party-number: a person with a business number', person({ companyNumber: '8888888888' }), /companyNumber/],
	["party-number: a person's number with a hyphen", person({ companyNumber: '900101-1234567' }), /companyNumber/],
	[
		'party-number: a foreigner with a number',
		{ invoicee: { partyTypeCode: '03', companyNumber: '9001011234567' } },
		/companyNumber/,
	],
	['party-default: a person without saying so', { invoicee: { companyNumber: '9001011234567' } }, /companyNumber/],
	['party-03-description: none', foreigner(undefined), /description/],
	['party-03-description: blank', foreigner(' '), /description/],
	['no name', { invoicee: { companyName: '' } }, /companyName/],
	['a name too long', { invoicee: { companyName: full(201) } }, /companyName/],
	['a branch of five digits', { invoicee: { taxNumber: '12345' } }, /taxNumber/],
	['no contact', { invoicee: { primaryContact: undefined } }, /primaryContact/],
	['email-form', { invoicee: { primaryContact: { email: 'nobody' } } }, /email/],
	['a telephone too long', { invoicee: { primaryContact: { phone: '0'.repeat(21) } } }, /phone/],
	['secondary-contact: empty', { invoicee: { secondaryContact: {} } }, /secondaryContact/],
	['secondary-contact: empty fields', { invoicee: { secondaryContact: { name: '', email: '' } } }, /secondaryContact/],
	['no items', { items: [] }, /items/],
	['an item without tax', { items: [line({ tax: undefined })] }, /tax/],
	['a month of one digit', { items: [line({ month: '5' })] }, /month/],
	['three decimals', { items: [line({ quantity: '1.123' })] }, /quantity/],
	['amount-strings: a number', { information: { totalTax: 100 } }, /totalTax/],
	['amount-strings: 19 digits', amounts('1'.repeat(19), '0'), /supplyPrice/],
	['amount-strings: a plus', amounts('+1000', '100'), /supplyPrice/],
	['amount-strings: separators', amounts('1,000', '100'), /supplyPrice/],
	['totals-supply', { information: { totalSupplyPrice: '1001' } }, /totalSupplyPrice/],
	['totals-supply: signs', { items: [line({ supplyPrice: '-1000' })] }, /totalSupplyPrice/],
	['totals-tax', { information: { totalTax: '101' } }, /totalTax/],
	['payment-split: too little', { information: { cash: '1000' } }, /cash/],
	['payment-split: too much', { information: { cash: '1000', uncollected: '101' } }, /uncollected/],
	['payment-split: cancelled out', { information: { cash: '1', check: '-1' } }, /cash/],
	['item-date: the day after', { items: [line({ day: '28' })] }, /items\.0\.month/],
	[
		'item-date: the month after',
		{ items: [line({ supplyPrice: '0', tax: '0' }), line({ month: '06', day: '01' })] },
		/items\.1\.month/,
	],
	['temp-files', { tempFileIds: [1] }, /tempFileIds.*1/],
	['office-files: unknown', { officeFileIds: [9] }, /officeFileIds.*9/],
	['office-files: not in use', { officeFileIds: [2] }, /officeFileIds.*2/],
	['file ids as texts', { officeFileIds: ['1'] }, /officeFileIds/],
	['easy-sign: a small y', { easySign: 'y' }, /easySign/],
	['an unknown key', { referenceId: 'x' }, /referenceId/],
	['an unknown key inside', { information: { remark: 'x' } }, /remark/],
])('%s: refused', async (_name, changes, field) => {
	await expectRefused(create(changes), field);
});

test.each<[string, object]>([
	['what is required and no more', { information: { memo: undefined, description: undefined } }],
	['invoicer-registered: the whole party', whole()],
	['a company by digits only', { invoicee: { companyNumber: '8888888888' } }],
	['a person', person()],
	['party-03-description', foreigner('M12345678')],
	['zero-rated-pair', { invoiceType: { taxType: 'B' }, ...amounts('1000', '0') }],
	['an exempt bill', { invoiceType: { typeCode: 'B', taxType: 'B' }, ...amounts('1000', '0') }],
	['a statement', { invoiceType: { typeCode: 'D' } }],
	["nts-zero-tax: the tax office's business", { invoiceType: { taxType: 'B' } }],
	["nts-ten-percent: the tax office's business", amounts('1000', '0')],
	['18 digits', amounts('9'.repeat(18), '9'.repeat(17))],
	['negative amounts', amounts('-1000', '-100', { cash: '-1100' })],
	['payment-split: all zero', { information: { cash: '0', check: '0', draft: '0', uncollected: '0' } }],
	['payment-split: adds up', { information: { cash: '1', check: '99', draft: '500', uncollected: '500' } }],
	[
		'item-date: the same day and before',
		{
			items: [line({ month: '01', day: '31', supplyPrice: '400', tax: '40' }), line({ supplyPrice: '600', tax: '60' })],
		},
	],
	['secondary-contact', { invoicee: { secondaryContact: { name: '둘째', email: 'second@example.com' } } }],
	['secondary-contact: null', { invoicee: { secondaryContact: null } }],
	[
		'items-max: no maximum',
		{ ...amounts('100', '0'), items: Array.from({ length: 100 }, () => line({ supplyPrice: '1', tax: '0' })) },
	],
	['longest names', { invoicee: { companyName: full(200), ceoName: full(100), companyAddress: full(255) } }],
	['office-files', { officeFileIds: [1, 3] }],
])('%s: taken', async (_name, changes) => {
	const { status, text } = await create(changes);
	expect([status, status === 200 ? '' : text]).toEqual([200, '']);
	expect(ledger()).toHaveLength(1);
});

test.each<[string, object]>([
	['by number', {}],
	['whole', whole()],
	['whole, by digits', whole({ companyNumber: '2200000002' })],
])('invoicer-registered: %s', async (_name, changes) => {
	sandbox.hiworksBill.configure({ registeredNumbers: ['7777777770'] });
	await expectRefused(create(changes), /^invoicer/m);
	sandbox.hiworksBill.configure({ registeredNumbers: ['7777777770', '2200000002'] });
	expect(await create(changes)).toMatchObject({ status: 200 });
});

test('all that is wrong is told at once', async () => {
	const { json } = await create({
		information: { totalSupplyPrice: '1', totalTax: '1', cash: '1' },
		tempFileIds: [],
	});
	expect(json.errors.map(({ message }: { message: string }) => message.split(':')[0])).toEqual([
		'information.totalSupplyPrice',
		'information.totalTax',
		'information.cash, check, draft, uncollected',
	]);
});

test.each<[string, Record<string, string>]>([
	['content-type-json: none', {}],
	['content-type-json: a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
	['content-type-json: another charset', { 'Content-Type': 'application/json; charset=euc-kr' }],
])('%s', async (_name, headers) => {
	await expectRefused(
		call('POST', '/v4/invoices', { body: JSON.stringify({ data: sheet() }), headers }),
		/content-type/,
	);
});

test.each([
	'',
	'{',
	'[]',
	'null',
	'"x"',
	'{"data":null}',
	'{"data":{"information":null,"invoicee":5}}',
	'{"data":"x"}',
])('the body %j is refused, and breaks nothing', async (body) => {
	await expectRefused(call('POST', '/v4/invoices', { body, headers: { 'Content-Type': 'application/json' } }), /body/);
	await expectRefused(
		call('POST', '/v4/invoices/amendment', { body, headers: { 'Content-Type': 'application/json' } }),
		/body/,
	);
});

test('unknown keys are dropped when the sandbox is not strict', async () => {
	sandbox.hiworksBill.configure({ strictKeys: false });
	await made({
		...whole({ homepage: 'x' }),
		referenceId: 'x',
		information: { remark: 'x' },
		invoicee: { secondaryContact: { name: '둘째', email: 'second@example.com', fax: '1' } },
	});
	expect(JSON.stringify(ledger()[0]!.sheet)).not.toMatch(/referenceId|remark|fax|homepage/);
	expect(ledger()[0]!.sheet.invoicee.secondaryContact).toEqual({ name: '둘째', email: 'second@example.com' });
	expect(sandbox.hiworksBill.requests()[0]!.body).toMatchObject({ data: { referenceId: 'x' } });
});

test('every rule of the contract is named where it is applied, or has a reason not to be', () => {
	const folder = join(__dirname, '../../../sandbox/hiworks/bill');
	const code = globSync('**/*.ts', { cwd: folder })
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
	const rules = [...sandbox.hiworksBill.contract.operations.values()].flatMap(
		({ definition }) => definition['x-rules'].map(({ id }: { id: string }) => id) as string[],
	);
	const isNamed = (id: string) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(code);
	const inSchemas = [
		'amend-sheets',
		'amount-strings',
		'email-form',
		'exempt-pair',
		'issue-date-real',
		'party-03-description',
		'party-number',
		'secondary-contact',
		'zero-rated-pair',
	];
	const namedAsRange = ['amend-02', 'amend-03', 'amend-04'];
	const forClients = ['no-idempotency', 'read-declare-key', 'read-linked-key', 'read-placeholder'];
	// A maximum nobody states, a scope that no test needs, and an outage that is the fault 503html.
	const notPlayed = ['items-max', 'maintenance-503', 'scope-bill'];
	expect(new Set(rules).size).toBeGreaterThan(70);
	expect([...new Set(rules)].filter((id) => !isNamed(id)).sort()).toEqual(
		[...inSchemas, ...namedAsRange, ...forClients, ...notPlayed].sort(),
	);
});
