import 'reflect-metadata';

import { ExecutionLifecycleHooks, LoadOptionsContext, PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
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

export interface Execution {
	node: string;
	parameters: INodeParameters;
	credentials: Record<string, ICredentialDataDecryptedObject>;
	input: IDataObject[];
	onError?: OnError;
	retryOnFail?: { maxTries: number; waitBetweenTries?: number };
	mode?: WorkflowExecuteMode;
	/** The node's type is that of its tool variant. */
	asTool?: boolean;
	/** Called with the running execution: to stop it. */
	running?: (execution: { cancel(): void }) => void;
	/** A failed run to go on with, as n8n's "Retry" does; `input` and `mode` are its own then. */
	retryOf?: IRun;
	/** How many branches lead to the node: it runs for each of them in one execution, as it does for calls of a tool. */
	branches?: number;
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
	mode: given = 'trigger',
	asTool,
	running,
	retryOf,
	branches = 1,
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
		...(onError && { onError }),
		...(retryOnFail && { retryOnFail: true, waitBetweenTries: 1, ...retryOnFail }),
	};
	const ours = inTests(NodeHelpers.getVersionedNodeType(loader.getNode(type).type), parameters);
	const nodeTypes = {
		getByName: (name: string) => nodeTypes.getByNameAndVersion(name),
		getByNameAndVersion: (name: string): INodeType => (name === 'n8n-nodes-base.manualTrigger' ? manualTrigger : ours),
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
		],
		connections: {
			Start: {
				main: [Array.from({ length: branches }, () => ({ node: 'Node', type: NodeConnectionTypes.Main, index: 0 }))],
			},
		},
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
