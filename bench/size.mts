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
	/** Numbers of workers in queue mode. */
	workers: number[];
	/** Started at once in queue mode. */
	executions: number;
	/** Invoices of each of them. */
	executionItems: number;
	/** Of the long run in queue mode, and of each of its chunks. */
	longItems: number;
	chunkItems: number;
}

export const full: Size = {
	items: 1_000,
	slowItems: 1_000,
	repetitions: 3,
	rounds: 9,
	records: 10_000,
	members: 2_000,
	workers: [1, 2, 4],
	executions: 8,
	executionItems: 250,
	longItems: 20_000,
	chunkItems: 500,
};

/** To try the machinery. Its figures mean nothing: what is done once weighs more the fewer the items are. */
export const quick: Size = {
	items: 200,
	slowItems: 20,
	repetitions: 1,
	rounds: 3,
	records: 1_000,
	members: 200,
	workers: [1, 2],
	executions: 2,
	executionItems: 100,
	longItems: 2_000,
	chunkItems: 100,
};
