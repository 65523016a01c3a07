/** Generated documents, made and read back; generated originals, amended for each reason. One sandbox, one seed. */
import fc, { type Arbitrary } from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { full } from '../support/clock';
import { hiworksBill } from '../support/hiworksBill';
import {
	amend,
	at,
	between,
	billProblems,
	createAll,
	itemsOf,
	LAST,
	meant,
	paymentOf,
	sentAmendments,
	sheetsMade,
	total,
	totalsOf,
	type Meant,
	type Party,
	type WireSheet,
} from '../support/hiworksBillAmend';
import { locator } from '../support/operations';
import { rows, type Row } from '../support/reports';
import { SPLITS } from '../support/splits';

const SEED = 20_260_131;
const PER_EXECUTION = 50;
const EXECUTIONS = full ? 200 : 6;
const numbers = Array.from({ length: EXECUTIONS }, (_, execution) => execution);

const sandbox = withSandbox({ hiworksBill: { dailyLimit: 1_000_000 } });
beforeEach(() => sandbox.hiworksBill.reset());
afterEach(() => expect(billProblems(sandbox)).toEqual([]));

// ── What it must become ─────────────────────────────────────────────────────────────────────────────────────────────

const hyphened = (number: string) =>
	number.length === 10 ? `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}` : number;
const shown = (number: string) =>
	number.length === 13 && !/^9+$/.test(number) ? `${number.slice(0, 6)}-${number[6]}******` : number;
const wireContact = (given: Party['contacts'][number] | undefined, { representative }: Party) =>
	given && {
		name: given.name ?? representative,
		email: given.email,
		cell: given.mobile ?? '',
		phone: given.phone ?? '',
	};
const wireParty = (one: Party) => ({
	companyNumber: hyphened(one.number),
	taxNumber: one.branch ?? '',
	companyName: one.name,
	companyAddress: one.address ?? '',
	ceoName: one.representative,
	bizType: one.businessType ?? '',
	bizClassification: one.businessItem ?? '',
	primaryContact: wireContact(one.contacts[0], one),
});

const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** All of the sheet, as Hiworks keeps it, but the amounts of lines, which `checkAmounts` judges. */
function wireOf(one: Meant): WireSheet {
	const { supplyCost, tax } = totalsOf(one);
	const { number, contacts } = one.recipient;
	return withoutUndefined({
		information: {
			issueDate: one.writeDate,
			memo: one.notes.memo ?? '',
			bookNo: one.notes.bookNumber ?? '-',
			serial: one.notes.serialNumber ?? '',
			description: one.remark ?? '',
			...paymentOf(one),
			totalSupplyPrice: String(supplyCost),
			totalTax: String(tax),
		},
		invoiceType: {
			transactionType: 'S',
			purposeType: one.purpose === 'claim' ? 'C' : 'R',
			taxType: one.taxKind === 'taxable' ? 'A' : 'B',
			typeCode: { taxExemptBill: 'B', statement: 'D' }[one.document] ?? 'A',
		},
		invoicer: one.supplierSource === 'registered' ? hyphened(one.supplier.number) : wireParty(one.supplier),
		invoicee: {
			...wireParty(one.recipient),
			partyTypeCode: number.length === 10 ? '01' : /^9+$/.test(number) ? '03' : '02',
			secondaryContact: wireContact(contacts[1], one.recipient),
		},
		items: one.lines.map((each) => ({
			month: (each.date ?? one.writeDate).slice(5, 7),
			day: (each.date ?? one.writeDate).slice(8),
			subject: each.name,
			unit: each.specification ?? '',
			quantity: each.quantity?.toString(),
			unitPrice: each.unitPrice?.toString(),
			description: each.remark ?? '',
		})),
	}) as WireSheet;
}

/** Whether a share is less than one won away from the exact one. */
const isShare = (share: bigint, of: bigint, numerator: bigint, denominator: bigint) => {
	const away = share * denominator - of * numerator;
	return -denominator < away && away < denominator;
};

