import type { Failure } from '../errors/failure';
import type { Remember } from './policy';

/** The vendor's records can be read: of a row that is uncertain reading tells whether it took effect. */
export interface ReadBackRows<Row, Result> {
	kind: 'readBack';
	/** Reads once for all; then tells of each row whether it took effect. undefined: it cannot be told. */
	look(rows: readonly Row[]): Promise<(row: Row) => boolean | undefined>;
	/** What is told of a row that took effect without an answer. */
	found(row: Row): Result;
	/** Whether what a lost call left undone is sent once more: nothing is made twice. */
	sendAgain: boolean;
	/**
	 * How a row is told that stands though its call was refused: reading tells, and counts. `recovered`: it was read as
	 * not there a moment ago, so it was this call that made it; `duplicate`: an earlier run may have. false: a refusal
	 * counts as one.
	 */
	afterRefusal: 'recovered' | 'duplicate' | false;
	/**
	 * Whether a row that reading cannot tell of may be sent a second time by a later try all the same. Left out: what
	 * leaves open whether it took effect is not sent again, unless reading shows that it did not.
	 */
	mayRepeat?(row: Row): boolean;
	/**
	 * The failure of a row, with what reading showed of all rows of the call; rows of a refused call are read for it too.
	 * undefined: nothing could be read.
	 */
	explain?(
		failure: Failure,
		seen: ReadonlyArray<{ row: Row; took: boolean | undefined }> | undefined,
		row: Row,
	): Failure;
}

/** Sending it again changes nothing. */
export interface RepeatableRows {
	kind: 'repeatable';
	because: string;
}

/** The vendor cannot be asked: a row that left in this execution is not sent again, whatever goes with it then. */
export type RememberRows = Pick<Remember, 'kind' | 'advice'>;

export type RowPolicy<Row, Result> = ReadBackRows<Row, Result> | RepeatableRows | RememberRows;
