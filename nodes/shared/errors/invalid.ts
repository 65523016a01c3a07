import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import { shownAmount } from '../korea/shownAmount';
import { rewritten } from '../words/foreign';
import type { Words } from '../words/say';
import { say } from './words';

/** A key as it stands in a JSON text or in a request: it is quoted, and never taken for a label of the form. */
export interface Key {
	readonly key: string;
}

/** A step on the way to a value: what the form calls a field, a place in a list, counted from 0, or a key. */
export type Step = string | number | Key;

/**
 * Says that a value cannot be used, before anything is sent.
 * Whoever knows the field and the item adds them (see run.ts).
 */
export class Invalid extends Error {
	/** What would have been accepted, for a person: "a date such as 2026-01-31". */
	readonly expected: Words;
	/** What was found, short; left out where the value is secret or personal. */
	readonly found: string | undefined;
	/** Where it stands, from the outside in: `['Items', 2, 'Supply Cost']`. Indexes count from 0. */
	path: readonly Step[] = [];
	/** Where else the same is wrong. */
	elsewhere: ReadonlyArray<readonly Step[]> = [];

	constructor(expected: Words, found?: unknown) {
		const shown = found === undefined ? undefined : show(found);
		// An amount that is expected elsewhere may be a number out of place as well.
		const message = shown === undefined ? say`expected ${expected}` : say`expected ${expected}, found ${shown}`;
		super(rewritten(message, maskPersonNumbers));
		this.name = 'Invalid';
		this.expected = expected;
		this.found = shown;
	}

	/** The same, seen from one step further out. */
	within(step: Step): this {
		return this.at([step, ...this.path], ...this.elsewhere.map((path) => [step, ...path]));
	}

	/** The same, standing at `path`, and at others too. */
	at(path: readonly Step[], ...elsewhere: ReadonlyArray<readonly Step[]>): this {
		this.path = path;
		this.elsewhere = elsewhere;
		return this;
	}
}

/** Reads something that stands under `step`, so that what is wrong there is told with the way to it. */
export function inside<T>(step: Step, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Invalid ? error.within(step) : error;
	}
}

const SHOWN_CHARACTERS = 40;

/** n8n's editor takes what stands in angle brackets for HTML: of `홍길동<a@example.com>` it shows the name alone. */
export const inEditor = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›');

/** A value that was given, as an error shows it: short, and without the numbers of persons. */
export function show(value: unknown): string {
	if (value === '') return say`nothing`;
	if (value === null) return 'null';
	if (typeof value === 'bigint') return say`${shownAmount(value)} won`;
	if (typeof value === 'object') return Array.isArray(value) ? say`a list` : say`an object`;
	// A column out of place brings a person's number into any field. Masked before it is cut: half a number would not be
	// known as one.
	const text = inEditor(maskPersonNumbers(typeof value === 'string' ? `"${value}"` : String(value)));
	return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
