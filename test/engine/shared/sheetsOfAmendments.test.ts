/**
 * Amendments by the columns of a sheet, with each vendor: in each shape they ask for what the form would; broken ones
 * send nothing.
 */
import type { Arbitrary } from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import fc from '../../support/properties';
import { withSandbox } from '../../support/sandbox.ts';
import { billAmending, boltaAmending, portOneAmending, type Amending, type Issued } from '../support/amendmentSheets';
import { full, moveCalendar } from '../support/clock';
import type { Result } from '../support/engine';

const sandbox = withSandbox();
beforeAll(() => moveCalendar('2026-06-15T03:00:00Z'));
afterAll(() => moveCalendar());

const COUNT = full ? 200 : 24;
const COLUMNS: INodeParameters = { dataFrom: 'columns', options: { dryRun: true } };

/** What leaves, as a dry run shows it, by the ID of the original. */
function bodiesOf(result: Result, originalKey: string): Record<string, unknown[]> {
	expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
	const bodies: Record<string, unknown[]> = {};
	for (const { json } of result.outputs[0]!) {
		const { body, path } = json.request as IDataObject;
		(bodies[String(json[originalKey])] ??= []).push([path, body, json.referenceId]);
	}
	return bodies;
}

// ---- What is meant ----

interface Line {
	date: string;
	name: string;
	specification: string;
	supplyCost: number;
}
interface Recipient {
	number: string;
	name: string;
	representative: string;
	address: string;
	email: string;
	phone: string;
}
interface Meant {
	reason: keyof typeof REASONS;
	causeDate: string;
	correctWriteDate: string;
	recipient: Recipient | undefined;
	remark: string;
	lines: Line[];
	/** Of a return: how much of the first line came back; 0: everything. */
	returned: number;
	letter: number;
}

const REASONS = {
	clericalError: ['01', 1, '기재사항 착오정정', '01. 기재사항 착오정정 등'],
	supplyCostChange: ['02', '공급가액 변동', 2],
	return: ['03', '환입'],
	termination: ['04', '4', '계약의 해제'],
	localLetterOfCredit: ['05', '내국신용장 사후개설'],
	duplicateIssuance: ['06', 6, '착오에 의한 이중발급'],
};
const DATED: ReadonlySet<string> = new Set(['supplyCostChange', 'return', 'termination']);

const CORRECTED: Recipient = {
	number: '8888888888',
	name: '바른상사',
	representative: '정바른',
	address: '서울특별시 중구 세종대로 1',
	email: 'right@example.com',
	phone: '02-0000-0000',
};

const lines = (date: Arbitrary<string>): Arbitrary<Line[]> =>
	fc.boolean().chain((isLess) =>
		fc.array(
			fc.record({
				date,
				name: fc.constantFrom('할인', '추가 작업', 'USB 허브(4포트)', '단가 조정'),
				specification: fc.constantFrom('', 'A4'),
				supplyCost: fc.integer({ min: 1, max: 99_999 }).map((won) => won * (isLess ? -10 : 10)),
			}),
			{ minLength: 1, maxLength: 3 },
		),
	);
const inJune = fc.integer({ min: 1, max: 5 }).map((day) => `2026-06-0${day}`);
const inMay = fc.integer({ min: 10, max: 20 }).map((day) => `2026-05-${day}`);

const meant = (reasons: ReadonlyArray<Meant['reason']>): Arbitrary<Meant> =>
	fc.constantFrom(...reasons).chain((reason) => {
		const hasLines = reason === 'supplyCostChange' || reason === 'clericalError';
		return fc.record({
			reason: fc.constant(reason),
			causeDate: DATED.has(reason) ? fc.constantFrom('2026-06-10', '2026-06-14') : fc.constant(''),
			correctWriteDate: reason === 'clericalError' ? fc.constantFrom('', '2026-05-26') : fc.constant(''),
			recipient: fc.constantFrom(undefined, reason === 'clericalError' ? CORRECTED : undefined),
			remark: fc.constantFrom('', '6월 정산'),
			lines: hasLines
				? lines(reason === 'clericalError' ? inMay : inJune).map((all) =>
						all.map((one) => ({
							...one,
							supplyCost: reason === 'clericalError' ? Math.abs(one.supplyCost) : one.supplyCost,
						})),
					)
				: fc.constant([]),
			returned: reason === 'return' ? fc.constantFrom(0, 1_000, 2_000) : fc.constant(0),
			letter: reason === 'localLetterOfCredit' ? fc.constantFrom(10_000, 4_000) : fc.constant(0),
		});
	});

const sample = (reasons: ReadonlyArray<Meant['reason']>) =>
	fc.sample(meant(reasons), { numRuns: COUNT, seed: 20_261_130 });

// ---- The form: what the items say, by expressions ----

const asLine = ({ supplyCost, specification, ...line }: Line) => ({
	...line,
	...(specification && { specification }),
	supplyCost,
	tax: supplyCost / 10,
});

const referenceIdOf = (n: number) => `A-${n}`;

interface Form {
	fields: INodeParameters;
	options?: INodeParameters;
}

