import fc, { type Arbitrary } from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Given, Shape } from './parameters';
import { SPLITS } from './splits';

/** An invoice as a person means it, in the words of the form. Amounts in won. */
export interface Meant {
	writeDateSource: 'date' | 'today' | 'lastDayOfPreviousMonth';
	writeDate: string;
	purpose: 'claim' | 'receipt';
	taxKind: 'taxable' | 'zeroRated' | 'taxExempt';
	amounts: 'asGiven' | 'vatComputed' | (typeof SPLITS)[number];
	supplierSource: 'form' | 'json' | 'customerKey';
	recipientSource: 'form' | 'json';
	itemSource: 'form' | 'json';
	referenceIdSource: 'given' | 'derived';
	referenceId: string;
	supplier: Party;
	recipient: Party;
	lines: Line[];
	remark: string | undefined;
	leaveOutTaxType: boolean;
	requireChecksum: boolean;
	expectTotal: boolean;
}

export interface Party {
	number: string;
	branch: string | undefined;
	name: string;
	representative: string;
	address: string | undefined;
	businessType: string | undefined;
	businessItem: string | undefined;
	contacts: Array<{ email: string; name: string | undefined; phone: Phone | undefined }>;
}

export interface Line {
	date: string | undefined;
	name: string;
	specification: string | undefined;
	quantity: number | undefined;
	unitPrice: number | undefined;
	/** As the user gives it: with split amounts it includes VAT. */
	supplyCost: number;
	/** Undefined where it is computed, or where there is none. */
	tax: number | undefined;
	remark: string | undefined;
}

/** How it is written, and how Bolta gets it. */
type Phone = readonly [written: string, sent: string];

export interface Order {
	meant: Meant;
	/** One item. */
	items: Given[];
}

/** Invoices that go out in one execution. */
export interface Batch {
	shape: Shape;
	generation: 1 | 3;
	orders: Order[];
}

export const CUSTOMER_KEY = 'customer_bf8paz';

/** As the sandbox knows this customer. */
export const CUSTOMER = { number: '1010000002', name: '고객 공급자', representative: '고객대표' };

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const digits = (length: number) =>
	fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

const character = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code)) },
	{ weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('㈜', '·', '１', '½', 'é', '漢', 'ㄱ', '\u00a0', '\u3000', '"', '\\', '\n', '\uffff'),
	},
);

/** A text that names something: signs and zeros alone say that there is no name. */
const name = (most: number) => text(most).filter((one) => /[1-9\p{L}]/u.test(one));

/** Text in its one form, without space around it; at times as long as a text here may be. */
function text(most: number): Arbitrary<string> {
	const length = fc.oneof(
		{ weight: 9, arbitrary: fc.integer({ min: 1, max: Math.min(20, most) }) },
		{ weight: 1, arbitrary: fc.constant(most) },
	);
	return length
		.chain((exact) => fc.array(character, { minLength: exact, maxLength: exact }))
		.map((characters) =>
			characters
				.join('')
				.replace(/[\s\u3000]+/g, ' ')
				.replace(/^ | $/g, '가'),
		);
}

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** The check digit of nine digits, computed another way than the node does. */
export function checkDigit(nine: string): number {
	const products = WEIGHTS.map((weight, position) => weight * Number(nine[position]));
	const sum = products.reduce((total, product) => total + product, 0) + Math.trunc((products[8] ?? 0) / 10);
	return (1000 - sum) % 10;
}

/** Nobody's: the fourth and fifth digit are never 00 in a number that was given out. */
const businessNumber = (checked: boolean) =>
	fc.tuple(fc.integer({ min: 101, max: 999 }), digits(4), fc.nat(9)).map(([office, serial, last]) => {
		const nine = `${office}00${serial}`;
		return `${nine}${checked ? checkDigit(nine) : last}`;
	});

/** Nobody's: the serial in front of the check digit starts at 1. */
const personNumber = fc.oneof({
	weight: 9,
	arbitrary: fc
		.tuple(
			fc.integer({ min: 1, max: 99 }),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 28 }),
			// Of others, who are dead or not born yet, one in ten would read as a company's number.
			fc.constantFrom(1, 2, 5, 6),
			fc.nat(9),
		)
		.map(
			([year, month, day, century, check]) =>
				`${[year, month, day].map((part) => String(part).padStart(2, '0')).join('')}${century}00000${check}`,
		),
});

