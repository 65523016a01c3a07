import type { IDataObject } from 'n8n-workflow';

import { shownRecord } from '../records/shown';
import { stateOutput, type State } from './state';
import type { DoneStep } from './step';

/** What became of a step, or would. Nothing of a record but key and name: no password. */
export function stepOutput({ action, kind, key, name, reason, changed, outcome }: DoneStep): IDataObject {
	const recovered = outcome === 'recovered';
	return shownRecord({ action, kind, key, name, reason, changed, outcome, duplicate: false, recovered });
}

/**
 * The last item: the new last applied state. `complete`: all was done; `incomplete`: see the steps; `planned` and
 * `wouldStop`: dry runs.
 */
export function stateItem(
	state: State,
	steps: readonly DoneStep[],
	{ outcome, reason }: { outcome: 'complete' | 'incomplete' | 'planned' | 'wouldStop'; reason: string | null },
): IDataObject {
	return {
		action: 'keep',
		kind: 'state',
		key: null,
		name: null,
		reason,
		changed: [],
		outcome,
		duplicate: false,
		recovered: steps.some((step) => step.outcome === 'recovered'),
		state: stateOutput(state),
	};
}
