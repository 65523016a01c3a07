import { common } from './common';
import type { Dictionary } from './dictionary';
import { speaksKorean } from './language';
import { withParticles } from './particles';

declare const made: unique symbol;

/**
 * A text that a person reads: an error, a warning, a hint, the answer of a webhook. Only `say` makes one, so that none
 * can be written that has no place for its Korean.
 */
export type Words = string & { readonly [made]: true };

/** English of a form, which its dictionary has its Korean by: in `Words` it could be Korean already. */
export type FormEnglish = string & { readonly [made]?: never };

/** What may stand in a text: words, a vendor's own text, a number. */
export type Value = string | number | bigint;

export type Say = (template: TemplateStringsArray, ...values: Value[]) => Words;

/** The English text with its places: what a dictionary has it under. */
export const keyOf = (template: readonly string[]): string =>
	template.reduce((text, part, index) => (index === 0 ? part : `${text}{${index - 1}}${part}`), '');

/**
 * Makes the tag with which a room writes what people read: English, or, on a Korean machine, what the room's dictionary
 * or the common one has for it. The dictionary is made in Korean only, when the tag is.
 * @param korean of this room; a text that it lacks stays English
 */
export function wordsOf(korean: () => Dictionary, isKorean: boolean = speaksKorean()): Say {
	const dictionary = isKorean ? { ...common(), ...korean() } : undefined;
	return (template, ...values) => {
		const translated = dictionary?.[keyOf(template)];
		if (translated === undefined) return String.raw({ raw: template }, ...values) as Words;
		return withParticles(
			translated.replace(/\{(\d+)\}/g, (_, place: string) => String(values[Number(place)])),
		) as Words;
	};
}
