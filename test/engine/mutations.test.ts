import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { taxInvoice } from '../../nodes/Bolta/actions/taxInvoice';
import { itemFields } from '../../nodes/Bolta/actions/taxInvoice/invoiceFields';
import type { Field, FieldKind } from '../../nodes/shared/fields';
import { Invalid } from '../../nodes/shared/invalid';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { bolta } from './support/bolta';
import { everyField } from './support/parameters';

// ── Mutations: what may stand in a field instead of a good value ────────────────────────────────────────────────────

/** Of a good value as text; `inside` is where something is put into it. */
type Mutate = (good: string, inside: number) => unknown;

const MUTATIONS = {
	absent: () => undefined,
	null: () => null,
	empty: () => '',
	blank: () => ' \t\u00a0',
	object: () => ({ a: 1 }),
	array: () => ['가'],
	true: () => true,
	'1e21': () => 1e21,
	'"1e21"': () => '1e21',
	'"1e3"': () => '1e3',
	'"1,00"': () => '1,00',
	'1.5': () => 1.5,
	'"1.5"': () => '1.5',
	'full-width digits': () => '１２３４５６７８９０',
	'-1000': () => -1000,
	'"-1000"': () => '-1000',
	'0': () => 0,
	'"0"': () => '0',
	'2^53': () => 2 ** 53,
	'"2^53 + 1"': () => '9007199254740993',
	'19 digits': () => '1234567890123456789',
	'NBSP around': (good) => `\u00a0${good}\u00a0`,
	'NBSP inside': (good, inside) => `${good.slice(0, inside)}\u00a0${good.slice(inside)}`,
	'control character': (good, inside) => `${good.slice(0, inside)}\u0007${good.slice(inside)}`,
	emoji: (good) => `${good}😀`,
	'lone surrogate': (good) => `${good}\ud83d`,
	'"2026-02-30"': () => '2026-02-30',
	'"20260230"': () => '20260230',
	'20260230': () => 20_260_230,
	'"2999-12-31"': () => '2999-12-31',
	'".."': () => '..',
	'"."': () => '.',
	slash: () => 'a/b',
	'주문-1': () => '주문-1',
	'space inside': () => 'a b',
	'thirteen nines': () => '9999999999999',
	'13 digits, no birth date': () => '1234567890123',
	'wrong check digit': () => '1010000003',
	'with hyphens': () => '101-00-00002',
	'a@b.c': () => 'a@b.c',
	'two dots in a mail address': () => 'a..b@example.com',
	'mail address in Korean': () => '주문@example.com',
} satisfies Record<string, Mutate>;

type Mutation = keyof typeof MUTATIONS;

const NOTHING: readonly Mutation[] = ['absent', 'null', 'empty', 'blank'];

// ── Kinds: which mutations each takes; all others are refused ───────────────────────────────────────────────────────

const TEXTS: readonly Mutation[] = [
	'"1e21"', '"1e3"', '"1,00"', '"1.5"', 'full-width digits', '-1000', '"-1000"', '0', '"0"', '"2^53 + 1"', '19 digits', 'NBSP around', 'NBSP inside', 'control character',
	'"2026-02-30"', '"20260230"', '20260230', '"2999-12-31"', '".."', '"."', 'slash', '주문-1', 'space inside', 'thirteen nines', '13 digits, no birth date', 'wrong check digit',
	'with hyphens', 'a@b.c', 'two dots in a mail address', 'mail address in Korean',
];
const without = (all: readonly Mutation[], ...not: Mutation[]) => all.filter((one) => !not.includes(one));

const IDS = without(TEXTS, 'full-width digits', 'NBSP inside', 'control character', '주문-1', 'space inside', 'mail address in Korean');
const IDS_IN_PATHS = without(IDS, '".."', '"."', 'slash');
const AMOUNTS: readonly Mutation[] = ['"20260230"', '20260230', 'NBSP around', 'thirteen nines', '13 digits, no birth date', 'wrong check digit'];
const OF_ANY_SIGN: readonly Mutation[] = [...AMOUNTS, '-1000', '"-1000"', '0', '"0"'];

interface Kind {
	kind: FieldKind;
	takes: readonly Mutation[];
}

