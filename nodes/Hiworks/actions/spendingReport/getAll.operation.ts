import { Invalid } from '../../../shared/errors/invalid';
import { choice, isEmpty, optional, options, text, type Field, type Shown } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { parseDay } from '../../../shared/korea/day';
import { plainNumber } from '../../../shared/korea/textForm';
import { listSpending } from '../../api/spendingReport';
import { shownLine } from '../../spending/output';
import { operation } from '../../vendor';
import { say } from '../../words';

const notMonth = (value: unknown) => new Invalid(say`a month such as 2026-01`, value);

/** `2026-01`, `202601`, `2026. 1.`, or any day of the month as everywhere. @throws Invalid */
function readMonth(value: unknown): string {
	if (isEmpty(value)) throw new Invalid(say`a value`);
	const [, year, compact, apart] =
		/^((?:19|2\d)\d\d)(?:(\d\d)|[-./]\s*(\d{1,2})\.?)$/.exec(plainNumber(String(value))) ?? [];
	const number = (compact ?? apart)?.padStart(2, '0') ?? '';
	if (/^(0[1-9]|1[0-2])$/.test(number)) return `${year}${number}`;
	try {
		return parseDay(value).slice(0, 7).replace('-', '');
	} catch {
		throw notMonth(value);
	}
}

/** An expression may give a month, a day or a moment. */
const month = (shown: Shown): Field<string> => ({ ...text(shown), read: readMonth });

const any = 'any';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many spending reports',
	description: 'List the lines of expense reports (지출결의) of a month, one item per line',
	fields: {
		month: month({ displayName: 'Month', description: 'The accounting month (기준월)', placeholder: 'e.g. 2026-01' }),
		...listFields,
		filters: options({
			displayName: 'Filters',
			placeholder: 'Add filter',
			fields: {
				accountingStatus: choice({
					displayName: 'Accounting Status',
					description: 'State in accounting (회계 처리 상태)',
					choices: { any: 'Any', done: 'Done (처리완료)', waiting: 'Waiting (대기 중)' },
					default: any,
				}),
				alias: optional(
					text<string>({ displayName: 'Alias', description: 'Alias of the accounting status (회계상태별칭)' }),
				),
				approvalStatus: choice({
					displayName: 'Approval Status',
					description: 'State of the approval (문서 결재 상태)',
					choices: { any: 'Any', complete: 'Complete (결재 완료)', inProgress: 'In Progress (결재 중)' },
					default: any,
				}),
				type: choice({
					displayName: 'Type',
					description: 'Who paid',
					choices: { any: 'Any', company: 'Company (법인)', personal: 'Personal (개인)' },
					default: any,
				}),
			},
		}),
	},
	prepare({ fields: { month: fixedDate, limit, filters } }, { client }) {
		const codes: Record<string, string | undefined> = {
			type: { company: 'C', personal: 'P', any: undefined }[filters.type],
			approval_status: { complete: 'C', inProgress: 'P', any: undefined }[filters.approvalStatus],
			accounting_status: { done: 'C', waiting: 'W', any: undefined }[filters.accountingStatus],
			alias: filters.alias,
		};
		const given = Object.fromEntries(
			Object.entries(codes).filter((entry): entry is [string, string] => entry[1] !== undefined),
		);
		return { limit, request: client.request(listSpending, { query: { fixed_date: fixedDate, ...given } }) };
	},
	async send({ limit, request }, { client }) {
		const { data } = await client.read(request);
		return data.slice(0, limit).map(shownLine);
	},
});
