import type { Columns, Form } from '../../shared/columns/columns';
import { flatColumns } from '../../shared/columns/flatColumns';
import type { Meanings } from '../../shared/columns/meaning';
import { Invalid } from '../../shared/errors/invalid';
import { byOriginal, expectLines, labelOfFirst, linesOf } from '../../shared/invoice/amendmentColumns';
import { asItStands, causeDateMeaning, originalMeanings } from '../../shared/invoice/amendmentMeanings';
import { lineMeanings, linesExpected, referenceId } from '../../shared/invoice/columnMeanings';
import { hasAmounts, insteadOfSupplyCost, isSplit, splittingWay } from '../../shared/invoice/invoiceColumns';
import { keyMeanings } from '../invoice/columns';
import { say } from '../words';

const original = originalMeanings({
	field: 'issuanceKey',
	displayName: 'Issuance Key',
	knownBy: { originalDocumentId: asItStands },
});

const common = {
	why: {
		originalDocumentId: say`Bolta finds an issued invoice by its issuance key (발행 키) alone, not by its NTS approval number (승인번호).`,
	},
	given: ['issuanceKey'],
};

/** Sheets of which each row takes back one original in full. */
const offsets = (more: Meanings): Columns => ({
	...flatColumns({
		meanings: { ...original, ...keyMeanings, ...more },
		given: common.given,
		needs: ['originalDocumentId'],
	}),
	why: common.why,
	unlike: ['originalDocumentId'],
});

/** Sheets of invoices that were issued twice. */
export const duplicateColumns = offsets({});

/** Sheets of invoices whose contracts ended. */
export const terminationColumns = offsets({ causeDate: causeDateMeaning('date', 'Termination Date') });

/** What a document comes to with VAT in it, the vendor has no place for. */
const WITHOUT_VAT = { vat: 'without', twin: null } as const;

const TOTALS = {
	currentSupplyCost: {
		label: 'Current Supply Cost',
		korean: '변경 전 공급가액',
		headings: ['현재 공급가액'],
		amount: WITHOUT_VAT,
	},
	currentTax: {
		label: 'Current Tax',
		korean: '변경 전 세액',
		headings: ['현재 세액'],
		amount: { vat: 'itself' },
	},
	newSupplyCost: {
		label: 'New Supply Cost',
		korean: '변경 후 공급가액',
		headings: ['변경공급가액'],
		amount: WITHOUT_VAT,
	},
	newTax: { label: 'New Tax', korean: '변경 후 세액', headings: ['변경세액'], amount: { vat: 'itself' } },
} satisfies Meanings;

const isOfTotals = (has: (meaning: string) => boolean) => Object.keys(TOTALS).some(has);

/** Sheets of changes: each row a line of difference, or what the document comes to now and shall come to. */
export const changeColumns: Columns = {
	...common,
	meanings: {
		...original,
		referenceId,
		causeDate: causeDateMeaning('date', 'Change Date'),
		...lineMeanings,
		linesExpected: { ...linesExpected, apart: true },
		...TOTALS,
		...keyMeanings,
	},
	why: { ...common.why, itemSupplyCost: insteadOfSupplyCost },
	given: [...common.given, 'referenceId', 'changeSource', 'items', 'itemsJson', 'itemName', ...Object.keys(TOTALS)],
	lacks: (has) => [
		...['originalDocumentId', 'itemName', ...(isOfTotals(has) ? Object.keys(TOTALS) : [])].filter((name) => !has(name)),
		...(isOfTotals(has) || hasAmounts(has) ? [] : ['itemSupplyCost']),
	],
	unlike: [],
	together: byOriginal(original),
	complete(form, unit, { parameter }) {
		expectLines(unit, linesOf(form));
		if (isOfTotals(unit.has)) return newTotal(form);
		return { changeSource: 'form', ...(isSplit(unit) && { amounts: splittingWay(parameter('amounts')) }) };
	},
};

/** @throws Invalid where a row says more of a line than its name: it would be left out unseen */
function newTotal(form: Readonly<Form>): Form {
	const lines = linesOf(form);
	const [{ name = null, ...rest } = {}] = lines;
	if (lines.length > 1) throw new Invalid(say`one row for the new total of an original`).within('New Supply Cost');
	if (Object.values(rest).some((cell) => cell !== undefined && cell !== null))
		throw new Invalid(say`an empty cell beside a new total: either the difference or the totals`).within(
			labelOfFirst(rest),
		);
	return { changeSource: 'newTotal', itemName: name };
}
