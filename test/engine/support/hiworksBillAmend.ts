import fc, { type Arbitrary } from 'fast-check';
import type { IBinaryKeyData, IDataObject, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

import type { HiworksBillEntry, RequestRecord, Sandbox } from '../../../sandbox/index.ts';
import { bound } from '../../support/bound.ts';
import { withVendor } from '../../support/sandbox.ts';
import { moveCalendar } from './clock';
import type { Execution, Result } from './engine';
import { hiworksBill } from './hiworksBill';
import { locator } from './operations';
import { SPLITS, supplyCostIn } from './splits';

/** A sheet as Hiworks takes it. */
export interface WireSheet {
	information: Record<string, string>;
	invoiceType: Record<string, string>;
	invoicer: unknown;
	invoicee: Record<string, unknown>;
	items: Array<Record<string, string>>;
}

const contact = (name: string, email: string) => ({ name, email, cell: '010-0000-0001', phone: '02-0000-0001' });
const party = (companyNumber: string, companyName: string) => ({
	companyNumber,
	taxNumber: '0001',
	companyName,
	companyAddress: '서울특별시 어느구 1',
	ceoName: '김대표',
	bizType: '서비스',
	bizClassification: '개발',
});
const SUPPLIER = {
	...party('220-00-00002', '공급자 주식회사'),
	primaryContact: contact('공급 담당', 'supplier@example.com'),
};
const RECIPIENT = {
	...party('888-88-88888', '구매자 주식회사'),
	partyTypeCode: '01',
	primaryContact: contact('구매 담당', 'buyer@example.com'),
	secondaryContact: contact('둘째 담당', 'second@example.com'),
};

/** Two lines, one of them with quantity and price: 10,000 won and 1,000 won of tax, of 27 May. */
const LINES: Array<Record<string, string>> = [
	{
		month: '05',
		day: '20',
		subject: '품목 1',
		unit: 'EA',
		quantity: '3',
		unitPrice: '1000',
		supplyPrice: '3000',
		tax: '300',
		description: '줄 비고',
	},
	{ month: '05', day: '27', subject: '품목 2', unit: '', supplyPrice: '7000', tax: '700', description: '' },
];

/** What of an original is not as usual. */
export interface Changes {
	typeCode?: 'A' | 'B' | 'D';
	taxType?: 'A' | 'B';
	purposeType?: 'C' | 'R';
	information?: Record<string, string>;
	invoicer?: unknown;
	invoicee?: Record<string, unknown>;
	items?: Array<Record<string, string>>;
}

const sum = (lines: Array<Record<string, string>>, key: string) =>
	String(lines.reduce((total, line) => total + BigInt(line[key] ?? '0'), 0n));

export function originalSheet({
	typeCode = 'A',
	taxType = typeCode === 'B' ? 'B' : 'A',
	purposeType = 'C',
	information,
	invoicer = SUPPLIER,
	invoicee,
	items,
}: Changes = {}): WireSheet {
	const lines: Array<Record<string, string>> =
		items ?? LINES.map((line) => ({ ...line, ...(taxType === 'B' && { tax: '0' }) }));
	return {
		information: {
			issueDate: '2026-05-27',
			memo: '원본 메모',
			bookNo: '1-2',
			serial: 'S-1',
			description: '원본 비고',
			totalSupplyPrice: sum(lines, 'supplyPrice'),
			totalTax: sum(lines, 'tax'),
			...information,
		},
		invoiceType: { transactionType: 'S', purposeType, taxType, typeCode },
		invoicer,
		invoicee: { ...RECIPIENT, ...invoicee },
		items: lines,
	};
}

/** A document that the office has; `issueId` is empty where nobody signed it. */
export type Document = Pick<HiworksBillEntry, 'documentId' | 'issueId'> & { sheet: WireSheet };

/** Makes a document at the vendor, not by the node, and has it issued. */
export async function original(
	{ hiworksBill: { url, ledger } }: Sandbox,
	changes: Changes = {},
	{ signed = true } = {},
): Promise<Document> {
	const sheet = originalSheet(changes);
	const answer = await fetch(`${url}/v4/invoices`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'Office-Authorization': 'another-office-token',
			'Bill-Access-Authorization': 'another-bill-token',
		},
		body: JSON.stringify({ data: { ...sheet, ...(signed && { easySign: 'Y' }) } }),
	});
	if (answer.status !== 200) throw new Error(await answer.text());
	const { documentId, issueId } = ledger().at(-1)!;
	return { documentId, issueId, sheet };
}

