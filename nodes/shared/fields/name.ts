import { Invalid } from '../errors/invalid';
import { text, type Shown } from './field';
import { say } from './words';

/**
 * What people write where they know no name, in brackets too: signs without a letter or digit, the 0 that a formula
 * gets from an empty cell, or words for it.
 */
const NO_NAME =
	/^[^\p{L}\p{N}]*(?:0+|(?:해당(?:\s?사항)?\s?)?없음|미정|미상|미기재|미입력|n\/a|none)?[^\p{L}\p{N}]*$/iu;

/** The name of a party, or of what is supplied, as a legal document shows it. */
export const name = (shown: Shown) =>
	text({
		...shown,
		parse: (given) => {
			if (NO_NAME.test(given)) throw new Invalid(say`the name itself: so people write that there is none`, given);
			return given;
		},
	});

/**
 * A number of one's own, of a document: two that have none would be one.
 * @throws Invalid
 */
export function ownNumber(given: string): string {
	if (NO_NAME.test(given)) throw new Invalid(say`a number of its own: so people write that there is none`, given);
	return given;
}
