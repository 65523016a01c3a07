import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { amendmentSheets, type Change } from '../../../../nodes/shared/korea/amendmentSheets';
import { checkSheets } from '../../../../nodes/shared/korea/checkSheets';
import type { Original, LegalSheet, LegalLine } from '../../../../nodes/shared/korea/legalSheet';
import type { TaxKind } from '../../../../nodes/shared/korea/vat';
import { computeVat, isTenPercent } from '../../../../nodes/shared/korea/vat';
import fc from '../../../support/properties';

const size = { seed: 20_260_131, numRuns: process.env.TEST_SIZE === 'full' ? 10_000 : 200 };
const TIME = 300_000;

interface Line extends LegalLine {
	specification: string;
}

const abs = (amount: bigint) => (amount < 0n ? -amount : amount);
const costOf = (lines: readonly LegalLine[]) => lines.reduce((sum, { supplyCost }) => sum + supplyCost, 0n);
const taxOf = (lines: readonly LegalLine[]) => lines.reduce((sum, { tax }) => sum + tax, 0n);
const amountsOf = (lines: readonly LegalLine[]) => lines.map(({ supplyCost, tax }) => [supplyCost, tax]);
const frozen = <T extends object>(value: T): T => {
	for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) frozen(each);
	return Object.freeze(value);
};

const day = fc
	.integer({ min: 0, max: 3000 })
	.map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
const kind = fc.constantFrom<TaxKind>('taxable', 'zeroRated', 'taxExempt');

const unitsAndCost = fc
	.tuple(
		fc.constantFrom(1, 30, 1_000_000),
		fc.integer({ min: 1, max: 50 }),
		fc.nat(),
		fc.constantFrom('none', 'quantity', 'price', 'both', 'wrong', 'cents'),
		fc.constantFrom(1, 1, 1, -1),
	)
	.map(([most, quantity, random, shape, sign]): Pick<LegalLine, 'supplyCost' | 'quantity' | 'unitPrice'> => {
		const unitPrice = sign * (1 + (random % most));
		const supplyCost = BigInt(quantity * unitPrice);
		const units = {
			none: {},
			quantity: { quantity },
			price: { unitPrice },
			both: { quantity, unitPrice },
			wrong: { quantity: quantity + 1, unitPrice },
			cents: { quantity: quantity * 4, unitPrice: unitPrice / 4 },
		};
		return { supplyCost, ...units[shape] };
	});

/** Lines with a positive total; the tax computed, or up to 10 won away from it in one line. */
const linesOf = (taxKind: TaxKind) =>
	fc
		.record({
			units: fc.array(unitsAndCost, { minLength: 1, maxLength: 99, size: 'max' }),
			away: fc.bigInt({ min: -9n, max: 9n }),
			at: fc.nat(98),
			date: day,
		})
		.map(({ units, away, at, date }) => {
			const sum = units.reduce((total, { supplyCost }) => total + supplyCost, 0n);
			const costs = units.map(({ supplyCost }) => (sum < 0n ? -supplyCost : supplyCost));
			if (sum === 0n) costs[0] = (costs[0] ?? 0n) + 200n;
			const total = costs.reduce((all, cost) => all + cost, 0n);
			const taxes = taxKind === 'taxable' ? computeVat(costs) : costs.map(() => 0n);
			if (taxKind === 'taxable' && total > 9n) taxes[at % taxes.length]! += away;
			return units.map(({ supplyCost: _, ...more }, index): Line => {
				const unitPrice =
					more.unitPrice === undefined ? {} : { unitPrice: sum < 0n ? -more.unitPrice : more.unitPrice };
				return {
					...more,
					...unitPrice,
					date,
					name: `item ${index}`,
					specification: `kind ${index}`,
					supplyCost: costs[index] ?? 0n,
					tax: taxes[index] ?? 0n,
				};
			});
		});
const originalOf = (taxKind: TaxKind) =>
	fc.record({ taxKind: fc.constant(taxKind), writeDate: day, lines: linesOf(taxKind) });
const originals = kind.chain(originalOf);

function made(original: Original<Line>, change: Change<Line>) {
	frozen(original);
	frozen(change);
	const sheets = amendmentSheets(original, change);
	checkSheets(change.reason, sheets, {
		writeDateWasWrong: change.reason === 'clericalError' && change.correctWriteDate !== undefined,
	});
	const given = new Set(original.lines);
	const all = [...(sheets.negative?.lines ?? []), ...(sheets.positive?.lines ?? [])];
	expect(all.some((line) => given.has(line) || Object.is(line.quantity, -0) || Object.is(line.unitPrice, -0))).toBe(
		false,
	);
	return sheets;
}

