import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../http/vendor';

/** Letters of a digest. */
export const DIGEST_LENGTH = 6;

/** What is noted of one record of a list. */
export interface Mark {
	/** A short digest of each value that is watched, by its name. */
	digests: Record<string, string>;
	/** How often a change of it was told, or it left: two changes to the same values are two events. */
	changes?: number;
	/** In how many answers in a row it was missing; of a list that forgets, two at most. */
	missing?: number;
	/** The names of its values that were there before and which the last answer lacked. */
	lacking?: string[];
	/** It left the list: should it come back, that is another event than its first coming. */
	gone?: boolean;
	/** What is told of it when it is gone or has changed. */
	kept?: IDataObject;
}

/** The calls of a day in Seoul. */
export interface CallsOfDay {
	/** `2026-11-30` */
	day: string;
	made: number;
	/** Polls that were left out since the last item, because the calls left are kept for others. */
	skipped: number;
	/** How many the vendor said were left; null where it did not say. */
	left: number | null;
	/** When it said so, ISO. */
	leftAt?: string;
}

/** What a polling trigger notes from poll to poll. */
export interface Notes {
	/** What is watched, and where: of anything else stock is taken anew. */
	subject: string;
	/** By key of the record. */
	marks: Record<string, Mark>;
	/** When the reading began before which nothing is left to tell, ISO; null: there was none. */
	readAt: string | null;
	/** The items that were handed to n8n last, until it is known that n8n has taken them. */
	pending: IDataObject[];
}

/** Where n8n keeps them: the node's static data, a part of the workflow's row in n8n's database. */
interface Kept extends IDataObject {
	notes?: string;
	calls?: string;
}

/** What this process noted last of polls that told nothing, and what n8n had stored before, by place. */
const noted = new Map<string, { stored: Kept; latest: Kept; toldAt?: number }>();

/** How long n8n may take to store what it was told; a task that was due meanwhile is given what was stored before. */
const STORING_MS = 30_000;

/**
 * n8n stores static data when the trigger starts the workflow, and on activation: what a quiet poll notes lives in
 * memory until then, in that of n8n or, where each poll is a task that is given what is stored, in ours. Each part is
 * one text, so that n8n need not watch ten thousand objects, and writing it is one change. What a poll tells is not
 * ours to remember: n8n stores it when it takes the items, and drops both when it has given the poll up, has a later
 * version of the workflow, or holds the poll's task no more.
 */
export class Notebook {
	readonly #data: Kept;
	readonly #place: string;
	readonly #stored: Kept;
	#latest: Kept;
	/** Whether n8n may be about to store what was told last; later it has dropped it. */
	readonly isBeingStored: boolean;

	/** @param place of the trigger; equal for two means that they share what is noted */
	constructor(data: IDataObject, place: string, now: Date) {
		this.#data = data;
		this.#place = place;
		const { notes, calls }: Kept = data;
		const last = noted.get(place);
		const isAsLeft = last !== undefined && last.stored.notes === notes && last.stored.calls === calls;
		this.#stored = { notes, calls };
		this.#latest = isAsLeft ? last.latest : this.#stored;
		this.isBeingStored = isAsLeft && last.toldAt !== undefined && Math.abs(now.getTime() - last.toldAt) < STORING_MS;
		// Else n8n would store this over what was told: it hands a task what was stored when the task was due.
		if (isAsLeft && !this.isBeingStored) Object.assign(data, last.latest);
	}

	#remember(latest: Kept): void {
		this.#latest = { ...this.#latest, ...latest };
		noted.set(this.#place, { stored: this.#stored, latest: this.#latest });
	}

	/** undefined: no stock was taken of this subject. People may edit static data: what is not ours counts as nothing. */
	read(subject: string): Notes | undefined {
		const packed = parsed(this.#data.notes);
		if (!isPacked(packed) || packed.subject !== subject) return undefined;
		const { names, marks, ...notes } = packed;
		return { ...notes, marks: mapped(marks, (mark) => unpacked(mark, names)) };
	}

	write({ marks, ...notes }: Notes): void {
		const names = [...new Set(Object.values(marks).flatMap(({ digests }) => Object.keys(digests)))];
		const packed: PackedNotes = { ...notes, names, marks: mapped(marks, (mark) => packedOf(mark, names)) };
		this.#data.notes = JSON.stringify(packed);
		if (notes.pending.length === 0) this.#remember({ notes: this.#data.notes });
		else noted.set(this.#place, { stored: this.#stored, latest: this.#latest, toldAt: Date.now() });
	}

	calls(day: string): CallsOfDay {
		const calls = parsed(this.#data.calls);
		if (!isCalls(calls)) return { day, made: 0, skipped: 0, left: null };
		return calls.day === day ? calls : { day, made: 0, skipped: calls.skipped, left: null };
	}

	writeCalls(calls: CallsOfDay): void {
		this.#data.calls = JSON.stringify(calls);
		this.#remember({ calls: this.#data.calls });
	}
}

/** Ten thousand records are stored with each item told: their names stand once, and digests side by side. */
type PackedMark = string | (Omit<Mark, 'digests'> & { digests: string });

interface PackedNotes extends Omit<Notes, 'marks'> {
	names: string[];
	marks: Record<string, PackedMark>;
}

const NO_DIGEST = ' '.repeat(DIGEST_LENGTH);

function packedOf({ digests, ...more }: Mark, names: readonly string[]): PackedMark {
	const together = names.map((name) => digests[name] ?? NO_DIGEST).join('');
	return Object.keys(more).length === 0 ? together : { ...more, digests: together };
}

function unpacked(packed: PackedMark, names: readonly string[]): Mark {
	const { digests: together, ...more } = typeof packed === 'string' ? { digests: packed } : packed;
	const digests = names.map(
		(name, index) => [name, together.slice(index * DIGEST_LENGTH, (index + 1) * DIGEST_LENGTH)] as const,
	);
	return { ...more, digests: Object.fromEntries(digests.filter(([, digest]) => digest !== NO_DIGEST)) };
}

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (one: From) => To): Record<string, To> =>
	Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]));

function parsed(text: unknown): unknown {
	if (typeof text !== 'string') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isPackedMark = (value: unknown): value is PackedMark =>
	typeof value === 'string' || (isObject(value) && typeof value.digests === 'string');

const isPacked = (value: unknown): value is PackedNotes =>
	isObject(value) &&
	typeof value.subject === 'string' &&
	(typeof value.readAt === 'string' || value.readAt === null) &&
	Array.isArray(value.pending) &&
	Array.isArray(value.names) &&
	isObject(value.marks) &&
	Object.values(value.marks).every(isPackedMark);

const isCalls = (value: unknown): value is CallsOfDay =>
	isObject(value) && typeof value.day === 'string' && Number.isInteger(value.made) && Number.isInteger(value.skipped);
