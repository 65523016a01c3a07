/** Executions of n8n, and what tests read off them. */
import { outputOf, type Client, type Execution, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { manualTrigger, rowsAsItems, workflow } from './workflows.ts';

/** What came out of a node, by one of its branches. */
export const json = (execution: Execution, name: string, output?: number) =>
	outputOf(execution, name, output).map((item) => item.json);

/** The same of all runs of a node: of each turn of a loop, of each branch that leads to it. */
export const jsonOfAllRuns = (execution: Execution, name: string, output = 0) =>
	(execution.data.resultData.runData[name] ?? [])
		.flatMap(({ data }) => data?.main[output] ?? [])
		.map((item) => item.json);

/** Of each node whether it ran. */
export const ran = (execution: Execution, ...names: string[]) =>
	names.map((name) => name in execution.data.resultData.runData);

export const errorOf = ({ data: { resultData } }: Execution) => ({ message: '', description: '', ...resultData.error });

export function expectSuccess(execution: Execution): Execution {
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
}

/** Start → Rows → Row → the given nodes, one after the other. */
export async function runRows(client: Client, rows: object[], ...nodes: WorkflowNode[]): Promise<Execution> {
	const names = ['Start', 'Rows', 'Row', ...nodes.map(({ name }) => name)];
	const links = names.slice(1).map((name, index): [string, string] => [names[index] ?? '', name]);
	const { id } = await client.createWorkflow(
		workflow(names.join(' '), [manualTrigger(), ...rowsAsItems(rows), ...nodes], links),
	);
	return await client.run(id, 'Start');
}
