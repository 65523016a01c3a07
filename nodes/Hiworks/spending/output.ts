import { fieldsHold, maskFields } from '../../shared/korea/maskFields';
import { parseWon, toSafeNumber } from '../../shared/korea/won';
import type { SpendingLine } from '../api/spendingReport';

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

/** Amounts are text at Hiworks, and empty where there is no tax; null: it cannot be read. */
export function amount(text: string): number | null {
	try {
		return toSafeNumber(parseWon(text));
	} catch {
		return null;
	}
}

/** `0000-00-00 …` is no time. */
function lineOutput(line: SpendingLine) {
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

/** A line as it comes out, in our words. */
export const shownLine = (line: SpendingLine) => maskFields(lineOutput(line), holds);