const email = fc
	.tuple(
		fc.stringMatching(/^[a-z0-9][a-z0-9_+-]{0,20}(\.[a-z0-9]{1,8})?$/),
		fc.stringMatching(/^[a-z0-9]{1,12}$/),
		fc.constantFrom('com', 'co.kr', 'example'),
	)
	.map(([user, host, top]) => `${user}@${host}.${top}`);

const PHONES: readonly Phone[] = [
	['010-0000-1234', '010-0000-1234'],
	['01000001234', '010-0000-1234'],
	['010 0000 1234', '010-0000-1234'],
	['010.0000.1234', '010-0000-1234'],
	['+82 10-0000-1234', '010-0000-1234'],
	['+82 (0)10 0000 1234', '010-0000-1234'],
	['(02) 000-1234', '02-000-1234'],
	['0310001234', '031-000-1234'],
	['1588-0000', '1588-0000'],
	['050700001234', '0507-0000-1234'],
	['070\u00a00000\u00a01234', '070-0000-1234'],
];

const optional = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const MILLISECONDS_OF_A_DAY = 86_400_000;
const SEOUL_AHEAD = 9 * 3_600_000;

export const seoulDay = (instant: number) => new Date(instant + SEOUL_AHEAD).toISOString().slice(0, 10);

function day(last: number): Arbitrary<string> {
	// 1900-01-01 in Seoul began in 1899 elsewhere, and such a time is refused.
	const first = Date.UTC(1900, 0, 2);
	// Half of them of this time, in which people invoice.
	const recent = fc.integer({ min: -500, max: 0 }).map((days) => last + days * MILLISECONDS_OF_A_DAY);
	const any = fc
		.integer({ min: 0, max: Math.floor((last - first) / MILLISECONDS_OF_A_DAY) })
		.map((days) => first + days * MILLISECONDS_OF_A_DAY);
	return fc.oneof(recent, any).map((instant) => new Date(instant).toISOString().slice(0, 10));
}

/** The largest is one that 16 lines with tax can have without their sum leaving the numbers that JSON keeps. */
const amount = (least: number) =>
	fc.oneof(
		fc.integer({ min: least, max: 200 }),
		fc.integer({ min: least, max: 9_999_999 }),
		fc.integer({ min: least, max: 4e14 }),
	);

// ── What is meant ───────────────────────────────────────────────────────────────────────────────────────────────────

const contact = fc.record({ email, name: optional(text(100)), phone: optional(fc.constantFrom(...PHONES)) });

const party = (number: Arbitrary<string>, contacts: { minLength: number; maxLength: number }): Arbitrary<Party> =>
	fc.record({
		number,
		branch: optional(fc.integer({ min: 1, max: 9999 }).map((branch) => String(branch).padStart(4, '0'))),
		name: name(100),
		representative: name(50),
		address: optional(text(200)),
		businessType: optional(text(100)),
		businessItem: optional(text(100)),
		contacts: fc.array(contact, contacts),
	});

const line = (least: number, today: number): Arbitrary<Omit<Line, 'tax'>> =>
	fc.record({
		date: optional(day(today)),
		name: name(100),
		specification: optional(text(200)),
		quantity: optional(
			fc.oneof(
				fc.integer({ min: -1000, max: 1_000_000 }),
				fc.integer({ min: -999_999, max: 999_999_999 }).map((thousandths) => thousandths / 1000),
			),
		),
		unitPrice: optional(fc.oneof(amount(0), fc.integer({ min: -9_999_999, max: -1 }))),
		supplyCost: amount(least),
		remark: optional(text(200)),
	});

/** Taxes of lines that are given: any share, as long as the document's is within 10 won of 10 %. */
function withTaxes(lines: Array<Omit<Line, 'tax'>>, offset: number): Line[] {
	const taxes = lines.map(({ supplyCost }) => Math.floor(supplyCost / 10));
	const due = Math.floor(lines.reduce((sum, { supplyCost }) => sum + supplyCost, 0) / 10);
	const others = taxes.slice(0, -1).reduce((sum, tax) => sum + tax, 0);
	taxes[taxes.length - 1] = Math.max(0, due - others + offset);
	return lines.map((one, index) => ({ ...one, tax: taxes[index] }));
}

/** Most are short; 16 is the most that Bolta takes. */
const lineCount = fc.oneof(
	{ weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 16 }) },
	{ weight: 1, arbitrary: fc.constant(16) },
);