export type More = Partial<Omit<Execution, 'node' | 'credentials' | 'parameters'>> & {
	credential?: IDataObject;
	options?: INodeParameters;
};

/** Runs Amend with each of `fields` as it stands; one empty item unless there is other input. */
export async function amend(
	url: string,
	fields: INodeParameters,
	{ options = {}, input = [{}], ...more }: More = {},
): Promise<Result> {
	const parameters = {
		resource: 'invoice',
		operation: 'amend',
		sheetSource: 'original',
		corrections: {},
		attachments: {},
		options,
		...fields,
	};
	return await hiworksBill(url, { parameters, input, ...more });
}

/** Runs Amend from an original. */
export const amendFrom = async (
	{ hiworksBill: { url } }: Sandbox,
	{ documentId }: Pick<Document, 'documentId'>,
	reason: string,
	fields: INodeParameters = {},
	more: More = {},
) => await amend(url, { reason, documentId: locator(documentId), ...fields }, more);

export const EASY_SIGN = { credential: { allowEasySign: true }, options: { easySign: true } };

/** The cause of an amendment in most tests; not long before the day on which they take place. */
export const CAUSE = '2026-06-10';
export const TODAY = '2026-06-15T03:00:00Z';

interface Amendment extends IDataObject {
	easySign?: string;
	amendment: { originalIssueId: string; modifyType: string };
	tempFileIds?: number[];
	officeFileIds?: number[];
}

export type SentAmendment = Amendment & { negative?: WireSheet & IDataObject; positive?: WireSheet & IDataObject };

/** Requests by the contract's operation. */
export const callsOf = ({ hiworksBill: { requests } }: Sandbox, route: string): RequestRecord[] =>
	requests().filter((record) => record.route === route);

/** What went out, each with one or two sheets. */
export const sentAmendments = (sandbox: Sandbox): SentAmendment[] =>
	callsOf(sandbox, 'createAmendment').map(({ body }) => (body as { data: SentAmendment }).data);

/** The last one. */
export const lastSent = (sandbox: Sandbox): SentAmendment => sentAmendments(sandbox).at(-1)!;

/** Sheets that the office has. */
export const sheetsMade = ({ hiworksBill: { ledger } }: Sandbox): HiworksBillEntry[] =>
	ledger().filter(({ kind }) => kind === 'amendment');

export const billProblems = ({ hiworksBill: { requests } }: Sandbox) => requests().flatMap(({ problems }) => problems);

const minus = (text: string) => (text.startsWith('-') ? text.slice(1) : `-${text}`).replace(/^-0$/, '0');

/** A line that takes the given one back: the sign is in the price where there is one. */
export const takenBack = (line: Record<string, string>): Record<string, string> => ({
	...line,
	...(line.unitPrice !== undefined
		? { unitPrice: minus(line.unitPrice) }
		: line.quantity !== undefined && { quantity: minus(line.quantity) }),
	supplyPrice: minus(line.supplyPrice!),
	tax: minus(line.tax!),
});

/** The sheet that repeats an original with other lines; `information` and `invoiceType` as far as they differ. */
export function repeated(
	{ sheet }: Document,
	items: Array<Record<string, string>>,
	information: Record<string, string> = {},
	invoiceType: Record<string, string> = {},
): WireSheet {
	const { description: _remark, ...kept } = sheet.information;
	return {
		...sheet,
		information: {
			...kept,
			memo: '',
			description: '',
			totalSupplyPrice: sum(items, 'supplyPrice'),
			totalTax: sum(items, 'tax'),
			...information,
		},
		invoiceType: { ...sheet.invoiceType, typeCode: sheet.invoiceType.typeCode === 'B' ? 'N' : 'M', ...invoiceType },
		items,
	};
}

