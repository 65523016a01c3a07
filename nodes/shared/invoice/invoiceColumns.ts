import type { Beside, Columns, Form, SheetUnit } from '../columns/columns';
import { inside, Invalid } from '../errors/invalid';
import { formatWon, parseWon } from '../korea/won';
import { isTotal } from './amounts';
import { invoiceMeanings, lineMeanings, type InvoiceSheets } from './columnMeanings';
import { ownParty, PARTY_PARTS } from './ownColumns';
import { say } from './words';

interface Settings extends InvoiceSheets {
	/** What else a sheet gives. */
	given?: readonly string[];
	/** By what the rows of one document find together, where it is no reference ID. */
	by?: string;
	/** Whether a document without a Reference ID gets one made from its content. */
	derives: boolean;
	/** What a person should know of a document that the vendor takes all the same. */
	warnings?: Columns['warnings'];
	/** The vendor's own part of what the form would hold. */
	complete?(unit: SheetUnit): Form;
}

/** Whether lines have a supply cost, or what gives one. */
export const hasAmounts = (has: (meaning: string) => boolean): boolean =>
	has('itemSupplyCost') || has('itemTotal') || (has('itemQuantity') && has('itemUnitPrice'));

/** What else would do. */
export const insteadOfSupplyCost = say`Or a total with VAT in it (합계금액, 합계, 총액), or quantity (수량) and unit price (단가).`;

/** How rows of a sheet become invoices, with any vendor. */
export function invoiceColumns({
	given = [],
	by = 'referenceId',
	derives,
	warnings,
	complete,
	...sheets
}: Settings): Columns {
	const { counterparty } = sheets;
	const own = counterparty === 'recipient' ? 'supplier' : 'recipient';
	const meanings = invoiceMeanings(sheets);
	return {
		meanings,
		...(warnings && { warnings }),
		// One that derives a Reference ID tells two alike by that.
		...(!derives && by === 'referenceId' && { unlikeDocuments: true }),
		given: [
			...['referenceIdSource', 'referenceId', 'itemSource', 'items', 'itemsJson', 'remark', 'payment'],
			...['Source', ...PARTY_PARTS, 'Details', 'Json'].map((part) => counterparty + part),
			...given,
		],
		lacks: (has, isWhole) => [
			...(has(by) || isWhole ? [] : [by]),
			...PARTY_PARTS.map((part) => counterparty + part).filter((name) => !has(name)),
			...(has('itemName') ? [] : ['itemName']),
			...(hasAmounts(has) ? [] : ['itemSupplyCost']),
		],
		why: { itemSupplyCost: insteadOfSupplyCost },
		together: {
			by: [by],
			linesTo: ['items', 'item'],
			completeLine: withTotal,
			totalProblem,
			tellWhole: ['expectedTotal', 'expectedSupplyCost', 'linesExpected'],
			partProblem: (why) =>
				new Invalid(
					say`a column with the number of lines (품목수) or the total (문서 합계금액) of each document, because rows may be missing here: ${why}. Or put the node where it gets all rows at once`,
				).within('Lines Expected'),
		},
		complete: (form, unit, beside) => ({
			itemSource: 'form',
			...(unit.has('writeDate') && { writeDateSource: 'date' }),
			...(derives && { referenceIdSource: unit.has('referenceId') ? 'given' : 'derived' }),
			[`${counterparty}Source`]: 'form',
			...ownParty(own, meanings, form, unit, beside),
			...splitAmounts(form, unit, beside),
			...complete?.(unit),
		}),
	};
}

/** Whether a sheet has totals with VAT in them, and nothing else to take the supply costs from. */
export const isSplit = ({ has }: Pick<SheetUnit, 'has'>): boolean => has('itemTotal') && !has('itemSupplyCost');

/** Totals with VAT in them are split, by the way that the user chose where it is one. */
export function splitAmounts(form: Readonly<Form>, unit: SheetUnit, { parameter }: Beside): Form {
	if (!isSplit(unit)) return {};
	const { amounts } = (parameter('options') ?? {}) as { amounts?: unknown };
	return { options: { ...(form.options as Form | undefined), amounts: splittingWay(amounts) } };
}

/** @param amounts what the node has in *Amounts* */
export const splittingWay = (amounts: unknown): string =>
	typeof amounts === 'string' && amounts.startsWith('split') ? amounts : 'splitFromTotal';

/**
 * A line without its total: that is the supply cost where there is no other, to be split; beside one it gives the tax
 * that is missing, or must agree with it.
 * @throws Invalid
 */
export function withTotal({ total, ...line }: Readonly<Form>): Form {
	if (total === undefined || total === null) return line;
	if (!('supplyCost' in line)) return { ...line, supplyCost: total };
	if (line.supplyCost === null)
		throw new Invalid(say`a supply cost beside the total, or a total in none of the rows`).within(
			lineMeanings.itemSupplyCost.label,
		);
	const sum = inside('Supply Cost', () => parseWon(total));
	const supplyCost = inside('Supply Cost', () => parseWon(line.supplyCost));
	if (line.tax === undefined || line.tax === null) return { ...line, tax: String(sum - supplyCost) };
	const tax = inside('Tax', () => parseWon(line.tax));
	if (supplyCost + tax !== sum)
		throw new Invalid(say`a total of ${formatWon(supplyCost + tax)}, supply cost and tax`, sum).within(
			lineMeanings.itemTotal.label,
		);
	return line;
}

/** A document of a row that adds up others would have all of them a second time. */
export const totalProblem = ({ name }: Readonly<Form>): Invalid | undefined =>
	isTotal(String(name))
		? new Invalid(say`an item, not the total of other rows: leave the row out, or name the item otherwise`, name).at([
				'Items',
				0,
				'Name',
			])
		: undefined;