function checkAmounts({ lines, taxKind, amounts }: Meant, items: WireSheet['items']): void {
	const [costs, taxes] = [items.map(({ supplyPrice }) => BigInt(supplyPrice!)), items.map(({ tax }) => BigInt(tax!))];
	const given = lines.map(({ supplyCost }) => supplyCost);
	if (taxKind !== 'taxable' || amounts === 'asGiven')
		expect([costs, taxes]).toEqual([given, lines.map(({ tax = 0n }) => tax)]);
	else if (amounts === 'vatComputed')
		expect([costs, taxes.every((tax, index) => isShare(tax, given[index]!, 1n, 10n))]).toEqual([given, true]);
	else
		expect([
			costs.map((cost, index) => cost + taxes[index]!),
			costs.every((cost, index) => isShare(cost, given[index]!, 10n, 11n)),
		]).toEqual([given, true]);
}

const withoutAmounts = ({ items, ...rest }: WireSheet) => ({
	...rest,
	items: items.map(({ supplyPrice: _supply, tax: _tax, ...item }) => item),
});
/** Thirteen digits may be taken for a person's number, amounts too. */
const masked = (values: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(values).map(([key, value]) => [key, /^-?\d{13}$/.test(value) ? expect.any(String) : value]),
	);
const output = (amount: bigint) => (Number.isSafeInteger(Number(amount)) ? Number(amount) : String(amount));
const seen: Record<string, number> = {};
const count = (...names: string[]) => names.forEach((name) => (seen[name] = (seen[name] ?? 0) + 1));

const sampled = <T>(arbitrary: Arbitrary<T>, execution: number): T =>
	fc.sample(arbitrary, { numRuns: 1, seed: SEED + execution })[0]!;

/** Makes documents, all rows of each in a row, and says what came out for each. */
async function make(documents: Meant[], parameters: INodeParameters, credential: IDataObject = {}) {
	const result = await hiworksBill(sandbox.hiworksBill.url, {
		parameters,
		input: documents.flatMap(itemsOf),
		credential,
	});
	expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
	const outputs = rows(result);
	expect(outputs.map(({ referenceId }) => referenceId)).toEqual(documents.map(({ number }) => `order-${number}`));
	return outputs;
}

describe(`Create, with ${PER_EXECUTION * EXECUTIONS} generated documents (seed ${SEED})`, () => {
	it.each(numbers)(
		`takes what is valid, sends what is meant and reads it back, part %i of ${EXECUTIONS}`,
		async (execution) => {
			const shape = fc.record({
				lines:
					execution % 20 === 5
						? fc.constant(99)
						: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 })),
				contacts: fc.constantFrom(1, 2),
			});
			const [{ lines, contacts }, documents] = sampled(
				shape.chain((chosen) =>
					fc.tuple(
						fc.constant(chosen),
						fc.tuple(
							...Array.from({ length: PER_EXECUTION }, (_, index) => meant(index, chosen.lines, chosen.contacts)),
						),
					),
				),
				execution,
			);
			const outputs = await make(documents, createAll(lines, contacts - 1));
			const byId = {
				resource: 'invoice',
				operation: 'get',
				documentId: locator('={{ $json.documentId }}'),
				options: { simplify: false, itemsInFlight: 50 },
			};
			const read = rows(
				await hiworksBill(sandbox.hiworksBill.url, {
					parameters: byId,
					input: outputs.map(({ documentId }) => ({ documentId })),
				}),
			);
			const ledger = new Map(sandbox.hiworksBill.ledger().map((entry) => [entry.documentId, entry.sheet as WireSheet]));
			expect(ledger.size).toBe(documents.length);
			for (const [index, one] of documents.entries()) {
				const row = outputs[index] as Row & { documentId: string };
				const sheet = ledger.get(row.documentId)!;
				const { supplyCost, tax } = totalsOf(one);
				const expected = wireOf(one);
				expect(withoutAmounts(sheet)).toEqual({
					...expected,
					...(one.supplierSource === 'registered' && {
						invoicer: expect.objectContaining({ companyNumber: expected.invoicer, companyName: '등록된 상호' }),
					}),
				});
				checkAmounts(one, sheet.items);
				const told = {
					writeDate: one.writeDate,
					supplierNumber: one.supplier.number,
					recipientNumber: shown(one.recipient.number),
					recipientName: one.recipient.name,
					supplyCost: output(supplyCost),
					tax: output(tax),
					total: output(supplyCost + tax),
				};
				expect(row).toMatchObject({ ...told, status: 'created', duplicate: false });
				expect(read[index]).toMatchObject({
					...told,
					status: 'created',
					document: one.document,
					memo: one.notes.memo ?? null,
					documentId: row.documentId,
				});
				const invoice = read[index]!.invoice as unknown as WireSheet;
				// Read back, what was not given is empty.
				expect([invoice.items, [invoice.information]]).toMatchObject([
					sheet.items.map((item) => masked({ quantity: '', unitPrice: '', ...item })),
					[masked(sheet.information)],
				]);
				count(
					one.document,
					one.amounts,
					one.supplierSource,
					one.recipientSource,
					one.itemSource,
					one.purpose,
					one.payment,
					one.recipient.number.length === 13 ? 'person' : 'company',
					...(one.lines.length === 99 ? ['99 lines'] : []),
					...(Number.isSafeInteger(Number(supplyCost)) ? [] : ['beyond 2^53']),
				);
			}
		},
	);

	it('had every mode among them', () => {
		const modes = [
			'taxableInvoice',
			'zeroRatedInvoice',
			'taxExemptBill',
			'statement',
			'asGiven',
			'vatComputed',
			...SPLITS,
			'registered',
			'form',
			'json',
			'claim',
			'receipt',
			'none',
			'zeros',
			'split',
			'person',
			'company',
			'99 lines',
			'beyond 2^53',
		];
		expect(modes.filter((mode) => (seen[mode] ?? 0) < 5)).toEqual([]);
	});
});

