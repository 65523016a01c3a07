import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an agent or an MCP client calls the node: n8n makes a variant of it for that, whose type ends so. */
export const runsAsTool = (context: Pick<IExecuteFunctions, 'getNode'>): boolean =>
	context.getNode().type.endsWith('Tool');
