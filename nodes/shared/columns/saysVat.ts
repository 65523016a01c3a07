import { Invalid } from '../errors/invalid';
import { plainNumber } from '../korea/textForm';
import { headingOf, type Vat } from './heading';
import type { Column, Meanings } from './meaning';
import { isEmptyCell, type Sheet } from './sheet';
import { cellName } from './units';
import { say } from './words';

/** `부가세 포함여부`, `VAT포함`, `부가세 구분`: what is left of it without what it says of VAT. */
const IS_OF_VAT = /^(?:(?:vat|부가(?:가치)?세)?(?:여부|구분|유무))?$/;

const YES = /^(?:y|yes|true|o|○|예|네|1)$/;
const NO = /^(?:n|no|false|x|×|아니[오요]|0)$/;
const WITH = /^(?:vat|부가(?:가치)?세)?포함$/;
const WITHOUT = /^(?:vat|부가(?:가치)?세)?(?:별도|제외|[미불]포함)$/;

/** What a cell says of VAT below a heading that asks for it. undefined: nothing that is known. */
function vatOf(asked: Vat | undefined, cell: unknown): Vat | undefined {
	const text = plainNumber(String(cell)).replace(/\s/g, '').toLowerCase();
	if (WITH.test(text)) return 'with';
	if (WITHOUT.test(text)) return 'without';
	if (asked === undefined || !(YES.test(text) || NO.test(text))) return undefined;
	return YES.test(text) === (asked === 'with') ? 'with' : 'without';
}

/**
 * A column may say of the amounts of lines beside it whether VAT is in them. Where the tax stands apart, or where there
 * are both kinds, they speak for themselves.
 * @throws Invalid where the amounts of a row are read otherwise
 */
export function refuseOtherVat({ keys, rows }: Sheet, columns: readonly Column[], meanings: Meanings): void {
	const used = new Set(columns.map(({ key }) => key));
	const saying = [...keys].flatMap(([key, heading]) => {
		const { plain, vat } = headingOf(heading);
		return used.has(key) || !IS_OF_VAT.test(plain) ? [] : [{ key, heading, vat }];
	});
	if (saying.length === 0) return;
	const amounts = columns.flatMap(({ key, meaning }) => {
		const { ofLine, amount } = meanings[meaning] ?? {};
		return ofLine && amount ? [{ key, vat: amount.vat }] : [];
	});
	for (const row of rows) {
		const read = new Set(amounts.filter(({ key }) => !isEmptyCell(row.cells[key])).map(({ vat }) => vat));
		const [only, ...others] = read;
		if (only === undefined || only === 'itself' || others.length > 0) continue;
		for (const { key, heading, vat } of saying) {
			const said = vatOf(vat === 'with' || vat === 'without' ? vat : undefined, row.cells[key]);
			if (said !== undefined && said !== only)
				throw new Invalid(
					say`amounts as ${cellName({ heading }, row)} says of them: a total (합계금액) has VAT in it, a supply cost (공급가액) or a unit price (단가) has none`,
					row.cells[key],
				).within('Data From');
		}
	}
}