/** Fields of a kind of amendment; items of one kind go together, since what they show is fixed. */
function formOf({ reason, returned, remark, correctWriteDate, recipient }: Meant): Form {
	const items = '={{ $json.items }}';
	const { email, phone, ...named } = recipient ?? {};
	return {
		fields: {
			reason,
			...(DATED.has(reason) && { causeDate: '={{ $json.causeDate }}' }),
			...(reason === 'supplyCostChange' && { changeSource: 'json', itemsJson: items }),
			...(reason === 'return' && {
				returnSource: returned ? 'json' : 'everything',
				...(returned && { returnedJson: '={{ $json.returned }}' }),
			}),
			...(reason === 'clericalError' && {
				corrections: {
					itemsJson: items,
					...(correctWriteDate && { correctWriteDate }),
					...(recipient && { recipientJson: JSON.stringify({ ...named, contacts: [{ email, phone }] }) }),
				},
			}),
			...(reason === 'localLetterOfCredit' && {
				openingDate: '2026-06-05',
				letterOfCreditAmount: '={{ $json.letter }}',
			}),
		},
		options: remark ? { remark } : {},
	};
}

async function fromForm(amending: Amending, documents: Meant[], issued: Issued[]): Promise<Record<string, unknown[]>> {
	const bodies = {};
	const kinds = new Map<string, { form: Form; input: IDataObject[] }>();
	for (const [n, one] of documents.entries()) {
		const form = formOf(one);
		const kind = JSON.stringify(form);
		const known = kinds.get(kind) ?? { form, input: [] };
		kinds.set(kind, known);
		known.input.push({
			id: issued[n]!.id,
			referenceId: referenceIdOf(n),
			causeDate: one.causeDate,
			items: one.lines.map(asLine),
			returned: [{ line: 1, supplyCost: one.returned, tax: one.returned / 10 }],
			letter: one.letter,
		});
	}
	for (const { form, input } of kinds.values()) {
		const result = await amending.run(
			{
				referenceId: '={{ $json.referenceId }}',
				...amending.original('={{ $json.id }}'),
				...form.fields,
				options: { dryRun: true, ...form.options },
			},
			input,
		);
		Object.assign(bodies, bodiesOf(result, amending.originalKey));
	}
	return bodies;
}

// ---- The same as a sheet ----

const hyphenated = (number: string) => `${number.slice(0, 8)}-${number.slice(8, 16)}-${number.slice(16)}`;

/** Columns by which a sheet names originals. */
const NAMED: Record<string, (one: Issued, way: number, n: number) => IDataObject> = {
	'당초 문서 ID': ({ id }) => ({ '당초 문서 ID': id }),
	'당초 문서번호': ({ id }) => ({ '원본 문서번호': id }),
	'당초 승인번호': ({ approvalNumber = '' }, way) => ({
		'당초 승인번호': way % 2 ? hyphenated(approvalNumber) : approvalNumber,
	}),
	'key of the supplier': ({ key = '' }, _way, n) => ({
		'당초 문서번호': n % 2 ? `220-00-00002/${key}` : key,
	}),
};

/** Values as sheets write them: the n-th way. */
const written = {
	date: (date: string, way: number): unknown =>
		date && [date, date.replaceAll('-', ''), Number(date.replaceAll('-', '')), date.replaceAll('-', '. ')][way % 4],
	won: (amount: number, way: number): unknown =>
		[amount, String(amount), amount.toLocaleString('en'), `${amount.toLocaleString('en')}원`][way % 4],
};

const cellsOf = (one: Meant, n: number, way: number): IDataObject => ({
	관리번호: referenceIdOf(n),
	'수정 사유': REASONS[one.reason][way % REASONS[one.reason].length] as string,
	사유발생일: written.date(one.causeDate, way) as string,
	'정정\n작성일자': written.date(one.correctWriteDate, way) as string,
	...(one.recipient && {
		'정정 공급받는자 등록번호': '888-88-88888',
		'정정 공급받는자 상호': one.recipient.name,
		'정정 공급받는자 성명': one.recipient.representative,
		'정정 공급받는자 주소': one.recipient.address,
		'정정 공급받는자 이메일': one.recipient.email,
		'정정 공급받는자 연락처': one.recipient.phone,
	}),
	품목수: one.lines.length || '',
	비고: one.remark,
	...(one.letter && { 개설일: '2026-06-05', '내국신용장 금액': one.letter }),
});

const lineCells = (line: Line | undefined, returned: number, way: number, number: number | '' = ''): IDataObject => ({
	[`품목일자${number}`]: line?.date ?? '',
	[`품목${number}`]: line?.name ?? '',
	[`규격${number}`]: line?.specification ?? '',
	[`공급가액${number}`]: written.won(line?.supplyCost ?? returned, way) as string,
	[`세액${number}`]: written.won((line?.supplyCost ?? returned) / 10, way + 1) as string,
	[`당초 품목 순번${number}`]: returned ? 1 : '',
});
const NO_LINE: IDataObject = { 품목: '', 공급가액: '' };

type RowsOf = (documents: Meant[], issued: Issued[], name: (typeof NAMED)[string]) => IDataObject[];

/** Lines below each other, those of one document mixed with others'. */
const longRows: RowsOf = (documents, issued, name) =>
	documents
		.flatMap((one, n) => {
			const hasLines = one.lines.length > 0 || one.returned > 0;
			const each = one.lines.length > 0 ? one.lines : [undefined];
			return each.map((line, place) => ({
				at: place * documents.length + n,
				row: {
					...name(issued[n]!, place, n),
					...cellsOf(one, n, n),
					...(hasLines ? lineCells(line, one.returned, n + place) : NO_LINE),
				},
			}));
		})
		.toSorted((a, b) => a.at - b.at)
		.map(({ row }) => row);

