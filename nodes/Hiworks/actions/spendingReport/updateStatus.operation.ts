import { Failure } from '../../../shared/errors/failure';
import { Invalid } from '../../../shared/errors/invalid';
import { choice, optional, text, withAllDigits } from '../../../shared/fields/fields';
import { notAnswered } from '../../accounting/answers';
import { batchOptions } from '../../accounting/fields';
import { REPEATABLE, statusCall } from '../../accounting/status';
import { operation } from '../../vendor';
import { say } from '../../words';

export const updateStatus = operation({
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update status of spending report',
	description:
		'Set the accounting status of expense reports (지출결의). It belongs to the report: the items of one report are sent once.',
	fields: {
		documentNumber: text({
			displayName: 'Document Number',
			description: 'Number of the report, the documentNumber of Get Many',
			parse: withAllDigits,
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
	},
	options: batchOptions,
	group: {
		keyOf: ({ documentNumber }) => documentNumber,
		ownFields: [],
		partIsHarmless: 'its items say the same: one of them alone sets the same status',
	},
	begin: ({ options }) => options.rowsPerCall,
	prepare({ fields: { documentNumber, accountingStatus, alias } }) {
		if (accountingStatus === 'unchanged' && alias === undefined)
			throw new Invalid(say`a status or an alias`).within('Accounting Status');
		return { documentNumber, accountingStatus, alias };
	},
	batch: {
		size: (rowsPerCall) => rowsPerCall,
		async send(prepared, { client, once }, size) {
			const ends = await once.changeAll(prepared, statusCall(size, client), REPEATABLE);
			return prepared.map(({ documentNumber, accountingStatus, alias = null }, index) => {
				const end = ends[index] ?? notAnswered();
				if (end instanceof Failure) return end;
				const { result, duplicate, recovered } = end;
				return {
					documentNumber,
					accountingStatus: accountingStatus === 'unchanged' ? null : accountingStatus,
					alias,
					message: result || null,
					duplicate,
					recovered,
				};
			});
		},
	},
});
