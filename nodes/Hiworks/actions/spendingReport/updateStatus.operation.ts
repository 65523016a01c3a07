import { keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { Failure } from '../../../shared/errors/failure';
import { Invalid } from '../../../shared/errors/invalid';
import { choice, optional, options, text } from '../../../shared/fields/fields';
import { batchOptions } from '../../accounting/fields';
import { refused, notAnswered } from '../../accounting/rows';
import { updateSpending } from '../../api/spendingReport';

const STATES = { done: 'C', waiting: 'W' } as const;

export const updateStatus = operation({
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update status of spending report',
	description:
		'Set the accounting status of expense reports (지출결의). It belongs to the report: the items of one report are sent once.',
	fields: {
		documentNumber: text<string>({
			displayName: 'Document Number',
			description: 'Number of the report, the documentNumber of Get Many',
		}),
		accountingStatus: choice({
			displayName: 'Accounting Status',
			description: 'State in accounting (회계 처리 상태)',
			choices: { done: 'Done (처리완료)', unchanged: 'As It Is', waiting: 'Waiting (대기 중)' },
			default: 'done',
		}),
		alias: optional(
			text<string>({
				displayName: 'Alias',
				description: 'Alias of the accounting status (회계상태별칭); empty: stays as it is',
			}),
		),
		options: options({ displayName: 'Options', fields: batchOptions }),
	},
	group: ({ documentNumber }) => documentNumber,
	begin(run, first) {
		keepCalls(run, first.options);
		return first.options?.rowsPerCall ?? batchOptions.rowsPerCall.read(undefined);
	},
	prepare({ fields: { documentNumber, accountingStatus, alias } }) {
		if (accountingStatus === 'unchanged' && alias === undefined)
			throw new Invalid('a status or an alias').within('Accounting Status');
		return { documentNumber, accountingStatus, alias };
	},
	batch: {
		size: (_run, rowsPerCall) => rowsPerCall,
		async send(prepared, { client }) {
			const list = prepared.map(({ documentNumber, accountingStatus, alias }) => ({
				document_no: documentNumber,
				...(accountingStatus !== 'unchanged' && { m_accounting_status: STATES[accountingStatus] }),
				...(alias !== undefined && { m_alias: alias }),
			}));
			const request = client.request(updateSpending, { body: { list } });
			// Setting the same state twice is setting it once: what was lost may be sent again.
			const answered = await client.send(request).catch((error: unknown) => {
				if (!(error instanceof Failure) || error.outcome !== 'unknown') throw error;
				return client.send(request);
			});
			const rows = new Map(answered.map((row) => [row.document_no, row]));
			return prepared.map(({ documentNumber, accountingStatus, alias = null }) => {
				const row = rows.get(documentNumber);
				if (!row) return notAnswered();
				const words = client.redact((row.msg ?? '').trim());
				if (row.code !== 'SUC') return refused(row.code, words);
				return {
					documentNumber,
					accountingStatus: accountingStatus === 'unchanged' ? null : accountingStatus,
					alias,
					message: words || null,
					...quotaOutput(client),
				};
			});
		},
	},
});
