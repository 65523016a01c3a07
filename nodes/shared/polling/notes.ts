import type { IDataObject } from 'n8n-workflow';

/** What is noted of one record of a list. */
export interface Mark {
	/** A short digest of each value that is watched, by its name. */
	digests: Record<string, string>;
	/** How often a change of it was told: two changes to the same values are two events. */
	changes?: number;
	/** In how many answers in a row it was missing. */
	missing?: number;
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
	/** Polls that were left out, because the day's calls were used up or the rest is kept for others. */
	skipped: number;
	/** How many the vendor said were left; null where it did not say. */
	left: number | null;
}

/** What a polling trigger notes from poll to poll. */
export interface Notes {
	/** What is watched, and where: of anything else stock is taken anew. */
	subject: string;
	/** By key of the record. */
	marks: Record<string, Mark>;
	/** When the last complete reading began, ISO. */
	readAt: string;
	/** The items that were handed to n8n last, until it is known that n8n has taken them. */
	pending: IDataObject[];
}

/** Where n8n keeps them: the node's static data, a part of the workflow's row in n8n's database. */
interface Kept extends IDataObject {
	notes?: string;
	calls?: string;
}

/**
 * n8n stores static data when the trigger starts the workflow, and on activation: what a quiet poll notes lives in
 * memory until then. Each part is one text, so that n8n need not watch ten thousand objects, and writing it is one
 * change.
 */
export class Notebook {
	readonly #data: Kept;

	constructor(data: IDataObject) {
		this.#data = data;
	}

	/** undefined: no stock was taken of this subject. People may edit static data: what is not ours counts as nothing. */
	read(subject: string): Notes | undefined {
		const notes = parsed(this.#data.notes);
		return isNotes(notes) && notes.subject === subject ? notes : undefined;
	}

	write(notes: Notes): void {
		this.#data.notes = JSON.stringify(notes);
	}

	calls(day: string): CallsOfDay {
		const calls = parsed(this.#data.calls);
		return isCalls(calls) && calls.day === day ? calls : { day, made: 0, skipped: 0, left: null };
	}

	writeCalls(calls: CallsOfDay): void {
		this.#data.calls = JSON.stringify(calls);
	}
}

function parsed(text: unknown): unknown {
	if (typeof text !== 'string') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isMark = (value: unknown): value is Mark => isObject(value) && isObject(value.digests);

const isNotes = (value: unknown): value is Notes =>
	isObject(value) &&
	typeof value.subject === 'string' &&
	typeof value.readAt === 'string' &&
	Array.isArray(value.pending) &&
	isObject(value.marks) &&
	Object.values(value.marks).every(isMark);

const isCalls = (value: unknown): value is CallsOfDay =>
	isObject(value) && typeof value.day === 'string' && Number.isInteger(value.made) && Number.isInteger(value.skipped);
