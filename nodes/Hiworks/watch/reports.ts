import type { Change, Seen, Watch } from '../../shared/polling/watch';
import { latestMonths, readReports, reportOutput, type ApprovalStatus, type Report } from '../spending/reports';
import { hiworks } from '../vendor';

export type ReportEvent = 'approved' | 'anyStatus';

/** Those in progress first: see readReports. */
const ASKED: Record<ReportEvent, readonly ApprovalStatus[]> = {
	approved: ['complete'],
	anyStatus: ['inProgress', 'complete'],
};

/** Expense reports of this and the previous month. */
export const watchReports = (wanted: ReportEvent): Watch => ({
	vendor: hiworks,
	subject: `spendingReport/${wanted}`,
	calls: ASKED[wanted].length * 2,
	async read(client, { since, now }) {
		const reports = await readReports(client, ASKED[wanted], latestMonths(now, since));
		return reports.map((report) => seen(report, wanted));
	},
	// Of those approved nothing is watched but that they are there.
	wants: () => true,
	show: (change) =>
		change.kind === 'gone'
			? {}
			: {
					event: eventOf(change),
					...change.seen.item,
					changed: change.kind === 'changed' ? [...change.changed] : [],
				},
	forgets: ({ kept }, now) => String(kept?.month) < latestMonths(now)[0],
});

function seen(report: Report, wanted: ReportEvent): Seen {
	const { month } = report;
	const item = reportOutput(report);
	const { documentNumber, approvalStatus, accountingStatus, alias } = item;
	return {
		key: documentNumber,
		values:
			wanted === 'approved' ? {} : { approvalStatus, accountingStatus: accountingStatus ?? '', alias: alias ?? '' },
		kept: { month },
		item,
	};
}

/** `approved` where the report has just been found so. */
function eventOf(change: Exclude<Change, { kind: 'gone' }>) {
	const { approvalStatus } = change.seen.item;
	if (change.kind === 'changed' && !change.changed.includes('approvalStatus')) return 'changed';
	return approvalStatus === 'complete' ? 'approved' : 'inProgress';
}
