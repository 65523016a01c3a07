/** Certificates of companies, which are found by their business number. */
import type { GivenCounterparty } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { portOne, RECIPIENT, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';

const given = (id: string, brn: string, changes: Partial<GivenCounterparty>): GivenCounterparty => ({
	id,
	brn,
	companyName: `회사 ${id}`,
	representativeName: '이구매',
	contact: { name: '담당', email: 'first@example.com' },
	...changes,
});
const [UNREGISTERED, UNCONNECTED] = ['7777777770', '5555555553'];
const counterparties = [
	given('good', SUPPLIER, { certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true } }),
	given('over', RECIPIENT, {
		certificate: { expiredAt: '2020-01-01T00:00:00Z', isValid: true },
		companyName: '회사 9001011234567',
	}),
	given('none', UNREGISTERED, {}),
	given('apart', UNCONNECTED, { ntsConnectionStatus: 'NOT_CONNECTED' }),
];
const sandbox = withSandbox({ portOne: { counterparties } });
beforeEach(() => sandbox.portOne.reset());

const run = async (operation: string, numbers: string[], more = {}) =>
	await portOne(
		sandbox.portOne.url,
		`certificate.${operation}`,
		{ number: '={{ $json.number }}' },
		{ input: numbers.map((number) => ({ number })), onError: 'continueErrorOutput', ...more },
	);

it('says when it ends, and whether it has', async () => {
	const always = {
		registeredAt: expect.stringMatching(/^\d{4}-/),
		issuerName: '예시인증센터',
		certificateType: 'E_TAX',
		oid: '1.2.410.0.0.0',
		registrantContactName: '담당',
	};
	expect(jsonOf(await run('get', ['220-00-00002', RECIPIENT]))).toEqual([
		{ ...always, number: SUPPLIER, expiredAt: '2099-01-01T00:00:00Z', isExpired: false, subjectName: '회사 good' },
		{
			...always,
			number: RECIPIENT,
			expiredAt: '2020-01-01T00:00:00Z',
			isExpired: true,
			subjectName: '회사 900101-1******',
		},
	]);
});

it('is validated by PortOne', async () => {
	expect(jsonOf(await run('validate', [SUPPLIER, RECIPIENT]))).toEqual([
		{ number: SUPPLIER, isValid: true },
		{ number: RECIPIENT, isValid: false },
	]);
});

it('is registered at an address of its own', async () => {
	const outputs = jsonOf(await run('getRegistrationUrl', [UNREGISTERED, SUPPLIER]));
	expect(outputs).toEqual([
		{ number: UNREGISTERED, url: expect.stringContaining('/links/') },
		{ number: SUPPLIER, url: expect.stringContaining('/links/') },
	]);
	expect((await fetch(String(outputs[0]!.url))).status).toBe(200);
	sandbox.portOne.registerCertificate('test', 'none', { expiredAt: '2099-01-01T00:00:00Z', isValid: true });
	expect(jsonOf(await run('validate', [UNREGISTERED]))).toEqual([{ number: UNREGISTERED, isValid: true }]);
});

it.each([
	['get', ['B2B_CERTIFICATE_UNREGISTERED', 'B2B_COUNTERPARTY_NTS_NOT_CONNECTED']],
	['validate', ['B2B_CERTIFICATE_UNREGISTERED', 'B2B_COUNTERPARTY_NTS_NOT_CONNECTED']],
	['getRegistrationUrl', ['B2B_COUNTERPARTY_NTS_NOT_CONNECTED']],
])('%s: what is wrong with a company stops only its own item', async (operation, codes) => {
	const result = await run(operation, [UNREGISTERED, UNCONNECTED, SUPPLIER, '123']);
	expect(jsonOf(result).map(({ number }) => number)).toContain(SUPPLIER);
	const failed = result.outputs[1]!.map(({ json }) => json);
	expect(failed).toMatchObject([
		...codes.map((code) => ({ error: { code, outcome: 'rejected' } })),
		{ error: { message: expect.stringContaining('Number [item 3]: expected'), outcome: 'notSent' } },
	]);
});

it.each(['get', 'validate', 'getRegistrationUrl'])(
	'%s only reads: it is done again where the answer is lost',
	async (operation) => {
		sandbox.portOne.setFaults([{ kind: 'resetAfter', match: { nth: 1 } }]);
		expect(jsonOf(await run(operation, [SUPPLIER]))).toMatchObject([{ number: SUPPLIER }]);
		expect(sandbox.portOne.requests()).toHaveLength(2);
	},
);
