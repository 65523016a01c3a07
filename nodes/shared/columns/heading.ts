import { plainLine, plainNumber } from '../korea/textForm';

/** A bracket of a heading, of either width. */
const BRACKET = /[([{<（［｛【]([^)\]}>）］｝】]*)[)\]}>）］｝】]/g;

/** What marks or counts a heading and means nothing: `※`, `■`, `*`, `1.`, `2)`, `③`, a colon, a filter's arrow. */
const MARKS = /^(?:\d{1,2}[.)](?=\D)|\p{No}|[※·•-])|[\p{So}"'“”*＊:：]/gu;

/** What speaks of VAT beside the name: `공급가액 VAT 포함`, `부가세별도 금액`. */
const BESIDE = /(?:vat|부가(?:가치)?세|세액)(?:를|을)?(포함|별도|제외|미포함|불포함)/;

/** VAT, as a bracket calls it; `세` alone only where it can be nothing else. */
const VAT = /v\.?a\.?t|부가(?:가치)?세액?|세액|세금|세(?=포함|별도|제외|전|후)|tax/;
const NOT_IN_IT =
	/[미불비안]포함|포함(?:안|되지않|하지않|않)[함됨된음은]|별도|제외|notincl[a-z]*|excl[a-z]*|without|ex/;
const IN_IT = /포함|incl[a-z]*|inc|with/;

/** What a bracket may say beside these, and mean nothing else by it: `부가세 10%가 포함된 금액`. */
const FILLING = /10%|금액|가격|가액|기준|[된한함됨임을를이가은는]|[\s.,:;/·~_*'"-]/g;

/** Of VAT too, though the word is left out: `금액(포함)`. */
const UNNAMED = /^(?:10%)?(?:[미불]?포함|별도|제외|incl?\.?|excl?\.?)$/;

/** `합계(공급가액+세액)`. */
const SUM = /^공급가액?[+및](?:vat|부가세액?|세액)$/;

/** Money that is not won, or not single ones. */
const OTHER_MONEY =
	/(?![₩￦])\p{Sc}|usd|eur|jpy|cny|rmb|gbp|hkd|twd|sgd|aud|cad|chf|vnd|thb|달러|유로|엔화|^엔$|위안|외화|[천만억]원|백만|천단위/u;

/** `(단위: 천원)`, as it stands above a table: no heading of one column, such as `예산(단위: 천원)`. */
const OTHER_UNIT = new RegExp(`^[^\\p{L}\\p{N}]*(?:금액)?단위:?[십백천만]*(?:${OTHER_MONEY.source})`, 'u');

const SIDE = /공급받는자|공급자|recipient|supplier/g;

/** Whether amounts of a column have VAT in them. */
export type Vat = 'with' | 'without';

export interface Heading {
	/** As it is compared: one form of text, no white space, small letters, without hints in brackets. */
	plain: string;
	/**
	 * What it says of VAT: `named` alone (`세액(VAT)`), or `unclear` whether it is in the amount, or whether that is in won
	 * at all. undefined: nothing.
	 */
	vat: Vat | 'named' | 'unclear' | undefined;
	/** The side of which a bracket speaks: `상호(공급자)`. */
	side: string | undefined;
}

/**
 * A heading of a sheet as it is compared. Those of the Hometax form have line breaks, spaces and hints in brackets; a
 * bracket that speaks of VAT, of other money or of a side is no hint: `공급가액(VAT 포함)` is a total, not a supply cost.
 */
export function headingOf(text: string): Heading {
	const compact = plainLine(text).replace(/\s/g, '').toLowerCase();
	const brackets = [...compact.matchAll(BRACKET)].map(([, inner = '']) => inner);
	const outside = compact.replace(BRACKET, '');
	const [marked = '', word] = BESIDE.exec(outside) ?? [];
	const said = new Set([
		...brackets.flatMap((inner) => vatIn(inner) ?? []),
		...(word === undefined ? [] : [word === '포함' ? ('with' as const) : ('without' as const)]),
	]);
	const sides = [...new Set(brackets.flatMap((inner) => inner.match(SIDE) ?? []))];
	return {
		plain: outside.replace(marked, '').replace(MARKS, ''),
		vat: said.size > 1 ? 'unclear' : [...said][0],
		side: sides.length > 0 ? sides.join('') : undefined,
	};
}

/** What a bracket says of VAT; undefined: it is a mere hint. */
function vatIn(inner: string): Heading['vat'] {
	if (SUM.test(inner)) return 'with';
	if (OTHER_MONEY.test(inner) || UNNAMED.test(inner)) return 'unclear';
	const rest = inner.replace(VAT, '');
	if (rest === inner) return undefined;
	const left = rest.replace(NOT_IN_IT, '');
	const isWithout = left !== rest;
	const isWith = IN_IT.test(left);
	const isPlain = left.replace(IN_IT, '').replace(FILLING, '') === '';
	if (!isPlain || (isWith && isWithout)) return 'unclear';
	if (!isWith && !isWithout) return 'named';
	return isWith ? 'with' : 'without';
}

/** Whether a cell says of all amounts that they are not in single won. */
export const saysOtherUnit = (cell: unknown): cell is string =>
	typeof cell === 'string' &&
	cell.includes('단위') &&
	OTHER_UNIT.test(plainNumber(cell).replace(/\s/g, '').toLowerCase());

/** A heading as a message shows it: on one line. */
export const shownHeading = (text: string): string => plainLine(text);
