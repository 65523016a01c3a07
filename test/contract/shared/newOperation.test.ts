/**
 * `npm run new:operation` in a copy: what it writes compiles, but for the policy that somebody chooses; and an
 * operation is whole once four files of it were finished by hand.
 */
import { loadContract } from '../../../sandbox/contract.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { ProjectCopy } from '../../support/projectCopy.mts';

const ADDED = [
	['Bolta', 'taxInvoice', 'resendText', 'POST', '/v1/taxInvoices/{issuanceKey}/text', 'phone', 'text'],
	['Bolta', 'customer', 'list', 'GET', '/v1/customers'],
	['HiworksOrg', 'member', 'unlink', 'DELETE', '/office/v2/org/memberlink/{extKey}'],
	['PortOne', 'bulkBatch', 'cancel', 'POST', '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}/cancel'],
] as const;

const copy = new ProjectCopy();
afterAll(() => copy.remove());

/** The operations of the copy's contract. */
const operationsOf = (contract: string) =>
	loadContract(JSON.parse(copy.read(`sandbox/contracts/${contract}.openapi.json`)) as JsonObject).operations;

const add = async (...args: readonly string[]) => await copy.node('scripts/new-operation.mjs', ...args);

type Edit = readonly [file: string, from: string | RegExp, to: string];

interface Exercise {
	command: readonly [folder: string, resource: string, operation: string, ...more: string[]];
	/** Where the command puts the row and the handler. */
	row: string;
	handler: string;
	/** What somebody puts into the row; into the handler what it takes from elsewhere, its task, and how it does it. */
	arrange: string;
	uses: ReadonlyArray<readonly [what: string, from: string]>;
	task: string;
	does?: string;
	/** Beside that. */
	more?: (files: readonly string[]) => readonly Edit[];
}

/** The operation, its endpoint, its row and its handler. */
const filesOf = ({ command: [folder, resource, operation], row, handler }: Exercise) =>
	[
		`nodes/${folder}/actions/${resource}/${operation}.operation.ts`,
		`nodes/${folder}/api/${resource}.ts`,
		`test/operations/${row}.ts`,
		`sandbox/${handler}.ts`,
	] as const;

const ADVICE = [
	'--advice',
	'Ask the recipient whether it has come before you send it in a new execution. = 새로 실행하여 보내기 전에 받는 사람에게 도착했는지 확인하십시오.',
];
const isChange = ({ command }: Exercise) => command.includes('--advice');