/** That the sheet takes all of the original back, and says of the lines what the original said. */
function expectFullNegative(
	sheet: LegalSheet<Line> | undefined,
	original: Original<Line>,
	writeDate: string,
	remark?: string,
): void {
	expect([sheet?.taxKind, sheet?.writeDate, sheet?.remark]).toEqual([original.taxKind, writeDate, remark]);
	const lines = sheet?.lines ?? [];
	expect(
		amountsOf(lines).map(([supplyCost, tax], index) => [
			supplyCost! + original.lines[index]!.supplyCost,
			tax! + original.lines[index]!.tax,
		]),
	).toEqual(original.lines.map(() => [0n, 0n]));
	expect(lines.map(({ date, name, specification }) => [date, name, specification])).toEqual(
		original.lines.map(({ date, name, specification }) => [date, name, specification]),
	);
	const products = (of: readonly Line[]) => of.map(({ quantity = 1, unitPrice = 1 }) => quantity * unitPrice);
	const units = original.lines.map(({ quantity, unitPrice }) => quantity !== undefined || unitPrice !== undefined);
	expect(products(lines)).toEqual(
		products(original.lines).map((product, index) => (units[index] ? -product : product)),
	);
}

const withOriginal = <T>(
	other: (original: Original<Line>) => fc.Arbitrary<T>,
	of: fc.Arbitrary<Original<Line>> = originals,
) => of.chain((original) => fc.tuple(fc.constant(original), other(original)));

it(
	'clericalError takes all back and gives the corrected document',
	() => {
		type Correction = Omit<Extract<Change<Line>, { reason: 'clericalError' }>, 'reason'>;
		const change = ({ taxKind: old }: Original<Line>): fc.Arbitrary<Correction> =>
			fc
				.tuple(
					old === 'taxExempt' ? fc.constant<TaxKind>(old) : fc.constantFrom<TaxKind>('taxable', 'zeroRated'),
					fc.option(day, { nil: undefined }),
					fc.boolean(),
				)
				.chain(([taxKind, correctWriteDate, keep]) =>
					keep
						? fc.constant<Correction>({ taxKind: undefined, correctWriteDate, lines: undefined })
						: linesOf(taxKind).map((lines): Correction => ({ taxKind, correctWriteDate, lines })),
				);
		fc.assert(
			fc.property(withOriginal(change), ([original, { taxKind, correctWriteDate, lines }]) => {
				const { negative, positive } = made(original, { reason: 'clericalError', taxKind, correctWriteDate, lines });
				expectFullNegative(negative, original, original.writeDate);
				expect(positive).toEqual({
					taxKind: taxKind ?? original.taxKind,
					writeDate: correctWriteDate ?? original.writeDate,
					lines: lines ?? original.lines,
					remark: undefined,
				});
			}),
			size,
		);
	},
	TIME,
);

it(
	'supplyCostChange gives the differences in the sheet of their sign',
	() => {
		const change = ({ taxKind }: Original<Line>) =>
			fc.record({ date: day, less: fc.boolean(), lines: linesOf(taxKind) });
		fc.assert(
			fc.property(withOriginal(change), ([original, { date, less, lines: more }]) => {
				const lines = less ? more.map((line) => ({ ...line, supplyCost: -line.supplyCost, tax: -line.tax })) : more;
				const { negative, positive } = made(original, { reason: 'supplyCostChange', date, lines });
				expect(less ? positive : negative).toBeUndefined();
				expect(less ? negative : positive).toEqual({
					taxKind: original.taxKind,
					writeDate: date,
					lines,
					remark: undefined,
				});
			}),
			size,
		);
	},
	TIME,
);

it(
	'termination and duplicateIssuance take all back',
	() => {
		fc.assert(
			fc.property(originals, day, (original, date) => {
				const ended = made(original, { reason: 'termination', date });
				expectFullNegative(ended.negative, original, date, original.writeDate);
				const twice = made(original, { reason: 'duplicateIssuance' });
				expectFullNegative(twice.negative, original, original.writeDate);
				expect([ended.positive, twice.positive]).toEqual([undefined, undefined]);
			}),
			size,
		);
	},
	TIME,
);

