import type { z } from 'zod';

import type { Client } from '../../shared/http/client';
import { plainLine } from '../../shared/korea/textForm';
import type { ListCall } from '../../shared/once/changeAll';
import type { RepeatableRows } from '../../shared/once/rowPolicy';
import { updateSpending } from '../api/spendingReport';
import { notAnswered, refused } from './answers';

const STATES = { done: 'C', waiting: 'W' } as const;

/** What an expense report is to become. */
export interface StatusChange {
	documentNumber: string;
	accountingStatus: keyof typeof STATES | 'unchanged';
	alias: string | undefined;
}

const rowOf = ({ documentNumber, accountingStatus, alias }: StatusChange) => ({
	document_no: documentNumber,
	...(accountingStatus !== 'unchanged' && { m_accounting_status: STATES[accountingStatus] }),
	...(alias !== undefined && { m_alias: alias }),
});

/** Many reports in a call. Of each: Hiworks' words, empty where it has none. */
export const statusCall = (
	size: number,
	client: Client,
): ListCall<StatusChange, z.output<typeof updateSpending.response>, string> => ({
	size,
	request: (changes) => client.request(updateSpending, { body: { list: changes.map(rowOf) } }),
	results(answered, changes) {
		const rows = new Map(answered.map((row) => [plainLine(row.document_no), row]));
		return changes.map(({ documentNumber }) => {
			const row = rows.get(documentNumber);
			if (!row) return notAnswered();
			const words = client.redact((row.msg ?? '').trim());
			return row.code === 'SUC' ? words : refused(row.code, words);
		});
	},
	content: (change) => ['spendingReport', rowOf(change)],
});

/** Reading cannot tell: the list goes by month, and the month of a number is not known. */
export const REPEATABLE: RepeatableRows = {
	kind: 'repeatable',
	because: 'Setting the same state twice is setting it once',
};
