import {
	importCredentials,
	importWorkflows,
	type CredentialToImport,
	type Execution,
	type WorkflowJson,
} from '../../../scripts/lib/n8n.mts';
import { expectSuccess } from './executions.ts';
import type { BorrowedWorld, Example } from './world.ts';

/** Imports examples as they are, with credentials. */
export async function importAll(home: string, examples: Example[], credentials: CredentialToImport[]): Promise<void> {
	const workflows = examples.map(({ workflow }) => workflow);
	await Promise.all([importCredentials(home, credentials), importWorkflows(home, workflows)]);
}

/**
 * Imports examples as they are into an n8n before the tests of a file, with the credentials that they name. `run`
 * executes one from its trigger (or from the one of that name), as "Execute workflow" in the editor does.
 */
export function withExamples(world: BorrowedWorld, examples: Example[], credentials: () => CredentialToImport[]) {
	beforeAll(async () => await importAll(world.home, examples, credentials()), 90_000);

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
