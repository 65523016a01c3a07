/** The workflows and credentials that every n8n gets. */
import type { Sandbox } from '../../sandbox/index.ts';
import { packageName, type WorkflowJson, type WorkflowNode } from '../../scripts/lib/n8n.mts';
import { hiworks } from '../e2e/support/hiworks.ts';
import { polled } from '../e2e/support/polling.ts';
import {
	bolta,
	issueForm,
	manualTrigger,
	node,
	row,
	rowsAsItems,
	webhook,
	workflow,
	type Reference,
} from '../e2e/support/workflows.ts';

export const WEBHOOK_TOKEN = 'versions-secret-9';
export const webhookPath = '00000000-0000-4000-8000-000000000001';
export const triggerPath = '00000000-0000-4000-8000-000000000002';

export const boltaData = (sandbox: Sandbox, apiKey = 'test_versions_key') => ({
	apiKey,
	environment: 'test',
	baseUrl: sandbox.bolta.url,
	customerKey: '',
	webhookToken: WEBHOOK_TOKEN,
});
export const officeData = (sandbox: Sandbox) => ({
	officeToken: 'office-token',
	userId: 'admin',
	callbackSecret: '',
	baseUrl: sandbox.hiworks.url,
});

export const ROWS = [row(1), row(2), row(3)];
const withWrong = [row(1), row(2, { number: '123-45' }), row(3)];

/** Each node is linked to the next. */
function chain(name: string, nodes: WorkflowNode[]): WorkflowJson {
	const names = nodes.map((one) => one.name);
	return workflow(
		name,
		nodes,
		names.slice(1).map((next, index) => [names[index] ?? '', next]),
	);
}

/** By the names under which the checks find them. */
export function workflowsFor(boltaApi: Reference, office: Reference) {
	const byHand = (name: string, rows: object[], ...more: WorkflowNode[]) =>
		chain(name, [manualTrigger(), ...rowsAsItems(rows), ...more]);
	const issue = (options?: Record<string, unknown>, more?: Partial<WorkflowNode>) =>
		bolta('Issue', boltaApi, issueForm(options), more);
	const after = node('After', 'noOp');
	const issuanceKey = { __rl: true, mode: 'id', value: '={{ $json.issuanceKey }}' };
	const trigger = node(
		'Trigger',
		`${packageName}.boltaTrigger`,
		{ options: {} },
		{ webhookId: triggerPath, credentials: { boltaApi } },
	);
	const draft = hiworks('Draft', office, 'approvalDocument.draft', {
		formId: 'form-1',
		subject: '모니터 구매',
		contents: '<p>350,000</p>',
		state: 'order-1',
	});
	// Nothing leads back to the loop: only by its outputs can it be told from a node that gives all at once.
	const [start, ...rows] = [manualTrigger(), ...rowsAsItems([{ code: 'C1', name: '본사' }])];
	const loop = node('Loop', 'splitInBatches', { batchSize: 1, options: {} }, { typeVersion: 3 });
	const sync = hiworks('Sync', office, 'costCenter.sync', {
		matchBy: 'code',
		code: '={{ $json.code }}',
		name: '={{ $json.name }}',
		externalKey: '',
		options: { deleteMissing: true, mostDeletionsPercent: 100 },
	});
	const part = workflow(
		'A part of a list',
		[start, ...rows, loop, after, sync],
		[
			['Start', 'Rows'],
			['Rows', 'Row'],
			['Row', 'Loop'],
			['Loop', 'After', 1],
			['After', 'Sync'],
		],
	);
	return {
		issue: byHand('Issue', ROWS, issue(), after),
		wrong: byHand('A wrong number', withWrong, issue()),
		parted: byHand(
			'A wrong number, with an error output',
			withWrong,
			issue({}, { onError: 'continueErrorOutput' }),
			after,
		),
		dryRun: byHand('Dry run', ROWS, issue({ dryRun: true })),
		pdf: byHand('PDF', [row(1)], issue(), bolta('PDF', boltaApi, { operation: 'getPdf', issuanceKey, options: {} })),
		byWebhook: chain('By a webhook', [webhook(webhookPath), ...rowsAsItems(ROWS), issue(), after]),
		trigger: chain('Trigger', [trigger, after]),
		part,
		polling: polled('Polling', office, { watch: 'accountingCustomer' }),
		approval: chain('Approval', [
			manualTrigger(),
			draft,
			hiworks('Wait', office, 'approvalDocument.waitForDecision'),
			after,
		]),
	};
}

export type Name = keyof ReturnType<typeof workflowsFor>;
