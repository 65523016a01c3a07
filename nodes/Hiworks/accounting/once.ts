import type { IDataObject } from 'n8n-workflow';

import { quotaOutput } from '../../HiworksShared/callOptions';
import type { Run } from '../../shared/engine/operation';
import type { Failure } from '../../shared/errors/failure';
import { doneInExecution } from '../../shared/once/onceInExecution';
import type { Register } from '../api/accounting';
import { applyChanges, isDone, readAll, type RowChange } from './rows';

/** A change of one record, from one item. */
export interface Prepared {
	itemIndex: number;
	change: RowChange;
	output: IDataObject;
}

/** Kept of a change whose end was not learned. */
const LOST = { lost: true };

/**
 * Sends the changes of many items in one call. n8n's Retry On Fail runs all items again: what this execution has done
 * already is answered from its memory, since the vendor would refuse the second try; what it lost is looked up first.
 */
export async function changeOnce(
	register: Register,
	prepared: readonly Prepared[],
	{ client, context }: Run,
): Promise<Array<IDataObject | Failure>> {
	const memory = doneInExecution(context);
	const kept = new Map(prepared.map((one) => [one, memory.get(one.itemIndex, [register.value, one.change])]));
	const lost = prepared.filter((one) => kept.get(one)?.lost);
	const stored = lost.length > 0 ? await readAll(register, client) : [];
	const found = new Set(lost.filter(({ change }) => isDone(change, stored)));
	const open = prepared.filter((one) => !found.has(one) && (!kept.get(one) || lost.includes(one)));
	const results = await applyChanges(
		register,
		open.map(({ change }) => change),
		Math.max(1, open.length),
		client,
	);
	const fresh = new Map(open.map((one, index) => [one, results[index]]));
	return prepared.map((one) => {
		const { failure, message = '', recovered = found.has(one) } = fresh.get(one) ?? {};
		const content = [register.value, one.change];
		if (failure) {
			if (failure.outcome === 'unknown') memory.set(one.itemIndex, content, LOST);
			return failure;
		}
		const earlier = fresh.has(one) || found.has(one) ? undefined : kept.get(one);
		const output = earlier ?? { ...one.output, message: message || null, recovered };
		if (!earlier) memory.set(one.itemIndex, content, output);
		return { ...output, ...quotaOutput(client) };
	});
}