/** Lines side by side. */
const wideRows: RowsOf = (documents, issued, name) =>
	documents.map((one, n) => ({
		...name(issued[n]!, n, n),
		...cellsOf(one, n, n + 1),
		...(one.returned ? lineCells(undefined, one.returned, n, 1) : {}),
		...Object.assign({}, ...one.lines.map((line, place) => lineCells(line, 0, n, place + 1))),
	}));

/** Two lines that are alike in all would be the same row twice. */
const withoutTwins = (documents: Meant[]) =>
	documents.map((one) => ({
		...one,
		lines: one.lines.map((line, place) => ({ ...line, name: `${line.name} ${place + 1}` })),
	}));

const BY_LAW = ['clericalError', 'supplyCostChange', 'return', 'termination', 'duplicateIssuance'] as const;

const VENDORS: Array<
	[title: string, amending: () => Amending, reasons: ReadonlyArray<Meant['reason']>, names: string[]]
> = [
	['Hiworks Bill', () => billAmending(sandbox), [...BY_LAW, 'localLetterOfCredit'], ['당초 문서 ID', '당초 문서번호']],
	['PortOne', () => portOneAmending(sandbox), BY_LAW, ['당초 승인번호', '당초 문서 ID', 'key of the supplier']],
];

describe.each(VENDORS)(`${COUNT} generated amendments: %s`, (_title, amendingOf, reasons, names) => {
	const documents = withoutTwins(sample(reasons));
	const amending = amendingOf();
	let issued: Issued[];
	let expected: Record<string, unknown[]>;
	beforeAll(async () => {
		amending.host().reset();
		issued = await amending.issue(COUNT);
		expected = await fromForm(amending, documents, issued);
		expect(Object.keys(expected)).toHaveLength(COUNT);
		expect(new Set(documents.map(({ reason }) => reason))).toEqual(new Set(reasons));
	});

	it.each(names.flatMap((name) => [[name, 'long', longRows] as const, [name, 'wide', wideRows] as const]))(
		'by %s, a %s sheet asks for what the form would',
		async (name, _shape, rowsOf) => {
			const result = await amending.run(COLUMNS, rowsOf(documents, issued, NAMED[name]!));
			const bodies = bodiesOf(result, amending.originalKey);
			for (const { id } of issued) expect([id, bodies[id]]).toEqual([id, expected[id]]);
			expect(Object.keys(bodies)).toHaveLength(COUNT);
			expect(result.outputs[0]![0]!.json).toMatchObject({
				columnsNotUsed: [],
				columns: { '수정 사유': 'reason', 사유발생일: 'causeDate' },
			});
		},
	);
});

// ---- Bolta: an operation for each reason ----

describe(`${COUNT} generated amendments: Bolta`, () => {
	const changes = withoutTwins(sample(['supplyCostChange']));
	const flat = sample(['termination']);
	let issued: Issued[];
	beforeAll(async () => {
		sandbox.bolta.reset();
		issued = await boltaAmending(sandbox, '').issue(COUNT);
	});
	const id = { issuanceKey: '={{ $json.id }}' };
	const sameAs = async (operation: string, fields: INodeParameters, form: IDataObject[], sheet: IDataObject[]) => {
		const amending = boltaAmending(sandbox, operation);
		const byForm = await amending.run(
			{ ...amending.original(id.issuanceKey), ...fields, options: { dryRun: true } },
			form,
		);
		const expected = bodiesOf(byForm, amending.originalKey);
		expect(Object.keys(expected)).toHaveLength(COUNT);
		const result = await amending.run(COLUMNS, sheet);
		expect(bodiesOf(result, amending.originalKey)).toEqual(expected);
		expect(result.outputs[0]![0]!.json).toMatchObject({ columnsNotUsed: [] });
	};
	const changeOf = (one: Meant, n: number) => ({
		id: issued[n]!.id,
		referenceId: referenceIdOf(n),
		causeDate: one.causeDate,
		items: one.lines.map(asLine),
	});
	const CHANGE = {
		date: '={{ $json.causeDate }}',
		referenceId: '={{ $json.referenceId }}',
		changeSource: 'json',
		itemsJson: '={{ $json.items }}',
	};

	it('Contract Termination', async () => {
		const form = flat.map(({ causeDate }, n) => ({ id: issued[n]!.id, causeDate }));
		const sheet = flat.map(({ causeDate }, n) => ({
			'원본 발행 키': issued[n]!.id,
			해제일: written.date(causeDate, n) as string,
		}));
		await sameAs('amendTermination', { date: '={{ $json.causeDate }}' }, form, sheet);
	});

	it('Duplicate Issuance', async () => {
		const form = issued.map((one) => ({ id: one.id }));
		await sameAs(
			'amendDuplicateIssuance',
			{},
			form,
			issued.map((one) => ({ 발행키: one.id })),
		);
	});

	it.each([
		['long', longRows],
		['wide', wideRows],
	])('Supply Cost Change: differences, in a %s sheet', async (_shape, rowsOf) => {
		const unasked = ['수정 사유', '정정\n작성일자', '비고', '당초 품목 순번'];
		const sheet = rowsOf(changes, issued, NAMED['당초 문서 ID']!).map((row) =>
			Object.fromEntries(Object.entries(row).filter(([name]) => !unasked.includes(name.replace(/\d$/, '')))),
		);
		await sameAs('amendSupplyCostChange', CHANGE, changes.map(changeOf), sheet);
	});

	it('Supply Cost Change: the Reference ID is derived where there is no column of it', async () => {
		const sheet = longRows(changes, issued, NAMED['당초 문서번호']!).map(
			({
				관리번호: _id,
				'수정 사유': _reason,
				비고: _remark,
				'정정\n작성일자': _correct,
				'당초 품목 순번': _line,
				...row
			}) => row,
		);
		const { referenceId: _, ...form } = CHANGE;
		await sameAs('amendSupplyCostChange', form, changes.map(changeOf), sheet);
	});

	it('Supply Cost Change: new totals', async () => {
		const totals = changes.map(({ causeDate, lines: [line] }, n) => ({
			id: issued[n]!.id,
			causeDate,
			name: line!.name,
			current: 10_000_000,
			next: 10_000_000 + line!.supplyCost,
		}));
		const form = {
			date: '={{ $json.causeDate }}',
			changeSource: 'newTotal',
			itemName: '={{ $json.name }}',
			currentSupplyCost: '={{ $json.current }}',
			currentTax: '={{ $json.current / 10 }}',
			newSupplyCost: '={{ $json.next }}',
			newTax: '={{ $json.next / 10 }}',
		};
		const sheet = totals.map(({ id, causeDate, name, current, next }, n) => ({
			'원본 발급키': id,
			변동일: written.date(causeDate, n) as string,
			품목: name,
			'변경 전\n공급가액': written.won(current, n) as string,
			'변경 전 세액': written.won(current / 10, n) as string,
			'변경 후 공급가액': written.won(next, n) as string,
			'변경 후 세액': written.won(next / 10, n) as string,
		}));
		await sameAs('amendSupplyCostChange', form, totals, sheet);
	});
});