const REASONS = {
	clericalError: '01',
	supplyCostChange: '02',
	return: '03',
	termination: '04',
	localLetterOfCredit: '05',
	duplicateIssuance: '06',
} as const;

/**
 * An original and what happened to it. Up to eight lines: what they lose by their cuts stays within the ten won of the
 * tax office.
 */
const amended = (number: number, contacts: number) =>
	fc
		.integer({ min: 1, max: 8 })
		.chain((lines) =>
			meant(number, lines, contacts, {
				signs: false,
				sources: ['json'],
				documents: ['taxableInvoice', 'taxableInvoice', 'zeroRatedInvoice', 'taxExemptBill'],
			}),
		)
		.chain((document) =>
			fc.record({
				document: fc.constant(document),
				cause: between(Date.parse(document.writeDate), LAST),
				parts: fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 8, maxLength: 8 }),
				difference: fc.bigInt({ min: -9_999_999n, max: 9_999_999n }).filter((won) => won !== 0n),
				reason: fc.constantFrom(
					...(Object.keys(REASONS) as Array<keyof typeof REASONS>).filter(
						(reason) => reason !== 'localLetterOfCredit' || document.taxKind === 'taxable',
					),
				),
				corrected: fc.record({ items: fc.boolean(), taxKind: fc.boolean(), writeDate: fc.boolean() }),
				everything: fc.boolean(),
				typeCode: fc.constantFrom('amended', 'original'),
			}),
		);

const sums = ({ items }: WireSheet) =>
	[total(items.map(({ supplyPrice }) => BigInt(supplyPrice!))), total(items.map(({ tax }) => BigInt(tax!)))] as [
		bigint,
		bigint,
	];
const isTenth = (supply: bigint, tax: bigint) => tax * 10n - supply <= 100n && tax * 10n - supply >= -100n;
const minus = ([supply, tax]: [bigint, bigint]) => [-supply, -tax];

