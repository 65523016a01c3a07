import { inside, Invalid } from '../../../shared/errors/invalid';
import { choice, date, optional, when, won } from '../../../shared/fields/fields';
import { name } from '../../../shared/fields/name';
import { computedWarnings, lineAmounts } from '../../../shared/invoice/amounts';
import { amountsField } from '../../../shared/invoice/documentFields';
import { itemFields, lineJson, lineRows } from '../../../shared/invoice/lineFields';
import { hashId, ofNewDocument } from '../../../shared/invoice/referenceId';
import { causeDate } from '../../../shared/invoice/sheet';
import { plainLine } from '../../../shared/korea/textForm';
import { sumAmounts, type Amounts, type TaxKind } from '../../../shared/korea/vat';
import { toSafeNumber } from '../../../shared/korea/won';
import type { Words } from '../../../shared/words/say';
import { amendment } from '../../amendment/amendmentOperation';
import { changeColumns } from '../../amendment/columns';
import { changeSupplyCost } from '../../api/amendment';
import type { IssuedInvoice } from '../../api/taxInvoice';
import { amountAt } from '../../invoice/body';
import type { BoltaLine } from '../../invoice/fields';
import { ownReferenceId } from '../../invoice/referenceId';
import { say } from '../../words';

const differences = { changeSource: ['form', 'json'] };
const newTotal = { changeSource: ['newTotal'] };

export const amendSupplyCostChange = amendment({
	value: 'amendSupplyCostChange',
	name: 'Amend: Supply Cost Change',
	action: 'Amend tax invoice for supply cost change irreversibly with legal effect',
	description:
		'Of legal effect with a live key. Amend an issued tax invoice because the supply cost changed (공급가액 변동).',
	fields: {
		date: date({
			displayName: 'Change Date',
			description: 'Day on which the supply cost changed, not after today. It becomes the write date of the amendment.',
		}),
		referenceId: optional(
			ofNewDocument(
				ownReferenceId({
					description:
						'Your own number for this amendment. Empty: derived from original, date and lines, so that the same change is sent once.',
					placeholder: 'e.g. your order number',
				}),
			),
		),
		changeSource: choice({
			displayName: 'Change',
			description: 'How the change is given',
			choices: {
				form: { name: 'Differences From the Form', description: 'Lines with how much more or less, with sign' },
				json: { name: 'Differences From JSON', description: 'A JSON array of such lines' },
				newTotal: {
					name: 'New Total',
					description: 'Supply cost and tax as they are now and as they shall be; one line with the difference is sent',
				},
			},
			default: 'form',
		}),
		amounts: when(differences, amountsField),
		items: when({ changeSource: ['form'] }, lineRows(itemFields, 'The differences, plus or minus')),
		itemsJson: when(
			{ changeSource: ['json'] },
			lineJson(itemFields, 'differences', '{ "name": "…", "supplyCost": -10000, "tax": -1000 }'),
		),
		itemName: when(
			newTotal,
			name({
				displayName: 'Item Name',
				description: 'What the line with the difference says (품목)',
				placeholder: 'e.g. 단가 변경',
			}),
		),
		currentSupplyCost: when(
			newTotal,
			won({
				displayName: 'Current Supply Cost',
				description: 'Supply cost (공급가액) as it stands now, with all amendments so far, in won',
			}),
		),
		currentTax: when(
			newTotal,
			won({
				displayName: 'Current Tax',
				description: 'Tax (세액) as it stands now, with all amendments so far, in won; 0 when tax-exempt',
			}),
		),
		newSupplyCost: when(
			newTotal,
			won({ displayName: 'New Supply Cost', description: 'Supply cost as it shall be, in won' }),
		),
		newTax: when(
			newTotal,
			won({ displayName: 'New Tax', description: 'Tax as it shall be, in won; 0 when tax-exempt' }),
		),
	},
	columns: changeColumns,

	plan(fields, original, { client, now }) {
		const { issuanceKey } = fields;
		const day = causeDate('Change Date', fields.date, now);
		const taxKind = taxKindOf(original);
		const lines = linesOf(fields);
		const amounts = lineAmounts(lines, taxKind, fields.amounts ?? 'asGiven');
		const totals = sumAmounts(amounts);
		if (totals.supplyCost === 0n && totals.tax === 0n)
			throw new Invalid(say`a change: the differences add up to 0`).within(
				fields.changeSource === 'newTotal' ? 'New Supply Cost' : 'Items',
			);
		const items = lines.map((line, index) => toItem(line, index, amounts[index] as Amounts, day, taxKind));
		// Outputs have the total as a number too.
		inside('Items', () => toSafeNumber(totals.supplyCost + totals.tax));
		return {
			referenceId: fields.referenceId ?? hashId([issuanceKey, 'supplyCostChange', day, items]),
			reason: 'supplyCostChange',
			date: day,
			amounts: totals,
			warnings: computedWarnings(amounts),
			request: (headers) =>
				client.request(changeSupplyCost, { path: { issuanceKey }, headers, body: { date: day, items } }),
			legalDifferences: (read) => differencesFrom(read, day, items),
			...(fields.changeSource === 'newTotal' && { totals: totalsOf(fields) }),
		};
	},
});

