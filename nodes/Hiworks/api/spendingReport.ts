import { z } from 'zod';

import { textRows } from '../../HiworksShared/api/textRows';
import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { someText } from './wire';

/** The lines of expense reports (지출결의서); a report comes as often as it has lines. */
const lines = textRows([
	'document_code',
	'document_no',
	'slip_number',
	'document_regdate',
	'register_name',
	'register_id',
	'register_company_num',
	'spender_user_name',
	'spender_user_id',
	'spender_company_num',
	'type',
	'card_name',
	'card_number',
	'bank_name',
	'account_num',
	'fixed_date',
	'alias',
	'accounting_status',
	'updatedate',
	'number',
	'department_code',
	'department_name',
	'account_code',
	'account_name',
	'price',
	'tax',
	'expense_date',
	'proof',
	'cash_receipts_num',
	'customer_code',
	'customer_name',
	'customer_company_num',
	'accounting_no',
	'brief',
]);

export type SpendingLine = z.output<typeof lines>[number];

export const listSpending = endpoint({
	method: 'GET',
	path: '/open/office/accounting/spending_report',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ data: lines }),
});

/** The state belongs to the report, not to its lines. */
export const updateSpending = endpoint({
	method: 'PUT',
	path: '/open/office/accounting/spending_report',
	standing: 'documented',
	effect: 'change',
	body: strictObject({
		list: z
			.array(
				strictObject({
					document_no: someText,
					m_accounting_status: z.enum(['W', 'C']).optional(),
					m_alias: z.string().optional(),
				}),
			)
			.min(1),
	}),
	response: textRows(['document_no'], { code: z.string(), msg: z.string().nullish() }),
});
