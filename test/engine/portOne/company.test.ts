/** What is known of a company by its business number. */
import { withSandbox } from '../../support/sandbox.ts';
import { portOne, RECIPIENT, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';
import { standIn } from '../support/standIn';

const [CLOSED, UNKNOWN] = ['7777777770', '5555555553'];
const companies = {
	[CLOSED]: { businessStatus: 'CLOSED', taxationType: 'SIMPLE', closedSuspendedDate: '2026-03-31' },
	[UNKNOWN]: { businessStatus: 'IN_BUSINESS', taxationType: 'NORMAL', error: '등록되지 않은 번호' },
} as const;
const sandbox = withSandbox({ portOne: { companies } });
beforeEach(() => sandbox.portOne.reset());

const run = async (operation: string, numbers: string[], fields = {}) =>
	await portOne(
		sandbox.portOne.url,
		`company.${operation}`,
		{ number: '={{ $json.number }}', ...fields },
		{ input: numbers.map((number) => ({ number })), onError: 'continueErrorOutput' },
	);

describe('Get Business Info', () => {
	const info = {
		number: SUPPLIER,
		name: `회사 ${SUPPLIER}`,
		representative: '홍길동',
		address: '서울특별시 예시로 1',
		zipCode: '00000',
		businessType: '서비스',
		businessItem: '소프트웨어',
		phone: null,
		businessEntityType: '법인',
		businessStatus: '계속사업자',
		taxationType: '부가가치세 일반과세자',
		openingDate: '2020-01-02',
		closingDate: null,
		taxOffice: null,
		verificationId: `info-${SUPPLIER}`,
	};

	it('gives the registration data in the words of the fields', async () => {
		expect(jsonOf(await run('getBusinessInfo', ['220-00-00002']))).toEqual([info]);
		expect(jsonOf(await run('getBusinessInfo', [SUPPLIER], { options: { simplify: false } }))).toMatchObject([
			{ ...info, businessInfo: { brn: SUPPLIER, ceoName: '홍길동', businessCategoryCode: '722000' } },
		]);
	});

	it('puts items together into calls of 100, and gives each item its own', async () => {
		const known = [SUPPLIER, RECIPIENT, CLOSED];
		const numbers = Array.from({ length: 250 }, (_, index) => known[index % known.length]!);
		const result = await run('getBusinessInfo', numbers);
		expect(jsonOf(result).map(({ number, name }) => [number, name])).toEqual(
			numbers.map((number) => [number, `회사 ${number}`]),
		);
		expect(result.outputs[0]!.map(({ pairedItem }) => [pairedItem].flat())).toEqual(
			numbers.map((_, item) => [{ item }]),
		);
		const bodies = sandbox.portOne.requests().map(({ body }) => (body as { brnList: string[] }).brnList);
		expect(bodies.map((list) => [...list].sort())).toEqual(Array.from({ length: 3 }, () => [...known].sort()));
	});

	it("one number's error fails only its own items, in PortOne's words", async () => {
		const result = await run('getBusinessInfo', [SUPPLIER, UNKNOWN, RECIPIENT, '1']);
		expect(jsonOf(result).map(({ number }) => number)).toEqual([SUPPLIER, RECIPIENT]);
		expect(result.outputs[1]!.map(({ json }) => json)).toMatchObject([
			{ error: { message: expect.stringContaining(`PortOne has no business info of ${UNKNOWN}: 등록되지 않은 번호`) } },
			{ error: { message: expect.stringContaining('Number [item 3]: expected'), outcome: 'notSent' } },
		]);
	});

	it('a number that the answer leaves out fails, and numbers of persons are hidden', async () => {
		const host = await standIn(() => ({
			status: 200,
			body: { result: [{ brn: SUPPLIER, businessInfo: { name: '상회 9001011234567', corpRegNo: '9001011234567' } }] },
		}));
		const fields = { number: '={{ $json.number }}', options: { simplify: false } };
		const { outputs } = await portOne(host.url, 'company.getBusinessInfo', fields, {
			input: [{ number: RECIPIENT }, { number: SUPPLIER }],
			onError: 'continueErrorOutput',
		});
		await host.close();
		expect(outputs[0]!.map(({ json }) => json)).toMatchObject([{ number: SUPPLIER, name: '상회 900101-1******' }]);
		expect(JSON.stringify(outputs)).not.toContain('9001011234567');
		expect(outputs[1]!.map(({ json }) => json)).toMatchObject([
			{ error: { message: expect.stringContaining(`no business info of ${RECIPIENT}: it answered nothing about it`) } },
		]);
	});

	it("a corporate number is shown, though it looks like a person's", async () => {
		const corpRegNo = '1101110000010';
		const host = await standIn(() => ({
			status: 200,
			body: { result: [{ brn: SUPPLIER, businessInfo: { name: '상회', corpRegNo } }] },
		}));
		const fields = { number: SUPPLIER, options: { simplify: false } };
		const result = await portOne(host.url, 'company.getBusinessInfo', fields, {});
		await host.close();
		expect(jsonOf(result)).toMatchObject([{ businessInfo: { corpRegNo } }]);
	});

	it('a call that fails fails all its items', async () => {
		sandbox.portOne.configure({ refusals: { getB2bBusinessInfos: 'B2B_NOT_ENABLED' } });
		const { outputs } = await run('getBusinessInfo', [SUPPLIER, RECIPIENT]);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]!.map(({ json }) => json)).toMatchObject([
			{ error: { code: 'B2B_NOT_ENABLED' } },
			{ error: { code: 'B2B_NOT_ENABLED' } },
		]);
	});
});

describe('Get State', () => {
	it("is told in PortOne's words", async () => {
		expect(jsonOf(await run('getState', [SUPPLIER, CLOSED]))).toEqual([
			{
				number: SUPPLIER,
				businessStatus: 'IN_BUSINESS',
				closedSuspendedDate: null,
				taxationType: 'NORMAL',
				taxationTypeDate: null,
				verificationId: `state-${SUPPLIER}`,
			},
			{
				number: CLOSED,
				businessStatus: 'CLOSED',
				closedSuspendedDate: '2026-03-31',
				taxationType: 'SIMPLE',
				taxationTypeDate: null,
				verificationId: `state-${CLOSED}`,
			},
		]);
	});

	it('of a company that nobody knows stops only its own item', async () => {
		const result = await run('getState', [UNKNOWN, SUPPLIER]);
		expect(jsonOf(result)).toMatchObject([{ number: SUPPLIER }]);
		expect(result.outputs[1]).toMatchObject([
			{ json: { error: { code: 'PLATFORM_COMPANY_NOT_FOUND', outcome: 'rejected' } } },
		]);
	});

	it('without the platform product says so', async () => {
		sandbox.portOne.configure({ platformEnabled: false });
		const { outputs } = await run('getState', [SUPPLIER]);
		expect(outputs[1]).toMatchObject([{ json: { error: { code: 'PLATFORM_NOT_ENABLED' } } }]);
	});
});

it.each(['getBusinessInfo', 'getState'])(
	'%s only reads: it is done again where the answer is lost',
	async (operation) => {
		sandbox.portOne.setFaults([{ kind: 'resetAfter', match: { nth: 1 } }]);
		expect(jsonOf(await run(operation, [SUPPLIER]))).toMatchObject([{ number: SUPPLIER }]);
		expect(sandbox.portOne.requests()).toHaveLength(2);
	},
);