const KINDS = {
	text: { kind: 'text', takes: TEXTS },
	businessNumber: { kind: 'text', takes: ['NBSP around', 'NBSP inside', 'wrong check digit', 'with hyphens'] },
	partyNumber: { kind: 'text', takes: ['NBSP around', 'NBSP inside', 'wrong check digit', 'with hyphens', 'thirteen nines'] },
	branch: { kind: 'text', takes: ['NBSP around'] },
	email: { kind: 'text', takes: ['NBSP around'] },
	// A number has lost its leading zero; hyphens of any kind of text are dropped.
	phone: { kind: 'text', takes: ['NBSP around', 'NBSP inside', 'wrong check digit', 'with hyphens', '"20260230"', '"2026-02-30"', '"2999-12-31"'] },
	id: { kind: 'id', takes: IDS },
	idInPath: { kind: 'id', takes: IDS_IN_PATHS },
	amount: { kind: 'won', takes: AMOUNTS },
	amountOfAnySign: { kind: 'won', takes: OF_ANY_SIGN },
	// Whatever is no amount, and whatever is another amount.
	amountThatFits: { kind: 'won', takes: ['NBSP around'] },
	number: { kind: 'number', takes: [...OF_ANY_SIGN, '1.5', '"1.5"'] },
	pastDay: { kind: 'date', takes: ['NBSP around'] },
	day: { kind: 'date', takes: ['NBSP around', '"2999-12-31"'] },
	flag: { kind: 'flag', takes: ['true'] },
	choice: { kind: 'choice', takes: [] },
	count: { kind: 'number', takes: ['NBSP around'] },
	countFromZero: { kind: 'number', takes: ['NBSP around', '0', '"0"'] },
	json: { kind: 'json', takes: [] },
} satisfies Record<string, Kind>;

/** Rows and options hold fields; n8n itself makes them what they are, whatever a workflow says. */
const CONTAINERS: readonly FieldKind[] = ['rows', 'options'];

// ── Fields ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Tested {
	kind: keyof typeof KINDS;
	/** As errors name it: where it is read, and where the whole request is checked. */
	named: readonly string[];
	optional?: true;
	longest?: unknown;
	tooLong?: unknown;
	/** What the invoice must be like for the field to count. */
	base?: () => IDataObject;
	/** The field's good value. Without it: what the invoice has. */
	good?: string;
}

const ofLength = (length: number) => ({ longest: '가'.repeat(length), tooLong: '가'.repeat(length + 1) });
const ofIdLength = (length: number) => ({ longest: 'x'.repeat(length), tooLong: 'x'.repeat(length + 1) });
const PHONE_LENGTH = { longest: '012345678901', tooLong: '0123456789012' };
const OPTIONAL = { optional: true } as const;

const CONTACT: Record<string, Omit<Tested, 'named'>> = { email: { kind: 'email' }, name: { kind: 'text', ...OPTIONAL }, phone: { kind: 'phone', ...OPTIONAL, ...PHONE_LENGTH } };

const DETAILS: Record<string, Omit<Tested, 'named'> & { name: string }> = {
	branch: { name: 'Branch Number', kind: 'branch', ...OPTIONAL, longest: '9999', tooLong: '00001' },
	address: { name: 'Address', kind: 'text', ...OPTIONAL, ...ofLength(200) },
	businessType: { name: 'Business Type', kind: 'text', ...OPTIONAL, ...ofLength(100) },
	businessItem: { name: 'Business Item', kind: 'text', ...OPTIONAL, ...ofLength(100) },
};

const CAPITAL: Record<string, string> = { email: 'Email', name: 'Name', phone: 'Phone' };

