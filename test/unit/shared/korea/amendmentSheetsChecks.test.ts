import type { AmendmentReason } from '../../../../nodes/shared/korea/amendmentSheets';
import { checkSheets } from '../../../../nodes/shared/korea/checkSheets';
import type { LegalSheet, LegalLine } from '../../../../nodes/shared/korea/legalSheet';
import type { TaxKind } from '../../../../nodes/shared/korea/vat';
import { errorOf } from './support';

const sheet = (supplyCost: bigint, tax: bigint, more: Partial<LegalSheet<LegalLine>> = {}): LegalSheet<LegalLine> => ({
	taxKind: 'taxable',
	writeDate: '2026-01-31',
	lines: [{ date: '2026-01-20', name: 'desk', supplyCost, tax }],
	remark: undefined,
	...more,
});
const dated = (writeDate: string) => ({ writeDate });
const kind = (taxKind: TaxKind) => ({ taxKind });
const minus = sheet(-100n, -10n);
const plus = sheet(100n, 10n);
const nothing = sheet(0n, 0n);
const opened = { taxKind: 'zeroRated', remark: '2026-02-14' } as const;
/** 100 won that two lines make, one of them a discount in the negative sheet, hence above 0. */
const mixed = { ...minus, lines: [...minus.lines, { date: '2026-01-20', name: 'discount', supplyCost: 50n, tax: 5n }] };

type Pair = [negative: LegalSheet<LegalLine> | undefined, positive: LegalSheet<LegalLine> | undefined];
const check = (reason: AmendmentReason, [negative, positive]: Pair, writeDateWasWrong = false) =>
	checkSheets(reason, { negative, positive }, { writeDateWasWrong });

