/** What the demo prints of runs. */
import { isByTrigger, type Run } from './demoRuns.mts';
import { outputOf, type Execution } from './n8n.mts';

const COLUMNS = {
	'Reference ID': 'referenceId',
	'Issuance key': 'issuanceKey',
	'NTS number': 'ntsApprovalNumber',
	'Supply cost': 'supplyCost',
	Tax: 'tax',
	Total: 'total',
	Status: 'status',
};

const cell = (value: unknown) => (typeof value === 'number' ? value.toLocaleString('en-US') : String(value ?? ''));

/** What the first example issued: what Issue knows (the reference ID) together with what was read back. */
function issuedRows(execution: Execution): Array<Record<string, unknown>> {
	const issued = outputOf(execution, 'Issue');
	const readBack = new Map(outputOf(execution, 'Read back').map(({ json }) => [json.issuanceKey, json]));
	return issued.map(({ json }) => ({ ...json, ...readBack.get(json.issuanceKey), referenceId: json.referenceId }));
}

/** The invoices of the first example. @returns them */
export function printTable(execution: Execution): Array<Record<string, unknown>> {
	const rows = issuedRows(execution);
	const titles = Object.keys(COLUMNS);
	const lines = rows.map((row) => Object.values(COLUMNS).map((key) => row[key]));
	const widths = titles.map((title, index) => Math.max(title.length, ...lines.map((line) => cell(line[index]).length)));
	const print = (line: unknown[]) =>
		console.log(
			line
				.map((value, index) =>
					typeof value === 'number' ? cell(value).padStart(widths[index]!) : cell(value).padEnd(widths[index]!),
				)
				.join('  ')
				.trimEnd(),
		);
	console.log('');
	print(titles);
	print(widths.map((width) => '─'.repeat(width)));
	lines.forEach(print);
	console.log('');
	return rows;
}

const errorOf = ({ status, data }: Execution) => {
	const { error } = data.resultData;
	return [error?.message, error?.description].filter(Boolean).join('\n') || status;
};

/** Ended well, and asked a vendor; what an event has started was asked for before it was looked at. */
export const isWell = (run: Run): boolean =>
	run.executions.length > 0 &&
	run.executions.every(({ status }) => status === 'success') &&
	(run.calls > 0 || isByTrigger(run));

const counted = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;

/** In one line, and what went wrong below it. */
export function printRun(run: Run): void {
	const { file, executions, calls, changes, took } = run;
	const done = isByTrigger(run)
		? 'by an event'
		: [
				...(executions.length > 1 ? [counted(executions.length, 'run')] : []),
				counted(calls, 'call'),
				counted(changes, 'change'),
			].join(', ');
	const time = `${(took / 1000).toFixed(1)} s`;
	console.log(`${isWell(run) ? '✓' : '✗'} ${file.padEnd(46)}${done.padEnd(32)}${time.padStart(7)}`);
	for (const execution of executions) if (execution.status !== 'success') console.log(errorOf(execution));
}