// ---- Broken sheets ----

type OfVendor = 'Bolta' | 'Hiworks Bill' | 'PortOne';
const AMENDING: Record<OfVendor, (operation?: string) => Amending> = {
	Bolta: (operation = 'amendSupplyCostChange') => boltaAmending(sandbox, operation),
	'Hiworks Bill': () => billAmending(sandbox),
	PortOne: () => portOneAmending(sandbox),
};
const ALL: OfVendor[] = ['Bolta', 'Hiworks Bill', 'PortOne'];
const BY_REASON: OfVendor[] = ['Hiworks Bill', 'PortOne'];

const ORIGINAL = '당초 문서 ID';
/** A difference, as all vendors take it; those that know reasons are told 02. */
const good = (vendor: OfVendor, id: string): IDataObject => ({
	[ORIGINAL]: id,
	...(vendor !== 'Bolta' && { 수정사유: '02' }),
	사유발생일: '2026-06-10',
	품목: '할인',
	공급가액: -1_000,
	세액: -100,
});
const NOTHING = { 품목: '', 공급가액: '', 세액: '' };

const NEW_TOTAL = {
	공급가액: '',
	세액: '',
	'변경 전 공급가액': 10_000,
	'변경 전 세액': 1_000,
	'변경 후 공급가액': 9_000,
	'변경 후 세액': 900,
};

interface Broken {
	what: string;
	vendors: OfVendor[];
	/** What is otherwise in each row; a key that is `undefined` is taken out of all rows. */
	rows: Array<Record<string, unknown>>;
	says: string[];
	/** Of Bolta, which has an operation for each reason. */
	operation?: string;
}

