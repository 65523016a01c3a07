import { Invalid } from '../../shared/errors/invalid';
import type { Words } from '../../shared/words/say';
import type { Register } from '../api/accounting';
import { say } from '../words';
import { rowOf } from './fields';
import type { StandIns } from './newRecord';
import type { Row, Selector } from './rows';

/** How the records of a run are matched, and the codes of those read before, with their places. */
interface Matching {
	matchBy: Selector['column'];
	codes: Map<string, Words>;
}

type Given = Parameters<typeof rowOf>[1] & {
	matchBy: Selector['column'];
	forNewRecords: StandIns | undefined;
	options: Parameters<typeof rowOf>[2];
};

/** Makes of an item the record that its list is to have. @throws Invalid */
export function desiredOf(
	register: Register,
	{ fields, place }: { fields: Given; place: Words },
	{ matchBy, codes }: Matching,
) {
	requireSameMatch(matchBy, fields.matchBy);
	return {
		...keyedBy(matchBy, rowOf(register, fields, fields.options), place, codes),
		standIns: fields.forNewRecords,
	};
}

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
function keyedBy(
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
