import { fieldPath } from '../../shared/engine/fieldPath';
import type { SendingRun } from '../../shared/engine/operation';
import type { Column } from '../api/accounting';
import { edition, say } from '../words';
import { labelOf } from './fields';
import type { RowChange } from './rows';

/** In the language of the machine. */
export const shownAs = (name: Column): string => fieldPath([labelOf(name)], edition);

/** Columns, each with how often it stands there: `Bank Name 2, Account Number 1`. */
export function countedColumns(columns: readonly Column[]): string {
	const counts = new Map<Column, number>();
	for (const name of columns) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].map(([name, count]) => `${shownAs(name)} ${count}`).join(', ');
}

/** Tells in sight of the run what changes took away: only looking there shows whether Hiworks does so. */
export function tellCleared({ tell }: Pick<SendingRun, 'tell'>, changes: ReadonlyArray<RowChange | undefined>): void {
	const cleared = changes.flatMap((change) =>
		change?.kind === 'update'
			? Object.entries(change.values).flatMap(([name, value]) => (value === '' ? [name as Column] : []))
			: [],
	);
	if (cleared.length > 0)
		tell(
			say`Sent as empty: ${countedColumns(cleared)}. Hiworks' documents do not say that this clears a value: look at one of the records.`,
		);
}
