import { PollContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { additionalData, loadPackage, PACKAGE, type Execution } from './engine';

interface Published {
	node: string;
	/** Of the node in the workflow. */
	name?: string;
	parameters: INodeParameters;
	credentials: Execution['credentials'];
	/** Which credentials they are, as n8n numbers them. */
	credentialId?: string;
	/** What n8n has stored of the workflow. */
	staticData?: IDataObject;
}

interface Polling extends Published {
	/** Milliseconds that n8n gives a poll, where it drops it after them. */
	budget?: number;
}

/** A published workflow that begins with a trigger, as n8n holds it in memory. */
export async function held(
	{ node: type, name = 'Trigger', parameters, credentials, credentialId: id = '1', staticData = {} }: Published,
	workflowId: string = randomUUID(),
) {
	const loader = await loadPackage();
	const nodeType = NodeHelpers.getVersionedNodeType(loader.getNode(type).type);
	const node: INode = {
		id: 'trigger',
		name,
		type: `${PACKAGE}.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id, name }])),
	};
	const workflow = new Workflow({
		id: workflowId,
		nodes: [node],
		connections: {},
		nodeTypes: { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) },
		active: true,
		staticData: structuredClone(staticData),
		settings: {},
	});
	return {
		nodeType,
		workflow,
		node: workflow.getNode(name)!,
		additional: additionalData(loader, credentials, undefined),
	};
}

/** The same where the trigger polls: in n8n's own engine, without its clock. */
export interface Publication {
	/** A tick. @returns the items that start the workflow; undefined: nothing starts. @throws what fails the tick */
	poll(activation?: WorkflowActivateMode): Promise<any[] | undefined>;
	/** What a person sees who executes the node. */
	test(): Promise<any[] | undefined>;
	/** What n8n would store now. */
	stored(): IDataObject;
	/**
	 * The same in another process, which has nothing but what was stored. Modules live on in a test, and know what they
	 * handed over by workflow and node, so it is another workflow.
	 */
	restarted(stored?: IDataObject, parameters?: INodeParameters): Promise<Publication>;
	/** The same in this process where each poll is a task of n8n's scheduler, which is given what was stored. */
	task(stored: IDataObject, changed?: Pick<Polling, 'name' | 'credentialId'>): Promise<Publication>;
}

export async function publish(polling: Polling, id: string = randomUUID()): Promise<Publication> {
	const { node: type, name = 'Trigger', parameters, credentials, budget } = polling;
	const everyMinute = { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters };
	const { nodeType, workflow, node, additional } = await held({ ...polling, parameters: everyMinute }, id);
	const stored = () => JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;

	async function poll(mode: 'trigger' | 'manual', activation: WorkflowActivateMode) {
		const context = new PollContext(workflow, node, additional, mode, activation);
		if (budget !== undefined) Object.assign(context, { getPollBudgetMs: () => budget });
		const outputs = await nodeType.poll!.call(context);
		return outputs?.[0]?.map(({ json }) => json);
	}

	return {
		poll: async (activation = 'activate') => await poll('trigger', activation),
		test: async () => await poll('manual', 'manual'),
		stored,
		restarted: async (data = stored(), changed = parameters) =>
			await publish({ node: type, name, parameters: changed, credentials, staticData: data }),
		task: async (data, changed = {}) =>
			await publish({ node: type, name, parameters, credentials, staticData: data, ...changed }, id),
	};
}
