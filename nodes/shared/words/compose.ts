import { common } from './common';
import { wordsOf, type Words } from './say';

const say = wordsOf(common);

/**
 * One text after the other, each on a line of its own. A list is given as it is: spread, a hundred thousand texts are
 * more arguments than the stack holds.
 */
export const lines = (...texts: ReadonlyArray<Words | readonly Words[]>): Words => texts.flat().join('\n') as Words;

/** One sentence behind the other. */
export const sentences = (...texts: readonly Words[]): Words => texts.join(' ') as Words;

/** With a full stop where the words end without a sign of their own, so that a sentence can follow. */
export const closed = (words: Words): Words => (/[.!?…:][)"'\]]*$/.test(words) ? words : (`${words}.` as Words));

/** ` … and 3 more`, or nothing where none is left out. */
export const andMore = (count: number): Words => (count > 0 ? say` … and ${count} more` : say``);