const REMEDY = 'fill it, or leave the column out and set it in the node';
const BROKEN: Broken[] = [
	{
		what: 'no original',
		vendors: ALL,
		rows: [{ [ORIGINAL]: ' ' }],
		says: [`"${ORIGINAL}" [row 2]: expected a value`, 'fill it, or leave the row out'],
	},
	{
		what: 'no original in one of two rows',
		vendors: ALL,
		rows: [{}, { [ORIGINAL]: '', 품목: '추가' }],
		says: [`"${ORIGINAL}" [row 3]: expected a value`],
	},
	{
		what: 'no date',
		vendors: ALL,
		rows: [{ 사유발생일: '' }],
		says: ['"사유발생일" [row 2]: expected a value', REMEDY],
	},
	{
		what: 'a day that is none',
		vendors: ALL,
		rows: [{ 사유발생일: '2026-06-31' }],
		says: ['"사유발생일" [row 2]: expected a date such as 2026-01-31'],
	},
	{
		what: 'a day still to come',
		vendors: ALL,
		rows: [{ 사유발생일: '2026-06-16' }],
		says: ['"사유발생일" [row 2]: expected a date not after today'],
	},
	{
		what: 'no date for a termination',
		vendors: ['Bolta'],
		operation: 'amendTermination',
		rows: [{ 사유발생일: '', 품목: undefined, 공급가액: undefined, 세액: undefined }],
		says: ['"사유발생일" [row 2]: expected a value', REMEDY],
	},
	{
		what: 'no column of dates, and none in the node',
		vendors: ALL,
		rows: [{ 사유발생일: undefined }],
		says: [
			'The sheet lacks columns: Cause Date',
			'계약해제일',
			`The sheet has: ${ORIGINAL}`,
			'Or set it once in the node',
		],
	},
	{
		what: 'no reason',
		vendors: BY_REASON,
		rows: [{ 수정사유: '' }],
		says: ['"수정사유" [row 2]: expected a value', REMEDY],
	},
	{
		what: 'an unknown reason',
		vendors: BY_REASON,
		rows: [{ 수정사유: '07' }],
		says: ['"수정사유" [row 2]: expected a reason of amendment: 01 기재사항 착오정정, 02'],
	},
	{
		what: 'a code beside the words of another',
		vendors: BY_REASON,
		rows: [{ 수정사유: '02 환입' }],
		says: ['"수정사유" [row 2]: expected a reason of amendment'],
	},
	{
		what: 'a reason that the vendor does not take',
		vendors: ['PortOne'],
		rows: [{ ...NOTHING, 수정사유: '05', 사유발생일: '' }],
		says: ['"수정사유" [row 2]: expected one of the five reasons', '홈택스'],
	},
	{
		what: 'no difference',
		vendors: BY_REASON,
		rows: [NOTHING],
		says: ['"공급가액" [row 2]: expected a line with the difference'],
	},
	{
		what: 'no amount',
		vendors: ALL,
		rows: [{ 공급가액: '', 세액: '' }],
		says: ['"공급가액" [row 2]: expected an amount'],
	},
	{
		what: 'an amount in words',
		vendors: ALL,
		rows: [{ 공급가액: '천원' }],
		says: ['"공급가액" [row 2]: expected a whole number of won'],
	},
	{ what: 'no item name', vendors: ALL, rows: [{ 품목: '' }], says: ['"품목" [row 2]: expected a value'] },
	{
		what: 'differences that come to nothing',
		vendors: ALL,
		rows: [{}, { 공급가액: 1_000, 세액: 100 }],
		says: ['[row 2]: expected', '0'],
	},
	{
		what: 'other dates of one original',
		vendors: ALL,
		rows: [{}, { 사유발생일: '2026-06-11', 품목: '추가' }],
		says: ['"사유발생일" [row 2 and row 3]: expected the same value in all rows of one document'],
	},
	{
		what: 'other reasons of one original',
		vendors: BY_REASON,
		rows: [{}, { 수정사유: '03', 품목: '추가' }],
		says: ['"수정사유" [row 2 and row 3]: expected the same value in all rows of one document'],
	},
	{ what: 'the same row twice', vendors: ALL, rows: [{}, {}], says: ['row 2 and row 3 say the same: leave one out'] },
	{
		what: 'a row that adds up the others',
		vendors: ALL,
		rows: [{}, { 품목: '합계' }],
		says: ['"품목" [row 3]: expected the lines alone, without their total'],
	},
	{
		what: 'a row that adds up the corrected lines',
		vendors: BY_REASON,
		rows: [1, 2].map((n) => ({
			수정사유: '01',
			사유발생일: '',
			품목: n === 1 ? '의자' : '합계',
			공급가액: 1_000,
			세액: 100,
		})),
		says: ['"품목" [row 3]: expected the lines alone, without their total'],
	},
	...['amendTermination', 'amendDuplicateIssuance'].map((operation): Broken => ({
		what: `an original in two rows of ${operation}`,
		vendors: ['Bolta'],
		operation,
		rows: [{}, { 사유발생일: '2026-06-11' }],
		says: [`"${ORIGINAL}" [row 2 and row 3]: expected a different value in each row`, 'leave one of the rows out'],
	})),
	{
		what: 'an original of which everything came back, and whose contract ended',
		vendors: BY_REASON,
		rows: ['03', '04'].map((수정사유) => ({ ...NOTHING, 수정사유, 관리번호: `A-${수정사유}` })),
		says: ['[row 3]: expected amendments that take back at most'],
	},
	{
		what: 'an original of which a part came back, and whose contract ended',
		vendors: BY_REASON,
		rows: [
			{ 수정사유: '03', 관리번호: 'A-1', '당초 품목 순번': 1, 공급가액: 1_000, 세액: 100 },
			{ ...NOTHING, 수정사유: '04', 관리번호: 'A-2', '당초 품목 순번': '' },
		],
		says: ['[row 3]: expected amendments that take back at most'],
	},
	{
		what: 'a line that comes back twice in part, by more than there was',
		vendors: BY_REASON,
		rows: [
			{ 수정사유: '03', 관리번호: 'A-1', '당초 품목 순번': 1, 공급가액: '', 세액: '' },
			{ 수정사유: '03', 관리번호: 'A-2', '당초 품목 순번': 1, 공급가액: 1_000, 세액: 100 },
		],
		says: ['[row 3]: expected returns of line 1 that take back at most'],
	},
	{
		what: 'differences that together take back more than there was',
		vendors: ALL,
		rows: [1, 2].map((n) => ({ 관리번호: `A-${n}`, 공급가액: -900_000, 세액: -90_000 })),
		says: ['[row 3]: expected amendments that take back at most'],
	},
	{
		what: 'lines of what is taken back in full',
		vendors: BY_REASON,
		rows: [{ 수정사유: '04' }],
		says: ['"품목" [row 2]: expected an empty cell, since an amendment of the reason 04', 'leave the column out'],
	},
	{
		what: 'a date where there is none',
		vendors: BY_REASON,
		rows: [{ ...NOTHING, 수정사유: '06' }],
		says: ['"사유발생일" [row 2]: expected an empty cell'],
	},
	{
		what: 'an amount that came back of no line',
		vendors: BY_REASON,
		rows: [{ 수정사유: '03', 공급가액: 1_000, 세액: 100, '당초 품목 순번': '' }],
		says: ['"당초 품목 순번" [row 2]: expected the line number of the original'],
	},
	{
		what: 'a part of a quantity, of which nobody says what it came to',
		vendors: BY_REASON,
		rows: [{ 수정사유: '03', 공급가액: '', 세액: '', 수량: 0.5, '당초 품목 순번': 1 }],
		says: ['"공급가액" [row 2]: expected how much of the line'],
	},
	{
		what: 'more than there was',
		vendors: BY_REASON,
		rows: [{ 수정사유: '03', 공급가액: 99_000_000, 세액: 9_900_000, '당초 품목 순번': 1 }],
		says: ['"공급가액" [row 2]: expected'],
	},
	{
		what: 'nothing that is corrected',
		vendors: BY_REASON,
		rows: [{ ...NOTHING, 수정사유: '01', 사유발생일: '' }],
		says: ['"수정사유" [row 2]: expected something to correct with reason 01'],
	},
	{
		what: 'a corrected recipient with a wrong number',
		vendors: BY_REASON,
		rows: [{ ...NOTHING, 수정사유: '01', 사유발생일: '', '정정 공급받는자 등록번호': '123' }],
		says: ['"정정 공급받는자 등록번호" [row 2]: expected a business registration number of 10 digits'],
	},
	{
		what: 'a corrected recipient of whom half is said',
		vendors: BY_REASON,
		rows: [
			{
				...NOTHING,
				수정사유: '01',
				사유발생일: '',
				'정정 공급받는자 등록번호': '8888888888',
				'정정 공급받는자 상호': '바른상사',
				'정정 공급받는자 성명': '',
			},
		],
		says: ['"정정 공급받는자 성명" [row 2]: expected a value'],
	},
	{
		what: 'a corrected recipient of a contract that ended',
		vendors: BY_REASON,
		rows: [{ ...NOTHING, 수정사유: '04', '정정 공급받는자 상호': '바른상사' }],
		says: ['"정정 공급받는자 상호" [row 2]: expected an empty cell'],
	},
	{
		what: 'a line that is missing',
		vendors: ['Bolta', ...BY_REASON],
		rows: [{ 품목수: 2 }],
		says: ['"품목수" [row 2]: expected 2 lines, found 1'],
	},
	{
		what: 'a mistake in a corrected line',
		vendors: BY_REASON,
		rows: [{ 수정사유: '01', 사유발생일: '', 공급가액: 'x' }],
		says: ['"공급가액" [row 2]: expected a whole number of won'],
	},
	{
		what: 'an approval number as a number',
		vendors: ['PortOne'],
		rows: [{ [ORIGINAL]: undefined, 당초승인번호: 2.02605271e23 }],
		says: ['"당초승인번호" [row 2]: expected an NTS approval number of 24 characters as text'],
	},
	{
		what: 'an approval number that is short',
		vendors: ['PortOne'],
		rows: [{ [ORIGINAL]: undefined, 당초승인번호: '20260527-1000' }],
		says: ['"당초승인번호" [row 2]: expected an NTS approval number of 24 characters'],
	},
	{
		what: 'an approval number that PortOne has not',
		vendors: ['PortOne'],
		rows: [{ [ORIGINAL]: undefined, 당초승인번호: '20260527-99999999-99999999' }],
		says: ['[row 2]: PortOne has no invoice with the NTS approval number 202605279999999999999999'],
	},
	{
		what: 'two ways of naming the original',
		vendors: ['PortOne'],
		rows: [{ '당초 문서번호': 'ORIGINAL-0' }],
		says: ['not both "당초 문서 ID" and "당초 문서번호"', 'Column Names'],
	},
	{
		what: 'no column of the original',
		vendors: ['PortOne'],
		rows: [{ [ORIGINAL]: undefined }],
		says: ['The sheet lacks columns: Original Approval Number', '당초 문서번호', 'The sheet has: 수정사유'],
	},
	{
		what: 'a reason in words that are not known',
		vendors: BY_REASON,
		rows: [{ 수정사유: undefined, '수정 분류 코드': '04' }],
		says: ['Data From: expected a heading of the Reason (수정사유) that is known, not "수정 분류 코드"'],
	},
	{
		what: 'a day of the cause in words that are not known',
		vendors: ['Bolta', ...BY_REASON],
		rows: [{ 사유발생일: undefined, '해지 확정일': '2026-05-27' }],
		says: ['Data From: expected a heading of the Cause Date (사유 발생일) that is known, not "해지 확정일"'],
	},
	{
		what: 'an approval number where none is known',
		vendors: ['Bolta', 'Hiworks Bill'],
		rows: [{ [ORIGINAL]: undefined, 당초승인번호: '20260527-41000000-00000001' }],
		says: [
			'The sheet lacks columns: Original Document ID',
			'not by its NTS approval number (승인번호)',
			'당초승인번호',
		],
	},
	{
		what: 'a new total beside a difference',
		vendors: ['Bolta'],
		rows: [{ '변경 전 공급가액': 1, '변경 전 세액': 0, '변경 후 공급가액': 2, '변경 후 세액': 0 }],
		says: ['"공급가액" [row 2]: expected an empty cell beside a new total'],
	},
	...[
		{ 세액: -100 },
		{ 수량: 1 },
		{ 단가: -1_000 },
		{ 합계: -1_100 },
		{ 규격: 'A4' },
		{ 품목일자: '2026-06-10' },
		{ 품목비고: 'x' },
	].map((cell): Broken => {
		const [heading] = Object.keys(cell);
		return {
			what: `a new total beside 공급가액 in an empty column, and a cell of ${heading}`,
			vendors: ['Bolta'],
			rows: [{ ...NEW_TOTAL, ...cell }],
			says: [`"${heading}" [row 2]: expected an empty cell beside a new total`],
		};
	}),
	{
		what: 'a new total of which a line lacks',
		vendors: ['Bolta'],
		rows: [{ ...NEW_TOTAL, 품목수: 2 }],
		says: ['"품목수" [row 2]: expected 2 lines'],
	},
	{
		what: 'two new totals of one original',
		vendors: ['Bolta'],
		rows: [9_000, 8_000].map((won, n) => ({
			...NEW_TOTAL,
			관리번호: `A-${n}`,
			'변경 후 공급가액': won,
			'변경 후 세액': won / 10,
		})),
		says: ['"변경 전 공급가액" [row 3]: expected what another item of this run leaves'],
	},
	{
		what: 'a new total without the current one',
		vendors: ['Bolta'],
		rows: [{ '변경 후 공급가액': 2, '변경 후 세액': 0 }],
		says: ['The sheet lacks columns: Current Supply Cost, Current Tax', '변경 전 공급가액'],
	},
];
const EACH = BROKEN.flatMap((one) => one.vendors.map((vendor) => [vendor, one.what, one] as const));