function meant(
	number: number,
	shape: Omit<Shape, 'options'>,
	generation: Batch['generation'],
	today: number,
): Arbitrary<Meant> {
	const modes = fc.record({
		writeDateSource: fc.constantFrom('date', 'date', 'date', 'today', 'lastDayOfPreviousMonth'),
		purpose: fc.constantFrom('claim', 'receipt'),
		taxKind: fc.constantFrom('taxable', 'taxable', 'zeroRated', 'taxExempt'),
		amounts: fc.constantFrom('asGiven', 'vatComputed', ...SPLITS),
		supplierSource: fc.constantFrom('form', 'json', 'customerKey'),
		recipientSource: fc.constantFrom('form', 'json'),
		itemSource: fc.constantFrom('form', 'json'),
		derived: fc.boolean(),
		leaveOut: fc.boolean(),
		requireChecksum: fc.boolean(),
		expectTotal: fc.boolean(),
		person: fc.integer({ min: 0, max: 3 }).map((draw) => draw === 0),
	}) as Arbitrary<
		Pick<
			Meant,
			| 'writeDateSource'
			| 'purpose'
			| 'taxKind'
			| 'amounts'
			| 'supplierSource'
			| 'recipientSource'
			| 'itemSource'
			| 'requireChecksum'
			| 'expectTotal'
		> & { derived: boolean; leaveOut: boolean; person: boolean }
	>;
	return fc.tuple(modes, lineCount).chain(([{ derived, leaveOut, person, ...chosen }, fewOrMost]) => {
		const count = chosen.itemSource === 'form' ? shape.lines : fewOrMost;
		const contacts = chosen.recipientSource === 'form' ? shape.furtherContacts + 1 : undefined;
		const { taxKind, amounts } = chosen;
		const referenceIdSource = derived && chosen.writeDateSource !== 'today' ? 'derived' : 'given';
		return fc
			.record({
				writeDate: day(today),
				supplier: party(businessNumber(chosen.requireChecksum), { minLength: 1, maxLength: 1 }),
				recipient: party(person ? personNumber : businessNumber(chosen.requireChecksum), {
					minLength: contacts ?? 1,
					maxLength: contacts ?? 4,
				}),
				// A split line of 1 won has nothing left once its tax is taken.
				lines: fc.array(line(amounts.startsWith('split') && taxKind === 'taxable' ? 2 : 1, today), {
					minLength: count,
					maxLength: count,
				}),
				offset: fc.integer({ min: -9, max: 10 }),
				remark: optional(text(200)),
				referenceId: fc.oneof(
					fc.constant(String(1_000_000 + number)),
					fc.stringMatching(/^[\x21-\x7e]{1,30}$/).map((start) => `${start}/${number}`),
					fc.constant(`${'x'.repeat(240 - 8)}${String(number).padStart(8, '0')}`),
				),
			})
			.map(({ offset, lines, ...content }) => ({
				...chosen,
				...content,
				...(chosen.supplierSource === 'customerKey' && { supplier: { ...content.supplier, ...CUSTOMER } }),
				referenceIdSource,
				leaveOutTaxType: leaveOut && generation === 1 && taxKind !== 'zeroRated',
				lines: named(
					taxKind === 'taxable' && amounts === 'asGiven'
						? withTaxes(lines, offset)
						: lines.map((one) => ({ ...one, tax: undefined })),
					number,
				),
			}));
	});
}

/** Derived reference ids need contents that differ. */
function named([first, ...others]: Line[], number: number): Line[] {
	return first ? [{ ...first, name: `${first.name.slice(0, 90)}#${number}` }, ...others] : [];
}

// ── How it is written ───────────────────────────────────────────────────────────────────────────────────────────────

const PADDING = ['', '', '', ' ', '\u00a0', '\n', '\u3000'];
const padded = (value: string) =>
	fc
		.tuple(fc.constantFrom(...PADDING), fc.constantFrom(...PADDING))
		.map(([before, after]) => `${before}${value}${after}`);
const absent = fc.constantFrom(undefined, null, '', '  ');

/** An ordinary text; whole numbers come as numbers from sheets. */
function writtenText(value: string | undefined): Arbitrary<unknown> {
	if (value === undefined) return absent;
	const forms = fc.constantFrom(...asOthersWriteIt(value)).chain(padded);
	return /^[1-9]\d{0,14}$/.test(value) ? fc.oneof(forms, fc.constant(Number(value))) : forms;
}