/** A file as it stands in an item. */
export const textFile = (fileName: string, content: string | Buffer): IBinaryKeyData[string] => ({
	fileName,
	mimeType: 'text/plain',
	data: Buffer.from(content as string).toString('base64'),
});

/**
 * The input of a run with files in it. The engine's plain input is JSON alone, so this is a run that was stopped just
 * before the node, with what the node then gets; it goes on as n8n's "Retry".
 */
export function withFiles(
	items: Array<{ json?: IDataObject; binary: IBinaryKeyData }>,
): Pick<Execution, 'retryOf' | 'input'> {
	const input: INodeExecutionData[] = items.map(({ json = {}, binary }) => ({ json, binary }));
	const node = {
		id: 'node',
		name: 'Node',
		type: '',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [input] }, source: null }] },
	});
	return { retryOf: { data } as IRun, input: [] };
}

// ── Generated documents: what is meant ────────────────────────────────────────────────────────────────────────────

const DAY = 86_400_000;
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
/** No generated date is after this, whenever the test runs. */
export const LAST = Date.UTC(2026, 0, 31);
const yearOf = (date: string) => Date.parse(`${date.slice(0, 4)}-01-01`);
export const between = (first: number, last: number) =>
	fc.integer({ min: 0, max: Math.round((last - first) / DAY) }).map((days) => day(first + days * DAY));

const optional = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
// Without digits, of which thirteen would be taken for a person's number and masked.
const CHARACTERS = [...'가나다라마바사아자차카타파하㈜·漢éabcXYZ "\\/<>&{}$%,;:\'-_'];
const text = (most: number) =>
	fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: most }).map((characters) =>
		characters
			.join('')
			.replace(/\s+/g, ' ')
			.replace(/^\s|\s$/g, '가')
			.replace(/^=/, '가'),
	);

/** A text that names something: signs alone say that there is no name. */
const name = (most: number) => text(most).filter((one) => /\p{L}/u.test(one));

const phone = fc.integer({ min: 0, max: 9_999 }).map((last) => `010-0000-${String(last).padStart(4, '0')}`);
const email = fc.integer({ min: 0, max: 1e9 }).map((n) => `a${n}@example.com`);
const anyContact = fc.record({ email, name: optional(text(100)), phone: optional(phone), mobile: optional(phone) });
// Nobody's: the fourth and fifth digit are never 00 in a number that was given out.
const businessNumber = fc.integer({ min: 0, max: 99_999 }).map((serial) => `22000${String(serial).padStart(5, '0')}`);
const personNumber = fc.integer({ min: 1, max: 99 }).map((year) => `${String(year).padStart(2, '0')}01011000000`);

const anyParty = (number: Arbitrary<string>, most: number) =>
	fc.record({
		number,
		branch: optional(fc.constantFrom('0001', '9999')),
		name: name(200),
		representative: name(100),
		address: optional(text(255)),
		businessType: optional(text(100)),
		businessItem: optional(text(100)),
		contacts: fc.array(anyContact, { minLength: 1, maxLength: most }),
	});
export type Party = ReturnType<typeof anyParty> extends Arbitrary<infer P> ? P : never;

const hundredths = fc.integer({ min: -9_999_999, max: 99_999_999 }).map((n) => n / 100 + 0);
const won = (least: bigint, most: bigint) =>
	fc.oneof(
		fc.bigInt({ min: least, max: 200n }),
		fc.bigInt({ min: least, max: 9_999_999n }),
		fc.bigInt({ min: least, max: most }),
	);

const line = (writeDate: string, least: bigint) =>
	fc.record({
		date: optional(between(yearOf(writeDate), Date.parse(writeDate))),
		name: name(100),
		specification: optional(text(40)),
		quantity: optional(hundredths),
		unitPrice: optional(hundredths),
		supplyCost: won(least, 9_000_000_000_000_000n),
		remark: optional(text(100)),
		tax: fc.constant<bigint | undefined>(undefined),
	});
