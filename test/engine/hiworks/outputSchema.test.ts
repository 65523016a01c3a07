import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { readCall } from '../../../nodes/Hiworks/approval/callback';
import { silentOutput } from '../../../nodes/Hiworks/approval/output';
import { judgeDecision } from '../../../nodes/Hiworks/approval/waiting';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { hiworksNode } from '../../operations/hiworks';
import { locator } from '../support/hiworks';
import {
	hiworks,
	entries,
	fieldsOf,
	LISTS,
	RESOURCES,
	setRecords,
	type Entry,
	type Resource,
} from '../support/hiworksOffice';
import { describeOutputs } from '../support/outputSchema';

let sandbox: Sandbox;

async function run(name: string, parameters: INodeParameters = {}, input: IDataObject[] = [{}]): Promise<IDataObject> {
	const { outputs: branches, error } = await hiworks(sandbox.hiworks.url, name, parameters, { input });
	if (error) throw error;
	return outputs.keep(
		name,
		(branches[0] ?? []).map(({ json }) => json),
	);
}

/** The six operations of a list, with every action that a record can come out with. */
async function runList(resource: Resource): Promise<void> {
	const fields = fieldsOf(resource);
	const [first, second, third, fourth, fifth] = entries(resource, 5) as [Entry, Entry, Entry, Entry, Entry];
	await run(`${resource}.create`, fields, [first, second]);
	await run(`${resource}.update`, { matchBy: 'code', key: locator(first.code ?? ''), changes: { name: '새 이름' } });
	await run(`${resource}.update`, {
		matchBy: 'externalKey',
		key: locator(second.externalKey ?? ''),
		changes: Object.fromEntries(LISTS[resource].columns.map((column) => [column, second[column] ?? ''])),
	});
	await run(`${resource}.upsert`, fields, [first, third]);
	await run(`${resource}.getAll`, { returnAll: true });
	await run(`${resource}.delete`, { code: locator(third.code ?? '') });
	setRecords(sandbox, resource, [first, second, third, fifth]);
	sandbox.hiworks.setUseFlag(
		({ costCenter: 'department', accountingCustomer: 'customer', accountTitle: 'account' } as const)[resource],
		second.code ?? '',
		'N',
	);
	// Created, updated, unchanged, inactive, deleted, and one that lacks what a new record needs.
	const options = { deleteMissing: true, mostDeletionsPercent: 100 };
	await run(`${resource}.sync`, { ...fields, options }, [
		first,
		second,
		{ ...third, name: '다른 이름' },
		fourth,
		{ code: 'C9999' },
	]);
}

async function runApproval(): Promise<void> {
	const draft = { formId: '1', subject: '제목', contents: '본문' };
	const { approvalKey, requestHash } = (await run('approvalDocument.draft', {
		...draft,
		state: 'order-1',
		sendDecisionsTo: 'execution',
	})) as { approvalKey: string; requestHash: string };
	await run('approvalDocument.draft', { ...draft, sendDecisionsTo: 'url', callbackUrl: 'http://127.0.0.1:9/' });
	await sandbox.hiworks.submit(approvalKey);
	const approvalId = String(sandbox.hiworks.approvals()[0]?.approvalId);
	await run('approvalDocument.getState', { approvalId: locator(approvalId) });
	await run('approvalDocument.waitForDecision', { approvalKey, requestHash, timeLimit: 1, timeLimitUnit: 'days' });
	// What comes out in the end is told by a call, or by the clock: n8n's own server would do that.
	const call = readCall(
		`/x?signature=1&cb=1?office_id=1&approval_key=${approvalKey}&approval_id=${approvalId}&approval_code=QW-1&state=complete&request_hash=${requestHash}.order-1`,
	);
	for (const confirm of [undefined, async () => await Promise.resolve({ outcome: 'agrees' as const })]) {
		const verdict = await judgeDecision(call, {
			awaited: { approvalKey, requestHash },
			resumeOnProgress: false,
			confirm,
			now: new Date(),
		});
		if (verdict.result !== 'emitted') throw new Error(JSON.stringify(verdict));
		outputs.keep('approvalDocument.waitForDecision', [verdict.output]);
	}
	outputs.keep('approvalDocument.waitForDecision', [silentOutput('timedOut', { approvalKey, requestHash })]);
}

async function runMessages(): Promise<void> {
	const later = { sendAt: '2099-01-31 09:00:00' };
	const text = { sender: '02-000-1234', receiver: '010-0000-1234', message: '안내' };
	const { refKey } = (await run('sms.send', { ...text, options: later })) as { refKey: string };
	await run('sms.send', text);
	await run('sms.getResult', { refKey });
	await run('sms.reschedule', { refKey, sendAt: '2099-02-01 09:00:00' });
	await run('sms.cancelScheduled', { refKey });
	for (const name of ['sms.getBalance', 'sms.getUsage', 'alimtalk.getBalance']) await run(name);
	await run('sms.getComposePageUrl', { officeAddress: 'example.co.kr' });
	sandbox.hiworks.configure({ templates: null, failingReceivers: ['821000009999'] });
	const alarm = {
		templateName: '안내',
		message: '안내',
		resend: true,
		resendSubject: '제목',
		resendFrom: '02-000-1234',
	};
	for (const receiver of ['010-0000-1234', '010-0000-9999']) {
		const { messageId } = (await run('alimtalk.send', { ...alarm, receiver })) as { messageId: string };
		await run('alimtalk.getResult', { messageId });
	}
	await run('alimtalk.send', { ...alarm, receiver: '010-0000-1234', options: later });
	await run('notification.send', { userIds: 'admin, kcs', message: '안내', link: 'https://example.com/' });
	sandbox.hiworks.configure({ wrongAddresses: ['wrong@example.com'] });
	await run('mail.send', { to: 'one@example.com, wrong@example.com', subject: '제목', content: '본문' });
}

/** What no row puts out: each action, every kind of decision, and how many calls are left. */
const outputs = describeOutputs(hiworksNode, async () => {
	sandbox = await startSandbox();
	for (const [n, resource] of RESOURCES.entries()) {
		// With and without the header that tells how many calls are left.
		sandbox.hiworks.configure({ rateHeaders: n > 0 });
		await runList(resource);
	}
	await runApproval();
	await runMessages();
	await run('spendingReport.getAll', { month: '2019-02', returnAll: true });
	await run('spendingReport.updateStatus', { documentNumber: '1231233', accountingStatus: 'done' });
	await run('spendingReport.updateStatus', { documentNumber: '1231234', accountingStatus: 'unchanged', alias: '전표' });
	await run('user.getAll', { returnAll: true });
	await run('myAccount.get');
	await run('organizationChart.get');
	await run('organizationChart.get', { options: { flat: true } });
});
afterAll(async () => await sandbox?.close());

it('Every action of a sync is shown', () => {
	for (const resource of RESOURCES) {
		expect(new Set(outputs.of(`${resource}.sync`).map(({ action }) => action))).toEqual(
			new Set(['created', 'updated', 'unchanged', 'inactive', 'deleted', 'failed']),
		);
	}
});