/** The same text as macOS writes it, with signs that nobody sees, and with other white space. */
const asOthersWriteIt = (value: string) => [
	value,
	value.normalize('NFD'),
	`${value.slice(0, 1)}\u200b${value.slice(1)}\ufeff`,
	value.replaceAll(' ', '\u00a0\u2003'),
];

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function writtenWon(value: number | undefined): Arbitrary<unknown> {
	if (value === undefined) return absent;
	const [sign, bare] = value < 0 ? ['-', -value] : ['', value];
	const spellings = [
		`${sign}${bare}`,
		`${sign}${grouped(bare)}`,
		`${sign}₩${grouped(bare)}`,
		`￦${sign}${bare}`,
		`${sign}₩ ${grouped(bare)}`,
		`₩\u00a0${sign}${bare}`,
		`${sign}${grouped(bare)}원`,
		`${sign}${bare} 원`,
		...(sign ? [] : [`+${bare}`, `+₩${bare}`]),
	];
	return fc.oneof(fc.constant(value), fc.constantFrom(...spellings).chain(padded));
}

function writtenQuantity(value: number | undefined): Arbitrary<unknown> {
	if (value === undefined) return absent;
	const [whole = '', part] = String(value).split('.');
	return fc.oneof(
		fc.constant(value),
		padded(String(value)),
		padded(`${grouped(Number(whole)).replace(/^0/, whole)}${part === undefined ? '' : `.${part}`}`),
	);
}

/** Every form of a day that people, sheets and programs give. */
function writtenDay(value: string | undefined): Arbitrary<unknown> {
	if (value === undefined) return absent;
	const [year = '', month = '', dayOfMonth = ''] = value.split('-');
	const [m, d] = [Number(month), Number(dayOfMonth)];
	const forms = [
		value,
		`${year}${month}${dayOfMonth}`,
		`${year}-${m}-${d}`,
		`${year}/${month}/${dayOfMonth}`,
		`${year}/${m}/${d}`,
		`${year}.${month}.${dayOfMonth}`,
		`${year}. ${m}. ${d}.`,
		`${year}. ${month}. ${dayOfMonth}`,
		`${year}.${m}.${d}.`,
		`${value}T00:00:00`,
		`${value}T23:59`,
		`${value}T00:00:00+09:00`,
		`${value}T23:59:59.999+0900`,
	];
	const instant = fc
		.integer({ min: 0, max: MILLISECONDS_OF_A_DAY - 1 })
		.map((passed) => new Date(Date.parse(`${value}T00:00:00Z`) + passed - SEOUL_AHEAD).toISOString());
	return fc.oneof(fc.constantFrom(...forms).chain(padded), fc.constant(Number(forms[1])), instant);
}

function writtenNumber(value: string): Arbitrary<unknown> {
	const parts =
		value.length === 10 ? [value.slice(0, 3), value.slice(3, 5), value.slice(5)] : [value.slice(0, 6), value.slice(6)];
	const texts = fc
		.constantFrom(value, parts.join('-'), parts.join(' '), parts.join('\u00a0'), parts.join(' - '))
		.chain(padded);
	// As a number it must keep all its digits, and one of ten with a wrong check digit looks like one that has not.
	return value.startsWith('0') || (value.length === 10 && checkDigit(value) !== Number(value[9]))
		? texts
		: fc.oneof(texts, fc.constant(Number(value)));
}