/** Of Bolta one that changes something and one that reads; of each other node one that changes something. */
const EXERCISES: readonly Exercise[] = [
	{
		command: [
			...(['Bolta', 'taxInvoice', 'resendEmail', 'POST', '/v1/taxInvoices/{issuanceKey}/email'] as const),
			'email: Where the invoice is mailed to = 세금계산서를 받을 이메일 주소',
			...['--korean', '메일 다시 보내기', ...ADVICE],
			...['--does', 'Mail an issued tax invoice again = 발행된 세금계산서를 메일로 다시 보냅니다.'],
		],
		row: 'bolta',
		handler: 'bolta/operations/resendEmailTaxInvoice',
		arrange: "toIssued({ email: 'buyer@example.com' })",
		uses: [['documentNotFound', './common.ts']],
		task: 'Each call is one more mail.',
		does: '({ path }, account, { settings }) =>\n\taccount.byKey.has(path.issuanceKey!) ? { status: 200, body: {}, effect: true } : documentNotFound(settings)',
	},
	{
		command: [
			...(['Bolta', 'customer', 'getNotice', 'GET', '/v1/customers/{customerKey}/notice'] as const),
			...['--korean', '알림 조회', '--does'],
			'Read what Bolta last told the customer = 볼타가 고객에게 마지막으로 보낸 알림을 조회합니다.',
			...['--gives', 'noticeText: What Bolta told the customer = 볼타가 고객에게 알린 내용'],
		],
		row: 'bolta',
		handler: 'bolta/operations/getNoticeCustomer',
		arrange: 'toCustomers',
		uses: [],
		task: 'One notice for all.',
		more: ([, , row]) => [[row!, /fields: \{ customerKey: \{ kind: 'idInPath', named: .*/, 'fields: CUSTOMER,']],
	},
	{
		command: [
			...(['Hiworks', 'sms', 'sendAgain', 'POST', '/office/v2/sms/again', 'ref_key'] as const),
			...['--korean', '다시 발송', ...ADVICE, '--does', 'Send a text message again = 문자를 다시 발송합니다.'],
		],
		row: 'hiworks',
		handler: 'hiworks/office/operations/sendAgainSms',
		arrange: 'toScheduled({})',
		uses: [
			['failure', './common.ts'],
			['success', './common.ts'],
		],
		task: 'Each call is one more message.',
		does: "({ body }, { messages }) =>\n\tmessages.findSms((body as { ref_key: string }).ref_key) ? { ...success(), effect: true } : failure('문자 전송 내역을 찾을 수 없습니다.')",
	},
	{
		command: [
			...(['HiworksBill', 'invoice', 'remind', 'POST', '/v4/invoices/{documentId}/reminders'] as const),
			'email: Where the document is mailed to = 문서를 받을 이메일 주소',
			...['--korean', '알림 보내기', ...ADVICE, '--does', 'Remind of a document = 문서를 메일로 다시 알립니다.'],
		],
		row: 'hiworksBill',
		handler: 'hiworks/bill/operations/remindInvoice',
		arrange:
			"async (sandbox) => {\n\tconst { fields, input } = await toCreated(sandbox);\n\treturn { fields: { ...fields, email: 'buyer@example.com' }, input };\n}",
		uses: [['notFound', './common.ts']],
		task: 'Each call is one more mail.',
		does: '({ path }, { ledger }) =>\n\tledger.find(path.documentId!) ? { status: 200, body: {}, effect: true } : notFound()',
		more: ([, , row]) => [
			[row!, "documentId: { kind: 'idInPath', named: ['Document Id'] }", 'documentId: DOCUMENT_FIELD'],
		],
	},
	{
		command: [
			...(['HiworksOrg', 'member', 'callIn', 'POST', '/office/org/member/call', 'extKey'] as const),
			...[
				'--korean',
				'로그인 안내',
				...ADVICE,
				'--does',
				'Remind a member to log in = 구성원에게 로그인하도록 알립니다.',
			],
		],
		row: 'hiworksOrg',
		handler: 'hiworks/org/operations/callInMember',
		arrange: 'there(KEY)',
		uses: [
			['applyOne', './common.ts'],
			['UNKNOWN', './common.ts'],
		],
		task: 'Each call is one more reminder.',
		does: '({ body }, hiworks) =>\n\tapplyOne(body as object, hiworks, ({ extKey }) => (hiworks.chart.members.has(extKey) ? undefined : UNKNOWN))',
	},
	{
		command: [
			...(['PortOne', 'taxInvoice', 'nudge', 'POST', '/b2b/tax-invoices/{taxInvoiceKey}/nudge'] as const),
			'email: Where the reminder is mailed to = 알림을 받을 이메일 주소',
			...['--korean', '재촉', ...ADVICE, '--does', 'Remind of a tax invoice = 세금계산서를 메일로 다시 알립니다.'],
		],
		row: 'portOne',
		handler: 'portone/nudgeTaxInvoice',
		arrange:
			"async (sandbox) => {\n\tconst { fields, input } = await toIssued(sandbox);\n\treturn { fields: { ...fields, email: 'buyer@example.com' }, input };\n}",
		uses: [['withInvoice', './invoices.ts']],
		task: 'Each call is one more mail.',
		does: 'withInvoice(() => ({ status: 200, body: {}, effect: true }))',
	},
];

/** What is put for what in those files, before an operation is whole. */
function byHand(exercise: Exercise): Edit[] {
	const { arrange, uses, task, does, more } = exercise;
	const files = filesOf(exercise);
	const [operation, , row, handler] = files;
	const imports = uses.map(([what, from]) => `import { ${what} } from '${from}';\n`).join('');
	return [
		...(isChange(exercise)
			? ([
					[operation, /\t*\/\/ Of shared\/once\/policy: .*\n.*\n/, ''],
					[operation, 'policyToChoose(', 'remember('],
					[operation, /^import .* as endpoint/m, "import { remember } from '../../../shared/once/policy';\n$&"],
					[row, 'policy: policyToChoose', "policy: 'remember'"],
					[row, 'lost: toldToChoose', "lost: 'unknown'"],
					[row, 'again: toldToChoose', "again: 'done'"],
					[row, 'effectsInAll: effectsToChoose', 'effectsInAll: 2'],
				] as const)
			: []),
		[row, /arrange: async \(\) => \(\{(?:(?!arrange)[^])*?TODO-2(?:(?!arrange)[^])*?\}\),\n/, `arrange: ${arrange},\n`],
		[handler, /TODO: .*(?= \*\/)/, task],
		...(does
			? ([
					[handler, 'import type', `${imports}$&`],
					[handler, /= \(\) => .*;/, `= ${does};`],
				] as const)
			: []),
		...(more?.(files) ?? []),
	];
}

const [RESEND] = EXERCISES as [Exercise];
const [OPERATION, ENDPOINT, ROW] = filesOf(RESEND);

/** They come first: what is added after them is left unfinished. */
describe('The four files that are left to a person', () => {
	it.each(EXERCISES)('are those that the command names, and no others: $command.0, $command.2', async (exercise) => {
		const { code, stdout } = await add(...exercise.command);
		const [, left = ''] = /Left to do:\n((?:\d.*\n)+)/.exec(stdout) ?? [];
		const found = [...left.matchAll(/^\d+\. (.*?):/gm)].map(([, file]) => file);
		expect({ code, found }).toEqual({ code: 0, found: filesOf(exercise) });
		for (const edit of byHand(exercise)) copy.edit(...edit);
		const contracts = ['bolta', 'hiworks', 'portone'].map((name) => `sandbox/contracts/${name}.openapi.json`);
		const written = [...contracts, 'CHANGELOG.md', ...copy.changed()];
		expect(written.filter((file) => copy.read(file).includes('TODO'))).toEqual([]);
	});

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
			const files = 'engine/(shared/(door|operations|fieldMutations|koreanForms)|\\w+/(outputSchema|readFaults))';
			const names = EXERCISES.map(({ command }) => command[2]).join('|');
			expect(await copy.failedTests(['engine'], files, `${names}|[Tt]he table of|marks as|Korean`)).toEqual([]);

			const whole = copy.read(ROW);
			copy.edit(ROW, /\t\{\n\t\tname: 'taxInvoice.resendEmail'[^]*?\n\t\},\n/, '');
			const failed = await copy.failedTests(['engine'], 'engine/shared/operations', 'table of');
			copy.write(ROW, whole);
			expect(failed).toEqual([expect.stringContaining('table of bolta')]);
		},
		600_000,
	);

	atFullSize.each(['hiworks', 'hiworksBill', 'hiworksOrg', 'portOne'])(
		'are enough for the contract tests of %s',
		async (vendor) => expect(await copy.failedTests(['contract'], `contract/${vendor}/`)).toEqual([]),
		600_000,
	);
});