function partyFields(side: 'supplier' | 'recipient'): Record<string, Tested> {
	const Side = side === 'supplier' ? 'Supplier' : 'Recipient';
	const contacts = (index: number) => (side === 'supplier' ? 'Supplier Contact' : `Recipient Contacts ${index}`);
	const number = side === 'supplier' ? 'businessNumber' : 'partyNumber';
	const json = { base: () => ({ [`${side}Source`]: 'json' }) };
	return {
		[`${side}Source`]: { kind: 'choice', named: [`${Side} Source`] },
		[`${side}Number`]: { kind: number, named: [`${Side} Number`] },
		[`${side}Name`]: { kind: 'text', named: [`${Side} Name`, `${Side} Name`], ...ofLength(100) },
		[`${side}Representative`]: { kind: 'text', named: [`${Side} Representative`, `${Side} Representative`], ...ofLength(50) },
		[`${side}Email`]: { kind: 'email', named: [`${Side} Email`, `${contacts(1)}: Email`] },
		...Object.fromEntries(
			Object.entries(DETAILS).map(([key, { name, ...rest }]) => [`${side}Details.${key}`, { ...rest, named: [`${Side} Details: ${name}`, `${Side} ${name}`] }]),
		),
		[`${side}Details.contactName`]: { kind: 'text', ...OPTIONAL, named: [`${Side} Details: Contact Name`, `${contacts(1)}: Name`] },
		[`${side}Details.contactPhone`]: { kind: 'phone', ...OPTIONAL, ...PHONE_LENGTH, named: [`${Side} Details: Contact Phone`] },
		[`${side}Json`]: { kind: 'json', named: [`${Side} JSON`], ...json },
		[`${side}Json.number`]: { kind: number, named: [`${Side} JSON: Number`], ...json },
		[`${side}Json.name`]: { kind: 'text', named: [`${Side} JSON: Name`, `${Side} Name`], ...ofLength(100), ...json },
		[`${side}Json.representative`]: { kind: 'text', named: [`${Side} JSON: Representative`, `${Side} Representative`], ...ofLength(50), ...json },
		...Object.fromEntries(
			Object.entries(DETAILS).map(([key, { name, ...rest }]) => [`${side}Json.${key}`, { ...rest, ...json, named: [`${Side} JSON: ${name}`, `${Side} ${name}`] }]),
		),
		[`${side}Json.contacts`]: { kind: 'json', named: [`${Side} JSON: Contacts`], ...json },
		...Object.fromEntries(
			Object.entries(CONTACT).map(([key, rest]) => [
				`${side}Json.contacts[0].${key}`,
				{ ...rest, ...json, named: [`${Side} JSON: Contacts 1: ${CAPITAL[key]}`, `${contacts(1)}: ${CAPITAL[key]}`] },
			]),
		),
	};
}

/** Lines stand in the form, in JSON, and in input rows. */
function lineFields(path: string, named: string, base: IDataObject): Record<string, Tested> {
	const computed = { ...base, options: { amounts: 'vatComputed' } };
	const fields: Record<keyof typeof itemFields, Omit<Tested, 'named'> & { name: string }> = {
		date: { name: 'Date', kind: 'day', ...OPTIONAL },
		name: { name: 'Name', kind: 'text', ...ofLength(100) },
		specification: { name: 'Specification', kind: 'text', ...OPTIONAL },
		quantity: { name: 'Quantity', kind: 'number', ...OPTIONAL },
		unitPrice: { name: 'Unit Price', kind: 'amountOfAnySign', ...OPTIONAL, longest: '9007199254740991', tooLong: '9007199254740992' },
		// With a tax of its own another supply cost would be refused for the tax.
		supplyCost: { name: 'Supply Cost', kind: 'amount', base: () => computed, longest: '8188362958855447', tooLong: '8188362958855448' },
		tax: { name: 'Tax', kind: 'amountThatFits', longest: 1010, tooLong: 1011 },
		remark: { name: 'Remark', kind: 'text', ...OPTIONAL },
	};
	return Object.fromEntries(
		Object.entries(fields).map(([key, { name, ...rest }]) => [`${path}.${key}`, { base: () => base, ...rest, named: [`${named}: ${name}`, `Items 1: ${name}`, ...(name === 'Tax' ? ['Items: Tax'] : name === 'Supply Cost' ? ['Items'] : [])] }]),
	);
}

const itemsFrom = (itemSource: string) => ({ itemSource });

const RUN_OPTIONS: Record<string, Tested> = {
	'options.itemsInFlight': { kind: 'count', named: ['Options: Items in Flight'], longest: 100, tooLong: 101 },
	'options.timeout': { kind: 'count', named: ['Options: Timeout'], longest: '600', tooLong: '601' },
};