it(
	'return takes back no more of any line than it has, unless the whole does not fit',
	() => {
		let taken = 0;
		const change = ({ lines }: Original<Line>) =>
			fc.tuple(
				day,
				fc.shuffledSubarray(
					lines.map((_, index) => index),
					{ minLength: 1 },
				),
				fc.array(fc.tuple(fc.nat(100), fc.boolean()), { minLength: 99, maxLength: 99 }),
			);
		fc.assert(
			fc.property(withOriginal(change), ([original, [date, chosen, shares]]) => {
				const returned = chosen.flatMap((line) => {
					const { supplyCost: cost, tax: charged } = original.lines[line]!;
					const [percent, exactTax] = shares[line]!;
					const supplyCost = percent > 50 ? cost : (cost * BigInt(percent)) / 50n;
					return supplyCost === 0n
						? []
						: [{ line: line + 1, supplyCost, tax: exactTax ? (charged * supplyCost) / cost : undefined }];
				});
				fc.pre(returned.length > 0);
				let sheets;
				try {
					sheets = made(original, { reason: 'return', date, returned });
				} catch (error) {
					if (!(error instanceof Invalid)) throw error;
					// Of the whole only: each part was one.
					expect(error.message).toMatch(/more than 0 won together|give the tax of the returned lines/);
					return;
				}
				taken++;
				const lines = sheets.negative!.lines;
				expect(sheets).toEqual({
					negative: { taxKind: original.taxKind, writeDate: date, lines, remark: original.writeDate },
					positive: undefined,
				});
				const sorted = returned.toSorted((a, b) => a.line - b.line);
				expect(lines.map(({ name, supplyCost }) => [name, supplyCost])).toEqual(
					sorted.map(({ line, supplyCost }) => [`item ${line - 1}`, -supplyCost]),
				);
				for (const [index, { line, supplyCost, tax }] of sorted.entries()) {
					const [of, out] = [original.lines[line - 1]!, lines[index]!];
					if (tax !== undefined || supplyCost === of.supplyCost) expect(out.tax).toBe(-(tax ?? of.tax));
					if (abs(out.tax) > abs(of.tax) || out.tax * of.tax > 0n) throw new Error(`tax of ${of.name}`);
					if (out.quantity !== undefined && Math.abs(out.quantity) > Math.abs(of.quantity!))
						throw new Error(`quantity of ${of.name}`);
					if (supplyCost !== of.supplyCost && out.quantity !== undefined)
						expect(out.quantity * out.unitPrice!).toBeCloseTo(Number(-supplyCost), 4);
				}
				expect(original.taxKind === 'taxable' ? isTenPercent(costOf(lines), taxOf(lines)) : taxOf(lines) === 0n).toBe(
					true,
				);
			}),
			size,
		);
		// Otherwise it would hold for what is refused only.
		expect(taken).toBeGreaterThan(size.numRuns / 2);
	},
	TIME,
);

it(
	'localLetterOfCredit moves the amount from taxable to zero-rated',
	() => {
		const change = ({ lines, writeDate }: Original<Line>) =>
			fc.tuple(
				fc.oneof(fc.constant(costOf(lines)), fc.bigInt({ min: 1n, max: costOf(lines) })),
				day.map((later) => (later < writeDate ? writeDate : later)),
			);
		fc.assert(
			fc.property(withOriginal(change, originalOf('taxable')), ([original, [amount, openedOn]]) => {
				const { negative, positive } = made(original, { reason: 'localLetterOfCredit', amount, openedOn });
				expect([negative?.taxKind, negative?.writeDate, negative?.remark]).toEqual([
					'taxable',
					original.writeDate,
					openedOn,
				]);
				expect([positive?.taxKind, positive?.writeDate, positive?.remark]).toEqual([
					'zeroRated',
					original.writeDate,
					openedOn,
				]);
				expect([costOf(negative!.lines), costOf(positive!.lines)]).toEqual([-amount, amount]);
				expect(positive!.lines.every(({ tax }) => tax === 0n)).toBe(true);
				if (amount === costOf(original.lines))
					return expectFullNegative(negative, original, original.writeDate, openedOn);
				const [own, charged] = [-taxOf(negative!.lines), taxOf(original.lines)];
				expect(own >= 0n && own <= (charged < 0n ? 0n : charged) && isTenPercent(amount, own)).toBe(true);
				expect(
					[negative, positive].map((sheet) =>
						sheet!.lines.map(({ name, date, quantity, unitPrice }) => [name, date, quantity, unitPrice]),
					),
				).toEqual(
					Array(2).fill([
						[
							original.lines.length > 1 ? `item 0 외 ${original.lines.length - 1}건` : 'item 0',
							original.writeDate,
							undefined,
							undefined,
						],
					]),
				);
			}),
			size,
		);
	},
	TIME,
);
