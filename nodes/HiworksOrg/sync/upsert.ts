import type { IDataObject } from 'n8n-workflow';

import { incomplete } from '../../HiworksShared/incomplete';
import type { SendingRun } from '../../shared/engine/operation';
import type { Failure } from '../../shared/errors/failure';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { say } from '../words';
import { carryOut, isDone } from './carryOut';
import { inPart } from './changeMember';
import { readState } from './state';
import type { Kind, Step } from './step';

const ACTIONS = { create: 'created', update: 'updated', suspend: 'suspended', delete: 'deleted' } as const;

/** Carries out what was planned for records of one kind, and tells of each record what became of it. */
export async function upsertAll(
	rows: ReadonlyArray<{ externalKey: string; name: string }>,
	steps: readonly Step[],
	kind: Kind,
	rowsPerCall: number,
	{ client, once, itemsInFlight }: SendingRun,
): Promise<Array<IDataObject | Failure>> {
	const ended = await carryOut(steps, readState({}), { rowsPerCall, itemsInFlight }, { client, once });
	return rows.map(({ externalKey, name }) => {
		const own = ended.filter((step) => step.kind === kind && step.key === externalKey);
		const bad = own.find((step) => !isDone(step));
		const changed = own.flatMap((step) => (isDone(step) ? step.changed : []));
		if (bad) {
			const failure = bad.failure ?? incomplete(bad.reason);
			return changed.length > 0 ? inPart(failure, [say`${changed.join(', ')} changed`]) : failure;
		}
		const [first] = own;
		return {
			action: first ? ACTIONS[first.action] : 'unchanged',
			externalKey,
			name: maskPersonNumbers(name),
			changed,
			duplicate: false,
			recovered: own.some(({ outcome }) => outcome === 'recovered'),
		};
	});
}
