import type { IDataObject } from 'n8n-workflow';

import { Invalid } from '../../shared/errors/invalid';
import type { Words } from '../../shared/words/say';
import { say } from '../words';
import type { Step } from './plan';
import type { Row, Selector } from './rows';
import { shownRecord } from './shown';

/**
 * Records of one list are matched in one way: matched otherwise, one would be taken for new, or for another.
 * @throws Invalid
 */
export function requireSameMatch(first: Selector['column'], given: Selector['column']): void {
	if (given !== first) throw new Invalid(say`the same in all items`).within('Match By');
}

/**
 * A desired record with what tells it from others.
 * @param codes of the records read before, with their places: by external key, two could still want one code
 * @throws Invalid when it has no such key, or the code of another
 */
export function keyedBy(
	column: Selector['column'],
	row: Row,
	place: Words,
	codes: Map<string, Words>,
): { key: string; row: Row } {
	const key = row[column];
	if (key === undefined)
		throw new Invalid(say`an external key, because records are matched by it`).within('External Key');
	const earlier = codes.get(row.code);
	if (column !== 'code' && earlier !== undefined)
		throw new Invalid(say`a different code for each record, ${earlier} has the same`, row.code).within('Code');
	codes.set(row.code, place);
	return { key, row };
}

/** What a dry run shows: no bank account in full. */
export function plannedOutput(step: Step): IDataObject {
	const { accountNumber } = step.values;
	const values = accountNumber
		? { ...step.values, accountNumber: accountNumber.replace(/.(?=.{4})/g, '*') }
		: step.values;
	return stepOutput({ ...step, values });
}

/** What became of a record, or would. */
export function stepOutput({
	action,
	values,
	changed,
	reason,
	duplicate = false,
	recovered = false,
	failure,
}: Step): IDataObject {
	return {
		action,
		...shownRecord(values),
		changed,
		reason,
		duplicate,
		recovered,
		outcome: failure?.outcome ?? null,
	};
}
