import {
	NodeConnectionTypes,
	Workflow,
	WorkflowDataProxy,
	type IExecuteData,
	type INode,
	type INodeType,
} from 'n8n-workflow';

import type { Result } from './engine';

const node = (name: string): INode => ({
	id: name,
	name,
	type: 'any',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

const anyType = { description: { properties: [], outputs: ['main', 'main'] } } as unknown as INodeType;
const nodeTypes = { getByName: () => anyType, getByNameAndVersion: () => anyType, getKnownTypes: () => ({}) };
const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];

/**
 * What `$('Start').item` comes to in a node behind a branch of the node that ran, for one of the items that go there:
 * resolved by n8n's own proxy for expressions.
 * @throws what an expression there would end in
 */
export function startItemOf({ outputs, run }: Result, branch: number, itemIndex: number): unknown {
	const branches = outputs.map((_, index) => (index === branch ? to('Next') : []));
	const workflow = new Workflow({
		id: 'test',
		nodes: ['Start', 'Node', 'Next'].map(node),
		connections: { Start: { main: [to('Node')] }, Node: { main: branches } },
		nodeTypes,
		active: false,
		settings: {},
	});
	// The engine pairs what goes into a node to itself.
	const items = (outputs[branch] ?? []).map((item, index) => ({ ...item, pairedItem: { item: index } }));
	const executeData: IExecuteData = {
		data: { main: [items] },
		node: node('Next'),
		source: { main: [{ previousNode: 'Node', previousNodeOutput: branch, previousNodeRun: 0 }] },
	};
	const proxy = new WorkflowDataProxy(
		workflow,
		run.data,
		0,
		itemIndex,
		'Next',
		items,
		{},
		'trigger',
		{},
		executeData,
	).getDataProxy();
	const start = (proxy.$ as (name: string) => { item: { json: unknown } })('Start');
	return start.item.json;
}