type Line = ReturnType<typeof line> extends Arbitrary<infer L> ? L : never;

export const total = (amounts: Array<bigint | undefined>) =>
	amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

export const meant = (
	first: number,
	lineCount: number,
	contacts: number,
	{
		signs = true,
		sources = ['form', 'json'],
		documents = ['taxableInvoice', 'zeroRatedInvoice', 'taxExemptBill', 'statement'],
	} = {},
) =>
	between(Date.UTC(2023, 11, 1), LAST).chain((writeDate) =>
		fc
			.record({
				writeDate: fc.constant(writeDate),
				document: fc.constantFrom(...documents),
				statementKind: fc.constantFrom('taxable', 'zeroRated', 'taxExempt'),
				purpose: fc.constantFrom('claim', 'receipt'),
				amounts: fc.constantFrom('asGiven', 'vatComputed', ...SPLITS),
				supplierSource: fc.constantFrom('form', 'json', 'registered'),
				recipientSource: fc.constantFrom('form', 'json'),
				itemSource: fc.constantFrom(...sources),
				supplier: anyParty(businessNumber, 1),
				recipient: anyParty(
					fc.oneof({ weight: 4, arbitrary: businessNumber }, personNumber, fc.constant('9999999999999')),
					2,
				).filter((one) => one.contacts.length === contacts),
				lines: fc.array(line(writeDate, signs ? -1_000_000n : 11n), { minLength: lineCount, maxLength: lineCount }),
				offset: fc.bigInt({ min: -9n, max: 9n }),
				remark: optional(text(150)),
				payment: fc.constantFrom('none', 'zeros', 'split'),
				notes: fc.record({
					memo: optional(text(100)),
					bookNumber: optional(text(20)),
					serialNumber: optional(text(20)),
				}),
				number: fc.constant(first),
			})
			.map(({ offset, ...one }) => {
				const taxKind =
					{ taxableInvoice: 'taxable', zeroRatedInvoice: 'zeroRated', taxExemptBill: 'taxExempt' }[one.document] ??
					one.statementKind;
				if (taxKind === 'taxable' && one.amounts === 'asGiven') {
					// Any share will do, as long as the document's is within 10 won of 10 %.
					for (const each of one.lines) each.tax = each.supplyCost / 10n;
					const tax =
						one.lines[0]!.tax! +
						total(one.lines.map(({ supplyCost }) => supplyCost)) / 10n -
						total(one.lines.map((each) => each.tax)) +
						offset;
					one.lines[0]!.tax = !signs && tax < 0n ? 0n : tax;
				}
				const isForeigner = one.recipient.number === '9999999999999';
				return { ...one, taxKind, remark: isForeigner ? `M00000000 ${one.remark ?? ''}`.trim() : one.remark };
			}),
	);
export type Meant = ReturnType<typeof meant> extends Arbitrary<infer M> ? M : never;

// ── How it is written ───────────────────────────────────────────────────────────────────────────────────────────────

/** Text or number, grouped or not: by the amount itself, so that a seed says it all. */
const wonText = (amount: bigint | undefined) =>
	amount === undefined
		? ''
		: amount % 3n === 0n && amount < 9_000_000_000_000n && amount > -1_000_000n
			? Number(amount)
			: amount % 2n === 0n
				? String(amount)
				: String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
const writtenLine = ({ supplyCost, tax, ...rest }: Line): IDataObject =>
	({ ...rest, supplyCost: wonText(supplyCost), ...(tax !== undefined && { tax: wonText(tax) }) }) as IDataObject;
const details = ({ branch, address, businessType, businessItem, contacts: [first, ...others] }: Party) => ({
	branch,
	address,
	businessType,
	businessItem,
	contactName: first?.name,
	contactPhone: first?.phone,
	contactMobile: first?.mobile,
	furtherContacts: others,
});