const ISSUE: Record<string, Tested> = {
	referenceIdSource: { kind: 'choice', named: ['Reference ID Source'] },
	referenceId: { kind: 'id', named: ['Reference ID'], ...ofIdLength(240) },
	writeDateSource: { kind: 'choice', named: ['Write Date Source'] },
	writeDate: { kind: 'pastDay', named: ['Write Date'] },
	purpose: { kind: 'choice', named: ['Purpose'] },
	taxKind: { kind: 'choice', named: ['Tax Kind'] },
	...partyFields('supplier'),
	...partyFields('recipient'),
	...Object.fromEntries(
		Object.entries(CONTACT).map(([key, rest]) => [
			`recipientDetails.furtherContacts.contact[0].${key}`,
			{ ...rest, named: [`Recipient Details: Further Contacts 1: ${CAPITAL[key]}`, `Recipient Contacts 2: ${CAPITAL[key]}`] },
		]),
	),
	itemSource: { kind: 'choice', named: ['Item Source'] },
	...lineFields('items.item[0]', 'Items 1', itemsFrom('form')),
	itemsJson: { kind: 'json', named: ['Items JSON', 'Items'], base: () => itemsFrom('json') },
	...lineFields('itemsJson[0]', 'Items JSON 1', itemsFrom('json')),
	row: { kind: 'json', named: ['Row'], base: () => itemsFrom('rows') },
	...lineFields('row', 'Row', itemsFrom('rows')),
	remark: { kind: 'text', ...OPTIONAL, named: ['Remark'], ...ofLength(200) },
	customerKey: { kind: 'idInPath', ...OPTIONAL, named: ['Customer Key'], ...ofIdLength(200) },
	failedIssuanceKey: { kind: 'idInPath', ...OPTIONAL, named: ['Failed Issuance Key'], good: 'FAILED0KEY', ...ofIdLength(200) },
	'options.amounts': { kind: 'choice', named: ['Options: Amounts'] },
	'options.dryRun': { kind: 'flag', named: ['Options: Dry Run'] },
	'options.expectedTotal': { kind: 'amountThatFits', ...OPTIONAL, named: ['Options: Expected Total', 'Expected Total'], good: '11000' },
	'options.ifAlreadyIssued': { kind: 'choice', named: ['Options: If Already Issued'] },
	'options.leaveOutTaxType': { kind: 'flag', named: ['Options: Leave Out taxType'] },
	'options.lookUpFirst': { kind: 'flag', named: ['Options: Look Up Before Issuing'] },
	'options.requireChecksum': { kind: 'flag', named: ['Options: Refuse Mistyped Numbers'] },
	'options.simplify': { kind: 'flag', named: ['Options: Simplify'] },
	'options.waitForCompletion': { kind: 'countFromZero', named: ['Options: Wait for Completion'], good: '10', longest: 3600, tooLong: 3601 },
	'options.alsoWhenRunByHand': { kind: 'flag', named: ['Options: Also When Run by Hand or by an Agent'] },
	...RUN_OPTIONS,
};

const GET: Record<string, Tested> = {
	issuanceKey: { kind: 'idInPath', named: ['Issuance Key'], ...ofIdLength(200) },
	'options.showFullNumber': { kind: 'flag', named: ['Options: Show Full Number'] },
	'options.simplify': { kind: 'flag', named: ['Options: Simplify'] },
	...RUN_OPTIONS,
};

const GET_STATUS: Record<string, Tested> = {
	referenceId: { kind: 'id', named: ['Reference ID'], ...ofIdLength(255) },
	'options.failedIssuanceKey': { kind: 'idInPath', ...OPTIONAL, named: ['Options: Failed Issuance Key'], good: 'FAILED0KEY', ...ofIdLength(200) },
	...RUN_OPTIONS,
};

const OPERATIONS: Record<string, Record<string, Tested>> = { issue: ISSUE, get: GET, getStatus: GET_STATUS };

// ── The table against the real fields ───────────────────────────────────────────────────────────────────────────────

/** The names that a JSON field takes, by its own word. */
function namesIn(read: () => unknown): string[] {
	try {
		read();
	} catch (error) {
		if (error instanceof Invalid) return (/^only the names (.*)$/.exec(error.expected)?.[1] ?? '').split(', ');
	}
	throw new Error('An unknown key was taken');
}

const UNKNOWN = { noSuchKey: 1 };

