import { z } from 'zod';

import { endpoint } from '../../shared/http/endpoint';
import { say } from '../words';

const cell = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => (value === null || value === undefined ? '' : String(value)));

/** One line of an expense report (지출결의서); a report has as many as it has lines. */
const line = z
	.object({
		document_code: cell,
		document_no: cell,
		slip_number: cell,
		document_regdate: cell,
		register_name: cell,
		register_id: cell,
		register_company_num: cell,
		spender_user_name: cell,
		spender_user_id: cell,
		spender_company_num: cell,
		type: cell,
		card_name: cell,
		card_number: cell,
		bank_name: cell,
		account_num: cell,
		fixed_date: cell,
		alias: cell,
		accounting_status: cell,
		updatedate: cell,
		number: cell,
		department_code: cell,
		department_name: cell,
		account_code: cell,
		account_name: cell,
		price: cell,
		tax: cell,
		expense_date: cell,
		proof: cell,
		cash_receipts_num: cell,
		customer_code: cell,
		customer_name: cell,
		customer_company_num: cell,
		accounting_no: cell,
		brief: cell,
	})
	.passthrough();

export type SpendingLine = z.output<typeof line>;

export const listSpending = endpoint({
	method: 'GET',
	path: '/open/office/accounting/spending_report',
	standing: 'documented',
	effect: 'read',
	response: z.object({ data: z.array(line) }).passthrough(),
});

/** The state belongs to the report, not to its lines. */
export const updateSpending = endpoint({
	method: 'PUT',
	path: '/open/office/accounting/spending_report',
	standing: 'documented',
	effect: 'change',
	body: z
		.object({
			list: z
				.array(
					z
						.object({
							document_no: z.string().regex(/\S/, say`a value`),
							m_accounting_status: z.enum(['W', 'C']).optional(),
							m_alias: z.string().optional(),
						})
						.strict(),
				)
				.min(1),
		})
		.strict(),
	response: z.array(z.object({ code: z.string(), msg: z.string().nullish(), document_no: cell }).passthrough()),
});
