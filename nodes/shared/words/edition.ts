import type { Dictionary } from './dictionary';
import { koreanForm } from './koreanForm';
import { speaksKorean } from './language';
import { shortTerms } from './shortTerms';
import { terms } from './terms';

/**
 * What a text of the editor is. A `label` (of a field, an option, an operation) is short: the English edition adds the
 * Korean term, "Write Date (작성일자)". A `title` (of a node, a credential, an action) keeps its English in Korean, since
 * n8n makes names of tools of it and drops all other letters. A `sentence` explains.
 */
export type TextKind = 'label' | 'title' | 'sentence';

/** The texts of one vendor's form in the language of the machine that n8n runs on. */
export interface Edition {
	readonly isKorean: boolean;
	/** @param under the label that it stands under: a name of an item is not that of a party */
	text(kind: TextKind, english: string, under?: string): string;
	/** @param place a page of docs/ by its name, with a place in it where one is meant: `credentials#bolta` */
	page(place: string): string;
}

/** A room's texts of the form. */
export interface FormTexts {
	/** Korean terms that both editions show, by the English. `Items › Name` stands before `Name`. */
	readonly terms: Dictionary;
	/** All other Korean, made in Korean only. */
	readonly koreanForm: () => Dictionary;
}

/** The entries that a dictionary may have for a text, the more exact one first. */
export const keysOf = (english: string, under?: string): readonly string[] =>
	under === undefined ? [english] : [`${under} › ${english}`, english];

/** `Taxable (과세)` → 과세 */
const BRACKETED = /^[^(]*\(([^()]*[가-힣][^()]*)\)$/u;
const HANGUL = /[가-힣]/u;
/** A party, or a field among its details, as an error names it: `Recipient Address`. */
const OF_SIDE = /^(Supplier|Recipient)(?: (.+))?$/u;

/**
 * A label of the English edition with its Korean term. What the term has in brackets of its own, and which side it
 * speaks of, the English says: `Dry Run` and `미리 보기(보내지 않음)` → `Dry Run (미리 보기)`, `Supplier Name` and `공급자
 * 상호` → `Supplier Name (상호)`. Where the term is too long for the panel, there is a shorter one.
 */
export function withTerm(english: string, term: string, under?: string): string {
	const short = keysOf(english, under).find((key) => Object.hasOwn(shortTerms, key));
	if (short !== undefined) return `${english} (${shortTerms[short]})`;
	const own = term.replace(/\([^()]*\)$/, '');
	return `${english} (${OF_SIDE.test(english) ? own.replace(/^(공급자|공급받는자) /, '') : own})`;
}

/** How the form calls a field or a choice, for a text that names it: in English without its term. */
export const nameIn = ({ isKorean, text }: Edition, english: string, under?: string): string =>
	isKorean ? text('label', english, under) : english;

const common: FormTexts = { terms, koreanForm };

/** Where the pages stand for those who have only the package. */
const PAGES = 'https://github.com/n8n-nodes-bolta-hiworks/n8n-nodes-bolta-hiworks/blob/main/docs/';

/** @param own the rooms of the vendor; what several vendors have stands in the common one */
export function editionOf(own: readonly FormTexts[], isKorean: boolean = speaksKorean()): Edition {
	const rooms = [common, ...own];
	const dictionaries = [
		...rooms.map((room) => room.terms),
		...(isKorean ? rooms.map((room) => room.koreanForm()) : []),
	];
	const korean = new Map(dictionaries.flatMap((dictionary) => Object.entries(dictionary)));
	// Few labels have texts of their own under them, and a form has thousands.
	const owners = new Set([...korean.keys()].flatMap((key) => (key.includes(' › ') ? key.split(' › ', 1) : [])));
	const find = (english: string, under?: string): string | undefined => {
		const owned = under !== undefined && owners.has(under) ? korean.get(`${under} › ${english}`) : undefined;
		return owned ?? korean.get(english);
	};

	function fieldOfSide(english: string): string | undefined {
		const [, side, field] = OF_SIDE.exec(english) ?? [];
		if (side === undefined) return undefined;
		const party = side === 'Supplier' ? '공급자' : '공급받는자';
		if (field === undefined) return party;
		const label = find(field) ?? (HANGUL.test(field) ? field : undefined);
		return label === undefined ? undefined : `${party} ${label}`;
	}

	const labelOf = (english: string) => BRACKETED.exec(english)?.[1] ?? fieldOfSide(english);

	function inKorean(kind: TextKind, english: string, under?: string): string {
		const text = find(english, under) ?? (kind === 'label' ? labelOf(english) : undefined) ?? english;
		return kind === 'title' && text !== english ? `${text} (${english})` : text;
	}

	function inEnglish(kind: TextKind, english: string, under?: string): string {
		if (kind === 'sentence' || HANGUL.test(english)) return english;
		const term = find(english, under);
		return term === undefined ? english : withTerm(english, term, under);
	}

	return {
		isKorean,
		text: isKorean ? inKorean : inEnglish,
		page: (place) => `${PAGES}${place.replace(/(?=#|$)/, isKorean ? '.ko.md' : '.md')}`,
	};
}

/** How every form calls what all of them have. */
export const commonName = (english: string): string => nameIn(editionOf([]), english);