/** Every field of an operation with the way to it; a kind where it is told, else n8n's type. */
function walk(name: string, field: Field<unknown>): Array<{ path: string; kind?: FieldKind; type?: string }> {
	const { kind, property } = field;
	const nested = (properties: unknown, prefix: string): Array<{ path: string; type?: string }> =>
		(properties as INodeProperties[]).flatMap((child) =>
			child.type === 'fixedCollection' ? groups(child, `${prefix}.${child.name}`) : [{ path: `${prefix}.${child.name}`, type: child.type }],
		);
	const groups = ({ options }: Pick<INodeProperties, 'options'>, prefix: string) =>
		(options as Array<{ name: string; values: INodeProperties[] }>).flatMap((group) => nested(group.values, `${prefix}.${group.name}[0]`));
	if (kind === 'options') return nested(property.options, name);
	if (kind === 'rows') return groups(property, name);
	if (kind !== 'json') return [{ path: name, kind }];
	if (name === 'row') return [{ path: name, kind }, ...Object.entries(itemFields).map(([key, inner]) => ({ path: `${name}.${key}`, kind: inner.kind }))];
	if (name === 'itemsJson') return [{ path: name, kind }, ...namesIn(() => field.read([UNKNOWN])).map((key) => ({ path: `${name}[0].${key}`, kind: itemFields[key as keyof typeof itemFields]?.kind }))];
	const party = { number: '1010000002', name: '가', representative: '나', contacts: [UNKNOWN] };
	return [
		{ path: name, kind },
		...namesIn(() => field.read(UNKNOWN)).map((key) => ({ path: `${name}.${key}` })),
		...namesIn(() => field.read(party)).map((key) => ({ path: `${name}.contacts[0].${key}` })),
	];
}

const TYPES: Record<string, readonly FieldKind[]> = { string: ['text', 'id', 'won', 'number'], number: ['number'], boolean: ['flag'], options: ['choice'], dateTime: ['date'] };

describe('The table', () => {
	it('has all operations', () => {
		expect(taxInvoice.operations.map(({ value }) => value).sort()).toEqual(Object.keys(OPERATIONS).sort());
	});

	it.each(taxInvoice.operations)('has every field of $name, by its kind', ({ value, fields }) => {
		const table = OPERATIONS[value]!;
		const walked = Object.entries(fields).flatMap(([name, field]) => walk(name, field));
		expect(walked.map(({ path }) => path).sort()).toEqual(Object.keys(table).sort());
		const told = walked.filter(({ kind, type }) => kind ?? type);
		expect(told.length).toBeGreaterThan(0);
		const wrong = told.filter(({ path, kind, type = '' }) => {
			const own = KINDS[table[path]!.kind].kind;
			return kind ? kind !== own : !TYPES[type]?.includes(own);
		});
		expect(wrong).toEqual([]);
	});

	it('has every kind of field', () => {
		const known = [...CONTAINERS, ...Object.values(KINDS).map(({ kind }) => kind)];
		const used = taxInvoice.operations.flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind));
		expect(used.filter((kind) => !known.includes(kind))).toEqual([]);
		// What the type says there is; a new kind does not compile until it stands here.
		const all = { text: 1, number: 1, won: 1, date: 1, flag: 1, choice: 1, id: 1, json: 1, rows: 1, options: 1 } satisfies Record<FieldKind, 1>;
		expect(Object.keys(all).filter((kind) => !known.includes(kind as FieldKind))).toEqual([]);
	});
});

// ── Invoices with one thing wrong ───────────────────────────────────────────────────────────────────────────────────

const CUSTOMER_KEY = 'customer_bf8paz';
const CHOSEN: IDataObject = {
	amounts: 'asGiven', dryRun: false, expectedTotal: '', ifAlreadyIssued: 'return', leaveOutTaxType: false, lookUpFirst: true, requireChecksum: false, simplify: true,
	waitForCompletion: 0, itemsInFlight: 50, timeout: 60,
};
const SHAPE = { lines: 1, furtherContacts: 1, options: Object.keys(CHOSEN) };

const contact = () => ({ email: 'buyer@example.com', name: '담당자', phone: '010-0000-1234' });
const line = () => ({ date: '2026-01-30', name: '품목', specification: '규격', quantity: '1234', unitPrice: '10000', supplyCost: '10000', tax: '1000', remark: '비고' });
const details = () => ({ branch: '0001', address: '서울', businessType: '서비스', businessItem: '소프트웨어' });
const party = () => ({ number: '1010000002', name: '주식회사', representative: '대표', ...details(), contacts: [contact()] });
const partyForm = (side: string) => ({
	[`${side}Source`]: 'form',
	[`${side}Number`]: '1010000002',
	[`${side}Name`]: '주식회사',
	[`${side}Representative`]: '대표',
	[`${side}Email`]: 'mail@example.com',
	[`${side}Details`]: { ...details(), contactName: '담당자', contactPhone: '010-0000-1234', furtherContacts: { contact: [contact()] } },
	[`${side}Json`]: party(),
});

