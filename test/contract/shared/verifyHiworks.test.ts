/** `npm run verify:live -- hiworks`, against the sandbox in every setting that a question speaks of. */
import type { HiworksBillSettings, HiworksSettings } from '../../../sandbox/index.ts';
import { freePort } from '../../../scripts/lib/ports.mts';
import { withSandbox } from '../../support/sandbox.ts';
import { until } from '../support/client.ts';
import { expectNothingSecret, findings, verify } from '../support/verify.ts';

const TOKENS = {
	HIWORKS_OFFICE_TOKEN: 'office-secret-of-somebody',
	HIWORKS_BILL_TOKEN: 'bill-secret-of-somebody',
	HIWORKS_LINK_TOKEN: 'link-secret-of-somebody',
};
const GIVEN = { ...TOKENS, HIWORKS_USER_ID: 'admin', HIWORKS_SUPPLIER_NUMBER: '220-00-00002' };
const NAME = '어느 거래처';
const SECRETS = [...Object.values(TOKENS), '2200000002', NAME, 'admin'];

const sandbox = withSandbox();
beforeEach(() => {
	for (const vendor of [sandbox.hiworks, sandbox.hiworksBill, sandbox.hiworksOrg]) vendor.reset();
	sandbox.hiworks.setRecords('customer', [{ code: '1', name: NAME, company_num: '1234567891' }]);
});

const environment = () => ({
	...GIVEN,
	HIWORKS_BASE_URL: sandbox.hiworks.url,
	HIWORKS_BILL_BASE_URL: sandbox.hiworksBill.url,
	HIWORKS_ORG_BASE_URL: sandbox.hiworksOrg.url,
});

const changes = () => [
	...sandbox.hiworks.requests().filter(({ method }) => method !== 'GET'),
	...sandbox.hiworksBill.requests().filter(({ method }) => method !== 'GET'),
	...sandbox.hiworksOrg.requests().filter(({ method }) => method !== 'GET'),
];

async function ask(args: string[], given: Record<string, string> = {}) {
	const { code, output, errors } = await verify({ ...environment(), ...given }, ['hiworks', '--yes', ...args]);
	expect({ code, errors }).toEqual({ code: 0, errors: '' });
	expectNothingSecret(output, SECRETS);
	// Nothing is signed, and nothing stays.
	expect(sandbox.hiworks.lists().department).toEqual([]);
	return findings(output);
}

interface Settings {
	office?: Partial<HiworksSettings>;
	bill?: Partial<HiworksBillSettings>;
}

function configure({ office = {}, bill = {} }: Settings): void {
	sandbox.hiworks.configure(office);
	sandbox.hiworksBill.configure(bill);
}

const OFFICE_ERROR = 'How does an error of the office API come?';
const BILL_ERROR = 'How does an error of Hiworks Bill come?';
const NUMBERS = 'How are business numbers of accounting customers written?';
const EMPTY = 'How do empty bank columns come?';
const SYLLABLES = 'Do Korean syllables beyond the standard of EUC-KR stay?';
const ORDER = 'In which order are rows answered?';
const ZERO = 'Does one payment part of 0 count as given?';
const READ = 'How is a document read?';
const DELETION = 'How is a deletion answered?';
const LETTERS = 'By which letters is an amendment sent?';
const CALL = 'What does the call for a decision append?';

test('it reads, and writes nothing', async () => {
	const found = await ask([]);
	expect(found).toMatchObject({
		'Does Hiworks accept the office token?': '200',
		[OFFICE_ERROR]: 'with HTTP 200',
		[BILL_ERROR]: 'with HTTP 404, in a list errors',
		'Does a reading call need Content-Type?': 'needed',
		'How are account titles listed?': 'data, array of 0',
		[NUMBERS]: 'digits',
		[EMPTY]: 'an empty text',
		'How does the balance of Alimtalk come?': expect.stringMatching(/^data\.attributes: /),
		'How are positions listed?': expect.stringMatching(/^200: /),
		[ORDER]: 'not asked: it writes; --write asks it',
		[CALL]: 'not asked: it writes; --write asks it',
	});
	expect(changes()).toEqual([]);
});

test('with --write: the one account of all that is told in two', async () => {
	expect(await ask(['--write'])).toMatchObject({
		'How is a new cost center answered?': 'accepted with 201',
		[SYLLABLES]: 'kept',
		'Is a cost center found by its code alone?': 'changed with 201',
		[ORDER]: 'as they were sent',
		[ZERO]: 'does not count as given',
		[READ]: expect.stringContaining('numbers with hyphens; mails as mail'),
		[DELETION]: 'deletion 304; read then 404; deletion again 404',
		[LETTERS]: 'accepted: M, N, A, B, IDs in a list of lists',
		[CALL]: 'not asked: HIWORKS_CALLBACK_PORT is not set',
		'Which headers count calls?': 'x-ratelimit-limit, x-ratelimit-remaining',
	});
	expect(sandbox.hiworksBill.ledger().map(({ deleted }) => deleted)).toEqual([true, true, true, true, true]);
});

