/**
 * Requests to PortOne that are wrong in one place each, made from the contract's own examples: none is taken, and none
 * does anything.
 */
import { Agent } from 'node:http';
import type { Operation } from '../../../sandbox/contract.ts';
import dossier from '../../../sandbox/contracts/portone.json';
import type { JsonObject } from '../../../sandbox/json.ts';
import { isNamed } from '../../support/named.ts';
import {
	BUYER,
	CALL,
	company,
	contract,
	keys,
	known,
	operationOf,
	operations,
	outcome,
	SELLER,
	sheet,
	withPortOne,
	type Asked,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;
const { sandbox, ask, askRaw, make, made } = withPortOne();
beforeEach(() => {
	sandbox.portOne.configure({
		logBodies: false,
		counterparties: [known('cp-seller', SELLER), known('cp-buyer', BUYER)],
	});
});

const effects = () => sandbox.portOne.requests().filter(({ effect }) => effect);

interface Mutation {
	/** Where, in the dossier's words: steps with dots, lists with []. */
	place: string;
	what: string;
	value: unknown;
}

const ANOTHER: Record<string, unknown> = {
	string: 7,
	boolean: 'true',
	integer: '7',
	number: '7',
	array: {},
	object: [],
};

/** What the schema of a text or number refuses. */
function* wrongValues(
	{ type, enum: values, pattern, format, minLength, maxLength, minimum, maximum, maxItems }: JsonObject,
	value: unknown,
): Generator<[string, unknown]> {
	yield ['of another type', ANOTHER[type ?? 'string']];
	yield ['null', null];
	if (values)
		yield* [
			['an unknown word', 'NONSENSE'],
			['in small letters', String(value).toLowerCase()],
		] as Array<[string, unknown]>;
	if (pattern)
		yield* [
			['with a space', `${value} `],
			['with a sign', `!${value}`],
			['empty', ''],
		] as Array<[string, unknown]>;
	if (pattern?.includes('{'))
		yield* [
			['longer', `${value}0`],
			['shorter', String(value).slice(1)],
		] as Array<[string, unknown]>;
	if (format === 'date')
		yield* [
			['no day of a calendar', '2026-02-30'],
			['with dots', '2026.05.27'],
			['with a time', '2026-05-27T00:00:00Z'],
		] as Array<[string, unknown]>;
	if (minLength) yield ['empty', ''];
	if (maxLength) yield ['too long', 'x'.repeat(maxLength + 1)];
	if (type === 'integer') yield ['a fraction', 1.5];
	if (minimum !== undefined) yield ['too small', minimum - 1];
	if (maximum !== undefined) yield ['too large', maximum + 1];
	if (maxItems !== undefined) yield ['too many', Array.from({ length: maxItems + 1 }, () => (value as unknown[])[0])];
}

/** A value with one thing wrong in it, for each thing that its schema says. */
function* broken(node: JsonObject, value: unknown, place = ''): Generator<Mutation> {
	const schema = contract.resolve(node);
	for (const [what, wrong] of wrongValues(schema, value)) yield { place, what, value: wrong };
	if (Array.isArray(value) && schema.items) {
		const [fullest] = value
			.map((member, index) => ({ member, index, size: JSON.stringify(member).length }))
			.sort((left, right) => right.size - left.size);
		for (const { value: member, ...told } of broken(schema.items, fullest!.member, `${place}[]`))
			yield { ...told, value: value.with(fullest!.index, member) };
	}
	if (!schema.properties) return;
	const object = value as JsonObject;
	const at = (name: string) => (place === '' ? name : `${place}.${name}`);
	yield { place, what: 'with an unknown key', value: { ...object, unknown: 1 } };
	for (const name of schema.required ?? []) {
		const { [name]: _left, ...rest } = object;
		yield { place: at(name), what: 'missing', value: rest };
	}
	for (const [name, property] of Object.entries(schema.properties as JsonObject)) {
		if (name in object)
			for (const { value: member, ...told } of broken(property, object[name], at(name)))
				yield { ...told, value: { ...object, [name]: member } };
	}
}

/** Only one of them can stand in a search, so each has a search of its own. */
const PRIMARY = {
	taxInvoiceId: 'inv',
	bulkTaxInvoiceId: 'bulk',
	ntsApprovalNumber: '202605274100006600000001',
	supplierDocumentKey: 'S-1',
	recipientDocumentKey: 'R-1',
	taxInvoiceIds: ['inv'],
	payoutId: 'pay',
};
const searchesOf = (search: JsonObject): JsonObject[] =>
	search.filter?.primaryFilter
		? [search, ...Object.entries(PRIMARY).map(([name, value]) => ({ filter: { primaryFilter: { [name]: value } } }))]
		: [search];

/** The full example of an operation, and the ways in which its body, or the search in its query, can be wrong. */
function casesOf(operation: Operation): { asked: Asked; mutations: Array<Mutation & { asked: Asked }> } {
	const { full } = operation.definition['x-requests'] as Record<string, Asked>;
	const asked = { path: full!.path, body: full!.body, query: full!.query };
	const search = operation.parameters.find(({ content }) => content);
	const schema = (search ?? operation.definition.requestBody)?.content?.['application/json'].schema;
	if (!schema) return { asked, mutations: [] };
	const values = search ? searchesOf(full!.query!.requestBody as JsonObject) : [full!.body];
	const mutations = values.flatMap((value) =>
		[...broken(schema, value)].map((mutation) => ({
			...mutation,
			asked: search
				? { ...asked, query: { ...asked.query, requestBody: mutation.value } }
				: { ...asked, body: mutation.value },
		})),
	);
	return { asked, mutations };
}

const cases = operations.map((operation) => ({ id: operation.id, operation, ...casesOf(operation) }));
const withContent = cases.filter(({ mutations }) => mutations.length > 0);
/** Thousands of requests: they share a connection. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());
const outcomeOf = async (id: string, asked: Asked) => outcome(await ask(id, asked, { agent }));
/** Counted among the members that may be set, before it is dropped. */
const COUNTED = 'filter.primaryFilter';

const name = ({ place, what }: Mutation) => `${place} ${what}`;

describe('one thing wrong', () => {
	test('is tried at every place that the dossier names', () => {
		for (const { id, mutations } of cases.filter(({ operation }) => isNamed(operation))) {
			const { body } = (dossier as JsonObject[]).find(({ operation }) => operation === id)!;
			const places = new Set(
				mutations.map(({ place }) => place).filter((place) => place !== '' && !place.endsWith('[]')),
			);
			expect([id, [...places].sort()]).toEqual([id, (body as JsonObject[]).map(({ name: place }) => place).sort()]);
		}
		expect(cases.flatMap(({ mutations }) => mutations).length).toBeGreaterThan(1_500);
	});

	test.each(withContent)('in $id is refused', async ({ id, asked, mutations }) => {
		const wrong: string[] = [];
		for (const mutation of mutations) {
			const wanted =
				mutation.place === 'counterparty.additionalContacts' && mutation.what === 'too many'
					? 'B2B_COUNTERPARTY_TOO_MANY_ADDITIONAL_CONTACTS'
					: 'INVALID_REQUEST';
			if ((await outcomeOf(id, mutation.asked)) !== wanted) wrong.push(name(mutation));
		}
		expect(wrong).toEqual([]);
		expect(effects()).toEqual([]);
		// Nothing else was wrong with it.
		expect(outcome(await ask(id, asked))).not.toBe('INVALID_REQUEST');
	});

	test.each(withContent)(
		'in $id: unknown keys, and nothing else, are dropped where that is wanted',
		async ({ id, asked, mutations }) => {
			sandbox.portOne.configure({ strictKeys: false });
			const [unknown, others] = [true, false].map((isUnknown) =>
				mutations.filter(({ what }) => (what === 'with an unknown key') === isUnknown),
			) as [Array<Mutation & { asked: Asked }>, Array<Mutation & { asked: Asked }>];
			const wrong: string[] = [];
			for (const mutation of others) if ((await outcomeOf(id, mutation.asked)) === 200) wrong.push(name(mutation));
			for (const mutation of unknown)
				if (((await outcomeOf(id, mutation.asked)) === 'INVALID_REQUEST') !== (mutation.place === COUNTED))
					wrong.push(name(mutation));
			expect([unknown.length > 0, wrong]).toEqual([true, []]);
			expect(outcome(await ask(id, asked))).not.toBe('INVALID_REQUEST');
		},
	);

	test.each(Object.entries(contract.document['x-retired-names'] as Record<string, string>))(
		'the retired name %s is refused; it is %s now',
		async (retired) => {
			expect(outcome(await make(DRAFT, 'NORMAL', { [retired]: 'x' }))).toBe('INVALID_REQUEST');
		},
	);
});

describe('the query', () => {
	const WRONG: Record<string, string[]> = {
		test: ['yes', '1', 'True', ''],
		includeMenu: ['yes'],
		brn: ['123', '123-45-6789', ''],
		taxInvoiceKeyType: ['supplier', 'ID', ''],
	};

	test.each(cases)('of $id', async ({ id, operation, asked }) => {
		const parameters = operation.parameters
			.filter(({ in: where, content }) => where === 'query' && !content)
			.map(({ name: parameter }) => parameter);
		const outcomes = async (query: object) => outcome(await ask(id, { ...asked, query: { ...asked.query, ...query } }));
		for (const parameter of parameters) {
			for (const value of WRONG[parameter]!)
				expect([parameter, value, await outcomes({ [parameter]: value })]).toEqual([
					parameter,
					value,
					'INVALID_REQUEST',
				]);
		}
		expect(await outcomes({ unknown: 1 })).toBe('INVALID_REQUEST');
		for (const rawQuery of [
			...parameters.map(
				(parameter) =>
					`${parameter}=${asked.query?.[parameter] ?? 'true'}&${parameter}=${asked.query?.[parameter] ?? 'true'}`,
			),
			'test=%',
			'%=1',
		]) {
			const { [rawQuery.split('=', 1)[0]!]: _once, ...query } = asked.query ?? {};
			expect([rawQuery, outcome(await ask(id, { ...asked, query, rawQuery }))]).toEqual([rawQuery, 'INVALID_REQUEST']);
		}
		sandbox.portOne.configure({ strictKeys: false });
		expect(await outcomes({ unknown: 1 })).not.toBe('INVALID_REQUEST');
	});

	test.each(operations.filter(({ path }) => /\{(brn|businessRegistrationNumber)\}/.test(path)).map(({ id }) => id))(
		'the number in the path of %s',
		async (id) => {
			for (const number of ['123', '123-45-67891', '12345678901', 'cp-buyer'])
				expect(outcome(await ask(id, { path: { brn: number, businessRegistrationNumber: number } }))).toBe(
					'INVALID_REQUEST',
				);
		},
	);

	const searches = ['getB2bTaxInvoices', 'downloadB2bTaxInvoicesSheet', 'getB2bCounterparties'];

	test.each(searches)('of %s has a search in JSON, and only there', async (id) => {
		for (const rawQuery of [
			'requestBody=',
			'requestBody={',
			'requestBody=x',
			'requestBody=%7B%22filter%22:',
			'requestBody=%FF',
			'requestBody=[]',
			'requestBody=null',
			'requestBody=%7B%7D&requestBody=%7B%7D',
			'filter=%7B%7D',
		]) {
			expect([rawQuery, outcome(await ask(id, { rawQuery }))]).toEqual([rawQuery, 'INVALID_REQUEST']);
		}
		for (const rawQuery of ['', 'requestBody=%7B%7D', 'requestBody=+%7B+%7D', 'requestBody=%7B%22filter%22:%7B%7D%7D'])
			expect([rawQuery, outcome(await ask(id, { rawQuery }))]).toEqual([rawQuery, 200]);
		expect(outcome(await ask(id, { body: {} }))).toBe('INVALID_REQUEST');
	});
});

describe('the body', () => {
	const json = { 'Content-Type': 'application/json' };
	const empty = operations.filter(({ definition }) => definition.requestBody?.required);

	test.each(empty.map(({ id }) => id))('of %s must be there, and be JSON', async (id) => {
		const { full } = operationOf(id).definition['x-requests'] as Record<string, Asked>;
		const text = JSON.stringify(full!.body);
		const { body: _body, headers: _headers, ...asked } = full!;
		const sent = async (body: string | Buffer, headers: Record<string, string> = json) =>
			outcome(await ask(id, asked, { body, headers }));
		expect(outcome(await ask(id, asked))).toBe('INVALID_REQUEST');
		for (const bytes of [
			'',
			'[]',
			'null',
			'7',
			'"text"',
			'{',
			`${text}}`,
			'{"memo":1e999}',
			'{"memo":9007199254740993}',
			Buffer.from([...Buffer.from('{"memo":"'), 0xb0, 0xa1, ...Buffer.from('"}')]),
		]) {
			expect([bytes, await sent(bytes)]).toEqual([bytes, 'INVALID_REQUEST']);
		}
		for (const type of ['', 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=euc-kr'])
			expect([type, await sent(text, { 'Content-Type': type })]).toEqual([type, 'INVALID_REQUEST']);
		expect(effects()).toEqual([]);
		for (const type of ['application/json', 'Application/JSON; charset="UTF-8"'])
			expect([type, await sent(text, { 'Content-Type': type })]).not.toEqual([type, 'INVALID_REQUEST']);
	});

	test.each(operations.filter(({ definition }) => !definition.requestBody).map(({ id }) => id))(
		'of %s must not be there',
		async (id) => {
			const { minimal } = operationOf(id).definition['x-requests'] as Record<string, Asked>;
			expect(outcome(await ask(id, { ...minimal, body: {} }))).toBe('INVALID_REQUEST');
		},
	);
});

/** What the schemas cannot say. */
describe('content', () => {
	const line = (changes: object) => ({ name: '품목', supplyCostAmount: 1000, taxAmount: 100, ...changes });
	const decimal = (value: number, scale?: number) => ({ value, ...(scale !== undefined && { scale }) });

	test.each<[string, object, boolean]>([
		['supply and tax make the total', { totalAmount: 1101 }, false],
		['the lines make the supply', { items: [line({ supplyCostAmount: 999 })] }, false],
		['the lines make the tax', { items: [line({ taxAmount: 99 })] }, false],
		[
			'several lines add up',
			{ items: [line({ supplyCostAmount: 600, taxAmount: 60 }), line({ supplyCostAmount: 400, taxAmount: 40 })] },
			true,
		],
		['no lines are no wrong lines', { items: [] }, true],
		[
			'amounts may be below zero',
			{
				totalSupplyAmount: -1000,
				totalTaxAmount: -100,
				totalAmount: -1100,
				items: [line({ supplyCostAmount: -1000, taxAmount: -100 })],
			},
			true,
		],
		['FREE has no tax', { taxationType: 'FREE' }, false],
		['ZERO_RATED has no tax', { taxationType: 'ZERO_RATED' }, false],
		[
			'FREE without a tax',
			{ taxationType: 'FREE', totalTaxAmount: 0, totalAmount: 1000, items: [line({ taxAmount: 0 })] },
			true,
		],
		['parts of the payment make the total', { cashAmount: 1000, creditAmount: 100 }, true],
		['all four of them', { cashAmount: 1000, checkAmount: 50, creditAmount: 25, noteAmount: 25 }, true],
		['a part alone is not enough', { noteAmount: 100 }, false],
		['zeros are parts too', { cashAmount: 0, checkAmount: 0, creditAmount: 0, noteAmount: 0 }, false],
	])('%s', async (_rule, changes, isTaken) => {
		expect(outcome(await make(DRAFT, 'NORMAL', changes))).toBe(isTaken ? 200 : 'INVALID_REQUEST');
		sandbox.portOne.configure({ checksTotals: false });
		expect(outcome(await make(DRAFT, 'NORMAL', { ...changes, ...keys(2) }))).toBe(200);
	});

	test.each<[string, object, boolean]>([
		['quantity', decimal(999_999_999), true],
		['quantity', decimal(1_000_000_000), false],
		['quantity', decimal(-99_999_999, 0), true],
		['quantity', decimal(-100_000_000, 0), false],
		['quantity', decimal(9_999_999_999, 1), true],
		['quantity', decimal(10_000_000_000, 1), false],
		['quantity', decimal(99_999_999_999, 2), true],
		['quantity', decimal(100_000_000_000, 2), false],
		['quantity', decimal(1, 3), false],
		['quantity', decimal(1, -1), false],
		['quantity', decimal(-9_999_999_999, 2), true],
		['quantity', decimal(-10_000_000_000, 2), false],
		['unitCostAmount', decimal(999_999_999_999_999), true],
		['unitCostAmount', decimal(1_000_000_000_000_000), false],
		['unitCostAmount', decimal(-99_999_999_999_999), true],
		['unitCostAmount', decimal(-100_000_000_000_000), false],
		['unitCostAmount', decimal(Number.MAX_SAFE_INTEGER, 2), true],
		['unitCostAmount', decimal(1, 3), false],
	])('%s %j', async (key, value, isTaken) => {
		expect(outcome(await make(DRAFT, 'NORMAL', { items: [line({ [key]: value })] }))).toBe(
			isTaken ? 200 : 'INVALID_REQUEST',
		);
	});

	const DECIMAL = { quantity: decimal(15, 1), remark: '비고' };
	test('a draft keeps all of it', async () => {
		const { items, remarks, additionalContacts } = await made(DRAFT, 'NORMAL', { items: [line(DECIMAL)] });
		expect([items, remarks, additionalContacts]).toEqual([[line(DECIMAL)], [], []]);
	});

	test('is reverse where nothing is said of it', async () => {
		const { issuanceType: _type, ...taxInvoice } = sheet('NORMAL');
		expect((await ask(DRAFT, { body: { taxInvoice } })).json.taxInvoice.issuanceType).toBe('REVERSE');
		expect(outcome(await ask(ISSUE_NOW, { body: { taxInvoice: { ...taxInvoice, ...keys(2) } } }))).toBe(
			'B2B_ISSUANCE_TYPE_MISMATCH',
		);
	});
});

describe('companies', () => {
	const { contact: _contact, ...contactless } = company(SELLER, '이름');

	test.each<[string, object, number | string]>([
		['a supplier that is left out', { supplier: undefined }, 'B2B_SUPPLIER_NOT_FOUND'],
		['a supplier nobody knows', { supplier: { counterpartyId: 'nobody' } }, 'B2B_SUPPLIER_NOT_FOUND'],
		['a recipient nobody knows', { recipient: { counterpartyId: 'nobody' } }, 'B2B_RECIPIENT_NOT_FOUND'],
		['a block without its contact', { supplier: contactless }, 'INVALID_REQUEST'],
		['a block without anything', { recipient: {} }, 'INVALID_REQUEST'],
		...(['brn', 'name', 'representativeName'] as const).map((key): [string, object, string] => [
			`a block without ${key}`,
			{ recipient: { ...company(BUYER, '이름'), [key]: undefined } },
			'INVALID_REQUEST',
		]),
		['both by id', { supplier: { counterpartyId: 'cp-seller' }, recipient: { counterpartyId: 'cp-buyer' } }, 200],
		['an id with some of the block', { recipient: { counterpartyId: 'cp-buyer', name: '다른 이름' } }, 200],
	])('%s', async (_what, changes, wanted) => {
		const answer = await make(DRAFT, 'NORMAL', changes);
		expect(outcome(answer)).toBe(wanted);
		if (Object.values(changes)[0]?.counterpartyId === 'nobody') expect(answer.json.counterpartyId).toBe('nobody');
	});

	test('by id are filled in; what is sent stands over it', async () => {
		const { supplier, recipient } = await made(DRAFT, 'NORMAL', {
			supplier: { counterpartyId: 'cp-seller' },
			recipient: { counterpartyId: 'cp-buyer', name: '다른 이름', taxRegistrationId: '0001' },
		});
		const contact = { name: '담당', email: 'contact@example.com', phoneNumber: '02-0000-0000' };
		expect(supplier).toEqual({
			counterpartyId: 'cp-seller',
			brn: SELLER,
			name: '회사 cp-seller',
			representativeName: '홍길동',
			contact,
		});
		expect(recipient).toEqual({
			counterpartyId: 'cp-buyer',
			brn: BUYER,
			name: '다른 이름',
			taxRegistrationId: '0001',
			representativeName: '홍길동',
			contact,
		});
	});

	test('of an update are judged like those of a draft', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		const update = async (changes: object) =>
			outcome(
				await ask('updateB2bTaxInvoiceDraft', {
					body: { taxInvoiceKey: id, taxInvoiceKeyType: 'TAX_INVOICE_ID', taxInvoice: sheet('NORMAL', changes) },
				}),
			);
		expect(await update({ recipient: { counterpartyId: 'nobody' } })).toBe('B2B_RECIPIENT_NOT_FOUND');
		expect(await update({ totalAmount: 1 })).toBe('INVALID_REQUEST');
		expect(sandbox.portOne.ledger('live')[0]!.invoice).toMatchObject({ recipient: { brn: BUYER }, totalAmount: 1100 });
	});
});

test('what is wrong is said, place by place, and logged', async () => {
	const { json } = await askRaw(DRAFT, {
		query: { test: 'yes' },
		body: { taxInvoice: sheet('NORMAL', { writeDate: '27.05.2026' }) },
	});
	expect(json).toEqual({
		type: 'INVALID_REQUEST',
		message: 'query: /test must be boolean; body: /taxInvoice/writeDate must match format "date"',
	});
	expect(sandbox.portOne.requests()[0]!.problems.map(({ where }) => where)).toEqual(['query', 'body']);
});
