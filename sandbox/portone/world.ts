/** What all calls work with. */
import type { ReadRequest } from '../contract.ts';
import type { Answer } from '../host.ts';
import type { Links } from '../links.ts';
import type { Book, Entry } from './book.ts';
import type { Counterparties } from './counterparties.ts';
import type { PortOneSettings } from './settings.ts';
import type { Uploads } from './uploads.ts';

/** What test and live mode share. */
export interface PortOne {
	settings: PortOneSettings;
	files: Uploads;
	links: Links<{ kind: 'pdf' | 'print' | 'popup' | 'certificate'; entry?: Entry; brn?: string }>;
	/** Known as soon as both listen. */
	addresses: { host: string; control: string };
	now(): number;
	/** Tells the webhook's address of an event. */
	announce(type: string, entry: Entry): void;
	/** Announces the tax office's result when its time comes. */
	awaitResult(entry: Entry): void;
}

/** One mode's side of it. */
export interface World extends PortOne {
	book: Book;
	counterparties: Counterparties;
}

export type Handler = (request: ReadRequest, world: World) => Answer;