it('writes what compiles but for the policies, and says what is left; what is finished compiles', async () => {
	for (const operation of ADDED) {
		const { stdout, stderr } = await add(...operation);
		expect(stderr).toBe('');
		expect(stdout).toContain(`nodes/${operation[0]}/actions/${operation[1]}/${operation[2]}.operation.ts`);
		expect(stdout).toContain(`Left to do:\n1. nodes/${operation[0]}/actions/`);
	}
	const changes = ADDED.filter(([, , , method]) => method !== 'GET');
	// The exercises among them.
	const problems = copy.problemsIn(copy.changed());
	expect(problems.filter((line) => !/Cannot find name '(policy|told|effects)ToChoose'\.$/.test(line))).toEqual([]);
	// The policy in the operation and in its row; beside that what is told, and how many effects there are.
	expect(problems).toHaveLength(5 * changes.length);
});

it.each([
	['a policy', OPERATION, /remember\(\{[^]*?\}\),\n/, '', /not assignable to parameter of type 'Policy</],
	['an endpoint that changes', ENDPOINT, /(email',\n.*\n\teffect: )'change'/, "$1'read'", /not assignable/],
] as const)(
	'does not compile without %s',
	(_, file, from, to, told) => {
		const whole = copy.read(file);
		copy.edit(file, from, to);
		const problems = copy.problemsIn([OPERATION]);
		copy.write(file, whole);
		expect(problems.join('\n')).toMatch(told);
	},
	120_000,
);

it('takes what the vendor has already: fields, how they are tested, what every call around it has', () => {
	const operation = copy.read('nodes/Bolta/actions/taxInvoice/resendText.operation.ts');
	expect(operation).toContain("import { issuanceKey } from '../../invoice/issuanceKey';");
	expect(operation).toContain('body: { phone: fields.phone, text: fields.text }');
	expect(copy.read('nodes/HiworksBill/actions/invoice/remind.operation.ts')).toContain('documentId: documentId(),');
	expect(copy.read('nodes/Bolta/actions/customer/getNotice.operation.ts')).toContain('customerFields.customerKey,');
	// What the wire calls otherwise; a key of which nothing was said; what names a thing in several ways.
	expect(copy.read('nodes/Hiworks/actions/sms/sendAgain.operation.ts')).toContain('{ ref_key: fields.refKey }');
	expect(copy.read('nodes/HiworksOrg/actions/member/callIn.operation.ts')).toContain('{ extKey: fields.externalKey }');
	expect(copy.read('nodes/PortOne/actions/taxInvoice/nudge.operation.ts')).toMatch(
		/invoice: invoiceKey\(\),[^]*\{ \.\.\.callFor\(fields\.invoice\), body: \{ email: fields\.email \} \}/,
	);
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
	expect(operationsOf('portone').get('nudgeTaxInvoice')?.definition).toMatchObject({
		responses: {
			403: { 'x-error-types': ['B2B_NOT_ENABLED', 'FORBIDDEN'] },
			404: { 'x-error-types': ['B2B_TAX_INVOICE_NOT_FOUND'] },
			409: { 'x-error-types': ['IDEMPOTENCY_OUTSTANDING_REQUEST'] },
		},
		'x-requests': { full: { query: { taxInvoiceKeyType: 'SUPPLIER', brn: '1234567891', test: true } } },
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
	[['Bolta', 'taxInvoice', 'find', 'POST', '/x', 'e-mail'], 'as it is sent, "email" or "ref_key": e-mail'],
])('refuses %j, and writes nothing', async (args, problem) => {
	const { stdout, stderr } = await add(...args);
	expect([stdout, stderr.includes(problem)]).toEqual(['', true]);
});
