/** What one worker has begun, another one goes on with: all that it needs stands in the database. */
import { outputOf } from '../../../scripts/lib/n8n.mts';
import { hiworks } from '../../e2e/support/hiworks.ts';
import { manualTrigger, node, untilWaiting, workflow, type Reference } from '../../e2e/support/workflows.ts';
import { startQueueWorld, type QueueWorld } from '../support/cluster.ts';

let world: QueueWorld;
let credential: Reference;

beforeAll(async () => {
	world = await startQueueWorld({ workers: 1, webhooks: 1 });
	const data = {
		officeToken: 'office-token-synthetic',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: world.sandbox.hiworks.url,
	};
	credential = await world.client.createCredential('hiworksOfficeApi', data);
});
afterAll(async () => await world?.close());

/** The only worker is stopped, as at an upgrade, and another one takes its place. */
async function replaceWorker(): Promise<void> {
	const [worker] = world.workers.splice(0);
	await worker?.stop();
	await world.addWorker();
}

it('Draft on one worker, the decision on another', async () => {
	const draft = hiworks('Draft', credential, 'approvalDocument.draft', {
		formId: 'YOUR-FORM-ID',
		subject: '모니터 구매',
		contents: '<p>350,000</p>',
	});
	const waiting = hiworks('Wait', credential, 'approvalDocument.waitForDecision', {
		approvalKey: '={{ $json.approvalKey }}',
		requestHash: '={{ $json.requestHash }}',
	});
	const { id } = await world.client.createWorkflow(
		workflow(
			'Approval',
			[manualTrigger(), draft, waiting, node('After', 'noOp')],
			[
				['Start', 'Draft'],
				['Draft', 'Wait'],
				['Wait', 'After'],
			],
		),
	);
	const executionId = await world.client.start(id, 'Start');
	await untilWaiting(world.client, executionId);
	await replaceWorker();

	const approvalKey = String(world.sandbox.hiworks.approvals().at(-1)?.approvalKey);
	await world.sandbox.hiworks.submit(approvalKey);
	const { callbacks } = await world.sandbox.hiworks.decide(approvalKey, 'complete');
	expect(callbacks.map(({ status }) => status)).toEqual([200]);
	const execution = await world.client.waitFor(executionId);
	expect(execution.status).toBe('success');
	expect(outputOf(execution, 'After').map(({ json }) => json)).toEqual([
		expect.objectContaining({ approvalKey, decision: 'approved', confirmed: true }),
	]);
	expect(outputOf(execution, 'Draft')[0]?.json.warnings).toEqual([
		expect.stringContaining('this machine or of its own network'),
	]);
});

it("a text message of which nobody knows the end: n8n's Retry on another worker does not send it again", async () => {
	const sms = hiworks('SMS', credential, 'sms.send', {
		sender: '02-000-1234',
		receiver: '010-0000-1001',
		message: '점검 안내',
		smsType: 'S',
	});
	const { id } = await world.client.createWorkflow(workflow('Message', [manualTrigger(), sms], [['Start', 'SMS']]));
	world.sandbox.hiworks.setFaults([{ kind: 'resetAfter' }]);
	const failed = await world.client.run(id, 'Start');
	expect([failed.status, failed.data.resultData.error?.message]).toEqual([
		'error',
		expect.stringContaining('outcome is unknown'),
	]);
	expect(world.sandbox.hiworks.receivers()).toEqual({ '01000001001': 1 });
	await replaceWorker();

	world.sandbox.hiworks.setFaults([]);
	const retried = await world.client.retryExecution(failed.id);
	expect([retried.status, retried.data.resultData.error?.message]).toEqual([
		'error',
		expect.stringContaining('an earlier try of this execution'),
	]);
	expect(world.sandbox.hiworks.receivers()).toEqual({ '01000001001': 1 });
});
