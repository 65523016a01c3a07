import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../engine/vendor';
import type { Client } from '../http/client';
import type { Mark } from './notes';

/** One record of a list, as the vendor has it now. */
export interface Seen {
	/** Names it for good. */
	key: string;
	/** Each value whose change counts, as text, by its name in the output. */
	values: Readonly<Record<string, string>>;
	/** What is told of it when it is gone, or when it has changed; it is stored. */
	kept?: IDataObject;
	/** What is told of it now. */
	item: IDataObject;
}

/** What has happened to a record since the poll before. */
export type Change =
	| { kind: 'appeared'; key: string; seen: Seen }
	| { kind: 'changed'; key: string; seen: Seen; changed: readonly string[]; before: IDataObject | undefined }
	| { kind: 'gone'; key: string; before: IDataObject | undefined };

/** A list of a vendor that is asked again and again. */
export interface Watch {
	vendor: Vendor;
	/** Which list, with all that decides what stands in it. */
	subject: string;
	/** How many calls a reading takes at least. */
	calls: number;
	/**
	 * Reads it; in the order in which changes are told.
	 * @param since when the reading began before which nothing is left to tell; undefined: there was none
	 * @throws Failure
	 */
	read(client: Client, circumstances: { since: Date | undefined; now: Date }): Promise<Seen[]>;
	/** It reads only what has come since then: that it is empty at first is the ordinary case. */
	readsSince?: true;
	/** What a person sees who tests. Left out: the last of all that is read. @throws Failure */
	latest?(client: Client): Promise<Seen | undefined>;
	/** Whether a change starts the workflow. */
	wants(change: Change): boolean;
	/** Where the vendor itself tells two events apart. Left out: by what has changed, and how often. */
	dedupeKeyOf?(change: Change): string;
	/** The item of a change; `dedupeKey`, `event` time and the like are added to it. */
	show(change: Change): IDataObject;
	/**
	 * Of a list that has only the records of a time: whether the next reading, which is of the time since `now`, can have
	 * it no more, and its mark may go. Left out: the list is complete, and what is missing from it is gone.
	 */
	forgets?(mark: Mark, now: Date): boolean;
}