const changed = (row: IDataObject, changes: Record<string, unknown>, index: number): IDataObject =>
	({
		...Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, cell]) => cell !== undefined)),
		row_number: index + 2,
	}) as IDataObject;

describe(`${EACH.length} broken sheets send nothing`, () => {
	const issued: Partial<Record<OfVendor, Issued>> = {};
	beforeAll(async () => {
		for (const vendor of ALL) {
			AMENDING[vendor]().host().reset();
			[issued[vendor]] = await AMENDING[vendor]().issue(1);
		}
	});

	it.each(EACH)('%s: %s', async (vendor, _what, { rows, says, operation }) => {
		const amending = AMENDING[vendor](operation);
		const sent = () =>
			amending
				.host()
				.requests()
				.filter(({ method }) => method !== 'GET').length;
		const before = sent();
		const input = rows.map((changes, index) => changed(good(vendor, issued[vendor]!.id), changes, index));
		const { error } = await amending.run({ dataFrom: 'columns' }, input);
		const said = `${error?.message}\n${error?.description}`;
		for (const part of says) expect(said).toContain(part);
		expect(sent()).toBe(before);
	});
});

// ---- Every cell ----

/** All that an amendment of a reason can say, by vendor. */
const CHANGE: IDataObject = {
	사유발생일: '2026-06-10',
	품목: '할인',
	규격: 'A4',
	수량: 1,
	단가: -1_000,
	공급가액: -1_000,
	세액: -100,
	품목일자: '2026-06-10',
	품목비고: 'x',
	품목수: 1,
};
const CORRECTION: IDataObject = {
	...Object.fromEntries(
		Object.entries(CHANGE).map(([name, cell]) => [name, typeof cell === 'number' ? Math.abs(cell) : cell]),
	),
	품목일자: '2026-05-20',
	수정사유: '01',
	비고: '정정',
	'정정 작성일자': '2026-05-26',
	'정정 공급받는자 등록번호': '888-88-88888',
	'정정 공급받는자 종사업장번호': '0007',
	'정정 공급받는자 상호': '바른상사',
	'정정 공급받는자 성명': '정바른',
	'정정 공급받는자 사업장주소': '서울',
	'정정 공급받는자 업태': '서비스',
	'정정 공급받는자 종목': '개발',
	'정정 공급받는자 이메일': 'right@example.com',
	'정정 공급받는자 담당자': '홍길동',
	'정정 공급받는자 담당자전화번호': '02-000-0000',
};
delete CORRECTION.사유발생일;
const WRONG = ['x'.repeat(3000), '!', 0, 1e15, 'a\u0001', true, '😀', '#REF!', 99_999, ''];

