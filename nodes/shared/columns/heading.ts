import { plainLine } from '../korea/textForm';

/** A bracket of a heading, of either width. */
const BRACKET = /[([（［][^)\]）］]*[)\]）］]/g;

/** What speaks of VAT, in a bracket or beside the name: `공급가액(VAT 포함)`, `금액 부가세별도`. */
const VAT = /(?:vat|부가(?:가치)?세|세액)(?:를|을)?(포함|별도|제외|미포함|불포함)/;

/** Whether amounts of a column have VAT in them; undefined: the heading does not say. */
export type Vat = 'with' | 'without';

export interface Heading {
	/** As it is compared: one form of text, no white space, small letters, without hints in brackets. */
	plain: string;
	vat: Vat | undefined;
}

/**
 * A heading of a sheet as it is compared. Those of the Hometax form have line breaks, spaces and hints in brackets; a
 * bracket that speaks of VAT is no hint: `공급가액(VAT 포함)` is a total, not a supply cost.
 */
export function headingOf(text: string): Heading {
	const compact = plainLine(text).replace(/\s/g, '').toLowerCase();
	const [marked, word] = VAT.exec(compact) ?? [];
	const plain = compact
		.replace(BRACKET, '')
		.replace(marked ?? '', '')
		.replace(/["'“”*:：]/g, '');
	return { plain, vat: word === undefined ? undefined : word === '포함' ? 'with' : 'without' };
}

/** A heading as a message shows it: on one line. */
export const shownHeading = (text: string): string => plainLine(text);
