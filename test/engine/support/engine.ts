import 'reflect-metadata';

import { ExecutionLifecycleHooks, LoadOptionsContext, PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type OnError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import path from 'node:path';
import type { Execute } from '../../../nodes/shared/engine/execute';
import { passFaster } from './clock';

export const PACKAGE = 'n8n-nodes-bolta-hiworks';
/** The nodes' days are Seoul's in any zone. Of one by name, n8n works out the offset for every expression. */
const SETTINGS = { timezone: 'UTC' };
let loading: Promise<PackageDirectoryLoader> | undefined;

/** The built package, loaded by n8n's own loader. */
export async function loadPackage(): Promise<PackageDirectoryLoader> {
	loading ??= (async () => {
		const loader = new PackageDirectoryLoader(path.resolve(__dirname, '../../..'));
		await loader.loadAll();
		return loader;
	})();
	return await loading;
}

/** What the editor is told of a node. */
export async function describeNode(type: string): Promise<INodeTypeDescription> {
	const loader = await loadPackage();
	return NodeHelpers.getVersionedNodeType(loader.getNode(type).type).description;
}

/** The operations that the editor offers, as `resource.operation`. */
export async function operationsOf(type: string): Promise<string[]> {
	const { properties } = await describeNode(type);
	return properties.flatMap(({ name, displayOptions, options = [] }) =>
		name === 'operation'
			? (options as Array<{ value: string }>).map(
					({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${value}`,
				)
			: [],
	);
}

const manualTrigger = {
	description: {
		displayName: 'Manual',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		defaults: { name: 'Manual' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		description: '',
	},
	async execute() {
		return [(this as unknown as { getInputData(): INodeExecutionData[] }).getInputData()];
	},
} as unknown as INodeType;

const passOn = {
	...manualTrigger,
	description: { ...manualTrigger.description, inputs: [NodeConnectionTypes.Main] },
} as INodeType;

/** Loop Over Items as n8n has it: outputs "done" and "loop", and what is left is kept with the execution. */
const loop = {
	description: {
		...passOn.description,
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['done', 'loop'],
	},
	async execute(this: IExecuteFunctions) {
		const kept = this.getContext('node') as { left?: INodeExecutionData[]; done?: INodeExecutionData[] };
		if (kept.left) (kept.done ??= []).push(...this.getInputData());
		else kept.left = this.getInputData().slice();
		const batch = kept.left.splice(0, 1);
		return batch.length === 0 ? [kept.done ?? [], []] : [[], batch];
	},
} as unknown as INodeType;

/** Nodes of n8n between the start and ours, `Node`. */
const BETWEEN: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': manualTrigger,
	'n8n-nodes-base.noOp': passOn,
	'n8n-nodes-base.splitInBatches': loop,
};

/** How input comes from `Start` to the node, `Node`: by outputs of nodes, of which `…Loop` gives one item each. */
export type Links = Array<[from: string, to: string, output?: number]>;

function connectionsOf(links: Links): IConnections {
	const connections: IConnections = {};
	for (const [from, node, output = 0] of links) {
		const main = ((connections[from] ??= {}).main ??= []);
		while (main.length <= output) main.push([]);
		main[output]!.push({ node, type: NodeConnectionTypes.Main, index: 0 });
	}
	return connections;
}

export interface Execution {
	node: string;
	parameters: INodeParameters;
	credentials: Record<string, ICredentialDataDecryptedObject>;
	input: IDataObject[];
	onError?: OnError;
	retryOnFail?: { maxTries: number; waitBetweenTries?: number };
	executeOnce?: boolean;
	mode?: WorkflowExecuteMode;
	/** The node's type is that of its tool variant. */
	asTool?: boolean;
	/** Called with the running execution: to stop it. */
	running?: (execution: { cancel(): void }) => void;
	/** A failed run to go on with, as n8n's "Retry" does; `input` and `mode` are its own then. */
	retryOf?: IRun;
	/** How many branches lead to the node: it runs for each of them in one execution, as it does for calls of a tool. */
	branches?: number;
	/** Instead of these: the wiring of the workflow. */
	links?: Links;
}

export interface Result {
	/** Outputs of the node: the first is its success branch. */
	outputs: INodeExecutionData[][];
	error: (Error & { description?: string; context?: IDataObject; httpCode?: string }) | undefined;
	run: IRun;
}

/** Runs one node of the package in n8n's real engine: a manual trigger gives `input`, the node does its work. */
export async function execute({
	node: type,
	parameters,
	credentials,
	input,
	onError,
	retryOnFail,
	executeOnce = false,
	mode: given = 'trigger',
	asTool,
	running,
	retryOf,
	branches = 1,
	links = Array.from({ length: branches }, () => ['Start', 'Node']),
}: Execution): Promise<Result> {
	const loader = await loadPackage();
	const mode = retryOf ? 'retry' : given;
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: `${PACKAGE}.${type}${asTool ? 'Tool' : ''}`,
		typeVersion: 1,
		position: [200, 0],
		parameters,
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: '1', name }])),
		executeOnce,
		...(onError && { onError }),
		...(retryOnFail && { retryOnFail: true, waitBetweenTries: 1, ...retryOnFail }),
	};
	const ours = inTests(NodeHelpers.getVersionedNodeType(loader.getNode(type).type), parameters);
	const nodeTypes = {
		getByName: (name: string) => nodeTypes.getByNameAndVersion(name),
		getByNameAndVersion: (name: string): INodeType => BETWEEN[name] ?? ours,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'test',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			node,
			...[...new Set(links.flat())].flatMap((name): INode[] =>
				typeof name !== 'string' || name === 'Start' || name === 'Node'
					? []
					: [
							{
								id: name,
								name,
								type: /Loop$/.test(name) ? 'n8n-nodes-base.splitInBatches' : 'n8n-nodes-base.noOp',
								typeVersion: /Loop$/.test(name) ? 3 : 1,
								position: [100, 0],
								parameters: {},
							},
						],
			),
		],
		connections: connectionsOf(links),
		nodeTypes,
		active: false,
		settings: SETTINGS,
	});
	const hooks = new ExecutionLifecycleHooks(mode, '1', {
		id: 'test',
		name: 'test',
		nodes: [],
		connections: {},
		active: false,
	} as never);
	const start = workflow.getStartNode() as INode;
	const data = retryOf
		? keptOf(retryOf, node)
		: createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: start, data: { main: [input.map((json) => ({ json }))] }, source: null }],
				},
			});
	const engine = new WorkflowExecute(additionalData(loader, credentials, hooks), mode, data);
	const processing = engine.processRunExecutionData(workflow);
	running?.({ cancel: () => (processing as unknown as { cancel(): void }).cancel() });
	const run = await processing;
	const [last] = run.data.resultData.runData.Node?.slice(-1) ?? [];
	return {
		outputs: (last?.data?.main ?? []).map((items) => items ?? []),
		error: (last?.error ?? run.data.resultData.error) as Result['error'],
		run,
	};
}

/** Runs an operation of a node, `resource.operation`, for one empty item unless there is other input. */
export async function executeOperation(
	node: Pick<Execution, 'node' | 'credentials'>,
	name: string,
	fields: INodeParameters,
	{ input = [{}], ...more }: Partial<Omit<Execution, keyof typeof node | 'parameters'>> = {},
): Promise<Result> {
	const [resource = '', operation = ''] = name.split('.');
	return await execute({ ...node, parameters: { resource, operation, options: {}, ...fields }, input, ...more });
}

/** What the editor gets when somebody opens a list of the node, and searches in it. */
export async function searchList(
	type: string,
	method: string,
	credentials: Execution['credentials'],
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const loader = await loadPackage();
	const nodeType = NodeHelpers.getVersionedNodeType(loader.getNode(type).type);
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: `${PACKAGE}.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: '1', name }])),
	};
	const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ id: 'test', nodes: [node], connections: {}, nodeTypes, active: false, settings: {} });
	const context = new LoadOptionsContext(workflow, node, additionalData(loader, credentials, undefined), '');
	return await nodeType.methods!.listSearch![method]!.call(context, filter, paginationToken);
}