/** Valid in every mode: all that the sources not chosen would need is there too. */
const invoice = (referenceId: string): IDataObject => ({
	referenceIdSource: 'given',
	referenceId,
	writeDateSource: 'date',
	writeDate: '2026-01-31',
	purpose: 'claim',
	taxKind: 'taxable',
	...partyForm('supplier'),
	...partyForm('recipient'),
	itemSource: 'form',
	items: { item: [line()] },
	itemsJson: [line()],
	row: line(),
	remark: '비고',
	customerKey: CUSTOMER_KEY,
	failedIssuanceKey: '',
	options: { ...CHOSEN },
});

const steps = (path: string) => path.split(/[.[\]]+/).filter((step) => step !== '');

/** Sets what stands at `path`; undefined is left out, as it is in JSON. */
function put(target: IDataObject, path: string, value: unknown): void {
	const way = steps(path);
	const last = way.pop()!;
	const parent = way.reduce((inner, step) => inner[step] as IDataObject, target);
	if (value === undefined) delete parent[last];
	else parent[last] = value as IDataObject;
}

const look = (target: IDataObject, path: string) => steps(path).reduce<unknown>((inner, step) => (inner as IDataObject)[step], target);

interface Case {
	title: string;
	path: string;
	tested: Tested;
	value: unknown;
	isValid: boolean;
}

function casesOf(fields: Record<string, Tested>, goodOf: (path: string) => unknown): Case[] {
	return Object.entries(fields).flatMap(([path, tested]) => {
		const { kind, takes } = KINDS[tested.kind] as Kind;
		const given = tested.good ?? goodOf(path);
		const good = typeof given === 'object' ? JSON.stringify(given) : String(given);
		const inside = kind === 'json' ? 1 : Math.ceil(good.length / 2);
		const one = (mutation: string, value: unknown, isValid: boolean): Case => ({ title: `${path}: ${mutation}`, path, tested, value, isValid });
		return [
			...Object.entries<Mutate>(MUTATIONS).map(([name, mutate]) => {
				const mutation = name as Mutation;
				return one(mutation, mutate(good, inside), NOTHING.includes(mutation) ? tested.optional === true : takes.includes(mutation));
			}),
			...('longest' in tested ? [one('exactly the longest', tested.longest, true), one('too long by one', tested.tooLong, false)] : []),
			one('good', given, true),
		];
	});
}

const goodOfIssue = (path: string) => look(invoice('order-1'), path);
const issueCases = casesOf(ISSUE, goodOfIssue).map((one, number) => ({ ...one, referenceId: `case-${number}` }));

interface ErrorItem {
	error?: string;
	details?: { outcome: string | null; code: string | null; httpStatus: number | null; itemIndex: number };
}

/** Says in which way a refused item was not refused as it should be; undefined: it was. */
function badRefusal({ error = '', details: told }: ErrorItem, { tested: { named, kind } }: Case, itemIndex: number): string | undefined {
	const [where = ''] = error.split(' [item');
	const isNamed = named.some((name) => where === name || (kind === 'json' && /^(: | \d)/.test(where.slice(name.length)) && where.startsWith(name)));
	if (!isNamed) return `named "${where}"`;
	if (!error.includes(` [item ${itemIndex}]`) || told?.itemIndex !== itemIndex) return 'the item is not named';
	return told.outcome === 'notSent' && told.code === 'INVALID' ? undefined : `ended as ${told.outcome} ${told.code}`;
}

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.bolta.reset());

type IssueCase = (typeof issueCases)[number];

function itemOf({ path, tested, value, referenceId }: IssueCase): IDataObject {
	const { options, ...base } = tested.base?.() ?? {};
	const p: IDataObject = { ...invoice(referenceId), ...base };
	Object.assign(p.options as IDataObject, options);
	if (path.endsWith('.supplyCost')) put(p, path.replace('supplyCost', 'tax'), undefined);
	put(p, path, value);
	return { p };
}

