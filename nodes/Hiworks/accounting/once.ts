import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../shared/failure';
import { doneInExecution } from '../../shared/onceInExecution';
import type { Run } from '../../shared/operation';
import type { Register } from '../api/accounting';
import { quotaOutput } from '../callOptions';
import { applyChanges, type RowChange } from './rows';

/** A change of one record, from one item. */
export interface Prepared {
	itemIndex: number;
	change: RowChange;
	output: IDataObject;
}

/**
 * Sends the changes of many items in one call. n8n's Retry On Fail runs all items again: what this execution has done
 * already is answered from its memory, since the vendor would refuse the second try.
 */
export async function changeOnce(register: Register, prepared: readonly Prepared[], { client, context }: Run): Promise<Array<IDataObject | Failure>> {
	const done = doneInExecution(context);
	const earlier = prepared.map(({ itemIndex, change }) => done.get(itemIndex, [register.value, change]));
	const open = prepared.filter((_, index) => earlier[index] === undefined);
	const results = await applyChanges(register, open.map(({ change }) => change), Math.max(1, open.length), client);
	const fresh = new Map(open.map((one, index) => [one, results[index]]));
	return prepared.map((one, index) => {
		const kept = earlier[index];
		const result = fresh.get(one);
		if (result?.failure) return result.failure;
		const output = kept ?? { ...one.output, message: result?.message || null, recovered: result?.recovered ?? false };
		if (!kept) done.set(one.itemIndex, [register.value, one.change], output);
		return { ...output, ...quotaOutput(client) };
	});
}
