import type { IDataObject } from 'n8n-workflow';

import type { Step } from './plan';
import { shownRecord } from './shown';

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