/**
 * The node as n8n has it, but that its waits pass faster, and that a choice which the editor keeps fixed may be an
 * expression: so one execution takes documents of all ways. n8n itself takes such an expression for a plain text.
 */
const inTests = (node: INodeType, parameters: INodeParameters): INodeType =>
	Object.create(node, {
		execute: { value: (node.execute as Execute).waiting(passFaster) },
		description: { value: { ...node.description, properties: node.description.properties.map(opened(parameters)) } },
	}) as INodeType;

const opened =
	(parameters: INodeParameters) =>
	(property: INodeProperties): INodeProperties =>
		property.type === 'options' && String(parameters[property.name]).startsWith('=')
			? { ...property, noDataExpression: false }
			: property;

/** What n8n keeps of a failed run in its database, and makes ready for another try with the node as it is now. */
function keptOf(failed: IRun, node: INode): IRunExecutionData {
	const data = JSON.parse(JSON.stringify(failed.data)) as IRunExecutionData;
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	if (runData[lastNodeExecuted]?.at(-1)?.error) runData[lastNodeExecuted].pop();
	for (const next of data.executionData?.nodeExecutionStack ?? []) if (next.node.name === node.name) next.node = node;
	return data;
}

/** What the host gives an execution; credentials are decrypted already, all else is n8n's own code. */
export function additionalData(
	loader: PackageDirectoryLoader,
	credentials: Execution['credentials'],
	hooks: ExecutionLifecycleHooks | undefined,
): IWorkflowExecuteAdditionalData {
	const credentialsHelper = {
		getParentTypes: () => [],
		getDecrypted: async (_additional: unknown, _details: unknown, type: string) => ({ ...credentials[type] }),
		getCredentials: async () => undefined,
		preAuthentication: async () => undefined,
		authenticate: async (data: ICredentialDataDecryptedObject, type: string, request: IHttpRequestOptions) => {
			const { authenticate } = loader.getCredential(type).type;
			if (typeof authenticate !== 'function') throw new Error('Only functions are needed here');
			return await authenticate(data, request);
		},
		isCredentialUsableByNode: () => true,
		updateCredentials: async () => undefined,
		runPreAuthentication: async () => undefined,
	};
	return {
		hooks,
		credentialsHelper,
		executionId: '1',
		restApiUrl: '',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		variables: {},
		setExecutionStatus() {},
		userId: 'user',
		secretsHelpers: {},
		logAiEvent() {},
	} as unknown as IWorkflowExecuteAdditionalData;
}