type Stated = Partial<Record<'currentSupplyCost' | 'currentTax' | 'newSupplyCost' | 'newTax', bigint | undefined>>;

function linesOf({
	changeSource,
	items = [],
	itemsJson = [],
	itemName = '',
	...stated
}: Stated & {
	changeSource: string;
	items?: BoltaLine[] | undefined;
	itemsJson?: BoltaLine[] | undefined;
	itemName?: string | undefined;
}): BoltaLine[] {
	if (changeSource !== 'newTotal') {
		const lines = changeSource === 'json' ? itemsJson : items;
		if (lines.length === 0) throw new Invalid(say`at least one line`).within('Items');
		return lines;
	}
	const { currentSupplyCost = 0n, currentTax = 0n, newSupplyCost = 0n, newTax = 0n } = stated;
	const none = {
		date: undefined,
		specification: undefined,
		quantity: undefined,
		unitPrice: undefined,
		remark: undefined,
	};
	return [{ ...none, name: itemName, supplyCost: newSupplyCost - currentSupplyCost, tax: newTax - currentTax }];
}

const totalsOf = ({ currentSupplyCost = 0n, currentTax = 0n, newSupplyCost = 0n, newTax = 0n }: Stated) => ({
	current: { supplyCost: currentSupplyCost, tax: currentTax },
	next: { supplyCost: newSupplyCost, tax: newTax },
});

/** An amendment keeps the tax kind of the original; where Bolta does not tell it, null taxes mean tax-exempt. */
function taxKindOf({ invoice: { taxType, items } }: IssuedInvoice): TaxKind {
	if (taxType === 'TAX_FREE' || (!taxType && items.every(({ tax = null }) => tax === null))) return 'taxExempt';
	return taxType === 'ZERO_RATE' || (!taxType && items.every(({ tax }) => tax === 0)) ? 'zeroRated' : 'taxable';
}

function toItem(line: BoltaLine, index: number, { supplyCost, tax }: Amounts, day: string, taxKind: TaxKind) {
	return {
		date: line.date ?? day,
		name: line.name,
		supplyCost: amountAt(index, 'Supply Cost', supplyCost),
		tax: taxKind === 'taxExempt' ? null : amountAt(index, 'Tax', tax),
		unitPrice: line.unitPrice === undefined ? undefined : amountAt(index, 'Unit Price', line.unitPrice),
		quantity: line.quantity,
		specification: line.specification,
		description: line.remark,
	};
}

function differencesFrom(
	{ invoice }: IssuedInvoice,
	day: string,
	items: Array<{ name: string; supplyCost: number; tax: number | null }>,
): Words[] {
	const key = (list: ReadonlyArray<{ name: string; supplyCost: number; tax?: number | null | undefined }>) =>
		JSON.stringify(list.map(({ name, supplyCost, tax }) => [plainLine(name), supplyCost, tax ?? 0]));
	return [
		...(invoice.date === day ? [] : [say`write date`]),
		...(key(invoice.items) === key(items) ? [] : [say`lines`]),
	];
}