/** Runs the cases in one execution behind an ordinary invoice, from which the options of the run are taken. */
async function runIssue(cases: IssueCase[], literal: IDataObject = {}): Promise<Array<{ one: IssueCase; json: ErrorItem; itemIndex: number }>> {
	const parameters = everyField(SHAPE);
	const { outputs, error } = await bolta(sandbox.bolta.url, {
		parameters: { ...parameters, options: { ...(parameters.options as IDataObject), ...literal } as never },
		input: [{ p: invoice('first') }, ...cases.map(itemOf)],
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(cases.length + 1);
	return cases.map((one, index) => ({ one, json: outputs[0]![index + 1]!.json as ErrorItem, itemIndex: index + 1 }));
}

/** What went otherwise than the table says. */
function wrong(results: Awaited<ReturnType<typeof runIssue>>): string[] {
	const ledger = new Set(sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId));
	const asked = new Set(sandbox.bolta.requests().map(({ referenceId }) => referenceId));
	return results.flatMap(({ one, json, itemIndex }) => {
		const { title, isValid, referenceId } = one;
		if (isValid) return json.error === undefined && ledger.has(referenceId) ? [] : [`${title} is valid, but: ${json.error ?? 'it is not in the ledger'}`];
		if (asked.has(referenceId)) return [`${title} is invalid, but something was sent (${json.error})`];
		const problem = badRefusal(json, one, itemIndex);
		return problem ? [`${title} is invalid, but ${problem}: ${json.error}`] : [];
	});
}

/** Fields that need an execution, or a sandbox, of their own. */
const APART = ['referenceId', 'failedIssuanceKey', 'options.leaveOutTaxType', 'options.alsoWhenRunByHand'];
const apart = (path: string) => issueCases.filter((one) => one.path === path);

describe(`Issue, ${issueCases.length} mutations`, () => {
	const together = issueCases.filter(({ path }) => !APART.includes(path));
	const sections = new Set(together.map(({ path }) => path.split('.')[0]!));

	it.each([...sections])('%s', async (section) => {
		expect(wrong(await runIssue(together.filter(({ path }) => path.split('.')[0] === section)))).toEqual([]);
	});

	// Different spellings can be the same id, which one execution refuses.
	it('referenceId', async () => {
		const problems: string[] = [];
		for (const one of apart('referenceId')) {
			const [result] = await runIssue([one]);
			const sent = typeof one.value === 'number' || typeof one.value === 'string' ? String(one.value).trim() : '';
			const isInLedger = sandbox.bolta.ledger('test').some(({ clientReferenceId }) => clientReferenceId === sent);
			if (one.isValid && !(isInLedger && result!.json.error === undefined)) problems.push(`${one.title} is valid, but: ${result!.json.error}`);
			const problem = one.isValid ? undefined : badRefusal(result!.json, one, 1);
			const others = sandbox.bolta.requests().filter(({ referenceId }) => referenceId !== 'first');
			if (problem || (!one.isValid && others.length > 0)) problems.push(`${one.title} is invalid, but ${problem ?? 'something was sent'}: ${result!.json.error}`);
			sandbox.bolta.reset();
		}
		expect(problems).toEqual([]);
	});

	it('failedIssuanceKey', async () => {
		const cases = apart('failedIssuanceKey');
		// Each has an earlier attempt that failed.
		sandbox.bolta.configure({ failReferenceIds: cases.map(({ referenceId }) => referenceId) });
		await bolta(sandbox.bolta.url, { parameters: everyField(SHAPE), input: cases.map(({ referenceId }) => ({ p: invoice(referenceId) })) });
		expect(sandbox.bolta.ledger('test').filter(({ state }) => state === 'failed')).toHaveLength(cases.length);
		sandbox.bolta.clearRequests();

		const results = await runIssue(cases);
		const again = sandbox.bolta.ledger('test').map(({ clientReferenceId }) => String(clientReferenceId)).filter((id) => id.includes('~'));
		const expected = cases.filter(({ isValid, value }) => isValid && String(value ?? '').trim() !== '').map(({ referenceId }) => referenceId);
		expect(again.map((id) => id.split('~')[0]).sort()).toEqual([...expected].sort());
		expect(wrong(results)).toEqual([]);
	});

	it('options.leaveOutTaxType, where Bolta does without it', async () => {
		sandbox.bolta.configure({ generation: 1 });
		expect(wrong(await runIssue(apart('options.leaveOutTaxType')))).toEqual([]);
	});

	// n8n gives the same to all items: it takes no expression here.
	it('options.alsoWhenRunByHand', async () => {
		const problems: string[] = [];
		for (const one of apart('options.alsoWhenRunByHand')) {
			const [result] = await runIssue([{ ...one, path: 'remark', value: '비고' }], { alsoWhenRunByHand: one.value } as IDataObject);
			// Left out it is off; that is no mistake.
			if (one.isValid || one.value === undefined) problems.push(...wrong([{ ...result!, one: { ...one, isValid: true } }]));
			else problems.push(...wrong([{ ...result!, one }]));
			sandbox.bolta.reset();
		}
		const [byExpression] = await runIssue([apart('options.alsoWhenRunByHand')[0]!], { alsoWhenRunByHand: '={{ true }}' });
		expect(byExpression?.json.error).toContain('Also When Run by Hand or by an Agent [item 1]: expected true or false');
		expect(problems).toEqual([]);
	});

	it('takes the defaults of what is left out altogether', async () => {
		const chosen = ['referenceIdSource', 'writeDateSource', 'purpose', 'taxKind', 'supplierSource', 'recipientSource', 'itemSource', 'options', 'supplierDetails', 'recipientDetails', 'remark', 'customerKey', 'failedIssuanceKey'];
		const parameters = Object.fromEntries(Object.entries(everyField(SHAPE)).filter(([name]) => !chosen.includes(name)));
		const { error } = await bolta(sandbox.bolta.url, { parameters, input: [{ p: invoice('plain') }] });
		expect(error).toBeUndefined();
		expect(sandbox.bolta.ledger('test')).toMatchObject([{ clientReferenceId: 'plain', customerKey: null, body: { purpose: 'CLAIM', taxType: 'TAXABLE', items: [{ tax: 1000 }] } }]);
	});
});

// ── Reading operations ──────────────────────────────────────────────────────────────────────────────────────────────

interface Reading {
	operation: string;
	fields: Record<string, Tested>;
	route: string;
	parameters: IDataObject;
	/** What reaches the vendor of a good or mutated value of the operation's id. */
	idPath: string;
	sentId(request: { path: string; query: Record<string, unknown> }): string;
}

const READINGS: Reading[] = [
	{
		operation: 'get',
		fields: GET,
		route: 'getTaxInvoice',
		idPath: 'issuanceKey',
		parameters: {
			issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.p.issuanceKey }}' },
			options: Object.fromEntries(['showFullNumber', 'simplify', 'itemsInFlight', 'timeout'].map((name) => [name, `={{ $json.p.options.${name} }}`])),
		},
		sentId: ({ path }) => decodeURIComponent(path.split('/').at(-1)!),
	},
	{
		operation: 'getStatus',
		fields: GET_STATUS,
		route: 'getByClientReferenceId',
		idPath: 'referenceId',
		parameters: {
			referenceId: '={{ $json.p.referenceId }}',
			options: Object.fromEntries(['failedIssuanceKey', 'itemsInFlight', 'timeout'].map((name) => [name, `={{ $json.p.options.${name} }}`])),
		},
		sentId: ({ query }) => String(query.clientReferenceId).split('~')[0]!,
	},
];

