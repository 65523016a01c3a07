/** Where a document stands. `other`: what Hiworks says is not documented. */
export type Decision = 'approved' | 'canceled' | 'deleted' | 'inProgress' | 'other' | 'rejected';

/** Both spellings of canceled were met (in practice, 5.5). */
const DECISIONS: Readonly<Record<string, Decision>> = {
	progress: 'inProgress',
	complete: 'approved',
	rejected: 'rejected',
	canceled: 'canceled',
	cancelled: 'canceled',
	deleted: 'deleted',
};

export function decisionOf(vendorState: string): Decision {
	const state = vendorState.trim().toLowerCase();
	return Object.hasOwn(DECISIONS, state) ? (DECISIONS[state] ?? 'other') : 'other';
}

/** Nothing follows, but that a decided document may still be deleted. */
export const isFinal = (decision: Decision) => decision !== 'inProgress' && decision !== 'other';
