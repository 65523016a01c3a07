import type { Client, CredentialToImport, Execution, WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { expectSuccess } from './executions.ts';
import type { BorrowedWorld, Example } from './world.ts';

const keyOf = ({ nodes, connections, settings, pinData }: WorkflowJson) =>
	JSON.stringify([nodes, connections, settings, pinData]);

/** Every home has the examples, imported; another file's tests may have changed those of several vendors. */
async function restore(client: Client, { workflow }: Example): Promise<void> {
	const id = String(workflow.id);
	const present = await client.getWorkflow(id);
	if (present.active) await client.deactivate(id);
	if (keyOf(present) === keyOf(workflow)) return;
	const { nodes, connections, settings, pinData } = workflow;
	const { versionId } = await client.getWorkflow(id);
	await client.call('PATCH', `/workflows/${id}`, { nodes, connections, settings, pinData, versionId });
}

/** Has examples as they were imported, with data for the credentials that they name. */
export async function prepareExamples(
	client: Client,
	examples: Example[],
	credentials: CredentialToImport[],
): Promise<void> {
	for (const { id, ...given } of credentials) await client.call('PATCH', `/credentials/${id}`, given);
	for (const example of examples) await restore(client, example);
}

/**
 * The imported examples of an n8n, for the tests of a file, with data for the credentials that they name. `run`
 * executes one from its trigger (or from the one of that name), as "Execute workflow" in the editor does.
 */
export function withExamples(world: BorrowedWorld, examples: Example[], credentials: () => CredentialToImport[]) {
	beforeAll(async () => await prepareExamples(world.client, examples, credentials()));

	const workflowOf = (file: string): WorkflowJson & { id: string } => {
		const found = examples.find((example) => example.file === file)?.workflow;
		if (!found?.id) throw new Error(`examples/${file} is missing, or has no id`);
		return { ...found, id: found.id };
	};
	const execute = async (file: string, trigger?: string): Promise<Execution> => {
		const { id, nodes } = workflowOf(file);
		return await world.client.run(id, trigger ?? nodes.find(({ type }) => /trigger$/i.test(type))?.name ?? '');
	};
	const run = async (file: string, trigger?: string) => expectSuccess(await execute(file, trigger));
	return { workflowOf, execute, run };
}
