/** Counterparties: kept, changed, searched, and what becomes of them when answers are lost. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault, GivenCounterparty } from '../../../sandbox/index.ts';
import fc from '../../support/properties';
import { withSandbox } from '../../support/sandbox.ts';
import { full } from '../support/clock';
import { searchList } from '../support/engine';
import { API_SECRET, locator, portOne, RECIPIENT, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => sandbox.portOne.reset());

type More = NonNullable<Parameters<typeof portOne>[3]>;

const run = async (operation: string, fields: INodeParameters, more: More = {}) =>
	await portOne(sandbox.portOne.url, `counterparty.${operation}`, fields, more);

async function one(operation: string, fields: INodeParameters, more: More = {}): Promise<IDataObject> {
	const result = await run(operation, fields, more);
	if (result.error) throw result.error;
	return jsonOf(result)[0]!;
}

interface Failed extends IDataObject {
	error: { message: string; code: string | null; outcome: string | null; itemIndex: number };
}

async function failuresOf(operation: string, fields: INodeParameters, more: More = {}): Promise<Failed[]> {
	const { outputs } = await run(operation, fields, { ...more, onError: 'continueErrorOutput' });
	return (outputs[1] ?? []).map(({ json }) => json as Failed);
}

const failureOf = async (operation: string, fields: INodeParameters, more: More = {}) =>
	(await failuresOf(operation, fields, more))[0]!;
const faults = (...list: Fault[]) => sandbox.portOne.setFaults(list);
const stored = () => sandbox.portOne.counterparties('test');
const callsOf = (route: string) => sandbox.portOne.requests().filter((request) => request.route === route);

const contacts = [
	{ name: '담당', email: 'first@example.com', phone: '02-0000-0000', memo: '오전' },
	{ name: '회계', email: 'second@example.com', phone: null, memo: null },
];
const details = {
	name: '구매 주식회사',
	representative: '이구매',
	address: '서울특별시 예시로 2',
	businessType: '도매',
	businessItem: '문구',
	contacts: {
		contact: contacts.map(({ phone, memo, ...contact }) => ({
			...contact,
			...(phone && { phone }),
			...(memo && { memo }),
		})),
	},
	memo: '단골',
};
const buyer = { counterpartyId: 'buyer', number: '888-88-88888', details };
const given = (id: string, changes: Partial<GivenCounterparty> = {}): GivenCounterparty => ({
	id,
	brn: RECIPIENT,
	companyName: `회사 ${id}`,
	representativeName: '이구매',
	contact: { name: '담당', email: 'first@example.com' },
	...changes,
});

it('is created, read, changed and deleted', async () => {
	const content = {
		counterpartyId: 'buyer',
		number: RECIPIENT,
		name: '구매 주식회사',
		representative: '이구매',
		address: '서울특별시 예시로 2',
		businessType: '도매',
		businessItem: '문구',
		contacts,
		memo: '단골',
		businessStatus: null,
	};
	const created = await one('create', buyer);
	expect(created).toEqual({
		...content,
		businessStatusCheckedAt: null,
		ntsConnectionStatus: 'NOT_CONNECTED',
		ntsConnectedAt: null,
		ntsConnectionFailedReason: null,
		partnerId: null,
		duplicate: false,
		recovered: false,
	});
	const { duplicate: _duplicate, recovered: _recovered, ...shown } = created;
	const key = { counterpartyId: locator('buyer') };
	expect(await one('get', key)).toEqual(shown);
	expect(await one('get', { ...key, options: { simplify: false } })).toEqual({ ...shown, counterparty: stored()[0] });
	expect(await one('update', { ...key, fieldsToSet: { address: '부산광역시 예시로 3' } })).toEqual({
		...shown,
		address: '부산광역시 예시로 3',
		duplicate: false,
		recovered: false,
	});
	expect(jsonOf(await run('getAll', { returnAll: true }))).toEqual([{ ...shown, address: '부산광역시 예시로 3' }]);
	expect(await one('delete', key)).toEqual({
		deleted: true,
		counterpartyId: 'buyer',
		duplicate: false,
		recovered: false,
	});
	expect(stored()).toEqual([]);
	expect(await failureOf('get', key)).toMatchObject({
		error: { code: 'B2B_COUNTERPARTY_NOT_FOUND', outcome: 'rejected' },
	});
});

it('gets what PortOne looks up', async () => {
	sandbox.portOne.configure({ companies: { [RECIPIENT]: { businessStatus: 'CLOSED', taxationType: 'NORMAL' } } });
	const contact = { contacts: { contact: [{ name: '담당', email: 'first@example.com' }] } };
	const options = { checkBusinessInfo: true, checkBusinessStatus: true };
	expect(await one('create', { number: RECIPIENT, details: contact, options })).toMatchObject({
		name: `회사 ${RECIPIENT}`,
		businessStatus: 'CLOSED',
		counterpartyId: expect.any(String),
	});
});

it('hides numbers of persons in what people wrote', async () => {
	const secret = '9001011234567';
	const written = {
		...details,
		name: `상회 ${secret}`,
		memo: secret,
		contacts: { contact: [{ name: secret, email: 'first@example.com', memo: secret }] },
	};
	const outputs = [
		await one('create', { ...buyer, details: written, options: { simplify: false } }),
		await one('get', { counterpartyId: locator('buyer'), options: { simplify: false } }),
	];
	for (const output of outputs) {
		expect(output).toMatchObject({ name: '상회 900101-1******', memo: '900101-1******' });
		expect(JSON.stringify(output)).not.toContain(secret);
	}
	expect(stored()[0]).toMatchObject({ memo: secret });
});

describe('a lost answer', () => {
	it.each([
		['after the effect', 'resetAfter', 1, true],
		['before the effect', 'resetBefore', 2, false],
	] as const)('of a creation with an ID of its own, %s', async (_when, kind, sends, recovered) => {
		faults({ kind, match: { route: 'createB2bCounterparty', nth: 1 } });
		expect(await one('create', buyer)).toMatchObject({ counterpartyId: 'buyer', recovered });
		expect([stored().length, callsOf('createB2bCounterparty').length]).toEqual([1, sends]);
	});

	it('of a creation that cannot be read either is unknown, and never made twice', async () => {
		faults(
			{ kind: 'resetAfter', match: { route: 'createB2bCounterparty' } },
			{ kind: '500', match: { route: 'getB2bCounterparty' } },
		);
		expect(await failureOf('create', buyer)).toMatchObject({
			error: { message: expect.stringContaining('not known whether PortOne did it'), outcome: 'unknown' },
		});
		faults();
		expect(await failureOf('create', buyer)).toMatchObject({
			error: { code: 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS', outcome: 'rejected' },
		});
		expect(stored()).toHaveLength(1);
	});

	const { counterpartyId: _id, ...without } = buyer;

	it('of a creation without an ID is settled by the list', async () => {
		sandbox.portOne.configure({ counterparties: [given('other')] });
		faults({ kind: 'resetAfter', match: { route: 'createB2bCounterparty' } });
		const made = await one('create', without);
		expect(made).toMatchObject({ name: '구매 주식회사', recovered: true });
		expect(stored().map(({ id }) => id)).toEqual(['other', made.counterpartyId]);
		expect(callsOf('createB2bCounterparty')).toHaveLength(1);
	});

	it.each([
		['none is like it', 'resetBefore', []],
		['one like it was there before', 'resetBefore', [given('twin', { companyName: '구매 주식회사' })]],
		['the list fails', 'resetAfter', []],
	] as const)(
		'of a creation without an ID stays unknown where %s, and Retry On Fail does not send it again',
		async (why, kind, counterparties) => {
			sandbox.portOne.configure({ counterparties: [...counterparties] });
			const unreadable: Fault = {
				kind: '500',
				match: { route: 'getB2bCounterparties', nth: [2, 3, 4, 5, 6, 7] },
			};
			faults(
				{ kind, match: { route: 'createB2bCounterparty', nth: 1 } },
				...(why === 'the list fails' ? [unreadable] : []),
			);
			const { name, representative, contacts: given } = details;
			const result = await run(
				'create',
				{ number: RECIPIENT, details: { name, representative, contacts: given } },
				{ retryOnFail: { maxTries: 2 } },
			);
			expect(result.error?.message).toContain('It is not known whether PortOne has it');
			expect(result.error?.description).toContain('Look with "Get Many"');
			expect(callsOf('createB2bCounterparty')).toHaveLength(1);
		},
	);

	it('of a creation without an ID is told from one like it that was there before, in a later try too', async () => {
		sandbox.portOne.configure({ counterparties: [given('twin', { companyName: '구매 주식회사' })] });
		faults(
			{ kind: 'resetAfter', match: { route: 'createB2bCounterparty' } },
			{ kind: '500', match: { route: 'getB2bCounterparties', nth: [2, 3, 4] } },
		);
		const { name, representative, contacts: people } = details;
		const made = await one(
			'create',
			{ number: RECIPIENT, details: { name, representative, contacts: people } },
			{ retryOnFail: { maxTries: 2 } },
		);
		expect(made).toMatchObject({ duplicate: false, recovered: true });
		expect(stored().map(({ id }) => id)).toEqual(['twin', made.counterpartyId]);
		expect(callsOf('createB2bCounterparty')).toHaveLength(1);
	});

	it.each([
		['after the effect', 'resetAfter', 2],
		['before the effect', 'resetBefore', 1],
	] as const)(
		'of a creation without an ID, %s, is not told by what an equal item of the run made',
		async (_when, kind, count) => {
			faults({ kind, match: { route: 'createB2bCounterparty', nth: 1 } });
			const { outputs } = await run('create', without, { input: [{}, {}], onError: 'continueErrorOutput' });
			const made = outputs[0]!.map(({ json }) => json.counterpartyId);
			expect(made.sort()).toEqual(
				stored()
					.map(({ id }) => id)
					.sort(),
			);
			expect([made.length, callsOf('createB2bCounterparty').length]).toEqual([count, 2]);
			expect((outputs[1] ?? []).map(({ json }) => (json as Failed).error.outcome)).toEqual(
				count === 2 ? [] : ['unknown'],
			);
		},
	);

	it('of a creation without an ID is not told by what another item made under an ID of its own', async () => {
		faults(
			{ kind: 'latency', ms: 100, match: { route: 'createB2bCounterparty', nth: 1 } },
			{ kind: 'resetBefore', match: { route: 'createB2bCounterparty', nth: 2 } },
		);
		const fields = { ...without, counterpartyId: '={{ $json.id }}' };
		const { outputs } = await run('create', fields, { input: [{}, { id: 'own' }], onError: 'continueErrorOutput' });
		expect(outputs[0]!.map(({ json }) => json.counterpartyId)).toEqual(stored().map(({ id }) => id));
	});

	it('with Retry On Fail, what was made under an ID of its own is told as made, not as there already', async () => {
		faults({ kind: '403', match: { route: 'createB2bCounterparty', nth: 2 } });
		const fields = { ...buyer, counterpartyId: '={{ $json.id }}', options: { itemsInFlight: 1 } };
		const result = await run('create', fields, {
			input: [{ id: 'first' }, { id: 'second' }],
			retryOnFail: { maxTries: 2 },
		});
		expect(jsonOf(result)).toMatchObject([
			{ counterpartyId: 'first', duplicate: false, recovered: false },
			{ counterpartyId: 'second', duplicate: false, recovered: false },
		]);
		expect([stored().length, callsOf('createB2bCounterparty').length]).toEqual([2, 3]);
	});

	it('with Retry On Fail, an ID that was there already stays refused', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer', { companyName: '구매 주식회사' })] });
		const result = await run('create', buyer, { retryOnFail: { maxTries: 2 } });
		expect(result.error?.message).toContain('PortOne has a counterparty with the ID "buyer" already');
		expect(stored()).toHaveLength(1);
	});

	it('with Retry On Fail, a creation under an ID that nobody could read is settled by reading it', async () => {
		faults(
			{ kind: 'resetAfter', match: { route: 'createB2bCounterparty' } },
			{ kind: '500', match: { route: 'getB2bCounterparty', nth: [1, 2, 3] } },
		);
		expect(await one('create', buyer, { retryOnFail: { maxTries: 2 } })).toMatchObject({
			counterpartyId: 'buyer',
			duplicate: false,
			recovered: true,
		});
		expect(callsOf('createB2bCounterparty')).toHaveLength(1);
	});

	it('with Retry On Fail, what was made without an ID is not made again', async () => {
		const input = [{ name: '가' }, { name: '나' }];
		faults({ kind: '403', match: { route: 'createB2bCounterparty', nth: 2 } });
		const fields = { ...without, details: { ...details, name: '={{ $json.name }}' }, options: { itemsInFlight: 1 } };
		const result = await run('create', fields, { input, retryOnFail: { maxTries: 2 } });
		expect(jsonOf(result).map(({ name }) => name)).toEqual(['가', '나']);
		expect(stored().map(({ companyName }) => companyName)).toEqual(['가', '나']);
	});

	it('with Retry On Fail, an update that was done is not sent again, though another changed it since', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer')] });
		faults({ kind: '403', match: { route: 'updateB2bCounterparty', nth: 3 } });
		const input = [{ memo: '하나' }, { name: '둘' }, { address: '셋' }].map((set) => ({ set: JSON.stringify(set) }));
		const fields = { counterpartyId: locator('buyer'), source: 'json', counterpartyJson: '={{ $json.set }}' };
		const result = await run(
			'update',
			{ ...fields, options: { itemsInFlight: 1 } },
			{ input, retryOnFail: { maxTries: 2 } },
		);
		expect(result.error?.message).toBeUndefined();
		expect(callsOf('updateB2bCounterparty')).toHaveLength(4);
		expect(stored()).toMatchObject([{ memo: '하나', companyName: '둘', address: '셋' }]);
	});

	it.each([
		['after the effect is settled by reading', 'resetAfter', {}, 1, true],
		['before the effect: the same is sent once more', 'resetBefore', {}, 2, false],
		[
			'after the effect, where PortOne looks things up too: the same is sent once more',
			'resetAfter',
			{ checkBusinessStatus: true },
			2,
			false,
		],
	] as const)('of an update %s', async (_when, kind, options, sends, recovered) => {
		sandbox.portOne.configure({ counterparties: [given('buyer')] });
		faults({ kind, match: { route: 'updateB2bCounterparty', nth: 1 } });
		expect(
			await one('update', { counterpartyId: locator('buyer'), fieldsToSet: { memo: '새 메모' }, options }),
		).toMatchObject({ memo: '새 메모', duplicate: false, recovered });
		const sent = callsOf('updateB2bCounterparty');
		expect(sent.map(({ body }) => body)).toEqual(Array.from({ length: sends }, () => sent[0]!.body));
		expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(sends);
	});

	it.each([{}, { checkBusinessStatus: true }])(
		'with Retry On Fail, an update is sent once, even where others change it in between: %j',
		async (options) => {
			sandbox.portOne.configure({ counterparties: [given('one'), given('two')] });
			faults({ kind: '403', match: { route: 'updateB2bCounterparty', nth: 3 } });
			const result = await run(
				'update',
				{
					counterpartyId: '={{ $json.id }}',
					fieldsToSet: { memo: '={{ $json.memo }}' },
					options: { itemsInFlight: 1, ...options },
				},
				{
					// The second is another's change to the first.
					input: ['one', 'one', 'two'].map((id, index) => ({ id, memo: `메모 ${index}` })),
					retryOnFail: { maxTries: 2 },
				},
			);
			expect(jsonOf(result)).toMatchObject(
				[0, 1, 2].map((index) => ({ memo: `메모 ${index}`, duplicate: false, recovered: false })),
			);
			expect(stored()).toMatchObject([{ memo: '메모 1' }, { memo: '메모 2' }]);
			expect(callsOf('updateB2bCounterparty')).toHaveLength(4);
		},
	);

	it('of an update is not overwritten by the refusal of the next', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer')] });
		faults(
			{ kind: 'resetAfter', match: { route: 'updateB2bCounterparty', nth: 1 } },
			{ kind: '403', match: { route: 'updateB2bCounterparty', nth: 2 } },
		);
		const fields = {
			counterpartyId: locator('buyer'),
			fieldsToSet: { memo: '새 메모' },
			options: { checkBusinessStatus: true },
		};
		expect(await failureOf('update', fields)).toMatchObject({
			error: { message: expect.stringContaining('not known whether PortOne did it'), outcome: 'unknown' },
		});
		expect(stored()).toMatchObject([{ memo: '새 메모' }]);
	});

	it.each([
		['after the effect', 'resetAfter', 1, true],
		['before the effect', 'resetBefore', 2, false],
	] as const)('of a deletion %s', async (_when, kind, sends, recovered) => {
		sandbox.portOne.configure({ counterparties: [given('buyer')] });
		faults({ kind, match: { route: 'deleteB2bCounterparty', nth: 1 } });
		expect(await one('delete', { counterpartyId: locator('buyer') })).toMatchObject({ deleted: true, recovered });
		expect([stored().length, callsOf('deleteB2bCounterparty').length]).toEqual([0, sends]);
	});

	it('with Retry On Fail, what was made anew under the ID of a deleted one is not deleted', async () => {
		sandbox.portOne.configure({ counterparties: [given('one'), given('two')] });
		faults(
			{ kind: '403', match: { route: 'deleteB2bCounterparty', nth: 2 } },
			{ kind: 'latency', ms: 300, match: { route: 'deleteB2bCounterparty', nth: 2 } },
		);
		const deleting = run(
			'delete',
			{ counterpartyId: '={{ $json.id }}', options: { itemsInFlight: 1 } },
			{ input: [{ id: 'one' }, { id: 'two' }], retryOnFail: { maxTries: 2 } },
		);
		while (callsOf('deleteB2bCounterparty').length < 2) await new Promise((resolve) => setImmediate(resolve));
		await one('create', { ...buyer, counterpartyId: 'one' });
		expect(jsonOf(await deleting)).toMatchObject([{ deleted: true }, { deleted: true }]);
		expect(stored().map(({ id }) => id)).toEqual(['one']);
	});
});

describe('an ID that is there already', () => {
	it('is another company: says what differs', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer', { brn: SUPPLIER, companyName: '다른 회사' })] });
		expect(await failureOf('create', buyer)).toMatchObject({
			error: {
				message: expect.stringContaining('another number, another name'),
				code: 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
				outcome: 'rejected',
			},
		});
	});

	it('twice among the items is sent once', async () => {
		const [failed] = await failuresOf('create', buyer, { input: [{}, {}] });
		expect(failed).toMatchObject({
			error: { message: expect.stringContaining('Counterparty ID'), outcome: 'notSent' },
		});
		expect(callsOf('createB2bCounterparty').length).toBeLessThan(2);
	});
});

describe('an update', () => {
	const texts = ['name', 'representative', 'address', 'businessType', 'businessItem', 'memo'] as const;
	const text = fc.stringMatching(/^[가-힣A-Za-z]{1,12}$/);
	const contact = fc.record({ name: text, email: fc.nat(999).map((number) => `person-${number}@example.com`) });
	const content = fc.record({
		...Object.fromEntries(texts.map((name) => [name, text])),
		contacts: fc.array(contact, { minLength: 1, maxLength: 6 }),
	});
	const changes = fc.record(
		{
			...Object.fromEntries(texts.map((name) => [name, text])),
			contacts: fc.array(contact, { minLength: 1, maxLength: 6 }),
		},
		{ requiredKeys: [] },
	);
	type Content = Record<(typeof texts)[number], string> & { contacts: Array<{ name: string; email: string }> };
	const asFields = ({ contacts: rows, ...rest }: Partial<Content>) => ({
		...rest,
		...(rows && { contacts: { contact: rows } }),
	});

	it.each(['kept', 'emptied'] as const)(
		'changes what is given and nothing else, where what is left out is %s',
		async (updateLeavesOut) => {
			await fc.assert(
				fc.asyncProperty(content, changes, fc.boolean(), async (first, then, asJson) => {
					fc.pre(Object.keys(then).length > 0);
					sandbox.portOne.reset();
					sandbox.portOne.configure({ updateLeavesOut });
					const before = first as unknown as Content;
					await one('create', { counterpartyId: 'buyer', number: RECIPIENT, details: asFields(before) });
					const after = then as unknown as Partial<Content>;
					await one('update', {
						counterpartyId: locator('buyer'),
						...(asJson
							? { source: 'json', counterpartyJson: JSON.stringify(after) }
							: { fieldsToSet: asFields(after) }),
					});
					const {
						name,
						representative,
						address,
						businessType,
						businessItem,
						memo,
						contacts: rows,
					} = { ...before, ...after };
					const [contactOf, ...additionalContacts] = rows;
					const expected = {
						id: 'buyer',
						brn: RECIPIENT,
						companyName: name,
						representativeName: representative,
						address,
						businessType,
						businessClass: businessItem,
						memo,
						contact: contactOf,
					};
					expect(stored()).toMatchObject([expected]);
					expect(stored()[0]!.additionalContacts ?? []).toEqual(additionalContacts);
				}),
				{ seed: 20260131, numRuns: full ? 150 : 25 },
			);
		},
	);

	it('keeps what other items of the run set', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer')] });
		const input = [{ memo: '하나' }, { name: '둘' }, { address: '셋' }].map((set) => ({ set: JSON.stringify(set) }));
		const result = await run(
			'update',
			{ counterpartyId: locator('buyer'), source: 'json', counterpartyJson: '={{ $json.set }}' },
			{ input },
		);
		expect(jsonOf(result)).toHaveLength(3);
		expect(stored()).toMatchObject([{ memo: '하나', companyName: '둘', address: '셋' }]);
	});

	it('keeps what other runs set meanwhile: of a webhook, or of an agent that calls its tool twice at once', async () => {
		sandbox.portOne.configure({ counterparties: [given('buyer')], latencyMs: 20 });
		const sets: INodeParameters[] = [{ memo: '하나' }, { name: '둘' }, { address: '셋' }];
		await Promise.all(
			sets.map(async (fieldsToSet) => await run('update', { counterpartyId: locator('buyer'), fieldsToSet })),
		);
		expect(stored()).toMatchObject([{ memo: '하나', companyName: '둘', address: '셋' }]);
	});

	it.each([{ source: 'json', counterpartyJson: '{ "contacts": [] }' }, { fieldsToSet: { contacts: { contact: [] } } }])(
		'that would leave no contact is refused, as the first would stay: %j',
		async (fields) => {
			sandbox.portOne.configure({ counterparties: [given('buyer')], updateLeavesOut: 'kept' });
			const result = await run('update', { counterpartyId: locator('buyer'), ...fields } as INodeParameters);
			expect(result.error?.message).toContain('Contacts [item 0]: expected at least one contact');
			expect(callsOf('updateB2bCounterparty')).toEqual([]);
		},
	);

	it('is not sent where the counterparty cannot be read', async () => {
		expect(
			await failureOf('update', { counterpartyId: locator('nobody'), fieldsToSet: { memo: '메모' } }),
		).toMatchObject({ error: { code: 'B2B_COUNTERPARTY_NOT_FOUND' } });
		expect(callsOf('updateB2bCounterparty')).toEqual([]);
	});
});

describe('Get Many', () => {
	const many = Array.from({ length: 2_345 }, (_, number) => given(`cp-${String(number).padStart(5, '0')}`));

	it.each(['total', 'page'] as const)('reads all pages, where totalCount means the %s', async (totalCount) => {
		sandbox.portOne.configure({ counterparties: many, totalCount });
		const outputs = jsonOf(await run('getAll', { returnAll: true }));
		expect(outputs.map(({ counterpartyId }) => counterpartyId)).toEqual(many.map(({ id }) => id));
		// Three pages, and once more whether anything has moved meanwhile.
		expect(callsOf('getB2bCounterparties')).toHaveLength(6);
	});

	it('reads no further than the limit', async () => {
		sandbox.portOne.configure({ counterparties: many });
		expect(jsonOf(await run('getAll', { returnAll: false, limit: 7 }))).toHaveLength(7);
		expect(callsOf('getB2bCounterparties')).toHaveLength(1);
	});

	it.each<[string, INodeParameters, string[]]>([
		['nothing', {}, ['a-1', 'a-2', 'b-1']],
		['id', { id: 'a-' }, ['a-1', 'a-2']],
		['several ids', { counterpartyIds: 'a-1, b-1' }, ['a-1', 'b-1']],
		['number', { number: '220-00-00002' }, ['b-1']],
		['name', { name: 'b-' }, ['b-1']],
		['representative', { representative: '김공급' }, ['b-1']],
		['contact', { contactName: '둘째', contactEmail: 'two@example.com', contactPhone: '02-1' }, ['a-2']],
		['connections', { ntsConnectionStatuses: ['ERROR', 'NOT_CONNECTED'] }, ['a-2', 'b-1']],
		['states', { businessStatuses: ['CLOSED'] }, []],
		['several filters', { id: 'a-', ntsConnectionStatuses: ['ERROR'] }, ['a-2']],
	])('filters by %s', async (_by, filters, expected) => {
		const second = { name: '둘째', email: 'two@example.com', phoneNumber: '02-1' };
		sandbox.portOne.configure({
			counterparties: [
				given('a-1'),
				given('a-2', { contact: second, ntsConnectionStatus: 'ERROR' }),
				given('b-1', { brn: SUPPLIER, representativeName: '김공급', ntsConnectionStatus: 'NOT_CONNECTED' }),
			],
		});
		expect(
			jsonOf(await run('getAll', { returnAll: true, filters })).map(({ counterpartyId }) => counterpartyId),
		).toEqual(expected);
	});
});

describe('wrong input names the field and the item, and nothing is sent', () => {
	it.each<[string, string, INodeParameters, string]>([
		['number', 'create', { ...buyer, number: '888-88-8888' }, 'Number [item 0]: expected'],
		['id', 'create', { ...buyer, counterpartyId: 'a/b' }, 'Counterparty ID [item 0]: expected'],
		[
			'e-mail',
			'create',
			{ ...buyer, details: { contacts: { contact: [{ name: '담당', email: 'nobody' }] } } },
			'Email [item 0]: expected one e-mail address such as name@example.com, without a name around it, found "nobody"',
		],
		[
			'contacts',
			'create',
			{
				...buyer,
				details: { contacts: { contact: Array.from({ length: 7 }, () => ({ name: '담당', email: 'a@example.com' })) } },
			},
			'Contacts [item 0]: expected at most 5 further contacts',
		],
		['key in JSON', 'create', { source: 'json', counterpartyJson: '{ "brn": "8888888888" }' }, '"number"'],
		['JSON', 'create', { source: 'json', counterpartyJson: '{' }, 'Counterparty JSON [item 0]: expected'],
		[
			'nothing to set',
			'update',
			{ counterpartyId: locator('buyer'), fieldsToSet: {} },
			'Fields to Set [item 0]: expected at least one field to set',
		],
		[
			'number in an update',
			'update',
			{ counterpartyId: locator('buyer'), source: 'json', counterpartyJson: '{ "number": "2200000002" }' },
			'number',
		],
		[
			'state',
			'getAll',
			{ returnAll: true, filters: { businessStatuses: ['OPEN'] } },
			'Business Statuses [item 0]: expected one of',
		],
	])('%s', async (_what, operation, fields, message) => {
		const { error } = await run(operation, fields);
		expect(error?.message).toContain(message);
		expect(sandbox.portOne.requests()).toEqual([]);
	});

	it('of one item only, where the node continues', async () => {
		const numbers = ['8888888888', '888888888', '2200000002'];
		const result = await run(
			'create',
			{ ...buyer, counterpartyId: '={{ "cp-" + $itemIndex }}', number: '={{ $json.number }}' },
			{ input: numbers.map((number) => ({ number })), onError: 'continueErrorOutput' },
		);
		expect(jsonOf(result).map(({ number }) => number)).toEqual([RECIPIENT, SUPPLIER]);
		expect(result.outputs[1]).toMatchObject([
			{ json: { error: { message: expect.stringContaining('Number [item 1]') } }, pairedItem: [{ item: 1 }] },
		]);
	});
});

describe('lists of the editor', () => {
	const search = async (method: string, filter?: string) =>
		(
			await searchList(
				'portOneB2b',
				method,
				{
					portOneApi: {
						apiSecret: API_SECRET,
						environment: 'test',
						baseUrl: sandbox.portOne.url,
						webhookToken: '',
						webhookSecret: '',
					},
				},
				filter,
			)
		).results;

	it('counterparties by name', async () => {
		sandbox.portOne.configure({
			counterparties: [given('a', { companyName: '가나 상사' }), given('b', { companyName: '다라 9001011234567' })],
		});
		expect(await search('searchCounterparties')).toEqual([
			{ name: '가나 상사 (8888888888)', value: 'a' },
			{ name: '다라 900101-1****** (8888888888)', value: 'b' },
		]);
		expect(await search('searchCounterparties', '가나')).toMatchObject([{ value: 'a' }]);
	});

	it.each(['1234567891', '123-45-67891', ' 1234567891'])(
		'counterparties by the whole number %j, however many others come first',
		async (filter) => {
			const many = Array.from({ length: 250 }, (_, index) => given(`many-${index}`));
			sandbox.portOne.configure({ counterparties: [...many, given('sought', { brn: '1234567891' })] });
			expect(await search('searchCounterparties', filter)).toMatchObject([{ value: 'sought' }]);
			expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
		},
	);
});
