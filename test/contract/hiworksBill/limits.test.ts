/**
 * The limits of what the Hiworks Bill node sends against those of the contract. Both are asked about thousands of
 * bodies, each a good one with one value changed: where the two disagree, the tables below say why.
 */
import { z } from 'zod';

import type { JsonObject } from '../../../sandbox/json.ts';
import { contract, endpoints, operationOf } from '../support/hiworksBillContract.ts';

const contact = { name: '담당', email: 'a@example.com', cell: '010-0000-0001', phone: '02-0000-0001' };
const party = {
	companyNumber: '220-00-00002',
	taxNumber: '0001',
	companyName: '상호',
	companyAddress: '주소',
	ceoName: '대표',
	bizType: '업태',
	bizClassification: '종목',
	primaryContact: contact,
};
const item = {
	month: '01',
	day: '01',
	subject: '품목',
	unit: 'EA',
	quantity: '1',
	unitPrice: '10',
	supplyPrice: '10',
	tax: '1',
	description: '비고',
};
const parts = (typeCode: string, sign = '') => ({
	information: {
		issueDate: '2026-01-31',
		memo: '메모',
		bookNo: '1',
		serial: '2',
		description: '비고',
		cash: '0',
		check: '0',
		draft: '0',
		uncollected: '0',
		totalSupplyPrice: `${sign}10`,
		totalTax: `${sign}1`,
	},
	invoiceType: { transactionType: 'S', purposeType: 'C', taxType: 'A', typeCode },
	invoicer: party,
	invoicee: { ...party, companyNumber: '888-88-88888', partyTypeCode: '01', secondaryContact: contact },
	items: [{ ...item, supplyPrice: `${sign}10`, tax: `${sign}1` }],
});
const files = { tempFileIds: [1], officeFileIds: [1] };

const BODIES: Record<string, JsonObject> = {
	createInvoice: { data: { easySign: 'Y', ...parts('A'), ...files } },
	createAmendment: {
		data: {
			easySign: 'Y',
			amendment: { originalIssueId: '202601314100000000000001', modifyType: '01' },
			negative: parts('M', '-'),
			positive: parts('M'),
			...files,
		},
	},
	validateBusiness: {
		data: {
			idn: '2200000002',
			startDate: '20260131',
			representative: '대표',
			representative2: '둘째',
			companyName: '상호',
			corporationNo: '1',
			sector: '업태',
			type: '종목',
		},
	},
};

/** Texts that stand at the edge of one rule or another. */
const PROBES = [
	'',
	' ',
	'\u3000',
	'a',
	'가',
	'0',
	'1',
	'-1',
	'+1',
	'-0',
	'00',
	'1.5',
	'1.55',
	'1.555',
	'.5',
	'1.',
	'1e3',
	'1,000',
	'9'.repeat(18),
	'9'.repeat(19),
	`-${'9'.repeat(18)}`,
	`-${'9'.repeat(19)}`,
	'9'.repeat(13),
	'01',
	'02',
	'03',
	'04',
	'05',
	'06',
	'07',
	'12',
	'13',
	'31',
	'32',
	'0001',
	'001',
	'12345',
	'Y',
	'N',
	'y',
	'A',
	'B',
	'D',
	'M',
	'C',
	'R',
	'S',
	'2026-02-28',
	'2026-02-30',
	'2026-2-28',
	'20260228',
	'2026-01-31T00:00:00Z',
	'220-00-00002',
	'2200000002',
	'220-00-0000',
	'22000000023',
	'a@example.com',
	'a@b.c',
	'a@b',
	'a b@example.com',
	'@example.com',
	'가@예시.한국',
	'202601314100000000000001',
	'20260131-41000000-00000001',
	'X'.repeat(24),
];
const KINDS: unknown[] = [null, 1, 1.5, -1, true, [], {}, ['a'], [1], [-1], [1.5], ['1']];

type Way = Array<string | number>;
const placeOf = (way: Way) =>
	way
		.map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
		.join('')
		.slice(1);

/** The way to every value in a body. */
const waysIn = (value: unknown, way: Way = []): Way[] => [
	...(way.length > 0 ? [way] : []),
	...(typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, member]) =>
				waysIn(member, [...way, Array.isArray(value) ? Number(key) : key]),
			)
		: []),
];

