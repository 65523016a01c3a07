/**
 * `npm run new:operation` in a copy: what it writes compiles, but for the policy that somebody chooses; and an
 * operation is whole once four files of it were finished by hand.
 */
import { loadContract } from '../../../sandbox/contract.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { ProjectCopy } from '../support/projectCopy.ts';

const ADDED = [
	['Bolta', 'taxInvoice', 'resendText', 'POST', '/v1/taxInvoices/{issuanceKey}/text', 'phone', 'text'],
	['Bolta', 'customer', 'list', 'GET', '/v1/customers'],
	['Hiworks', 'sms', 'sendAgain', 'POST', '/office/v2/sms/again'],
	['HiworksBill', 'invoice', 'remind', 'POST', '/v2/invoices/{documentId}/reminders', 'email'],
	['HiworksOrg', 'member', 'unlink', 'DELETE', '/office/v2/org/memberlink/{extKey}'],
	['PortOne', 'bulkBatch', 'cancel', 'POST', '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}/cancel'],
] as const;

const OPERATION = 'nodes/Bolta/actions/taxInvoice/resendEmail.operation.ts';
const ENDPOINT = 'nodes/Bolta/api/taxInvoice.ts';
const ROW = 'test/operations/bolta.ts';
const HANDLER = 'sandbox/bolta/operations/resendEmailTaxInvoice.ts';
const READING = 'nodes/Bolta/actions/customer/getNotice.operation.ts';

const copy = new ProjectCopy();
afterAll(() => copy.remove());

/** The operations of the copy's contract. */
const operationsOf = (contract: string) =>
	loadContract(JSON.parse(copy.read(`sandbox/contracts/${contract}.openapi.json`)) as JsonObject).operations;

const add = async (...args: readonly string[]) => await copy.node('scripts/new-operation.mjs', ...args);

