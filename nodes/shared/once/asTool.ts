import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent calls this node: n8n gives a node that stands behind one a type of its own, `…boltaTool`. */
export const runsAsTool = (context: Pick<IExecuteFunctions, 'getNode'>): boolean =>
	context.getNode().type.endsWith('Tool');
