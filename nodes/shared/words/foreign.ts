/**
 * The two ways to `Words` that no `say` is in. Whoever has them could show plain English, so that few files may import
 * them: lint keeps that (.dependency-cruiser.cjs, few-write-foreign-words).
 */
import type { Words } from './say';

/** What others wrote, or what is called so in both languages: it stays as it is. */
export const foreign = (text: string): Words => text as Words;

/** The same words, with something in them hidden or cut. */
export const rewritten = (words: Words, change: (text: string) => string): Words => change(words) as Words;
