/** rows-own-code: a list call is answered row by row, and a refused row leaves the others alone. */
import { draw } from '../../../faults.ts';
import type { Answer } from '../../../host.ts';
import type { JsonObject } from '../../../json.ts';
import type { HiworksSettings } from '../settings.ts';

/** What is wrong with a row; nothing: it was done. */
export type Work = (row: JsonObject) => string | undefined;

/** Some orders are the vendor's only by supposition: row-order is inferred from the examples. */
function inOrder(rows: JsonObject[], { rowOrder, seed }: HiworksSettings): JsonObject[] {
	if (rowOrder === 'asSent') return rows;
	if (rowOrder === 'reversed') return rows.toReversed();
	return rows
		.map((row, index) => ({ row, at: draw(seed, 'row', index, rows.length) }))
		.sort((left, right) => left.at - right.at)
		.map(({ row }) => row);
}

/** Every row comes back as it was sent, a changed one with its old code, and with code and msg of its own. */
export function answerRows(
	rows: JsonObject[],
	settings: HiworksSettings,
	status: number,
	done: string,
	work: Work,
): Answer {
	let effect = false;
	const answered = rows.map((row) => {
		const problem = work(row);
		if (problem === undefined) effect = true;
		return { ...row, code: problem === undefined ? 'SUC' : 'ERR', msg: problem ?? done };
	});
	return { status: settings.successStatus === '200' ? 200 : status, body: inOrder(answered, settings), effect };
}
