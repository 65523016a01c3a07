/** Spending reports (지출결의 데이터). */
import type { JsonObject } from '../../../json.ts';
import type { SpendingChange } from '../spending.ts';
import type { Handler } from './common.ts';
import { FAILED } from './lists.ts';
import { answerRows } from './rows.ts';

/** fixed-date-month, filter-absent-all. An empty alias is taken for none: it stands so in the documented request. */
const listSpendingReport: Handler = ({ query }, { spending }) => {
	const { fixed_date, type, approval_status, accounting_status, alias } = query;
	const fits = (wanted: string | string[] | undefined, value: string) =>
		wanted === undefined || wanted === '' || wanted === value;
	const data = spending
		.entries()
		.filter(
			({ line, approvalStatus }) =>
				line.fixed_date.replaceAll('-', '').slice(0, 6) === fixed_date &&
				fits(type, line.type) &&
				fits(approval_status, approvalStatus) &&
				fits(accounting_status, line.accounting_status) &&
				fits(alias, line.alias),
		)
		.map(({ line }) => line);
	return { status: 200, body: { code: 'SUC', message: '', data, msg: '지출결의 내역을 조회했습니다.' } };
};

/** The same state once more is taken too, and has no effect. */
const updateSpendingReport: Handler = ({ body }, { spending, settings }) => {
	let effect = false;
	const answer = answerRows(
		(body as JsonObject).list,
		settings,
		202,
		'처리 상태를 수정했습니다.',
		({ document_no, m_accounting_status, m_alias }) => {
			if (settings.failingCodes.includes(document_no)) return FAILED;
			if (!spending.entries().some(({ line }) => line.document_no === document_no))
				return '지출결의 문서를 찾을 수 없습니다.';
			const change: SpendingChange = {};
			if (m_accounting_status !== undefined) change.accounting_status = m_accounting_status;
			if (m_alias !== undefined) change.alias = m_alias;
			if (spending.change(document_no, change)) effect = true;
			return undefined;
		},
	);
	return { ...answer, effect };
};

export const spendingReports = { listSpendingReport, updateSpendingReport };