function changed(body: JsonObject, way: Way, change: (parent: any, key: string | number) => void): JsonObject {
	const copy = structuredClone(body);
	change(
		way.slice(0, -1).reduce((value: any, step) => value[step], copy),
		way.at(-1)!,
	);
	return copy;
}

/** The largest length that the contract allows at each place. */
function lengthsIn(node: JsonObject, place: string, found: Map<string, number>): Map<string, number> {
	const schema = contract.resolve(node);
	if (schema.maxLength !== undefined) found.set(place, schema.maxLength);
	for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] as JsonObject[])
		lengthsIn(branch, place, found);
	for (const [key, member] of Object.entries((schema.properties ?? {}) as JsonObject))
		lengthsIn(member, place ? `${place}.${key}` : key, found);
	if (schema.items) lengthsIn(schema.items, `${place}[]`, found);
	return found;
}

const text = (place: string, length: number) =>
	place.endsWith('email') ? `${'a'.repeat(length - '@example.com'.length)}@example.com` : '가'.repeat(length);

interface Judged {
	case: string;
	node: boolean;
	contract: boolean;
}

interface Deliberate {
	why: string;
	cases: RegExp;
	count: number;
}

/** Of one document, or of each of two sheets. */
const sheetRules = (sheets: number): Deliberate[] => [
	{
		why: 'one rule of an e-mail address for all vendors: what reaches a mailbox (email.ts)',
		cases: /Contact\.email = "(a@b\.c|가@예시\.한국)"$/,
		count: 6 * sheets,
	},
	{
		why: 'a text that is empty goes out empty, as in the documented examples',
		cases:
			/\.(information\.(memo|bookNo|serial|description)|invoice[re]\.(taxNumber|companyAddress|bizType|bizClassification)|items\[\]\.(subject|unit|description)) left out$/,
		count: 15 * sheets,
	},
	{
		why: 'what has a default in the contract is always said',
		cases: /\.(transactionType|partyTypeCode) left out$/,
		count: 2 * sheets,
	},
	{
		why: 'numbers have hyphens, as in the documented examples (in practice, 7.7)',
		cases: /\.companyNumber = "2200000002"$/,
		count: 2 * sheets,
	},
	{ why: 'a branch number has 4 digits', cases: /\.taxNumber = "\d{1,3}"$/, count: 30 * sheets },
	{ why: 'a second contact that is not there is left out', cases: /\.secondaryContact = null$/, count: sheets },
	{ why: 'no easy sign is left out', cases: /^data\.easySign = "N"$/, count: 1 },
];

/** Where the node alone refuses. */
const STRICTER: Record<string, Deliberate[]> = {
	createInvoice: sheetRules(1),
	createAmendment: [
		...sheetRules(2),
		{
			why: 'an approval number has 24 characters',
			cases: /^data\.amendment\.originalIssueId = /,
			count: PROBES.filter((probe) => /\S/.test(probe) && probe !== '202601314100000000000001').length + 1,
		},
		{ why: 'two digits by the table (in practice, 7.2)', cases: /^data\.amendment\.modifyType = "1"$/, count: 1 },
	],
	validateBusiness: [
		{
			why: 'what is not asked goes out empty, as in the documented example',
			cases: /^data\.(representative2|companyName|corporationNo|sector|type) left out$/,
			count: 5,
		},
	],
};

const OF_KIND: Deliberate = {
	why: 'a bill has no tax: the type of tax follows from the kind of document (body.ts)',
	cases: /\.typeCode = "[BN]"$/,
	count: 1,
};

/**
 * What the contract says of two values together, and the node's schema does not: the operations see to it, each with
 * tests of its own.
 */
const LAXER: Record<string, Deliberate[]> = {
	createInvoice: [OF_KIND],
	createAmendment: [
		{ ...OF_KIND, count: 4 },
		{
			why: 'how many sheets follows from the reason (amendmentSheets.ts, checkSheets.ts)',
			cases: /^data\.(amendment\.modifyType = "0[2-6]"|(negative|positive) left out)$/,
			count: 7,
		},
	],
	validateBusiness: [],
};

