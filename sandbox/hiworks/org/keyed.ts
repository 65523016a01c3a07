/**
 * Records that a key of the client's names, in the order they were made. Others hold on to the record, not to its key,
 * which may change.
 */

export interface Named {
	/** Counts up; a record keeps its number when its key changes. */
	no: number;
	extKey: string;
}

export class Keyed<T extends Named> {
	#records = new Map<string, T>();
	#last = 0;

	get(extKey: string): T | undefined {
		return this.#records.get(extKey);
	}

	has(extKey: string): boolean {
		return this.#records.has(extKey);
	}

	get size(): number {
		return this.#records.size;
	}

	add(record: Omit<T, 'no'>): T {
		this.#last += 1;
		const added = { ...record, no: this.#last } as T;
		this.#records.set(added.extKey, added);
		return added;
	}

	rename(record: T, extKey: string): void {
		this.#records.delete(record.extKey);
		record.extKey = extKey;
		this.#records.set(extKey, record);
	}

	remove(record: T): void {
		this.#records.delete(record.extKey);
	}

	values(): Iterable<T> {
		return this.#records.values();
	}

	/** In the order they were made. */
	all(): T[] {
		return [...this.#records.values()].sort((left, right) => left.no - right.no);
	}

	/** Gives a way back to what is here now. */
	save(): () => void {
		const saved = [...this.#records.values()].map((record) => [record, { ...record }] as const);
		const last = this.#last;
		return () => {
			this.#records.clear();
			this.#last = last;
			for (const [record, before] of saved) this.#records.set(before.extKey, Object.assign(record, before));
		};
	}

	clear(): void {
		this.#records.clear();
		this.#last = 0;
	}
}
