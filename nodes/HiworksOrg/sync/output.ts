import type { IDataObject } from 'n8n-workflow';

import { quotaOutput } from '../../HiworksShared/callOptions';
import type { Client } from '../../shared/http/client';
import { stateOutput, type State } from './state';
import type { DoneStep } from './step';

/** What became of a step, or would. Nothing of a record but key and name: no password. */
export function stepOutput(
	{ action, kind, key, name, reason, changed, outcome }: DoneStep,
	client: Client,
): IDataObject {
	return { action, kind, key, name, reason, changed, outcome, ...quotaOutput(client) };
}

/**
 * The last item: the new last applied state. `complete`: all was done; `incomplete`: see the steps; `planned` and
 * `wouldStop`: dry runs.
 */
export function stateItem(
	state: State,
	outcome: 'complete' | 'incomplete' | 'planned' | 'wouldStop',
	reason: string | null,
	client: Client,
): IDataObject {
	return {
		action: 'keep',
		kind: 'state',
		key: null,
		name: null,
		reason,
		changed: [],
		outcome,
		...quotaOutput(client),
		state: stateOutput(state),
	};
}