describe('checkSheets', () => {
	it.each<[AmendmentReason, string, Pair, boolean?]>([
		['clericalError', 'both', [minus, plus]],
		['clericalError', 'both at nothing', [nothing, nothing]],
		['clericalError', 'another write date where it was wrong', [minus, sheet(100n, 10n, dated('2026-01-30'))], true],
		['clericalError', 'zero-rated instead of taxable', [minus, sheet(100n, 0n, kind('zeroRated'))]],
		['clericalError', 'taxable instead of zero-rated', [sheet(-100n, 0n, kind('zeroRated')), plus]],
		['clericalError', 'two bills', [sheet(-100n, 0n, kind('taxExempt')), sheet(90n, 0n, kind('taxExempt'))]],
		['supplyCostChange', 'less', [minus, undefined]],
		['supplyCostChange', 'more', [undefined, plus]],
		['return', 'a negative one with remark', [{ ...mixed, remark: '2026-01-31' }, undefined]],
		['termination', 'a negative one with remark', [{ ...mixed, remark: '2026-01-31' }, undefined]],
		['localLetterOfCredit', 'both', [minus, sheet(100n, 0n, opened)]],
		['duplicateIssuance', 'a negative one', [mixed, undefined]],
		// A fourth parameter that a row lacks would be jest's `done`.
	])('takes for %s: %s', (...[reason, , pair, writeDateWasWrong]) => {
		expect(() => check(reason, pair, writeDateWasWrong)).not.toThrow();
	});

	it.each<[AmendmentReason, string, Pair, RegExp, boolean?]>([
		[
			'clericalError',
			'no positive',
			[minus, undefined],
			/a negative and a positive sheet, found "a negative sheet only"/,
		],
		['clericalError', 'no negative', [undefined, plus], /found "a positive sheet only"/],
		['clericalError', 'none', [undefined, undefined], /found "none"/],
		[
			'clericalError',
			'a negative above 0',
			[sheet(1n, 0n), plus],
			/a negative sheet whose total is not above 0 won, found 1/,
		],
		[
			'clericalError',
			'a positive below 0',
			[minus, sheet(-1n, 0n)],
			/a positive sheet whose total is not below 0 won, found -1/,
		],
		[
			'clericalError',
			'another write date',
			[minus, sheet(100n, 10n, dated('2026-01-30'))],
			/the same write date in both, 2026-01-31, found "2026-01-30"/,
		],
		[
			'clericalError',
			'a bill instead of a tax invoice',
			[minus, sheet(100n, 0n, kind('taxExempt'))],
			/two tax invoices .* found "one of each"/,
		],
		[
			'clericalError',
			'a tax invoice instead of a bill',
			[sheet(-100n, 0n, kind('taxExempt')), sheet(100n, 0n, kind('zeroRated'))],
			/found "one of each"/,
		],
		['supplyCostChange', 'both', [minus, plus], /either a negative or a positive sheet, found "both"/],
		['supplyCostChange', 'none', [undefined, undefined], /found "none"/],
		['supplyCostChange', 'a negative of nothing', [nothing, undefined], /below 0 won, found 0/],
		['supplyCostChange', 'a negative above 0', [plus, undefined], /below 0 won, found 110/],
		['supplyCostChange', 'a positive of nothing', [undefined, nothing], /above 0 won, found 0/],
		['supplyCostChange', 'a positive below 0', [undefined, minus], /above 0 won, found -110/],
		...(['return', 'termination', 'duplicateIssuance'] as const).flatMap(
			(reason): Array<[AmendmentReason, string, Pair, RegExp]> => [
				[reason, 'no negative', [undefined, undefined], /a negative sheet only, found "none"/],
				[reason, 'a positive one', [undefined, plus], /a negative sheet only, found "a positive sheet only"/],
				[reason, 'both', [{ ...minus, remark: '2026-01-31' }, plus], /a negative sheet only, found "both"/],
				[reason, 'a total above 0', [sheet(1n, 0n, { remark: '2026-01-31' }), undefined], /not above 0 won, found 1/],
			],
		),
		...(['return', 'termination'] as const).flatMap((reason): Array<[AmendmentReason, string, Pair, RegExp]> => [
			[reason, 'no remark', [minus, undefined], /the original's write date in the remark \(비고\), found nothing/],
			[reason, 'a blank remark', [{ ...minus, remark: ' ' }, undefined], /remark/],
		]),
		['localLetterOfCredit', 'no positive', [minus, undefined], /a negative and a positive sheet/],
		[
			'localLetterOfCredit',
			'a zero-rated negative',
			[sheet(-100n, 0n, kind('zeroRated')), sheet(100n, 0n, opened)],
			/a taxable negative sheet, found "zeroRated"/,
		],
		[
			'localLetterOfCredit',
			'a taxable positive',
			[minus, sheet(100n, 0n, { ...opened, taxKind: 'taxable' })],
			/a zero-rated positive sheet, found "taxable"/,
		],
		[
			'localLetterOfCredit',
			'tax in the positive',
			[minus, sheet(100n, 10n, opened)],
			/no tax in the positive sheet, found 10/,
		],
		[
			'localLetterOfCredit',
			'another amount',
			[minus, sheet(99n, 0n, opened)],
			/a supply cost of -99 won in the negative sheet.* found -100/,
		],
		['localLetterOfCredit', 'changed signs', [plus, sheet(-100n, 0n, opened)], /above 0 won, found -100/],
		['localLetterOfCredit', 'nothing', [nothing, sheet(0n, 0n, opened)], /above 0 won, found 0/],
		[
			'localLetterOfCredit',
			'another write date, whatever was wrong',
			[minus, sheet(100n, 0n, { ...opened, writeDate: '2026-02-14' })],
			/the same write date in both/,
			true,
		],
		[
			'localLetterOfCredit',
			'no remark',
			[minus, sheet(100n, 0n, { ...opened, remark: undefined })],
			/opening date in the remark/,
		],
	])('refuses for %s: %s', (...[reason, , pair, message, writeDateWasWrong]) => {
		expect(errorOf(() => check(reason, pair, writeDateWasWrong)).message).toMatch(message);
	});

	it.each<[AmendmentReason, string]>([
		['clericalError', '01 (기재사항 착오정정)'],
		['supplyCostChange', '02 (공급가액 변동)'],
		['return', '03 (환입)'],
		['termination', '04 (계약의 해제)'],
		['localLetterOfCredit', '05 (내국신용장 사후개설)'],
		['duplicateIssuance', '06 (착오에 의한 이중발급)'],
	])('names %s by code and Korean name', (reason, name) => {
		expect(errorOf(() => check(reason, [undefined, undefined])).message).toContain(`expected for reason ${name}: `);
	});
});
