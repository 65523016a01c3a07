import { Invalid } from '../../../shared/errors/invalid';
import { choice, isEmpty, optional, options, text, type Field, type Shown } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { parseDay } from '../../../shared/korea/day';
import { fieldsHold, maskFields } from '../../../shared/korea/maskFields';
import { plainNumber } from '../../../shared/korea/textForm';
import { parseWon } from '../../../shared/korea/won';
import { listSpending, type SpendingLine } from '../../api/spendingReport';
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
		return data.slice(0, limit).map((line) => maskFields(lineOutput(line), holds));
	},
});

/** Bank accounts and cards stand in full: they are what is booked. All else is free text. */
const holds = fieldsHold({
	partyNumber: ['customerBusinessNumber'],
	exact: [
		'documentNumber',
		'documentCode',
		'lineNumber',
		'slipNumber',
		'costCenterCode',
		'accountTitleCode',
		'customerCode',
		'registeredById',
		'registeredByNumber',
		'spenderId',
		'spenderNumber',
		'cardNumber',
		'accountNumber',
		'accountingNumber',
		'fixedDate',
		'expenseDate',
		'registeredAt',
		'updatedAt',
	],
});

/** Amounts are text at Hiworks, and empty where there is no tax; `0000-00-00 …` is no time. */
function lineOutput(line: SpendingLine) {
	const amount = (text: string) => (/^-?[\d,]+$/.test(text) ? Number(parseWon(text)) : null);
	const text = (value: string) => (value === '' || value.startsWith('0000-00-00') ? null : value);
	return {
		documentNumber: line.document_no,
		documentCode: line.document_code,
		lineNumber: text(line.number),
		slipNumber: text(line.slip_number),
		type: { P: 'personal', C: 'company' }[line.type] ?? text(line.type),
		accountingStatus: { W: 'waiting', C: 'done' }[line.accounting_status] ?? text(line.accounting_status),
		alias: text(line.alias),
		fixedDate: text(line.fixed_date),
		expenseDate: text(line.expense_date),
		price: amount(line.price),
		tax: amount(line.tax),
		proof: text(line.proof),
		brief: text(line.brief),
		costCenterCode: text(line.department_code),
		costCenterName: text(line.department_name),
		accountTitleCode: text(line.account_code),
		accountTitleName: text(line.account_name),
		customerCode: text(line.customer_code),
		customerName: text(line.customer_name),
		customerBusinessNumber: text(line.customer_company_num),
		registeredBy: text(line.register_name),
		registeredById: text(line.register_id),
		registeredByNumber: text(line.register_company_num),
		registeredAt: text(line.document_regdate),
		spender: text(line.spender_user_name),
		spenderId: text(line.spender_user_id),
		spenderNumber: text(line.spender_company_num),
		cardName: text(line.card_name),
		cardNumber: text(line.card_number),
		bankName: text(line.bank_name),
		accountNumber: text(line.account_num),
		cashReceiptNumber: text(line.cash_receipts_num),
		accountingNumber: text(line.accounting_no),
		updatedAt: text(line.updatedate),
	};
}
