import { Workflow, type IDataObject, type INodeTypes, type IWebhookFunctions } from 'n8n-workflow';
import { EventEmitter } from 'node:events';

import { answer, type Verdict } from '../../../nodes/shared/webhook/answer';
import { DeliveredKeys, record } from '../../../nodes/shared/webhook/delivered';
import { deliverOnce } from '../../../nodes/shared/webhook/deliverOnce';

/** Simultaneous repeats in one process. n8n hands each call its own copy of the static data: none sees the other's. */

let workflow = 0;
beforeEach(() => void workflow++);

const EMITTED: Verdict<{ n: number }> = { result: 'emitted', output: { n: 1 } };
const DUPLICATE = { result: 'ignored', reason: 'duplicate' };

interface Told {
	key?: string;
	isProven?: boolean;
	mode?: string;
	node?: string;
	dropDuplicates?: boolean;
	data?: object;
}

/** A call, and how it is answered in the end. */
function call(
	decide: () => Promise<Verdict<{ n: number }>>,
	{ key = 'a', isProven = true, mode = 'webhook', node = 'n', dropDuplicates = true, data = {} }: Told = {},
) {
	const response = Object.assign(new EventEmitter(), { statusCode: 200, closed: false });
	const context = {
		getMode: () => mode,
		getWorkflow: () => ({ id: String(workflow) }),
		getNode: () => ({ id: node, name: 'Trigger' }),
		getWorkflowStaticData: () => data,
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const verdict = deliverOnce(context, { dropDuplicates, now: new Date() })({ dedupeKey: key, isProven }, decide);
	const close = (statusCode = 200) => {
		Object.assign(response, { statusCode, closed: true }).emit('close');
	};
	return { verdict, close, context };
}

/** Decides when told to. */
function later() {
	let end: ((verdict: Verdict<{ n: number }>) => void) | undefined;
	const decide = jest.fn(async () => await new Promise<Verdict<{ n: number }>>((resolve) => (end = resolve)));
	return { decide, end: (verdict = EMITTED) => end?.(verdict) };
}

const never = () => {
	throw new Error('must not be asked');
};

it('a repeat joins, gets the same answer, and starts nothing', async () => {
	const { decide, end } = later();
	const first = call(decide);
	const second = call(never);
	end();
	expect(await first.verdict).toEqual(EMITTED);
	first.close();
	expect(await second.verdict).toEqual({ result: 'joined' });
	expect(answer(second.context, await second.verdict)).toEqual({ webhookResponse: { result: 'emitted' } });
	expect(decide).toHaveBeenCalledTimes(1);
});

it('what joins a start that fails is refused, and the event may come again', async () => {
	const first = call(async () => EMITTED);
	const second = call(never);
	await first.verdict;
	first.close(500);
	expect(await second.verdict).toMatchObject({ result: 'refused', status: 503 });
	expect(await call(async () => EMITTED).verdict).toEqual(EMITTED);
});

it.each<Verdict<never>>([
	{ result: 'refused', status: 503, message: '' as never },
	{ result: 'ignored', reason: 'not confirmed' as never },
])('what joins a delivery that starts nothing gets its answer: $result; the next is decided anew', async (verdict) => {
	const { decide, end } = later();
	const data = {};
	const calls = [call(decide, { data }), call(never, { data })];
	end(verdict);
	expect(await Promise.all(calls.map((one) => one.verdict))).toEqual([verdict, verdict]);
	expect(await call(async () => EMITTED, { data }).verdict).toEqual(EMITTED);
});

it('a decision that breaks breaks all that joined it, and the next is decided anew', async () => {
	const calls = [call(async () => await Promise.reject(new Error('broken'))), call(never)];
	for (const { verdict } of calls) await expect(verdict).rejects.toThrow('broken');
	expect(await call(async () => EMITTED).verdict).toEqual(EMITTED);
});

it('afterwards it is a duplicate, although the static data lost its key', async () => {
	const first = call(async () => EMITTED);
	await first.verdict;
	first.close();
	await Promise.resolve();
	await new Promise(setImmediate);
	expect(await call(never).verdict).toEqual(DUPLICATE);
});

it('a caller that has gone away holds nobody up', async () => {
	const { decide, end } = later();
	const first = call(decide);
	first.close();
	const second = call(never);
	end();
	expect(await second.verdict).toEqual({ result: 'joined' });
});

it('the key of the static data is a safeguard of its own', async () => {
	const data = { delivered: [{ key: 'a', at: Date.now() }] };
	expect(await call(never, { data }).verdict).toEqual(DUPLICATE);
	const noted = {};
	await call(async () => EMITTED, { key: 'b', data: noted }).verdict;
	expect(noted).toMatchObject({ delivered: [{ key: 'b' }] });
});

it.each<[string, Told]>([
	['another event', { key: 'b' }],
	['another node', { node: 'm' }],
	['a test', { mode: 'manual' }],
	['duplicates that are wanted', { dropDuplicates: false }],
	['somebody unknown', { isProven: false }],
])('%s joins nothing', async (_, told) => {
	const { decide, end } = later();
	const first = call(decide);
	expect(await call(async () => EMITTED, told).verdict).toEqual(EMITTED);
	end();
	await first.verdict;
});

it('remembers no more than 1,000', async () => {
	for (let n = 0; n <= 1000; n++) {
		const one = call(async () => EMITTED, { key: String(n) });
		await one.verdict;
		one.close();
	}
	await new Promise(setImmediate);
	expect(await call(async () => EMITTED, { key: '0' }).verdict).toEqual(EMITTED);
	expect(await call(never, { key: '1000' }).verdict).toEqual(DUPLICATE);
});

it('a key is to be saved though n8n makes another Workflow of the same data when it starts the execution', async () => {
	const node = { id: 'n', name: 'Trigger', type: 'trigger', typeVersion: 1, position: [0, 0], parameters: {} } as never;
	const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const workflowOf = (staticData?: IDataObject) =>
		new Workflow({ nodes: [node], connections: {}, active: true, nodeTypes, ...(staticData && { staticData }) });
	const workflow = workflowOf();
	record(new DeliveredKeys(workflow.getStaticData('node', node), new Date()), 'a');
	const { staticData } = workflow;
	workflowOf(staticData);
	expect(staticData).not.toMatchObject({ __dataChanged: true });
	await new Promise((resolve) => void setTimeout(resolve, 10));
	expect(staticData).toMatchObject({ __dataChanged: true });
});