test.each<[string, Settings, Record<string, unknown>]>([
	[
		'the other account',
		{
			office: {
				errorsWithStatus200: false,
				rowOrder: 'reversed',
				emptyColumnsAs: 'null',
				beyondEucKr: 'questionMarks',
			},
			bill: {
				errorsWithStatus200: true,
				amendmentTypeCodes: 'AB',
				amendmentIds: 'flat',
				zeroPaymentCounts: true,
				companyNumberAs: 'digits',
				mailKey: 'mails',
				deleteAnswer: '204',
				rateHeaders: false,
			},
		},
		{
			[OFFICE_ERROR]: 'with HTTP 404',
			[BILL_ERROR]: expect.stringMatching(/^with HTTP 200/),
			[EMPTY]: 'null',
			[SYLLABLES]: 'changed: "확인 ?방"',
			[ORDER]: 'in another order',
			[ZERO]: 'counts as given',
			[READ]: expect.stringContaining('numbers with digits; mails as mails'),
			[DELETION]: expect.stringMatching(/^deletion 204; /),
			[LETTERS]: 'accepted: A, B, IDs in a list',
			'Which headers count calls?': 'none',
		},
	],
	[
		'a third account',
		{
			office: { emptyColumnsAs: 'leftOut', successStatus: '200' },
			bill: { amendmentTypeCodes: 'MN', deleteAnswer: '302' },
		},
		{
			'How is a new cost center answered?': 'accepted with 200',
			[EMPTY]: 'left out',
			[DELETION]: expect.stringMatching(/^deletion 302; /),
			[LETTERS]: 'accepted: M, N, IDs in a list of lists',
		},
	],
	[
		'nothing that can be amended',
		{ bill: { unknownOriginal: 'refused' } },
		{ [LETTERS]: 'not settled: none was accepted; HIWORKS_ORIGINAL_NUMBER may help' },
	],
])('%s', async (_, settings, expected) => {
	configure(settings);
	expect(await ask(['--write'])).toMatchObject(expected);
});

test.each([
	['123-45-67891', 'hyphens'],
	['', 'not settled: no accounting customer has a number'],
])('a number written %j', async (company_num, expected) => {
	sandbox.hiworks.setRecords('customer', [{ code: '1', name: NAME, company_num }]);
	expect((await ask([]))[NUMBERS]).toBe(expected);
});

test.each([
	['?', '"?" behind an address with a query; the state comes back as it was'],
	['smart', '"&" behind an address with a query; the state comes back as it was'],
] as const)('a decision that is told with %s', async (callbackAppend, expected) => {
	configure({ office: { callbackAppend } });
	const port = await freePort();
	const run = verify(
		{
			...environment(),
			HIWORKS_CALLBACK_PORT: String(port),
			HIWORKS_CALLBACK_URL: `http://127.0.0.1:${port}/hook`,
			HIWORKS_FORM_ID: '1',
			HIWORKS_CALLBACK_SECONDS: '10',
		},
		['hiworks', '--yes', '--write'],
	);
	await until(() => sandbox.hiworks.approvals().length > 0);
	const [{ approvalKey } = { approvalKey: '' }] = sandbox.hiworks.approvals();
	await sandbox.hiworks.submit(approvalKey);
	await sandbox.hiworks.decide(approvalKey, 'complete');
	const { code, output, errors } = await run;
	expect([code, findings(output)[CALL]]).toEqual([0, expected]);
	expect(errors).toMatch(/^Open http\S+ within 10 s, submit the document, and decide it\.\n$/);
	expectNothingSecret(output, [...SECRETS, approvalKey]);
});

describe('what it refuses, without sending anything', () => {
	test.each([
		['no token', { HIWORKS_OFFICE_TOKEN: '' }, 'HIWORKS_OFFICE_TOKEN is missing'],
		['a number that is none', { HIWORKS_SUPPLIER_NUMBER: '123' }, 'HIWORKS_SUPPLIER_NUMBER is missing or not'],
		['http to another machine', { HIWORKS_BASE_URL: 'http://192.0.2.1' }, 'HIWORKS_BASE_URL must be an https'],
		['a port without an address', { HIWORKS_CALLBACK_PORT: '9' }, 'HIWORKS_CALLBACK_PORT needs'],
	])('%s', async (_, given, message) => {
		const { code, output, errors } = await verify({ ...environment(), ...given }, ['hiworks', '--yes', '--write']);
		expect([code, output]).toEqual([1, '']);
		expect(errors).toContain(message);
		expect(sandbox.hiworks.requests()).toEqual([]);
	});

	test.each([
		[[], '9 more are asked with --write only.'],
		[['--write'], 'a document without signature, deleted below'],
	])('without --yes it says what it would ask: %j', async (args, message) => {
		const { code, output, errors } = await verify(environment(), ['hiworks', ...args]);
		expect([code, errors]).toEqual([0, '']);
		expect(output).toContain(message);
		expect(sandbox.hiworks.requests()).toEqual([]);
	});
});

test.each(['401', '200'] as const)('a token that Hiworks does not accept (%s) ends it', async (refusal) => {
	sandbox.hiworks.configure({ officeTokens: ['another'], refusal });
	const { code, output, errors } = await verify(environment(), ['hiworks', '--yes', '--write']);
	expect([code, output]).toEqual([1, '']);
	expect(errors).toMatch(/^Hiworks does not accept this office token: (401|200)/);
	expect(sandbox.hiworks.requests()).toHaveLength(1);
});