describe.each(Object.keys(BODIES))('The body of %s', (name) => {
	const { endpoint } = endpoints.find((one) => one.name === name)!;
	const body = BODIES[name]!;
	const { schema } = operationOf(endpoint)!.definition.requestBody.content['application/json'] as {
		schema: JsonObject;
	};
	const inContract = contract.validator(schema, true);
	const judge = (title: string, changedBody: unknown): Judged => ({
		case: title,
		node: (endpoint.body as z.ZodTypeAny).safeParse(changedBody).success,
		contract: inContract(changedBody).length === 0,
	});
	const lengths = lengthsIn(schema, '', new Map());
	const shown = (value: unknown) =>
		typeof value === 'string' && value.length > 30 ? `${value.length} × ${value[0]}` : JSON.stringify(value);

	const ways = waysIn(body);
	const judged = ways.flatMap((way) => {
		const place = placeOf(way);
		const isText = typeof way.reduce((value: any, step) => value[step], body) === 'string';
		const values = [...KINDS, ...(isText ? PROBES : ['a'])];
		return [
			judge(
				`${place} left out`,
				changed(body, way, (parent, key) =>
					Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key],
				),
			),
			...values.map((value) =>
				judge(
					`${place} = ${shown(value)}`,
					changed(body, way, (parent, key) => void (parent[key] = value)),
				),
			),
			...(isText
				? [
						judge(
							`${place} = 100,000 characters`,
							changed(body, way, (parent, key) => void (parent[key] = text(place, 100_000))),
						),
					]
				: []),
		];
	});

	it('is good as it stands, to both', () => {
		expect(judge('', body)).toEqual({ case: '', node: true, contract: true });
		expect(judged.length).toBeGreaterThan(name === 'validateBusiness' ? 500 : 3_000);
	});

	it.each([
		['is refused by the node alone only on purpose', STRICTER, (one: Judged) => !one.node && one.contract],
		['is taken by the node alone only where two values are meant', LAXER, (one: Judged) => one.node && !one.contract],
	] as const)('%s', (_, table, differs) => {
		const different = judged.filter(differs).map((one) => one.case);
		const deliberate = table[name]!;
		expect(different.filter((one) => !deliberate.some(({ cases }) => cases.test(one)))).toEqual([]);
		expect(deliberate.map(({ why, cases }) => [why, different.filter((one) => cases.test(one)).length])).toEqual(
			deliberate.map(({ why, count }) => [why, count]),
		);
	});

	it('has each length of the contract to the character', () => {
		const places = new Map(ways.map((way) => [placeOf(way), way]));
		for (const [place, most] of lengths) {
			const at = (length: number) =>
				judge(
					place,
					changed(body, places.get(place)!, (parent, key) => void (parent[key] = text(place, length))),
				);
			expect([at(most), at(most + 1)]).toEqual([
				{ case: place, node: true, contract: true },
				{ case: place, node: false, contract: false },
			]);
		}
		expect(lengths.size).toBe({ createInvoice: 25, createAmendment: 50, validateBusiness: 0 }[name]);
	});
});

describe('Parties', () => {
	const { createInvoice } = BODIES;
	const { endpoint } = endpoints.find(({ name }) => name === 'createInvoice')!;
	const inContract = contract.validator(
		operationOf(endpoint)!.definition.requestBody.content['application/json'].schema,
		true,
	);
	const judge = (changes: object) => {
		const body = { data: { ...createInvoice!.data, ...changes } };
		return [(endpoint.body as z.ZodTypeAny).safeParse(body).success, inContract(body).length === 0];
	};
	const NUMBERS = [
		'220-00-00002',
		'2200000002',
		'9001011000000',
		'900101-1000000',
		'9999999999999',
		'900101-1******',
		'',
	];

	it.each([
		['01', ['220-00-00002']],
		['02', ['9001011000000', '9999999999999']],
		['03', ['9999999999999']],
	])('kind %s has the numbers %j', (partyTypeCode, right) => {
		for (const companyNumber of NUMBERS) {
			const [node, vendor] = judge({ invoicee: { ...createInvoice!.data.invoicee, partyTypeCode, companyNumber } });
			expect([companyNumber, node]).toEqual([companyNumber, right.includes(companyNumber)]);
			// Without hyphens the contract takes a business number too (in practice, 7.7).
			expect([companyNumber, vendor]).toEqual([
				companyNumber,
				node || (partyTypeCode === '01' && companyNumber === '2200000002'),
			]);
		}
	});

	it('a supplier by number has hyphens, to both', () => {
		for (const invoicer of [...NUMBERS, ...PROBES, null, 1, []])
			expect([invoicer, ...judge({ invoicer })]).toEqual([
				invoicer,
				...(invoicer === '220-00-00002' ? [true, true] : [false, false]),
			]);
	});
});