/** Supply cost and tax of the whole, by the meaning of the mode. */
export function totalsOf({ lines, taxKind, amounts }: Meant) {
	const given = total(lines.map(({ supplyCost }) => supplyCost));
	if (taxKind !== 'taxable') return { supplyCost: given, tax: 0n };
	if (amounts.startsWith('split')) {
		const supplyCost = supplyCostIn(given, amounts);
		return { supplyCost, tax: given - supplyCost };
	}
	return { supplyCost: given, tax: amounts === 'vatComputed' ? given / 10n : total(lines.map(({ tax }) => tax)) };
}

export function paymentOf(one: Meant): Record<string, string> {
	const { supplyCost, tax } = totalsOf(one);
	return {
		none: {},
		zeros: { cash: '0', uncollected: '0' },
		split: { cash: '5', uncollected: String(supplyCost + tax - 5n) },
	}[one.payment] as Record<string, string>;
}

export function itemsOf(one: Meant): IDataObject[] {
	const { number, lines, itemSource, supplier, recipient, notes, ...rest } = one;
	const common = {
		...rest,
		itemSource,
		referenceId: `order-${number}`,
		supplier,
		recipient,
		supplierJson: JSON.stringify(supplier),
		recipientJson: JSON.stringify(recipient),
		s: details(supplier),
		r: details(recipient),
		payment: paymentOf(one),
		notes,
		lines: [],
	};
	const written = lines.map(writtenLine);
	return [{ ...common, lines: written, itemsJson: JSON.stringify(written) }] as unknown as IDataObject[];
}

export const at = (path: string, names: string[]): INodeParameters =>
	Object.fromEntries(names.map((name) => [name, `={{ $json.${path}${path && '.'}${name} }}`]));
const PARTY = ['branch', 'address', 'businessType', 'businessItem', 'contactName', 'contactPhone', 'contactMobile'];
const LINE = ['date', 'name', 'specification', 'quantity', 'unitPrice', 'supplyCost', 'tax', 'remark'];
const side = (name: string, short: string, more: INodeParameters = {}): INodeParameters => ({
	[`${name}Number`]: `={{ $json.${name}.number }}`,
	[`${name}Name`]: `={{ $json.${name}.name }}`,
	[`${name}Representative`]: `={{ $json.${name}.representative }}`,
	[`${name}Email`]: `={{ $json.${name}.contacts[0].email }}`,
	[`${name}Details`]: { ...at(short, PARTY), ...more },
});
/** Create with every field an expression; n8n keeps none for a whole collection, only for the values in it. */
export const createAll = (lines: number, further: number, options: INodeParameters = {}): INodeParameters => ({
	resource: 'invoice',
	operation: 'create',
	taxKind: '={{ $json.statementKind }}',
	writeDateSource: 'date',
	...at('', [
		'referenceId',
		'document',
		'writeDate',
		'purpose',
		'supplierSource',
		'supplierJson',
		'recipientSource',
		'recipientJson',
		'itemSource',
		'itemsJson',
		'remark',
	]),
	...side('supplier', 's'),
	...side('recipient', 'r', {
		furtherContacts: {
			contact: Array.from({ length: further }, (_, index) =>
				at(`r.furtherContacts[${index}]`, ['email', 'name', 'phone', 'mobile']),
			),
		},
	}),
	items: { item: Array.from({ length: lines }, (_, index) => at(`lines[${index}]`, LINE)) },
	payment: at('payment', ['cash', 'uncollected']),
	notes: at('notes', ['memo', 'bookNumber', 'serialNumber']),
	attachments: {},
	options: { amounts: '={{ $json.amounts }}', itemsInFlight: 50, ...options },
});

/** The sandbox on a day on which the originals can be amended; whatever a test sends has to be in order. */
export function withOriginals() {
	const sandbox = withVendor('hiworksBill');
	beforeEach(() => moveCalendar(TODAY));
	afterEach(() => {
		moveCalendar();
		expect(billProblems(sandbox)).toEqual([]);
	});
	return { sandbox, ...bound(() => sandbox, { original, amendFrom, callsOf, sentAmendments, lastSent, sheetsMade }) };
}
