export interface Size {
	items: number;
	/** For the runs with one call at a time. */
	slowItems: number;
	repetitions: number;
	/** Of what is cheap to repeat. */
	rounds: number;
	/** In an accounting list. */
	records: number;
	/** In an organization. */
	members: number;
}

export const full: Size = { items: 1_000, slowItems: 1_000, repetitions: 3, rounds: 9, records: 10_000, members: 2_000 };

/** To try the machinery. Its figures mean nothing: what is done once weighs more the fewer the items are. */
export const quick: Size = { items: 200, slowItems: 20, repetitions: 1, rounds: 3, records: 1_000, members: 200 };