describe(`Amend, with ${PER_EXECUTION * EXECUTIONS} generated originals (seed ${SEED})`, () => {
	it.each(numbers)(`makes the sheets of the law, part %i of ${EXECUTIONS}`, async (execution) => {
		const contacts = 1 + (execution % 2);
		const cases = sampled(
			fc.tuple(...Array.from({ length: PER_EXECUTION }, (_, index) => amended(index, contacts))),
			execution + 1_000_000,
		);
		const made = await make(
			cases.map(({ document }) => document),
			createAll(0, contacts - 1, { easySign: true }),
			{ allowEasySign: true },
		);
		const originals = new Map(sandbox.hiworksBill.ledger().map((entry) => [entry.documentId, entry]));
		const input = cases.map((one, index) => {
			const supply = sums(originals.get(made[index]!.documentId as string)!.sheet as WireSheet)[0];
			const costs = (originals.get(made[index]!.documentId as string)!.sheet as WireSheet).items.map(
				({ supplyPrice }) => BigInt(supplyPrice!),
			);
			// Of taxes as given a part cannot be told to ten won; all of them can.
			const everything = one.everything || one.document.amounts === 'asGiven';
			const returned = costs.flatMap((cost, place) =>
				place > 0 && one.parts[place]! < 300n
					? []
					: [{ line: place + 1, supplyCost: String((cost * (one.parts[place]! + 1n)) / 1_001n || 1n) }],
			);
			const otherKind =
				one.document.taxKind === 'taxable'
					? 'zeroRated'
					: one.document.taxKind === 'zeroRated'
						? 'taxable'
						: 'original';
			return {
				documentId: made[index]!.documentId,
				reason: one.reason,
				causeDate: one.cause,
				openingDate: one.cause,
				letterOfCreditAmount: String(one.everything ? supply : (supply * (one.parts[0]! + 1n)) / 1_001n || 1n),
				itemsJson: JSON.stringify([{ name: '조정', supplyCost: String(one.difference) }]),
				returnSource: everything ? 'everything' : 'json',
				returnedJson: JSON.stringify(returned),
				typeCode: one.typeCode,
				corrections: {
					correctWriteDate: one.corrected.writeDate ? one.cause : '',
					itemsJson: one.corrected.items ? '[{ "name": "바른 품목", "supplyCost": "1,005" }]' : '',
					taxKind: one.corrected.taxKind ? otherKind : 'original',
				},
			} as IDataObject;
		});
		const result = await amend(
			sandbox.hiworksBill.url,
			{
				...at('', [
					'reason',
					'causeDate',
					'openingDate',
					'letterOfCreditAmount',
					'itemsJson',
					'returnSource',
					'returnedJson',
				]),
				documentId: locator('={{ $json.documentId }}'),
				changeSource: 'json',
				corrections: at('corrections', ['correctWriteDate', 'itemsJson', 'taxKind']),
			},
			{ input, options: { amounts: 'vatComputed', amendmentTypeCode: '={{ $json.typeCode }}', itemsInFlight: 50 } },
		);
		expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
		const sent = new Map(sentAmendments(sandbox).map((one) => [one.amendment.originalIssueId, one]));
		expect(sent.size).toBe(cases.length);
		for (const [index, one] of cases.entries())
			check(one, originals.get(made[index]!.documentId as string)!, sent, input[index]!);
		// What came out is what the office has, and the tax office takes all of it.
		const sheets = new Map(sheetsMade(sandbox).map((entry) => [entry.documentId, entry]));
		expect(rows(result)).toHaveLength(sheets.size);
		for (const { documentId, sheet, writeDate, supplyCost, tax, warnings } of rows(result) as Array<
			Row & { documentId: string }
		>) {
			const { side: made, totalSupplyPrice, totalTax, writeDate: day } = sheets.get(documentId)!;
			expect([sheet, writeDate, String(supplyCost), String(tax)]).toEqual([made, day, totalSupplyPrice, totalTax]);
			expect(warnings?.filter((warning) => !/deadline|letter|art\. 70 \(1\) 6/.test(warning))).toEqual([]);
			expect(sandbox.hiworksBill.sign(documentId).declareStatusCode).toBe('SUC001');
		}
	});

	function check(
		{
			document,
			reason,
			cause,
			corrected,
			difference,
		}: ReturnType<typeof amended> extends Arbitrary<infer A> ? A : never,
		{ issueId, sheet }: { issueId: string; sheet: unknown },
		sent: Map<string, ReturnType<typeof sentAmendments>[number]>,
		given: IDataObject,
	): void {
		const { amendment, negative, positive } = sent.get(issueId)!;
		const original = sheet as WireSheet;
		const whole = sums(original);
		const sheets = [negative, positive].filter((one) => one !== undefined);
		const { taxType } = original.invoiceType;
		expect([amendment.modifyType, sheets.length]).toEqual([
			REASONS[reason],
			reason === 'clericalError' || reason === 'localLetterOfCredit' ? 2 : 1,
		]);
		for (const one of sheets) {
			expect([one.information.totalSupplyPrice, one.information.totalTax]).toEqual(sums(one).map(String));
			expect(one.items.every(({ month, day: date }) => `${month}-${date}` <= one.information.issueDate!.slice(5))).toBe(
				true,
			);
			expect(['M', 'A', 'N', 'B'].indexOf(one.invoiceType.typeCode!)).toBe(
				(document.document === 'taxExemptBill' ? 2 : 0) + (given.typeCode === 'amended' ? 0 : 1),
			);
			expect([one.invoiceType.purposeType, one.invoicer, one.invoicee]).toEqual([
				original.invoiceType.purposeType,
				original.invoicer,
				original.invoicee,
			]);
			expect(one.invoiceType.taxType === 'A' ? isTenth(...sums(one)) : sums(one)[1] === 0n).toBe(true);
		}
		const facts = (one: WireSheet | undefined) =>
			one && [one.information.issueDate, one.invoiceType.taxType, one.information.description];
		const foreigner = document.recipient.number.startsWith('99999') ? document.remark! : '';
		const remark = (law: string) => [law, foreigner].filter(Boolean).join(' ');
		const [issued, kept] = [document.writeDate, document.remark ?? ''];
		if (reason === 'clericalError' || reason === 'duplicateIssuance' || reason === 'termination') {
			expect(sums(negative!)).toEqual(minus(whole));
			expect(facts(negative)).toEqual(
				reason === 'termination' ? [cause, taxType, remark(issued)] : [issued, taxType, kept],
			);
		}
		if (reason === 'clericalError') {
			const other =
				corrected.taxKind && document.document !== 'taxExemptBill' ? (taxType === 'A' ? 'B' : 'A') : taxType;
			expect(facts(positive)).toEqual([corrected.writeDate ? cause : issued, other, kept]);
			if (corrected.items) expect(sums(positive!)).toEqual([1_005n, other === 'A' ? 100n : 0n]);
			else
				expect(other === taxType ? sums(positive!) : sums(positive!)[0]).toEqual(other === taxType ? whole : whole[0]);
		}
		if (reason === 'supplyCostChange') {
			const [one, none] = difference < 0n ? [negative, positive] : [positive, negative];
			expect([none, facts(one), sums(one!)]).toEqual([
				undefined,
				[cause, taxType, remark('')],
				[difference, taxType === 'A' ? difference / 10n : 0n],
			]);
		}
		if (reason === 'return') {
			expect(facts(negative)).toEqual([cause, taxType, remark(issued)]);
			const parts =
				given.returnSource === 'everything'
					? original.items.map(({ supplyPrice }, place) => ({ line: place + 1, supplyCost: supplyPrice! }))
					: (JSON.parse(String(given.returnedJson)) as Array<{ line: number; supplyCost: string }>);
			expect(negative!.items.map(({ subject, supplyPrice }) => [subject, supplyPrice])).toEqual(
				parts.map(({ line: place, supplyCost }) => [original.items[place - 1]!.subject, `-${supplyCost}`]),
			);
			for (const [place, { tax }] of negative!.items.entries())
				expect(-BigInt(tax!) <= BigInt(original.items[parts[place]!.line - 1]!.tax!)).toBe(true);
		}
		if (reason === 'localLetterOfCredit') {
			const amount = BigInt(String(given.letterOfCreditAmount));
			expect([facts(negative), facts(positive), sums(positive!)]).toEqual([
				[issued, 'A', remark(cause)],
				[issued, 'B', remark(cause)],
				[amount, 0n],
			]);
			expect([sums(negative!)[0], -sums(negative!)[1] <= whole[1]]).toEqual([-amount, true]);
		}
		count(
			`amend ${reason}`,
			`amend ${document.taxKind}`,
			`return ${reason === 'return' && String(given.returnSource)}`,
			`corrected ${reason === 'clericalError' && JSON.stringify(corrected)}`,
		);
	}

	it('had every reason, tax kind and way among them', () => {
		const ways = [
			...Object.keys(REASONS).map((reason) => `amend ${reason}`),
			'amend taxable',
			'amend zeroRated',
			'amend taxExempt',
			'return everything',
			'return json',
		];
		expect(ways.filter((way) => (seen[way] ?? 0) < 5)).toEqual([]);
		expect(Object.keys(seen).filter((way) => way.startsWith('corrected {')).length).toBe(8);
	});
});