describe.each(READINGS)('$operation', ({ operation, fields, route, parameters, idPath, sentId }) => {
	it('asks for what is valid and for nothing else', async () => {
		const { outputs: issued } = await bolta(sandbox.bolta.url, { parameters: everyField(SHAPE), input: [{ p: invoice('known') }] });
		sandbox.bolta.clearRequests();
		const known = { issuanceKey: issued[0]![0]!.json.issuanceKey as string, referenceId: 'known' }[idPath]!;
		const good = (): IDataObject => ({ [idPath]: known, options: { showFullNumber: false, simplify: true, itemsInFlight: 50, timeout: 60, failedIssuanceKey: '' } });
		const cases = casesOf(fields, (path) => look(good(), path));
		const input = cases.map(({ path, value }) => {
			const p = good();
			put(p, path, value);
			return { p };
		});
		const { outputs } = await bolta(sandbox.bolta.url, {
			parameters: { resource: 'taxInvoice', operation, ...parameters } as never,
			input: [{ p: good() }, ...input],
			onError: 'continueRegularOutput',
		});
		const problems = cases.flatMap((one, index) => {
			const json = outputs[0]![index + 1]!.json as ErrorItem;
			if (!one.isValid) {
				const problem = badRefusal(json, one, index + 1);
				return problem ? [`${one.title} is invalid, but ${problem}: ${json.error}`] : [];
			}
			// What Bolta does not know it says it does not know: 404 for a key, 400 for a reference ID.
			const isAnswered = json.error === undefined || json.details?.httpStatus === 404 || json.details?.code === 'INVALID_REQUEST';
			return isAnswered ? [] : [`${one.title} is valid, but: ${json.error}`];
		});
		expect(problems).toEqual([]);
		const expected = cases.filter(({ isValid }) => isValid).map(({ path, value }) => (path === idPath ? String(value).trim() : known));
		const asked = sandbox.bolta.requests().filter((request) => request.route === route).map(sentId);
		expect(asked.sort()).toEqual([known, ...expected].sort());
	});
});