/** An operation that changes something, and one that reads. `byHand`: what is put for what, by file. */
const EXERCISES: ReadonlyArray<{
	command: readonly string[];
	byHand: ReadonlyArray<readonly [file: string, from: string | RegExp, to: string]>;
	named: readonly string[];
}> = [
	{
		command: [
			...['Bolta', 'taxInvoice', 'resendEmail', 'POST', '/v1/taxInvoices/{issuanceKey}/email'],
			'email: Where the invoice is mailed to = 세금계산서를 받을 이메일 주소',
			...['--korean', '메일 다시 보내기'],
			...['--does', 'Mail an issued tax invoice again = 발행된 세금계산서를 메일로 다시 보냅니다.'],
			'--advice',
			'Ask the recipient whether the mail has come before you send it in a new execution. = 새로 실행하여 보내기 전에 받는 사람에게 메일이 도착했는지 확인하십시오.',
		],
		byHand: [
			[OPERATION, /\t*\/\/ Of shared\/once\/policy: .*\n.*\n/, ''],
			[OPERATION, 'policyToChoose(', 'remember('],
			[OPERATION, 'import { resendEmail as', "import { remember } from '../../../shared/once/policy';\n$&"],
			[ROW, 'policy: policyToChoose', "policy: 'remember'"],
			[ROW, 'lost: toldToChoose', "lost: 'unknown'"],
			[ROW, 'again: toldToChoose', "again: 'done'"],
			[ROW, 'effectsInAll: effectsToChoose', 'effectsInAll: 2'],
			[
				ROW,
				/arrange: async \(\) => \(\{\n\t*fields: \{ issuanceKey: '=[^]*?\}\),\n/,
				"arrange: toIssued({ email: 'buyer@example.com' }),\n",
			],
			[HANDLER, 'import type { Handler }', 'import { documentNotFound, type Handler }'],
			[HANDLER, /TODO: .*(?= \*\/)/, 'Each call is one more mail.'],
			[
				HANDLER,
				/= \(\) => .*;/,
				'= ({ path }, account, { settings }) =>\n\taccount.byKey.has(path.issuanceKey!) ? { status: 200, body: {}, effect: true } : documentNotFound(settings);',
			],
		],
		named: [OPERATION, ENDPOINT, ROW, HANDLER],
	},
	{
		command: [
			...['Bolta', 'customer', 'getNotice', 'GET', '/v1/customers/{customerKey}/notice', '--korean', '알림 조회'],
			...['--does', 'Read what Bolta last told the customer = 볼타가 고객에게 마지막으로 보낸 알림을 조회합니다.'],
			...['--gives', 'noticeText: What Bolta told the customer = 볼타가 고객에게 알린 내용'],
		],
		byHand: [
			[READING, /fields: \{\n.*\n\t\},/, 'fields: customerFields,'],
			[READING, /import \{ id \} .*\n/, ''],
			[READING, 'import { operation }', "import { customerFields } from '../../customer/fields';\n$&"],
			[ROW, /fields: \{ customerKey: \{ kind: 'idInPath', named: .*/, 'fields: CUSTOMER,'],
			[ROW, /arrange: async \(\) => \(\{\n\t*fields: \{ customerKey: '=[^]*?\}\),\n/, 'arrange: toCustomers,\n'],
			['sandbox/bolta/operations/getNoticeCustomer.ts', /TODO: .*(?= \*\/)/, 'One notice for all.'],
		],
		named: [READING, 'nodes/Bolta/api/customer.ts', ROW, 'sandbox/bolta/operations/getNoticeCustomer.ts'],
	},
];

describe('The four files that are left to a person', () => {
	it.each(EXERCISES)(
		'are those that the command names, and no others: $command.2',
		async ({ command, byHand, named }) => {
			const { code, stdout } = await add(...command);
			const [, left = ''] = /Left to do:\n((?:\d.*\n)+)/.exec(stdout) ?? [];
			const found = [...left.matchAll(/^\d+\. (.*?):/gm)].map(([, file]) => file);
			expect({ code, found }).toEqual({ code: 0, found: named });
			expect(byHand.filter(([file]) => !named.includes(file))).toEqual([]);
			for (const edit of byHand) copy.edit(...edit);
			const written = ['sandbox/contracts/bolta.openapi.json', 'CHANGELOG.md', ...copy.changed()];
			expect(written.filter((file) => copy.read(file).includes('TODO'))).toEqual([]);
		},
	);

	it('are enough for the compiler', () => {
		expect(copy.problemsIn(copy.changed())).toEqual([]);
	}, 120_000);

	it.each([
		['a policy', OPERATION, /remember\(\{[^]*?\}\),\n/, '', /not assignable to parameter of type 'Policy</],
		['an endpoint that changes', ENDPOINT, /(email',\n.*\n\teffect: )'change'/, "$1'read'", /not assignable/],
	] as const)(
		'do not compile without %s',
		(_, file, from, to, told) => {
			const whole = copy.read(file);
			copy.edit(file, from, to);
			const problems = copy.problemsIn([OPERATION]);
			copy.write(file, whole);
			expect(problems.join('\n')).toMatch(told);
		},
		120_000,
	);

	/** Tests of the copy, and what needs it built, take half a minute. */
	const atFullSize = process.env.TEST_SIZE === 'full' ? it : it.skip;

	atFullSize(
		'are enough for the tests of texts, contract and kit',
		async () => {
			const files = 'unit/shared/(dictionaries|editions|readers|holds)|contract/bolta/(endpoints|limits)|verifyFacts';
			expect(await copy.failedTests(['unit', 'contract'], files)).toEqual([]);
		},
		300_000,
	);

	atFullSize(
		'are enough for the pages and for the built node, and a row that is missing is told of',
		async () => {
			for (const script of ['build', 'docs-tables'])
				expect(await copy.node(`scripts/${script}.mjs`)).toMatchObject({ code: 0 });
			const files = 'engine/(shared/(door|operations|fieldMutations|koreanForms)|bolta/(outputSchema|readFaults))';
			expect(
				await copy.failedTests(['engine'], files, 'resendEmail|getNotice|[Tt]he table of|marks as|Korean'),
			).toEqual([]);

			const whole = copy.read(ROW);
			copy.edit(ROW, /\t\{\n\t\tname: 'taxInvoice.resendEmail'[^]*?\n\t\},\n/, '');
			const failed = await copy.failedTests(['engine'], 'engine/shared/operations', 'table of');
			copy.write(ROW, whole);
			expect(failed).toEqual([expect.stringContaining('table of bolta')]);
		},
		600_000,
	);
});

it('writes what compiles but for the policies, and says what is left', async () => {
	for (const operation of ADDED) {
		const { stdout, stderr } = await add(...operation);
		expect(stderr).toBe('');
		expect(stdout).toContain(`nodes/${operation[0]}/actions/${operation[1]}/${operation[2]}.operation.ts`);
		expect(stdout).toContain(`Left to do:\n1. nodes/${operation[0]}/actions/`);
	}
	const changes = ADDED.filter(([, , , method]) => method !== 'GET');
	const problems = copy.problemsIn(copy.changed());
	expect(problems.filter((line) => !/Cannot find name '(policy|told|effects)ToChoose'\.$/.test(line))).toEqual([]);
	// The policy in the operation and in its row; beside that what is told, and how many effects there are.
	expect(problems).toHaveLength(5 * changes.length);
}, 300_000);

it('takes what the vendor has already: fields, how they are tested, what every call around it has', () => {
	const operation = copy.read('nodes/Bolta/actions/taxInvoice/resendText.operation.ts');
	expect(operation).toContain("import { issuanceKey } from '../../invoice/issuanceKey';");
	expect(operation).toContain('body: { phone: fields.phone, text: fields.text }');
	expect(copy.read('nodes/HiworksBill/actions/invoice/remind.operation.ts')).toContain('documentId: documentId(),');
	expect(copy.read('test/operations/bolta.ts')).toContain(
		"issuanceKey: ISSUANCE_KEY,\n\t\t\tphone: { kind: 'text', named: ['Phone', 'phone'] },",
	);
	expect(operationsOf('bolta').get('resendTextTaxInvoice')?.definition).toMatchObject({
		'x-generations-seen': [1, 2, 3],
		'x-standing': 'unconfirmed',
		parameters: [{ $ref: '#/components/parameters/IssuanceKeyPath' }],
		requestBody: { content: { 'application/json': { schema: { required: ['phone', 'text'] } } } },
		responses: { 401: { $ref: '#/components/responses/Unauthorized' } },
	});
	// Without it the sandbox knows no token that the call would need.
	expect(operationsOf('hiworks').get('unlinkMember')?.definition).toMatchObject({
		'x-family': 'org',
		security: [expect.any(Object)],
	});
});

it.each([
	[['Nobody', 'taxInvoice', 'resend', 'POST', '/x'], 'The node is one of Bolta, Hiworks, HiworksBill'],
	[['Bolta', 'nothing', 'resend', 'POST', '/x'], 'nodes/Bolta/actions/nothing/index.ts is not there'],
	[['Bolta', 'taxInvoice', 'Resend', 'POST', '/x'], 'camelCase'],
	[['Bolta', 'taxInvoice', 'resend'], 'Method and path'],
	[['Bolta', 'taxInvoice', 'issue', 'POST', '/x'], 'is there already'],
	[['Bolta', 'taxInvoice', 'find', 'GET', '/x', 'email'], 'A GET has no body'],
	[['Bolta', 'taxInvoice', 'find', 'POST', '/x', '--does', 'Find one'], 'English and Korean stand beside each other'],
	[['Bolta', 'taxInvoice', 'find', 'POST', '/x', 'e-mail'], 'camelCase, as in "email": e-mail'],
])('refuses %j, and writes nothing', async (args, problem) => {
	const { stdout, stderr } = await add(...args);
	expect([stdout, stderr.includes(problem)]).toEqual(['', true]);
});