const WHOLE: Array<[vendor: OfVendor, what: string, cells: IDataObject]> = [
	['Bolta', 'a difference', CHANGE],
	['Hiworks Bill', 'a difference', { ...CHANGE, 수정사유: '02' }],
	['PortOne', 'a difference', { ...CHANGE, 수정사유: '02' }],
	['Hiworks Bill', 'a correction', { ...CORRECTION, '정정 과세유형': '01' }],
	['PortOne', 'a correction', CORRECTION],
];

describe.each(WHOLE)('What is wrong in a cell is told with its heading and place: %s, %s', (vendor, _what, cells) => {
	const amending = AMENDING[vendor]();
	let row: IDataObject;
	beforeAll(async () => {
		amending.host().reset();
		const [one] = await amending.issue(1);
		row = { [ORIGINAL]: one!.id, ...cells };
	});
	const run = async (changes: IDataObject = {}) =>
		await amending.run({ dataFrom: 'columns', options: { dryRun: true } }, [{ ...row, ...changes }]);

	it('in none where all is right', async () => {
		const { error } = await run();
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	});

	it.each(Object.keys(cells))('%s', async (heading) => {
		const told: string[] = [];
		for (const wrong of WRONG) {
			const { error } = await run({ [heading]: wrong });
			const lines = `${error?.message}\n${error?.description}`.match(/^.*\[item 0\].*$/gm) ?? [];
			told.push(...lines.filter((line) => !/^"[^"]+" \[item 0\]/.test(line)));
		}
		expect(told).toEqual([]);
	});
});

// ---- Never twice, what the node says for all rows, agents ----

describe.each(ALL)('Columns of amendments: %s', (vendor) => {
	const amending = AMENDING[vendor]();
	let row: IDataObject;
	beforeEach(async () => {
		amending.host().reset();
		row = good(vendor, (await amending.issue(1))[0]!.id);
	});
	/** Calls that amend: PortOne issues by the same, before. */
	const sent = () =>
		amending
			.host()
			.requests()
			.filter(({ route }) => route === amending.route).length;

	it.each([
		['resetAfter', 1, 1],
		['500', 0, 1],
	] as const)('make one amendment, however often the node is tried (%s)', async (kind, least, most) => {
		const [documents, calls] = [amending.documents(), sent()];
		amending.host().setFaults([{ kind, match: { route: amending.route }, times: 1 }]);
		await amending.run({ dataFrom: 'columns' }, [row], { retryOnFail: { maxTries: 3 } });
		expect(sent()).toBeGreaterThan(calls);
		expect(amending.documents() - documents).toBeGreaterThanOrEqual(least);
		expect(amending.documents() - documents).toBeLessThanOrEqual(most);
	});

	// Hiworks knows no number of ours: an execution remembers its own alone.
	if (vendor !== 'Hiworks Bill')
		it('make none again where the same sheet comes another time, without Reference IDs too', async () => {
			const documents = amending.documents();
			const runs = [];
			for (let time = 0; time < 2; time++) runs.push(await amending.run({ dataFrom: 'columns' }, [row]));
			expect(runs.map(({ outputs, error }) => [error?.message, outputs[0]?.[0]?.json.duplicate])).toEqual([
				[undefined, false],
				[undefined, true],
			]);
			expect(amending.documents() - documents).toBe(1);
		});

	it('are told with what was not used, in a dry run', async () => {
		const { outputs } = await amending.run(COLUMNS, [{ ...row, 담당: '홍길동' }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'dryRun',
			columns: { [ORIGINAL]: 'originalDocumentId', 사유발생일: 'causeDate', 공급가액: 'itemSupplyCost' },
			columnsNotUsed: ['담당'],
		});
	});

	it('win over what the node says, which stands in for columns that are not there', async () => {
		const field = vendor === 'Bolta' ? 'date' : 'causeDate';
		const { 사유발생일: _date, 수정사유: _reason, ...rest } = row;
		const ofNode = { reason: 'supplyCostChange', [field]: '2026-06-12' };
		const dates = async (input: IDataObject) =>
			(await amending.run({ ...COLUMNS, ...ofNode }, [input])).outputs[0]!.map(({ json }) => json.writeDate);
		expect([await dates(row), await dates(rest)]).toEqual([['2026-06-10'], ['2026-06-12']]);
	});

	it.each([
		['a total', { 합계금액: -1_100 }],
		['a difference with VAT', { '공급가액(VAT 포함)': '-1,100' }],
		['quantity and unit price', { 수량: -2, 단가: 500 }],
		['no tax', { 공급가액: -1_000 }],
	])('take amounts as they stand: %s', async (_what, amount) => {
		const { 공급가액: _cost, 세액: _tax, ...rest } = row;
		const { outputs, error } = await amending.run(COLUMNS, [{ ...rest, ...amount }]);
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(outputs[0]!.map(({ json }) => [json.supplyCost, json.tax])).toEqual([[-1_000, -100]]);
	});

	it('do not count where an agent calls', async () => {
		const before = sent();
		const { error } = await amending.run({ dataFrom: 'columns' }, [row], { asTool: true });
		expect(error?.message).toMatch(/Outcome: not sent/);
		expect(error?.message).not.toContain(ORIGINAL);
		expect(sent()).toBe(before);
	});

	it('ask for all rows at once, where they make a document together', async () => {
		const { error } = await amending.run(COLUMNS, [row], { mode: 'integrated' });
		expect(error?.message).toContain('Each Row Is [item 0]: expected "A Document"');
		const whole = await amending.run({ ...COLUMNS, eachRowIs: 'document' }, [row], { mode: 'integrated' });
		expect(whole.error?.message).toBeUndefined();
		const counted = await amending.run(COLUMNS, [{ ...row, 품목수: 1 }], { mode: 'integrated' });
		expect(counted.error?.message).toBeUndefined();
	});
});