/** A record whose values are arbitraries; undefined is left out, as it is in JSON. */
const written = (values: Record<string, Arbitrary<unknown>>): Arbitrary<IDataObject> =>
	fc
		.record(values)
		.map(
			(record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as IDataObject,
		);

/** JSON is taken as data and as text. */
const writtenJson = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
	fc.tuple(value, fc.nat(2)).map(([data, draw]) => (draw === 0 ? JSON.stringify(data, null, '\t') : data));

const writtenContact = ({ email: address, name, phone }: Party['contacts'][number]) =>
	written({ email: padded(address), name: writtenText(name), phone: phone === undefined ? absent : padded(phone[0]) });

const writtenDetails = ({ branch, address, businessType, businessItem }: Party) => ({
	branch: branch === undefined ? absent : padded(branch),
	address: writtenText(address),
	businessType: writtenText(businessType),
	businessItem: writtenText(businessItem),
});

const writtenParty = (value: Party) =>
	writtenJson(
		written({
			number: writtenNumber(value.number),
			name: writtenText(value.name),
			representative: writtenText(value.representative),
			...writtenDetails(value),
			contacts: writtenJson(fc.tuple(...value.contacts.map(writtenContact))),
		}),
	);

function writtenPartyForm(side: 'supplier' | 'recipient', value: Party): Record<string, Arbitrary<unknown>> {
	const [first, ...others] = value.contacts;
	return {
		[`${side}Number`]: writtenNumber(value.number),
		[`${side}Name`]: writtenText(value.name),
		[`${side}Representative`]: writtenText(value.representative),
		[`${side}Email`]: padded(first?.email ?? ''),
		[`${side}Details`]: written({
			...writtenDetails(value),
			contactName: writtenText(first?.name),
			contactPhone: first?.phone === undefined ? absent : padded(first.phone[0]),
			furtherContacts: fc.tuple(...others.map(writtenContact)).map((contact) => ({ contact })),
		}),
	};
}

/** `tax` of a line that has none: an untaxed invoice may say 0 when its amounts are given. */
const writtenLine = (
	{ date, name, specification, quantity, unitPrice, supplyCost, tax, remark }: Line,
	mayBeZero: boolean,
) =>
	written({
		date: writtenDay(date),
		name: writtenText(name),
		specification: writtenText(specification),
		quantity: writtenQuantity(quantity),
		unitPrice: writtenWon(unitPrice),
		supplyCost: writtenWon(supplyCost),
		tax: tax === undefined && mayBeZero ? fc.oneof(absent, writtenWon(0)) : writtenWon(tax),
		remark: writtenText(remark),
	});

/** In won; what the document comes to, by the meaning of the amounts mode. */
export function totalOf({ lines, taxKind, amounts }: Meant): number {
	const sum = lines.reduce((total, { supplyCost, tax = 0 }) => total + supplyCost + tax, 0);
	return taxKind === 'taxable' && amounts === 'vatComputed' ? sum + Math.floor(sum / 10) : sum;
}

function writtenDocument(value: Meant): Record<string, Arbitrary<unknown>> {
	const { supplierSource, recipientSource, referenceId } = value;
	return {
		referenceIdSource: fc.constant(value.referenceIdSource),
		...(value.referenceIdSource === 'given' && { referenceId: writtenText(referenceId) }),
		writeDateSource: fc.constant(value.writeDateSource),
		...(value.writeDateSource === 'date' && { writeDate: writtenDay(value.writeDate) }),
		purpose: fc.constant(value.purpose),
		taxKind: fc.constant(value.taxKind),
		supplierSource: fc.constant(supplierSource),
		...(supplierSource === 'json'
			? { supplierJson: writtenParty(value.supplier) }
			: writtenPartyForm('supplier', value.supplier)),
		recipientSource: fc.constant(recipientSource),
		...(recipientSource === 'json'
			? { recipientJson: writtenParty(value.recipient) }
			: writtenPartyForm('recipient', value.recipient)),
		itemSource: fc.constant(value.itemSource),
		remark: writtenText(value.remark),
		options: written({
			customerKey: padded(CUSTOMER_KEY),
			amounts: fc.constant(value.amounts),
			expectedTotal: value.expectTotal ? writtenWon(totalOf(value)) : absent,
			leaveOutTaxType: fc.constantFrom(value.leaveOutTaxType, String(value.leaveOutTaxType)),
			requireChecksum: fc.constantFrom(value.requireChecksum, String(value.requireChecksum)),
			itemsInFlight: fc.constantFrom(50, '50'),
		}),
	};
}

function orderOf(value: Meant): Arbitrary<Order> {
	const mayBeZero = value.amounts === 'asGiven';
	const lines = value.lines.map((one) => writtenLine(one, mayBeZero));
	const item = (more: Record<string, Arbitrary<unknown>>) =>
		written({ ...writtenDocument(value), ...more }).map((p): Given => ({ p }));
	const items: Arbitrary<Given[]> = fc.tuple(
		item(
			value.itemSource === 'json'
				? { itemsJson: writtenJson(fc.tuple(...lines)) }
				: { items: fc.tuple(...lines).map((rows) => ({ item: rows })) },
		),
	);
	return items.map((given) => ({ meant: value, items: given }));
}

const SET_OPTIONS = ['customerKey', 'amounts', 'expectedTotal', 'leaveOutTaxType', 'requireChecksum', 'itemsInFlight'];

/** `count` invoices for one execution; their numbers start at `first`. `today`: midnight UTC of the day in Seoul. */
export const batch = (first: number, count: number, today: number): Arbitrary<Batch> =>
	fc
		.record({
			lines: lineCount,
			furtherContacts: fc.integer({ min: 0, max: 3 }),
			generation: fc.constantFrom<Array<1 | 3>>(1, 3, 3),
		})
		.chain(({ generation, ...rows }) =>
			fc
				.tuple(
					...Array.from({ length: count }, (_, index) => meant(first + index, rows, generation, today).chain(orderOf)),
				)
				.map((orders) => ({ shape: { ...rows, options: SET_OPTIONS }, generation, orders })),
		);
