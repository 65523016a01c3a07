import type { Client } from '../../shared/http/client';
import { today } from '../../shared/korea/day';
import { listSpending, type SpendingLine } from '../api/spendingReport';
import { amount, shownLine } from './output';

/** Whether everybody has approved a report. Answers do not say it: it is known by the filter that finds the report. */
export type ApprovalStatus = 'complete' | 'inProgress';

/** A report with its lines. */
export interface Report {
	/** In which it is listed, `202601`. */
	month: string;
	approvalStatus: ApprovalStatus;
	lines: [SpendingLine, ...SpendingLine[]];
}

const CODES: Record<ApprovalStatus, string> = { complete: 'C', inProgress: 'P' };

const MOST_MONTHS = 4;

/** A month in Seoul, counted from the year 0. */
function monthOf(moment: Date): number {
	const [year = 0, month = 0] = today(moment).split('-').map(Number);
	return year * 12 + month - 1;
}

const monthText = (month: number) => `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}`;

/**
 * The months whose reports count, the earliest first, `202601`: from the one before `since` to this one, four at most.
 * What was approved before midnight at the end of a month is still found by the poll after it.
 */
export function latestMonths(now: Date, since = now): [string, ...string[]] {
	const last = monthOf(now);
	const first = Math.max(monthOf(since) - 1, last - MOST_MONTHS + 1);
	const later = Array.from({ length: last - first }, (_, index) => monthText(first + index + 1));
	return [monthText(first), ...later];
}

/**
 * The reports of these months, each once; a call for each month and status. A report that is approved between two calls
 * is found by the later one: ask for those in progress first.
 * @throws Failure
 */
export async function readReports(
	client: Client,
	statuses: readonly ApprovalStatus[],
	months: readonly string[],
): Promise<Report[]> {
	const reports = new Map<string, Report>();
	for (const month of months) {
		for (const approvalStatus of statuses) {
			const query = { fixed_date: month, approval_status: CODES[approvalStatus] };
			const { data } = await client.read(client.request(listSpending, { query }));
			const found = new Map<string, Report>();
			for (const line of data) {
				const known = found.get(line.document_no);
				if (known) known.lines.push(line);
				else found.set(line.document_no, { month, approvalStatus, lines: [line] });
			}
			for (const [number, report] of found) reports.set(number, report);
		}
	}
	return [...reports.values()];
}

/** An amount that no line has is none, and so is a sum of which one cannot be read: it would be another. */
function sum(texts: readonly string[]): number | null {
	const given = texts.filter((text) => text.trim() !== '');
	const amounts = given.map(amount).filter((one) => one !== null);
	return given.length === 0 || amounts.length < given.length ? null : amounts.reduce((total, one) => total + one, 0);
}

/** A report as it comes out: what all its lines say alike, the sums, and the lines. */
export function reportOutput({ approvalStatus, lines: given }: Report) {
	const [first, ...more] = given;
	const shown = shownLine(first);
	const lines = [shown, ...more.map(shownLine)];
	return {
		documentCode: shown.documentCode,
		registeredBy: shown.registeredBy,
		totalPrice: sum(given.map(({ price }) => price)),
		totalTax: sum(given.map(({ tax }) => tax)),
		approvalStatus,
		accountingStatus: shown.accountingStatus,
		alias: shown.alias,
		type: shown.type,
		fixedDate: shown.fixedDate,
		registeredById: shown.registeredById,
		registeredByNumber: shown.registeredByNumber,
		registeredAt: shown.registeredAt,
		updatedAt: shown.updatedAt,
		documentNumber: shown.documentNumber,
		lineCount: lines.length,
		lines,
	};
}
